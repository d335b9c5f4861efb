"""The cue words of ``language/en/attribution.toml``, indexed by their first word."""

from __future__ import annotations

import functools
from typing import Literal, NamedTuple

import msgspec

from claimkit.detectors.rules import load_cues
from claimkit.language import words
from claimkit.text.inflection import Form, forms

Family = Literal["verb", "noun", "preposition", "adverb"]
Group = Literal[
    "say", "tell", "state", "agree", "announce", "reply", "ask", "wonder", "urge", "promise", "phrase", "call",
    "describe", "think", "want", "show", "find", "hear", "source", "noun", "deed", "hearsay",
]  # fmt: skip
# What follows a cue.
SideKind = Literal[
    "quote", "that", "told", "whether", "clause", "infinitive", "as", "named", "object", "about", "setting", "none",
]  # fmt: skip
Frame = (
    SideKind
    | Literal["quoted", "inverted", "after", "before", "relative"]
    | Literal[
        "passive", "passive.by", "passive.quote", "passive.that", "passive.told", "passive.whether", "passive.clause",
        "passive.infinitive", "passive.as", "passive.named", "passive.object", "passive.about", "passive.setting",
    ]
)  # fmt: skip


class Cue(NamedTuple):
    """A cue: ``family`` is its table (verb, noun, preposition, adverb), ``group`` its group in that table. One of
    ``frames`` must surround it; ``rest`` are the words after the first, ``forms`` the verb forms that the first can
    be."""

    rule: str
    family: Family
    group: Group
    frames: frozenset[Frame]
    why: str
    rest: tuple[str, ...] = ()
    forms: tuple[Form, ...] = ()


class _Group(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A ``[[group]]`` of the file."""

    name: Group
    why: str
    frames: frozenset[Frame]


@functools.cache
def cues() -> dict[str, tuple[Cue, ...]]:
    """Lower-case first word → the cues that begin with it, longest first.

    Raises :class:`msgspec.ValidationError` for a family, group or frame that does not exist.
    """
    groups = {group.name: group for group in msgspec.convert(words("attribution")["group"], list[_Group])}
    table: dict[str, list[Cue]] = {}
    for entry in load_cues("attribution"):
        family, group = msgspec.convert((entry.path[0], entry.path[-1]), tuple[Family, Group])
        frames, why = groups[group].frames, groups[group].why
        spellings = forms(entry.word) if family == "verb" else dict.fromkeys(_numbers(entry.word), ())
        for spelling, kinds in spellings.items():
            first, *rest = spelling.split()
            table.setdefault(first, []).append(Cue(entry.id, family, group, frames, why, tuple(rest), kinds))
    return {first: tuple(sorted(found, key=lambda cue: -len(cue.rest))) for first, found in table.items()}


def _numbers(word: str) -> tuple[str, ...]:
    """The singular and plural of a noun; other words only as they are."""
    return word, word[:-1] + "ies" if word.endswith("y") else word + "s"
