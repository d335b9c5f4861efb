"""Numbers in digits and words: patterns and values."""

from __future__ import annotations

import re

import pytest

from claimkit.text.numbers import alternatives, numbers


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("7", 7),
        ("1,000", 1_000),
        ("six", 6),
        ("Twenty-one", 21),
        ("thirty five", 35),
        ("a hundred", 100),
        ("two hundred", 200),
        ("six dogs", None),
        ("dogs", None),
        ("²", None),
    ],
)
def test_values(text: str, value: int | None) -> None:
    assert numbers().value(text) == value


@pytest.mark.parametrize(("text", "value"), [("third", 3), ("Third", 3), ("3rd", 3), ("20th", 20), ("last", None)])
def test_ordinals(text: str, value: int | None) -> None:
    assert numbers().ordinal(text) == value


def test_the_pattern_takes_a_number_in_words_whole() -> None:
    found = re.compile(rf"\b{numbers().pattern}\b").findall("twenty-one, thirty five, two hundred and six dogs")
    assert found == ["twenty-one", "thirty five", "two hundred", "six"]


def test_plurals() -> None:
    assert {"fives", "sixes"} <= {*numbers().plurals}


def test_alternatives() -> None:
    assert alternatives(["two", "twenty", "o' five"]) == "o['’] five|twenty|two"
    assert re.search(alternatives([]), "anything") is None
