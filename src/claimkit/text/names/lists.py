"""Finds lists of names: *sprinters Ann Lee and Omar Lund*, later called *the pair* or *the sprinters*."""

from __future__ import annotations

from typing import NamedTuple

from claimkit.text.names import lexicon
from claimkit.text.names.entities import Entities, Entity, Mention

LONGEST = 30  # maximum number of names in a list
_JOINTS = frozenset({",", "and", "&"})


class Listed(NamedTuple):
    """The entities named together from token ``first`` on; ``noun`` is the singular of the noun before them, if any."""

    first: int
    entities: list[Entity]
    noun: str | None


def find_lists(entities: Entities) -> list[Listed]:
    """The lists of names in a text, in order: names joined by commas and a final *and*."""
    found: list[Listed] = []
    run: list[Mention] = []
    for mention in entities.mentions:
        if run:
            first, end = run[-1].end, mention.title
            joined = 1 <= end - first <= 2 and _JOINTS.issuperset(entities.tokens.lower[first:end])
            if joined and not _complete(entities, run):
                run.append(mention)
                continue
            _close(entities, run, found)
        run = [mention]
    _close(entities, run, found)
    return found


def _complete(entities: Entities, run: list[Mention]) -> bool:
    """Whether *and* stands before the last name."""
    return len(run) > 1 and entities.tokens.lower[run[-1].title - 1] == "and"


def _close(entities: Entities, run: list[Mention], found: list[Listed]) -> None:
    if len(run) <= LONGEST and _complete(entities, run):
        first = run[0].title
        before = entities.tokens.lower[run[0].first - 1] if run[0].first else ""
        noun = before.removesuffix("s") if before.endswith("s") else None
        known = noun if noun and (lexicon.person_noun(noun) or lexicon.body_noun(noun)) else None
        found.append(Listed(first, list(dict.fromkeys(mention.entity for mention in run)), known))
