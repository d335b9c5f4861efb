"""The report of `claimkit agree`: its figures, its page, its exit code."""

from __future__ import annotations

import json
import os
import re
import subprocess
from html.parser import HTMLParser
from pathlib import Path

import msgspec
import pytest
from commands import command
from reviewed import claim, vote

from claimkit.records import ReviewedClaim
from claimkit.review.blind import shown
from claimkit.review.measures import disagreements, measure
from claimkit.review.page import page
from claimkit.review.report import as_markdown, report

S, R, NO = "supported", "refuted", "not_a_claim"
AGE = {"type": "age", "start": 20, "end": 22}


def claims() -> list[ReviewedClaim]:
    said = {"created_at": "2026-03-01T10:00:00Z", "seconds": 30.0}
    found = [claim(vote("ann", S, **said), vote("bob", S, **said), article=f"agreed {i}", rule="one") for i in range(8)]
    found += [claim(vote("ann", S), vote("bob", R, note="<script>|no</script>"), article=f"not {i}") for i in range(2)]
    found += [claim(vote("ann", R, **AGE), vote("bob", R, **AGE), article=f"age {i}", **AGE) for i in range(4)]
    found += [claim(vote("ann", S), vote("cyd", NO), article="c"), claim(vote("bob", S), article="lone")]
    found.append(claim(vote("ann", S, adjudication=True), vote("ann", S), vote("bob", S), article="judged", blind=True))
    return found


def test_the_parts_add_up_and_adjudicators_do_not_count() -> None:
    parts = {(part.cut, part.name): part for part in measure(claims())}
    assert parts["all", "all claims"].claims == 17
    assert parts["all", "all claims"].percent.count == 16
    assert parts["type", "age"].percent.value == 1.0
    assert parts["type", "age"].alpha.value is None, "all votes are the same"
    assert parts["type", "accusation"].percent.value == pytest.approx(9 / 12)
    assert parts["rule", "one"].claims == 8
    assert parts["pair", "ann + bob"].percent.count == 15
    assert parts["pair", "ann + cyd"].percent.value == 0.0
    assert parts["shown", "blind"].claims == 1
    assert sum(part.claims for (cut, _), part in parts.items() if cut == "type") == 17


def test_blind_tasks_tell_what_is_missed_and_how_annotators_are_led() -> None:
    led = [claim(vote("a", S), vote("b", S, corrected=True), article=str(i)) for i in range(9)]
    led.append(claim(vote("a", None), article="added", origin="annotator", rule=None))
    free = [claim(vote("a", S), vote("b", NO), article=f"b{i}", blind=True) for i in range(4)]
    free += [claim(vote("a", S), article=f"n{i}", origin="annotator", blind=True) for i in range(4)]
    parts = {part.part: part for part in shown([*led, *free, claim(blind=True, article="nobody")])}
    assert (parts["pre-annotated"].kept.value, parts["blind"].kept.value) == (1.0, 0.5)
    assert (parts["pre-annotated"].found.value, parts["blind"].found.value) == (0.9, 0.5)
    assert (parts["pre-annotated"].corrected.value, parts["blind"].corrected.value) == (0.5, 0.0)
    assert parts["blind"].claims == 8


def test_what_nobody_said_anything_about_was_not_shown() -> None:
    assert shown([claim(vote("a", None))]) == []
    (part,) = shown([claim(vote("a", None)), claim(vote("a", S), article="2")])
    assert (part.claims, part.kept.value) == (1, 1.0)


def test_a_third_who_judged_alone_leaves_the_kappa_of_two_what_it_is() -> None:
    two = [claim(vote("a", S), vote("b", v), article=str(n)) for n, v in enumerate((S, R, S, S))]
    two += [claim(vote("a", R), vote("b", R), article="r")]
    alone = claim(vote("c", R), article="alone")
    kappas = [next(p.kappa for p in measure(claims) if p.cut == "all") for claims in (two, [*two, alone])]
    assert kappas[0].value == kappas[1].value == pytest.approx(0.545455), "Cohen's: 4 of 5 agree, 0.56 by chance"


def test_claims_with_more_than_one_verdict_are_listed_the_most_divided_first() -> None:
    divided = [
        claim(vote("a", S, note="It is so."), vote("b", R), vote("c", S, note=""), article="1", statement=""),
        claim(vote("a", S), vote("b", R), vote("c", "conflicting"), article="2"),
        claim(vote("a", R), vote("b", S, **AGE), article="3", **AGE),
    ]
    found = disagreements([*divided, claim(vote("a", S), vote("b", S), article="4"), claim(vote("a", S), article="5")])
    assert [d.id for d in found] == [divided[1].id, divided[0].id, divided[2].id]
    assert found[1].votes == {"a": S, "b": R, "c": S}
    assert (found[1].statement, found[1].notes) == ("accused of", ["It is so."]), "its words, where nothing is stated"
    assert found[0].statement == divided[1].statement


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.seen: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))


def test_the_page_needs_nothing_else_and_escapes_what_people_wrote() -> None:
    content = page(report("Round <1>", claims()))
    tags = Tags()
    tags.feed(content)
    assert not [tag for tag, _ in tags.seen if tag in ("script", "link", "img", "iframe")]
    assert not [a for _, attrs in tags.seen for a in ("src", "href") if a in attrs]
    assert [tag for tag, _ in tags.seen].count("svg") == 4
    assert "Round &lt;1&gt;" in content
    assert "<script>" not in content
    assert len(content) < 300_000
    assert content == page(report("Round <1>", reversed(claims()))), "the same claims give the same page"
    for heading in ("Agreement by type", "Verdicts by type", "Reviews over time", "Time per verdict"):
        assert f"<h2>{heading}</h2>" in content


def test_the_page_of_nothing_has_no_plots() -> None:
    assert "<svg" not in page(report("empty", []))


def test_the_markdown_has_whole_tables() -> None:
    for block in re.findall(r"(?:^\|.*\n)+", as_markdown(report("r", claims())), re.M):
        widths = {len(re.split(r"(?<!\\)\|", line)) for line in block.splitlines()}
        assert len(widths) == 1, block


def agree(tmp_path: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    source = tmp_path / "round.jsonl"
    source.write_bytes(b"".join(msgspec.json.encode(c) + b"\n" for c in claims()))
    key = {"CLAIMKIT_PSEUDONYM_KEY": "of this test", "COLUMNS": "240"}
    return subprocess.run(
        command("agree", source, *arguments), env=os.environ | key, capture_output=True, text=True, check=False
    )


def test_the_command_prints_writes_and_judges(tmp_path: Path) -> None:
    told = agree(tmp_path, "--format", "json", "--html", str(tmp_path / "page.html"), "--min", "0.99")
    assert told.returncode == 1
    assert "--min asks for 0.99" in told.stderr
    found = json.loads(told.stdout)
    assert found["title"] == "round"
    assert len(found["disagreements"]) == 3
    assert "ann" not in found["seconds"], "pseudonyms unless --identify"
    assert (tmp_path / "page.html").read_text().startswith("<!doctype html>")
    named = agree(tmp_path, "--identify", "--min", "0.1")
    assert named.returncode == 0
    assert "ann + bob" in named.stdout
    assert "17 claims, 16 judged twice, 3 disagreements" in named.stderr
