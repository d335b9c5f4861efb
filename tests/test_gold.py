"""The project's own gold matches the bundled articles exactly, and the package ships the published guidelines."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from claimkit import reading, samples
from claimkit.records import CLAIM_TYPES, ROLES

ROOT = Path(__file__).parent.parent
GOLD = ROOT / "annotations" / "gold"
TEXTS = {article.id: article.text for article in samples.articles()}
UNSEEN = {article.id: article.text for article in reading.read(str(GOLD / "unseen" / "articles.jsonl"))}


def rows(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (GOLD / name).read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("name", ["gold.jsonl", "first.jsonl", "second.jsonl", "unseen/gold.jsonl"])
def test_every_span_is_its_text(name: str) -> None:
    claims = [row for row in rows(name) if "type" in row]
    assert len(claims) > 350
    for claim in claims:
        text = (TEXTS | UNSEEN)[claim["article"]]
        assert text[claim["start"] : claim["end"]] == claim["text"]
        assert claim["text"].strip() == claim["text"]
        for role in claim["roles"]:
            assert role["role"] in ROLES[claim["type"]], claim
            assert text[role["start"] : role["end"]] == role["text"]
            assert role["text"].strip(" \n\r.") != ""


@pytest.mark.parametrize("name", ["gold.jsonl", "first.jsonl", "second.jsonl"])
def test_every_article_is_there_with_all_types(name: str) -> None:
    heads = {row["article"]: row["types"] for row in rows(name) if "types" in row}
    assert heads == {article: list(CLAIM_TYPES) for article in TEXTS}


def test_unseen_articles_are_not_the_samples() -> None:
    heads = {row["article"]: row["types"] for row in rows("unseen/gold.jsonl") if "types" in row}
    assert heads == {article: list(CLAIM_TYPES) for article in UNSEEN}
    assert len(UNSEEN) == 20
    assert UNSEEN.keys().isdisjoint(TEXTS)


@pytest.mark.parametrize("name", ["gold.jsonl", "unseen/gold.jsonl"])
def test_no_claim_is_there_twice(name: str) -> None:
    spans = [(row["article"], row["type"], row["start"], row["end"]) for row in rows(name) if "type" in row]
    assert len(spans) == len(set(spans))


def test_ages_and_dates_have_values() -> None:
    for row in rows("gold.jsonl"):
        if row.get("type") in ("age", "date") and not row.get("optional"):
            assert row["value"], row


def test_sentences_cover_every_letter_of_every_article() -> None:
    sentences = {row["article"]: row["sentences"] for row in rows("sentences.jsonl")}
    assert sentences.keys() == TEXTS.keys()
    for article, spans in sentences.items():
        text, end = TEXTS[article], 0
        for start, stop in spans:
            assert text[end:start].strip() == ""
            assert text[start:stop].strip() == text[start:stop] != ""
            end = stop
        assert text[end:].strip() == ""


def test_guidelines_are_the_same_in_the_package() -> None:
    shipped = ROOT / "src" / "claimkit" / "studio" / "tasks" / "guidelines.md"
    assert shipped.read_bytes() == (ROOT / "annotations" / "guidelines.md").read_bytes()


@pytest.mark.parametrize("type_", CLAIM_TYPES)
def test_guidelines_give_examples_and_counter_examples(type_: str) -> None:
    guidelines = (ROOT / "annotations" / "guidelines.md").read_text(encoding="utf-8")
    section = guidelines.split(f"\n## {type_.capitalize()}\n")[1].split("\n## ")[0]
    examples, counter = section.split("Examples:")[1].split(f"Not {type_}s:")
    assert examples.count("\n- ") >= 3
    assert counter.count("\n- ") >= 2
    assert all("**" in line for line in examples.splitlines() if line.startswith("- "))
