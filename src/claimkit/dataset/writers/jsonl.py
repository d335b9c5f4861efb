"""JSON Lines, the dataset's main format: one reviewed claim per line, as in the JSON Schema beside it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO

import jsonlines
import msgspec

from claimkit.dataset.writers import LeaveOut
from claimkit.records import ReviewedClaim


def write(rows: Iterable[ReviewedClaim], file: BinaryIO, leave_out: LeaveOut) -> None:  # noqa: ARG001 - holds them all
    jsonlines.Writer(file, dumps=msgspec.json.encode).write_all(rows)
