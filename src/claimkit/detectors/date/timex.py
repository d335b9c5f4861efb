"""Resolves a date expression against a reference date to a TIMEX3 value. Pure: no text, no clock.

Values follow TimeML's TIMEX3 DATE (ISO-TimeML, ISO 24617-1) as TimeBank 1.2 writes them: ``1992-02-04``, ``1992-02``,
``1992``, ``199`` (a decade), ``19`` (the years 1900-1999), ``2016-W41`` (ISO week), ``2016-W41-WE`` (weekend),
``2016-SU`` (season), ``2016-Q3``, ``2016-H1``, ``2016-09-23TNI`` (part of a day), ``2013/2014`` (a range). The value is
``None`` if it cannot be known from the arguments.
"""

from __future__ import annotations

import calendar
import datetime
import re
from typing import Literal

Tense = Literal["past", "future"]
Unit = Literal["day", "week", "weekend", "fortnight", "month", "quarter", "year", "decade", "century"]

SEASON_STARTS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_YEAR = re.compile(r"(\d{4})(?:-|/|$)")
_SOON = 75  # days: of two readings almost a year apart, one this close to the reference wins, before or after it


def day(year: int, month: int, number: int) -> str | None:
    """A calendar day; ``None`` if there is no such day."""
    try:
        return datetime.date(year, month, number).isoformat()
    except ValueError:
        return None


def month(year: int, number: int) -> str:
    """The value of a calendar month: 1992, 2 → ``1992-02``."""
    return f"{year:04d}-{number:02d}"


def yearless_day(number: int, of_month: int, reference: datetime.date | None, tense: Tense | None) -> str | None:
    """``Nov. 8``: in the past the last one up to the reference, in the future the next one, else the nearest."""
    if reference is None:
        return None
    days = [
        datetime.date(reference.year + i, of_month, number)
        for i in (-1, 0, 1)
        if _exists(reference.year + i, of_month, number)
    ]
    return _nearest(days, reference, tense)


def _exists(year: int, of_month: int, number: int) -> bool:
    return day(year, of_month, number) is not None


def yearless_month(number: int, reference: datetime.date | None, tense: Tense | None) -> str | None:
    """``in July``: in the past the last one that has begun, in the future the next one not yet over, else the
    nearest."""
    if reference is None:
        return None
    ahead = (number - reference.month) % 12
    if (tense == "future" and ahead < 11) or (ahead == 1 and tense != "past") or (tense is None and ahead <= 6):
        return month(reference.year + (reference.month + ahead > 12), number)
    return month(reference.year - (number > reference.month), number)


def weekday(number: int, reference: datetime.date | None, tense: Tense | None) -> str | None:
    """``Tuesday`` (Monday is 0): the last one up to the reference, or, if the tense is future, the next one from it
    on."""
    if reference is None:
        return None
    if tense == "future":
        return _day_after(reference, (number - reference.weekday()) % 7)
    return _day_after(reference, -((reference.weekday() - number) % 7))


def next_weekday(number: int, reference: datetime.date | None, direction: int) -> str | None:
    """``last Friday``, ``next Monday``: never the reference day itself."""
    if reference is None:
        return None
    if direction > 0:
        return _day_after(reference, (number - reference.weekday() - 1) % 7 + 1)
    return _day_after(reference, -((reference.weekday() - number - 1) % 7 + 1))


def weekday_of_week(number: int, week: str | None) -> str | None:
    """The day of an ISO week value: Tuesday of ``2016-W41``."""
    match = re.match(r"(\d{4})-W(\d\d)$", week or "")
    return datetime.date.fromisocalendar(int(match[1]), int(match[2]), number + 1).isoformat() if match else None


def next_month(number: int, reference: datetime.date | None, direction: int) -> str | None:
    """``last March``, ``next March``: never the reference month itself, nor the one before it, which is "last
    month"."""
    if reference is None:
        return None
    if direction > 0:
        return month(reference.year + (number <= reference.month), number)
    ago = (reference.month - number - 2) % 12 + 2
    return shift(-ago, "month", reference)


def season(code: str, reference: datetime.date | None, direction: int, tense: Tense | None = None) -> str | None:
    """``last summer`` (-1: the last one that is over), ``this summer`` (0), ``next summer`` (1: the next one to begin).

    A winter belongs to the year in which it begins.
    """
    if reference is None:
        return None
    # months since the season last began; a season lasts three
    since = (reference.month - SEASON_STARTS[code]) % 12
    begun = reference.year - (SEASON_STARTS[code] > reference.month)
    if direction < 0:
        return f"{begun - (since < 3):04d}-{code}"
    if direction > 0:
        return f"{begun + 1:04d}-{code}"
    if tense == "future":
        return f"{begun + (since >= 3):04d}-{code}"
    if tense == "past" or code == "WI":
        return f"{begun:04d}-{code}"
    return f"{reference.year:04d}-{code}"


