"""The words of a language, as TOML data beside this file: one folder a language."""

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


@functools.cache
def words(name: str, language: str = "en") -> dict[str, Any]:
    """The content of ``language/<language>/<name>.toml``.

    Raises :class:`SettingsError` for a language that has no folder here.
    """
    file = resources.files(__name__).joinpath(language).joinpath(f"{name}.toml")
    if not file.is_file():
        raise SettingsError(
            f"no {name} words for language {language!r}", f"{file} does not exist", "use an installed language, e.g. en"
        )
    return parse_toml(file.read_text(encoding="utf-8"))


def parse_toml(text: str) -> dict[str, Any]:
    """TOML as a dictionary; raises :class:`ValueError` where it is none."""
    content: dict[str, Any] = tomllib.loads(text)
    return content
