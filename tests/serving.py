"""A real ``claimkit serve`` in its own process."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
from commands import command, environment


class Service:
    """A server that runs: where, as which process, and what it says."""

    def __init__(self, process: subprocess.Popen[bytes], url: str, folder: Path) -> None:
        self.process, self.url, self._folder = process, url, folder
        self.http = httpx.Client(base_url=url, timeout=120, trust_env=False)

    @property
    def requests(self) -> list[dict[str, Any]]:
        """The access log."""
        return [json.loads(line) for line in (self._folder / "out").read_text().splitlines()]

    @property
    def said(self) -> str:
        """What went to standard error."""
        return (self._folder / "err").read_text()

    def raw(self, data: bytes = b"") -> socket.socket:
        """A connection on which these bytes were sent."""
        parts = httpx.URL(self.url)
        connection = socket.create_connection((parts.host, parts.port or 80), timeout=60)
        connection.sendall(data)
        return connection

    def stop(self, number: int = signal.SIGTERM) -> int:
        """Sends the signal and waits; gives the exit code."""
        self.process.send_signal(number)
        return self.process.wait(60)


@contextlib.contextmanager
def serving(*options: object, port: int = 0, data_dir: Path | None = None, **more: str) -> Iterator[Service]:
    """``claimkit serve`` with these options, by rules alone unless they name a reader; ends with the block."""
    given = options if "--reader" in options else ("--reader", "rules", *options)
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        with (folder / "out").open("wb") as out, (folder / "err").open("wb") as err:
            process = subprocess.Popen(
                command("serve", "--port", port, "--workers", 2, *given),
                env=environment(data_dir or folder, PYTHONUNBUFFERED="1", **more),
                stdout=out,
                stderr=err,
            )
        try:
            deadline = time.monotonic() + 120
            ready = "connected to" if "--connect" in options else "claimkit answers at"
            while ready not in (said := (folder / "err").read_text()):
                assert process.poll() is None, said
                assert time.monotonic() < deadline, said
                time.sleep(0.05)
            service = Service(process, said.partition("answers at ")[2].split(";")[0], folder)
            with service.http:
                yield service
        finally:
            if process.poll() is None:
                process.send_signal(signal.SIGTERM)
                with contextlib.suppress(subprocess.TimeoutExpired):
                    process.wait(30)
                process.kill()
            process.wait()


def workers(service: Service) -> list[int]:
    """The processes that extract."""
    tasks = Path(f"/proc/{service.process.pid}/task")
    started = [int(pid) for task in tasks.iterdir() for pid in (task / "children").read_text().split()]
    return [pid for pid in started if b"spawn_main" in Path(f"/proc/{pid}/cmdline").read_bytes()]


def alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True
