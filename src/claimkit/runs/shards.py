"""Extraction in shards on datatrove, from the cores of one machine to a Slurm or Ray cluster.

A shard is a share of the sources. Its records go to its own part, ``00003.jsonl``, which gets its name only when it is
complete; datatrove then marks the shard as completed. A repeated run completes the missing shards, and a shard that
runs twice overwrites its own part.

On a cluster, give :class:`ExtractShard` to datatrove's own executor::

    SlurmPipelineExecutor([ExtractShard(sources, Settings(), "s3://bucket/claims")], tasks=500, ...).run()
"""

from __future__ import annotations

import contextlib
import io
import os
import secrets
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO, Final

import msgspec

from claimkit import reading
from claimkit.checks import extra_for, needed
from claimkit.errors import ClaimkitError, InputError, ProblemsFound, SettingsError
from claimkit.reading import Record, Source
from claimkit.runs import batch
from claimkit.runs.batch import Settings
from claimkit.runs.journal import difference, problem_line
from claimkit.runs.output_lock import locked

with needed("scale", "shards need datatrove"):
    from datatrove.executor.base import PipelineExecutor
    from datatrove.io import DataFolder, get_datafolder
    from datatrove.pipeline.base import PipelineStep

BLOCK: Final = 64  # records that stay together when one file is divided among shards
LOGS: Final = ".datatrove"


class ExtractShard(PipelineStep):  # type: ignore[misc]  # datatrove has no types
    """The pipeline step: reads this rank's share of the sources and writes its part below ``folder``.

    ``folder`` is a path or an fsspec address. Problems go to ``errors/00003.jsonl``; with ``stop``, the first one ends
    the shard.
    """

    name = "claimkit"
    type = "EXTRACT"

    def __init__(self, sources: list[Source], settings: Settings, folder: str, *, stop: bool = False) -> None:
        super().__init__()
        self.sources, self.settings, self.folder, self.stop = sources, settings, folder, stop

    def run(self, data: object = None, rank: int = 0, world_size: int = 1) -> tuple[()]:  # noqa: ARG002 - datatrove's
        folder = get_datafolder(self.folder)
        with _part(folder, f"{rank:05d}.jsonl") as out, _part(folder, f"errors/{rank:05d}.jsonl") as errors:
            for outcome in batch.outcomes(
                records_of_shard(self.sources, self.settings, rank, world_size), self.settings
            ):
                out.write(outcome.line)
                for problem in outcome.problems:
                    if self.stop:
                        raise problem
                    errors.write(problem_line(problem))
                    self.stat_update("problems")
                if outcome.line:
                    self.stat_update("articles")
                self.stat_update("claims", value=outcome.claims)
        return ()


def records_of_shard(sources: list[Source], settings: Settings, rank: int, shards: int) -> Iterator[Record]:
    """The records of one shard: whole files if there are enough of them, otherwise every ``shards``-th block of
    records."""
    if len(sources) >= shards:
        yield from reading.records(sources[rank::shards], settings.fields, largest=settings.largest)
    else:
        for number, record in enumerate(reading.records(sources, settings.fields, largest=settings.largest)):
            if number // BLOCK % shards == rank:
                yield record


@contextlib.contextmanager
def _part(folder: DataFolder, name: str) -> Iterator[BinaryIO]:
    """A file that gets its name when it is complete, replacing an earlier one.

    Another task's unfinished file is removed, whether that task is dead or still running and cut off from its cluster.
    Each task writes under its own name, so that two tasks at a time do not mix.
    """
    for left in folder.glob(f"{name}.*.part"):
        _remove(folder, left)
    draft = f"{name}.{secrets.token_hex(4)}.part"
    try:
        with folder.open(draft, "wb") as file:
            yield file
            if folder.is_local():
                file.flush()
                os.fsync(file.fileno())
        folder.mv(draft, name)
    except BaseException:
        _remove(folder, draft)
        raise


def _remove(folder: DataFolder, name: str) -> None:
    with contextlib.suppress(FileNotFoundError):
        folder.rm(name)


