"""What looks like an age and is none: things and terms that are so old, scores, sums, lists of figures."""

from __future__ import annotations

import re

from claimkit.detectors.age.apposition import also, apposition
from claimkit.detectors.age.neighbours import NOT_BEFORE, STOPS, follows_freely, free
from claimkit.detectors.age.patterns import AgeRule, ages
from claimkit.detectors.age.person import PEOPLE, is_thing
from claimkit.detectors.match_context import Place
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


def refused(place: Place, rule: AgeRule) -> bool:
    """Whether the words around a rule's match tell that it is no age."""
    return rule.guard is not None and _GUARDS[rule.guard](place)


def _year_old(place: Place) -> bool:
    """``the 50-year-old bridge``."""
    if place.match["plural"]:
        return False
    tokens, at, thing = place.document.tokens, place.last, False
    while at < place.limit and at < place.last + 6 and tokens.tag[at] in ("WORD", "NAME", "ING", "ED"):
        word = tokens.lower[at]
        if word in PEOPLE or (thing and word.endswith(_PERSON_ENDINGS)):
            return False  # the 41-year-old campaign manager
        names_on = at + 1 < place.limit and tokens.tag[at + 1] in ("NAME", "WORD")
        if at > place.last and word.endswith("s") and is_name(tokens, at - 1):
            break  # the 20-year-old Lund plays
        thing = thing or (is_thing(word) and not (is_name(tokens, at) and names_on))
        at += 1
    model = at == place.last + 1 and at < place.limit and tokens.tag[at] == "NUM"  # a 19-year-old Cessna 750
    return thing or (model and is_name(tokens, at - 1))


def _years_old(place: Place) -> bool:
    """``the bridge is 50 years old``: a thing or ``it`` stands before the verb."""
    at = place.first - 1
    while at >= place.floor and at > place.first - 8:
        word = place.document.tokens.lower[at]
        if word in ("it", "its", "which", "that") or is_thing(word):
            return True
        if word == "at" or place.document.tokens.tag[at] in ("PRON", "NAME", "PUNCT") or word in PEOPLE:
            return False
        at -= 1
    return False


def _aged(place: Place) -> bool:
    """``wine aged 12 years``; ``age 3 of the …``."""
    unit = place.match["unit"]
    if unit and (place.before() in ("was", "were", "is", "are") or is_thing(place.before())):
        return True
    return place.before() in ("cheese", "wine", "whisky", "beef", "rum") or place.after() in ("%", "per")


def _ages(place: Place) -> bool:
    return place.before() in ("took", "takes", "for", "in") or place.after() in ("of", "ago")


def _age_of(place: Place) -> bool:
    """``the age of two empires``."""
    tag = place.tag_after()
    counted = tag == "NAME" or (tag == "WORD" and place.after().endswith("s"))
    return counted and not place.match["unit"] and place.after() not in PEOPLE


def _turned(place: Place) -> bool:
    return place.after() not in STOPS and not follows_freely(place)


def _over(place: Place) -> bool:
    """``England Under-21s``, ``under 50s``."""
    anchor = place.document.text[place.start : place.end]
    if anchor[0].isupper() and place.tag_before() == "NAME":
        return True
    if anchor.lower().startswith("under"):
        return anchor[-3:] in _SPORT_UNDERS or " " in anchor
    return False


def _open(place: Place) -> bool:
    return place.before() not in PEOPLE | _BE | {"aged", "age", "ages", ","}


def _as_young(place: Place) -> bool:
    """``firms as young as two employees``."""
    counted = not place.match["unit"] and place.after() not in STOPS and not free(place) and place.tag_after() != "WORD"
    return counted or any(map(is_thing, (place.before(), place.before(2)))) or place.after() in NOT_BEFORE


def _was(place: Place) -> bool:
    subject = place.match.group().lower()
    if subject.startswith(("they", "we", "you")) and place.after() not in ("when", "at"):
        return True  # how many they were
    if (
        place.document.text[place.start : place.end].lower() == "one"
        or place.after() == "of"
        or place.after() in NOT_BEFORE
    ):
        return True
    return place.after() not in STOPS and not follows_freely(place)


