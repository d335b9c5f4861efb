"""The quality gate: no figure of the extractor falls below its pinned floor (``tests/quality.py`` raises them)."""

from __future__ import annotations

import quality


def test_no_figure_is_below_its_floor() -> None:
    pinned, now = quality.floors(), quality.measured()
    below = [
        f"{table} {figure}: {value:.3f} is below the floor {pinned[table][figure]:.2f}"
        for table, figures in now.items()
        for figure, value in figures.items()
        if value < pinned.get(table, {}).get(figure, 0.0)
    ]
    assert not below, "\n".join(below)


def test_every_figure_of_the_own_gold_has_a_floor() -> None:
    pinned = quality.floors()
    for table, figures in quality.measured().items():
        assert figures.keys() <= pinned.get(table, {}).keys(), f"python tests/quality.py --raise pins {table}"


def test_a_floor_is_never_above_what_can_be() -> None:
    assert all(0 <= floor <= 1 for figures in quality.floors().values() for floor in figures.values())
