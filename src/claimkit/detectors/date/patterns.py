"""The words and rules of dates in one language; patterns name the calendar's words by placeholders."""

from __future__ import annotations

import functools
import re
from typing import Any, Literal

import msgspec

from claimkit.detectors.matching import Matcher, PatternRule, Triggers
from claimkit.detectors.rules import load
from claimkit.language import words
from claimkit.text.numbers import alternatives, numbers

_FIGURES = re.compile(
    r"(?:1[4-9]|20)\d\d(?:s|[-–/]\d\d(?:\d\d)?)?|\d0s|9/11|\d\d?/\d\d?/\d\d(?:\d\d)?|\d{4}[-/.]\d\d[-/.]\d\d|\d\d?[-.]\d\d?[-.]\d{4}|1[0-3]\d\d|fy(?:1[4-9]|20)\d\d"
)
_PARTS = re.compile(r"[-.]")
_MONTH = re.compile(r"(?:\d\d?)?([^\W\d]{2,})\d{4}|([^\W_]{2,})/\d{4}")  # 7FEB2016, Feb/2016, Q3/2016
_LINKS = ("range", "and", "list", "apart")  # how two dates are joined
_TABLES = (
    *("month", "month_short", "weekday", "weekday_short", "season", "part", "day", "unit", "decade", "holiday"),
    *("deictic", "deictic_the", "deictic_far", "narrative", "modifier"),
)


# The meaning of an expression, which decides how its value is computed.
Means = Literal[
    "calendar", "numeric", "day_range", "day_list", "attacks", "holiday", "day_word", "day_part", "weekday_day",
    "weekday", "weekday_weeks", "month_day", "short_year", "month", "month_range", "season", "quarter", "quarter_again",
    "quarter_short", "quarter_range", "period", "weekend", "narrative", "edge", "year_end", "new_year", "ago", "later",
    "year_earlier", "in", "from_now", "from_day", "year_range", "year", "old_year", "decade", "century",
]  # fmt: skip
Guard = Literal[
    "month_day", "weekday_day", "numeric", "year_range", "month", "month_small", "day_word", "holiday", "weekday",
    "season", "quarter", "period", "later", "edge", "year_earlier", "in", "year", "short_year", "old_year", "decade",
]  # fmt: skip


class DateRule(PatternRule, frozen=True, kw_only=True):
    """A date rule, with the keys that ``language/en/date.toml`` explains; ``guard`` names a check of the words around a
    match."""

    means: Means
    guard: Guard | None = None
    after: frozenset[str] = frozenset()  # one of these words must precede the match; empty: any may


