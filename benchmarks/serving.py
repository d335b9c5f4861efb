"""``claimkit serve`` under load, compared with ``claimkit extract`` on the same articles, cores and reader.

    python benchmarks/serving.py                             64 clients, 5,000 articles, by rules alone
    python benchmarks/serving.py --articles 400 --reader shipped

Prints a Markdown table. The clients share the cores with the server. Every answer must be the line that ``extract``
writes. Start-up time counts for neither side. In the last row, the server has few places and clients retry when told
to. Needs ``claimkit[serve,studio]``.
"""

from __future__ import annotations

import argparse
import hashlib
import http.client
import itertools
import os
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import corpus
import psutil

CLIENTS = 64


class Load(NamedTuple):
    """What the clients saw: total seconds, seconds per answer, a count of each status, and a hash of each line."""

    seconds: float
    waits: list[float]
    statuses: Counter[int]
    lines: set[bytes]


@contextmanager
def server(*options: str) -> Iterator[tuple[int, psutil.Process]]:
    """Starts a server; yields its port and process once it answers."""
    words = [sys.executable, "-m", "claimkit", "serve", "--port", "0", *options]
    with subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        try:
            said = next(line for line in process.stderr if "answers at" in line)
            yield int(said.partition(";")[0].rpartition(":")[2]), psutil.Process(process.pid)
        finally:
            process.terminate()


def load(port: int, bodies: list[bytes], clients: int) -> Load:
    """Posts all articles: each client takes the next free one, and waits and retries when the server refuses it."""
    taken = itertools.count()
    waits: list[float] = []
    statuses: Counter[int] = Counter()
    lines: set[bytes] = set()
    lock = threading.Lock()

    def client() -> None:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=600)
        while (number := next(taken)) < len(bodies):
            status = 0
            while status != http.client.OK:
                start = time.perf_counter()
                connection.request("POST", "/extract", bodies[number], {"Content-Type": "application/json"})
                answer = connection.getresponse()
                line, status = answer.read(), answer.status
                with lock:
                    statuses[status] += 1
                    if status == http.client.OK:
                        waits.append(time.perf_counter() - start)
                        lines.add(hashlib.sha256(line).digest())
                if status == http.client.TOO_MANY_REQUESTS:
                    time.sleep(float(answer.headers["Retry-After"]))
                elif status != http.client.OK:
                    break
        connection.close()

    threads = [threading.Thread(target=client) for _ in range(clients)]
    start = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return Load(time.perf_counter() - start, waits, statuses, lines)


def extracted(bodies: list[bytes], options: list[str]) -> tuple[float, set[bytes]]:
    """Seconds between the first and the last line of ``claimkit extract``, and a hash of each line."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "articles.jsonl")
        file.write_bytes(b"\n".join(bodies))
        words = [sys.executable, "-m", "claimkit", "-q", "extract", "-", "--input-format", "jsonl", *options]
        with file.open("rb") as given, subprocess.Popen(words, stdin=given, stdout=subprocess.PIPE) as process:
            assert process.stdout is not None
            lines = {hashlib.sha256(process.stdout.readline()).digest()}
            start = time.perf_counter()
            lines |= {hashlib.sha256(line).digest() for line in process.stdout}
        return time.perf_counter() - start, lines


def memory(process: psutil.Process) -> float:
    """Megabytes of the server and its workers."""
    return sum(one.memory_info().rss for one in [process, *process.children(recursive=True)]) / 1e6


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=5000)
    parser.add_argument("--clients", type=int, default=CLIENTS)
    parser.add_argument("--reader", default="rules")
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    given = parser.parse_args()
    options = ["--reader", given.reader, "--workers", str(given.workers)]
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "corpus.jsonl")
        corpus.write(file, given.articles)
        bodies = file.read_bytes().splitlines()
    first = max(len(bodies) // 10, given.clients)
    with server(*options) as (port, process):
        load(port, bodies[:first], given.clients)
        before = memory(process)
        served = load(port, bodies, given.clients)
        grown = memory(process) / before
    seconds, lines = extracted(bodies, options)
    with server(*options, "--queue", "4") as (port, _):
        crowded = load(port, bodies[:first], given.clients)
    rate, beside = len(bodies) / served.seconds, len(bodies) / seconds
    cuts = statistics.quantiles(served.waits, n=100)
    print(f"{len(bodies):,} articles, {given.clients} clients, {given.workers} workers, reader {given.reader}\n")
    print("| | |\n| --- | --- |")
    print(f"| answers equal to `extract`'s lines, of {len(bodies):,} | {len(served.lines & lines):,} |")
    print(f"| other statuses than 200 | {sum(served.statuses.values()) - served.statuses[200]} |")
    print(f"| articles a second: `serve`; `extract` | {rate:.1f}; {beside:.1f} |")
    print(f"| ratio | {rate / beside:.2f} |")
    print(f"| seconds to an answer: median, 99th percentile | {cuts[49]:.2f}, {cuts[98]:.2f} |")
    print(f"| memory at the end against after a tenth | {grown:.2f}× ({before * grown:.0f} MB) |")
    retried = crowded.statuses[429]
    print(f"| with 4 places, {first:,} articles: answered, told to retry | {len(crowded.waits):,}, {retried:,} |")


if __name__ == "__main__":
    main()
