"""Splits a text into windows for the network: each takes as many whole sentences as fit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from claimkit.records import Sentence

if TYPE_CHECKING:
    from tokenizers import Tokenizer

LONGEST = 20_000  # characters of a sentence that are read; real sentences are shorter


class Window(NamedTuple):
    """Word pieces of neighbouring sentences: their ids, and the text offsets where each begins and ends."""

    ids: list[int]
    starts: list[int]
    ends: list[int]


def windows(text: str, sentences: Iterable[Sentence], tokenizer: Tokenizer, size: int) -> Iterator[Window]:
    """Windows of at most ``size`` word pieces. Boilerplate is left out; a sentence longer than a window is cut."""
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
