"""A statement tells which article it comes from."""

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
        "Vera Holm said that the bridge of Ulm was unsafe.",
        "Vera Holm was charged with theft.",
        "The bridge will fall next week.",
        "A clerk, 59, saw the bridge.",
        "Vera, 59, saw the bridge.",
    ],
)
def test_a_statement_tells_its_article(sentence: str) -> None:
    for told in (last(f"{HEADLINE}\n\n{sentence}"), last(f"Rain fell.\n\n{sentence}", title=f"{HEADLINE}.")):
        assert f"(from “{HEADLINE}”" in told
        assert "21 January 2023" in told


def test_an_age_of_somebody_with_a_name_needs_none() -> None:
    text = f"{HEADLINE}\n\nVera Holm, 59, saw the bridge."
    assert last(text) == "Vera Holm was 59 years old when the article appeared (21 January 2023)."


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        (
            "It rained in Lund. Vera Holm said that the bridge was unsafe.",
            "unsafe (from an article that begins “It rained in Lund”, 21 January 2023).",
        ),
        (
            f"It rained in {'Lund and in ' * 15}Ulm.\n\nVera Holm said that the bridge of Ulm was unsafe.",
            f"(from an article that begins “It rained in {'Lund and in ' * 10}Lund …”, 21 January 2023).",
        ),
        ("Vera Holm said that the bridge was unsafe.", "unsafe (from an article of 21 January 2023)."),
    ],
)
def test_of_an_article_without_a_title_its_beginning_is_told(text: str, ends: str) -> None:
    assert last(text).endswith(ends)


def test_a_title_that_the_statement_has_is_not_told_twice() -> None:
    text = "Vera Holm said that the bridge was unsafe."
    assert last(text, title="Clerks are ill").endswith("(from “Clerks are ill”, 21 January 2023).")
    assert last(text, title="the bridge was unsafe").endswith("unsafe (from an article of 21 January 2023).")
    assert last(text, title="") == text
    told = "“Rain fell,” Holm said. “It fell.” “It was late,” she added."
    assert last(told).count("Rain fell") == 1


def test_a_headline_comes_with_the_next_sentence_that_the_title_has_not() -> None:
    text = "Ray Lund Is Accused Of Theft;\n\nRain Falls.\n\nIt rained."
    assert "the next sentence: “Rain Falls.”" not in last(text, title="Ray Lund Is Accused Of Theft; Rain falls")
    text = "Ray Lund Is Accused Of Theft;\n\nRain falls.\n\nIt rained."
    assert "(the next sentence: “Rain falls.”" in last(text)
    assert "(the next sentence: “It rained.”" in last(text, title="Ray Lund Is Accused Of Theft; Rain falls")
    assert "the next sentence" not in last("Phyllis Lund, Clerk Of Port, Dies At 92\n\nIt rained.", title="Rain")


def test_without_a_date_the_title_is_told_alone() -> None:
    text = f"{HEADLINE}\n\nVera Holm said that the bridge was unsafe."
    assert last(text, published=None).endswith(f"unsafe (from “{HEADLINE}”).")


def test_of_an_undated_article_an_age_needs_the_title() -> None:
    text = f"{HEADLINE}\n\nThe clerk, Vera Holm, 59, saw the bridge."
    assert last(text, published=None) == (
        f"Vera Holm was 59 years old when the article, whose date is not known, appeared (from “{HEADLINE}”)."
    )


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
        " (from an article of 21 January 2023)",
        " (as told by Ray Lund; from “Council drops plan”)",
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
