"""CSV (RFC 4180), for spreadsheets and R: one column per field, ``sentence.text`` for nested fields, lists as JSON."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
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

_LISTS = ("roles", "reviews")
_TEXTS = ("statement", "question", "context.before", "context.after", "claimkit")  # never null, but may be empty


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


def claim_of(cells: Mapping[str, str]) -> ReviewedClaim:
    """The claim in a row of ``csv.DictReader``. Raises :class:`ValueError` for an invalid one."""
    row: dict[str, Any] = {name: {} for name in _NESTED}
    for name in _FIELDS:
        outer, _, inner = name.rpartition(".")
        cell = cells[name]
        (row[outer] if outer else row)[inner] = msgspec.json.decode(cell) if name in _LISTS else _value(name, cell)
    return msgspec.convert(row, ReviewedClaim, strict=False)


def _value(name: str, cell: str) -> str | None:
    if cell[:1] == "'" and harmless(cell[1:]) == cell:
        return cell[1:]
    return None if cell == "" and name not in _TEXTS else cell
