"""Claims to tasks and back: offsets, contents, and everything that annotators can leave behind."""

from __future__ import annotations

import copy
import itertools
from collections import Counter
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from label_studio_sdk.label_interface import LabelInterface
from labelling import ROUND, annotation, article, claim, listed, proposed, region, span, typed, verdict

from claimkit.errors import Rejected, SettingsError
from claimkit.records import Article, Claim, Evidence, ReviewedClaim, Role, Sentence, claim_id
from claimkit.studio.tasks.claim_card import parsed_links
from claimkit.studio.tasks.interface import LAYOUTS, Layout, interface
from claimkit.studio.tasks.left_out import Skipped, summary_lines
from claimkit.studio.tasks.reviews import read, reviewed
from claimkit.studio.tasks.task import TaskData, replaced, tasks

NAMES = {1: "ada@example.org", 2: "ben@example.org"}
HOSTILE = "a ́👍🏽👨‍👩‍👧𝒜\r\n\t  “é&amp;<b>שלום‏ .\x0b﻿​"


@st.composite
def articles(draw: st.DrawFn) -> Article:
    """Articles of hostile text with sentences and claims anywhere."""
    text = draw(st.text(st.sampled_from(HOSTILE), min_size=1, max_size=120).filter(str.strip))
    cuts = sorted({0, len(text), *draw(st.lists(st.integers(0, len(text)), max_size=5))})
    parts = [Sentence(start=a, end=b) for a, b in itertools.pairwise(cuts)]
    spans = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(sorted)
    solid = spans.filter(lambda s: text[s[0] : s[1]] and text[s[0] : s[1]] == text[s[0] : s[1]].strip())
    found: dict[str, Claim] = {}
    for start, end in draw(st.lists(solid, max_size=4)):
        pieces = [p for p in draw(st.lists(spans, max_size=2)) if text[p[0] : p[1]].strip()]
        roles = [Role(role="charge", start=a, end=b, text=text[a:b]) for a, b in pieces]
        sentence = next(n for n, s in enumerate(parts) if s.start <= start < s.end)
        id_ = claim_id("h", "accusation", start, end)
        found[id_] = Claim(
            id=id_, type="accusation", start=start, end=end, text=text[start:end], sentence=sentence, roles=roles
        )
    return Article(id="h", text=text, sentences=parts, claims=list(found.values()))


@given(articles(), st.sampled_from(LAYOUTS))
def test_accepted_as_proposed_every_claim_comes_back_as_extracted(source: Article, layout: Layout) -> None:
    back: list[ReviewedClaim] = []
    for n, task in enumerate(tasks(source, layout), 1):
        task = msgspec.json.decode(msgspec.json.encode(task))
        for item in proposed(task):
            value = item["value"]
            if item["type"] == "labels":
                assert task["data"]["text"][value["start"] : value["end"]] == value["text"] != ""
        judged = [verdict("supported", id_=c["id"]) for c in task["data"]["claims"]]
        found = proposed(task)
        done = annotation([*found, *judged] if found else [])
        reading = read(listed(task, *([done] if done["result"] else []), id_=n), NAMES)
        assert not reading.skipped
        assert not reading.added
        back += reading.claims
    assert [c.id for c in back] == [c.id for c in source.claims]
    for made, claim_ in zip(back, source.claims, strict=True):
        (review,) = made.reviews
        assert (review.type, review.start, review.end) == (claim_.type, claim_.start, claim_.end)
        assert {(r.start, r.end, r.text) for r in review.roles} == {(r.start, r.end, r.text) for r in claim_.roles}
        assert not review.corrected
        assert review.verdict == "supported"
        assert source.text[made.start : made.end] == made.text == claim_.text
        assert source.text[made.sentence.start : made.sentence.end] == made.sentence.text
        around = made.context.before + made.sentence.text + made.context.after
        assert around in source.text
        assert made.text in made.sentence.text or made.end > made.sentence.end


@pytest.mark.parametrize("layout", LAYOUTS)
def test_predictions_pass_label_studios_own_check(layout: Layout) -> None:
    check = LabelInterface(interface(layout))
    for task in tasks(article(), layout):
        for prediction in task["predictions"]:
            assert check.validate_prediction(prediction, return_errors=True) == []


def test_verify_shows_the_sentence_with_two_before_and_two_after() -> None:
    text = " ".join(f"Sentence {n}." for n in range(9)) + " Ann is 59."
    text = text.replace("Sentence 4.", "Ann is 33.")
    made = list(tasks(article(text, [claim(text, "age", "33")]), "verify"))
    assert made[0]["data"]["text"] == "Sentence 2. Sentence 3. Ann is 33. Sentence 5. Sentence 6."
    assert made[0]["data"]["context_start"] == text.index("Sentence 2")


