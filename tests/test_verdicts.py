"""Votes become verdicts: policies, adjudication, and whose span is kept."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from reviewed import TEXT, claim, reviewed_claims, vote

from claimkit.records import ReviewedClaim, Role, verdict_meaning
from claimkit.review.verdicts import POLICIES, Policy, divided, resolve, votes

S, R, N = "supported", "refuted", "not_enough_evidence"
JUDGE = vote("judge", R, adjudication=True)


@pytest.mark.parametrize(
    ("cast", "majority", "unanimity", "agreement"),
    [
        ([], (None, "unreviewed"), (None, "unreviewed"), None),
        ([S], (S, "single"), (S, "single"), None),
        ([S, S], (S, "agreed"), (S, "agreed"), 1.0),
        ([S, R], (None, "disputed"), (None, "disputed"), 0.0),
        ([S, S, R], (S, "majority"), (None, "disputed"), 1 / 3),
        ([S, S, R, R], (None, "disputed"), (None, "disputed"), 1 / 3),
        ([S, S, R, N], (None, "disputed"), (None, "disputed"), 1 / 6),
        ([S, None], (S, "single"), (S, "single"), None),
    ],
)
def test_policies(cast: list[str | None], majority: tuple, unanimity: tuple, agreement: float | None) -> None:
    before = claim(*[vote(f"p{i}", verdict) for i, verdict in enumerate(cast)])
    for policy, expected in (("majority", majority), ("unanimity", unanimity), ("adjudicated-final", majority)):
        after = resolve(before, policy)
        assert (after.verdict, after.status) == expected
        assert after.agreement == (agreement if agreement is None else pytest.approx(agreement))


def test_an_adjudicator_is_final_does_not_vote_and_is_set_aside_by_the_other_policies() -> None:
    disputed = claim(vote("a", S), vote("b", R), JUDGE)
    assert (resolve(disputed).verdict, resolve(disputed).status, resolve(disputed).agreement) == (R, "adjudicated", 0.0)
    assert resolve(disputed, "majority").status == "disputed"
    overruled = resolve(claim(vote("a", S), vote("b", S), JUDGE))
    assert (overruled.verdict, overruled.agreement) == (R, 1.0)


def test_an_adjudicator_without_a_verdict_decides_nothing() -> None:
    assert resolve(claim(vote("a", S), vote("b", R), vote("judge", None, adjudication=True))).status == "disputed"


def test_one_person_has_one_vote_the_latest() -> None:
    twice = claim(
        vote("a", S, created_at="2026-01-02T00:00:00Z"), vote("a", R, created_at="2026-01-01T00:00:00Z"), vote("b", S)
    )
    assert votes(twice) == {"a": S, "b": S}
    assert len(resolve(twice).reviews) == 3, "nothing is thrown away"


def test_a_vote_with_a_time_is_later_than_one_without() -> None:
    dated, undated = vote("a", S, created_at="2026-01-01T00:00:00Z"), vote("a", R)
    assert votes(claim(dated, undated)) == votes(claim(undated, dated)) == {"a": S}


def test_a_later_review_without_a_verdict_takes_the_vote_back() -> None:
    first, taken_back = (
        vote("a", S, created_at="2026-01-01T00:00:00Z"),
        vote("a", None, created_at="2026-01-02T00:00:00Z"),
    )
    assert votes(claim(first, taken_back, vote("b", R))) == {"b": R}


def test_of_two_adjudicators_the_later_decides_and_one_without_a_verdict_does_not() -> None:
    first, second = (
        vote(who, verdict, adjudication=True, created_at=f"2026-01-0{day}T00:00:00Z", note=who)
        for who, verdict, day in (("z", S, 1), ("a", R, 2))
    )
    silent = vote("b", None, adjudication=True, created_at="2026-01-03T00:00:00Z")
    for reviews in ((first, second, silent), (silent, second, first)):
        settled = resolve(claim(vote("p", S), *reviews))
        assert (settled.verdict, settled.status, settled.justification) == (R, "adjudicated", "a")


def test_of_two_votes_at_one_time_the_later_in_the_list_counts() -> None:
    when = "2026-01-01T00:00:00Z"
    assert votes(claim(vote("a", S, created_at=when), vote("a", R, created_at=when))) == {"a": R}
    assert votes(claim(vote("a", R, created_at=when), vote("a", S, created_at=when))) == {"a": S}


def test_a_skipped_claim_stays_skipped_until_somebody_votes() -> None:
    assert resolve(claim(status="skipped")).status == "skipped"
    assert resolve(claim(vote("a", None), status="skipped")).status == "skipped"
    assert resolve(claim(vote("a", S), status="skipped")).status == "single"


def test_the_span_of_more_than_half_stands_and_a_stale_value_goes() -> None:
    wide = {"start": 24, "end": 38}
    for_wide = claim(vote("a", S, **wide), vote("b", S, **wide), vote("c", S), value="x", mod="START")
    after = resolve(for_wide)
    assert (after.start, after.end, after.text) == (24, 38, TEXT[24:38])
    assert (after.value, after.mod, after.id) == (None, None, for_wide.id)
    tied = resolve(claim(vote("a", S, **wide), vote("b", S), value="x"))
    assert (tied.start, tied.end, tied.value) == (28, 38, "x")


FRAUD = Role(role="charge", start=39, end=44, text="fraud")


@pytest.mark.parametrize(
    ("drawn", "kept"),
    [
        ({"start": 24, "end": 38}, ("accusation", 24, 38, None)),
        ({"start": 28, "end": 44}, ("accusation", 28, 44, None)),
        ({"type": "attribution"}, ("attribution", 28, 38, None)),
        ({"roles": [FRAUD]}, ("accusation", 28, 38, "blamed")),
        ({"start": 11, "end": 68}, ("accusation", 11, 68, None)),  # the whole sentence
        ({"start": 10, "end": 38}, ("accusation", 28, 38, "blamed")),  # begins before it
        ({"start": 28, "end": 69}, ("accusation", 28, 38, "blamed")),  # ends behind it
    ],
)
def test_what_most_drew_stands_as_far_as_the_sentence_holds_it(drawn: dict[str, Any], kept: tuple) -> None:
    after = resolve(claim(vote("a", S, **drawn), vote("b", R, **drawn), vote("c", S), value="blamed", mod="END"))
    assert (after.type, after.start, after.end, after.value) == kept
    assert after.mod == ("END" if after.value else None)
    assert after.text == TEXT[after.start : after.end]
    assert after.roles == drawn.get("roles", [])


def test_who_says_not_a_claim_has_no_say_about_its_span() -> None:
    wide = {"start": 24, "end": 38}
    after = resolve(claim(vote("a", S, **wide), vote("b", "not_a_claim"), vote("c", "not_a_claim")))
    assert (after.verdict, after.start) == ("not_a_claim", 24)


def test_the_adjudicators_roles_stand() -> None:
    role = Role(role="charge", start=39, end=44, text=TEXT[39:44])
    judged = claim(vote("a", S), vote("b", S), vote("judge", S, adjudication=True, roles=[role]))
    assert resolve(judged).roles == [role]
    assert resolve(judged, "majority").roles == []


def test_a_span_outside_the_sentence_stays_with_the_review() -> None:
    away = claim(vote("a", S, start=0, end=4), vote("b", S, start=0, end=4))
    after = resolve(away)
    assert (after.start, after.text, after.reviews[0].start) == (28, TEXT[28:38], 0)


def test_the_justification_is_the_notes_of_those_who_gave_the_verdict_each_once() -> None:
    cast = [vote("a", S, note="It stands."), vote("b", S, note="It stands."), vote("c", S, note="See p. 3.")]
    dissent = [vote("d", R, note="No."), vote("e", S), vote("f", S, note="")]
    assert resolve(claim(*cast, *dissent)).justification == "It stands.\nSee p. 3."
    judge = vote("judge", R, adjudication=True, note="Overruled.")
    assert resolve(claim(*cast, judge)).justification == "Overruled."
    assert resolve(claim(vote("a", S), vote("b", R, note="No."))).justification is None, "disputed: nobody's note"
    assert resolve(claim(vote("a", None, note="Skipped."))).justification is None


def test_a_verdict_comes_with_its_meaning_for_the_type() -> None:
    assert resolve(claim(vote("a", S))).verdict_meaning == verdict_meaning("accusation", S)
    assert resolve(claim(vote("a", S), vote("b", R))).verdict_meaning is None


def test_a_claim_is_stated_again_where_people_changed_it_or_it_has_no_statement() -> None:
    before = claim(vote("a", S))
    assert resolve(before).statement == before.statement, "as it was asked"
    role = Role(role="charge", start=42, end=47, text=TEXT[42:47])
    corrected = resolve(claim(vote("a", S, roles=[role])))
    assert corrected.statement != before.statement
    assert TEXT[42:47] in corrected.statement
    assert resolve(claim(vote("a", S), statement="", question="")).statement


def test_roles_that_people_corrected_leave_the_value_of_the_span_alone() -> None:
    role = Role(role="charge", start=42, end=47, text=TEXT[42:47])
    after = resolve(claim(vote("a", S, roles=[role]), value="blamed", mod=None))
    assert (after.roles, after.value) == ([role], "blamed")


def test_an_adjudicator_who_sees_no_claim_leaves_its_span_as_extracted() -> None:
    away = vote("judge", "not_a_claim", adjudication=True, start=24, end=38)
    after = resolve(claim(vote("a", S, start=24, end=38), vote("b", R), away))
    assert (after.verdict, after.start) == ("not_a_claim", 28)


def test_voters_are_divided_where_those_who_see_a_claim_share_no_version_of_it() -> None:
    wide, long = {"start": 24, "end": 38}, {"start": 28, "end": 47}
    assert divided(claim(vote("a", S, **wide), vote("b", S)))
    assert divided(claim(vote("a", S, **wide), vote("b", S, **long), vote("c", "not_a_claim")))
    assert not divided(claim(vote("a", S, **wide), vote("b", R, **wide), vote("c", S)))
    assert not divided(claim(vote("a", "not_a_claim"), vote("b", "not_a_claim", **wide)))
    assert not divided(claim())


@given(reviewed_claims(), st.sampled_from(POLICIES))
def test_resolving_keeps_every_review_is_idempotent_and_its_text_is_the_span(
    before: ReviewedClaim, policy: Policy
) -> None:
    frozen = msgspec.json.encode(before)
    after = resolve(before, policy)
    assert msgspec.json.encode(before) == frozen, "the record given is left alone"
    assert after.reviews == before.reviews
    assert after.id == before.id
    assert after.text == TEXT[after.start : after.end]
    assert (after.verdict is None) == (after.status in ("disputed", "skipped", "unreviewed"))
    again = resolve(after, policy)
    assert (again.verdict, again.agreement, again.start, again.end) == (
        after.verdict,
        after.agreement,
        after.start,
        after.end,
    )
