"""Your own reader: reviewed claims become examples, and the shipped network continues training on them.

Needs the extra ``train`` (torch, onnx); nothing else in the package does.
"""
