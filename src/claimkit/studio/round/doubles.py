"""Cleans up after two simultaneous pushes from two machines; each does so when it ends.

A push is locked only against others on its own machine; a server has no locks. Whichever ends last sees what both sent.
"""

from __future__ import annotations

import contextlib
from collections import defaultdict
from collections.abc import Sequence

from claimkit.errors import NotFound
from claimkit.studio.client import STATE, Client, Project, Row
from claimkit.studio.tasks.interface import Layout

AT_ONCE = 20  # claims checked before their doubles are deleted; few, so that nobody begins to work on one meanwhile


def the_only_project(client: Client, made: Project) -> Project:
    """The project that was just made, or the one of the same title that another push made a moment before; ours, which
    is empty, is then deleted."""
    first = min(client.titled(made.title))
    if first == made.id:
        return made
    client.delete_project(made.id)
    return client.project(str(first))


def without_doubles(client: Client, project: Project, keys: Sequence[str], layout: Layout) -> tuple[int, list[str]]:
    """Deletes tasks of a claim (in the layout mark, of an article) that has another one, where nobody touched them.

    Returns how many, and the keys of those that people have worked on twice, which are kept.
    """
    field = "claim_id" if layout == "verify" else "article_id"
    if client.count(project, field, keys) <= len(keys):
        return 0, []
    deleted, kept = 0, []
    for start in range(0, len(keys), AT_ONCE):
        tasks: dict[str, list[Row]] = defaultdict(list)
        for row in client.holding(project, field, keys[start : start + AT_ONCE], STATE):
            tasks[row["data"][field]].append(row)
        for key, several in tasks.items():
            touched = [row for row in several if row["annotations"] or row.get("draft_exists")]
            staying = [row["id"] for row in touched or several[:1]]  # the oldest, which another push also keeps
            for row in several:
                if row["id"] not in staying:
                    with contextlib.suppress(NotFound):  # the other push was quicker
                        client.delete_task(row["id"])
                    deleted += 1
            if len(staying) > 1:
                kept.append(key)
    return deleted, kept
