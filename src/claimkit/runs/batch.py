"""Extraction of many records, in this process or in workers: in order, and with a time limit for each record.

Workers take raw records and return finished JSON lines, so that parsing, extracting and encoding all run in parallel,
and only bytes cross the process boundary.
"""

from __future__ import annotations

import collections
import contextlib
import itertools
import signal
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import TimeoutError as FutureTimeoutError  # the built-in one only since Python 3.11
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Final, NamedTuple

import msgspec

from claimkit import reading
from claimkit.errors import ClaimkitError, InputError
from claimkit.language import DEFAULT, add_folder, require_language
from claimkit.reader import SHIPPED
from claimkit.reading import DEFAULT_FIELDS, Fields, Record, limits
from claimkit.records import CLAIM_TYPES, Article, article_id
from claimkit.runs.duplicates import signature

if TYPE_CHECKING:
    from concurrent.futures import Future

    from pebble import ProcessPool
    from rensa import RMinHash

CHUNK_RECORDS: Final = 64
CHUNK_BYTES: Final = (
    64_000  # under a tenth of a second of work, so that the last chunk does not keep the others waiting
)
TIMEOUT: Final = 60.0  # seconds per record; 5 MB of text take a few
REMINDER: Final = 0.5  # seconds until the alarm rings again, because Python drops what is raised within a __del__
GRACE: Final = 10.0  # further seconds until a worker that misses its own alarm is killed


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """The settings of a run. ``language`` is for articles that state none; with ``None`` it is detected from each text.

    ``published`` is an ISO date for articles without one; claims of other ``types`` are left out; ``words`` is a
    folder; ``timeout`` is in seconds and ``largest`` in bytes, per record; ``signatures`` are computed for finding
    copies.
    """

    fields: Fields = DEFAULT_FIELDS
    published: str | None = None
    language: str | None = DEFAULT
    types: tuple[str, ...] = CLAIM_TYPES
    words: str | None = None
    reader: str = SHIPPED
    min_confidence: float = 0.0
    timeout: float = TIMEOUT
    largest: int = limits.LARGEST
    signatures: bool = False


class Outcome(NamedTuple):
    """The result for the record at ``where``: the JSON line of its article, and any problems with it.

    There may be both: an article whose date cannot be read is kept without the date.
    """

    where: str
    line: bytes = b""
    claims: int = 0
    problems: tuple[InputError, ...] = ()
    id: str = ""
    signature: RMinHash | None = None


def extract_all(
    articles: Iterable[str | Article],
    *,
    workers: int = 1,
    published: str | None = None,
    language: str = DEFAULT,
    reader: str = SHIPPED,
    timeout: float = TIMEOUT,
    on_error: Callable[[InputError], None] | None = None,
) -> Iterator[Article]:
    """Extracts a stream of texts or articles, lazily and in order; memory stays flat however long the stream is.

    ``published``, ``language`` and ``reader`` are those of :func:`claimkit.extract`; ``timeout`` is in seconds per
    article. An article that fails raises :class:`InputError` or, if ``on_error`` is given, is reported to it and
    skipped. With ``workers`` above 1, a script needs the usual ``if __name__ == "__main__":``.
    """
    settings = Settings(published=published, language=require_language(language), reader=reader, timeout=timeout)
    decode = msgspec.json.Decoder(Article).decode
    for outcome in outcomes(map(_record, itertools.count(), articles), settings, workers):
        for problem in outcome.problems:
            if on_error is None:
                raise problem
            on_error(problem)
        if outcome.line:
            yield decode(outcome.line)


def _record(number: int, source: str | Article) -> Record:
    article = source if isinstance(source, Article) else Article(id=article_id(source), text=source)
    return Record(f"article {number}", "article", article)


def outcomes(records: Iterable[Record], settings: Settings, workers: int = 1) -> Iterator[Outcome]:
    """One outcome per record, in order. A few records are not worth a pool: they are handled in this process."""
    chunks = _chunks(iter(records)) if workers > 1 else ([record] for record in records)
    first = list(itertools.islice(chunks, 2)) if workers > 1 else []
    chunks = itertools.chain(first, chunks)
    if len(first) > 1:
        yield from _over_workers(chunks, settings, workers)
    else:
        work = Work(settings)
        for chunk in chunks:
            yield from work(chunk)


