"""Files of records: read to the end or rejected with an error; written whole or not at all."""

from __future__ import annotations

import gzip
import io
import os
import resource
import stat
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import msgspec
import pytest
import reviewed
from commands import command

import claimkit
from claimkit.cli import get_command
from claimkit.dataset.loading import read_reviewed
from claimkit.errors import InputError, SettingsError
from claimkit.files import own_folder, read_records, written_whole
from claimkit.records import Role
from claimkit.runs.journal import Journal

LINE = b'{"role": "person", "start": 0, "end": 3, "text": "Ann"}\n'


def test_an_archive_that_was_cut_is_not_taken_for_a_short_one(tmp_path: Path) -> None:
    packed = gzip.compress(b"".join(LINE.replace(b"3", b"%d" % n) for n in range(1, 3000)))
    cut = tmp_path / "cut.jsonl.gz"
    cut.write_bytes(packed[: len(packed) // 2])
    with pytest.raises(InputError, match="to its end"):
        list(read_records(cut, Role))


def test_what_is_no_archive_is_said(tmp_path: Path) -> None:
    plain = tmp_path / "plain.jsonl.gz"
    plain.write_bytes(LINE)
    with pytest.raises(InputError, match="to its end"):
        list(read_records(plain, Role))


def test_a_broken_line_is_named(tmp_path: Path) -> None:
    file = tmp_path / "roles.jsonl"
    file.write_bytes(LINE + b"\n" + LINE + b'{"role": "person"}\n')
    records = read_records(file, Role)
    assert [next(records).text, next(records).text] == ["Ann", "Ann"]
    with pytest.raises(InputError, match="line 4"):
        next(records)


def limited(limit: int, *arguments: str) -> subprocess.CompletedProcess[str]:
    """The command line on a disk on which no file may grow beyond so many bytes."""

    def little_room() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))

    return subprocess.run(command(*arguments), preexec_fn=little_room, capture_output=True, text=True, check=False)


@pytest.mark.parametrize(("name", "limit"), [("rank", 1_000), ("export", 1_000), ("export", 100_000)])
def test_a_full_disk_is_told(tmp_path: Path, name: str, limit: int) -> None:
    articles = [claimkit.extract("Ann Lee, 59, was accused of fraud. " * 500)]
    source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    records = [reviewed.claim(reviewed.vote("a", "supported"), article=f"{n}") for n in range(200)]
    source.write_bytes(b"".join(msgspec.json.encode(r) + b"\n" for r in (articles if name == "rank" else records)))
    ran = limited(limit, name, str(source), "-o", str(target), *["--identify"] * (name == "export"))
    assert ran.returncode == 2, ran.stderr
    assert "free some space" in ran.stderr
    assert list(tmp_path.iterdir()) == [source]


@pytest.mark.parametrize("words", ["rank", "push -p title", "validate . --articles", "diff news.jsonl"])
@pytest.mark.parametrize("content", [b'{"id": "a", "text": "Rain fell."}', msgspec.json.encode(reviewed.claim())])
def test_what_was_not_extracted_is_refused_where_extracted_articles_are_wanted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: str, content: bytes
) -> None:
    """Else a wrong file would pass for articles without claims."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "news.jsonl").write_bytes(content)
    monkeypatch.setenv("LABEL_STUDIO_URL", "http://127.0.0.1:9")
    monkeypatch.setenv("LABEL_STUDIO_API_KEY", "none")
    reviews = ["--reviewed", "news.jsonl"] if words.startswith("diff") else []
    with pytest.raises(InputError, match=r"news.jsonl, line 1, .*\n.*`(sentences|claims)`"):
        get_command()([*words.split(), "news.jsonl", *reviews], standalone_mode=False)


def test_a_folder_of_our_own_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    assert own_folder(tmp_path / "new" / "one").is_dir()
    (tmp_path / "file").touch()
    with pytest.raises(SettingsError, match="cannot make the folder"):
        own_folder(tmp_path / "file" / "below")


def test_parquet_without_its_package_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(SettingsError, match="pip install"):
        list(read_reviewed("any.parquet"))


def test_standard_input_stays_open(monkeypatch: pytest.MonkeyPatch) -> None:
    stdin = io.BytesIO(LINE)
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=stdin))
    assert len(list(read_records("-", Role))) == 1
    assert not stdin.closed


def test_a_file_takes_its_name_when_all_is_written(tmp_path: Path) -> None:
    file = tmp_path / "out"
    file.write_bytes(b"before")
    with pytest.raises(ZeroDivisionError), written_whole(file) as draft:
        draft.write(b"half" * (draft.write(b"a beginning") // 0))
    assert file.read_bytes() == b"before"
    with written_whole(file) as draft:
        draft.write(b"after")
        assert file.read_bytes() == b"before"
    assert file.read_bytes() == b"after"
    assert list(tmp_path.iterdir()) == [file]


def test_nothing_but_a_file_is_replaced(tmp_path: Path) -> None:
    pipe, folder = tmp_path / "pipe", tmp_path / "folder"
    os.mkfifo(pipe)
    folder.mkdir()
    for path in (pipe, folder):
        with pytest.raises(InputError, match="cannot write"), written_whole(path):
            pass
        with pytest.raises(InputError, match="cannot write"):
            Journal(path, None, {})
        with pytest.raises(InputError, match="cannot write"):
            Journal(tmp_path / "out", path, {})
    assert stat.S_ISFIFO(pipe.stat().st_mode)
    assert sorted(tmp_path.iterdir()) == [folder, pipe]


@pytest.mark.parametrize("command_", ["rank", "extract"])
def test_a_folder_that_is_missing_is_named(tmp_path: Path, command_: str) -> None:
    (tmp_path / "a.txt").write_text("Ann Lee, 59, left.")
    out = tmp_path / "nowhere" / "out.jsonl"
    told = subprocess.run(
        command(command_, tmp_path / "a.txt" if command_ == "extract" else claims(tmp_path), "-o", out),
        capture_output=True,
        text=True,
        check=False,
    )
    assert told.returncode == 2
    assert f"cannot write {out}\nwhy: there is no folder {out.parent}\n" in told.stderr


def test_a_missing_file_is_told_before_a_server_is_asked(tmp_path: Path) -> None:
    missing = tmp_path / "missing.jsonl"
    unreachable = ("--project", "Round 1", "--url", "http://127.0.0.1:9", "--api-key", "none")
    told = subprocess.run(
        command("diff", missing, claims(tmp_path), *unreachable), capture_output=True, text=True, check=False
    )
    assert told.returncode == 2
    assert str(missing) in told.stderr


def claims(folder: Path) -> Path:
    path = folder / "claims.jsonl"
    path.write_bytes(msgspec.json.encode(claimkit.extract("Ann Lee, 59, left.")) + b"\n")
    return path
