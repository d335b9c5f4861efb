"""``claimkit extract``: articles in, claims out."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from claimkit.cli.shared.options import Articles, Language, Output, Published, Reader, Types, Words, number
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

LONG = "Long runs"

MinConfidence = Annotated[float, typer.Option(min=0, max=1, help="Leave out claims with a lower confidence.")]
OnError = Annotated[
    Literal["skip", "fail"],
    typer.Option(help="Skip records that cannot be used, or stop at the first.", rich_help_panel=LONG),
]
Errors = Annotated[
    str | None,
    typer.Option(help="A file for the records that could not be used, and why (JSON Lines).", rich_help_panel=LONG),
]
Timeout = Annotated[
    float,
    typer.Option(
        min=0.001, max=86_400, callback=number, help="The time limit for one record, in seconds.", rich_help_panel=LONG
    ),
]
MaxRecord = Annotated[
    float,
    typer.Option(
        min=0.001,
        max=1_000_000,
        callback=number,
        help="The size limit for one record, uncompressed, in megabytes.",
        rich_help_panel=LONG,
    ),
]
Workers = Annotated[
    int | None, typer.Option(min=1, help="The number of processes; by default one per core.", rich_help_panel=LONG)
]
Dedupe = Annotated[
    Literal["off", "mark", "drop"],
    typer.Option(help="Mark or drop near-identical copies of an earlier article.", rich_help_panel=LONG),
]
Resume = Annotated[bool, typer.Option("--resume", help="Continue an interrupted run.", rich_help_panel=LONG)]
Shards = Annotated[
    int | None,
    typer.Option(min=1, help="Write this many parts into the folder -o, with datatrove.", rich_help_panel=LONG),
]


def extract(
    articles: Articles,
    output: Output = "-",
    type: Types = None,  # noqa: A002 - the option's name
    published: Published = None,
    language: Language = None,
    words: Words = None,
    reader: Reader = "shipped",
    min_confidence: MinConfidence = 0.0,
    limit: Annotated[int | None, typer.Option(min=1, help="Stop after this many records.")] = None,
    input_format: InputFormat = None,
    text_field: TextField = "text",
    id_field: IdField = "id",
    title_field: TitleField = "title",
    url_field: UrlField = "url",
    published_field: PublishedField = "published",
    published_format: PublishedFormat = None,
    publisher_field: PublisherField = "publisher",
    language_field: LanguageField = "language",
    on_error: OnError = "skip",
    errors: Errors = None,
    timeout: Timeout = 60.0,
    max_record: MaxRecord = 10.0,
    workers: Workers = None,
    dedupe: Dedupe = "off",
    resume: Resume = False,
    shards: Shards = None,
) -> None:
    """Find candidate claims in articles, and write one JSON line for each article, in the order of the input.

    With -o claims.xlsx (or .csv, .parquet) write a table with one claim per row; on a terminal, print one.

    Example: claimkit extract news.jsonl -o claims.jsonl

    Example: claimkit extract articles/ -o claims.xlsx
    """
    import os

    from claimkit import reading
    from claimkit.checks import claim_types
    from claimkit.cli.shared import extracting, messages
    from claimkit.extraction.own_words import add_words
    from claimkit.language import require_language
    from claimkit.runs.batch import Settings

    if words:
        add_words(words)
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
    settings = Settings(
        fields=fields,
        published=reading.iso_date(published, published_format),
        language=language and require_language(language),
        types=claim_types(type),
        words=words,
        reader=reader,
        min_confidence=min_confidence,
        timeout=timeout,
        largest=int(max_record * 1_000_000),
        signatures=dedupe != "off",
    )
    sources = extracting.find_sources(articles, input_format)
    extracting.check_apart(sources, output)
    run = extracting.identity(sources, settings)
    workers = workers or os.cpu_count() or 1
    for source in sources:
        messages.detail(f"reading {source.name} as {source.format or 'what it turns out to be'}")
    messages.detail(f"{workers} workers, {timeout:g} s for an article")
    if shards is None:
        extracting.check_local(output, errors)
        run |= {"dedupe": dedupe, "limit": limit}
        with extracting.journal(output, errors, run, resume) as (journal, convert):
            problems = extracting.extract_to_file(
                journal,
                sources,
                settings,
                convert,
                workers=workers,
                dedupe=dedupe,
                limit=limit,
                stop=on_error == "fail",
            )
    else:
        extracting.check_shards(dedupe=dedupe, limit=limit, errors=errors)
        problems = extracting.extract_shards(
            output,
            sources,
            settings,
            workers=workers,
            shards=shards,
            run=run,
            resume=resume,
            stop=on_error == "fail",
        )
    if problems:
        raise typer.Exit(1)
