"""Guards against what only looks like an age: how old a thing is, terms of years, scores, sums, lists of figures.

A guard returns true if the match is not an age.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from claimkit.detectors.age.apposition import NOT_BEFORE, STOPS, also, apposition, can_follow, follows_freely
from claimkit.detectors.age.patterns import AgeRule, Guard, ages
from claimkit.detectors.age.person import PEOPLE, is_thing
from claimkit.detectors.match_context import MatchContext
from claimkit.language import words
from claimkit.text.names.name_words import is_name
from claimkit.text.numbers import numbers

_WORDS = words("age")["words"]
_LIFE = frozenset(_WORDS["life"])
_CHILDHOOD = frozenset(_WORDS["childhood"])
_DEEDS = frozenset(_WORDS["deeds"])
_NO_HOUR = 13  # a time of day has at most twelve hours
_PERSON_ENDINGS = ("er", "or", "ist", "ian", "man", "woman", "intern", "clerk", "chief")
_SCORES = re.compile(
    r"\b(?:points?|polls?|per ?cent|%|scor\w+|seats|margin|goals?|average|toll|total|number|lap|laps)\b"
)
_YOUNG = frozenset(_WORDS["young"])
_TITLE = 60  # characters of a work's title
_number = numbers("en").value
_WON_AT = re.compile(r"\b(?:just|only)\b", re.IGNORECASE)  # "he won at just 19"
_HE = frozenset({"he", "she", "who"})
_OWN = frozenset({"his", "her", "my", "your"})
_BE = frozenset({"is", "are", "was", "were", "be"})
_SPORT_UNDERS = frozenset({"17s", "19s", "20s", "21s", "23s"})


def refused(near: MatchContext, rule: AgeRule) -> bool:
    """Whether the words around a rule's match show that it is not an age."""
    return rule.guard is not None and _GUARDS[rule.guard](near)


def _year_old(near: MatchContext) -> bool:
    """Refuses ``the 50-year-old bridge`` and the film ``“The 40-Year-Old Virgin”``."""
    if near.match["plural"]:
        return False
    quote = near.document.quote_at(near.start)
    if quote is not None and quote.end - quote.start < _TITLE and near.document.text[near.start : near.end].istitle():
        return True
    tokens, at, thing = near.document.tokens, near.last, False
    while at < near.limit and at < near.last + 6 and tokens.tag[at] in ("WORD", "NAME", "ING", "ED"):
        word = tokens.lower[at]
        if word in PEOPLE or (thing and word.endswith(_PERSON_ENDINGS)):
            return False  # the 41-year-old campaign manager
        names_on = at + 1 < near.limit and tokens.tag[at + 1] in ("NAME", "WORD")
        if at > near.last and word.endswith("s") and is_name(tokens, at - 1):
            break  # the 20-year-old Lund plays
        thing = thing or (is_thing(word) and not (is_name(tokens, at) and names_on))
        at += 1
    number = at < near.limit and tokens.tag[at] == "NUM"
    model = at == near.last or (at == near.last + 1 and is_name(tokens, at - 1))  # a 19-year-old 757, Cessna 750
    return thing or (number and model)


def _years_old(near: MatchContext) -> bool:
    """Refuses ``the bridge is 50 years old``: a thing or ``it`` stands before the verb."""
    at = near.first - 1
    while at >= near.floor and at > near.first - 8:
        word = near.document.tokens.lower[at]
        if word in ("it", "its", "which", "that") or is_thing(word):
            return True
        if word == "at" or near.document.tokens.tag[at] in ("PRON", "NAME", "PUNCT") or word in PEOPLE:
            return False
        at -= 1
    return False


def _aged(near: MatchContext) -> bool:
    """Refuses ``wine aged 12 years``, ``age 3 of the …``."""
    before = near.before(2) if near.before() == "," else near.before()
    if near.match["unit"] and (before in ("was", "were", "is", "are") or is_thing(before)):
        return True
    return before in ("cheese", "wine", "whisky", "beef", "rum") or near.after() in ("%", "per")


def _ages(near: MatchContext) -> bool:
    return near.before() in ("took", "takes", "for", "in") or near.after() in ("of", "ago")


def _age_of(near: MatchContext) -> bool:
    """Refuses ``the age of two empires``."""
    tag = near.tag_after()
    counted = tag == "NAME" or (tag == "WORD" and near.after().endswith("s"))
    return counted and not near.match["unit"] and near.after() not in PEOPLE


def _turned(near: MatchContext) -> bool:
    return near.after() not in STOPS and not follows_freely(near)


def _over(near: MatchContext) -> bool:
    """Refuses ``England Under-21s``, ``under 50s``."""
    anchor = near.document.text[near.start : near.end]
    if anchor[0].isupper() and near.tag_before() == "NAME":
        return True
    if anchor.lower().startswith("under"):
        return anchor[-3:] in _SPORT_UNDERS or " " in anchor
    return False


def _open(near: MatchContext) -> bool:
    return near.before() not in PEOPLE | _BE | {"aged", "age", "ages", ","}


def _as_young(near: MatchContext) -> bool:
    """Refuses ``firms as young as two employees``."""
    counted = (
        not near.match["unit"] and near.after() not in STOPS and not can_follow(near) and near.tag_after() != "WORD"
    )
    return counted or any(map(is_thing, (near.before(), near.before(2)))) or near.after() in NOT_BEFORE


