"""Rules out entities that a pronoun cannot mean."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence

from claimkit.text.names import lexicon
from claimkit.text.names.entities import Entity
from claimkit.text.names.known import Known
from claimkit.text.names.scene import REPLY, StagedScene
from claimkit.text.tokens import TextSpan

_SUBJECTS = frozenset({"he", "she", "it"})
_OBJECTS = frozenset({"him", "her", "them"})
_CLAUSES = frozenset({"SUB", "REL", "PUNCT"})
_ASKED = frozenset({"asked", "asks", "ask", "asking", "pressed", "questioned"})
_PASSIVE = frozenset({"is", "are", "was", "were", "be", "been", "being", "'s", "when"})
_QUESTIONS = frozenset({"whether", "if", "why", "how", "who", "what", "where"})
_HEARD = _QUESTIONS | {"about", "when"}
_READ = frozenset({"read", "reads"})
_LEAVE = frozenset({"can", "could", "may", "might"})  # he asked whether he could stay
_NEAR = 8  # maximum number of tokens from *asked* to the question
_FAR = 40  # maximum number of tokens from the question to the pronoun


class Barring:
    """Tells which entities the pronouns of one text cannot mean.

    ``said`` has what each speaker says; ``apart`` are pairs of spans with different referents.
    """

    def __init__(
        self,
        scene: StagedScene,
        known: Known,
        said: Mapping[TextSpan | None, Sequence[TextSpan]],
        apart: Iterable[tuple[TextSpan, TextSpan]],
    ) -> None:
        self.scene, self.known, self.said = scene, known, said
        self.document, self.tokens, self.entities = scene.document, scene.tokens, scene.entities
        self.apart: dict[TextSpan, list[TextSpan]] = {}
        for one, other in apart:
            self.apart.setdefault(one, []).append(other)
            self.apart.setdefault(other, []).append(one)
        self._asker: tuple[int, Entity] | None = None  # (sentence, its subject, who asks a question in it)
        self._quoted: list[tuple[int, Entity]] = []  # resolved pronouns in quotations (token, referent), in order

    def is_nobody(self, at: int) -> bool:
        """Whether a pronoun is part of *he or she*, which means anybody, or of *it read*, which means a text."""
        lower = self.tokens.lower
        if lower[at + 1] in _READ and lower[at] == "it":
            return True
        before, after = lower[max(at - 2, 0) : at], lower[at + 1 : at + 3]
        pairs = (before, after[::-1])
        return any(len(pair) == 2 and pair[1] == "or" and pair[0] in lexicon.PERSONAL for pair in pairs)

    def barred(self, at: int, span: TextSpan | None, speaker: Entity | None) -> set[Entity]:
        """The entities that the pronoun at token ``at`` cannot mean. ``span`` is the span asked for, if it is one;
        ``speaker`` is who spoke just before, and may go on in a quotation."""
        word = self.tokens.lower[at]
        barred = {entity for other in self.apart.get(span, ()) for entity in self.known.of(other)} if span else set()
        barred.update(self._speaker_around(at, speaker))
        if word in lexicon.PERSONAL:
            barred.update(self._named_in_own_words(span))
        if word in _SUBJECTS:
            barred.update(self._named_later(at))
            barred.update(self._askers(at, span))
            barred.update(self._left_behind(at))
            asked = self.tokens.lower[at - 2 : at] != [",", "who"] and self.tokens.lower[at - 1] == "who"
            if at > 1 and self.tokens.tag[at - 1] == "REL" and not asked and (named := self._name_before(at - 1)):
                barred.add(named)  # Holm Bank, which it accused
        else:  # an object or owner hardly means an unnamed person of an earlier sentence
            earlier = self.scene.stage.before(self.scene.moment)
            barred.update(one for one in earlier if not one.key and one.gender is None)
        if word in _OBJECTS and (subject := self._own_subject(at)):
            barred.add(subject)
        return barred

    def _speaker_around(self, at: int, speaker: Entity | None) -> list[Entity]:
        """The speaker of the quotation around a token, or of the one before it if nobody is said to say this one."""
        offset = self.tokens.start[at]
        if not self.scene.quoted:
            return []
        if (quote := self.document.quote_at(offset)) is None:
            return []
        sources = (speech.source for speech in self.scene.speeches.around(offset))
        outside = (one for one in sources if one is not None and not quote.start <= one[0] < quote.end)
        if (source := next(outside, None)) is None:
            return [speaker] if speaker is not None and self.tokens.lower[at] in _SUBJECTS else []
        if (
            source not in self.known
            and source.start > offset
            and self.scene.acted is not None
            and self._is_pronoun(source)
        ):
            return [self.scene.acted]
        return self.known.of(source)

    def _is_pronoun(self, source: TextSpan) -> bool:
        first, end = self.known.within[source]
        return end == first + 1 and self.tokens.lower[first] in lexicon.PERSONAL

    def _own_subject(self, at: int) -> Entity | None:
        """The subject of the verb whose object the pronoun at ``at`` is: *he* in *Ann Lee said he praised him*. Not for
        possessives: *she praised her work*."""
        tag = self.tokens.tag
        if self.scene.subject is None or tag[at + 1 : at + 2] in (["WORD"], ["ING"]):
            return None
        where, entity = self.scene.subject
        between = tag[where + 1 : at]
        if self._is_aside(where, at - (tag[at - 1] == "PREP")):
            return entity
        verbs = between.count("VERB") + between.count("ED")
        one_clause = verbs < 2 and (verbs or "AUX" in between) and _CLAUSES.isdisjoint(between)
        return entity if one_clause else None

    def _is_aside(self, subject: int, at: int) -> bool:
        """Whether a participle that tells of the subject ends before a token: *Ann Lee left, calling*; *Ann Lee left,
        calling him a liar and accusing*."""
        tag, lower = self.tokens.tag, self.tokens.lower
        if tag[at - 1] != "ING":
            return False
        before = range(subject + 1, at - 1)
        joined = lower[at - 2] == "and" and any(lower[one - 1] == "," and tag[one] == "ING" for one in before)
        return lower[at - 2] == "," or joined

    def _named_in_own_words(self, speaker: TextSpan | None) -> list[Entity]:
        """Those whom a speaker names or calls *he* or *she* in direct speech; they are not the speaker."""
        pieces = [(self.tokens.at(start), self.tokens.at(end)) for start, end in self.said.get(speaker, ())]
        named = [
            mention.entity
            for first, end in pieces
            for mention in self.entities.within(first, end)
            if self.document.quote_at(self.tokens.start[mention.first])
        ]
        behind = itertools.takewhile(lambda one: any(first <= one[0] for first, _ in pieces), reversed(self._quoted))
        return named + [entity for at, entity in behind if any(first <= at < end for first, end in pieces)]

    def note(self, at: int, entity: Entity) -> None:
        """Records that the pronoun in a quotation at token ``at`` means an entity."""
        self._quoted.append((at, entity))

    def _named_later(self, at: int) -> list[Entity]:
        """Those whom the clause names after its subject: in *she praised Ann Lee*, *she* is not Lee."""
        tag, limit, index = self.tokens.tag, self.scene.limit, self.entities.index
        end = next((here for here in range(at, limit) if tag[here] in ("PUNCT", "REL")), limit)
        return [mention.entity for mention in self.entities.mentions[index(at) : index(end)]]

    def _left_behind(self, at: int) -> list[Entity]:
        """Those told of before, if a new paragraph has named a person before the clause of *he* or *she*: *The plan of
        Ann Lee fell when she told of it*."""
        floor, tokens = self.scene.floor, self.tokens
        gender = lexicon.PRONOUN_KIND[tokens.lower[at]]
        if tokens.tag[at - 1] != "SUB" or gender == "thing" or floor == 0:
            return []
        if "\n" not in self.document.text[tokens.end[floor - 1] : tokens.start[floor]]:
            return []
        here = self.entities.mentions[self.entities.index(floor) : self.entities.index(at)]
        fitting = [m for m in here if m.entity.kind == "person" and m.entity.gender in (gender, None)]
        return self.scene.stage.before(self.scene.moment) if fitting else []

    def _name_before(self, at: int) -> Entity | None:
        """The entity whose name ends right before a token, or before the comma right before it."""
        at -= self.tokens.lower[at - 1] == ","
        index = self.entities.index(at)
        before = self.entities.mentions[index - 1 : index]
        return next((mention.entity for mention in before if mention.end == at), None)

    def _askers(self, at: int, span: TextSpan | None) -> Iterator[Entity]:
        """The one who asks the question that the pronoun is part of, and the one whose question it answers."""
        scene = self.scene
        if scene.subject is not None and self._is_asking(scene.subject[0], at):
            self._asker = (scene.sentence, scene.subject[1])
        if self._asker is not None and self._asker[0] == scene.sentence:
            yield self._asker[1]
        if span in self.said and scene.before is not None:
            moment, subject, entity = scene.before
            if scene.moment - moment <= REPLY and self._is_answered(subject, entity):
                yield entity

    def _is_asking(self, subject: int, at: int) -> bool:
        """Whether the pronoun at ``at`` stands in a question that the subject asks: *Ann Lee asked Eve Roe why she left
        when she did*; not *Ann Lee was asked why she left*, *Ann Lee asked whether she could leave*."""
        lower = self.tokens.lower
        if _QUESTIONS.isdisjoint(lower[max(subject, at - _FAR) : at]):
            return False
        question = next((here for here in range(max(subject, at - _FAR), at) if lower[here] in _QUESTIONS), at)
        asked = next((here for here in range(max(subject, question - _NEAR), question) if lower[here] in _ASKED), at)
        leave = lower[question + 2 : question + 3]
        passive = not _PASSIVE.isdisjoint(lower[asked - 2 : asked])  # was also asked
        return asked < question < at and not passive and _LEAVE.isdisjoint(leave)

    def _is_answered(self, subject: int, asker: Entity) -> bool:
        """Whether the subject asks a named person a question, which the speaker of the next sentence answers: *Ann Lee
        asked Eve Roe whether she would run. "Of course," she said*."""
        lower, (_, limit) = self.tokens.lower, self.document.sentence_of(subject)
        verb = next((at for at in range(subject, min(limit, subject + _NEAR)) if lower[at] in _ASKED), limit)
        heard = self.entities.mentions[self.entities.index(verb) : self.entities.index(limit)][:1]
        if not heard or heard[0].entity is asker or heard[0].entity.kind != "person":
            return False
        return lower[heard[0].end] in _HEARD
