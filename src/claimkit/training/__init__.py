"""A reader of one's own: reviewed claims become examples, the shipped network goes on learning from them.

Needs the extra ``train`` (torch, onnx); nothing else in the package does.
"""
