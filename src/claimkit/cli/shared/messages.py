"""What commands say on standard error: summaries, details and progress. Standard output is only for data."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import typer

from claimkit.display import plural as plural

if TYPE_CHECKING:
    from rich.progress import Progress

_quiet = False
_verbose = False


def set_level(*, quiet: bool, verbose: bool) -> None:
    """Sets how much is printed: with ``quiet`` only errors, with ``verbose`` details as well."""
    global _quiet, _verbose
    _quiet, _verbose = quiet, verbose


def say(text: str) -> None:
    """Prints a summary or a hint."""
    if not _quiet:
        typer.echo(text, err=True)


def detail(text: str) -> None:
    """Prints what only ``--verbose`` shows."""
    if _verbose and not _quiet:
        typer.echo(text, err=True)


def warn(text: str) -> None:
    """Prints a problem that does not stop the command, even when quiet."""
    typer.echo(f"claimkit: {text}", err=True)


def progress(unit: str) -> Progress:
    """A progress bar with count, rate and time left, as a context; shown on terminals only, and removed at the end."""
    from rich.console import Console
    from rich.progress import BarColumn, Progress, ProgressColumn, Task, TextColumn, TimeRemainingColumn
    from rich.text import Text

    class Rate(ProgressColumn):
        def render(self, task: Task) -> Text:
            return Text(f"{task.speed:,.0f}/s" if task.speed else "")

    console = Console(stderr=True)
    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.completed:,.0f} " + unit),
        Rate(),
        TimeRemainingColumn(),
        console=console,
        transient=True,
        disable=_quiet or not console.is_terminal,
    )


@contextlib.contextmanager
def bar(title: str) -> Iterator[Callable[[int, int], None]]:
    """A progress bar over tasks, as a function to call with the number done and the total."""
    with progress("tasks") as shown:
        task = shown.add_task(title, total=None)
        yield lambda done, of: shown.update(task, completed=done, total=of)


@contextlib.contextmanager
def steps() -> Iterator[Callable[[str], None]]:
    """A function to call with the current step: shown after a spinner on a terminal, otherwise as a line."""
    from rich.console import Console

    console = Console(stderr=True)
    if _quiet or not console.is_terminal:
        yield say
        return
    with console.status("…") as spinner:
        yield lambda step: spinner.update(step)
