"""Where commands get reviewed claims: from a file or from a Label Studio project."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from claimkit.errors import SettingsError

if TYPE_CHECKING:
    from claimkit.dataset.export import LeftOut
    from claimkit.records import ReviewedClaim
    from claimkit.studio.client import Client
    from claimkit.studio.round.settled import SettledPull


class Source:
    """The reviewed claims of a file, or of a project and its adjudication round.

    Once they have been read, :meth:`left_out` lists the annotators' work that is not part of any review.
    """

    def __init__(self, title: str, file: str | None, pull: SettledPull | None) -> None:
        self.title, self.pull = title, pull
        self._file = file

    def __iter__(self) -> Iterator[ReviewedClaim]:
        from claimkit.dataset.loading import read_reviewed

        if self._file is not None:
            yield from read_reviewed(self._file)
        if self.pull is not None:
            yield from self.pull

    def is_empty(self) -> bool:
        """Whether it is a project that nobody has worked on yet."""
        return self.pull is not None and not self.pull.project.annotations

    def joined(self) -> Iterator[ReviewedClaim]:
        """The claims, one per id, with the adjudicators' reviews next to the annotators'."""
        from claimkit.dataset.store import joined

        return joined(self)

    def left_out_lines(self) -> list[str]:
        """Counts of what is not part of any review, by reason, each with how to bring it back."""
        from claimkit.studio.tasks.left_out import summary_lines

        return summary_lines(self.pull.skipped) if self.pull else []

    def left_out(self) -> Iterator[LeftOut]:
        """The annotators' work that is not part of any review."""
        from claimkit.dataset.export import LeftOut

        for skipped in self.pull.skipped if self.pull else ():
            yield LeftOut(reason=skipped.reason, task=skipped.task, annotator=skipped.annotator, detail=skipped.detail)

    @property
    def newest(self) -> str | None:
        """The time of the last change read from the project: ``since`` for the next export."""
        return self.pull.newest if self.pull else None


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
    """The source that a command's options name, connected within the block. The default is the server's only project.

    ``since`` and ``untouched`` are for projects (see :class:`~claimkit.studio.round.pulling.Pull`). Raises
    :class:`SettingsError` when a file and a project are named, or neither and there is more than one project.
    """
    if claims is not None and project is not None:
        raise SettingsError("a file and a project were both named", "", "give one or the other")
    if claims is not None:
        yield Source("" if claims == "-" else Path(claims).name.split(".")[0], claims, None)
        return
    from claimkit.studio.client import Client
    from claimkit.studio.connection import connect
    from claimkit.studio.round.settled import SettledPull

    with Client(connect(url, api_key)) as client:
        pull = SettledPull(client, project or _only_project(client), since=since, untouched=untouched)
        yield Source(pull.project.title, None, pull)


def _only_project(client: Client) -> str:
    """The id of the server's only project that is not an adjudication round. Raises :class:`SettingsError`."""
    from claimkit.studio.round.adjudication import adjudicated_project

    projects = [known for known in client.projects() if adjudicated_project(known) is None]
    if len(projects) != 1:
        titles = ", ".join(known.title for known in projects)
        raise SettingsError(
            "no reviewed claims were named",
            f"{client.url} has {len(projects)} projects" + (f": {titles}" if titles else ""),
            "give a file, or --project TITLE",
        )
    return str(projects[0].id)
