"""WARC, the format of web archives and news crawls (ISO 28500): each HTML response is a page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from claimkit.checks import needed
from claimkit.reading.record import Fields, Record


def split(stream: BinaryIO, name: str, _: Fields) -> Iterator[Record]:
    with needed("formats", "WARC cannot be read"):
        from warcio.archiveiterator import ArchiveIterator
    for record in ArchiveIterator(stream):
        head = record.http_headers
        if record.rec_type != "response" or head is None or head.get_statuscode() != "200":
            continue
        url = record.rec_headers.get_header("WARC-Target-URI")
        if "html" in (head.get_header("Content-Type") or "").lower():
            yield Record(f"{name}: {url}", "html", record.content_stream().read(), {"url": url})
