"""An adjudication round: disputed claims go out with the votes but no names; the verdict comes back as final."""

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
from reviewed import TEXT, claim, vote

from claimkit.records import Context, Evidence, ReviewedClaim, Role
from claimkit.review.verdicts import resolve
from claimkit.studio import accounts
from claimkit.studio.client import Project
from claimkit.studio.connection import Connection
from claimkit.studio.round.adjudication import (
    adjudicated_project,
    description,
    disputed,
    round_of,
    round_title,
    task,
    vote_marks,
    votes_html,
)
from claimkit.studio.server import embedded
from claimkit.studio.tasks import reviews

S, R = "supported", "refuted"
CHARGE = [Role(role="charge", start=39, end=44, text="fraud")]
E = Evidence(url="https://example.org/e")
DIVIDED = claim(
    vote("ann@example.org", S, note="ask ann@example.org *now* <b>", evidence=[E], roles=CHARGE),
    vote("bob@example.org", R, roles=CHARGE),
    roles=CHARGE,
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
    words = votes_html(DIVIDED)
    assert "1 × refuted · 1 × supported" in words
    assert "ask [e-mail removed] *now* &lt;b&gt;" in words
    assert '<a href="https://example.org/e" target="_blank"' in words
    row = task(DIVIDED)
    assert "ann@" not in json.dumps(row)
    assert "bob@" not in json.dumps(row)
    renamed = claim(*[msgspec.structs.replace(r, annotator=f"z{r.annotator[::-1]}") for r in DIVIDED.reviews])
    assert votes_html(renamed) == words, "not even the order tells who is who"


def test_versions_are_shown_side_by_side_where_there_are_several() -> None:
    moved = {"start": 24, "end": 38}
    assert "as found by the program" not in votes_html(
        claim(vote("a", S), vote("b", R), vote("c", "not_a_claim", **moved))
    )
    words = votes_html(claim(vote("a", S), vote("b", R), vote("c", S, **moved)))
    assert words.index("2 × as found by the program") < words.index("1 × corrected")
    assert words.index("accusation: accused of") < words.index("accusation: was accused of")
    alike = [vote("a", S, note="Seen."), vote("b", S, note="Heard."), vote("c", R)]
    words = votes_html(claim(*alike))
    assert words.index("Heard.") < words.index("Seen."), "by what is said, not by who says it"


def test_a_task_shows_what_its_text_holds() -> None:
    away = Role(role="accuser", start=0, end=4, text="Rain")
    cut = claim(vote("a", S), vote("b", R), roles=[away, *CHARGE], context=Context())
    data = task(cut)["data"]
    assert [role["text"] for role in data["claims"][0]["roles"]] == ["fraud"]
    assert (data["title"], data["text"]) == ("A trial", cut.sentence.text)
    assert (task(DIVIDED)["data"]["text"], task(DIVIDED)["data"]["statement"]) == (TEXT, DIVIDED.statement)
    untitled = claim(vote("a", S), vote("b", R), article="2")
    untitled.article = msgspec.structs.replace(untitled.article, title=" ")
    assert task(untitled)["data"]["title"] == "(no title)"


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


def test_voters_who_share_no_version_of_the_claim_are_disputed_whatever_their_verdicts() -> None:
    wider = [Role(role="charge", start=39, end=54, text="fraud on Monday")]
    as_found, corrected = vote("a", S), vote("b", S, roles=wider, corrected=True)
    split = claim(as_found, corrected)
    assert disputed([split], "majority") == [split]
    assert disputed([claim(as_found, corrected, vote("c", S, roles=wider))], "majority") == [], "two of three share one"
    assert disputed([claim(as_found, vote("b", "not_a_claim"), vote("c", S))], "majority") == []
    painted = [(r["value"]["labels"], r["value"]["text"]) for r in proposed(task(split)) if r["from_name"] == "span"]
    assert painted == [(["accusation"], split.text), (["charge"], "fraud on Monday")], "the corrected version, not ours"


def test_accepting_the_painted_version_is_a_correction_of_the_extractor() -> None:
    split = claim(vote("a", S), vote("b", R, end=41, corrected=True))
    row = task(split)
    (back,) = reviews.reviewed([listed(row, annotation([*proposed(row), verdict(S)], by=7))], {7: "judge"}, [])
    assert (back.reviews[0].end, back.reviews[0].corrected, back.end) == (41, True, split.end)


def test_marks_follow_votes_and_versions_but_not_notes() -> None:
    one = claim(vote("a", S), vote("b", R))
    assert vote_marks(one) == vote_marks(claim(vote("b", R, note="hm"), vote("a", S, evidence=[E])))
    for other in (vote("a", R), vote("c", S), vote("a", S, end=41)):
        changed = vote_marks(claim(other, vote("b", R)))
        assert len(set(changed) & set(vote_marks(one))) == 1


def test_a_round_is_known_by_its_project_and_not_by_its_title() -> None:
    assert round_title("Round 1") == "Round 1 (adjudication)"
    assert len(round_title("x" * 50)) == 50

    def project(id_: int, of: Project | None = None) -> Project:
        said = description(of) if of else "Made by claimkit."
        return Project(id=id_, title="same", label_config="", description=said, tasks=0, annotations=0, overlap=1)

    first, second = project(1), project(12)
    rounds = [project(20, first), project(21, second), project(22, second)]
    assert round_of(first, [first, second, *rounds]) == rounds[0]
    assert round_of(second, [first, second, *rounds]) == rounds[2]
    assert round_of(project(2), [first, second, *rounds]) is None
    assert [adjudicated_project(p) for p in (first, rounds[0], rounds[1])] == [None, 1, 12]


@pytest.mark.server
def test_the_whole_round_on_a_real_server(
    studio: embedded.Studio, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two annotators disagree, a third decides; the export holds the decision, and says where everything went."""
    monkeypatch.setenv("CLAIMKIT_PSEUDONYM_KEY", "of this test")
    title = f"adj {uuid.uuid4().hex[:10]} with a long title, the one"
    token = studio.login.token
    lead = Connection(url=studio.url, api_key=token)
    people = [accounts.add(lead, f"{who}-{title[4:14]}@example.org") for who in ("ann", "bob", "judge")]
    ann, bob, judge = (Connection(url=studio.url, api_key=person.api_key) for person in people)

    def claimkit(*arguments: str) -> str:
        server_ = {"LABEL_STUDIO_URL": studio.url, "LABEL_STUDIO_API_KEY": token}
        told = subprocess.run(
            command(*arguments), env=os.environ | server_, capture_output=True, text=True, check=False
        )
        assert told.returncode == 0, told.stderr
        return told.stderr

    def tasks(of: str) -> list[dict[str, Any]]:
        project = max(
            (p for p in lead.get("/api/projects/", page_size=1000)["results"] if p["title"] == of),
            key=lambda p: p["id"],
        )
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
    assert "1 × refuted · 1 × supported" in second["accusation"]["data"]["card"]
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
    assert "joined" not in told, "an adjudicated claim is one claim"
    assert "2 disputed claims, 1 of them adjudicated" in claimkit("adjudicate", "--project", title)

    judge_task(ann, second["attribution"], S)  # who voted cannot settle it
    told = claimkit("export", "--project", title, "-o", str(tmp_path / "voter"))
    assert "annotations left out: 1 adjudicator voted" in told
    assert "so ask somebody else" in claimkit("status", "--project", title)
    assert "2 disputed claims, 1 of them adjudicated" in claimkit("adjudicate", "--project", title)

    (judged_task,) = (a for a in tasks(title) if a["data"]["type"] == "accusation")
    with ann.client() as client:  # a vote is taken back: what was decided about it does not count any more
        (own,) = (
            a
            for a in judged_task["annotations"]
            if a["completed_by"] == client.get("/api/current-user/whoami").json()["id"]
        )
        client.patch(f"/api/annotations/{own['id']}/", json={"result": [verdict("conflicting")]}).raise_for_status()
    told = claimkit("export", "--project", title, "-o", str(tmp_path / "stale"))
    assert "annotations left out: 1 votes gone" in told
    rows = [
        msgspec.json.decode(x, type=ReviewedClaim)
        for x in (tmp_path / "stale" / "claims.jsonl").read_bytes().splitlines()
    ]
    assert {row.type: row.status for row in rows} == {
        "age": "agreed",
        "accusation": "disputed",
        "attribution": "disputed",
    }
    with ann.client() as client:
        client.patch(f"/api/annotations/{own['id']}/", json={"result": own["result"]}).raise_for_status()
    told = claimkit("export", "--project", title, "-o", str(tmp_path / "again"))
    assert "votes gone" not in told

    namesake = title.replace(", the one", ", the two")
    assert round_title(namesake) == round_title(title), "the same round title, and yet another round"
    claimkit("push", str(source), "--project", namesake, "--overlap", "2")
    told = claimkit("export", "--project", namesake, "-o", str(tmp_path / "namesake"))
    assert "no reviews yet" in told
