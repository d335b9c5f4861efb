"""Guards against what only looks like a date: names, sums, frequencies, ordinary words.

A guard returns true if the match is not a date; most docstrings give examples that the guard refuses.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable

from claimkit.detectors.date.patterns import DateRule, Dates, Guard
from claimkit.detectors.date.tense import tense_at
from claimkit.detectors.match_context import MatchContext
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
# The name of a law after its year: capitalised words with function words between them.
_LAW_AFTER = re.compile(rf"(?:\s(?:[A-Z][\w’'-]*|of|the|and|for|on|to|in|against)){{0,8}}\s(?:{'|'.join(_LAWS)})\b")
_STREET_AFTER = re.compile(rf"(?:\s[A-Z]\w*){{1,3}}\s(?:{'|'.join(map(re.escape, _GUARDS['streets']))})(?!\w)")
_PLACE_BEFORE = frozenset({"PREP", "CONJ", "PUNCT"})
_QUOTED = 200  # characters within which a quotation that begins with two digits ends
_SHOW = 30  # characters of the title of a programme in quotation marks
_TITLE = re.compile(r"(?:Last|This|Next) [A-Z]")
_BARE_HOLIDAY = re.compile(r"\w+$")
_COUNTED = frozenset(_GUARDS["counted"])
_MAKERS = frozenset(_GUARDS["makers"])
_NOWADAYS = frozenset(_GUARDS["nowadays"])
_STILL = 5  # tokens before *today* in which *still* shows that it means nowadays
_MARKS = frozenset({'"', "“", "‘", "``", "''", "'"})
_ATTRIBUTE = ('="', "='")  # <tweet datetime="2016-08-02">
_NONE: frozenset[str] = frozenset()


def near_event(document: Document, first: int, last: int, events: frozenset[str]) -> bool:
    """Whether a date is that of an event: a word like election is near (``November's election``, ``the convention in
    July``), or it names one that is no subject (``before the November fight``, not ``the August storms were bad``)."""
    lower, tag = document.tokens.lower, document.tokens.tag
    if first and lower[first - 1] == "the" and tag[last] == "WORD" and tag[last + 1] not in ("AUX", "VERB", "ED"):
        return True
    return not events.isdisjoint(lower[max(0, first - 6) : first]) or not events.isdisjoint(lower[last : last + 3])


def refused(near: MatchContext, rule: DateRule, language: Dates) -> bool:
    """Whether the words around a rule's match show that it is not a date."""
    if rule.after and near.before() not in rule.after:
        return True
    if near.document.text.endswith(_ATTRIBUTE, 0, near.start):
        return True
    if (
        near.before() in language.not_after.get("any", _NONE)
        or (near.before() == "other" and near.before(2) == "every")
        or near.before() in language.not_after.get(rule.means, _NONE)
    ):
        return True
    if near.after() in language.not_before.get(rule.means, _NONE):
        return True
    if rule.means == "weekday" and near.before(2) in language.papers and near.tag_before(3) not in _PLACE_BEFORE:
        return True  # "the Mail on Sunday", but "in Scotland on Sunday"
    return rule.guard is not None and _GUARD[rule.guard](near)


def _month(near: MatchContext) -> bool:
    """``April Jones``, ``June said``."""
    if near.has("month_word"):  # "Stop Holm and March on Rome"
        ranged = near.before(2) in _MONTHS or (near.before() == "between" and near.after() == "and")
        if near.before() == ",":
            return near.before(2) not in _MONTHS  # "in February, May and June"
        joined = near.before() in ("and", "to", "between") and not ranged
        return joined and near.tag_after() != "PUNCT"
    if not near.has("month_alone"):
        return False
    if near.tag_before() == "PREP" or near.before() in ("the", "since", "until", "a", "an"):
        return False
    return near.tag_after() == "NAME" or (not near.before() and near.after() in _NAME_VERBS)


def _month_small(near: MatchContext) -> bool:
    """``in august company``."""
    return near.tag_after() in ("WORD", "NAME")


