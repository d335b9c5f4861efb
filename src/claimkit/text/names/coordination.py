"""Splits a phrase into the members of a list, and finds where its core ends."""

from __future__ import annotations

import itertools

from claimkit.text.names import lexicon
from claimkit.text.names.entities import Entities, Mention
from claimkit.text.tokens import TokenSpan

_STOPS = frozenset({"PREP", "REL", "AUX", "VERB", "ED", "SUB", "PUNCT"})
_REMARK = 5  # maximum number of tokens of a remark in brackets
_COLLECTIVE = frozenset({"staff", "family", "crew", "management", "public", "jury", "crowd", "press", "media"})


class Coordination:
    """Splits the phrases of one text."""

    def __init__(self, entities: Entities) -> None:
        self.entities, self.tokens = entities, entities.tokens

    def members(self, first: int, end: int, inside: list[Mention]) -> list[TokenSpan]:
        """The members of the list in tokens ``first`` up to ``end``: three in *Ann Lee, Omar Lund and the port*; one in
        *Ann Lee, a baker and miller*. ``inside`` are the mentions in it."""
        lower = self.tokens.lower
        taken = self._name_tokens(inside, end)
        if cuts := [at for at in range(first + 1, end - 1) if lower[at] == ";"]:
            return _split(first, end, cuts)
        for at in range(first + 2, end - 1):
            if lower[at - 1] == "," and lower[at : at + 2] == ["along", "with"]:
                return [TokenSpan(first, at - 1), TokenSpan(at + 2, end)]  # Ann Lee, along with Omar Lund
        joints = [at for at in range(first + 1, end - 1) if lower[at] in ("and", "&", "or") and at not in taken]
        if not joints:
            return [TokenSpan(first, end)]
        core = self.core_end(first, end, inside)
        ends = {self._bracketed_end(mention, end) for mention in inside}
        if core == joints[0]:
            if len(joints) == 1 and self._one_person(first, core, end, inside):
                return [TokenSpan(core + 1, end)]
            if lexicon.person_noun(lower[core - 1]) and self._office_follows(core + 1, end):
                return [TokenSpan(first, core)]
            return _split(first, end, joints[:1])
        if lexicon.person_noun(lower[end - 1]) and not self._has_determiner(joints[-1] + 1):
            return [TokenSpan(first, end)]  # Ann Lee, the Mills and Ports commissioner
        bakers = len(inside) > 1 and lexicon.singular(lower[core - 1])  # two bakers, Ann Lee and Omar Lund
        if (
            lower[core] == ","
            and (core in ends or bakers)
            and all(at in taken or lower[at] in (",", "the", "and") for at in range(core, joints[-1]))
        ):
            begins = first if core in ends else core + 1
            commas = (at for at in range(begins, joints[0]) if lower[at] == "," and at in ends)
            return _split(begins, end, [*commas, joints[-1]])
        return [TokenSpan(first, end)]

    def _bracketed_end(self, mention: Mention, limit: int) -> int:
        """The end of a name in a list, with a short remark in brackets: *Ann Lee (D-Ohio) and Omar Lund*."""
        word, end = self.tokens.word, mention.end
        if word[end] != "(":
            return end
        closed = next((at + 1 for at in range(end, min(end + _REMARK, limit)) if word[at] == ")"), end)
        return closed if closed < limit and word[closed] == "and" else end

    def _name_tokens(self, inside: list[Mention], limit: int) -> set[int]:
        return {at for mention in inside for at in range(mention.title, self._bracketed_end(mention, limit))}

    def _one_person(self, first: int, joint: int, end: int, inside: list[Mention]) -> bool:
        """Whether the phrase describes one person, named at its end: *president and chief executive Ann Lee*, *health
        and safety officer Ann Lee*, *Port News and BBC anchor Ann Lee*."""
        tokens = self.tokens
        if not inside or inside[-1].end != end or self._has_determiner(joint + 1) or inside[-1].first == joint + 1:
            return False
        if lexicon.person_noun(tokens.lower[joint - 1]):
            return not any(mention.end == joint for mention in inside)
        if not lexicon.person_noun(tokens.lower[inside[-1].first - 1]):
            return False
        opening = inside[0]
        if opening.title > joint:
            return self._modifies(joint - 1)
        return opening.title == first and opening.end == joint and opening.entity.kind == "body"

    def _has_determiner(self, first: int) -> bool:
        return self.tokens.tag[first] in ("DET", "POSS")

    def _modifies(self, at: int) -> bool:
        """Whether a word before *and* modifies the noun after it: *health and safety officer Ann Lee*, not *staff and
        coach Ann Lee*."""
        tokens, word = self.tokens, self.tokens.lower[at]
        opens = at == self.entities.document.sentence_of(at)[0]
        if (one := lexicon.singular(word)) and (opens or tokens.tag[at] == "WORD" or lexicon.noun(one)):
            return False
        return not (lexicon.noun(word) or word in _COLLECTIVE or tokens.tag[at] in ("PRON", "NUM"))

    def _office_follows(self, first: int, end: int) -> bool:
        """Whether another office of the same person follows: *the front-runner and former secretary of state*."""
        tokens = self.tokens
        stop = next((at for at in range(first, end) if tokens.tag[at] == "PREP"), end)
        return (
            stop > first
            and tokens.tag[first] not in ("DET", "POSS", "NAME")
            and (lexicon.person_noun(tokens.lower[stop - 1]) or tokens.lower[stop - 1] in lexicon.NAMELESS)
        )

    def core_end(self, first: int, end: int, inside: list[Mention]) -> int:
        """End of the phrase's core: before a preposition, punctuation, a verb, a relative clause or *and*."""
        tag, lower, taken = self.tokens.tag, self.tokens.lower, self._name_tokens(inside, end)
        for at in range(first + 1, end):
            if at in taken:
                continue
            if tag[at] in _STOPS:
                if tag[at] != "ED" or at + 1 == end or tag[at + 1] not in ("WORD", "NAME"):
                    return at
            elif tag[at] == "ING" and tag[at - 1] == "WORD" and at + 1 in taken:
                return at  # a lawyer representing Ann Lee
            elif lower[at] in ("and", "or", "&"):
                return at
        return end


def _split(first: int, end: int, cuts: list[int]) -> list[TokenSpan]:
    edges = [first - 1, *cuts, end]
    return [TokenSpan(low + 1, high) for low, high in itertools.pairwise(edges) if high > low + 1]
