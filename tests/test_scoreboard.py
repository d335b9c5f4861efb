"""Scores of the extractor's rules and versions, from reviewed claims."""

from __future__ import annotations

import msgspec
import pytest
from reviewed import TEXT, claim, vote

from claimkit.errors import InputError
from claimkit.records import Article, Claim, ReviewedClaim, claim_id
from claimkit.review.difference import difference
from claimkit.review.rule_scores import scoreboard

S, R, NO = "supported", "refuted", "not_a_claim"


def test_every_fate_of_a_rules_claims_worst_rule_first() -> None:
    claims = [
        claim(vote("a", S), vote("b", S), article="1", rule="good"),
        claim(vote("a", S, corrected=True), vote("b", S, corrected=True), article="2", rule="good"),
        claim(vote("a", NO), article="3", rule="bad"),
        claim(vote("a", S), vote("b", R), article="4", rule="bad"),
        claim(article="5", rule="good"),  # nobody saw it
        claim(vote("a", None), article="6", origin="annotator", rule=None),  # the words of the rule "good"
        claim(vote("a", S, type="age", start=20, end=22), article="7", origin="annotator", rule=None, type="age",
              start=20, end=22),
    ]  # fmt: skip
    scores = {score.rule: score for score in scoreboard(claims)}
    good, bad = scores["good"], scores["bad"]
    assert (good.shown, good.kept, good.corrected, good.rejected, good.undecided, good.missed) == (2, 1, 1, 0, 0, 1)
    assert (bad.shown, bad.kept, bad.corrected, bad.rejected, bad.undecided, bad.missed) == (2, 0, 0, 1, 1, 0)
    assert scores["age (no rule)"].missed == 1
    assert [score.errors for score in scoreboard(claims)] == [1, 1, 1]
    assert scoreboard(claims)[0].rule == "good", "of the same errors, more corrected is worse"


def fates(*claims: ReviewedClaim) -> dict[str, tuple[int, ...]]:
    """Kept, corrected, rejected, missed by rule."""
    return {s.rule: (s.kept, s.corrected, s.rejected, s.missed) for s in scoreboard(claims)}


def test_whose_correction_counts() -> None:
    a, b = vote("a", S, corrected=True), vote("b", S, corrected=True)
    assert fates(claim(a, b, rule="r")) == {"r": (0, 1, 0, 0)}
    judge = vote("judge", S, adjudication=True)
    assert fates(claim(a, b, judge, rule="r")) == {"r": (1, 0, 0, 0)}, "an adjudicator's word is final"
    silent, overruled = vote("judge", None, adjudication=True), vote("judge", R, adjudication=True, corrected=True)
    assert fates(claim(a, b, silent, rule="r")) == {"r": (0, 1, 0, 0)}, "one without a verdict says nothing"
    first = msgspec.structs.replace(overruled, created_at="2026-01-01T00:00:00Z")
    later = msgspec.structs.replace(judge, created_at="2026-01-02T00:00:00Z")
    assert fates(claim(first, later, rule="r")) == {"r": (1, 0, 0, 0)}, "of two the later"
    unsure = vote("b", None, corrected=True)
    assert fates(claim(vote("a", S), unsure, vote("c", S), rule="r")) == {"r": (1, 0, 0, 0)}, "nor does a silent vote"
    half = claim(a, vote("b", S), vote("c", NO), rule="r")
    assert fates(half) == {"r": (0, 1, 0, 0)}, "half of those who see a claim; who sees none does not count"


def test_what_annotators_added_is_missed_by_the_rule_of_such_words() -> None:
    aged = {"type": "age", "start": 20, "end": 22}
    shown = claim(vote("a", S, **aged), article="1", rule="age.x", **aged)
    older = claim(
        vote("a", S, **aged), article="2", origin="annotator", rule=None, text=TEXT.replace("59", "60"), **aged
    )
    assert fates(shown, older) == {"age.x": (1, 0, 0, 1)}, "a number is a number"
    refused = claim(vote("a", NO, **aged), article="3", origin="annotator", rule=None, **aged)
    assert fates(shown, refused) == {"age.x": (1, 0, 0, 0)}
    assert fates(claim(vote("a", S), rule=None)) == {"accusation (no rule)": (1, 0, 0, 0)}


def found(*spans: tuple[str, int, int]) -> Article:
    claims = [
        Claim(id=claim_id("a1", t, s, e), type=t, start=s, end=e, text=TEXT[s:e], sentence=1, rule="r")  # type: ignore[arg-type]  # any type
        for t, s, e in spans
    ]
    return Article(id="a1", text=TEXT, claims=claims)


@pytest.mark.parametrize(
    ("old", "new", "verdict", "kinds"),
    [
        ([("accusation", 28, 38)], [], S, ["lost"]),
        ([], [("accusation", 28, 38)], R, ["gained"]),
        ([("accusation", 28, 38)], [], NO, ["dropped"]),
        ([], [("accusation", 28, 38)], NO, ["raised"]),
        ([("accusation", 24, 38)], [("accusation", 28, 38)], S, ["sharper"]),
        ([("accusation", 28, 38)], [("accusation", 24, 38)], S, ["blunter"]),
        ([("accusation", 28, 38)], [("accusation", 28, 38)], S, []),
        ([("accusation", 24, 38)], [("accusation", 28, 38)], NO, []),
        ([("age", 20, 22)], [("date", 48, 54)], S, ["new", "gone"]),
        ([("age", 20, 22)], [("age", 20, 22)], S, []),
        ([("accusation", 28, 38)], [("age", 28, 38)], S, ["lost", "new"]),
        ([("accusation", 28, 38)], [("accusation", 39, 44)], S, ["lost", "new"]),
        ([("accusation", 28, 38)], [("accusation", 20, 22)], S, ["lost", "new"]),
    ],
)
def test_what_a_version_gains_and_loses(old: list, new: list, verdict: str, kinds: list[str]) -> None:
    changes, settled = difference([found(*old)], [found(*new)], [claim(vote("a", verdict))])
    assert [change.kind for change in changes] == kinds
    assert settled == 1


def test_versions_of_other_articles_cannot_be_compared() -> None:
    other = Article(id="a1", text="Another text.")
    with pytest.raises(InputError, match="two texts"):
        difference([found()], [other], [])
    with pytest.raises(InputError, match="no article is in both"):
        difference([found()], [Article(id="b", text="x")], [])
