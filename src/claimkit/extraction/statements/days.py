"""Dates in words: TIMEX3 values as they are said. Pure."""

from __future__ import annotations

import datetime
import functools
import re
from typing import NamedTuple

from claimkit.language import words

_SEASONS = {"SP": "spring", "SU": "summer", "FA": "autumn", "WI": "winter"}
_PARTS = {"MO": "morning", "MI": "midday", "AF": "afternoon", "EV": "evening", "NI": "night", "DT": "daytime"}
_ORDINALS = ("first", "second", "third", "fourth")
_EDGES = {"START": "the beginning of", "MID": "the middle of", "END": "the end of"}


class When(NamedTuple):
    """A date as it is said behind its preposition: *on* + *Tuesday 17 January 2023*, *in* + *2014*."""

    preposition: str
    said: str
    first: datetime.date | None  # its first day

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
    """A TIMEX3 value and modifier in words; none for a value of another kind."""
    if "/" in value:
        ends = [_when(part) for part in value.split("/", 1)]
        first, last = ends[0], ends[-1]
        found = When("between", f"{first.said} and {last.said}", first.first) if first and last else None
    else:
        found = _when(value)
    if found is None or mod is None:
        return found
    if mod in _EDGES:
        return found._replace(preposition="at" if mod != "MID" else "in", said=f"{_EDGES[mod]} {found.said}")
    if mod == "APPROX":
        return found._replace(preposition="around")
    return found._replace(preposition=mod.lower())


def _when(value: str) -> When | None:
    if match := re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)(?:T(\w\w).*)?", value):
        day = datetime.date(*map(int, match.groups()[:3]))
        part = _PARTS.get(match[4] or "")
        if part:
            return When("on" if part != "night" else "in", f"the {part} of {day_in_words(day)}", day)
        return When("on", day_in_words(day), day)
    if match := re.fullmatch(r"(\d{4})-W(\d\d)(-WE)?", value):
        monday = datetime.date.fromisocalendar(int(match[1]), int(match[2]), 1)
        if match[3]:
            saturday = monday + datetime.timedelta(days=5)
            return When("on", f"the weekend of {day_in_words(saturday)}", saturday)
        return When("in", f"the week of {day_in_words(monday)}", monday)
    if match := re.fullmatch(r"(\d{4})-(\d\d)", value):
        return When("in", f"{_months()[int(match[2]) - 1]} {match[1]}", datetime.date(int(match[1]), int(match[2]), 1))
    if match := re.fullmatch(r"(\d{4})-(SP|SU|FA|WI)", value):
        return When("in", f"{_SEASONS[match[2]]} {match[1]}", _first(match[1]))
    if match := re.fullmatch(r"(\d{4})-([QH])(\d)", value):
        part = {"Q": "quarter", "H": "half"}[match[2]]
        return When("in", f"the {_ORDINALS[int(match[3]) - 1]} {part} of {match[1]}", _first(match[1]))
    if re.fullmatch(r"\d{4}", value):
        return When("in", value, _first(value))
    if re.fullmatch(r"\d{3}", value):
        return When("in", f"the {value}0s", _first(value + "0"))
    if re.fullmatch(r"\d\d", value):
        return When(
            "in",
            f"the {int(value) + 1}th century" if value not in ("20",) else "the 21st century",
            _first(value + "00"),
        )
    return None


def _first(year: str) -> datetime.date | None:
    return datetime.date(int(year), 1, 1) if int(year) else None
