"""An interrupted run continues where it stopped and ends with the same bytes as an uninterrupted one."""

from __future__ import annotations

import contextlib
import os
import platform
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path

import msgspec
import pytest
from commands import command

from claimkit import reading
from claimkit.errors import SettingsError
from claimkit.records import Article
from claimkit.runs.batch import Settings
from claimkit.runs.journal import Journal
from claimkit.runs.run import extract_to

pytestmark = pytest.mark.usefixtures("rules_alone")

COUNT = 1000


def lines() -> list[bytes]:
    """Articles of which every 50th is unusable, and every 70th a copy of the one before with another first word."""
    found: list[bytes] = []
    for n in range(COUNT):
        story = f"Ann Lee, {n % 90}, was accused of fraud number {n} on Monday, she said. "
        text = story + " ".join(f"Line {n * 31 + k} of page {n ^ k} was read." for k in range(40))
        row = {"id": str(n), "text": text, "published": "2023-01-21"}
        if n % 70 == 1:
            row["text"] = "Wire: " + msgspec.json.decode(found[-1])["text"] if n > 1 else text
        found.append(b'{"text":\n' if n % 50 == 49 else msgspec.json.encode(row) + b"\n")
    return found


@pytest.fixture(scope="module")
def news(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("news") / "news.jsonl"
    file.write_bytes(b"".join(lines()))
    return file


@pytest.fixture(scope="module")
def whole(news: Path) -> tuple[bytes, bytes]:
    """The output and the errors of a run that nobody disturbs."""
    out, errors = news.with_name("whole.jsonl"), news.with_name("whole-errors.jsonl")
    done = subprocess.run(
        command("extract", "-", "-o", out, "--errors", errors, "--dedupe", "mark", "--workers", 1),
        input=news.read_bytes(),
        capture_output=True,
        check=False,
    )
    assert done.returncode == 1
    return out.read_bytes(), errors.read_bytes()


def test_the_undisturbed_run_is_what_it_should_be(whole: tuple[bytes, bytes]) -> None:
    articles = [msgspec.json.decode(line, type=Article) for line in whole[0].splitlines()]
    bad = [n for n in range(COUNT) if n % 50 == 49]
    assert [article.id for article in articles] == [str(n) for n in range(COUNT) if n not in bad]
    copies = {a.id: a.duplicate_of for a in articles if a.duplicate_of}
    assert copies == {str(n): str(n - 1) for n in range(71, COUNT, 70)}
    problems = [msgspec.json.decode(line) for line in whole[1].splitlines()]
    assert [problem["what"].split(":")[1] for problem in problems] == [str(n + 1) for n in bad]


def killed(news: Path, out: Path, errors: Path, workers: int) -> int:
    """Starts a run that reads from a pipe and kills it, workers and all, behind a checkpoint; gives what was done."""
    process = subprocess.Popen(
        command("extract", "-", "-o", out, "--errors", errors, "--dedupe", "mark", "--workers", workers, "--resume"),
        stdin=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    assert process.stdin
    journal, before = out.with_name(out.name + ".journal"), done(out)
    with contextlib.suppress(BrokenPipeError), process.stdin:  # what the dead will not read any more
        for n, line in enumerate(news.read_bytes().splitlines(keepends=True)):
            process.stdin.write(line)
            if n % 20 == 0 and n > before:
                process.stdin.flush()
                time.sleep(0.05)
            if journal.exists() and done(out) > before:
                break
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
    return done(out)


def done(out: Path) -> int:
    journal = out.with_name(out.name + ".journal")
    states = journal.read_bytes().splitlines()[1:] if journal.exists() else []
    return int(msgspec.json.decode(states[-1])["records"]) if states else 0


@pytest.mark.skipif(sys.platform == "win32", reason="kills with a signal")
@pytest.mark.parametrize("workers", [1, 2])
def test_killed_twice_and_taken_up_again(news: Path, whole: tuple[bytes, bytes], tmp_path: Path, workers: int) -> None:
    out, errors = tmp_path / "claims.jsonl", tmp_path / "errors.jsonl"
    first = killed(news, out, errors, workers)
    second = killed(news, out, errors, workers)
    assert 0 < first < second < COUNT
    assert not out.exists(), "no half-written file under the name"
    with out.with_name("claims.jsonl.part").open("ab") as part, out.with_name("claims.jsonl.journal").open("ab") as log:
        part.write(b'{"id": "torn')
        log.write(b'\n{"records": 99999, "arti')  # what a power cut may leave
    arguments = ("-", "-o", out, "--errors", errors, "--dedupe", "mark", "--workers", workers)
    refused = subprocess.run(command("extract", *arguments), input=b"", capture_output=True, check=False)
    assert refused.returncode == 2
    assert b"--resume" in refused.stderr
    end = subprocess.run(
        command("extract", *arguments, "--resume"), input=news.read_bytes(), capture_output=True, check=False
    )
    assert end.returncode == 1
    assert out.read_bytes() == whole[0]
    assert errors.read_bytes() == whole[1]
    assert sorted(file.name for file in tmp_path.iterdir()) == ["claims.jsonl", "errors.jsonl"]


@pytest.mark.skipif(sys.platform == "win32", reason="sets a limit that Windows does not have")
def test_a_full_disk_is_said_and_the_run_can_go_on(news: Path, whole: tuple[bytes, bytes], tmp_path: Path) -> None:
    out, errors = tmp_path / "claims.jsonl", tmp_path / "errors.jsonl"
    arguments = command("extract", "-", "-o", out, "--errors", errors, "--dedupe", "mark", "--workers", 1)

    def little_room() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (len(whole[0]) // 3, resource.RLIM_INFINITY))

    full = subprocess.run(arguments, input=news.read_bytes(), preexec_fn=little_room, capture_output=True, check=False)
    assert full.returncode == 2
    assert b"cannot write" in full.stderr
    assert b"free some space" in full.stderr
    assert b"Traceback" not in full.stderr
    assert not out.exists()
    end = subprocess.run([*arguments, "--resume"], input=news.read_bytes(), capture_output=True, check=False)
    assert end.returncode == 1
    assert (out.read_bytes(), errors.read_bytes()) == whole


def test_another_command_does_not_take_the_run_up(tmp_path: Path) -> None:
    out = tmp_path / "claims.jsonl"
    journal = Journal(out, None, {"limit": None, "dedupe": "off"})
    journal.state.records = 1
    journal.write(b"{}\n")
    journal.checkpoint(every=0)
    assert journal.stop()
    with pytest.raises(SettingsError, match=r"started with --limit nothing \(now 5\)"):
        Journal(out, None, {"limit": 5, "dedupe": "off"}, resume=True)
    again = Journal(out, None, {"limit": None, "dedupe": "off"}, resume=True)
    assert again.state.output_bytes == 3
    again.stop()


def test_dropped_copies_and_a_limit(news: Path, tmp_path: Path) -> None:
    out = tmp_path / "claims.jsonl"
    done = subprocess.run(
        command("extract", news, "-o", out, "--dedupe", "drop", "--limit", 80), capture_output=True, check=False
    )
    assert b"1 copy, 1 problem\n" in done.stderr
    found = [int(msgspec.json.decode(line)["id"]) for line in out.read_bytes().splitlines()]
    assert found == [n for n in range(80) if n not in (49, 71)]


def test_resuming_a_whole_run_does_nothing(news: Path, tmp_path: Path) -> None:
    out = tmp_path / "claims.jsonl"
    arguments = command("extract", news, "-o", out, "--limit", 5, "--resume")
    subprocess.run(arguments, capture_output=True, check=True)
    written = out.stat()
    again = subprocess.run(arguments, capture_output=True, check=True)
    assert b"nothing to resume" in again.stderr
    assert out.stat().st_mtime_ns == written.st_mtime_ns
    assert [file.name for file in tmp_path.iterdir()] == ["claims.jsonl"]


def waiting_for(path: Path, process: subprocess.Popen[bytes]) -> None:
    while not path.exists():
        assert process.poll() is None
        time.sleep(0.02)


@pytest.mark.skipif(sys.platform == "win32", reason="kills with a signal")
@pytest.mark.parametrize("shared", ["-o", "--errors"])
def test_a_file_is_written_by_one_run_at_a_time(news: Path, tmp_path: Path, shared: str) -> None:
    out, errors = tmp_path / "claims.jsonl", tmp_path / "errors.jsonl"
    other = (
        ("-o", out, "--errors", tmp_path / "o") if shared == "-o" else ("-o", tmp_path / "o.jsonl", "--errors", errors)
    )
    first = subprocess.Popen(
        command("extract", "-", "-o", out, "--errors", errors), stdin=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    contended = out if shared == "-o" else errors
    waiting_for(contended.with_name(contended.name + ".part"), first)
    for resume in ((), ("--resume",)):
        second = subprocess.run(command("extract", news, *other, *resume), capture_output=True, check=False, text=True)
        assert second.returncode == 2
        assert f"{contended} is being written" in second.stderr
        assert f"by process {first.pid} on {platform.node()}, since 20" in second.stderr
    first.kill()
    first.wait()
    assert first.stdin
    first.stdin.close()
    after = subprocess.run(command("extract", news, *other, "--limit", 40), capture_output=True, check=False)
    assert after.returncode == 0, "a dead run holds nothing"
    assert not contended.with_name(contended.name + ".lock").exists()


def test_runs_that_begin_at_once_do_not_mix(tmp_path: Path) -> None:
    """Each holds the lock alone, however often the file is taken away beside the others."""
    lock, counted = tmp_path / "out.lock", tmp_path / "count"
    program = f"""if 1:
        from pathlib import Path
        from claimkit.errors import SettingsError
        from claimkit.runs.output_lock import locked
        count = Path({str(counted)!r})
        done = 0
        while done < 200:
            try:
                with locked(Path("out"), Path({str(lock)!r})):
                    count.write_text(str(int(count.read_text()) + 1))
                    done += 1
            except SettingsError:
                pass
    """
    counted.write_text("0")
    runs = [subprocess.Popen([sys.executable, "-c", program]) for _ in range(3)]
    assert [run.wait(timeout=120) for run in runs] == [0, 0, 0]
    assert counted.read_text() == "600"


def test_one_name_for_output_and_errors_is_refused(news: Path, tmp_path: Path) -> None:
    both = tmp_path / "claims.jsonl"
    done = subprocess.run(command("extract", news, "-o", both, "--errors", both), capture_output=True, check=False)
    assert done.returncode == 2
    assert b"both name" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_run_of_nothing_but_problems_is_over_when_it_ends(tmp_path: Path) -> None:
    """It may be longer than the second after which there is a checkpoint; the same command can be given again."""
    bad, out, errors = tmp_path / "bad.jsonl", tmp_path / "claims.jsonl", tmp_path / "errors.jsonl"
    bad.write_bytes(b'{"text": 1}\n')
    out.write_bytes(b"from an earlier run\n")
    journal = Journal(out, errors, {})
    for _ in extract_to(journal, reading.records(reading.find([str(bad)])), Settings(), on_problem=lambda _: None):
        journal.checkpoint(every=0)
    journal.finish()
    assert out.read_bytes() == b"from an earlier run\n"
    assert b"is not text" in errors.read_bytes()
    assert sorted(file.name for file in tmp_path.iterdir()) == ["bad.jsonl", "claims.jsonl", "errors.jsonl"]
    for _ in range(2):
        again = subprocess.run(command("extract", bad, "-o", out, "--errors", errors), capture_output=True, check=False)
        assert again.returncode == 1
        assert b"is not text" in again.stderr
