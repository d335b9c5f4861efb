"""How large a record may be, so that no huge record and no small file that unpacks to gigabytes exhausts memory."""

from __future__ import annotations

import io
from typing import Any, BinaryIO, Final, cast

from claimkit.errors import InputError
from claimkit.reading.record import Record
from claimkit.records import Article

LARGEST: Final = 10_000_000  # bytes of a record; the text of a long book has two million
WHOLE: Final = frozenset({"docx", "odt", "pdf", "json", "feed"})  # read into memory whole, with pictures or all records
TIMES: Final = 20  # such a file may be this many times as large
BLOCK: Final = 1 << 16


class Bounded(io.BufferedReader):
    """A stream that returns at most ``largest`` bytes, plus one if there are more, when it is asked for everything or
    for a line. The rest of an overlong line is skipped.
    """

    def __init__(self, stream: BinaryIO, largest: int) -> None:
        super().__init__(cast("io.RawIOBase", stream), BLOCK)
        self._stream: Any = stream
        self.largest = largest

    def read(self, size: int | None = -1) -> bytes:
        if size is not None and size >= 0:
            return super().read(size)
        return super().read(self.largest + 1)

    def readline(self, size: int | None = -1) -> bytes:
        if size is not None and size >= 0:
            return super().readline(size)
        line = super().readline(self.largest + 1)
        rest = line if len(line) > self.largest else b"\n"
        while rest and not rest.endswith(b"\n"):
            rest = super().readline(BLOCK)
        return line

    def read1(self, size: int = -1) -> bytes:
        """Reads from the stream itself: a buffer would lose what comes before a truncation."""
        piece: bytes = self._stream.read1(size)
        return piece

    def close(self) -> None:
        """Leaves the stream open: whoever opened it closes it."""
        if not self.closed:
            self.detach()


def allowed(format_: str, largest: int) -> int:
    """How many bytes of a file in that format may be in memory at once."""
    return largest * TIMES if format_ in WHOLE else largest


def limit_of(stream: BinaryIO) -> int:
    """The size limit for the records of a stream."""
    return stream.largest if isinstance(stream, Bounded) else LARGEST


def within(record: Record, largest: int) -> Record:
    """The record or, if it is too large, a record of that problem."""
    if size(record) <= allowed(record.format, largest):
        return record
    limit = allowed(record.format, largest) / 1e6
    do = "leave it out, cut it into articles, or allow more with --max-record"
    return Record(
        record.where, record.format, InputError("the record is too large", f"it has more than {limit:g} MB", do)
    )


def size(record: Record) -> int:
    """The size of a record's content, in bytes or characters."""
    data = record.data
    if isinstance(data, bytes):
        return len(data)
    if isinstance(data, Article):
        return len(data.text)
    return 0 if isinstance(data, InputError) else sum(len(value) for value in data.values() if isinstance(value, str))
