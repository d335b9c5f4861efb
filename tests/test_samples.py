"""The bundled articles match their description."""

from __future__ import annotations

import datetime as dt
import unicodedata
from pathlib import Path

from claimkit import reading, samples

ARTICLES = {article.id: article for article in samples.articles()}


def test_every_article_is_complete() -> None:
    assert len(ARTICLES) >= 10
    for article in ARTICLES.values():
        assert 1_500 <= len(article.text) <= 3_500, article.id
        assert article.title
        assert article.text.startswith(article.title)
        assert article.url
        assert ".example.org/" in article.url
        assert article.publisher
        assert article.published
        assert dt.date.fromisoformat(article.published)
        assert article.published_from == "field"
        assert article.claims == []


def test_the_plain_file_keeps_its_crlf() -> None:
    text = next(
        article.text for article in ARTICLES.values() if article.title == "Ferry crews walk out as talks collapse"
    )
    assert text.count("\r\n") == text.count("\n") > 20


def test_they_have_the_ids_that_reading_their_folder_gives() -> None:
    folder = Path(samples.__file__).with_name("articles")
    assert {article.id: article.text for article in reading.read(str(folder))} == {
        article.id: article.text for article in ARTICLES.values()
    }


def test_hard_characters_are_there() -> None:
    text = "".join(article.text for article in ARTICLES.values())
    assert "\N{NO-BREAK SPACE}" in text
    assert any(ord(char) > 0xFFFF for char in text), "a character outside the basic plane"
    assert any(unicodedata.combining(char) for char in text), "a combining mark"
    assert "“" in text
    assert '"' in text
