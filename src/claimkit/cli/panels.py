"""Which commands there are, and the panel of ``claimkit --help`` each stands in."""

from __future__ import annotations

import typer

from claimkit.cli import annotators, studio
from claimkit.cli.adjudicate import adjudicate
from claimkit.cli.agree import agree
from claimkit.cli.demo import demo
from claimkit.cli.diff import diff
from claimkit.cli.doctor import doctor
from claimkit.cli.export import export
from claimkit.cli.extract import extract
from claimkit.cli.push import push
from claimkit.cli.rank import rank
from claimkit.cli.rules import rules
from claimkit.cli.score import score
from claimkit.cli.show import show
from claimkit.cli.stats import stats
from claimkit.cli.status import status
from claimkit.cli.validate import validate

START = "Start here"
DATA = "From articles to a dataset"
STUDIO = "Label Studio"
LOOK = "Look and measure"


def register(app: typer.Typer) -> None:
    """Adds every command to the app."""
    app.command(rich_help_panel=START)(demo)
    app.command(rich_help_panel=DATA)(extract)
    app.command(rich_help_panel=DATA)(rank)
    app.command(rich_help_panel=DATA)(push)
    app.command(rich_help_panel=DATA)(export)
    app.command(rich_help_panel=STUDIO)(adjudicate)
    app.command(rich_help_panel=STUDIO)(status)
    app.command(rich_help_panel=LOOK)(show)
    app.command(rich_help_panel=STUDIO)(doctor)
    app.command(rich_help_panel=LOOK)(agree)
    app.command(rich_help_panel=LOOK)(diff)
    app.command(rich_help_panel=LOOK)(rules)
    app.command(rich_help_panel=LOOK)(stats)
    app.command(rich_help_panel=LOOK)(score)
    app.command(rich_help_panel=DATA)(validate)
    app.add_typer(studio.app, name="studio", rich_help_panel=STUDIO)
    app.add_typer(annotators.app, name="annotators", rich_help_panel=STUDIO)
