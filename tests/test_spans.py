"""Span and role F1 between annotators, on hand-counted cases."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reviewed import TEXT, claim, vote

from claimkit.records import Context, Role, SentenceContext
from claimkit.review.spans import matches, span_agreement

S, NO = "supported", "not_a_claim"
spans = st.lists(st.tuples(st.sampled_from("ad"), st.integers(0, 9), st.integers(10, 19)), max_size=6)


def test_spans_by_hand() -> None:
    moved = {"start": 24, "end": 38, "corrected": True}
    claims = [
        claim(vote("a", S), vote("b", S)),  # the same span
        claim(vote("a", S, **moved), vote("b", S), article="2"),  # overlaps
        claim(vote("a", S), vote("b", NO), article="3"),  # only the one sees a claim
        claim(vote("a", NO), vote("b", NO), article="4"),  # neither does
        claim(vote("a", S), article="5"),  # not shared
        claim(vote("b", S, type="age", start=20, end=22), article="1x", type="age", start=20, end=22),  # not shared
    ]
    added = claim(vote("b", S, type="age", start=20, end=22), origin="annotator", type="age", start=20, end=22)
    (found,) = span_agreement([*claims, added])
    assert found.pair == "a + b"
    # a has 3 spans, b has 3 (one of them added): exactly the same 1, overlapping 2
    assert found.exact.value == pytest.approx(2 * 1 / 6)
    assert found.overlap.value == pytest.approx(2 * 2 / 6)
    assert found.exact.count == 3, "articles with a span of either"
    # changed by either: the moved one, the one that b refused, the one that b added
    assert found.changed_exact.value == 0
    assert found.changed_overlap.value == pytest.approx(2 * 1 / 4)


def test_an_addition_does_not_count_against_somebody_who_was_not_shown_that_place() -> None:
    far = {"type": "age", "start": 500, "end": 502}
    shared = claim(vote("a", S), vote("b", S))
    place = SentenceContext(index=9, start=490, end=510, text="x" * 20)
    elsewhere = claim(vote("a", S, **far), text="", origin="annotator", sentence=place, context=Context(), **far)
    (found,) = span_agreement([shared, elsewhere])
    assert found.exact.value == 1.0
    near = claim(vote("a", S, type="age", start=20, end=22), origin="annotator", type="age", start=20, end=22)
    (found,) = span_agreement([shared, near])
    assert found.exact.value == pytest.approx(2 / 3)


def test_roles_by_hand() -> None:
    fraud, wide = Role(role="charge", start=39, end=44, text="fraud"), Role(role="charge", start=36, end=44, text="")
    who = Role(role="accused", start=11, end=18, text="")
    claims = [
        claim(vote("a", S, roles=[fraud, who]), vote("b", S, roles=[fraud])),
        claim(vote("a", S, roles=[fraud]), vote("b", S, roles=[wide]), article="2"),
        claim(vote("a", S), vote("b", S), article="3"),
        claim(vote("a", S, roles=[who]), vote("b", NO, roles=[who]), article="4"),
    ]
    (found,) = span_agreement(claims)
    assert found.roles_exact.value == pytest.approx(2 * 1 / 5)
    assert found.roles_overlap.value == pytest.approx(2 * 2 / 5)
    assert found.roles_exact.count == 2, "articles with a role of either"


def test_a_claim_that_only_one_of_the_pair_judged_says_nothing() -> None:
    shared = claim(vote("a", S), vote("b", S))
    for other in (claim(vote("a", S), article="2"), claim(vote("a", S, start=20, end=22), start=20, end=22)):
        (found,) = span_agreement([shared, other])
        assert (found.exact.value, found.exact.count) == (1.0, 1)


@pytest.mark.parametrize(
    ("where", "counts"),
    [((0, 5), True), ((97, 102), True), ((97, 104), False), ((101, 110), False), ((102, 105), False)],
)
def test_an_addition_counts_where_its_whole_span_was_shown_to_both(where: tuple[int, int], counts: bool) -> None:
    start, end = where
    shared = claim(vote("a", S), vote("b", S))
    assert (shared.sentence.start - len(shared.context.before), len(TEXT)) == (0, 102), "both were shown from 0 to 102"
    added = claim(vote("a", S, start=start, end=end), origin="annotator", start=start, end=end)
    (found,) = span_agreement([shared, added])
    assert found.exact.value == (pytest.approx(2 / 3) if counts else 1.0)


def test_an_added_claim_that_both_drew_is_one_that_they_agree_on() -> None:
    age = {"start": 20, "end": 22, "type": "age"}
    both = claim(vote("a", None, **age), vote("b", None, **age), origin="annotator", **age)
    (found,) = span_agreement([claim(vote("a", S), vote("b", NO)), both])
    assert (found.exact.value, found.changed_exact.value) == (pytest.approx(2 / 3), 0.0)


def test_spans_of_other_types_do_not_match_however_they_lie() -> None:
    other = claim(vote("a", S), vote("b", S, type="attribution", corrected=True))
    (found,) = span_agreement([other])
    assert (found.exact.value, found.overlap.value, found.changed_overlap.value) == (0.0, 0.0, 0.0)


def test_spans_that_touch_do_not_overlap() -> None:
    assert matches([("age", 0, 2)], [("age", 2, 4)], exact=False) == 0
    assert matches([("age", 2, 4)], [("age", 0, 2)], exact=False) == 0
    assert matches([("age", 0, 3)], [("age", 2, 4)], exact=False) == 1
    assert matches([("age", 0, 3), ("age", 2, 5)], [("age", 1, 2), ("age", 4, 6)], exact=False) == 2


def test_an_adjudicator_is_no_pair() -> None:
    assert span_agreement([claim(vote("a", S), vote("j", S, adjudication=True))]) == []


@given(spans, spans)
def test_matching_is_symmetric_one_to_one_and_all_of_itself(ones: list, others: list) -> None:
    for exact in (True, False):
        found = matches(ones, others, exact=exact)
        assert found <= min(len(ones), len(others))
        assert matches(ones, ones, exact=exact) == len(ones)
    assert matches(ones, others, exact=True) == matches(others, ones, exact=True)
    assert matches(ones, others, exact=True) <= matches(ones, others, exact=False)
