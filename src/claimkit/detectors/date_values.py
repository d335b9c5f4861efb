"""What a matched date rule means: the words of the match read, and handed to :mod:`claimkit.timex`."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NamedTuple, cast

from claimkit import timex
from claimkit.detectors.date_words import Words
from claimkit.detectors.numbers import number, ordinal
from claimkit.timex import Tense, Unit

_STORY = 200  # characters over which a year that was named holds for the months and days after it
_ATTACKS = re.compile(r"9/11|attacks?\b|terror|hijack|World Trade Center|Twin Towers|al[- ]Qaeda")


class Reading(NamedTuple):
    """A TIMEX3 value and modifier."""

    value: str | None
    mod: str | None = None


@dataclass
class Context:
    """What a relative date leans on: the publication date, the last dates of the text, the tense, the words around."""

    reference: datetime.date | None
    text: str
    last: str | None = None
    last_day: str | None = None
    last_quarter: str | None = None
    told: tuple[int, int] | None = None  # offset and year of the last date that named its year, month at least
    nearest: bool = False  # "by Nov. 10", "the vote in May": the nearest one, whatever the tense
    tense: Callable[[], Tense | None] = field(default=lambda: None)


def read(means: str, match: re.Match[str], context: Context) -> Reading:
    """The value and modifier of a match of a rule; the context keeps in mind what later dates may lean on."""
    groups = Words(match)
    result = _MEANS[means](groups, context)
    value, mod = result if isinstance(result, Reading) else (result, groups.mod)
    if value is not None:
        context.last = value
        if "year" in groups and len(value) in (7, 10):
            context.told = (match.end(), int(value[:4]))
        unit = timex.granularity(value)
        if unit == "day":
            context.last_day = value
        elif unit == "quarter" and means in ("quarter", "quarter_short"):
            context.last_quarter = value
    return Reading(value, mod)


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
    told = _told_year(groups, context)
    if told is not None:
        return _with_part(timex.day(told, month, day), groups)
    tense = None if context.nearest else context.tense()
    return _with_part(timex.yearless_day(day, month, context.reference, tense), groups)


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


def _told_year(groups: Words, context: Context) -> int | None:
    """The year of a story long past: ``the report of 4 July 1831 … in October``."""
    if context.told is None or groups.match.start() - context.told[0] > _STORY:
        return None
    if context.text.find("\n\n", context.told[0], groups.match.start()) >= 0:
        return None
    long_past = context.reference is None or context.told[1] < context.reference.year - 2
    return context.told[1] if long_past and context.tense() != "future" else None


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
    first, last = (ordinal(groups.text(*names) or "") or 0 for names in (("day", "day3"), ("day2", "day4")))
    year = groups.year(context.reference) or groups.year(context.reference, "year2")
    begin = (
        timex.day(year, month, first) if year else timex.yearless_day(first, month, context.reference, context.tense())
    )
    end = begin and timex.day(int(begin[:4]), month, last)
    return f"{begin}/{end}" if begin and end else None


def _holiday(groups: Words, context: Context) -> str | None:
    rule = groups.code("holiday") or ""
    year = groups.year(context.reference)
    if year is not None:
        return timex.holiday(rule, year)
    return timex.yearless_holiday(rule, context.reference, groups.word("deictic", "which") or 0)


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


def _month(groups: Words, context: Context) -> str | None:
    number, year = groups.month, groups.year(context.reference)
    if year is not None:
        return timex.month(year, number)
    if "which2" in groups:
        return None
    if "narrative" in groups:
        return timex.next_month(
            number, timex.first_day(context.last) or context.reference, groups.word("narrative") or 1
        )
    direction = groups.direction
    if direction:
        return timex.next_month(number, context.reference, direction)
    if direction == 0 and context.reference is not None:
        return timex.month(context.reference.year, number)
    told = _told_year(groups, context)
    if told is not None:
        return timex.month(told, number)
    return timex.yearless_month(number, context.reference, None if context.nearest else context.tense())


def _season(groups: Words, context: Context) -> str | None:
    code, year = groups.code("season", "season", "season2") or "", groups.year(context.reference)
    if year is not None:
        return f"{year:04d}-{code}"
    if "which2" in groups:
        return None
    if "narrative" in groups:
        return timex.season(code, timex.first_day(context.last) or context.reference, groups.word("narrative") or 0)
    direction = groups.direction
    return timex.season(code, context.reference, direction or 0, context.tense() if direction is None else None)


def _quarter(groups: Words, context: Context) -> str | None:
    kind = "Q" if "quarter" in groups else "H"
    which = groups.text("ordinal4") or ""
    if which == "latest":
        return context.last_quarter or timex.shift(-1, "quarter", context.reference)
    number = (4 if kind == "Q" else 2) if which == "last" else ordinal(which)
    year = groups.year(context.reference) or groups.year(context.reference, "year2")
    if year is None and "which" in groups and context.reference is not None:
        year = context.reference.year + (groups.word("deictic", "which") or 0)
    if number is None or (kind == "H" and number > 2):
        return None
    if year is not None:
        return f"{year:04d}-{kind}{number}"
    return timex.quarter(number, context.reference, context.tense(), kind)


def _quarter_again(groups: Words, context: Context) -> str | None:
    year = groups.year(context.reference)
    quarter = context.last_quarter
    return f"{year:04d}{quarter[4:]}" if year is not None and quarter else quarter


def _quarter_short(groups: Words, context: Context) -> str | None:
    kind, year = groups.found["kind"], groups.year(context.reference)
    if year is not None:
        return f"{year:04d}-{kind}"
    return timex.quarter(int(kind[1]), context.reference, context.tense(), kind[0])


def _period(groups: Words, context: Context) -> str | None:
    unit = "weekend" if "weekend" in groups else groups.text("unit")
    direction = groups.direction or 0
    if unit == "weekend" and direction == 0:
        return _weekend(groups, context)
    if unit == "quarter" and direction == 0 and context.last_quarter is not None:
        return context.last_quarter
    return timex.shift(direction, cast("Unit", unit), context.reference)


def _weekend(_: Words, context: Context) -> str | None:
    """``the weekend``: the one before the reference in the past, this week's else; on a weekend that very one."""
    past = context.reference is not None and context.reference.weekday() < 5 and context.tense() != "future"
    return timex.shift(-1 if past else 0, "weekend", context.reference)


