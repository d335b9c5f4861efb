"""The detectors: one package per claim type, plus the rules and matching that they share."""

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

# Claim type, language (None: every language that has rules for the type), detector. Accusations come before
# attributions: an accusing cue is marked once, as an accusation.
DETECTORS: tuple[tuple[ClaimType, str | None, Detector], ...] = (
    ("age", None, find_ages),
    ("date", None, find_dates),
    ("accusation", "en", find_accusations),
    ("attribution", "en", find_attributions),
)


@functools.cache
def of(language: str) -> tuple[Detector, ...]:
    """The detectors that apply to ``language``, in the order of :data:`DETECTORS`."""
    return tuple(find for type_, only, find in DETECTORS if only in (None, language) and has_words(type_, language))
