"""``claimkit show``: claims highlighted in the text."""

from __future__ import annotations

from typing import Annotated

import typer

from claimkit.cli.shared.options import Language, Published, Words


def show(
    articles: Annotated[
        list[str], typer.Argument(help="Articles, or what `claimkit extract` wrote; - for standard input.")
    ],
    published: Published = None,
    language: Language = "en",
    words: Words = None,
    html: Annotated[str | None, typer.Option(help="Write one self-contained HTML page; - for standard output.")] = None,
) -> None:
    """Show an article with its claims and their roles highlighted.

    Example: claimkit show article.txt --published 2023-01-21 --html article.html
    """
    import contextlib

    import msgspec

    from claimkit import reading
    from claimkit.cli.shared.messages import say
    from claimkit.extraction.own_words import add_words
    from claimkit.files import written_whole
    from claimkit.records import Article, ExtractedArticle

    if words:
        add_words(words)
    from claimkit.extraction import pipeline, viewing  # with the words that were added

    def extracted(record: reading.Record) -> Article:
        if isinstance(record.data, bytes) and b'"claims":' in record.data:
            with contextlib.suppress(msgspec.ValidationError):  # an article with a field of its own by that name
                return msgspec.json.decode(record.data, type=ExtractedArticle)
        return pipeline.extract(reading.article(record), published=published, language=language)

    published = reading.iso_date(published)
    found = map(extracted, reading.records(reading.find(articles)))
    if html is None:
        from rich.console import Console

        console = Console()
        for article in found:
            console.print(viewing.terminal(article))
        return
    page = viewing.page(found)
    if html == "-":
        typer.echo(page)
        return
    with written_whole(html) as file:
        file.write(page.encode())
    say(f"wrote {html}")
