"""Whether the verb beside a date speaks of the past or of what is to come."""

from __future__ import annotations

import functools
from typing import NamedTuple

from claimkit.detectors.document import Document
from claimkit.language import words
from claimkit.timex import Tense


class _Words(NamedTuple):
    future: frozenset[str]
    future_to: frozenset[str]
    past: frozenset[str]
    passive: frozenset[str]


@functools.cache
def _words(language: str) -> _Words:
    tense = words("date", language).get("tense", {})
    return _Words(*(frozenset(tense.get(name, ())) for name in _Words._fields))


_REACH = 25  # tokens
_CONDITION = 8  # tokens from "if" to the date, when no verb of the past stands between


def tense_at(document: Document, start: int, end: int) -> Tense | None:
    """The tense around the tokens ``start`` to ``end`` (exclusive): the verb before decides, else the one after."""
    future, future_to, past, passive = _words(document.language)
    lower, tag = document.tokens.lower, document.tokens.tag
    first, last = document.token_range(document.sentence_at(document.tokens.start[start]))
    to = False
    for i in range(start - 1, max(first, start - _REACH) - 1, -1):
        word = lower[i]
        if word in future or (to and word in future_to) or (word == "if" and start - i <= _CONDITION):
            return "future"
        before = lower[i - 1] if i > first else ""
        if (word == "be" and before == "to") or (word in future_to and before in ("is", "are")):
            return "future"
        if word in past or tag[i] == "ED":
            if before in passive:
                continue  # "will be paid", "are paid": the modal decides
            return "past"
        to = to or word in ("to", "for")
    for i in range(end, min(last, end + _REACH)):
        word = lower[i]
        if word in future or (word in future_to and i + 1 < last and lower[i + 1] == "to"):
            return "future"
        if word in past or tag[i] == "ED":
            return "past"
    return None
