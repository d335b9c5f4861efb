"""Checks that the files next to the data (card, ``croissant.json``, ``left-out.jsonl``, checksums) match the data."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from typing import Final

import msgspec

from claimkit.dataset import checksums, versions
from claimkit.dataset.card import counted, crossed, statuses
from claimkit.dataset.statistics import Statistics
from claimkit.dataset.store import MERGED, OTHER_TEXT
from claimkit.errors import InputError
from claimkit.files import UNDECODABLE

CARD, CROISSANT, LEFT_OUT = "README.md", "croissant.json", "left-out.jsonl"
Found = tuple[str, str, str]  # the file, the check, and what is wrong
# A claim that came twice is in the data once, and once among those left out.
_ALSO_WRITTEN: Final = (MERGED, OTHER_TEXT)


def stem_of(folder: Path, data: Path) -> str:
    """The prefix of the names of a data file's companions: empty in a folder, ``NAME.`` beside a single file."""
    own = data.name.partition(".")[0] + "."
    return own if any((folder / f"{own}{name}").exists() for name in (CARD, CROISSANT, checksums.FILE_NAME)) else ""


def companion_problems(
    folder: Path, stem: str, rows: Mapping[str, int | None], statistics: Statistics | None, ids: set[str]
) -> Iterator[Found]:
    """Every mismatch between data files and their companions.

    ``rows`` maps each data file to its number of claims (``None`` for a format whose rows are not claims).
    ``statistics`` and ``ids`` cover all of these files, if they contain reviewed claims.
    """
    sums = folder / f"{stem}{checksums.FILE_NAME}"
    card, croissant, left_out = (folder / f"{stem}{name}" for name in (CARD, CROISSANT, LEFT_OUT))
    if not sums.is_file():
        if card.is_file() or croissant.is_file():
            yield sums.name, "checksums", "missing: nothing shows whether the files are those that were exported"
    else:
        listed = checksums.read(sums)
        for what in checksums.mismatches(sums):
            yield sums.name, "checksums", what
        for name in (*rows, *(f.name for f in (card, croissant, left_out) if f.is_file())):
            if name not in listed:
                yield sums.name, "checksums", f"{name} is not listed"
    if card.is_file():
        yield from _card(card, rows, statistics)
    if croissant.is_file():
        yield from _croissant(croissant, rows)
    if left_out.is_file():
        yield from _left_out(left_out, card, ids)
    yield from _versions(folder, stem, rows, croissant)


def _card(card: Path, rows: Mapping[str, int | None], statistics: Statistics | None) -> Iterator[Found]:
    text = card.read_text(encoding="utf-8", errors="replace")
    for name, count in rows.items():
        if count is not None and f"| `{name}` | {count:,} |" not in text:
            yield card.name, "counts", f"it does not say that {name} has {count:,} rows"
    if statistics is None:
        return
    if counted(statistics) not in text:
        yield card.name, "counts", f"it does not say: {counted(statistics)}"
    for what, part in (("type and verdict", crossed(statistics)), ("status", statuses(statistics))):
        if part not in text:
            yield card.name, "counts", f"its table by {what} does not match the rows"


def _croissant(path: Path, rows: Mapping[str, int | None]) -> Iterator[Found]:
    try:
        told = {file["name"]: file for file in msgspec.json.decode(path.read_bytes())["distribution"]}
    except (*UNDECODABLE, KeyError, TypeError) as error:
        yield path.name, "schema", f"it does not describe files: {error}"
        return
    for name in rows:
        data = path.parent / name
        if name not in told:
            yield path.name, "counts", f"{name} is not described"
        elif told[name].get("sha256") != checksums.sha256_of(data):
            yield path.name, "checksums", f"the SHA-256 of {name} does not match"
        elif told[name].get("contentSize") != f"{data.stat().st_size} B":
            yield path.name, "counts", f"the size of {name} does not match"
    for name in told.keys() - rows.keys():
        yield path.name, "counts", f"{name} is described, but missing"


def _versions(folder: Path, stem: str, rows: Mapping[str, int | None], croissant: Path) -> Iterator[Found]:
    name = f"{stem}{versions.FILE_NAME}"
    try:
        history = versions.history(folder, stem)
    except InputError as error:
        yield name, "schema", error.why
        return
    if not history:
        return
    last = history[-1]
    if set(last.files) == set(rows) and last.claims != sum(count or 0 for count in rows.values()):
        yield (
            name,
            "counts",
            f"version {last.version} has {last.claims:,} claims there, but the files contain another number",
        )
    if croissant.is_file() and f'"version": "{last.version}"' not in croissant.read_text("utf-8", errors="replace"):
        yield croissant.name, "counts", f"its version is not {last.version}"
    for before, after in pairwise(history):
        if after.version != versions.next_number(before.version, after.changes):
            yield name, "counts", f"{after.version} does not follow from {before.version} and the changes listed"


def _left_out(path: Path, card: Path, ids: set[str]) -> Iterator[Found]:
    reasons: Counter[str] = Counter()
    for number, line in enumerate(path.read_bytes().splitlines(), 1):
        try:
            row = msgspec.json.decode(line)
            reason, id_ = row["reason"], row["id"]
        except (*UNDECODABLE, KeyError, TypeError) as error:
            yield path.name, "schema", f"line {number} was not written by an export: {error}"
            continue
        reasons[reason] += 1
        if id_ in ids and reason not in _ALSO_WRITTEN:
            yield path.name, "counts", f"line {number}: {id_} is listed as left out, but is in the data"
    if card.is_file():
        text = card.read_text(encoding="utf-8", errors="replace")
        for reason, count in reasons.items():
            if not re.search(rf"^\| {re.escape(reason)} \| {count:,} \|$", text, re.MULTILINE):
                yield path.name, "counts", f"the card does not say that {count:,} were left out: {reason}"
