"""``claimkit serve``: claims over HTTP, and in Label Studio as its machine-learning backend."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from claimkit.cli.shared.options import Language, Reader, Types, Words, number

if TYPE_CHECKING:
    from claimkit.studio.connection import Connection

LIMITS = "Limits"


Host = Annotated[
    str, typer.Option(help="The address to listen on; any but this machine's own (127.0.0.1) needs --api-key.")
]
ApiKey = Annotated[
    str | None,
    typer.Option(
        envvar="CLAIMKIT_SERVE_API_KEY",
        help="The key that clients must send. Set it in the environment: others can see a command line.",
    ),
]
Connect = Annotated[
    str | None,
    typer.Option(
        metavar="PROJECT",
        help="Connect to this Label Studio project (title or id) as its backend; created if it does not exist.",
    ),
]
ReachableAt = Annotated[
    str | None,
    typer.Option(
        help="The address at which Label Studio, if on another machine, finds this server.", show_default=False
    ),
]
Workers = Annotated[
    int | None,
    typer.Option(min=1, help="The number of extracting processes; by default one per core.", show_default=False),
]
Timeout = Annotated[
    float,
    typer.Option(
        min=0.001, max=86_400, callback=number, help="Seconds that one article may take (422).", rich_help_panel=LIMITS
    ),
]
Arrival = Annotated[
    float,
    typer.Option(
        min=0.1,
        max=86_400,
        callback=number,
        help="Seconds that a body may take to arrive (408).",
        rich_help_panel=LIMITS,
    ),
]
MaxBody = Annotated[
    float,
    typer.Option(
        min=0.001,
        max=1_000_000,
        callback=number,
        help="Megabytes that one article's request may have (413).",
        rich_help_panel=LIMITS,
    ),
]
MaxText = Annotated[int, typer.Option(min=1, help="Characters that a text may have (413).", rich_help_panel=LIMITS)]
Queue = Annotated[
    int,
    typer.Option(min=1, help="Articles that may be in progress or waiting (429).", rich_help_panel=LIMITS),
]


def serve(
    host: Host = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="The port; 0 for a free one.")] = 9090,
    api_key: ApiKey = None,
    connect: Connect = None,
    reachable_at: ReachableAt = None,
    workers: Workers = None,
    reader: Reader = "shipped",
    language: Language = None,
    words: Words = None,
    type: Types = None,  # noqa: A002 - the option's name
    timeout: Timeout = 60.0,
    arrival: Arrival = 30.0,
    max_body: MaxBody = 10.0,
    max_text: MaxText = 1_000_000,
    queue: Queue = 256,
) -> None:
    """Serve claims over HTTP: an article in, its claims out. Also a machine-learning backend for Label Studio.

    The page at /docs describes every request. Label Studio is found as in other commands (LABEL_STUDIO_URL,
    LABEL_STUDIO_API_KEY, or the embedded one). Each request is logged as a line of JSON on standard output.

    Example: claimkit serve --connect "Imported articles"
    """
    import os
    from pathlib import Path

    from claimkit.checks import LOOPBACK, claim_types, needed
    from claimkit.cli.shared.messages import say
    from claimkit.errors import SettingsError
    from claimkit.language import require_language
    from claimkit.runs.batch import Settings
    from claimkit.service.limits import MEGABYTE, Limits
    from claimkit.studio import connection

    with needed("serve", "nothing can be served"):
        from claimkit.service import running
        from claimkit.service.application import application
        from claimkit.service.extracting import Extractor
    key = (api_key or "").strip() or None
    if host not in LOOPBACK and not key:
        raise SettingsError(
            f"--host {host} opens the server to others",
            "whoever reaches it could use it",
            "set CLAIMKIT_SERVE_API_KEY to a secret, or leave out --host",
        )
    if words and not Path(words).is_dir():
        raise SettingsError(f"--words {words} is not a folder")
    settings = Settings(
        language=language and require_language(language),
        types=claim_types(type),
        words=words,
        reader=reader,
        timeout=timeout,
    )
    limits = Limits(body=int(max_body * MEGABYTE), text=max_text, arrival=arrival)
    studio = connection.connect() if connect else None
    with running.listen(host, port) as listening:
        extractor = Extractor(settings, workers or os.cpu_count() or 1, queue)
        app = application(extractor, limits, key)
        here = running.address(listening)

        def ready() -> None:
            say(f"claimkit answers at {here}; {here}/docs shows how to use it")
            if connect and studio:
                _connect(studio, connect, reachable_at or here, key)

        running.serve(extractor, app, listening, ready, patience=timeout + arrival)
    say("claimkit has stopped")


def _connect(studio: Connection, project: str, address: str, key: str | None) -> None:
    """Makes the server the project's backend, and says what comes next."""
    from claimkit.cli.shared.messages import say, warn
    from claimkit.studio.client import Client
    from claimkit.studio.round import connecting

    with Client(studio) as client:
        connected = connecting.connect(client, project, address, key)
        for lack in connected.lacks:
            warn(lack)
        say(f"connected to {connected.project.title}: {client.url}/projects/{connected.project.id}/data")
        say("import texts there and open one; or choose all and press Actions, Retrieve Predictions")
