"""SHA-256 sums, in the form that ``sha256sum --check`` reads."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

FILE_NAME: Final = "SHA256SUMS"


class HashingFile(io.RawIOBase):
    """Wraps a file open for writing: hashes and counts what is written to it. Closing it leaves the file open."""

    def __init__(self, file: BinaryIO) -> None:
        self._file, self._hash, self.size = file, hashlib.sha256(), 0

    def writable(self) -> bool:
        return True

    def write(self, data: ReadableBuffer, /) -> int:
        self._hash.update(data)
        self._file.write(data)
        size = memoryview(data).nbytes
        self.size += size
        return size

    def tell(self) -> int:
        return self.size

    @property
    def sha256(self) -> str:
        return self._hash.hexdigest()


def as_lines(sums: Iterable[tuple[str, str]]) -> bytes:
    """(file name, hex digest) → the lines of a sums file, by name."""
    return "".join(f"{digest}  {name}\n" for name, digest in sorted(sums)).encode("utf-8")


def read(sums: Path) -> dict[str, str]:
    """File name → hex digest, from a sums file."""
    lines = sums.read_text(encoding="utf-8", errors="replace").splitlines()
    return {name: digest for digest, _, name in (line.partition("  ") for line in lines)}


def mismatches(sums: Path) -> list[str]:
    """The mismatches between a sums file and the files next to it, in words."""
    problems = []
    for name, digest in read(sums).items():
        path = sums.parent / name
        if not _is_there(path):
            problems.append(f"{name}: missing, but listed in {sums.name}")
        elif sha256_of(path) != digest:
            problems.append(f"{name}: its SHA-256 is not the one in {sums.name}; it was changed after the export")
    return problems


def _is_there(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # a name that no file can have: somebody changed the sums file
        return False


def sha256_of(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(1 << 20):
            digest.update(block)
    return digest.hexdigest()
