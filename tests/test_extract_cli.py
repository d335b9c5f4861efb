"""``claimkit extract`` as a user meets it: files, pipes, bad input, exit codes."""

from __future__ import annotations

import subprocess
from pathlib import Path

import msgspec
import pytest
from commands import command

import claimkit
from claimkit.records import Article

LEE = "Ann Lee, 59, was accused of fraud on Monday."


def run(*arguments: object, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(command("extract", *arguments), input=stdin, capture_output=True, timeout=120, check=False)


def articles(lines: bytes) -> list[Article]:
    return [msgspec.json.decode(line, type=Article) for line in lines.splitlines()]


def test_one_text_file_to_standard_output(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(LEE)
    done = run(tmp_path / "a.txt", "--published", "2023-01-21")
    assert done.returncode == 0
    (article,) = articles(done.stdout)
    assert article.file == str(tmp_path / "a.txt")
    article.file = None
    assert article == claimkit.extract(LEE, published="2023-01-21")
    assert done.stderr.decode().count("\n") == 1, "one summary line"


@pytest.mark.parametrize("stdin", [LEE.encode(), msgspec.json.encode({"text": LEE})])
def test_standard_input_is_known_by_its_first_character(stdin: bytes, tmp_path: Path) -> None:
    done = run("-", "-o", tmp_path / "claims.jsonl", stdin=stdin)
    assert (done.returncode, done.stdout) == (0, b"")
    assert articles((tmp_path / "claims.jsonl").read_bytes()) == [claimkit.extract(LEE)]


def test_a_broken_line_is_reported_and_the_rest_is_written(tmp_path: Path) -> None:
    news, out = tmp_path / "news.jsonl", tmp_path / "claims.jsonl"
    news.write_text(f'{{"text": "{LEE}"}}\n{{"text": "Two."}}\n{{"text": \n{{"text": "Four."}}\n')
    done = run(news, "-o", out)
    assert done.returncode == 1
    assert f"{news}:3: not valid JSON" in done.stderr.decode()
    assert [article.text for article in articles(out.read_bytes())] == [LEE, "Two.", "Four."]
    out.unlink()
    done = run(news, "-o", out, "--on-error", "fail")
    assert done.returncode == 2
    assert f"{news}:3: not valid JSON" in done.stderr.decode()
    assert not out.exists(), "no half-written file under the name"


def test_a_file_whose_only_row_is_broken_ends_as_any_broken_row_does(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("id,text\na1,Ann Lee, 59, was accused of fraud.\n")
    done = run(tmp_path / "a.csv", "-o", tmp_path / "claims.jsonl")
    assert done.returncode == 1
    assert f"{tmp_path}/a.csv:2: a row with more cells than the header" in done.stderr.decode()
    assert "0 claims in 0 articles, 1 problem" in done.stderr.decode()
    assert not (tmp_path / "claims.jsonl").exists()


@pytest.mark.parametrize("content", [b"", b"\x89PNG\0\0\xff", "Jos\u00e9".encode("latin-1")])
def test_an_unusable_file_is_refused_in_plain_words(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.txt").write_bytes(content)
    done = run(tmp_path / "a.txt", "-o", tmp_path / "claims.jsonl")
    message = done.stderr.decode()
    assert done.returncode == 1
    assert message.count("claimkit: ") == 1
    assert "why: " in message
    assert "do:  " in message
    assert "Traceback" not in message
    assert [file.name for file in tmp_path.iterdir()] == ["a.txt"]


def test_a_long_article_works(tmp_path: Path) -> None:
    story = LEE + " " + "The harbour lay still, and the boats went out with the tide. " * 40 + "\n\n"
    text = story * (5_000_000 // len(story) + 1)
    (tmp_path / "a.txt").write_text(text)
    done = run(tmp_path / "a.txt")
    assert done.returncode == 0
    (article,) = articles(done.stdout)
    assert len(article.claims) >= 2 * text.count(LEE)


def test_fields_of_other_names_and_a_format_that_the_name_does_not_tell(tmp_path: Path) -> None:
    (tmp_path / "export.dat").write_text(f"key,body,day\n7,{LEE.replace(',', '')},2023-01-20\n")
    flags = ("--text-field", "body", "--id-field", "key", "--published-field", "day", "--input-format", "csv")
    (article,) = articles(run(tmp_path / "export.dat", *flags, "--published", "2020-01-01").stdout)
    assert (article.id, article.published, article.published_from) == ("7", "2023-01-20", "field")


@pytest.mark.parametrize(
    ("flags", "message"),
    [
        (("--published", "soon"), "'soon' cannot be read"),
        (("-o", "a.txt"), "read and written at once"),
        (("-o", "."), "it is a folder"),
        (("-o", "no/such/folder.jsonl"), "cannot write"),
        (("-o", "s3://news/claims.jsonl"), "--shards N -o s3://news/claims,"),
        (("-o", "claims.jsonl", "--errors", "s3://news/bad.jsonl"), "--errors s3://news/bad.jsonl is not a local file"),
    ],
)
def test_flags_that_cannot_be(tmp_path: Path, flags: tuple[str, ...], message: str) -> None:
    (tmp_path / "a.txt").write_text(LEE)
    done = subprocess.run(
        command("extract", "a.txt", *flags), capture_output=True, cwd=tmp_path, timeout=120, check=False
    )
    assert done.returncode == 2
    assert message in done.stderr.decode()
    assert "Traceback" not in done.stderr.decode()
    assert (tmp_path / "a.txt").read_text() == LEE
    assert [file.name for file in tmp_path.iterdir()] == ["a.txt"]
