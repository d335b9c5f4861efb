"""A web page: its main text by trafilatura, its publication date by htmldate."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, BinaryIO, Final

from claimkit.checks import needed
from claimkit.errors import InputError
from claimkit.reading.columns import Fields
from claimkit.reading.record import Record, Row, Tell, article_of, checked
from claimkit.reading.sources import WEB
from claimkit.records import Article

META_CHARSET: Final = re.compile(rb"<meta[^>]*?charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
HEAD: Final = 4096  # bytes in which a page names its charset
# Attributes in which pages state the day of their last change. htmldate falls back on it if it finds no other date.
CHANGED: Final = re.compile("modif|updat|revis|last-?mod", re.IGNORECASE)
NAMING: Final = ("property", "name", "itemprop", "http-equiv", "class", "id")
JSON_CHANGED: Final = re.compile(r'"dateModified"\s*:\s*"[^"]*"\s*,?')


def split(stream: BinaryIO, name: str, _: Fields) -> Iterator[Record]:
    yield Record(name, "html", stream.read(), {"url": name} if name.startswith(WEB) else None)


def article(data: bytes, known: Row, _: Fields, tell: Tell) -> Article:
    with needed("formats", "HTML cannot be read"):
        import trafilatura
    row = dict(known)
    written = decoded(data, row.pop("charset", None))
    tree = trafilatura.load_html(written)
    if tree is not None:
        _drop_modification_dates(tree)
    url = row.get("url")
    page: Any = (
        None
        if tree is None
        else trafilatura.bare_extraction(
            tree,
            url=str(url) if url else None,
            with_metadata=True,
            include_comments=False,
            # The day of publication, not of the last change, and only if it is stated: no date from the text.
            date_extraction_params={"original_date": True, "extensive_search": False},
        )
    )
    if page is None or not page.text:
        raise InputError(
            "no article in the page", "trafilatura finds no main text in it", "leave it out, or give its text as txt"
        )
    found = {"text": page.text, "title": page.title, "url": url or page.url, "publisher": page.sitename, **row}
    article = article_of({name: value for name, value in found.items() if value}, tell=tell)
    if article.published is None and page.date:
        article.published, article.published_from = checked(page.date), "html"
    return article


def decoded(data: bytes, stated: object = None) -> str:
    """The page as text. Its encoding is the first one given by a byte order mark, ``stated`` (the server's header), or
    the page's own ``<meta charset>``; otherwise UTF-8 if the bytes are valid UTF-8, else what chardet guesses. Invalid
    bytes are replaced, as browsers do."""
    import webencodings

    named = META_CHARSET.search(data[:HEAD])
    for label in (stated, named[1].decode("ascii") if named else None):
        encoding = webencodings.lookup(str(label)) if label else None
        if encoding is not None:
            return str(webencodings.decode(data, encoding)[0])
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        import chardet

        guess = chardet.detect(data)["encoding"]
        return str(webencodings.decode(data, webencodings.lookup(guess or "") or "windows-1252")[0])


def _drop_modification_dates(tree: Any) -> None:
    """Removes whatever states the day of the page's last change."""
    for element in tree.xpath("//meta | //time | //abbr"):
        if any(CHANGED.search(element.get(name, "")) for name in NAMING):
            element.drop_tree()
    for script in tree.xpath('//script[contains(@type, "ld+json")]'):
        if script.text:
            script.text = JSON_CHANGED.sub("", script.text)
