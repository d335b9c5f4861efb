"""Files of records: JSON Lines read with line numbers in every complaint, and files written whole or not at all."""

from __future__ import annotations

import contextlib
import gzip
import os
import secrets
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, TypeVar, cast

import jsonlines
import msgspec

from claimkit.errors import InputError

R = TypeVar("R", bound=msgspec.Struct)


@contextlib.contextmanager
def written_whole(path: str | os.PathLike[str]) -> Iterator[BinaryIO]:
    """A binary file that takes its name only when the block ends well; otherwise nothing is left behind.

    Raises :class:`InputError` when the folder is missing or cannot be written.
    """
    target = Path(path)
    draft = target.with_name(f".{target.name}.{secrets.token_hex(4)}.part")
    try:
        file = draft.open("xb")
    except OSError as error:
        raise InputError(
            f"cannot write {target}", error.strerror or str(error), "name a folder that exists and is yours"
        ) from error
    try:
        with file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        draft.replace(target)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise


def read_records(path: str | os.PathLike[str], type_: type[R]) -> Iterator[R]:
    """The records of a JSON Lines file (also ``.gz``; ``-`` is standard input), one by one.

    Raises :class:`InputError` for a file that cannot be opened, and with the line's number for a line that is no such
    record.
    """
    with _opened(path) as file, jsonlines.Reader(file, loads=msgspec.json.Decoder(type_).decode) as reader:
        try:
            for record in reader.iter(skip_empty=True):
                yield cast(R, record)  # jsonlines types what json.loads gives, not what our decoder does
        except jsonlines.InvalidLineError as error:
            raise InputError(
                f"{path}, line {error.lineno}, is not a record of the kind {type_.__name__}",
                str(error.__cause__),
                "give a JSON Lines file that claimkit wrote",
            ) from error


def _opened(path: str | os.PathLike[str]) -> BinaryIO:
    if os.fspath(path) == "-":
        return sys.stdin.buffer
    try:
        file = Path(path).open("rb")  # noqa: SIM115 - the caller closes it
    except OSError as error:
        raise InputError(f"cannot read {path}", error.strerror or str(error), "check the name") from error
    return cast(BinaryIO, gzip.open(file)) if os.fspath(path).endswith(".gz") else file
