"""Turns the paths, globs and addresses that a user names into a list of files."""

from __future__ import annotations

import glob
import urllib.parse
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final, NamedTuple

from claimkit.checks import extra_for, needed
from claimkit.errors import ClaimkitError, InputError
from claimkit.reading.failures import reason

FORMATS: Final = {
    ".txt": "text",
    ".text": "text",
    ".docx": "docx",
    ".odt": "odt",
    ".pdf": "pdf",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".xml": "feed",
    ".rss": "feed",
    ".atom": "feed",
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".csv": "csv",
    ".tsv": "csv",
    ".parquet": "parquet",
    ".warc": "warc",
}
PACKED: Final = (".gz", ".zst")
WEB: Final = ("http://", "https://")
STANDARD_INPUT: Final = "standard input"

PassOver = Callable[[str], None]


class Source(NamedTuple):
    """One file: its address, and its format (``None`` if the name does not show it)."""

    address: str
    format: str | None

    @property
    def name(self) -> str:
        return STANDARD_INPUT if self.address == "-" else self.address


def find(
    addresses: Iterable[str],
    format: str | None = None,  # noqa: A002 - the field's word
    pass_over: PassOver = lambda _: None,
) -> list[Source]:
    """Every file behind the addresses. A folder stands for its files of known kinds, recursively, in order of name.

    ``pass_over`` is called with each file of a folder or a glob that is skipped because its kind is unknown; with
    ``format``, all kinds count as known. Raises :class:`InputError` for an address with nothing behind it.
    """
    return [
        Source(file, format or format_of(file))
        for address in addresses
        for file in (_remote if "://" in address else _local)(address, format is not None, pass_over)
    ]


def format_of(name: str) -> str | None:
    """The format that a file's ending indicates."""
    return FORMATS.get(_ending(name))


def by_kind(files: Iterable[str]) -> str:
    """Files counted by their endings, the most frequent first: ``.pptx 2, .zip 1``."""
    counts = Counter(_ending(file) or "without an ending" for file in files)
    return ", ".join(f"{ending} {count:,}" for ending, count in counts.most_common())


def _ending(name: str) -> str:
    """A name's ending in lower case, ignoring that of a compression: ``.csv`` for ``news.CSV.gz``."""
    plain = Path((urllib.parse.urlsplit(name).path if name.startswith(WEB) else name).lower())
    return plain.with_suffix("").suffix or plain.suffix if plain.suffix in PACKED else plain.suffix


def _local(address: str, all_kinds: bool, pass_over: PassOver) -> list[str]:
    path = Path(address)
    if address == "-" or path.is_file():
        return [address]
    if path.is_dir():
        files = sorted(file for file in path.rglob("*") if file.is_file())
        return _articles(address, [str(f) for f in files if not f.name.startswith(".")], all_kinds, pass_over)
    if found := sorted(glob.glob(address, recursive=True)):  # noqa: PTH207 - Path.glob takes no absolute pattern
        # A pattern that spells out the ending (*.log) includes these files even if their kind is unknown.
        meant = all_kinds or not glob.has_magic(_ending(address) or "*")
        files = sorted(
            {file for match in map(Path, found) for file in (match.rglob("*") if match.is_dir() else [match])}
        )
        return _articles(address, [str(file) for file in files if file.is_file()], meant, pass_over)
    if path.exists():  # a named pipe
        return [address]
    raise InputError(f"cannot read {address}", "there is no such file or folder", "check the path")


def _remote(address: str, all_kinds: bool, pass_over: PassOver) -> list[str]:
    """As :func:`_local`, for fsspec addresses. On the web there are no folders, and ``?`` is not a wildcard."""
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
    except Exception as error:  # each of the many file systems has its own errors
        raise InputError(f"cannot read {address}", *reason(error)) from error
    return _articles(address, [str(system.unstrip_protocol(file)) for file in found], all_kinds, pass_over)


def _articles(address: str, files: list[str], all_kinds: bool, pass_over: PassOver) -> list[str]:
    if all_kinds and files:
        return files
    found = [file for file in files if format_of(file)]
    others = [file for file in files if not format_of(file)]
    if not found:
        kinds = ", ".join(FORMATS)
        holds = f"it contains {by_kind(others)}" if others else "it is empty"
        raise InputError(
            f"no articles in {address}",
            f"{holds}; claimkit reads {kinds}, also with {' or '.join(PACKED)}",
            "name another folder, or the files themselves",
        )
    for file in others:
        pass_over(file)
    return found


def size_of(source: Source) -> int | None:
    """A local file's size in bytes; ``None`` for anything else."""
    path = Path(source.address)
    return path.stat().st_size if path.is_file() else None
