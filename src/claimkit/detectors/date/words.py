"""Reads the words of a matched date rule into numbers and codes."""

from __future__ import annotations

import datetime
import re
from typing import cast

from claimkit.detectors.date.patterns import Dates
from claimkit.detectors.date.timex import Unit

_MONTHS = ("month", "month_alone", "month_word", "month_small", "month_small_word", "month_any")
_PIVOT = 50  # 3.4.49 is of 2049, 3.4.50 of 1950
_LATEST = 2030  # without a publication date, '73 is at most the year after this one


class Words:
    """The named groups of a match, read into numbers and codes. A numbered group (``day2``) also counts as its kind.

    ``last`` is the value of the date before it in the text, ``lent`` the year that it shares with a neighbouring date.
    """

    def __init__(self, match: re.Match[str], language: Dates, last: str | None = None, lent: int | None = None) -> None:
        self.found = {name: text for name, text in match.groupdict().items() if text is not None}
        self._kinds: dict[str, str] = {}
        for name, text in self.found.items():
            self._kinds.setdefault(name.rstrip("0123456789"), text)
        self.match = match
        self._language, self._last, self._lent = language, last, lent

    def __contains__(self, name: str) -> bool:
        return name in self.found

    def text(self, *names: str) -> str | None:
        """The first of the named groups that matched, in lower case; a name without a number also finds its numbered
        groups."""
        found = next((text for name in names if (text := self.found.get(name) or self._kinds.get(name))), None)
        return None if found is None else " ".join(found.lower().split()).replace("’", "'")

    def each(self, kind: str) -> list[str]:
        """The names of all groups of a kind that matched, in the order of the pattern."""
        return [name for name in self.found if name.rstrip("0123456789") == kind]

    def word(self, table: str, *names: str) -> int | None:
        """The number that ``table`` gives for the first of the named groups that matched; ``None`` if none did."""
        text = self.text(*(names or (table,)))
        return (
            None
            if text is None
            else cast("int", self._language.lower[table][text.rstrip(".") if table in ("month", "weekday") else text])
        )

    def needed(self, table: str, *names: str) -> int:
        """The number of a group that the rule's pattern always has. Raises :class:`LookupError` if none of ``names``
        matched."""
        found = self.word(table, *names)
        if found is None:
            raise LookupError(f"the pattern {self.match.re.pattern!r} has none of {names}")
        return found

    def code(self, table: str, *names: str) -> str | None:
        """The code that ``table`` gives for the first of the named groups that matched; ``None`` if none did."""
        text = self.text(*(names or (table,)))
        return None if text is None else cast("str", self._language.lower[table][text])

    def number(self, *names: str) -> int | None:
        """A number in figures or words."""
        return self._language.numbers.value(self.text(*names) or "")

    def ordinal(self, *names: str) -> int | None:
        """An ordinal in figures or words."""
        return self._language.numbers.ordinal(self.text(*names) or "")

    @property
    def unit(self) -> Unit | None:
        """The unit that is counted: ``Jahren`` → ``year``."""
        return cast(
            "Unit | None",
            "weekend" if "weekend" in self.found else self.code("unit"),
        )

    @property
    def mod(self) -> str | None:
        """The TIMEX3 modifier; ``None`` if no word states one."""
        if "so" in self.found:
            return "APPROX"
        return self.code("modifier", "mod", "edge", "around", "near")

    @property
    def month(self) -> int:
        """The month, 1 to 12."""
        if "month_number" in self.found:
            return int(self.found["month_number"])
        return self.needed("month", *_MONTHS)

    @property
    def day(self) -> int:
        """The day of the month; 0 if the match has none."""
        return self.ordinal("day", "ordinal") or 0

    @property
    def weekday(self) -> int:
        """The day of the week; Monday is 0."""
        return self.needed("weekday")

    @property
    def direction(self) -> int | None:
        """-1 for last, 0 for this, 1 for next; -2 or 2 for one further away (*übernächste*); ``None`` if no word says
        so."""
        for table, *names in (
            ("deictic", "which", "which2"),
            ("deictic_the", "which_the"),
            ("deictic_far", "which_far"),
        ):
            direction = self.word(table, *names)
            if direction is not None:
                return direction
        return None

    @property
    def part(self) -> str:
        """The suffix for a part of the day (``TNI``), "" for none."""
        code = self.code("part")
        return f"T{code}" if code else ""

    def year(self, reference: datetime.date | None, name: str = "year") -> int | None:
        """The year that the match names: ``2016``, ``'98``, ``nineteen ninety-six``, ``of last year``, ``of that
        year``; ``None`` if it names none."""
        text = self.text(name)
        if text is not None:
            return self._spoken_year(text)
        short = self.text("short_year")
        if short is not None:
            latest = (reference.year if reference is not None else _LATEST) + 1
            return latest - (latest - int(short)) % 100
        if "same_year" in self.found and self._last is not None and self._last[:4].isdigit():
            return int(self._last[:4])
        if "which2" in self.found and reference is not None:
            return reference.year + cast("int", self.word("deictic", "which2"))
        return self._lent

    def _spoken_year(self, text: str) -> int:
        if text.isdigit():
            return int(text) + (0 if len(text) == 4 else 2000 if int(text) < _PIVOT else 1900)
        first, _, rest = text.partition(" ")
        if first == "nineteen":
            return 1900 + (0 if rest == "hundred" else cast("int", self._language.numbers.value(rest)))
        rest = rest.removeprefix("thousand").strip().removeprefix("and").strip()
        return 2000 + (cast("int", self._language.numbers.value(rest)) if rest else 0)
