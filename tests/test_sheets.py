"""Spreadsheet output: one claim per row in CSV, Excel and Parquet, and nothing is lost."""

from __future__ import annotations

import csv
import os
import pty
import re
import subprocess
from pathlib import Path

import msgspec
import openpyxl
import pyarrow.parquet
import pytest
from commands import claimkit, command
from hypothesis import given
from hypothesis import strategies as st

import claimkit as package
from claimkit import sheets
from claimkit.cli.shared import tables
from claimkit.display import name_of, plural
from claimkit.records import Article
from claimkit.studio.server import embedded

LEE = "Ann Lee, 59, was accused of fraud on Monday, the prosecutor said."
EVIL = '=HYPERLINK("https://evil.example")'


def article(**known: str) -> Article:
    return package.extract(Article(id="a1", text=LEE, **known), published="2023-01-21")


def read_back(path: Path) -> list[list[object]]:
    """The rows below the header, as a spreadsheet program sees them."""
    if path.suffix == ".csv":
        with path.open(encoding="utf-8-sig", newline="") as file:
            return [list(row) for row in csv.reader(file)][1:]
    if path.suffix == ".xlsx":
        (sheet,) = openpyxl.load_workbook(path).worksheets
        assert {cell.data_type for row in sheet for cell in row} <= {"s", "n"}, "no cell is a formula"
        return [[cell or "" for cell in row] for row in sheet.iter_rows(min_row=2, values_only=True)]
    return [list(row.values()) for row in pyarrow.parquet.read_table(path).to_pylist()]


@pytest.mark.parametrize("ending", sheets.ENDINGS)
def test_a_claim_is_a_row_that_can_be_read_alone(tmp_path: Path, ending: str) -> None:
    told = article(title="Lee accused", url="https://courier.example/1")
    told.claims[0].statement, told.file = "Ann Lee is 59.", "news.jsonl:1"
    sheets.write(tmp_path / f"claims{ending}", [told])
    rows = read_back(tmp_path / f"claims{ending}")
    assert [row[1] for row in rows] == [claim.type for claim in told.claims]
    first, accusation = rows[0], rows[1]
    assert first[:5] == ["Ann Lee is 59.", "age", "Ann Lee", "59", LEE]
    assert float(str(first[5])) == round(told.claims[0].score, 3)
    assert first[6:] == [
        "; ".join(told.claims[0].reasons),
        *("Lee accused", "https://courier.example/1", "2023-01-21", "news.jsonl:1"),
    ]
    assert (accusation[1], accusation[2]) == ("accusation", "Ann Lee")


@pytest.mark.parametrize("ending", [".csv", ".xlsx"])
@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r"])
def test_no_cell_is_a_formula(tmp_path: Path, ending: str, sign: str) -> None:
    sheets.write(tmp_path / f"claims{ending}", [article(title=f"{sign}1+1")])
    assert all(str(row[7]).startswith("'") for row in read_back(tmp_path / f"claims{ending}"))


@given(st.text(max_size=6))
def test_a_harmless_cell_begins_no_formula_and_loses_nothing(cell: str) -> None:
    made = sheets.harmless(cell)
    assert not made.startswith(("=", "+", "-", "@", "\t", "\r"))
    assert made in (cell, f"'{cell}")


def test_a_cell_that_is_too_long_for_excel_says_that_it_goes_on(tmp_path: Path) -> None:
    sheets.write(tmp_path / "claims.xlsx", [article(title="x" * 40_000)])
    cell = str(read_back(tmp_path / "claims.xlsx")[0][7])
    assert (len(cell), cell[-1]) == (32_767, "…")


def run(folder: Path, *words: object) -> subprocess.CompletedProcess[str]:
    ran = subprocess.run(command(*words), cwd=folder, capture_output=True, text=True, timeout=120, check=False)
    assert "Traceback" not in ran.stderr
    return ran


def test_the_ending_says_what_is_written_and_one_that_says_nothing_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(LEE)
    flags = ("--published", "21 January 2023", "--type", "age", "--type", "date")
    for name in ("o.csv", "o.XLSX", "o.parquet", "o.jsonl"):
        assert run(tmp_path, "extract", "a.txt", "-o", name, *flags).returncode == 0
    assert [row[1] for row in read_back(tmp_path / "o.csv")] == ["age", "date"]
    assert run(tmp_path, "rank", "o.jsonl", "-o", "r.csv", "--type", "date").returncode == 0
    assert [row[1:4] for row in read_back(tmp_path / "r.csv")] == [["date", "", "2023-01-16"]]
    for command_, source in (("extract", "a.txt"), ("rank", "o.jsonl")):
        for name in ("o.docx", "o.json", "o"):
            refused = run(tmp_path, command_, source, "-o", name)
            assert (refused.returncode, f"-o {name}: " in refused.stderr, ".xlsx" in refused.stderr) == (2, True, True)
    assert "unknown claim type 'dates'" in run(tmp_path, "extract", "a.txt", "--type", "dates").stderr
    left = sorted(file.name for file in tmp_path.iterdir())
    assert left == ["a.txt", "o.XLSX", "o.csv", "o.jsonl", "o.parquet", "r.csv"]


