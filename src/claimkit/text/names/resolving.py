"""Whom the phrases of a text mean, by name: one pass from its first word to its last."""

from __future__ import annotations

import bisect
import operator
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from claimkit.text.document import Document
from claimkit.text.mentions import antecedent
from claimkit.text.names import lexicon
from claimkit.text.names.descriptions import describe
from claimkit.text.names.entities import Entities, Entity, Mention
from claimkit.text.names.lexicon import Gender
from claimkit.text.names.lists import Listed, find_lists
from claimkit.text.names.phrases import By, Phrases
from claimkit.text.names.salience import ACTOR, OTHER, OWNER, SUBJECT, Stage
from claimkit.text.names.speeches import Span, Speech, Speeches
from claimkit.text.phrases import RELATIVE

_OBJECTS = frozenset({"him", "her", "them"})
_SUBJECTS = frozenset({"he", "she", "it"})
_FINITE = frozenset({"VERB", "AUX", "ED"})
_SAID = frozenset({"said", "says", "added", "asked", "wrote"})
_MARGIN = 1.1  # by how much the first must outweigh the second
_THING_MARGIN = 1.3
_BODY_MARGIN = 1.5
_LEAST, _LEAST_THING = 8.0, 45.0
_NEARBY = 20  # characters between a quotation and the name of its speaker
_FEW = 5  # spans that are looked at there
_LEAD = 2  # the last sentence that may tell of somebody before the name comes


class Whom(NamedTuple):
    """Where the names of those who are meant stand in their fullest form, and how the phrase itself names them."""

    names: tuple[Span, ...] = ()
    named_by: By | None = None


NOBODY = Whom()


def whom(
    document: Document, spans: Iterable[Span], speeches: Sequence[Speech] = (), apart: Iterable[tuple[Span, Span]] = ()
) -> dict[Span, Whom]:
    """Whom each span means. ``speeches`` tell who says *I*, *we*; spans that are ``apart`` mean different ones.

    A span means nobody where the text does not tell for sure: no name is better than a wrong one.
    """
    asked = set(spans)
    worded = sorted(span for span in asked if _has_word(document, span))
    told = [speech for speech in speeches if speech.source is None or _has_word(document, speech.source)]
    found = _Reading(document, worded, told, apart).read() if worded else {}
    return dict.fromkeys(asked, NOBODY) | found


def _has_word(document: Document, span: Span) -> bool:
    at = document.tokens.at(span[0])
    return at < len(document.tokens) and document.tokens.start[at] < span[1]


