"""``claimkit rank``: the claims that matter first."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

import typer

from claimkit.cli.shared.options import Extracted, Format, Output, Types


def rank(
    claims: Extracted,
    output: Output = "-",
    type: Types = None,  # noqa: A002 - the option's name
    top: Annotated[int | None, typer.Option(min=1, help="Keep the N best claims overall.")] = None,
    per_article: Annotated[int | None, typer.Option(min=1, help="Keep the N best claims of each article.")] = None,
    min_score: Annotated[float, typer.Option(min=0, max=1, help="Keep claims with at least this score.")] = 0.0,
    explain: Annotated[
        bool, typer.Option("--explain", help="List the claims by score, with statements and reasons, instead.")
    ] = False,
    format: Format = "table",  # noqa: A002 - the option's name
) -> None:
    """Order or filter extracted claims by how check-worthy they are.

    Writes the articles again, the one with the best claim first, with claims in order of score. Articles left without
    a claim are dropped. The whole file is held in memory.

    Example: claimkit rank claims.jsonl --top 50 --explain
    """
    from claimkit import sheets
    from claimkit.checks import claim_types
    from claimkit.cli.shared.messages import plural, say
    from claimkit.cli.shared.outputs import sheet_writer, write_articles
    from claimkit.cli.shared.tables import show
    from claimkit.extraction.ranking import best
    from claimkit.files import read_records
    from claimkit.records import ExtractedArticle

    types = claim_types(type)
    sheet_writer(output)  # a wrong ending is reported before the work starts

    def wanted() -> Iterator[ExtractedArticle]:
        for article in read_records(claims, ExtractedArticle):
            article.claims = [claim for claim in article.claims if claim.type in types]
            yield article

    articles = best(wanted(), top=top, per_article=per_article, min_score=min_score)
    if explain:
        rows = sorted(sheets.rows(articles), key=lambda row: -row.score)
        listed = [
            (row.score, row.type, row.statement or row.sentence, row.file or row.article, row.why) for row in rows
        ]
        show(["score", "type", "statement", "file", "reasons"], listed, format)
        return
    write_articles(articles, output)
    say(f"{plural(sum(len(a.claims) for a in articles), 'claim')} in {plural(len(articles), 'article')}")
