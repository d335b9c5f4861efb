"""``claimkit adjudicate``: put disputed claims to one more person."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from claimkit.cli.shared.options import ApiKey, DryRun, Format, Links, Project, Url


def adjudicate(
    project: Project = None,
    policy: Annotated[
        Literal["majority", "unanimity"],
        typer.Option(
            help="Which claims are disputed: those without a majority or, with unanimity, those with any dissent."
        ),
    ] = "majority",
    link: Links = None,
    dry_run: DryRun = False,
    format: Format = "table",  # noqa: A002 - the option's name
    url: Url = None,
    api_key: ApiKey = None,
) -> None:
    """Push disputed claims as an adjudication round: a second project, with the votes and notes in each task.

    The tasks name no annotators. The adjudicator's verdicts are final on the next export. Run it again at any time:
    claims already in the round are not sent again. With --dry-run, the disputed claims are listed.

    Example: claimkit adjudicate --project "Round 1"
    """
    from collections import Counter

    from claimkit.cli.shared.claims import reviewed_claims
    from claimkit.cli.shared.messages import bar, say, warn
    from claimkit.cli.shared.tables import show
    from claimkit.review.verdicts import adjudicated, votes
    from claimkit.studio.client import Client
    from claimkit.studio.connection import connect
    from claimkit.studio.round import pushing
    from claimkit.studio.round.adjudication import description, disputed, round_title, task
    from claimkit.studio.round.settled import ADJUDICATOR_VOTED, VOTES_GONE
    from claimkit.studio.tasks.claim_card import parsed_links

    with reviewed_claims(None, project, url, api_key) as source:
        open_claims = disputed(source.joined(), policy)
        not_counted = Counter(out.reason for out in source.left_out())
        pulled = source.pull
    assert pulled is not None  # reviewed_claims was given no file
    decided = [claim for claim in open_claims if adjudicated(claim) is not None]
    title = round_title(source.title)
    if dry_run:
        rows = [
            (c.id, c.type, c.statement, ", ".join(sorted(votes(c).values())), adjudicated(c) is not None)
            for c in open_claims
        ]
        show(["id", "type", "statement", "votes", "adjudicated"], rows, format)
    elif open_claims:
        with Client(connect(url, api_key)) as client, bar("Pushing the round") as progress:
            round_ = pulled.round or client.create(title, "verify", 1, description(pulled.project))
            pushed = pushing.push_tasks(
                client,
                str(round_.id),
                [task(claim, parsed_links(link)) for claim in open_claims],
                pushing.Options(layout="verify"),
                progress,
            )
        say(f"{title}: {pushed}")
    if not_counted[ADJUDICATOR_VOTED]:
        warn(f"{not_counted[ADJUDICATOR_VOTED]:,} decisions do not count: nobody who voted on a claim can settle it")
    if not_counted[VOTES_GONE]:
        warn(f"{not_counted[VOTES_GONE]:,} decisions do not count: the votes behind them have changed or were deleted")
    say(f"{len(open_claims):,} disputed claims, {len(decided):,} of them adjudicated")
