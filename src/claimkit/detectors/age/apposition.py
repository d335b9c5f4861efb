"""Bare numbers behind a name, a word for a person or another age: are they ages?"""

from __future__ import annotations

import re

from claimkit.detectors.age.neighbours import CALENDAR, NOT_BEFORE, STOPS
from claimkit.detectors.age.person import JOBS, PEOPLE
from claimkit.detectors.match_context import Place
from claimkit.text.proper_names import is_name

_AGE_WORDS = re.compile(r"\b(?:old|older|oldest|young|younger|youngest|aged?|ages|years)\b")
_SCORERS = re.compile(r"\b(?:minutes?|mins?|goals?|scored|scorers?|try|tries|booked|points)\b")
# "New York, 14": a place
_PLACE_STARTS = frozenset(
    {"new", "north", "south", "east", "west", "san", "santa", "los", "las", "fort", "port", "lake", "mount"}
)


def apposition(place: Place) -> bool:
    """Only behind a name or a word for a person, and before a comma, a full stop or the like."""
    tokens, text = place.document.tokens, place.document.text
    mark = tokens.lower[place.first]
    if (place.after() not in STOPS and not _soon(place)) or place.first == place.floor:
        return True
    if text[place.previous : place.match.start()] == "" and place.previous:
        return False
    follows = text[place.end : place.end + 2]
    if follows[:1] in ("-", "–") and follows[1:].isdigit():
        return True  # 41-20, a score
    if place.before(2) == "of" and place.before(3) in PEOPLE:
        return False  # a mother of three, 38
    if mark == "(":
        if place.tag_before() != "NAME" or place.before() in CALENDAR or place.after() not in (")", ","):
            return True
        if _SCORERS.search(place.sentence()):
            return True
        full = place.tag_before(2) == "NAME" or _AGE_WORDS.search(place.sentence()) is not None
        return not full or place.end - place.start != 2
    if place.after() in ("and", "or", "but", "-", "–", "—", ":", '"', "”", "?", "!") and not (
        place.after() in ("and", "or") and _pair(place)
    ):
        apart = place.after() in ("-", "–", "—") and follows[:1] == " " and place.tag_before(2) == "NAME"
        return mark not in ("–", "—") and not (apart and place.tag_before() == "NAME")
    if follows[:1] in ",." and follows[1:].isdigit():
        return True
    before = place.before()
    if before in CALENDAR or place.tag_before() == "NUM":
        return True
    if before in PEOPLE or before in JOBS:
        return False
    if place.tag_before() == "GEN" or before in (")",):
        return False
    if place.tag_before() != "NAME":
        return True
    # "In Leeds, 12, ...": a place, not a person
    name = place.first - 1
    while name > place.floor and is_name(tokens, name - 1):
        name -= 1
    return tokens.lower[name] in _PLACE_STARTS or (
        name > place.floor and tokens.lower[name - 1] in ("in", "at", "near")
    )


def _soon(place: Place) -> bool:
    """``Smith, 58 next week``, ``Smith, 80 in June``."""
    lower, at = place.document.tokens.lower, place.last + 1
    return (
        place.tag_before() == "NAME"
        and place.after() in ("next", "this", "in", "on", "today", "tomorrow")
        and at < place.limit
        and (lower[at] in CALENDAR or lower[at] in ("week", "month", "year", ",", "."))
    )


def _pair(place: Place) -> bool:
    """``two men, 19 and 22, were held``, ``Mr Holm, 46 and a father of two``."""
    tokens, at = place.document.tokens, place.last + 1
    if at < place.limit and tokens.tag[at] == "DET" and place.tag_before() == "NAME":
        return True
    return (
        at < place.limit
        and tokens.tag[at] == "NUM"
        and (at + 1 >= place.limit or tokens.lower[at + 1] in (",", ".", ")", ";", "years", "months", "weeks", "days"))
    )


def also(place: Place) -> bool:
    """The last of a list of ages: right behind another age, and before a stop or a verb."""
    between = place.document.text[place.previous : place.match.start()]
    if "not" in place.match.group().lower() and place.previous == place.match.start():
        return place.after() not in STOPS
    if not place.previous or between.strip(" ,0123456789") != "" or len(between) > 8:
        return True
    return place.after() in NOT_BEFORE - {"was"} or place.after().endswith("s")
