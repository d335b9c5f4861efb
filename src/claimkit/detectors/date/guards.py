"""What looks like a date and is none: names, sums, frequencies, ordinary words."""

from __future__ import annotations

import re

from claimkit.detectors.date.patterns import DateRule, Dates
from claimkit.detectors.date.tense import tense_at
from claimkit.detectors.match_context import Place
from claimkit.language import words
from claimkit.text.document import Document

_GUARDS = words("date")["guards"]
_UNITS = frozenset(_GUARDS["not_before"]["year"])
_EVENTS = frozenset(_GUARDS["events"])
_MONTHS = frozenset(name.lower() for table in ("month", "month_short") for name in words("calendar")[table])
_NAME_VERBS = frozenset(_GUARDS["name_verbs"])
_SPORT, _WARMTH, _BUSINESS = (
    re.compile(rf"(?<!\w)(?:{'|'.join(_GUARDS[name])})(?!\w)", re.IGNORECASE)
    for name in ("sport", "warmth", "business")
)
_LAWS = frozenset(_GUARDS["laws"])
# The name of a law after its year: capitalised words and the small ones between them.
_LAW_AFTER = re.compile(rf"(?:\s(?:[A-Z][\w’'-]*|of|the|and|for|on|to|in|against)){{0,8}}\s(?:{'|'.join(_LAWS)})\b")
_STREET_AFTER = re.compile(rf"(?:\s[A-Z]\w*){{1,3}}\s(?:{'|'.join(map(re.escape, _GUARDS['streets']))})(?!\w)")
_QUOTED = 200  # characters to the end of a quotation that begins with two figures
_TITLE = re.compile(r"(?:Last|This|Next) [A-Z]")
_BARE_HOLIDAY = re.compile(r"\w+$")
_COUNTED = frozenset(_GUARDS["counted"])
_NONE: frozenset[str] = frozenset()


def near_event(document: Document, first: int, last: int, events: frozenset[str]) -> bool:
    """Whether an election or the like stands beside: ``November's election``, ``the convention in July``."""
    lower = document.tokens.lower
    return not events.isdisjoint(lower[max(0, first - 6) : first]) or not events.isdisjoint(lower[last : last + 3])


def refused(place: Place, rule: DateRule, language: Dates) -> bool:
    """Whether the words around a rule's match tell that it is no date."""
    if rule.after and place.before() not in rule.after:
        return True
    if (
        place.before() in language.not_after.get("any", _NONE)
        or (place.before() == "other" and place.before(2) == "every")
        or place.before() in language.not_after.get(rule.means, _NONE)
    ):
        return True
    if place.after() in language.not_before.get(rule.means, _NONE):
        return True
    return rule.guard is not None and _GUARD[rule.guard](place)


def _month(place: Place) -> bool:
    """``April Jones``, ``June said``."""
    if place.has("month_word"):  # "Stop Holm and March on Rome"
        ranged = place.before(2) in _MONTHS or (place.before() == "between" and place.after() == "and")
        joined = place.before() in ("and", "to", "between") and not ranged
        return joined and place.tag_after() != "PUNCT"
    if not place.has("month_alone"):
        return False
    if place.tag_before() == "PREP" or place.before() in ("the", "since", "until", "a", "an"):
        return False
    return place.tag_after() == "NAME" or (not place.before() and place.after() in _NAME_VERBS)


def _day_word(place: Place) -> bool:
    """``the Today programme``."""
    return place.match.group()[0].isupper() and place.tag_before() in ("DET", "NAME", "PREP", "WORD")


def _holiday(place: Place) -> bool:
    """``the Christmas tree``, ``Johnnie Christmas``."""
    if place.tag_before() == "NAME" and _BARE_HOLIDAY.fullmatch(place.match.group()):
        return True
    return _BARE_HOLIDAY.fullmatch(place.match.group()) is not None and place.tag_after() in ("WORD", "NAME")


def _season(place: Place) -> bool:
    """``the fall of the government``, ``a spring in her step``."""
    text = place.match.group().lower()
    return text.endswith(("fall", "spring")) and place.after() in ("of", "from", "in")


def _quarter(place: Place) -> bool:
    """The halves and quarters of games; a half of a year needs its year."""
    if place.has("half") and not any(map(place.has, ("year", "year2", "which", "the"))):
        return True
    if place.before() == "into" and not _BUSINESS.search(place.around()):
        return True  # "with the race well into the fourth quarter"
    return _SPORT.search(place.sentence()) is not None


def _period(place: Place) -> bool:
    """``to this day``, the programme ``This Week``, the duration ``the past decade``."""
    text = place.match.group()
    lower = text.lower()
    return (
        lower.endswith("this day")
        or _TITLE.search(text) is not None
        or (" past " in lower and not lower.endswith("year"))
    )


