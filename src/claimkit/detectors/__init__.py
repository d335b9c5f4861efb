"""The detectors: one package per claim type, and what they share (rules and matching)."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable

from claimkit.detectors.accusation import find_accusations
from claimkit.detectors.age import find_ages
from claimkit.detectors.attribution import find_attributions
from claimkit.detectors.date import find_dates
from claimkit.detectors.found import Found
from claimkit.language import has_words
from claimkit.records import ClaimType
from claimkit.text.document import Document

Detector = Callable[[Document], Iterable[Found]]

# Which function finds which type, in one language or (None) in every one with rules for it. Accusations come before
# attributions: an accusing cue is marked once, as an accusation.
DETECTORS: tuple[tuple[ClaimType, str | None, Detector], ...] = (
    ("age", None, find_ages),
    ("date", None, find_dates),
    ("accusation", "en", find_accusations),
    ("attribution", "en", find_attributions),
)


@functools.cache
def of(language: str) -> tuple[Detector, ...]:
    """The detectors of a language, in their order."""
    return tuple(find for type_, only, find in DETECTORS if only in (None, language) and has_words(type_, language))
