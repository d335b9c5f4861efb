"""Resolves a noun phrase by the names in it, or as a description."""

from __future__ import annotations

import itertools

from claimkit.records import NamedBy
from claimkit.text.names import lexicon
from claimkit.text.names.coordination import Coordination
from claimkit.text.names.descriptions import Descriptions, Read, Scene
from claimkit.text.names.entities import Entities, Mention
from claimkit.text.names.name_words import OF
from claimkit.text.tokens import TokenSpan

_ORDER: tuple[NamedBy, ...] = ("full", "short", "pronoun", "description")
_INSIDE = frozenset({"WORD", "DET", "NUM", "ED"})
_MARKS = frozenset({"GEN", "QUOTE", "PUNCT", "STOP"})
_ADVERBS = frozenset({"first", "also", "a", "later", "then", "once"})  # The Herald first reported it
_MORE = frozenset({"other", "others"})
_CALLED = frozenset({"named", "called"})
_OFFICES_AND = [[word, "and"] for word in OF]
_GOES_ON = frozenset({",", "(", "of", "at", "from", "for"})


class Referents:
    """Resolves the phrases of one text."""

    def __init__(self, entities: Entities) -> None:
        self.entities, self.tokens = entities, entities.tokens
        self.coordination, self.descriptions = Coordination(entities), Descriptions(entities)

    def read(self, first: int, end: int, scene: Scene | None) -> Read | None:
        """The entities that tokens ``first`` up to ``end`` mean, and how they are named; ``None`` if that is uncertain.
        Without a ``scene``, only names are resolved."""
        tokens = self.tokens
        while first < end and tokens.tag[first] == "QUOTE":
            first += 1
        if tokens.tag[first : first + 2] == ["ED", "PREP"]:
            first += 2  # quoted in the Herald
        while end > first and (
            (tokens.tag[end - 1] in _MARKS and tokens.word[end - 1] != ")") or tokens.lower[end - 1] in _ADVERBS
        ):
            end -= 1
        if first >= end or tokens.lower[end - 1] == "and":
            return None  # Ann Lee and: the phrase is cut off
        words = tokens.lower[first:end]
        if "and" in words and not _MORE.isdisjoint(words):
            joined = itertools.pairwise(words[1:])
            if any(word == "and" and after in _MORE for word, after in joined):
                return None
        first, end = self._extend_to_names(first, end)
        reads: list[Read] = []
        for begin, stop in self.coordination.members(first, end, self.entities.within(first, end)):
            read = self._read_member(begin, stop, scene)
            if read is None:
                return None
            reads.append(read)
        by = max((read[1] for read in reads), key=_ORDER.index)
        return list(dict.fromkeys(entity for read in reads for entity in read[0])), by

    def _extend_to_names(self, first: int, end: int) -> TokenSpan:
        """The tokens, extended so that they cut no name: *coach Ann* becomes *coach Ann Lee*, *Mr* becomes *Mr
        Lee*."""
        mentions, index = self.entities.mentions, self.entities.index
        for mention in mentions[max(0, index(first) - 1) : index(end) + 1]:
            titled = mention.title < end <= mention.first and self.tokens.lower[end - 1] in lexicon.TITLES
            if titled or mention.first < end < mention.end:
                end = mention.end
            if mention.first < first < mention.end:
                first = mention.first
        return TokenSpan(first, end)

    def _read_member(self, first: int, end: int, scene: Scene | None) -> Read | None:
        """The referents of one member of a list, with everything that depends on it. It may be a group: *the pair*."""
        tokens = self.tokens
        inside = self.entities.within(first, end)
        core = stop = self.coordination.core_end(first, end, inside)
        ends = {mention.end for mention in inside}
        while stop > first and stop not in ends and tokens.tag[stop - 1] in ("GEN", "QUOTE"):
            stop -= 1
        if (
            inside
            and core < end == inside[-1].end
            and inside[0].end == stop
            and self._is_work(inside[0], inside[-1], core)
        ):
            return self._by_name(inside[-1])
        for mention in reversed(inside):
            if self._ends_phrase(mention, stop):
                return self._by_name(mention)
        if inside and inside[-1].end == end and self._is_head(first, core, inside[-1]):
            return self._by_name(inside[-1])
        for mention in inside:
            if mention.title >= core and self._is_apposed(first, mention, end):
                return self._by_name(mention)
        return self.descriptions.read(first, stop, scene, core == end) if scene else None

    def _by_name(self, mention: Mention) -> Read | None:
        key = mention.entity.key
        if not key:
            return None
        whole = mention.full or key == (lexicon.plain("".join(self.tokens.word[mention.first : mention.end])),)
        return [mention.entity], "full" if whole else "short"

    def _ends_phrase(self, mention: Mention, end: int) -> bool:
        """Whether a phrase ends with a name: *Ann Lee*, *Ann Lee QC*, *the Herald newspaper*, *a poll's average*."""
        rest = self.tokens.lower[mention.end : end]
        if len(rest) == 1:
            if mention.entity.kind == "place":
                return False  # the Leeds company
            return rest[0] in (lexicon.AFTER if mention.entity.kind == "person" else lexicon.APPOSED)
        if len(rest) == 2 and rest[0] in lexicon.FIELDS and mention.entity.kind in ("body", "unknown"):
            return rest[1] in lexicon.APPOSED  # the Holm news agency
        return mention.end == end or rest[-2:] == ["polling", "average"] == rest[rest[:1] == ["'s"] :]

    def _is_head(self, first: int, core: int, closing: Mention) -> bool:
        """Whether the name at the end of a phrase is its head: *head of safety Ann Lee*, *secretary of state and
        candidate Ann Lee*; not *friend of coach Ann Lee*."""
        tokens, before = self.tokens, closing.title - 1
        if first < core and tokens.lower[core + 1 : core + 3] in _OFFICES_AND:
            return closing.entity.kind == "person" and lexicon.person_noun(tokens.lower[core - 1])
        return (
            closing.entity.kind == "person"
            and first < core < before
            and tokens.lower[core] == "of"
            and lexicon.person_noun(tokens.lower[core - 1])
            and tokens.tag[before] == "WORD"
            and not lexicon.person_noun(tokens.lower[before])
        )

    def _is_work(self, opening: Mention, closing: Mention, core: int) -> bool:
        """Whether the first name in a phrase is that of a work by the person at its end: *Death of a Miller director
        Ann Lee*."""
        before = self.tokens.lower[closing.first - 1]
        return opening.entity.kind != "person" and self.tokens.lower[core] == "of" and lexicon.person_noun(before)

    def _is_apposed(self, first: int, mention: Mention, end: int) -> bool:
        """Whether a name after a description names the one described: *the owner, Ann Lee*, *one of the owners, Ann
        Lee, 59*, *a baker named Ann Lee*, *a group known as Holm*."""
        lower, tag, before = self.tokens.lower, self.tokens.tag, mention.title - 1
        head = next((at for at in range(first, before) if tag[at] == "PREP"), before)
        if lower[head] == "by" and not any(map(lexicon.noun, lower[first:head])):
            return False  # a study by the baker, Ann Lee
        if lower[head] == "for" and lower[head - 1] in lexicon.SPEAKS_FOR:
            return False  # a spokesman for the baker, Ann Lee
        group = lexicon.body_noun(lower[before])
        while before > first and (tag[before] in _INSIDE or "-" in lower[before]) and lower[before] not in _CALLED:
            before -= 1  # the owner, the 59-year-old Ann Lee; one of the bidders, Leeds-based group Holm
        if lower[before] in _CALLED or (lower[before] == "as" and lower[before - 1] in ("known", "identified")):
            return True
        if lower[before] != "," or not (mention.end == end or lower[mention.end] in _GOES_ON | lexicon.AFTER):
            return False
        if group or mention.entity.kind == "person":
            return True
        return mention.full and any(lexicon.person_noun(word.removesuffix("s")) for word in lower[first:before])
