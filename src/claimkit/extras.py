"""What to say when a package that an extra brings is not installed."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

from claimkit.errors import SettingsError


@contextlib.contextmanager
def needed(extra: str, problem: str) -> Iterator[None]:
    """Around the imports of an extra's packages: without one of them, a :class:`SettingsError` that says the way out.

    ``problem`` is what cannot be done without, for example ``"HTML cannot be read"``.
    """
    try:
        yield
    except ImportError as error:
        raise SettingsError(problem, str(error), f"pip install 'claimkit[{extra}]'") from error
