"""Every example of every rule, run through the whole extractor."""

from __future__ import annotations

from collections import Counter

import pytest

import claimkit
from claimkit.detectors.rules import Anchor, Example, examples, load_cues, parse_example
from claimkit.language import has_words, languages, words
from claimkit.records import CLAIM_TYPES, ClaimType

PUBLISHED = "2024-05-15"  # a Wednesday
RULES = [(language, t) for language in languages() for t in CLAIM_TYPES if has_words(t, language)]
EXAMPLES = [(language, t, rule, example) for language, t in RULES for rule, example in examples(t, language)]
IDS = [f"{language}:{rule}:{example.text}" for language, _, rule, example in EXAMPLES]


@pytest.mark.parametrize(("language", "claim_type", "rule", "example"), EXAMPLES, ids=IDS)
def test_example(language: str, claim_type: ClaimType, rule: str, example: Example) -> None:
    article = claimkit.extract(example.text, published=PUBLISHED, language=language, reader="rules")
    found = [claim for claim in article.claims if claim.rule == rule]
    seen = [(c.rule, c.text, c.value, c.mod) for c in article.claims if c.type == claim_type]
    assert [(c.start, c.end) for c in found] == [(a.start, a.end) for a in example.anchors], seen
    for claim, anchor in zip(found, example.anchors, strict=True):
        assert claim.type == claim_type
        assert claim.reasons, "each claim says why"
        if anchor.value is not None:
            assert (claim.value or "", claim.mod) == (anchor.value, anchor.mod), seen


@pytest.mark.parametrize(("language", "claim_type"), RULES)
def test_rules_have_unique_ids_and_an_example_that_finds_something(language: str, claim_type: ClaimType) -> None:
    rules = words(claim_type, language).get("rule", [])
    cues = load_cues(claim_type, language)
    counted = Counter([rule["id"] for rule in rules] + [cue.id for cue in cues])
    assert [rule for rule, times in counted.items() if times > 1] == []
    assert all(rule.startswith(f"{claim_type}.") for rule in counted)
    assert [r["id"] for r in rules if not r["yes"] or not all(parse_example(y).anchors for y in r["yes"])] == []
    assert [r["id"] for r in rules if any(parse_example(n).anchors for n in r.get("no", ()))] == []
    assert [cue.id for cue in cues if not parse_example(cue.example).anchors] == []


def test_parse_example_reads_anchors_values_and_modifiers() -> None:
    assert parse_example("In [[2013-14=2013/2014]] and [[early 2014=2014/START]], [[the decade=]], [[May]]") == Example(
        "In 2013-14 and early 2014, the decade, May",
        (
            Anchor(3, 10, "2013/2014"),
            Anchor(15, 25, "2014", "START"),
            Anchor(27, 37, ""),
            Anchor(39, 42),
        ),
    )


def test_parse_example_without_brackets_is_the_sentence_itself() -> None:
    assert parse_example("Nothing = [here]") == Example("Nothing = [here]", ())
