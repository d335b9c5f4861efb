"""Agreement between annotators: percent, Cohen's and Fleiss' kappa, Krippendorff's alpha, with bootstrap intervals.

A *unit* is what annotators judge: a mapping from annotator to label, in which an annotator who gave none is missing.
Every measure here is a function of sums over units. So a unit becomes a row of numbers, a measure reads the summed
rows, and a bootstrap resample is a weighted sum of the same rows: nothing is computed twice, and 50,000 units with
1,000 resamples take well under a second.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from itertools import combinations
from typing import Final

import msgspec
import numpy as np
from numpy.typing import NDArray

Unit = Mapping[str, Hashable]
Array = NDArray[np.float64]
Measure = Callable[[Array], Array]

RESAMPLES: Final = 1000
SEED: Final = 20240229


class Figure(msgspec.Struct, frozen=True, kw_only=True):
    """A measured value with its 95 % bootstrap interval and the number of units behind it.

    ``None`` where there is nothing to measure or the measure is undefined (a kappa or alpha of votes that never vary).
    """

    value: float | None = None
    low: float | None = None
    high: float | None = None
    count: int = 0


def paired(units: Sequence[Unit]) -> list[Unit]:
    """The units that at least two annotators judged; the others say nothing about agreement."""
    return [unit for unit in units if len(unit) > 1]


def annotators(units: Sequence[Unit]) -> list[str]:
    return sorted({annotator for unit in units for annotator in unit})


def pairs(units: Sequence[Unit]) -> list[tuple[str, str]]:
    """The pairs of annotators who share at least one unit, in order."""
    return sorted({pair for unit in units for pair in combinations(sorted(unit), 2)})


def percent(units: Sequence[Unit], *, resamples: int = RESAMPLES) -> Figure:
    """Observed agreement: the share of agreeing pairs of votes in a unit, averaged over units (Fleiss 1971, P̄)."""
    return estimate(((_agreeing_pairs(unit), 1.0) for unit in paired(units)), ratio, resamples=resamples)


def cohen(units: Sequence[Unit], first: str, second: str, *, resamples: int = RESAMPLES) -> Figure:
    """Cohen's kappa of two annotators over the units both judged (Cohen 1960)."""
    used = [unit for unit in units if first in unit and second in unit]
    labels = _labels([{first: unit[first], second: unit[second]} for unit in used])

    def row(unit: Unit) -> tuple[float, ...]:
        one, two = unit[first], unit[second]
        return float(one == two), 1.0, *(float(one == k) for k in labels), *(float(two == k) for k in labels)

    def kappa(sums: Array) -> Array:
        total, k = sums[..., 1], len(labels)
        expected = (sums[..., 2 : 2 + k] * sums[..., 2 + k :]).sum(-1) / total**2
        return _beyond_chance(sums[..., 0] / total, expected)

    return estimate(map(row, used), kappa, resamples=resamples)


def fleiss(units: Sequence[Unit], *, resamples: int = RESAMPLES) -> Figure:
    """Fleiss' kappa (Fleiss 1971). Where units have different numbers of votes, each unit weighs the same in the
    expected agreement (Gwet 2014, 2.5), which is the original where they do not.
    """
    used = paired(units)
    labels = _labels(used)

    def row(unit: Unit) -> tuple[float, ...]:
        counts = Counter(unit.values())
        return _agreeing_pairs(unit), 1.0, *(counts[k] / len(unit) for k in labels)

    def kappa(sums: Array) -> Array:
        total = sums[..., 1]
        shares = sums[..., 2:] / total[..., None]
        return _beyond_chance(sums[..., 0] / total, (shares**2).sum(-1))

    return estimate(map(row, used), kappa, resamples=resamples)


def alpha(units: Sequence[Unit], *, resamples: int = RESAMPLES) -> Figure:
    """Krippendorff's alpha, nominal, with gaps (Krippendorff 2011, "Computing Krippendorff's Alpha-Reliability")."""
    used = paired(units)
    labels = _labels(used)

    def row(unit: Unit) -> tuple[float, ...]:
        counts, m = Counter(unit.values()), len(unit)
        disagreeing = (m * m - sum(c * c for c in counts.values())) / (m - 1)
        return disagreeing, float(m), *(float(counts[k]) for k in labels)

    def one_minus_disagreement(sums: Array) -> Array:
        n = sums[..., 1]
        observed = sums[..., 0] / n
        expected = (n * n - (sums[..., 2:] ** 2).sum(-1)) / (n * (n - 1))
        return _divide(expected - observed, expected)

    return estimate(map(row, used), one_minus_disagreement, resamples=resamples)


def estimate(
    rows: Iterable[tuple[float, ...]], measure: Measure, *, resamples: int = RESAMPLES, seed: int = SEED
) -> Figure:
    """The measure of the summed rows, with its 95 % percentile bootstrap interval over units (Efron 1979).

    ``measure`` reads sums of shape (..., columns) and answers values of shape (...); not a number where undefined. The
    same rows in any order give the same interval.
    """
    counted = sorted(Counter(rows).items())
    if not counted:
        return Figure()
    distinct = np.array([row for row, _ in counted])
    counts = np.array([count for _, count in counted])
    total = int(counts.sum())
    value = float(measure(counts @ distinct))
    if np.isnan(value):
        return Figure(count=total)
    draws = np.random.default_rng(seed).multinomial(total, counts / total, size=resamples)
    resampled = measure(draws @ distinct)
    low, high = np.nanpercentile(resampled, [2.5, 97.5]) if not np.isnan(resampled).all() else (value, value)
    return Figure(value=_rounded(value), low=_rounded(float(low)), high=_rounded(float(high)), count=total)


def ratio(sums: Array) -> Array:
    """First column over second: a mean, a share, an F1 of (2 × matches, sizes)."""
    return _divide(sums[..., 0], sums[..., 1])


def _agreeing_pairs(unit: Unit) -> float:
    m = len(unit)
    return (sum(c * c for c in Counter(unit.values()).values()) - m) / (m * (m - 1))


def _labels(units: Sequence[Unit]) -> list[Hashable]:
    return sorted({label for unit in units for label in unit.values()}, key=repr)


def _beyond_chance(observed: Array, expected: Array) -> Array:
    return _divide(observed - expected, 1 - expected)


def _divide(above: Array, below: Array) -> Array:
    """Not a number where the divisor is nought (sums of floats: within 1e-12)."""
    undefined = np.abs(below) < 1e-12
    return np.where(undefined, np.nan, above / np.where(undefined, 1.0, below))


def _rounded(value: float) -> float:
    # six places are beyond any sample's precision, and make the figures equal on machines that add in another order
    return round(value, 6) + 0.0
