"""Which commands there are, and the panel of ``claimkit --help`` each stands in."""

from __future__ import annotations

import typer

from claimkit.cli.extract import extract
from claimkit.cli.rank import rank

DATA = "From articles to a dataset"


def register(app: typer.Typer) -> None:
    """Adds every command to the app."""
    app.command(rich_help_panel=DATA)(extract)
    app.command(rich_help_panel=DATA)(rank)