def _narrative(groups: Words, context: Context) -> str | None:
    direction = 0 if "that" in groups else 1 if "next" in groups else groups.word("narrative") or 0
    if "which2" in groups:
        return timex.years_from(context.last, groups.direction or 0)
    if groups.part:
        moved = timex.shift(direction, "day", timex.first_day(context.last_day))
        return moved and moved + groups.part
    unit = cast("Unit", "weekend" if "weekend" in groups else groups.text("unit", "day"))
    if unit == "quarter" and direction == 0:
        return context.last_quarter
    if unit == "year" and timex.granularity(context.last) == "year":
        return timex.years_from(context.last, direction)
    return timex.shift(direction, unit, timex.first_day(context.last_day if unit == "day" else context.last))


def _edge(groups: Words, context: Context) -> Reading:
    unit = cast("Unit", "weekend" if "weekend" in groups else groups.text("unit"))
    mod = groups.code("modifier", "edge", "place")
    if "narrative" in groups:
        return Reading(timex.shift(groups.word("narrative") or 0, unit, timex.first_day(context.last)), mod)
    return Reading(timex.shift(1 if "new" in groups else 0, unit, context.reference), mod)


def _year_end(_: Words, context: Context) -> Reading:
    return Reading(timex.shift(0, "year", context.reference), "END")


