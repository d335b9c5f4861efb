"""Shards on datatrove: the same records, one part per shard, and a run that lost workers can be finished."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import msgspec
import psutil
import pytest
from datatrove.io import get_datafolder

from claimkit.runs.batch import Settings
from claimkit.runs.shards import ExtractShard, _part, begin_or_resume

pytestmark = pytest.mark.usefixtures("rules_alone")

COUNT = 900  # fourteen blocks of records and a bit, for four shards


def command(*arguments: object) -> list[str]:
    return [sys.executable, "-m", "claimkit", "extract", *map(str, arguments)]


def run(*arguments: object) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(command(*arguments), capture_output=True, check=False, timeout=300)


def parts(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*.jsonl")}


@pytest.fixture(scope="module")
def news(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("news") / "news.jsonl"
    text = "Ann Lee, {n}, was accused of fraud number {n} on Monday, she said. " * 8
    rows = [msgspec.json.encode({"text": text.format(n=n), "id": n}) for n in range(COUNT)]
    rows[77] = b"{"
    file.write_bytes(b"\n".join(rows))
    return file


@pytest.fixture(scope="module")
def whole(news: Path) -> dict[str, bytes]:
    """The parts of a run that nobody disturbs."""
    folder = news.with_name("whole")
    done = run(news, "-o", folder, "--shards", 4, "--workers", 2)
    assert done.returncode == 1, done.stderr
    assert b"899 articles in 4 parts, 1 problem\n" in done.stderr
    return parts(folder)


def test_the_parts_hold_what_one_process_writes(news: Path, whole: dict[str, bytes], tmp_path: Path) -> None:
    assert sorted(whole) == [*(f"{n:05d}.jsonl" for n in range(4)), *(f"errors/{n:05d}.jsonl" for n in range(4))]
    run(news, "-o", tmp_path / "claims.jsonl", "--workers", 1, "--errors", tmp_path / "errors.jsonl")
    lines = [line for name, part in whole.items() if "errors" not in name for line in part.splitlines()]
    assert sorted(lines) == sorted((tmp_path / "claims.jsonl").read_bytes().splitlines())
    assert b"".join(whole[f"errors/{n:05d}.jsonl"] for n in range(4)) == (tmp_path / "errors.jsonl").read_bytes()


@pytest.mark.skipif(sys.platform == "win32", reason="kills with a signal")
def test_a_worker_is_killed_and_a_second_run_makes_it_whole(
    news: Path, whole: dict[str, bytes], tmp_path: Path
) -> None:
    folder = tmp_path / "claims"
    arguments = (news, "-o", folder, "--shards", 4, "--workers", 2)
    process = subprocess.Popen(command(*arguments), stderr=subprocess.PIPE)
    while not list(folder.glob("*.part")):  # a worker is at it
        time.sleep(0.02)
        assert process.poll() is None
    workers = [child for child in psutil.Process(process.pid).children() if "spawn_main" in " ".join(child.cmdline())]
    busy = max(workers, key=lambda worker: sum(worker.cpu_times()))
    os.kill(busy.pid, signal.SIGKILL)
    _, said = process.communicate(timeout=300)
    assert process.returncode == 1
    assert b"shards are missing" in said
    assert b"--resume" in said
    assert len(parts(folder)) < len(whole), "the killed worker's part has no name"
    assert run(*arguments).returncode == 2, "not again without --resume"
    done = run(*arguments, "--resume")
    assert done.returncode == 1, done.stderr
    assert parts(folder) == whole


def test_many_files_are_shared_out_whole(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for n in range(4):
        (tmp_path / "in" / f"{n}.txt").write_text(f"Ann Lee, 3{n}, was accused of fraud.")
    assert run(tmp_path / "in", "-o", tmp_path / "out", "--shards", 2, "--workers", 2).returncode == 0
    found = {
        name: [msgspec.json.decode(line)["text"][10] for line in part.splitlines()]
        for name, part in parts(tmp_path / "out").items()
        if "errors" not in name
    }
    assert found == {"00000.jsonl": ["0", "2"], "00001.jsonl": ["1", "3"]}


@pytest.mark.parametrize(
    ("arguments", "why", "do"),
    [
        (("--dedupe", "drop"), "a copy may be in another shard", "leave out one of the two"),
        (("--limit", "5"), "how many records the others hold", "name fewer files"),
        (("--errors", "bad.jsonl"), "each shard writes a file of its own", "in the folder errors/ below -o"),
    ],
)
def test_what_shards_cannot_do(news: Path, tmp_path: Path, arguments: tuple[str, ...], why: str, do: str) -> None:
    done = run(news, "-o", tmp_path / "out", "--shards", 2, *arguments)
    assert done.returncode == 2
    what, *reasons = done.stderr.decode().splitlines()
    assert what == f"claimkit: {arguments[0]} cannot be combined with --shards"
    assert why in reasons[0]
    assert do in reasons[1]
    assert not (tmp_path / "out").exists()


def test_the_first_problem_ends_a_run_that_is_to_stop_there(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"text": "Ann Lee, 59."}\n')
    (tmp_path / "b.jsonl").write_text('{"text": "Ann Lee, 59."}\n{\n{"text": "Three."}\n')
    arguments = (tmp_path / "a.jsonl", tmp_path / "b.jsonl", "-o", tmp_path / "out", "--shards", 2, "--workers", 1)
    done = run(*arguments, "--on-error", "fail")
    assert done.returncode == 2
    assert done.stderr.decode().startswith(f"claimkit: {tmp_path}/b.jsonl:2: not valid JSON\nwhy: ")
    assert b"Traceback" not in done.stderr
    assert sorted(parts(tmp_path / "out")) == ["00000.jsonl", "errors/00000.jsonl"]
    assert not list((tmp_path / "out").rglob("*.part"))
    done = run(*arguments, "--resume")
    assert done.returncode == 1
    assert b"3 articles in 2 parts, 1 problem\n" in done.stderr


def test_two_tasks_at_one_shard_do_not_mix(tmp_path: Path) -> None:
    """As when a cluster has given up a task that is still at it, and starts it anew."""
    folder = get_datafolder(str(tmp_path))
    slow = _part(folder, "00000.jsonl")
    slow.__enter__().write(b"one\ntw")
    with _part(folder, "00000.jsonl") as quick:
        quick.write(b"one\ntwo\n")
    with pytest.raises(FileNotFoundError):  # it fails, and so is not marked as completed
        slow.__exit__(None, None, None)
    assert {file.name: file.read_bytes() for file in tmp_path.iterdir()} == {"00000.jsonl": b"one\ntwo\n"}


def test_a_folder_is_written_by_one_run_at_a_time(news: Path, tmp_path: Path) -> None:
    folder = tmp_path / "claims"
    with begin_or_resume(ExtractShard([], Settings(), str(folder)), {}, resume=False):
        refused = run(news, "-o", folder, "--shards", 4, "--resume")
        assert refused.returncode == 2
        assert f"{folder} is being written\nwhy: by process {os.getpid()}".encode() in refused.stderr
    refused = run(news, "-o", folder, "--shards", 4, "--resume")
    assert b"contains another run" in refused.stderr


def test_another_run_does_not_mix_into_the_folder(news: Path, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("One.")
    assert run(tmp_path / "a.txt", "-o", tmp_path / "out", "--shards", 1).returncode == 0
    done = run(news, "-o", tmp_path / "out", "--shards", 1, "--resume")
    assert done.returncode == 2
    assert b"contains another run" in done.stderr
