"""The data folder of an embedded studio, readable only by its owner.

data folder (0700)
├── login.json      the first user's login: user, password, API token; written once
├── last-port.json  the port of the last run, so that bookmarks stay valid
├── running.json    the server started last: process, address; removed by a clean stop
├── server.log      the server's output since its last start
└── label-studio/   Label Studio's own data: SQLite database, secret key, uploads
"""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from typing import TypeVar

import msgspec

from claimkit.errors import SettingsError
from claimkit.files import UNDECODABLE, written_whole

DATA_DIR_VARIABLE = "CLAIMKIT_STUDIO_DIR"

_OURS = {"last-port.json", "running.json", "server.log", "start.lock", "label-studio"}  # beside login.json

T = TypeVar("T")


class Login(msgspec.Struct, frozen=True, kw_only=True):
    """The first user of an embedded studio, who may do everything there."""

    user: str
    password: str
    token: str

    def __repr__(self) -> str:
        return f"Login(user={self.user!r})"  # a secret must not reach a log or a test report by accident


class Running(msgspec.Struct, frozen=True, kw_only=True):
    """A started server. ``process_started`` distinguishes its process from a later one with the same id."""

    url: str
    host: str
    port: int
    pid: int
    process_started: float
    version: str


def default_data_dir() -> Path:
    """``$CLAIMKIT_STUDIO_DIR``, else the platform's folder for a program's data."""
    import platformdirs

    chosen = os.environ.get(DATA_DIR_VARIABLE)
    return Path(chosen) if chosen else platformdirs.user_data_path("claimkit", appauthor=False) / "studio"


def prepare(folder: Path) -> None:
    """Prepares the data folder. Raises :class:`SettingsError` if it contains other files or cannot be written."""
    found = {path.name for path in folder.iterdir() if path.suffix != ".part"} if folder.exists() else set()
    if "login.json" not in found and found - _OURS:
        raise SettingsError(
            f"{folder} is not a data folder of an embedded studio",
            "it contains files, but no login.json",
            "name an empty or a new folder with --data-dir",
        )
    try:
        (folder / "label-studio").mkdir(mode=0o700, parents=True, exist_ok=True)
        folder.chmod(0o700)
    except OSError as error:
        raise SettingsError(
            f"cannot write to {folder}", error.strerror or str(error), "name another folder with --data-dir"
        ) from error


def login(folder: Path) -> Login:
    """The login in a prepared data folder; a new one if the folder is new."""
    known = read(folder / "login.json", Login)
    if known is None:
        known = Login(user="lead@claimkit.local", password=secrets.token_urlsafe(9), token=secrets.token_hex(20))
        write(folder / "login.json", known)
    return known


def read(path: Path, kind: type[T]) -> T | None:
    """The content of a state file; ``None`` if it is missing or damaged."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=kind)
    except (FileNotFoundError, NotADirectoryError, *UNDECODABLE):
        return None


def write(path: Path, state: object) -> None:
    """Writes a state file that only the owner can read."""
    with written_whole(path) as file:
        Path(file.name).chmod(0o600)
        file.write(msgspec.json.encode(state))
