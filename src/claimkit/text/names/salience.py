"""Who is on stage: how much each person and body stands out where a pronoun looks for one.

After Lappin and Leass (1994), *An algorithm for pronominal anaphora resolution*: a mention adds weight by its place in
the sentence, and all weights halve with each new sentence.
"""

from __future__ import annotations

import itertools

from claimkit.text.names.entities import Entity

ACTOR, SUBJECT, OTHER, OWNER = 130.0, 100.0, 50.0, 40.0
OPENING_OWNER = 70.0  # whose deed or thing the subject is: Ann Lee's plan failed. She
QUOTED = 0.25  # of a mention inside a quotation, for a pronoun outside
AGAIN = 0.4  # of a second mention in the same breath
_FADE = [0.5**sentences for sentences in range(6)]  # sentences that an entity stays on stage
_FADED = len(_FADE)
_CROWD = 40  # entities that the stage holds
_NOTHING = (0, 0.0, 0.0)


def _added(weight: float, other: float) -> float:
    return weight + AGAIN * other if weight > other else other + AGAIN * weight


class Stage:
    """Weights of entities, separate for those named inside quotations and outside."""

    def __init__(self) -> None:
        # In the order of their last mention: its sentence, and the weights outside and inside quotations.
        self._weights: dict[Entity, tuple[int, float, float]] = {}

    def name(self, entity: Entity, weight: float, sentence: int, quoted: bool) -> None:
        """An entity is mentioned."""
        last, spoken, inside = self._weights.pop(entity, _NOTHING)
        if sentence != last:
            fade = _FADE[sentence - last] if sentence - last < _FADED else 0.0
            spoken, inside = spoken * fade, inside * fade
        if quoted:
            inside = _added(inside, weight)
        else:
            spoken = _added(spoken, weight)
        self._weights[entity] = (sentence, spoken, inside)
        if len(self._weights) > _CROWD:
            del self._weights[next(iter(self._weights))]

    def weighed(self, sentence: int, quoted: bool) -> list[tuple[float, Entity]]:
        """The entities on stage with their weights, for a pronoun inside or outside a quotation."""
        rate = 1.0 if quoted else QUOTED
        weighed = []
        for entity, (last, spoken, inside) in reversed(self._weights.items()):
            if sentence - last >= _FADED:
                break
            weighed.append(((spoken + rate * inside) * _FADE[sentence - last], entity))
        return weighed

    def since(self, entity: Entity, sentence: int) -> set[Entity]:
        """Those whom a sentence mentions after its last mention of somebody, or at all."""
        others = itertools.takewhile(lambda other: other is not entity, reversed(self._weights))
        return {other for other in others if self._weights[other][0] == sentence}

    def before(self, sentence: int) -> list[Entity]:
        """Those on stage whom only earlier sentences mention."""
        held = itertools.takewhile(lambda one: sentence - one[1][0] < _FADED, reversed(self._weights.items()))
        return [entity for entity, (last, _, _) in held if last < sentence]

    def last(self, entity: Entity) -> int:
        """The sentence that mentioned an entity last; -1 for one who is not on stage."""
        return self._weights[entity][0] if entity in self._weights else -1

    def holds_person(self) -> bool:
        """Whether somebody has been named."""
        return any(entity.kind == "person" for entity in self._weights)
