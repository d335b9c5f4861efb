"""One record as cut from its source, and the article that it becomes."""

from __future__ import annotations

import contextlib
import datetime
import email.utils
import re
from collections.abc import Callable, Mapping
from typing import Final, NamedTuple

import msgspec

from claimkit.errors import InputError
from claimkit.records import Article, article_id

Row = Mapping[str, object]


class Record(NamedTuple):
    """What a source holds for one article: ``data`` is bytes in the given ``format``, a row, or the reason why not.

    ``where`` names it for people: ``news.jsonl:3``. ``extra`` are fields known from outside of the data.
    """

    where: str
    format: str
    data: bytes | Row | InputError
    extra: Row | None = None


class Fields(msgspec.Struct, frozen=True, kw_only=True):
    """Which key or column of a record holds what."""

    text: str = "text"
    id: str = "id"
    title: str = "title"
    url: str = "url"
    published: str = "published"
    publisher: str = "publisher"


DEFAULT_FIELDS: Final = Fields()
UNUSABLE: Final = re.compile("[\0\ud800-\udfff]")


def article(record: Record, fields: Fields = DEFAULT_FIELDS) -> Article:
    """The record as an :class:`Article`. Raises :class:`InputError`, which begins with where the record stands."""
    try:
        if isinstance(record.data, InputError):
            raise record.data
        if record.format == "row":
            return _from_row(record.data, fields)  # type: ignore[arg-type]  # "row" is the format of rows
        return DECODERS[record.format](record.data, fields, record.extra or {})  # type: ignore[arg-type]  # bytes
    except InputError as error:
        raise InputError(f"{record.where}: {error.what}", error.why, error.do) from error


def _from_row(row: Row, fields: Fields) -> Article:
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
            f"field {fields.text!r} is no text", f"it holds {_kind(text)}", "give each article's text as one string"
        )
    checked(text)
    published = _date(row.get(fields.published))
    return Article(
        id=_short(row, fields.id) or article_id(text),
        title=_short(row, fields.title),
        url=_short(row, fields.url),
        publisher=_short(row, fields.publisher),
        published=published,
        published_from=None if published is None else "field",
        text=text,
    )


def checked(text: str) -> str:
    """The text itself, when it is one that every later step can hold; raises :class:`InputError`."""
    if not text or text.isspace():
        raise InputError("no text", "it is empty", "leave it out, or give the article's text")
    if bad := UNUSABLE.search(text):
        what = "a NUL character" if bad[0] == "\0" else "a lone surrogate (half a character)"
        raise InputError(
            "a text that cannot be stored",
            f"{what} at offset {bad.start()}; neither PostgreSQL nor UTF-8 can hold it",
            "take it out of the text first: offsets are kept, so claimkit never changes a text",
        )
    return text


def decoded(data: bytes) -> str:
    """UTF-8 bytes as a text; a byte order mark in front is left out. Raises :class:`InputError`."""
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


def _short(row: Row, field: str) -> str | None:
    """A field of metadata as a string: numbers are written out, and what cannot be stored is refused like in texts."""
    value = row.get(field)
    if value is None or value == "":
        return None
    if isinstance(value, (list, dict)):
        raise InputError(f"field {field!r} is no single value", f"it holds {_kind(value)}", "give a string or a number")
    return checked(str(value))


def _date(value: object) -> str | None:
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


def _kind(value: object) -> str:
    names = {dict: "an object", list: "a list", bool: "a truth value", int: "a number", float: "a number"}
    return names.get(type(value), f"a value of type {type(value).__name__}")


def _from_json(line: bytes, fields: Fields, _: Row) -> Article:
    try:
        row = msgspec.json.decode(line)
    except UnicodeDecodeError as error:
        raise InputError("not UTF-8", str(error.reason), "write the file as UTF-8") from error
    except msgspec.DecodeError as error:
        surrogate = UNUSABLE_ESCAPE.search(line)
        why = f"{error}" + (" (a lone surrogate is half a character)" if surrogate else "")
        raise InputError("not valid JSON", why, "write one whole JSON object a line") from error
    if not isinstance(row, dict):
        raise InputError("not a JSON object", f"the line holds {_kind(row)}", 'write {"text": "..."} on each line')
    return _from_row(row, fields)


def _from_text(data: bytes, fields: Fields, extra: Row) -> Article:
    return _from_row({**extra, fields.text: decoded(data)}, fields)


UNUSABLE_ESCAPE: Final = re.compile(rb"\\u[dD][89a-fA-F]")
DECODERS: Final[dict[str, Callable[[bytes, Fields, Row], Article]]] = {"jsonl": _from_json, "text": _from_text}
