"""A web page: its main text by trafilatura, its publication date by htmldate."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO

from claimkit.checks import needed
from claimkit.errors import InputError
from claimkit.reading.record import Fields, Record, Row, article_of, checked
from claimkit.records import Article


def split(stream: BinaryIO, name: str, _: Fields) -> Iterator[Record]:
    yield Record(name, "html", stream.read())


def article(data: bytes, known: Row, _: Fields) -> Article:
    with needed("formats", "HTML cannot be read"):
        import trafilatura
    url = known.get("url")
    page: Any = trafilatura.bare_extraction(
        data,
        url=str(url) if url else None,
        with_metadata=True,
        include_comments=False,
        # The day it came out, not of its last change; and what the page states, not a guess from any date in its text.
        date_extraction_params={"original_date": True, "extensive_search": False},
    )
    if page is None or not page.text:
        raise InputError(
            "no article in the page", "trafilatura finds no main text in it", "leave it out, or give its text as txt"
        )
    row = {"text": page.text, "title": page.title, "url": url or page.url, "publisher": page.sitename, **known}
    article = article_of({name: value for name, value in row.items() if value})
    if article.published is None and page.date:
        article.published, article.published_from = checked(page.date), "html"
    return article
