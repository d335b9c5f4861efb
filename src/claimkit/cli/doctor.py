"""``claimkit doctor``: is this Label Studio fit for claimkit?"""

from __future__ import annotations

from typing import Annotated

import typer

from claimkit.cli.shared.options import ApiKey, Format, Url


def doctor(
    project: Annotated[
        str | None, typer.Option("--project", "-p", help="Also look at this project: its title, or its id.")
    ] = None,
    url: Url = None,
    api_key: ApiKey = None,
    format: Format = "table",  # noqa: A002 - the option's name
) -> None:
    """Check server, version, key, permissions and a project's interface, and send hostile text there and back.

    The round trip uses a temporary project. The exit code is 1 if a check failed.

    Example: claimkit doctor --project "Election claims"
    """
    from claimkit.cli.shared.messages import say
    from claimkit.cli.shared.tables import show
    from claimkit.studio.connection import connect
    from claimkit.studio.round.doctor import examine

    checks = list(examine(connect(url, api_key), project))
    show(["check", "verdict", "found", "do"], [(c.check, c.verdict, c.found, c.do) for c in checks], format)
    failed = sum(check.verdict == "failed" for check in checks)
    say(f"{len(checks)} checks: failed {failed}, warnings {sum(check.verdict == 'warning' for check in checks)}")
    if failed:
        raise typer.Exit(1)
