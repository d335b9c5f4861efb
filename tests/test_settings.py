"""Flags override the environment, and the environment overrides claimkit.toml."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from commands import command

import claimkit

Rank = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def rank(tmp_path: Path) -> Rank:
    """``claimkit rank`` on one claims file, in a folder of its own."""
    article = claimkit.extract("Vera Holm was accused of fraud in 2014, and 4,000 jobs were lost.")
    (tmp_path / "claims.jsonl").write_bytes(msgspec.json.encode(article))
    clean = {key: value for key, value in os.environ.items() if not key.startswith("CLAIMKIT_")}

    def run(*flags: str, **environment: str) -> subprocess.CompletedProcess[str]:
        words = command("rank", "claims.jsonl", "--explain", "--format", "json", *flags)
        env = {**clean, **environment}
        return subprocess.run(words, cwd=tmp_path, env=env, capture_output=True, text=True, check=False)

    return run


def test_precedence(rank: Rank, tmp_path: Path) -> None:
    assert rank().stdout.strip() != "[]"
    (tmp_path / "claimkit.toml").write_text("[rank]\nmin-score = 1.0\n", encoding="utf-8")
    assert rank().stdout.strip() == "[]"
    assert rank(CLAIMKIT_RANK_MIN_SCORE="0").stdout.strip() != "[]"
    assert rank("--min-score", "1", CLAIMKIT_RANK_MIN_SCORE="0").stdout.strip() == "[]"


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        ("[rank]\nminscore = 1\n", "unknown setting 'minscore'"),
        ("[ranking]\ntop = 1\n", "unknown setting 'ranking'"),
        ("top = 1\n", "unknown setting 'top'"),
        ("[rank\n", "cannot read the settings"),
    ],
)
def test_a_wrong_setting_is_told(rank: Rank, tmp_path: Path, content: str, complaint: str) -> None:
    (tmp_path / "claimkit.toml").write_text(content, encoding="utf-8")
    result = rank()
    assert result.returncode == 2
    assert complaint in result.stderr
    assert "do:" in result.stderr
    assert "Traceback" not in result.stderr
