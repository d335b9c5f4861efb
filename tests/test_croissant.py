"""``croissant.json`` is valid, and mlcroissant loads the same rows with it."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import msgspec
import pytest
from reviewed import TEXT, claim, vote
from test_dataset_formats import LINK, bare, full

from claimkit.dataset.export import export
from claimkit.dataset.export_options import Plan
from claimkit.records import Evidence, ReviewedClaim
from claimkit.review.verdicts import resolve

pytestmark = pytest.mark.filterwarnings("default")  # mlcroissant's own dependencies warn
PAIRS = ("roles", "evidence")  # lists in a review


def claims() -> list[ReviewedClaim]:
    named = full("c")
    named.value = "charged"  # pandas, which reads for mlcroissant, makes numbers of texts that are all numbers
    named.roles = named.reviews[0].roles = named.reviews[1].roles = [
        msgspec.structs.replace(named.roles[0], names=["Fraud Ltd", "Ann Lee"], named_by="full")
    ]
    return [full(), bare("b"), named]


def loaded(folder: Path, file: str) -> list[dict[str, Any]]:
    """The records of a file as mlcroissant reads them, nested as the rows are."""
    import mlcroissant

    described = mlcroissant.Dataset(jsonld=str(folder / "croissant.json"))
    assert described.metadata.issues.errors == set()
    return [nested(record, f"claims-{file}/") for record in described.records(f"claims-{file}")]


def nested(record: dict[str, Any], set_: str) -> dict[str, Any]:
    row: dict[str, Any] = {}
    for key, value in record.items():
        *above, name = key.removeprefix(set_).split("/")
        if above:  # a list in a list stands beside the outer one, with the first item of each
            for outer, first in zip(row[above[0]], plain(value), strict=True):
                outer[name] = [first] if any(first.values()) else []
        else:
            row[name] = plain(value)
    return row


def plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key.rpartition("/")[2]: plain(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [plain(item) for item in value]
    return value.decode() if isinstance(value, bytes) else value


def rows(claims: list[ReviewedClaim]) -> list[dict[str, Any]]:
    return sorted((msgspec.to_builtins(resolve(claim)) for claim in claims), key=lambda row: str(row["article_id"]))


@pytest.mark.parametrize("format_", ["jsonl", "jsonl.gz", "parquet"])
def test_the_records_that_mlcroissant_loads_are_the_rows(tmp_path: Path, format_: str) -> None:
    export(claims(), tmp_path, Plan(format=format_, key=None, licence="cc-by-4.0"))
    assert loaded(tmp_path, f"claims.{format_}") == rows(claims())


def test_of_a_list_in_a_list_mlcroissant_loads_the_first() -> None:
    """Told in the docs; the description says that there may be more."""
    from claimkit.dataset.croissant import DataFile, croissant

    file = DataFile(name="c.jsonl", media_type="application/jsonlines", sha256="0" * 64, size=1, rows=1)
    fields = {field["name"]: field for field in croissant({}, [file])["recordSet"][0]["field"]}
    below = {field["name"]: field for field in fields["reviews"]["subField"]}
    assert all(below[name]["repeated"] for name in PAIRS)
    assert below["evidence"]["subField"][0]["source"]["extract"] == {"column": "reviews"}
    assert below["evidence"]["subField"][0]["source"]["transform"] == {"jsonPath": "evidence[*].url"}


def test_a_table_has_a_field_for_each_column_and_lists_as_json(tmp_path: Path) -> None:
    export(claims(), tmp_path, Plan(format="csv", key=None))
    records, whole = loaded(tmp_path, "claims.csv"), rows(claims())
    assert [record["sentence"] for record in records] == [row["sentence"] for row in whole]
    assert [json.loads(record["reviews"]) for record in records] == [row["reviews"] for row in whole]
    with (tmp_path / "claims.csv").open(encoding="utf-8", newline="") as file:
        columns = set(next(csv.reader(file)))
    described = json.loads((tmp_path / "croissant.json").read_text())["recordSet"][0]["field"]
    leaves = [leaf for field in described for leaf in field.get("subField", [field])]
    assert {leaf["source"]["extract"]["column"] for leaf in leaves} == columns


def test_splits_are_described_and_each_record_has_its_own(tmp_path: Path) -> None:
    many = [claim(vote("a", "supported"), article=f"a{n}", text=f"{TEXT} {n}") for n in range(12)]
    export(many, tmp_path / "d", Plan(key=None, shares=(0.6, 0.2, 0.2)))
    export(many, tmp_path / "round.jsonl", Plan(key=None, shares=(0.6, 0.2, 0.2)))
    for folder, prefix in ((tmp_path / "d", ""), (tmp_path, "round.")):
        described = folder / f"{prefix}croissant.json"
        sets = json.loads(described.read_text())["recordSet"]
        assert [row["splits/name"] for row in sets[0]["data"]] == ["train", "validation", "test"]
        described.rename(folder / "croissant.json")
        held = {split: loaded(folder, f"{prefix}{split}.jsonl") for split in ("train", "validation", "test")}
        assert all(record["split"] == split for split, records in held.items() for record in records)
        assert sum(map(len, held.values())) == 12


def test_a_file_without_rows_is_described_without_records(tmp_path: Path) -> None:
    import mlcroissant

    export([full()], tmp_path, Plan(key=None, shares=(0.0, 1.0)))
    described = mlcroissant.Dataset(jsonld=str(tmp_path / "croissant.json"))
    assert [set_.uuid for set_ in described.metadata.record_sets] == ["splits", "claims-test.jsonl"]


@pytest.mark.parametrize("format_", ["conll", "averitec", "spacy"])
def test_what_is_no_table_is_described_as_a_file(tmp_path: Path, format_: str) -> None:
    import mlcroissant

    export([full()], tmp_path, Plan(format=format_, key=None))
    described = mlcroissant.Dataset(jsonld=str(tmp_path / "croissant.json"))
    assert described.metadata.issues.errors == set()
    assert len(described.metadata.distribution) == 1


def test_evidence_stands_in_the_records(tmp_path: Path) -> None:
    export([full()], tmp_path, Plan(key=None))
    (row,) = loaded(tmp_path, "claims.jsonl")
    (found,) = row["reviews"][0]["evidence"]
    assert msgspec.convert(found, Evidence) == LINK
