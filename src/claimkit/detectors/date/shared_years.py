"""Shares a year that is named once among several dates: ``from 28 April to 3 May 2014``, ``in 2018 … from March to
June``.

A date without a year is resolved against the publication date unless a neighbouring date names a year. If it is unclear
whether a year nearby applies to a date, the date gets no value: a wrong year is worse than none.
"""

from __future__ import annotations

import enum
import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from claimkit.detectors.date import timex
from claimkit.detectors.date.patterns import DateRule, Dates, Means
from claimkit.detectors.date.tense import tense_at
from claimkit.detectors.date.words import Words
from claimkit.text.document import Document


class Hit(NamedTuple):
    """A date expression: its rule, its match, and its tokens ``first``..``last`` (end exclusive)."""

    rule: DateRule
    match: re.Match[str]
    first: int
    last: int


class _Unsure(enum.Enum):
    UNSURE = "a year stands near, and may be this date's or not"


UNSURE: Final = _Unsure.UNSURE
Lent = int | None | _Unsure

# Expressions that name a month.
_MONTHS: frozenset[Means] = frozenset({"calendar", "month", "month_range", "day_list", "day_range"})
_OWN = ("which", "which2", "narrative", "side", "same_year")  # words that determine the year themselves
_CLAUSE = frozenset({"CONJ", "SUB", "REL", "QUOTE"})
_SENTENCE = frozenset({";", ":"})
_LATE, _EARLY = 9, 3  # months: "in December and January 2019" begins the year before


def lent_years(hits: Sequence[Hit], document: Document, language: Dates) -> list[Lent]:
    """For each of ``hits``, the year that another date lends it: ``None`` if none does, ``UNSURE`` if one may."""
    if len(hits) < 2:
        return [None] * len(hits)
    dates = [_Date(hit, document, language) for hit in hits]
    lent: list[Lent] = [None] * len(dates)
    for at in range(len(dates) - 2, -1, -1):  # "March, April and June 2019"
        after = dates[at + 1]
        year = lent[at + 1] if after.year is None else after.year
        if year is not None:
            lent[at] = _from_after(dates[at], after, year, _link(dates[at], after, document, language))
    frame: _Date | None = None
    for at, date in enumerate(dates):  # "in 2018 he was abroad from March to June"
        if date.is_frame:
            frame = date
        elif date.year is not None or (frame is not None and frame.sentence != date.sentence):
            frame = None
        elif frame is not None and lent[at] is None and date.borrows:
            lent[at] = _from_frame(frame, date, document, language)
    for at in range(1, len(dates)):  # "from March 2013 to July"
        date, before = dates[at], dates[at - 1]
        year = lent[at - 1] if before.year is None else before.year
        if not isinstance(year, int) or isinstance(lent[at], int) or not (before.month and date.borrows):
            continue
        link = _link(before, date, document, language)
        if link in ("range", "and"):
            lent[at] = year + (date.month < before.month)
        elif link == "apart" and tense_at(document, date.hit.first, date.hit.last) != "future":
            lent[at] = year if before.month < date.month else UNSURE  # "hired in March 2019 and fired in June"
    for at in range(len(dates) - 1):  # "from 26 July to 22 August"
        date, after = dates[at], dates[at + 1]
        if lent[at : at + 2] == [None, None] and date.day and after.day and date.borrows and after.borrows:
            link, year = _link(date, after, document, language), _nearest_year(after, document)
            lent[at] = _from_after(date, after, year, link) if year is not None and link == "range" else None
    return lent


class _Date:
    """What is needed of a date to share years: ``year`` is the one that it names, ``month`` the one that it begins with
    (0: none)."""

    def __init__(self, hit: Hit, document: Document, language: Dates) -> None:
        self.hit, self.means = hit, hit.rule.means
        self.sentence = document.sentence_at(hit.match.start())
        groups = Words(hit.match, language)
        self.year: Lent = UNSURE if "same_year" in groups else groups.year(document.published)
        self.month = _month(self.means, groups)
        self.day = groups.day if self.month else 0
        own = self.year is not None or any(map(groups.text, _OWN))
        self.borrows = not own and self.month > 0
        self.is_weekday = not own and self.means in ("weekday", "weekday_day")
        self.lends = self.means != "year" or groups.mod is not None  # "from March to the end of 2018"
        before = document.tokens.lower[hit.first - 1] if hit.first else ""
        begin, framed = document.token_range(self.sentence)[0], before in language.frames
        self.opens = hit.first - framed == begin
        self.is_frame = self.means == "year" and groups.mod is None and (self.opens or framed)


def _month(means: Means, groups: Words) -> int:
    """The month that a date names or begins with."""
    if means in _MONTHS:
        return groups.month
    if means == "numeric":
        return min(int(groups.found["second"]), 12)
    if means == "season":
        return timex.SEASON_STARTS[groups.code("season") or ""]
    if means == "quarter":
        return 3 * (groups.ordinal("ordinal4", "ordinal") or 1) - 2
    if means in ("quarter_short", "quarter_range"):
        return 3 * int((groups.text("kind") or "")[1:] or groups.text("count") or 1) - 2
    if means == "holiday":
        day = timex.first_day(timex.holiday(groups.code("holiday") or "", 2000))
        return day.month if day else 0
    return 0


def _link(date: _Date, after: _Date, document: Document, language: Dates) -> str | None:
    """How two dates are joined: ``range``, ``and``, ``list`` (a comma), ``apart`` (", and in"); ``None`` if they are
    not."""
    gap = document.text[date.hit.match.end() : after.hit.match.start()]
    link = next((name for name, pattern in language.links.items() if pattern.fullmatch(gap)), None)
    between = date.hit.first > 0 and document.tokens.lower[date.hit.first - 1] in language.between
    return "range" if link == "and" and between else link


def _from_after(date: _Date, after: _Date, year: int | _Unsure, link: str | None) -> Lent:
    """The year that a date naming ``year`` lends to the date before it."""
    if link is None or not (date.borrows or (date.is_weekday and link in ("range", "and"))):
        return None
    if date.is_weekday or link == "apart" or not after.lends or not isinstance(year, int):
        return UNSURE
    backward = link == "range" and date.month == after.month and date.day > after.day > 0
    if not after.month or (date.month <= after.month and not backward):
        return year
    return year - 1 if link == "range" or (date.month >= _LATE and after.month <= _EARLY) else UNSURE


def _nearest_year(date: _Date, document: Document) -> int | None:
    """The year of a day that no date gives a year; used for the end of a range, which decides when the range was."""
    tense = tense_at(document, date.hit.first, date.hit.last)
    value = timex.yearless_day(date.day, date.month, document.published, tense)
    return int(value[:4]) if value else None


def _from_frame(frame: _Date, date: _Date, document: Document, language: Dates) -> Lent:
    """The year that ``frame`` lends to a date after it in its sentence. Only a year that opens the sentence carries
    over a comma, and none to the start of what still lasts (*built in 1984 and has been idle since March*)."""
    between = slice(frame.hit.last, date.hit.first)
    tags, lower = document.tokens.tag[between], document.tokens.lower[between]
    if not language.since.isdisjoint(lower[-2:]) and not language.until_now.isdisjoint(lower):
        return None
    if not _SENTENCE.isdisjoint(lower) or ("PUNCT" in tags and not frame.opens):
        return None
    return frame.year if _CLAUSE.isdisjoint(tags) else UNSURE
