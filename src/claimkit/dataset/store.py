"""Reviewed claims on disk while an export is made, so that a large project never has to fit in memory."""

from __future__ import annotations

import contextlib
import sqlite3
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

import msgspec

from claimkit.errors import InputError
from claimkit.records import Review, ReviewedClaim

MERGED: Final = "merged: the same claim came more than once"
OTHER_TEXT: Final = "another text under the same id"
_DECODER = msgspec.json.Decoder(ReviewedClaim)


class Store:
    """Claims by id in a temporary SQLite file, read back in the order of a dataset.

    The order is by article id, start, end, type, id.
    """

    def __init__(self, base: sqlite3.Connection) -> None:
        self._base = base
        # no journal, no sync: the file disappears with the export, and an interrupted export starts over
        self._base.execute("PRAGMA journal_mode=OFF")
        self._base.execute("PRAGMA synchronous=OFF")
        self._base.execute(
            "CREATE TABLE claims (id TEXT PRIMARY KEY, article TEXT, start INT, stop INT, type TEXT, data BLOB)"
        )

    @classmethod
    @contextlib.contextmanager
    def temporary(cls) -> Iterator[Store]:
        """A store that leaves nothing behind. Raises :class:`InputError` if the disk is full."""
        with tempfile.TemporaryDirectory(prefix="claimkit-") as folder:
            try:
                base = sqlite3.connect(str(Path(folder) / "claims.sqlite"), isolation_level=None)
                with contextlib.closing(base):
                    yield cls(base)
            except sqlite3.OperationalError as error:
                do = "free some space there, or set TMPDIR to another folder"
                raise InputError(f"cannot store claims in {folder} temporarily", str(error), do) from error

    def get(self, id_: str) -> ReviewedClaim | None:
        row = self._base.execute("SELECT data FROM claims WHERE id = ?", (id_,)).fetchone()
        return None if row is None else _DECODER.decode(row[0])

    def put(self, claim: ReviewedClaim) -> None:
        """Adds the claim, or replaces the one with the same id."""
        row = (claim.id, claim.article_id, claim.start, claim.end, claim.type, msgspec.json.encode(claim))
        self._base.execute("INSERT OR REPLACE INTO claims VALUES (?, ?, ?, ?, ?, ?)", row)

    def fill(self, claims: Iterable[ReviewedClaim]) -> Iterator[tuple[ReviewedClaim, str]]:
        """Stores the claims, one per id. Yields each claim that does not get its own line, with the reason.

        A claim that comes again (because its article was pushed twice) is merged with the first one: the reviews of
        both are kept. If it comes again with another text, the two share the id by mistake, and only the first one is
        kept.
        """
        for claim in claims:
            held = self.get(claim.id)
            if held is None:
                self.put(claim)
            elif not _same_text(held, claim):
                yield claim, OTHER_TEXT
            else:
                self.put(_joined(held, claim))
                yield claim, MERGED

    def __iter__(self) -> Iterator[ReviewedClaim]:
        rows = self._base.execute("SELECT data FROM claims ORDER BY article, start, stop, type, id")
        for (data,) in rows:
            yield _DECODER.decode(data)

    def articles(self) -> Iterator[tuple[str, str | None, str | None]]:
        """(article id, hash of its text, id of the article that it copies), each once."""
        fields = ", ".join(f"json_extract(data, '$.article.{name}')" for name in ("text_sha256", "duplicate_of"))
        query = f"SELECT DISTINCT article, {fields} FROM claims"
        yield from self._base.execute(query)


def joined(claims: Iterable[ReviewedClaim]) -> Iterator[ReviewedClaim]:
    """The claims, one per id with all reviews of that id, in the order of a dataset."""
    with Store.temporary() as store:
        for _ in store.fill(claims):
            pass
        yield from store


def _same_text(one: ReviewedClaim, other: ReviewedClaim) -> bool:
    hashes = (one.article.text_sha256, other.article.text_sha256)
    if None not in hashes:
        return hashes[0] == hashes[1]
    return (one.text, one.sentence.text) == (other.text, other.sentence.text)


def _joined(first: ReviewedClaim, second: ReviewedClaim) -> ReviewedClaim:
    reviews = list({msgspec.json.encode(r): r for r in [*first.reviews, *second.reviews]}.values())
    status = "skipped" if "skipped" in (first.status, second.status) else first.status
    return msgspec.structs.replace(first, reviews=reviews, status=status, blind=first.blind or second.blind)


def in_order(reviews: Iterable[Review]) -> list[Review]:
    """The reviews in the order in which they are written: by annotator and time. The sort is stable: at equal times,
    their order is kept."""
    return sorted(reviews, key=lambda r: (r.adjudication, r.annotator, r.created_at or ""))
