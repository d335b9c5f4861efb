"""Files of records: JSON Lines read with line numbers in every error, and files written completely or not at all."""

from __future__ import annotations

import contextlib
import errno
import gzip
import os
import secrets
import sys
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO, Final, TypeVar, cast

import jsonlines
import msgspec

from claimkit.errors import InputError, SettingsError

R = TypeVar("R", bound=msgspec.Struct)
_KINDS = {  # a record's name in messages, and what writes it
    "ExtractedArticle": ("an extracted article", "`claimkit extract`"),
    "ReviewedClaim": ("a reviewed claim", "`claimkit export`"),
    "ScoredRow": ("gold, an extracted article or a reviewed claim", "claimkit"),
}
# What decoding JSON raises for bytes that are not the record asked for.
UNDECODABLE: Final = (msgspec.DecodeError, UnicodeDecodeError, RecursionError)
_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


@contextlib.contextmanager
def written_whole(path: str | os.PathLike[str]) -> Iterator[BinaryIO]:
    """A binary file that gets its name only when the block ends without an error; otherwise nothing is left behind.

    Raises :class:`InputError` when the folder is missing or cannot be written, when the name is that of a folder, a
    device or a pipe, and when the disk is full.
    """
    target = Path(path)
    refuse_other_than_file(target)
    draft = target.with_name(f".{target.name}.{secrets.token_hex(4)}.part")
    try:
        file = draft.open("xb")
    except OSError as error:
        raise not_writable(target, error) from error
    try:
        with file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        draft.replace(target)
    except BaseException as error:
        draft.unlink(missing_ok=True)
        if isinstance(error, OSError) and error.errno in _FULL:
            raise InputError(
                f"cannot write {target}", str(error.strerror), "free some space, then try again"
            ) from error
        raise


def refuse_other_than_file(target: Path) -> None:
    """Raises :class:`InputError` for a folder, a device or a pipe: the new file would take its place."""
    if target.exists() and not target.is_file():
        what, do = "a device or a pipe", "write to standard output (-) and redirect that"
        if target.is_dir():
            what, do = "a folder", "name a file in it"
        raise InputError(f"cannot write {target}", f"it is {what}", do)


def not_writable(target: Path, error: OSError) -> InputError:
    """The error for a file that could not be opened for writing."""
    if isinstance(error, FileNotFoundError):
        return InputError(f"cannot write {target}", f"there is no folder {target.parent}", "create it with mkdir -p")
    return InputError(f"cannot write {target}", error.strerror or str(error), "name a folder that you may write to")


def own_folder(folder: Path) -> Path:
    """The folder, created if necessary. Raises :class:`SettingsError` if that fails."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        why, do = error.strerror or str(error), "check HOME and the XDG_ variables: claimkit keeps its own files there"
        raise SettingsError(f"cannot make the folder {folder}", why, do) from error
    return folder


def read_records(
    path: str | os.PathLike[str], type_: type[R], loads: Callable[[bytes | str], R] | None = None
) -> Iterator[R]:
    """The records of a JSON Lines file (also ``.gz``; ``-`` is standard input), one by one.

    ``loads`` turns a line into a record, if the type alone is not enough. Raises :class:`InputError` for a file that
    cannot be opened or read to its end, and for a line that is not such a record (the error gives its number).
    """
    made = loads or msgspec.json.Decoder(type_).decode

    def load(line: bytes | str) -> R:
        try:
            return made(line)
        except RecursionError as error:
            raise ValueError("its values are nested too deeply") from error

    kind, maker = _KINDS.get(type_.__name__, (f"a {type_.__name__}", "claimkit"))
    with _opened(path) as file, jsonlines.Reader(_lines(file, path), loads=load) as reader:
        try:
            for record in reader.iter(skip_empty=True):
                yield cast(R, record)  # jsonlines types what json.loads gives, not what our decoder does
        except jsonlines.InvalidLineError as error:
            raise InputError(
                f"{path}, line {error.lineno}, is not {kind}",
                str(error.__cause__),
                f"give a file that {maker} wrote",
            ) from error


def _opened(path: str | os.PathLike[str]) -> contextlib.AbstractContextManager[BinaryIO]:
    if os.fspath(path) == "-":
        return contextlib.nullcontext(sys.stdin.buffer)
    try:
        return cast(BinaryIO, gzip.open(path)) if os.fspath(path).endswith(".gz") else Path(path).open("rb")
    except OSError as error:
        raise InputError(f"cannot read {path}", error.strerror or str(error), "check the name") from error


def _lines(file: BinaryIO, path: str | os.PathLike[str]) -> Iterator[bytes]:
    try:
        yield from file
    except (OSError, EOFError, zlib.error) as error:  # jsonlines takes a truncated archive's EOFError for the end
        raise InputError(f"cannot read {path} to its end", str(error), "check that the file is complete") from error
