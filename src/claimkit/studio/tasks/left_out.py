"""Annotators' work that is not part of any review: what, why, and how to bring it back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Final

import msgspec

VERDICT_ON_SKIPPED: Final = "verdict on a skipped task"
CHANGED_BY_ANOTHER: Final = "changed by another"
SKIPS: Final = ("skipped", VERDICT_ON_SKIPPED)
# How to bring what was left out back into a review.
REMEDIES: Final[Mapping[str, str]] = {
    VERDICT_ON_SKIPPED: "it counts once its annotator opens the task, presses Cancel skip and submits",
    CHANGED_BY_ANOTHER: "it counts once its annotator opens the task and presses Update",
    "draft": "it counts once its annotator submits it",
}


class Skipped(msgspec.Struct, frozen=True, kw_only=True):
    """A piece of work that is not part of a review; :mod:`claimkit.studio.tasks.reviews` lists the reasons."""

    task: int
    reason: str
    annotator: str | None = None
    detail: str = ""


def summary_lines(skipped: Iterable[Skipped]) -> list[str]:
    """A line for each reason, the most frequent first: how many, and how to make them count."""
    counts = Counter(one.reason for one in skipped)
    return [
        f"annotations left out: {count:,} {reason}" + (f" ({REMEDIES[reason]})" if reason in REMEDIES else "")
        for reason, count in counts.most_common()
    ]
