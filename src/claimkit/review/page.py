"""The agreement report as one HTML file that needs nothing else: no script, no network."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from importlib.resources import files
from string import Template

from claimkit.display import plural
from claimkit.review.agreement import Figure
from claimkit.review.plots import plots
from claimkit.review.report import (
    DISAGREEMENT_HEAD,
    HEAD,
    READING,
    SHOWN_HEAD,
    SHOWN_READING,
    SPAN_HEAD,
    SPAN_READING,
    Report,
    agreement_rows,
    disagreement_rows,
    shown_rows,
    span_rows,
)

LISTED = 500  # disagreements on the page; the JSON report has them all


def page(told: Report) -> str:
    """The whole page. Raises :class:`~claimkit.errors.SettingsError` without matplotlib."""
    template = Template((files("claimkit.review") / "page.html").read_text(encoding="utf-8"))
    people = len({who for names in (told.progress, told.seconds) for who in names})
    overall = told.overall
    judged = overall.percent.count if overall else 0
    figures = [(f"{told.claims:,}", "claims"), (f"{judged:,}", "judged twice")]
    if overall is not None:
        figures += [
            _figure("percent", overall.percent),
            _figure("kappa", overall.kappa),
            _figure("alpha", overall.alpha),
        ]
    figures.append((f"{len(told.disagreements):,}", "disagreements"))
    more = len(told.disagreements) - LISTED
    return template.substitute(
        title=html.escape(told.title),
        lead=f"{plural(told.claims, 'claim')}, {plural(people, 'annotator')}",
        figures="".join(f"<div><b>{value}</b><span>{html.escape(name)}</span></div>" for value, name in figures),
        plots="".join(f"<section><h2>{heading}</h2>{svg}</section>" for heading, svg in plots(told).items()),
        agreement=_table(HEAD, agreement_rows([part for part in told.agreement if part.cut != "rule"])),
        rules=_table(HEAD, agreement_rows([part for part in told.agreement if part.cut == "rule"])),
        reading=html.escape(READING),
        spans=_table(SPAN_HEAD, span_rows(told.spans)) if told.spans else "No two annotators share a claim.",
        span_reading=html.escape(SPAN_READING),
        shown=_table(SHOWN_HEAD, shown_rows(told.shown)),
        shown_reading=html.escape(SHOWN_READING),
        disagreements=_table(DISAGREEMENT_HEAD, disagreement_rows(told.disagreements[:LISTED]))
        + (f'<p class="note">and {more:,} more</p>' if more > 0 else ""),
    )


def _figure(name: str, figure: Figure) -> tuple[str, str]:
    if figure.value is None:
        return "–", name
    if figure.low is None or figure.high is None:  # a single claim has no interval
        return f"{figure.value:.2f}", name
    return f"{figure.value:.2f}", f"{name} [{figure.low:.2f}, {figure.high:.2f}]"


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    if not rows:
        return "<p>None.</p>"
    top = "".join(f"<th>{html.escape(cell)}</th>" for cell in head)
    body = "".join(f"<tr>{''.join(map(_cell, row))}</tr>" for row in rows)
    return f"<table><thead><tr>{top}</tr></thead><tbody>{body}</tbody></table>"


def _cell(text: str) -> str:
    number = ' class="number"' if re.match(r"[-\d–][\d.,]*( \[|$)", text) else ""
    return f"<td{number}>{html.escape(text)}</td>"