def _at(place: Place) -> bool:
    number = place.match["n"]
    if number.isdigit() and int(number) < 11:
        return True
    if place.after() in NOT_BEFORE or (place.after() not in STOPS and not follows_freely(place)):
        return True
    if place.after() in ("he", "she") or (place.before() == "who" and place.tag_after() == "AUX"):
        return False
    if _WON_AT.search(place.match.group()) and not _HE.isdisjoint(place.company()):
        return place.after() not in STOPS
    if _first_words(place):
        return _SCORES.search(place.sentence()) is not None
    return _LIFE.isdisjoint(place.company())


def _first_words(place: Place) -> bool:
    """``At 82, she still sings``."""
    tokens, after = place.document.tokens, place.last + 1
    if place.first != place.floor or place.after() != "," or after >= place.limit or place.end - place.start < 2:
        return False
    return tokens.lower[after] in ("he", "she", "i") or is_name(tokens, after)


def _verb(place: Place) -> bool:
    """``The oldest was 97``, ``Smith was 41 when``: after a person, before a stop or a clause."""
    if place.after() not in STOPS - {"-", "–", "—", ":"} and place.after() not in (
        "when",
        "while",
        "today",
        "now",
        "at",
        "by",
    ):
        return True
    if place.document.text[place.start : place.end].lower() in ("one", "1", "two", "2"):
        return True
    steps = 1
    while place.tag_before(steps) in ("AUX", "ADV", "LY") or (
        place.before(steps) == "," and "to be" in place.match.group()
    ):
        steps += 1
    if place.tag_before(steps) != "NAME" and place.before(steps) not in PEOPLE | {"he", "she", "i", "who"}:
        return True
    before = place.document.tokens.tag[max(place.floor, place.first - steps - 3) : place.first - steps]
    if place.tag_before(steps) == "NAME" and "PREP" in before:  # a flight to Rome was 12
        return True
    return _SCORES.search(place.sentence()) is not None


def _side(place: Place) -> bool:
    """Only behind a word for people, or ``people are``; ``over 40 years`` is a span of time."""
    if not free(place) and (
        place.before() not in PEOPLE or place.tag_after() not in ("WORD", "ADV") or place.after().endswith("s")
    ):
        return True
    who = place.before(2) if place.before() in _BE else place.before()
    return who not in PEOPLE


def _range(place: Place) -> bool:
    first, last = _number(place.match["n"]) or 0, _number(place.match["n2"]) or 0
    return place.before() not in PEOPLE or not 4 < first < last or not free(place)


def _of(place: Place) -> bool:
    """``a girl of nine``; with years also behind a name and a comma, as some translations have it."""
    if not free(place):
        return True
    if place.before() in _YOUNG:
        return place.document.text[place.start : place.end].lower() in ("one", "two", "three")
    unit = place.match["unit"]
    return not (
        unit == "year" and place.before() == "," and (place.tag_before(2) == "NAME" or place.before(2) in PEOPLE)
    )


def _to_the(place: Place) -> bool:
    return _LIFE.isdisjoint(place.company())


def _birthday(place: Place) -> bool:
    at = 2 if place.tag_before() in ("WORD", "ED") else 1  # her quiet 80th birthday
    if place.before(at) == "'s":
        return place.tag_before(at + 1) != "NAME" and place.before(at + 1) not in PEOPLE
    return place.before(at) not in _OWN or place.after().startswith(("present", "cake"))


def _of_thing(place: Place) -> bool:
    """In any language: right behind the age or shortly before it stands a word with the ending of a thing's."""
    tokens, endings = place.document.tokens, ages(place.document.language).thing_endings
    around = (
        *range(max(place.floor, place.first - 6), place.first),
        *range(place.last, min(place.limit, place.last + 2)),
    )
    return any(tokens.lower[at].endswith(endings) for at in around)


def _full_name(place: Place) -> bool:
    """In any language: no two names right before the age (``Maria Lind, 44``)."""
    return place.tag_before() != "NAME" or place.tag_before(2) != "NAME"


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
