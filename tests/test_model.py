"""A trained pipeline's parser and entities sharpen roles; the form of the output stays the same."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
import spacy
from spacy.tokens import Doc
from typer.testing import CliRunner

import claimkit
from claimkit.cli import app
from claimkit.records import Article, Claim

TEXT = "Rain fell. The baker fired last May Ludwig van der Kamp hired said the oven he sold burned well."
NAME = "Norvik Has Talent"


def parsed() -> Doc:
    """Heads and relations as a parser would give them: the subject of "said" is "baker" with all that hangs on it."""
    nlp = spacy.blank("en")
    words = [token.text for token in nlp(TEXT)]
    spaces = [bool(token.whitespace_) for token in nlp(TEXT)]
    said, baker, burned = words.index("said"), words.index("baker"), words.index("burned")
    heads, deps = [], []
    for i in range(len(words)):
        if i <= 2:
            head, dep = 1, "dep"
        elif i == said:
            head, dep = said, "ROOT"
        elif i == baker:
            head, dep = said, "nsubj"
        elif i < said:
            head, dep = baker, "dep"
        elif i == burned:
            head, dep = said, "ccomp"
        else:
            head, dep = burned, "dep"
        heads.append(head)
        deps.append("ROOT" if head == i else dep)
    return Doc(nlp.vocab, words=words, spaces=spaces, heads=heads, deps=deps)


def attribution(article: Article) -> Claim:
    return next(claim for claim in article.claims if claim.text == "said")


def roles(claim: Claim) -> dict[str, str]:
    return {role.role: role.text for role in claim.roles}


def test_the_parsers_subject_and_clause_are_the_roles() -> None:
    found = roles(attribution(claimkit.extract(TEXT, parsed=parsed())))
    assert found["source"] == "The baker fired last May Ludwig van der Kamp hired"
    assert found["content"].startswith("the oven he sold burned well")
    assert roles(attribution(claimkit.extract(TEXT))) != found, "without the parser the reading is another"


def named() -> spacy.Language:
    nlp = spacy.blank("en")
    nlp.add_pipe("entity_ruler").add_patterns([{"label": "ORG", "pattern": NAME}])  # type: ignore[attr-defined]  # a factory's own method
    return nlp


def test_a_named_body_is_the_whole_source() -> None:
    text = f"Last week {NAME} said the oven burned well."
    assert roles(attribution(claimkit.extract(text, parsed=named()(text))))["source"] == NAME
    assert roles(attribution(claimkit.extract(text))).get("source") != NAME, "the name alone looks like a clause"


def test_a_doc_without_annotation_changes_nothing() -> None:
    text = "The mayor said the pier was safe."
    assert claimkit.extract(text, parsed=spacy.blank("en")(text)) == claimkit.extract(text)


@pytest.mark.parametrize("as_file", [True, False])
def test_extract_takes_a_pipeline_by_its_path(tmp_path: Path, as_file: bool) -> None:
    text = f"Last week {NAME} said the oven burned well."
    named().to_disk(tmp_path / "tiny")
    (tmp_path / "article.txt").write_text(text, encoding="utf-8")
    arguments = ["extract", str(tmp_path / "article.txt"), "--model", str(tmp_path / "tiny"), "--workers", "1"]
    result = CliRunner().invoke(app, [*arguments, "-o", str(tmp_path / "claims.jsonl")] if as_file else arguments)
    assert result.exit_code == 0, result.output
    line = (tmp_path / "claims.jsonl").read_bytes() if as_file else result.stdout.encode()
    article = msgspec.json.decode(line.splitlines()[0], type=Article)
    assert roles(attribution(article))["source"] == NAME
