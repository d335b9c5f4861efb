"""``claimkit train``: your own reader, from reviewed claims."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

Reviewed = Annotated[
    list[str], typer.Argument(help="Reviewed claims that `claimkit export` wrote, or gold.", metavar="REVIEWED")
]
Articles = Annotated[str | None, typer.Option(help="The articles of a gold file, which does not contain their texts.")]
StartFrom = Annotated[str, typer.Option(help="What to start from: shipped, or the folder of an earlier reader.")]
HeldOut = Annotated[float, typer.Option(min=0.05, max=0.5, help="The share of articles held out to measure on.")]
NewTypes = Annotated[
    list[str] | None, typer.Option("--type", help="A claim type that the reader does not know yet, to learn as well.")
]
Seed = Annotated[int, typer.Option(help="The random seed for the choice of held-out articles and the training order.")]


def train(
    reviewed: Reviewed,
    output: Annotated[Path, typer.Option("-o", "--output", help="The folder for the reader.", file_okay=False)],
    articles: Articles = None,
    reader: StartFrom = "shipped",
    held_out: HeldOut = 0.2,
    type_: NewTypes = None,
    epochs: Annotated[int, typer.Option(min=1, help="The number of passes over the articles.")] = 4,
    seed: Seed = 0,
) -> None:
    """Continue training the shipped reader on claims that people have reviewed; needs the extra claimkit[train].

    Confirmed, corrected and added claims are positive examples. Claims judged not to be claims are counter-examples,
    and so are the remaining words of a sentence whose claims were all judged. Prints the figures on held-out articles,
    before and after training.

    Example: claimkit train reviewed.jsonl -o my-reader
    """
    from claimkit import reading
    from claimkit.checks import choice
    from claimkit.cli.shared.messages import bar, say
    from claimkit.cli.shared.tables import show
    from claimkit.dataset.loading import read_reviewed
    from claimkit.errors import SettingsError
    from claimkit.extraction import marked_claims
    from claimkit.reader import RULES, folder_of
    from claimkit.reader.network import read_settings
    from claimkit.records import CLAIM_TYPES
    from claimkit.training import judged
    from claimkit.training.continuing import train as trained

    if reader == RULES:
        raise SettingsError("rules cannot be trained", "only a reader's weights can", "name shipped or a folder")
    base = folder_of(reader)
    known = tuple(read_settings(base).types)
    types = (*known, *(choice("claim type", one, CLAIM_TYPES) for one in type_ or () if one not in known))
    texts: list[judged.Judged] = []
    for file in reviewed:
        if articles is None:
            texts += judged.from_reviewed(read_reviewed(file), types)
        else:
            texts += judged.from_gold(marked_claims.read(file), reading.read(articles), types)
    with bar("Learning") as progress:
        gain = trained(
            texts, output, base, epochs=epochs, share=held_out, seed=seed, progress=progress, types=types[len(known) :]
        )
    say(f"trained on {gain.learnt:,} claims, measured on {gain.held:,} texts held out; the reader is in {output}")
    show(
        ["type", "gold", "P before", "P", "R before", "R", "F1 before", "F1"],
        (
            (
                *(type_, after.found.gold, before.found.precision, after.found.precision),
                *(before.found.recall, after.found.recall, before.found.f1, after.found.f1),
            )
            for type_, before, after in ((t, gain.before[t], gain.after[t]) for t in gain.after)
        ),
        "table",
    )
