"""The rules of dates, with the calendar's words put in the places that a pattern names."""

from __future__ import annotations

from claimkit.detectors import numbers
from claimkit.detectors.matching import Matcher, PatternRule
from claimkit.detectors.numbers import alternatives
from claimkit.detectors.rules import load
from claimkit.language import words

CALENDAR = words("calendar")
# Month names that are words of their own count only with a preposition before them, or beside a day or year.
_AMBIGUOUS = {"May", "March"}


class DateRule(PatternRule, frozen=True, kw_only=True):
    """A date rule as ``language/en/date.toml`` explains it."""

    means: str
    after: frozenset[str] = frozenset()  # one of these words stands before


def _is_short(name: str) -> bool:
    return len(name) <= 4 and name not in ("May", "June", "July")


def _names(table: str) -> str:
    """Names as written and in capitals, and abbreviations with or without their full stop."""
    full = [name for name in CALENDAR[table] if not _is_short(name)]
    short = [name for name in CALENDAR[table] if _is_short(name)]
    found = alternatives(full + [name.upper() for name in full])
    return f"(?-i:{found}" + (rf"|(?:{alternatives(short)})\b\.?" if short else "") + ")"


_MONTH, _WEEKDAY = _names("month"), _names("weekday")
_SHORT_WEEKDAY = rf"(?-i:(?:{alternatives(CALENDAR['weekday_short'])})\b\.?)"
# What stands alone: a full name, or an abbreviation with its full stop.
_LONE_MONTHS = [name for name in CALENDAR["month"] if not _is_short(name) and name not in _AMBIGUOUS]
_SHORT_MONTHS = [f"{name}." for name in CALENDAR["month"] if _is_short(name)]
_TENS, _UNITS = (alternatives(words("numbers")[table]) for table in ("tens", "cardinal"))
_YEAR_WORDS = (
    rf"nineteen (?:hundred|(?:{_TENS})(?:[- ](?:{_UNITS}))?|(?:{_UNITS}))|two thousand(?: (?:and )?(?:{_UNITS}))?"
)
_MODIFIERS: dict[str, str] = CALENDAR["modifier"]
_APPROX = [name for name, mod in _MODIFIERS.items() if mod in ("APPROX", "BEFORE", "AFTER")]
_EDGE = [name for name in _MODIFIERS if name.startswith(("the ", "in the "))]
_PLACE = [name for name in _MODIFIERS if name.endswith(" in")]
_PART = [name for name in _MODIFIERS if name not in (*_APPROX, *_PLACE)]
PLACEHOLDERS = {
    "month": _MONTH,
    "month_alone": rf"(?-i:{alternatives(_LONE_MONTHS)}|{alternatives(_SHORT_MONTHS)})",
    "month_word": "(?-i:May|March)",
    "weekday": _WEEKDAY,
    "weekday_any": f"(?:{_WEEKDAY}|{_SHORT_WEEKDAY})",
    "day": rf"(?:(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\d%°])(?![.,:/]\d)|(?:{alternatives(numbers.ORDINAL)}))",
    "ordinal4": "(?:first|second|third|fourth|last|latest|1st|2nd|3rd|4th)",
    "year": rf"(?:(?:1[4-9]|20)\d\d(?![\d%°])(?![.,:]\d)|{_YEAR_WORDS})",
    "number": rf"(?:\d{{1,3}}|{numbers.WORDS}|an?)",
    "unit": "(?:day|week|fortnight|month|quarter|year|decade|century)",
    "season": f"(?:{alternatives(CALENDAR['season'])})",
    "part": f"(?:{alternatives(CALENDAR['part'])})",
    "which": f"(?:{alternatives(CALENDAR['deictic'])})",
    "which_the": f"(?:{alternatives(CALENDAR['deictic_the'])})",
    "narrative": f"(?:{alternatives(CALENDAR['narrative'])})",
    "dayword": f"(?:{alternatives(CALENDAR['day'])})",
    "mod": f"(?:{alternatives(_PART)})",
    "place": f"(?:{alternatives(_PLACE)})",
    "edge": f"(?:{alternatives(_EDGE)})",
    "around": f"(?:{alternatives(_APPROX)})",
    "decade_word": f"(?:{alternatives(CALENDAR['decade'])})",
    "ordinal": rf"(?:\d{{1,2}}(?:st|nd|rd|th)|{alternatives(numbers.ORDINAL)})",
    "side": "(?:(?:this|the) )?(?:past|last|next|coming)",
    "apostrophe": "['’]",
    "holiday": f"(?-i:{alternatives(CALENDAR['holiday'])})",
}

_INSIDE = ("in", "of", "to", "and", "from", "as", "or", "by", "for", "with", ",", "'s")
MATCHER = Matcher(load("date", DateRule), PLACEHOLDERS, inside=_INSIDE)
_PERIODS = ("day", "week", "weekend", "fortnight", "month", "quarter", "year", "decade", "century")
_COMMON = {"the", "of", "before", "after", "day", "all", "new", "black", "good", "flag", "may", "king", "ash", "palm"}
# Every expression holds one of these, or figures.
TRIGGERS = (
    frozenset(name.lower() for table in ("month", "weekday", "season", "part", "decade") for name in CALENDAR[table])
    | {name.lower() for name in _SHORT_MONTHS}
    | {part for table in ("day", "holiday") for name in CALENDAR[table] for part in name.lower().split()} - _COMMON
    | {
        "'",
        "day",
        "may",
        "centuries",
        "tonight",
        "half",
        "period",
        "q1",
        "q2",
        "q3",
        "q4",
        "h1",
        "h2",
        "nineteen",
        "thousand",
    }
    | {name + ending for name in _PERIODS for ending in ("", "s")}
)
