"""Faults that such tools are known for: many short texts of each kind in ``cases/``, with the right answers."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from importlib import resources
from pathlib import Path
from typing import Any

import pytest

import claimkit
from claimkit.detectors.accusation.wrongs import is_wrong
from claimkit.detectors.rules import parse_example
from claimkit.language import parse_toml, words

HERE = Path(__file__).with_name("cases")
PUBLISHED = "2024-05-15"


def read(name: str) -> dict[str, Any]:
    return parse_toml((HERE / f"{name}.toml").read_text(encoding="utf-8"))


def marked(name: str) -> Iterator[Any]:
    for kind, languages in read(name).items():
        for language, sentences in languages.items():
            for sentence in sentences:
                yield pytest.param(name, language, sentence, id=f"{kind}-{language}-{sentence[:60]}")


@pytest.mark.parametrize(("claim_type", "language", "sentence"), [*marked("dates"), *marked("ages")])
def test_dates_and_ages_have_the_right_spans_and_values(claim_type: str, language: str, sentence: str) -> None:
    example = parse_example(sentence)
    article = claimkit.extract(example.text, published=PUBLISHED, language=language)
    found = [(c.text, c.value or "", c.mod) for c in article.claims if c.type == claim_type.removesuffix("s")]
    assert found == [(example.text[a.start : a.end], a.value or "", a.mod) for a in example.anchors]


@pytest.mark.parametrize(
    ("language", "marked_text"),
    [
        pytest.param(language, sentence, id=f"{kind}-{sentence[:60]}")
        for kind, languages in read("sentences").items()
        for language, sentences in languages.items()
        for sentence in sentences
    ],
)
def test_sentences_end_where_they_do(language: str, marked_text: str) -> None:
    text = marked_text.replace("|", "")
    found = [text[s.start : s.end] for s in claimkit.extract(text, language=language).sentences]
    assert found == [part.strip() for part in marked_text.split("|")]


def claims_of(name: str) -> Iterator[Any]:
    """Every text by rules alone and as it is by default, with what is right; ``read`` is what is right by default where
    the reader finds less or more than rules do."""
    for kind, entries in read(name).items():
        for entry in entries:
            for reader in ("rules", "shipped"):
                expected = entry.get("read", entry["claims"]) if reader == "shipped" else entry["claims"]
                yield pytest.param(reader, entry["text"], expected, id=f"{kind}-{reader}-{entry['text'][:60]}")


def pieces(claim: claimkit.Claim, role: str) -> str:
    return " + ".join(piece.text for piece in claim.roles if piece.role == role)


def found(text: str, claim_type: str, reader: str) -> list[claimkit.Claim]:
    return [c for c in claimkit.extract(text, published=PUBLISHED, reader=reader).claims if c.type == claim_type]


@pytest.mark.parametrize(("reader", "text", "expected"), claims_of("attributions"))
def test_attributions_have_the_right_cue_source_and_content(reader: str, text: str, expected: list[list[str]]) -> None:
    claims = found(text, "attribution", reader)
    assert [[c.text, pieces(c, "source"), pieces(c, "content")] for c in claims] == expected


@pytest.mark.parametrize(("reader", "text", "expected"), claims_of("accusations"))
def test_accusations_have_the_right_anchor_roles_and_stage(reader: str, text: str, expected: list[list[str]]) -> None:
    claims = found(text, "accusation", reader)
    roles = ("accused", "accuser", "charge")
    assert [[c.text, *(pieces(c, role) for role in roles), c.value] for c in claims] == expected


def accusations(text: str) -> list[claimkit.Claim]:
    return found(text, "accusation", "rules")


@pytest.mark.parametrize("wrong", read("wrongs")["accused_of"])
def test_a_wrong_is_found(wrong: str) -> None:
    assert [pieces(c, "charge") for c in accusations(f"She was accused of {wrong} by the clerk.")] == [wrong]


@pytest.mark.parametrize("name", read("wrongs")["called"])
def test_a_bad_name_is_found(name: str) -> None:
    assert [c.text for c in accusations(f"The clerk called the mayor {name}.")] == ["called"]


def project_words() -> set[str]:
    """All words of the rules' examples and of the cases, two in a row included."""
    files = [*resources.files("claimkit.language").joinpath("en").iterdir(), *HERE.iterdir()]
    texts = [file.read_text(encoding="utf-8").lower() for file in files if file.name != "wrongdoing.toml"]
    words_ = [re.findall(r"[a-z][a-z-]*", text) for text in texts]
    return {word for found in words_ for word in (*found, *map(" ".join, itertools.pairwise(found)))}


def test_every_wrong_and_every_bad_name_is_found_in_a_text_of_the_project() -> None:
    known, data = project_words(), words("wrongdoing")
    hit = {word for word in known if is_wrong(word)}
    assert [wrong for wrong in data["wrongs"] if not any(word.startswith(wrong) for word in hit)] == []
    plurals = {f"{word}s" for word in known} | {f"{word[:-1]}ies" for word in known}
    assert [name for name in data["offenders"] if name not in known | plurals] == []


@pytest.mark.parametrize("wrong", words("wrongdoing")["wrongs"])
def test_the_beginning_of_a_name_is_no_wrong(wrong: str) -> None:
    place = f"{wrong}mere".capitalize()
    assert not is_wrong(place.lower())
    assert accusations(f"Police arrested him in {place} over his visit.") == []


@pytest.mark.parametrize("name", words("wrongdoing")["offenders"])
def test_a_bad_name_as_a_surname_is_none(name: str) -> None:
    assert accusations(f"He met Ms {name.title()} in York.") == []
