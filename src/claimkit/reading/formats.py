"""The formats: how a stream is split into records, and how a record becomes an article."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import BinaryIO, Final

import msgspec

from claimkit.errors import ClaimkitError, InputError
from claimkit.files import UNDECODABLE
from claimkit.language import require_language, unsupported_language
from claimkit.reading import csv_, documents, feed, html, json_, jsonl, parquet, plain, warc
from claimkit.reading.columns import DEFAULT_FIELDS, Fields, taken
from claimkit.reading.failures import reason
from claimkit.reading.limits import LARGEST, Bounded, allowed, within
from claimkit.reading.record import Record, Row, Tell, article_of, checked, language_of, refuse
from claimkit.reading.sources import STANDARD_INPUT, Source
from claimkit.reading.streams import Position, opened, peek
from claimkit.records import Article, ExtractedArticle

SPLITTERS: Final[dict[str, Callable[[BinaryIO, str, Fields], Iterator[Record]]]] = {
    "text": plain.split,
    "docx": documents.split("docx"),
    "odt": documents.split("odt"),
    "pdf": documents.split("pdf"),
    "html": html.split,
    "feed": feed.split,
    "json": json_.split,
    "jsonl": jsonl.split,
    "csv": csv_.split,
    "parquet": parquet.split,
    "warc": warc.split,
}
DECODERS: Final[dict[str, Callable[[bytes, Row, Fields, Tell], Article]]] = {
    "text": plain.article,
    "docx": documents.decoder("Word", documents.docx),
    "odt": documents.decoder("OpenDocument", documents.odt),
    "pdf": documents.decoder("PDF", documents.pdf),
    "jsonl": jsonl.article,
    "html": html.article,
}
OPENINGS: Final = tuple(
    (re.compile(opening, re.IGNORECASE | re.DOTALL), name)
    for opening, name in (
        (rb"\{(?!\\rtf)|\[\s*[{\]]", "json"),
        (rb"(?:<\?.*?\?>|<!--.*?-->|\s)*<(?:rss|feed|rdf:RDF)\b", "feed"),
        (rb"<", "html"),
        (rb"WARC/", "warc"),
        (rb"PAR1", "parquet"),
        (rb"%PDF-", "pdf"),
        (rb"PK\x03\x04.*?word/", "docx"),
        (rb"PK\x03\x04.*?opendocument\.text", "odt"),
    )
)


def records(
    sources: Iterable[Source],
    fields: Fields = DEFAULT_FIELDS,
    position: Position | None = None,
    on_taken: Callable[[list[tuple[str, str]]], None] = lambda _: None,
    largest: int = LARGEST,
) -> Iterator[Record]:
    """The records of all sources in order. For a source that cannot be read to its end, and for a record of more than
    ``largest`` bytes, compressed or not, the record is the problem.

    ``on_taken`` is called once per source, with (field, name) for each field that its first record has under another
    name than the one asked for.
    """
    for source in sources:
        first = True
        try:
            with opened(source, position) as stream:
                kind = source.format or _guessed(stream)
                with Bounded(stream, allowed(kind, largest)) as bounded:
                    for record in SPLITTERS[kind](bounded, source.name, fields):
                        if first:
                            first = False
                            on_taken(taken(_names(record), fields))
                        yield within(record, largest)
        except ClaimkitError:
            raise
        except Exception as error:  # every library has its own errors for damaged files and lost connections
            yield Record(source.name, "row", InputError("cannot be read to its end", *reason(error)))


def article(record: Record, fields: Fields = DEFAULT_FIELDS, tell: Tell = refuse) -> Article:
    """The record as an :class:`Article`. Raises an :class:`InputError` that begins with the record's location.

    A problem with an optional field, such as an unreadable date, is reported to ``tell`` in the same way, and the field
    is left out.
    """
    try:
        if isinstance(record.data, InputError):
            raise record.data
        if isinstance(record.data, Article):
            checked(record.data.text)
            language_of(record.data.language)
            return record.data
        told = lambda problem: tell(_placed(problem, record))  # noqa: E731
        if isinstance(record.data, bytes):
            read = DECODERS[record.format](record.data, record.known or {}, fields, told)
        else:
            read = article_of(record.data, fields, told)
    except InputError as error:
        raise _placed(error, record) from error
    if not record.where.startswith(STANDARD_INPUT):
        read.file = record.where
    return read


def extracted(record: Record) -> ExtractedArticle | None:
    """An article that ``claimkit extract`` wrote, read back; ``None`` for an article that is not extracted yet.

    Raises :class:`InputError` if its sentences and claims do not match its text.
    """
    if not (isinstance(record.data, bytes) and record.format == "jsonl" and b'"claims":' in record.data):
        return None
    try:
        row = msgspec.json.decode(record.data)
        if not (isinstance(row, dict) and row.keys() >= {"sentences", "claims"}):
            return None
        return msgspec.convert(row, ExtractedArticle)
    except msgspec.ValidationError as error:
        do = "give a file that `claimkit extract` wrote, or articles without claims"
        raise InputError(f"{record.where}: not an extracted article", str(error), do) from error
    except UNDECODABLE:
        return None  # not an article either: reading it as one reports the problem


def in_language(article: Article, given: str | None, where: str) -> str:
    """The language of an article: the one it states, else the ``given`` one, else the one detected from its text.

    For a language that claimkit does not have, raises an :class:`InputError` that names the article by ``where``.
    """
    from claimkit.language.recognition import detect_language

    code = article.language or given or detect_language(article.text)
    try:
        return require_language(code)
    except ClaimkitError:
        problem = unsupported_language(code, "it looks like")
        raise InputError(f"{where}: {problem.what}", problem.why, problem.do) from None


def _placed(problem: InputError, record: Record) -> InputError:
    """The problem, with the record's location in front."""
    if problem.what.startswith(record.where):
        return problem
    return InputError(f"{record.where}: {problem.what}", problem.why, problem.do)


def _names(record: Record) -> tuple[str, ...]:
    """The names of a record's fields; empty for a document, which has none."""
    row: object = record.data
    if record.format == "jsonl" and isinstance(row, bytes):
        try:
            row = msgspec.json.decode(row)
        except UNDECODABLE:
            return ()
    return tuple(row) if isinstance(row, Mapping) else ()


def _guessed(stream: BinaryIO) -> str:
    """The format of a stream whose name does not show it, guessed from its first bytes."""
    start = peek(stream).removeprefix(jsonl.BOM).lstrip()
    return next((name for opening, name in OPENINGS if opening.match(start)), "text")
