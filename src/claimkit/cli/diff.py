"""``claimkit diff``: what another version of the extractor gains and loses."""

from __future__ import annotations

from typing import Annotated

import typer

from claimkit.cli.shared.options import ApiKey, Format, Project, Url


def diff(
    old: Annotated[str, typer.Argument(help="What one version's `claimkit extract` wrote.")],
    new: Annotated[str, typer.Argument(help="What the other version's wrote, of the same articles.")],
    reviewed: Annotated[str | None, typer.Option(help="A file of reviewed claims to judge by.")] = None,
    project: Project = None,
    unjudged: Annotated[bool, typer.Option(help="Also list claims that nobody has judged.")] = True,
    format: Format = "table",  # noqa: A002 - the option's name
    url: Url = None,
    api_key: ApiKey = None,
) -> None:
    """Compare two versions of the extractor by what people said of the claims: gained, lost, dropped, raised, ...

    Example: claimkit diff old.jsonl new.jsonl --reviewed exports/round1/claims.jsonl
    """
    from collections import Counter

    from claimkit.cli.shared.claims import reviewed_claims
    from claimkit.cli.shared.messages import plural, say
    from claimkit.cli.shared.tables import show
    from claimkit.files import read_records
    from claimkit.records import ExtractedArticle
    from claimkit.review.difference import MEANS, difference

    before, after = (list(read_records(path, ExtractedArticle)) for path in (old, new))  # before a server is asked
    with reviewed_claims(reviewed, project, url, api_key) as source:
        changes, settled = difference(before, after, source.joined())
    listed = [c for c in changes if unjudged or c.kind not in ("new", "gone")]
    rows = [(c.kind, c.type, c.text, c.rule, c.article_id, f"{c.start}–{c.end}") for c in listed]
    show(["change", "type", "claim", "rule", "article", "offsets"], rows, format)
    counts = Counter(change.kind for change in changes)
    for kind, meaning in MEANS.items():
        if counts[kind]:
            say(f"{counts[kind]:,} {kind}: {meaning}")
    say(f"{plural(len(changes), 'change')} against {plural(settled, 'claim')} that people settled")
