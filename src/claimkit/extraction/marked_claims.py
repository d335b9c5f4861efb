"""Reads gold or predicted claims from files, for scoring and training."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

import msgspec

from claimkit.files import read_records
from claimkit.records import Article


class Piece(msgspec.Struct, frozen=True):
    """A span of text that belongs to a role; most roles have only one."""

    start: int
    end: int
    text: str = ""
    role: str = ""


class Marked(msgspec.Struct, frozen=True):
    """A gold or predicted claim; ``roles`` holds each role's pieces.

    An ``optional`` gold claim does not affect the score, whether it is predicted or not.
    """

    type: str
    start: int
    end: int
    text: str = ""
    value: str | None = None
    mod: str | None = None
    roles: dict[str, tuple[Piece, ...]] = {}
    rule: str = ""
    optional: bool = False


class Annotation(msgspec.Struct, frozen=True):
    """Claims by article. ``types`` are the claim types annotated in an article; an absent article has all."""

    claims: dict[str, list[Marked]]
    types: dict[str, frozenset[str]]


def read(*paths: str) -> Annotation:
    """The claims of JSON Lines files: gold, or the output of ``claimkit extract`` or ``claimkit export``.

    Gold has a line ``{"article", "types"}`` for each article, with the lines of its claims below. Reviewed claims with
    the verdict ``not_a_claim`` are left out. Raises :class:`InputError` for an invalid file.
    """
    return _annotation(row for path in paths for row in read_records(path, ScoredRow))


def from_articles(articles: Iterable[Article]) -> Annotation:
    """The claims of extracted articles."""
    return _annotation(msgspec.convert(article, ScoredRow, from_attributes=True) for article in articles)


class _ClaimRow(msgspec.Struct, kw_only=True):
    type: str | None = None
    start: int = -1
    end: int = -1
    text: str | None = None
    value: str | int | float | None = None
    mod: str | None = None
    roles: list[Piece] | dict[str, Piece | list[Piece] | None] | None = None
    rule: str | None = None
    optional: bool = False
    verdict: str | None = None


class ScoredRow(_ClaimRow, kw_only=True):
    """A line of gold, an extracted article or a reviewed claim."""

    article: str | dict[str, Any] | None = None
    article_id: str | None = None
    id: str | int | None = None
    types: list[str] | None = None
    claims: list[_ClaimRow] | None = None

    def __post_init__(self) -> None:
        for claim in self.marked():
            if not claim.type or not 0 <= claim.start < claim.end:
                raise ValueError(
                    f"a claim needs a type, and a start before its end: type {claim.type!r}, start {claim.start}, "
                    f"end {claim.end}"
                )

    def marked(self) -> list[_ClaimRow]:
        """The claims in this row: those of an article, or the row itself unless its verdict is ``not_a_claim``."""
        if self.claims is not None:
            return self.claims
        return [self] if self.type and self.verdict != "not_a_claim" else []


def _annotation(rows: Iterable[ScoredRow]) -> Annotation:
    claims: dict[str, list[Marked]] = {}
    types: dict[str, frozenset[str]] = {}
    for row in rows:
        article = row.article if isinstance(row.article, str) else str(row.article_id or row.id)
        into = claims.setdefault(article, [])
        if row.types:
            types[article] = frozenset(row.types)
        into += map(_marked, row.marked())
    return Annotation(claims, types)


def _marked(row: _ClaimRow) -> Marked:
    pieces: dict[str, list[Piece]] = defaultdict(list)
    if isinstance(row.roles, dict):
        for name, given in row.roles.items():
            if given:
                pieces[name] += given if isinstance(given, list) else [given]
    else:
        for piece in row.roles or ():
            pieces[piece.role].append(piece)
    return Marked(
        type=row.type or "",
        start=row.start,
        end=row.end,
        text=row.text or "",
        value=None if row.value is None else str(row.value),
        mod=row.mod,
        roles={name: tuple(of) for name, of in pieces.items()},
        rule=row.rule or "",
        optional=row.optional,
    )
