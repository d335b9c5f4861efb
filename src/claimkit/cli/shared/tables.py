"""How commands print tables: for people, or as JSON for programs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

import typer
from rich.markup import escape

SHORT = 14  # characters of a cell that stays on one line
LABEL = 40  # the same for the first column, which most often tells the rows apart
LEAST = 12  # columns of the terminal that are left to each of the others
FRAME = 3  # what a column's border and padding take


def show(
    columns: Sequence[str],
    rows: Iterable[Sequence[object]],
    format: Literal["table", "json"],  # noqa: A002 - the option's name
    title: str | None = None,
) -> None:
    """Prints rows under their columns on standard output; as JSON, a list of objects with the columns' names.

    However narrow the terminal is, no cell is cut: long ones go over several lines.
    """
    if format == "json":
        import msgspec

        listed = [dict(zip(columns, row, strict=True)) for row in rows]
        typer.echo(msgspec.json.format(msgspec.json.encode(listed)))
        return
    from rich.console import Console
    from rich.table import Table

    console = Console()
    cells = [[_cell(value) for value in row] for row in rows]
    widths = [max(map(len, column)) for column in zip(columns, *cells, strict=True)]
    whole = [width <= (LABEL if place == 0 else SHORT) for place, width in enumerate(widths)]
    needed = sum(FRAME + (width if one else LEAST) for width, one in zip(widths, whole, strict=True))
    table = Table(title=title, title_justify="left")
    for column, one in zip(columns, whole, strict=True):
        table.add_column(column, overflow="fold", no_wrap=one and needed < console.width)
    for row in cells:
        table.add_row(*map(escape, row))
    console.print(table)


def _cell(value: object) -> str:
    if value is None:
        return ""
    return f"{value:,.3f}" if isinstance(value, float) else str(value)
