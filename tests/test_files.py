"""Files of records: read to their end or complained of, written whole or not at all."""

from __future__ import annotations

import gzip
import io
import os
import stat
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from claimkit.errors import InputError
from claimkit.files import read_records, written_whole
from claimkit.journal import Journal
from claimkit.records import Role

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
