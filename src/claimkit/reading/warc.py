"""WARC, the format of web archives and news crawls (ISO 28500): each HTML response is a page."""

from __future__ import annotations

import email.message
import io
import zlib
from collections.abc import Iterator
from typing import Any, BinaryIO, Final

from claimkit.checks import needed
from claimkit.errors import InputError
from claimkit.reading.columns import Fields
from claimkit.reading.limits import limit_of
from claimkit.reading.record import Record

END: Final = b"\r\n\r\n"  # of every record


def split(stream: BinaryIO, name: str, _: Fields) -> Iterator[Record]:
    """The pages, and a problem at the end if the archive is truncated; the truncated page itself is left out."""
    with needed("formats", "WARC cannot be read"):
        import brotli
        import zstandard
        from warcio.archiveiterator import ArchiveIterator
    largest = limit_of(stream)
    unpack = {
        "br": lambda data: _unpack(brotli.Decompressor(), data, largest + 1),
        "zstd": lambda data: zstandard.ZstdDecompressor().stream_reader(data).read(largest + 1),
    }
    whole = _UpToTheCut(stream)
    page: Record | None = None
    for record in ArchiveIterator(io.BufferedReader(whole)):
        if page:
            yield page
        page = _page(record, name, unpack, largest)
        while record.raw_stream.read(1 << 16):  # read the unused rest, to be sure that the record is complete
            pass
        if getattr(record.raw_stream, "limit", 0):
            page = None
            break
    if page:
        yield page
    if whole.cut:
        do = "fetch it again; the pages before the cut are read"
        yield Record(name, "row", InputError("cannot be read to its end", f"it is truncated: {whole.cut}", do))


def _page(record: Any, name: str, unpack: dict[str, Any], largest: int) -> Record | None:
    """The record as a page; ``None`` for anything but a response with HTML."""
    head = record.http_headers
    if record.rec_type != "response" or head is None or head.get_statuscode() != "200":
        return None
    described = email.message.Message()
    described["Content-Type"] = head.get_header("Content-Type") or ""
    if "html" not in described.get_content_type():
        return None
    url = record.rec_headers.get_header("WARC-Target-URI")
    where = f"{name}: {url}"
    packing = (head.get_header("Content-Encoding") or "").strip().lower()
    if packing in unpack:  # warcio leaves these as they are
        head.replace_header("Content-Encoding", "identity")
    try:
        data = _up_to(record.content_stream(), largest + 1)
        packed = not data.lstrip().startswith(b"<")  # some crawlers decompress the page but keep the header
        if packed and packing in unpack:
            data = unpack[packing](data)
        elif packed and packing not in ("", "identity", "gzip", "deflate"):
            raise ValueError(f"it is packed as {packing!r}")
    except Exception as error:  # each compression has its own errors
        why, do = f"{type(error).__name__}: {error}", "leave it out, or fetch the page again"
        return Record(where, "html", InputError("a page that cannot be unpacked", why, do))
    return Record(where, "html", data, {"url": url, "charset": described.get_content_charset()})


def _unpack(unpacker: Any, data: bytes, size: int) -> bytes:
    """Decompresses brotli data, and stops soon after ``size`` bytes of output."""
    parts = [unpacker.process(data, output_buffer_limit=size)]
    while sum(map(len, parts)) < size and not unpacker.is_finished():
        if unpacker.can_accept_more_data():
            raise EOFError("its end is missing")
        parts.append(unpacker.process(b"", output_buffer_limit=size))
    return b"".join(parts)


def _up_to(stream: Any, size: int) -> bytes:
    """Up to ``size`` bytes, from a stream that may return fewer at a time."""
    parts: list[bytes] = []
    while size > 0 and (part := stream.read(size)):
        parts.append(part)
        size -= len(part)
    return b"".join(parts)


class _UpToTheCut(io.RawIOBase):
    """A stream that ends quietly where its compressed source is truncated; ``cut`` is then the error. Without this,
    readers would lose the bytes before the cut, because they ask for more than there is."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream: Any = stream
        self.cut: Exception | None = None
        self._end = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        try:
            data = b"" if self.cut else self._stream.read1(len(buffer))
        except (EOFError, OSError, zlib.error) as error:
            data, self.cut = b"", error
        buffer[: len(data)] = data
        self._end = (self._end + data)[-len(END) :]
        if not data and not self.cut and self._end != END:
            self.cut = EOFError("the file ends in the middle of a record")
        return len(data)
