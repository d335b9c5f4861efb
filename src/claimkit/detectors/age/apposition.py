"""Bare numbers behind a name, a word for a person or another age: are they ages?"""

from __future__ import annotations

import re

from claimkit.detectors.age.person import JOBS, PEOPLE
from claimkit.detectors.match_context import MatchContext
from claimkit.language import words
from claimkit.text.proper_names import is_name

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


def apposition(context: MatchContext) -> bool:
    """Only behind a name or a word for a person, and before a comma, a full stop or the like."""
    tokens, text = context.document.tokens, context.document.text
    mark = tokens.lower[context.first]
    if (context.after() not in STOPS and not _soon(context)) or context.first == context.floor:
        return True
    if text[context.previous : context.match.start()] == "" and context.previous:
        return False
    follows = text[context.end : context.end + 2]
    if follows[:1] in ("-", "–") and follows[1:].isdigit():
        return True  # 41-20, a score
    if context.before(2) == "of" and context.before(3) in PEOPLE:
        return False  # a mother of three, 38
    if mark == "(":
        if context.tag_before() != "NAME" or context.before() in CALENDAR or context.after() not in (")", ","):
            return True
        if _SCORERS.search(context.sentence()):
            return True
        full = context.tag_before(2) == "NAME" or _AGE_WORDS.search(context.sentence()) is not None
        return not full or context.end - context.start != 2
    if context.after() in ("and", "or", "but", "-", "–", "—", ":", '"', "”", "?", "!") and not (
        context.after() in ("and", "or") and _pair(context)
    ):
        apart = context.after() in ("-", "–", "—") and follows[:1] == " " and context.tag_before(2) == "NAME"
        return mark not in ("–", "—") and not (apart and context.tag_before() == "NAME")
    if follows[:1] in ",." and follows[1:].isdigit():
        return True
    before = context.before()
    if before in CALENDAR or context.tag_before() == "NUM":
        return True
    if before in PEOPLE or before in JOBS:
        return False
    if context.tag_before() == "GEN" or before in (")",):
        return False
    if context.tag_before() != "NAME":
        return True
    # "In Leeds, 12, ...": a place, not a person
    name = context.first - 1
    while name > context.floor and is_name(tokens, name - 1):
        name -= 1
    return tokens.lower[name] in _PLACE_STARTS or (
        name > context.floor and tokens.lower[name - 1] in ("in", "at", "near")
    )


def _soon(context: MatchContext) -> bool:
    """``Smith, 58 next week``, ``Smith, 80 in June``."""
    lower, at = context.document.tokens.lower, context.last + 1
    return (
        context.tag_before() == "NAME"
        and context.after() in ("next", "this", "in", "on", "today", "tomorrow")
        and at < context.limit
        and (lower[at] in CALENDAR or lower[at] in ("week", "month", "year", ",", "."))
    )


def _pair(context: MatchContext) -> bool:
    """``two men, 19 and 22, were held``, ``Mr Holm, 46 and a father of two``."""
    tokens, at = context.document.tokens, context.last + 1
    if at < context.limit and tokens.tag[at] == "DET" and context.tag_before() == "NAME":
        return True
    return (
        at < context.limit
        and tokens.tag[at] == "NUM"
        and (
            at + 1 >= context.limit or tokens.lower[at + 1] in (",", ".", ")", ";", "years", "months", "weeks", "days")
        )
    )


def also(context: MatchContext) -> bool:
    """The last of a list of ages: right behind another age, and before a stop or a verb."""
    between = context.document.text[context.previous : context.match.start()]
    if "not" in context.match.group().lower() and context.previous == context.match.start():
        return context.after() not in STOPS
    if not context.previous or between.strip(" ,0123456789") != "" or len(between) > 8:
        return True
    return context.after() in NOT_BEFORE - {"was"} or context.after().endswith("s")


def follows_freely(context: MatchContext) -> bool:
    """Whether the word after a bare number can follow an age: a preposition, a conjunction, a time."""
    tag = context.tag_after()
    word = context.after()
    if word in NOT_BEFORE:
        return False
    return tag in ("PREP", "SUB", "CONJ", "DET", "PRON", "POSS") or word in _TIMES


def free(context: MatchContext) -> bool:
    """Whether what comes after a bare number can follow an age: a stop, a verb, what follows freely."""
    return context.after() in STOPS or follows_freely(context) or context.tag_after() in ("AUX", "VERB", "ED", "ING")
