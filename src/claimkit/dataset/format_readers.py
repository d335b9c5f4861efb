"""Reads back every format that an export writes: as reviewed claims if it has them, otherwise entry by entry."""

from __future__ import annotations

import csv
import gzip
import io
import json
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO, Final, cast

import msgspec

from claimkit.checks import needed
from claimkit.dataset.loading import read_reviewed
from claimkit.dataset.writers import FORMATS, format_of
from claimkit.errors import InputError
from claimkit.files import UNDECODABLE
from claimkit.records import CLAIM_TYPES, SCHEMA, ReviewedClaim

ENDINGS: Final = tuple(format_.suffix for format_ in FORMATS.values())
# A row's number, from 1, and the claim, a description of the problem, or None (a valid entry of another shape).
Row = tuple[int, ReviewedClaim | str | None]
_UNREADABLE: Final = (
    OSError,
    EOFError,
    zlib.error,
    *UNDECODABLE,
    ValueError,
    KeyError,
    TypeError,
    IndexError,
    AttributeError,
    InputError,
)
_TAGS: Final = {"O", *(f"{part}-{type_}" for part in "BI" for type_ in CLAIM_TYPES)}


def rows(path: Path) -> Iterator[Row]:
    """The file's content, row by row. A row 0 says that the file cannot be read to its end."""
    try:
        yield from _READERS[format_of(path.name) or ""](path)
    except _UNREADABLE as error:
        yield 0, f"cannot be read to its end: {error}"


def _lines(path: Path) -> Iterator[Row]:
    """JSON Lines, also gzipped."""
    decode = msgspec.json.Decoder(ReviewedClaim).decode
    with cast(BinaryIO, gzip.open(path)) if path.suffix == ".gz" else path.open("rb") as file:
        for number, line in enumerate(file, 1):
            try:
                claim = decode(line)
                given = json.loads(line, object_pairs_hook=_without_doubles)
            except (*UNDECODABLE, ValueError) as error:
                yield number, str(error)
                continue
            current = claim.schema == SCHEMA  # another version is reported as such, not key by key
            yield number, (_other_keys(given, msgspec.to_builtins(claim)) if current else "") or claim


def _without_doubles(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """A JSON object. Raises :class:`ValueError` if a key occurs twice (RFC 8259 wants unique names)."""
    found = dict(pairs)
    if len(found) < len(pairs):
        double = next(key for n, (key, _) in enumerate(pairs) if key in dict(pairs[:n]))
        raise ValueError(f"the key {double!r} is in it twice")
    return found


def _other_keys(given: object, expected: object, place: str = "") -> str:
    """The first missing or superfluous key, in words; empty if all keys are right."""
    if isinstance(given, dict) and isinstance(expected, dict):
        for key in expected.keys() - given.keys():
            return f"{place}{key} is missing"
        for key in given.keys() - expected.keys():
            return f"{place}{key} is not in the schema"
        return next(filter(None, (_other_keys(given[k], expected[k], f"{place}{k}.") for k in expected)), "")
    if isinstance(given, list) and isinstance(expected, list):
        return next(filter(None, (_other_keys(g, e, place) for g, e in zip(given, expected, strict=True))), "")
    return ""


def _parquet(path: Path) -> Iterator[Row]:
    yield from enumerate(read_reviewed(str(path)), 1)


def _csv(path: Path) -> Iterator[Row]:
    from claimkit.dataset.writers.csv_ import claim_of

    with path.open(encoding="utf-8", newline="") as file:
        for number, cells in enumerate(csv.DictReader(file, strict=True), 1):
            try:
                yield number, claim_of(cells)
            except (msgspec.ValidationError, ValueError, KeyError, TypeError) as error:
                yield number, f"it is not a reviewed claim: {error}"


def _spacy(path: Path) -> Iterator[Row]:
    with needed(None, "spaCy's files cannot be read"):
        import spacy
        from spacy.tokens import DocBin

    number = 0
    for doc in DocBin().from_bytes(path.read_bytes()).get_docs(spacy.blank("en").vocab):
        for held in doc.user_data["claims"]:
            number += 1
            claim = msgspec.convert(held, ReviewedClaim)
            yield number, claim if claim.sentence.text == doc.text else f"{claim.id} does not belong to its text"


def _conll(path: Path) -> Iterator[Row]:
    """A row is a claim: a tag that begins with B."""
    number, before = 0, "O"
    for at, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line or line.startswith("# "):  # no token has a blank in it
            before = "O"
            continue
        _, _, tag = line.rpartition("\t")
        if tag not in _TAGS or (tag[:1] == "I" and before[2:] != tag[2:]):
            raise ValueError(f"line {at} has the tag {tag!r}, which is not allowed there")
        if tag[:1] == "B":
            number += 1
            yield number, None
        before = tag


def _averitec(path: Path) -> Iterator[Row]:
    from claimkit.dataset.writers.averitec import LABELS

    for number, entry in enumerate(msgspec.json.decode(path.read_bytes()), 1):
        sound = entry["claim"] and entry["label"] in LABELS.values() and all(q["answers"] for q in entry["questions"])
        yield number, None if sound and entry["questions"] else "it has no claim, label or answer of AVeriTeC's"


def _checkthat(path: Path) -> Iterator[Row]:
    text = io.StringIO(path.read_bytes().decode("utf-8"), newline="")
    for number, row in enumerate(csv.DictReader(text, delimiter="\t", quoting=csv.QUOTE_NONE), 1):
        sound = row["Sentence_id"] and row["Text"] and row["class_label"] in ("Yes", "No")
        yield number, None if sound else f"it has the label {row['class_label']!r}"


def _claimreview(path: Path) -> Iterator[Row]:
    for number, review in enumerate(msgspec.json.decode(path.read_bytes())["@graph"], 1):
        sound = review["@type"] == "ClaimReview" and review["claimReviewed"] and review["reviewRating"]
        yield number, None if sound else "it is not a ClaimReview"


_READERS: Final = {
    "jsonl": _lines,
    "jsonl.gz": _lines,
    "csv": _csv,
    "parquet": _parquet,
    "spacy": _spacy,
    "conll": _conll,
    "averitec": _averitec,
    "checkthat": _checkthat,
    "claimreview": _claimreview,
}
