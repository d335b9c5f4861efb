"""What a date can refer to besides its own words: the publication date, the dates before it, the tense."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NamedTuple

from claimkit.detectors.date.patterns import Dates
from claimkit.detectors.date.timex import Tense


class Reading(NamedTuple):
    """A TIMEX3 value and modifier; ``None`` for one that is not known or not stated."""

    value: str | None
    mod: str | None = None


@dataclass
class Context:
    """What a date's value can depend on: the language's words, the publication date, the dates before it in the text,
    the tense and the words around it."""

    language: Dates
    reference: datetime.date | None
    text: str
    last: str | None = None
    last_end: int = 0  # text offset of its end
    last_day: str | None = None
    last_quarter: str | None = None
    told: tuple[int, str] | None = None  # end offset and value of the last day or month with a year
    lent: int | None = None  # the year that it shares with a neighbouring date
    unsure: bool = False  # a year nearby may or may not apply to this date
    month_first: bool = False  # 03/04/2023 is 4 March
    nearest: bool = False  # "by Nov. 10", "the vote in May": the nearest one, whatever the tense
    verb: Callable[[], Tense | None] = field(default=lambda: None)

    def tense(self) -> Tense | None:
        """The tense of the date's verb. Near an election or a deadline a past tense says nothing, so it is ``None``."""
        tense = self.verb()
        return None if self.nearest and tense == "past" else tense
