"""Runs a server: its socket, its log, and its shutdown."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import signal
import socket
import sys
from collections.abc import Callable, Iterator
from typing import Final

import uvicorn
from litestar.types import ASGIApp

from claimkit.errors import SettingsError
from claimkit.service.extracting import Extractor
from claimkit.service.guarding import access

BACKLOG: Final = 2048


def listen(host: str, port: int) -> socket.socket:
    """A listening socket; port 0 stands for any free port. Raises :class:`SettingsError`."""
    try:
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        return socket.create_server((host, port), family=family, backlog=BACKLOG)
    except OSError as error:
        why = error.strerror or str(error)
        raise SettingsError(f"cannot listen at {host}, port {port}", why, "name another --port or --host") from error


def address(listening: socket.socket) -> str:
    """The socket's address, like ``http://127.0.0.1:9090``; for one open to the network, its address on this
    machine."""
    host, port = listening.getsockname()[:2]
    host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


class Server(uvicorn.Server):
    """uvicorn's server, except that signals end only the server: the process has more work to finish after it."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        before = {one: signal.signal(one, self.handle_exit) for one in (signal.SIGINT, signal.SIGTERM)}
        try:
            yield
        finally:
            for one, handler in before.items():
                signal.signal(one, handler)


def serve(
    extractor: Extractor,
    app: ASGIApp,
    listening: socket.socket,
    ready: Callable[[], None],
    *,
    patience: float,
) -> None:
    """Serves until SIGINT or SIGTERM, then takes no more requests and finishes those in progress, within ``patience``
    seconds. ``ready`` is called in a thread once the server answers; an error in it ends the server.

    Raises the :class:`~claimkit.errors.ClaimkitError` of wrong settings, and that of ``ready``.
    """
    _log()
    config = uvicorn.Config(
        app,
        log_config=None,
        access_log=False,
        server_header=False,
        lifespan="off",
        timeout_graceful_shutdown=int(patience),
    )
    server = Server(config)

    async def run() -> None:
        async with extractor:
            serving = asyncio.create_task(server.serve(sockets=[listening]))
            try:
                while not (server.started or serving.done()):
                    await asyncio.sleep(0.02)
                if server.started:
                    await asyncio.to_thread(ready)
            finally:
                server.should_exit = server.should_exit or sys.exc_info()[0] is not None
                await serving

    asyncio.run(run())


def _log() -> None:
    """Logs requests on standard output, one line of JSON each, and everything else on standard error."""
    lines = logging.StreamHandler(sys.stdout)
    access.setLevel(logging.INFO)
    access.propagate = False
    access.handlers = [lines]
    logging.basicConfig(stream=sys.stderr, level=logging.WARNING, format="claimkit: %(message)s")
