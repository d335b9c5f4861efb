"""No text, however strange, makes the extractor fail, or its time grow faster than the text."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from types import FrameType
from typing import Any

import msgspec
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import claimkit
from claimkit.extraction.pipeline import LONGEST_ROLE
from claimkit.text.segmentation import LONGEST

SIGNS = "\"“”'’1A([{)]}<>.,;:!?-–—/\\$&@#%*_a \n\r\t\u00a0\u200b\u0301\U0001f600"
STUMPS = """“” |" |“a |' |1 |1,|1-|1.|1/|. |, |a |A |Aa |A.|U.S. |Mr. |\r\n|https://a.example/ |a@b.example |<b>|&amp;|
Ann Lee |Ann, |Ann's |Lee, 5, |1999 |1990s |May |Monday |Sept. |early |last |ago |two |twenty-|hundred |aged |
years old |year-old |5-year-old |mid-|said |"said |Lee said, |he told |Lee said. |“Lee said. |according to |that |
who |and |accused of |charged with |was |in |of |the |to |guilty of |he was accused of fraud and |said “|
he said that |born in |he said and |"he said," |said |that he said, |''|' |" |?!|. [1]|. [a|."|A. |a\n|((|1.|      |
x. (|share |at 82, |According to |he, who said, |reportedly |denied |“A b c.\n|he said: “a b c.\n|Image: |
and adding that |in a statement |Monday, May 5, 2014 |Ann Lee, who was accused, |Smith's |two-year-old |
allegedly |Monday Monday """
UNITS = [*SIGNS, *STUMPS.replace("|\n", "|").split("|")]
# The first and last sentences of an article may be boilerplate, so that growth tells nothing of a few such sentences.
MIXED = [unit for unit in UNITS if unit not in ("Image: ", "share ")]
SHORT, LONG = 5_000, 20_000  # characters


def seconds(do: Callable[[], object]) -> float:
    start = time.process_time()
    do()
    return time.process_time() - start


@pytest.mark.parametrize("unit", UNITS)
def test_the_work_grows_with_the_length_alone(unit: str) -> None:
    def read(length: int) -> object:
        return claimkit.extract(unit * (length // len(unit)), published="2020-01-01", reader="rules")

    read(SHORT)
    # Four times the text, so linear work takes 4 times as long and quadratic 16; the best of several tries, and a
    # hundredth of a second for what else the machine does.
    assert any(seconds(lambda: read(LONG)) < 8 * seconds(lambda: read(SHORT)) + 0.01 for _ in range(8))


def lines_run(do: Callable[[], object]) -> int:
    """How many lines of Python are run: the same number on every machine, however busy it is."""
    count = 0

    def step(frame: FrameType, event: str, argument: Any) -> Any:  # noqa: ARG001 - what a trace function is given
        nonlocal count
        count += 1
        return step

    before = sys.gettrace()
    sys.settrace(step)
    try:
        do()
    finally:
        sys.settrace(before)
    return count


def work_grows_with_length(do: Callable[[str], object], short: str, long: str) -> bool:
    """Does `long`, four times the length of `short`, take less than five times the work?

    The clock, a hundred times as fast as counting lines, clears most texts; where it does not, lines decide.
    """
    if seconds(lambda: do(long)) < 6 * seconds(lambda: do(short)):
        return True
    return lines_run(lambda: do(long)) < 5 * lines_run(lambda: do(short))


@settings(max_examples=40)
@given(
    st.lists(st.tuples(st.sampled_from(MIXED), st.integers(1, 3)), min_size=1, max_size=5),
    st.sampled_from(["rules", "shipped"]),
)
@example([("reportedly ", 1)], "shipped")
@example([(",", 3), ("of ", 3), ("said ", 2), ('"', 1)], "shipped")
def test_neither_work_nor_output_grows_faster_than_a_mixture(parts: list[tuple[str, int]], reader: str) -> None:
    claimkit.extract("")  # words are read once
    mixture = "".join(unit * times for unit, times in parts)
    short, long = mixture * (6_000 // len(mixture) + 1), mixture * 4 * (6_000 // len(mixture) + 1)
    written: dict[str, int] = {}

    def read(text: str) -> None:
        written[text] = len(msgspec.json.encode(claimkit.extract(text, reader=reader)))

    assert work_grows_with_length(read, short, long)
    assert written[long] < 5 * written[short]
    assert written[long] < 400 * len(long), "a constant that no text has come near"


NAMED = [
    "{0} Lee said he lied. ",
    "{0} Lee, ",
    "{0} {0}son and Ann Lee said so, ",
    "The {0} Bank said it lied. The bank said so. ",
    "Judge {0} Lee said so. The judge said he did. ",
    "{0} Lee and {0} Lund said so. The pair said it. They did. ",
    '"I lied," {0} Lee said. "We did." ',
    "A baker, {0} Lee, was there. The baker said so. ",
]


@pytest.mark.parametrize("unit", NAMED)
def test_ever_new_names_cost_no_more_each(unit: str) -> None:
    claimkit.extract("Ann Lee said so.")  # words are read once
    news = [f"A{'bcdefghij'[n // 100]}{'bcdefghij'[n // 10 % 10 - 1]}{'bcdefghij'[n % 10 - 1]}o" for n in range(800)]
    short, long = ("".join(unit.format(name) for name in news[:count]) for count in (200, 800))
    assert work_grows_with_length(claimkit.extract, short, long)


@pytest.mark.parametrize(
    "text", ["According to " * 2_000, "a" * 20_000, "He said: " + "“Yes, the bridge is safe.\n\n" * 500]
)
def test_sentences_and_roles_have_a_largest_length(text: str) -> None:
    article = claimkit.extract(text, reader="rules")
    spans = [(sentence.start, sentence.end) for sentence in article.sentences]
    assert all(end - start <= LONGEST for start, end in spans)
    assert "".join("".join(text[start:end] for start, end in spans).split()) == "".join(text.split()), "no word is lost"
    for claim in article.claims:
        for name in {role.role for role in claim.roles}:
            pieces = [role for role in claim.roles if role.role == name]
            assert sum(role.end - role.start for role in pieces) <= LONGEST_ROLE
            assert all(piece.text in text for piece in pieces)


def test_what_is_too_long_is_cut_between_words() -> None:
    text = "word " * 600
    first, *_, last = claimkit.extract(text).sentences
    assert (first.start, first.end, last.end) == (0, 999, 2_999)
    quote = "He said: “" + "The bridge is safe. " * 200 + "”"
    claims = claimkit.extract(quote, reader="rules").claims
    (content,) = [role for claim in claims for role in claim.roles if role.role == "content"]
    assert content.text.endswith("bridge is safe.")
    assert LONGEST_ROLE - 20 < len(content.text) <= LONGEST_ROLE


@pytest.mark.parametrize(
    ("text", "published", "language"),
    [
        ("Ann Lee was asking Eve Roe whether she", None, "en"),
        ("A man agreed, saying no\nEve Roe", None, "en"),
        ("“Eve blame in»who ", "2020-02-29", "en"),
        ("It opened on Labor Day '99", "0001-01-01", "en"),
        ("It opened on Easter Monday '99", "0001-01-01", "en"),
        ("Am 4. Mai und im fünften Quartal", "2020-02-29", "de"),
    ],
)
def test_what_ends_too_soon_or_names_no_day_is_extracted(text: str, published: str | None, language: str) -> None:
    article = claimkit.extract(text, published=published, language=language, reader="rules")
    assert all(text[claim.start : claim.end] == claim.text for claim in article.claims)


@pytest.mark.parametrize("published", ["0001-01-01", "9999-12-31"])  # what databases put where no date is known
@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The bridge was closed in October, and Ann Lee asked why.", "en"),
        ("They will be heard before this weekend.", "en"),
        ("He left last Monday, three weeks ago, two centuries ago and in December. It opens in a year.", "en"),
        ("Der Laden schließt zum Ende des Jahres.", "de"),
    ],
)
def test_the_first_and_the_last_day_of_the_calendar_are_days_like_others(
    text: str, language: str, published: str
) -> None:
    article = claimkit.extract(text, published=published, language=language, reader="rules")
    assert article.claims
    assert all(claim.statement for claim in article.claims)


@settings(max_examples=150)
@given(st.lists(st.tuples(st.sampled_from(UNITS), st.integers(1, 4)), max_size=25))
def test_every_mixture_is_extracted_and_its_offsets_hold(parts: list[tuple[str, int]]) -> None:
    text = "".join(unit * times for unit, times in parts)
    article = claimkit.extract(text, reader="rules")
    for claim in article.claims:
        assert text[claim.start : claim.end] == claim.text
        assert all(text[role.start : role.end] == role.text for role in claim.roles)
    assert [s.start for s in article.sentences] == sorted(s.start for s in article.sentences)


@settings(max_examples=60)
@given(st.text(max_size=400))
def test_every_text_is_extracted(text: str) -> None:
    article = claimkit.extract(text, reader="rules")
    assert article.text == text


def test_a_text_may_end_anywhere() -> None:
    text = (
        "The mayor, Ann Lee, 59, who is a nurse, accused Omar Lund (the mill’s owner) of fraud on 4 May. “He lied,” she"
    )
    for end in range(len(text)):
        assert claimkit.extract(text[:end], published="2023-01-21", reader="rules").text == text[:end]
