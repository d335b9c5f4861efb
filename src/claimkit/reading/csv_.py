"""CSV and TSV with a header line. The delimiter is the most frequent of comma, semicolon and tab in the header."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from typing import BinaryIO, Final

from claimkit.errors import InputError
from claimkit.reading.columns import Fields, columns
from claimkit.reading.limits import limit_of
from claimkit.reading.record import Record

LONGEST_FIELD: Final = 2**31 - 1
BEYOND: Final = "\0"  # DictReader's key for cells without a column; no header can contain it


def split(stream: BinaryIO, name: str, fields: Fields) -> Iterator[Record]:
    # newline="": line ends inside quotes are text. surrogateescape: a byte that is not UTF-8 affects only its row.
    lines = io.TextIOWrapper(stream, encoding="utf-8-sig", errors="surrogateescape", newline="")
    try:
        yield from _rows(lines, name, fields, limit_of(stream))
    finally:
        lines.detach()  # whoever opened the stream closes it


def _rows(lines: io.TextIOWrapper, name: str, fields: Fields, largest: int) -> Iterator[Record]:
    header = lines.readline(largest)
    if not header.strip():
        yield Record(name, "row", InputError("no articles", "the file is empty", "give a header line and rows"))
        return
    csv.field_size_limit(min(largest, LONGEST_FIELD))
    delimiter = max(",;\t", key=header.count)
    names = next(csv.reader([header], delimiter=delimiter))
    if twice := [used for used in columns(tuple(names), fields) if used is not None and names.count(used) > 1]:
        why = f"the header has these names twice: {', '.join(map(repr, twice))}"
        yield Record(name, "row", InputError("two columns of the same name", why, "give each column its own name"))
        return
    pieces = _Pieces(lines, largest)
    rows = csv.DictReader(pieces, fieldnames=names, restkey=BEYOND, delimiter=delimiter)
    while True:
        where = f"{name}:{rows.line_num + 2}"
        try:
            row = next(rows, None)
        except csv.Error as error:
            yield Record(where, "row", InputError("not a CSV row", str(error), "quote fields that hold line ends"))
            continue
        if row is None:
            return
        if pieces.ended:  # in the middle of the row: its quotes are never closed
            swallowed = rows.line_num + 2 - int(where.rpartition(":")[2])
            why = f"a quotation mark opens in it and none closes up to the end of the file, {swallowed} lines later"
            yield Record(where, "row", InputError("a field that does not end", why, "close the quotation"))
            return
        yield Record(where, "row", _too_long(row, delimiter) if BEYOND in row else row)


class _Pieces(Iterator[str]):
    """Yields lines; a line longer than ``largest`` characters comes in pieces (inside quotes, the CSV reader joins them
    into one field). ``ended`` is set once there are no more."""

    def __init__(self, lines: io.TextIOWrapper, largest: int) -> None:
        self._lines, self._largest, self.ended = lines, largest, False

    def __next__(self) -> str:
        line = self._lines.readline(self._largest)
        if not line:
            self.ended = True
            raise StopIteration
        return line


def _too_long(row: Mapping[str, object], delimiter: str) -> InputError:
    beyond = row[BEYOND]
    assert isinstance(beyond, list)
    mark = {"\t": "tab", ";": "semicolon"}.get(delimiter, "comma")
    return InputError(
        "a row with more cells than the header",
        f"the header has {len(row) - 1}, the row {len(row) - 1 + len(beyond)}",
        f'put fields that hold a {mark} in quotes: "Ann Lee{delimiter} 59"',
    )
