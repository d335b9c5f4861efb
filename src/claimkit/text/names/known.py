"""The referents of the spans of a text, as far as it has been read."""

from __future__ import annotations

from collections.abc import Mapping

from claimkit.text.names.entities import Entity
from claimkit.text.names.referents import Referents
from claimkit.text.tokens import TextSpan, TokenSpan


class Known:
    """The referents of the spans resolved so far. ``within`` has the tokens of every span, resolved or not."""

    def __init__(self, referents: Referents, within: Mapping[TextSpan, TokenSpan]) -> None:
        self.within, self._referents = within, referents
        self._meant: dict[TextSpan, list[Entity]] = {}

    def note(self, span: TextSpan, entities: list[Entity]) -> None:
        """Records what a span means."""
        self._meant[span] = entities

    def __contains__(self, span: TextSpan) -> bool:
        return span in self._meant

    def of(self, span: TextSpan) -> list[Entity]:
        """The referents of a span; if it is not resolved yet, the entities it names."""
        if span in self._meant:
            return self._meant[span]
        read = self._referents.read(*self.within[span], None)
        return read[0] if read else []
