"""Push and pull against a real Label Studio."""

from __future__ import annotations

import contextlib
import datetime
import os
import subprocess
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from commands import command
from labelling import ROUND, articles, region, span, typed, verdict
from labelling import article as by_hand
from labelling import claim as claim_in
from rounds import Person, found, fresh_title, losing_answers, rows

from claimkit import reading
from claimkit.errors import NotFound, Rejected, SettingsError, Unauthorized, Unreachable
from claimkit.extraction import pipeline
from claimkit.records import Article, Claim, ClaimType, ReviewedClaim, Role, Sentence, claim_id
from claimkit.studio import accounts
from claimkit.studio.client import Client, Project
from claimkit.studio.connection import Connection
from claimkit.studio.round import pulling, pushing
from claimkit.studio.round.progress import progress
from claimkit.studio.round.pulling import Pull
from claimkit.studio.round.pushing import Options, Pushed, push
from claimkit.studio.round.settled import SettledPull
from claimkit.studio.server import embedded
from claimkit.studio.tasks.interface import Layout

pytestmark = pytest.mark.server
SAMPLES = Path(__file__).parent.parent / "src" / "claimkit" / "samples" / "articles"


@pytest.fixture(scope="module")
def lead(studio: embedded.Studio) -> Connection:
    return Connection(url=studio.url, api_key=studio.login.token)


@pytest.fixture(scope="module")
def client(lead: Connection) -> Iterator[Client]:
    with Client(lead) as opened:
        yield opened


@pytest.fixture(scope="module")
def people(lead: Connection) -> Iterator[tuple[Person, Person]]:
    def join(name: str) -> Person:
        account = accounts.add(lead, name)
        return Person(Connection(url=lead.url, api_key=account.api_key), account.email)

    ada, ben = join("ada.sync@example.org"), join("ben.sync@example.org")
    yield ada, ben
    ada.close()
    ben.close()


@pytest.fixture
def title() -> str:
    return fresh_title()


def counts(done: Pushed) -> tuple[int, int, int, int]:
    return done.created, done.updated, done.unchanged, len(done.vanished)


# ---- push ------------------------------------------------------------------------------------------------------------


def test_a_second_push_sends_nothing(client: Client, title: str, monkeypatch: pytest.MonkeyPatch) -> None:
    source = articles(4)
    assert counts(push(client, title, source)) == (12, 0, 0, 0)
    ids = [row["id"] for row in rows(client, title)]
    monkeypatch.setattr(client, "send", lambda *_: pytest.fail("a task was sent"))
    monkeypatch.setattr(client, "set_data", lambda *_: pytest.fail("a task was changed"))
    assert counts(push(client, title, source)) == (0, 0, 12, 0)
    assert counts(push(client, title, source[1:3])) == (0, 0, 6, 0)
    monkeypatch.undo()
    assert counts(push(client, title, articles(5))) == (3, 0, 12, 0)
    assert [row["id"] for row in rows(client, title)][:12] == ids


def test_a_changed_extractor_replaces_predictions_and_leaves_peoples_work(
    client: Client, people: tuple[Person, Person], title: str
) -> None:
    source = articles(2)
    push(client, title, source)
    before = rows(client, title)
    worked_on = next(row for row in before if row["data"]["claim_id"] == source[0].claims[0].id)
    done = people[0].annotate(worked_on["id"], [*found(worked_on), verdict("supported")])
    for one in source:
        one.claims[0].roles = one.claims[0].roles[:2]
        gone = one.claims.pop()
    assert gone
    result = push(client, title, source)
    assert counts(result) == (0, 2, 2, 2)
    assert gone.id in result.vanished
    after = {row["id"]: row for row in rows(client, title)}
    assert len(after) == 6, "a vanished claim is reported, not deleted"
    row = after[worked_on["id"]]
    assert [(a["id"], len(a["result"])) for a in row["annotations"]] == [(done, 6)]
    assert [len(p["result"]) for p in row["predictions"]] == [4]
    assert {p["model_version"] for p in row["predictions"]} == {"claimkit"}
    assert counts(push(client, title, source)) == (0, 0, 4, 2)
    (made,) = (c for c in Pull(client, title) if c.reviews)
    assert not made.reviews[0].corrected, "it was right about what was shown to the annotator"


