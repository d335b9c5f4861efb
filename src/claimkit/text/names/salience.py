"""Who is on stage: how much each person and body stands out where a pronoun looks for one.

After Lappin and Leass (1994), *An algorithm for pronominal anaphora resolution*: a mention adds weight by its place in
the sentence, and all weights halve with each new sentence.
"""

from __future__ import annotations

from claimkit.text.names.entities import Entity

ACTOR, SUBJECT, OTHER, OWNER = 130.0, 100.0, 50.0, 40.0
QUOTED = 0.25  # of a mention inside a quotation, for a pronoun outside
AGAIN = 0.4  # of a second mention in the same breath
DECAY = 0.5
_LONGEST = 6  # sentences that an entity stays on stage


class Stage:
    """Weights of entities, told apart by whether they are named inside quotations."""

    def __init__(self) -> None:
        self._weights: dict[Entity, tuple[int, float, float]] = {}  # the sentence, the weight outside and in quotations

    def name(self, entity: Entity, weight: float, sentence: int, quoted: bool) -> None:
        """An entity is mentioned."""
        spoken, inside = self._faded(entity, sentence)
        if quoted:
            inside = max(inside, weight) + AGAIN * min(inside, weight)
        else:
            spoken = max(spoken, weight) + AGAIN * min(spoken, weight)
        self._weights[entity] = (sentence, spoken, inside)

    def holds_person(self) -> bool:
        """Whether somebody has been named."""
        return any(entity.kind == "person" for entity in self._weights)

    def _faded(self, entity: Entity, sentence: int) -> tuple[float, float]:
        if entity not in self._weights:
            return 0.0, 0.0
        last, spoken, inside = self._weights[entity]
        fade = DECAY ** (sentence - last)
        return spoken * fade, inside * fade

    def weighed(self, sentence: int, quoted: bool) -> list[tuple[float, Entity]]:
        """The entities on stage with their weights, for a pronoun inside or outside a quotation."""
        self._weights = {
            entity: weights for entity, weights in self._weights.items() if sentence - weights[0] < _LONGEST
        }
        rate = 1.0 if quoted else QUOTED
        found = []
        for entity in self._weights:
            spoken, inside = self._faded(entity, sentence)
            found.append((spoken + rate * inside, entity))
        return found
