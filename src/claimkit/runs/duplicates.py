"""Near-identical copies of an article in one stream, such as a wire story that many papers print.

Two articles are copies when their sets of three-word shingles have an estimated Jaccard similarity of 0.8 or more
(MinHash: Broder 1997, "On the resemblance and containment of documents"). Banded hashing finds candidate pairs.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from claimkit.checks import needed

if TYPE_CHECKING:
    from rensa import RMinHash

SIMILARITY: Final = 0.8
PERMUTATIONS: Final = 128
BANDS: Final = 16
SEED: Final = 1
WORD: Final = re.compile(r"\w+")


def signature(text: str) -> RMinHash:
    """A sketch of the text's shingles, ignoring case, spaces and punctuation."""
    from rensa import RMinHash

    words = WORD.findall(text.lower())
    shingles = [" ".join(three) for three in zip(words, words[1:], words[2:], strict=False)]
    sketch = RMinHash(PERMUTATIONS, SEED)
    sketch.update(shingles or [" ".join(words)])
    return sketch


class Duplicates:
    """Remembers the articles seen so far, about 3 kB for each original; copies are not remembered."""

    def __init__(self) -> None:
        with needed("scale", "copies cannot be found (--dedupe)"):
            from rensa import RMinHashDeduplicator
        self._seen = RMinHashDeduplicator(SIMILARITY, PERMUTATIONS, True, BANDS, SEED)

    def original(self, id: str, sketch: RMinHash) -> str | None:  # noqa: A002 - the record's word
        """The id of the first article that this one copies. If there is none, remembers this one and returns
        ``None``."""
        if found := self._seen.get_duplicates(sketch):
            return str(min(found)).partition(" ")[2]
        self._seen.add(f"{self._seen.len():012d} {id}", sketch)  # the number keeps the order and makes keys unique
        return None
