"""The embedded Label Studio: the real server, started for one user with its own data folder, port and login.

It runs without telemetry, version check and error reports, allows no sign-up without an invitation, and by default
listens on 127.0.0.1. One request remains that no setting turns off: the server fetches "tips" for its pages from Label
Studio's public repository. It says nothing about the user, and without a network nothing is lost.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import socket
import subprocess
import time
from pathlib import Path
from typing import TYPE_CHECKING

import httpx
import msgspec

from claimkit.checks import LOOPBACK
from claimkit.errors import SettingsError, StudioError
from claimkit.files import written_whole
from claimkit.studio.server import installed
from claimkit.studio.server.folder import (
    Login,
    Running,
    default_data_dir,
    login,
    prepare,
    read,
    write,
)

if TYPE_CHECKING:
    import psutil

DEFAULT_PORT = 8765
DEFAULT_HOST = "127.0.0.1"
START_SECONDS = 180.0  # usually 4; a slow disk, or migrating a database to a newer version, takes longer
STOP_SECONDS = 10.0


class Studio(msgspec.Struct, frozen=True, kw_only=True):
    """A running embedded studio. ``fresh`` is true if this call started it."""

    url: str
    data_dir: Path
    version: str
    login: Login
    fresh: bool = False


def find(data_dir: Path | None = None) -> Studio | None:
    """The studio that runs on this data folder, or ``None``. A state file left over from a crash does no harm."""
    folder = data_dir or default_data_dir()
    state, lead = read(folder / "running.json", Running), read(folder / "login.json", Login)
    if state is None or lead is None or not _answers_as_ours(state.url, lead):
        return None
    return Studio(url=state.url, data_dir=folder, version=state.version, login=lead)


def is_alive(data_dir: Path | None = None) -> bool:
    """Whether the process of this data folder's server is alive; it may still be starting."""
    return _process(data_dir or default_data_dir()) is not None


def start(
    data_dir: Path | None = None,
    *,
    port: int | None = None,
    host: str = DEFAULT_HOST,
    progress: installed.Progress = lambda _: None,
) -> Studio:
    """Starts Label Studio detached from this process and waits until it answers. If it already runs, returns that one.

    Without ``port``, uses the port of the last run (so that bookmarks stay valid), else 8765, else any free one; a
    given port must be free. ``progress`` is called with a line for each step.

    Raises :class:`NotInstalled`, :class:`SettingsError` (port taken, folder not ours), :class:`StudioError` (it did
    not start).
    """
    folder = (data_dir or default_data_dir()).absolute()
    if studio := find(folder):
        return studio
    import filelock

    version = installed.version()
    prepare(folder)
    with filelock.FileLock(folder / "start.lock", mode=0o600):  # otherwise two could work on one database
        return find(folder) or _started(folder, version, host, port, progress)


def _started(folder: Path, version: str, host: str, wanted: int | None, progress: installed.Progress) -> Studio:
    if other := _process(folder):
        raise StudioError(
            f"a studio already works on {folder}, but does not answer",
            f"its process {other.pid} is still starting, very busy, or stuck",
            "wait a moment, or end it with `claimkit studio stop`, and start again",
        )
    lead = login(folder)
    port = _choose_port(
        folder, host, wanted
    )  # first: building a database takes long, and a taken port would make it pointless
    database = folder / "label-studio" / "label_studio.sqlite3"
    if not database.exists():
        with written_whole(database) as copy, installed.empty_database(version, progress).open("rb") as template:
            shutil.copyfileobj(template, copy)
        database.chmod(0o600)
        port = _choose_port(folder, host, wanted)

    progress(f"starting Label Studio {version} on port {port}")
    url = f"http://{'127.0.0.1' if host == '0.0.0.0' else host}:{port}"
    process = _launched(folder, lead, host, port)
    try:
        state = Running(
            url=url,
            host=host,
            port=port,
            pid=process.pid,
            process_started=_process_started(process.pid),
            version=version,
        )
        write(folder / "running.json", state)
        _wait(process, url, lead, folder / "server.log")
    except BaseException:
        process.kill()
        process.wait()
        (folder / "running.json").unlink(missing_ok=True)
        raise
    process.returncode = 0  # it is on its own now: avoids a warning about a running child when this handle is dropped
    return Studio(url=url, data_dir=folder, version=version, login=lead, fresh=True)


