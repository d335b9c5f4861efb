"""A plain text file is one article."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from claimkit.reading.columns import Fields
from claimkit.reading.record import Record, Row, Tell, article_of, decoded
from claimkit.records import Article


def split(stream: BinaryIO, name: str, _: Fields) -> Iterator[Record]:
    yield Record(name, "text", stream.read())


def article(data: bytes, known: Row, fields: Fields, tell: Tell) -> Article:
    return article_of({**known, fields.text: decoded(data)}, fields, tell)
