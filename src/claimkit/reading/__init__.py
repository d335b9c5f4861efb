"""Articles from files, folders, globs, addresses and standard input, one by one.

Reading has two halves, so that the costly one can run in worker processes: :func:`records` cheaply splits the sources
into :class:`Record` objects (bytes or a row); :func:`article` turns one of them into an :class:`Article`.
:func:`read` does both.

A text is kept exactly as it is: line ends, spaces and Unicode form. Files must be UTF-8, or UTF-16 with a byte order
mark; the mark belongs to the encoding and is left out. A text with a NUL character (which PostgreSQL cannot store) or a
lone surrogate (which UTF-8 cannot encode) is refused.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from claimkit.errors import InputError
from claimkit.reading.columns import DEFAULT_FIELDS, Fields
from claimkit.reading.formats import article, extracted, in_language, records
from claimkit.reading.publication_dates import iso_date
from claimkit.reading.record import Record, refuse
from claimkit.reading.sources import Source, by_kind, find, size_of
from claimkit.reading.streams import Position
from claimkit.records import Article

__all__ = [
    "DEFAULT_FIELDS",
    "Fields",
    "Position",
    "Record",
    "Source",
    "article",
    "by_kind",
    "extracted",
    "find",
    "in_language",
    "iso_date",
    "read",
    "records",
    "size_of",
]


def read(
    addresses: str | Iterable[str],
    *,
    fields: Fields = DEFAULT_FIELDS,
    format: str | None = None,  # noqa: A002 - the field's word
    on_error: Callable[[InputError], None] | None = None,
) -> Iterator[Article]:
    """The articles behind one or more paths, folders, globs, fsspec addresses or ``-`` (standard input).

    ``format`` (``text``, ``jsonl``, ``html``, ...) overrides the file's ending. A record that cannot be used raises
    :class:`InputError` or, if ``on_error`` is given, is reported to it and skipped. An unreadable date is reported in
    the same way, and the article is kept without it.
    """
    for record in records(find([addresses] if isinstance(addresses, str) else addresses, format), fields):
        try:
            yield article(record, fields, on_error or refuse)
        except InputError as error:
            (on_error or refuse)(error)
