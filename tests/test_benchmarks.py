"""The benchmarks that need no extra software run: quality without its peers, and the mutants that survive."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
SCRIPT = ROOT / "benchmarks" / "quality.py"
MUTANTS = ROOT / "benchmarks" / "mutants.py"


def test_the_comparison_prints_a_row_for_every_tool() -> None:
    done = subprocess.run([sys.executable, str(SCRIPT)], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    rows = [line.split("|")[1].strip() for line in done.stdout.splitlines() if line.startswith("| ")]
    assert rows.count("claimkit") == 5, "four types and sentences"
    assert {"dateparser search", "datefinder", "timexy", "textacy quotations", "syntok", "pySBD"} <= {*rows}
    assert "needs a trained pipeline: --model NAME" in done.stdout
    spacy = next(line for line in done.stdout.splitlines() if line.startswith("| spaCy sentencizer"))
    assert 0 < float(spacy.split("|")[4]) < 1, "spaCy is always installed: its row has figures"


def survivors(*words: str) -> tuple[list[str], int, int]:
    """The survivors' lines, and how many were tried and survive as the table says."""
    done = subprocess.run([sys.executable, str(MUTANTS), *words], capture_output=True, text=True)
    lines = [line for line in done.stdout.splitlines() if "nothing notices" in line]
    assert done.returncode == (1 if lines else 0), done.stderr
    (row,) = re.findall(r"^ +(\d+) +(\d+) +(\d+)  src/", done.stdout, re.MULTILINE)
    tried, noticed, survive = map(int, row)
    assert tried == noticed + survive
    return lines, tried, survive


def test_a_condition_that_sentences_notice_is_told_from_one_that_they_do_not() -> None:
    lines, tried, survive = survivors("src/claimkit/detectors/accusation/reporters.py")
    assert survive == len(lines)
    assert 0 < survive < tried / 2
    never = "never so: tokens.lower[floor:floor + 2] == ['according', 'to']"
    assert not any(never in line for line in lines), "'According to …' begins an example"


def test_a_condition_that_tests_notice_is_told_from_one_that_they_do_not() -> None:
    file = "src/claimkit/text/inflection.py"
    _, tried, survive = survivors(file, "--tests", "tests/test_inflection.py")
    assert survive < tried / 4
    _, tried, survive = survivors(file, "--tests", "tests/test_selection.py")
    assert survive == tried, "no test of what is pushed first inflects a verb"


def test_a_condition_that_statements_notice_is_told_from_one_that_they_do_not() -> None:
    lines, tried, survive = survivors("src/claimkit/extraction/statements/clause.py", "--statements")
    assert survive == len(lines) < tried / 4
    assert not any("never so: self.missing" in line for line in lines), "by whom is not said here"
