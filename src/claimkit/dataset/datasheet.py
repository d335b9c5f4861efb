"""What a dataset's makers say about it: who annotated, how claims were chosen, what it is for, whom to contact and how
to cite it.

The questions come from Gebru et al. (2021, "Datasheets for Datasets") and Bender and Friedman (2018, "Data
Statements"), as far as no program can answer them. The makers answer them once, in a TOML file with one key per
question; unanswered ones read *not stated* in the card.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import msgspec

from claimkit.dataset.splits import split_names
from claimkit.dataset.statistics import NONE, Statistics
from claimkit.dataset.versions import MEANS, Version
from claimkit.display import plural
from claimkit.errors import InputError
from claimkit.language import parse_toml
from claimkit.review.report import table

NOT_STATED: Final = "not stated"
LISTED: Final = 20  # publishers named in the card
INTENDED: Final = (
    "For training and testing systems that find and check claims in news. Not for learning about the people named: "
    "the rows are what articles said, selected by a program; they contain neither everything that was said nor what "
    "happened afterwards."
)
NAMING: Final = (
    "The articles name people who are accused. A verdict on an accusation or an attribution says whether it was "
    "*made*, never whether somebody did wrong or what was said is true; the accused may have been cleared since. Show "
    "no row without its statement, its verdict's meaning and its article's date, and make no list of people from them."
)


class Datasheet(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The makers' answers, in Markdown; ``None`` is *not stated*."""

    creators: str | None = None
    contact: str | None = None
    citation: str | None = None
    url: str | None = None
    annotators: str | None = None
    training: str | None = None
    pay: str | None = None
    guidelines: str | None = None
    sampling: str | None = None
    articles: str | None = None
    intended_use: str | None = None
    limits: str | None = None
    ethics: str | None = None


QUESTIONS: Final[dict[str, str]] = {
    "annotators": "Who annotated",
    "training": "How they were trained",
    "pay": "How they were paid",
    "guidelines": "Guidelines and their version",
    "sampling": "How claims were chosen and ordered",
    "articles": "Where the articles come from",
}


def read_datasheet(path: Path) -> Datasheet:
    """The answers in a TOML file. For an invalid file, raises an :class:`InputError` that names the key."""
    try:
        return msgspec.convert(parse_toml(path.read_text(encoding="utf-8")), Datasheet)
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or str(error)
        do = f'write lines like annotators = "..."; known: {", ".join(Datasheet.__struct_fields__)}'
        raise InputError(f"cannot read {path}", why, do) from error


def sections(
    sheet: Datasheet, statistics: Statistics, shares: Sequence[float], seed: int, history: Sequence[Version]
) -> str:
    """The card's sections with the makers' answers, in Markdown."""
    parts = [
        "## Annotation\n",
        "".join(f"- {question}: {getattr(sheet, key) or NOT_STATED}\n" for key, question in QUESTIONS.items()),
        "## Articles\n",
        _articles(statistics),
        "## Splits\n" if shares else "",
        _splits(shares, seed) if shares else "",
        "## Intended use and limits\n",
        f"{sheet.intended_use or INTENDED}\n",
        f"{sheet.limits}\n" if sheet.limits else "",
        "## Naming people\n",
        f"{NAMING}\n",
        f"{sheet.ethics}\n" if sheet.ethics else "",
        "## Versions\n" if history else "",
        _versions(history) if history else "",
        "## Contact and citation\n",
        f"- Made by: {sheet.creators or NOT_STATED}\n- Contact: {sheet.contact or NOT_STATED}\n"
        f"- Address: {sheet.url or NOT_STATED}\n" + ("" if sheet.citation else f"- Citation: {NOT_STATED}\n"),
        f"```bibtex\n{sheet.citation.strip()}\n```\n" if sheet.citation else "",
    ]
    return "\n".join(part for part in parts if part)


def for_machines(sheet: Datasheet, title: str, history: Sequence[Version]) -> dict[str, Any]:
    """The answers in terms of schema.org, Croissant and its RAI extension."""
    return {
        "creator": sheet.creators and {"@type": "sc:Organization", "name": sheet.creators},
        "url": sheet.url,
        "citeAs": sheet.citation or _cited(sheet, title, history),
        "rai:dataCollection": sheet.sampling,
        "rai:dataAnnotationProtocol": sheet.guidelines,
        "rai:annotatorDemographics": sheet.annotators,
        "rai:dataUseCases": sheet.intended_use or INTENDED,
        "rai:dataLimitations": sheet.limits,
        "rai:personalSensitiveInformation": NAMING,
    }


def _cited(sheet: Datasheet, title: str, history: Sequence[Version]) -> str:
    """A citation of the dataset from what is known about it."""
    version = f", version {history[-1].version}" if history else ""
    date = f" ({history[-1].date[:4]})" if history and history[-1].date else ""
    return f"{sheet.creators + '. ' if sheet.creators else ''}{title}{version}{date}"


def _articles(statistics: Statistics) -> str:
    months = sorted(m for m, n in statistics.by["month"].items() if n > 0 and m != NONE)
    undated = statistics.by["month"][NONE]
    publishers = [(name, n) for name, n in statistics.by["publisher"].most_common() if n > 0]
    span = f"Published from {months[0]} to {months[-1]}" if months else "Without publication dates"
    more = len(publishers) - LISTED
    lines = [
        span + (f"; {plural(undated, 'claim')} from articles without a date.\n" if months and undated else ".\n"),
        table(("publisher", "claims"), [(name, f"{n:,}") for name, n in publishers[:LISTED]]),
        f"And {plural(more, 'more publisher')}.\n" if more > 0 else "",
        f"Near-copies of another article (`article.duplicate_of`): {len(+statistics.copies):,}.\n",
    ]
    return "\n".join(line for line in lines if line)


def _splits(shares: Sequence[float], seed: int) -> str:
    asked = ", ".join(f"{name} {share:.0%}" for name, share in zip(split_names(list(shares)), shares, strict=True))
    return (
        f"By article, near-copies as one, by a hash with seed {seed}: {asked}. An article stays in its split when the "
        "dataset grows.\n"
    )


def _versions(history: Sequence[Version]) -> str:
    return table(
        ("version", "latest review", "claims", "since the one before"),
        [(v.version, v.date or "–", f"{v.claims:,}", _told(v.changes)) for v in reversed(history)],
    )


def _told(changes: Mapping[Any, int]) -> str:
    return ", ".join(f"{changes[kind]:,} {means}" for kind, means in MEANS.items() if changes.get(kind)) or "–"