def test_window_reaches_as_far_as_the_roles() -> None:
    text = "Bob Ray spoke. " + " ".join(f"Sentence {n}." for n in range(5)) + " He said so."
    made = next(tasks(article(text, [claim(text, "attribution", "said", source="Bob Ray")]), "verify"))
    assert made["data"]["text"] == text


def test_blind_tasks_show_nothing_of_what_was_found() -> None:
    source = article()
    hidden = source.claims[0]
    blind = next(iter(tasks(source, "verify", blind=frozenset({hidden.id}))))
    assert blind["data"]["blind"]
    assert [item["value"]["labels"] for item in proposed(blind)] == [["sentence"]]
    said = " ".join(blind["data"][field] for field in ("question", "statement", "card"))
    assert not any(role.text in said for role in hidden.roles)
    assert next(iter(tasks(source, "mark", blind=frozenset({source.id}))))["predictions"] == []


def test_titles_and_links_cannot_act() -> None:
    source = article()
    source.title, source.url = 'News <img src=x onerror=y> "*now*', 'https://example.org/a_(b)?"><script>'
    shown = next(tasks(source, "verify"))["data"]["card"]
    assert "<img" not in shown
    assert "<script" not in shown
    assert shown.count("<a ") == shown.count('target="_blank" rel="noopener noreferrer"') == 4
    source.url = "javascript:alert(1)"
    assert "javascript" not in next(tasks(source, "verify", links={}))["data"]["card"]


def test_links_are_made_of_templates() -> None:
    links = parsed_links(["archive=https://a.org/{url}", "find=https://b.org/?q={title}&u={url}", ""])
    source = article()
    source.title, source.url = "A & B", "https://example.org/x?y=1&z=ü"
    shown = next(tasks(source, "mark", links=links))["data"]["card"]
    assert 'href="https://a.org/https://example.org/x?y=1&amp;z=%C3%BC"' in shown
    assert 'href="https://b.org/?q=A%20%26%20B&amp;u=https%3A%2F%2Fexample.org%2Fx%3Fy%3D1%26z%3D%C3%BC"' in shown
    source.url = None
    assert "a.org" not in next(tasks(source, "mark", links=links))["data"]["card"], "no address, no link made of it"
    for wrong in ("https://a.org", "x=ftp://a.org", "x=https://a.org/{who}", "=https://a.org"):
        with pytest.raises(SettingsError, match="not a link template"):
            parsed_links([wrong])


def test_what_is_searched_for_is_the_statement_alone() -> None:
    source = article()
    source.claims = source.claims[:1]
    source.claims[0].statement = "Ana Roe left (from “A trial”, 21 January 2023)."
    shown = next(tasks(source, "verify", links={"find": "https://b.org/?q={statement}"}))["data"]["card"]
    assert 'href="https://b.org/?q=Ana%20Roe%20left."' in shown
    assert "(from “A trial”" in shown


def test_a_date_without_a_day_of_publication_says_that_it_cannot_be_judged() -> None:
    source = article(ROUND, [claim(ROUND, "date", "Monday")])
    assert "cannot be judged" not in next(tasks(source, "verify"))["data"]["card"]
    source.published = None
    shown = next(tasks(source, "verify"))["data"]["card"]
    assert "cannot be judged" in shown
    assert "date unknown" in shown


@pytest.mark.parametrize("spoil", ["slice", "bounds", "nul", "surrogate", "blank", "twice"])
def test_what_cannot_come_back_is_refused_before_sending(spoil: str) -> None:
    source = article()
    first = source.claims[0]
    if spoil == "slice":
        first.text = "blamed"
    elif spoil == "bounds":
        first.end = 10_000
    elif spoil == "nul":
        source.text = source.text[:-1] + "\0"
    elif spoil == "surrogate":
        source.text = source.text[:-1] + "\ud800"
    elif spoil == "blank":
        first.start, first.text = first.start - 1, " " + first.text
    else:
        source.claims.append(first)
    with pytest.raises(Rejected):
        list(tasks(source, "verify"))


def test_hash_sees_content_and_nothing_else() -> None:
    def hashes(source: Article) -> list[str]:
        return [task["data"]["hash"] for task in tasks(source, "verify")]

    before, source = hashes(article()), article()
    assert before == hashes(source)
    source.claims[1].value = "59"
    after = hashes(source)
    assert [a == b for a, b in zip(before, after, strict=True)] == [True, False, True]


