"""The words of a language, as TOML data beside this file: one folder a language.

A language finds the claim types whose ``<type>.toml`` its folder holds; ``docs/extending.md`` tells how to add one.
"""

from __future__ import annotations

import functools
import sys
from importlib import resources
from typing import Any

from claimkit.errors import SettingsError

if sys.version_info >= (3, 11):
    import tomllib
else:  # the same parser, before it entered the standard library
    import tomli as tomllib

DEFAULT = "en"


@functools.cache
def words(name: str, language: str = DEFAULT) -> dict[str, Any]:
    """The content of ``language/<language>/<name>.toml``; code that reads one language only names none.

    Raises :class:`SettingsError` for a language that has no folder here, or no such file in it.
    """
    file = resources.files(__name__).joinpath(installed(language)).joinpath(f"{name}.toml")
    if not file.is_file():
        raise SettingsError(f"no {name} words for language {language!r}", f"{file} does not exist", "write the file")
    return parse_toml(file.read_text(encoding="utf-8"))


@functools.cache
def has(name: str, language: str) -> bool:
    """Whether a language has words of that name."""
    return resources.files(__name__).joinpath(language).joinpath(f"{name}.toml").is_file()


def languages() -> list[str]:
    """The codes (ISO 639-1) of the languages that are here."""
    return sorted(
        entry.name
        for entry in resources.files(__name__).iterdir()
        if entry.is_dir() and has("abbreviations", entry.name)
    )


@functools.cache
def installed(language: str) -> str:
    """A language's folder: ``de`` for ``de``, ``DE``, ``de-AT``. Raises :class:`SettingsError` when it has none."""
    code = language.lower().replace("_", "-").partition("-")[0]
    if code not in languages():
        raise SettingsError(
            f"unknown language {language!r}", f"there are: {', '.join(languages())}", "name one of them, or add yours"
        )
    return code


def parse_toml(text: str) -> dict[str, Any]:
    """TOML as a dictionary; raises :class:`ValueError` where it is none."""
    content: dict[str, Any] = tomllib.loads(text)
    return content
