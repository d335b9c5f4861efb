"""Where each article id was read, so that a second article with the same id is reported with both places."""

from __future__ import annotations

import sqlite3
import weakref
from collections.abc import Iterable
from typing import Final

from claimkit.errors import InputError

KEPT: Final = 2_000  # KiB in memory; the rest is in a temporary file of SQLite's, which disappears with the connection


class SeenIds:
    """Ids and where they were read, on disk beyond the first few thousand: memory stays flat in a long run."""

    def __init__(self, known: Iterable[tuple[str, str]] = ()) -> None:
        self._base = sqlite3.connect("", isolation_level=None)
        weakref.finalize(self, self._base.close)  # also when a run ends early
        self._base.execute("PRAGMA journal_mode=OFF")
        self._base.execute("PRAGMA synchronous=OFF")
        self._base.execute(f"PRAGMA cache_size=-{KEPT}")
        self._base.execute("CREATE TABLE places (id TEXT PRIMARY KEY, place TEXT) WITHOUT ROWID")
        self._base.execute("BEGIN")
        for id_, place in known:
            self.earlier(id_, place)

    def earlier(self, id_: str, place: str) -> str | None:
        """Where the id was read before. If it is new, remembers the place and returns ``None``."""
        if self._base.execute("INSERT OR IGNORE INTO places VALUES (?, ?)", (id_, place)).rowcount:
            return None
        found = self._base.execute("SELECT place FROM places WHERE id = ?", (id_,)).fetchone()
        return str(found[0])


def same_id(id_: str, earlier: str, place: str) -> InputError:
    """The problem of two articles with the same id; both are kept, but they cannot be pushed together."""
    return InputError(
        f"{place}: the same id as {earlier}",
        f"both articles are {id_!r}, and their claims could not be told apart",
        "give each its own id, name another --id-field, or leave out copies with --dedupe drop",
    )
