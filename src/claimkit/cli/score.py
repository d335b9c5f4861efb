"""``claimkit score``: how good an extraction is, measured on gold."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from claimkit.cli.shared.options import Extracted, Format, Types

if TYPE_CHECKING:
    from claimkit.extraction.evaluation import Ratio, TypeScore
    from claimkit.extraction.marked_claims import Annotation


Readers = Annotated[
    list[str] | None,
    typer.Option(
        help="Extract the articles in PREDICTED with this reader (shipped, rules, a folder); "
        "can be repeated to compare readers."
    ),
]


def score(
    predicted: Extracted,
    gold: Annotated[str, typer.Argument(help="Gold claims, or reviewed claims that `claimkit export` wrote.")],
    type: Types = None,  # noqa: A002 - the option's name
    rules: Annotated[bool, typer.Option("--rules", help="Also show the figures of every rule.")] = False,
    errors: Annotated[int, typer.Option(min=0, help="List the first N errors of each type.")] = 0,
    reader: Readers = None,
    format: Format = "table",  # noqa: A002 - the option's name
) -> None:
    """Compare extracted claims with gold: precision, recall and F1 by type, values, roles, rules and errors.

    A claim is found when its anchor (the few words that make it) overlaps a gold one of its type, and exact when both
    spans are equal.

    Example: claimkit score claims.jsonl annotations/gold/gold.jsonl --errors 20

    Example: claimkit score articles.jsonl gold.jsonl --reader shipped --reader my-reader
    """
    import msgspec

    from claimkit.checks import claim_types
    from claimkit.dataset.loading import data_files
    from claimkit.extraction import evaluation, marked_claims

    wanted = claim_types(type)
    folder = Path(gold).is_dir()  # of a dataset
    settled = marked_claims.read(*(map(str, data_files([Path(gold)])) if folder else [gold]))
    if reader:
        predictions = {name: _extracted(predicted, name) for name in reader}
    else:
        predictions = {predicted: marked_claims.read(predicted)}
    scored = {name: evaluation.score(settled, found, wanted) for name, found in predictions.items()}
    if len(scored) > 1:
        _compare(scored, format)
        return
    (scores,) = scored.values()
    if format == "json":
        typer.echo(msgspec.json.format(msgspec.json.encode(evaluation.report(scores, errors))))
        return
    _show(scores, rules=rules)
    for s in scores.values():
        for error in s.errors[:errors]:
            typer.echo(str(error))
    measured = sum(s.found.gold > 0 for s in scores.values())
    typer.echo(f"macro F1 over {measured} types: {evaluation.macro_f1(scores):.3f}")


def _extracted(articles: str, reader: str) -> Annotation:
    from claimkit import reading
    from claimkit.extraction import marked_claims, pipeline

    return marked_claims.from_articles(pipeline.extract(article, reader=reader) for article in reading.read(articles))


def _show(scores: dict[str, TypeScore], *, rules: bool) -> None:
    """The figures of one extraction as tables: types, roles and, if wanted, rules (the worst first)."""
    from claimkit.cli.shared.tables import show

    types = [
        (name, s.found.gold, s.found.predicted, s.found.right, *_rates(s.found), s.exact.f1, s.value)
        for name, s in scores.items()
    ]
    show(["type", "gold", "pred", "found", "P", "R", "F1", "exact F1", "value"], types, "table")
    roles = [
        (name, role, r.gold, r.predicted, r.right, *_rates(r))
        for name, s in scores.items()
        for role, r in sorted(s.roles.items())
    ]
    show(["type", "role", "gold", "pred", "right", "P", "R", "F1"], roles, "table")
    if rules:
        held = [
            (rule, n, found, exact, found / n)
            for s in scores.values()
            for rule, (n, found, exact) in sorted(s.rules.items(), key=lambda rule: rule[1][1] - rule[1][0])
        ]
        show(["rule", "pred", "found", "exact", "P"], held, "table")


def _compare(scores: dict[str, dict[str, TypeScore]], format: Format) -> None:  # noqa: A002 - as the option
    """The figures of several readers, type by type."""
    from claimkit.cli.shared.tables import show

    types = next(iter(scores.values()))
    scored = [(type_, name, of[type_]) for type_ in types for name, of in scores.items()]
    rows = [
        (type_, name, s.found.gold, s.found.predicted, *_rates(s.found), s.exact.f1, s.value)
        for type_, name, s in scored
    ]
    show(["type", "reader", "gold", "pred", "P", "R", "F1", "exact F1", "value"], rows, format)
    if format == "table":
        roles = [
            (type_, role, name, r.gold, *_rates(r)) for type_, name, s in scored for role, r in sorted(s.roles.items())
        ]
        show(["type", "role", "reader", "gold", "P", "R", "F1"], roles, format)


def _rates(counts: Ratio) -> tuple[float, float, float]:
    return counts.precision, counts.recall, counts.f1
