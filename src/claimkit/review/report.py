"""Agreement told to people: Markdown here; the one-file HTML page is in :mod:`claimkit.review.page`."""

from __future__ import annotations

from collections.abc import Sequence

from claimkit.review.agreement import Figure
from claimkit.review.measures import Agreement

HEAD = ("part", "claims", "judged twice", "percent", "kappa", "alpha")


def as_text(figure: Figure) -> str:
    """``0.743 [0.459, 0.916]``, or a dash where there is no value."""
    if figure.value is None:
        return "–"
    return f"{figure.value:.3f} [{figure.low:.3f}, {figure.high:.3f}]"


def as_rows(agreement: Sequence[Agreement]) -> list[tuple[str, ...]]:
    """A row a part, cells as in :data:`HEAD`."""
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


def as_markdown(agreement: Sequence[Agreement]) -> str:
    """A table with a line on how to read it."""
    lines = [HEAD, ["---"] * len(HEAD), *as_rows(agreement)]
    table = "".join(f"| {' | '.join(line)} |\n" for line in lines)
    return (
        f"{table}\nPercent is the share of agreeing pairs of votes; kappa is Cohen's for two annotators, Fleiss' for "
        "more; alpha is Krippendorff's for nominal data. In brackets: 95 % bootstrap intervals over claims. A dash: "
        "nothing to measure, or votes that never vary.\n"
    )
