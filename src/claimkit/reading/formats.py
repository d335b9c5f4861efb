"""The formats: how a stream is split into records, and how a record becomes an article."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import BinaryIO, Final

from claimkit.errors import ClaimkitError, InputError
from claimkit.reading import html, lines, parquet, plain, table, warc
from claimkit.reading.record import DEFAULT_FIELDS, Fields, Record, Row, article_of, checked, language_of
from claimkit.reading.sources import Position, Source, opened, peek
from claimkit.records import Article

SPLITTERS: Final[dict[str, Callable[[BinaryIO, str, Fields], Iterator[Record]]]] = {
    "text": plain.split,
    "jsonl": lines.split,
    "html": html.split,
    "csv": table.split,
    "parquet": parquet.split,
    "warc": warc.split,
}
DECODERS: Final[dict[str, Callable[[bytes, Row, Fields], Article]]] = {
    "text": plain.article,
    "jsonl": lines.article,
    "html": html.article,
}
OPENINGS: Final = ((b"{", "jsonl"), (b"<", "html"), (b"WARC/", "warc"), (b"PAR1", "parquet"))


def records(
    sources: Iterable[Source], fields: Fields = DEFAULT_FIELDS, position: Position | None = None
) -> Iterator[Record]:
    """The records of all sources in order. A source that cannot be read to its end gives a record that says so."""
    for source in sources:
        try:
            with opened(source, position) as stream:
                yield from SPLITTERS[source.format or _guessed(stream)](stream, source.name, fields)
        except ClaimkitError:
            raise
        except Exception as error:  # every library here has errors of its own for damaged files and lost connections
            why = (isinstance(error, OSError) and error.strerror) or f"{type(error).__name__}: {error}"
            problem = InputError(
                "cannot be read to its end", why, "check that the file is there, whole, and may be read"
            )
            yield Record(source.name, "row", problem)


def article(record: Record, fields: Fields = DEFAULT_FIELDS) -> Article:
    """The record as an :class:`Article`. Raises :class:`InputError`, which begins with where the record stands."""
    try:
        if isinstance(record.data, InputError):
            raise record.data
        if isinstance(record.data, Article):
            checked(record.data.text)
            language_of(record.data.language)
            return record.data
        if isinstance(record.data, bytes):
            return DECODERS[record.format](record.data, record.known or {}, fields)
        return article_of(record.data, fields)
    except InputError as error:
        raise InputError(f"{record.where}: {error.what}", error.why, error.do) from error


def _guessed(stream: BinaryIO) -> str:
    """The format of a stream whose name does not tell, from its first characters."""
    start = peek(stream).removeprefix(lines.BOM).lstrip()
    return next((name for opening, name in OPENINGS if start.startswith(opening)), "text")