@contextlib.contextmanager
def begin_or_resume(step: ExtractShard, run: dict[str, Any], resume: bool) -> Iterator[None]:
    """Records the run in the folder, or checks that the same run is being resumed. Locks a local folder within the
    block (a store has no locks).

    Raises :class:`InputError` if the folder cannot be written; :class:`SettingsError` if another run is writing to it,
    if it contains another run, or if its address needs a package that is not installed.
    """
    with contextlib.ExitStack() as lock:
        try:
            with needed(extra_for(step.folder), f"cannot write {step.folder}"):
                logs = get_datafolder(get_datafolder(step.folder).resolve_paths(LOGS))
                if logs.is_local():
                    Path(logs.path).mkdir(parents=True, exist_ok=True)
                    lock.enter_context(locked(Path(step.folder), Path(logs.path) / "run.lock"))
                _begin(step, logs, msgspec.json.encode(run), resume)
        except ClaimkitError:
            raise
        except Exception as error:  # each of the many file systems has its own errors
            why = (isinstance(error, OSError) and error.strerror) or f"{type(error).__name__}: {error}"
            do = "check the address, and that you may write there"
            raise InputError(f"cannot write {step.folder}", why, do) from error
        yield


def _begin(step: ExtractShard, logs: DataFolder, now: bytes, resume: bool) -> None:
    if not logs.isfile("run.json"):
        with logs.open("run.json", "wb") as file:
            file.write(now)
        return
    with logs.open("run.json", "rb") as file:
        before = file.read()
    if before != now:
        why = f"it was started with {difference(before, now)}"
        raise SettingsError(f"{step.folder} contains another run", why, "name another folder, or empty this one")
    if not resume:
        why = f"{len(logs.list_files('completions'))} shards of it are done"
        raise SettingsError(f"{step.folder} already contains this run", why, "add --resume to complete it")


def count_lines(folder: str) -> tuple[int, int]:
    """The numbers of articles and of problems in all parts, counted as lines."""
    parts = get_datafolder(folder)
    counts = [0, 0]
    for kind, pattern in enumerate(("*.jsonl", "errors/*.jsonl")):
        for name in parts.glob(pattern):
            with parts.open(name, "rb") as file:
                counts[kind] += sum(1 for _ in file)
    return counts[0], counts[1]


class LocalShards(PipelineExecutor):  # type: ignore[misc]  # datatrove has no types
    """Runs shards in worker processes of this machine.

    datatrove's own local executor waits forever if one of its workers is killed, since ``multiprocessing.Pool`` does
    not notice. Here, the shard of a worker that died is left for the next run, and the others continue.
    """

    def __init__(self, step: ExtractShard, shards: int, workers: int) -> None:
        super().__init__([step], get_datafolder(step.folder).resolve_paths(LOGS))
        self.shards, self.workers = shards, workers

    @property
    def world_size(self) -> int:
        return self.shards

    def get_distributed_env(self, node_rank: int = -1) -> dict[str, str]:  # noqa: ARG002 - datatrove's
        names = ("node_ips", "cpus_per_task", "mem_per_cpu", "gpus_on_node")
        return {"datatrove_executor": "LOCAL", **{f"datatrove_{name}": "" for name in names}}

    def run(self) -> Iterator[int]:
        """Yields the number of each shard as it is completed. Raises :class:`ProblemsFound` if some were not."""
        import multiprocessing
        from concurrent.futures import Future, as_completed

        from pebble import ProcessExpired, ProcessPool

        failed = 0
        ranks: dict[Future[None], int] = {}
        with ProcessPool(self.workers, context=multiprocessing.get_context("spawn")) as pool:
            for rank in self.get_incomplete_ranks():
                ranks[pool.schedule(_shard, args=[self, rank])] = rank
            try:
                for future in as_completed(ranks):
                    try:
                        future.result()
                        yield ranks[future]
                    except ProcessExpired:
                        failed += 1
            except BaseException:
                pool.stop()
                raise
        if failed:
            raise ProblemsFound(
                f"{failed} of {self.shards} shards are missing",
                "their worker processes died (killed, or out of memory)",
                "run the command again with --resume; what is done is kept",
            )


def _shard(executor: LocalShards, rank: int) -> None:
    # Errors reach the parent and the shard's log anyway; datatrove would also print them on the screen.
    with contextlib.redirect_stderr(io.StringIO()):
        executor._run_for_rank(rank, 1)  # with local rank 1, datatrove logs only to the shard's log
