"""CSV after RFC 4180, for spreadsheets and R: a column a field, ``sentence.text`` for nested ones, lists as JSON."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from typing import Any, BinaryIO

import msgspec

from claimkit.dataset.writers import LeaveOut
from claimkit.records import Context, Provenance, ReviewedClaim, SentenceContext
from claimkit.sheets import harmless

_NESTED = {"sentence": SentenceContext, "context": Context, "article": Provenance}
_FIELDS = tuple(
    name if name not in _NESTED else f"{name}.{inner}"
    for name in ReviewedClaim.__struct_fields__
    for inner in (_NESTED[name].__struct_fields__ if name in _NESTED else ("",))
)


def write(rows: Iterable[ReviewedClaim], file: BinaryIO, leave_out: LeaveOut) -> None:  # noqa: ARG001 - holds them all
    text = io.TextIOWrapper(file, encoding="utf-8", newline="")
    table = csv.writer(text)
    table.writerow(_FIELDS)
    for claim in rows:
        table.writerow([_cell(claim, name) for name in _FIELDS])
    text.detach()


def _cell(claim: ReviewedClaim, name: str) -> Any:
    value: Any = claim
    for part in name.split("."):
        value = getattr(value, part)
    if isinstance(value, list):
        return msgspec.json.encode(value).decode()
    if isinstance(value, str):
        return harmless(value)
    return str(value).lower() if isinstance(value, bool) else value
