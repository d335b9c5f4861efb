"""What a date can refer to besides its own words."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NamedTuple

from claimkit.detectors.date.patterns import Dates
from claimkit.detectors.date.timex import Tense


class Reading(NamedTuple):
    """A TIMEX3 value and modifier."""

    value: str | None
    mod: str | None = None


@dataclass
class Context:
    """What a date is read with: the language's words, and what a relative date refers to: the publication date, the
    last dates of the text, the tense, the words around it."""

    language: Dates
    reference: datetime.date | None
    text: str
    last: str | None = None
    last_end: int = 0  # offset where it ended
    last_day: str | None = None
    last_quarter: str | None = None
    told: tuple[int, str] | None = None  # offset and value of the last date that named its year, month at least
    lent: int | None = None  # the year that a neighbouring date names for both
    unsure: bool = False  # a year nearby may or may not be this date's
    month_first: bool = False  # 03/04/2023 is 4 March
    nearest: bool = False  # "by Nov. 10", "the vote in May": the nearest one, whatever the tense
    verb: Callable[[], Tense | None] = field(default=lambda: None)

    def tense(self) -> Tense | None:
        """The direction; near an election or a deadline the verb counts only if it points ahead."""
        tense = self.verb()
        return None if self.nearest and tense == "past" else tense
