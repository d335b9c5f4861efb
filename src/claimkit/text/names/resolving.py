"""Whom the phrases of a text mean, by name, in one pass over the text."""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from claimkit.records import NamedBy
from claimkit.text.document import Document
from claimkit.text.mentions import antecedent
from claimkit.text.names import lexicon
from claimkit.text.names.called import describe
from claimkit.text.names.descriptions import INDEFINITE
from claimkit.text.names.entities import Entities, Entity, Mention
from claimkit.text.names.lexicon import PronounKind
from claimkit.text.names.lists import LONGEST
from claimkit.text.names.referents import Referents
from claimkit.text.names.salience import ACTOR, OPENING_OWNER, OTHER, OWNER, SUBJECT
from claimkit.text.names.scene import StagedScene
from claimkit.text.names.speeches import Speech, Speeches
from claimkit.text.phrases import RELATIVE
from claimkit.text.tokens import TextSpan, TokenSpan

_OBJECTS = frozenset({"him", "her", "them"})
_SUBJECTS = frozenset({"he", "she", "it"})
_CLAUSES = frozenset({"SUB", "REL", "PUNCT"})
_OBJECT_STARTS = frozenset({"DET", "POSS", "PREP", "PRON", "NAME", "SUB"})
_FINITE = frozenset({"VERB", "AUX", "ED"})
_NAMELESS = frozenset({"spokesman", "spokeswoman", "spokesperson", "official", "source", "aide"})
_SAID = frozenset({"said", "says", "added", "asked", "wrote"})
_SUBJECT_ENDS = frozenset({"NAME", "PRON", "WORD", "AUX"})
_EXAMPLES = frozenset({"like", "as", "including"})
_ASKED = frozenset({"asked", "asks", "ask", "asking", "pressed", "questioned"})
_PASSIVE = frozenset({"is", "are", "was", "were", "be", "been", "being", "'s", "when"})
_QUESTIONS = frozenset({"whether", "if", "why", "how"})
_LEAVE = frozenset({"can", "could", "may", "might"})  # he asked whether he could stay
_REPLY = 2  # moments within which who spoke goes on
_NEARBY = 20  # characters between a quotation and the name of its speaker
_NEAR = 8  # tokens from *asked* to the question
_FAR = 40  # tokens from the question to the pronoun
_FEW = 5  # spans that are looked at there


class Whom(NamedTuple):
    """Where the names of those who are meant stand in their fullest form, and how the phrase itself names them."""

    names: tuple[TextSpan, ...] = ()
    named_by: NamedBy | None = None


NOBODY = Whom()


def whom(
    document: Document,
    spans: Iterable[TextSpan],
    speeches: Sequence[Speech] = (),
    apart: Iterable[tuple[TextSpan, TextSpan]] = (),
) -> dict[TextSpan, Whom]:
    """Whom each span means. ``speeches`` tell who says *I*, *we*; spans that are ``apart`` mean different ones.

    A span means nobody if the text does not make it certain: no name is better than a wrong one. Besides the spans
    asked for, the answer has each *he* and *she* of the text (*him*, *her*, *his*) that means somebody.
    """
    asked = set(spans)
    sources = {speech.source for speech in speeches if speech.source is not None}
    within = {span: document.tokens.within(*span) for span in asked | sources}
    worded = {span for span, (first, end) in within.items() if first < end}
    found: dict[TextSpan, Whom] = {}
    if read := sorted(asked & worded):
        told = [speech for speech in speeches if speech.source is None or speech.source in worded]
        found = _Reading(document, read, within, told, apart).read()
    return dict.fromkeys(asked, NOBODY) | found


class _Actors(NamedTuple):
    """Whom the last phrase means that was asked for, where it ends, and whether it is one that speaks."""

    end: int = 0
    entities: Sequence[Entity] = ()
    speak: bool = False


