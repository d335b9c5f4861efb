"""Whom a noun phrase means: by the names in it, or by what the text calls somebody elsewhere."""

from __future__ import annotations

import bisect
import itertools
from collections.abc import Callable
from typing import Literal

from claimkit.text.names import lexicon
from claimkit.text.names.entities import Entities, Entity, Mention

Read = tuple[list[Entity], Literal["full", "short", "description"]]
Body = Callable[[int, str], Entity | None]
_ORDER = ("full", "short", "description")
_STOPS = frozenset({"PREP", "REL", "AUX", "VERB", "ED", "SUB", "PUNCT"})
_DEFINITE = frozenset({"the", "this", "that"})
_FADED = frozenset({"former", "ex", "then", "late", "new", "current", "longtime"})
_OTHERS = frozenset({"no", "any", "every", "each", "some", "another", "other"})
_INDEFINITE = frozenset({"a", "an", "one"})


class Phrases:
    """Reads the phrases of one text."""

    def __init__(self, entities: Entities) -> None:
        self.entities, self.tokens = entities, entities.tokens
        self._starts = [mention.first for mention in entities.mentions]
        self._called: dict[str, list[Entity]] = {}
        for entity in entities.all:
            for noun in entity.nouns:
                self._called.setdefault(noun, []).append(entity)

    def read(self, first: int, end: int, body: Body | None) -> Read | None:
        """Whom tokens ``first`` up to ``end`` mean; none where nobody is named for sure."""
        tokens = self.tokens
        while first < end and tokens.tag[first] == "QUOTE":
            first += 1
        while end > first and (tokens.tag[end - 1] in ("GEN", "QUOTE", "PUNCT") and tokens.word[end - 1] != ")"):
            end -= 1
        if first >= end:
            return None
        inside = self._mentions(first, end)
        parts = self._parts(first, end, inside)
        reads: list[Read] = []
        for begin, stop in parts:
            read = self._part(begin, stop, end if len(parts) == 1 else stop, body)
            if read is None:
                return None
            reads.append(read)
        by = max((read[1] for read in reads), key=_ORDER.index)
        return list(dict.fromkeys(entity for read in reads for entity in read[0])), by

    def _mentions(self, first: int, end: int) -> list[Mention]:
        low = bisect.bisect_left(self._starts, first)
        return [m for m in self.entities.mentions[low : bisect.bisect_left(self._starts, end)] if m.end <= end]

    def _parts(self, first: int, end: int, inside: list[Mention]) -> list[tuple[int, int]]:
        """The members of a list: *Ann Lee, Omar Lund and the port*; one for *Ann Lee, a baker and miller*."""
        tokens = self.tokens
        taken = {at for mention in inside for at in range(mention.title, mention.end)}
        joints = [at for at in range(first + 1, end - 1) if tokens.lower[at] in ("and", "&", "or") and at not in taken]
        semis = [at for at in range(first + 1, end - 1) if tokens.lower[at] == ";"]
        if semis:
            return self._split(first, end, semis)
        if not joints:
            return [(first, end)]
        opening = self._core_end(first, end, taken)
        ends = {mention.end for mention in inside}
        if opening == joints[0] or (
            tokens.lower[opening] == "," and opening in ends and self._listed(opening, joints[-1], taken)
        ):
            if (
                opening == joints[0]
                and len(joints) == 1
                and opening not in ends
                and self._one_person(opening, end, inside)
            ):
                return [(opening + 1, end)]
            commas = [at for at in range(first, joints[0]) if tokens.lower[at] == "," and at in ends]
            return self._split(first, end, [*commas, joints[-1] if commas else joints[0]])
        return [(first, end)]

    def _listed(self, at: int, last: int, taken: set[int]) -> bool:
        """Whether between the commas from ``at`` to the last *and* stand names alone."""
        return all(here in taken or self.tokens.lower[here] in (",", "the", "and") for here in range(at, last))

    def _one_person(self, joint: int, end: int, inside: list[Mention]) -> bool:
        """*president and chief executive Ann Lee*: two offices, one name at the end."""
        return (
            bool(inside)
            and inside[-1].end == end
            and lexicon.person_noun(self.tokens.lower[joint - 1])
            and self.tokens.tag[joint + 1] not in ("DET", "POSS")
            and inside[-1].first > joint + 1
        )

    @staticmethod
    def _split(first: int, end: int, cuts: list[int]) -> list[tuple[int, int]]:
        edges = [first - 1, *cuts, end]
        return [(low + 1, high) for low, high in itertools.pairwise(edges) if high > low + 1]

    def _core_end(self, first: int, end: int, taken: set[int]) -> int:
        """Where the phrase's own words end: before a comma, a preposition, a relative clause, *and*."""
        tokens = self.tokens
        for at in range(first, end):
            if at in taken:
                continue
            if tokens.tag[at] in _STOPS and not (
                tokens.tag[at] == "ED" and at + 1 < end and tokens.tag[at + 1] in ("WORD", "NAME")
            ):
                if at > first:
                    return at
            elif tokens.tag[at] == "ING" and at > first and tokens.tag[at - 1] == "WORD" and at + 1 in taken:
                return at  # a lawyer representing Ann Lee
            elif tokens.lower[at] in ("and", "or", "&") and at > first:
                return at
        return end

    def _part(self, first: int, end: int, whole: int, body: Body | None) -> Read | None:
        """One member of a list, or the whole phrase with what hangs on it."""
        tokens = self.tokens
        inside = self._mentions(first, whole)
        taken = {at for mention in inside for at in range(mention.title, mention.end)}
        core = self._core_end(first, end, taken)
        stop = core
        while stop > first and tokens.tag[stop - 1] in ("GEN", "QUOTE"):
            stop -= 1
        for mention in reversed(inside):
            if mention.end == stop:
                return self._by_name(mention)
        if core < whole and tokens.lower[core] == ",":
            apposed = next((m for m in inside if m.title > core or m.first > core), None)
            if apposed is not None and apposed.entity.kind == "person" and self._closes(core + 1, apposed, whole):
                return self._by_name(apposed)
        for mention in inside:  # the nurse, identified as Ann Lee; one of the directors, Ann Lee
            before = mention.title - 1
            if (
                mention.entity.kind == "person"
                and mention.end in (whole, end)
                and before > first
                and tokens.lower[before] == ","
            ):
                return self._by_name(mention)
            if (
                mention.entity.kind == "person"
                and before > first
                and tokens.lower[before] in ("as", "named")
                and tokens.lower[before - 1] in ("identified", ",", "named")
            ):
                return self._by_name(mention)
        return self._described(first, stop, body)

    def _closes(self, at: int, mention: Mention, end: int) -> bool:
        """Whether the name is all that stands from ``at`` to the end or the next comma."""
        return mention.title <= at and (mention.end >= end or self.tokens.lower[mention.end] in (",", "(", "of"))

    def _by_name(self, mention: Mention) -> Read:
        return [mention.entity], "full" if mention.full or len(mention.entity.key) == 1 else "short"

    def _described(self, first: int, end: int, body: Body | None) -> Read | None:
        """Whom a description means: the one whom the text calls so elsewhere."""
        tokens = self.tokens
        if end <= first:
            return None
        head, opening = tokens.lower[end - 1], tokens.lower[first]
        if head in lexicon.CAMPAIGNS:
            return None
        determined = opening in _DEFINITE or tokens.tag[first] == "POSS"
        words = {
            lexicon.plain(tokens.word[at])
            for at in range(first, end - 1)
            if tokens.tag[at] in ("WORD", "NAME", "ED", "ING")
            and tokens.word[at][0].isalpha()
            and not self._owns(at, end)
        } - _FADED
        names = {
            word for word in words if any(word == lexicon.plain(w) and w[0].isupper() for w in tokens.word[first:end])
        }
        if (
            opening not in ("the", "a", "an")
            and tokens.word[first][0].isupper()
            and first == self.entities.document.sentence_of(first)[0]
        ):
            names.discard(lexicon.plain(tokens.word[first]))
        ranks = words & lexicon.RANKS
        fitting = [
            e for e in self._called.get(head, ()) if names <= e.nouns[head] and ranks == e.nouns[head] & lexicon.RANKS
        ]
        fitting = [e for e in fitting if words and words <= e.nouns[head]] or fitting
        if lexicon.person_noun(head):
            unsure = opening in _OTHERS or (
                opening in _INDEFINITE and (head in lexicon.SPEAKS_FOR or (fitting and fitting[0].first < first))
            )
            return (fitting, "description") if len(fitting) == 1 and not unsure else None
        if determined and lexicon.body_noun(head):
            if len(fitting) == 1 and (head not in lexicon.COMPANIES or words):
                return fitting, "description"
            found = body(first, head) if body and not names else None
            return ([found], "description") if found else None
        return None

    def _owns(self, at: int, end: int) -> bool:
        """Whether the word at ``at`` is part of an owner's name: *Holm's widow*."""
        return any(self.tokens.tag[here] == "GEN" for here in range(at + 1, min(end, at + 4)))

    def spoken_for(self, first: int, end: int, speakers: list[Entity]) -> list[Entity]:
        """The body that a speaker speaks for: *Port spokesman Omar Lund*, *a spokeswoman for the port*."""
        return [
            mention.entity
            for mention in self._mentions(first, end)
            if mention.entity.kind in ("body", "unknown") and mention.entity not in speakers
        ][:1]