# ---- back: the fate of everything ------------------------------------------------------------------------------------


def task_of(layout: Layout = "verify", n: int = 0, **options: Any) -> dict[str, Any]:
    return list(tasks(article(), layout, **options))[n]


def one(task: dict[str, Any], *annotations: dict[str, Any], **fields: Any) -> tuple[ReviewedClaim, list[Skipped]]:
    reading = read(listed(task, *annotations, **fields), NAMES)
    return reading.claims[0], reading.skipped


def marks(task: dict[str, Any]) -> list[dict[str, Any]]:
    """The painted anchors and roles, without the sentence behind them and what stands beside them."""
    return [item for item in proposed(task) if item["from_name"] == "span"]


def label(anchor: dict[str, Any], name: str) -> dict[str, Any]:
    """A verdict as mark gives it: a label beside the anchor's own."""
    return {**anchor, "from_name": "verdict", "value": {**anchor["value"], "labels": [name]}}


def reasons(skipped: list[Skipped]) -> list[str]:
    return [entry.reason for entry in skipped]


def test_verdict_links_and_note() -> None:
    task = task_of()
    result = [
        *proposed(task),
        verdict("refuted"),
        typed("evidence_url", "https://example.org/x", "see page 4", "https://example.org/x"),
        typed("note", "odd", id_="t2"),
    ]
    made, skipped = one(task, annotation(result))
    (review,) = made.reviews
    assert (review.verdict, review.note) == ("refuted", "see page 4\nodd")
    assert review.evidence == [Evidence(url="https://example.org/x")]
    assert (review.annotator, review.seconds, review.created_at) == ("ada@example.org", 4.5, "2023-02-01T10:00:00Z")
    assert not review.corrected
    assert [(s.reason, s.detail) for s in skipped] == [("not a link", "see page 4")]


@pytest.mark.parametrize(
    ("typed_in", "link"),
    [
        ("www.example.org/a?b=c", "https://www.example.org/a?b=c"),
        ("example.org", "https://example.org"),
        ("example.org:8080/x", "https://example.org:8080/x"),
        ("HTTP://example.org/X", "HTTP://example.org/X"),
        ("p. 4", None),
        ("see example.org", None),
        ("javascript:alert(1)", None),
        ("ftp://example.org", None),
        ("https://", None),
    ],
)
def test_a_link_without_a_scheme_is_one_and_what_is_none_is_told(typed_in: str, link: str | None) -> None:
    task = task_of()
    made, skipped = one(task, annotation([*proposed(task), verdict("refuted"), typed("evidence_url", typed_in)]))
    (review,) = made.reviews
    assert ([e.url for e in review.evidence], review.note) == (([link], None) if link else ([], typed_in))
    assert reasons(skipped) == ([] if link else ["not a link"])


def test_a_skipped_annotation_makes_no_review_and_says_why() -> None:
    task = task_of()
    why = typed("note", "I know him")
    made, skipped = one(task, annotation([*proposed(task), why], was_cancelled=True))
    assert (made.reviews, made.status) == ([], "skipped")
    assert [(s.reason, s.detail) for s in skipped] == [("skipped", "annotation 11: I know him")]


def test_a_task_that_nobody_did_is_not_a_skipped_one() -> None:
    made, skipped = one(task_of())
    assert (made.status, skipped) == ("unreviewed", [])
    task = task_of()
    made, skipped = one(task, annotation([*proposed(task), verdict("open")], was_cancelled=True))
    assert (made.status, reasons(skipped)) == ("skipped", ["skipped"]), "an open verdict is none"
    done = annotation([*proposed(task), verdict("supported")], by=2, id_=12)
    made, _ = one(task, annotation([], was_cancelled=True), done)
    assert (made.status, len(made.reviews)) == ("unreviewed", 1), "one skipped it, another did not"


@pytest.mark.parametrize(
    ("user", "name"),
    [
        (1, "ada@example.org"),
        (7, "user-7"),
        ({"id": 1, "email": "a@example.org"}, "a@example.org"),
        ({"id": 1}, "ada@example.org"),
        ({"id": 7, "email": ""}, "user-7"),
        ("ada", "ada"),
    ],
)
def test_an_annotator_is_called_as_the_server_knows_them(user: Any, name: str) -> None:
    task = task_of()
    made, _ = one(task, annotation([*proposed(task), verdict("supported")], by=user))
    assert [review.annotator for review in made.reviews] == [name]


