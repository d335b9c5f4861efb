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
    ],
)
def test_holidays(rule: str, year: int, value: str) -> None:
    assert timex.holiday(rule, year) == value


def test_a_holiday_without_its_year_is_the_nearest_unless_told() -> None:
    assert timex.yearless_holiday("12-25", WEDNESDAY) == "2023-12-25"
    assert timex.yearless_holiday("12-25", WEDNESDAY, 1) == "2024-12-25"
    assert timex.yearless_holiday("easter", WEDNESDAY, 1) == "2025-04-20"


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