def _weekday(place: Place) -> bool:
    """``on a Monday`` is any Monday; ``Saturday Morning Cereal`` is a name."""
    if place.before() in ("a", "an") and place.tag_after() not in ("WORD", "NAME"):
        return True
    return place.has("part") and place.match["part"][0].isupper() and place.tag_after() == "NAME"


def _year_earlier(place: Place) -> bool:
    """``a year before coming forward`` is a duration."""
    return place.match.group().lower().endswith("before") and place.tag_after() not in ("", "PUNCT", "STOP", "QUOTE")


def _later(place: Place) -> bool:
    """``two years later than planned``; ``ten years after her arrest`` is a duration."""
    if place.match["then"].lower() in ("later", "earlier"):
        return place.after() == "than"
    return place.tag_after() not in ("", "PUNCT", "STOP", "QUOTE", "CONJ")


def _edge(place: Place) -> bool:
    """``at the end of the day``."""
    return place.match.group().lower().endswith("the day")


def _in(place: Place) -> bool:
    """``in ten days`` is a date when the verb lies in the future, else a duration."""
    if place.has("time"):
        return False
    if place.before(2) in _COUNTED:
        return True
    return place.before(2) not in _EVENTS and tense_at(place.document, place.first, place.last) != "future"


def _year(place: Place) -> bool:
    """``2000 people``, ``World Cup 2014``."""
    if place.has("fiscal") or place.match.group()[0] in "tT":
        return False
    if place.match.group().lower().endswith("thousand") or _LAW_AFTER.match(place.document.text, place.match.end()):
        return True
    if place.before() in ("at", "to", "near", "outside") and _STREET_AFTER.match(
        place.document.text, place.match.end()
    ):
        return True
    if place.before() == "of" and place.before(2).title() in _LAWS:
        return True
    previous = place.document.text[max(0, place.match.start() - 2) : place.match.start()]
    if previous[:1].isdigit() and previous[-1:] in ".,:/-":
        return True
    if place.tag_before() == "NAME" and not place.has("mod") and not place.has("around") and previous[-1:] == " ":
        return place.tag_after() != "NAME"  # "World Cup 2014", but "Obama Wins 2012 Election"
    round_sum = place.match.group().endswith("00") and place.tag_before() not in (
        "PREP",
        "DET",
        "SUB",
        "GEN",
        "POSS",
        "PUNCT",
    )
    return round_sum and place.tag_after() == "WORD" and place.after().endswith("s")


def _short_year(place: Place) -> bool:
    """``in '40 Park Road'``, ``the '12 eggs'``: a quotation, not a year."""
    if place.tag_after() == "NAME":
        return True
    opened = place.match.group()[0]
    limit = min(place.document.tokens.end[place.limit - 1], place.end + _QUOTED)
    return re.search(rf"\w{opened}(?!\w)", place.document.text[place.end : limit]) is not None


def _old_year(place: Place) -> bool:
    """``in 1200 homes``."""
    return place.tag_after() in ("WORD", "NAME", "NUM") or place.after() in _UNITS


def _decade(place: Place) -> bool:
    """``the 80s`` needs its article, apostrophe or modifier; temperatures are not decades."""
    if place.has("decade"):
        return False
    text = place.match.group().lower()
    if "the " not in text and "'" not in text and "’" not in text:
        return True
    return _WARMTH.search(place.sentence()) is not None


def _numeric(place: Place) -> bool:
    """``32/45/2023``."""
    first, second = int(place.match["first"]), int(place.match["second"])
    return not (1 <= first <= 31 and 1 <= second <= 31 and min(first, second) <= 12)


def _year_range(place: Place) -> bool:
    """A span runs forward: ``2013-11`` is none."""
    first, last = place.match["from"], place.match["to"]
    return int(first[: 4 - len(last)] + last) <= int(first)


def _weekday_day(place: Place) -> bool:
    """``On Friday 16 people left``; ``Monday 6-4``."""
    if place.has("part") or place.match["day"][-1:].isalpha():
        return False
    return place.tag_after() not in ("", "PUNCT", "STOP", "PREP", "QUOTE", "CONJ") or place.after() in ("-", "of")


_GUARD = {
    "weekday_day": _weekday_day,
    "numeric": _numeric,
    "year_range": _year_range,
    "month": _month,
    "day_word": _day_word,
    "holiday": _holiday,
    "weekday": _weekday,
    "season": _season,
    "quarter": _quarter,
    "period": _period,
    "later": _later,
    "edge": _edge,
    "year_earlier": _year_earlier,
    "in": _in,
    "year": _year,
    "short_year": _short_year,
    "old_year": _old_year,
    "decade": _decade,
}
