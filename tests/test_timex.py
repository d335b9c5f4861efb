"""Values against hand-computed calendars. The reference is Wednesday 15 May 2024 (ISO week 20) unless stated."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimkit.detectors.date import timex

WEDNESDAY = datetime.date(2024, 5, 15)
DATES = st.dates(datetime.date(1, 1, 1), datetime.date(9999, 12, 31))
TENSES = st.sampled_from(["past", "future", None])


def test_weekday_goes_back_to_the_reference_and_forward_from_it() -> None:
    assert timex.weekday(1, WEDNESDAY, "past") == "2024-05-14"
    assert timex.weekday(2, WEDNESDAY, "past") == "2024-05-15"
    assert timex.weekday(3, WEDNESDAY, None) == "2024-05-09"
    assert timex.weekday(2, WEDNESDAY, "future") == "2024-05-15"
    assert timex.weekday(1, WEDNESDAY, "future") == "2024-05-21"


def test_last_and_next_weekday_never_are_the_reference() -> None:
    assert timex.next_weekday(2, WEDNESDAY, -1) == "2024-05-08"
    assert timex.next_weekday(2, WEDNESDAY, 1) == "2024-05-22"
    assert timex.next_weekday(3, WEDNESDAY, 1) == "2024-05-16"


def test_weekday_of_an_iso_week() -> None:
    assert timex.weekday_of_week(1, "2024-W19") == "2024-05-07"
    assert timex.weekday_of_week(0, "2020-W53") == "2020-12-28"
    assert timex.weekday_of_week(0, "2024") is None


@pytest.mark.parametrize(
    ("month", "day", "tense", "value"),
    [
        (2, 9, "past", "2024-02-09"),
        (11, 8, "past", "2023-11-08"),
        (11, 8, None, "2024-11-08"),
        (12, 1, None, "2023-12-01"),
        (6, 20, "past", "2024-06-20"),  # five weeks ahead rather than eleven months back
        (2, 9, "future", "2025-02-09"),
        (5, 1, "future", "2024-05-01"),  # two weeks back rather than a year ahead
        (2, 29, "past", "2024-02-29"),
        (2, 29, "future", None),  # neither this year's is ahead nor is there one next year
        (8, 20, "past", "2023-08-20"),  # three months ahead is too far
        (3, 20, "future", "2025-03-20"),  # two months back, too
        (5, 15, "past", "2024-05-15"),
        (5, 15, "future", "2024-05-15"),
    ],
)
def test_a_day_without_its_year(month: int, day: int, tense: timex.Tense | None, value: str | None) -> None:
    assert timex.yearless_day(day, month, WEDNESDAY, tense) == value


@pytest.mark.parametrize(
    ("month", "tense", "value"),
    [
        (5, "past", "2024-05"),
        (4, "past", "2024-04"),
        (7, "past", "2023-07"),
        (6, "past", "2023-06"),
        (6, None, "2024-06"),
        (9, "future", "2024-09"),
        (2, "future", "2025-02"),
        (4, "future", "2024-04"),
        (11, None, "2024-11"),
        (12, None, "2023-12"),
    ],
)
def test_a_month_without_its_year(month: int, tense: timex.Tense | None, value: str) -> None:
    assert timex.yearless_month(month, WEDNESDAY, tense) == value


def test_last_and_next_month_by_name() -> None:
    assert timex.next_month(12, WEDNESDAY, -1) == "2023-12"
    assert timex.next_month(3, WEDNESDAY, -1) == "2024-03"
    assert timex.next_month(4, WEDNESDAY, -1) == "2023-04"  # this April would be "last month"
    assert timex.next_month(5, WEDNESDAY, -1) == "2023-05"
    assert timex.next_month(5, WEDNESDAY, 1) == "2025-05"
    assert timex.next_month(6, WEDNESDAY, 1) == "2024-06"


@pytest.mark.parametrize(
    ("amount", "unit", "value"),
    [
        (-1, "day", "2024-05-14"),
        (-1, "week", "2024-W19"),
        (0, "weekend", "2024-W20-WE"),
        (-1, "fortnight", "2024-W18"),
        (-5, "month", "2023-12"),
        (8, "month", "2025-01"),
        (-2, "quarter", "2023-Q4"),
        (-17, "year", "2007"),
        (0, "decade", "202"),
        (-1, "century", "19"),
        (-3, "decade", "199"),
        (1, "weekend", "2024-W21-WE"),
        (2, "fortnight", "2024-W24"),
        (-5, "quarter", "2023-Q1"),
        (3, "quarter", "2025-Q1"),
        (7, "month", "2024-12"),
        (-2023, "year", "0001"),
        (-2024, "year", None),
        (7975, "year", "9999"),
        (7976, "year", None),
        (-2024 * 12, "month", None),
        (-2024 * 4, "quarter", None),
        (10**9, "week", None),
        (-3000, "year", None),
        (10**9, "day", None),
    ],
)
def test_shift(amount: int, unit: timex.Unit, value: str | None) -> None:
    assert timex.shift(amount, unit, WEDNESDAY) == value


def test_iso_weeks_follow_iso_years() -> None:
    assert timex.shift(0, "week", datetime.date(2021, 1, 3)) == "2020-W53"
    assert timex.shift(0, "week", datetime.date(2018, 12, 31)) == "2019-W01"


def test_seasons_bear_the_year_in_which_they_begin() -> None:
    assert timex.season("SU", WEDNESDAY, -1) == "2023-SU"
    assert timex.season("SP", WEDNESDAY, -1) == "2023-SP"  # this one is not over
    assert timex.season("SU", WEDNESDAY, 0) == "2024-SU"
    assert timex.season("SP", WEDNESDAY, 1) == "2025-SP"
    assert timex.season("WI", datetime.date(2024, 1, 10), 0) == "2023-WI"
    assert timex.season("FA", WEDNESDAY, 0, "past") == "2023-FA"
    assert timex.season("FA", WEDNESDAY, 0, "future") == "2024-FA"


def test_quarters_still_to_come_are_those_of_the_year_before() -> None:
    assert timex.quarter(1, WEDNESDAY, "past") == "2024-Q1"
    assert timex.quarter(4, WEDNESDAY, "past") == "2023-Q4"
    assert timex.quarter(4, WEDNESDAY, "future") == "2024-Q4"
    assert timex.quarter(2, WEDNESDAY, "past", "H") == "2023-H2"


def test_years_have_four_digits() -> None:
    early = datetime.date(1000, 1, 1)
    assert timex.quarter(4, early, "past") == "0999-Q4"
    assert timex.season("SU", early, -1) == "0999-SU"


def test_values_a_year_on() -> None:
    assert timex.years_from("1989-Q3", -1) == "1988-Q3"
    assert timex.years_from("2003/2004", -1) == "2002/2003"
    assert timex.years_from("2016-SU", 1) == "2017-SU"
    assert timex.years_from("199", -1) is None


@pytest.mark.parametrize(
    ("value", "first", "unit"),
    [
        ("2024-05-15", datetime.date(2024, 5, 15), "day"),
        ("2024-05-15TNI", datetime.date(2024, 5, 15), "day"),
        ("2024-05", datetime.date(2024, 5, 1), "month"),
        ("2024-W20", datetime.date(2024, 5, 13), "week"),
        ("2024-W20-WE", datetime.date(2024, 5, 13), "weekend"),
        ("2024-Q2", datetime.date(2024, 4, 1), "quarter"),
        ("2024-FA", datetime.date(2024, 9, 1), None),
        ("2024-SP", datetime.date(2024, 3, 1), None),
        ("2024-WI", datetime.date(2024, 12, 1), None),
        ("2024-H1", datetime.date(2024, 1, 1), None),
        ("2024-H2", datetime.date(2024, 7, 1), None),
        ("2024-Q4", datetime.date(2024, 10, 1), "quarter"),
        ("2024", datetime.date(2024, 1, 1), "year"),
        ("2024-05-15/2024-05-17", datetime.date(2024, 5, 15), None),
        ("2023-02-29", None, "day"),  # there is no such day
        ("0000", None, "year"),
        ("20", None, None),
        ("2003/2004", datetime.date(2003, 1, 1), "year"),
        ("199", None, None),
        (None, None, None),
    ],
)
def test_first_day_and_granularity(value: str | None, first: datetime.date | None, unit: str | None) -> None:
    assert timex.first_day(value) == first
    assert timex.granularity(value) == unit


# Published dates of Easter Sunday and of holidays that move.
@pytest.mark.parametrize(
    ("rule", "year", "value"),
    [
        ("easter", 1961, "1961-04-02"),
        ("easter", 2000, "2000-04-23"),
        ("easter", 2024, "2024-03-31"),
        ("easter-2", 2038, "2038-04-23"),
        ("11-TH4", 2024, "2024-11-28"),
        ("05-MO-1", 2024, "2024-05-27"),
        ("11-MO1+1", 2016, "2016-11-08"),
        ("11-MO1+1", 2020, "2020-11-03"),
        ("12-25", 1999, "1999-12-25"),
        ("easter+1", 2024, "2024-04-01"),
        ("easter", 1818, "1818-03-22"),  # the earliest there is
        ("easter", 1943, "1943-04-25"),  # the latest there is
        ("easter", 1954, "1954-04-18"),
        ("easter", 1981, "1981-04-19"),
        ("09-MO1", 2024, "2024-09-02"),
        ("01-MO3", 2024, "2024-01-15"),
        ("11-MO1+1/2", 2024, "2024-11-05"),
        ("02-29", 2023, None),
    ],
)
def test_holidays(rule: str, year: int, value: str) -> None:
    assert timex.holiday(rule, year) == value


def test_a_holiday_without_its_year_is_the_nearest_unless_told() -> None:
    assert timex.yearless_holiday("12-25", WEDNESDAY) == "2023-12-25"
    assert timex.yearless_holiday("12-25", WEDNESDAY, 1) == "2024-12-25"
    assert timex.yearless_holiday("easter", WEDNESDAY, 1) == "2025-04-20"


def test_a_holiday_is_the_last_or_the_next_when_told_and_some_have_no_every_year() -> None:
    assert timex.yearless_holiday("12-25", WEDNESDAY, -1) == "2023-12-25"
    assert timex.yearless_holiday("05-15", WEDNESDAY, 1) == "2025-05-15"
    assert timex.yearless_holiday("05-15", WEDNESDAY) == "2024-05-15"
    assert timex.yearless_holiday("05-MO-1", WEDNESDAY, 0, "past") == "2024-05-27"  # twelve days ahead
    assert timex.yearless_holiday("10-31", WEDNESDAY, 0, "past") == "2023-10-31"
    assert timex.yearless_holiday("02-14", WEDNESDAY, 0, "future") == "2025-02-14"
    election = "11-MO1+1/2"
    assert timex.yearless_holiday(election, WEDNESDAY) == "2024-11-05"
    assert timex.yearless_holiday(election, datetime.date(2023, 5, 15), -1) == "2022-11-08"
    assert timex.yearless_holiday(election, datetime.date(2023, 5, 15), 1) == "2024-11-05"
    assert timex.yearless_holiday(election, WEDNESDAY, -1) == "2022-11-08"
    assert timex.yearless_holiday(election, WEDNESDAY, 0, "past") == "2024-11-05", "the only one of three years"
    assert timex.yearless_holiday(election, datetime.date(2024, 12, 1), 1) == "2026-11-03"
    assert timex.yearless_holiday("12-25", datetime.date(9999, 5, 15)) == "9998-12-25"
    assert timex.yearless_holiday("12-25", datetime.date(9999, 12, 31), 1) is None
    assert timex.yearless_holiday("12-25", datetime.date(1, 5, 15), -1) is None


@pytest.mark.parametrize(
    ("amount", "unit", "value"),
    [
        (1, "day", "2024-02-01"),
        (-1, "week", "2024-01-24"),
        (1, "fortnight", "2024-02-14"),
        (2, "month", "2024-03-31"),
        (1, "month", None),  # there is no 31 February
        (-1, "quarter", "2023-10-31"),
        (-1, "year", "2023-01-31"),
        (-1, "decade", "2014-01-31"),
        (-1, "century", "1924-01-31"),
        (1, "weekend", None),
        (10**7, "day", None),
        (10**7, "year", None),
    ],
)
def test_the_day_that_lies_so_far_away(amount: int, unit: timex.Unit, value: str | None) -> None:
    assert timex.day_from(amount, unit, datetime.date(2024, 1, 31)) == value


@pytest.mark.parametrize(
    ("number", "tense", "value"),
    [
        (14, "past", "2024-05-14"),
        (16, "past", "2024-04-16"),
        (15, "past", "2024-05-15"),
        (15, "future", "2024-05-15"),
        (14, "future", "2024-06-14"),
        (16, "future", "2024-05-16"),
        (31, "past", "2024-03-31"),  # April has none
        (31, "future", "2024-05-31"),
        (2, None, "2024-05-02"),
        (28, None, "2024-05-28"),
        (30, None, "2024-04-30"),  # the very distance of 30 May: the earlier
        (32, None, None),
    ],
)
def test_a_day_without_its_month(number: int, tense: timex.Tense | None, value: str | None) -> None:
    assert timex.month_day(number, WEDNESDAY, tense) == value


def test_a_day_of_a_month() -> None:
    assert timex.day_in("2024-04", 30) == "2024-04-30"
    assert timex.day_in("2024-04", 31) is None
    assert timex.day_in(None, 3) is None


def test_no_such_day() -> None:
    assert timex.day(2023, 2, 29) is None
    assert timex.day(2024, 2, 29) == "2024-02-29"


def test_nothing_relative_without_a_reference() -> None:
    assert timex.weekday(0, None, "past") is None
    assert timex.next_weekday(0, None, 1) is None
    assert timex.yearless_day(4, 7, None, None) is None
    assert timex.yearless_month(7, None, None) is None
    assert timex.next_month(7, None, 1) is None
    assert timex.season("SU", None, 0) is None
    assert timex.quarter(1, None, None) is None
    assert timex.shift(-1, "year", None) is None
    assert timex.yearless_holiday("12-25", None) is None
    assert timex.day_from(1, "day", None) is None
    assert timex.month_day(3, None, None) is None
    assert timex.weekday_of_week(0, None) is None


@given(DATES, st.integers(0, 6), TENSES)
def test_a_weekday_is_that_weekday_less_than_a_week_away(reference: datetime.date, number: int, tense: None) -> None:
    value = timex.weekday(number, reference, tense)
    if value is not None:
        found = datetime.date.fromisoformat(value)
        assert found.weekday() == number
        assert abs((found - reference).days) < 7
        assert found == reference or (found > reference) == (tense == "future")


@given(DATES, st.integers(-(10**6), 10**6), st.sampled_from(["day", "week", "month", "quarter", "year"]))
def test_shift_never_fails_and_names_its_unit(reference: datetime.date, amount: int, unit: timex.Unit) -> None:
    value = timex.shift(amount, unit, reference)
    assert value is None or timex.granularity(value) == unit


@given(DATES, st.integers(1, 12), st.integers(1, 31), TENSES)
def test_a_day_without_its_year_keeps_month_and_day(
    reference: datetime.date, month: int, day: int, tense: timex.Tense | None
) -> None:
    value = timex.yearless_day(day, month, reference, tense)
    assert value is None or value[5:] == f"{month:02d}-{day:02d}"


REFERENCES = st.dates(datetime.date(1900, 1, 1), datetime.date(2100, 12, 31))


def months_from(reference: datetime.date, value: str | None) -> int:
    """How many months the first day of a value lies ahead of the reference's month."""
    first = timex.first_day(value)
    assert first is not None
    return 12 * (first.year - reference.year) + first.month - reference.month


