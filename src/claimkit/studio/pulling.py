"""Pulling what annotators made: tasks page by page, reviewed claims out."""

from __future__ import annotations

from collections.abc import Iterator

from claimkit.records import ReviewedClaim
from claimkit.studio.reviews import Skipped, reviewed
from claimkit.studio.sync import Client, Row


class Pull:
    """A stream of reviewed claims. Once it has been read, ``skipped`` lists what became part of no review, ``tasks`` is
    the number of tasks read, and ``newest`` the time of the last change among them (for ``since``)."""

    def __init__(self, client: Client, name: str, *, since: str | None = None, untouched: bool = False) -> None:
        """The project of this title or id; only tasks changed after ``since`` (an ISO 8601 time as ``newest`` gives
        it), and with ``untouched`` also those that nobody has worked on.

        An incremental pull knows of no other tasks: a claim that annotators added is put together from what changed.
        """
        self.project = client.project(name)
        self.skipped: list[Skipped] = []
        self.tasks = 0
        self.newest = since
        self._client, self._since, self._untouched = client, since, untouched

    def __iter__(self) -> Iterator[ReviewedClaim]:
        names = self._client.names()
        yield from reviewed(self._read(), names, self.skipped)

    def _read(self) -> Iterator[Row]:
        for row in self._client.annotated(self.project, self._since, untouched=self._untouched):
            self.tasks += 1
            self.newest = max(self.newest or "", row["updated_at"])
            yield row
