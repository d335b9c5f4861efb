"""Pulls annotators' work: reads tasks page by page, and yields reviewed claims.

A task that was imported in the web interface (``claimkit serve --connect``) has no claims in its data. Its claims are
those of its prediction, and its text is extracted again for their values.
"""

from __future__ import annotations

import datetime
import functools
from collections.abc import Iterator

from claimkit.errors import InputError, SettingsError
from claimkit.reading import in_language
from claimkit.records import ReviewedClaim
from claimkit.studio.client import Client, Row
from claimkit.studio.tasks import imported
from claimkit.studio.tasks.interface import fingerprint, interface
from claimkit.studio.tasks.left_out import Skipped
from claimkit.studio.tasks.reviews import reviewed
from claimkit.studio.tasks.task import tasks

# A change may be stored a moment after its timestamp, so changes from just before the last pull are read again.
OVERLAP = datetime.timedelta(seconds=2)


class Pull:
    """A stream of reviewed claims. Once it has been read, ``skipped`` lists what is not part of any review, and
    ``newest`` is the time of the last change read (for the next ``since``)."""

    def __init__(self, client: Client, name: str, *, since: str | None = None, untouched: bool = False) -> None:
        """Pulls the project with this title or id: only tasks that changed after ``since`` (an ISO 8601 time, such as
        ``newest``), and with ``untouched`` also tasks that nobody has worked on.

        An incremental pull sees no other tasks: a claim that annotators added is assembled only from what changed.
        """
        self.project = client.project(name)
        self.skipped: list[Skipped] = []
        self.newest = since
        self._client, self._since, self._untouched = client, since and _earlier(since), untouched

    def __iter__(self) -> Iterator[ReviewedClaim]:
        names = self._client.names()
        yield from reviewed(self._read(), names, self.skipped)

    def _read(self) -> Iterator[Row]:
        for row in self._client.annotated(self.project, self._since, untouched=self._untouched):
            self.newest = max(self.newest or "", row["updated_at"])
            yield row if imported.pushed(row["data"]) or not self._is_mark else self._with_claims(row)

    @functools.cached_property
    def _is_mark(self) -> bool:
        return fingerprint(self.project.label_config) == fingerprint(interface("mark"))

    def _with_claims(self, row: Row) -> Row:
        """An imported task in the form that a push of its text makes, with the claims that were shown."""
        from claimkit.extraction.pipeline import extract  # imported late: it loads words and weights

        try:
            article = imported.article(row["data"], imported.control(self.project.label_config))
            found = extract(article, language=in_language(article, None, f"task {row['id']}"))
        except InputError:
            return row
        result = [one for prediction in self._client.predictions(row["id"])[-1:] for one in prediction["result"]]
        (task,) = tasks(imported.shown(found, result), "mark")
        return {**row, "data": task["data"]}


def _earlier(since: str) -> str:
    """The time minus :data:`OVERLAP`, in UTC, as the server's filters want it. Raises :class:`SettingsError`."""
    try:
        time = datetime.datetime.fromisoformat(since.replace("Z", "+00:00"))
    except ValueError:
        raise SettingsError(f"{since!r} is not a time", "", "give one like 2024-05-31T18:00:00Z") from None
    utc = time.replace(tzinfo=time.tzinfo or datetime.timezone.utc).astimezone(datetime.timezone.utc)
    return (utc - OVERLAP).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