def test_work_on_another_text_is_kept(client: Client, people: tuple[Person, Person], title: str) -> None:
    source = articles(1)
    push(client, title, source)
    row = rows(client, title)[0]
    people[0].annotate(row["id"], [*found(row), verdict("refuted")])
    changed = [by_hand(ROUND + " One more.", source[0].claims, id_=source[0].id)]
    result = push(client, title, changed)
    assert (result.updated, result.kept) == (2, 1)
    assert next(r for r in rows(client, title) if r["id"] == row["id"])["data"] == row["data"]


def test_another_text_under_the_id_and_the_same_text_under_another_are_told(client: Client, title: str) -> None:
    source = articles(2)
    push(client, title, source)
    longer = "A new first line. " + ROUND
    changed = article_of(longer, source[0].id)
    twin = article_of(ROUND, "twin")
    done = push(client, title, [changed, twin])
    assert done.changed_texts == [source[0].id]
    assert done.same_texts == [("twin", source[0].id), ("twin", source[1].id)]
    assert push(client, title, [twin]).same_texts == [], "it is told once, when it is new"


def test_prune_retires_what_is_gone_and_nobody_worked_on(
    client: Client, people: tuple[Person, Person], title: str
) -> None:
    source = articles(2)
    push(client, title, source)
    first, second, third = rows(client, title)[:3]
    people[0].annotate(first["id"], [*found(first), verdict("supported")])
    people[1].draft(second["id"], [*found(second), verdict("supported")])
    changed = article_of("A new first line. " + ROUND, source[0].id)
    gone = sorted(claim.id for claim in source[0].claims)
    planned = push(client, title, [changed], Options(prune=True, dry_run=True))
    assert (planned.vanished, planned.retired) == (gone, [third["data"]["claim_id"]])
    assert len(rows(client, title)) == 6
    done = push(client, title, [changed], Options(prune=True))
    assert (done.vanished, done.retired, done.created) == (gone, [third["data"]["claim_id"]], 3)
    left = {row["id"] for row in rows(client, title)}
    assert {first["id"], second["id"]} <= left
    assert third["id"] not in left
    assert len(left) == 6 - 1 + 3, "the other article's tasks stay"


def article_of(text: str, id_: str) -> Article:
    """The round's article with another text or id, as an extractor gives it."""
    anchors: tuple[tuple[ClaimType, str], ...] = (("accusation", "accused"), ("age", "59"), ("attribution", "said"))
    return by_hand(text, [claim_in(text, type_, anchor, id_) for type_, anchor in anchors], id_=id_)


@pytest.mark.parametrize("losses", [1, 3])
def test_lost_answers_make_no_duplicates(
    lead: Connection, client: Client, title: str, losses: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pushing, "PAUSE", 0.05)
    source = articles(400)
    with (
        losing_answers(lead.url, losses) as url,
        Client(Connection(url=url, api_key=lead.api_key)) as through,
    ):
        push(through, title, source)
    keys = Counter(row["data"]["claim_id"] for row in rows(client, title))
    assert len(keys) == 1200
    assert set(keys.values()) == {1}


def test_a_server_that_dies_during_the_push_is_told_and_the_rest_comes_later(
    lead: Connection, client: Client, title: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pushing, "PAUSE", 0.05)
    source = articles(400)
    with (
        losing_answers(lead.url, 1, then_dead=True) as url,
        Client(Connection(url=url, api_key=lead.api_key)) as through,
        pytest.raises(Unreachable, match="run the command again") as told,
    ):
        push(through, title, source)
    assert lead.api_key not in str(told.value)
    assert client.project(title).tasks == 500
    assert counts(push(client, title, source)) == (700, 0, 500, 0)