def _launched(folder: Path, lead: Login, host: str, port: int) -> subprocess.Popen[bytes]:
    """The server's process, detached, with its output in ``server.log``."""
    options = ["--no-browser", "--enable-legacy-api-token", "--internal-host", host, "--port", str(port)]
    with (folder / "server.log").open("wb") as log:
        (folder / "server.log").chmod(0o600)
        return subprocess.Popen(
            [*installed.command(), "start", *options],
            env=installed.environment(
                folder / "label-studio",
                LABEL_STUDIO_USERNAME=lead.user,  # through the environment, since command lines are public (`ps`)
                LABEL_STUDIO_PASSWORD=lead.password,
                LABEL_STUDIO_USER_TOKEN=lead.token,
                **(installed.CALLS_THIS_MACHINE if host in LOOPBACK else {}),
            ),
            cwd=folder / "label-studio",
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,  # Ctrl-C in this terminal must not reach the server
            umask=0o077 if os.name == "posix" else -1,
        )


def stop(data_dir: Path | None = None) -> bool:
    """Ends the server of this data folder and all its processes; returns whether one was running. Keeps the data."""
    folder = data_dir or default_data_dir()
    server = _process(folder)
    if server is not None:
        import psutil

        family = [server, *server.children(recursive=True)]
        for process in family:
            with contextlib.suppress(psutil.NoSuchProcess):
                process.terminate()
        for process in psutil.wait_procs(family, timeout=STOP_SECONDS)[1]:
            with contextlib.suppress(psutil.NoSuchProcess):
                process.kill()
    (folder / "running.json").unlink(missing_ok=True)
    return server is not None


def _process(folder: Path) -> psutil.Process | None:
    """The live process of the server that was started on this folder, or ``None``."""
    state = read(folder / "running.json", Running)
    if state is None:
        return None
    import psutil

    try:
        process = psutil.Process(state.pid)
        ours = process.create_time() == state.process_started and process.status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return None
    return process if ours else None


def _choose_port(folder: Path, host: str, wanted: int | None) -> int:
    """A free port. Chosen here, because Label Studio would silently move to another one.

    Raises :class:`SettingsError` if the wanted port is taken.
    """
    if wanted is not None:
        if not _is_free(host, wanted):
            raise SettingsError(
                f"port {wanted} is taken",
                f"another program listens on it at {host}, or you may not use it",
                "leave out --port to get a free one, or name another",
            )
        return wanted
    last = read(folder / "last-port.json", int) or DEFAULT_PORT
    if not _is_free(host, last):
        with socket.create_server((host, 0)) as probe:
            last = int(probe.getsockname()[1])
    write(folder / "last-port.json", last)
    return last


def _is_free(host: str, port: int) -> bool:
    for address in {host, "127.0.0.1"}:
        with socket.socket() as probe:
            probe.settimeout(1)
            if probe.connect_ex((address, port)) == 0:
                return False
    try:
        socket.create_server((host, port)).close()
    except OSError:
        return False
    return True


def _wait(process: subprocess.Popen[bytes], url: str, lead: Login, log: Path) -> None:
    """Waits until our server answers at ``url``. Raises :class:`StudioError` if it ends, or if another server
    answers."""
    deadline = time.monotonic() + START_SECONDS
    while process.poll() is None and time.monotonic() < deadline:
        if _is_up(url):
            if _answers_as_ours(url, lead):
                return
            raise StudioError(
                f"the server at {url} is not the one that was started",
                "another Label Studio took the port, or login.json does not belong to the database beside it",
                "try another --port; if that does not help, another --data-dir",
            )
        time.sleep(0.1)
    ended = process.poll()
    raise StudioError(
        "Label Studio did not start",
        f"it ended with code {ended}" if ended is not None else f"no answer within {START_SECONDS:.0f} s",
        f"read the end of {log}: {installed.last_line(log.read_bytes()) or '(empty)'}",
    )


def _is_up(url: str) -> bool:
    try:
        return httpx.get(f"{url}/health", timeout=2, trust_env=False).status_code == 200
    except httpx.HTTPError:
        return False


def _answers_as_ours(url: str, lead: Login) -> bool:
    """Whether our server answers: only the server with our database knows our token."""
    try:
        headers = {"Authorization": f"Token {lead.token}"}
        answer = httpx.get(f"{url}/api/current-user/whoami", headers=headers, timeout=10, trust_env=False)
    except httpx.HTTPError:
        return False
    return answer.status_code == 200


def _process_started(pid: int) -> float:
    import psutil

    return psutil.Process(pid).create_time()
