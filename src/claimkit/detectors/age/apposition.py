"""Whether a bare number after a name, a word for a person or another age is an age."""

from __future__ import annotations

import re

from claimkit.detectors.age.person import JOBS, PEOPLE
from claimkit.detectors.match_context import MatchContext
from claimkit.language import words
from claimkit.text.names.name_words import is_name

NOT_BEFORE = frozenset(words("age")["words"]["not_before"])
CALENDAR = frozenset(name.lower() for table in ("month", "month_short", "weekday") for name in words("calendar")[table])
_TIMES = CALENDAR | {"prior", "now", "then", "today", "last", "next", "this", "years", "later"}
STOPS = frozenset({",", ".", ";", ")", ":", "–", "—", "-", "?", "!", "", '"', "”", "and", "or", "but"})
_AGE_WORDS = re.compile(r"\b(?:old|older|oldest|young|younger|youngest|aged?|ages|years)\b")
_SCORERS = re.compile(r"\b(?:minutes?|mins?|goals?|scored|scorers?|try|tries|booked|points)\b")
# "New York, 14": a place
_PLACE_STARTS = frozenset(
    {"new", "north", "south", "east", "west", "san", "santa", "los", "las", "fort", "port", "lake", "mount"}
)


def apposition(near: MatchContext) -> bool:
    """Refuses a number unless it follows a name or a word for a person and precedes a comma, a full stop or the
    like."""
    tokens, text = near.document.tokens, near.document.text
    mark = tokens.lower[near.first]
    if (near.after() not in STOPS and not _has_time_after(near)) or near.first == near.floor:
        return True
    if text[near.previous : near.match.start()] == "" and near.previous:
        return False
    follows = text[near.end : near.end + 2]
    if follows[:1] in ("-", "–") and follows[1:].isdigit():
        return True  # 41-20, a score
    if near.before(2) == "of" and near.before(3) in PEOPLE:
        return False  # a mother of three, 38
    if mark == "(":
        if near.tag_before() != "NAME" or near.before() in CALENDAR or near.after() not in (")", ","):
            return True
        if _SCORERS.search(near.sentence()):
            return True
        full = near.tag_before(2) == "NAME" or _AGE_WORDS.search(near.sentence()) is not None
        return not full or near.end - near.start != 2
    if near.after() in ("and", "or", "but", "-", "–", "—", ":", '"', "”", "?", "!") and not (
        near.after() in ("and", "or") and _joins_description(near)
    ):
        apart = near.after() in ("-", "–", "—") and follows[:1] == " " and near.tag_before(2) == "NAME"
        return mark not in ("–", "—") and not (apart and near.tag_before() == "NAME")
    if follows[:1] in ",." and follows[1:].isdigit():
        return True
    before = near.before()
    if before in CALENDAR or near.tag_before() == "NUM":
        return True
    if before in PEOPLE or before in JOBS:
        return False
    if near.tag_before() == "GEN" or before in (")",):
        return False
    if near.tag_before() != "NAME":
        return True
    # "In Leeds, 12, ...": a place, not a person
    name = near.first - 1
    while name > near.floor and is_name(tokens, name - 1):
        name -= 1
    return tokens.lower[name] in _PLACE_STARTS or (name > near.floor and tokens.lower[name - 1] in ("in", "at", "near"))


def _has_time_after(near: MatchContext) -> bool:
    """Whether the time of the age follows it: ``Smith, 58 next week``, ``Smith, 80 in June``."""
    lower, at = near.document.tokens.lower, near.last + 1
    if lower[at - 1 : at + 2] == ["at", "the", "time"]:  # Smith, 14 at the time, hid
        return True
    return (
        near.tag_before() == "NAME"
        and near.after() in ("next", "this", "in", "on", "today", "tomorrow")
        and at < near.limit
        and (lower[at] in CALENDAR or lower[at] in ("week", "month", "year", ",", "."))
    )


def _joins_description(near: MatchContext) -> bool:
    """Whether the conjunction after the number joins it to a second age or description: ``two men, 19 and 22, were
    held``, ``Mr Holm, 46 and a father of two``, ``Ann, 46 and Bo, 12``."""
    tokens, at = near.document.tokens, near.last + 1
    if at < near.limit and tokens.tag[at] == "DET":
        return True
    return (
        at < near.limit
        and tokens.tag[at] in ("NUM", "NAME")
        and (at + 1 >= near.limit or tokens.lower[at + 1] in (",", ".", ")", ";", "years", "months", "weeks", "days"))
    )


def also(near: MatchContext) -> bool:
    """Refuses a number unless it continues a list of ages: right after another age, and before a stop or a verb."""
    between = near.document.text[near.previous : near.match.start()]
    if "not" in near.match.group().lower() and near.previous == near.match.start():
        return near.after() not in STOPS
    if not near.previous or between.strip(" ,0123456789") != "" or len(between) > 8:
        return True
    return near.after() in NOT_BEFORE - {"was"} or near.after().endswith("s")


def follows_freely(near: MatchContext) -> bool:
    """Whether the word after a bare number can follow an age: a preposition, a conjunction, a time."""
    tag = near.tag_after()
    word = near.after()
    if word in NOT_BEFORE:
        return False
    return tag in ("PREP", "SUB", "CONJ", "DET", "PRON", "POSS") or word in _TIMES


def can_follow(near: MatchContext) -> bool:
    """Whether the word after a bare number can follow an age: a stop, a verb, or one that :func:`follows_freely`."""
    return near.after() in STOPS or follows_freely(near) or near.tag_after() in ("AUX", "VERB", "ED", "ING")
