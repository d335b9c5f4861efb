"""The cue words of ``language/en/attribution.toml``, ready to be looked up by their first word."""

from __future__ import annotations

import functools
from typing import NamedTuple

from claimkit.detectors.rules import load_cues
from claimkit.language import words
from claimkit.text.inflection import Form, forms


class Cue(NamedTuple):
    """``family`` is its table (verb, noun, preposition, adverb), ``group`` that within it; ``frames`` must stand around
    it, ``rest`` are the words behind the first one, ``forms`` the verb forms that this spelling can be."""

    rule: str
    family: str
    group: str
    frames: frozenset[str]
    why: str
    rest: tuple[str, ...] = ()
    forms: tuple[Form, ...] = ()


@functools.cache
def cues() -> dict[str, tuple[Cue, ...]]:
    """First word (lower case) → the cues that begin with it, longest first."""
    groups = {group["name"]: group for group in words("attribution")["group"]}
    table: dict[str, list[Cue]] = {}
    for entry in load_cues("attribution"):
        family, group = entry.path[0], entry.path[-1]
        frames, why = frozenset(groups[group]["frames"]), groups[group]["why"]
        spellings = forms(entry.word) if family == "verb" else dict.fromkeys(_numbers(entry.word, family), ())
        for spelling, kinds in spellings.items():
            first, *rest = spelling.split()
            table.setdefault(first, []).append(Cue(entry.id, family, group, frames, why, tuple(rest), kinds))
    return {first: tuple(sorted(found, key=lambda cue: -len(cue.rest))) for first, found in table.items()}


def _numbers(word: str, family: str) -> tuple[str, ...]:
    """A noun in singular and plural."""
    return (word, word[:-1] + "ies" if word.endswith("y") else word + "s") if family == "noun" else (word,)
