"""``claimkit agree``: how far annotators agree."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from claimkit.cli.shared.options import ApiKey, Project, Reviewed, Url

if TYPE_CHECKING:
    from claimkit.review.report import Report

SHOWN = 20  # disagreements in the terminal


def agree(
    claims: Reviewed = None,
    project: Project = None,
    format: Annotated[  # noqa: A002 - the option's name
        Literal["table", "json", "markdown"], typer.Option(help="The output format.")
    ] = "table",
    html: Annotated[Path | None, typer.Option(help="Also write an HTML report with plots to this file.")] = None,
    minimum: Annotated[
        float | None,
        typer.Option("--min", min=-1, max=1, help="Exit with code 1 if alpha over all claims is below this."),
    ] = None,
    rules: Annotated[bool, typer.Option("--rules", help="Also list agreement by rule in the table.")] = False,
    identify: Annotated[bool, typer.Option("--identify", help="Show annotators' names instead of pseudonyms.")] = False,
    url: Url = None,
    api_key: ApiKey = None,
) -> None:
    """Measure agreement: percent, kappa and alpha of verdicts, F1 of spans and roles, and the disagreements.

    The figures are by type, rule and pair of annotators, and for blind and pre-annotated tasks, with 95 % bootstrap
    intervals and the number of claims behind each.

    Example: claimkit agree --project "Round 1" --min 0.67 --html agreement.html
    """
    import msgspec

    from claimkit.cli.shared.claims import reviewed_claims
    from claimkit.cli.shared.messages import plural, say
    from claimkit.cli.shared.pseudonym_key import pseudonym_key
    from claimkit.files import written_whole
    from claimkit.privacy.pseudonyms import pseudonymous
    from claimkit.review import report as reports

    with reviewed_claims(claims, project, url, api_key) as source:
        held = source.joined()
        if not identify:
            key = pseudonym_key()
            held = (pseudonymous(claim, key) for claim in held)
        told = reports.report(source.title or "reviewed claims", held)
        left_out = source.left_out_lines()
    if not told.claims and format == "table" and html is None and minimum is None:
        say(f"no reviews yet in {source.title or 'these claims'}: nothing to measure")
        return
    if html is not None:
        from claimkit.review.page import page

        content = page(told)
        with written_whole(html) as file:
            file.write(content.encode("utf-8"))
    if format == "json":
        typer.echo(msgspec.json.format(msgspec.json.encode(told)))
    elif format == "markdown":
        typer.echo(reports.as_markdown(told), nl=False)
    else:
        _show(told, rules=rules)
    overall = told.overall
    alpha = overall.alpha if overall else None
    say(
        f"{plural(told.claims, 'claim')}, {overall.percent.count if overall else 0:,} judged twice, "
        f"{plural(len(told.disagreements), 'disagreement')}; alpha {reports.as_text(alpha) if alpha else '–'}"
    )
    for line in left_out:
        say(line)
    if minimum is not None:
        _check_alpha(alpha.value if alpha else None, minimum)


def _show(told: Report, *, rules: bool) -> None:
    """The report as tables."""
    from claimkit.cli.shared.tables import show
    from claimkit.review import report as reports

    parts = [part for part in told.agreement if rules or part.cut != "rule"]
    show(reports.HEAD, reports.agreement_rows(parts), "table", "verdicts")
    if told.spans:
        show(reports.SPAN_HEAD, reports.span_rows(told.spans), "table", "spans and roles (F1)")
    show(reports.SHOWN_HEAD, reports.shown_rows(told.shown), "table", "blind tasks")
    if rows := reports.disagreement_rows(told.disagreements[:SHOWN]):
        show(reports.DISAGREEMENT_HEAD, rows, "table", "disagreements")


def _check_alpha(alpha: float | None, minimum: float) -> None:
    """Raises :class:`~claimkit.errors.ProblemsFound` below the minimum, or if there is nothing to measure."""
    from claimkit.errors import ProblemsFound

    if alpha is None:
        got, why = "cannot be measured", "no claim was judged twice, or all votes are the same"
    elif alpha < minimum:
        got, why = f"is {alpha:.3f}", ""
    else:
        return
    do = "discuss the disagreements, or have them adjudicated"
    raise ProblemsFound(f"alpha {got}; --min asks for {minimum:g}", why, do)
