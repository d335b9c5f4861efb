"""``claimkit rank``: the claims that matter first."""

from __future__ import annotations

from typing import Annotated

import typer

from claimkit.cli.shared.options import Extracted, Format, Output


def rank(
    claims: Extracted,
    output: Output = "-",
    top: Annotated[int | None, typer.Option(min=1, help="Keep the N best claims of all.")] = None,
    per_article: Annotated[int | None, typer.Option(min=1, help="Keep the N best claims of each article.")] = None,
    min_score: Annotated[float, typer.Option(min=0, max=1, help="Keep claims with at least this score.")] = 0.0,
    explain: Annotated[
        bool, typer.Option("--explain", help="List the claims with scores and reasons instead.")
    ] = False,
    format: Format = "table",  # noqa: A002 - the option's name
) -> None:
    """Order or filter extracted claims by how much they are worth checking.

    Writes the articles again, best claim first, claims in order of score; articles left without a claim are dropped.
    The file is held in memory.

    Example: claimkit rank claims.jsonl --top 50 --explain
    """
    import msgspec

    from claimkit.cli.shared.messages import plural, say
    from claimkit.cli.shared.tables import show
    from claimkit.extraction.ranking import best
    from claimkit.files import read_records, written_whole
    from claimkit.records import ExtractedArticle

    articles = best(read_records(claims, ExtractedArticle), top=top, per_article=per_article, min_score=min_score)
    if explain:
        show(
            ["score", "type", "claim", "article", "reasons"],
            [(c.score, c.type, c.text, a.id, "; ".join(c.reasons)) for a in articles for c in a.claims],
            format,
        )
        return
    lines = (msgspec.json.encode(article) + b"\n" for article in articles)
    if output == "-":
        for line in lines:
            typer.echo(line, nl=False)
    else:
        with written_whole(output) as file:
            file.writelines(lines)
    say(f"{plural(sum(len(a.claims) for a in articles), 'claim')} in {plural(len(articles), 'article')}")
