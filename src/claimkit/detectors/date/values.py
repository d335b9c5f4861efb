"""Values of matched date rules: reads the words of a match and passes them to :mod:`claimkit.detectors.date.timex`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from claimkit.detectors.date import timex
from claimkit.detectors.date.anchor_date import Context, Reading
from claimkit.detectors.date.days import DAYS, STORY, days_of_list, story_year
from claimkit.detectors.date.patterns import Means
from claimkit.detectors.date.words import Words

# Units, finest first: *two days later* must count from a day, *two years later* may count from a year.
_BACK = ("ago", "vor")
_FINENESS = ("day", "week", "weekend", "fortnight", "month", "quarter", "year", "decade", "century")


def read(means: Means, match: re.Match[str], context: Context) -> Iterator[tuple[int, int, str | None, str | None]]:
    """Start, end, value and modifier of each date in a match: one, or each day of a list.

    Every value is recorded in ``context``, where later dates can refer to it.
    """
    groups = Words(match, context.language, context.last, context.lent)
    if means == "day_list":
        found = [(start, end, Reading(value)) for start, end, value in days_of_list(groups, context)]
    else:
        result = _MEANS[means](groups, context)
        reading = result if isinstance(result, Reading) else Reading(result, groups.mod)
        found = [(match.start(), match.end(), reading)]
    for start, end, (known, mod) in found:
        value = None if context.unsure else known
        if value is not None:
            _remember(means, value, groups, context)
        yield start, end, value, mod


def _remember(means: Means, value: str, groups: Words, context: Context) -> None:
    context.last, context.last_end = value, groups.match.end()
    unit = timex.granularity(value)
    if unit in ("day", "month") and (groups.text("year", "short_year") or context.lent is not None):
        context.told = (groups.match.end(), value)
    if unit == "day":
        context.last_day = value
    elif unit == "quarter" and means in ("quarter", "quarter_short"):
        context.last_quarter = value


def _month(groups: Words, context: Context) -> str | None:
    number, year = groups.month, groups.year(context.reference)
    if year is not None:
        return timex.month(year, number)
    if "which2" in groups or "same_year" in groups:
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
    told = story_year(groups, context)
    if told is not None:
        return timex.month(told, number)
    return timex.yearless_month(number, context.reference, context.tense())


def _month_range(groups: Words, context: Context) -> str | None:
    """``March–June 2019``: the year is the one in which the range ends."""
    first, last = (groups.needed("month", name) for name in groups.each("month"))
    year = groups.year(context.reference)
    end = timex.month(year, last) if year else timex.yearless_month(last, context.reference, context.tense())
    return end and f"{timex.month(int(end[:4]) - (first > last), first)}/{end}"


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
    number = (4 if kind == "Q" else 2) if which == "last" else groups.ordinal("ordinal4", "ordinal")
    year = groups.year(context.reference) or groups.year(context.reference, "year2")
    if year is None and "which" in groups and context.reference is not None:
        year = context.reference.year + (groups.word("deictic", "which") or 0)
    if year is None and which == "last" and kind == "Q" and "the" not in groups:
        return timex.shift(-1, "quarter", context.reference)
    if number is None or (kind == "H" and number > 2):
        return None
    if which == "last" and year is None and "the" not in groups:  # not "the last quarter of the year"
        return timex.shift(-1, "quarter", context.reference)
    if year is not None:
        return f"{year:04d}-{kind}{number}"
    return timex.quarter(number, context.reference, context.tense(), kind)


def _quarter_again(groups: Words, context: Context) -> str | None:
    year = groups.year(context.reference)
    quarter = context.last_quarter
    return f"{year:04d}{quarter[4:]}" if year is not None and quarter else quarter


def _quarter_short(groups: Words, context: Context) -> str | None:
    """``Q3 2015``, ``3Q15``, ``Quarter 3 2015``."""
    kind = groups.text("kind") or f"{groups.text('letter') or 'q'}{groups.text('count')}"
    return _short_quarter(kind.upper(), groups.year(context.reference), context)


def _short_quarter(kind: str, year: int | None, context: Context) -> str | None:
    if kind in ("H3", "H4"):
        return None
    if year is not None:
        return f"{year:04d}-{kind}"
    return timex.quarter(int(kind[1]), context.reference, context.tense(), kind[0])


def _quarter_range(groups: Words, context: Context) -> str | None:
    """``Q1–Q2 2018``: the year is the one in which the range ends."""
    first, last = (groups.found[name].upper() for name in groups.each("kind"))
    end = _short_quarter(last, groups.year(context.reference), context)
    return end and f"{int(end[:4]) - (first > last):04d}-{first}/{end}"


def _period(groups: Words, context: Context) -> str | None:
    unit, direction = groups.unit or "day", groups.direction or 0
    if "beyond" in groups:
        direction = -2 if (groups.text("beyond") or "").startswith("before") else 2
    if unit == "weekend" and direction == 0:
        return _weekend(groups, context)
    if unit == "quarter" and direction == 0 and context.last_quarter is not None:
        return context.last_quarter
    near = groups.match.start() - context.last_end <= STORY
    if direction == 1 and "which_the" in groups and near and context.tense() == "past":  # "the next month he lost"
        return timex.shift(1, unit, timex.first_day(context.last) or context.reference)
    return timex.shift(direction, unit, context.reference)


def _weekend(groups: Words, context: Context) -> str | None:
    """``the weekend``: the last one unless the verb is future; ``this weekend``: the last one only if the verb is
    past."""
    tense = context.tense()
    over = tense == "past" if groups.direction == 0 else tense != "future"
    past = context.reference is not None and context.reference.weekday() < 5 and over
    return timex.shift(-1 if past else 0, "weekend", context.reference)


def _narrative(groups: Words, context: Context) -> str | None:
    if groups.text("narrative") == "same" and context.tense() != "past":  # two votes on the same day are a joy
        return None
    direction = 0 if "that" in groups else 1 if "next" in groups else groups.word("narrative") or 0
    if "which2" in groups:
        return timex.years_from(context.last, groups.direction or 0)
    if groups.part:
        moved = timex.shift(direction, "day", timex.first_day(context.last_day))
        return moved and moved + groups.part
    unit = groups.unit or "day"
    if unit == "quarter" and direction == 0:
        return context.last_quarter
    if unit == "year" and timex.granularity(context.last) == "year":
        return timex.years_from(context.last, direction)
    return timex.shift(direction, unit, timex.first_day(context.last_day if unit == "day" else context.last))


def _edge(groups: Words, context: Context) -> Reading:
    unit, mod = groups.unit or "day", groups.code("modifier", "edge", "place", "mod")
    if "narrative" in groups:
        return Reading(timex.shift(groups.word("narrative") or 0, unit, timex.first_day(context.last)), mod)
    years = int("new" in groups)
    if mod == "END" and unit == "year" and context.tense() == "past":
        years = timex.last_end_of_year(context.reference)
    return Reading(timex.shift(years, unit, context.reference), mod)


def _year_end(_: Words, context: Context) -> Reading:
    return Reading(timex.shift(0, "year", context.reference), "END")


def _new_year(groups: Words, context: Context) -> Reading:
    text = groups.match.group().lower()
    return Reading(timex.shift(1, "year", context.reference), "START" if text.startswith("early") else groups.mod)


def _ago(groups: Words, context: Context) -> str | Reading | None:
    if "few" in groups:
        return _back(2, groups, context, "APPROX") if "couple" in (groups.text("few") or "") else None
    return _back(groups.number("number", "number2", "number3"), groups, context, groups.mod)


def _back(amount: int | None, groups: Words, context: Context, mod: str | None) -> Reading:
    unit, reference = groups.unit, context.reference
    months = {"year": 12, "decade": 120, "century": 1200}.get(unit or "")
    if amount is None or unit is None:
        return Reading(None, mod)
    if months is None:
        return Reading(None if "half" in groups else timex.shift(-amount, unit, reference), mod)
    if "half" in groups:  # half a century
        months = months // 2
    elif "and_half" in groups or "half_more" in groups:
        months = amount * months + months // 2
    else:
        months *= amount
    return Reading(
        timex.shift(-months // 12, "year", reference) if months >= 12 else timex.shift(-months, "month", reference), mod
    )


def _later(groups: Words, context: Context) -> str | None:
    """``four years later``: counted from the date named shortly before; beyond the reference only if the verb is
    future."""
    unit, start = groups.unit, groups.match.start()
    if unit is None or start - context.last_end > 2 * STORY:
        return None
    amount = groups.number("number") if "number" in groups else 1
    base = timex.granularity(context.last)
    if amount is None or base is None or _FINENESS.index(base) > _FINENESS.index(unit):
        return None
    amount *= -1 if groups.text("then") in ("before", "earlier") else 1
    if unit in ("decade", "century"):
        amount, unit = amount * (10 if unit == "decade" else 100), "year"
    value = timex.shift(amount, unit, timex.first_day(context.last))
    day = timex.first_day(value)
    passed = day is None or context.reference is None or day <= context.reference
    return value if passed or context.tense() == "future" else None


def _year_earlier(groups: Words, context: Context) -> str | None:
    number = groups.ordinal("ordinal4")
    if number is not None and context.reference is not None:
        return timex.years_from(timex.quarter(number, context.reference, "past"), -1)
    if context.last_quarter is not None:
        return timex.years_from(context.last_quarter, -1)
    if groups.match.group().lower().endswith("ago"):
        return timex.shift(-1, "year", context.reference)
    return timex.years_from(context.last, -1) or timex.shift(-1, "year", context.reference)


def _in(groups: Words, context: Context) -> str | None:
    amount, unit = groups.number("number"), groups.unit
    if amount is None or unit is None:
        return None
    if unit == "decade":
        amount, unit = 10 * amount, "year"
    return timex.shift(amount, unit, context.reference)


def _from_day(groups: Words, context: Context) -> str | None:
    """The day itself: ``a week from tomorrow``, ``a year ago today``, ``Dienstag in einer Woche``."""
    amount, unit = groups.number("number"), groups.unit
    if amount is None or unit is None:
        return None
    back = groups.text("then") in _BACK
    if groups.text("weekday"):
        day = timex.weekday(groups.weekday, context.reference, "past" if back else "future")
    else:
        day = timex.shift(groups.word("day", "dayword") or 0, "day", context.reference)
    return timex.day_from(-amount if back else amount, unit, timex.first_day(day))


def _year_range(groups: Words, _: Context) -> str | None:
    first, last = groups.found["from"], groups.found["to"]
    return f"{first}/{first[: 4 - len(last)]}{last}"


def _year(groups: Words, context: Context) -> str | None:
    year = groups.year(context.reference)
    return f"{year:04d}" if year is not None else None


def _old_year(groups: Words, _: Context) -> str | None:
    return groups.found["old"]


def _decade(groups: Words, _: Context) -> str | None:
    if "decade" in groups:
        return groups.found["decade"][:3]
    if "short" in groups:
        return f"19{groups.found['short'][0]}"
    return f"19{groups.word('decade', 'decade_word')}"


def _century(groups: Words, _: Context) -> str | None:
    which = groups.ordinal("ordinal")
    return f"{which - 1:02d}" if which else None


_MEANS: dict[Means, Callable[[Words, Context], str | Reading | None]] = {
    **DAYS,
    "short_year": _year,
    "month": _month,
    "month_range": _month_range,
    "season": _season,
    "quarter": _quarter,
    "quarter_again": _quarter_again,
    "quarter_short": _quarter_short,
    "quarter_range": _quarter_range,
    "period": _period,
    "weekend": _weekend,
    "narrative": _narrative,
    "edge": _edge,
    "year_end": _year_end,
    "new_year": _new_year,
    "ago": _ago,
    "later": _later,
    "year_earlier": _year_earlier,
    "in": _in,
    "from_now": _in,
    "from_day": _from_day,
    "year_range": _year_range,
    "year": _year,
    "old_year": _old_year,
    "decade": _decade,
    "century": _century,
}
