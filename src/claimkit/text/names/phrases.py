"""Whom a noun phrase means: by the names in it, or by what the text calls somebody elsewhere."""

from __future__ import annotations

import itertools
from typing import Literal, Protocol

from claimkit.text.names import lexicon
from claimkit.text.names.entities import Called, Entities, Entity, Mention
from claimkit.text.names.finding import Kind
from claimkit.text.names.lexicon import Gender
from claimkit.text.phrases import is_possessive
from claimkit.text.tokens import TextSpan

By = Literal["full", "short", "pronoun", "description"]
Read = tuple[list[Entity], By]
_ORDER: tuple[By, ...] = ("full", "short", "pronoun", "description")
_STOPS = frozenset({"PREP", "REL", "AUX", "VERB", "ED", "SUB", "PUNCT"})
_INSIDE = frozenset({"WORD", "DET", "NUM", "ED"})
_MARKS = frozenset({"GEN", "QUOTE", "PUNCT", "STOP"})
_SAME = 30  # of many judges, a few are enough to know that it is ambiguous
_BESIDES = frozenset({"mp", "mep", "msp", "senator", "candidate", "nominee", "leader", "boss"})  # beside another office
_REPRESENTS = frozenset({"lawyer", "attorney", "solicitor", "barrister", "spokesman", "spokeswoman", "spokesperson"})
_BEFORE_SUBJECTS = frozenset({"CONJ", "ADV", "LY", "PUNCT", "QUOTE"})
_SAID = frozenset({"said", "says", "added", "wrote"})
_CALLED = frozenset({"named", "called"})
_GOES_ON = frozenset({",", "(", "of", "at", "from", "for"})
_DEFINITE = frozenset({"the", "this", "that"})
_DEFINITE_MANY = _DEFINITE | {"these", "those", "both", "all"}
_INDEFINITE = frozenset({"a", "an", "one"})
_COLLECTIVE = frozenset({"staff", "family", "crew", "management", "public", "jury", "crowd", "press", "media"})
_FADED = frozenset({"former", "ex", "then", "late", "new", "current", "longtime"})
_OTHERS = frozenset({"no", "any", "every", "each", "some", "another", "other"})


class Scene(Protocol):
    """Who is there for a phrase that has no name: the reading of the text up to it, to a token where one is given."""

    def body(self, noun: str) -> Entity | None:
        """The body that *the company* means."""

    def person(self, gender: Gender | None) -> Entity | None:
        """The person whom *the woman*, *the 59-year-old* means."""

    def among(self, entities: list[Entity]) -> Entity | None:
        """The one of several whom *the mayor* means."""

    def listed(self, at: int, noun: str | None, count: int | None) -> list[Entity]:
        """Those whom *the pair*, *the firms*, *both men* means."""

    def owner(self, at: int) -> Entity | None:
        """Whom the possessive at a token means."""

    def told_of(self, at: int, kind: Kind, gender: Gender | None = None) -> Entity | None:
        """The person or body of whom the text was speaking before this sentence: *Ann Lee won. The baker*."""

    def introduced(self, at: int, gender: Gender | None) -> Entity | None:
        """The person who is told of before the name comes: *A baker won the race. Ann Lee ran …*"""


