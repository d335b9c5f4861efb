"""Text in, article out: what is kept, what takes precedence, and what is claimed once or not at all."""

from __future__ import annotations

import msgspec
import pytest

import claimkit
from claimkit.errors import InputError
from claimkit.extraction.pipeline import LONGEST_ROLE
from claimkit.records import CLAIM_TYPES, Article, article_id, claim_id

TEXT = "Ann Lee, 59, was accused of fraud on Monday, police said."


def found(article: str | Article, **options: object) -> list[tuple[str, str]]:
    return [(c.type, c.text) for c in claimkit.extract(article, reader="rules", **options).claims]  # type: ignore[arg-type]  # any option


def test_all_that_is_known_of_an_article_is_carried_along_and_the_record_given_is_left_alone() -> None:
    given = Article(
        id="a1", title="A trial", url="https://lamp.example/a", publisher="The Lamp", published="2024-05-15",
        published_from="html", language="en", duplicate_of="a0", file="a.html", text=TEXT,
    )  # fmt: skip
    before = msgspec.json.encode(given)
    article = claimkit.extract(given, reader="rules")
    assert msgspec.json.encode(given) == before
    kept = [name for name in Article.__struct_fields__ if name not in ("sentences", "claims")]
    assert {name: getattr(article, name) for name in kept} == {name: getattr(given, name) for name in kept}


def test_ids_follow_from_article_type_and_span() -> None:
    for article, id_ in (
        (claimkit.extract(TEXT), article_id(TEXT)),
        (claimkit.extract(Article(id="x", text=TEXT)), "x"),
    ):
        assert article.id == id_
        assert [c.id for c in article.claims] == [claim_id(id_, c.type, c.start, c.end) for c in article.claims]
        assert article.claims


@pytest.mark.parametrize(
    ("own", "given", "value", "origin"),
    [
        ("2024-05-15", "2020-01-01", "2024-05-13", "html"),
        (None, "2020-01-01", "2019-12-30", "flag"),
        (None, "2020-01-01T09:30:00Z", "2019-12-30", "flag"),
        (None, None, None, None),
    ],
)
def test_an_articles_own_date_comes_first(own: str | None, given: str | None, value: str | None, origin: str) -> None:
    source = Article(id="a1", text=TEXT, published=own, published_from="html" if own else None)
    article = claimkit.extract(source, published=given, reader="rules")
    assert [c.value for c in article.claims if c.type == "date"] == [value]
    assert (article.published, article.published_from) == (own or given, origin)


@pytest.mark.parametrize("published", ["yesterday", "2024-02-30", "15.05.2024", ""])
def test_a_date_that_is_none_is_told(published: str) -> None:
    with pytest.raises(InputError, match="give it as YYYY-MM-DD"):
        claimkit.extract(TEXT, published=published)


def test_an_articles_own_language_comes_first() -> None:
    german = Article(id="a1", text="Anna Lind, 44, kam am Montag.", language="de")
    assert claimkit.extract(german, language="en", reader="rules").language == "de"
    assert ("date", "Montag") in found(german)
    assert ("date", "Montag") not in found(german.text)


@pytest.mark.parametrize("type_", CLAIM_TYPES)
def test_one_type_is_what_it_is_among_all(type_: str) -> None:
    everything = claimkit.extract(TEXT, reader="rules").claims
    assert claimkit.extract(TEXT, types=[type_], reader="rules").claims == [c for c in everything if c.type == type_]
    assert any(c.type == type_ for c in everything)


def test_a_line_that_is_not_the_article_claims_nothing() -> None:
    line = "Subscribe to our newsletter: Ann Lee, 59, was accused of fraud on Monday."
    assert found(f"{TEXT}\n\n{line}") == found(TEXT)


def test_an_accusing_word_is_an_accusation_and_not_also_said() -> None:
    claims = found("Prosecutors accused Ann Lee of fraud. The mayor said Lee had left.")
    assert claims == [("accusation", "accused"), ("attribution", "said")]


def test_claims_come_in_the_order_of_the_text_each_span_of_a_type_once() -> None:
    claims = claimkit.extract(f"{TEXT} {TEXT} {TEXT}", reader="rules").claims
    spans = [(c.start, c.end, c.type) for c in claims]
    assert spans == sorted(set(spans))
    assert len(spans) == 3 * len(found(TEXT))


def test_a_quotation_of_any_length_is_cut_between_words() -> None:
    told = "It rained all day. " * 200
    article = claimkit.extract(f"“{told.strip()}” Ann Lee said.", reader="rules")
    (said,) = (c for c in article.claims if c.text == "said")
    pieces = [role for role in said.roles if role.role == "content"]
    assert LONGEST_ROLE - 20 < sum(len(role.text) for role in pieces) <= LONGEST_ROLE
    assert pieces[-1].text.rstrip(".").endswith(("It", "rained", "all", "day"))


def test_a_decomposed_name_is_one_word() -> None:
    text = "Jose\u0301 Lund, 59, left."
    (age,) = claimkit.extract(text, reader="rules").claims
    assert [role.text for role in age.roles] == ["Jose\u0301 Lund"]
