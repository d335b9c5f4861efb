"""Files as streams of bytes: decompressed, UTF-16 turned into UTF-8, and counted while they are read."""

from __future__ import annotations

import codecs
import contextlib
import gzip
import io
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, BinaryIO, Final, cast

from claimkit.checks import needed
from claimkit.reading.sources import WEB, Source, size_of

GZIP, ZSTD = b"\x1f\x8b", b"\x28\xb5\x2f\xfd"
UTF8: Final = codecs.BOM_UTF8
UTF16: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
BLOCK: Final = 1 << 16
PEEKED: Final = 1024
CONNECT, SILENCE = 20.0, 60.0  # seconds to wait for a server's connection, and between two of its packets


class Position:
    """How many bytes of all sources have been read; ``total`` is ``None`` if a size is unknown."""

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


@contextlib.contextmanager
def opened(source: Source, position: Position | None = None) -> Iterator[BinaryIO]:
    """The file's bytes as a stream that can be peeked into.

    Files that begin like gzip or Zstandard are decompressed. Files that begin with a UTF-16 byte order mark, as some
    from Windows do, become UTF-8 (with its own mark).
    """
    with contextlib.ExitStack() as stack:
        stream: BinaryIO
        if source.address == "-":
            stream = sys.stdin.buffer
        elif "://" not in source.address:
            stream = stack.enter_context(Path(source.address).open("rb"))
        else:
            stream = stack.enter_context(io.BufferedReader(stack.enter_context(_remote(source.address))))
        if position:
            stack.enter_context(position.within(stream))
        start = peek(stream)
        if start.startswith(GZIP):
            stream = cast("BinaryIO", stack.enter_context(gzip.open(stream)))
        elif start.startswith(ZSTD):
            stream = stack.enter_context(io.BufferedReader(_Blocks(_from_zstandard(stream)), BLOCK))
        if peek(stream).startswith(UTF16):
            stream = stack.enter_context(io.BufferedReader(_Blocks(_recoded(stream)), BLOCK))
        yield stream


def peek(stream: BinaryIO) -> bytes:
    """The next bytes, up to 1,024, without consuming them."""
    return cast("bytes", stream.peek(PEEKED)[:PEEKED]) if hasattr(stream, "peek") else b""


def _remote(address: str) -> Any:
    import fsspec

    if not address.startswith(WEB):
        return fsspec.open(address, "rb")
    with needed("formats", f"cannot read {address}"):
        import aiohttp
    timeout = aiohttp.ClientTimeout(total=None, sock_connect=CONNECT, sock_read=SILENCE)
    return fsspec.open(address, "rb", client_kwargs={"timeout": timeout})


class _Blocks(io.RawIOBase):
    """Blocks of bytes as a stream; an error in producing them is raised only when the reader gets there."""

    def __init__(self, blocks: Iterator[bytes]) -> None:
        self._blocks, self._ready = blocks, b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        while not self._ready:
            block = next(self._blocks, None)
            if block is None:
                return 0
            self._ready = block
        given = self._ready[: len(buffer)]
        buffer[: len(given)] = given
        self._ready = self._ready[len(given) :]
        return len(given)


def _recoded(stream: BinaryIO) -> Iterator[bytes]:
    """UTF-16 as UTF-8 with its mark. Raises :class:`UnicodeDecodeError` if it is not UTF-16."""
    decoder = codecs.getincrementaldecoder("utf-16")()
    mark = UTF8
    while block := stream.read(BLOCK):
        yield mark + decoder.decode(block).encode()
        mark = b""
    yield decoder.decode(b"", final=True).encode()


def _from_zstandard(stream: BinaryIO) -> Iterator[bytes]:
    """The content of a Zstandard file, frame by frame. Raises :class:`EOFError` if the last frame is truncated; the
    library's own reader takes that for the end."""
    with needed("formats", "Zstandard cannot be read"):
        import zstandard
    frame = zstandard.ZstdDecompressor().decompressobj()
    block = stream.read(BLOCK)
    while block:
        yield frame.decompress(block)
        block = frame.unused_data or stream.read(BLOCK)
        if block and frame.eof:
            frame = zstandard.ZstdDecompressor().decompressobj()
    if not frame.eof:
        raise EOFError("the packed file ended before its end-of-frame marker was reached")
