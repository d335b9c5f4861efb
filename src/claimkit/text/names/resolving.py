"""Whom the phrases of a text mean, by name."""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from claimkit.text.document import Document
from claimkit.text.names import lexicon
from claimkit.text.names.descriptions import describe
from claimkit.text.names.entities import Entities, Entity, Mention
from claimkit.text.names.phrases import Phrases
from claimkit.text.names.salience import ACTOR, OTHER, OWNER, SUBJECT, Stage

Span = tuple[int, int]
NamedBy = Literal["full", "short", "pronoun", "description"]
_REFLEXIVE = frozenset({"himself", "herself", "itself", "themselves"})
_OBJECTS = frozenset({"him", "her", "them"})
_MARGIN = 1.1


class Whom(NamedTuple):
    """Where the names of those who are meant stand in their fullest form, and how the phrase itself names them."""

    names: tuple[Span, ...] = ()
    named_by: NamedBy | None = None


class Speech(NamedTuple):
    """Who speaks (offsets; none when the text does not say) and the pieces of what is said."""

    source: Span | None
    content: Sequence[Span]


NOBODY = Whom()


def whom(
    document: Document, spans: Iterable[Span], speeches: Sequence[Speech] = (), apart: Iterable[tuple[Span, Span]] = ()
) -> dict[Span, Whom]:
    """Whom each span means. ``speeches`` tell who says *I*, *we*; spans that are ``apart`` mean different ones."""
    return _Reading(document, sorted(set(spans)), speeches, apart).read()