def _new_year(groups: Words, context: Context) -> Reading:
    text = groups.match.group().lower()
    return Reading(timex.shift(1, "year", context.reference), "START" if text.startswith("early") else groups.mod)


def _ago(groups: Words, context: Context) -> str | None:
    amount, unit = number(groups.text("number", "number2") or ""), groups.text("unit", "unit2")
    if amount is None:
        return None
    months = {"year": 12, "decade": 120, "century": 1200}.get(unit or "")
    if "half" in groups or "and_half" in groups:
        if months is None:
            return None
        months = months // 2 + ("and_half" in groups) * amount * months
        return (
            timex.shift(-months // 12, "year", context.reference)
            if months >= 12
            else timex.shift(-months, "month", context.reference)
        )
    if months is not None:
        return timex.shift(-months // 12 * amount, "year", context.reference)
    return timex.shift(-amount, cast("Unit", unit), context.reference)


def _year_earlier(groups: Words, context: Context) -> str | None:
    number = ordinal(groups.text("ordinal4") or "")
    if number is not None and context.reference is not None:
        return timex.years_from(timex.quarter(number, context.reference, "past"), -1)
    if context.last_quarter is not None:
        return timex.years_from(context.last_quarter, -1)
    if groups.match.group().lower().endswith("ago"):
        return timex.shift(-1, "year", context.reference)
    return timex.years_from(context.last, -1) or timex.shift(-1, "year", context.reference)


def _in(groups: Words, context: Context) -> str | None:
    amount = number(groups.text("number") or "")
    unit = groups.text("unit")
    if amount is None or unit is None:
        return None
    if unit == "decade":
        amount, unit = 10 * amount, "year"
    return timex.shift(amount, cast("Unit", unit), context.reference)


def _year_range(groups: Words, _: Context) -> str | None:
    first, last = groups.found["from"], groups.found["to"]
    return f"{first}/{first[: 4 - len(last)]}{last}"


def _year(groups: Words, context: Context) -> str | None:
    year = groups.year(context.reference)
    return f"{year:04d}" if year is not None else None


def _short_year(groups: Words, context: Context) -> str | None:
    """``'73``: the year up to the next one that ends so."""
    year = int(groups.found["short_year"])
    latest = (context.reference.year if context.reference is not None else 2030) + 1
    return str(latest - (latest - year) % 100)


def _anniversary(groups: Words, _: Context) -> str:
    """``9/11``, ``the third anniversary of 9/11``."""
    return f"{2001 + (ordinal(groups.text('ordinal') or '') or 0)}-09-11"


def _old_year(groups: Words, _: Context) -> str | None:
    return groups.found["old"]


def _decade(groups: Words, _: Context) -> str | None:
    if "decade" in groups:
        return groups.found["decade"][:3]
    if "short" in groups:
        return f"19{groups.found['short'][0]}"
    return f"19{groups.word('decade', 'decade_word')}"


def _century(groups: Words, _: Context) -> str | None:
    which = ordinal(groups.text("ordinal") or "")
    return f"{which - 1:02d}" if which else None


_MEANS: dict[str, Callable[[Words, Context], str | Reading | None]] = {
    "calendar": _calendar,
    "numeric": _numeric,
    "day_range": _day_range,
    "attacks": _anniversary,
    "short_year": _short_year,
    "holiday": _holiday,
    "day_word": _day_word,
    "day_part": _day_part,
    "weekday": _weekday,
    "weekday_day": _weekday_day,
    "month": _month,
    "season": _season,
    "quarter": _quarter,
    "quarter_again": _quarter_again,
    "quarter_short": _quarter_short,
    "period": _period,
    "weekend": _weekend,
    "narrative": _narrative,
    "edge": _edge,
    "year_end": _year_end,
    "new_year": _new_year,
    "ago": _ago,
    "year_earlier": _year_earlier,
    "in": _in,
    "year_range": _year_range,
    "year": _year,
    "old_year": _old_year,
    "decade": _decade,
    "century": _century,
}
