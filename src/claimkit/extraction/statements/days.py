"""Dates in words: TIMEX3 values as they are said. Pure."""

from __future__ import annotations

import datetime
import functools
import re
from typing import NamedTuple

from claimkit.detectors.date import timex
from claimkit.language import words

_SEASONS = {"SP": "spring", "SU": "summer", "FA": "autumn", "WI": "winter"}
_PARTS = {"MO": "morning", "MI": "midday", "AF": "afternoon", "EV": "evening", "NI": "night", "DT": "daytime"}
_ORDINALS = ("first", "second", "third", "fourth")
_EDGES = {"START": "the beginning of", "MID": "the middle of", "END": "the end of"}


class When(NamedTuple):
    """A date as it follows its preposition: *on* + *Tuesday 17 January 2023*, *in* + *2014*."""

    preposition: str
    said: str
    first: datetime.date | None  # its first day
    last: datetime.date | None = None  # its last day

    def __str__(self) -> str:
        return f"{self.preposition} {self.said}".strip()


@functools.cache
def _months() -> list[str]:
    return list(words("calendar")["month"])


@functools.cache
def _weekdays() -> list[str]:
    return list(words("calendar")["weekday"])


def day_in_words(day: datetime.date, *, weekday: bool = True) -> str:
    """*Tuesday 17 January 2023*"""
    name = f"{_weekdays()[day.weekday()]} " if weekday else ""
    return f"{name}{day.day} {_months()[day.month - 1]} {day.year}"


def when(value: str, mod: str | None = None) -> When | None:
    """A TIMEX3 value and modifier in words; ``None`` for any other value."""
    if "/" in value:
        ends = [_when(part) for part in value.split("/", 1)]
        first, last = ends[0], ends[-1]
        found = When("between", f"{first.said} and {last.said}", first.first, last.last) if first and last else None
    else:
        found = _when(value)
    if found is None or mod is None:
        return found
    if mod in ("START", "END") and found.first == found.last:  # a day, or a part of one
        edge = "early" if mod == "START" else "late"
        return found._replace(preposition=f"{edge} {found.preposition}")
    if mod in _EDGES:
        return found._replace(preposition="at" if mod != "MID" else "in", said=f"{_EDGES[mod]} {found.said}")
    if mod == "APPROX":
        return found._replace(preposition="around")
    return found._replace(preposition=mod.lower())


def _when(value: str) -> When | None:
    first = timex.first_day(value) or _first(value)
    if first is None:
        return None
    if match := re.fullmatch(r"\d{4}-\d\d-\d\d(?:T(\w\w).*)?", value):
        part = _PARTS.get(match[1] or "")
        if part:
            return When("on" if part != "night" else "in", f"the {part} of {day_in_words(first)}", first, first)
        return When("on", day_in_words(first), first, first)
    if match := re.fullmatch(r"\d{4}-W\d\d(-WE)?", value):
        if match[1]:
            saturday = _end(first, days=5)
            return When("on", f"the weekend of {day_in_words(saturday)}", saturday, _end(first, days=6))
        return When("in", f"the week of {day_in_words(first)}", first, _end(first, days=6))
    if match := re.fullmatch(r"(\d{4})-(\d\d)", value):
        return When("in", f"{_months()[int(match[2]) - 1]} {match[1]}", first, _end(first, months=1))
    if match := re.fullmatch(r"(\d{4})-(SP|SU|FA|WI)", value):
        year = f"{match[1]} to {int(match[1]) + 1}" if match[2] == "WI" else match[1]
        return When("in", f"{_SEASONS[match[2]]} {year}", first, _end(first, months=3))
    if match := re.fullmatch(r"(\d{4})-([QH])(\d)", value):
        part, months = {"Q": ("quarter", 3), "H": ("half", 6)}[match[2]]
        return When("in", f"the {_ORDINALS[int(match[3]) - 1]} {part} of {match[1]}", first, _end(first, months=months))
    if re.fullmatch(r"\d{4}", value):
        return When("in", value, first, _end(first, months=12))
    if re.fullmatch(r"\d{3}", value):
        return When("in", f"the {value}0s", first, _end(first, months=120))
    century = "the 21st century" if value == "20" else f"the {int(value) + 1}th century"
    return When("in", century, first, _end(first, months=1200))


def _first(value: str) -> datetime.date | None:
    """The first day of a decade (``199``) or century (``19``)."""
    year = value.ljust(4, "0")
    return datetime.date(int(year), 1, 1) if re.fullmatch(r"\d{2,3}", value) and int(year) else None


def _end(first: datetime.date, *, days: int = 0, months: int = 0) -> datetime.date:
    """The last day of a span that begins with ``first``, at most the calendar's last day."""
    year, month = divmod(first.year * 12 + first.month - 1 + months, 12)
    if months:
        return datetime.date(year, month + 1, 1) - datetime.timedelta(days=1) if year <= 9999 else datetime.date.max
    return datetime.date.fromordinal(min(first.toordinal() + days, datetime.date.max.toordinal()))
