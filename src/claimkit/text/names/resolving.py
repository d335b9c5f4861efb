"""Resolves the phrases and pronouns of a text to names, in one pass over the text."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from claimkit.records import NamedBy
from claimkit.text.document import Document
from claimkit.text.mentions import antecedent
from claimkit.text.names import lexicon
from claimkit.text.names.barring import Barring
from claimkit.text.names.describing import describe
from claimkit.text.names.descriptions import INDEFINITE
from claimkit.text.names.entities import Entity, Mention
from claimkit.text.names.gathering import gather
from claimkit.text.names.known import Known
from claimkit.text.names.lexicon import PronounKind
from claimkit.text.names.lists import LONGEST
from claimkit.text.names.positions import Positions
from claimkit.text.names.referents import Referents
from claimkit.text.names.salience import ACTOR, OTHER, SUBJECT
from claimkit.text.names.scene import REPLY, StagedScene
from claimkit.text.names.speakers import Speakers
from claimkit.text.names.speeches import Speech, Speeches
from claimkit.text.phrases import RELATIVE
from claimkit.text.tokens import TextSpan, TokenSpan

_TOLD = lexicon.PERSONAL | lexicon.PERSONS
_SUBJECTS = frozenset({"he", "she", "it"})
_NAMELESS = frozenset({"spokesman", "spokeswoman", "spokesperson", "official", "source", "aide"})
_SUBJECT_ENDS = frozenset({"VERB", "AUX", "ED", "LY", "ADV"})  # what follows a subject
_LONGEST = 5  # maximum number of tokens of a description
_ANOTHER = frozenset({"next", "first", "last", "new", "future"})  # other holders of an office: the next mayor
_BEFORE = 3  # maximum number of tokens from the article of a description to its noun: a 59-year-old man
_EXAMPLES = frozenset({"like", "as", "including"})


class Referent(NamedTuple):
    """The referents of a phrase: where the text has their fullest names, and how the phrase itself names them."""

    names: tuple[TextSpan, ...] = ()
    named_by: NamedBy | None = None


NOBODY = Referent()


def resolve(
    document: Document,
    spans: Iterable[TextSpan],
    speeches: Sequence[Speech] = (),
    apart: Iterable[tuple[TextSpan, TextSpan]] = (),
    aged: Mapping[TextSpan, str] | None = None,
) -> dict[TextSpan, Referent]:
    """The referents of each span.

    ``speeches`` tell who says *I*, *we*; the two spans of each pair in ``apart`` have different referents; ``aged`` are
    the ages in years of the people that spans mean. If a referent is uncertain, the span gets none, since no name is
    better than a wrong one. Besides the spans asked for, the result has each resolved *he* or *she* (*him*, *her*,
    *his*) and description (*the mayor*) of the text.
    """
    asked = set(spans)
    sources = {speech.source for speech in speeches if speech.source is not None}
    within = {span: document.tokens.within(*span) for span in asked | sources}
    worded = {span for span, (first, end) in within.items() if first < end}
    found: dict[TextSpan, Referent] = {}
    if read := sorted(asked & worded):
        told = [speech for speech in speeches if speech.source is None or speech.source in worded]
        found = _Reading(document, read, within, told, apart, aged or {}).read()
    return dict.fromkeys(asked, NOBODY) | found


class _Actors(NamedTuple):
    """The referents of the last phrase asked for, where it ends, and whether it is a speaker."""

    end: int = 0
    entities: Sequence[Entity] = ()
    speak: bool = False


class _Reading:
    """The state of the pass over the text: who is on stage, and the referents of the spans so far."""

    def __init__(
        self,
        document: Document,
        spans: list[TextSpan],
        within: dict[TextSpan, TokenSpan],
        speeches: Sequence[Speech],
        apart: Iterable[tuple[TextSpan, TextSpan]],
        aged: Mapping[TextSpan, str],
    ) -> None:
        self.document, self.tokens = document, document.tokens
        self.spans, self.within = spans, within  # spans asked for, in order; the tokens of these and of all speakers
        self.entities = gather(document)
        describe(self.entities)
        self.referents = Referents(self.entities)
        placed = Speeches(document, speeches)
        self.scene = StagedScene(document, self.entities, placed)
        self.positions = Positions(self.scene, self.referents.descriptions)
        self.known = Known(self.referents, within)
        self.speakers = Speakers(self.entities, placed, spans, self.known)
        self._said = {speech.source: speech.content for speech in speeches}
        self._barring = Barring(self.scene, self.known, self._said, apart)
        self.found: dict[TextSpan, Referent] = {}
        self.besides: dict[TextSpan, Referent] = {}  # pronouns and descriptions that were not asked for
        self._actors = _Actors()
        self._speaks: tuple[int, Entity] | None = None  # (moment, last speaker)
        self._strangers: dict[str, Entity] = {}  # people without a name, by their noun
        self._guessed: set[Entity] = set()  # entities that an uncertain pronoun may have meant since they were named
        self._many: tuple[int, list[Entity]] | None = None  # (sentence, the last group meant together)
        self._aged = aged
        self._read_ages()

    def _read_ages(self) -> None:
        """Records the ages of named people; other ages only as those of strangers."""
        descriptions, lower = self.referents.descriptions, self.tokens.lower
        for span in self._aged.keys() & self.within.keys():
            first, end = self.within[span]
            named = self.referents.read(first, end, None)
            if named is not None and len(named[0]) == 1:
                descriptions.note_age(named[0][0], self._aged[span])
            elif named is None and not INDEFINITE.isdisjoint(lower[max(first - _BEFORE, 0) : first + 1]):
                descriptions.strange_ages.add(self._aged[span])

    def read(self) -> dict[TextSpan, Referent]:
        lower = self.tokens.lower
        asked: dict[int, list[TextSpan]] = {}
        for span in self.spans:
            asked.setdefault(self.within[span].first, []).append(span)
        mentions = {mention.first: mention for mention in self.entities.mentions}
        told = _TOLD | self.referents.descriptions.by_noun.keys()
        words = list(itertools.compress(range(len(lower)), map(told.__contains__, lower)))
        pronouns = [at for at in words if lower[at] in lexicon.PERSONAL]
        described = self._find_descriptions([at for at in words if lower[at] not in lexicon.PERSONAL])
        for at in sorted({*asked, *mentions, *pronouns, *described}):
            self.scene.enter(at)
            mention = mentions.get(at)
            if mention is not None and mention.others:
                self.scene.tell_apart(mention)
            kind = lexicon.PRONOUN_KIND.get(lower[at])
            alone = None
            for span in asked.get(at, ()):
                if kind is not None and self.within[span].end == at + 1:
                    alone = span
                else:
                    self._read_phrase(span, at)
            if mention is not None:
                self._read_name(mention)
            elif kind in ("m", "f", "thing", "many"):
                self._read_pronoun(at, kind, alone)
            if at in described and at not in asked:
                self._read_description(at, described[at])
        self._read_first_person(asked)
        return self.besides | {span: self.found.get(span, NOBODY) for span in self.spans}

    # names

    def _read_name(self, mention: Mention) -> None:
        self._guessed.discard(mention.entity)
        place = self.positions.weight(mention)
        acts = place >= OTHER and self._is_actor(mention)
        subject = place == SUBJECT or (acts and self._actors.speak)
        self.scene.mention(mention.first, mention.entity, ACTOR if acts else place, subject)

    def _is_actor(self, mention: Mention) -> bool:
        """Whether a mention lies in a phrase asked for and is its referent: such entities are the text's actors."""
        return mention.first < self._actors.end and mention.entity in self._actors.entities

    # phrases

    def _read_phrase(self, span: TextSpan, at: int) -> None:
        end = self.within[span].end
        speaks = span in self._said and self.tokens.lower[max(at - 1, 0)] != "by"  # asked by Ann Lee
        relative = self.tokens.lower[at] in RELATIVE and end == at + 1
        before = antecedent(self.document, at) if relative else None
        read = self.referents.read(*before, self.scene) if before else self.referents.read(at, end, self.scene)
        if self.scene.subject is not None and self.positions.tells_of_subject(at):
            read = [self.scene.subject[1]], "description"
        if read is not None and read[1] == "description" and self.positions.tells_of(read[0], end):
            read = None  # the baker said Roe was late: not Roe
        if read is None:
            if unnamed := self._unnamed_person(at, end):
                self.scene.mention(at, unnamed, ACTOR, speaks)
            elif example := self._named_example(at, end):
                self._actors = _Actors(end, [example], speaks)
            return
        self._actors = _Actors(end, read[0], speaks)
        entities, named_by = read[0], "pronoun" if relative else read[1]
        self._record(span, entities, named_by)
        if named_by == "description" and len(entities) == 1:
            aside = at > 0 and self.tokens.tag[at - 1] == "PREP"
            subject = not aside and (speaks or self.positions.is_finite(end))
            self.scene.mention(at, entities[0], OTHER if aside else ACTOR, subject)
        if 1 < len(entities) <= LONGEST:
            self._many = (self.scene.sentence, entities)

    def _named_example(self, first: int, end: int) -> Entity | None:
        """The only person named as an example of many: *Friends of the mill, like Ann Lee*."""
        names = [m for m in self.entities.within(first, end) if m.entity.kind == "person"]
        return names[0].entity if len(names) == 1 and self.tokens.lower[names[0].title - 1] in _EXAMPLES else None

    def _unnamed_person(self, first: int, end: int) -> Entity | None:
        """A person whom the text does not name, who may be meant by *he*: *the official*, *a man*."""
        noun = next((word for word in self.tokens.lower[first:end] if lexicon.person_noun(word)), None)
        stands = noun in _NAMELESS or noun in self._strangers or self.tokens.lower[first] in INDEFINITE
        return self._stranger(noun, first) if noun and stands else None

    def _stranger(self, noun: str, first: int) -> Entity:
        """The entity for a person whom the text describes by a noun but does not name."""
        if noun not in self._strangers:
            self._strangers[noun] = Entity(TextSpan(0, 0), (), "person", first, lexicon.noun_gender(noun))
        return self._strangers[noun]

    def _record(self, span: TextSpan, entities: list[Entity], named_by: NamedBy) -> None:
        self.known.note(span, entities)
        if len(entities) == 1 and entities[0].kind == "unknown" and len(entities[0].key) == 1:
            first = self.within[span].first
            if self.tokens.lower[max(first - 2, 0) : first] == ["according", "to"]:
                entities[0].kind = "body"  # according to ProPublica, Ann Lee won; she
        if span in self._said and len(entities) == 1 and not self.scene.quoted:
            self._speaks = (self.scene.moment, entities[0])
        if span in self._aged and len(entities) == 1:
            self.referents.descriptions.note_age(entities[0], self._aged[span])
        self.found[span] = Referent(tuple(dict.fromkeys(entity.name for entity in entities)), named_by)

    def _find_descriptions(self, heads: list[int]) -> dict[int, int]:
        """The phrases like *the former minister*, *her father* with these head nouns, as first token → end.
        Descriptions of strangers are included only as subjects: *a cashier said*."""
        tag, lower = self.tokens.tag, self.tokens.lower
        called = self.referents.descriptions.by_noun
        found = {}
        for head in heads:
            after = tag[head + 1] if head + 1 < len(tag) else "STOP"
            if after in ("NAME", "WORD"):
                continue
            first = head - 1
            while first > head - _LONGEST and first > 0 and tag[first] in ("WORD", "NAME", "ED"):
                first -= 1
            if first < 0:
                continue
            kin = tag[first] == "POSS" and lower[head] in lexicon.KIN
            known = kin or (lower[first] == "the" and lower[head] in called)
            if known or (after in _SUBJECT_ENDS and (lower[first] == "the" or lower[first] in INDEFINITE)):
                found[first] = head + 1
        return found

    def _read_description(self, at: int, end: int) -> None:
        head = self.tokens.lower[end - 1]
        here = TextSpan(self.tokens.start[at], self.tokens.end[end - 1])
        end += self.tokens.tag[end : end + 1] in (["LY"], ["ADV"])
        acts = self.positions.is_finite(end)
        owns = end < self.scene.limit and self.tokens.tag[end] == "GEN"
        known = self.tokens.lower[at] not in INDEFINITE and (
            head in self.referents.descriptions.by_noun or head in lexicon.KIN
        )
        read = self.referents.read(at, end, self.scene) if known else None
        if read is None:
            if acts and not known:
                self.scene.mention(at, self._stranger(head, at), SUBJECT, subject=True)
        elif len(read[0]) == 1 and (entity := read[0][0]).key:
            if acts and self._is_unique(at, end, entity):
                self.besides[here] = Referent((entity.name,), "description")
            if entity.kind == "person":
                weight = self.positions.owner(at, entity) if owns else SUBJECT if acts else OTHER
                self.scene.mention(at, entity, weight, acts)

    def _is_unique(self, first: int, end: int, entity: Entity) -> bool:
        """Whether a description fits no other entity: not *the senator* if there are two, not *the next mayor*."""
        lower = self.tokens.lower
        called = self.referents.descriptions.by_noun.get(lower[end - 1], [])
        one = entity.kind == "person" or lower[end - 1] in lexicon.COMPANIES
        return one and called in ([], [entity]) and _ANOTHER.isdisjoint(lower[first:end])

    # pronouns

    def _read_pronoun(self, at: int, kind: PronounKind, span: TextSpan | None) -> None:
        if self._barring.is_nobody(at):
            return
        lower = self.tokens.lower[at]
        if kind == "many" or (lower.endswith("self") and self.entities.person_before(at)):
            if span is not None and (
                meant := self._referents_of_they(at) if kind == "many" else self._referent_of_reflexive(at)
            ):
                self._record(span, meant, "pronoun")
            return
        said = self._speaks[1] if self._speaks and self.scene.moment - self._speaks[0] <= REPLY else None
        barred = self._barring.barred(at, span, said)
        likely = self._likely_referent(at, span, kind, said)
        entity = self.scene.referent_of(kind, barred, likely, self.positions.answers(at, kind))
        if entity is None:
            return
        clear, subject = self._is_clear(at, entity), lower in _SUBJECTS
        if clear and subject and kind in ("m", "f") and entity.gender is None and entity.kind == "person":
            entity.gender = "m" if kind == "m" else "f"
        if self.document.quote_at(self.tokens.start[at]) is not None:
            self._barring.note(at, entity)
        self.scene.pronoun(at, entity, ACTOR if span is not None else SUBJECT if subject else OTHER, subject)
        if span is not None:
            self._record(span, [entity], "pronoun")
        elif entity.gender == kind and clear:
            here = TextSpan(self.tokens.start[at], self.tokens.end[at])
            self.besides[here] = Referent((entity.name,), "pronoun")
        if kind != "thing" and entity.kind == "unknown":
            entity.kind = "person"

    def _referents_of_they(self, at: int) -> list[Entity]:
        """The referents of *they*: the last group meant together, or a list of names."""
        if self._many is not None and self.scene.sentence - self._many[0] <= 1:
            return self._many[1]
        return self.scene.people_listed(at)

    def _referent_of_reflexive(self, at: int) -> list[Entity]:
        """The referent of *herself* in *Ann Lee herself said*."""
        named = self.entities.person_before(at)
        return [named.entity] if named else []

    def _likely_referent(self, at: int, span: TextSpan | None, kind: PronounKind, said: Entity | None) -> Entity | None:
        """The likely referent of *he* or *she* as a speaker: whoever spoke just before, or acted last; and of *his* or
        *her*: the subject of the sentence."""
        if self.tokens.tag[at] == "POSS" and self.scene.subject is not None:
            return self.scene.subject[1]
        if self.tokens.lower[at] not in _SUBJECTS or span not in self._said:
            return None
        return said or (self.scene.acted if kind != "thing" else None)

    def _is_clear(self, at: int, entity: Entity) -> bool:
        """Whether a pronoun clearly means an entity. In a quotation, it hardly means the previous speaker, who is being
        answered, or an entity already guessed: one guess must not carry the next."""
        clear = self.scene.is_clear(at, entity)
        if not self.scene.quoted:
            return clear
        answered = self._speaks is not None and self._speaks[1] is entity
        if not clear or answered or entity in self._guessed:
            self._guessed.add(entity)
            return False
        return True

    def _read_first_person(self, asked: dict[int, list[TextSpan]]) -> None:
        for at, spans in asked.items():
            kind = lexicon.PRONOUN_KIND.get(self.tokens.lower[at])
            for span in spans:
                alone = kind in ("speaker", "speakers") and self.within[span].end == at + 1
                if kind and alone and (entities := self.speakers.referents_of(span, kind)):
                    self._record(span, entities, "pronoun")
