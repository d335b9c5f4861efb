"""Values of the dates that name a day."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable

from claimkit.detectors.date import timex
from claimkit.detectors.date.anchor_date import Context
from claimkit.detectors.date.words import Words

STORY = 200  # characters over which a year that was named holds for the months and days after it
_FOLLOWS = 2  # months after it
_RECENT = 60  # days; what lies no longer back needs no year
_ATTACKS = re.compile(r"9/11|attacks?\b|terror|hijack|World Trade Center|Twin Towers|al[- ]Qaeda")


def _with_part(value: str | None, groups: Words) -> str | None:
    return value + groups.part if value is not None and len(value) == 10 else value


def _calendar(groups: Words, context: Context) -> str | None:
    year, month, day = groups.year(context.reference), groups.month, groups.day
    if year is not None:
        return _with_part(timex.day(year, month, day), groups)
    if (month, day) == (9, 11) and _attacks(groups.match, context.text):
        return "2001-09-11"
    if "which2" in groups:
        return None
    if "side" in groups:
        return _with_part(_on_side(groups, month, day, context.reference), groups)
    told = told_year(groups, context)
    if told is not None:
        return _with_part(timex.day(told, month, day), groups)
    return _with_part(timex.yearless_day(day, month, context.reference, context.tense()), groups)


def _on_side(groups: Words, month: int, day: int, reference: datetime.date | None) -> str | None:
    """``the past 6th of October``, ``next May 3``."""
    if reference is None:
        return None
    ahead = (groups.text("side") or "").endswith(("next", "coming"))
    passed = (month, day) <= (reference.month, reference.day)
    return timex.day(reference.year + (ahead and passed) - (not ahead and not passed), month, day)


def _weekday_day(groups: Words, context: Context) -> str | None:
    """``Friday 16``: the nearest Friday that is a 16th."""
    for distance in sorted(range(-60, 61), key=abs):
        day = timex.first_day(timex.shift(distance, "day", context.reference))
        if day is not None and day.day == groups.day and day.weekday() == groups.weekday:
            return _with_part(day.isoformat(), groups)
    return None


def told_year(groups: Words, context: Context) -> int | None:
    """The year of a story: ``the report of 4 July 1831 … in October``.

    Of one long past it holds for all months and days, of a later one for what follows in the months after.
    """
    if context.told is None or context.tense() == "future":
        return None
    offset, told = context.told
    start, reference = groups.match.start(), context.reference
    if start - offset > STORY or context.text.find("\n\n", offset, start) >= 0:
        return None
    year, month = int(told[:4]), int(told[5:7])
    follows = (groups.month - month) % 12 <= _FOLLOWS
    found = year + (follows and groups.month < month)
    if reference is None or year < reference.year - 2:
        return found
    alike = (len(told) == 10) == (groups.day > 0)
    lately = timex.first_day(timex.day(reference.year, groups.month, groups.day or 1))
    recent = lately is not None and 0 <= (reference - lately).days <= _RECENT
    return found if year < reference.year and follows and alike and not recent else None


def _attacks(match: re.Match[str], text: str) -> bool:
    """Whether Sept. 11 without a year stands for the attacks: by its neighbours, or by 9/11 elsewhere in the text."""
    return "9/11" in text or _ATTACKS.search(text, max(0, match.start() - 100), match.end() + 100) is not None


def _numeric(groups: Words, _: Context) -> str | None:
    first, second, year = (int(groups.found[name]) for name in ("first", "second", "year"))
    if year < 100:
        year += 2000 if year < 50 else 1900
    return timex.day(year, second, first) if second <= 12 else timex.day(year, first, second)


def _day_range(groups: Words, context: Context) -> str | None:
    month = groups.month
    first, last = (groups.ordinal(*names) or 0 for names in (("day", "day3"), ("day2", "day4")))
    year = groups.year(context.reference) or groups.year(context.reference, "year2")
    begin = (
        timex.day(year, month, first) if year else timex.yearless_day(first, month, context.reference, context.tense())
    )
    closing = groups.word("month", "month3") or month
    end = begin and timex.day(int(begin[:4]) + (closing < month), closing, last)
    return f"{begin}/{end}" if begin and end else None


def _holiday(groups: Words, context: Context) -> str | None:
    rule = groups.code("holiday") or ""
    year = groups.year(context.reference)
    if year is not None:
        return timex.holiday(rule, year)
    return timex.yearless_holiday(rule, context.reference, groups.word("deictic", "which") or 0, context.tense())


def _day_word(groups: Words, context: Context) -> str | None:
    return _with_part(timex.shift(groups.needed("day", "dayword"), "day", context.reference), groups)


def _day_part(groups: Words, context: Context) -> str | None:
    value = timex.shift(-1 if "last" in groups else 0, "day", context.reference)
    return value and value + (groups.part or "TNI")


def _weekday(groups: Words, context: Context) -> str | None:
    number = groups.weekday
    if "which2" in groups:
        value = timex.weekday_of_week(
            number, timex.shift(groups.word("deictic", "which2") or 0, "week", context.reference)
        )
    elif "narrative" in groups:
        value = timex.next_weekday(
            number, timex.first_day(context.last) or context.reference, groups.word("narrative") or 1
        )
    elif groups.direction:
        value = timex.next_weekday(number, context.reference, groups.direction)
    else:
        value = timex.weekday(number, context.reference, context.tense())
    return _with_part(value, groups)


def _anniversary(groups: Words, _: Context) -> str:
    """``9/11``, ``the third anniversary of 9/11``."""
    return f"{2001 + (groups.ordinal('ordinal') or 0)}-09-11"


DAYS: dict[str, Callable[[Words, Context], str | None]] = {
    "calendar": _calendar,
    "numeric": _numeric,
    "day_range": _day_range,
    "attacks": _anniversary,
    "holiday": _holiday,
    "day_word": _day_word,
    "day_part": _day_part,
    "weekday_day": _weekday_day,
    "weekday": _weekday,
}
