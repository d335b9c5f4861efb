"""One record as split off its source, and how it becomes an article."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Final, NamedTuple

from claimkit.errors import InputError
from claimkit.language import find_language
from claimkit.reading.columns import DEFAULT_FIELDS, Fields, columns
from claimkit.reading.publication_dates import iso_date
from claimkit.records import Article, article_id

Row = Mapping[str, object]
Tell = Callable[[InputError], None]


class Record(NamedTuple):
    """One article's data in a source: bytes in a format, a row of values, an article, or the problem with it.

    ``where`` is its location for people: ``news.jsonl:3``. ``known`` holds fields that do not come from the data (a
    page's address).
    """

    where: str
    format: str
    data: bytes | Row | Article | InputError
    known: Row | None = None


UNUSABLE: Final = re.compile("[\0\ud800-\udfff]")


def refuse(problem: InputError) -> None:
    """Raises the problem (the default for what could also be left out)."""
    raise problem


def article_of(row: Row, fields: Fields = DEFAULT_FIELDS, tell: Tell = refuse) -> Article:
    """The article that a row of named values describes. Raises :class:`InputError` if it has no usable text or field.

    A date or a language that cannot be read is reported to ``tell`` and left out.
    """
    at = columns(tuple(row), fields)
    text = None if at.text is None else row[at.text]
    if text is None:
        names = ", ".join(map(repr, list(row)[:12])) or "none"
        raise InputError(
            "a record without text",
            f"it has no field {fields.text!r}; its fields: {names}",
            "name the field with the text: --text-field NAME",
        )
    if not isinstance(text, str):
        raise InputError(
            f"field {at.text!r} is not text", f"it holds {kind(text)}", "give each article's text as one string"
        )
    checked(text)
    published = language = None
    try:
        published = iso_date(row[at.published], fields.published_format) if at.published else None
    except InputError as error:
        tell(error)
    try:
        language = language_of(_short(row, at.language))
    except UnknownLanguage as error:
        tell(error)
    return Article(
        id=_short(row, at.id) or article_id(text),
        title=_short(row, at.title),
        url=_short(row, at.url),
        publisher=_short(row, at.publisher),
        published=published,
        published_from=None if published is None else "field",
        language=language,
        text=text,
    )


def checked(text: str) -> str:
    """The text itself, if every later step can store it; otherwise raises :class:`InputError`."""
    if not text or text.isspace():
        raise InputError("no text", "it is empty", "leave it out, or give the article's text")
    if bad := UNUSABLE.search(text):
        half = "half a character (a lone surrogate, or a byte that is not UTF-8)"
        what = "a NUL character" if bad[0] == "\0" else half
        raise InputError(
            "a text that cannot be stored",
            f"{what} at offset {bad.start()}, which {'PostgreSQL' if bad[0] == chr(0) else 'UTF-8'} cannot hold",
            "remove it from the text first: claimkit never changes a text, so that offsets hold",
        )
    return text


_DOCUMENTS = {  # first bytes of files that people mistake for texts
    b"%PDF-": ("a PDF", "call it .pdf"),
    b"PK\x03\x04": ("a Word or OpenDocument file, or another archive", "name it .docx or .odt, or unpack it"),
    b"\xd0\xcf\x11\xe0": ("an old Word file", "save it as .docx"),
    b"{\\rtf": ("a rich text file", "save it as .docx or as plain text"),
}


def decoded(data: bytes) -> str:
    """UTF-8 bytes as a text, without a byte order mark. Raises :class:`InputError`."""
    for head, (name, do) in _DOCUMENTS.items():
        if data.startswith(head):
            raise InputError("not a text", f"it is {name}", f"{do}, and use that")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if b"\0" in data:
            raise InputError(
                "not a text",
                "it is a binary file",
                "give articles as txt, docx, odt, pdf, html, xml feeds, json, jsonl, csv, parquet or warc",
            ) from error
        raise InputError(
            "not UTF-8",
            f"byte 0x{data[error.start]:02x} at byte offset {error.start}",
            "convert it first, for instance: iconv -f WINDOWS-1252 -t UTF-8 OLD > NEW",
        ) from error


def kind(value: object) -> str:
    """A JSON value's kind, for messages."""
    names = {dict: "an object", list: "a list", bool: "a truth value", int: "a number", float: "a number"}
    return names.get(type(value), f"a value of type {type(value).__name__}")


def _short(row: Row, field: str | None) -> str | None:
    """A metadata field as a string; numbers are written out. Raises :class:`InputError` for what cannot be stored."""
    value = None if field is None else row[field]
    if value is None or value == "":
        return None
    if isinstance(value, (list, dict)):
        raise InputError(
            f"field {field!r} is not a single value", f"it holds {kind(value)}", "give a string or a number"
        )
    return checked(str(value))


class UnknownLanguage(InputError):
    """A record states a language that does not exist."""


def language_of(word: str | None) -> str | None:
    """The code of the language that a record states; ``None`` if it states none. Raises :class:`InputError` for a
    language that claimkit does not have, and :class:`UnknownLanguage` for a word that is not a language."""
    if not word:
        return None
    code = find_language(word)
    if code is None:
        do = "give a code such as en, or name another field with --language-field; it was detected from the text"
        raise UnknownLanguage(f"{word[:40]!r} is not a language", "it is neither a code nor a name", do)
    return code
