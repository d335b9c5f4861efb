"""The key for annotators' pseudonyms: created once, kept on this machine, readable only by its owner."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from claimkit.errors import SettingsError

VARIABLE = "CLAIMKIT_PSEUDONYM_KEY"


def pseudonym_key() -> bytes:
    """The key in ``CLAIMKIT_PSEUDONYM_KEY``, for teams that export on several machines; otherwise this machine's own.

    Raises :class:`SettingsError` when the key cannot be stored.
    """
    import platformdirs

    if given := os.environ.get(VARIABLE):
        return given.encode("utf-8")
    path = Path(platformdirs.user_data_path("claimkit", appauthor=False)) / "pseudonym-key"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            return path.read_bytes()
        with os.fdopen(descriptor, "wb") as file:
            file.write(secrets.token_hex(32).encode("ascii"))
        return path.read_bytes()
    except OSError as error:
        raise SettingsError(
            f"cannot store the key of the pseudonyms in {path}",
            error.strerror or str(error),
            f"set {VARIABLE} to a secret of your own, or export with --identify",
        ) from error
