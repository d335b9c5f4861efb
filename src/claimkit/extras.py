"""What to say when a package that an extra brings is not installed."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import Final

from claimkit.errors import SettingsError

STORES: Final = {"http": "formats", "https": "formats", "s3": "s3", "s3a": "s3", "gs": "gcs", "gcs": "gcs"}


@contextlib.contextmanager
def needed(extra: str | None, problem: str) -> Iterator[None]:
    """Around the imports of an extra's packages: without one of them, a :class:`SettingsError` that says the way out.

    ``problem`` is what cannot be done without, for example ``"HTML cannot be read"``; ``extra`` is ``None`` when no
    extra brings the package, which then must be named by what raises.
    """
    try:
        yield
    except ImportError as error:
        do = f"pip install 'claimkit[{extra}]'" if extra else "install the package that it names"
        raise SettingsError(problem, str(error), do) from error


def extra_for(address: str) -> str | None:
    """The extra that brings the file system of an address, if there is one."""
    return STORES.get(address.partition("://")[0])
