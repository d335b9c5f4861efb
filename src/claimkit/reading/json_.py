"""JSON: an array of records, or a single object. A file with one object per line is JSON Lines, whatever its name."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO, Final

import msgspec

from claimkit.errors import InputError
from claimkit.files import UNDECODABLE
from claimkit.reading import jsonl
from claimkit.reading.columns import Fields
from claimkit.reading.record import Record

_WHOLE: Final = msgspec.json.Decoder(msgspec.Raw)
_RECORDS: Final = msgspec.json.Decoder(list[msgspec.Raw])


def split(stream: BinaryIO, name: str, _: Fields) -> Iterator[Record]:
    """The records of a file. An array is held in memory as raw bytes, not parsed."""
    first = stream.readline()
    while first.isspace():
        first = stream.readline()
    start = first.removeprefix(jsonl.BOM).lstrip()
    if start.startswith(b"{") and _whole(start):
        yield from jsonl.numbered(first, stream, name)
        return
    data = start + stream.read()
    if not data.startswith(b"["):
        yield Record(name, "jsonl", data) if data.strip() else jsonl.empty(name)
        return
    try:
        records = _RECORDS.decode(data)
    except UNDECODABLE as error:
        why, do = str(error), "correct the array, or use JSON Lines, where one bad line does not spoil the others"
        yield Record(name, "jsonl", InputError("not valid JSON", why, do))
        return
    for number, record in enumerate(records, 1):
        yield Record(f"{name}:{number}", "jsonl", bytes(record))
    if not records:
        yield jsonl.empty(name)


def _whole(line: bytes) -> bool:
    try:
        _WHOLE.decode(line)
    except UNDECODABLE:
        return False
    return True
