"""Quoted stretches of all kinds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimkit.text.quotes import find_quotes


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ('He said "it is late" and left.', ['"it is late"']),
        ("“It is late,” he said, “and cold.”", ["“It is late,”", "“and cold.”"]),
        ("''It is late,'' he said.", ["''It is late,''"]),
        ("``It is late,'' he said.", ["``It is late,''"]),
        ("The 'late' ferry didn't sail; the sailors' wives waited.", ["'late'"]),
        ("The ‘late’ ferry didn’t sail.", ["‘late’"]),
        ("“She called it ‘late’ again,” he said.", ["“She called it ‘late’ again,”"]),
        ('"It is late. "It is cold," he said.', ['"It is late.', '"It is cold,"']),
        ("“It is late.\n“It is cold,” he said.", ["“It is late.", "“It is cold,”"]),
        ('He said: "It is late.\nNobody came.', ['"It is late.']),
        ('A stray mark" here and "a quote" there.', ['"a quote"']),
        ("In the '90s they sang 'Rain' often.", ["'Rain'"]),
        ("The sailors' 'home' and \"a 'b' c\" end.", ["'home'", "\"a 'b' c\""]),
        ("«It is late», he said.", ["«It is late»"]),
        ("„It is late“, he said.", ["„It is late“"]),
        ('It was late."We ran," she said.', ['"We ran,"']),
        ('The \'old crew said "it rains" often.', ['"it rains"']),
        ("The ‘old crew said “it rains” often.", ["“it rains”"]),
        ("The 'old crew said ``it rains'' often.", ["``it rains''"]),
        (f"'{'word ' * 50}end 'late' again.", ["'late'"]),
        (f"‘{'word ' * 50}the sailors’ “home” again.", ["“home”"]),
        ("The 'late ferry left.", []),
        ('“Not so," she said.', ['“Not so,"']),
        ('"Not so,” she said.', ['"Not so,”']),
        ("“Not so,“ she said. “It is.”", ["“Not so,“", "“It is.”"]),
        ("“It is late. “It is cold,” he said.", ["“It is late.", "“It is cold,”"]),
        ("«It is late. «It is cold», he said.", ["«It is late.", "«It is cold»"]),
        ("““It is late,” he said.", ["“", "“It is late,”"]),
        ('He wrote "it is late. ("It is cold," he said.)', ['"it is late. (', '"It is cold,"']),
        ('It is late,"she said. "It is."', ['"It is."']),
        ('It is late."and "it is cold".', ['"it is cold"']),
        ('A 5"x6" card, a 7"X8" one and "a quote" here.', ['"a quote"']),
        ('A stray " mark and "a quote" here.', ['"a quote"']),
        ('"It is late."She left.', ['"It is late."']),
        ('“It is late"', ['“It is late"']),
        ('"It is late " she said.', ['"It is late "']),
        ('He said "it is (late)"and left.', ['"it is (late)"']),
        ("“ It is late,” he said.", ["“ It is late,”"]),
        ("It is ”late and cold.", []),
        ("It was late.''We ran,'' she said.", ["''We ran,''"]),
    ],
)
def test_quotes(text: str, quotes: list[str]) -> None:
    assert [text[q.start : q.end] for q in find_quotes(text)] == quotes


def test_a_quote_without_its_closing_mark_says_so() -> None:
    assert [q.closed for q in find_quotes("“It is late.\n“It is cold,” he said.")] == [False, True]


@given(st.text(st.sampled_from(list("aA1 ,.\"'“”‘’`«»\n")), max_size=80))
def test_any_text_gives_quotes_in_order_inside_it(text: str) -> None:
    last = 0
    for quote in find_quotes(text):
        assert last <= quote.start < quote.end <= len(text)
        assert "\n" not in text[quote.start : quote.end]
        last = quote.end
