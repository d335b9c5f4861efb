"""The measures against published tables, and against nltk, statsmodels and scikit-learn on random data."""

from __future__ import annotations

import math
import random

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from nltk.metrics.agreement import AnnotationTask
from sklearn.metrics import cohen_kappa_score
from statsmodels.stats.inter_rater import aggregate_raters, fleiss_kappa

from claimkit.review.agreement import Figure, alpha, cohen, fleiss, pairs, percent

# Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), example C: 4 observers, 12 units, gaps; .743
KRIPPENDORFF = ["11.1", "2232", "3333", "3333", "2222", "1234", "4444", "1121", "2222", ".555", "..11", "..3."]

# Fleiss, "Measuring nominal scale agreement among many raters" (1971), table 1: 30 patients, 6 raters, 5 diagnoses;
# kappa .430 (R's irr::kappam.fleiss(diagnoses): 0.4302445). Each row says how often each diagnosis was given.
FLEISS = [
    "00060", "03003", "01401", "00006", "03030", "20400", "00402", "20310", "20040", "00006",
    "10050", "11040", "03300", "10050", "02031", "00501", "30012", "51000", "02040", "10203",
    "00006", "01050", "02013", "20040", "10041", "05010", "40002", "02040", "10500", "00006",
]  # fmt: skip


def krippendorff_units() -> list[dict[str, str]]:
    return [{str(who): label for who, label in enumerate(row) if label != "."} for row in KRIPPENDORFF]


def fleiss_units() -> list[dict[str, str]]:
    ratings = ["".join(str(k) * int(n) for k, n in enumerate(row)) for row in FLEISS]
    return [{str(who): label for who, label in enumerate(row)} for row in ratings]


def test_alpha_equals_krippendorffs_example_with_gaps() -> None:
    figure = alpha(krippendorff_units())
    assert figure.value == pytest.approx(0.743, abs=5e-4)
    assert figure.count == 11, "the unit that one observer judged alone does not count"


def test_fleiss_kappa_equals_his_table() -> None:
    assert [sum(int(row[k]) for row in FLEISS) for k in range(5)] == [26, 26, 30, 55, 43], "the table's column sums"
    figure = fleiss(fleiss_units())
    assert figure.value == pytest.approx(0.4302445, abs=1e-6)
    assert figure.count == 30


def test_intervals_resample_articles_not_claims() -> None:
    units = [{"a": "x", "b": "x"}] * 30 + [{"a": "x", "b": "y"}] * 10 + [{"a": "y", "b": "y"}] * 20
    articles = ["1"] * 30 + ["2"] * 10 + ["3"] * 20
    for measure in (percent, fleiss, alpha):
        by_claim, by_article = measure(units), measure(units, articles)
        assert (by_claim.value, by_claim.count) == (by_article.value, by_article.count)
        assert by_article.high - by_article.low > 1.5 * (by_claim.high - by_claim.low), "articles are all of one kind"
        assert measure(units, list(range(60))) == by_claim
    assert percent(units, ["1"] * 60) == Figure(value=percent(units).value, count=60), "one article has no spread"


def test_cohens_kappa_equals_a_worked_table() -> None:
    # 3 x 3 table of the SAS FREQ documentation as in statsmodels: kappa 0.4842
    table = [[0, 4, 1], [0, 8, 0], [0, 1, 5]]
    units = [{"a": i, "b": j} for i, row in enumerate(table) for j, n in enumerate(row) for _ in range(n)]
    assert cohen(units, "a", "b").value == pytest.approx(0.4842, abs=5e-5)


labels = st.sampled_from("stuv")
complete = st.integers(2, 4).flatmap(
    lambda n: st.lists(st.lists(labels, min_size=n, max_size=n), min_size=2, max_size=25)
)


def triples(units: list[dict[str, str]]) -> list[tuple[str, str, str]]:
    return [(who, str(i), label) for i, unit in enumerate(units) for who, label in unit.items()]


