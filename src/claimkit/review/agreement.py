"""Agreement between annotators: percent, Cohen's and Fleiss' kappa, Krippendorff's alpha, with bootstrap intervals.

A *unit* is one thing that annotators judge: a mapping from annotator to label, without those who gave none.
Every measure here is a function of sums over units. So a unit becomes a row of numbers, a measure reads the summed
rows, and a bootstrap resample is a weighted sum of the same rows: nothing is computed twice, and 50,000 units with
1,000 resamples take well under a second.

Claims of one article resemble each other, so an interval over claims would be too narrow. With ``clusters``, which
names each unit's article, whole articles are resampled (Field and Welsh 2007, "Bootstrapping clustered data").
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from itertools import combinations
from operator import add
from typing import Final

import msgspec
import numpy as np
from numpy.typing import NDArray

Unit = Mapping[str, Hashable]
Array = NDArray[np.float64]
Measure = Callable[[Array], Array]
Row = tuple[float, ...]
Clusters = Sequence[Hashable] | None  # a name for each unit

RESAMPLES: Final = 1000
SEED: Final = 20240229


class Figure(msgspec.Struct, frozen=True, kw_only=True):
    """A measured value with its 95 % bootstrap interval and the number of units behind it.

    ``value`` is ``None`` if there is nothing to measure or the measure is undefined (a kappa or alpha of votes that
    never vary). There is no interval if all units come from one cluster.
    """

    value: float | None = None
    low: float | None = None
    high: float | None = None
    count: int = 0


def pairs(units: Sequence[Unit]) -> list[tuple[str, str]]:
    """The pairs of annotators who share at least one unit, in order."""
    return sorted({pair for unit in units for pair in combinations(sorted(unit), 2)})


def percent(units: Sequence[Unit], clusters: Clusters = None, *, resamples: int = RESAMPLES) -> Figure:
    """Observed agreement: the share of agreeing pairs of votes in a unit, averaged over units (Fleiss 1971, P̄)."""
    used, of = _paired(units, clusters)
    return estimate([(_agreeing_pairs(unit), 1.0) for unit in used], ratio, of, resamples=resamples)


def cohen(
    units: Sequence[Unit], first: str, second: str, clusters: Clusters = None, *, resamples: int = RESAMPLES
) -> Figure:
    """Cohen's kappa of two annotators over the units that both judged (Cohen 1960)."""
    both = [{who: unit[who] for who in (first, second) if who in unit} for unit in units]
    used, of = _paired(both, clusters)
    labels = _labels(used)

    def row(unit: Unit) -> Row:
        one, two = unit[first], unit[second]
        return float(one == two), 1.0, *(float(one == k) for k in labels), *(float(two == k) for k in labels)

    def kappa(sums: Array) -> Array:
        total, k = sums[..., 1], len(labels)
        expected = (sums[..., 2 : 2 + k] * sums[..., 2 + k :]).sum(-1) / total**2
        return _beyond_chance(sums[..., 0] / total, expected)

    return estimate(map(row, used), kappa, of, resamples=resamples)


def fleiss(units: Sequence[Unit], clusters: Clusters = None, *, resamples: int = RESAMPLES) -> Figure:
    """Fleiss' kappa (Fleiss 1971), generalised to units with different numbers of votes: each unit has the same weight
    in the expected agreement (Gwet 2014, 2.5).
    """
    used, of = _paired(units, clusters)
    labels = _labels(used)

    def row(unit: Unit) -> Row:
        counts = Counter(unit.values())
        return _agreeing_pairs(unit), 1.0, *(counts[k] / len(unit) for k in labels)

    def kappa(sums: Array) -> Array:
        total = sums[..., 1]
        shares = sums[..., 2:] / total[..., None]
        return _beyond_chance(sums[..., 0] / total, (shares**2).sum(-1))

    return estimate(map(row, used), kappa, of, resamples=resamples)


