"""Words for people and bodies, from ``names.toml`` and ``first-names.toml`` of the default language."""

from __future__ import annotations

import functools
import unicodedata
from typing import Literal, get_args

from claimkit.language import DEFAULT, words

Gender = Literal["m", "f"]
PronounKind = Literal["m", "f", "thing", "many", "speaker", "speakers"]

_DATA = words("names", DEFAULT)
_FIRST = words("first-names", DEFAULT)


def _set(*groups: list[str]) -> frozenset[str]:
    return frozenset(word for group in groups for word in group)


@functools.lru_cache(4_000)
def plain(word: str) -> str:
    """A word as names are compared: in lower case, without accents and a final full stop, with straight apostrophes."""
    if word.isascii() and word.isalpha():
        return word.lower()
    letters = unicodedata.normalize("NFKD", word.lower().replace("’", "'").replace("ʻ", ""))
    return "".join(c for c in letters if not unicodedata.combining(c)).rstrip(".") or word


TITLE_GENDER: dict[str, Gender] = {
    **dict.fromkeys(_DATA["titles"]["m"], "m"),
    **dict.fromkeys(_DATA["titles"]["f"], "f"),
}
TITLES = _set(*_DATA["titles"].values())
WRITTEN_OUT: dict[str, str] = _DATA["written-out"]
OFFICES = _set(_DATA["persons"]["office"])
TRADES = _set(_DATA["persons"]["trade"])
FAMILY = _set(_DATA["persons"]["kin"])
KIN = FAMILY | _set(_DATA["persons"]["close"])
RANKS = _set(_DATA["persons"]["rank"])
GROUPS = _set(_DATA["persons"]["groups"])
COUNTS: dict[str, int] = _DATA["counts"]
NAMELESS = _set(_DATA["persons"]["nameless"])
HUMANS = _set(_DATA["persons"]["plain"])
PERSONS = OFFICES | TRADES | KIN | HUMANS | _set(_DATA["persons"]["royal"]) | _set(_DATA["titles"]["any"])
NOUN_GENDER: dict[str, Gender] = {
    **dict.fromkeys(_DATA["gender"]["m"], "m"),
    **dict.fromkeys(_DATA["gender"]["f"], "f"),
}
FIRST_GENDER: dict[str, Gender | None] = {
    **{plain(name): None for name in _FIRST["both"]},
    **{plain(name): "m" for name in _FIRST["m"]},
    **{plain(name): "f" for name in _FIRST["f"]},
}
PRONOUN_KIND: dict[str, PronounKind] = {
    word: kind for kind in get_args(PronounKind) for word in _DATA["pronouns"][kind]
}
PERSONAL = frozenset(word for word, kind in PRONOUN_KIND.items() if kind in ("m", "f"))
BODY_HEADS = _set(_DATA["bodies"]["heads"])
HEADS_OF = _set(_DATA["bodies"]["heads-of"])
OWNERS = _set(_DATA["bodies"]["owners"])
MEDIA = _set(_DATA["bodies"]["medium"])
COMPANIES = _set(_DATA["bodies"]["company"]) | MEDIA
BODIES = COMPANIES | _set(_DATA["bodies"]["other"])
BUSINESSES = _set(_DATA["bodies"]["businesses"])
ANY_BODY = _set(_DATA["bodies"]["any"])
OWNED = _set(_DATA["bodies"]["owned"])
NO_COMPANIES = (BODIES | OWNED) - COMPANIES
PRESS = _set(_DATA["bodies"]["press"])
APPOSED = _set(_DATA["bodies"]["apposed"])
FIELDS = _set(_DATA["bodies"]["fields"])
PARTY_NAMES = _set(_DATA["bodies"]["parties"])
AMPERSANDS = _set(_DATA["bodies"]["ampersands"])
JOINTS = AMPERSANDS | _set(_DATA["bodies"]["joints"])
SPEAKS_FOR = _set(_DATA["speaking"]["for"])
EVENT_HEADS = _set(_DATA["places"]["events"])
PLACE_HEADS = _set(_DATA["places"]["heads"]) | EVENT_HEADS
PLACE_FIRST = _set(_DATA["places"]["first"])
STATES = _set(_DATA["places"]["states"])
PLACES = _set(_DATA["places"]["known"])
PEOPLES = _set(_DATA["places"]["peoples"])
PARTIES = _set(_DATA["places"]["parties"])
MANY = frozenset(word for word in PEOPLES if word.endswith("s")) | {f"{word}s" for word in PEOPLES}
COMMON = _set(_DATA["common"]["words"])
BEFORE = _set(_DATA["before"]["words"])
AFTER = _set(_DATA["after"]["words"])
GENERATIONS = _set(_DATA["after"]["generations"])


def is_personal(word: str) -> bool:
    """Whether a word is a form of *he* or *she*."""
    return word.lower() in PERSONAL


def person_noun(word: str) -> bool:
    """Whether a lower-case word is a noun for a person: *judge*, *spokeswoman*, *ex-minister*, *mayor-elect*."""
    if "-" in word and word not in PERSONS:
        first, _, last = word.rpartition("-")
        return last in PERSONS or (last in ("elect", "designate") and first in PERSONS)
    return word in PERSONS or word.endswith(("woman", "person", "ologist"))


def office(word: str) -> bool:
    """Whether a lower-case word is an office that may stand before a name: *minister*, *President-elect*."""
    return word in OFFICES or ("-" in word and word not in TRADES and person_noun(word))


def body_noun(word: str) -> bool:
    """Whether a lower-case word is a noun for a body: *firm*, *union*."""
    return word in BODIES or word in OWNED


def noun(word: str) -> bool:
    """Whether a lower-case word is a noun for a person or a body."""
    return person_noun(word) or body_noun(word)


def plural(word: str) -> bool:
    """Whether a word may be a plural by its form: *prices*, *Holms*; not *Jones*."""
    return word.endswith(("ces", "ges", "ies")) or (
        word.endswith("s") and not word.endswith(("ss", "us", "is", "os", "as", "es"))
    )


def singular(word: str) -> str | None:
    """The singular of a lower-case plural: *firm* of *firms*, *man* of *men*; ``None`` for other words: *boss*."""
    if word.endswith("men"):
        return word[:-2] + "an"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else None


def one_of(word: str) -> str:
    """The singular of a lower-case word, which may be one already: *firm* of *firms*, *boss* of *boss*."""
    return singular(word) or word


def noun_gender(word: str) -> Gender | None:
    """The gender that a noun shows, if any: *widow*, *spokesman*."""
    if word in NOUN_GENDER:
        return NOUN_GENDER[word]
    return "f" if word.endswith("woman") else "m" if word.endswith("man") and word in PERSONS else None
