"""One run at a time per output, even among machines that share a disk.

This is a system lock (``flock``) on a file beside the output. The system releases it when the process that holds it
ends: a killed run leaves the file, but that blocks nobody. The file says who holds the lock.
"""

from __future__ import annotations

import contextlib
import datetime
import os
import platform
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from claimkit.errors import InputError, SettingsError
from claimkit.files import not_writable


@contextlib.contextmanager
def locked(output: Path, lock: Path) -> Iterator[None]:
    """Holds ``lock`` within the block, for what is written to ``output``.

    If another run holds it, raises a :class:`SettingsError` that says who. Raises :class:`InputError` if the file
    cannot be created or its file system has no locks.
    """
    import filelock

    while True:
        try:
            file = lock.open("a+b")
        except OSError as error:
            raise not_writable(output, error) from error
        with file:
            try:
                ours = filelock.lock_descriptor(file.fileno(), blocking=False)
            except OSError as error:
                why, do = f"its file system has no locks ({error.strerror})", "write to a local disk and copy the file"
                raise InputError(f"cannot lock {output}", why, do) from error
            if not ours:
                why, do = f"by {_holder(file)}", "wait for it to end (or end it), or name another output with -o"
                raise SettingsError(f"{output} is being written", why, do)
            if not _named(file, lock):  # the previous run has just ended and removed the file
                continue
            file.truncate(0)
            now = datetime.datetime.now().astimezone()
            file.write(f"process {os.getpid()} on {platform.node()}, since {now:%Y-%m-%d %H:%M:%S}".encode())
            file.flush()
            try:
                yield
            finally:
                with contextlib.suppress(OSError):  # Windows does not remove a file that is open
                    lock.unlink()
            return


def _holder(file: BinaryIO) -> str:
    with contextlib.suppress(OSError):  # Windows does not let others read a locked file
        file.seek(0)
        return file.read().decode() or "another run"
    return "another run"


def _named(file: BinaryIO, path: Path) -> bool:
    """Whether this name still belongs to the open file."""
    try:
        return os.path.samestat(os.fstat(file.fileno()), path.stat())
    except FileNotFoundError:
        return False