def test_counting_without_filters_in_bodies_comes_to_the_same(client: Client, title: str) -> None:
    source = articles(50)
    push(client, title, source)
    project, ids = client.project(title), [c.id for a in source for c in a.claims]
    assert client.count(project, "claim_id", ids) == 150
    client._body_filters = False  # as behind a proxy that drops the bodies of GET requests
    try:
        assert client.count(project, "claim_id", [*ids, "none"]) == 150
    finally:
        client._body_filters = None


def test_killed_in_the_middle_and_run_again(lead: Connection, client: Client, title: str, tmp_path: Path) -> None:
    source = articles(1000)
    claims = tmp_path / "claims.jsonl"
    claims.write_bytes(b"".join(msgspec.json.encode(one) + b"\n" for one in source))
    first = push(client, title, source[:1])  # so that there is a project to look into
    assert first.created == 3
    connection = ("--url", lead.url, "--api-key", lead.api_key)
    words = command("push", claims, "-p", title, "--order", "article", *connection)
    run = subprocess.Popen(words, stderr=subprocess.PIPE)
    while (there := client.project(title).tasks) < 500:
        assert run.poll() is None, "the push ended before it could be killed"
        time.sleep(0.02)
    run.kill()
    run.communicate()
    assert there < 3000
    again = subprocess.run(words, capture_output=True, text=True, check=True)
    keys = Counter(row["data"]["claim_id"] for row in rows(client, title))
    assert (len(keys), set(keys.values())) == (3000, {1})
    assert "no longer extracted 0" in again.stderr


def test_order_overlap_blind_and_dry_run(client: Client, title: str) -> None:
    source = articles(30)
    for n, one in enumerate(source):
        for c in one.claims:
            c.score = n / 30
    assert push(client, title, source, Options(dry_run=True)).created == 90
    with pytest.raises(NotFound):
        client.project(title)
    push(client, title, source, Options(overlap=2, blind=0.2, seed=4))
    there = rows(client, title)
    scores = [row["data"]["claims"][0]["score"] for row in there]
    assert scores == sorted(scores, reverse=True)
    assert client.project(title).overlap == 2
    blind = [row for row in there if row["data"]["blind"]]
    assert 8 <= len(blind) <= 30
    painted = [{label for item in found(row) for label in item["value"]["labels"]} for row in there]
    assert all((labels == {"sentence"}) == row["data"]["blind"] for row, labels in zip(there, painted, strict=True))
    assert [row["data"]["check_worthiness"] for row in there] == [round(score, 3) for score in scores]
    assert counts(push(client, title, source)) == (0, 0, 90, 0), "blind tasks stay blind"
    source[0].claims[0].value = "new"
    assert push(client, title, source, Options(dry_run=True)).updated == 1
    assert counts(push(client, title, source)) == (0, 1, 89, 0)
    assert {r["id"] for r in rows(client, title) if r["data"]["blind"]} == {r["id"] for r in blind}


def test_sample(client: Client, title: str) -> None:
    push(client, title, articles(30), Options(sample=9))
    assert Counter(row["data"]["type"] for row in rows(client, title)) == {"age": 3, "accusation": 3, "attribution": 3}


def test_another_interface_is_guarded(client: Client, people: tuple[Person, Person], title: str) -> None:
    push(client, title, articles(1))
    with pytest.raises(Rejected, match="layout verify"):
        push(client, title, articles(1), Options(layout="mark"))
    project = client.project(title)
    config = project.label_config.replace('alias="conflicting"', 'alias="mixed"')
    client._write(f"projects/{project.id}", "PATCH", label_config=config)
    push(client, title, articles(1))
    assert 'alias="conflicting"' in client.project(title).label_config, "nobody has annotated yet"
    row = rows(client, title)[0]
    people[0].annotate(row["id"], [*found(row), verdict("refuted")])
    client._write(f"projects/{project.id}", "PATCH", label_config=config)
    with pytest.raises(Rejected, match="not the one that this version of claimkit makes"):
        push(client, title, articles(2))


