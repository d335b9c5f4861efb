"""The benchmarks that need nothing more run: quality without its peers, and the conditions that nothing notices."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
SCRIPT = ROOT / "benchmarks" / "quality.py"


def test_the_comparison_prints_a_row_for_every_tool() -> None:
    done = subprocess.run([sys.executable, str(SCRIPT)], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    rows = [line.split("|")[1].strip() for line in done.stdout.splitlines() if line.startswith("| ")]
    assert rows.count("claimkit") == 5, "four types and sentences"
    assert {"dateparser search", "datefinder", "timexy", "textacy quotations", "syntok", "pySBD"} <= {*rows}
    assert "needs a trained pipeline: --model NAME" in done.stdout
    spacy = next(line for line in done.stdout.splitlines() if line.startswith("| spaCy sentencizer"))
    assert 0 < float(spacy.split("|")[4]) < 1, "spaCy is always installed: its row has figures"


def test_a_condition_that_sentences_notice_is_told_from_one_that_they_do_not() -> None:
    file = ROOT / "src/claimkit/detectors/accusation/objects.py"
    command = [sys.executable, str(ROOT / "benchmarks" / "mutants.py"), str(file)]
    done = subprocess.run(command, capture_output=True, text=True)
    *survivors, summary = done.stdout.splitlines()
    surviving, total = map(int, re.findall(r"\d+", summary))
    assert surviving == len(survivors)
    assert 0 < surviving < total / 2
    assert not any("'to', 'have'" in line for line in survivors), "'accused of to have stolen' is an example"
