"""The accusing words of ``language/<language>/accusation.toml``, found by their first word in any of its forms."""

from __future__ import annotations

import functools
from typing import NamedTuple

import msgspec

from claimkit.detectors.inflection import Form, forms
from claimkit.detectors.rules import load_cues
from claimkit.language import words


class Cue(NamedTuple):
    """A cue and how its sentence is built: ``verb``, ``stated``, ``name``, ``that``, ``noun``, ``adjective``,
    ``modifier``. ``fixed`` words follow the head at once (lash *out at*); the accused stands behind them when
    ``holds`` is true; ``after`` are the words before the wrong (accuse ~ *of*). In a ``swapped`` cue the wrong comes
    first and the accused last (blame # *on*)."""

    id: str
    family: str
    head: str
    fixed: tuple[str, ...]
    holds: bool
    after: tuple[str, ...]
    swapped: bool = False


class Hit(NamedTuple):
    """A cue at a token, in one of the forms of its head."""

    cue: Cue
    form: tuple[Form, ...]


_VERBS = ("verb", "stated", "name", "that")


def _cue(identity: str, family: str, key: str) -> Cue:
    head, *rest = key.split()
    at = next((i for i, word in enumerate(rest) if word in ("~", "#")), None)
    if at is None:
        return Cue(identity, family, head, (), False, tuple(rest))
    return Cue(identity, family, head, tuple(rest[:at]), True, tuple(rest[at + 1 :]), rest[at] == "#")


@functools.cache
def heads() -> dict[str, tuple[Hit, ...]]:
    """Lower-case word → the cues that it can be the head of."""
    table: dict[str, tuple[Hit, ...]] = {}
    for entry in load_cues("accusation"):
        cue = _cue(entry.id, entry.path[0], entry.word)
        if cue.family in _VERBS:
            shapes = forms(cue.head)
        elif cue.family == "noun":
            plural = cue.head[:-1] + "ies" if cue.head.endswith("y") else cue.head + "s"
            shapes = {cue.head: ("base",), plural: ("s",)}
        else:
            shapes = {cue.head: ("base",)}
        for word, form in shapes.items():
            table[word] = (*table.get(word, ()), Hit(cue, form))
    return table


@functools.cache
def followers() -> dict[str, frozenset[str]]:
    """Word → the words of which one must stand right behind it, where all its cues say so (*to* blame for)."""
    found: dict[str, frozenset[str]] = {}
    for word, hits in heads().items():
        cues = [hit.cue for hit in hits]
        if all(cue.fixed or (cue.family == "adjective" and cue.after) for cue in cues):
            found[word] = frozenset((cue.fixed or cue.after)[0] for cue in cues)
    return found


class Lexicon(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The word lists of ``wrongdoing.toml``; verbs in all their forms."""

    wrongs: tuple[str, ...]
    failings: frozenset[str]
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
    reproach: frozenset[str]
    deeds: frozenset[str]
    processes: frozenset[str]
    words: frozenset[str]
    harms: frozenset[str]
    numbers: frozenset[str]
    be: frozenset[str]
    negations: frozenset[str]
    clause_words: frozenset[str]


@functools.cache
def lexicon() -> Lexicon:
    data = words("wrongdoing")
    verbs = {
        name: [form for verb in data[name] for form in forms(verb)] for name in ("answer", "make", "deny", "court")
    }
    return msgspec.convert(data | verbs, Lexicon)
