"""Whether the verb beside a date speaks of the past or of what is to come."""

from __future__ import annotations

import functools
from collections.abc import Iterable
from typing import NamedTuple

from claimkit.detectors.document import Document
from claimkit.detectors.tokens import Tokens
from claimkit.language import words
from claimkit.timex import Tense

_REACH = 25  # tokens
_CONDITION = 8  # tokens from "if" to the date, when no verb of the past stands between
_OPENING = 4  # tokens of a clause before a date that opens it: its verb comes later
_SAYING = 30  # characters; a shorter quotation is a word or two within the sentence
_BORDERS = frozenset({"SUB", "REL"})  # where a clause begins or ends
_NOUNS = frozenset({"DET", "POSS", "PRON", "NAME", "NUM", "GEN", "ING"})


class _Words(NamedTuple):
    """What ``date.toml`` tells of tense in its table of that name, and the words of its guards that bear on it."""

    future: frozenset[str]
    to_do: frozenset[str]
    next_to: frozenset[str]
    planned: frozenset[str]
    at_once: frozenset[str]
    past: frozenset[str]
    base: frozenset[str]
    passive: frozenset[str]
    events: frozenset[str]
    limits: frozenset[str]


@functools.cache
def _words(language: str) -> _Words:
    data = words("date", language)
    told = {**data.get("tense", {}), **data.get("guards", {})}
    return _Words(*(frozenset(told.get(name, ())) for name in _Words._fields))


def tense_at(document: Document, start: int, end: int) -> Tense | None:
    """The tense around the tokens ``start`` to ``end`` (exclusive).

    The verb before the date in its own clause decides, else the one after it there, else those of the clauses around.
    """
    told, tokens = _words(document.language), document.tokens
    floor, limit = _bounds(document, start, end)
    if start > floor and _at_once(tokens, start - 1, told.at_once):
        return "future"
    tag = tokens.tag
    border = next((i for i in range(start - 2, floor - 1, -1) if tag[i] in _BORDERS), floor)
    opens = start - border <= _OPENING
    close = next((i for i in range(end, limit) if tag[i] in _BORDERS or (tag[i] == "PUNCT" and not opens)), limit)
    due = start > floor and tokens.lower[start - 1] in told.limits
    before, after, around = range(start - 1, border - 1, -1), range(end, close), range(border - 1, floor - 1, -1)
    if start > floor and tag[start - 1] == "SUB" and _read(tokens, after, end, floor, told) == "past":
        return "past"  # "after Monday's vote was put off"
    found = _read(tokens, before, start, floor, told, due)
    if found is None:
        found = _read(tokens, after, end, floor, told)
        if found == "future" and tokens.lower[end] == "'s" and told.events.isdisjoint(tokens.lower[end + 1 : end + 4]):
            return None  # "Monday's ruling could cost him dear"
    return found or _read(tokens, around, start, floor, told, due)


def _bounds(document: Document, start: int, end: int) -> tuple[int, int]:
    """First token and one past the last of the sentence, or of what is quoted around a date, as far as a verb reaches."""
    tokens = document.tokens
    first, last = document.token_range(document.sentence_at(tokens.start[start]))
    quote = document.quote_at(tokens.start[start])
    if quote is not None and quote.end - quote.start > _SAYING:
        first, last = max(first, tokens.at(quote.start)), min(last, tokens.at(quote.end))
    return max(first, start - _REACH), min(last, end + _REACH)


def _at_once(tokens: Tokens, before: int, at_once: frozenset[str]) -> bool:
    """``is on Friday``, ``starting Monday``."""
    return tokens.lower[before] in at_once or (
        before > 0 and tokens.tag[before] == "PREP" and tokens.lower[before - 1] in at_once
    )


def _read(tokens: Tokens, places: Iterable[int], date: int, floor: int, told: _Words, due: bool = False) -> Tense | None:
    """What the first telling word at these places says; ``due``: a limit stands before the date (*by*, *until*)."""
    lower, tag = tokens.lower, tokens.tag
    to = due
    for i in places:
        word, after = lower[i], lower[i + 1] if i + 1 < len(lower) else ""
        before = lower[_before(tokens, i, floor)] if i > floor else ""
        if word in told.future or f"{word} {after}" in told.future or (word == "if" and abs(date - i) <= _CONDITION):
            return "future"
        if (to and word in told.to_do) or (word in told.next_to and after == "to"):
            return "future"
        if word in told.planned and before in told.passive:
            return "future"
        if (word in told.to_do or tag[i] == "ED") and after == "to" and i >= date:
            return "future" if word in told.to_do else "past"
        if word in told.past or tag[i] == "ED" or (i == floor and word.endswith("ed")):
            if before in told.passive or (word in told.base and (before == "to" or before in told.future)):
                continue  # "will be paid", "are paid": the modal decides
            return "past"
        to = to or word == "for" or (word == "to" and i + 1 < len(tag) and tag[i + 1] not in _NOUNS)
    return None


def _before(tokens: Tokens, at: int, floor: int) -> int:
    """The token before a verb, its adverbs left out."""
    at -= 1
    while at > floor and tokens.tag[at] in ("ADV", "LY"):
        at -= 1
    return at