def test_a_verdict_on_a_skipped_task_is_listed_as_what_it_is() -> None:
    task = task_of()
    result = [*proposed(task), verdict("refuted"), typed("note", "after all")]
    made, skipped = one(task, annotation(result, was_cancelled=True))
    assert (made.reviews, made.status) == ([], "skipped")
    assert [(s.reason, s.detail) for s in skipped] == [
        ("verdict on a skipped task", "annotation 11: refuted, after all")
    ]
    assert "Cancel skip" in summary_lines(skipped)[0]


def test_what_somebody_else_made_of_an_annotation_is_nobodys_verdict() -> None:
    task = task_of()
    result = [*proposed(task), verdict("refuted")]
    made, skipped = one(task, annotation(result, updated_by=2), annotation(result, by=2, id_=12, updated_by=2))
    assert [r.annotator for r in made.reviews] == ["ben@example.org"]
    assert [(s.reason, s.annotator, s.detail) for s in skipped] == [
        ("changed by another", "ada@example.org", "annotation 11: by ben@example.org")
    ]


def test_of_two_annotations_by_one_person_the_last_changed_counts() -> None:
    task = task_of()
    early = annotation([verdict("refuted")], id_=12)
    changed = annotation([verdict("supported")], id_=11, updated_at="2023-02-03T10:00:00Z")
    made, skipped = one(task, early, changed, annotation([verdict("conflicting")], by=2, id_=13))
    assert [(r.annotator, r.verdict) for r in made.reviews] == [
        ("ada@example.org", "supported"),
        ("ben@example.org", "conflicting"),
    ]
    assert [(s.reason, s.detail) for s in skipped] == [("superseded", "annotation 12")]


def test_drafts_and_empty_annotations_are_listed() -> None:
    made, skipped = one(task_of(), annotation([]), draft_exists=True)
    assert made.reviews == []
    assert [(s.reason, s.annotator) for s in skipped] == [("draft", None), ("empty", "ada@example.org")]


def test_foreign_tasks_and_changed_texts_are_listed() -> None:
    skipped: list[Skipped] = []
    changed = copy.deepcopy(task_of())
    changed["data"]["text"] = "x" + changed["data"]["text"]
    rows = [{"id": 7, "data": {"image": "cat.png"}, "annotations": []}, listed(changed, id_=8)]
    assert list(reviewed(rows, NAMES, skipped)) == []
    assert [(s.task, s.reason) for s in skipped] == [(7, "foreign task"), (8, "text changed")]


@pytest.mark.parametrize(
    "result", [[verdict("refuted"), verdict("supported", id_="v2")], [verdict("half-true")], [verdict("Supported")]]
)
def test_unclear_verdicts_are_none_and_listed(result: list[dict[str, Any]]) -> None:
    task = task_of()
    made, skipped = one(task, annotation([*proposed(task), *result]))
    assert made.reviews[0].verdict is None
    assert reasons(skipped) == ["unclear verdict"]


def test_moved_and_relabelled_anchor_is_the_reviews_own() -> None:
    task = task_of()
    start = task["data"]["context_start"]
    at, to = span(ROUND, "accused Ann Lee")
    anchor = region(marks(task)[0]["id"], "attribution", at - start, to - start)
    made, skipped = one(task, annotation([anchor, verdict("supported")]))
    (review,) = made.reviews
    assert (review.type, ROUND[review.start : review.end], review.corrected) == ("attribution", "accused Ann Lee", True)
    assert (made.type, made.text) == ("accusation", "accused")
    assert skipped == []


def test_deleted_and_redrawn_anchor_is_a_correction() -> None:
    task = task_of()
    at, to = span(ROUND, " accused Ann")
    made, skipped = one(task, annotation([region("x1", "accusation", at, to), verdict("supported")]))
    (review,) = made.reviews
    assert ROUND[review.start : review.end] == "accused Ann"  # the blank in front is trimmed
    assert review.corrected
    assert skipped == []


def test_another_anchor_of_the_type_in_the_sentence_is_a_correction_too() -> None:
    task = task_of()
    at, to = span(ROUND, "of fraud")
    reading = read(listed(task, annotation([region("x1", "accusation", at, to), verdict("supported")])), NAMES)
    assert ROUND[reading.claims[0].reviews[0].start :].startswith("of fraud")
    assert reading.added == []


def test_deleted_anchor_means_not_a_claim_unless_a_verdict_says_otherwise() -> None:
    task = task_of()
    rest = marks(task)[1:]
    made, skipped = one(task, annotation(rest), annotation([*rest, verdict("refuted")], by=2, id_=12))
    assert [r.verdict for r in made.reviews] == ["not_a_claim", "refuted"]
    assert [(r.start, r.end, r.corrected) for r in made.reviews] == [(made.start, made.end, False)] * 2
    assert reasons(skipped) == ["stray role"] * 6


