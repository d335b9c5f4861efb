"""Locates quotations and reported speech, and tells whose words they are."""

from __future__ import annotations

import bisect
from collections.abc import Sequence
from typing import NamedTuple

from claimkit.text.document import Document
from claimkit.text.tokens import TextSpan


class Speech(NamedTuple):
    """A speaker's span (``None`` if the text does not name one) and the spans of the content."""

    source: TextSpan | None
    content: Sequence[TextSpan]


class Speeches:
    """The speeches of one text, by offset."""

    def __init__(self, document: Document, speeches: Sequence[Speech]) -> None:
        self._end = len(document.text) + 1
        self._pieces = sorted(
            ((start, end, speech) for speech in speeches for start, end in speech.content), key=lambda piece: piece[:2]
        )
        spoken = [(quote.start, quote.end) for quote in document.quotes]
        spoken += [(start, end) for start, end, speech in self._pieces if speech.source and speech.source[0] >= end]
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted(spoken):
            if self._ends and start <= self._ends[-1]:
                self._ends[-1] = max(end, self._ends[-1])
            else:
                self._starts.append(start)
                self._ends.append(end)
        self._piece_starts = [start for start, _, _ in self._pieces]

    def is_quoted(self, offset: int) -> bool:
        """Whether an offset is in a quotation, or in reported speech whose speaker is named after it."""
        index = bisect.bisect_right(self._starts, offset) - 1
        return index >= 0 and offset < self._ends[index]

    def is_said(self, offset: int) -> bool:
        """Whether an offset is in any speech."""
        index = bisect.bisect_right(self._piece_starts, offset)
        return any(offset < end for _, end, _ in self._pieces[max(0, index - 8) : index])

    def around(self, offset: int) -> list[Speech]:
        """The speeches that contain an offset, the innermost first."""
        index = bisect.bisect_right(self._piece_starts, offset)
        found = [piece for piece in self._pieces[max(0, index - 8) : index] if offset < piece[1]]
        return [speech for _, _, speech in sorted(found, key=lambda piece: piece[1] - piece[0])]
