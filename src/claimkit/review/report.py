"""The agreement report: annotators' agreement and progress as one record, as table rows and as Markdown.

The HTML page is in ``page.py``.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

import msgspec

from claimkit.records import CLAIM_TYPES, ReviewedClaim
from claimkit.review.agreement import Figure
from claimkit.review.blind import Shown, shown
from claimkit.review.measures import Agreement, Disagreement, disagreements, measure
from claimkit.review.spans import SpanAgreement, span_agreement
from claimkit.review.verdicts import latest

HEAD = ("part", "claims", "judged twice", "percent", "kappa", "alpha")
SPAN_HEAD = ("pair", "articles", "anchors", "overlapping", "changed", "changed, overlapping", "roles", "overlapping")
DISAGREEMENT_HEAD = ("id", "type", "statement", "sentence", "votes")
SHOWN_HEAD = ("tasks", "claims", "added", "proposals kept", "corrected", "claims found by the extractor")
READING = (
    "Percent is the share of agreeing pairs of votes; kappa is Cohen's for two annotators, Fleiss' for more; alpha is "
    "Krippendorff's for nominal data, from .667 on it allows tentative conclusions, from .800 on firm ones. In "
    "brackets: 95 % bootstrap intervals over articles. A dash: nothing to measure, or votes that never vary. A claim "
    "that only one annotator saw or added is not in these figures, so they do not show who overlooked what."
)
SHOWN_READING = (
    "Kept: the share of reviews that call a proposal a claim; corrected: the share of those that changed it; found: "
    "the share of the claims people see that the extractor had proposed. Blind tasks show no proposals."
)
SPAN_READING = (
    "F1 between two annotators; `changed` are the claims that one of the two added, corrected or refused. Intervals "
    "are over articles."
)


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that ``claimkit agree`` reports."""

    title: str
    claims: int
    agreement: list[Agreement]
    spans: list[SpanAgreement]
    shown: list[Shown]
    disagreements: list[Disagreement]
    verdicts: dict[str, dict[str, int]]
    """Type → verdict → votes."""
    progress: dict[str, dict[str, int]]
    """Annotator → day → reviews."""
    seconds: dict[str, list[float]]
    """Annotator → seconds per verdict, in ascending order."""

    @property
    def overall(self) -> Agreement | None:
        return next((part for part in self.agreement if part.cut == "all"), None)


def report(title: str, claims: Iterable[ReviewedClaim]) -> Report:
    """The report on these claims, which are held in memory."""
    held = sorted(claims, key=lambda c: (c.article_id, c.start, c.end, c.type, c.id))
    verdicts: dict[str, Counter[str]] = {type_: Counter() for type_ in CLAIM_TYPES}
    progress: dict[str, Counter[str]] = defaultdict(Counter)
    seconds: dict[str, list[float]] = defaultdict(list)
    for claim in held:
        for review in latest([r for r in claim.reviews if not r.adjudication]):
            if review.verdict is not None:
                verdicts[claim.type][review.verdict] += 1
            if review.created_at:
                progress[review.annotator][review.created_at[:10]] += 1
            if review.seconds is not None and review.verdict is not None:
                seconds[review.annotator].append(review.seconds)
    return Report(
        title=title,
        claims=len(held),
        agreement=measure(held),
        spans=span_agreement(held),
        shown=shown(held),
        disagreements=disagreements(held),
        verdicts={type_: dict(counts) for type_, counts in verdicts.items() if counts},
        progress={who: dict(sorted(days.items())) for who, days in sorted(progress.items())},
        seconds={who: sorted(times) for who, times in sorted(seconds.items())},
    )


def as_text(figure: Figure) -> str:
    """``0.743 [0.459, 0.916]``; without an interval, ``0.743``; without a value, a dash."""
    if figure.value is None:
        return "–"
    if figure.low is None or figure.high is None:
        return f"{figure.value:.3f}"
    return f"{figure.value:.3f} [{figure.low:.3f}, {figure.high:.3f}]"


def agreement_rows(agreement: Sequence[Agreement]) -> list[tuple[str, ...]]:
    """One row per part, cells as in :data:`HEAD`."""
    return [
        (
            part.name if part.cut in ("all", "shown") else f"{part.cut}: {part.name}",
            f"{part.claims:,}",
            f"{part.percent.count:,}",
            as_text(part.percent),
            as_text(part.kappa),
            as_text(part.alpha),
        )
        for part in agreement
    ]


def span_rows(spans: Sequence[SpanAgreement]) -> list[tuple[str, ...]]:
    """One row per pair, cells as in :data:`SPAN_HEAD`."""
    return [
        (
            pair.pair,
            f"{pair.exact.count:,}",
            *map(as_text, (pair.exact, pair.overlap, pair.changed_exact, pair.changed_overlap)),
            *map(as_text, (pair.roles_exact, pair.roles_overlap)),
        )
        for pair in spans
    ]


def shown_rows(parts: Sequence[Shown]) -> list[tuple[str, ...]]:
    """One row per way of showing tasks, cells as in :data:`SHOWN_HEAD`."""
    return [
        (
            part.part,
            f"{part.claims:,}",
            f"{part.added:,}",
            as_text(part.kept),
            as_text(part.corrected),
            as_text(part.found),
        )
        for part in parts
    ]


def disagreement_rows(found: Sequence[Disagreement]) -> list[tuple[str, ...]]:
    return [
        (d.id, d.type, d.statement, d.sentence, " · ".join(f"{who}: {verdict}" for who, verdict in d.votes.items()))
        for d in found
    ]


def agreement_markdown(agreement: Sequence[Agreement]) -> str:
    """The agreement on verdicts as a table, with notes on how to read it."""
    return f"{table(HEAD, agreement_rows(agreement))}\n{READING}\n"


def shown_markdown(parts: Sequence[Shown]) -> str:
    return table(SHOWN_HEAD, shown_rows(parts))


def as_markdown(told: Report) -> str:
    """The whole report except its plots."""
    parts = [
        f"# Agreement: {told.title}\n",
        "## Verdicts\n",
        agreement_markdown(told.agreement),
        "## Spans and roles\n",
        f"{table(SPAN_HEAD, span_rows(told.spans))}\n{SPAN_READING}\n"
        if told.spans
        else "No two annotators share one.\n",
        "## Blind tasks\n",
        f"{shown_markdown(told.shown)}\n{SHOWN_READING}\n",
        f"## Disagreements ({len(told.disagreements):,})\n",
        table(DISAGREEMENT_HEAD, disagreement_rows(told.disagreements)),
    ]
    return "\n".join(parts)


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A Markdown table; bars and line breaks inside cells are escaped."""
    lines = [head, ["---"] * len(head), *rows]
    return "".join(
        f"| {' | '.join(' '.join(c.replace('|', chr(92) + '|').split()) for c in line)} |\n" for line in lines
    )