@given(REFERENCES, st.integers(1, 12), TENSES)
def test_a_month_is_the_only_one_of_its_name_within_a_year_of_the_right_side(
    reference: datetime.date, number: int, tense: timex.Tense | None
) -> None:
    first, last = {"past": (-11, 0), "future": (-1, 10), None: (-5, 6)}[tense]
    value = timex.yearless_month(number, reference, tense)
    assert value is not None
    assert int(value[5:]) == number
    assert first <= months_from(reference, value) <= last


@given(REFERENCES, st.integers(1, 12), st.integers(0, 6))
def test_last_and_next_are_the_only_ones_of_their_name_on_their_side(
    reference: datetime.date, month: int, weekday: int
) -> None:
    assert -13 <= months_from(reference, timex.next_month(month, reference, -1)) <= -2, "not “last month”"
    assert 1 <= months_from(reference, timex.next_month(month, reference, 1)) <= 12
    for direction in (-1, 1):
        day = timex.first_day(timex.next_weekday(weekday, reference, direction))
        assert day is not None
        assert day.weekday() == weekday
        assert 1 <= (day - reference).days * direction <= 7


@given(REFERENCES, st.sampled_from(["SP", "SU", "FA", "WI"]), TENSES)
def test_a_season_is_over_under_way_or_to_come(reference: datetime.date, code: str, tense: timex.Tense | None) -> None:
    def away(direction: int, tense: timex.Tense | None = None) -> int:
        return months_from(reference, timex.season(code, reference, direction, tense))

    assert -14 <= away(-1) <= -3, "the last that is over: it lasts three months"
    assert 1 <= away(1) <= 12, "the next to begin"
    if tense == "future":
        assert -2 <= away(0, tense) <= 9, "under way or to come"
    elif tense == "past" or code == "WI":
        assert -11 <= away(0, tense) <= 0, "under way or over"
    else:
        value = timex.season(code, reference, 0, tense)
        assert value is not None
        assert int(value[:4]) == reference.year


