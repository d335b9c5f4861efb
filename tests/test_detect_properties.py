"""For any text: the extractor does not fail, and the claims lie within the text, in order, with their roles."""

from __future__ import annotations

import itertools
import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

import claimkit
from claimkit.language import languages
from claimkit.records import ROLES, Article
from claimkit.samples import articles

PIECES = [
    *[
        "May",
        "March",
        "the",
        "of",
        "last",
        "next",
        "this",
        "week",
        "year",
        "years",
        "ago",
        "2014",
        "2014-15",
        "12",
        "31",
        "Feb.",
        "Feb",
        "30",
        ",",
        "-",
        "–",
        "'90s",
        "1990s",
        "Friday",
    ],
    *[
        "night",
        "quarter",
        "first",
        "three",
        "a",
        "in",
        "early",
        "mid-",
        "9/11",
        "aged",
        "year-old",
        "-year-old",
        "19",
        "turned",
        "40s",
        "over-65s",
        "(",
        ")",
        "he",
        "was",
    ],
    *[
        "said",
        "“",
        "”",
        ".",
        "’",
        "'s",
        "Christmas",
        "summer",
        "same",
        "day",
        "century",
        "19th",
        "nineteen",
        "0",
        "00",
        "99/99/9999",
        "[",
        "]",
    ],
    *("the end of", "age of", "in her", "Ruth Holm", '"', "\n", "\n\n", "\u00a0", ", "),
    *("4.", "Mai", "Mittwochabend", "vor", "zwei", "Jahren", "Jahre", "alt", "-jährige", "Alter von", "Anfang", "bis"),
    *("kommenden", "Quartal", "1990er", "im", "Jahrhundert", "Wochenende", "heute", "Ostern", "achtjährige", "z. B."),
]
TEXTS = st.one_of(
    st.text(max_size=300),
    st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join),
    st.lists(st.sampled_from(PIECES), max_size=40).map("".join),
)
LANGUAGE = st.sampled_from(languages())
PUBLISHED = st.one_of(st.none(), st.dates().map(str))
VALUE = re.compile(
    r"\d{2,4}|\d{4}-(?:\d\d|W\d\d(?:-WE)?|Q[1-4]|H[12]|SP|SU|FA|WI)|\d{4}-\d\d-\d\d(?:T(?:MO|AF|EV|NI))?"
    r"|\d{4}/\d{4}|\d{4}-\d\d-\d\d/\d{4}-\d\d-\d\d"
)
AGE_VALUE = re.compile(r"-?\d{1,3}\+?|\d{1,3}-\d{1,3}\+?|\d0s|P\d{1,3}[MWD]")


@given(TEXTS, PUBLISHED, LANGUAGE)
def test_claims_lie_in_the_text(text: str, published: str | None, language: str) -> None:
    article = claimkit.extract(text, published=published, language=language, reader="rules")
    assert [c.start for c in article.claims] == sorted(c.start for c in article.claims)
    for claim in article.claims:
        assert 0 <= claim.start < claim.end <= len(text)
        assert claim.text == text[claim.start : claim.end]
        sentence = article.sentences[claim.sentence]
        assert sentence.start <= claim.start < sentence.end
        assert claim.rule.startswith(f"{claim.type}.")
        assert claim.reasons
        for role in claim.roles:
            assert role.role in ROLES[claim.type]
            assert 0 <= role.start < role.end <= len(text)
            assert role.text == text[role.start : role.end]


@given(TEXTS, PUBLISHED, LANGUAGE)
def test_values_have_the_forms_that_are_documented(text: str, published: str | None, language: str) -> None:
    for claim in claimkit.extract(text, published=published, language=language, reader="rules").claims:
        if claim.type == "date":
            assert claim.value is None or VALUE.fullmatch(claim.value), claim
            assert claim.mod in (None, "START", "MID", "END", "APPROX", "BEFORE", "AFTER")
        elif claim.type == "age":
            assert claim.value is not None
            assert AGE_VALUE.fullmatch(claim.value), claim


@given(TEXTS, PUBLISHED, LANGUAGE)
def test_ages_and_dates_do_not_overlap_among_themselves(text: str, published: str | None, language: str) -> None:
    claims = claimkit.extract(text, published=published, language=language, reader="rules").claims
    for kind in ("age", "date"):
        spans = [(c.start, c.end) for c in claims if c.type == kind]
        assert all(end <= start for (_, end), (start, _) in itertools.pairwise(spans))


@pytest.mark.parametrize("article", [a for a in articles() if not a.text.isascii()], ids=lambda a: a.id)
def test_composed_and_decomposed_characters_read_alike(article: Article) -> None:
    composed, decomposed = (
        [(c.type, unicodedata.normalize("NFC", c.text), c.value) for c in claimkit.extract(text, reader="rules").claims]
        for text in (unicodedata.normalize("NFC", article.text), unicodedata.normalize("NFD", article.text))
    )
    assert composed == decomposed


def test_a_text_may_end_where_a_date_looks_ahead() -> None:
    assert claimkit.extract("Due by May — the mill will be", reader="rules").claims
    assert claimkit.extract("according four by May Lee 59 — fraud be", reader="rules").text
