"""``claimkit rules``: which of the extractor's rules earn their keep."""

from __future__ import annotations

from typing import Annotated

import typer

from claimkit.cli.shared.options import ApiKey, Format, Project, Reviewed, Url


def rules(
    claims: Reviewed = None,
    project: Project = None,
    least: Annotated[
        int, typer.Option("--least", min=0, help="Leave out rules with fewer claims shown than this.")
    ] = 0,
    format: Format = "table",  # noqa: A002 - the option's name
    url: Url = None,
    api_key: ApiKey = None,
) -> None:
    """Score the extractor's rules by reviewed claims: shown, kept, corrected, rejected, missed; worst first.

    Missed claims are those that annotators added; they count under the rule that finds the same words.

    Example: claimkit rules --project "Round 1"
    """
    from claimkit.cli.shared.claims import reviewed_claims
    from claimkit.cli.shared.messages import plural, say
    from claimkit.cli.shared.tables import show
    from claimkit.review.rule_scores import scoreboard

    with reviewed_claims(claims, project, url, api_key) as source:
        scores = [score for score in scoreboard(source.joined()) if score.shown >= least]
    columns = ["rule", "shown", "kept", "corrected", "rejected", "undecided", "missed"]
    show(columns, [[getattr(score, column) for column in columns] for score in scores], format)
    totals = {column: sum(getattr(score, column) for score in scores) for column in columns[1:]}
    say(f"{plural(len(scores), 'rule')}: " + " · ".join(f"{name} {count:,}" for name, count in totals.items()))
