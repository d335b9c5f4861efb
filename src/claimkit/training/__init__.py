"""Your own reader: reviewed claims become examples, on which the shipped network continues training.

Needs the extra ``train`` (torch, onnx), as nothing else in the package does.
"""
