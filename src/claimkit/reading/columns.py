"""Which key or column of a record holds what."""

from __future__ import annotations

import functools
import re
from typing import Final, NamedTuple

import msgspec


class Fields(msgspec.Struct, frozen=True, kw_only=True):
    """Which key or column of a record holds what. Names are compared ignoring case, ``_``, ``-`` and blanks.

    A default name stands for all usual names of its field (:data:`USUAL`), tried in order; any other name is tried
    alone. ``published_format`` is the ``strptime`` format of dates (``%d/%m/%Y``); without it, any common format is
    accepted.
    """

    text: str = "text"
    id: str = "id"
    title: str = "title"
    url: str = "url"
    published: str = "published"
    publisher: str = "publisher"
    language: str = "language"
    published_format: str | None = None


DEFAULT_FIELDS: Final = Fields()

# The usual names of each field, in the order tried.
USUAL: Final[dict[str, tuple[str, ...]]] = {
    "text": ("text", "body", "content", "article", "maintext", "full_text", "article_text", "article_body", "story"),
    "id": ("id", "article_id", "guid", "uuid"),
    "title": ("title", "headline"),
    "url": ("url", "link", "uri", "source_url"),
    "published": (
        "published",
        "date_published",
        "publication_date",
        "published_at",
        "date_publish",
        "pub_date",
        "date",
    ),
    "publisher": ("publisher", "source", "site_name", "source_domain", "outlet"),
    "language": ("language", "lang"),
}


class Columns(NamedTuple):
    """The name that a record uses for each field; ``None`` for a field that it lacks."""

    text: str | None
    id: str | None
    title: str | None
    url: str | None
    published: str | None
    publisher: str | None
    language: str | None


@functools.lru_cache(maxsize=1024)
def columns(names: tuple[str, ...], fields: Fields) -> Columns:
    """Finds the fields among a record's names."""
    there: dict[str, str] = {}
    for name in names:
        there.setdefault(_folded(name), name)
    return Columns(*(_found(there, field, getattr(fields, field)) for field in Columns._fields))


def taken(names: tuple[str, ...], fields: Fields) -> list[tuple[str, str]]:
    """(field, name) for each field found under another name than the one asked for."""
    pairs = zip(Columns._fields, columns(names, fields), strict=True)
    return [
        (field, name) for field, name in pairs if name is not None and _folded(name) != _folded(getattr(fields, field))
    ]


def _found(there: dict[str, str], field: str, asked: str) -> str | None:
    tried = USUAL[field] if asked == USUAL[field][0] else (asked,)
    return next((there[folded] for folded in map(_folded, tried) if folded in there), None)


def _folded(name: str) -> str:
    return re.sub(r"[\W_]", "", name).casefold() or name
