"""Which commands there are, and the panel of ``claimkit --help`` each stands in."""

from __future__ import annotations

import typer

from claimkit.cli.extract import extract
from claimkit.cli.rank import rank
from claimkit.cli.score import score

DATA = "From articles to a dataset"
LOOK = "Look and measure"


def register(app: typer.Typer) -> None:
    """Adds every command to the app."""
    app.command(rich_help_panel=DATA)(extract)
    app.command(rich_help_panel=DATA)(rank)
    app.command(rich_help_panel=LOOK)(score)