def test_two_pushers_at_once_are_refused(client: Client, title: str) -> None:
    push(client, title, articles(1))
    with pushing._push_lock(client.url, title), pytest.raises(SettingsError, match="another push"):
        push(client, title, articles(2))
    assert push(client, title, articles(2)).created == 3


def test_titles_that_are_not_one_project(client: Client, title: str) -> None:
    with pytest.raises(SettingsError, match="3 to 50"):
        push(client, "ab", articles(1))
    client.create(title, "verify", 1)
    second = client.create(title, "verify", 1)
    with pytest.raises(SettingsError, match="2 projects"):
        push(client, title, articles(1))
    assert push(client, str(second.id), articles(1)).created == 3


def test_wrong_server_and_wrong_token(lead: Connection) -> None:
    with Client(Connection(url=lead.url, api_key="0" * 40)) as stranger, pytest.raises(Unauthorized):
        stranger.project("1")
    with Client(Connection(url="http://127.0.0.1:9", api_key="x" * 40)) as nowhere, pytest.raises(Unreachable):
        nowhere.project("1")


# ---- pull ------------------------------------------------------------------------------------------------------------


def test_what_people_leave_behind_has_its_fate(client: Client, people: tuple[Person, Person], title: str) -> None:
    source = articles(3)
    push(client, title, source, Options(order="article", overlap=2))
    ada, ben = people
    t = rows(client, title)
    accepted = [[*found(row), verdict("supported")] for row in t]
    ada.annotate(t[0]["id"], accepted[0], was_cancelled=True)  # a skip, half filled in
    ada.annotate(t[1]["id"], accepted[1])
    ada.annotate(t[1]["id"], [*found(t[1]), verdict("refuted")])  # the same person twice
    changed = ada.annotate(t[2]["id"], accepted[2])
    ada.change(changed, [*found(t[2]), verdict("conflicting"), typed("note", "on second thought")])
    ada.annotate(t[3]["id"], [])
    ben.draft(t[4]["id"], accepted[4])
    ben.delete(ben.annotate(t[5]["id"], accepted[5]))
    at, to = span(ROUND, "blamed")
    shift = t[6]["data"]["context_start"]
    ben.annotate(t[6]["id"], [*accepted[6], region("new1", "accusation", at - shift, to - shift)])
    links = [{"type": "relation", "from_id": "a", "to_id": "b", "direction": "right"}]
    ben.annotate(t[7]["id"], [*accepted[7], *links, region("new2", "date", 5, 10**6)])
    pull = Pull(client, title, untouched=True)
    claims = list(pull)
    assert len(claims) == 10, "nine tasks and one added claim"
    by_id = {c.id: c for c in claims}
    of = [by_id.get(row["data"]["claim_id"]) for row in t]
    assert all(of)
    verdicts = [[(r.annotator, r.verdict) for r in c.reviews] for c in of if c]
    assert verdicts[0] == []
    assert verdicts[1] == [(ada.email, "refuted")]
    assert verdicts[2] == [(ada.email, "conflicting")]
    assert verdicts[3:6] == [[], [], []]
    assert verdicts[6] == verdicts[7] == [(ben.email, "supported")]
    assert (of[2].reviews[0].note if of[2] else "") == "on second thought"
    assert (of[0].status if of[0] else "") == "skipped"
    (added,) = (c for c in claims if c.origin == "annotator")
    assert (added.text, added.reviews[0].annotator) == ("blamed", ben.email)
    assert Counter(s.reason for s in pull.skipped) == {
        "verdict on a skipped task": 1,
        "superseded": 1,
        "empty": 1,
        "draft": 1,
        "relation": 1,
        "out of range": 1,
    }
    touched = Pull(client, title)
    assert {c.id for c in touched} == {c.id for c in claims if c.reviews or c.status == "skipped"} | {
        t[3]["data"]["claim_id"]
    }
    state = progress(SettledPull(client, title), client.types(client.project(title)))
    assert (state.tasks, state.done, state.begun, state.left, state.added) == (9, 0, 4, 5, 1)
    assert [(a.name, a.reviews, a.skips) for a in state.annotators] == [(ada.email, 2, 1), (ben.email, 2, 0)]
    assert [(s.type, s.claims) for s in state.types] == [
        ("age", 3),
        ("date", 0),
        ("accusation", 3),
        ("attribution", 3),
    ]