def _was(near: MatchContext) -> bool:
    subject = near.match.group().lower()
    if subject.startswith(("they", "we", "you")) and near.after() not in ("when", "at"):
        return True  # a number of people
    if near.document.text[near.start : near.end].lower() == "one" or near.after() == "of" or near.after() in NOT_BEFORE:
        return True
    return near.after() not in STOPS and not follows_freely(near)


def _at(near: MatchContext) -> bool:
    number = near.match["n"]
    if number.isdigit() and int(number) < 11 and _CHILDHOOD.isdisjoint(near.company()):
        return True
    if near.after() in NOT_BEFORE or (near.after() not in STOPS and not follows_freely(near)):
        return True
    if near.after() in ("he", "she") or (near.before() == "who" and near.tag_after() == "AUX"):
        return False
    if _WON_AT.search(near.match.group()) and not _HE.isdisjoint(near.company()):
        return near.after() not in STOPS
    if _opens_sentence(near):
        return _SCORES.search(near.sentence()) is not None
    if number.isdigit() and int(number) >= _NO_HOUR:
        deed = not _HE.isdisjoint(near.company()) and not _DEEDS.isdisjoint(near.company())
        return not deed and _LIFE.isdisjoint(near.company())
    return _LIFE.isdisjoint(near.company())


def _opens_sentence(near: MatchContext) -> bool:
    """Whether a sentence begins with the age of its subject: ``At 82, she still sings``."""
    tokens, after = near.document.tokens, near.last + 1
    if near.first != near.floor or near.after() != "," or after >= near.limit or near.end - near.start < 2:
        return False
    return tokens.lower[after] in ("he", "she", "i") or is_name(tokens, after)


def _verb(near: MatchContext) -> bool:
    """Accepts ``The oldest was 97``, ``Smith was 41 when``: after a person, before a stop or a clause."""
    if near.after() not in STOPS - {"-", "–", "—", ":"} and near.after() not in (
        "when",
        "while",
        "today",
        "now",
        "at",
        "by",
    ):
        return True
    if near.document.text[near.start : near.end].lower() in ("one", "1", "two", "2"):
        return True
    steps = 1
    while near.tag_before(steps) in ("AUX", "ADV", "LY") or (
        near.before(steps) == "," and "to be" in near.match.group()
    ):
        steps += 1
    if near.tag_before(steps) != "NAME" and near.before(steps) not in PEOPLE | {"he", "she", "i", "who"}:
        return True
    before = near.document.tokens.tag[max(near.floor, near.first - steps - 3) : near.first - steps]
    if near.tag_before(steps) == "NAME" and "PREP" in before:  # a flight to Rome was 12
        return True
    return _SCORES.search(near.sentence()) is not None


def _side(near: MatchContext) -> bool:
    """Accepts only what follows a word for people or ``people are``; ``over 40 years`` is a span of time."""
    if not can_follow(near) and (
        near.before() not in PEOPLE or near.tag_after() not in ("WORD", "ADV") or near.after().endswith("s")
    ):
        return True
    who = near.before(2) if near.before() in _BE else near.before()
    return who not in PEOPLE


def _range(near: MatchContext) -> bool:
    first, last = _number(near.match["n"]) or 0, _number(near.match["n2"]) or 0
    return near.before() not in PEOPLE or not 4 < first < last or not can_follow(near)


def _of(near: MatchContext) -> bool:
    """Accepts ``a girl of nine``; with a unit of years also after a name and a comma, as some translations write it."""
    if not can_follow(near):
        return True
    if near.before() in _YOUNG:
        return near.document.text[near.start : near.end].lower() in ("one", "two", "three")
    unit = near.match["unit"]
    return not (unit == "year" and near.before() == "," and (near.tag_before(2) == "NAME" or near.before(2) in PEOPLE))


def _to_the(near: MatchContext) -> bool:
    return _LIFE.isdisjoint(near.company())


def _birthday(near: MatchContext) -> bool:
    at = 2 if near.tag_before() in ("WORD", "ED") else 1  # her quiet 80th birthday
    if near.before(at) == "'s":
        return near.tag_before(at + 1) != "NAME" and near.before(at + 1) not in PEOPLE
    return near.before(at) not in _OWN


def _of_thing(near: MatchContext) -> bool:
    """Refuses, in any language, an age with a word that ends like a thing right after it or shortly before it."""
    tokens, endings = near.document.tokens, ages(near.document.language).thing_endings
    around = (
        *range(max(near.floor, near.first - 6), near.first),
        *range(near.last, min(near.limit, near.last + 2)),
    )
    return any(tokens.lower[at].endswith(endings) for at in around)


def _full_name(near: MatchContext) -> bool:
    """Accepts, in any language, only an age right after two names (``Maria Lind, 44``)."""
    return near.tag_before() != "NAME" or near.tag_before(2) != "NAME"


_GUARDS: dict[Guard, Callable[[MatchContext], bool]] = {
    "of_thing": _of_thing,
    "full_name": _full_name,
    "verb": _verb,
    "side": _side,
    "range": _range,
    "of": _of,
    "to_the": _to_the,
    "birthday": _birthday,
    "year_old": _year_old,
    "years_old": _years_old,
    "aged": _aged,
    "ages": _ages,
    "age_of": _age_of,
    "turned": _turned,
    "over": _over,
    "open": _open,
    "apposition": apposition,
    "also": also,
    "as_young": _as_young,
    "was": _was,
    "at": _at,
}