class _Reading:
    """The text as read so far: who is on stage, and whom the spans up to here mean."""

    def __init__(
        self, document: Document, spans: list[Span], speeches: Sequence[Speech], apart: Iterable[tuple[Span, Span]]
    ) -> None:
        self.document, self.tokens, self.spans = document, document.tokens, spans
        self.entities = Entities(document)
        describe(self.entities)
        self.phrases = Phrases(self.entities)
        self.lists = find_lists(self.entities)
        self.speeches = Speeches(document, speeches)
        self.stage = Stage()
        self.meant: dict[Span, list[Entity]] = {}
        self.found: dict[Span, Whom] = {}
        self.apart: dict[Span, list[Span]] = {}
        for one, other in apart:
            self.apart.setdefault(one, []).append(other)
            self.apart.setdefault(other, []).append(one)
        self.sentence, self._limit = -1, 0
        self._quoted = False  # whether what is read stands in a quotation
        self._subject: tuple[int, Entity] | None = None  # the last of this sentence
        self._actors: tuple[int, list[Entity]] = (0, [])  # whom the last phrase means, and where it ends
        self._bearers: dict[str, Entity] = {}  # who was last meant by a surname that several bear
        self._many: tuple[int, list[Entity]] | None = None  # who was last meant together, and in which sentence

    def read(self) -> dict[Span, Whom]:
        lower = self.tokens.lower
        asked: dict[int, list[Span]] = {}
        for span in self.spans:
            asked.setdefault(self.tokens.at(span[0]), []).append(span)
        mentions = {mention.first: mention for mention in self.entities.mentions}
        told = lexicon.PERSONAL | self.phrases.called.keys()
        words = [at for at, word in enumerate(lower) if word in told]
        pronouns = [at for at in words if lower[at] in lexicon.PERSONAL]
        described = self._descriptions([at for at in words if lower[at] not in lexicon.PERSONAL])
        for at in sorted({*asked, *mentions, *pronouns, *described}):
            self._enter(at)
            mention = mentions.get(at)
            if mention is not None and mention.others:
                self._tell_apart(mention)
            kind = lexicon.PRONOUN_KIND.get(lower[at])
            alone = None
            for span in asked.get(at, ()):
                if kind is not None and self._end(span) == at + 1:
                    alone = span
                else:
                    self._phrase(span, at)
            if mention is not None:
                self._named(mention)
            elif kind in ("m", "f", "thing", "many"):
                self._pronoun(at, kind, alone)
            elif at in described and at not in asked:
                self._described(at, described[at])
        self._speakers(asked)
        return {span: self.found.get(span, NOBODY) for span in self.spans}

    def _end(self, span: Span) -> int:
        """One past the last token of a span."""
        return bisect.bisect_left(self.tokens.start, span[1])

    def _enter(self, at: int) -> None:
        if at >= self._limit:
            self.sentence = self.document.sentence_at(self.tokens.start[at])
            _, self._limit = self.document.sentence_of(at)
            self._subject = None
        self._quoted = self.speeches.quoted(self.tokens.start[at])

    # names

    def _named(self, mention: Mention) -> None:
        self._mention(mention.first, mention.entity, self._place(mention))

    def _mention(self, at: int, entity: Entity, weight: float) -> None:
        self.stage.name(entity, weight, self.sentence, self._quoted)
        if weight >= SUBJECT:
            self._subject = (at, entity)

    def _tell_apart(self, mention: Mention) -> None:
        """Of those who share a surname, the one on stage."""
        bearers = {mention.entity, *mention.others}
        known = [
            (weight, entity) for weight, entity in self.stage.weighed(self.sentence, self._quoted) if entity in bearers
        ]
        if known:
            weight, entity = max(known, key=lambda one: one[0])
            if weight > 20:
                mention.entity = self._bearers[entity.key[-1]] = entity
                return
        mention.entity = self._bearers.get(mention.entity.key[-1], mention.entity)

    def _place(self, mention: Mention) -> float:
        """The weight of a mention by its place: one who is asked for, a subject, an owner, or anything else."""
        tag, lower, first, end = self.tokens.tag, self.tokens.lower, mention.title, mention.end
        floor, limit = self.document.sentence_of(first)
        if end < limit and tag[end] == "GEN":
            return OWNER
        if self._acts(mention):
            return ACTOR
        if first == floor and end < limit and lower[end] == "and":
            return SUBJECT
        follows = self._aside_end(end, limit)
        follows += follows < limit and tag[follows] in ("LY", "ADV")
        if follows < limit and tag[follows] in _FINITE:
            return OTHER if first > floor and tag[first - 1] == "PREP" else SUBJECT
        return SUBJECT if first > floor and lower[first - 1] in _SAID else OTHER

    def _aside_end(self, at: int, limit: int) -> int:
        """Where the sentence goes on behind ``(D-Ohio)``, ``, 59,``."""
        word = self.tokens.word
        closes = {"(": ")", ",": ","}.get(word[at]) if at < limit else None
        if closes is None:
            return at
        return next((here + 1 for here in range(at + 1, min(limit, at + 5)) if word[here] == closes), at)

    def _acts(self, mention: Mention) -> bool:
        """Whether a mention is what a phrase means that is asked for: those are the actors of the text."""
        end, actors = self._actors
        return mention.first < end and mention.entity in actors

    # phrases

    def _phrase(self, span: Span, at: int) -> None:
        end = self._end(span)
        relative = self.tokens.lower[at] in RELATIVE and end == at + 1
        before = antecedent(self.document, at) if relative else None
        read = self.phrases.read(*before, self) if before else self.phrases.read(at, end, self)
        if read is None:
            return
        self._actors = (end, read[0])
        entities, named_by = read[0], "pronoun" if relative else read[1]
        self._give(span, entities, named_by)
        if named_by == "description" and len(entities) == 1:
            aside = at > 0 and self.tokens.tag[at - 1] == "PREP"
            self._mention(at, entities[0], OTHER if aside else ACTOR)
        if len(entities) > 1:
            self._many = (self.sentence, entities)

    def _give(self, span: Span, entities: list[Entity], named_by: By) -> None:
        self.meant[span] = entities
        self.found[span] = Whom(tuple(dict.fromkeys(entity.name for entity in entities)), named_by)

    def _descriptions(self, heads: list[int]) -> dict[int, int]:
        """Where phrases like *the former minister* begin that have one of these head nouns, with their ends."""
        tokens = self.tokens
        found = {}
        for head in heads:
            if head + 1 < len(tokens) and tokens.tag[head + 1] in ("NAME", "WORD", "GEN"):
                continue
            first = head - 1
            while first > head - 5 and first > 0 and tokens.tag[first] in ("WORD", "NAME", "ED"):
                first -= 1
            if first >= 0 and tokens.lower[first] == "the":
                found[first] = head + 1
        return found

    def _described(self, at: int, end: int) -> None:
        if (read := self.phrases.read(at, end, self)) and len(read[0]) == 1 and read[0][0].kind == "person":
            acts = end < self._limit and self.tokens.tag[end] in _FINITE
            self._mention(at, read[0][0], SUBJECT if acts else OTHER)

    # the scene of a phrase without names

    def body(self, noun: str) -> Entity | None:
        staged = self.stage.weighed(self.sentence, self._quoted)
        bodies = [
            (weight if entity.kind == "body" else 0.6 * weight, entity)
            for weight, entity in staged
            if _is_body(entity, noun)
        ]
        return _first(bodies, _BODY_MARGIN, _LEAST)

    def person(self, gender: Gender | None) -> Entity | None:
        return _first(self._fitting(gender or "any"), _BODY_MARGIN, _LEAST)

    def among(self, entities: list[Entity]) -> Entity | None:
        staged = self.stage.weighed(self.sentence, self._quoted)
        return _first([one for one in staged if one[1] in entities], _BODY_MARGIN, _LEAST)

    def owner(self, at: int) -> Entity | None:
        kind = lexicon.PRONOUN_KIND.get(self.tokens.lower[at])
        return _first(self._fitting(kind), _MARGIN, _LEAST) if kind in ("m", "f", "thing") else None

    def listed(self, at: int, noun: str) -> list[Entity]:
        index = bisect.bisect_left(self.lists, at, key=lambda one: one.first)
        before = self.lists[max(0, index - 2 * _FEW) : index]
        fitting = [one for one in before if _means(one, noun)]
        if not fitting and lexicon.body_noun(noun):
            fitting = [one for one in before if all(entity.kind in ("body", "unknown") for entity in one.entities)]
        if not fitting and noun in lexicon.GROUPS:
            people = [one for one in before if {"person"} <= {e.kind for e in one.entities} <= {"person", "unknown"}]
            fitting = people if len({frozenset(one.entities) for one in people}) == 1 else []
        return fitting[-1].entities if fitting else []

    def introduced(self, at: int, gender: Gender | None) -> Entity | None:
        """The first person to come, where an article's first lines tell of somebody and the next sentence begins with
        the name."""
        if self.sentence > _LEAD or (self.tokens.lower[at] == "the" and self.stage.holds_person()):
            return None
        _, floor = self.document.sentence_of(at)
        for mention in self.entities.mentions[self.phrases.index(floor) :]:
            entity = mention.entity
            if entity.first != mention.first or len(entity.key) == 1:
                continue
            if self.document.sentence_at(self.tokens.start[mention.first]) > self.sentence + 2:
                return None
            if entity.kind in ("person", "unknown"):
                begins = mention.title == self.document.sentence_of(mention.first)[0]
                fits = gender is None or entity.gender in (gender, None)
                plain = mention.title == mention.first and self.tokens.tag[mention.end : mention.end + 1] != ["GEN"]
                return entity if begins and fits and plain else None
        return None

    # pronouns

    def _pronoun(self, at: int, kind: str, span: Span | None) -> None:
        if kind == "many":
            if span is not None and self._many is not None and self.sentence - self._many[0] <= 1:
                self._give(span, self._many[1], "pronoun")
            return
        barred = self._barred(at, span)
        thing = kind == "thing"
        fitting = [one for one in self._fitting(kind) if one[1] not in barred]
        entity = _first(fitting, _THING_MARGIN if thing else _MARGIN, _LEAST_THING if thing else _LEAST)
        if entity is None:
            return
        weight = SUBJECT if self.tokens.lower[at] in _SUBJECTS else OTHER
        self._mention(at, entity, ACTOR if span is not None else weight)
        if not thing and entity.kind == "unknown":
            entity.kind = "person"
        if span is not None:
            self._give(span, [entity], "pronoun")

    def _fitting(self, kind: str) -> list[tuple[float, Entity]]:
        """Those on stage who fit a pronoun of this kind, with their weights."""
        staged = self.stage.weighed(self.sentence, self._quoted)
        return [(weight * fit, entity) for weight, entity in staged if (fit := _fit(entity, kind))]

    def _barred(self, at: int, span: Span | None) -> set[Entity]:
        """Whom a pronoun cannot mean: the speaker of the quotation around it; the subject whose object it is; the
        other party of its claim."""
        barred: set[Entity] = set()
        offset = self.tokens.start[at]
        if self.document.quote_at(offset) is not None:
            for speech in self.speeches.around(offset)[:1]:
                if speech.source is not None and speech.source != span:
                    barred.update(self._source(speech.source))
        for other in self.apart.get(span, ()) if span else ():
            barred.update(self._source(other))
        if self.tokens.lower[at] in _OBJECTS and self._subject is not None:
            where, entity = self._subject
            between = self.tokens.tag[where + 1 : at]
            if between.count("VERB") + between.count("ED") == 1 and not {"SUB", "REL", "PUNCT"}.intersection(between):
                barred.add(entity)
        return barred

    def _source(self, span: Span) -> list[Entity]:
        """Whom a span means, as far as it is known by now: a name is known from the start."""
        if span in self.meant:
            return self.meant[span]
        read = self.phrases.read(self.tokens.at(span[0]), self._end(span), None)
        return read[0] if read else []

    # speakers

    def _speakers(self, asked: dict[int, list[Span]]) -> None:
        """*I*: whoever says it; *we*: the body spoken for."""
        for at, spans in asked.items():
            kind = lexicon.PRONOUN_KIND.get(self.tokens.lower[at])
            for span in spans:
                if kind in ("speaker", "speakers") and self._end(span) == at + 1:
                    self._speaker(span, kind)

    def _speaker(self, span: Span, kind: str) -> None:
        sources = [speech.source for speech in self.speeches.around(span[0]) if speech.source not in (None, span)]
        for source in sources or self._speaker_nearby(span[0]):
            if source is None:
                continue
            entities = self._source(source)
            if kind == "speakers":
                entities = self._spoken_for(source, entities)
            if entities:
                self._give(span, entities, "pronoun")
                return

    def _speaker_nearby(self, offset: int) -> list[Span]:
        """Who speaks in a quotation that no speech is known to hold: who is named right behind it, or spoke last
        before it."""
        quote = self.document.quote_at(offset)
        if quote is None:
            return []
        index = bisect.bisect_left(self.spans, (quote.start, 0))
        behind = [span for span in self.spans[index : index + _FEW] if 0 <= span[0] - quote.end < _NEARBY][:1]
        before = [
            span
            for span in self.spans[max(0, index - _FEW) : index]
            if quote.start - span[1] < 5 * _NEARBY and span in self.meant and self.document.quote_at(span[0]) is None
        ]
        return behind or before[-1:]

    def _spoken_for(self, source: Span, speakers: list[Entity]) -> list[Entity]:
        """The body that a speaker speaks for: *a spokeswoman for the port*, *the port's director*."""
        if len(speakers) == 1 and speakers[0].kind == "body":
            return speakers
        if speakers:
            return [speakers[0].body] if speakers[0].body and len(speakers) == 1 else []
        first, end = self.tokens.at(source[0]), self._end(source)
        if lexicon.SPEAKS_FOR.isdisjoint(self.tokens.lower[first:end]):
            return []
        inside = [m.entity for m in self.phrases.mentions(first, end) if m.entity.kind in ("body", "unknown")]
        return inside if len(inside) == 1 else []


