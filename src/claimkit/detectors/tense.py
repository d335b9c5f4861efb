"""Whether the verb beside a date speaks of the past or of what is to come."""

from __future__ import annotations

from claimkit.detectors.document import Document
from claimkit.language import words
from claimkit.timex import Tense

_TENSE = words("date")["tense"]
_FUTURE = frozenset(_TENSE["future"])
_FUTURE_TO = frozenset(_TENSE["future_to"])
_PAST = frozenset(_TENSE["past"])
_PASSIVE = frozenset(_TENSE["passive"])
_REACH = 25  # tokens
_CONDITION = 8  # tokens from "if" to the date, when no verb of the past stands between


def tense_at(document: Document, start: int, end: int) -> Tense | None:
    """The tense around the tokens ``start`` to ``end`` (exclusive): the verb before decides, else the one after."""
    lower, tag = document.tokens.lower, document.tokens.tag
    first, last = document.token_range(document.sentence_at(document.tokens.start[start]))
    to = False
    for i in range(start - 1, max(first, start - _REACH) - 1, -1):
        word = lower[i]
        if word in _FUTURE or (to and word in _FUTURE_TO) or (word == "if" and start - i <= _CONDITION):
            return "future"
        before = lower[i - 1] if i > first else ""
        if (word == "be" and before == "to") or (word in _FUTURE_TO and before in ("is", "are")):
            return "future"
        if word in _PAST or tag[i] == "ED":
            if before in _PASSIVE:
                continue  # "will be paid", "are paid": the modal decides
            return "past"
        to = to or word in ("to", "for")
    for i in range(end, min(last, end + _REACH)):
        word = lower[i]
        if word in _FUTURE or (word in _FUTURE_TO and i + 1 < last and lower[i + 1] == "to"):
            return "future"
        if word in _PAST or tag[i] == "ED":
            return "past"
    return None
