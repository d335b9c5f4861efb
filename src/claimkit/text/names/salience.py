"""Salience: how likely each entity is to be the referent of a pronoun at some point of the text.

After Lappin and Leass (1994), *An algorithm for pronominal anaphora resolution*: each mention adds a weight that
depends on its position in the sentence, and all weights halve with each new sentence.
"""

from __future__ import annotations

import itertools

from claimkit.text.names.entities import Entity

ACTOR, SUBJECT, OTHER, OWNER = 130.0, 100.0, 50.0, 40.0
OPENING_OWNER = 70.0  # an owner at the beginning of a sentence: Ann Lee's plan failed. She
QUOTED = 0.25  # share of the weight of mentions inside quotations that counts for a pronoun outside
AGAIN = 0.4  # share of the smaller weight that is added if an entity is mentioned again
_FADE = [0.5**sentences for sentences in range(6)]  # by the number of sentences since the last mention
_FADED = len(_FADE)  # sentences after which an entity has left the stage
_CROWD = 40  # maximum number of entities on stage
_NOTHING = (0, 0.0, 0.0)


def _added(weight: float, other: float) -> float:
    return weight + AGAIN * other if weight > other else other + AGAIN * weight


class Stage:
    """The entities on stage with their weights, separately for mentions inside and outside quotations."""

    def __init__(self) -> None:
        # In order of the last mention: (its sentence, weight outside quotations, weight inside).
        self._weights: dict[Entity, tuple[int, float, float]] = {}

    def name(self, entity: Entity, weight: float, sentence: int, quoted: bool) -> None:
        """Adds the weight of a mention of an entity in a sentence."""
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
        """The entities on stage with their weights, for a pronoun in a sentence, inside or outside a quotation."""
        rate = 1.0 if quoted else QUOTED
        weighed = []
        for entity, (last, spoken, inside) in reversed(self._weights.items()):
            if sentence - last >= _FADED:
                break
            weighed.append(((spoken + rate * inside) * _FADE[sentence - last], entity))
        return weighed

    def since(self, entity: Entity, sentence: int) -> set[Entity]:
        """The entities that a sentence mentions after its last mention of ``entity``; all it mentions if there is
        none."""
        others = itertools.takewhile(lambda other: other is not entity, reversed(self._weights))
        return {other for other in others if self._weights[other][0] == sentence}

    def before(self, sentence: int) -> list[Entity]:
        """The entities on stage that are mentioned only in earlier sentences."""
        held = itertools.takewhile(lambda one: sentence - one[1][0] < _FADED, reversed(self._weights.items()))
        return [entity for entity, (last, _, _) in held if last < sentence]

    def last(self, entity: Entity) -> int:
        """The sentence of an entity's last mention; -1 if it is not on stage."""
        return self._weights[entity][0] if entity in self._weights else -1

    def holds_person(self) -> bool:
        """Whether a person is on stage."""
        return any(entity.kind == "person" for entity in self._weights)