def _means(listed: Listed, noun: str) -> bool:
    if noun in lexicon.PAIRS:
        return len(listed.entities) == 2 and all(entity.kind == "person" for entity in listed.entities)
    return listed.noun == noun or all(noun in entity.nouns for entity in listed.entities)


def _first(weighed: list[tuple[float, Entity]], margin: float, least: float) -> Entity | None:
    """The weightiest, if it stands out."""
    if not weighed:
        return None
    ranked = sorted(weighed, key=operator.itemgetter(0), reverse=True) if len(weighed) > 1 else weighed
    second = ranked[1][0] if len(ranked) > 1 else 0.0
    return ranked[0][1] if ranked[0][0] >= max(least, margin * second) else None


def _is_body(entity: Entity, noun: str) -> bool:
    """Whether *the company* can be this one: it is called so, or something like it, or nothing else."""
    if entity.kind not in ("body", "unknown"):
        return False
    firm = noun in lexicon.COMPANIES and (not entity.nouns or not lexicon.COMPANIES.isdisjoint(entity.nouns))
    return firm or noun in entity.nouns


def _fit(entity: Entity, kind: str) -> float:
    """How well an entity fits a pronoun's kind, 0 to 1."""
    if kind == "thing":
        return {"body": 1.0, "unknown": 0.7, "place": 0.4, "person": 0.0, "title": 0.0}[entity.kind]
    if entity.kind == "unknown":
        return 0.5 if len(entity.key) == 1 else 0.25
    if entity.kind != "person" or (kind != "any" and entity.gender not in (kind, None)):
        return 0.0
    return 1.0 if entity.gender else 0.8