def test_verdict_without_any_region_leaves_the_claim_as_extracted() -> None:
    made, _ = one(task_of(), annotation([verdict("supported")]))
    assert made.reviews[0].roles == made.roles != []
    assert not made.reviews[0].corrected


def test_roles_deleted_and_drawn() -> None:
    task = task_of()
    anchor, accuser, accused, _charge = marks(task)
    at, to = span(ROUND, "fraud on Monday")
    result = [anchor, accuser, accused, region("x", "charge", at, to), verdict("supported")]
    made, skipped = one(task, annotation(result))
    (review,) = made.reviews
    assert [(r.role, r.text) for r in review.roles] == [
        ("accuser", "Prosecutors"),
        ("accused", "Ann Lee"),
        ("charge", "fraud on Monday"),
    ]
    assert review.corrected
    assert skipped == []


def test_a_role_that_was_given_another_name_has_that_name() -> None:
    task = task_of()
    anchor, accuser, accused, charge = marks(task)
    accuser["value"] = {**accuser["value"], "labels": ["accused"]}
    made, skipped = one(task, annotation([anchor, accuser, accused, charge, verdict("supported")]))
    (review,) = made.reviews
    assert [(r.role, r.text) for r in review.roles][:2] == [("accused", "Prosecutors"), ("accused", "Ann Lee")]
    assert (review.corrected, skipped) == (True, [])


def test_of_two_regions_with_one_id_the_first_counts() -> None:
    task = task_of()
    again = region(marks(task)[0]["id"], "attribution", *span(ROUND, "late"))
    made, skipped = one(task, annotation([*proposed(task), again, verdict("supported")]))
    assert (made.reviews[0].type, made.reviews[0].corrected) == ("accusation", False)
    assert [(s.reason, s.detail) for s in skipped] == [("double", f"region {again['id']}")]


def test_a_role_that_no_claim_there_can_have_is_listed() -> None:
    task = task_of()
    _, skipped = one(
        task, annotation([*proposed(task), region("x", "source", *span(ROUND, "Monday")), verdict("supported")])
    )
    assert [(s.reason, s.detail) for s in skipped] == [("stray role", "source 'Monday'")]


@pytest.mark.parametrize(
    ("item", "reason"),
    [
        (region("x", "banana", 3, 5), "unknown label"),
        ({**region("x", "date", 3, 5), "from_name": "other"}, "unknown label"),
        ({"id": "x", "from_name": "stars", "type": "rating", "value": {"rating": 4}}, "unknown label"),
        (region("x", "date", 5, 9999), "out of range"),
        (region("x", "date", 9, 5), "out of range"),
        (region("x", "date", -4, 5), "out of range"),
        (region("x", "date", None, 5), "out of range"),  # type: ignore[arg-type] # a hostile value
        (region("x", "date", 3, 4), "out of range"),
        ({"type": "relation", "from_id": "a", "to_id": "b", "direction": "right"}, "relation"),
    ],
)
def test_what_cannot_be_used_is_listed_and_the_rest_stands(item: dict[str, Any], reason: str) -> None:
    task = task_of()
    made, skipped = one(task, annotation([*proposed(task), item, verdict("supported")]))
    assert reasons(skipped) == [reason]
    assert (made.reviews[0].verdict, made.reviews[0].corrected) == ("supported", False)


def test_a_displayed_text_is_never_trusted() -> None:
    task = task_of()
    result = [{**item, "value": {**item["value"], "text": "WRONG"}} for item in proposed(task)]
    made, _ = one(task, annotation([*result, verdict("supported")]))
    assert [r.text for r in made.reviews[0].roles] == ["Prosecutors", "Ann Lee", "fraud"]


def test_an_added_claim_is_one_for_all_who_drew_it() -> None:
    first, second = task_of(n=0), task_of(n=1)
    blamed, longer = span(ROUND, "blamed"), span(ROUND, "blamed a clerk")

    def drawn(task: dict[str, Any], where: tuple[int, int], **by: Any) -> dict[str, Any]:
        shift = task["data"]["context_start"]
        extra = region("new", "accusation", where[0] - shift, where[1] - shift)
        return annotation([*proposed(task), extra, verdict("supported")], **by)

    skipped: list[Skipped] = []
    rows = [
        listed(first, drawn(first, blamed), drawn(first, longer, by=2, id_=12), id_=1),
        listed(second, drawn(second, blamed, id_=13, created_at="2023-02-02T10:00:00Z"), id_=2),
    ]
    *extracted, added = reviewed(rows, NAMES, skipped)
    assert len(extracted) == 2
    assert (added.origin, added.type, added.text, added.rule) == ("annotator", "accusation", "blamed", None)
    assert [(r.annotator, r.verdict, ROUND[r.start : r.end]) for r in added.reviews] == [
        ("ada@example.org", None, "blamed"),
        ("ben@example.org", None, "blamed a clerk"),
    ]
    assert added.id == claim_id("a1", "accusation", *blamed)
    assert added.sentence.text == "Her lawyer blamed a clerk for the error."
    assert reasons(skipped) == ["double"]


