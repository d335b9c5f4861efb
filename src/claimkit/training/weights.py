"""Loads and saves the network's weights in the graphs that :class:`claimkit.reader.network.Network` runs.

The graphs' tensors have the names of the network's parameters (``layers.0.up.weight``, followed by ``.T`` if the graph
has it transposed). The encoder's matrices are stored as 8-bit integers with one scale per column, as in ONNX Runtime's
dynamic quantisation; only the seven lowest bits are used, so that sums overflow on no processor.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import numpy_helper
from torch import nn

INTEGERS, SCALE, ZERO = "_quantized", "_scale", "_zero_point"
LARGEST = 64  # of 127: on processors without VNNI the sum of two products must fit into 16 bits


def shape(file: Path) -> tuple[int, int]:
    """(number of layers, neurons in each) of the encoder in a graph."""
    inner = [tensor.dims[0] for tensor in onnx.load(file).graph.initializer if tensor.name.endswith(".up.bias")]
    return len(inner), inner[0]


def load(module: nn.Module, file: Path) -> None:
    """Sets the module's parameters to those of the graph. If a parameter has more rows (for types that the graph does
    not know), only its first rows are set."""
    held = {tensor.name: numpy_helper.to_array(tensor) for tensor in onnx.load(file).graph.initializer}
    with torch.no_grad():
        for name, parameter in module.named_parameters():
            value = _value(held, name)
            if value is not None:
                parameter[: len(value)].copy_(torch.from_numpy(value.copy()))


def save(module: nn.Module, graph: Path, file: Path) -> None:
    """Writes a copy of ``graph`` with the module's parameters."""
    model = onnx.load(graph)
    tensors = {tensor.name: tensor for tensor in model.graph.initializer}
    for name, parameter in module.named_parameters():
        value = parameter.detach().numpy().astype(np.float32)
        at, turned = (
            (f"{name}.T", value.T) if f"{name}.T" in tensors or f"{name}.T{INTEGERS}" in tensors else (name, value)
        )
        if at in tensors:
            tensors[at].CopyFrom(numpy_helper.from_array(np.ascontiguousarray(turned), at))
        else:
            integers, scale = quantised(turned, per_column=tensors[at + SCALE].dims != [])
            tensors[at + INTEGERS].CopyFrom(numpy_helper.from_array(integers, at + INTEGERS))
            tensors[at + SCALE].CopyFrom(numpy_helper.from_array(scale, at + SCALE))
            tensors[at + ZERO].CopyFrom(numpy_helper.from_array(np.zeros_like(scale, np.int8), at + ZERO))
    onnx.save(model, file)


def quantised(value: NDArray[np.float32], per_column: bool) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """Integers and a scale whose product approximates the matrix; one scale per column, or one for the whole matrix."""
    scale = np.abs(value).max(axis=0) if per_column else np.abs(value).max()
    scale = np.maximum(np.asarray(scale, np.float32) / LARGEST, np.float32(1e-12))
    return np.rint(value / scale).astype(np.int8), scale


def _value(held: dict[str, NDArray[np.float32]], name: str) -> NDArray[np.float32] | None:
    for at in (name, f"{name}.T"):
        value = held.get(at)
        if value is None and at + INTEGERS in held:
            value = (held[at + INTEGERS].astype(np.float32) - held[at + ZERO]) * held[at + SCALE]
        if value is not None:
            return value.T if at.endswith(".T") else value
    return None