def test_rank_explains_by_score_with_statement_and_file(tmp_path: Path) -> None:
    rows = [{"id": str(n), "text": text} for n, text in enumerate(("She was born in May 1990.", LEE))]
    (tmp_path / "a.jsonl").write_bytes(b"\n".join(map(msgspec.json.encode, rows)))
    run(tmp_path, "extract", "a.jsonl", "-o", "c.jsonl")
    listed = msgspec.json.decode(run(tmp_path, "rank", "c.jsonl", "--explain", "--format", "json").stdout)
    assert [row["score"] for row in listed] == sorted((row["score"] for row in listed), reverse=True)
    assert {row["file"] for row in listed} == {"a.jsonl:1", "a.jsonl:2"}
    assert all(row["statement"] for row in listed)


def test_on_a_terminal_there_is_a_table_and_in_a_pipe_json_lines(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(LEE)
    assert msgspec.json.decode(run(tmp_path, "extract", "a.txt").stdout)["claims"]
    ours, theirs = pty.openpty()
    environment = {**os.environ, "COLUMNS": "80", "TERM": "dumb", "NO_COLOR": "1"}
    subprocess.run(
        command("extract", "a.txt"),
        cwd=tmp_path,
        env=environment,
        stdout=theirs,
        stderr=theirs,
        timeout=120,
        check=True,
    )
    os.close(theirs)
    seen = b""
    try:
        while block := os.read(ours, 1 << 16):
            seen += block
    except OSError:  # the other end is closed
        pass
    os.close(ours)
    text = seen.decode()
    assert "accusation" in text
    assert "a.txt" in text
    assert "-o claims.xlsx" in text
    assert "JSON Lines" in text
    assert '{"id"' not in text


@pytest.mark.parametrize("encoding", ["cp1252", "ascii"])
def test_what_the_terminals_encoding_cannot_hold_is_replaced(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "a.txt").write_text("“Łódź is closed,” Ann Lee, 59, said on Monday … 😀", encoding="utf-8")
    sample = Path(__file__).parent.parent / "exports" / "sample"
    shown = b""
    for words in (("rules", sample), ("agree", sample), ("stats", sample), ("show", tmp_path / "a.txt")):
        ran = subprocess.run(
            command(*words),
            env={**os.environ, "PYTHONIOENCODING": encoding, "XDG_DATA_HOME": str(tmp_path)},
            capture_output=True,
            timeout=120,
            check=False,
        )
        assert (ran.returncode, b"Traceback" in ran.stderr) == (0, False), ran.stderr
        shown = ran.stdout
        assert shown.decode(encoding)
    assert (
        b"?"
        in subprocess.run(
            command("show", tmp_path / "a.txt"),
            env={**os.environ, "PYTHONIOENCODING": encoding},
            capture_output=True,
            check=True,
        ).stdout
    )


@pytest.mark.parametrize("width", [80, 60, 200])
def test_no_table_cuts_a_cell(width: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    rule = "attribution.verb.according_to_and_more"
    rows = [(rule, 1_000 + n, 2, "supported 12 · refuted 3", "a_long_word_without_a_blank_in_it" * 3) for n in range(3)]
    tables.show(["rule", "shown", "kept", "verdicts", "note"], rows, "table")
    shown = capsys.readouterr().out
    assert "…" not in shown
    joined = "".join(re.sub(r"[^\w]", "", line) for line in shown.splitlines())
    for letter in "q_w":
        assert joined.count(letter) >= sum(str(cell).count(letter) for row in rows for cell in row)
    assert max(map(len, shown.splitlines())) <= width
    if width >= 80:
        assert shown.count(rule) == 3, "what tells the rows apart stands on one line"


@pytest.mark.parametrize(
    ("known", "name"),
    [
        ({"title": "T", "url": "https://a.example/1", "file": "d/a.txt"}, "T"),
        ({"url": "https://a.example/1", "file": "d/a.txt"}, "https://a.example/1"),
        ({"url": "javascript:alert(1)", "file": "d/a.txt"}, "a.txt"),
        ({"file": "d/news.jsonl:3"}, "news.jsonl:3"),
        ({}, "a1"),
    ],
)
def test_an_article_is_called_as_people_know_it(known: dict[str, str], name: str) -> None:
    assert name_of(Article(id="a1", text=LEE, **known)) == name


def test_one_is_not_many() -> None:
    assert [plural(0, "claim"), plural(1, "claim"), plural(2000, "copy", "copies")] == [
        "0 claims",
        "1 claim",
        "2,000 copies",
    ]


def test_a_newsroom_folder_becomes_a_spreadsheet(tmp_path: Path) -> None:
    news = tmp_path / "news"
    news.mkdir()
    (news / "a.txt").write_text(LEE)
    (news / "b.csv").write_text(f'Maintext,Date\n"{LEE}",20 May 2024\n"{LEE} She left.",03/04/2023\n')
    (news / "c.json").write_bytes(
        msgspec.json.encode(
            [
                {"body": LEE},
                {"body": "El alcalde negó las acusaciones de fraude y dijo el martes que demandará al periódico."},
            ]
        )
    )
    (news / "d.pptx").write_bytes(b"PK")
    ran = run(tmp_path, "extract", news, "-o", "claims.xlsx", "--workers", 1)
    assert ran.returncode == 1
    assert "passed over 1 file: .pptx 1" in ran.stderr
    assert "columns used: text from 'Maintext', published from 'Date'" in ran.stderr
    assert "b.csv:3: publication date '03/04/2023' cannot be read" in ran.stderr
    assert "looks like Spanish; claimkit reads English and German" in ran.stderr
    assert "the same id as" in ran.stderr
    files = {Path(str(row[10])).name for row in read_back(tmp_path / "claims.xlsx")}
    assert files == {"a.txt", "b.csv:2", "b.csv:3", "c.json:1"}


def test_a_run_that_wrote_nothing_can_be_given_again_with_other_options(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(f'{{"words": "{LEE}"}}\n' * 2)
    flags = ("-o", "c.jsonl", "--workers", 1)
    assert run(tmp_path, "extract", "a.jsonl", *flags).returncode == 1
    assert [file.name for file in tmp_path.iterdir()] == ["a.jsonl"]
    assert run(tmp_path, "extract", "a.jsonl", *flags, "--text-field", "words").returncode == 1, "two with one id"


def test_show_reads_fields_as_extract_does_and_passes_over_what_it_cannot_use(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(f'{{"words": "{LEE}"}}\n{{"text": 5}}\n')
    ran = claimkit("show", str(tmp_path / "a.jsonl"), "--text-field", "words", "--type", "age", data_dir=tmp_path)
    assert ran.returncode == 1
    assert "Ann Lee" in ran.stdout
    assert "1 claim" in ran.stdout
    assert "a.jsonl:2: a record without text" in ran.stderr


@pytest.mark.server
def test_a_project_without_reviews_says_so_in_a_sentence(studio: embedded.Studio, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(LEE)
    run(tmp_path, "extract", "a.txt", "-o", "c.jsonl", "--published", "2023-01-21")
    project = "No reviews yet"
    there = ("--project", project, "--url", studio.url, "--api-key", studio.login.token)
    pushed = run(tmp_path, "push", "c.jsonl", *there, "--type", "age", "--type", "accusation")
    assert pushed.returncode == 0, pushed.stderr
    assert "created 2" in pushed.stderr
    address = re.search(rf"the project: {re.escape(studio.url)}/projects/\d+/data", pushed.stderr)
    assert address
    rest = run(tmp_path, "push", "c.jsonl", *there, "--type", "date")
    assert "created 1" in rest.stderr
    assert "no longer extracted 0" in rest.stderr, "other types are not asked about, and not gone"
    status = run(tmp_path, "status", *there)
    assert (status.returncode, status.stdout) == (0, "")
    assert f"no reviews yet: 3 tasks wait at {address[0].removeprefix('the project: ')}" in status.stderr
    agree = run(tmp_path, "agree", *there)
    assert (agree.returncode, agree.stdout) == (0, "")
    assert agree.stderr == f"no reviews yet in {project}: nothing to measure\n"
    export = run(tmp_path, "export", *there, "-o", "exports/round.jsonl")
    assert (export.returncode, export.stderr) == (0, f"no reviews yet in {project}: nothing was written\n")
    assert not (tmp_path / "exports").exists()


def test_a_datasets_folder_is_taken_where_its_file_is(tmp_path: Path) -> None:
    sample = Path(__file__).parent.parent / "exports" / "sample"
    for words in (("stats",), ("rules",), ("agree", "--format", "json"), ("export", "-o", tmp_path / "again.csv")):
        of_folder = run(tmp_path, words[0], sample, *words[1:])
        of_file = run(tmp_path, words[0], sample / "claims.jsonl", *words[1:])
        assert of_folder.returncode == of_file.returncode == 0, of_folder.stderr
        assert of_folder.stdout.replace("sample", "claims") == of_file.stdout.replace("sample", "claims")
    cells = [cell for row in read_back(tmp_path / "again.csv") for cell in row]
    assert not [cell for cell in cells if str(cell).startswith(("=", "+", "-", "@", "\t", "\r"))]
