"""One file a claim type, beside what they share (tokens, quotes, mentions)."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from claimkit.detectors.accusation import find_accusations
from claimkit.detectors.age import find_ages
from claimkit.detectors.attribution import find_attributions
from claimkit.detectors.date import find_dates
from claimkit.detectors.document import Document
from claimkit.detectors.found import Found

Detector = Callable[[Document], Iterable[Found]]

# Accusations come before attributions: an accusing cue is marked once, as an accusation.
DETECTORS: tuple[Detector, ...] = (find_ages, find_dates, find_accusations, find_attributions)
