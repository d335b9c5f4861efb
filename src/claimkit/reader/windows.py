"""A text in pieces that the network can take: whole sentences, as many as go into a window."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from claimkit.records import Sentence

if TYPE_CHECKING:
    from tokenizers import Tokenizer

LONGEST = 20_000  # characters of a sentence that are read; nothing longer is a sentence


class Window(NamedTuple):
    """Word pieces of neighbouring sentences: their ids, and where each begins and ends in the text."""

    ids: list[int]
    starts: list[int]
    ends: list[int]


def windows(text: str, sentences: Iterable[Sentence], tokenizer: Tokenizer, size: int) -> Iterator[Window]:
    """Windows of at most ``size`` word pieces. Boilerplate is left out, and a longer sentence is cut."""
    window = Window([], [], [])
    for sentence in sentences:
        if sentence.boilerplate:
            continue
        end = min(sentence.end, sentence.start + LONGEST)
        pieces = tokenizer.encode(text[sentence.start : end], add_special_tokens=False)
        spans = [(sentence.start + a, sentence.start + b) for a, b in pieces.offsets]
        if window.ids and len(window.ids) + len(spans) > size:
            yield window
            window = Window([], [], [])
        for first in range(0, len(spans), size):
            if window.ids and first:
                yield window
                window = Window([], [], [])
            window.ids.extend(pieces.ids[first : first + size])
            window.starts.extend(start for start, _ in spans[first : first + size])
            window.ends.extend(end for _, end in spans[first : first + size])
    if window.ids:
        yield window