def _day_word(near: MatchContext) -> bool:
    """``the Today programme``, ``ITV's This Morning``, ``the “Today” host``, ``CBS’s “This Morning,”``; *today* that
    means nowadays."""
    if near.match.group().lower() == "today" and _means_nowadays(near):
        return True
    quote = near.document.quote_at(near.start)
    if quote is not None and near.first > near.floor + 1 and near.before() in _MARKS:
        within = near.document.text[quote.start : quote.end]
        if within.strip("\"'`‘’“”,.") == near.match.group() and near.before(2) != ",":
            return True  # a job on “Today.”
    titled = near.match.group().istitle() and (" " in near.match.group() or near.tag_after() == "QUOTE")
    if titled and near.tag_before() == "QUOTE":
        return True
    capital = near.match.group()[0].isupper() and near.after() != "'s"  # "at Tonight's Debate"
    return capital and near.tag_before() in ("DET", "NAME", "PREP", "WORD", "GEN", "CONJ")


def _means_nowadays(near: MatchContext) -> bool:
    """``even today``, ``we still live there today``, ``as it is today``, ``in today's world``."""
    lower, tag = near.document.tokens.lower, near.document.tokens.tag
    if near.after() == "'s":
        behind = lower[near.last + 1 : near.last + 3]
        return not _NOWADAYS.isdisjoint(behind)
    before = range(near.first - 1, max(near.floor, near.first - _STILL) - 1, -1)
    clause = list(itertools.takewhile(lambda at: tag[at] not in ("PUNCT", "STOP", "QUOTE", "ED"), before))
    words_ = [lower[at] for at in clause]
    return near.before() == "even" or "still" in words_ or words_[:3] in (["is", "it", "as"], ["are", "they", "as"])


def _holiday(near: MatchContext) -> bool:
    """``the Christmas tree``, ``Johnnie Christmas``, ``Good Friday Foods``."""
    bare = _BARE_HOLIDAY.fullmatch(near.match.group()) is not None
    if near.tag_before() == "NAME" and bare:
        return True
    return (bare and near.tag_after() == "WORD") or (near.tag_after() == "NAME" and (bare or near.before() != "on"))


def _season(near: MatchContext) -> bool:
    """``the fall of the government``, ``a spring in her step``."""
    text = near.match.group().lower()
    return text.endswith(("fall", "spring")) and near.after() in ("of", "from", "in")


def _quarter(near: MatchContext) -> bool:
    """The halves and quarters of games; half a year needs its year."""
    if near.has("half") and not any(map(near.has, ("year", "year2", "which", "the"))):
        return True
    if near.before() == "into" and not _BUSINESS.search(near.around()):
        return True  # "with the race well into the fourth quarter"
    return _SPORT.search(near.sentence()) is not None


def _period(near: MatchContext) -> bool:
    """``to this day``, ``the last day of the trial``, the programme ``This Week``, the duration ``the past decade``."""
    text = near.match.group()
    lower = text.lower()
    return (
        lower.endswith("this day")
        or (near.has("which_the") and near.after() == "of")
        or _TITLE.search(text) is not None
        or (" past " in lower and not lower.endswith("year"))
    )


def _weekday(near: MatchContext) -> bool:
    """``on a Monday``, which is any Monday; the names ``Saturday Morning Cereal``, ``the Sunday Business Post``,
    ``“Lund News Sunday”``."""
    quote = near.document.quote_at(near.start)
    if quote is not None and quote.end - quote.start < _SHOW and near.tag_before() == "NAME":
        return True
    if near.before() in ("a", "an") and near.tag_after() not in ("WORD", "NAME"):
        return True
    if near.before() == "the" and near.tag_after() == "NAME":
        return True  # "the Sunday Business Post"
    part = near.match.groupdict().get("part")
    named = near.tag_after() == "NAME" or near.tag_before() in ("GEN", "NAME", "VERB", "ED")
    return part is not None and part[0].isupper() and named


def _year_earlier(near: MatchContext) -> bool:
    """The duration ``a year before coming forward``."""
    return near.match.group().lower().endswith("before") and near.tag_after() not in (
        "",
        "PUNCT",
        "STOP",
        "QUOTE",
    )


def _later(near: MatchContext) -> bool:
    """``two years later than planned``; the duration ``ten years after her arrest``."""
    if near.match["then"].lower() in ("later", "earlier"):
        return near.after() == "than"
    return near.tag_after() not in ("", "PUNCT", "STOP", "QUOTE", "CONJ")


def _edge(near: MatchContext) -> bool:
    """``at the end of the day``."""
    return near.match.group().lower().endswith("the day")


