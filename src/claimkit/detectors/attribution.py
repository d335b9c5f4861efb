"""Words, beliefs or knowledge put down to a source."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimkit.detectors.document import Document
from claimkit.detectors.found import Found

_CUE = re.compile(r"\b(?:said|says|told|according to)\b", re.IGNORECASE)


def find_attributions(document: Document) -> Iterator[Found]:
    """Attribution claims with source and content."""
    for match in _CUE.finditer(document.text):
        yield Found("attribution", match.start(), match.end(), "attribution.first")
