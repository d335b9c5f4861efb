"""RSS and Atom feeds, by feedparser: each entry is an article, its title the first line of its text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO

from claimkit.checks import needed
from claimkit.errors import InputError
from claimkit.reading.columns import Fields
from claimkit.reading.fragment import plain
from claimkit.reading.record import Record


def split(stream: BinaryIO, name: str, _: Fields) -> Iterator[Record]:
    with needed("formats", "feeds cannot be read"):
        import feedparser

        data = stream.read()
        feed: Any = feedparser.parse(data)
        if not feed.version and not feed.entries:
            yield _not_a_feed(name, data, feed)
            return
        for number, entry in enumerate(feed.entries, 1):
            yield Record(f"{name}:{number}", "row", _row(entry, feed.feed))
    if not feed.entries:
        yield Record(name, "row", InputError("no articles", "the feed has no entries", "leave it out"))
    if feed.bozo and not isinstance(feed.bozo_exception, feedparser.CharacterEncodingOverride):
        problem = InputError("the feed is damaged", str(feed.bozo_exception), "check that all of its entries were read")
        yield Record(name, "row", problem)


def _row(entry: Any, feed: Any) -> dict[str, object]:
    """An entry's fields. ``updated``, the day of its last change, is not used: it is not the day of publication."""
    title = plain(entry.get("title", ""))
    bodies = [content.value for content in entry.get("content", [])] or [entry.get("summary", "")]
    body = max(map(plain, bodies), key=len)
    return {
        "text": "\n\n".join(filter(None, (title, body))),
        "title": title or None,
        "url": entry.get("link"),
        "published": entry.get("published"),
        "publisher": plain(feed.get("title", "")) or None,
    }


def _not_a_feed(name: str, data: bytes, feed: Any) -> Record:
    if b"<html" in data[:2000].lower():
        return Record(name, "html", data)
    why = str(feed.get("bozo_exception", "it is neither RSS nor Atom"))
    do = "leave it out, or give its articles as text, HTML or JSON Lines"
    return Record(name, "row", InputError("an XML file that is not a feed", why, do))
