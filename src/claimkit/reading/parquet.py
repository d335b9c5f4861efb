"""Parquet, one article per row; only the requested columns are read, a few hundred rows at a time."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO, Final

from claimkit.checks import needed
from claimkit.errors import InputError
from claimkit.reading.columns import Fields, columns
from claimkit.reading.record import Record

BATCH: Final = 256


def split(stream: BinaryIO, name: str, fields: Fields) -> Iterator[Record]:
    with needed("formats", "Parquet cannot be read"):
        import pyarrow.parquet
    if not stream.seekable():
        why = "its index is at its end, and a pipe cannot be read backwards"
        yield Record(name, "row", InputError("Parquet from a pipe", why, "name the file itself, uncompressed"))
        return
    file = pyarrow.parquet.ParquetFile(stream)
    names = tuple(file.schema_arrow.names)
    at = columns(names, fields)
    if at.text is None:
        yield Record(name, "row", dict.fromkeys(names))
        return
    wanted = [column for column in dict.fromkeys(at) if column is not None]
    row = 0
    for batch in file.iter_batches(batch_size=BATCH, columns=wanted):
        for values in batch.to_pylist():
            row += 1
            yield Record(f"{name}:{row}", "row", values)
