"""The command line: thin commands that parse, call and print. One file a command (or a group of them)."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from claimkit.cli import panels, settings

app = typer.Typer(
    name="claimkit",
    help="Turn news articles into a verified dataset of factual claims.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "auto_envvar_prefix": "CLAIMKIT"},
    rich_markup_mode="rich",
)


def _version(show: bool) -> None:
    if show:
        from claimkit import __version__

        typer.echo(f"claimkit {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    pass


panels.register(app)


def main() -> None:
    """Entry point: a :class:`~claimkit.errors.ClaimkitError` becomes its message and exit code, never a traceback."""
    from claimkit.errors import ClaimkitError

    try:
        command = typer.main.get_command(app)
        command(default_map=settings.load(command))
    except ClaimkitError as error:
        typer.echo(f"claimkit: {error}", err=True)
        sys.exit(error.exit_code)
    except KeyboardInterrupt:
        sys.exit(130)
    except BrokenPipeError:  # `claimkit extract ... | head`
        sys.stderr.close()
        sys.exit(141)
