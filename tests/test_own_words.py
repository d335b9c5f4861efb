"""A user's own words are added to ours; any that break their own examples are refused with a reason."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from commands import command

CUE = '[verb]\n"smear ~ as" = "The paper [[smeared]] the mayor as a thief."\n'
RULE = '[[rule]]\nid = "{kind}.x"\nwhy = "x"\nyes = ["[[yore]]"]\npattern = "yore"\n{key} = "{value}"\n'
TEXT = "Rivals smeared Ann Lee as a thief."


def run(tmp_path: Path, name: str, content: str, *flags: str) -> subprocess.CompletedProcess[str]:
    file = tmp_path / "mine" / name
    file.parent.mkdir(parents=True)
    file.write_text(content, encoding="utf-8")
    (tmp_path / "article.txt").write_text(TEXT, encoding="utf-8")
    words = ["extract", str(tmp_path / "article.txt"), "--words", str(tmp_path / "mine"), *flags]
    return subprocess.run(command(*words), capture_output=True, text=True, cwd=tmp_path)


def test_a_cue_of_ones_own_finds_its_claims(tmp_path: Path) -> None:
    done = run(tmp_path, "en/accusation.toml", CUE, "-o", "-")
    assert done.returncode == 0, done.stderr
    (claim,) = json.loads(done.stdout)["claims"]
    assert (claim["text"], claim["rule"]) == ("smeared", "accusation.verb.smear_as")


def test_workers_have_it_too(tmp_path: Path) -> None:
    lines = "".join(json.dumps({"id": str(n), "text": TEXT}) + "\n" for n in range(200))
    (tmp_path / "many.jsonl").write_text(lines, encoding="utf-8")
    (tmp_path / "mine" / "en").mkdir(parents=True)
    (tmp_path / "mine" / "en" / "accusation.toml").write_text(CUE, encoding="utf-8")
    words = ["extract", "many.jsonl", "--words", "mine", "--workers", "2", "-o", "claims.jsonl"]
    done = subprocess.run(command(*words), capture_output=True, text=True, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    found = [len(json.loads(line)["claims"]) for line in (tmp_path / "claims.jsonl").read_text().splitlines()]
    assert found == [1] * 200


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("en/acusation.toml", CUE, "is not a file that claimkit reads"),
        ("en/accusation.toml", CUE.replace("[[smeared]]", "smeared"), "is not extracted as marked"),
        ("en/accusation.toml", CUE.replace("the mayor", "[[the mayor]]"), "is not extracted as marked"),
        ("en/accusation.toml", "[verb\n", "cannot be read"),
        ("en/accusation.toml", 'verb = "smear"\n', "cannot be merged"),
        ("en/age.toml", '[[rule]]\nid = "age.x"\n', "cannot be used"),
        ("en/accusation.toml", CUE.replace("[verb]", "[vreb]"), "Invalid enum value 'vreb'"),
        ("en/attribution.toml", '[verb.sya]\n"bleat" = "“No,” he [[bleated]]."\n', "Invalid enum value 'sya'"),
        (
            "en/attribution.toml",
            '[[group]]\nname = "say"\nwhy = "x"\nframes = ["qoute"]\n',
            "Invalid enum value 'qoute'",
        ),
        ("en/date.toml", RULE.format(kind="date", key="means", value="yaer"), "Invalid enum value 'yaer'"),
        ("en/date.toml", RULE.format(kind="date", key="guard", value="mnoth"), "Invalid enum value 'mnoth'"),
        ("en/date.toml", '[guards.not_before]\nyaer = ["mills"]\n', "Invalid enum value 'yaer'"),
        ("en/age.toml", RULE.format(kind="age", key="guard", value="vreb"), "Invalid enum value 'vreb'"),
        ("en/grammar.toml", 'NOUN = ["mill"]\n', "no class of words is called 'NOUN'"),
        ("accusation.toml", CUE, "it holds no <language>/<name>.toml"),
    ],
)
def test_words_that_are_not_right_are_refused(tmp_path: Path, name: str, content: str, told: str) -> None:
    done = run(tmp_path, name, content)
    assert done.returncode == 2
    assert told in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == ""


def test_words_that_come_too_late_are_refused(tmp_path: Path) -> None:
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "accusation.toml").write_text(CUE, encoding="utf-8")
    program = f"import claimkit; claimkit.extract('Rain.'); claimkit.add_words({str(tmp_path)!r})"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert "come too late" in done.stderr


def test_a_language_of_ones_own_needs_no_change_to_the_package(tmp_path: Path) -> None:
    (tmp_path / "nl").mkdir()
    (tmp_path / "nl" / "abbreviations.toml").write_text('title = ["dhr"]\n', encoding="utf-8")
    (tmp_path / "nl" / "grammar.toml").write_text("", encoding="utf-8")
    (tmp_path / "nl" / "boilerplate.toml").write_text("", encoding="utf-8")
    program = f"""
import claimkit
claimkit.add_words({str(tmp_path)!r})
article = claimkit.extract("Het regent. Zij zag dhr. Bakker.", language="nl")
print([article.text[s.start : s.end] for s in article.sentences])
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert done.stdout.strip() == "['Het regent.', 'Zij zag dhr. Bakker.']", done.stderr
