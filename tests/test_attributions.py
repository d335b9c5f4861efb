"""Attributions: cue, source and content in all their forms. The examples beside each cue test the words themselves."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import claimkit
from claimkit.records import Claim


def attributions(text: str) -> list[Claim]:
    return [claim for claim in claimkit.extract(text, reader="rules").claims if claim.type == "attribution"]


def parts(text: str) -> list[tuple[str, str | None, list[str]]]:
    """Cue, source and pieces of content of each attribution."""
    found = []
    for claim in attributions(text):
        source = next((role.text for role in claim.roles if role.role == "source"), None)
        found.append((claim.text, source, [role.text for role in claim.roles if role.role == "content"]))
    return found


@pytest.mark.parametrize(
    ("text", "cue", "source", "content"),
    [
        ("The mayor said that the pier was safe.", "said", "The mayor", ["that the pier was safe"]),
        ("The mayor said the pier was safe.", "said", "The mayor", ["the pier was safe"]),
        ('"The pier is safe," said Vera Holm, the mayor.', "said", "Vera Holm, the mayor", ['"The pier is safe,"']),
        ("“The pier is safe,” the mayor said.", "said", "the mayor", ["“The pier is safe,”"]),
        ("''The pier is safe,'' the mayor said.", "said", "the mayor", ["''The pier is safe,''"]),
        ("'The pier is safe,' the mayor said.", "said", "the mayor", ["'The pier is safe,'"]),
        ('"The pier," he said, "is safe."', "said", "he", ['"The pier,"', '"is safe."']),
        (
            '"The pier is safe," he said. "It was mended in May."',
            "said",
            "he",
            ['"The pier is safe,"', '"It was mended in May."'],
        ),
        ("The pier was safe, the mayor said.", "said", "the mayor", ["The pier was safe"]),
        ("The pier, the mayor said, was safe.", "said", "the mayor", ["The pier", "was safe"]),
        ("The pier was safe, said Vera Holm.", "said", "Vera Holm", ["The pier was safe"]),
        ("The firm would not say how many had left.", "say", "The firm", ["how many had left"]),
        ("According to the port, two ships sank.", "According to", "the port", ["two ships sank"]),
        ("Two ships sank, according to the port.", "according to", "the port", ["Two ships sank"]),
        ("Ms Lind told the Gazette that the pier was safe.", "told", "Ms Lind", ["that the pier was safe"]),
        ('Ms Lind called the report "a joke".', "called", "Ms Lind", ['the report "a joke"']),
        ("A poll found that most voters were tired.", "found", "A poll", ["that most voters were tired"]),
        ("Tide data suggests that the sea is rising.", "suggests", "Tide data", ["that the sea is rising"]),
        ("An average of polls shows that the vote is open.", "shows", "An average of polls", ["that the vote is open"]),
        ("The company denied any wrongdoing.", "denied", "The company", ["any wrongdoing"]),
        ("The pier was safe, she told an inquiry.", "told", "she", ["The pier was safe"]),
        ("“Not so,“ the mayor said.", "said", "the mayor", ["“Not so,“"]),
        ("The delay was confirmed by the port.", "confirmed", "the port", ["The delay"]),
        ("She's predicting that the pier will close.", "predicting", "She", ["that the pier will close"]),
        ("The firm said in a statement that the pier was safe.", "said", "The firm", ["that the pier was safe"]),
        ("Mayor Reveals Plans For Harbour Bridge", "Reveals", "Mayor", ["Plans For Harbour Bridge"]),
        ("The clerk, who said he was tired, left.", "said", "The clerk", ["he was tired"]),
        ("Norvik, whose clerks said the mill was late, shut in May.", "said", "whose clerks", ["the mill was late"]),
        ("The clerk, who denies arson, was charged with fraud.", "denies", "The clerk", ["arson"]),
        (
            "The mayor resigned on Monday, saying he was tired.",
            "saying",
            "The mayor",
            ["he was tired"],
        ),
    ],
)
def test_one_attribution(text: str, cue: str, source: str, content: list[str]) -> None:
    assert parts(text) == [(cue, source, content)]


def test_shared_subject_cuts_the_content() -> None:
    assert parts("The firm said it obeyed the law and denied any delay.") == [
        ("said", "The firm", ["it obeyed the law"]),
        ("denied", "The firm", ["any delay"]),
    ]


def test_deeds_inside_anothers_words_are_no_attributions_of_their_own() -> None:
    assert [cue for cue, _, _ in parts("Ms Lind said the firm had promised to pay.")] == ["said"]
    assert [cue for cue, _, _ in parts("Ms Lind said she hoped that it would rain.")] == ["said"]
    assert [cue for cue, _, _ in parts("Ms Lind said he had told them that the pier was safe.")] == ["said", "told"]


def test_a_quote_before_its_own_speaker_is_not_the_last_ones() -> None:
    assert parts('"It rains," Mr Holm said. "It does not," Ms Lind said.') == [
        ("said", "Mr Holm", ['"It rains,"']),
        ("said", "Ms Lind", ['"It does not,"']),
    ]


def test_what_is_added_is_not_the_quote_before() -> None:
    assert parts('"It rains," Mr Holm said, adding that the pier was safe.')[1] == (
        "adding",
        "Mr Holm",
        ["that the pier was safe"],
    )


def test_being_asked_is_no_attribution_of_its_own() -> None:
    assert parts("“It’s late,” Mr Holm said, asked about the delay.") == [("said", "Mr Holm", ["“It’s late,”"])]


def test_said_as_quoted_by_another() -> None:
    found = parts('"The pier is safe," the Gazette quoted Ms Lind as saying.')
    assert [(cue, source) for cue, source, _ in found] == [("quoted", "the Gazette"), ("saying", "Ms Lind")]


def test_a_quote_over_paragraphs() -> None:
    text = "Ms Lind said: “The pier is safe.\n“It was mended in May.”\nRain fell."
    assert parts(text) == [("said", "Ms Lind", ["“The pier is safe.", "“It was mended in May.”"])]


def test_an_unclosed_quote_ends_with_its_paragraph() -> None:
    assert parts('Ms Lind said: "The pier is safe.\nRain fell.') == [("said", "Ms Lind", ['"The pier is safe.'])]


@pytest.mark.parametrize(
    "text",
    [
        "The state paid for the claims.",
        "The firm added 200 jobs.",
        "She found a wallet in the road.",
        "The noted painter lived in Norvik.",
        "He raised unfair questions about the show.",
        "The Washington Post is a newspaper.",
        "News reports were short.",
        "He won what was a so-called safe seat.",
        "If he wants to win, he must train because he thought too little.",
        "Revealed: the best beaches of the north",
        '"I think it will rain and they say so too."',
    ],
)
def test_no_attribution(text: str) -> None:
    assert parts(text) == []


WORDS = [
    "said",
    "told",
    "that",
    '"',
    "“",
    "”",
    "'",
    ",",
    ".",
    "he",
    "Holm",
    "and",
    "according to",
    "by",
    "\n",
    "the",
    "(",
]


@given(st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join) | st.text(max_size=60))
def test_any_text_gives_roles_inside_it(text: str) -> None:
    for claim in attributions(text):
        assert text[claim.start : claim.end] == claim.text
        for role in claim.roles:
            assert 0 <= role.start < role.end <= len(text)
            assert text[role.start : role.end] == role.text
