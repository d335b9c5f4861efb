"""Weighs mentions by their position in the sentence: subjects count most."""

from __future__ import annotations

from claimkit.text.names.describing import COPULAS
from claimkit.text.names.descriptions import Descriptions
from claimkit.text.names.entities import Entity, Mention
from claimkit.text.names.lexicon import PronounKind
from claimkit.text.names.salience import OPENING_OWNER, OTHER, OWNER, SUBJECT
from claimkit.text.names.scene import StagedScene
from claimkit.text.tokens import FINITE

_OBJECT_STARTS = frozenset({"DET", "POSS", "PREP", "PRON", "NAME", "SUB"})
_ASKED = frozenset({"asked", "pressed"})
_SAID = frozenset({"said", "says", "added", "asked", "wrote"})
_SUBJECT_ENDS = frozenset({"NAME", "PRON", "WORD", "AUX"})
_ASIDES = {"(": ")", ",": ","}  # the closing mark of an aside, by its opening mark
_ASIDE = 5  # maximum number of tokens from the opening to the closing mark of an aside


class Positions:
    """Weighs positions in the current sentence of a scene (weights of :mod:`~claimkit.text.names.salience`)."""

    def __init__(self, scene: StagedScene, descriptions: Descriptions) -> None:
        self.scene, self.descriptions, self.tokens = scene, descriptions, scene.tokens

    def weight(self, mention: Mention) -> float:
        """The weight of a name as a subject, an owner, or anything else."""
        tag, lower, first, end = self.tokens.tag, self.tokens.lower, mention.title, mention.end
        floor, limit = self.scene.floor, self.scene.limit
        if end < limit and tag[end] == "GEN":
            return self.owner(first, mention.entity)
        if first == floor and end < limit and lower[end] in ("and", ","):
            return SUBJECT  # Ann Lee, who left the port after years of work, said
        follows = self._aside_end(end, limit)
        follows += follows < limit and tag[follows] in ("LY", "ADV")
        if self.is_finite(follows) or (first == floor and self._may_be_finite(follows)):
            return OTHER if first > floor and tag[first - 1] == "PREP" else SUBJECT
        inverted = first > floor and lower[first - 1] in _SAID and tag[first - 2] not in _SUBJECT_ENDS
        return SUBJECT if inverted else OTHER  # asked Lund; not: Holm asked Lund

    def answers(self, at: int, kind: PronounKind) -> Entity | None:
        """The subject that answers the question around the pronoun at ``at``, at the beginning of the sentence: *Asked
        whether she lied, Ann Lee said*."""
        lower, index, floor = self.tokens.lower, self.scene.entities.index, self.scene.floor
        if self.scene.subject is not None or lower[floor + (lower[floor] == "when")] not in _ASKED:
            return None
        for mention in self.scene.entities.mentions[index(at) : index(self.scene.limit)]:
            if lower[mention.title - 1] == "," and self.is_finite(mention.end):
                one = mention.entity
                return one if one.kind == "person" and one.gender in (kind, None) else None
        return None

    def tells_of_subject(self, at: int) -> bool:
        """Whether a phrase tells who the subject is: *Ann Lee is one of those who ran*, *was among them*."""
        lower, before = self.tokens.lower, at - (self.tokens.lower[at - 1] == "among")
        return (before < at or lower[at : at + 2] == ["one", "of"]) and lower[before - 1] in COPULAS

    def tells_of(self, entities: list[Entity], end: int) -> bool:
        """Whether the predicate of the subject that ends before ``end`` names the one entity that the subject would
        mean, which is thus another: *The baker said Roe was late*; but not *After the baker left, Roe was late*."""
        if len(entities) > 1 or not self.is_finite(end) or self.tokens.tag[self.scene.floor] in ("SUB", "PREP"):
            return False
        reach = range(end, self.scene.limit)
        close = next((at for at in reach if self.tokens.word[at] == ";"), reach.stop)  # the baker lied; Roe replied
        return any(mention.entity is entities[0] for mention in self.scene.entities.within(end, close))

    def owner(self, first: int, entity: Entity) -> float:
        """The weight of an owner: higher for a person who opens a full sentence with *Ann Lee's plan*, which is about
        her; a headline with these words is about the plan."""
        told = entity.kind == "person" and self.tokens.tag[self.scene.limit - 1] == "STOP"
        return OPENING_OWNER if told and self.descriptions.opens_sentence(first) else OWNER

    def is_finite(self, at: int) -> bool:
        """Whether the token is a finite verb of the current sentence."""
        return at < self.scene.limit and self.tokens.tag[at] in FINITE

    def _may_be_finite(self, at: int) -> bool:
        """Whether a word without a known class may be a verb in the present tense: *Ann Lee departs the port*."""
        tag, word = self.tokens.tag, self.tokens.word
        known = at + 1 < self.scene.limit and tag[at] == "WORD" and tag[at + 1] in _OBJECT_STARTS
        return known and word[at].islower() and word[at][-1] == "s"

    def _aside_end(self, at: int, limit: int) -> int:
        """Where the sentence continues after ``(D-Ohio)``, ``, 59,``."""
        word = self.tokens.word
        closes = _ASIDES.get(word[at]) if at < limit else None
        if closes is None:
            return at
        return next((here + 1 for here in range(at + 1, min(limit, at + _ASIDE)) if word[here] == closes), at)
