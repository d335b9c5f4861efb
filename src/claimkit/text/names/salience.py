"""Who is on stage: how much each person and body stands out where a pronoun looks for one.

After Lappin and Leass (1994), *An algorithm for pronominal anaphora resolution*: a mention adds weight by its place in
the sentence, and all weights halve with each new sentence.
"""

from __future__ import annotations

from claimkit.text.names.entities import Entity

ACTOR, SUBJECT, OTHER, OWNER = 130.0, 100.0, 50.0, 40.0
QUOTED = 0.35  # of a mention inside a quotation, for a pronoun outside
_FADED = 3.0
_DECAY = 0.5


class Stage:
    """Weights of entities, told apart by whether they are named inside quotations."""

    def __init__(self) -> None:
        self._weight: dict[Entity, list[float]] = {}
        self._sentence = -1

    def at(self, sentence: int) -> None:
        """Moves on to a sentence: all weights fade with the sentences between."""
        if sentence <= self._sentence:
            return
        fade = _DECAY ** (sentence - self._sentence)
        self._sentence = sentence
        self._weight = {
            entity: [spoken * fade, quoted * fade]
            for entity, (spoken, quoted) in self._weight.items()
            if (spoken + quoted) * fade > _FADED
        }

    def name(self, entity: Entity, weight: float, quoted: bool) -> None:
        """An entity is mentioned; a second mention adds less than the first."""
        weights = self._weight.setdefault(entity, [0.0, 0.0])
        old = weights[quoted]
        weights[quoted] = max(old, weight) + 0.4 * min(old, weight)

    def ranked(self, quoted: bool) -> list[tuple[float, Entity]]:
        """The entities on stage for a pronoun, the weightiest first."""
        rate = 1.0 if quoted else QUOTED
        return sorted(
            ((spoken + rate * inside, entity) for entity, (spoken, inside) in self._weight.items()),
            key=lambda found: -found[0],
        )
