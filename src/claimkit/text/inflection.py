"""Inflects English verbs: regular ones by rule, irregular ones from ``language/en/inflection.toml``."""

from __future__ import annotations

import functools
from typing import Literal

from claimkit.language import words

Form = Literal["base", "s", "past", "participle", "ing"]
_VOWELS = frozenset("aeiou")


def forms(verb: str) -> dict[str, tuple[Form, ...]]:
    """Every form of a verb with its functions: ``said`` → past and participle. Only the first word is inflected:
    ``point out`` → ``pointed out``."""
    head, space, rest = verb.partition(" ")
    data = words("inflection")
    past, participle = data["irregular"].get(head, (_ed(head, data["doubling"]),) * 2)
    table: dict[str, tuple[Form, ...]] = {}
    named: list[tuple[str, Form]] = [
        (head, "base"),
        (_s(head), "s"),
        (past, "past"),
        (participle, "participle"),
        (_ing(head, data["doubling"]), "ing"),
    ]
    if head in data["doubling"] and head.endswith("l"):  # signalled, and in American spelling signaled
        named += [(head + "ed", "past"), (head + "ed", "participle"), (head + "ing", "ing")]
    for word, form in named:
        key = word + space + rest
        table[key] = (*table.get(key, ()), form)
    return table


@functools.cache
def pasts() -> frozenset[str]:
    """The irregular past forms: *fell*, *rose*."""
    return frozenset(past for past, _ in words("inflection")["irregular"].values())


def _s(verb: str) -> str:
    if verb.endswith(("s", "sh", "ch", "x", "z", "go", "do")):
        return verb + "es"
    return verb[:-1] + "ies" if verb.endswith("y") and verb[-2:-1] not in _VOWELS else verb + "s"


def _ed(verb: str, doubling: list[str]) -> str:
    if verb.endswith("e"):
        return verb + "d"
    if verb.endswith("y") and verb[-2:-1] not in _VOWELS:
        return verb[:-1] + "ied"
    return verb + verb[-1] + "ed" if verb in doubling else verb + "ed"


def _ing(verb: str, doubling: list[str]) -> str:
    if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")):
        return verb[:-1] + "ing"
    return verb + verb[-1] + "ing" if verb in doubling else verb + "ing"