class Phrases:
    """Reads the phrases of one text."""

    def __init__(self, entities: Entities) -> None:
        self.entities, self.tokens = entities, entities.tokens
        self.called: dict[str, list[Entity]] = {}
        for entity in entities.all:
            for noun in entity.nouns:
                if len(same := self.called.setdefault(noun, [])) < _SAME:
                    same.append(entity)

    def read(self, first: int, end: int, scene: Scene | None) -> Read | None:
        """Whom tokens ``first`` up to ``end`` mean; none where nobody is named for sure. Without a ``scene`` names
        alone are read."""
        tokens = self.tokens
        while first < end and tokens.tag[first] == "QUOTE":
            first += 1
        if tokens.tag[first : first + 2] == ["ED", "PREP"]:
            first += 2  # quoted in the Herald
        while end > first and (
            tokens.tag[end - 1] in ("GEN", "QUOTE", "PUNCT", "STOP") and tokens.word[end - 1] != ")"
        ):
            end -= 1
        if first >= end or tokens.lower[end - 1] == "and":
            return None  # Ann Lee and: somebody more is meant
        first, end = self._whole(first, end)
        members = self._members(first, end, self.mentions(first, end))
        reads: list[Read] = []
        for begin, stop in members:
            read = self._member(begin, stop, scene)
            if read is None:
                return None
            reads.append(read)
        by = max((read[1] for read in reads), key=_ORDER.index)
        return list(dict.fromkeys(entity for read in reads for entity in read[0])), by

    def mentions(self, first: int, end: int) -> list[Mention]:
        """The names that stand in tokens ``first`` up to ``end``."""
        entities = self.entities
        return [m for m in entities.mentions[entities.index(first) : entities.index(end)] if m.end <= end]

    def _whole(self, first: int, end: int) -> tuple[int, int]:
        """The same tokens, but no name is cut: *coach Ann* of *coach Ann Lee*."""
        mentions, index = self.entities.mentions, self.entities.index
        for mention in mentions[max(0, index(first) - 1) : index(end)]:
            if mention.first < end < mention.end:
                end = mention.end
            if mention.first < first < mention.end:
                first = mention.first
        return first, end

    def ending(self, token: int) -> Mention | None:
        """The name of a person that ends before a token."""
        before = self.entities.mentions[self.entities.index(token) - 1 : self.entities.index(token)]
        return next((m for m in before if m.end == token and m.entity.kind == "person"), None)

    # lists

    def _members(self, first: int, end: int, inside: list[Mention]) -> list[tuple[int, int]]:
        """The members of a list: *Ann Lee, Omar Lund and the port*; one for *Ann Lee, a baker and miller*."""
        lower = self.tokens.lower
        taken = _taken(inside)
        if cuts := [at for at in range(first + 1, end - 1) if lower[at] == ";"]:
            return _split(first, end, cuts)
        for at in range(first + 2, end - 1):
            if lower[at - 1] == "," and lower[at : at + 2] == ["along", "with"]:
                return [(first, at - 1), (at + 2, end)]  # Ann Lee, along with Omar Lund
        joints = [at for at in range(first + 1, end - 1) if lower[at] in ("and", "&", "or") and at not in taken]
        if not joints:
            return [(first, end)]
        core = self._core_end(first, end, taken)
        ends = {mention.end for mention in inside}
        if core == joints[0]:
            if len(joints) == 1 and self._one_person(first, core, end, inside):
                return [(core + 1, end)]
            if lexicon.person_noun(lower[core - 1]) and self._office_behind(core + 1, end):
                return [(first, core)]
            return _split(first, end, joints[:1])
        if lexicon.person_noun(lower[end - 1]) and not self._determined(joints[-1] + 1):
            return [(first, end)]  # Ann Lee, the Mills and Ports commissioner
        if (
            lower[core] == ","
            and core in ends
            and all(at in taken or lower[at] in (",", "the", "and") for at in range(core, joints[-1]))
        ):
            return _split(
                first, end, [*(at for at in range(first, joints[0]) if lower[at] == "," and at in ends), joints[-1]]
            )
        return [(first, end)]

    def _one_person(self, first: int, joint: int, end: int, inside: list[Mention]) -> bool:
        """*president and chief executive Ann Lee*, *health and safety officer Ann Lee*, *Port News and BBC anchor Ann
        Lee*: one name, at the end."""
        tokens = self.tokens
        if not inside or inside[-1].end != end or self._determined(joint + 1) or inside[-1].first == joint + 1:
            return False
        if lexicon.person_noun(tokens.lower[joint - 1]):
            return not any(mention.end == joint for mention in inside)
        if not lexicon.person_noun(tokens.lower[inside[-1].first - 1]):
            return False
        opening = inside[0]
        if opening.title > joint:
            return self._modifies(joint - 1)
        return opening.title == first and opening.end == joint and opening.entity.kind == "body"

    def _determined(self, first: int) -> bool:
        return self.tokens.tag[first] in ("DET", "POSS")

    def _modifies(self, at: int) -> bool:
        """Whether a word before *and* goes with the noun behind it: *health and safety officer Ann Lee*, not *staff and
        coach Ann Lee*."""
        tokens, word = self.tokens, self.tokens.lower[at]
        opens = at == self.entities.document.sentence_of(at)[0]
        if (one := lexicon.singular(word)) and (opens or tokens.tag[at] == "WORD" or _is_noun(one)):
            return False
        return not (_is_noun(word) or word in _COLLECTIVE or tokens.tag[at] in ("PRON", "NUM"))

    def _office_behind(self, first: int, end: int) -> bool:
        """Whether another office of the same person follows: *the front-runner and former secretary of state*."""
        tokens = self.tokens
        stop = next((at for at in range(first, end) if tokens.tag[at] == "PREP"), end)
        return (
            stop > first
            and tokens.tag[first] not in ("DET", "POSS", "NAME")
            and lexicon.person_noun(tokens.lower[stop - 1])
        )

    def _core_end(self, first: int, end: int, taken: set[int]) -> int:
        """Where the phrase's own words end: before a comma, a preposition, a relative clause, *and*."""
        tag, lower = self.tokens.tag, self.tokens.lower
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

    # one of them

    def _member(self, first: int, end: int, scene: Scene | None) -> Read | None:
        """A phrase that means one (or many at once: *the pair*), with what hangs on it."""
        tokens = self.tokens
        inside = self.mentions(first, end)
        core = stop = self._core_end(first, end, _taken(inside))
        while stop > first and tokens.tag[stop - 1] in ("GEN", "QUOTE"):
            stop -= 1
        if (
            inside
            and core < end == inside[-1].end
            and inside[0].end == stop
            and self._work(inside[0], inside[-1], core)
        ):
            return _by_name(inside[-1])
        for mention in reversed(inside):
            if self._closes(mention, stop):
                return _by_name(mention)
        if inside and inside[-1].end == end and self._heads(first, core, inside[-1]):
            return _by_name(inside[-1])
        for mention in inside:
            if mention.title >= core and self._apposed(first, mention, end):
                return _by_name(mention)
        return self._described(first, stop, scene, core == end) if scene else None

    def _closes(self, mention: Mention, end: int) -> bool:
        """Whether a phrase ends with a name: *Ann Lee*, *Ann Lee QC*, *the Herald newspaper*, *a poll's average*."""
        rest = self.tokens.lower[mention.end : end]
        if len(rest) == 1:
            person = mention.entity.kind == "person"
            return rest[0] in (lexicon.BEHIND if person else lexicon.APPOSED)
        if len(rest) == 2 and rest[0] in lexicon.FIELDS and mention.entity.kind in ("body", "unknown"):
            return rest[1] in lexicon.APPOSED  # the Holm news agency
        return mention.end == end or rest[-2:] == ["polling", "average"] == rest[rest[:1] == ["'s"] :]

    def _heads(self, first: int, core: int, closing: Mention) -> bool:
        """Whether the name at the end of *head of safety Ann Lee* is the head; not *friend of coach Ann Lee*."""
        tokens, before = self.tokens, closing.title - 1
        return (
            closing.entity.kind == "person"
            and first < core < before
            and tokens.lower[core] == "of"
            and lexicon.person_noun(tokens.lower[core - 1])
            and tokens.tag[before] == "WORD"
            and not lexicon.person_noun(tokens.lower[before])
        )

    def _work(self, opening: Mention, closing: Mention, core: int) -> bool:
        """Whether a name is only that of what somebody is known for: *Death of a Miller director Ann Lee*."""
        before = self.tokens.lower[closing.first - 1]
        return opening.entity.kind != "person" and self.tokens.lower[core] == "of" and lexicon.person_noun(before)

    def _apposed(self, first: int, mention: Mention, end: int) -> bool:
        """Whether a name after a description is that of the person meant: *the owner, Ann Lee*, *one of the owners, Ann
        Lee, 59*, *a baker named Ann Lee*, *a group known as Holm*."""
        lower, tag, before = self.tokens.lower, self.tokens.tag, mention.title - 1
        group = lexicon.body_noun(lower[before])
        while before > first and (tag[before] in _INSIDE or "-" in lower[before]) and lower[before] not in _CALLED:
            before -= 1  # the owner, the 59-year-old Ann Lee; one of the bidders, Leeds-based group Holm
        if lower[before] in _CALLED or (lower[before] == "as" and lower[before - 1] in ("known", "identified")):
            return True
        if lower[before] != "," or not (mention.end == end or lower[mention.end] in _GOES_ON | lexicon.BEHIND):
            return False
        if group or mention.entity.kind == "person":
            return True
        return mention.full and any(lexicon.person_noun(word.removesuffix("s")) for word in lower[first:before])

    # descriptions

    def _described(self, first: int, end: int, scene: Scene, whole: bool) -> Read | None:
        """Whom a description means: the one whom the text calls so elsewhere; ``whole`` says that nothing hangs on it,
        like *accused of theft* on *the man*."""
        tokens = self.tokens
        if end <= first:
            return None
        head, opening = tokens.lower[end - 1], tokens.lower[first]
        determined = opening in _DEFINITE or tokens.tag[first] == "POSS"
        owner = next((at for at in range(end - 2, first, -1) if self._owns(at)), None)
        several = None if head in lexicon.COUNTS else lexicon.singular(head)
        if opening in _DEFINITE_MANY and (several or head in lexicon.COUNTS):
            count = next((lexicon.COUNTS[word] for word in tokens.lower[first:end] if word in lexicon.COUNTS), None)
            known = count or opening != "all"
            many = scene.listed(first, several, count) if known and (several is None or _is_noun(several)) else []
            return (many, "description") if many else None
        if lexicon.person_noun(head) or (head in lexicon.PEOPLES and opening == "the" and end - first == 2):
            return self._someone(first, end, scene, owner, determined, whole)
        if determined and opening != "that" and head.endswith("-year-old"):
            person = scene.person(None)
            return ([person], "description") if person else None
        if lexicon.body_noun(head) and (determined or owner):
            return self._something(first, end, scene, owner)
        return None

    def _owns(self, at: int) -> bool:
        """Whether a token is the sign of the genitive: *Lee's*, *Roses'*."""
        return self.tokens.tag[at] == "GEN" or is_possessive(self.tokens, at)

    def _someone(
        self, first: int, end: int, scene: Scene, owner: int | None, determined: bool, whole: bool
    ) -> Read | None:
        tokens = self.tokens
        head, opening = tokens.lower[end - 1], tokens.lower[first]
        if opening in _OTHERS:
            return None
        if (
            tokens.lower[first - 1 : first] == [","]
            and tokens.tag[first] != "POSS"
            and (named := self.ending(first - 1))
        ):
            return [named.entity], "description"  # Ann Lee, a baker: where the role is but the baker
        wanted = self._words(first if owner is None else owner + 1, end)
        if head in lexicon.HUMANS and wanted.words and not whole:
            return None  # the first man to walk there
        fitting = [e for e in self.called.get(head, ()) if _agree(wanted, e.nouns[head])]
        if head in lexicon.WRITTEN_OUT.values() and wanted.names:
            fitting = [e for e in fitting if e.nouns[head].names]  # of Sen. Ann Lee it is not told where she is from
        for words in (wanted.words | wanted.names, set(tokens.lower[first : end - 1]) & _FADED):
            fitting = [e for e in fitting if words <= e.nouns[head].words | e.nouns[head].names] or fitting
        if opening in _INDEFINITE and (head in lexicon.SPEAKS_FOR or (fitting and fitting[0].first < first)):
            fitting = []
        if len(fitting) > 1 and determined and (staged := scene.among(fitting)):
            fitting = [staged]
        if len(fitting) == 1:
            return fitting, "description"
        gender = lexicon.noun_gender(head)
        if not fitting and head in lexicon.HUMANS and determined:
            person = scene.person(gender)
        elif not fitting and opening == "the" and owner is None and head not in lexicon.NAMELESS:
            person = scene.introduced(first, gender) or self._told_of(first, end, wanted, scene)
        else:
            begins = determined or owner or opening in _INDEFINITE or self._opens(first)  # not: she attacks rival
            person = scene.introduced(first, gender) if begins and not fitting else None
        if person is None:
            return None
        person.nouns.setdefault(head, wanted)
        if person not in self.called.setdefault(head, []):
            self.called[head].append(person)
        return [person], "description"

    def _told_of(self, first: int, end: int, wanted: Called, scene: Scene) -> Entity | None:
        """Whom a description means that is new to the text: of whom it was speaking, when nothing that it has told
        stands against that."""
        ranked = not lexicon.RANKS.isdisjoint(wanted.words | wanted.names)
        if not self._is_subject(first, end) or (ranked and not self._opens(first)):
            return None
        head = self.tokens.lower[end - 1]
        person = scene.told_of(first, "person", lexicon.noun_gender(head))
        return person if person and _may_be(person, wanted, head) else None

    def _opens(self, first: int) -> bool:
        """Whether a phrase begins its sentence: *The baker left*, *But the baker left*."""
        floor, _ = self.entities.document.sentence_of(first)
        return _BEFORE_SUBJECTS.issuperset(self.tokens.tag[floor:first])

    def _is_subject(self, first: int, end: int) -> bool:
        """Whether a description is a subject: *the baker left*, not *they met the baker*."""
        tokens = self.tokens
        return (
            self._opens(first)
            or tokens.tag[end : end + 1] in (["VERB"], ["AUX"], ["ED"])
            or tokens.lower[first - 1] in _SAID
        )

    def _something(self, first: int, end: int, scene: Scene, owner: int | None) -> Read | None:
        head = self.tokens.lower[end - 1]
        wanted = self._words(first if owner is None else owner + 1, end)
        known = [e for e in self.called.get(head, ()) if e.kind != "person"]
        if owner is not None or (self.tokens.tag[first] == "POSS" and head in lexicon.OWNED):
            named = next(iter(self.mentions(first, owner)), None) if owner else None
            whose = named.entity if named else None if owner else scene.owner(first)
            known = [e for e in known if whose is not None and e.key[0] in whose.key]
            if not known and named and head in lexicon.OWNED and named.end == owner == end - 2:
                return [self._owned(named, end)], "full"
            return (known, "description") if len(known) == 1 else None
        fitting = [e for e in known if _agree(wanted, e.nouns[head])]
        if len(fitting) == 1 and (head not in lexicon.COMPANIES or wanted.words or wanted.names):
            return fitting, "description"
        body = None if wanted.names else scene.body(head)
        if body is None and head in lexicon.ANY_BODY and self._is_subject(first, end):
            told = scene.told_of(first, "body")
            body = told if told and not (head in lexicon.COMPANIES and told.key[-1] in lexicon.NO_COMPANIES) else None
        return ([body], "description") if body else None

    def _owned(self, owner: Mention, end: int) -> Entity:
        """A body that is named by whose it is alone: *Lee's campaign*, where no *Lee campaign* is known."""
        tokens, head = self.tokens, self.tokens.lower[end - 1]
        name = TextSpan(tokens.start[owner.first], tokens.end[end - 1])
        entity = Entity(name, (owner.entity.key[-1], head), "body", owner.first, nouns={head: Called()})
        self.called.setdefault(head, []).append(entity)
        return entity

    def _words(self, first: int, end: int) -> Called:
        """The words before the head noun that tell which one is meant."""
        tokens = self.tokens
        wanted = Called()
        opens = first == self.entities.document.sentence_of(first)[0]
        for at in range(first, end - 1):
            if (
                tokens.tag[at] in ("WORD", "NAME", "ED", "ING")
                and tokens.word[at][0].isalpha()
                and tokens.lower[at] not in _FADED
            ):
                wanted.add([tokens.lower[at] if at == first and opens else tokens.word[at]])
        return wanted


