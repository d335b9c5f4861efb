"""Where articles lie: the addresses that a user names, as a list of files, and the records in each of them."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, Final, NamedTuple

from claimkit.errors import InputError
from claimkit.reading.record import Record

FORMATS: Final = {
    ".txt": "text",
    ".text": "text",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
}


class Source(NamedTuple):
    """One file: its address and its format."""

    address: str
    format: str | None


def find(addresses: Iterable[str], format: str | None = None) -> list[Source]:  # noqa: A002 - the field's word
    """Every file behind the addresses: a folder's own and its subfolders' files of a known kind, in order of name.

    Raises :class:`InputError` for an address with nothing behind it.
    """
    return [source for address in addresses for source in _find(address, format)]


def _find(address: str, format: str | None) -> list[Source]:  # noqa: A002
    if address == "-":
        return [Source("-", format)]
    path = Path(address)
    if path.is_dir():
        found = [
            Source(str(file), format or kind)
            for file in sorted(path.rglob("*"))
            if (kind := _format(file.name)) and file.is_file() and not file.name.startswith(".")
        ]
        if not found:
            raise InputError(
                f"no articles in {address}",
                f"the folder holds no file of a known kind ({', '.join(FORMATS)})",
                "name another folder, or the files themselves",
            )
        return found
    if not path.exists():
        raise InputError(f"cannot read {address}", "there is no such file or folder", "check the path")
    return [Source(address, format or _format(path.name))]


def _format(name: str) -> str | None:
    return FORMATS.get(Path(name).suffix.lower())


def records(sources: Iterable[Source]) -> Iterator[Record]:
    """The records of all sources in order. A source that cannot be read to its end gives a record that says so."""
    for source in sources:
        name = "standard input" if source.address == "-" else source.address
        try:
            with _opened(source.address) as stream:
                yield from _split(stream, name, source.format)
        except OSError as error:
            problem = InputError("cannot be read", error.strerror or str(error), "check the file and its permissions")
            yield Record(name, "row", problem)


def _opened(address: str) -> BinaryIO:
    return sys.stdin.buffer if address == "-" else Path(address).open("rb")


def _split(stream: BinaryIO, name: str, format: str | None) -> Iterator[Record]:  # noqa: A002
    if format is None:  # standard input, or a name that tells nothing: JSON Lines begin with a brace
        start = stream.peek(64)[:64] if hasattr(stream, "peek") else b""
        format = "jsonl" if start.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] == b"{" else "text"  # noqa: A001
    return SPLITTERS[format](stream, name)


def _lines(stream: BinaryIO, name: str) -> Iterator[Record]:
    """JSON Lines: the raw line goes on, so that workers parse it (and its number names it in messages)."""
    empty = True
    for number, line in enumerate(stream, 1):
        if number == 1:
            line = line.removeprefix(b"\xef\xbb\xbf")
        if not line.isspace():
            empty = False
            yield Record(f"{name}:{number}", "jsonl", line)
    if empty:
        yield Record(name, "row", InputError("no articles", "the file is empty", "give at least one record"))


def _whole(stream: BinaryIO, name: str) -> Iterator[Record]:
    yield Record(name, "text", stream.read())


SPLITTERS: Final[dict[str, Callable[[BinaryIO, str], Iterator[Record]]]] = {"jsonl": _lines, "text": _whole}
