"""The accusing words of ``language/<language>/accusation.toml``, indexed by every form of their first word."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from typing import Literal, NamedTuple, get_args

import msgspec

from claimkit.detectors.rules import load_cues
from claimkit.language import words
from claimkit.text.inflection import Form, forms

# Families of cues, one per table of the file: verbs with an object, nouns whose preposition introduces a wrong, others.
VerbFamily = Literal["verb", "arrest", "punishment", "custody", "criticism", "stated", "admission", "name"]
GroundFamily = Literal["penalty", "reproof", "suspect"]
Family = VerbFamily | GroundFamily | Literal["that", "epithet", "noun", "adjective", "modifier"]
VERBS: tuple[VerbFamily, ...] = get_args(VerbFamily)
GROUNDS: tuple[GroundFamily, ...] = get_args(GroundFamily)


class Cue(NamedTuple):
    """A cue and the construction around it; ``family`` is the table it comes from.

    The words ``fixed`` directly follow the head (lash *out at*), and if ``holds`` is true the accused follows them. The
    words ``after`` introduce the wrong (accuse ~ *of*); without them, the wrong is the object (denounce #). In a
    ``swapped`` cue the wrong comes before the accused (blame # *on*).
    """

    id: str
    family: Family
    head: str
    fixed: tuple[str, ...]
    holds: bool
    after: tuple[str, ...]
    swapped: bool = False

    @property
    def names(self) -> bool:
        """Whether a bad name follows (call ~ a liar, denounce ~ *as* a liar)."""
        return self.family == "name" or self.after == ("as",)

    @property
    def why(self) -> str:
        """The reason that a claim found by this verb gives."""
        if self.swapped:
            return "a wrong is put on somebody"
        if self.names:
            return "called something that is a reproach"
        if self.family in ("criticism", "stated"):
            return "criticised for a wrong that is stated"
        return "admits a wrong" if self.family == "admission" else "somebody is accused of a wrong"


class Hit(NamedTuple):
    """A cue at a token, in one of the forms of its head."""

    cue: Cue
    form: tuple[Form, ...]


def _cue(identity: str, family: Family, key: str) -> Cue:
    head, *rest = key.split()
    at = next((i for i, word in enumerate(rest) if word in ("~", "#")), None)
    if at is None:
        return Cue(identity, family, head, (), False, tuple(rest))
    return Cue(identity, family, head, tuple(rest[:at]), True, tuple(rest[at + 1 :]), rest[at] == "#")


def _cues() -> Iterator[Cue]:
    """Every cue; a word in a table with ``constructions`` is one cue in each of them.

    Raises :class:`msgspec.ValidationError` for a table that is not a family.
    """
    constructions = msgspec.convert(words("accusation")["constructions"], dict[Family, tuple[str, ...]])
    for entry in load_cues("accusation"):
        family = msgspec.convert(entry.path[0], Family)
        built = any(sign in entry.word for sign in ("~#" if family in VERBS else " "))
        whole = built or family not in constructions
        for construction in [""] if whole else constructions[family]:
            yield _cue(entry.id, family, f"{entry.word} {construction}")


@functools.cache
def heads() -> dict[str, tuple[Hit, ...]]:
    """Lower-case word → the cues that have it as their head."""
    table: dict[str, tuple[Hit, ...]] = {}
    for cue in _cues():
        verb = cue.family in (*VERBS, "that")
        shapes: dict[str, tuple[Form, ...]] = (
            forms(cue.head) if verb else {cue.head: ("base",), _plural(cue.head): ("s",)}
        )
        for word, form in shapes.items():
            table[word] = (*table.get(word, ()), Hit(cue, form))
    return table


def _plural(noun: str) -> str:
    if noun.endswith("f"):
        return noun[:-1] + "ves"
    return noun[:-1] + "ies" if noun.endswith("y") else noun + "s"


@functools.cache
def required_before() -> dict[str, frozenset[str]]:
    """Word → the words of which one must closely precede it."""
    return {word: frozenset(before) for word, before in words("accusation")["needs"].items()}


class Lexicon(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The word lists of ``wrongdoing.toml``, with verbs in all their forms."""

    wrongs: tuple[str, ...]
    endings: tuple[str, ...]
    no_wrongs: frozenset[str]
    failings: frozenset[str]
    doings: frozenset[str]
    places: frozenset[str]
    offenders: frozenset[str]
    suspects: tuple[str, ...]
    harmless: tuple[str, ...]
    events: tuple[str, ...]
    duties: frozenset[str]
    legal: frozenset[str]
    compound: frozenset[str]
    counts: frozenset[str]
    groups: frozenset[str]
    saying: frozenset[str]
    answer: frozenset[str]
    make: frozenset[str]
    deny: frozenset[str]
    court: frozenset[str]
    court_verbs: frozenset[str]
    possible: frozenset[str]
    raising: frozenset[str]
    somebody: frozenset[str]
    hard: frozenset[str]
    times: frozenset[str]
    days: frozenset[str]
    months: frozenset[str]
    spans: frozenset[str]
    settings: frozenset[str]
    deeds: frozenset[str]
    processes: frozenset[str]
    fictions: frozenset[str]
    means: frozenset[str]
    words: frozenset[str]
    harms: frozenset[str]
    things: frozenset[str]
    striking: frozenset[str]
    describing: frozenset[str]
    both: frozenset[str]
    many: frozenset[str]
    aimed: frozenset[str]
    suffered: frozenset[str]
    manners: frozenset[str]
    grounds: frozenset[str]
    serve: frozenset[str]
    give: frozenset[str]
    report: frozenset[str]
    neutral: frozenset[str]
    numbers: frozenset[str]
    be: frozenset[str]
    negations: frozenset[str]
    clause_words: frozenset[str]


@functools.cache
def lexicon() -> Lexicon:
    """The word lists, loaded once. Raises :class:`msgspec.ValidationError` for a list that is missing, unknown or
    malformed."""
    data = words("wrongdoing")
    verbs = {
        name: [form for verb in data[name] for form in forms(verb)]
        for name in ("answer", "make", "deny", "court", "serve", "give", "report")
    }
    return msgspec.convert(data | verbs, Lexicon)
