"""Kinds of faults that tools of this sort are known for: many short texts a kind, in ``cases/``, with what is right."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import claimkit
from claimkit.detectors.rules import parse_example
from claimkit.language import parse_toml

HERE = Path(__file__).with_name("cases")
PUBLISHED = "2024-05-15"


def read(name: str) -> dict[str, Any]:
    return parse_toml((HERE / f"{name}.toml").read_text(encoding="utf-8"))


def marked(name: str) -> Iterator[Any]:
    for kind, languages in read(name).items():
        for language, sentences in languages.items():
            for sentence in sentences:
                yield pytest.param(name, language, sentence, id=f"{kind}-{language}-{sentence[:60]}")


@pytest.mark.parametrize(("claim_type", "language", "sentence"), [*marked("dates")])
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
