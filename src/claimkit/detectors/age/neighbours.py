"""What may follow a bare number that is an age."""

from __future__ import annotations

from claimkit.detectors.match_context import Place
from claimkit.language import words

NOT_BEFORE = frozenset(words("age")["words"]["not_before"])
CALENDAR = frozenset(name.lower() for table in ("month", "month_short", "weekday") for name in words("calendar")[table])
_TIMES = CALENDAR | {"prior", "now", "then", "today", "last", "next", "this", "years", "later"}
STOPS = frozenset({",", ".", ";", ")", ":", "–", "—", "-", "?", "!", "", '"', "”", "and", "or", "but"})


def follows_freely(place: Place) -> bool:
    """Whether the word after a bare number can follow an age: a preposition, a conjunction, a time."""
    tag = place.tag_after()
    word = place.after()
    if word in NOT_BEFORE:
        return False
    return tag in ("PREP", "SUB", "CONJ", "DET", "PRON", "POSS") or word in _TIMES


def free(place: Place) -> bool:
    """Whether what comes after a bare number can follow an age: a stop, a verb, what follows freely."""
    return place.after() in STOPS or follows_freely(place) or place.tag_after() in ("AUX", "VERB", "ED", "ING")
