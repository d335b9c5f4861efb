"""``claimkit studio``: the embedded Label Studio."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from claimkit.checks import LOOPBACK
from claimkit.cli.shared.messages import say, steps, warn
from claimkit.cli.shared.options import DataDir, Format, Host, Port
from claimkit.errors import ProblemsFound

app = typer.Typer(
    help="The embedded Label Studio: start, stop, status.\n\nExample: claimkit studio start",
    no_args_is_help=True,
)


@app.command()
def start(
    port: Port = None,
    host: Host = "127.0.0.1",
    data_dir: DataDir = None,
    show_login: Annotated[bool, typer.Option(help="Print the lead's user name and password.")] = True,
) -> None:
    """Start Label Studio in the background and wait until it answers. Data is kept between runs.

    Example: claimkit studio start --port 9000
    """
    from claimkit.studio.server import embedded

    with steps() as said:
        studio = embedded.start(data_dir, port=port, host=host, progress=said)
    verb = "runs" if studio.fresh else "runs already"
    typer.echo(f"Label Studio {studio.version} {verb} at {studio.url}")
    if show_login:
        typer.echo(f"log in as {studio.login.user} with the password {studio.login.password}")
    if host not in LOOPBACK and studio.fresh:
        warn(
            "it can be reached from the network under this machine's name or address, without encryption: use it only "
            "on a network you trust"
        )
    _hint(data_dir)


@app.command()
def stop(data_dir: DataDir = None) -> None:
    """Stop the embedded Label Studio. People's work stays in its data folder.

    Example: claimkit studio stop
    """
    from claimkit.studio.server import embedded

    typer.echo("Label Studio has stopped" if embedded.stop(data_dir) else "no embedded Label Studio is running")


@app.command()
def status(
    data_dir: DataDir = None,
    show_login: Annotated[
        bool, typer.Option("--show-login", help="Print the lead's user name and password too.")
    ] = False,
    format: Format = "table",  # noqa: A002 - the option's name
) -> None:
    """Show whether the embedded Label Studio is running, where, and on which data. The exit code is 1 if it is not.

    Example: claimkit studio status --show-login
    """
    from claimkit.cli.shared.tables import show
    from claimkit.studio.server import embedded, folder

    place = data_dir or folder.default_data_dir()
    studio = embedded.find(place)
    login = folder.read(place / "login.json", folder.Login)
    rows: list[tuple[str, object]] = [
        ("running", studio is not None),
        ("address", studio.url if studio else None),
        ("version", studio.version if studio else None),
        ("data", str(place)),
    ]
    if show_login:
        rows += [("user", login.user if login else None), ("password", login.password if login else None)]
    if format == "json":
        show([name for name, _ in rows], [[value for _, value in rows]], format)
    else:
        show(["what", "value"], rows, format)
    if studio is None:
        raise ProblemsFound(
            "no embedded Label Studio is running", f"nothing answers for {place}", "claimkit studio start"
        )


def _hint(data_dir: Path | None) -> None:
    from claimkit.studio.server import folder

    if data_dir is not None and data_dir.absolute() != folder.default_data_dir().absolute():
        say(f"for the other commands: export {folder.DATA_DIR_VARIABLE}={data_dir.absolute()}")
