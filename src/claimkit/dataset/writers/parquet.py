"""Apache Parquet with the Arrow schema of the records; needs ``pyarrow`` (the ``dataset`` extra)."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from typing import BinaryIO

import msgspec
import pyarrow as pa
import pyarrow.parquet as pq

from claimkit.dataset.schema import arrow_schema
from claimkit.dataset.writers import LeaveOut
from claimkit.records import ReviewedClaim

ROW_GROUP = 2000  # rows held in memory at a time


def write(rows: Iterable[ReviewedClaim], file: BinaryIO, leave_out: LeaveOut) -> None:  # noqa: ARG001 - holds them all
    schema = arrow_schema()
    remaining = iter(rows)
    with pq.ParquetWriter(file, schema, compression="zstd") as writer:
        while batch := [msgspec.to_builtins(claim) for claim in islice(remaining, ROW_GROUP)]:
            writer.write_table(pa.Table.from_pylist(batch, schema=schema))
