"""An output file that a long run can leave and resume without losing or duplicating a line.

During a run, ``claims.jsonl.part`` holds the output so far, and ``claims.jsonl.journal`` records how much of it was
safely on disk: one JSON line about the run, then one for each checkpoint. Resuming a run means truncating the part to
the last checkpoint and continuing after the records that it counts. When everything is done, the part gets its final
name and the journal is removed. Meanwhile, a lock keeps other runs from writing the same files. A killed process, a
full disk or a power cut costs no more than the work since the last checkpoint.
"""

from __future__ import annotations

import contextlib
import os
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Annotated, Any, BinaryIO, Final

import msgspec

from claimkit.errors import InputError, SettingsError
from claimkit.files import UNDECODABLE, not_writable, refuse_other_than_file
from claimkit.records import Article
from claimkit.runs.output_lock import locked

EVERY: Final = 1.0  # seconds between checkpoints


Count = Annotated[int, msgspec.Meta(ge=0)]


class State(msgspec.Struct):
    """How far a run has come: counts, and the lengths of its files in bytes."""

    records: Count = 0
    articles: Count = 0
    claims: Count = 0
    problems: Count = 0
    copies: Count = 0
    output_bytes: Count = 0
    errors_bytes: Count = 0


class Journal:
    """The files of one run. ``output`` is ``None`` for standard output, which cannot be resumed.

    ``run`` describes everything that determines the output; a run can only be resumed with the same ``run``. Raises
    :class:`SettingsError` if another run is writing the files, or if there is an unfinished run and ``resume`` is not
    set or ``run`` differs; :class:`InputError` if a file cannot be written, or was changed since the run stopped.
    """

    def __init__(self, output: Path | None, errors: Path | None, run: dict[str, Any], resume: bool = False) -> None:
        for path in filter(None, (output, errors)):
            refuse_other_than_file(path)
        self.output, self.errors = output, errors
        self.path = None if output is None else _with_suffix(output, ".journal")
        self.resumed = resume
        self.run = msgspec.json.encode(run)
        with contextlib.ExitStack() as locks:
            for path in filter(None, (output, errors)):
                locks.enter_context(locked(path, _with_suffix(path, ".lock")))
            self.state = self._last() if self.path and self.path.exists() else State()
            if not self.state.output_bytes:
                self._discard()
            elif not resume:
                raise SettingsError(
                    f"there is an unfinished run of {output}",
                    f"{self.state.records:,} records of it are done",
                    f"add --resume to continue it, or delete {self.path} to start again",
                )
            self._files = [
                None if path is None else self._opened(_with_suffix(path, ".part"), length)
                for path, length in ((output, self.state.output_bytes), (errors, self.state.errors_bytes))
            ]
            self._locks = locks.pop_all()
        self._journal: BinaryIO | None = None
        self._saved = time.monotonic()

    def written(self) -> Iterator[Article]:
        """The articles in the output so far. Raises :class:`InputError` for a line that is not an article."""
        if self.output and self.state.output_bytes:
            part = _with_suffix(self.output, ".part")
            with part.open("rb") as file:
                for number, line in enumerate(file, 1):
                    try:
                        article = msgspec.json.decode(line, type=Article)
                    except UNDECODABLE as error:
                        raise self._changed(f"{part}, line {number}, is not an article", str(error)) from error
                    yield article

    def written_places(self) -> Iterator[tuple[str, str]]:
        """(id, where it was read) for each article written."""
        for article in self.written():
            yield article.id, article.file or f"article {article.id}"

    def write(self, line: bytes) -> None:
        """Adds a line to the output."""
        (self._files[0] or sys.stdout.buffer).write(line)
        self.state.output_bytes += len(line)

    def write_error(self, problem: InputError) -> None:
        """Adds a problem to the errors file, if there is one."""
        if self._files[1]:
            line = problem_line(problem)
            self._files[1].write(line)
            self.state.errors_bytes += len(line)

    def checkpoint(self, every: float = EVERY) -> None:
        """Syncs what was written to disk and records a checkpoint, if the last one was at least that many seconds
        ago."""
        if time.monotonic() - self._saved < every:
            return
        self._flush()
        if self.path:
            if self._journal is None:
                new = not self.path.exists()
                self._journal = self.path.open("ab")
                if new:
                    self._journal.write(self.run)
            self._journal.write(b"\n" + msgspec.json.encode(self.state))
            self._journal.flush()
            os.fsync(self._journal.fileno())
        self._saved = time.monotonic()

    def finish(self, convert: Callable[[Path, Iterator[Article]], None] | None = None) -> None:
        """Gives the files their final names. If there are problems and no articles, there is no output file.

        With ``convert``, that function writes the output from the articles instead.
        """
        self._flush()
        self._close()
        if self.errors:
            _with_suffix(self.errors, ".part").replace(self.errors)
        if self.output:
            part = _with_suffix(self.output, ".part")
            if self.state.articles or not self.state.problems:
                if convert:
                    convert(self.output, self.written())
                    part.unlink()
                else:
                    part.replace(self.output)
            else:
                part.unlink()
        if self.path:
            self.path.unlink(missing_ok=True)
        self._locks.close()

    def stop(self) -> bool:
        """Ends an unfinished run; returns whether it can be resumed. A run without a checkpoint leaves no files."""
        with contextlib.suppress(OSError):  # on a full disk, the buffers cannot be written either
            self._close()
        if not self.state.output_bytes:
            self._discard()
        kept = self.path is not None and self.path.exists()
        for path in (self.output, self.errors):
            if path and not kept:
                _with_suffix(path, ".part").unlink(missing_ok=True)
        self._locks.close()
        return kept

    def _discard(self) -> None:
        self.state = State()
        if self.path:
            self.path.unlink(missing_ok=True)

    def _flush(self) -> None:
        for file in self._files:
            if file:
                file.flush()
                os.fsync(file.fileno())
        if self.output is None:
            sys.stdout.buffer.flush()

    def _close(self) -> None:
        with contextlib.ExitStack() as stack:
            for file in (*self._files, self._journal):
                if file:
                    stack.callback(file.close)

    def _opened(self, part: Path, length: int) -> BinaryIO:
        """The file, truncated to that many bytes and open at its end."""
        held = part.stat().st_size if part.is_file() else 0
        if held < length:
            why = f"it has {held:,} of the {length:,} bytes that were written"
            raise self._changed(f"{part} is not as the run left it", why)
        try:
            file = part.open("r+b" if length else "wb")
        except OSError as error:
            raise not_writable(part.with_name(part.name.removesuffix(".part")), error) from error
        file.truncate(length)
        file.seek(length)
        return file

    def _changed(self, what: str, why: str) -> InputError:
        return InputError(what, why, f"put it back, or delete {self.path} to start again")

    def _last(self) -> State:
        """How far the run came. A run that wrote nothing starts over, whatever its options were."""
        assert self.path is not None
        run, *states = self.path.read_bytes().split(b"\n")
        last = State()
        for line in reversed(states):
            with contextlib.suppress(*UNDECODABLE):  # a line that was being written when the power failed
                last = msgspec.json.decode(line, type=State)
                break
        if not last.output_bytes:
            return State()
        if run != self.run:
            raise SettingsError(
                f"another run of {self.output} is unfinished",
                f"it was started with {difference(run, self.run)}",
                f"run its command again with --resume, or delete {self.path} to start again",
            )
        return last


