"""What ``claimkit extract`` does once its options are parsed: write one file in order, or a folder of shards."""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import claimkit
from claimkit import reading
from claimkit.cli.shared import messages
from claimkit.cli.shared.messages import plural
from claimkit.cli.shared.outputs import Write, print_claims, sheet_writer, to_terminal
from claimkit.errors import InputError, SettingsError
from claimkit.reading import Position, Source
from claimkit.runs.batch import Settings
from claimkit.runs.journal import Journal
from claimkit.runs.run import Dedupe, extract_to

SHOWN = 20  # problems shown on the screen; the errors file has them all


def find_sources(articles: list[str], input_format: str | None = None) -> list[Source]:
    """The files that the arguments name. Reports the files in folders and globs that are skipped."""
    over: list[str] = []
    sources = reading.find(articles, input_format, over.append)
    if over:
        messages.say(f"passed over {plural(len(over), 'file')}: {reading.by_kind(over)}")
    return sources


class ColumnsUsed:
    """Reports the fields that were found under other names than asked for, each set of names once."""

    def __init__(self) -> None:
        self._said: set[str] = set()

    def __call__(self, taken: list[tuple[str, str]]) -> None:
        told = ", ".join(f"{field} from {name!r}" for field, name in taken)
        if told and told not in self._said:
            self._said.add(told)
            messages.say(f"columns used: {told} (to choose others: --text-field and similar options)")


def identity(sources: list[Source], settings: Settings) -> dict[str, Any]:
    """What must not change if a run is to be resumed: its input, and every setting that affects the claims."""
    return {
        "version": claimkit.__version__,
        "sources": [(source.name, source.format, reading.size_of(source)) for source in sources],
        "fields": settings.fields,
        "published": settings.published,
        "language": settings.language,
        "words": settings.words,
        "type": settings.types,
        "reader": settings.reader,
        "min_confidence": settings.min_confidence,
    }


@contextlib.contextmanager
def journal(
    output: str, errors: str | None, run: dict[str, Any], resume: bool
) -> Iterator[tuple[Journal, Write | None]]:
    """The files of a run, and the function that converts its articles for output (on a terminal, to a table)."""
    problems = Path(errors) if errors else None
    if not to_terminal(output):
        convert = sheet_writer(output)
        yield Journal(None if output == "-" else Path(output), problems, run, resume), convert
        return
    with tempfile.TemporaryDirectory(prefix="claimkit-") as folder:
        yield Journal(Path(folder) / "claims.jsonl", problems, run, resume), lambda _, articles: print_claims(articles)


def extract_to_file(
    journal: Journal,
    sources: list[Source],
    settings: Settings,
    convert: Write | None = None,
    *,
    workers: int,
    dedupe: Dedupe,
    limit: int | None,
    stop: bool,
) -> int:
    """Extracts into the journal's files and returns the number of problems. With ``stop``, the first ends the run."""
    output, state = journal.output, journal.state
    if output and journal.resumed and not state.records and output.exists():
        journal.stop()
        messages.say(f"{output} is complete; there is nothing to resume")
        return 0
    problems, position = Problems(stop, state.problems), Position(sources)
    records = reading.records(sources, settings.fields, position, ColumnsUsed(), settings.largest)
    try:
        with messages.progress("articles") as bar:
            task = bar.add_task("extracting", total=None)
            run = extract_to(
                journal, records, settings, workers=workers, dedupe=dedupe, limit=limit, on_problem=problems.add
            )
            for _ in run:
                if not bar.disable:
                    bar.update(task, completed=state.records, total=limit or _expected(state.records, position))
        journal.finish(convert)
    except BaseException as error:
        if journal.stop():
            messages.warn(f"stopped after {state.records:,} records; run the same command with --resume to continue")
        if isinstance(error, OSError) and not isinstance(error, BrokenPipeError):  # a full disk, most likely
            why = error.strerror or str(error)
            do = "free some space, then run the command again with --resume"
            raise InputError(f"cannot write {output or 'standard output'}", why, do) from error
        raise
    problems.end(state.articles)
    copies = f", {plural(state.copies, 'copy', 'copies')}" if dedupe != "off" else ""
    done = f"{plural(state.claims, 'claim')} in {plural(state.articles, 'article')}"
    messages.say(f"{done}{copies}, {plural(state.problems, 'problem')}")
    return state.problems


