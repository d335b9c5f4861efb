"""``claimkit annotators``: who may label."""

from __future__ import annotations

from typing import Annotated

import typer

from claimkit.cli.shared.messages import plural, say
from claimkit.cli.shared.options import ApiKey, Format, Url

app = typer.Typer(
    help="The people who label: add them to a studio.\n\nExample: claimkit annotators add Ana",
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
    """Create annotators on the embedded studio and print how they log in; nothing of it is stored.

    On another server nobody is created: the link is printed with which people sign up there themselves.

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
        accounts.email_of(name)  # all names are looked at before the first is created
    rows = []
    try:
        for name in who:
            made = accounts.add(connection, name)
            rows.append((connection.url, made.email, made.password))
    finally:
        if rows:
            show(["address", "user", "password"], rows, format)
    say(f"{plural(len(rows), 'annotator')} added; the passwords are shown only now")