@given(REFERENCES, st.integers(1, 4), TENSES)
def test_a_quarter_has_begun_unless_the_future_is_meant(
    reference: datetime.date, number: int, tense: timex.Tense | None
) -> None:
    value = timex.quarter(number, reference, tense)
    assert value is not None
    if tense == "future":
        assert value == f"{reference.year}-Q{number}"
    else:
        assert -11 <= months_from(reference, value) <= 0
        assert value.endswith(f"Q{number}")


@given(REFERENCES, st.integers(-500, 500))
def test_so_many_units_on_is_so_many_units_away(reference: datetime.date, amount: int) -> None:
    monday = reference - datetime.timedelta(days=reference.weekday())
    assert timex.first_day(timex.shift(amount, "week", reference)) == monday + datetime.timedelta(weeks=amount)
    assert timex.shift(amount, "fortnight", reference) == timex.shift(2 * amount, "week", reference)
    assert timex.shift(amount, "weekend", reference) == f"{timex.shift(amount, 'week', reference)}-WE"
    assert months_from(reference, timex.shift(amount, "month", reference)) == amount
    assert -2 <= months_from(reference, timex.shift(amount, "quarter", reference)) - 3 * amount <= 0


@given(REFERENCES, st.integers(1, 31), TENSES)
def test_a_day_without_its_month_lies_on_its_side(
    reference: datetime.date, number: int, tense: timex.Tense | None
) -> None:
    day = timex.first_day(timex.month_day(number, reference, tense))
    assert day is not None
    assert day.day == number
    assert tense != "past" or day <= reference
    assert tense != "future" or day >= reference
    assert abs((day - reference).days) <= (62 if tense else 31)
