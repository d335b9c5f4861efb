"""A progress bar as a function to call."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator

from claimkit.cli.messages import progress


@contextlib.contextmanager
def bar(title: str, unit: str = "tasks") -> Iterator[Callable[[int, int], None]]:
    """Gives a function to call with how many are done, and of how many; it draws on a terminal only."""
    with progress(unit) as shown:
        task = shown.add_task(title, total=None)
        yield lambda done, of: shown.update(task, completed=done, total=of)
