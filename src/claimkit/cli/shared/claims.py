"""Where commands take reviewed claims from: a file, or a Label Studio project."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from claimkit.errors import SettingsError

if TYPE_CHECKING:
    from claimkit.dataset.export import LeftOut
    from claimkit.records import ReviewedClaim
    from claimkit.studio.client import Client
    from claimkit.studio.round.pulling import Pull


class Source:
    """The reviewed claims of a file, or of a project and its adjudication round.

    Once they have been read, :meth:`left_out` tells what annotators made that became part of no review.
    """

    def __init__(self, title: str, file: str | None, pulls: list[Pull]) -> None:
        self.title = title
        self._file, self._pulls = file, pulls

    def __iter__(self) -> Iterator[ReviewedClaim]:
        from claimkit.dataset.loading import read_reviewed

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


@contextlib.contextmanager
def reviewed_claims(
    claims: str | None,
    project: str | None,
    url: str | None,
    api_key: str | None,
    *,
    since: str | None = None,
    untouched: bool = False,
) -> Iterator[Source]:
    """The source that a command's options name, connected within the block; by default the server's only project.

    ``since`` and ``untouched`` are for projects (see :class:`~claimkit.studio.round.pulling.Pull`). Raises
    :class:`SettingsError` when a file and a project are named, or neither and there is more than one project.
    """
    if claims is not None and project is not None:
        raise SettingsError("both a file and a project were named", "", "give the one or the other")
    if claims is not None:
        yield Source("" if claims == "-" else Path(claims).name.split(".")[0], claims, [])
        return
    from claimkit.studio.client import Client
    from claimkit.studio.connection import connect

    with Client(connect(url, api_key)) as client:
        pulls = _pulls(client, project, since, untouched)
        yield Source(pulls[0].project.title, None, pulls)


def _pulls(client: Client, project: str | None, since: str | None, untouched: bool) -> list[Pull]:
    """The project's pull, and its adjudication round's if there is one."""
    from claimkit.studio.round.adjudication import is_round, round_title
    from claimkit.studio.round.pulling import Pull

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
