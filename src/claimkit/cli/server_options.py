"""Options of the commands that talk to a Label Studio."""

from __future__ import annotations

from typing import Annotated

import typer

Url = Annotated[
    str | None,
    typer.Option(envvar="LABEL_STUDIO_URL", help="The server; a running embedded studio is found by itself."),
]
ApiKey = Annotated[
    str | None,
    typer.Option(
        envvar="LABEL_STUDIO_API_KEY", show_envvar=True, help="A user's token: personal access token or legacy token."
    ),
]
Project = Annotated[str, typer.Option("--project", "-p", help="The project's title, or its id.")]
