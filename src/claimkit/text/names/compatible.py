"""Tells whether a description may be of somebody of whom the text has said something else."""

from __future__ import annotations

from claimkit.text.names import lexicon
from claimkit.text.names.entities import Entity, Modifiers

_BESIDES = frozenset({"mp", "mep", "msp", "senator", "candidate", "nominee", "leader", "boss"})  # beside another office
_REPRESENTS = frozenset({"lawyer", "attorney", "solicitor", "barrister", "spokesman", "spokeswoman", "spokesperson"})


def may_be_firm(entity: Entity) -> bool:
    """Whether *the firm* can mean this entity: it is described as a company, or not described at all."""
    if entity.kind not in ("body", "unknown") or entity.key[-1] in lexicon.NO_COMPANIES:
        return False
    return not entity.nouns or not lexicon.COMPANIES.isdisjoint(entity.nouns)


def is_compatible(wanted: Modifiers, called: Modifiers) -> bool:
    """Whether two descriptions can be of one person: the names in ``wanted`` must be known, the ranks must be equal."""
    ranks = (wanted.words | wanted.names) & lexicon.RANKS
    return same_names(wanted, called) and ranks == (called.names | called.words) & lexicon.RANKS


def same_names(wanted: Modifiers, called: Modifiers) -> bool:
    """Whether all names in a description are known of somebody; true if no names are known of them."""
    known = called.names | called.words
    named = all(word in known or any(_share_stem(word, other) for other in called.names) for word in wanted.names)
    return named or not called.names


def may_be_described(person: Entity, wanted: Modifiers, head: str) -> bool:
    """Whether a known person may be the one newly described: not with a second office or another party, and not if they
    represent others."""
    called = set().union(*(one.names | one.words for one in person.nouns.values())) | person.nouns.keys()
    party = (wanted.names | {head}) & lexicon.PARTIES
    if party and not called & lexicon.PARTIES <= party:
        return False
    return called.isdisjoint(_REPRESENTS) and (
        head in _BESIDES or head not in lexicon.OFFICES or called.isdisjoint(lexicon.OFFICES)
    )


def _share_stem(word: str, other: str) -> bool:
    """Whether two words share a stem: *indonesian* and *indonesia*, *liberal* and *lib*."""
    return len(other) > 2 and len(word) > 2 and (word[:5] == other[:5] or word.startswith(other))
