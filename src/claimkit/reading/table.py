"""CSV and TSV with a header line. The delimiter is the one of comma, semicolon and tab that the header has most of."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import BinaryIO, Final

from claimkit.errors import InputError
from claimkit.reading.record import Fields, Record

LONGEST_FIELD: Final = 2**31 - 1


def split(stream: BinaryIO, name: str, _: Fields) -> Iterator[Record]:
    # newline="": line ends inside of quotes are text. surrogateescape: a byte that is no UTF-8 costs its own row only.
    lines = io.TextIOWrapper(stream, encoding="utf-8-sig", errors="surrogateescape", newline="")
    try:
        yield from _rows(lines, name)
    finally:
        lines.detach()  # the stream is its opener's to close


def _rows(lines: io.TextIOWrapper, name: str) -> Iterator[Record]:
    header = lines.readline()
    if not header.strip():
        yield Record(name, "row", InputError("no articles", "the file is empty", "give a header line and rows"))
        return
    csv.field_size_limit(LONGEST_FIELD)
    delimiter = max(",;\t", key=header.count)
    names = next(csv.reader([header], delimiter=delimiter))
    rows = csv.DictReader(lines, fieldnames=names, delimiter=delimiter)
    while True:
        where = f"{name}:{rows.line_num + 2}"
        try:
            row = next(rows, None)
        except csv.Error as error:
            yield Record(where, "row", InputError("not a CSV row", str(error), "quote fields that hold line ends"))
            continue
        if row is None:
            return
        yield Record(where, "row", row)
