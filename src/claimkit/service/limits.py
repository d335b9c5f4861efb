"""Limits of a request's size and duration."""

from __future__ import annotations

from typing import Final

import msgspec

MEGABYTE: Final = 1_000_000
LONGEST_TEXT: Final = 1_000_000  # characters; a long book has two million


class Limits(msgspec.Struct, frozen=True, kw_only=True):
    """The limits of a server. In parentheses: the status of the answer to a request beyond the limit.

    ``body`` (413), in bytes, is for one article, as a request or as a line of a batch; ``whole`` (413), in bytes, is
    for a batch and for Label Studio's tasks, which come in one body. ``text`` (413) is in characters. ``arrival`` (408)
    is the time in seconds within which a whole body, or the next piece of a batch, must arrive.
    :class:`~claimkit.service.extracting.Extractor` limits how many articles may wait (429), its settings how long one
    may take (422).
    """

    body: int = 10 * MEGABYTE
    whole: int = 1000 * MEGABYTE
    text: int = LONGEST_TEXT
    arrival: float = 30.0
