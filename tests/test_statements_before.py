"""The sentences that a statement shows because its words point back to them."""

from __future__ import annotations

import pytest
from untitled import extract_untitled

import claimkit

BEFORE = "the sentence before: “Ten clerks met.”"


def last(text: str, *, titled: bool = False) -> str:
    """The statement of the last claim of an article without a title, or whose first sentence is it."""
    claims = claimkit.extract(text, reader="rules").claims if titled else extract_untitled(text).claims
    return claims[-1].statement


@pytest.mark.parametrize(
    "sentence",
    [
        "Sixty percent said that rain fell.",
        "“A man lost what they stole,” Vera Holm said.",
        "Vera Holm accused Ray Lund of hurting them.",
        "Critics accused Ray Lund of mocking her.",
        "The agency said that rain fell.",
        "The source said that rain fell in Ulm.",
        "Ray Lund questioned that verdict, waging a campaign to get Ulm to sell mills.",
        "She was accused of misleading the agency.",
        "The 59-year-old clerk is late.",
        "It is due to be late on Monday.",
        "It appears to be late on Monday.",
        "It could happen if Ray Lund loses on Monday.",
        "It is an effort to win clerks on Monday.",
        "That ruling was late on Monday.",
        "But that puts the firm in debt on Monday.",
        "“They met Ray Lund (Norv.) ... in 2012,” Vera Holm said.",
    ],
)
def test_words_that_point_back_come_with_the_sentence_before(sentence: str) -> None:
    assert BEFORE in last(f"Ten clerks met. {sentence}")


@pytest.mark.parametrize(
    "sentence",
    [
        "The government said that rain fell in Ulm.",
        "The source of the Ulm said that rain fell in Norvik.",
        "Ray Lund said that bridges, mills and ports of Ulm had fallen into the sea.",
        "“Most people of Ulm sell what they own,” Vera Holm said.",
        "“Small children of Ulm cry if they are ill,” Vera Holm said.",
        "“The police lost what they found in Ulm,” Vera Holm said.",
        "Vera Holm accused the clerks of Lund of losing their papers.",
        "Vera Holm and Ray Lund were accused of losing their papers.",
        "Critics accused Vera Holm of losing her papers.",
        "A firm was accused of misleading clients of the firm.",
        "A 59-year-old clerk is late.",
        "It is likely to be hard to win on Monday.",
        "It seems to me that Ray Lund lost on Monday.",
        "It happened that Ray Lund lost on Monday.",
        "That clerks lie on Monday is sad.",
        "Vera Holm hopes that rain falls on Monday.",
        "Ray Lund lost. “This is sad,” Vera Holm said on Monday.",
    ],
)
def test_words_that_tell_it_themselves_come_without(sentence: str) -> None:
    assert BEFORE not in last(f"Ten clerks met. {sentence}")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("“Clerks of Ulm met.” They left on Monday.", ""),
        ("“It rained here. Clerks of Ulm met. They left,” Vera Holm said on Monday.", "Clerks of Ulm met."),
        ("(Clerks of Ulm met.)\n\nThey left on Monday.", "(Clerks of Ulm met.)"),
    ],
)
def test_the_sentence_before_is_shown_if_it_is_the_same_speaker_s(text: str, told: str) -> None:
    said = last(f"It rained. {text}")
    assert (f"before: “{told}”" in said) if told else ("before: " not in said)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Vera Holm drew a plan. It rained. The plan is late, Ray Lund said.", "Vera Holm drew a plan."),
        ("The plan is old. Ulm drew a plan. It rained. The plan is late, Ray Lund said.", "Ulm drew a plan."),
        ("The Ulm plan is old. It rained. Ray Lund called the plan “late”.", "The Ulm plan is old."),
        (
            "Vera Holm likes plans for Ulm. It rained. Ray Lund called the plans “late”.",
            "Vera Holm likes plans for Ulm.",
        ),
        ("Vera Holm moved to Ulm. It rained. Ray Lund called the move “late”.", "Vera Holm moved to Ulm."),
        ("Most clerks moved. It rained. Ray Lund called the move “late”.", "Most clerks moved."),
        (
            "Ulm was told of proposals for Lund. It rained. Ray Lund called the proposals “late”.",
            "Ulm was told of proposals for Lund.",
        ),
        ("A half-drawn plan is old. It rained. The plan is late, Ray Lund said.", "A half-drawn plan is old."),
        ("Vera Holm runs a firm. It rained. The firm was accused of fraud.", "Vera Holm runs a firm."),
    ],
)
def test_a_thing_comes_with_the_sentence_that_introduces_it(text: str, told: str) -> None:
    assert f"(an earlier sentence: “{told}”" in last(text)


