"""Words that people write where only some are known."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from claimkit.errors import SettingsError

T = TypeVar("T", bound=str)


def choice(kind: str, word: str, choices: Iterable[T]) -> T:
    """The one of the choices that the word is. Raises :class:`SettingsError`, which lists them, for any other."""
    known = {str(one): one for one in choices}
    if word not in known:
        raise SettingsError(f"no {kind} is called {word!r}", "", f"choose one of {', '.join(known)}")
    return known[word]
