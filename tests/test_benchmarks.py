"""The quality benchmark runs without its peers, and says which are missing."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

SCRIPT = Path(__file__).parent.parent / "benchmarks" / "quality.py"


def test_the_comparison_prints_a_row_for_every_tool() -> None:
    done = subprocess.run([sys.executable, str(SCRIPT)], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    rows = [line.split("|")[1].strip() for line in done.stdout.splitlines() if line.startswith("| ")]
    assert rows.count("claimkit") == 5, "four types and sentences"
    assert {"dateparser search", "datefinder", "timexy", "textacy quotations", "syntok", "pySBD"} <= {*rows}
    assert "needs a trained pipeline: --model NAME" in done.stdout
    spacy = next(line for line in done.stdout.splitlines() if line.startswith("| spaCy sentencizer"))
    assert 0 < float(spacy.split("|")[4]) < 1, "spaCy is always installed: its row has figures"
