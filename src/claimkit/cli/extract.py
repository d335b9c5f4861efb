"""``claimkit extract``: articles in, claims out."""

from __future__ import annotations

from typing import Annotated, Any, Literal

import typer

from claimkit.cli.shared.options import Language, Output, Published, Words

RECORDS, LONG = "Records", "Long runs"
Dedupe = Literal["off", "mark", "drop"]


def extract(
    articles: Annotated[
        list[str],
        typer.Argument(
            help="Files, folders, globs, addresses (https://, s3://) or - for standard input; txt, html, jsonl, csv, "
            "parquet and warc, also packed with gzip or Zstandard.",
            metavar="ARTICLES",
        ),
    ],
    output: Output = "-",
    published: Published = None,
    language: Language = "en",
    words: Words = None,
    limit: Annotated[int | None, typer.Option(min=1, help="Stop after so many records.")] = None,
    input_format: Annotated[
        Literal["text", "html", "jsonl", "csv", "parquet", "warc"] | None,
        typer.Option(help="What the files are, when their names do not tell.", rich_help_panel=RECORDS),
    ] = None,
    text_field: Annotated[str, typer.Option(help="Field or column of the text.", rich_help_panel=RECORDS)] = "text",
    id_field: Annotated[str, typer.Option(help="... of the article's id.", rich_help_panel=RECORDS)] = "id",
    title_field: Annotated[str, typer.Option(help="... of the title.", rich_help_panel=RECORDS)] = "title",
    url_field: Annotated[str, typer.Option(help="... of the address.", rich_help_panel=RECORDS)] = "url",
    published_field: Annotated[
        str, typer.Option(help="... of the publication date.", rich_help_panel=RECORDS)
    ] = "published",
    publisher_field: Annotated[str, typer.Option(help="... of the publisher.", rich_help_panel=RECORDS)] = "publisher",
    language_field: Annotated[str, typer.Option(help="... of the language.", rich_help_panel=RECORDS)] = "language",
    on_error: Annotated[
        Literal["skip", "fail"],
        typer.Option(help="Pass over a record that cannot be used, or stop there.", rich_help_panel=LONG),
    ] = "skip",
    errors: Annotated[
        str | None, typer.Option(help="A file for what could not be used, and why (JSON Lines).", rich_help_panel=LONG)
    ] = None,
    timeout: Annotated[
        float, typer.Option(min=0.001, help="Seconds that one record may take.", rich_help_panel=LONG)
    ] = 60.0,
    workers: Annotated[
        int | None, typer.Option(min=1, help="Processes to use; all cores by default.", rich_help_panel=LONG)
    ] = None,
    dedupe: Annotated[
        Dedupe,
        typer.Option(help="Mark or drop near-identical copies of an earlier article.", rich_help_panel=LONG),
    ] = "off",
    resume: Annotated[
        bool, typer.Option("--resume", help="Go on with a run that was cut off.", rich_help_panel=LONG)
    ] = False,
    shards: Annotated[
        int | None,
        typer.Option(min=1, help="Write so many parts into the folder -o, by datatrove.", rich_help_panel=LONG),
    ] = None,
) -> None:
    """Find candidate claims in articles; writes one JSON line for each article, in the order of the input.

    Example: claimkit extract news.jsonl -o claims.jsonl
    """
    import os
    from pathlib import Path

    import claimkit
    from claimkit import reading
    from claimkit.cli.shared import extracting, messages
    from claimkit.errors import SettingsError
    from claimkit.extraction.own_words import add_words
    from claimkit.language import installed
    from claimkit.runs.batch import Settings
    from claimkit.runs.journal import Journal

    if words:
        add_words(words)
    path = None if output == "-" else Path(output)
    published = reading.iso_date(published)
    sources = reading.find(articles, input_format)
    if path and any(path.resolve() == Path(source.address).resolve() for source in sources):
        raise SettingsError(f"{output} is read and written at once", "", "name another file with -o")
    fields = reading.Fields(
        text=text_field,
        id=id_field,
        title=title_field,
        url=url_field,
        published=published_field,
        publisher=publisher_field,
        language=language_field,
    )
    language = installed(language)
    settings = Settings(
        fields=fields,
        published=published,
        language=language,
        words=words,
        timeout=timeout,
        signatures=dedupe != "off",
    )
    run: dict[str, Any] = {
        "version": claimkit.__version__,
        "sources": [(source.name, source.format, reading.size_of(source)) for source in sources],
        "fields": fields,
        "published": published,
        "language": language,
        "words": words,
    }
    workers = workers or os.cpu_count() or 1
    for source in sources:
        messages.detail(f"reading {source.name} as {source.format or 'what it turns out to be'}")
    messages.detail(f"{workers} workers, {timeout:g} s for an article")
    if shards is None:
        extracting.check_local(output, errors)
        run |= {"dedupe": dedupe, "limit": limit}
        journal = Journal(path, Path(errors) if errors else None, run, resume)
        problems = extracting.streamed(
            journal, sources, settings, workers=workers, dedupe=dedupe, limit=limit, stop=on_error == "fail"
        )
    else:
        extracting.check_shards(dedupe=dedupe, limit=limit, errors=errors)
        problems = extracting.sharded(
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
