"""The dataset card answers what venues and users ask, and its code reads the files with the right types."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from commands import claimkit
from reviewed import TEXT, claim, vote
from test_dataset_formats import NULLS, full

from claimkit.dataset.card import card
from claimkit.dataset.croissant import DataFile
from claimkit.dataset.datasheet import Datasheet, read_datasheet
from claimkit.dataset.export import export
from claimkit.dataset.export_options import Plan
from claimkit.dataset.schema import arrow_schema
from claimkit.dataset.statistics import Statistics
from claimkit.errors import InputError
from claimkit.records import ReviewedClaim

S = "supported"


def code(card: Path) -> list[str]:
    """The card's blocks of Python."""
    return re.findall(r"```python\n(.*?)```", card.read_text(encoding="utf-8"), re.DOTALL)


class Notebook:
    """A Python of its own in which a reader runs the card's blocks one after the other; datasets is imported once."""

    LOOP = """
import contextlib, io, json, os, sys, traceback
for line in sys.stdin:
    folder, code = json.loads(line)
    os.chdir(folder)
    printed = io.StringIO()
    try:
        with contextlib.redirect_stdout(printed):
            exec(code, {"__name__": "__main__"})
        answer = [printed.getvalue(), None]
    except BaseException:
        answer = [printed.getvalue(), traceback.format_exc()]
    print(json.dumps(answer), flush=True)
"""

    def __init__(self, home: Path) -> None:
        offline = {**os.environ, "HF_HUB_OFFLINE": "1", "HF_HOME": str(home), "PYTHONWARNINGS": "ignore"}
        self.process = subprocess.Popen(
            [sys.executable, "-c", self.LOOP], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=offline
        )

    def ran(self, folder: Path, block: str, then: str) -> Any:
        """What the block's last lines print, run in the dataset's folder."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        print(json.dumps([str(folder), f"{block}\nimport json\n{then}"]), file=self.process.stdin, flush=True)
        printed, error = json.loads(self.process.stdout.readline())
        assert error is None, error
        return json.loads(printed.splitlines()[-1])


@pytest.fixture(scope="module")
def notebook(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Notebook]:
    made = Notebook(tmp_path_factory.mktemp("home"))
    yield made
    made.process.communicate("")


LOADED = (
    "rows = {name: claims[name].num_rows for name in claims}\nname = next(n for n in rows if rows[n])\n"
    "schema = {n: claims[n].features.arrow_schema for n in claims}\n"
    "print(json.dumps([rows, {f.name: str(f.type) for f in schema[name]}, claims[name][-1]], default=str))"
)


@pytest.mark.parametrize("target", ["data", "round1"])
@pytest.mark.parametrize("format_", ["jsonl", "jsonl.gz", "csv", "parquet"])
def test_the_cards_code_loads_every_row_with_the_types_of_the_schema(
    notebook: Notebook, tmp_path: Path, format_: str, target: str
) -> None:
    folder = tmp_path / "data"
    file = folder if target == "data" else folder / f"round1.{format_}"
    export([*NULLS[:50], full("z")], file, Plan(format=format_, key=None))
    block, frame = code(folder / ("README.md" if target == "data" else "round1.README.md"))
    rows, types, last = notebook.ran(folder, block, LOADED)
    assert rows == {"train": 51}
    assert types == {f.name: str(f.type) for f in arrow_schema(flat=format_ == "csv")}
    assert (last["value"], last["start"], last["blind"]) == ("59", 28, False)
    shape = "print(json.dumps([len(frame), str(frame['value'].iloc[-1]), int(frame['start'].iloc[-1])]))"
    assert notebook.ran(folder, frame, shape) == [51, "59", 28]


@pytest.mark.parametrize(("target", "format_"), [("data", "jsonl"), ("data/round1.csv", "csv"), ("data", "parquet")])
def test_the_cards_code_loads_every_split(notebook: Notebook, tmp_path: Path, target: str, format_: str) -> None:
    many = [claim(vote("a", S), article=f"a{n}", text=f"{TEXT} {n}") for n in range(20)]
    export(many, tmp_path / target, Plan(format=format_, key=None, shares=(0.5, 0.25, 0.25)))
    (card,) = (tmp_path / "data").glob("*README.md")
    rows, _, _ = notebook.ran(tmp_path / "data", code(card)[0], LOADED)
    assert rows.keys() == {"train", "validation", "test"}
    assert sum(rows.values()) == 20


def test_what_the_makers_say_is_in_the_card_and_for_machines(tmp_path: Path) -> None:
    answers = {name: f"about {name}" for name in Datasheet.__struct_fields__}
    (tmp_path / "sheet.toml").write_text("".join(f'{k} = "{v}"\n' for k, v in answers.items()), encoding="utf-8")
    (tmp_path / "in.jsonl").write_bytes(msgspec.json.encode(claim(vote("a", S))))
    words = [
        "export",
        str(tmp_path / "in.jsonl"),
        "-o",
        str(tmp_path / "out"),
        "--datasheet",
        str(tmp_path / "sheet.toml"),
    ]
    done = claimkit(*words, data_dir=tmp_path)
    assert done.returncode == 0, done.stderr
    card = (tmp_path / "out" / "README.md").read_text()
    assert all(answer in card for answer in answers.values())
    assert "not stated" not in card
    described = json.loads((tmp_path / "out" / "croissant.json").read_text())
    assert (described["citeAs"], described["creator"]["name"]) == ("about citation", "about creators")


@pytest.mark.parametrize(
    ("claims", "size"),
    [
        (0, "n<1K"),
        (999, "n<1K"),
        (1000, "1K<n<10K"),
        (99_999, "10K<n<100K"),
        (100_000, "100K<n<1M"),
        (10**6, "1M<n<10M"),
    ],
)
def test_sizes_are_those_of_the_hub(claims: int, size: str) -> None:
    counted = Statistics()
    counted.claims = claims
    words: dict[str, Any] = {"title": "t", "licence": "l", "about": None, "policy": "majority", "identified": True}
    words |= {name: [] for name in ("agreement", "shown", "left_out", "annotations")}
    file = DataFile(name="x.conll", media_type="text/plain", sha256="0", size=1, rows=claims)
    text = card(files=[file], statistics=counted, datasheet="", **words)
    assert f'size_categories: ["{size}"]' in text
    assert "configs:" not in text, "no table that the hub could show"
    assert "See the module of this format" in text


def test_the_card_says_what_was_made_of_what_people_drew_and_of_blind_tasks(tmp_path: Path) -> None:
    def drawn(article: str, **changes: Any) -> ReviewedClaim:
        return claim(vote("Ann Lee", None), origin="annotator", article=article, **changes)

    export([claim(vote("Ann Lee", S)), drawn("1")], tmp_path / "1", Plan(key=None, about=" In June.\n"))
    one = (tmp_path / "1" / "README.md").read_text()
    assert "1 claim was added by annotators" in one
    assert "0 claims come from tasks shown without" in one
    assert "Annotators are named as in the project." in one
    assert "\n\nIn June.\n\n## Files" in one
    export([claim(vote("a", S), blind=True), drawn("1"), drawn("2", blind=True)], tmp_path / "2", Plan(key=b"k"))
    two = (tmp_path / "2" / "README.md").read_text()
    assert "2 claims were added by annotators" in two
    assert "1 claim comes from tasks shown without" in two
    assert "Annotators are pseudonyms" in two
    assert "| `accusation` | 1 |" in two
    assert "| `age` | 0 |" not in two, "no row for a type of which there is no claim"
    assert "No claim was judged by two annotators" in two
    export([], tmp_path / "0", Plan(key=b"k"))
    none = (tmp_path / "0" / "README.md").read_text()
    assert "claimkit unknown, by rules" in none
    assert "Nothing was left out." in none
    assert "The latest review is of" not in none


def test_a_dataset_without_dates_names_or_a_version_says_so(tmp_path: Path) -> None:
    rows = [dated(f"a{n}", None, f"Paper {n:02}") for n in range(22)]
    for row in rows:
        row.reviews[0].created_at = None
    export(rows, tmp_path, Plan(key=None, title="Trials"))
    text = (tmp_path / "README.md").read_text()
    assert "Without publication dates.\n" in text
    assert "| Paper 19 | 1 |" in text
    assert "And 2 more publishers." in text
    assert "| 1.0.0 | – | 22 | – |" in text
    assert "## Splits" not in text
    described = json.loads((tmp_path / "croissant.json").read_text())
    assert described["citeAs"] == "Trials, version 1.0.0"
    assert "datePublished" not in described
    assert "creator" not in described
    sheet = Datasheet(creators="The Lund Desk", limits="Two weeks.", ethics="Ask us.", intended_use="For teaching.")
    row = dated("b", "2024-05", None)
    export([row], tmp_path / "b", Plan(key=None, title="Trials", sheet=sheet))
    described = json.loads((tmp_path / "b" / "croissant.json").read_text())
    assert described["citeAs"] == "The Lund Desk. Trials, version 1.0.0 (2026)"
    assert (described["datePublished"], described["rai:dataUseCases"]) == ("2026-03-01", "For teaching.")
    text = (tmp_path / "b" / "README.md").read_text()
    assert "Published from 2024-05 to 2024-05.\n" in text
    assert "more publisher" not in text
    for answer in ("The Lund Desk", "Two weeks.", "Ask us.", "For teaching."):
        assert answer in text


def test_the_card_tells_the_history_newest_first(tmp_path: Path) -> None:
    rows = [dated("a", "2023-01-21", None), dated("b", "2023-01-21", None)]
    export(rows[:1], tmp_path, Plan(key=None))
    export(rows, tmp_path, Plan(key=None))
    text = (tmp_path / "README.md").read_text()
    last, first = "| 1.1.0 | 2026-03-01 | 2 | 1 new in the dataset |", "| 1.0.0 | 2026-03-01 | 1 | – |"
    assert 0 < text.index(last) < text.index(first)


def test_what_nobody_said_is_not_stated(tmp_path: Path) -> None:
    export([claim(vote("a", S))], tmp_path, Plan(key=None))
    card = (tmp_path / "README.md").read_text()
    for question in ("Who annotated", "How they were paid", "Guidelines and their version", "Contact", "Citation"):
        assert f"- {question}: not stated" in card
    assert "people who are accused" in card, "what every such dataset must say is said anyway"


@pytest.mark.parametrize(
    ("written", "told"), [('annotator = "me"', "annotators"), ("pay = 3", "pay"), ("x", "annotators")]
)
def test_a_datasheet_that_is_none_is_told(tmp_path: Path, written: str, told: str) -> None:
    (tmp_path / "sheet.toml").write_text(written)
    with pytest.raises(InputError, match=told):
        read_datasheet(tmp_path / "sheet.toml")


def dated(article: str, published: str | None, publisher: str | None, copy: str | None = None) -> ReviewedClaim:
    row = claim(vote("a", S, created_at="2026-03-01T10:00:00Z"), article=article, text=f"{TEXT} {article}")
    row.article = msgspec.structs.replace(row.article, published=published, publisher=publisher, duplicate_of=copy)
    return row


def test_the_card_tells_dates_publishers_copies_splits_and_version(tmp_path: Path) -> None:
    rows = [dated("a", "2023-01-21", "The Daily"), dated("b", "2022-11-02", "The Daily", "a"), dated("c", None, "Echo")]
    export(rows, tmp_path, Plan(key=None, shares=(0.8, 0.2), seed=7))
    card = (tmp_path / "README.md").read_text()
    assert "Published from 2022-11 to 2023-01; 1 claim from articles without a date." in card
    assert "| The Daily | 2 |" in card
    assert "Near-copies of another article (`article.duplicate_of`): 1." in card
    assert "by a hash with seed 7: train 80%, test 20%" in card
    assert "| 1.0.0 | 2026-03-01 | 3 | – |" in card
