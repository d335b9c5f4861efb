"""No text, however strange, makes the work grow faster than its length; and none makes it fail."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import claimkit

SIGNS = "\"“”'’1A([{)]}<>.,;:!?-–—/\\$&@#%*_a \n\r\t\u00a0\u200b\u0301\U0001f600"
STUMPS = """“” |" |“a |' |1 |1,|1-|1.|1/|. |, |a |A |Aa |A.|U.S. |Mr. |\r\n|https://a.example/ |a@b.example |<b>|&amp;|
Ann Lee |Ann, |Ann's |Lee, 5, |1999 |1990s |May |Monday |Sept. |early |last |ago |two |twenty-|hundred |aged |
years old |year-old |5-year-old |mid-|said |"said |Lee said, |he told |Lee said. |“Lee said. |according to |that |
who |and |accused of |charged with |was |in |of |the |to |guilty of |he was accused of fraud and |said “|
he said that |born in |he said and |"he said," |said |that he said, |''|' |" |?!|. [1]|. [a|."|A. |a\n|((|1.|      |
x. (|share |at 82, """
UNITS = [*SIGNS, *STUMPS.replace("|\n", "|").split("|")]
SHORT, LONG = 5_000, 20_000  # characters


def seconds(text: str) -> float:
    start = time.process_time()
    claimkit.extract(text, published="2020-01-01")
    return time.process_time() - start


@pytest.mark.parametrize("unit", UNITS)
def test_the_work_grows_with_the_length_alone(unit: str) -> None:
    short, long = unit * (SHORT // len(unit)), unit * (LONG // len(unit))
    seconds(short)
    # Four times the text, so linear work takes 4 times as long and quadratic 16; the best of several tries, and a
    # hundredth of a second for what else the machine does.
    assert any(seconds(long) < 8 * seconds(short) + 0.01 for _ in range(8))


@settings(max_examples=150)
@given(st.lists(st.tuples(st.sampled_from(UNITS), st.integers(1, 4)), max_size=25))
def test_every_mixture_is_extracted_and_its_offsets_hold(parts: list[tuple[str, int]]) -> None:
    text = "".join(unit * times for unit, times in parts)
    article = claimkit.extract(text)
    for claim in article.claims:
        assert text[claim.start : claim.end] == claim.text
        assert all(text[role.start : role.end] == role.text for role in claim.roles)
    assert [s.start for s in article.sentences] == sorted(s.start for s in article.sentences)


@settings(max_examples=60)
@given(st.text(max_size=400))
def test_every_text_is_extracted(text: str) -> None:
    article = claimkit.extract(text)
    assert article.text == text