class _Reading:
    """One pass over a text, from its first word to its last."""

    def __init__(
        self, document: Document, spans: list[Span], speeches: Sequence[Speech], apart: Iterable[tuple[Span, Span]]
    ) -> None:
        self.document, self.tokens = document, document.tokens
        self.entities = Entities(document)
        describe(self.entities)
        self.phrases = Phrases(self.entities)
        self.spans, self.speeches = spans, speeches
        self.stage = Stage()
        self.meant: dict[Span, list[Entity]] = {}
        self.found: dict[Span, Whom] = {}
        self.apart: dict[Span, list[Span]] = {}
        for one, other in apart:
            self.apart.setdefault(one, []).append(other)
            self.apart.setdefault(other, []).append(one)
        self._subjects: list[tuple[int, Entity]] = []  # of this sentence
        self._group: tuple[int, list[Entity]] | None = None
        self._pieces = sorted(
            (start, end, index) for index, speech in enumerate(speeches) for start, end in speech.content
        )

    def read(self) -> dict[Span, Whom]:
        by_token: dict[int, list[Span]] = {}
        for span in self.spans:
            by_token.setdefault(self.tokens.at(span[0]), []).append(span)
        mentions = {mention.first: mention for mention in self.entities.mentions}
        lower, sentence, last = self.tokens.lower, -1, -1
        for at in range(len(self.tokens)):
            asked = by_token.get(at)
            kind = lexicon.PRONOUN_KIND.get(lower[at])
            mention = mentions.get(at)
            if asked is None and kind is None and mention is None:
                continue
            sentence = self.document.sentence_at(self.tokens.start[at])
            if sentence != last:
                self.stage.at(sentence)
                self._subjects, last = [], sentence
            alone = None
            if mention is not None and mention.others:
                self._tell_apart(mention)
            for span in asked or ():
                if self.tokens.at(span[1] - 1) == at and kind is not None:
                    alone = span
                else:
                    self._phrase(span, at, sentence)
            if mention is not None:
                self._named(mention)
            elif kind in ("m", "f", "thing", "many"):
                self._pronoun(at, kind, alone, sentence)
        self._speakers(by_token)
        return {span: self.found.get(span, NOBODY) for span in self.spans}

    # names

    def _named(self, mention: Mention) -> None:
        weight = self._place(mention.title, mention.end)
        self.stage.name(mention.entity, weight, self._quoted(mention.first))
        if weight >= SUBJECT:
            self._subjects.append((mention.first, mention.entity))

    def _tell_apart(self, mention: Mention) -> None:
        """Of those who share a surname, the one on stage."""
        for weight, entity in self.stage.ranked(self._quoted(mention.first)):
            if weight > 20 and (entity in mention.others or entity is mention.entity):
                mention.entity = entity
                return

    def _place(self, first: int, end: int) -> float:
        """The weight of a mention by its place: subject, owner, or anything else."""
        tag, lower, (floor, limit) = self.tokens.tag, self.tokens.lower, self.document.sentence_of(first)
        if end < limit and tag[end] == "GEN":
            return OWNER
        if self._asked(first, end):
            return ACTOR
        if end < limit and (
            tag[end] in ("VERB", "AUX", "ED")
            or (tag[end] in ("LY", "ADV") and end + 1 < limit and tag[end + 1] in ("VERB", "AUX", "ED"))
        ):
            return OTHER if first > floor and tag[first - 1] == "PREP" else SUBJECT
        if first > floor and lower[first - 1] in ("said", "says", "added", "asked", "wrote"):
            return SUBJECT
        return OTHER

    def _asked(self, first: int, end: int) -> bool:
        """Whether a mention stands in a phrase that is asked for: those are the actors of the text."""
        start, stop = self.tokens.start[first], self.tokens.end[end - 1]
        index = bisect.bisect_right(self.spans, (start, len(self.document.text)))
        return any(span[0] <= start and stop <= span[1] for span in self.spans[max(0, index - 2) : index])

    def _quoted(self, at: int) -> bool:
        """Whether a token stands in a quotation, or in what somebody says who is named behind it."""
        offset = self.tokens.start[at]
        if self.document.quote_at(offset) is not None:
            return True
        return any(speech.source and speech.source[0] > offset for speech in self._around(offset))

    def _around(self, offset: int) -> list[Speech]:
        """The speeches that an offset stands in, the innermost first."""
        index = bisect.bisect_right(self._pieces, (offset, len(self.document.text) + 1, 0))
        found = [
            (end - start, self.speeches[speech])
            for start, end, speech in self._pieces[max(0, index - 8) : index]
            if offset < end
        ]
        return [speech for _, speech in sorted(found, key=lambda one: one[0])]

    # phrases

    def _phrase(self, span: Span, at: int, sentence: int) -> None:
        end = self.tokens.at(span[1] - 1) + 1
        read = self.phrases.read(at, end, self._body)
        if read is None:
            return
        entities, named_by = read
        self._give(span, entities, named_by)
        if named_by == "description":
            for entity in entities:
                self.stage.name(entity, SUBJECT, self._quoted(at))
                self._subjects.append((at, entity))
        if len(entities) > 1:
            self._group = (sentence, entities)

    def _give(self, span: Span, entities: list[Entity], named_by: NamedBy) -> None:
        self.meant[span] = entities
        self.found[span] = Whom(tuple(dict.fromkeys(entity.name for entity in entities)), named_by)

    def _body(self, at: int, noun: str) -> Entity | None:
        """The body on stage that ``the company`` means."""
        firm = noun in lexicon.COMPANIES
        ranked = [
            (weight, entity)
            for weight, entity in self.stage.ranked(self._quoted(at))
            if entity.kind in ("body", "unknown")
            and (
                noun in entity.nouns or (firm and (not entity.nouns or not lexicon.COMPANIES.isdisjoint(entity.nouns)))
            )
        ]
        if not ranked or (len(ranked) > 1 and ranked[0][0] < 1.5 * ranked[1][0]):
            return None
        return ranked[0][1]

    # pronouns

    def _pronoun(self, at: int, kind: str, span: Span | None, sentence: int) -> None:
        if kind == "many":
            if span is not None and self._group is not None and sentence - self._group[0] <= 1:
                self._give(span, self._group[1], "pronoun")
            return
        entity = self._choose(at, kind, span)
        if entity is None:
            return
        subject = self.tokens.lower[at] in ("he", "she", "it")
        self.stage.name(entity, (SUBJECT if subject else OTHER) * 0.9, self._quoted(at))
        if subject:
            self._subjects.append((at, entity))
        if kind != "thing" and entity.kind == "unknown":
            entity.kind = "person"
        if span is not None:
            self._give(span, [entity], "pronoun")

    def _choose(self, at: int, kind: str, span: Span | None) -> Entity | None:
        """The one on stage that a pronoun means; none when two stand out alike."""
        barred = self._barred(at, span)
        ranked = []
        for weight, entity in self.stage.ranked(self._quoted(at)):
            if entity in barred:
                continue
            if fit := _fit(entity, kind):
                ranked.append((weight * fit, entity))
        ranked.sort(key=lambda found: -found[0])
        if not ranked or ranked[0][0] < (45 if kind == "thing" else 8):
            return None
        margin = 1.6 if kind == "thing" else _MARGIN
        return None if len(ranked) > 1 and ranked[0][0] < margin * ranked[1][0] else ranked[0][1]

    def _barred(self, at: int, span: Span | None) -> set[Entity]:
        """Whom a pronoun cannot mean: the speaker of the quotation around it; the subject whose object it is; the
        other party of its claim."""
        barred: set[Entity] = set()
        offset, lower = self.tokens.start[at], self.tokens.lower
        if self.document.quote_at(offset) is not None:
            for speech in self._around(offset)[:1]:
                if speech.source is not None and speech.source != span:
                    barred.update(self._source(speech.source))
        for other in self.apart.get(span, ()) if span else ():
            barred.update(self._source(other))
        if lower[at] in _OBJECTS and self._subjects:
            where, entity = self._subjects[-1]
            between = self.tokens.tag[where + 1 : at]
            verbs = sum(tag in ("VERB", "ED") for tag in between)
            if verbs == 1 and "SUB" not in between and "REL" not in between and "PUNCT" not in between:
                barred.add(entity)
        return barred

    def _source(self, span: Span) -> list[Entity]:
        """Whom a span means, as far as it is known by now: a name is known from the start."""
        if span in self.meant:
            return self.meant[span]
        first, end = self.tokens.at(span[0]), self.tokens.at(span[1] - 1) + 1
        read = self.phrases.read(first, end, None)
        return read[0] if read else []

    # speakers

    def _speakers(self, by_token: dict[int, list[Span]]) -> None:
        """*I* and *we*: whoever says it."""
        for at, spans in by_token.items():
            kind = lexicon.PRONOUN_KIND.get(self.tokens.lower[at])
            if kind not in ("speaker", "speakers"):
                continue
            for span in spans:
                if self.tokens.at(span[1] - 1) == at:
                    self._speaker(span, kind)

    def _speaker(self, span: Span, kind: str) -> None:
        for speech in self._around(span[0]):
            if speech.source is None or speech.source == span:
                continue
            entities = self.meant.get(speech.source) or self._source(speech.source)
            if kind == "speakers":
                entities = self.phrases.spoken_for(
                    self.tokens.at(speech.source[0]), self.tokens.at(speech.source[1] - 1) + 1, entities
                )
            if entities:
                self._give(span, entities, "pronoun")
                return


def _fit(entity: Entity, kind: str) -> float:
    """How well an entity fits a pronoun's kind, 0 to 1."""
    if kind == "thing":
        return {"body": 1.0, "unknown": 0.7, "place": 0.4, "person": 0.0}[entity.kind]
    if entity.kind == "unknown":
        return 0.5
    if entity.kind != "person" or entity.gender not in (kind, None):
        return 0.0
    return 1.0 if entity.gender else 0.8
