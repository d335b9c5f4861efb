"""What looks like an age and is none: things and terms that are so old, scores, sums, lists of figures."""

from __future__ import annotations

import re

from claimkit.detectors.age.apposition import NOT_BEFORE, STOPS, also, apposition, follows_freely, free
from claimkit.detectors.age.patterns import AgeRule, ages
from claimkit.detectors.age.person import PEOPLE, is_thing
from claimkit.detectors.match_context import MatchContext
from claimkit.language import words
from claimkit.text.numbers import numbers
from claimkit.text.proper_names import is_name

_WORDS = words("age")["words"]
_LIFE = frozenset(_WORDS["life"])
_PERSON_ENDINGS = ("er", "or", "ist", "ian", "man", "woman", "intern", "clerk", "chief")
_SCORES = re.compile(
    r"\b(?:points?|polls?|per ?cent|%|scor\w+|seats|margin|goals?|average|toll|total|number|lap|laps)\b"
)
_YOUNG = frozenset(_WORDS["young"])
_number = numbers("en").value
_WON_AT = re.compile(r"\b(?:just|only)\b", re.IGNORECASE)  # "he won at just 19"
_HE = frozenset({"he", "she", "who"})
_OWN = frozenset({"his", "her", "my", "your"})
_BE = frozenset({"is", "are", "was", "were", "be"})
_SPORT_UNDERS = frozenset({"17s", "19s", "20s", "21s", "23s"})


def refused(context: MatchContext, rule: AgeRule) -> bool:
    """Whether the words around a rule's match tell that it is no age."""
    return rule.guard is not None and _GUARDS[rule.guard](context)


def _year_old(context: MatchContext) -> bool:
    """``the 50-year-old bridge``."""
    if context.match["plural"]:
        return False
    tokens, at, thing = context.document.tokens, context.last, False
    while at < context.limit and at < context.last + 6 and tokens.tag[at] in ("WORD", "NAME", "ING", "ED"):
        word = tokens.lower[at]
        if word in PEOPLE or (thing and word.endswith(_PERSON_ENDINGS)):
            return False  # the 41-year-old campaign manager
        names_on = at + 1 < context.limit and tokens.tag[at + 1] in ("NAME", "WORD")
        if at > context.last and word.endswith("s") and is_name(tokens, at - 1):
            break  # the 20-year-old Lund plays
        thing = thing or (is_thing(word) and not (is_name(tokens, at) and names_on))
        at += 1
    model = at == context.last + 1 and at < context.limit and tokens.tag[at] == "NUM"  # a 19-year-old Cessna 750
    return thing or (model and is_name(tokens, at - 1))


def _years_old(context: MatchContext) -> bool:
    """``the bridge is 50 years old``: a thing or ``it`` stands before the verb."""
    at = context.first - 1
    while at >= context.floor and at > context.first - 8:
        word = context.document.tokens.lower[at]
        if word in ("it", "its", "which", "that") or is_thing(word):
            return True
        if word == "at" or context.document.tokens.tag[at] in ("PRON", "NAME", "PUNCT") or word in PEOPLE:
            return False
        at -= 1
    return False


def _aged(context: MatchContext) -> bool:
    """``wine aged 12 years``; ``age 3 of the …``."""
    unit = context.match["unit"]
    if unit and (context.before() in ("was", "were", "is", "are") or is_thing(context.before())):
        return True
    return context.before() in ("cheese", "wine", "whisky", "beef", "rum") or context.after() in ("%", "per")


def _ages(context: MatchContext) -> bool:
    return context.before() in ("took", "takes", "for", "in") or context.after() in ("of", "ago")


def _age_of(context: MatchContext) -> bool:
    """``the age of two empires``."""
    tag = context.tag_after()
    counted = tag == "NAME" or (tag == "WORD" and context.after().endswith("s"))
    return counted and not context.match["unit"] and context.after() not in PEOPLE


def _turned(context: MatchContext) -> bool:
    return context.after() not in STOPS and not follows_freely(context)


def _over(context: MatchContext) -> bool:
    """``England Under-21s``, ``under 50s``."""
    anchor = context.document.text[context.start : context.end]
    if anchor[0].isupper() and context.tag_before() == "NAME":
        return True
    if anchor.lower().startswith("under"):
        return anchor[-3:] in _SPORT_UNDERS or " " in anchor
    return False


def _open(context: MatchContext) -> bool:
    return context.before() not in PEOPLE | _BE | {"aged", "age", "ages", ","}


def _as_young(context: MatchContext) -> bool:
    """``firms as young as two employees``."""
    counted = (
        not context.match["unit"]
        and context.after() not in STOPS
        and not free(context)
        and context.tag_after() != "WORD"
    )
    return counted or any(map(is_thing, (context.before(), context.before(2)))) or context.after() in NOT_BEFORE


