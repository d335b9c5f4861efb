"""``claimkit status``: the progress of a labelling round."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from claimkit.cli.shared.options import ApiKey, Format, Url

if TYPE_CHECKING:
    from claimkit.studio.round.progress import Progress


def status(
    project: Annotated[
        str | None,
        typer.Option("--project", "-p", help="The project's title, or its id; without it, list all projects."),
    ] = None,
    url: Url = None,
    api_key: ApiKey = None,
    format: Format = "table",  # noqa: A002 - the option's name
) -> None:
    """Show what is done and left, by annotator, type and verdict, with pace, agreement and what to discuss.

    Done, skipped and left count tasks, for each annotator separately; verdicts count claims.

    Example: claimkit status --project "Election claims"
    """
    import msgspec

    from claimkit.cli.shared.messages import plural, say
    from claimkit.cli.shared.tables import show
    from claimkit.studio.client import Client
    from claimkit.studio.connection import connect
    from claimkit.studio.round.progress import progress
    from claimkit.studio.round.settled import SettledPull
    from claimkit.studio.tasks.left_out import summary_lines

    with Client(connect(url, api_key)) as client:
        if project is None:
            rows = [(p.id, p.title, p.tasks, p.annotations, p.overlap) for p in client.projects()]
            show(["id", "project", "tasks", "annotations", "overlap"], rows, format, title=client.url)
            return
        pull = SettledPull(client, project)
        address = f"{client.url}/projects/{pull.project.id}/data"
        state = progress(pull, client.types(pull.project))
    if format == "json":
        typer.echo(msgspec.json.format(msgspec.json.encode(state)))
        return
    if not state.annotators:
        say(f"no reviews yet: {plural(state.tasks, 'task')} {'waits' if state.tasks == 1 else 'wait'} at {address}")
        return
    _show(state)
    for line in summary_lines(pull.skipped):
        say(line)
    say(f"the project: {address}")


def _show(state: Progress) -> None:
    """Prints progress by annotator and by type, the claims to discuss, and a summary of the round."""
    from claimkit.cli.shared.messages import plural, say, warn
    from claimkit.cli.shared.tables import show
    from claimkit.studio.round.progress import verdict_line
    from claimkit.studio.round.settled import ADJUDICATOR_VOTED

    people = [(p.name, p.done, p.skips, p.left, verdict_line(p.verdicts), p.seconds) for p in state.annotators]
    head = ["annotator", "done", "skipped", "left", "verdicts", "seconds a claim (median)"]
    show(head, people, "table", title=state.project)
    types = [(t.type, t.claims, t.reviewed, verdict_line(t.verdicts)) for t in state.types]
    show(["type", "claims", "reviewed", "verdicts"], types, "table")
    if state.discuss:
        wishes = [(d.claim, d.annotator, d.statement, d.note) for d in state.discuss]
        show(["claim", "annotator", "to be discussed", "why"], wishes, "table")
    agreed = (
        f"agreement {state.agreement:.2f}"
        + (f", alpha {state.alpha:.2f}" if state.alpha is not None else "")
        + f" on {plural(state.judged_twice, 'claim')} judged twice"
        if state.agreement is not None
        else "no claim judged twice yet"
    )
    say(
        f"{plural(state.tasks, 'task')}: done {state.done:,} · begun {state.begun:,} · left {state.left:,}; "
        f"added by annotators {state.added:,}; {agreed}"
    )
    if state.pace is not None and state.days_left is not None:
        say(f"pace: {state.pace:,.0f} answers a day, about {state.days_left:,.1f} more days")
    if state.round is not None:
        deciders = ", ".join(f"{name} {count:,}" for name, count in sorted(state.adjudicators.items()))
        say(f"{state.round}: decided by {deciders or 'nobody yet'}")
    if state.left_out.get(ADJUDICATOR_VOTED):
        warn("an adjudicator has voted on claims of this project: those decisions do not count, so ask somebody else")