def test_incremental_pull_gives_what_changed(client: Client, people: tuple[Person, Person], title: str) -> None:
    push(client, title, articles(2))
    t = rows(client, title)
    for row in t[:3]:
        people[0].annotate(row["id"], [*found(row), verdict("supported")])
    first = Pull(client, title)
    assert len(list(first)) == 3
    assert first.newest
    people[1].annotate(t[1]["id"], [*found(t[1]), verdict("refuted")])
    people[1].annotate(t[5]["id"], [*found(t[5]), verdict("refuted")])
    second = Pull(client, title, since=first.newest)
    changed = {t[1]["data"]["claim_id"]: 2, t[5]["data"]["claim_id"]: 1}
    assert {c.id: len(c.reviews) for c in second}.items() >= changed.items()
    assert second.newest
    later = (datetime.datetime.fromisoformat(second.newest.replace("Z", "+00:00")) + pulling.OVERLAP).isoformat()
    assert list(Pull(client, title, since=later)) == []
    with pytest.raises(SettingsError, match="not a time"):
        Pull(client, title, since="last week")


def test_personal_tokens_do_as_well_as_legacy_ones(people: tuple[Person, Person], title: str) -> None:
    ada = people[0]
    assert ada.connection.key_kind == "personal"
    with Client(ada.connection) as client:
        assert push(client, title, articles(1)).created == 3
        row = rows(client, title)[0]
        ada.annotate(row["id"], [*found(row), verdict("supported")])
        assert [c.reviews[0].annotator for c in Pull(client, title)] == [ada.email]


# ---- offsets ---------------------------------------------------------------------------------------------------------

HOSTILE = {
    "emoji": "👍🏽 Ann 👨‍👩‍👧‍👦 accused Bob 🇫🇷 of fraud 𝒜𠀀.",
    "combining marks": "Cafe\u0301 owner Ze\u0301 accused A\u030angstro\u0308m of frau\u0302d.",
    "crlf": "First line.\r\nAnn accused Bob\r\nof fraud.\rEnd.",
    "nbsp and tabs": "Ann\u00a0Lee\taccused  Bob\u202fRay \t of   fraud\u00a0.",
    "rtl": "אנה האשימה accused את بوب of \u202bاحتيال\u202c fraud.",
    "entities": "Ann &amp; Co &lt;b&gt;accused&lt;/b&gt; <b>Bob</b> of &nbsp;fraud &#128077;.",
    "invisible": "\ufeffAnn\u200b accused\u00ad B\u2060ob of\u2028 fraud\u0085.",
}


def hostile(name: str, text: str) -> Article:
    def piece(word: str) -> tuple[int, int, str]:
        at = text.index(word)
        return at, at + len(word), word

    start, end, anchor = piece("accused")
    charge = piece("frau\u0302d" if "frau\u0302d" in text else "fraud")
    roles = [Role(role="charge", start=charge[0], end=charge[1], text=charge[2])]
    id_ = claim_id(name, "accusation", start, end)
    found_ = Claim(id=id_, type="accusation", start=start, end=end, text=anchor, sentence=0, roles=roles)
    return Article(id=name, text=text, sentences=[Sentence(start=0, end=len(text))], claims=[found_])