def _was(context: MatchContext) -> bool:
    subject = context.match.group().lower()
    if subject.startswith(("they", "we", "you")) and context.after() not in ("when", "at"):
        return True  # how many they were
    if (
        context.document.text[context.start : context.end].lower() == "one"
        or context.after() == "of"
        or context.after() in NOT_BEFORE
    ):
        return True
    return context.after() not in STOPS and not follows_freely(context)


def _at(context: MatchContext) -> bool:
    number = context.match["n"]
    if number.isdigit() and int(number) < 11:
        return True
    if context.after() in NOT_BEFORE or (context.after() not in STOPS and not follows_freely(context)):
        return True
    if context.after() in ("he", "she") or (context.before() == "who" and context.tag_after() == "AUX"):
        return False
    if _WON_AT.search(context.match.group()) and not _HE.isdisjoint(context.company()):
        return context.after() not in STOPS
    if _first_words(context):
        return _SCORES.search(context.sentence()) is not None
    return _LIFE.isdisjoint(context.company())


def _first_words(context: MatchContext) -> bool:
    """``At 82, she still sings``."""
    tokens, after = context.document.tokens, context.last + 1
    if (
        context.first != context.floor
        or context.after() != ","
        or after >= context.limit
        or context.end - context.start < 2
    ):
        return False
    return tokens.lower[after] in ("he", "she", "i") or is_name(tokens, after)


def _verb(context: MatchContext) -> bool:
    """``The oldest was 97``, ``Smith was 41 when``: after a person, before a stop or a clause."""
    if context.after() not in STOPS - {"-", "–", "—", ":"} and context.after() not in (
        "when",
        "while",
        "today",
        "now",
        "at",
        "by",
    ):
        return True
    if context.document.text[context.start : context.end].lower() in ("one", "1", "two", "2"):
        return True
    steps = 1
    while context.tag_before(steps) in ("AUX", "ADV", "LY") or (
        context.before(steps) == "," and "to be" in context.match.group()
    ):
        steps += 1
    if context.tag_before(steps) != "NAME" and context.before(steps) not in PEOPLE | {"he", "she", "i", "who"}:
        return True
    before = context.document.tokens.tag[max(context.floor, context.first - steps - 3) : context.first - steps]
    if context.tag_before(steps) == "NAME" and "PREP" in before:  # a flight to Rome was 12
        return True
    return _SCORES.search(context.sentence()) is not None


def _side(context: MatchContext) -> bool:
    """Only behind a word for people, or ``people are``; ``over 40 years`` is a span of time."""
    if not free(context) and (
        context.before() not in PEOPLE or context.tag_after() not in ("WORD", "ADV") or context.after().endswith("s")
    ):
        return True
    who = context.before(2) if context.before() in _BE else context.before()
    return who not in PEOPLE


def _range(context: MatchContext) -> bool:
    first, last = _number(context.match["n"]) or 0, _number(context.match["n2"]) or 0
    return context.before() not in PEOPLE or not 4 < first < last or not free(context)


def _of(context: MatchContext) -> bool:
    """``a girl of nine``; with years also behind a name and a comma, as some translations have it."""
    if not free(context):
        return True
    if context.before() in _YOUNG:
        return context.document.text[context.start : context.end].lower() in ("one", "two", "three")
    unit = context.match["unit"]
    return not (
        unit == "year" and context.before() == "," and (context.tag_before(2) == "NAME" or context.before(2) in PEOPLE)
    )


def _to_the(context: MatchContext) -> bool:
    return _LIFE.isdisjoint(context.company())


def _birthday(context: MatchContext) -> bool:
    at = 2 if context.tag_before() in ("WORD", "ED") else 1  # her quiet 80th birthday
    if context.before(at) == "'s":
        return context.tag_before(at + 1) != "NAME" and context.before(at + 1) not in PEOPLE
    return context.before(at) not in _OWN or context.after().startswith(("present", "cake"))


def _of_thing(context: MatchContext) -> bool:
    """In any language: right behind the age or shortly before it stands a word with the ending of a thing's."""
    tokens, endings = context.document.tokens, ages(context.document.language).thing_endings
    around = (
        *range(max(context.floor, context.first - 6), context.first),
        *range(context.last, min(context.limit, context.last + 2)),
    )
    return any(tokens.lower[at].endswith(endings) for at in around)


def _full_name(context: MatchContext) -> bool:
    """In any language: no two names right before the age (``Maria Lind, 44``)."""
    return context.tag_before() != "NAME" or context.tag_before(2) != "NAME"


_GUARDS = {
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
