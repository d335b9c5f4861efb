"""An adjudication round: what is disputed goes out with the votes and no names; the verdict comes back as final."""

from __future__ import annotations

import json
import os
import subprocess
import uuid
from pathlib import Path
from typing import Any

import msgspec
import pytest
from commands import command
from labelling import annotation, article, listed, proposed, verdict
from reviewed import claim, vote

from claimkit.records import Evidence, ReviewedClaim, Role
from claimkit.review.verdicts import resolve
from claimkit.studio import accounts
from claimkit.studio.connection import Connection
from claimkit.studio.round.adjudication import disputed, is_round, round_title, task, told
from claimkit.studio.server import embedded
from claimkit.studio.tasks import reviews

S, R = "supported", "refuted"
DIVIDED = claim(
    vote("ann@example.org", S, note="ask ann@example.org *now* <b>", evidence=[Evidence(url="https://example.org/e")]),
    vote("bob@example.org", R),
    roles=[Role(role="charge", start=39, end=44, text="fraud")],
)


def test_disputed_are_the_claims_without_a_verdict_under_the_policy() -> None:
    split = claim(vote("a", S), vote("b", S), vote("c", R), article="b")
    agreed, lone, judged = (
        claim(vote("a", S), vote("b", S), article="c"),
        claim(vote("a", S), article="d"),
        claim(vote("a", S), vote("b", R), vote("judge", S, adjudication=True), article="e"),
    )
    everything = [agreed, split, DIVIDED, lone, judged]
    assert [c.id for c in disputed(everything, "majority")] == [DIVIDED.id, judged.id]
    assert [c.id for c in disputed(everything, "unanimity")] == [DIVIDED.id, judged.id, split.id]


def test_votes_and_notes_are_told_and_nobody_is_named() -> None:
    words = told(DIVIDED)
    assert words.splitlines()[0] == "**Votes:** 1 × refuted · 1 × supported"
    assert "ask \\[e-mail removed\\] \\*now\\* &lt;b&gt; https://example.org/e" in words
    row = task(DIVIDED)
    assert "ann@" not in json.dumps(row)
    assert "bob@" not in json.dumps(row)
    renamed = claim(*[msgspec.structs.replace(r, annotator=f"z{r.annotator[::-1]}") for r in DIVIDED.reviews])
    assert told(renamed) == words, "not even the order tells who is who"


def test_a_task_comes_back_as_an_adjudication_of_the_same_claim() -> None:
    row = task(DIVIDED)
    judged = annotation([*proposed(row), verdict("supported")], by=7)
    (back,) = reviews.reviewed([listed(row, judged)], {7: "judge"}, [])
    assert (back.id, back.text, back.sentence, back.context) == (
        DIVIDED.id, DIVIDED.text, DIVIDED.sentence, DIVIDED.context,
    )  # fmt: skip
    assert [(r.annotator, r.verdict, r.adjudication, r.corrected) for r in back.reviews] == [("judge", S, True, False)]
    both = claim(*DIVIDED.reviews, *back.reviews)
    assert (resolve(both).verdict, resolve(both).status) == (S, "adjudicated")


def test_the_rounds_title_fits_and_is_known_again() -> None:
    assert round_title("Round 1") == "Round 1 (adjudication)"
    assert len(round_title("x" * 50)) == 50
    assert is_round(round_title("x" * 50))
    assert not is_round("Round 1")


@pytest.mark.server
def test_the_whole_round_on_a_real_server(
    studio: embedded.Studio, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two annotators disagree, a third decides; the export holds the decision, and says where everything went."""
    monkeypatch.setenv("CLAIMKIT_PSEUDONYM_KEY", "of this test")
    title = f"adj {uuid.uuid4().hex[:10]}"
    token = studio.login.token
    lead = Connection(url=studio.url, api_key=token)
    people = [accounts.add(lead, f"{who}-{title[4:]}@example.org") for who in ("ann", "bob", "judge")]
    ann, bob, judge = (Connection(url=studio.url, api_key=person.api_key) for person in people)

    def claimkit(*arguments: str) -> str:
        server_ = {"LABEL_STUDIO_URL": studio.url, "LABEL_STUDIO_API_KEY": token}
        told = subprocess.run(
            command(*arguments), env=os.environ | server_, capture_output=True, text=True, check=False
        )
        assert told.returncode == 0, told.stderr
        return told.stderr

    def tasks(of: str) -> list[dict[str, Any]]:
        project = next(p for p in lead.get("/api/projects/", page_size=100)["results"] if p["title"] == of)
        return list(lead.get("/api/tasks/", project=project["id"], fields="all", page_size=100)["tasks"])

    def judge_task(who: Connection, row: dict[str, Any], name: str) -> None:
        regions = [item for prediction in row["predictions"] for item in prediction["result"]]
        with who.client() as client:
            body = {"result": [*regions, verdict(name)], "lead_time": 2.0}
            client.post(f"/api/tasks/{row['id']}/annotations/", json=body).raise_for_status()

    source = tmp_path / "claims.jsonl"
    source.write_bytes(msgspec.json.encode(article()) + b"\n")
    claimkit("push", str(source), "--project", title, "--overlap", "2")
    by_type = {row["data"]["type"]: row for row in tasks(title)}
    for type_, (first, second) in {"age": (S, S), "accusation": (S, R), "attribution": (R, S)}.items():
        judge_task(ann, by_type[type_], first)
        judge_task(bob, by_type[type_], second)

    assert "2 disputed claims, 0 of them adjudicated" in claimkit("adjudicate", "--project", title)
    assert "created 0" in claimkit("adjudicate", "--project", title), "nothing is sent twice"
    second = {row["data"]["type"]: row for row in tasks(round_title(title))}
    assert set(second) == {"accusation", "attribution"}
    assert "1 × refuted · 1 × supported" in second["accusation"]["data"]["about"]
    assert "@example.org" not in json.dumps([row["data"] for row in second.values()])
    judge_task(judge, second["accusation"], R)

    told = claimkit("export", "--project", title, "-o", str(tmp_path / "out"))
    rows = [
        msgspec.json.decode(line, type=ReviewedClaim)
        for line in (tmp_path / "out" / "claims.jsonl").read_bytes().splitlines()
    ]
    assert {row.type: (row.verdict, row.status) for row in rows} == {
        "age": (S, "agreed"),
        "accusation": (R, "adjudicated"),
        "attribution": (None, "disputed"),
    }
    assert "claims read · 3 written" in told
    assert all("@example.org" not in path.read_text() for path in (tmp_path / "out").iterdir())
    assert len({r.annotator for row in rows for r in row.reviews}) == 3
    assert "2 disputed claims, 1 of them adjudicated" in claimkit("adjudicate", "--project", title)
