"""Calendar expressions that a reader could check against a calendar."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimkit.detectors.document import Document
from claimkit.detectors.found import Found

_YEAR = re.compile(r"(?<![\w$£€.,])(?:19|20)\d\d(?![\w,]*\d)")


def find_dates(document: Document) -> Iterator[Found]:
    """Date claims with TIMEX3 values."""
    for match in _YEAR.finditer(document.text):
        yield Found("date", match.start(), match.end(), "date.year", value=match.group())
