"""Resolves *I* and *we* to speakers and the bodies they speak for."""

from __future__ import annotations

import bisect

from claimkit.text.names import lexicon
from claimkit.text.names.entities import Entities, Entity
from claimkit.text.names.known import Known
from claimkit.text.names.lexicon import PronounKind
from claimkit.text.names.speeches import Speeches
from claimkit.text.tokens import TextSpan

_NEARBY = 20  # characters from the end of a quotation to the name of its speaker
_FEW = 5  # maximum number of spans to try on each side of a quotation


class Speakers:
    """Resolves the first-person pronouns of one text; ``spans`` are those asked for, in order."""

    def __init__(self, entities: Entities, speeches: Speeches, spans: list[TextSpan], known: Known) -> None:
        self.document, self.entities, self.speeches = entities.document, entities, speeches
        self.spans, self.known = spans, known

    def referents_of(self, span: TextSpan, kind: PronounKind) -> list[Entity]:
        """The referents of a pronoun: for *I* whoever says it, for *we* the body that they speak for."""
        sources = [speech.source for speech in self.speeches.around(span[0]) if speech.source not in (None, span)]
        for source in sources or self._speaker_nearby(span[0]):
            if source is None:
                continue
            speakers = self.known.of(source)
            if entities := self._body_of(source, speakers) if kind == "speakers" else speakers:
                return entities
        return []

    def _speaker_nearby(self, offset: int) -> list[TextSpan]:
        """The likely speaker of a quotation that belongs to no known speech: whoever is named right after it, or else
        last before it."""
        quote_at = self.document.quote_at
        quote = quote_at(offset)
        if quote is None:
            return []
        index = bisect.bisect_left(self.spans, (quote.start, 0))
        after = [span for span in self.spans[index : index + _FEW] if 0 <= span[0] - quote.end < _NEARBY][:1]
        before = [
            span
            for span in self.spans[max(0, index - _FEW) : index]
            if quote.start - span[1] < 5 * _NEARBY and span in self.known and quote_at(span[0]) is None
        ]
        return after or before[-1:]

    def _body_of(self, source: TextSpan, speakers: list[Entity]) -> list[Entity]:
        """The body that a speaker speaks for: *a spokeswoman for the port*, *the port's director*."""
        if len(speakers) == 1 and speakers[0].kind == "body":
            return speakers
        if speakers:
            return [speakers[0].body] if speakers[0].body and len(speakers) == 1 else []
        first, end = self.known.within[source]
        if lexicon.SPEAKS_FOR.isdisjoint(self.document.tokens.lower[first:end]):
            return []
        inside = [m.entity for m in self.entities.within(first, end) if m.entity.kind in ("body", "unknown")]
        return inside if len(inside) == 1 else []
