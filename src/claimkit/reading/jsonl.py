"""JSON Lines: one object per line.

A record is the raw line, so that worker processes do the parsing and messages can give its number. That is why
``jsonlines.Reader``, which yields parsed objects, is not used here.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator
from typing import BinaryIO, Final

import msgspec

from claimkit.errors import InputError
from claimkit.reading.columns import Fields
from claimkit.reading.record import Record, Row, Tell, article_of, kind
from claimkit.records import Article

BOM: Final = b"\xef\xbb\xbf"
SURROGATE: Final = re.compile(rb"\\u[dD][89a-fA-F]")


def split(stream: BinaryIO, name: str, _: Fields) -> Iterator[Record]:
    yield from numbered(stream.readline(), stream, name)


def numbered(first: bytes, rest: Iterable[bytes], name: str) -> Iterator[Record]:
    """The records of a file whose first line was already read."""
    nothing = True
    for number, line in enumerate(itertools.chain([first.removeprefix(BOM)], rest), 1):
        if line and not line.isspace():
            nothing = False
            yield Record(f"{name}:{number}", "jsonl", line)
    if nothing:
        yield empty(name)


def empty(name: str) -> Record:
    """The record that represents a file without records."""
    return Record(name, "jsonl", InputError("no articles", "the file is empty", "give at least one record"))


def article(line: bytes, known: Row, fields: Fields, tell: Tell) -> Article:
    try:
        row = msgspec.json.decode(line.decode())
    except UnicodeDecodeError as error:
        raise InputError("not UTF-8", str(error.reason), "write the file as UTF-8") from error
    except RecursionError as error:
        raise InputError(
            "not valid JSON", "its values are nested too deeply", "give an object of plain values"
        ) from error
    except msgspec.DecodeError as error:
        why = f"{error} (perhaps a lone surrogate, half a character)" if SURROGATE.search(line) else str(error)
        raise InputError("not valid JSON", why, "write one whole JSON object per line") from error
    if not isinstance(row, dict):
        raise InputError("not a JSON object", f"the line holds {kind(row)}", 'write {"text": "..."} on each line')
    return article_of({**known, **row} if known else row, fields, tell)