@pytest.mark.parametrize("layout", ["verify", "mark"])
def test_offsets_come_back_as_they_went(client: Client, people: tuple[Person, Person], title: str, layout: Any) -> None:
    source = [hostile(name, text) for name, text in HOSTILE.items()]
    push(client, title, source, Options(layout=layout, overlap=2))
    drawn: dict[str, tuple[int, int]] = {}
    for row in rows(client, title):
        text = row["data"]["text"]
        proposed = found(row)
        judged = [verdict("supported", id_=proposed[0]["id"])]
        last = max(n for n in range(len(text)) if not text[n].isspace())
        end = last + 1
        start = text.rindex(" ", 0, last) + 1
        start += len(text[start:end]) - len(text[start:end].lstrip())
        drawn[row["data"]["article_id"]] = (start, end)
        # What a browser sends as the region's text is what it shows, not what the text is.
        extra = region("drawn", "date", start, end, text="shown\\nanother way")
        extra_verdict = [verdict("refuted", id_="drawn")] if layout == "mark" else []
        for person in people:
            person.annotate(row["id"], [*proposed, *judged, extra, *extra_verdict])
    claims = list(Pull(client, title))
    for one in source:
        (own,) = (c for c in claims if c.article_id == one.id and c.origin == "extracted")
        (new,) = (c for c in claims if c.article_id == one.id and c.origin == "annotator")
        was = one.claims[0]
        for review in own.reviews:
            assert one.text[review.start : review.end].encode() == was.text.encode()
            assert [(r.start, r.end, r.text) for r in review.roles] == [(r.start, r.end, r.text) for r in was.roles]
            assert not review.corrected
        assert len(own.reviews) == len(new.reviews) == 2
        assert (new.start, new.end) == drawn[one.id]
        assert new.text.encode() == one.text[new.start : new.end].encode()
        assert own.sentence.text == one.text
    project = client.project(title)
    assert progress(SettledPull(client, title), client.types(project)).done == len(source)


# ---- the whole way ---------------------------------------------------------------------------------------------------


def test_from_articles_to_a_reviewed_file(
    lead: Connection, client: Client, people: tuple[Person, Person], title: str, tmp_path: Path
) -> None:
    claims, out = tmp_path / "claims.jsonl", tmp_path / "reviewed.jsonl"
    connection = ["--url", lead.url, "--api-key", lead.api_key]

    def run(*arguments: str) -> str:
        return subprocess.run(command(*arguments), capture_output=True, text=True, check=True).stderr

    run("extract", str(SAMPLES), "-o", str(claims))
    texts = {a.id: a.text for a in (pipeline.extract(one) for one in reading.read(str(SAMPLES)))}
    extracted = [msgspec.json.decode(line, type=Article) for line in claims.read_bytes().splitlines()]
    total = sum(len(a.claims) for a in extracted)
    assert f"created {total}" in run("push", str(claims), "-p", title, "--overlap", "2", *connection)
    assert f"unchanged {total}" in run("push", str(claims), "-p", title, "--overlap", "2", *connection)
    ada, ben = people
    given: dict[str, tuple[str, str]] = {}
    for n, row in enumerate(rows(client, title)[:12]):
        pair = ("supported", "refuted" if n % 4 == 0 else "supported")
        given[row["data"]["claim_id"]] = pair
        for person, name in zip((ada, ben), pair, strict=True):
            link = typed("evidence_url", f"https://example.org/{n}")
            person.annotate(row["id"], [*found(row), verdict(name), link])
    run("export", "-p", title, "-o", str(out), "--identify", *connection)
    made = [msgspec.json.decode(line, type=ReviewedClaim) for line in out.read_bytes().splitlines()]
    assert {c.id for c in made} == set(given)
    for reviewed in made:
        text = texts[reviewed.article_id]
        assert text[reviewed.start : reviewed.end] == reviewed.text
        assert text[reviewed.sentence.start : reviewed.sentence.end] == reviewed.sentence.text
        assert [text[r.start : r.end] for r in reviewed.roles] == [r.text for r in reviewed.roles]
        assert {(r.annotator, r.verdict) for r in reviewed.reviews} == set(
            zip((ada.email, ben.email), given[reviewed.id], strict=True)
        )
        assert all(r.evidence and not r.corrected and r.seconds == 3.5 for r in reviewed.reviews)
        agreed = len(set(given[reviewed.id])) == 1
        assert (reviewed.verdict, reviewed.status) == (("supported", "agreed") if agreed else (None, "disputed"))
    assert "done 12" in run("status", "-p", title, *connection)


