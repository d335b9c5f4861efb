"""``claimkit validate``: is a dataset what it says it is?"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from claimkit.cli.shared.options import Format

SHOWN = 50  # problems that are listed; the rest are only counted


def validate(
    files: Annotated[
        list[Path],
        typer.Argument(help="Datasets: their folders, or files in any format that `claimkit export` writes."),
    ],
    articles: Annotated[
        Path | None, typer.Option(help="The output of `claimkit extract`, to check offsets against the articles.")
    ] = None,
    format: Format = "table",  # noqa: A002 - the option's name
) -> None:
    """Check datasets: recompute whatever follows from reviews, spans and articles, and all sums and counts.

    The checks cover schema, offsets, ids, verdicts, dates, splits (no shared article or near-copy), names and
    addresses, the card and the other files beside the data. The exit code is 1 if there are problems. Without
    --articles, offsets are checked against the text in each row.

    Example: claimkit validate exports/round1 --articles claims.jsonl
    """
    from claimkit.cli.shared.messages import plural, say
    from claimkit.cli.shared.tables import show
    from claimkit.dataset.format_readers import ENDINGS
    from claimkit.dataset.loading import data_files
    from claimkit.dataset.validate import Texts, Validation
    from claimkit.errors import ProblemsFound
    from claimkit.files import read_records
    from claimkit.records import ExtractedArticle

    paths = data_files(files, ENDINGS)
    validation = Validation(Texts(read_records(articles, ExtractedArticle)) if articles else None)
    problems = [problem for path in paths for problem in validation.check(path)]
    problems += validation.beside()
    if problems or format == "json":
        listed = problems if format == "json" else problems[:SHOWN]
        show(["file", "row", "check", "problem"], [(p.file, p.row, p.check, p.what) for p in listed], format)
    summary = f"{plural(validation.rows, 'claim')} in {plural(len(paths), 'file')}, {plural(len(problems), 'problem')}"
    if articles and validation.without_text:
        summary += f"; no text in {articles} for {plural(validation.without_text, 'claim')}"
    say(summary)
    if problems:
        raise ProblemsFound(f"{plural(len(problems), 'problem')} found", "", "export again, or correct the rows")
