"""Parquet, a row an article; only the columns that are asked for are read, a few hundred rows at a time."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO, Final

import msgspec

from claimkit.checks import needed
from claimkit.errors import InputError
from claimkit.reading.record import Fields, Record

BATCH: Final = 256


def split(stream: BinaryIO, name: str, fields: Fields) -> Iterator[Record]:
    with needed("formats", "Parquet cannot be read"):
        import pyarrow.parquet
    if not stream.seekable():
        why = "its index stands at its end, and a pipe cannot be read backwards"
        yield Record(name, "row", InputError("Parquet from a pipe", why, "name the file itself, not packed"))
        return
    file = pyarrow.parquet.ParquetFile(stream)
    columns = [column for column in msgspec.structs.astuple(fields) if column in file.schema_arrow.names]
    if fields.text not in columns:
        yield Record(name, "row", dict.fromkeys(file.schema_arrow.names))
        return
    row = 0
    for batch in file.iter_batches(batch_size=BATCH, columns=columns):
        for values in batch.to_pylist():
            row += 1
            yield Record(f"{name}:{row}", "row", values)
