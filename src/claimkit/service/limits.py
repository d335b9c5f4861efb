"""How much one request may ask for, and how much a server takes at once."""

from __future__ import annotations

from typing import Final

import msgspec

MEGABYTE: Final = 1_000_000
LONGEST_TEXT: Final = 1_000_000  # characters; a long book has two million


class Limits(msgspec.Struct, frozen=True, kw_only=True):
    """The limits of a server, with the status that answers a request beyond each.

    ``body`` (413) is in bytes, for one article, as a request or as a line of a batch; ``whole`` (413) for a batch and
    for the tasks of Label Studio, which come as one body. ``text`` (413) is in characters. ``arrival`` (408) is in
    seconds, within which a whole body must come, or the next piece of a batch. How many articles may wait (429) is up
    to :class:`~claimkit.service.extracting.Extractor`, how long one may take (422) to its settings.
    """

    body: int = 10 * MEGABYTE
    whole: int = 1000 * MEGABYTE
    text: int = LONGEST_TEXT
    arrival: float = 30.0
