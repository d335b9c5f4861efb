"""``claimkit extract``: articles in, claims out."""

from __future__ import annotations

from typing import Annotated, Literal

import typer


def extract(
    articles: Annotated[
        list[str], typer.Argument(help="Files, folders or - for standard input.", metavar="ARTICLES...")
    ],
    output: Annotated[str, typer.Option("-o", "--output", help="The file to write; - for standard output.")] = "-",
    published: Annotated[
        str | None, typer.Option(help="Publication date (YYYY-MM-DD) of articles that bring none.")
    ] = None,
    on_error: Annotated[
        Literal["skip", "fail"], typer.Option(help="Go on behind a record that cannot be used, or stop there.")
    ] = "skip",
) -> None:
    """Find candidate claims in articles; writes one JSON line for each article.

    Example: claimkit extract news.jsonl -o claims.jsonl
    """
    import contextlib
    import sys

    import msgspec

    from claimkit import pipeline, reading
    from claimkit.errors import InputError
    from claimkit.files import written_whole

    problems: list[InputError] = []

    def report(error: InputError) -> None:
        if on_error == "fail":
            raise error
        problems.append(error)

    found = done = said = 0
    encode = msgspec.json.Encoder().encode
    with contextlib.ExitStack() as stack:
        reading.find(articles)  # a wrong address is told before a file is begun
        file = sys.stdout.buffer if output == "-" else stack.enter_context(written_whole(output))
        for article in reading.read(articles, on_error=report):
            extracted = pipeline.extract(article, published=published)
            file.write(encode(extracted) + b"\n")
            done += 1
            found += len(extracted.claims)
            for problem in problems[said:]:
                typer.echo(f"claimkit: {problem}", err=True)
            said = len(problems)
        if len(problems) == 1 and not done:
            raise problems[0]
        for problem in problems[said:]:
            typer.echo(f"claimkit: {problem}", err=True)
        if not done:
            raise InputError("nothing extracted", "no record could be used", "see the messages above")
    typer.echo(f"{found:,} claims in {done:,} articles, {len(problems):,} problems", err=True)
    if problems:
        raise typer.Exit(1)
