"""What an annotation says about a claim: verdict, evidence, notes, and roles typed as lines."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from labelling import article, claim

from claimkit.records import Evidence
from claimkit.studio.tasks.interface import EVIDENCE, NOTE, OPEN, PASSAGES, VERDICT
from claimkit.studio.tasks.judgements import Judgement, as_link, judgements, values
from claimkit.studio.tasks.role_lines import read_lines
from claimkit.studio.tasks.task import TaskData, tasks
from claimkit.text.tokens import TextSpan

TEXT = "Prosecutors accused Ann Lee of fraud."
CLAIM = claim(TEXT, "accusation", "accused Ann Lee of", accused="Ann Lee")


def item(field: str, text: str, kind: str = "textarea", of: str = "x") -> dict[str, Any]:
    held = {"textarea": "text", "choices": "choices", "labels": "labels"}[kind]
    return {"id": of, "from_name": field, "type": kind, "value": {held: [text]}}


def judged(*items: dict[str, Any], layout: Any = "verify") -> tuple[Judgement | None, list[tuple[str, str]]]:
    """The judgement on the claim, and what was left out."""
    data = msgspec.convert(next(tasks(article(TEXT, [CLAIM]), layout))["data"], TaskData)
    left_out: list[tuple[str, str]] = []
    found = judgements(items, data, {"x"}, lambda reason, detail: left_out.append((reason, detail)))
    return next(iter(found.values()), None), left_out


def test_a_link_that_is_given_twice_is_one_and_keeps_its_first_passage() -> None:
    fields = [
        item(EVIDENCE[0], "https://x.example/a"),
        item(PASSAGES[0], "She paid."),
        item(EVIDENCE[1], "https://x.example/a"),
        item(PASSAGES[1], "Later."),
    ]
    judgement, left_out = judged(*fields)
    assert judgement is not None
    assert judgement.evidence == (Evidence(url="https://x.example/a", passage="She paid."),)
    assert (judgement.note, left_out) == ("Later.", [("passage without a link", "Later.")])


def test_a_text_that_is_no_list_is_one_text_and_blank_ones_are_none() -> None:
    assert values({"value": {"text": " one text "}}) == ["one text"]
    assert values({"value": {"text": ["  ", "a"]}}) == ["a"]
    assert values({"value": None}) == values({}) == []
    judgement, _ = judged(item(NOTE, "  "))
    assert judgement is not None
    assert judgement.note is None


@pytest.mark.parametrize(
    ("typed", "link"),
    [
        ("example.org/a", "https://example.org/a"),
        ("http://example.org", "http://example.org"),
        ("https://example.org/a b", None),
        ("ftp://example.org", None),
        ("https://", None),
        ("see page 3", None),
        ("http://[bad", None),
    ],
)
def test_links(typed: str, link: str | None) -> None:
    assert as_link(typed) == link


def test_an_open_verdict_without_a_claim_is_nothing_and_a_given_one_is_told() -> None:
    assert judged(item(VERDICT, OPEN, "labels", of="gone"), layout="mark") == (None, [])
    _, left_out = judged(item(VERDICT, "refuted", "labels", of="gone"), layout="mark")
    assert left_out == [("no claim type", f"{VERDICT} of gone: refuted")]


def test_two_verdicts_are_none_and_told() -> None:
    judgement, left_out = judged(item(VERDICT, "refuted", "choices"), item(VERDICT, "supported", "choices"))
    assert judgement is not None
    assert (judgement.verdict, left_out) == (None, [("unclear verdict", "refuted, supported")])


def test_role_lines_are_read_as_proposed_or_found_in_the_text_and_the_rest_is_told() -> None:
    left_out: list[tuple[str, str]] = []
    lines = ["accused: Ann  Lee", "charge: fraud", "accuser:", "source: Prosecutors", "charge: theft"]
    found = read_lines(
        lines, "accusation", TextSpan(CLAIM.start, CLAIM.end), CLAIM, TEXT, lambda *told: left_out.append(told)
    )
    assert found[0] is CLAIM.roles[0], "as it was proposed"
    assert [(role.role, role.text, TEXT[role.start : role.end]) for role in found[1:]] == [("charge", "fraud", "fraud")]
    assert left_out == [
        ("stray role", "accuser:"),
        ("stray role", "source: Prosecutors"),
        ("role not in the text", "charge: theft"),
    ]