def alpha(units: Sequence[Unit], clusters: Clusters = None, *, resamples: int = RESAMPLES) -> Figure:
    """Krippendorff's alpha, nominal, with gaps (Krippendorff 2011, "Computing Krippendorff's Alpha-Reliability")."""
    used, of = _paired(units, clusters)
    labels = _labels(used)

    def row(unit: Unit) -> Row:
        counts, m = Counter(unit.values()), len(unit)
        disagreeing = (m * m - sum(c * c for c in counts.values())) / (m - 1)
        return disagreeing, float(m), *(float(counts[k]) for k in labels)

    def one_minus_disagreement(sums: Array) -> Array:
        n = sums[..., 1]
        observed = sums[..., 0] / n
        expected = (n * n - (sums[..., 2:] ** 2).sum(-1)) / (n * (n - 1))
        return _divide(expected - observed, expected)

    return estimate(map(row, used), one_minus_disagreement, of, resamples=resamples)


def estimate(
    rows: Iterable[Row], measure: Measure, clusters: Clusters = None, *, resamples: int = RESAMPLES, seed: int = SEED
) -> Figure:
    """The measure of the summed rows, with its 95 % percentile bootstrap interval over clusters (Efron 1979).

    ``measure`` maps sums of shape (..., columns) to values of shape (...), with NaN where it is undefined.
    ``clusters`` has one name per row; without it, each row is a cluster. The order of the rows does not matter.
    """
    held = list(rows)
    if not held:
        return Figure()
    counted = sorted(Counter(held if clusters is None else _summed(held, clusters)).items())
    distinct = np.array([row for row, _ in counted])
    counts = np.array([count for _, count in counted])
    total = int(counts.sum())
    value = float(measure(counts @ distinct))
    if np.isnan(value):
        return Figure(count=len(held))
    if clusters is not None and total == 1:
        return Figure(value=_rounded(value), count=len(held))
    draws = np.random.default_rng(seed).multinomial(total, counts / total, size=resamples)
    resampled = measure(draws @ distinct)
    low, high = np.nanpercentile(resampled, [2.5, 97.5]) if not np.isnan(resampled).all() else (value, value)
    return Figure(value=_rounded(value), low=_rounded(float(low)), high=_rounded(float(high)), count=len(held))


def _paired(units: Sequence[Unit], clusters: Clusters) -> tuple[list[Unit], Clusters]:
    """The units that at least two annotators judged, with their clusters."""
    kept = [at for at, unit in enumerate(units) if len(unit) > 1]
    return [units[at] for at in kept], None if clusters is None else [clusters[at] for at in kept]


def _summed(rows: Sequence[Row], clusters: Sequence[Hashable]) -> list[Row]:
    """The sum of each cluster's rows."""
    sums: dict[Hashable, Row] = {}
    for row, cluster in zip(rows, clusters, strict=True):
        held = sums.get(cluster)
        sums[cluster] = row if held is None else tuple(map(add, held, row))
    return list(sums.values())


def ratio(sums: Array) -> Array:
    """The first column divided by the second: a mean, a share, an F1 of (2 × matches, sizes)."""
    return _divide(sums[..., 0], sums[..., 1])


def _agreeing_pairs(unit: Unit) -> float:
    m = len(unit)
    return (sum(c * c for c in Counter(unit.values()).values()) - m) / (m * (m - 1))


def _labels(units: Sequence[Unit]) -> list[Hashable]:
    return sorted({label for unit in units for label in unit.values()}, key=repr)


def _beyond_chance(observed: Array, expected: Array) -> Array:
    return _divide(observed - expected, 1 - expected)


def _divide(above: Array, below: Array) -> Array:
    """The quotient; NaN where the divisor is zero (within 1e-12, since it is a sum of floats)."""
    undefined = np.abs(below) < 1e-12
    return np.where(undefined, np.nan, above / np.where(undefined, 1.0, below))


def _rounded(value: float) -> float:
    # six places exceed any sample's precision, and hide that machines add in different orders
    return round(value, 6) + 0.0