def extract_shards(
    folder: str,
    sources: list[Source],
    settings: Settings,
    *,
    workers: int,
    shards: int,
    run: dict[str, object],
    resume: bool,
    stop: bool,
) -> int:
    """Extracts into one part per shard below ``folder`` and returns the number of problems."""
    from claimkit.runs.shards import ExtractShard, LocalShards, begin_or_resume, count_lines

    if folder == "-" or any(source.address == "-" for source in sources):
        raise SettingsError(
            "a pipe cannot be split into shards", "shards are files", "name the input files, and a folder with -o"
        )
    step = ExtractShard(sources, settings, folder, stop=stop)
    with begin_or_resume(step, {**run, "shards": shards}, resume):
        executor = LocalShards(step, shards, workers)
        with messages.progress("shards") as bar:
            task = bar.add_task("extracting", total=shards, completed=shards - len(executor.get_incomplete_ranks()))
            for _ in executor.run():
                bar.advance(task)
    articles, problems = count_lines(folder)
    messages.say(f"{plural(articles, 'article')} in {plural(shards, 'part')}, {plural(problems, 'problem')}")
    if problems and not articles:
        _warn_nothing_extracted(problems, f"see {folder}/errors")
    return problems


def check_apart(sources: list[Source], output: str) -> None:
    """Raises :class:`SettingsError` if the output is also an input."""
    if output != "-" and any(Path(output).resolve() == Path(source.address).resolve() for source in sources):
        raise SettingsError(f"{output} would be read and written at once", "", "name another file with -o")


def check_local(output: str, errors: str | None) -> None:
    """Raises :class:`SettingsError` if -o or --errors is an address, or both name the same file."""
    if errors and Path(errors).resolve() == Path(output).resolve():
        raise SettingsError(f"-o and --errors both name {output}", "", "name two files")
    for flag, file in (("-o", output), ("--errors", errors or "")):
        if "://" in file:
            raise SettingsError(
                f"{flag} {file} is not a local file",
                "resuming a run cuts its files back to a checkpoint, which a store's objects do not allow",
                f"write parts there with --shards N -o {file.rsplit('.', 1)[0] if flag == '-o' else 'FOLDER'}, "
                "or write a local file and copy it",
            )


def check_shards(*, dedupe: Dedupe, limit: int | None, errors: str | None) -> None:
    """Raises :class:`SettingsError` for options that shards do not support."""
    if dedupe != "off":
        why = "a copy may be in another shard, and each shard is read on its own"
        raise SettingsError("--dedupe cannot be combined with --shards", why, "leave out one of the two")
    if limit is not None:
        why = "each shard is read on its own and does not know how many records the others hold"
        raise SettingsError("--limit cannot be combined with --shards", why, "name fewer files, or leave out --shards")
    if errors:
        why = "each shard writes a file of its own"
        do = "leave it out: problems are listed in the folder errors/ below -o"
        raise SettingsError("--errors cannot be combined with --shards", why, do)


class Problems:
    """Reports records that cannot be used, the first few on the screen."""

    def __init__(self, stop: bool, total: int) -> None:
        self.stop, self.total = stop, total

    def add(self, problem: InputError) -> None:
        if self.stop:
            raise problem
        self.total += 1
        if self.total <= SHOWN:
            messages.warn(str(problem))

    def end(self, articles: int) -> None:
        """Says how many more there were, and whether nothing could be used."""
        if self.total > SHOWN:
            messages.warn(f"{self.total - SHOWN:,} more problems; --errors FILE lists them all")
        if not articles and self.total > 1:
            _warn_nothing_extracted(self.total, "see the messages above")


def _warn_nothing_extracted(problems: int, do: str) -> None:
    messages.warn(str(InputError("nothing extracted", f"none of the {problems:,} records could be used", do)))


def _expected(records: int, position: Position) -> float | None:
    """An estimate of how many records there will be, from those read so far."""
    return records * position.total / position.bytes if position.total and position.bytes else None
