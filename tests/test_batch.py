"""Many articles: the same records in the same order with any number of workers, and no article stops the others."""

from __future__ import annotations

import gc
import os
import signal
import time
from collections.abc import Iterator

import pytest

import claimkit
from claimkit.errors import InputError
from claimkit.reading import Record
from claimkit.records import Article
from claimkit.runs import batch
from claimkit.runs.batch import Settings

TEXTS = [f"Ann Lee, {n}, was accused of fraud on Monday, she said.\r\n\r\nIt was item {n}." for n in range(20, 320)]


class Deadly(dict[str, object]):
    """A record that ends the process in which it is read."""

    def __iter__(self) -> Iterator[str]:
        os.kill(os.getpid(), signal.SIGKILL)
        return super().__iter__()


class Endless(dict[str, object]):
    """A record on which a worker hangs, deaf to its own alarm, as in a loop of foreign code."""

    def __iter__(self) -> Iterator[str]:
        signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGALRM])
        time.sleep(60)
        return super().__iter__()


def rows(*special: tuple[int, dict[str, object]]) -> list[Record]:
    records = [Record(f"news:{n}", "row", {"text": text}) for n, text in enumerate(TEXTS)]
    for place, row in special:
        records[place] = Record(f"news:{place}", "row", row)
    return records


@pytest.mark.parametrize("workers", [1, 2])
def test_all_articles_come_back_in_order(workers: int) -> None:
    found = list(claimkit.extract_all(TEXTS, workers=workers, published="2023-01-21"))
    assert found == [claimkit.extract(text, published="2023-01-21") for text in TEXTS]


def test_articles_keep_what_they_bring() -> None:
    article = Article(
        id="7", text=TEXTS[0], title="T", published="2021-03-04", published_from="html", duplicate_of="6", language="en"
    )
    (found,) = claimkit.extract_all([article])
    assert found == claimkit.extract(article)
    assert (found.id, found.published_from, found.duplicate_of) == ("7", "html", "6")


def test_a_stream_is_drawn_as_it_is_needed() -> None:
    drawn = 0

    def endless() -> Iterator[str]:
        nonlocal drawn
        while True:
            drawn += 1
            yield TEXTS[0]

    stream = claimkit.extract_all(endless(), workers=2)
    for _ in range(200):
        next(stream)
    assert drawn < 200 + batch.CHUNK_RECORDS * 12, "results are given while input is still read, and little is held"
    stream.close()  # type: ignore[attr-defined]  # it is a generator


@pytest.mark.parametrize("workers", [1, 2])
def test_a_bad_record_is_reported_in_its_place(workers: int) -> None:
    records = rows((3, {"text": ""}), (299, {"words": "x"}))
    outcomes = list(batch.outcomes(records, Settings(), workers))
    assert len(outcomes) == len(TEXTS)
    bad = {n: o.problems[0].what for n, o in enumerate(outcomes) if o.problems}
    assert bad == {3: "news:3: no text", 299: "news:299: a record without text"}


# An alarm that rings while the garbage is collected is reported and rings again.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize("workers", [1, 2])
def test_a_record_that_takes_too_long_is_cut_off(workers: int) -> None:
    slow = {"text": "Ann Lee, 59, was accused of fraud on Monday, she said. " * 100_000}
    gc.collect()  # an alarm within the __del__ of another test's rubbish comes again, but is a warning there
    outcomes = list(batch.outcomes(rows((5, slow)), Settings(timeout=0.25), workers))
    assert [n for n, o in enumerate(outcomes) if o.problems] == [5]
    assert outcomes[5].problems[0].what == "news:5: took more than 0.25 s"


def test_a_record_that_hangs_for_good_or_kills_its_worker_stops_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batch, "GRACE", 0.5)
    outcomes = list(batch.outcomes(rows((70, Deadly()), (150, Endless())), Settings(timeout=4, reader="rules"), 2))
    assert len(outcomes) == len(TEXTS)
    problems = {n: o.problems[0] for n, o in enumerate(outcomes) if o.problems}
    assert set(problems) == {70, 150}
    assert "worker process died" in problems[70].why
    assert "took more than 4 s" in problems[150].what


def test_problems_are_raised_unless_asked_for() -> None:
    with pytest.raises(InputError, match="article 1: a text that cannot be stored"):
        list(claimkit.extract_all([Article(id="1", text="One."), Article(id="2", text="One.\0")]))
    problems: list[InputError] = []
    assert len(list(claimkit.extract_all(["One.", "", "Two."], on_error=problems.append))) == 2
    assert [problem.what for problem in problems] == ["article 1: no text"]
