"""Check-worthiness and the reasons given for it."""

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


@pytest.mark.parametrize(
    ("sentence", "features"),
    [
        ("Lund slept there.", {"fragment": 0.5}),
        ("Lund slept.", {"fragment": 1.0}),
        ("Lund and Holm slept there for days.", {}),
        ("Lund paid 3.", {"number": 1.0, "deed": 0.5, "fragment": 0.5}),
        ("Lund paid $3.", {"number": 1.0, "money_sum": 1.0, "deed": 0.5, "fragment": 0.5}),
        ("Lund has 3 for every 4 there.", {"number": 1.0, "numbers": 0.5, "past": 0.5}),
        ("Lund has 3 for every 4 or 5 there.", {"number": 1.0, "numbers": 1.0, "past": 0.5}),
        ("Lund jumped for a day or two there.", {"past_verb": 0.5, "figure": 0.5}),
        ("Lund jumped and walked for days there.", {"past_verb": 1.0}),
        ("Lund voted for the ban on wages there.", {"past_verb": 0.5, "deed": 0.5, "money": 0.5, "trace": None}),
        ("Lund slept for a day there, Holm?", {"question": 1.0}),
        ("“Lund slept for a day there, Holm?”", {"question": 1.0}),
        ("Lund? Holm slept for a day there", {}),
        ("Lund slept for a day there and…", {"broken_off": 1.0}),
        ("Tax and debt for Lund there, Holm.", {"money": 1.0}),
        ("Tax, debt, trade, wage for Lund there.", {"money": 1.0}),
    ],
)
def test_what_is_seen_of_a_sentence(sentence: str, features: dict[str, float | None]) -> None:
    from claimkit.text.tokens import tokenise

    tokens = tokenise(sentence)
    found = Ranker().features(tokens, 0, len(tokens))
    size = found.pop("length")
    assert 0 < size < 1
    assert found == {name: value for name, value in features.items() if value is not None}


@pytest.mark.parametrize(
    ("text", "type_", "reason", "adds"),
    [
        ("Ann Lee was accused of fraud.", "accusation", "names a person accused of a wrong", 1),
        ("The clerk was accused of fraud.", "accusation", "grave if untrue", 1),
        ("He was accused of fraud.", "accusation", "grave if untrue", 1),
        ("An official said it was late.", "attribution", "source unnamed: 'An official'", 1),
        ("It was reportedly late.", "attribution", "no source given", 1),
        ("I said it was late.", "attribution", "the writer's own words", -1),
        ("Lee said 30 men left.", "attribution", "figures in what is reported", 1),
        ("Lee said it was late.", "attribution", None, 0),
        ("The official, Ann Lee, said it was late.", "attribution", None, 0),
        ("At 30, Lee said it was late.", "attribution", None, 0),
        ("Ann Lee, 59, won.", "age", "an age by itself", -1),
        ("It closed in 2014.", "date", "a date by itself", -1),
        ("It closed on Monday.", "date", "value not settled by the text", -1),
    ],
)
def test_what_speaks_for_a_claim_itself_is_told(text: str, type_: str, reason: str | None, adds: int) -> None:
    article = claimkit.extract(text, reader="rules")
    (claim,) = (c for c in article.claims if c.type == type_)
    own = [told for told in claim.reasons[1:] if told not in article.sentences[0].reasons]
    assert (reason in own) if reason else own == []
    difference = claim.score - article.sentences[0].score
    assert difference * adds > 0 or difference == adds == 0


def test_a_named_accused_is_worth_more_than_an_unnamed_one() -> None:
    named, unnamed = claimkit.extract(
        "Ann Lee was accused of fraud.\n\nThe clerk was accused of fraud.", reader="rules"
    ).claims
    assert named.score > unnamed.score


def test_the_first_and_the_last_sentence_have_one_neighbour() -> None:
    plain = "The ministry closed the harbour."
    first, _, last = sentences(f"{plain} {TALK} {plain}")
    assert first.score == last.score
    assert sentences(f"{plain} {FIGURES} {plain}")[0].score > first.score


def test_reasons_are_the_weightiest_and_a_plain_length_is_none() -> None:
    for sentence in sentences(f"{FIGURES} {TALK} Rain fell on the town of Lund."):
        assert len(sentence.reasons) <= 3
        assert "a full statement" not in sentence.reasons


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
    assert [c.score for a in best(articles(), min_score=everything[1]) for c in a.claims] == everything[:2]
    assert [a.claims[0].score for a in best(articles())] == sorted(a.claims[0].score for a in best(articles()))[::-1]
    assert best(articles(), top=0) == []


def test_of_equal_scores_the_first_read_are_kept() -> None:
    def same() -> list[Article]:
        text = "She was born in 1990 and left in 1990."
        return [claimkit.extract(Article(id=str(n), text=text), reader="rules") for n in range(3)]

    (score,) = {claim.score for article in same() for claim in article.claims}
    kept = best(same(), top=3, min_score=score)
    assert [(a.id, [c.start for c in a.claims]) for a in kept] == [("0", [16, 33]), ("1", [16])]
    assert [[c.start for c in a.claims] for a in best(same(), per_article=1)] == [[16]] * 3


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
