"""The commands, and the panel of ``claimkit --help`` in which each appears."""

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
from claimkit.cli.serve import serve
from claimkit.cli.show import show
from claimkit.cli.stats import stats
from claimkit.cli.status import status
from claimkit.cli.train import train
from claimkit.cli.validate import validate

STUDIO = "Label Studio"
COMMANDS = {
    "Start here": (demo,),
    "From articles to a dataset": (extract, rank, push, export, validate),
    STUDIO: (status, adjudicate, doctor, serve),
    "Look and measure": (show, agree, stats, rules, diff, score),
    "Learn": (train,),
}


def register(app: typer.Typer) -> None:
    """Adds every command to the app."""
    for panel, commands in COMMANDS.items():
        for command in commands:
            app.command(rich_help_panel=panel)(command)
    app.add_typer(studio.app, name="studio", rich_help_panel=STUDIO)
    app.add_typer(annotators.app, name="annotators", rich_help_panel=STUDIO)
