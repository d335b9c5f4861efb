"""The sentences that a statement shows because its words point back to them."""

from __future__ import annotations

import pytest
from untitled import extract_untitled

BEFORE = "the sentence before: “Ten clerks met.”"


def last(text: str) -> str:
    """The statement of the last claim of an article without a title."""
    return extract_untitled(text).claims[-1].statement


@pytest.mark.parametrize(
    "sentence",
    [
        "Sixty percent said that rain fell.",
        "“A man lost what they stole,” Vera Holm said.",
        "Vera Holm accused Ray Lund of hurting them.",
        "Critics accused Ray Lund of mocking her.",
        "The agency said that rain fell.",
        "She was accused of misleading the agency.",
    ],
)
def test_words_that_point_back_come_with_the_sentence_before(sentence: str) -> None:
    assert BEFORE in last(f"Ten clerks met. {sentence}")


@pytest.mark.parametrize(
    "sentence",
    [
        "“Most people sell what they own,” Vera Holm said.",
        "“Small children cry if they are ill,” Vera Holm said.",
        "“The police lost what they found,” Vera Holm said.",
        "Vera Holm accused the clerks of Lund of losing their papers.",
        "Vera Holm and Ray Lund were accused of losing their papers.",
        "Critics accused Vera Holm of losing her papers.",
        "A firm was accused of misleading clients of the firm.",
    ],
)
def test_words_that_tell_it_themselves_come_without(sentence: str) -> None:
    assert BEFORE not in last(f"Ten clerks met. {sentence}")
