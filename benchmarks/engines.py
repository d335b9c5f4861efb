"""The same shards with our executor on datatrove, with datatrove's own, and with Dask's scheduler, in turns.

    python benchmarks/engines.py [ARTICLES]

This is how the engine was chosen. Prints each one's median seconds. Needs ``claimkit[scale]`` and
``dask[distributed]``.
"""

from __future__ import annotations

import os
import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path

import corpus

from claimkit import reading
from claimkit.runs.batch import Settings
from claimkit.runs.shards import ExtractShard, LocalShards

SHARDS, WORKERS, ROUNDS = 8, 2, 3


def ours(step: ExtractShard) -> None:
    assert len(list(LocalShards(step, SHARDS, WORKERS).run())) == SHARDS


def datatroves(step: ExtractShard) -> None:
    from datatrove.executor.local import LocalPipelineExecutor

    logs = step.folder + "/logs"
    LocalPipelineExecutor([step], tasks=SHARDS, workers=WORKERS, logging_dir=logs, start_method="spawn").run()


def dasks(step: ExtractShard) -> None:
    from distributed import Client, LocalCluster

    with (
        LocalCluster(n_workers=WORKERS, threads_per_worker=1, dashboard_address=None) as cluster,
        Client(cluster) as client,
    ):
        client.gather([client.submit(step.run, None, rank, SHARDS, pure=False) for rank in range(SHARDS)])


def main() -> None:
    os.environ["LOGURU_LEVEL"] = "ERROR"
    with tempfile.TemporaryDirectory() as folder:
        news = Path(folder) / "news.jsonl"
        corpus.write(news, int(sys.argv[1]) if len(sys.argv) > 1 else 2000)
        times: dict[str, list[float]] = {}
        for _ in range(ROUNDS):
            for engine in (ours, datatroves, dasks):
                out = f"{folder}/{engine.__name__}"
                shutil.rmtree(out, ignore_errors=True)
                start = time.perf_counter()
                engine(ExtractShard(reading.find([str(news)]), Settings(), out))
                times.setdefault(engine.__name__, []).append(time.perf_counter() - start)
                assert len(list(Path(out).glob("0*.jsonl"))) == SHARDS
        for name, seconds in times.items():
            print(f"{name:12} {statistics.median(seconds):6.2f} s")


if __name__ == "__main__":
    main()
