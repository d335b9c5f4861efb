"""Where articles lie: the addresses that a user names become a list of files, and files become streams of bytes."""

from __future__ import annotations

import contextlib
import glob
import gzip
import io
import sys
import urllib.parse
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, Final, NamedTuple, cast

from claimkit.checks import extra_for, needed
from claimkit.errors import ClaimkitError, InputError

FORMATS: Final = {
    ".txt": "text",
    ".text": "text",
    ".html": "html",
    ".htm": "html",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".csv": "csv",
    ".tsv": "csv",
    ".parquet": "parquet",
    ".warc": "warc",
}
PACKED: Final = (".gz", ".zst")
WEB: Final = ("http://", "https://")
GZIP, ZSTD = b"\x1f\x8b", b"\x28\xb5\x2f\xfd"


class Source(NamedTuple):
    """One file: its address and its format, ``None`` when the name does not tell."""

    address: str
    format: str | None

    @property
    def name(self) -> str:
        return "standard input" if self.address == "-" else self.address


def find(addresses: Iterable[str], format: str | None = None) -> list[Source]:  # noqa: A002 - the field's word
    """Every file behind the addresses; a folder stands for its files of a known kind, deep, in order of name.

    Raises :class:`InputError` for an address with nothing behind it.
    """
    return [
        Source(file, format or format_of(file))
        for address in addresses
        for file in (_remote(address) if "://" in address else _local(address))
    ]


def format_of(name: str) -> str | None:
    """The format that a file's name promises."""
    plain = Path((urllib.parse.urlsplit(name).path if name.startswith(WEB) else name).lower())
    return FORMATS.get((plain.with_suffix("") if plain.suffix in PACKED else plain).suffix)


def _local(address: str) -> list[str]:
    path = Path(address)
    if address == "-" or path.is_file():
        return [address]
    if path.is_dir():
        files = sorted(file for file in path.rglob("*") if file.is_file())
        return _articles(address, [str(file) for file in files if not file.name.startswith(".")])
    if found := sorted(glob.glob(address, recursive=True)):  # noqa: PTH207 - Path.glob takes no absolute pattern
        return [file for match in found for file in _local(match)]
    if path.exists():  # a named pipe
        return [address]
    raise InputError(f"cannot read {address}", "there is no such file or folder", "check the path")


def _remote(address: str) -> list[str]:
    """The web has no folders, and ``?`` has a meaning of its own there: a page is a page, whatever it links to."""
    web = address.startswith(WEB)
    try:
        with needed(extra_for(address), f"cannot read {address}"):
            import fsspec

            system, path = fsspec.core.url_to_fs(address)
        if "*" in path if web else glob.has_magic(path):
            found = sorted(system.glob(path))
        elif web or format_of(path) or not system.isdir(path):
            return [address]
        else:
            found = sorted(system.find(path))
    except ClaimkitError:
        raise
    except Exception as error:  # each of the many file systems has errors of its own
        raise InputError(f"cannot read {address}", f"{type(error).__name__}: {error}", "check the address") from error
    return _articles(address, [str(system.unstrip_protocol(file)) for file in found])


def _articles(address: str, files: list[str]) -> list[str]:
    found = [file for file in files if format_of(file)]
    if not found:
        kinds = ", ".join(FORMATS)
        raise InputError(
            f"no articles in {address}",
            f"it holds no file of a known kind ({kinds}, also with {' or '.join(PACKED)})",
            "name another folder, or the files themselves",
        )
    return found


class Position:
    """How far reading has come, of all bytes of the sources; ``total`` is ``None`` when their sizes are not known."""

    def __init__(self, sources: Iterable[Source]) -> None:
        sizes = [size_of(source) for source in sources]
        self.total = None if None in sizes else sum(size for size in sizes if size)
        self._before = 0
        self._stream: BinaryIO | None = None

    @property
    def bytes(self) -> int:
        return self._before + (self._stream.tell() if self._stream else 0)

    @contextlib.contextmanager
    def within(self, stream: BinaryIO) -> Iterator[None]:
        """Counts the stream while it is being read."""
        self._stream = stream if stream.seekable() else None
        try:
            yield
        finally:
            self._before, self._stream = self.bytes, None


def size_of(source: Source) -> int | None:
    """A local file's size in bytes."""
    path = Path(source.address)
    return path.stat().st_size if path.is_file() else None


@contextlib.contextmanager
def opened(source: Source, position: Position | None = None) -> Iterator[BinaryIO]:
    """The file's bytes, unpacked when they begin like gzip or Zstandard, as a stream that can be peeked into."""
    with contextlib.ExitStack() as stack:
        stream: BinaryIO
        if source.address == "-":
            stream = sys.stdin.buffer
        elif "://" not in source.address:
            stream = stack.enter_context(Path(source.address).open("rb"))
        else:
            import fsspec

            stream = stack.enter_context(io.BufferedReader(stack.enter_context(fsspec.open(source.address, "rb"))))
        if position:
            stack.enter_context(position.within(stream))
        start = peek(stream)
        if start.startswith(GZIP):
            stream = cast("BinaryIO", stack.enter_context(gzip.open(stream)))
        elif start.startswith(ZSTD):
            with needed("formats", "Zstandard cannot be read"):
                import zstandard
            unpacked = zstandard.ZstdDecompressor().stream_reader(stream, read_across_frames=True, closefd=False)
            stream = stack.enter_context(io.BufferedReader(unpacked))
        yield stream


def peek(stream: BinaryIO) -> bytes:
    """The next few bytes, left in the stream."""
    return cast("bytes", stream.peek(64)[:64]) if hasattr(stream, "peek") else b""
