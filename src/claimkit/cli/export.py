"""``claimkit export``: what annotators made, as JSON Lines."""

from __future__ import annotations

from collections import Counter
from typing import Annotated

import typer

from claimkit.cli.server_options import ApiKey, Project, Url


def export(
    project: Project,
    output: Annotated[str, typer.Option("-o", "--output", help="The file to write; - for standard output.")] = "-",
    url: Url = None,
    api_key: ApiKey = None,
    since: Annotated[
        str | None, typer.Option(help="Only what changed after this time, as the last export's summary gives it.")
    ] = None,
    all_claims: Annotated[bool, typer.Option("--all", help="Also the claims that nobody has looked at.")] = False,
) -> None:
    """Write the reviewed claims of a project; one JSON line for each claim, settled by majority.

    Example: claimkit export --project "Election claims" -o exports/election.jsonl
    """
    import contextlib
    import sys

    import msgspec

    from claimkit.files import written_whole
    from claimkit.review.verdicts import resolve
    from claimkit.studio.connection import connect
    from claimkit.studio.pulling import Pull
    from claimkit.studio.sync import Client

    pull = Pull(Client(connect(url, api_key)), project, since=since, untouched=all_claims)
    encode = msgspec.json.Encoder().encode
    statuses: Counter[str] = Counter()
    with contextlib.ExitStack() as stack:
        file = sys.stdout.buffer if output == "-" else stack.enter_context(written_whole(output))
        for claim in pull:
            settled = resolve(claim)
            statuses[settled.status] += 1
            file.write(encode(settled) + b"\n")
    for reason, count in sorted(Counter(skipped.reason for skipped in pull.skipped).items()):
        typer.echo(f"not in a review: {reason} {count:,}", err=True)
    parts = " · ".join(f"{status} {count:,}" for status, count in sorted(statuses.items())) or "nothing yet"
    typer.echo(f"{sum(statuses.values()):,} claims: {parts}; newest change {pull.newest}", err=True)
