"""Makes a step of ``fit.py`` faster: fewer layers, and fewer neurons in each.

    python training/narrow.py STEP -o NARROW --texts ARTICLES [--texts ...] --without 5 --inner 1024

STEP is the output of ``fit.py``; ARTICLES are files of any text. No annotations are needed. In each layer, the neurons
that the others can replace best are removed, and the matrix behind them is fitted again by least squares, so that on a
sample of the text the layer's output changes as little as possible, also after a layer that is left out (optimal brain
surgeon, Hassibi and Stork 1993, as used in ZipLM, Kurtic et al. 2023). The heads stay as they are. NARROW is a folder
like STEP; continue from it with ``fit.py --teacher STEP``.
"""

from __future__ import annotations

import argparse
import random
from pathlib import Path

import torch
from fit import LEARNT, of_steps, write
from torch import Tensor, nn
from torch.nn import functional

from claimkit import reading
from claimkit.reader.network import BEGIN, END, TOKENIZER, Network
from claimkit.reader.windows import windows
from claimkit.text.segmentation import segment
from claimkit.training.network import Encoder, EncoderLayer

SAMPLE = 240  # windows to fit the matrices on
AT_ONCE, RIDGE = 96, 1e-3
ALONE = torch.zeros(())  # the mask of a single window


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("step", type=Path)
    ask.add_argument("-o", "--output", type=Path, required=True)
    ask.add_argument("--texts", action="append", required=True, metavar="ARTICLES")
    ask.add_argument("--without", type=int, action="append", default=[], help="a layer to leave out, counted from 1")
    ask.add_argument("--inner", type=int, default=1024, help="neurons that stay in each layer")
    ask.add_argument("--seed", type=int, default=1)
    given = ask.parse_args()
    tokenizer = Network(given.step).tokenizer
    texts = [article.text for name in given.texts for article in reading.read(name)]
    random.Random(given.seed).shuffle(texts)
    found = (w.ids for text in texts for w in windows(text, segment(text), tokenizer, LEARNT.window))
    sample = [torch.tensor([[BEGIN, *ids, END]]) for ids, _ in zip(found, range(SAMPLE), strict=False)]
    encoder, heads = of_steps([given.step], tokenizer.get_vocab_size())
    encoder.layers = narrowed(encoder.eval(), sample, given.without, given.inner)
    write(encoder, heads, given.step / TOKENIZER, given.output)


@torch.no_grad()
def narrowed(encoder: Encoder, sample: list[Tensor], without: list[int], inner: int) -> nn.ModuleList:
    """Narrow layers. Each is fitted so that, on the output of the narrow layers before it, it comes closest to the
    output of the original layer."""
    wide = [encoder.norm(encoder.words(ids) + encoder.positions(torch.arange(ids.shape[1]))[None]) for ids in sample]
    narrow, layers = wide, nn.ModuleList()
    for number, layer in enumerate(encoder.layers, 1):
        assert isinstance(layer, EncoderLayer)
        between = [_attended(layer, x) for x in wide]
        wanted = [x + layer.down(functional.gelu(layer.up(x))) for x in between]
        wide = [layer.norm(x) for x in wanted]
        if number in without:
            continue
        between = [_attended(layer, x) for x in narrow]
        neurons = torch.cat([functional.gelu(layer.up(x))[0] for x in between])
        rest = torch.cat([(y - x - layer.down.bias)[0] for x, y in zip(between, wanted, strict=True)])
        kept, down = _fewer(neurons, rest, layer.down.weight.T, inner)
        slim = EncoderLayer(inner).eval()
        slim.load_state_dict(
            layer.state_dict()
            | {"up.weight": layer.up.weight[kept], "up.bias": layer.up.bias[kept], "down.weight": down.T}
        )
        layers.append(slim)
        narrow = [slim.norm(x + slim.down(functional.gelu(slim.up(x)))) for x in between]
    return layers


def _attended(layer: EncoderLayer, x: Tensor) -> Tensor:
    attended: Tensor = layer.attention_norm(x + layer.attention(x, ALONE))
    return attended


def _fewer(neurons: Tensor, wanted: Tensor, down: Tensor, inner: int) -> tuple[Tensor, Tensor]:
    """The indices of the neurons (pieces, wide) to keep, and the matrix (inner, width) that best maps them to
    ``wanted`` (pieces, width). ``down`` is the original matrix."""
    both = (neurons.T @ neurons / len(neurons)).double() + RIDGE * torch.eye(neurons.shape[1], dtype=torch.float64)
    asked = (neurons.T @ wanted / len(neurons)).double() + RIDGE * down.double()
    kept = torch.arange(len(both))
    matrix = torch.linalg.solve(both, asked)
    while len(kept) > inner:
        cost = matrix.square().sum(1) / torch.linalg.inv(both[kept][:, kept]).diag()
        stay = torch.ones(len(kept), dtype=torch.bool)
        stay[cost.argsort()[: min(AT_ONCE, len(kept) - inner)]] = False
        kept = kept[stay]
        matrix = torch.linalg.solve(both[kept][:, kept], asked[kept])
    return kept, matrix.float()


if __name__ == "__main__":
    main()
