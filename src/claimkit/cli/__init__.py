"""The command line: thin commands that parse, call and print. One file per command (or group of commands)."""

from __future__ import annotations

import io
import re
import sys
from typing import Annotated, Any

import typer

from claimkit.cli import panels
from claimkit.cli.shared import config_file, messages

app = typer.Typer(
    name="claimkit",
    help="Turn news articles into a verified dataset of factual claims.",
    epilog="Options can also be set in claimkit.toml (\\[command] option = value) or in the environment "
    "(CLAIMKIT_COMMAND_OPTION). Exit codes: 0 ok, 1 problems found, 2 wrong usage or input, 3 Label Studio.",
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
    version: Annotated[  # noqa: ARG001 - its callback does the work
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and exit.")
    ] = False,
    quiet: Annotated[bool, typer.Option("-q", "--quiet", help="Print errors only.")] = False,
    verbose: Annotated[bool, typer.Option("-v", "--verbose", help="Print more detail.")] = False,
) -> None:
    messages.set_level(quiet=quiet, verbose=verbose)


panels.register(app)


def get_command() -> Any:
    """The whole command line as a click command (typer brings its own click, so no class can be named here).

    The help mentions the environment variable CLAIMKIT_COMMAND_OPTION once, not for each option. The lines of each
    paragraph of help are joined, because rich would break them where the docstring does.
    """
    command = typer.main.get_command(app)
    pending: list[Any] = [command]
    while pending:
        group = pending.pop()
        pending += getattr(group, "commands", {}).values()
        group.help = re.sub(r"(?<!\n)\n(?!\n)", " ", group.help or "")
        for parameter in group.params:
            parameter.show_envvar = bool(getattr(parameter, "envvar", None))
            if getattr(parameter, "is_flag", False):
                parameter.metavar = ""  # typer would show <bool>, as if a flag took a value
    return command


def main() -> None:
    """Entry point: prints the message of a :class:`~claimkit.errors.ClaimkitError` and exits with its exit code."""
    from claimkit.errors import ClaimkitError

    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a character that the terminal cannot encode is no traceback
    try:
        command = get_command()
        command(default_map=config_file.load(command))
    except ClaimkitError as error:
        typer.echo(f"claimkit: {error}", err=True)
        sys.exit(error.exit_code)
    except KeyboardInterrupt:
        sys.exit(130)