def problem_line(problem: InputError) -> bytes:
    """A problem as a line of an errors file."""
    return msgspec.json.encode({"what": problem.what, "why": problem.why, "do": problem.do}) + b"\n"


def _with_suffix(path: Path, suffix: str) -> Path:
    return path.with_name(path.name + suffix)


def difference(old: bytes, new: bytes) -> str:
    """The settings in which two runs, described in JSON, differ: ``--limit 5 (now nothing)``."""
    try:
        before, now = (_by_option(msgspec.json.decode(run, type=dict[str, Any])) for run in (old, new))
    except UNDECODABLE:
        return "a command that its journal does not record"
    return ", ".join(_option(key, before.get(key), now[key]) for key in now if before.get(key) != now[key])


def _by_option(run: dict[str, Any]) -> dict[str, Any]:
    """The settings of a run by the names of their options."""
    given = msgspec.convert(run.get("fields", {}), dict[str, Any])
    fields = {f"{k}_field" if "_" not in k else k: v for k, v in given.items()}
    return {name: value for name, value in run.items() if name != "fields"} | fields


def _option(name: str, before: object, now: object) -> str:
    """An option's earlier and present value, in words."""
    if name == "sources":
        return "other files, or the files have changed since"
    flag = "claimkit" if name == "version" else f"--{name.replace('_', '-')}"
    then, today = ("nothing" if value in (None, []) else _as_word(value) for value in (before, now))
    return f"{flag} {then} (now {today})"


def _as_word(value: object) -> str:
    return " ".join(map(str, value)) if isinstance(value, list) else str(value)
