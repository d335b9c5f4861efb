"""Values of dates that name a day."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterator

from claimkit.detectors.date import timex
from claimkit.detectors.date.anchor_date import Context
from claimkit.detectors.date.patterns import Means
from claimkit.detectors.date.words import Words

STORY = 200  # characters after a named year in which it applies to months and days
_FOLLOWS = 2  # months after it
_RECENT = 60  # days; a date this close to the publication date needs no year
_ATTACKS = re.compile(r"9/11|attacks?\b|terror|hijack|World Trade Center|Twin Towers|al[- ]Qaeda")


def _with_part(value: str | None, groups: Words) -> str | None:
    return value + groups.part if value is not None and len(value) == 10 else value


def _calendar(groups: Words, context: Context) -> str | None:
    return _day(groups, context, groups.day)


def days_of_list(groups: Words, context: Context) -> Iterator[tuple[int, int, str | None]]:
    """Start, end and value of each day of ``May 2, 5 and 9, 2019``; the first span includes the month, the last one the
    year."""
    name = groups.each("days")[0]
    begin, days = groups.match.start(name), list(context.language.day.finditer(groups.found[name]))
    for place, day in enumerate(days):
        start = groups.match.start() if place == 0 else begin + day.start()
        end = groups.match.end() if place == len(days) - 1 else begin + day.end()
        yield start, end, _day(groups, context, context.language.numbers.ordinal(day.group()) or 0)


def _day(groups: Words, context: Context, day: int) -> str | None:
    year, month = groups.year(context.reference), groups.month
    if year is not None:
        return _with_part(timex.day(year, month, day), groups)
    if (month, day) == (9, 11) and _means_attacks(groups.match, context.text):
        return "2001-09-11"
    if "which2" in groups or "same_year" in groups:
        return None
    if "side" in groups:
        return _with_part(_on_side(groups, month, day, context.reference), groups)
    told = story_year(groups, context)
    if told is not None:
        return _with_part(timex.day(told, month, day), groups)
    return _with_part(timex.yearless_day(day, month, context.reference, context.tense()), groups)


def _on_side(groups: Words, month: int, day: int, reference: datetime.date | None) -> str | None:
    """The day on the side of the reference that a word names: ``the past 6th of October``, ``next May 3``."""
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


def story_year(groups: Words, context: Context) -> int | None:
    """The year in which a story plays: ``the report of 4 July 1831 … in October``; ``None`` if no year carries over.

    A year long past applies to every later month and day in reach; a recent one only to dates in the months that
    follow.
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


def _means_attacks(match: re.Match[str], text: str) -> bool:
    """Whether Sept. 11 without a year means the attacks: words nearby say so, or the text mentions 9/11."""
    return "9/11" in text or _ATTACKS.search(text, max(0, match.start() - 100), match.end() + 100) is not None


def _numeric(groups: Words, context: Context) -> str | None:
    day, month = int(groups.found["first"]), int(groups.found["second"])
    if month > 12 or (day <= 12 and context.month_first):
        day, month = month, day
    return timex.day(groups.year(None) or 0, month, day)


def _day_range(groups: Words, context: Context) -> str | None:
    """``28 April–3 May 2014``: the year is the one in which the range ends."""
    first, last = (groups.ordinal(name) or 0 for name in groups.each("day"))
    month, *others = [groups.needed("month", name) for name in groups.each("month")] or [groups.month]
    closing = others[0] if others else month
    year = groups.year(context.reference)
    end = (
        timex.day(year, closing, last)
        if year
        else timex.yearless_day(last, closing, context.reference, context.tense())
    )
    begin = end and timex.day(int(end[:4]) - (closing < month), month, first)
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
        if "which_far" in groups:
            value = timex.day_from(1 if groups.direction > 0 else -1, "week", timex.first_day(value))
    else:
        value = timex.weekday(number, context.reference, context.tense())
    return _with_part(value, groups)


def _weekday_weeks(groups: Words, context: Context) -> str | None:
    """``two weeks from Tuesday``, ``Monday week``, ``the Monday before last``, ``two Sundays ago``."""
    number, reference = groups.weekday, context.reference
    amount = groups.number("number") if groups.text("number") else 1
    if amount is None:
        return None
    weeks = amount * (2 if groups.unit == "fortnight" else 1)
    turn = groups.text("turn", "since", "side", "back") or ""
    if turn in ("before last", "ago", "last"):  # "a week ago Monday", "two Sundays ago"
        weeks = -weeks if "back" in groups else 1 - weeks if "since" in groups else -1 if "turn" in groups else 0
        today = "back" in groups and timex.weekday(number, reference, "past")  # "a week ago Wednesday", on one
        base = today or timex.next_weekday(number, reference, -1)
    elif turn in ("after next", "from now", "next"):
        weeks = weeks - 1 if "since" in groups else 1 if "turn" in groups else 0
        base = timex.next_weekday(number, reference, 1)
    else:
        named = timex.next_weekday(number, reference, 1)  # "a week from next Monday"
        base = named if groups.direction else timex.weekday(number, reference, "future")
    return timex.day_from(weeks, "week", timex.first_day(base))


def _month_day(groups: Words, context: Context) -> str | None:
    """``the 23rd of last month``, ``the 22nd``: in the month that the text named shortly before, else the nearest such
    day."""
    number, reference = groups.day, context.reference
    direction = 0 if "this" in groups else groups.direction
    if direction is not None:
        month = timex.shift(direction, "month", reference)
        return timex.last_day(month) if "final" in groups else timex.day_in(month, number)
    start = groups.match.start()
    near = start - context.last_end <= STORY and context.text.find("\n\n", context.last_end, start) < 0
    told = timex.granularity(context.last)
    if near and told in ("day", "month"):
        last = timex.first_day(context.last)
        passed = last is not None and told == "day" and number < last.day
        return timex.day_in(timex.shift(int(passed), "month", last), number)
    return timex.month_day(number, reference, context.tense())


def _anniversary(groups: Words, _: Context) -> str:
    """``9/11``, ``the third anniversary of 9/11``."""
    return f"{2001 + (groups.ordinal('ordinal') or 0)}-09-11"


DAYS: dict[Means, Callable[[Words, Context], str | None]] = {
    "calendar": _calendar,
    "numeric": _numeric,
    "day_range": _day_range,
    "attacks": _anniversary,
    "holiday": _holiday,
    "day_word": _day_word,
    "day_part": _day_part,
    "weekday_day": _weekday_day,
    "weekday": _weekday,
    "weekday_weeks": _weekday_weeks,
    "month_day": _month_day,
}