# ---- two pushes at once ----------------------------------------------------------------------------------------------


def on_another_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two machines do not see each other's lock."""
    monkeypatch.setattr(pushing, "_push_lock", lambda *_: contextlib.nullcontext())


@pytest.mark.parametrize("layout", ["verify", "mark"])
def test_what_two_pushes_send_at_once_stands_there_once(
    client: Client, lead: Connection, title: str, layout: Layout, monkeypatch: pytest.MonkeyPatch
) -> None:
    on_another_machine(monkeypatch)
    source, options = articles(4), Options(layout=layout)
    count = len(pushing._rows(source, options))
    send = client.send
    others: list[Pushed] = []

    def send_late(project: Project, tasks: list[dict[str, Any]]) -> bool:
        with Client(lead) as other:  # looks when we have looked, and is done before we send
            others.append(push(other, title, source, options))
        return send(project, tasks)

    monkeypatch.setattr(client, "send", send_late)
    ours = push(client, title, source, options)
    assert (others[0].created, others[0].doubles) == (count, 0)
    assert (ours.created, ours.doubles, ours.worked_on_twice) == (count, count, [])
    keys = [row["data"].get("claim_id") or row["data"]["article_id"] for row in rows(client, title)]
    assert len(keys) == len(set(keys)) == count
    assert counts(push(client, title, source, options)) == (0, 0, count, 0)


def test_a_double_that_people_worked_on_stays(
    client: Client, people: tuple[Person, Person], title: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    on_another_machine(monkeypatch)
    source = articles(1)
    push(client, title, source)
    project, tasks = client.project(title), pushing._rows(source, Options())
    client.send(project, tasks)  # as a push of an older claimkit did
    old, new = rows(client, title)[:3], rows(client, title)[3:]
    people[0].annotate(new[0]["id"], [*found(new[0]), verdict("refuted")])
    people[0].annotate(old[1]["id"], [*found(old[1]), verdict("refuted")])
    people[1].draft(new[1]["id"], [*found(new[1]), verdict("supported")])
    done = push(client, title, source)
    assert (done.created, done.doubles) == (0, 2)
    assert done.worked_on_twice == [old[1]["data"]["claim_id"]]
    assert [row["id"] for row in rows(client, title)] == [old[1]["id"], old[2]["id"], new[0]["id"], new[1]["id"]]


def test_two_pushes_that_make_the_project_make_one(
    client: Client, lead: Connection, title: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    on_another_machine(monkeypatch)
    source, create = articles(2), client.create

    def create_late(*arguments: Any) -> Project:
        with Client(lead) as other:
            push(other, title, source)
        return create(*arguments)

    monkeypatch.setattr(client, "create", create_late)
    done = push(client, title, source)
    assert client.titled(title) == [done.project]
    assert (done.created, done.doubles, len(rows(client, title))) == (6, 6, 6)


def test_two_commands_at_once_from_two_machines(lead: Connection, client: Client, title: str, tmp_path: Path) -> None:
    """Whatever their order is, each claim stands there once."""
    claims = tmp_path / "claims.jsonl"
    claims.write_bytes(b"".join(msgspec.json.encode(article) + b"\n" for article in articles(40)))
    server = {"LABEL_STUDIO_URL": lead.url, "LABEL_STUDIO_API_KEY": lead.api_key}
    pushes = [
        subprocess.Popen(
            command("push", claims, "--project", title),
            env=os.environ | server | {"XDG_STATE_HOME": str(tmp_path / name)},
            stderr=subprocess.PIPE,
        )
        for name in ("here", "there")
    ]
    said = [push.communicate(timeout=300)[1].decode() for push in pushes]
    assert [push.returncode for push in pushes] == [0, 0], said
    ids = [row["data"]["claim_id"] for row in client.listing(client.project(title), [], "id,data")]
    assert len(ids) == len(set(ids)) == 120