class Dates:
    """What the detector of dates needs to know of one language. Use :func:`dates`, which caches it."""

    def __init__(self, language: str) -> None:
        calendar, rules = words("calendar", language), words("date", language)
        tables: dict[str, dict[str, Any]] = {name: calendar.get(name, {}) for name in _TABLES}
        self.numbers = numbers(language)
        self.lower = {table: {name.lower(): entry for name, entry in tables[table].items()} for table in tables}
        self.lower["month"] |= self.lower["month_short"]
        self.lower["weekday"] |= self.lower["weekday_short"]
        guards = rules.get("guards", {})
        self.not_before, self.not_after = (
            msgspec.convert(guards.get(name, {}), dict[Means | Literal["any"], frozenset[str]])
            for name in ("not_before", "not_after")
        )
        self.events = frozenset(guards.get("events", ()))
        order = rules.get("order", {})
        self.ambiguous_order = bool(order)  # the article decides whether the day comes first
        self.month_first, self.day_first = (
            {
                kind: re.compile(rf"(?<!\w)(?:{'|'.join(found)})(?!\w)", re.IGNORECASE)
                for kind, found in order.get(side, {}).items()
            }
            for side in ("month_first", "day_first")
        )
        self.papers = frozenset(guards.get("papers", ()))
        self.limits = frozenset(guards.get("limits", ()))
        self.links = {
            name: re.compile(rules[f"link_{name}"], re.IGNORECASE) for name in _LINKS if f"link_{name}" in rules
        }
        self.until_now, self.since = frozenset(rules.get("until_now", ())), frozenset(rules.get("since", ()))
        self.frames, self.between = frozenset(rules.get("frames", ())), frozenset(rules.get("between", ()))
        placeholders = self._placeholders(tables, rules)
        self.day = re.compile(placeholders["day"], re.IGNORECASE)
        self.matcher = Matcher(
            load("date", DateRule, language),
            placeholders,
            rules.get("lead", ()),
            rules.get("inside", ()),
        )
        short = {f"{name.lower()}." for name in tables["month_short"]}
        named = {part for table in ("day", "holiday") for name in self.lower[table] for part in name.split()}
        self._words = short | (named - set(rules.get("common", ()))) | set(rules.get("triggers", ()))
        self._words |= {name for table in ("month", "season", "part", "decade") for name in self.lower[table]}
        self._words |= {name.lower() + ending for name in tables["weekday"] for ending in ("", "s")}
        self._words |= {name + ending for name in self.lower["unit"] for ending in ("", "s")}
        self._shape = re.compile(rules.get("shape", "(?!)"))
        self.triggers = Triggers(self._is_trigger)

    def _is_trigger(self, word: str) -> bool:
        """Whether a lower-cased word makes an expression a date."""
        if word in self._words or self._shape.fullmatch(word):
            return True
        if (word[0].isdigit() or word.startswith("fy")) and _FIGURES.fullmatch(word):
            return True
        parts = _PARTS.split(word)
        if len(parts) > 1 and any(part in self._words or _FIGURES.fullmatch(part) for part in parts):
            return True
        beside = _MONTH.fullmatch(word)
        return beside is not None and (beside[1] or beside[2]) in self._words

    def _placeholders(self, tables: dict[str, dict[str, Any]], rules: dict[str, Any]) -> dict[str, str]:
        # Month names that are also other words count only after a preposition, or next to a day or year.
        ambiguous = rules.get("ambiguous", ())
        months, short = tables["month"], [f"{name}." for name in tables["month_short"]]
        shortened = [*tables["month_short"], *(name.upper() for name in tables["month_short"])]
        alone = alternatives(name for name in months if name not in ambiguous)
        weekday, short_weekday = _names(tables["weekday"]), rf"(?-i:{_abbreviated(tables['weekday_short'])})"
        modifiers: dict[str, str] = tables["modifier"]
        approx = [name for name, mod in modifiers.items() if mod in ("APPROX", "BEFORE", "AFTER")]
        place = [name for name in modifiers if name.endswith(" in")]
        figures, ordinals = self.numbers.ending, self.numbers.ordinals
        # "23,2022" is a day and a year, "23,200" is not.
        no_more = r"(?![\d%°])(?![.:/]\d)(?!,(?!(?:1[4-9]|20)\d\d(?!\d))\d)"
        day = rf"(?:(?:3[01]|[12]\d|0?[1-9]){figures}?{no_more}|(?:{ordinals}))"
        small, doubtful = set(self.lower["month"]), rules.get("ambiguous_small", ())
        return {
            "month": _names(months, shortened),
            "month_alone": rf"(?-i:{alone}|{alternatives(short)})",
            "month_word": f"(?-i:{alternatives(ambiguous)})",
            "weekday": weekday,
            "weekday_any": f"(?:{weekday}|{short_weekday})",
            "month_small": rf"(?-i:{_abbreviated(small.difference(doubtful))})",
            "month_small_word": f"(?-i:{alternatives(doubtful)})",
            "month_any": f"(?:{alternatives(small)})",
            "day": day,
            "days": f"{day}(?:{rules.get('next_day', '(?!)')}{day})+",
            "year": rf"(?:(?:1[4-9]|20)\d\d(?![\d%°])(?![.,:]\d)|{rules.get('spoken_year', '(?!)')})",
            "number": rf"(?:\d{{1,3}}|{self.numbers.pattern}|{self.numbers.one})",
            "ordinal": rf"(?:\d{{1,2}}{figures}|{ordinals})",
            "unit": _any(tables["unit"]),
            "season": _any(tables["season"]),
            "part": _any(tables["part"]),
            "which": _any(tables["deictic"]),
            "which_the": _any(tables["deictic_the"]),
            "which_far": _any(tables["deictic_far"]),
            "narrative": _any(tables["narrative"]),
            "dayword": _any(tables["day"]),
            "mod": _any(name for name in modifiers if name not in (*approx, *place)),
            "place": _any(place),
            "edge": _any(name for name in modifiers if name.startswith(("the ", "in the "))),
            "around": _any(approx),
            "decade_word": _any(tables["decade"]),
            "apostrophe": "['’‘]",
            "short_year": r"\d\d(?!\d)",
            "holiday": f"(?-i:{alternatives(tables['holiday'])})",
            **{name: pattern for name, pattern in rules.items() if isinstance(pattern, str)},
        }


def _any(names: Any) -> str:
    return f"(?:{alternatives(names)})"


def _abbreviated(names: Any) -> str:
    return rf"(?:{alternatives(names)})\b\.?"


def _names(full: Any, short: Any = ()) -> str:
    """Names as written and in capitals, and abbreviations with or without a full stop."""
    found = alternatives([*full, *(name.upper() for name in full)])
    return f"(?-i:{found}|{_abbreviated(short)})" if short else f"(?-i:{found})"


@functools.cache
def dates(language: str) -> Dates:
    """The words and rules of dates in ``language``, compiled once."""
    return Dates(language)