def _in(near: MatchContext) -> bool:
    """``in ten days``, unless its verb refers to the future: otherwise it is a duration."""
    if near.has("time"):
        return False
    if near.before(2) in _COUNTED:
        return True
    lower = near.document.tokens.lower
    if near.before(2) in _EVENTS and not {"not", "never", "n't"}.isdisjoint(lower[near.floor : near.first]):
        return True  # they have not won an election in 32 years
    return near.before(2) not in _EVENTS and tense_at(near.document, near.first, near.last) != "future"


def _year(near: MatchContext) -> bool:
    """``2000 people``, ``World Cup 2014``, ``the 2017 Ford Fusion``."""
    if near.has("fiscal") or near.match.group()[0] in "tT":
        return False
    if near.match.group().lower().endswith("thousand") or _LAW_AFTER.match(near.document.text, near.match.end()):
        return True
    if near.before() != "in" and _STREET_AFTER.match(near.document.text, near.match.end()):
        return True
    if near.before() == "of" and near.before(2).title() in _LAWS:
        return True
    if near.after() in _MAKERS and near.document.tokens.tag[near.first - 1] in ("DET", "POSS"):
        return True
    previous = near.document.text[max(0, near.match.start() - 2) : near.match.start()]
    if previous[:1].isdigit() and previous[-1:] in ".,:/-":
        return True
    if near.tag_before() == "NAME" and not near.has("mod") and not near.has("around") and previous[-1:] == " ":
        return near.tag_after() != "NAME"  # "World Cup 2014", but "Obama Wins 2012 Election"
    round_sum = near.match.group().endswith("00") and near.tag_before() not in (
        "PREP",
        "DET",
        "SUB",
        "GEN",
        "POSS",
        "PUNCT",
    )
    return round_sum and near.tag_after() == "WORD" and near.after().endswith("s")


def _short_year(near: MatchContext) -> bool:
    """``in '40 Park Road'``, ``the '12 eggs'``: the mark opens a quotation."""
    if near.tag_after() == "NAME":
        return True
    opened = near.match.group()[0]
    limit = min(near.document.tokens.end[near.limit - 1], near.end + _QUOTED)
    return re.search(rf"\w{opened}(?!\w)", near.document.text[near.end : limit]) is not None


def _old_year(near: MatchContext) -> bool:
    """``in 1200 homes``."""
    return near.tag_after() in ("WORD", "NAME", "NUM") or near.after() in _UNITS


def _decade(near: MatchContext) -> bool:
    """``80s`` without article, apostrophe or modifier; temperatures and shares (``in the 80s``)."""
    if near.has("decade"):
        return False
    text = near.match.group().lower()
    if "the " not in text and near.match.groupdict()["apostrophe"] is None:
        return True
    return _WARMTH.search(near.sentence()) is not None


def _numeric(near: MatchContext) -> bool:
    """``32/45/2023``, which is no day in either order."""
    first, second = int(near.match["first"]), int(near.match["second"])
    return not (1 <= first <= 31 and 1 <= second <= 31 and min(first, second) <= 12)


def _year_range(near: MatchContext) -> bool:
    """``2013-11``, which runs backwards."""
    first, last = near.match["from"], near.match["to"]
    return int(first[: 4 - len(last)] + last) <= int(first)


def _weekday_day(near: MatchContext) -> bool:
    """``On Friday 16 people left``; ``Monday 6-4``."""
    if near.has("part") or near.match["day"][-1:].isalpha():
        return False
    return near.tag_after() not in ("", "PUNCT", "STOP", "PREP", "QUOTE", "CONJ") or near.after() in ("-", "of")


def _month_day(near: MatchContext) -> bool:
    """``on the 22nd floor``; after *and* also a day without another one before it (accepted: ``the 8th and the
    11th``)."""
    if near.before() in ("and", "or") and not (near.before(2)[:1].isdigit() and near.tag_before(4) == "PREP"):
        return True
    return near.tag_after() not in ("", "PUNCT", "STOP", "PREP", "QUOTE", "CONJ", "SUB", "AUX", "PRON")


_GUARD: dict[Guard, Callable[[MatchContext], bool]] = {
    "month_day": _month_day,
    "weekday_day": _weekday_day,
    "numeric": _numeric,
    "year_range": _year_range,
    "month": _month,
    "month_small": _month_small,
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
