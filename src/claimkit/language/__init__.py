"""Word lists, cues and rules as TOML files: one folder per language beside this module.

A language supports the claim types that have a ``<type>.toml`` in its folder; ``docs/extending.md`` explains how to add
one. Users can keep their own words, cues and rules, or whole languages, in a folder of the same layout
(:func:`add_folder`).
"""

from __future__ import annotations

import functools
import re
import sys
from importlib import resources
from pathlib import Path
from typing import Any

from claimkit.errors import InputError, SettingsError

if sys.version_info >= (3, 11):
    from importlib.resources.abc import Traversable

    import tomllib
else:  # the same parser, before it entered the standard library
    from importlib.abc import Traversable

    import tomli as tomllib

DEFAULT = "en"
NO_LANGUAGE = ("und", "mul", "mis", "zxx")  # ISO 639 codes for undetermined, multiple, uncoded and no language


_added: list[Path] = []


def add_folder(folder: Path) -> None:
    """Merges a user's folder into claimkit's words for this process: ``FOLDER/en/accusation.toml`` into ours.

    Tables are merged key by key, lists are appended, and a single word or number replaces ours. Raises
    :class:`SettingsError` if the folder holds no words, or if words have already been loaded without it.
    """
    folder = folder.resolve()
    if folder in _added:
        return
    if words.cache_info().currsize:
        raise SettingsError(f"the words in {folder} come too late", "texts have already been read", "add them first")
    if not any(folder.glob("*/*.toml")):
        raise SettingsError(f"no words in {folder}", "it holds no <language>/<name>.toml", "name the folder above en/")
    _added.append(folder)
    has_words.cache_clear()
    require_language.cache_clear()
    _parse_language.cache_clear()


@functools.cache
def words(name: str, language: str = DEFAULT) -> dict[str, Any]:
    """The content of ``language/<language>/<name>.toml``, merged with the users' files of that name.

    Raises :class:`SettingsError` for an unknown language, or one without that file.
    """
    files = _files(require_language(language), name)
    if not files:
        raise SettingsError(f"no {name} words for language {language!r}", f"there is no {name}.toml", "write the file")
    content: dict[str, Any] = {}
    for file in files:
        _merge(content, read(file), f"{file}")
    return content


def added_words(name: str, language: str) -> dict[str, Any]:
    """The users' words of that name, without claimkit's own; empty if there are none."""
    content: dict[str, Any] = {}
    for folder in _added:
        file = folder / require_language(language) / f"{name}.toml"
        if file.is_file():
            _merge(content, read(file), f"{file}")
    return content


def read(file: Traversable) -> dict[str, Any]:
    """The content of one TOML file. Raises :class:`SettingsError` if it is not valid TOML."""
    try:
        return parse_toml(file.read_text(encoding="utf-8"))
    except ValueError as error:
        raise SettingsError(f"{file} cannot be read", str(error), "correct the file") from error


def _files(language: str, name: str) -> list[Traversable]:
    """The files of that name that exist: claimkit's own first, then the users'."""
    folders: list[Traversable] = [resources.files(__name__), *_added]
    files = [folder.joinpath(language).joinpath(f"{name}.toml") for folder in folders]
    return [file for file in files if file.is_file()]


def _merge(content: dict[str, Any], more: dict[str, Any], where: str) -> None:
    for key, value in more.items():
        held = content.get(key)
        if held is not None and type(held) is not type(value):
            kinds = f"{type(held).__name__} in claimkit, {type(value).__name__} in the file"
            raise SettingsError(
                f"{where} cannot be merged with claimkit's own words", f"{key}: {kinds}", "write it as claimkit does"
            )
        if isinstance(held, dict):
            _merge(held, value, f"{where}, [{key}]")
        elif isinstance(held, list):
            content[key] = [*held, *value]
        else:
            content[key] = value


@functools.cache
def has_words(name: str, language: str) -> bool:
    """Whether a language has a ``<name>.toml``."""
    return bool(_files(language, name))


def languages() -> list[str]:
    """The ISO 639-1 codes of all supported languages, including those that users added."""
    folders: list[Traversable] = [resources.files(__name__), *_added]
    names = {entry.name for folder in folders for entry in folder.iterdir() if entry.is_dir()}
    return sorted(name for name in names if has_words("abbreviations", name))


@functools.cache
def require_language(language: str) -> str:
    """The folder name of a language: ``de`` for ``de``, ``DE`` and ``de-AT``.

    Raises :class:`SettingsError` for an unsupported language.
    """
    code = language.lower().replace("_", "-").partition("-")[0]
    if code not in languages():
        raise SettingsError(
            f"unknown language {language!r}", f"there are: {', '.join(languages())}", "use one of them, or add yours"
        )
    return code


def find_language(word: str) -> str | None:
    """The code of a language given by its code (``de-AT``) or name (``German``, ``Deutsch``).

    ``None`` if the word does not name a language. Raises :class:`InputError` for an unsupported language.
    """
    code = _parse_language(word)
    if code is None or code in languages():
        return code
    raise unsupported_language(code, "it is said to be in")


def unsupported_language(code: str, found: str) -> InputError:
    """The error for an article in an unsupported language; ``found`` says how the language is known."""
    read = " and ".join(map(name_of, [*sorted(languages(), key=lambda code: code != DEFAULT)]))
    do = "leave it out, or state its language with --language (or in its own field)"
    return InputError("an article in another language", f"{found} {name_of(code)}; claimkit reads {read}", do)


def name_of(code: str) -> str:
    """The English name of a language: ``Spanish`` for ``es``; the code itself if it is unknown."""
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(code).english_name or code
    except (ValueError, UnknownLocaleError):
        return code


@functools.cache
def _parse_language(word: str) -> str | None:
    code = word.strip().lower().replace("_", "-").partition("-")[0]
    if code in languages():
        return code
    from babel import Locale, UnknownLocaleError

    for here in languages():
        locale = Locale.parse(here)
        if word.strip().lower() in ((locale.english_name or "").lower(), (locale.display_name or "").lower()):
            return here
    try:
        return Locale.parse(code).language
    except (ValueError, UnknownLocaleError):
        return code if re.fullmatch("[a-z]{2,3}", code) and code not in NO_LANGUAGE else None


def parse_toml(text: str) -> dict[str, Any]:
    """Parses TOML text; raises :class:`ValueError` if it is invalid."""
    content: dict[str, Any] = tomllib.loads(text)
    return content
