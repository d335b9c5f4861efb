"""Somebody is said to have done wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimkit.detectors.document import Document
from claimkit.detectors.found import Found

_CUE = re.compile(r"\b(?:accused of|charged with|blamed for|convicted of|guilty of|suspected of)\b")


def find_accusations(document: Document) -> Iterator[Found]:
    """Accusation claims with accused, accuser and charge where the text names them."""
    for match in _CUE.finditer(document.text):
        yield Found("accusation", match.start(), match.end(), "accusation.first")
