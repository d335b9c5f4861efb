"""JSON Lines, gzipped without name and time in the header, so that the same rows give the same bytes."""

from __future__ import annotations

import gzip
from collections.abc import Iterable
from typing import BinaryIO

from claimkit.dataset.writers import LeaveOut, jsonl
from claimkit.records import ReviewedClaim


def write(rows: Iterable[ReviewedClaim], file: BinaryIO, leave_out: LeaveOut) -> None:
    with gzip.GzipFile(filename="", mode="wb", fileobj=file, mtime=0) as packed:
        jsonl.write(rows, packed, leave_out)  # type: ignore[arg-type]  # GzipFile writes bytes but is not a BinaryIO