def quarter(number: int, reference: datetime.date | None, tense: Tense | None, kind: str = "Q") -> str | None:
    """``the third quarter`` (or half, ``H``): of the reference year, or of the year before if it has not come yet and
    the tense is not future."""
    if reference is None:
        return None
    current = (reference.month - 1) // (3 if kind == "Q" else 6) + 1
    return f"{reference.year - (number > current and tense != 'future'):04d}-{kind}{number}"


def shift(amount: int, unit: Unit, reference: datetime.date | None) -> str | None:
    """The unit (a day, week, month, ..., century) that lies ``amount`` units from the reference's own."""
    if reference is None:
        return None
    try:
        if unit == "day":
            return _day_after(reference, amount)
        if unit in ("week", "weekend", "fortnight"):
            moved = reference + datetime.timedelta(weeks=amount * (2 if unit == "fortnight" else 1))
            year, week, _ = moved.isocalendar()
            return f"{year:04d}-W{week:02d}" + ("-WE" if unit == "weekend" else "")
        if unit == "month":
            years, months = divmod(reference.month - 1 + amount, 12)
            return _year(reference.year + years) and month(reference.year + years, months + 1)
        if unit == "quarter":
            years, quarters = divmod((reference.month - 1) // 3 + amount, 4)
            return _year(reference.year + years) and f"{reference.year + years:04d}-Q{quarters + 1}"
        if unit == "year":
            return _year(reference.year + amount)
        if unit == "decade":
            return f"{reference.year // 10 + amount:03d}"
        return f"{reference.year // 100 + amount:02d}"
    except (OverflowError, ValueError):
        return None


def day_from(amount: int, unit: Unit, reference: datetime.date | None) -> str | None:
    """The day ``amount`` units from the reference (``a year ago today``); ``None`` if there is no such day."""
    if reference is None:
        return None
    if unit in ("day", "week", "fortnight"):
        return _day_after(reference, amount * {"day": 1, "week": 7, "fortnight": 14}[unit])
    months = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}.get(unit)
    moved = first_day(shift(amount * months, "month", reference)) if months else None
    return day(moved.year, moved.month, reference.day) if moved else None


def day_in(month: str | None, number: int) -> str | None:
    """The day ``number`` of a month value: ``2024-04``, 23 → ``2024-04-23``."""
    return day(int(month[:4]), int(month[5:7]), number) if month else None


def last_day(month: str | None) -> str | None:
    """The last day of a month value: ``2024-04`` → ``2024-04-30``."""
    return day_in(month, calendar.monthrange(int(month[:4]), int(month[5:7]))[1]) if month else None


def last_end_of_year(reference: datetime.date | None) -> int:
    """How many years from the reference's own its last end of a year lies: in May, that of the year before."""
    return -1 if reference is not None and reference.month <= 6 else 0


def month_day(number: int, reference: datetime.date | None, tense: Tense | None) -> str | None:
    """``the 22nd``: in the past the last one up to the reference, in the future the next one, else the nearest."""
    if reference is None:
        return None
    months = [first_day(shift(amount, "month", reference)) for amount in (-2, -1, 0, 1, 2)]
    days = [first_day(day(first.year, first.month, number)) for first in months if first is not None]
    found = [d for d in days if d is not None]
    if tense is not None:
        found = [d for d in found if (d <= reference if tense == "past" else d >= reference)]
    return min(found, key=lambda d: abs((d - reference).days)).isoformat() if found else None


def _year(number: int) -> str | None:
    return f"{number:04d}" if 1 <= number <= 9999 else None


def _day_after(reference: datetime.date, days: int) -> str | None:
    try:
        return (reference + datetime.timedelta(days=days)).isoformat()
    except OverflowError:
        return None


def first_day(value: str | None) -> datetime.date | None:
    """The first day that a value covers, so that ``two years later`` can count from it; ``None`` if it has none."""
    if value is None:
        return None
    value = value.partition("T")[0].partition("/")[0]
    try:
        if match := re.match(r"(\d{4})-(\d\d)-(\d\d)$", value):
            return datetime.date(int(match[1]), int(match[2]), int(match[3]))
        if match := re.match(r"(\d{4})-(\d\d)$", value):
            return datetime.date(int(match[1]), int(match[2]), 1)
        if match := re.match(r"(\d{4})-W(\d\d)", value):
            return datetime.date.fromisocalendar(int(match[1]), int(match[2]), 1)
        if match := re.match(r"(\d{4})-([QH])(\d)$", value):
            return datetime.date(int(match[1]), (int(match[3]) - 1) * (3 if match[2] == "Q" else 6) + 1, 1)
        if match := re.match(r"(\d{4})-(SP|SU|FA|WI)$", value):
            return datetime.date(int(match[1]), SEASON_STARTS[match[2]], 1)
        if re.match(r"\d{4}$", value):
            return datetime.date(int(value), 1, 1)
    except ValueError:
        pass
    return None


