"""Each claim type, verdict and status has every part it needs; ``docs/extending.md`` names the places."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimkit.dataset.card import STATUS_MEANS
from claimkit.detectors import DETECTORS
from claimkit.detectors.rules import examples
from claimkit.extraction.statements import state_claims
from claimkit.language import has_words
from claimkit.records import (
    CLAIM_TYPES,
    ROLES,
    STATUSES,
    TYPE_MEANS,
    VERDICT_MEANS,
    VERDICTS,
    Claim,
    ClaimType,
    Role,
    Sentence,
)
from claimkit.text.document import Document

ROOT = Path(__file__).parent.parent


def test_the_tables_of_types_hold_the_same_ones() -> None:
    assert CLAIM_TYPES == tuple(ROLES) == tuple(TYPE_MEANS)
    assert {type_ for type_, _, _ in DETECTORS} == set(CLAIM_TYPES)


def test_every_verdict_and_status_is_explained() -> None:
    assert tuple(VERDICT_MEANS) == VERDICTS
    assert tuple(STATUS_MEANS) == STATUSES


@pytest.mark.parametrize("type_", CLAIM_TYPES)
def test_a_type_has_rules_with_examples_in_english(type_: ClaimType) -> None:
    assert has_words(type_, "en"), f"language/en/{type_}.toml is missing: no detector of the type runs"
    assert any(example.anchors for _, example in examples(type_))


@pytest.mark.parametrize("type_", CLAIM_TYPES)
def test_a_type_has_a_statement_that_holds_its_anchor_or_its_roles(type_: ClaimType) -> None:
    text = "".join(f"the {role} " for role in ROLES[type_]) + "anchor."
    roles = [
        Role(role=role, start=(at := text.index(f"the {role}")), end=at + 4 + len(role), text=f"the {role}")
        for role in ROLES[type_]
    ]
    at = text.index("anchor")
    claim = Claim(id="1", type=type_, start=at, end=at + 6, text="anchor", sentence=0, roles=roles)
    state_claims(Document(text, [Sentence(start=0, end=len(text))]), [claim], text)
    for said in (claim.statement.lower(), claim.question.lower()):
        assert "anchor" in said or all(role.text in said for role in roles), said
    assert claim.question.endswith("?")


@pytest.mark.parametrize("type_", CLAIM_TYPES)
def test_a_type_is_explained(type_: ClaimType) -> None:
    assert f"\n## {type_.capitalize()}\n" in (ROOT / "docs/scheme.md").read_text(encoding="utf-8")
