"""How old a person is, was or will be."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimkit.detectors.document import Document
from claimkit.detectors.found import Found

_AGE = re.compile(r"\b(\d{1,3})-year-old\b|(?<=\w, )(\d{1,2})(?=[,.])|\b(?:aged|age of) (\d{1,3})\b")


def find_ages(document: Document) -> Iterator[Found]:
    """Age claims, with the person where the text names one."""
    for match in _AGE.finditer(document.text):
        start, end = match.span()
        yield Found("age", start, end, "age.first", value=next(g for g in match.groups() if g))