def granularity(value: str | None) -> Unit | None:
    """The unit of a value: ``1988-Q3`` → ``quarter``."""
    for pattern, unit in _GRANULARITY:
        if value is not None and re.match(pattern, value):
            return unit
    return None


_GRANULARITY: tuple[tuple[str, Unit], ...] = (
    (r"\d{4}-\d\d-\d\d(?:T\w\w)?$", "day"),
    (r"\d{4}-\d\d$", "month"),
    (r"\d{4}-W\d\d$", "week"),
    (r"\d{4}-W\d\d-WE$", "weekend"),
    (r"\d{4}-Q\d$", "quarter"),
    (r"\d{4}(?:/\d{4})?$", "year"),
)


def years_from(value: str | None, amount: int) -> str | None:
    """The same quarter, season, month or range of years, ``amount`` years later: ``1989-Q3``, -1 → ``1988-Q3``."""
    if value is None or not _YEAR.match(value):
        return None
    return "/".join(
        _YEAR.sub(lambda m: m[0].replace(m[1], f"{int(m[1]) + amount:04d}", 1), part) for part in value.split("/")
    )


def holiday(rule: str, year: int) -> str | None:
    """The day of a holiday in a year; ``None`` if the year has no such day or lies outside the calendar.

    ``rule`` is ``12-25``, ``11-TH4`` (the fourth Thursday), ``05-MO-1`` (the last Monday), ``11-MO1+1`` (the day after
    the first Monday) or ``easter-2`` (two days before Easter Sunday).
    """
    if not datetime.MINYEAR <= year <= datetime.MAXYEAR:
        return None
    rule = rule.removesuffix("/2")
    if match := re.match(r"easter([+-]\d+)?$", rule):
        return _day_after(_easter(year), int(match[1] or 0))
    if match := re.match(r"(\d\d)-(MO|TU|WE|TH|FR|SA|SU)(-?\d)([+-]\d+)?$", rule):
        of_month, which = int(match[1]), int(match[3])
        wanted = ("MO", "TU", "WE", "TH", "FR", "SA", "SU").index(match[2])
        days = [
            number
            for number in range(1, calendar.monthrange(year, of_month)[1] + 1)
            if datetime.date(year, of_month, number).weekday() == wanted
        ]
        return _day_after(datetime.date(year, of_month, days[which - 1 if which > 0 else which]), int(match[4] or 0))
    of_month, number = map(int, rule.split("-"))
    return day(year, of_month, number)


def yearless_holiday(
    rule: str, reference: datetime.date | None, direction: int = 0, tense: Tense | None = None
) -> str | None:
    """A holiday without a year: the last (-1) or next (1) one from the reference; for 0, by tense as in
    :func:`yearless_day`.

    A rule that ends with ``/2`` applies to even years only (:func:`holiday` ignores that).
    """
    if reference is None:
        return None
    reach = 2 if direction else 1
    years = range(max(reference.year - reach, datetime.MINYEAR), min(reference.year + reach, datetime.MAXYEAR) + 1)
    days = [d for year in years if (d := first_day(holiday(rule, year))) is not None]
    if rule.endswith("/2"):
        days = [d for d in days if d.year % 2 == 0]
    if direction:
        days = [d for d in days if (d > reference) == (direction > 0)]
    return _nearest(days, reference, tense) or _nearest(days, reference, None)


def _nearest(days: list[datetime.date], reference: datetime.date, tense: Tense | None) -> str | None:
    """In the past the last of ``days`` up to the reference, in the future the next one, else the nearest."""
    if tense == "past" and not any(0 < (d - reference).days <= _SOON for d in days):
        days = [d for d in days if d <= reference]
    elif tense == "future" and not any(0 < (reference - d).days <= _SOON // 2 for d in days):
        days = [d for d in days if d >= reference]
    return min(days, key=lambda d: abs((d - reference).days)).isoformat() if days else None


def _easter(year: int) -> datetime.date:
    """Easter Sunday of the Gregorian calendar, by the anonymous algorithm (Nature, 20 April 1876; Meeus 1991)."""
    a, b, c = year % 19, year // 100, year % 100
    d = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - d - c % 4) % 7
    f = d + e - 7 * ((a + 11 * d + 22 * e) // 451) + 114
    return datetime.date(year, f // 31, f % 31 + 1)
