"""What holds for every command: help with an example, silence when asked for, nothing left open."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from commands import claimkit

from claimkit.cli import get_command
from claimkit.cli.shared import messages
from claimkit.studio.server import embedded


def commands(group: Any, *place: str) -> Iterator[Any]:
    """The commands below a group, each with its words."""
    for name, command in group.commands.items():
        if hasattr(command, "commands"):
            yield from commands(command, *place, name)
        else:
            yield pytest.param(command, " ".join(["claimkit", *place, name]), id=" ".join([*place, name]))


@pytest.mark.parametrize(("command", "words"), commands(get_command()))
def test_every_command_has_help_with_an_example_of_itself(command: Any, words: str) -> None:
    assert f"Example: {words}" in command.help
    assert re.search(r"[^\n]\n[^\n]", command.help) is None, "the terminal breaks lines, not the source"
    assert [option.name for option in command.params if not option.help] == []


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("FORCE_COLOR", "1")  # rich then takes a pipe for a terminal
    yield
    messages.set_level(quiet=False, verbose=False)


@pytest.mark.usefixtures("terminal")
@pytest.mark.parametrize("quiet", [True, False])
def test_quiet_shows_neither_steps_nor_bars(quiet: bool, capfd: pytest.CaptureFixture[str]) -> None:
    messages.set_level(quiet=quiet, verbose=False)
    with messages.steps() as step:
        step("counting sheep")
    with messages.bar("Pushing") as progress:
        progress(1, 2)
    assert bool(capfd.readouterr().err) is not quiet


def test_quiet_says_nothing_of_a_page_that_was_written(tmp_path: Path) -> None:
    article, page = tmp_path / "article.txt", tmp_path / "article.html"
    article.write_text("Ann Lee, 59, was accused of fraud.", encoding="utf-8")
    ran = claimkit("--quiet", "show", str(article), "--html", str(page), data_dir=tmp_path)
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "", "")
    assert page.exists()


@pytest.mark.server
@pytest.mark.parametrize("command", ["stats", "export", "adjudicate"])
def test_connections_are_closed(command: str, studio: embedded.Studio, tmp_path: Path) -> None:
    flags = ["--project", "no such project", "--url", studio.url, "--api-key", studio.login.token]
    ran = claimkit(command, *flags, data_dir=tmp_path, PYTHONWARNINGS="default::ResourceWarning")
    assert ran.returncode == 3
    assert "no such project" in ran.stderr
    assert "unclosed" not in ran.stderr