@pytest.mark.parametrize(
    "text",
    [
        "The plan is old. It rained. Ray Lund called the plan “late”.",  # nor does that tell which
        "Vera Holm drew a plan. It rained. The plan is old. Ray Lund called the plan “late”.",  # the nearest has it
        "Her plan is old. It rained. Ray Lund called the plan “late”.",
        "Plans were old. It rained. Ray Lund called the plans “late”.",
        "They drew a plan. It rained. Ray Lund called the plan “late”.",
        "“Vera Holm drew a plan. It rained.” It rained. Ray Lund called the plan “late”.",
        "Vera Holm was confirmed. It rained. The firm was accused of fraud.",
        "Vera Holm drew a plan. It rained. He called the plan “late”.",
    ],
)
def test_no_earlier_sentence_tells_it(text: str) -> None:
    assert "an earlier sentence" not in last(text)
    assert "before: “" in last(text)


def test_of_a_thing_that_no_sentence_introduces_the_words_of_another_tell_nothing() -> None:
    assert "before" not in last("“It rained in Ulm,” critics said. Ray Lund called the plan “late”.")
    assert "before" in last("A clerk said that it rained. Ray Lund called the plan “late”.")


def test_the_words_of_another_that_have_the_thing_are_told() -> None:
    assert "before: “" in last("“It rained,” critics of a plan said. Ray Lund called the plan “late”.")


@pytest.mark.parametrize(
    ("before", "shown"),
    [
        ("Ten clerks met. ", True),
        ("Ten clerks met.\n\n", True),
        ("Ten clerks met\n\n", False),
        ("It rained. Ten clerks met in Ulm… ", True),
        ("Ten clerks met. HE SAW THIS. ", False),
        ("Ten clerks met. Mayor Denies Fraud as Mill Falls. ", False),
        (f"Ten clerks met{' in the mill and the port' * 13}. ", True),
        (f"Ten clerks met{' in the mill and the port' * 14}. ", False),
        ("", False),
    ],
)
def test_a_headline_or_a_long_or_broken_sentence_is_not_shown(before: str, *, shown: bool) -> None:
    assert ("before: “" in last(f"{before}“That is late,” Vera Holm said.")) is shown


def test_the_title_is_not_told_twice() -> None:
    assert "before" not in last("Ten clerks met in Ulm. “That is late,” Vera Holm said.", titled=True)


def test_a_thing_that_the_title_introduces_comes_without() -> None:
    assert "sentence" not in last("Vera Holm drew a plan. It rained. Ray Lund called the plan “late”.", titled=True)


@pytest.mark.parametrize(
    "sentence",
    [
        "Vera Holm conceded that she had fallen short.",
        "“I think we will get there,” Vera Holm said.",
        "Vera Holm had doubts, and then she denied it.",
    ],
)
def test_a_content_that_says_little_comes_with_the_sentence_before(sentence: str) -> None:
    assert BEFORE in last(f"Ten clerks met. {sentence}")


@pytest.mark.parametrize(
    "sentence",
    [
        "Vera Holm conceded that Ray Lund had fallen short.",
        "Vera Holm conceded that 12 clerks had fallen short.",
        "Vera Holm conceded that small mills had fallen short of what was needed.",
        "As the first of three big fires burnt the mill and the bridge and the port, as Vera Holm who was late said.",
    ],
)
def test_a_content_that_says_more_comes_without(sentence: str) -> None:
    assert BEFORE not in last(f"Ten clerks met. {sentence}")


def test_ones_own_words_before_are_told() -> None:
    assert "“‘It rained in Ulm,’ Vera Holm said.”" in last(
        "“It rained in Ulm,” Vera Holm said. She was, she said, tired."
    )
    assert "before" not in last("“It rained in Ulm,” Ray Lund said. Vera Holm was, she said, tired.")


def test_what_only_the_sentence_that_is_not_shown_points_to_needs_none() -> None:
    assert BEFORE not in last("Ten clerks met. When he left Ulm, Vera Holm said that 12 mills are late.")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Ten clerks met. She would not say when.", ""),
        (
            "Ten clerks met in Ulm. It shut in May because of what the port of Norvik had asked of the town in March.",
            "",
        ),
        ("Ten clerks met in Ulm. Norvik shut in May because of what the port had asked of the town in March.", "one"),
        (f"{'Ten clerks met' + ' in Ulm and Norvik' * 19}. It shut.", "one"),
    ],
)
def test_a_sentence_before_that_points_back_itself_comes_with_the_one_before_it(text: str, told: str) -> None:
    which = "sentence" if told else "two sentences"
    assert f"(the {which} before: “" in last(f"{text} “That is late,” Vera Holm said.")
