"""What to say when a format's package is not installed."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

from claimkit.errors import SettingsError


@contextlib.contextmanager
def needed(what: str) -> Iterator[None]:
    """Around the import of an optional package: its absence becomes a :class:`SettingsError` that says the way out."""
    try:
        yield
    except ImportError as error:
        raise SettingsError(f"{what} cannot be read", str(error), "pip install 'claimkit[formats]'") from error
