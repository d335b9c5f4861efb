"""Where commands write articles and their claims: JSON Lines, a spreadsheet, or a table on the terminal."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from claimkit.cli.shared.messages import plural, say
from claimkit.errors import SettingsError

if TYPE_CHECKING:
    from claimkit.records import Article

SHOWN = 100  # claims on the terminal

Write = Callable[[Path, "Iterator[Article]"], None]


def sheet_writer(output: str) -> Write | None:
    """The function that writes a file of this name as a table; ``None`` for JSON Lines.

    Raises :class:`SettingsError` for an ending that means neither.
    """
    from claimkit import sheets

    ending = Path(output).suffix.lower()
    if output == "-" or ending in (".jsonl", ".ndjson"):
        return None
    if ending in sheets.ENDINGS:
        return sheets.write
    if Path(output).exists() and not Path(output).is_file():
        return None  # opening a folder or a device gives a better message
    raise SettingsError(
        f"-o {output}: " + (f"{ending} files cannot be written" if ending else "the name has no ending"),
        "the ending decides the format",
        f"name it .jsonl (one article per line), or {', '.join(sheets.ENDINGS)} (one claim per row)",
    )


def to_terminal(output: str) -> bool:
    """Whether a person reads what goes to this output."""
    return output == "-" and sys.stdout.isatty()


def print_claims(articles: Iterable[Article]) -> None:
    """Prints the first claims as a table, and how to get all of them, or JSON."""
    from claimkit import sheets
    from claimkit.cli.shared.tables import show

    rows = sheets.rows(articles)
    shown = [(row.type, row.statement or row.sentence, row.value, row.article) for row in islice(rows, SHOWN)]
    if shown:
        show(["type", "statement", "value", "article"], shown, "table")
    more = sum(1 for _ in rows)
    if more:
        say(f"and {plural(more, 'claim')} more")
    say("a spreadsheet: -o claims.xlsx (or .csv); JSON Lines: -o claims.jsonl, or | cat")


def write_articles(articles: list[Article], output: str) -> None:
    """Writes the articles in the format that the output's name implies."""
    import msgspec

    from claimkit.files import written_whole

    write = sheet_writer(output)
    lines = (msgspec.json.encode(article) + b"\n" for article in articles)
    if to_terminal(output):
        print_claims(articles)
    elif output == "-":
        for line in lines:
            typer.echo(line, nl=False)
    elif write:
        write(Path(output), iter(articles))
    else:
        with written_whole(output) as file:
            file.writelines(lines)
