"""Whether *it* refers to nothing (*it is time to go*), or to a thing named before it."""

from __future__ import annotations

import itertools
from typing import Final

from claimkit.language import words
from claimkit.text import phrases
from claimkit.text.names import lexicon
from claimkit.text.tokens import Tag, Tokens, TokenSpan

_TABLE = words("statements")
_PERIODS, _EXPLETIVE, _BOUND, _MAKE, _FIND = (
    frozenset(_TABLE[name]) for name in ("periods", "expletive", "bound", "make", "find")
)
_BE = frozenset({"is", "was", "be", "been", "'s", "’s", "isn't", "wasn't"})
_PREDICATE: Final[frozenset[Tag]] = frozenset({"WORD", "NAME", "GEN", "ED", "ING", "LY", "ADV", "NUM", "QUOTE"})
_EXPLAINS = frozenset({"that", "to", "for", "whether", "how", "if", "who"})


def it_is_clear(tokens: Tokens, at: int, span: TokenSpan) -> bool:
    """Whether *it* refers to nothing (*it is time to go*) or to a thing named before it."""
    lower = tokens.lower
    found = lower[at - 1] in _MAKE or (lower[at - 1] in _FIND and lower[at + 1] != "to")  # found it to be a shame
    if lower[at] == "it" and (found or _is_expletive(tokens, at, span)):
        return True
    return any(_is_thing(tokens, here, span) for here in range(span.first, at))


def _is_expletive(tokens: Tokens, at: int, span: TokenSpan) -> bool:
    """Whether the *it* at ``at`` refers to nothing: *it is time to go*, *it would take a year to build*. Not *it should
    be delayed*, *it would be a system that is hard to run*."""
    tag, lower = tokens.tag, tokens.lower
    verbs = itertools.takewhile(lambda i: tag[i] in ("AUX", "VERB", "GEN", "ADV", "LY"), range(at + 1, span.end))
    group = [lower[i] for i in verbs]
    end = at + 1 + len(group)
    if _is_subject_of_infinitive(tokens, end, span):
        return False
    if "happen" in lower[end - 1 : end + 1]:  # it could happen if he won
        return "that" in lower[end : end + 2]
    if not _EXPLETIVE.isdisjoint([*group, *lower[end : min(end + 1, span.end)]]):
        return not _EXPLAINS.isdisjoint(lower[end : span.end])
    if _BE.isdisjoint(group):
        return False
    link = next((i for i in range(end, span.end) if tag[i] not in _PREDICATE), span.end)
    if tag[link : link + 1] == ["DET"]:  # it is a shame to leave
        link = next((i for i in range(link + 1, span.end) if tag[i] not in _PREDICATE), span.end)
        return lower[link] in ("for", "who") or (lower[link] == "to" and tag[link + 1] != "ING")  # a step to winning
    lasts = tag[link - 1] == "ED" and lower[link : link + 1] == ["for"]  # it was delayed for a year
    return lower[link] in _EXPLAINS and not lasts


def _is_subject_of_infinitive(tokens: Tokens, end: int, span: TokenSpan) -> bool:
    """Whether the subject of a verb that ends at ``end`` is that of the infinitive behind it as well: *it is due to
    expire*, *it appears to be late*, *it is an effort to win*. Not *it is hard to win*, *it is likely to be hard to
    win*, *it seems to me*."""
    tag, lower = tokens.tag, tokens.lower
    links = (i for i in range(end, span.end) if tag[i] not in (*_PREDICATE, "DET") and lower[i] != "be")
    to = next(links, span.end)
    behind = next(links, span.end) if lower[to : to + 2] == ["to", "be"] else span.end
    if lower[behind : behind + 1] in (["to"], ["that"]):
        to = behind
    return lower[to : to + 1] == ["to"] and tag[to + 1] != "PRON" and lower[to - 1] in _BOUND


def _is_thing(tokens: Tokens, at: int, span: TokenSpan) -> bool:
    tag, lower = tokens.tag, tokens.lower
    if tag[at] == "NAME":
        persons = any(lexicon.plain(lower[i]) in lexicon.FIRST_GENDER for i in range(max(at - 1, span.first), at + 1))
        return lower[at] not in phrases.TIMES and not persons
    head = tag[at] == "WORD" and tag[at + 1] not in ("WORD", "NAME") and lexicon.one_of(lower[at]) not in _PERIODS
    verb = tag[at - 1] in ("LY", "ADV", "AUX") or lower[at - 1] == "to"  # to declare it
    return head and not verb and not lexicon.plural(lower[at]) and not lexicon.person_noun(lower[at])
