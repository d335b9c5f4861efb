"""Training your own reader: the shipped network continues training on examples from reviewed claims.

This is the only part of the package that needs the extra ``train`` (torch, onnx).
"""