def test_a_note_alone_says_nothing_of_the_claim() -> None:
    made, _ = one(task_of(), annotation([typed("note", "hm")]))
    assert [(r.verdict, r.note) for r in made.reviews] == [(None, "hm")]


def test_in_verify_the_time_is_that_of_the_one_claim_asked_about_and_votes_are_for_adjudicators() -> None:
    task = task_of()
    extra = region("new", "date", *span(ROUND, "Monday"))
    reading = read(listed(task, annotation([*proposed(task), extra, verdict("supported")], lead_time=8.0)), NAMES)
    assert [c.reviews[0].seconds for c in (*reading.claims, *reading.added)] == [8.0, 8.0]
    assert reading.votes == {}


def test_what_annotators_drew_apart_are_claims_of_their_own() -> None:
    """Another place, another type at the same place, the same in another article."""
    drawn: list[dict[str, Any]] = []
    for n, (label_, piece) in enumerate([("date", "late"), ("date", "Monday"), ("age", "Monday"), ("age", "on")]):
        for id_ in ("a1", "b1"):
            task = next(tasks(article(ROUND, [], id_=id_), "mark"))
            drawn.append(
                listed(task, annotation([region("n", label_, *span(ROUND, piece))]), id_=2 * n + (id_ == "b1"))
            )
    skipped: list[Skipped] = []
    added = [(c.article_id, c.type, c.text) for c in reviewed(drawn, NAMES, skipped)]
    expected = {("date", "late"), ("date", "Monday"), ("age", "Monday"), ("age", "on")}
    assert sorted(added) == sorted((id_, *what) for id_ in ("a1", "b1") for what in expected)
    assert skipped == []


@pytest.mark.parametrize(
    ("piece", "fate"),
    [("Lee, 59", "double"), ("59, of", "double"), ("Lee, ", "added"), (", of", "added"), ("59", "double")],
)
def test_a_drawn_claim_is_double_where_it_overlaps_one_of_its_type(piece: str, fate: str) -> None:
    first, second = task_of(n=0), task_of(n=1)
    extra = region("new", "age", *span(ROUND, piece))
    skipped: list[Skipped] = []
    rows = [listed(first, annotation([*proposed(first), extra, verdict("supported")]), id_=1), listed(second, id_=2)]
    origins = [c.origin for c in reviewed(rows, NAMES, skipped)]
    assert origins == ["extracted"] * 2 + ["annotator"] * (fate == "added")
    assert reasons(skipped) == ["double"] * (fate == "double")


def test_a_drawn_claim_that_another_task_has_is_listed_as_double() -> None:
    first, second = task_of(n=0), task_of(n=1)
    at, to = span(ROUND, "59")
    skipped: list[Skipped] = []
    rows = [
        listed(first, annotation([*proposed(first), region("new", "age", at, to), verdict("supported")]), id_=1),
        listed(second, id_=2),
    ]
    assert [c.origin for c in reviewed(rows, NAMES, skipped)] == ["extracted", "extracted"]
    assert reasons(skipped) == ["double"]


def test_roles_drawn_beside_an_added_claim_are_its_own() -> None:
    task = task_of()
    added = [region("n1", "attribution", *span(ROUND, "said")), region("n2", "source", *span(ROUND, "Lee said"))]
    added[1]["value"]["end"] -= 5
    reading = read(listed(task, annotation([*proposed(task), *added, verdict("supported")])), NAMES)
    assert [(r.role, r.text) for r in reading.added[0].roles] == [("source", "Lee")]
    assert not reading.claims[0].reviews[0].corrected


# ---- mark ------------------------------------------------------------------------------------------------------------


