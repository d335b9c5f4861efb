"""The text that detectors work on, with its sentences, tokens and quotes; each is computed once, when first needed."""

from __future__ import annotations

import bisect
import datetime
import functools

from claimkit.records import Sentence
from claimkit.text.datelines import dateline_end
from claimkit.text.quotes import Quote, find_quotes
from claimkit.text.tokens import Tokens, TokenSpan, tokenise


class Document:
    """A text with its sentences, tokens and quotes. Offsets are characters of ``text``.

    ``published`` is the reference date for relative dates; ``language`` the code of a supported language; ``origin``
    the article's publisher and host, or "".
    """

    def __init__(
        self,
        text: str,
        sentences: list[Sentence],
        published: datetime.date | None = None,
        language: str = "en",
        origin: str = "",
    ) -> None:
        self.text = text
        self.sentences = sentences
        self.published = published
        self.language = language
        self.origin = origin
        self._starts = [sentence.start for sentence in sentences]

    @functools.cached_property
    def tokens(self) -> Tokens:
        return tokenise(self.text, self.language)

    @functools.cached_property
    def quotes(self) -> list[Quote]:
        return find_quotes(self.text)

    @functools.cached_property
    def _quote_starts(self) -> list[int]:
        return [quote.start for quote in self.quotes]

    def sentence_at(self, offset: int) -> int:
        """Index of the last sentence that starts at or before ``offset``; -1 before the first sentence."""
        return bisect.bisect_right(self._starts, offset) - 1

    @functools.cached_property
    def _token_ranges(self) -> list[TokenSpan]:
        starts, ends = self.tokens.start, self.tokens.end
        return [
            TokenSpan(bisect.bisect_right(ends, sentence.start), bisect.bisect_left(starts, sentence.end))
            for sentence in self.sentences
        ]

    @functools.cached_property
    def _range_of_token(self) -> list[TokenSpan]:
        ranges: list[TokenSpan] = []
        for first, end in self._token_ranges:
            sent = dateline_end(self.tokens, first, end)
            ranges += [TokenSpan(first, sent)] * (sent - len(ranges))
            ranges += [TokenSpan(sent, end)] * (end - len(ranges))
        return [*ranges, TokenSpan(len(ranges), len(ranges))]  # after the last token

    def token_range(self, sentence: int) -> TokenSpan:
        """The tokens of the sentence with this index."""
        return self._token_ranges[sentence]

    def sentence_of(self, token: int) -> TokenSpan:
        """The tokens of the sentence that contains ``token``, split after a dateline: a token in the dateline gets the
        dateline. Empty for the index after the last token."""
        return self._range_of_token[token]

    def quote_at(self, offset: int) -> Quote | None:
        """The quote that contains ``offset``, if any."""
        index = bisect.bisect_right(self._quote_starts, offset) - 1
        if index >= 0 and offset < self.quotes[index].end:
            return self.quotes[index]
        return None
