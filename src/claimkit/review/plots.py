"""The report's plots as SVG, for a self-contained page; drawn with matplotlib (the ``dataset`` extra).

Text stays text in the page's colour, so that plots can be read, searched and printed, in light and dark mode.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Mapping
from itertools import accumulate
from typing import TYPE_CHECKING, Any, Final

from claimkit.checks import needed
from claimkit.records import VERDICTS
from claimkit.review.report import Report

if TYPE_CHECKING:
    from matplotlib.axes import Axes

# Okabe and Ito's palette, which colour-blind people can tell apart, too
COLOURS: Final = ("#0072b2", "#d55e00", "#e69f00", "#56b4e9", "#999999", "#009e73", "#cc79a7")
INK: Final = "#010203"  # placeholder for the page's own text colour
_STYLE: Final[Any] = {  # Any: some versions of matplotlib have a type of their own for the keys
    "svg.fonttype": "none",
    "svg.hashsalt": "claimkit",
    "font.family": "sans-serif",
    "font.size": 10,
    "text.parse_math": False,  # a dollar sign in a name is not mathematics
    "axes.spines.top": False,
    "axes.spines.right": False,
    **dict.fromkeys(("text.color", "axes.edgecolor", "axes.labelcolor", "xtick.color", "ytick.color"), INK),
}


def plots(told: Report) -> dict[str, str]:
    """Heading → SVG, for every plot that has data.

    Raises :class:`~claimkit.errors.SettingsError` without matplotlib.
    """
    drawn: dict[str, tuple[Callable[[Axes, Report], None], float]] = {}
    if parts := _measured(told):
        drawn["Agreement by type"] = (_agreement, 1.0 + 0.45 * len(parts))
    if told.verdicts:
        drawn["Verdicts by type"] = (_verdicts, 1.4 + 0.4 * len(told.verdicts))
    if told.progress:
        drawn["Reviews over time"] = (_progress, 2.8)
    if told.seconds:
        drawn["Time per verdict"] = (_seconds, 1.2 + 0.45 * len(told.seconds))
    return {heading: _svg(draw, told, height) for heading, (draw, height) in drawn.items()}


def _measured(told: Report) -> list[Any]:
    return [p for p in told.agreement if p.cut in ("all", "type") and p.alpha.value is not None]


def _svg(draw: Callable[[Axes, Report], None], told: Report, height: float) -> str:
    with needed("dataset", "the report cannot be drawn"):
        import matplotlib as mpl
        from matplotlib.figure import Figure
    with mpl.rc_context(_STYLE):
        figure = Figure(figsize=(7.2, height), layout="constrained")
        draw(figure.subplots(), told)
        file = io.StringIO()
        figure.savefig(file, format="svg", transparent=True, metadata={"Date": None, "Creator": None})
    svg = file.getvalue()
    return re.sub(r"\s+\n", "\n", svg[svg.index("<svg") :].replace(INK, "currentColor"))


def _agreement(axes: Axes, told: Report) -> None:
    parts = list(reversed(_measured(told)))
    for row, part in enumerate(parts):
        if part.alpha.low is not None:
            axes.plot([part.alpha.low, part.alpha.high], [row, row], color=COLOURS[0], linewidth=2, alpha=0.6)
    rows = range(len(parts))
    axes.plot([part.alpha.value for part in parts], rows, "o", color=COLOURS[0], label="alpha")
    axes.plot([part.percent.value for part in parts], rows, "D", color=COLOURS[1], markersize=4, label="percent")
    axes.axvline(0.667, color=INK, linewidth=0.8, linestyle=":")
    axes.set_yticks(rows, [f"{part.name} ({part.percent.count:,})" for part in parts])
    ends = (part.alpha.value if part.alpha.low is None else part.alpha.low for part in parts)
    axes.set_xlim(min(0.0, *(end for end in ends if end is not None)) - 0.03, 1.03)
    axes.set_ylim(-0.6, len(parts) - 0.4)
    axes.set_xlabel("alpha with its 95 % interval; dotted: .667")
    axes.legend(loc="lower left", bbox_to_anchor=(0, 1), ncols=2, frameon=False)


def _verdicts(axes: Axes, told: Report) -> None:
    types = list(reversed(told.verdicts))
    left = [0.0] * len(types)
    for verdict, colour in zip(VERDICTS, COLOURS, strict=False):
        widths = [told.verdicts[type_].get(verdict, 0) for type_ in types]
        axes.barh(types, widths, left=left, color=colour, label=verdict.replace("_", " "), height=0.65)
        left = [a + b for a, b in zip(left, widths, strict=True)]
    axes.set_xlabel("votes")
    axes.legend(loc="lower left", bbox_to_anchor=(0, 1), ncols=len(VERDICTS), frameon=False, fontsize=8)


def _progress(axes: Axes, told: Report) -> None:
    days = sorted({day for counts in told.progress.values() for day in counts})
    for who, colour in zip(told.progress, _colours_for(told.progress), strict=True):
        axes.step(days, list(accumulate(told.progress[who].get(day, 0) for day in days)), color=colour, label=who)
        axes.plot(days[-1:], [sum(told.progress[who].values())], "o", color=colour)
    axes.set_ylabel("reviews, summed")
    axes.set_ylim(bottom=0)
    axes.set_xticks(days[:: max(1, len(days) // 6)])
    axes.legend(loc="upper left", frameon=False, fontsize=8)


def _seconds(axes: Axes, told: Report) -> None:
    names = list(reversed(told.seconds))
    axes.boxplot(
        [told.seconds[name] for name in names],
        orientation="horizontal",
        tick_labels=[f"{name} ({len(told.seconds[name]):,})" for name in names],
        showfliers=False,
        medianprops={"color": COLOURS[1], "linewidth": 2},
        boxprops={"color": INK},
        whiskerprops={"color": INK},
        capprops={"color": INK},
    )
    axes.set_xlim(left=0)
    axes.set_xlabel("seconds a task was open")


def _colours_for(names: Mapping[str, object]) -> list[str]:
    return [COLOURS[index % len(COLOURS)] for index in range(len(names))]
