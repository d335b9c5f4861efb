"""Where commands take reviewed claims from: a file, or a Label Studio project."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from claimkit.errors import SettingsError

if TYPE_CHECKING:
    from claimkit.dataset.export import LeftOut
    from claimkit.records import ReviewedClaim
    from claimkit.studio.pulling import Pull

Claims = Annotated[
    str | None,
    typer.Argument(
        help="A file of reviewed claims (jsonl, jsonl.gz, parquet), - for standard input.", metavar="CLAIMS"
    ),
]
Project = Annotated[
    str | None,
    typer.Option("--project", "-p", help="Take them from this project (title or id); else the only one."),
]


class Source:
    """The reviewed claims of a file, or of a project and its adjudication round.

    With neither named, the server's only project is meant. Raises :class:`SettingsError` when both are named, or there
    is more than one project. ``since`` and ``untouched`` are for projects. Once the claims have been read,
    :meth:`left_out` tells what annotators made that became part of no review.
    """

    def __init__(
        self,
        claims: str | None,
        project: str | None,
        url: str | None,
        api_key: str | None,
        *,
        since: str | None = None,
        untouched: bool = False,
    ) -> None:
        if claims is not None and project is not None:
            raise SettingsError("both a file and a project were named", "", "give the one or the other")
        self.title = "" if claims in (None, "-") else Path(str(claims)).name.split(".")[0]
        self._file = claims
        self._pulls: list[Pull] = []
        if claims is None:
            self._pulls = _pulls(project, url, api_key, since, untouched)
            self.title = self._pulls[0].project.title

    def __iter__(self) -> Iterator[ReviewedClaim]:
        from claimkit.dataset.reading import read_reviewed

        if self._file is not None:
            yield from read_reviewed(self._file)
        for pull in self._pulls:
            yield from pull

    def joined(self) -> Iterator[ReviewedClaim]:
        """The claims, one an id, the adjudicators' reviews beside the annotators'."""
        from claimkit.dataset.store import joined

        return joined(self)

    def left_out(self) -> Iterator[LeftOut]:
        from claimkit.dataset.export import LeftOut

        for skipped in chain.from_iterable(pull.skipped for pull in self._pulls):
            yield LeftOut(reason=skipped.reason, task=skipped.task, annotator=skipped.annotator, detail=skipped.detail)

    @property
    def newest(self) -> str | None:
        """When the project last changed, as far as it was read: the next increment's ``since``."""
        return max((pull.newest for pull in self._pulls if pull.newest), default=None)


def _pulls(project: str | None, url: str | None, api_key: str | None, since: str | None, untouched: bool) -> list[Pull]:
    from claimkit.review.adjudication import is_round, round_title
    from claimkit.studio.connection import connect
    from claimkit.studio.pulling import Pull
    from claimkit.studio.sync import Client

    client = Client(connect(url, api_key))
    titles = [known.title for known in client.projects()]
    if project is None:
        rounds = [title for title in titles if not is_round(title)]
        if len(rounds) != 1:
            raise SettingsError(
                "say where the reviewed claims are",
                f"{client.url} has {len(rounds)} projects" + (": " + ", ".join(rounds) if rounds else ""),
                "give a file, or --project TITLE",
            )
        project = rounds[0]
    first = Pull(client, project, since=since, untouched=untouched)
    second = round_title(first.project.title)
    return [first, *([Pull(client, second, since=since)] if second in titles else [])]
