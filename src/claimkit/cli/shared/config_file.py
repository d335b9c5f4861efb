"""Settings from ``claimkit.toml``: one table per command, one key per option. Flags and the environment take
precedence."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any, Protocol

from claimkit.errors import SettingsError

VARIABLE = "CLAIMKIT_CONFIG"
SECRET = frozenset({"api_key"})  # it does not belong in a file that is shared with a project


class Command(Protocol):
    """The part of a click command used here; typer has brought its own click since 0.20, so no class can be named."""

    @property
    def params(self) -> Any: ...


def load(command: Command) -> dict[str, Any]:
    """The settings in the file that ``CLAIMKIT_CONFIG`` names, or in this folder's ``claimkit.toml``; empty without
    either.

    Raises :class:`SettingsError` for a file that cannot be read, and for a command or an option that does not exist.
    """
    named = os.environ.get(VARIABLE)
    path = Path(named or "claimkit.toml")
    if not named and not path.is_file():
        return {}
    from claimkit.language import parse_toml

    try:
        settings = parse_toml(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise SettingsError(
            f"cannot read the settings in {path}", str(error), "correct the file or remove it"
        ) from error
    return _checked(settings, command, path, ())


def _checked(settings: dict[str, Any], command: Command, path: Path, place: tuple[str, ...]) -> dict[str, Any]:
    """The settings with option names as click writes them. Raises :class:`SettingsError` for an unknown option."""
    options = {parameter.name for parameter in command.params} - SECRET
    commands: dict[str, Command] = getattr(command, "commands", {})
    checked: dict[str, Any] = {}
    for key, value in settings.items():
        name = key.replace("-", "_")
        if isinstance(value, dict) and key in commands:
            checked[key] = _checked(value, commands[key], path, (*place, key))
        elif name in options:
            checked[name] = value
        else:
            known = ", ".join(sorted([*commands, *(str(o).replace("_", "-") for o in options)]))
            where = f"[{'.'.join(place)}]" if place else "the top level"
            raise SettingsError(
                f"{path} has an unknown setting {key!r} in {where}",
                f"known there: {known}",
                "rename or remove it",
            )
    return checked
