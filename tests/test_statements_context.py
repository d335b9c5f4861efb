"""Where a statement comes from is said when its words mean more to readers of the article."""

from __future__ import annotations

import pytest

import claimkit
from claimkit.extraction.statements import stated
from claimkit.extraction.statements.context import without_context
from claimkit.records import Article

HEADLINE = "Council drops bridge plan"
FROM = f"(from “{HEADLINE}”, 21 January 2023)."


def last(text: str, title: str | None = None, published: str | None = "2023-01-21") -> str:
    """The statement of an article's last claim."""
    article = Article(id="a", title=title, text=text)
    return claimkit.extract(article, published=published, reader="rules").claims[-1].statement


@pytest.mark.parametrize(
    "sentence",
    [
        "Vera Holm said that the bridge was unsafe.",
        "Vera Holm said that the Lund bridges of the plan are unsafe, and that the costs rose.",
        "Vera Holm said that this plan was unsafe.",
        "Vera Holm said: “We will fall.”",
        "Vera Holm said: “They will fall.”",
        "Vera Holm said: “It fell.”",
        "Vera Holm said that rain would fall on Friday.",
        "Vera Holm said that rain would fall next week.",
        "Vera Holm said that rain would fall in May.",
        "Vera Holm said that rain now falls in Lund.",
        "Vera Holm said that four in ten clerks were ill.",
        "Vera Holm said that 40 percent of Lund was ill.",
        "Vera Holm said that voters were ill.",
        "A spokesman said that Vera Holm was ill.",
        "Jill said that rain fell in Lund.",
        "Vera Holm said that the German bridge was unsafe.",
        "Vera Holm said that the woman waited two years to sue.",
    ],
)
def test_words_that_lean_on_their_article_come_with_its_headline(sentence: str) -> None:
    assert last(f"{HEADLINE}\n\n{sentence}").endswith(FROM)
    assert last(f"Rain fell.\n\n{sentence}", title=f"{HEADLINE}.").endswith(FROM[1:])


@pytest.mark.parametrize(
    "sentence",
    [
        "Vera Holm said that rain fell in Lund.",
        "Vera Holm said that the mayor of Lund was ill.",
        "Vera Holm said that Ray Lund knew he was ill.",
        "Vera Holm said that miners knew they were ill.",
        "Vera Holm said that the Lund bridge was unsafe.",
        "Vera Holm said that Lund’s police and the police of Ulm were ill.",
        "The NATO said that rain fell in Lund.",
        "The clerk, Vera Holm, 59, saw the bridge.",
        "The clerk, Vera Holm, 59, sang in Lund.",
    ],
)
def test_words_that_stand_alone_come_without_it(sentence: str) -> None:
    assert "from “" not in last(f"{HEADLINE}\n\n{sentence}")


def test_what_a_statement_has_put_a_name_for_does_not_lean() -> None:
    text = f"{HEADLINE}\n\nVera Holm left. She said that rain fell in Lund."
    assert last(text) == "Vera Holm said that rain fell in Lund."


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        (
            "It rained in Lund. Vera Holm said that the bridge was unsafe.",
            "unsafe (from an article that begins “It rained in Lund”, 21 January 2023).",
        ),
        (
            f"It rained in {'Lund and in ' * 15}Ulm.\n\nVera Holm said that the bridge was unsafe.",
            f"(from an article that begins “It rained in {'Lund and in ' * 10}Lund …”, 21 January 2023).",
        ),
        ("Vera Holm said that the bridge was unsafe.", "said that the bridge was unsafe."),
    ],
)
def test_of_an_article_without_a_title_its_beginning_is_told(text: str, ends: str) -> None:
    assert last(text).endswith(ends)


def test_a_title_that_the_statement_has_is_not_told_twice() -> None:
    text = "Vera Holm said that the bridge was unsafe."
    assert last(text, title="Clerks are ill").endswith("(from “Clerks are ill”, 21 January 2023).")
    assert last(text, title="the bridge was unsafe") == text
    assert last(text, title="") == text
    told = "“Rain fell,” Holm said. “It fell.” “It was late,” she added."
    assert last(told).count("Rain fell") == 1


def test_without_a_date_the_title_is_told_alone() -> None:
    text = f"{HEADLINE}\n\nVera Holm said that the bridge was unsafe."
    assert last(text, published=None).endswith(f"unsafe (from “{HEADLINE}”).")


def test_of_an_undated_article_an_age_needs_the_title() -> None:
    text = f"{HEADLINE}\n\nThe clerk, Vera Holm, 59, saw the bridge."
    assert last(text, published=None) == f"Vera Holm was 59 years old when the article appeared (from “{HEADLINE}”)."


def test_what_is_quoted_comes_with_it() -> None:
    assert last(f"{HEADLINE}\n\nVera Holm said: “Rain fell in Lund.”").endswith(FROM)


def test_a_date_that_the_statement_has_is_not_told_twice() -> None:
    text = f"{HEADLINE}\n\nThe bridge fell today."
    assert last(text) == (
        f"What is told here happened on Saturday 21 January 2023: “The bridge fell today” (from “{HEADLINE}”)."
    )


def test_it_shares_the_brackets_of_a_sentence_before() -> None:
    text = f"{HEADLINE}\n\nThe mill shut. “This is late,” Vera Holm said."
    assert last(text) == f"Vera Holm said: “This is late” (the sentence before: “The mill shut.”; {FROM[1:]}"
    text = f"{HEADLINE}\n\nVera Holm said that the dockers left the union (a small one)."
    assert last(text).endswith(f"(a small one) {FROM}")


@pytest.mark.parametrize(
    "note",
    [
        "",
        " (from “Council drops (old) plan”)",
        " (from an article that begins “It rained”, 21 January 2023)",
        " (the sentence before: “The mill shut.”; from “Council drops plan”)",
        " (the two sentences before: “It rained. It shut.”)",
    ],
)
def test_a_search_is_for_the_statement_alone(note: str) -> None:
    said = "Vera Holm said: “We lost” (it rained; from Lund)"
    assert without_context(f"{said}{note}.") == f"{said}."


def test_the_question_is_asked_beside_the_article() -> None:
    claims = claimkit.extract(f"{HEADLINE}\n\nVera Holm said that the bridge was unsafe.", reader="rules").claims
    assert claims[-1].question == "Did Vera Holm say that the bridge was unsafe?"


def test_a_reviewed_claim_has_its_title_alone() -> None:
    from reviewed import claim

    assert stated(claim(roles=[])).statement.endswith("(from “A trial”, 21 January 2023).")
