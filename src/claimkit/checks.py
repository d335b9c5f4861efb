"""Checks of users' choices and of installed packages, with errors that say what to do."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final, TypeVar

from claimkit.errors import SettingsError

if TYPE_CHECKING:
    from claimkit.records import ClaimType

T = TypeVar("T", bound=str)

LOOPBACK: Final = ("127.0.0.1", "::1", "localhost")  # hosts that only this machine reaches
STORES: Final = {"http": "formats", "https": "formats", "s3": "s3", "s3a": "s3", "gs": "gcs", "gcs": "gcs"}


def claim_types(words: Iterable[str] | None) -> tuple[ClaimType, ...]:
    """The claim types that ``--type`` names, by default all. Raises :class:`SettingsError` for an unknown one."""
    from claimkit.records import CLAIM_TYPES

    return tuple(choice("claim type", word, CLAIM_TYPES) for word in words or CLAIM_TYPES)


def choice(kind: str, word: str, choices: Iterable[T]) -> T:
    """The choice that the word names. For any other word, raises a :class:`SettingsError` that lists the choices."""
    known = {str(one): one for one in choices}
    if word not in known:
        raise SettingsError(f"unknown {kind} {word!r}", "", f"choose one of {', '.join(known)}")
    return known[word]


@contextlib.contextmanager
def needed(extra: str | None, problem: str) -> Iterator[None]:
    """Wraps the imports of an extra's packages. If one is missing, raises a :class:`SettingsError` that says what to
    install.

    ``problem`` is what cannot be done without it, for example ``"HTML cannot be read"``. ``extra`` is ``None`` if no
    extra installs the package; the import error must then name it.
    """
    try:
        yield
    except ImportError as error:
        do = f"pip install 'claimkit[{extra}]'" if extra else "install the package that it names"
        raise SettingsError(problem, str(error), do) from error


def extra_for(address: str) -> str | None:
    """The extra that provides the file system of an address, if there is one."""
    return STORES.get(address.partition("://")[0])
