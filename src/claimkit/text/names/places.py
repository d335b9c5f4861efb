"""How much a mention stands out by its place in the sentence."""

from __future__ import annotations

from claimkit.text.names.descriptions import Descriptions
from claimkit.text.names.entities import Entity, Mention
from claimkit.text.names.salience import OPENING_OWNER, OTHER, OWNER, SUBJECT
from claimkit.text.names.scene import StagedScene

_FINITE = frozenset({"VERB", "AUX", "ED"})
_OBJECT_STARTS = frozenset({"DET", "POSS", "PREP", "PRON", "NAME", "SUB"})
_SAID = frozenset({"said", "says", "added", "asked", "wrote"})
_SUBJECT_ENDS = frozenset({"NAME", "PRON", "WORD", "AUX"})
_ASIDES = {"(": ")", ",": ","}  # the mark that closes an aside, by the one that opens it
_ASIDE = 5  # tokens from the mark that opens an aside to the one that closes it


class Places:
    """Weighs the places of the sentence that a scene has reached."""

    def __init__(self, scene: StagedScene, descriptions: Descriptions) -> None:
        self.scene, self.descriptions, self.tokens = scene, descriptions, scene.tokens

    def weight(self, mention: Mention) -> float:
        """The weight of a name: that of a subject, an owner, or anything else."""
        tag, lower, first, end = self.tokens.tag, self.tokens.lower, mention.title, mention.end
        floor, limit = self.scene.floor, self.scene.limit
        if end < limit and tag[end] == "GEN":
            return self.owner(first, mention.entity)
        if first == floor and end < limit and lower[end] == "and":
            return SUBJECT
        follows = self._aside_end(end, limit)
        follows += follows < limit and tag[follows] in ("LY", "ADV")
        if self.is_finite(follows) or (first == floor and self._may_be_finite(follows)):
            return OTHER if first > floor and tag[first - 1] == "PREP" else SUBJECT
        inverted = first > floor and lower[first - 1] in _SAID and tag[first - 2] not in _SUBJECT_ENDS
        return SUBJECT if inverted else OTHER  # asked Lund; not: Holm asked Lund

    def owner(self, first: int, entity: Entity) -> float:
        """The weight of an owner: a headline tells of the plan in *Ann Lee's plan*, a sentence of her."""
        told = entity.kind == "person" and self.tokens.tag[self.scene.limit - 1] == "STOP"
        return OPENING_OWNER if told and self.descriptions.opens(first) else OWNER

    def is_finite(self, at: int) -> bool:
        """Whether a finite verb stands at a token of the sentence."""
        return at < self.scene.limit and self.tokens.tag[at] in _FINITE

    def _may_be_finite(self, at: int) -> bool:
        """Whether a word that is not known as one may be a verb in the present: *Ann Lee departs the port*."""
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
