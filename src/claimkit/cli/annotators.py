"""``claimkit annotators``: who may label."""

from __future__ import annotations

from typing import Annotated

import typer

from claimkit.cli.shared.messages import plural, say
from claimkit.cli.shared.options import ApiKey, DataDir, Format, Url

app = typer.Typer(
    help="Manage the people who label: add them, list them, reset a password.\n\nExample: claimkit annotators add Ana",
    no_args_is_help=True,
)


@app.callback()
def _group() -> None:
    pass


@app.command()
def add(
    who: Annotated[list[str], typer.Argument(help="Names or e-mail addresses.", metavar="NAME|EMAIL...")],
    url: Url = None,
    api_key: ApiKey = None,
    format: Format = "table",  # noqa: A002 - the option's name
) -> None:
    """Create annotators on the embedded studio and print their logins, which are not stored.

    On another server, print the link with which people can sign up; no account is created.

    Example: claimkit annotators add Ana "Ben Okri" carla@example.org
    """
    from claimkit.cli.shared.tables import show
    from claimkit.studio import accounts
    from claimkit.studio.connection import connect
    from claimkit.studio.server import embedded

    connection = connect(url, api_key)
    running = embedded.find()
    if running is None or running.url != connection.url:
        link = f"{connection.url}/user/signup/?token={accounts.invitation(connection)}"
        typer.echo(link)
        say(f"Send this link to {', '.join(who)}: whoever opens it can sign up on {connection.url}.")
        return
    for name in who:
        accounts.email_of(name)  # all names are checked before the first is created
    rows = []
    try:
        for name in who:
            made = accounts.add(connection, name)
            rows.append((connection.url, made.email, made.password))
    finally:
        if rows:
            show(["address", "user", "password"], rows, format)
    say(f"{plural(len(rows), 'annotator')} added; the passwords are not shown again")


@app.command("list")
def list_(
    url: Url = None,
    api_key: ApiKey = None,
    format: Format = "table",  # noqa: A002 - the option's name
) -> None:
    """List who can log in: e-mail address, name and last visit.

    Example: claimkit annotators list
    """
    from claimkit.cli.shared.tables import show
    from claimkit.studio.connection import connect

    users = connect(url, api_key).get("/api/users/")
    rows = [
        (u["email"], " ".join(filter(None, (u.get("first_name"), u.get("last_name")))), u.get("last_activity"))
        for u in users
    ]
    show(["user", "name", "last seen"], sorted(rows), format)


@app.command()
def reset(
    who: Annotated[str, typer.Argument(help="The name or e-mail address.", metavar="NAME|EMAIL")],
    data_dir: DataDir = None,
) -> None:
    """Give an annotator of the embedded studio a new password, and print it. Their work and their API key are kept.

    Example: claimkit annotators reset Ana
    """
    from claimkit.studio import accounts
    from claimkit.studio.server.folder import default_data_dir

    typer.echo(accounts.reset((data_dir or default_data_dir()).absolute(), who))
    say(f"{accounts.email_of(who)} now has this password; it is not shown again")
