"""Is a dataset what it says: schema, offsets, unique ids, disjoint splits, checksums."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, cast

import msgspec

from claimkit.dataset import checksums
from claimkit.dataset.loading import ENDINGS, read_reviewed
from claimkit.dataset.splits import NAMES
from claimkit.records import ROLES, SCHEMA, Article, ReviewedClaim, text_sha256


class Problem(msgspec.Struct, frozen=True, kw_only=True):
    """Something wrong in a file; ``row`` counts from 1 (0: the file as a whole)."""

    file: str
    row: int
    check: str
    what: str


class Texts:
    """Articles' texts by hash: what offsets are checked against."""

    def __init__(self, articles: Iterable[Article] = ()) -> None:
        self._texts = {text_sha256(article.text): article.text for article in articles}

    def __bool__(self) -> bool:
        return bool(self._texts)

    def of(self, claim: ReviewedClaim) -> str | None:
        return self._texts.get(claim.article.text_sha256 or "")


def _stem(path: Path) -> str:
    return next((path.name.removesuffix(ending) for ending in ENDINGS if path.name.endswith(ending)), path.name)


class Validation:
    """Checks files one after the other; counts rows, and yields problems as they are found."""

    def __init__(self, texts: Texts | None = None) -> None:
        self.rows = 0
        self.without_text = 0
        self._texts = texts or Texts()
        self._ids: dict[str, str] = {}
        self._splits: dict[str, tuple[str, str]] = {}

    def check(self, path: Path) -> Iterator[Problem]:
        """What is wrong in this file, and between it and those before it."""
        name = path.name
        rows = _lines(path) if not name.endswith(".parquet") else enumerate(read_reviewed(str(path)), 1)
        for row, claim in rows:
            self.rows += 1
            if isinstance(claim, str):
                yield Problem(file=name, row=row, check="schema", what=claim)
                continue
            for check, what in self._checks(claim, path):
                yield Problem(file=name, row=row, check=check, what=what)

    def _checks(self, claim: ReviewedClaim, path: Path) -> Iterator[tuple[str, str]]:
        if claim.schema != SCHEMA:
            yield "schema", f"its schema is {claim.schema!r}; current is {SCHEMA!r}; export it again"
        if claim.id in self._ids:
            yield "ids", f"{claim.id} is already in {self._ids[claim.id]}"
        self._ids.setdefault(claim.id, path.name)
        yield from offsets(claim, self._texts.of(claim))
        if self._texts and self._texts.of(claim) is None:
            self.without_text += 1
        split = next((s for s in NAMES if _stem(path).endswith(s)), None)
        for key in filter(None, (claim.article_id, claim.article.text_sha256)) if split else ():
            other, file = self._splits.setdefault(key, (split or "", path.name))
            if other != split:
                yield "splits", f"article {claim.article_id} is also in {file}"


def offsets(claim: ReviewedClaim, text: str | None) -> Iterator[tuple[str, str]]:
    """What is wrong with the claim's spans, seen against its sentence and, where it is at hand, the article's text."""
    sentence = claim.sentence
    if len(sentence.text) != sentence.end - sentence.start:
        yield "offsets", "its sentence is not as long as its offsets say"
    spans: list[tuple[str, int, int, str]] = [("claim", claim.start, claim.end, claim.text)]
    spans += [(f"role {role.role}", role.start, role.end, role.text) for role in claim.roles]
    spans += [
        (f"role {role.role} of a review", role.start, role.end, role.text)
        for review in claim.reviews
        for role in review.roles
    ]
    if text is not None:
        spans.append(("sentence", sentence.start, sentence.end, sentence.text))
    for name, start, end, span in spans:
        if not 0 <= start < end:
            yield "offsets", f"{name}: {start}–{end} is no span"
        elif text is not None and text[start:end] != span:
            yield "offsets", f"{name}: the article has {text[start:end]!r} at {start}–{end}, not {span!r}"
        elif (
            sentence.start <= start
            and end <= sentence.end
            and sentence.text[start - sentence.start : end - sentence.start] != span
        ):
            yield "offsets", f"{name}: its sentence does not have {span!r} at {start}–{end}"
        elif len(span) != end - start:
            yield "offsets", f"{name}: {span!r} is not as long as {start}–{end}"
    for review in claim.reviews:
        if not 0 <= review.start < review.end or (text is not None and review.end > len(text)):
            yield "offsets", f"a review's span {review.start}–{review.end} is none"
    for type_, roles in ((claim.type, claim.roles), *((review.type, review.roles) for review in claim.reviews)):
        for role in roles:
            if role.role not in ROLES[type_]:
                yield "schema", f"a claim of type {type_} has no role {role.role!r}"


def _lines(path: Path) -> Iterator[tuple[int, ReviewedClaim | str]]:
    """Each line's number with its claim, or with what is wrong with it."""
    decode = msgspec.json.Decoder(ReviewedClaim).decode
    try:
        with cast(BinaryIO, gzip.open(path)) if path.suffix == ".gz" else path.open("rb") as file:
            for row, line in enumerate(file, 1):
                try:
                    claim, given = decode(line), msgspec.json.decode(line)
                except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
                    yield row, str(error)
                    continue
                current = claim.schema == SCHEMA  # of another version, that is told, and not its keys
                keys = _other_keys(given, msgspec.to_builtins(claim)) if current else ""
                yield row, keys or claim
    except (OSError, EOFError, zlib.error) as error:
        yield 0, f"cannot be read to its end: {error}"


def _other_keys(given: object, expected: object, place: str = "") -> str:
    """The first key that is missing or one too many; empty if all are there."""
    if isinstance(given, dict) and isinstance(expected, dict):
        for key in expected.keys() - given.keys():
            return f"{place}{key} is missing"
        for key in given.keys() - expected.keys():
            return f"{place}{key} is not in the schema"
        return next(filter(None, (_other_keys(given[k], expected[k], f"{place}{k}.") for k in expected)), "")
    if isinstance(given, list) and isinstance(expected, list):
        return next(filter(None, (_other_keys(g, e, place) for g, e in zip(given, expected, strict=True))), "")
    return ""


def checked_sums(paths: Iterable[Path]) -> Iterator[Problem]:
    """Problems of every checksums file that stands beside the data files, each read once."""
    for folder in dict.fromkeys(path.parent for path in paths):
        for sums in sorted(folder.glob(f"*{checksums.FILE_NAME}")):
            yield from (Problem(file=sums.name, row=0, check="checksums", what=what) for what in checksums.wrong(sums))
