"""Many articles in shards, undisturbed and with processes killed at random: equal output, and its cost.

    python benchmarks/scale.py 1000000            a million short articles, 3 GB of disk, in a temporary folder
    python benchmarks/scale.py 20000 --kills 5 --length 100

``corpus.py`` makes the articles, one file per shard. The rules extract them twice: once undisturbed, once while workers
(every fourth time the command itself) are killed at random and ``--resume`` continues until all is done. Both runs must
write the same parts, by SHA-256. The cost is the processor time of the undisturbed run. Needs ``claimkit[scale]`` and
psutil.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import platform
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import corpus
import psutil

FIRST, LAST = 0.02, 0.6  # kills fall between these shares of the undisturbed run's time


def command(news: Path, out: Path, shards: int, *more: str) -> list[str]:
    files = str(news / "*.jsonl")
    start = [sys.executable, "-m", "claimkit", "extract", files, "-o", str(out), "--reader", "rules"]
    return [*start, "--shards", str(shards), "--workers", "2", *more]


def undisturbed(news: Path, out: Path, shards: int) -> tuple[float, float]:
    """Wall-clock seconds and processor seconds."""
    begun = time.perf_counter()
    process = subprocess.Popen(command(news, out, shards), stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0, process.returncode
    return time.perf_counter() - begun, usage.ru_utime + usage.ru_stime


def disturbed(news: Path, out: Path, shards: int, moments: list[float], source: random.Random) -> tuple[int, int]:
    """Runs until all is done, killing at the given moments (seconds of running); counts kills and resumptions."""
    hits = resumed = 0
    ran = 0.0
    while True:
        begun = time.perf_counter()
        process = psutil.Popen(
            command(news, out, shards, *(["--resume"] if resumed else [])),
            stderr=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
        )
        while process.poll() is None:
            time.sleep(0.02)
            if moments and ran + time.perf_counter() - begun > moments[0]:
                moments.pop(0)
                hits += kill(process, whole=len(moments) % 4 == 3, source=source)
        ran += time.perf_counter() - begun
        if process.returncode == 0:
            return hits, resumed
        resumed += 1


def kill(process: psutil.Popen, *, whole: bool, source: random.Random) -> bool:
    """Kills one worker, or the command with all its workers; returns whether there was one."""
    workers = [child for child in process.children() if "spawn_main" in " ".join(child.cmdline())]
    if not workers:
        return False
    for victim in [process, *workers] if whole else [source.choice(workers)]:
        victim.kill()
    return True


def parts(out: Path) -> dict[str, str]:
    files = sorted([*out.glob("*.jsonl"), *out.glob("errors/*.jsonl")])
    return {str(file.relative_to(out)): hashlib.sha256(file.read_bytes()).hexdigest() for file in files}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=int)
    parser.add_argument("--shards", type=int, help="default: one per 5,000 articles, at least 8")
    parser.add_argument("--kills", type=int, default=12)
    parser.add_argument("--length", type=int, default=350, help="median of characters, without the last paragraph")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--folder", type=Path, help="where to make the temporary folder")
    options = parser.parse_args()
    shards = options.shards or max(8, options.articles // 5000)
    source = random.Random(options.seed)
    with tempfile.TemporaryDirectory(dir=options.folder) as name:
        folder = Path(name)
        news = folder / "news"
        news.mkdir()
        characters, each = 0, -(-options.articles // shards)
        for number in range(shards):
            file = news / f"{number:05d}.jsonl"
            characters += corpus.write(file, each, seed=options.seed + number, length=options.length)
        articles = each * shards
        print(
            f"{articles:,} articles, {characters / 1e6:.0f} million characters, {shards} shards, 2 workers", flush=True
        )
        clock, processor = undisturbed(news, folder / "whole", shards)
        written = sum(part.stat().st_size for part in (folder / "whole").glob("*.jsonl"))
        machine = f"Python {platform.python_version()}, {os.cpu_count()} cores"
        print(f"{machine}: {clock:.0f} s, {processor:.0f} s of processor time")
        each_million = f"{processor / articles * 1e6 / 3600:.2f} hours of one core, {written / articles * 1e-3:.1f} GB"
        print(f"a million such articles: {each_million}", flush=True)
        moments = sorted(source.uniform(FIRST, LAST) * clock for _ in range(options.kills))
        hits, resumed = disturbed(news, folder / "killed", shards, moments, source)
        whole, killed = parts(folder / "whole"), parts(folder / "killed")
        same = sum(whole[part] == killed.get(part) for part in whole)
        print(f"{hits} kills, {resumed} resumptions: {same} of {len(whole)} parts are the same, byte for byte")
        sys.exit(whole != killed)


if __name__ == "__main__":
    main()
