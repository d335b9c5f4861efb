"""``claimkit stats``: what is in a set of reviewed claims."""

from __future__ import annotations

from typing import Annotated

import typer

from claimkit.cli.shared.options import ApiKey, Format, Project, Reviewed, Url


def stats(
    claims: Reviewed = None,
    project: Project = None,
    by: Annotated[
        list[str] | None,
        typer.Option(
            help="type, verdict, status, origin, shown, rule, value, source, accused, accuser, person, site, "
            "publisher, language, month or annotator; can be repeated. "
            "Default: all but rule, value, person and annotator."
        ),
    ] = None,
    top: Annotated[int, typer.Option(min=1, help="Show the N largest counts of each kind.")] = 15,
    format: Format = "table",  # noqa: A002 - the option's name
    url: Url = None,
    api_key: ApiKey = None,
) -> None:
    """Count reviewed claims by type, verdict, status, source (by name), publisher, language, month, ...

    Example: claimkit stats exports/round1/claims.jsonl --by verdict --by source
    """
    from itertools import groupby, islice

    from claimkit.checks import choice
    from claimkit.cli.shared.claims import reviewed_claims
    from claimkit.cli.shared.messages import plural, say
    from claimkit.cli.shared.pseudonym_key import pseudonym_key
    from claimkit.cli.shared.tables import show
    from claimkit.dataset.statistics import BY, count
    from claimkit.privacy.pseudonyms import pseudonymous
    from claimkit.review.verdicts import resolve

    usual = [name for name in BY if name not in ("rule", "value", "person", "annotator")]
    wanted = [choice("count", name, BY) for name in by or usual]
    key = pseudonym_key()
    with reviewed_claims(claims, project, url, api_key) as source:
        # claims of a finished dataset have a verdict already; those from a project get it here
        counted = count(pseudonymous(c if c.verdict is not None else resolve(c), key) for c in source.joined())
    for name, group in groupby(counted.table(), key=lambda line: line.by):
        if name in wanted and format == "table":
            rows = [(line.value, f"{line.claims:,}", line.claims / counted.claims) for line in islice(group, top)]
            show([name, "claims", "share"], rows, format)
    if format == "json":
        lines = [line for line in counted.table() if line.by in wanted]
        show(["by", "value", "claims"], [(line.by, line.value, line.claims) for line in lines], format)
    say(f"{plural(counted.claims, 'claim')} in {plural(len(counted.articles), 'article')}")