class Work:
    """Turns records into outcomes, in any process.

    Words and rules are imported here, not at the top, so that a process that only distributes work starts its workers
    sooner.
    """

    def __init__(self, settings: Settings) -> None:
        if settings.words:
            add_folder(Path(settings.words))
        from claimkit.extraction import pipeline  # with the words that were added

        self.settings = settings
        self.pipeline = pipeline
        self.encode = msgspec.json.Encoder().encode
        # Prepare rules and reader, outside any record's time limit.
        pipeline.extract("", language=settings.language or DEFAULT, reader=settings.reader)

    def __call__(self, records: Iterable[Record]) -> list[Outcome]:
        return [self.outcome(record) for record in records]

    def outcome(self, record: Record) -> Outcome:
        where, settings = record.where, self.settings
        problems: list[InputError] = []
        try:
            with time_limit(settings.timeout):
                article = reading.article(record, settings.fields, problems.append)
                language = reading.in_language(article, settings.language, where)
                article = self.pipeline.extract(
                    article,
                    published=settings.published,
                    language=language,
                    types=settings.types,
                    reader=settings.reader,
                    min_confidence=settings.min_confidence,
                )
                sketch = signature(article.text) if settings.signatures else None
            line = self.encode(article) + b"\n"
            return Outcome(where, line, len(article.claims), tuple(problems), article.id, sketch)
        except InputError as error:
            problems.append(error)
        except ClaimkitError:
            raise  # wrong settings affect every record
        except OutOfTime:
            problems.append(out_of_time(record, settings.timeout))
        except Exception as error:  # one record must never stop the rest
            why = f"{type(error).__name__}: {error}"
            problems.append(InputError(f"{where}: cannot be extracted", why, "please report it, with the article"))
        return Outcome(where, problems=tuple(problems))


class OutOfTime(BaseException):
    """Raised in the middle of work on a record. It is not an ``Exception``, so that no library catches it."""


@contextlib.contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """Raises :class:`OutOfTime` in the block after that many seconds, if the system has alarms (Windows does not)."""
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGALRM, _alarm)
    signal.setitimer(signal.ITIMER_REAL, seconds, REMINDER)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _alarm(number: int, frame: FrameType | None) -> None:  # noqa: ARG001 - a signal handler's arguments
    raise OutOfTime


def out_of_time(record: Record, seconds: float) -> InputError:
    return InputError(
        f"{record.where}: took more than {seconds:g} s", "it was cut off", "look at the article, or raise --timeout"
    )


def _chunks(records: Iterator[Record]) -> Iterator[list[Record]]:
    """Records in chunks that are worth sending: many small records, or a single large one."""
    chunk: list[Record] = []
    size = 0
    for record in records:
        chunk.append(record)
        size += limits.size(record)
        if size >= CHUNK_BYTES or len(chunk) == CHUNK_RECORDS:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk


def _over_workers(chunks: Iterator[list[Record]], settings: Settings, workers: int) -> Iterator[Outcome]:
    with workers_for(settings, workers) as pool:
        waiting: collections.deque[tuple[list[Record], Future[list[Outcome]]]] = collections.deque()
        try:
            for chunk in chunks:
                waiting.append((chunk, send(pool, chunk, settings)))
                if len(waiting) > 4 * workers:
                    yield from _receive(pool, *waiting.popleft(), settings)
            while waiting:
                yield from _receive(pool, *waiting.popleft(), settings)
        except BaseException:  # including a consumer that stops: it does not want the rest
            pool.stop()
            raise


def workers_for(settings: Settings, workers: int) -> ProcessPool:
    """A pool of processes for :func:`send`. A process that dies is replaced."""
    import multiprocessing

    from pebble import ProcessPool

    context = multiprocessing.get_context("spawn")
    return ProcessPool(workers, initializer=_start_worker, initargs=[settings], context=context)


def send(pool: ProcessPool, chunk: list[Record], settings: Settings) -> Future[list[Outcome]]:
    """Sends the chunk to the pool; returns its future outcomes, which raise what :func:`lost_outcome` explains if the
    process dies or hangs."""
    return pool.schedule(_run_chunk, args=[chunk], timeout=settings.timeout + GRACE)


def lost_outcome(record: Record, error: Exception, settings: Settings) -> Outcome:
    """The outcome of a record whose process died (pebble's ``ProcessExpired``) or hung (``TimeoutError``)."""
    if isinstance(error, (TimeoutError, FutureTimeoutError)):
        return Outcome(record.where, problems=(out_of_time(record, settings.timeout),))
    why = f"the worker process died on it (exit code {getattr(error, 'exitcode', None)})"
    problem = InputError(f"{record.where}: cannot be extracted", why, "look at the article")
    return Outcome(record.where, problems=(problem,))


def _receive(
    pool: ProcessPool, chunk: list[Record], future: Future[list[Outcome]], settings: Settings
) -> list[Outcome]:
    """A chunk's outcomes. If its worker died or hung, the chunk is repeated record by record to find the culprit."""
    from pebble import ProcessExpired

    try:
        return future.result()
    except (ProcessExpired, TimeoutError, FutureTimeoutError) as error:
        if len(chunk) > 1:
            return [
                outcome
                for record in chunk
                for outcome in _receive(pool, [record], send(pool, [record], settings), settings)
            ]
        return [lost_outcome(chunk[0], error, settings)]


_settings = Settings()
_work: Work | None = None


def _start_worker(settings: Settings) -> None:
    global _settings
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to handle
    _settings = settings


def _run_chunk(chunk: list[Record]) -> list[Outcome]:
    global _work
    if _work is None:
        _work = Work(_settings)
    return _work(chunk)