class _Reading:
    """The text as read so far: who is on stage, and whom the spans up to here mean."""

    def __init__(
        self,
        document: Document,
        spans: list[TextSpan],
        within: dict[TextSpan, TokenSpan],
        speeches: Sequence[Speech],
        apart: Iterable[tuple[TextSpan, TextSpan]],
    ) -> None:
        self.document, self.tokens = document, document.tokens
        self.spans, self.within = spans, within  # those asked for, in order; the tokens of each, and of each speaker
        self.entities = Entities(document)
        describe(self.entities)
        self.referents = Referents(self.entities)
        self.speeches = Speeches(document, speeches)
        self.scene = StagedScene(document, self.entities, self.speeches)
        self.meant: dict[TextSpan, list[Entity]] = {}
        self.found: dict[TextSpan, Whom] = {}
        self.besides: dict[TextSpan, Whom] = {}  # he and she that nobody asked for
        self.apart: dict[TextSpan, list[TextSpan]] = {}
        for one, other in apart:
            self.apart.setdefault(one, []).append(other)
            self.apart.setdefault(other, []).append(one)
        self._actors = _Actors()
        self._said = {speech.source: speech.content for speech in speeches}
        self._speaks: tuple[int, Entity] | None = None  # who spoke last, and at which moment
        self._strangers: dict[str, Entity] = {}  # those whom the text does not name, by what it calls them
        self._guessed: set[Entity] = set()  # those whom a pronoun since their name may have meant, or not
        self._asker: tuple[int, Entity] | None = None  # who asks what the rest of a sentence says
        self._many: tuple[int, list[Entity]] | None = None  # who was last meant together, and in which sentence

    def read(self) -> dict[TextSpan, Whom]:
        lower = self.tokens.lower
        asked: dict[int, list[TextSpan]] = {}
        for span in self.spans:
            asked.setdefault(self.within[span].first, []).append(span)
        mentions = {mention.first: mention for mention in self.entities.mentions}
        told = lexicon.PERSONAL | self.referents.descriptions.called.keys() | lexicon.PERSONS
        words = [at for at, word in enumerate(lower) if word in told]
        pronouns = [at for at in words if lower[at] in lexicon.PERSONAL]
        described = self._descriptions([at for at in words if lower[at] not in lexicon.PERSONAL])
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
                    self._phrase(span, at)
            if mention is not None:
                self._named(mention)
            elif kind in ("m", "f", "thing", "many"):
                self._pronoun(at, kind, alone)
            if at in described and at not in asked:
                self._described(at, described[at])
        self._speakers(asked)
        return self.besides | {span: self.found.get(span, NOBODY) for span in self.spans}

    # names

    def _named(self, mention: Mention) -> None:
        self._guessed.discard(mention.entity)
        place = self._place(mention)
        acts = place >= OTHER and self._acts(mention)
        subject = place == SUBJECT or (acts and self._actors.speak)
        self.scene.mention(mention.first, mention.entity, ACTOR if acts else place, subject)

    def _place(self, mention: Mention) -> float:
        """The weight of a mention by its place: a subject, an owner, or anything else."""
        tag, lower, first, end = self.tokens.tag, self.tokens.lower, mention.title, mention.end
        floor, limit = self.scene.floor, self.scene.limit
        if end < limit and tag[end] == "GEN":
            return self._owner_weight(first, mention.entity)
        if first == floor and end < limit and lower[end] == "and":
            return SUBJECT
        follows = self._aside_end(end, limit)
        follows += follows < limit and tag[follows] in ("LY", "ADV")
        opens = first == floor and follows + 1 < limit and self._may_be_finite(follows)
        if follows < limit and (tag[follows] in _FINITE or opens):
            return OTHER if first > floor and tag[first - 1] == "PREP" else SUBJECT
        inverted = first > floor and lower[first - 1] in _SAID and tag[first - 2] not in _SUBJECT_ENDS
        return SUBJECT if inverted else OTHER  # asked Lund; not: Holm asked Lund

    def _may_be_finite(self, at: int) -> bool:
        """Whether a word that is not known as one may be a verb in the present: *Ann Lee departs the port*."""
        tokens = self.tokens
        word = tokens.lower[at]
        return tokens.tag[at] == "WORD" and word[-1] == "s" and word.islower() and tokens.tag[at + 1] in _OBJECT_STARTS

    def _owner_weight(self, first: int, entity: Entity) -> float:
        """A headline tells of the plan in *Ann Lee's plan*, a sentence of her."""
        told = entity.kind == "person" and self.tokens.tag[self.scene.limit - 1] == "STOP"
        return OPENING_OWNER if told and self.referents.descriptions.opens(first) else OWNER

    def _aside_end(self, at: int, limit: int) -> int:
        """Where the sentence continues after ``(D-Ohio)``, ``, 59,``."""
        word = self.tokens.word
        closes = {"(": ")", ",": ","}.get(word[at]) if at < limit else None
        if closes is None:
            return at
        return next((here + 1 for here in range(at + 1, min(limit, at + 5)) if word[here] == closes), at)

    def _acts(self, mention: Mention) -> bool:
        """Whether a mention is what a phrase means that is asked for: those are the actors of the text."""
        return mention.first < self._actors.end and mention.entity in self._actors.entities

    # phrases

    def _phrase(self, span: TextSpan, at: int) -> None:
        end = self.within[span].end
        speaks = span in self._said and self.tokens.lower[max(at - 1, 0)] != "by"  # asked by Ann Lee
        relative = self.tokens.lower[at] in RELATIVE and end == at + 1
        before = antecedent(self.document, at) if relative else None
        read = self.referents.read(*before, self.scene) if before else self.referents.read(at, end, self.scene)
        if read is None:
            if unnamed := self._unnamed(at, end):
                self.scene.mention(at, unnamed, ACTOR, speaks)
            elif example := self._example(at, end):
                self._actors = _Actors(end, [example], speaks)
            return
        self._actors = _Actors(end, read[0], speaks)
        entities, named_by = read[0], "pronoun" if relative else read[1]
        self._give(span, entities, named_by)
        if named_by == "description" and len(entities) == 1:
            aside = at > 0 and self.tokens.tag[at - 1] == "PREP"
            subject = not aside and (speaks or self._is_finite(end))
            self.scene.mention(at, entities[0], OTHER if aside else ACTOR, subject)
        if 1 < len(entities) <= LONGEST:
            self._many = (self.scene.sentence, entities)

    def _is_finite(self, at: int) -> bool:
        return at < self.scene.limit and self.tokens.tag[at] in _FINITE

    def _example(self, first: int, end: int) -> Entity | None:
        """The one of many who is named: *Friends of the mill, like Ann Lee*."""
        names = [m for m in self.entities.within(first, end) if m.entity.kind == "person"]
        return names[0].entity if len(names) == 1 and self.tokens.lower[names[0].title - 1] in _EXAMPLES else None

    def _unnamed(self, first: int, end: int) -> Entity | None:
        """Somebody whom the text does not name, so that *he* may be nobody known: *the official*, *a man*."""
        noun = next((word for word in self.tokens.lower[first:end] if lexicon.person_noun(word)), None)
        stands = noun in _NAMELESS or noun in self._strangers or self.tokens.lower[first] in INDEFINITE
        return self._stranger(noun, first) if noun and stands else None

    def _stranger(self, noun: str, first: int) -> Entity:
        """Somebody whom the text calls by a noun, but does not name."""
        if noun not in self._strangers:
            self._strangers[noun] = Entity(TextSpan(0, 0), (), "person", first, lexicon.noun_gender(noun))
        return self._strangers[noun]

    def _give(self, span: TextSpan, entities: list[Entity], named_by: NamedBy) -> None:
        self.meant[span] = entities
        if len(entities) == 1 and entities[0].kind == "unknown" and len(entities[0].key) == 1:
            first = self.within[span].first
            if self.tokens.lower[max(first - 2, 0) : first] == ["according", "to"]:
                entities[0].kind = "body"  # according to ProPublica, Ann Lee won; she
        if span in self._said and len(entities) == 1:
            self._speaks = (self.scene.moment, entities[0])
        self.found[span] = Whom(tuple(dict.fromkeys(entity.name for entity in entities)), named_by)

    def _descriptions(self, heads: list[int]) -> dict[int, int]:
        """Where phrases like *the former minister*, *her father* begin that have one of these head nouns, with their
        ends."""
        tokens = self.tokens
        found = {}
        for head in heads:
            if head + 1 < len(tokens) and tokens.tag[head + 1] in ("NAME", "WORD"):
                continue
            first = head - 1
            while first > head - 5 and first > 0 and tokens.tag[first] in ("WORD", "NAME", "ED"):
                first -= 1
            kin = tokens.tag[first] == "POSS" and tokens.lower[head] in lexicon.KIN
            if first >= 0 and (kin or tokens.lower[first] == "the" or tokens.lower[first] in INDEFINITE):
                found[first] = head + 1
        return found

    def _described(self, at: int, end: int) -> None:
        head = self.tokens.lower[end - 1]
        end += self.tokens.tag[end : end + 1] in (["LY"], ["ADV"])
        acts = self._is_finite(end)
        owns = end < self.scene.limit and self.tokens.tag[end] == "GEN"
        known = self.tokens.lower[at] not in INDEFINITE and (
            head in self.referents.descriptions.called or head in lexicon.KIN
        )
        read = self.referents.read(at, end, self.scene) if known else None
        if read is None:
            if acts and not known:
                self.scene.mention(at, self._stranger(head, at), SUBJECT, subject=True)
        elif len(read[0]) == 1 and read[0][0].kind == "person":
            weight = self._owner_weight(at, read[0][0]) if owns else SUBJECT if acts else OTHER
            self.scene.mention(at, read[0][0], weight, acts)

    # pronouns

    def _pronoun(self, at: int, kind: PronounKind, span: TextSpan | None) -> None:
        if kind == "many":
            if span is not None:
                if self._many is not None and self.scene.sentence - self._many[0] <= 1:
                    self._give(span, self._many[1], "pronoun")
                elif several := self.scene.people_listed(at):
                    self._give(span, several, "pronoun")
            return
        if self._is_anybody(at):
            return
        if self.tokens.lower[at].endswith("self") and (named := self.entities.ending(at)):
            if span is not None:
                self._give(span, [named.entity], "pronoun")  # Ann Lee herself said
            return
        barred = self._barred(at, span)
        speaker = None
        if span in self._said and self.tokens.lower[at] in _SUBJECTS:
            recent = self._speaks and self.scene.moment - self._speaks[0] <= _REPLY
            speaker = self._speaks[1] if self._speaks and recent else self.scene.acted if kind != "thing" else None
        entity = self.scene.meant_by(kind, barred, speaker)
        if entity is None:
            return
        weight = SUBJECT if self.tokens.lower[at] in _SUBJECTS else OTHER
        tells = kind in ("m", "f") and weight == SUBJECT and entity.gender is None and entity.kind == "person"
        clear = self.scene.is_clear(at, entity)
        if self.scene.quoted and clear:  # whoever spoke before is answered; one guess must not carry the next
            clear = entity not in self._guessed and (self._speaks is None or self._speaks[1] is not entity)
        if self.scene.quoted and not clear:
            self._guessed.add(entity)
        if tells and clear:
            entity.gender = "m" if kind == "m" else "f"
        self.scene.pronoun(at, entity, ACTOR if span is not None else weight, weight == SUBJECT)
        if span is not None:
            self._give(span, [entity], "pronoun")
        elif entity.gender == kind and clear:
            here = TextSpan(self.tokens.start[at], self.tokens.end[at])
            self.besides[here] = Whom((entity.name,), "pronoun")
        if kind != "thing" and entity.kind == "unknown":
            entity.kind = "person"

    def _is_anybody(self, at: int) -> bool:
        """Whether a pronoun is one of two that mean anybody: *he or she*."""
        lower = self.tokens.lower
        before, after = lower[max(at - 2, 0) : at], lower[at + 1 : at + 3]
        pairs = (before, after[::-1])
        return any(len(pair) == 2 and pair[1] == "or" and pair[0] in lexicon.PERSONAL for pair in pairs)

    def _barred(self, at: int, span: TextSpan | None) -> set[Entity]:
        """Whom a pronoun cannot mean: the speaker of the quotation around it; the subject whose object it is; the
        other party of its claim."""
        barred: set[Entity] = set()
        offset = self.tokens.start[at]
        if (quote := self.document.quote_at(offset)) is not None:
            for speech in self.speeches.around(offset):
                source = speech.source
                if source is not None and not quote.start <= source[0] < quote.end:
                    barred.update(self._source(source))
                    break
        for other in self.apart.get(span, ()) if span else ():
            barred.update(self._source(other))
        if self.tokens.lower[at] in lexicon.PERSONAL:
            barred.update(self._named_in_own_words(span))
        owns = self.tokens.tag[at + 1 : at + 2] in (["WORD"], ["ING"])  # her belief
        if self.tokens.lower[at] in _SUBJECTS:
            barred.update(self._named_later(at))
            if self.scene.subject is not None and self._asks(self.scene.subject[0], at):
                self._asker = (self.scene.sentence, self.scene.subject[1])
            if self._asker is not None and self._asker[0] == self.scene.sentence:
                barred.add(self._asker[1])
            if span in self._said and self.scene.before is not None:
                moment, subject, entity = self.scene.before
                if self.scene.moment - moment <= _REPLY and self._asked(subject, entity):
                    barred.add(entity)
            if at > 1 and self.tokens.tag[at - 1] == "REL" and (named := self._ends(at - 1)):
                barred.add(named)  # Holm Bank, which it accused
        else:  # an object or owner is hardly a stranger of an earlier sentence
            strangers = (one for one in self._strangers.values() if one.gender is None)
            barred.update(one for one in strangers if self.scene.stage.last(one) < self.scene.moment)
        if self.tokens.lower[at] in _OBJECTS and not owns and self.scene.subject is not None:
            where, entity = self.scene.subject
            between = self.tokens.tag[where + 1 : at]
            verbs = between.count("VERB") + between.count("ED")
            if verbs + ("AUX" in between) and verbs < 2 and not _CLAUSES.intersection(between):
                barred.add(entity)
        return barred

    def _named_in_own_words(self, speaker: TextSpan | None) -> list[Entity]:
        """Whom a speaker names in direct speech, and therefore is not."""
        return [
            mention.entity
            for start, end in self._said.get(speaker, ())
            for mention in self.entities.within(self.tokens.at(start), self.tokens.at(end))
            if self.document.quote_at(self.tokens.start[mention.first])
        ]

    def _asks(self, subject: int, at: int) -> bool:
        """Whether the pronoun at ``at`` stands in what its subject asks somebody: *Ann Lee asked Eve Roe why she left
        when she did*; not *Ann Lee was asked why she left*, *Ann Lee asked whether she could leave*."""
        lower = self.tokens.lower
        question = next((here for here in range(max(subject, at - _FAR), at) if lower[here] in _QUESTIONS), at)
        asked = next((here for here in range(max(subject, question - _NEAR), question) if lower[here] in _ASKED), at)
        return (
            asked < question < at
            and lower[asked - 1] not in _PASSIVE
            and _LEAVE.isdisjoint(lower[question + 2 : question + 3])
        )

    def _asked(self, subject: int, asker: Entity) -> bool:
        """Whether a subject asks somebody who is named something, so that who speaks in the next sentence answers: *Ann
        Lee asked Eve Roe whether she would run. "Of course," she said*."""
        lower, (_, limit) = self.tokens.lower, self.document.sentence_of(subject)
        verb = next((at for at in range(subject, min(limit, subject + _NEAR)) if lower[at] in _ASKED), limit)
        heard = self.entities.mentions[self.entities.index(verb) : self.entities.index(limit)][:1]
        if not heard or heard[0].entity is asker or heard[0].entity.kind != "person":
            return False
        return lower[heard[0].end] in _QUESTIONS | {"about", "what", "when", "who"}

    def _ends(self, at: int) -> Entity | None:
        """Whom a name means that ends before a token, or before the comma there."""
        at -= self.tokens.lower[at - 1] == ","
        index = self.entities.index(at)
        before = self.entities.mentions[index - 1 : index]
        return next((mention.entity for mention in before if mention.end == at), None)

    def _named_later(self, at: int) -> list[Entity]:
        """Whom the clause names after its subject: in *she praised Ann Lee*, she is not Lee."""
        tag, limit, index = self.tokens.tag, self.scene.limit, self.entities.index
        end = next((here for here in range(at, limit) if tag[here] in ("PUNCT", "REL")), limit)
        return [mention.entity for mention in self.entities.mentions[index(at) : index(end)]]

    def _source(self, span: TextSpan) -> list[Entity]:
        """Whom a span means, as far as that is known by now; names are known from the start."""
        if span in self.meant:
            return self.meant[span]
        read = self.referents.read(*self.within[span], None)
        return read[0] if read else []

    # speakers

    def _speakers(self, asked: dict[int, list[TextSpan]]) -> None:
        """*I*: whoever says it; *we*: the body spoken for."""
        for at, spans in asked.items():
            kind = lexicon.PRONOUN_KIND.get(self.tokens.lower[at])
            for span in spans:
                if kind in ("speaker", "speakers") and self.within[span].end == at + 1:
                    self._speaker(span, kind)

    def _speaker(self, span: TextSpan, kind: PronounKind) -> None:
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

    def _speaker_nearby(self, offset: int) -> list[TextSpan]:
        """Who speaks in a quotation that belongs to no known speech: whoever is named right after it, or spoke last
        before it."""
        quote = self.document.quote_at(offset)
        if quote is None:
            return []
        index = bisect.bisect_left(self.spans, (quote.start, 0))
        after = [span for span in self.spans[index : index + _FEW] if 0 <= span[0] - quote.end < _NEARBY][:1]
        before = [
            span
            for span in self.spans[max(0, index - _FEW) : index]
            if quote.start - span[1] < 5 * _NEARBY and span in self.meant and self.document.quote_at(span[0]) is None
        ]
        return after or before[-1:]

    def _spoken_for(self, source: TextSpan, speakers: list[Entity]) -> list[Entity]:
        """The body that a speaker speaks for: *a spokeswoman for the port*, *the port's director*."""
        if len(speakers) == 1 and speakers[0].kind == "body":
            return speakers
        if speakers:
            return [speakers[0].body] if speakers[0].body and len(speakers) == 1 else []
        first, end = self.within[source]
        if lexicon.SPEAKS_FOR.isdisjoint(self.tokens.lower[first:end]):
            return []
        inside = [m.entity for m in self.entities.within(first, end) if m.entity.kind in ("body", "unknown")]
        return inside if len(inside) == 1 else []
