"""Exports the network as ONNX graphs. Only the shipped reader needs this; later readers fill its graphs with new
weights (:mod:`claimkit.training.weights`)."""

from __future__ import annotations

import logging
import warnings
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from claimkit.reader.network import ENCODER, HEADS
from claimkit.training.network import WIDTH, Encoder, Heads

OPSET = 17


class _OneWindow(nn.Module):
    """Encoder or heads on a single window: it has no padding, so it needs no mask."""

    def __init__(self, part: Encoder | Heads) -> None:
        super().__init__()
        self.part = part

    def forward(self, *given: Tensor) -> tuple[Tensor, Tensor]:
        out: tuple[Tensor, Tensor] = self.part(*given, torch.zeros(()))
        return out


def write(encoder: Encoder, heads: Heads, folder: Path) -> None:
    """Writes the two graphs of a network, with 8-bit weights."""
    encoder.eval(), heads.eval()
    ids, states, anchor = torch.ones(1, 9, dtype=torch.int64), torch.zeros(1, 9, WIDTH), torch.eye(9)[1:3]
    _export(_OneWindow(encoder), {"ids": ids}, {"states": {}, "anchors": {}}, folder / ENCODER)
    _export(_OneWindow(heads), {"states": states, "anchor": anchor}, {"roles": {}, "values": {}}, folder / HEADS)
    logging.getLogger().setLevel(logging.ERROR)  # silences advice to preprocess, which so small a graph does not need
    for name, matrices in ((ENCODER, ["MatMul", "Gather"]), (HEADS, ["MatMul"])):
        quantize_dynamic(
            folder / name,
            folder / name,
            op_types_to_quantize=matrices,
            weight_type=QuantType.QInt8,
            per_channel=True,
            reduce_range=True,
        )


def _export(module: nn.Module, given: dict[str, Tensor], made: dict[str, dict[int, str]], file: Path) -> None:
    free = {"ids": {1: "pieces"}, "states": {1: "pieces"}, "anchor": {0: "anchors", 1: "pieces"}}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the tracer warns of sizes that are constants here
        torch.onnx.export(
            module,
            tuple(given.values()),
            str(file),
            input_names=list(given),
            output_names=list(made),
            dynamic_axes={name: axes for name, axes in free.items() if name in given},
            opset_version=OPSET,
            dynamo=False,
        )
    model = onnx.load(file)
    parameters = {name.removeprefix("part."): p.detach().numpy() for name, p in module.named_parameters()}
    names = {}
    for tensor in model.graph.initializer:
        value = numpy_helper.to_array(tensor)
        for name, parameter in parameters.items():
            if value.shape == parameter.shape and np.array_equal(value, parameter):
                names[tensor.name] = name
            elif parameter.ndim == 2 and value.shape == parameter.T.shape and np.array_equal(value, parameter.T):
                names[tensor.name] = f"{name}.T"
    for tensor in model.graph.initializer:
        tensor.name = names.get(tensor.name, tensor.name)
    for node in model.graph.node:
        for index, name in enumerate(node.input):
            node.input[index] = names.get(name, name)
    onnx.save(model, file)
