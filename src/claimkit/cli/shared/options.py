"""Arguments and options that several commands share, each with one name, help and type."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Annotated, Literal

import typer


def number(value: float) -> float:
    """Rejects ``nan``, which passes typer's range checks."""
    if math.isnan(value):
        raise typer.BadParameter("nan is not a number")
    return value


Extracted = Annotated[str, typer.Argument(help="The output of `claimkit extract`; - for standard input.")]
Reviewed = Annotated[
    str | None,
    typer.Argument(
        help="A file of reviewed claims (jsonl, jsonl.gz, parquet); - for standard input.", metavar="CLAIMS"
    ),
]
Project = Annotated[
    str | None,
    typer.Option(
        "--project",
        "-p",
        help="Take reviewed claims from this project (title or id); by default the server's only one.",
    ),
]
Output = Annotated[
    str,
    typer.Option(
        "-o",
        "--output",
        help="The file to write: .jsonl with one article per line, .csv, .xlsx or .parquet with one claim per row; "
        "- for standard output.",
    ),
]
Types = Annotated[
    list[str] | None,
    typer.Option("--type", help="Only claims of this type (age, date, accusation, attribution); can be repeated."),
]
Articles = Annotated[
    list[str],
    typer.Argument(
        help="Files, folders, globs, addresses (https://, s3://) or - for standard input: txt, docx, odt, pdf, html, "
        "feeds (xml), json, jsonl, csv, parquet and warc, also compressed with gzip or Zstandard.",
        metavar="ARTICLES",
    ),
]
Published = Annotated[str | None, typer.Option(help="The publication date of articles without one, e.g. 2024-05-15.")]
Language = Annotated[
    str | None,
    typer.Option(
        help="The language (en, de) of articles that do not state it; by default it is detected.", show_default=False
    ),
]
Words = Annotated[
    str | None,
    typer.Option(help="A folder with your own words, cues and rules (FOLDER/en/accusation.toml).", show_default=False),
]
Reader = Annotated[
    str,
    typer.Option(help="shipped: rules and the trained reader; rules: the rules alone, faster; or a reader's folder."),
]
Format = Annotated[Literal["table", "json"], typer.Option(help="A table for people, or JSON for programs.")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Show what would be done, and send nothing.")]

Url = Annotated[
    str | None,
    typer.Option(envvar="LABEL_STUDIO_URL", help="The server; a running embedded studio is found automatically."),
]
ApiKey = Annotated[
    str | None,
    typer.Option(envvar="LABEL_STUDIO_API_KEY", help="A user's token: personal access token or legacy token."),
]
DataDir = Annotated[
    Path | None,
    typer.Option(
        "--data-dir",
        help="The embedded studio's data folder; by default CLAIMKIT_STUDIO_DIR, or your platform's data folder.",
        file_okay=False,
        show_default=False,
    ),
]
Port = Annotated[
    int | None,
    typer.Option(
        min=1, max=65535, help="The port; by default that of the last run, 8765 or a free one.", show_default=False
    ),
]
Host = Annotated[str, typer.Option(help="The address to listen on; 0.0.0.0 opens the studio to the network.")]
Links = Annotated[
    list[str] | None,
    typer.Option(
        "--link",
        help="A link shown beside the source, NAME=TEMPLATE, instead of claimkit's own; can be repeated. It may "
        "contain {url}, {title}, {publisher}, {published}, {statement}; "
        "claimkit fetches none of them. --link '' shows no links.",
        show_default=False,
    ),
]