@given(complete)
@settings(max_examples=150)
def test_percent_kappas_and_alpha_equal_nltk_on_complete_data(rows: list[list[str]]) -> None:
    units = [dict(zip("abcd", row, strict=False)) for row in rows]
    assume(len({label for row in rows for label in row}) > 1)
    task = AnnotationTask(triples(units))
    assert percent(units, resamples=2).value == pytest.approx(task.avg_Ao(), abs=1e-6)
    assert fleiss(units, resamples=2).value == pytest.approx(task.pi(), abs=1e-6)
    assert alpha(units, resamples=2).value == pytest.approx(task.alpha(), abs=1e-6)
    for first, second in pairs(units):
        ours = cohen(units, first, second, resamples=2).value
        if ours is not None:
            assert ours == pytest.approx(task.kappa_pairwise(first, second), abs=1e-6)


@given(st.lists(st.dictionaries(st.sampled_from("abcd"), labels, max_size=4), min_size=2, max_size=25))
@settings(max_examples=150)
def test_alpha_equals_nltk_with_gaps(units: list[dict[str, str]]) -> None:
    judged = [unit for unit in units if len(unit) > 1]
    assume(len({label for unit in judged for label in unit.values()}) > 1)
    assert alpha(units, resamples=2).value == pytest.approx(AnnotationTask(triples(units)).alpha(), abs=1e-6)


@given(complete)
@settings(max_examples=100)
def test_kappas_equal_statsmodels_and_scikit_learn(rows: list[list[str]]) -> None:
    units = [dict(zip("abcd", row, strict=False)) for row in rows]
    assume(len({label for row in rows for label in row}) > 1)
    table, _ = aggregate_raters(np.array(rows))
    assert fleiss(units, resamples=2).value == pytest.approx(fleiss_kappa(table), abs=1e-6)
    for first, second in pairs(units):
        ours = cohen(units, first, second, resamples=2).value
        if ours is not None:
            theirs = cohen_kappa_score([unit[first] for unit in units], [unit[second] for unit in units])
            assert ours == pytest.approx(theirs, abs=1e-6)


def test_nothing_to_measure_is_no_figure() -> None:
    assert percent([]) == alpha([{"a": "x"}]) == Figure()


def test_a_value_may_be_asked_for_without_an_interval() -> None:
    units = [{"a": "x", "b": "x"}, {"a": "x", "b": "y"}, {"a": "y"}]
    assert percent(units, resamples=0) == Figure(value=0.5, low=0.5, high=0.5, count=2)


def test_votes_that_never_vary_have_agreement_but_no_alpha() -> None:
    units = [{"a": "x", "b": "x"}] * 5
    assert percent(units).value == 1.0
    assert alpha(units) == fleiss(units) == cohen(units, "a", "b") == Figure(count=5)


def test_the_interval_holds_the_value_narrows_with_size_and_does_not_depend_on_the_order() -> None:
    draw = random.Random(7)
    units = [{"a": (x := draw.choice("st")), "b": x if draw.random() < 0.8 else draw.choice("st")} for _ in range(60)]
    small, large = alpha(units), alpha(units * 20)
    assert small.low is not None
    assert small.high is not None
    assert large.low is not None
    assert large.high is not None
    assert small.value is not None
    assert small.low < small.value < small.high
    assert large.high - large.low < (small.high - small.low) / 3, "20 times the units: about 4.5 times narrower"
    draw.shuffle(units)
    assert alpha(units) == small


def test_the_interval_covers_the_truth_as_often_as_it_says() -> None:
    """Percent agreement of annotators who agree on 70 % of units, 100 units a sample: near the binomial interval."""
    draw, held = random.Random(3), 0
    for _ in range(200):
        units = [{"a": "s", "b": "s" if draw.random() < 0.7 else "t"} for _ in range(100)]
        figure = percent(units, resamples=300)
        assert figure.low is not None
        assert figure.high is not None
        held += figure.low <= 0.7 <= figure.high
    assert 0.89 <= held / 200 <= 0.99, "95 % by name; its own deviation over 200 samples is 1.5 points"
    assert math.isfinite(held)
