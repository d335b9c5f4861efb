"""Options for how records are read, shared by the commands that read articles."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

RECORDS = "Records"

InputFormat = Annotated[
    Literal["text", "docx", "odt", "pdf", "html", "feed", "json", "jsonl", "csv", "parquet", "warc"] | None,
    typer.Option(help="The files' format, if their names do not show it.", rich_help_panel=RECORDS),
]
TextField = Annotated[
    str,
    typer.Option(
        help="The field or column of the text; by default the first of text, body, content, article, ... "
        "(docs/scaling.md). Case does not matter.",
        rich_help_panel=RECORDS,
    ),
]
IdField = Annotated[str, typer.Option(help="The field of the article's id.", rich_help_panel=RECORDS)]
TitleField = Annotated[str, typer.Option(help="The field of the title.", rich_help_panel=RECORDS)]
UrlField = Annotated[str, typer.Option(help="The field of the address.", rich_help_panel=RECORDS)]
PublishedField = Annotated[str, typer.Option(help="The field of the publication date.", rich_help_panel=RECORDS)]
PublishedFormat = Annotated[
    str | None,
    typer.Option(
        help="The format of publication dates, e.g. %d/%m/%Y; by default any common format.", rich_help_panel=RECORDS
    ),
]
PublisherField = Annotated[str, typer.Option(help="The field of the publisher.", rich_help_panel=RECORDS)]
LanguageField = Annotated[str, typer.Option(help="The field of the language.", rich_help_panel=RECORDS)]
