"""``claimkit extract``: articles in, claims out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from claimkit.cli import messages

if TYPE_CHECKING:
    from claimkit.errors import InputError

SHOWN = 20  # problems told on the screen; the errors file has them all
RECORDS, LONG = "Records", "Long runs"


def extract(
    articles: Annotated[
        list[str],
        typer.Argument(
            help="Files, folders, globs, addresses (https://, s3://) or - for standard input; txt, html, jsonl, csv, "
            "parquet and warc, also packed with gzip or Zstandard.",
            metavar="ARTICLES...",
        ),
    ],
    output: Annotated[str, typer.Option("-o", "--output", help="The file to write; - for standard output.")] = "-",
    published: Annotated[
        str | None, typer.Option(help="Publication date (YYYY-MM-DD) of articles that bring none.")
    ] = None,
    model: Annotated[
        str | None, typer.Option(help="A trained spaCy pipeline that is installed; sharpens who did what.")
    ] = None,
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
        Literal["off", "mark", "drop"],
        typer.Option(help="Mark or drop near-identical copies of an earlier article.", rich_help_panel=LONG),
    ] = "off",
    resume: Annotated[
        bool, typer.Option("--resume", help="Go on with a run that was cut off.", rich_help_panel=LONG)
    ] = False,
) -> None:
    """Find candidate claims in articles; writes one JSON line for each article, in the order of the input.

    Example: claimkit extract news.jsonl -o claims.jsonl
    """
    import os
    from pathlib import Path

    import claimkit
    from claimkit import reading
    from claimkit.batch import Settings
    from claimkit.errors import SettingsError
    from claimkit.journal import Journal
    from claimkit.run import extract_to

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
    )
    settings = Settings(fields=fields, published=published, model=model, timeout=timeout, signatures=dedupe != "off")
    run = {
        "version": claimkit.__version__,
        "sources": [(source.name, source.format, reading.size_of(source)) for source in sources],
        "fields": fields,
        "published": published,
        "model": model,
        "dedupe": dedupe,
        "limit": limit,
    }
    journal = Journal(path, Path(errors) if errors else None, run, resume)
    if resume and path and not journal.state.records and path.exists():
        journal.stop()
        messages.say(f"{output} is whole; there is nothing to resume")
        return
    problems = Problems(stop=on_error == "fail", total=journal.state.problems)
    position = reading.Position(sources)
    state = journal.state
    try:
        with messages.progress("articles") as bar:
            task = bar.add_task("extracting", total=None)
            for state in extract_to(
                journal,
                reading.records(sources, fields, position),
                settings,
                workers=workers or os.cpu_count() or 1,
                dedupe=dedupe,
                limit=limit,
                on_problem=problems.add,
            ):
                if not bar.disable:
                    bar.update(task, completed=state.records, total=limit or _expected(state.records, position))
                if state.articles:
                    problems.show()
        problems.end(state.articles)
        journal.finish()
    except BaseException as error:
        if journal.stop():
            messages.warn(f"stopped after {state.records:,} records; the same command with --resume goes on from there")
        _explained(error, output)
        raise
    copies = f", {state.copies:,} copies" if dedupe != "off" else ""
    messages.say(f"{state.claims:,} claims in {state.articles:,} articles{copies}, {state.problems:,} problems")
    if state.problems:
        raise typer.Exit(1)


class Problems:
    """Tells of records that cannot be used: the first ones on the screen, the first of all only when it is not alone,
    since a run whose only record is bad ends with that very message."""

    def __init__(self, stop: bool, total: int) -> None:
        self.stop, self.total = stop, total
        self.waiting: list[InputError] = []

    def add(self, problem: InputError) -> None:
        if self.stop:
            raise problem
        self.total += 1
        if self.total <= SHOWN:
            self.waiting.append(problem)
        if self.total > 1:
            self.show()

    def show(self) -> None:
        for problem in self.waiting:
            messages.warn(str(problem))
        self.waiting.clear()

    def end(self, articles: int) -> None:
        from claimkit.errors import InputError

        if articles == 0 and self.waiting:
            raise self.waiting[0]
        if articles == 0 and self.total:
            raise InputError(
                "nothing extracted", f"none of {self.total:,} records can be used", "see the messages above"
            )
        self.show()
        if self.total > SHOWN:
            messages.warn(f"{self.total - SHOWN:,} more problems; --errors FILE keeps them all")


def _expected(records: int, position: object) -> float | None:
    from claimkit.reading import Position

    assert isinstance(position, Position)
    return records * position.total / position.bytes if position.total and position.bytes else None


def _explained(error: BaseException, output: str) -> None:
    """A full disk, or a file too large for its file system, in our words."""
    from claimkit.errors import InputError

    if isinstance(error, OSError) and not isinstance(error, BrokenPipeError):
        why = error.strerror or str(error)
        raise InputError(f"cannot write {output}", why, "make room, then repeat the command with --resume") from error
