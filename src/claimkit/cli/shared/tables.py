"""How commands print tables: for people, or as JSON for programs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

import typer
from rich.markup import escape


def show(
    columns: Sequence[str],
    rows: Iterable[Sequence[object]],
    format: Literal["table", "json"],  # noqa: A002 - the option's name
    title: str | None = None,
) -> None:
    """Prints rows under their columns on standard output; as JSON, a list of objects with the columns' names."""
    if format == "json":
        import msgspec

        listed = [dict(zip(columns, row, strict=True)) for row in rows]
        typer.echo(msgspec.json.format(msgspec.json.encode(listed)))
        return
    from rich.console import Console
    from rich.table import Table

    table = Table(*columns, title=title, title_justify="left")
    for row in rows:
        table.add_row(*map(_cell, row))
    Console().print(table)


def _cell(value: object) -> str:
    if value is None:
        return ""
    return f"{value:,.3f}" if isinstance(value, float) else escape(str(value))
