"""What is worth checking, and the reasons given for it."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from typer.testing import CliRunner

import claimkit
from claimkit.cli import app
from claimkit.extraction.ranking import Ranker, best
from claimkit.records import Article

FIGURES = "The ministry cut 4,000 jobs and spent $3 million on the harbour since 2019."
TALK = "Well, I hope you will like it, and what do you think?"


def sentences(text: str) -> list[claimkit.Sentence]:
    return claimkit.extract(text, reader="rules").sentences


def test_figures_rank_above_talk_and_say_why() -> None:
    figures, talk = sentences(f"{FIGURES}\n\n{TALK}")
    assert 0 <= talk.score < figures.score <= 1
    assert "a figure" in figures.reasons
    assert "an opinion or a wish" in talk.reasons


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        ("Mr Holm voted against the tax in 2012.", "Mr Holm will perhaps vote."),
        ("The bank lost 40 million pounds.", "It is a great, beautiful bank."),
        ("The mayor closed three hospitals.", "Did the mayor really do something?"),
        ("Unemployment fell to 6 percent.", "I think we should go."),
    ],
)
def test_order_of_pairs(better: str, worse: str) -> None:
    assert sentences(better)[0].score > sentences(worse)[0].score


def test_a_sentence_among_figures_ranks_above_the_same_among_talk() -> None:
    plain = "The ministry closed the harbour."
    among_figures = sentences(f"{FIGURES} {plain} {FIGURES}")[1]
    among_talk = sentences(f"{TALK} {plain} {TALK}")[1]
    assert among_figures.reasons == among_talk.reasons
    assert among_figures.score > among_talk.score


def test_boilerplate_has_no_score() -> None:
    line = sentences(f"{FIGURES}\n\nSubscribe to our newsletter for $3 million jobs")[-1]
    assert line.boilerplate
    assert (line.score, line.reasons) == (0.0, [])


def test_an_unnamed_source_is_named_as_the_reason() -> None:
    text = "The port was closed, according to the sources."
    claim = next(c for c in claimkit.extract(text, reader="rules").claims if c.type == "attribution")
    claim.roles = [claimkit.Role(role="source", start=34, end=45, text="the sources")]
    document_claims = [claim]
    from claimkit.text.document import Document

    article = claimkit.extract(text, reader="rules")
    Ranker().rank(Document(text, article.sentences), document_claims)
    assert "source unnamed: 'the sources'" in claim.reasons


def test_features_are_in_range_and_all_named() -> None:
    from claimkit.text.tokens import tokenise

    ranker = Ranker()
    for text in (FIGURES, TALK, "", "No", "1 2 3 4 5 6 7 8 9", "He said he had said he said it..."):
        tokens = tokenise(text)
        features = ranker.features(tokens, 0, len(tokens))
        assert set(features) <= set(ranker.feature_names)
        assert all(0 <= value <= 1 for value in features.values())


def articles() -> list[Article]:
    texts = ["He was accused of fraud in 2014.", "She was born in 1990.", "Nothing was found."]
    return [claimkit.extract(Article(id=str(i), text=text), reader="rules") for i, text in enumerate(texts)]


def test_best_keeps_the_highest_scores() -> None:
    everything = sorted((c.score for a in articles() for c in a.claims), reverse=True)
    assert len(everything) == 3
    kept = [c.score for a in best(articles(), top=2) for c in a.claims]
    assert kept == everything[:2]
    assert all(len(a.claims) == 1 for a in best(articles(), per_article=1))
    assert best(articles(), min_score=1.0) == []


def test_rank_command_reads_and_writes_claims(tmp_path: Path) -> None:
    path = tmp_path / "claims.jsonl"
    path.write_bytes(b"\n".join(map(msgspec.json.encode, articles())) + b"\n")
    result = CliRunner().invoke(app, ["rank", str(path), "--top", "1"])
    assert result.exit_code == 0, result.output
    (line,) = result.stdout.splitlines()
    assert len(msgspec.json.decode(line, type=Article).claims) == 1
    listed = CliRunner().invoke(app, ["rank", str(path), "--explain", "--format", "json"])
    rows = msgspec.json.decode(listed.stdout)
    assert [row["score"] for row in rows[:2]] == sorted((row["score"] for row in rows[:2]), reverse=True)
    assert all(row["reasons"] for row in rows)
