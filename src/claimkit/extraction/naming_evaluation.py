"""Scores the names of roles against gold mentions of people and bodies.

A gold mention is scored if a role overlaps it with a Jaccard index of at least .5. It is right if the role has the same
set of names, compared without case, *The*, title and possessive; if the article does not name the person, it is right
without names. Kinds of mentions: ``pronoun``; ``named``, which has a capitalised word; ``described``, all others.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Literal

import msgspec

from claimkit.files import read_records
from claimkit.records import NAMED_ROLES, Article, Role
from claimkit.text.names import lexicon

Kind = Literal["named", "pronoun", "described"]
KINDS: tuple[Kind, ...] = ("named", "pronoun", "described")
_PRONOUNS = lexicon.PRONOUN_KIND.keys() | {"you", "who", "which", "those", "that"}


class GoldMention(msgspec.Struct, frozen=True, kw_only=True):
    """A mention of a person or body; ``names`` is ``None`` if the article does not name who is meant."""

    article: str
    start: int
    end: int
    text: str
    names: list[str] | None

    @property
    def kind(self) -> Kind:
        words = self.text.split()
        if self.text.strip().lower() in _PRONOUNS:
            return "pronoun"
        return "named" if any(word[0].isupper() for word in words[1:] or words) else "described"


class NamingScore(msgspec.Struct, kw_only=True):
    """Counts of mentions by kind: in gold, found (overlapped by a role) and right. ``given`` counts the found mentions
    that were given names, ``given_right`` the right ones among them."""

    gold: Counter[str] = msgspec.field(default_factory=Counter)
    found: Counter[str] = msgspec.field(default_factory=Counter)
    right: Counter[str] = msgspec.field(default_factory=Counter)
    given: int = 0
    given_right: int = 0

    def figures(self) -> dict[str, float]:
        """The share of found mentions that are right, by kind and over ``all``; ``precision`` over those given
        names."""
        shares: dict[str, float] = {kind: self.right[kind] / self.found[kind] for kind in KINDS if self.found[kind]}
        found = self.found.total()
        return {
            **shares,
            "all": self.right.total() / found if found else 0.0,
            "precision": self.given_right / self.given if self.given else 0.0,
        }


def read(path: str) -> list[GoldMention]:
    """Reads gold mentions from JSON Lines; raises :class:`InputError` for an invalid line."""
    return list(read_records(path, GoldMention))


def score(gold: Iterable[GoldMention], articles: Iterable[Article]) -> NamingScore:
    """Compares the roles of extracted articles with gold mentions."""
    roles = {
        article.id: [role for claim in article.claims for role in claim.roles if role.role in NAMED_ROLES]
        for article in articles
    }
    result = NamingScore()
    for mention in gold:
        result.gold[mention.kind] += 1
        best = max(roles.get(mention.article, ()), key=lambda role: _overlap(role, mention), default=None)
        if best is None or _overlap(best, mention) < 0.5:
            continue
        right = set(map(plain, best.names)) == set(map(plain, mention.names or ()))
        result.found[mention.kind] += 1
        result.right[mention.kind] += right
        result.given += bool(best.names)
        result.given_right += right and bool(best.names)
    return result


def plain(name: str) -> str:
    """A name as it is compared: in lower case, without *The*, title and possessive."""
    words = name.lower().replace("’", "'").removeprefix("the ").removesuffix("'s").split()
    return " ".join(words[1:] if len(words) > 1 and words[0] in lexicon.TITLES else words)


def _overlap(role: Role, mention: GoldMention) -> float:
    common = min(role.end, mention.end) - max(role.start, mention.start)
    return max(0, common) / (max(role.end, mention.end) - min(role.start, mention.start))
