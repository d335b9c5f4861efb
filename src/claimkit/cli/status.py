"""``claimkit status``: how far a labelling round is."""

from __future__ import annotations

from typing import Annotated

import typer

from claimkit.cli.shared.options import ApiKey, Format, Url


def status(
    project: Annotated[
        str | None, typer.Option("--project", "-p", help="The project's title, or its id; without it, all are listed.")
    ] = None,
    url: Url = None,
    api_key: ApiKey = None,
    format: Format = "table",  # noqa: A002 - the option's name
) -> None:
    """Show what is done and left, by annotator, type and verdict, and the agreement so far.

    Example: claimkit status --project "Election claims"
    """
    import msgspec

    from claimkit.cli.shared.messages import say
    from claimkit.cli.shared.tables import show
    from claimkit.studio.client import Client
    from claimkit.studio.connection import connect
    from claimkit.studio.round.progress import progress, verdict_line
    from claimkit.studio.round.pulling import Pull

    with Client(connect(url, api_key)) as client:
        if project is None:
            rows = [(p.id, p.title, p.tasks, p.annotations, p.overlap) for p in client.projects()]
            show(["id", "project", "tasks", "annotations", "overlap"], rows, format, title=client.url)
            return
        pull = Pull(client, project)
        state = progress(pull, client.types(pull.project))
    if format == "json":
        typer.echo(msgspec.json.format(msgspec.json.encode(state)))
        return
    people = [(p.name, p.reviews, p.skips, verdict_line(p.verdicts), p.seconds) for p in state.annotators]
    show(["annotator", "reviews", "skips", "verdicts", "seconds (median)"], people, format, title=state.project)
    types = [(t.type, t.claims, t.reviewed, verdict_line(t.verdicts)) for t in state.types]
    show(["type", "claims", "reviewed", "verdicts"], types, format)
    agreed = (
        f"agreement {state.agreement:.2f}"
        + (f", alpha {state.alpha:.2f}" if state.alpha is not None else "")
        + f" on {state.judged_twice:,} claims judged twice"
        if state.agreement is not None
        else "no claim judged twice yet"
    )
    say(
        f"{state.tasks:,} tasks: done {state.done:,} · begun {state.begun:,} · left {state.left:,}; "
        f"added by annotators {state.added:,}; {agreed}"
    )
