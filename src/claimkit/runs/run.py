"""A whole run: from records to a file of articles with their claims."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator
from typing import Literal

import msgspec

from claimkit.errors import InputError
from claimkit.reading import Record
from claimkit.runs import batch
from claimkit.runs.batch import Settings
from claimkit.runs.duplicates import Duplicates, signature
from claimkit.runs.journal import Journal, State
from claimkit.runs.seen_ids import SeenIds, same_id

Dedupe = Literal["off", "mark", "drop"]
NO_COPY = b'"duplicate_of":null'  # cannot occur inside a JSON string, where quotes are escaped


def extract_to(
    journal: Journal,
    records: Iterable[Record],
    settings: Settings,
    *,
    workers: int = 1,
    dedupe: Dedupe = "off",
    limit: int | None = None,
    on_problem: Callable[[InputError], None],
) -> Iterator[State]:
    """Extracts the records that the journal does not have yet, writes them there, and yields the state after each one.

    ``limit`` counts records. With ``dedupe``, a copy's ``duplicate_of`` is set, or the copy is left out.
    """
    state = journal.state
    assert settings.signatures == (dedupe != "off")
    duplicates = None if dedupe == "off" else _remembered(journal)
    rest = itertools.islice(records, state.records, limit)
    places = SeenIds(journal.written_places())
    for outcome in batch.outcomes(rest, settings, workers):
        state.records += 1
        problems, line = [*outcome.problems], outcome.line
        if duplicates and outcome.signature:
            original = duplicates.original(outcome.id, outcome.signature)
            if original is not None:
                state.copies += 1
                marked = line.replace(NO_COPY, b'"duplicate_of":' + msgspec.json.encode(original), 1)
                line = marked if dedupe == "mark" else b""
        if line:
            state.articles += 1
            state.claims += outcome.claims
            journal.write(line)
            if earlier := places.earlier(outcome.id, outcome.where):
                problems.append(same_id(outcome.id, earlier, outcome.where))
        for problem in problems:
            state.problems += 1
            journal.write_error(problem)
            on_problem(problem)
        journal.checkpoint()
        yield state


def _remembered(journal: Journal) -> Duplicates:
    """The originals among the articles that an earlier run wrote."""
    duplicates = Duplicates()
    for article in journal.written():
        if article.duplicate_of is None:
            duplicates.original(article.id, signature(article.text))
    return duplicates