def test_mark_reads_verdict_per_region_deleted_added_and_redrawn() -> None:
    task = task_of("mark")
    accusation, age, attribution = marks(task)
    new = region("n", "date", *span(ROUND, "Monday"))
    redrawn = region("r", "attribution", *span(ROUND, "Lee said"))
    result = [
        *(item for item in proposed(task) if item["id"] == accusation["id"] and item["from_name"] != "verdict"),
        label(accusation, "supported"),
        typed("evidence_url", "https://example.org/e", id_=accusation["id"]),
        redrawn,
        verdict("refuted", id_="r"),
        new,
        verdict("conflicting", id_="n"),
        verdict("refuted", id_="gone"),
    ]
    reading = read(listed(task, annotation(result)), NAMES)
    by_type = {c.type: c.reviews[0] for c in reading.claims}
    assert (by_type["accusation"].verdict, by_type["accusation"].evidence) == (
        "supported",
        [Evidence(url="https://example.org/e")],
    )
    assert by_type["accusation"].roles == article().claims[0].roles
    assert by_type["age"].verdict == "not_a_claim"
    assert (by_type["attribution"].verdict, by_type["attribution"].corrected) == ("refuted", True)
    (added,) = reading.added
    assert (added.type, added.text, added.reviews[0].verdict) == ("date", "Monday", "conflicting")
    assert [(s.reason, s.detail) for s in reading.skipped] == [("no claim type", "verdict of gone: refuted")]
    assert age["id"] != attribution["id"]


def test_mark_drawn_over_a_claim_that_is_there_is_double() -> None:
    task = task_of("mark")
    over = region("n", "accusation", *span(ROUND, "Prosecutors accused"))
    reading = read(listed(task, annotation([*proposed(task), over, verdict("refuted", id_="n")])), NAMES)
    assert reading.added == []
    assert reasons(reading.skipped) == ["double"]


def test_blind_mark_lists_what_the_annotator_did_not_draw() -> None:
    task = task_of("mark", blind=frozenset({"a1"}))
    result = [region("n", "age", *span(ROUND, "59")), verdict("supported", id_="n")]
    reading = read(listed(task, annotation(result)), NAMES)
    assert [len(c.reviews) for c in reading.claims] == [0, 1, 0]
    missing = [c.id for c in reading.claims if not c.reviews]
    assert [(s.reason, s.detail) for s in reading.skipped] == [("not marked", id_) for id_ in missing]
    assert all(c.blind for c in reading.claims)


def test_roles_of_mark_are_lines_that_can_be_corrected() -> None:
    task = task_of("mark")
    (accusation, *_) = marks(task)
    lines = next(i for i in proposed(task) if i["id"] == accusation["id"] and i["from_name"] == "roles")
    assert lines["value"]["text"] == ["accuser: Prosecutors", "accused: Ann Lee", "charge: fraud"]
    typed_in = ["accused: Ann Lee", "charge: fraud on\n Monday", "source: Lee", "accuser: The Queen", "nothing"]
    changed = {**lines, "value": {**lines["value"], "text": typed_in}}
    rest = [item for item in proposed(task) if item is not lines and item["from_name"] != "roles"]
    reading = read(listed(task, annotation([*rest, changed])), NAMES)
    (review,) = reading.claims[0].reviews
    assert [(r.role, r.text, ROUND[r.start : r.end]) for r in review.roles] == [
        ("accused", "Ann Lee", "Ann Lee"),
        ("charge", "fraud on Monday", "fraud on Monday"),
    ]
    assert review.corrected
    assert Counter(reasons(reading.skipped)) == {"stray role": 2, "role not in the text": 1}


def test_a_role_line_left_as_it_was_is_the_proposed_role_and_not_the_nearest_such_words() -> None:
    text = "Lee slept. Prosecutors accused Ann Lee of fraud."
    role = Role(role="accused", start=0, end=3, text="Lee", names=["Ann Lee"], named_by="short")
    accusation = claim(text, "accusation", "accused")
    accusation.roles = [role]
    task = next(tasks(article(text, [accusation]), "mark"))
    (made,) = read(listed(task, annotation(proposed(task))), NAMES).claims
    assert made.reviews[0].roles == [role]


def test_a_claim_of_mark_that_lost_its_type_keeps_its_verdict() -> None:
    task = task_of("mark")
    (accusation, *_) = marks(task)
    rest = [item for item in proposed(task) if item["id"] != accusation["id"]]
    reading = read(listed(task, annotation([*rest, label(accusation, "refuted")])), NAMES)
    assert [(r.type, r.verdict) for r in reading.claims[0].reviews] == [("accusation", "refuted")]
    reading = read(listed(task, annotation([*rest, label({**accusation, "id": "drawn"}, "refuted")])), NAMES)
    assert [(s.reason, s.detail) for s in reading.skipped] == [("no claim type", "verdict of drawn: refuted")]


