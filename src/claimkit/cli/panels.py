"""Which commands there are, and the panel of ``claimkit --help`` each stands in."""

from __future__ import annotations

import typer


def register(app: typer.Typer) -> None:
    """Adds every command to the app."""
