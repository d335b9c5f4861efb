"""Removes the duplicates of two simultaneous pushes from two machines; each push does so at its end.

A lock keeps other pushes away only on the same machine; a server has no locks. The push that ends last sees what both
sent.
"""

from __future__ import annotations

import contextlib
from collections import defaultdict
from collections.abc import Sequence

from claimkit.errors import NotFound
from claimkit.studio.client import STATE, Client, Project, Row
from claimkit.studio.tasks.interface import Layout

AT_ONCE = 20  # claims checked at a time; few, so that nobody begins to work on a duplicate before it is deleted


def the_only_project(client: Client, made: Project) -> Project:
    """The project that was just created. If another push created one with the same title a moment earlier, returns that
    one and deletes ours, which is empty."""
    first = min(client.titled(made.title))
    if first == made.id:
        return made
    client.delete_project(made.id)
    return client.project(str(first))


def without_doubles(client: Client, project: Project, keys: Sequence[str], layout: Layout) -> tuple[int, list[str]]:
    """Deletes duplicate tasks of a claim (in the layout mark, of an article) that nobody has touched.

    Returns how many were deleted, and the keys whose duplicates stay because people have worked on more than one.
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
