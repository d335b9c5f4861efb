"""``claimkit show``: claims highlighted in the text."""

from __future__ import annotations

from typing import Annotated

import typer

from claimkit.cli.shared.options import Language, Published, Reader, Types, Words
from claimkit.cli.shared.record_options import (
    IdField,
    InputFormat,
    LanguageField,
    PublishedField,
    PublishedFormat,
    PublisherField,
    TextField,
    TitleField,
    UrlField,
)


def show(
    articles: Annotated[
        list[str], typer.Argument(help="Articles, or the output of `claimkit extract`; - for standard input.")
    ],
    type: Types = None,  # noqa: A002 - the option's name
    published: Published = None,
    language: Language = None,
    words: Words = None,
    reader: Reader = "shipped",
    html: Annotated[str | None, typer.Option(help="Write one self-contained HTML page; - for standard output.")] = None,
    input_format: InputFormat = None,
    text_field: TextField = "text",
    id_field: IdField = "id",
    title_field: TitleField = "title",
    url_field: UrlField = "url",
    published_field: PublishedField = "published",
    published_format: PublishedFormat = None,
    publisher_field: PublisherField = "publisher",
    language_field: LanguageField = "language",
) -> None:
    """Show an article with its claims and their roles highlighted.

    Example: claimkit show article.txt --published 2023-01-21 --html article.html
    """
    from collections.abc import Iterator

    from claimkit import reading
    from claimkit.checks import claim_types
    from claimkit.cli.shared import extracting
    from claimkit.cli.shared.messages import say
    from claimkit.errors import InputError
    from claimkit.extraction.own_words import add_words
    from claimkit.files import written_whole
    from claimkit.records import Article

    if words:
        add_words(words)
    from claimkit.extraction import pipeline, viewing  # with the words that were added

    fields = reading.Fields(
        text=text_field,
        id=id_field,
        title=title_field,
        url=url_field,
        published=published_field,
        published_format=published_format,
        publisher=publisher_field,
        language=language_field,
    )
    types, day = claim_types(type), reading.iso_date(published, published_format)
    problems = extracting.Problems(stop=False, total=0)

    def extracted(record: reading.Record) -> Article:
        if whole := reading.extracted(record):
            whole.claims = [claim for claim in whole.claims if claim.type in types]
            return whole
        article = reading.article(record, fields, problems.add)
        spoken = reading.in_language(article, language, record.where)
        return pipeline.extract(article, published=day, language=spoken, types=types, reader=reader)

    def usable() -> Iterator[Article]:
        shown = 0
        for record in reading.records(
            extracting.find_sources(articles, input_format), fields, None, extracting.ColumnsUsed()
        ):
            try:
                article = extracted(record)
            except InputError as error:
                problems.add(error)
                continue
            shown += 1
            yield article
        problems.end(shown)

    if html is None:
        from rich.console import Console

        console = Console()
        for article in usable():
            console.print(viewing.terminal(article))
    elif html == "-":
        typer.echo(viewing.page(usable()).encode())
    else:
        page = viewing.page(usable())
        with written_whole(html) as file:
            file.write(page.encode())
        say(f"wrote {html}")
    if problems.total:
        raise typer.Exit(1)