def _agree(wanted: Called, called: Called) -> bool:
    """Whether a description fits what somebody is called: names must be known, and the rank must be the same."""
    known = called.names | called.words
    ranks = (wanted.words | wanted.names) & lexicon.RANKS
    named = all(word in known or any(_akin(word, other) for other in called.names) for word in wanted.names)
    return (named or not called.names) and ranks == known & lexicon.RANKS


def _may_be(person: Entity, wanted: Called, head: str) -> bool:
    """Whether somebody of whom the text has told may be called something new: no second office, no other party, and
    not somebody who speaks for others."""
    called = set().union(*(one.names | one.words for one in person.nouns.values())) | person.nouns.keys()
    party = (wanted.names | {head}) & lexicon.PARTIES
    if party and not called & lexicon.PARTIES <= party:
        return False
    return called.isdisjoint(_REPRESENTS) and (
        head in _BESIDES or head not in lexicon.OFFICES or called.isdisjoint(lexicon.OFFICES)
    )


def _akin(word: str, other: str) -> bool:
    """Whether two words have one stem: *indonesian* and *indonesia*, *liberal* and *lib*."""
    return len(other) > 2 and len(word) > 2 and (word[:5] == other[:5] or word.startswith(other))


def _is_noun(word: str) -> bool:
    return lexicon.person_noun(word) or lexicon.body_noun(word)


def _taken(inside: list[Mention]) -> set[int]:
    return {at for mention in inside for at in range(mention.title, mention.end)}


def _by_name(mention: Mention) -> Read:
    return [mention.entity], "full" if mention.full or len(mention.entity.key) == 1 else "short"


def _split(first: int, end: int, cuts: list[int]) -> list[tuple[int, int]]:
    edges = [first - 1, *cuts, end]
    return [(low + 1, high) for low, high in itertools.pairwise(edges) if high > low + 1]
