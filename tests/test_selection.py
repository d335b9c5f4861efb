"""Order, blind share and sample: reproducible, and true to their description."""

from __future__ import annotations

from collections import Counter

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from labelling import articles

from claimkit.studio.tasks import selection


def test_blind_is_about_its_share_and_follows_from_id_and_seed_alone() -> None:
    ids = [f"id{n}" for n in range(4000)]
    chosen = selection.blind(ids, 0.1, seed=1)
    assert 330 < len(chosen) < 470
    assert chosen & set(ids[:50]) == selection.blind(ids[:50], 0.1, seed=1)
    assert chosen != selection.blind(ids, 0.1, seed=2)
    assert (len(selection.blind(ids, 0.0, 1)), len(selection.blind(ids, 1.0, 1))) == (0, 4000)


@given(size=st.integers(0, 100), seed=st.integers(0, 3))
def test_sample_has_its_size_and_every_type(size: int, seed: int) -> None:
    source = articles(20)
    drawn = selection.sample(source, size, seed)
    types = Counter(claim.type for one in drawn for claim in one.claims)
    assert sum(types.values()) == min(size, 60)
    if size >= 3:
        assert set(types) == {"age", "accusation", "attribution"}
        assert max(types.values()) - min(types.values()) <= 1
    assert [c.id for a in drawn for c in a.claims] == [
        c.id for a in selection.sample(source, size, seed) for c in a.claims
    ]


def test_sample_draws_a_rare_type_too() -> None:
    source = articles(20)
    for one in source[1:]:
        one.claims = one.claims[:1]
    types = Counter(claim.type for one in selection.sample(source, 5, 0) for claim in one.claims)
    assert types == {"accusation": 3, "age": 1, "attribution": 1}


@pytest.mark.parametrize(("order", "expected"), [("score", "cab"), ("uncertain", "cab"), ("article", "abc")])
def test_order(order: selection.Order, expected: str) -> None:
    rows = [("a", 0.5, "a"), ("b", 0.5, "b"), ("c", 0.9, "c")]
    assert "".join(selection.ordered(rows, order, 0)) == expected


def test_random_order_follows_from_the_seed() -> None:
    rows = [(str(n), 0.0, n) for n in range(30)]
    first = selection.ordered(rows, "random", 1)
    assert first == selection.ordered(rows[::-1], "random", 1) != selection.ordered(rows, "random", 2)
    assert sorted(first) == list(range(30))


def test_a_sample_holds_no_article_without_a_drawn_claim() -> None:
    drawn = selection.sample(articles(20), 3, 0)
    assert drawn
    assert all(one.claims for one in drawn)
    empty = articles(2)
    for one in empty:
        one.claims = []
    assert selection.sample(empty, 5, 0) == []


def test_weights_are_the_best_score_or_the_least_sure_confidence() -> None:
    (one,) = articles(1)
    first, second, third = one.claims
    first, second = (
        msgspec.structs.replace(c, score=s, confidence=p) for c, s, p in ((first, 0.2, 0.9), (second, 0.7, 0.4))
    )
    third = msgspec.structs.replace(third, score=0.1, confidence=None)
    assert selection.weight([first, second, third], "score") == 0.7
    assert selection.weight([first, second, third], "uncertain") == pytest.approx(0.8)
    assert selection.weight([third], "uncertain") == -1.0, "claims that the reader did not decide come last"
    assert selection.weight([], "score") == 0.0
