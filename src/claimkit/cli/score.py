"""``claimkit score``: how good an extraction is, measured on gold."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from claimkit.cli.shared.options import Extracted, Format

if TYPE_CHECKING:
    from claimkit.extraction.evaluation import Annotation, TypeScore


def score(
    predicted: Extracted,
    gold: Annotated[str, typer.Argument(help="Gold claims, or reviewed claims that `claimkit export` wrote.")],
    types: Annotated[str, typer.Option(help="Only these claim types, separated by commas.")] = "",
    rules: Annotated[bool, typer.Option("--rules", help="Also show the figures of every rule.")] = False,
    errors: Annotated[int, typer.Option(min=0, help="List the first N errors of each type.")] = 0,
    reader: Annotated[
        list[str] | None,
        typer.Option(
            help="Take PREDICTED as articles and extract them with this reader (shipped, rules, a folder); "
            "can be repeated to compare readers."
        ),
    ] = None,
    format: Format = "table",  # noqa: A002 - the option's name
) -> None:
    """Compare extracted claims with gold: precision, recall and F1 by type, values, roles, rules and errors.

    A claim is found when its anchor (the few words that make it) overlaps a gold one of its type, and exact when both
    spans are equal.

    Example: claimkit score claims.jsonl annotations/gold/gold.jsonl --errors 20

    Example: claimkit score articles.jsonl gold.jsonl --reader shipped --reader my-reader
    """
    import msgspec

    from claimkit.checks import choice
    from claimkit.cli.shared.tables import show
    from claimkit.dataset.loading import data_files
    from claimkit.extraction import evaluation
    from claimkit.records import CLAIM_TYPES

    named = [name.strip() for name in types.split(",") if name.strip()] or CLAIM_TYPES
    wanted = [choice("claim type", name, CLAIM_TYPES) for name in named]
    folder = Path(gold).is_dir()  # of a dataset
    settled = evaluation.read(*(map(str, data_files([Path(gold)])) if folder else [gold]))
    if reader:
        predictions = {name: _extracted(predicted, name) for name in reader}
    else:
        predictions = {predicted: evaluation.read(predicted)}
    if len(predictions) > 1:
        _compare({name: evaluation.score(settled, found, wanted) for name, found in predictions.items()}, format)
        return
    (found,) = predictions.values()
    scores = evaluation.score(settled, found, wanted)
    if format == "json":
        typer.echo(msgspec.json.format(msgspec.json.encode(evaluation.report(scores, errors))))
        return
    show(
        ["type", "gold", "pred", "found", "P", "R", "F1", "exact F1", "value"],
        (
            (
                *(type_, s.found.gold, s.found.predicted, s.found.right),
                *(s.found.precision, s.found.recall, s.found.f1, s.exact.f1, s.value),
            )
            for type_, s in scores.items()
        ),
        "table",
    )
    show(
        ["type", "role", "gold", "pred", "right", "P", "R", "F1"],
        (
            (type_, name, r.gold, r.predicted, r.right, r.precision, r.recall, r.f1)
            for type_, s in scores.items()
            for name, r in sorted(s.roles.items())
        ),
        "table",
    )
    if rules:
        show(
            ["rule", "pred", "found", "exact", "P"],
            (
                (rule, n, found, exact, found / n)
                for s in scores.values()
                for rule, (n, found, exact) in sorted(s.rules.items(), key=lambda rule: rule[1][1] - rule[1][0])
            ),
            "table",
        )
    for s in scores.values():
        for error in s.errors[:errors]:
            typer.echo(str(error))
    measured = sum(s.found.gold > 0 for s in scores.values())
    typer.echo(f"macro F1 over {measured} types: {evaluation.macro_f1(scores):.3f}")


def _extracted(articles: str, reader: str) -> Annotation:
    from claimkit import reading
    from claimkit.extraction import evaluation, pipeline

    return evaluation.extracted(pipeline.extract(article, reader=reader) for article in reading.read(articles))


def _compare(scores: dict[str, dict[str, TypeScore]], format: Format) -> None:  # noqa: A002 - as the option
    """The figures of several readers, type by type."""
    from claimkit.cli.shared.tables import show

    types = next(iter(scores.values()))
    rows = [(type_, name, of[type_]) for type_ in types for name, of in scores.items()]
    show(
        ["type", "reader", "gold", "pred", "P", "R", "F1", "exact F1", "value"],
        (
            (
                *(type_, name, s.found.gold, s.found.predicted, s.found.precision, s.found.recall, s.found.f1),
                *(s.exact.f1, s.value),
            )
            for type_, name, s in rows
        ),
        format,
    )
    if format == "table":
        show(
            ["type", "role", "reader", "gold", "P", "R", "F1"],
            (
                (type_, role, name, r.gold, r.precision, r.recall, r.f1)
                for type_, name, s in rows
                for role, r in sorted(s.roles.items())
            ),
            format,
        )
