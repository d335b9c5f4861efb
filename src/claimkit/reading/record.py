"""One record as cut from its source, and the rules by which it becomes an article."""

from __future__ import annotations

import contextlib
import datetime
import email.utils
import re
from collections.abc import Mapping
from typing import Final, NamedTuple

import msgspec

from claimkit.errors import InputError, SettingsError
from claimkit.language import installed
from claimkit.records import Article, article_id

Row = Mapping[str, object]


class Record(NamedTuple):
    """What a source holds for one article: bytes in a format, a row of values, an article, or what is wrong.

    ``where`` names it for people: ``news.jsonl:3``. ``known`` are fields that stand beside the data (a page's address).
    """

    where: str
    format: str
    data: bytes | Row | Article | InputError
    known: Row | None = None


class Fields(msgspec.Struct, frozen=True, kw_only=True):
    """Which key or column of a record holds what."""

    text: str = "text"
    id: str = "id"
    title: str = "title"
    url: str = "url"
    published: str = "published"
    publisher: str = "publisher"
    language: str = "language"


DEFAULT_FIELDS: Final = Fields()
UNUSABLE: Final = re.compile("[\0\ud800-\udfff]")


def article_of(row: Row, fields: Fields = DEFAULT_FIELDS) -> Article:
    """The article that a row of named values describes. Raises :class:`InputError`."""
    text = row.get(fields.text)
    if text is None:
        names = ", ".join(map(repr, list(row)[:12])) or "none"
        raise InputError(
            "a record without text",
            f"it has no field {fields.text!r}; its fields: {names}",
            "name the field that holds the text with --text-field",
        )
    if not isinstance(text, str):
        raise InputError(
            f"field {fields.text!r} is no text", f"it holds {kind(text)}", "give each article's text as one string"
        )
    checked(text)
    published = iso_date(row.get(fields.published))
    return Article(
        id=_short(row, fields.id) or article_id(text),
        title=_short(row, fields.title),
        url=_short(row, fields.url),
        publisher=_short(row, fields.publisher),
        published=published,
        published_from=None if published is None else "field",
        language=language_of(_short(row, fields.language)),
        text=text,
    )


def checked(text: str) -> str:
    """The text itself, when it is one that every later step can hold; raises :class:`InputError`."""
    if not text or text.isspace():
        raise InputError("no text", "it is empty", "leave it out, or give the article's text")
    if bad := UNUSABLE.search(text):
        half = "half a character (a lone surrogate, or a byte that is not UTF-8)"
        what = "a NUL character" if bad[0] == "\0" else half
        raise InputError(
            "a text that cannot be stored",
            f"{what} at offset {bad.start()}; neither PostgreSQL nor UTF-8 can hold it",
            "take it out of the text first: offsets are kept, so claimkit never changes a text",
        )
    return text


_DOCUMENTS = {  # how files begin that people give as texts
    b"%PDF-": "a PDF",
    b"PK\x03\x04": "a Word or OpenDocument file, or another archive",
    b"\xd0\xcf\x11\xe0": "an old Word file",
    b"{\\rtf": "a rich text file",
}


def decoded(data: bytes) -> str:
    """UTF-8 bytes as a text; a byte order mark in front is left out. Raises :class:`InputError`."""
    for head, name in _DOCUMENTS.items():
        if data.startswith(head):
            raise InputError("not a text", f"it is {name}", "save it as plain text (.txt) or as HTML, and give that")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if b"\0" in data:
            raise InputError(
                "not a text", "it is a binary file", "give articles as txt, html, jsonl, csv, parquet or warc"
            ) from error
        raise InputError(
            "not UTF-8",
            f"byte 0x{data[error.start]:02x} at byte offset {error.start}",
            "convert it first, for instance: iconv -f WINDOWS-1252 -t UTF-8 OLD > NEW",
        ) from error


def kind(value: object) -> str:
    """What a value of JSON is called in a message."""
    names = {dict: "an object", list: "a list", bool: "a truth value", int: "a number", float: "a number"}
    return names.get(type(value), f"a value of type {type(value).__name__}")


def _short(row: Row, field: str) -> str | None:
    """A field of metadata as a string: numbers are written out, and what cannot be stored is refused like in texts."""
    value = row.get(field)
    if value is None or value == "":
        return None
    if isinstance(value, (list, dict)):
        raise InputError(f"field {field!r} is no single value", f"it holds {kind(value)}", "give a string or a number")
    return checked(str(value))


def language_of(code: str | None) -> str | None:
    """The code of a language that is here; raises :class:`InputError` for another."""
    try:
        return installed(code) if code else None
    except SettingsError as error:  # here it is the record's fault, and the others can be used
        do = "give a code such as en, or name another field with --language-field"
        raise InputError(error.what, error.why, do) from error


def iso_date(value: object) -> str | None:
    """An ISO date from an ISO 8601 date or time, a date of Python's or Arrow's, or a mail date (RFC 5322)."""
    if value is None or value == "":
        return None
    if isinstance(value, datetime.date):
        return value.isoformat()[:10]
    written = str(value).strip()
    day = written[:10].replace("/", "-")
    for candidate in (day, f"{day[:4]}-{day[4:6]}-{day[6:8]}"):
        with contextlib.suppress(ValueError):
            return datetime.date.fromisoformat(candidate).isoformat()
    try:
        return email.utils.parsedate_to_datetime(written).date().isoformat()
    except (ValueError, TypeError, IndexError):
        raise InputError(
            f"publication date {written[:40]!r} cannot be read",
            "it is neither ISO 8601 nor a mail date",
            "write it as YYYY-MM-DD, or name another field with --published-field",
        ) from None