def test_passages_stay_with_their_links_and_the_wish_to_discuss_is_kept() -> None:
    task = task_of()
    result = [
        *proposed(task),
        verdict("refuted"),
        typed("evidence_url_2", "b.org/x"),
        typed("passage_2", "It was so.", id_="t2"),
        typed("passage_3", "Alone.", id_="t3"),
        typed("evidence_url", "https://a.org", id_="t4"),
        {**verdict("discuss"), "from_name": "discuss"},
    ]
    made, skipped = one(task, annotation(result))
    (review,) = made.reviews
    assert [(e.url, e.passage) for e in review.evidence] == [("https://a.org", None), ("https://b.org/x", "It was so.")]
    assert (review.note, review.discuss) == ("Alone.", True)
    assert [(s.reason, s.detail) for s in skipped] == [("passage without a link", "Alone.")]


def test_the_seconds_of_an_article_are_shared_by_its_claims() -> None:
    task = task_of("mark")
    new = region("n", "date", *span(ROUND, "Monday"))
    reading = read(listed(task, annotation([*proposed(task), new], lead_time=8.0)), NAMES)
    assert [c.reviews[0].seconds for c in (*reading.claims, *reading.added)] == [2.0] * 4


def test_blind_verify_counts_what_was_drawn_and_the_verdict_that_nothing_is_there() -> None:
    task = task_of(blind=frozenset({article().claims[0].id}))
    drawn = region("n", "accusation", *span(ROUND, "accused"))
    made, skipped = one(task, annotation([drawn, verdict("supported")]), annotation([verdict("refuted")], by=2, id_=12))
    assert [(r.annotator, r.verdict) for r in made.reviews] == [("ada@example.org", "supported")]
    assert [(s.reason, s.detail) for s in skipped] == [("not marked", f"{made.id}: refuted")]
    made, _ = one(task, annotation([verdict("not_a_claim")]))
    assert [r.verdict for r in made.reviews] == ["not_a_claim"]


# ---- a changed extractor ---------------------------------------------------------------------------------------------


def test_work_done_on_an_earlier_proposal_is_judged_by_that_proposal() -> None:
    old, source = task_of(), article()
    source.claims[0].roles = source.claims[0].roles[:2]
    new = next(tasks(source, "verify"))
    data = replaced(msgspec.convert(old["data"], TaskData), msgspec.convert(new["data"], TaskData), [11])
    assert data is not None
    done = annotation([*proposed(old), verdict("supported")], id_=11)
    fresh = annotation([*proposed(new), verdict("supported")], id_=12, by=2)
    made, skipped = one({"data": msgspec.to_builtins(data)}, done, fresh)
    assert [r.corrected for r in made.reviews] == [False, False]
    assert [len(r.roles) for r in made.reviews] == [3, 2]
    assert data.hash == new["data"]["hash"]
    assert skipped == []


def test_a_claim_the_extractor_no_longer_finds_keeps_its_reviews_in_mark() -> None:
    old, source = task_of("mark"), article()
    dropped = source.claims.pop(1)
    new = next(tasks(source, "mark"))
    data = replaced(msgspec.convert(old["data"], TaskData), msgspec.convert(new["data"], TaskData), [11])
    assert data is not None
    done = annotation([*proposed(old), *(verdict("refuted", id_=item["id"]) for item in proposed(old))], id_=11)
    reading = read(listed({"data": msgspec.to_builtins(data)}, done), NAMES)
    assert {c.id: c.reviews[0].verdict for c in reading.claims}[dropped.id] == "refuted"
    assert len(reading.claims) == 3


def test_work_on_another_text_is_not_replaced() -> None:
    old, source = task_of(), article(ROUND + " More.")
    new = next(tasks(source, "verify"))
    assert replaced(msgspec.convert(old["data"], TaskData), msgspec.convert(new["data"], TaskData), [11]) is None


@given(st.lists(st.sampled_from(["skip", "empty", "verdict", "full"]), max_size=6))
def test_every_annotation_is_a_review_or_listed(kinds: list[str]) -> None:
    task = task_of()
    contents: dict[str, list[dict[str, Any]]] = {"empty": [], "verdict": [verdict("refuted")]}
    rows = [
        annotation(
            contents.get(kind, [*proposed(task), verdict("supported")]), by=n % 3, id_=n, was_cancelled=kind == "skip"
        )
        for n, kind in enumerate(kinds)
    ]
    made, skipped = one(task, *rows)
    assert len(made.reviews) + len(skipped) == len(rows)
