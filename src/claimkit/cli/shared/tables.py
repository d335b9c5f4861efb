"""How commands print tables: for people, or as JSON for programs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

import typer
from rich.markup import escape

SHORT = 14  # characters of a cell that stays on one line if there is room
LEAST = 12  # characters that are left for each of the other columns
FRAME = 3  # characters for a column's border and padding


def show(
    columns: Sequence[str],
    rows: Iterable[Sequence[object]],
    format: Literal["table", "json"],  # noqa: A002 - the option's name
    title: str | None = None,
) -> None:
    """Prints rows under their columns on standard output; as JSON, a list of objects with the columns' names.

    On a narrow terminal, long cells wrap and none is cut off; the first column, which identifies the row, wraps last.
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
    short = [width <= SHORT for width in widths]
    room = sum(FRAME + (width if one else LEAST) for width, one in zip(widths[1:], short[1:], strict=True))
    fits = widths[0] + FRAME + room < console.width
    whole = [widths[0] <= console.width // 2, *(one and fits for one in short[1:])]
    table = Table(title=title, title_justify="left")
    for column, one in zip(columns, whole, strict=True):
        table.add_column(column, overflow="fold", no_wrap=one)
    for row in cells:
        table.add_row(*map(escape, row))
    console.print(table)


def _cell(value: object) -> str:
    if value is None:
        return ""
    return f"{value:,.3f}" if isinstance(value, float) else str(value)
