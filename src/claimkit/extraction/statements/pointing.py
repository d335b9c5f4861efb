"""Whether words that are taken out of their sentence point to something that only the article tells: *the move*, *it*,
*such a plan*."""

from __future__ import annotations

from typing import Final

from claimkit.extraction.statements.original import Original
from claimkit.extraction.statements.parties import Party
from claimkit.language import words
from claimkit.text import phrases
from claimkit.text.names import lexicon
from claimkit.text.tokens import Tag

_TABLE = words("statements")
_KNOWN = frozenset(_TABLE["known"])  # what there is one of: the law, the police
_INSIDE: Final[frozenset[Tag]] = frozenset({"WORD", "LY", "ADV"})
_TELLS: Final[frozenset[Tag]] = frozenset({"NAME", "NUM", "GEN", "SYM", "ING", "REL"})  # more of the noun before it
_TELLING = frozenset(_TABLE["telling"])
_SHORT = 2  # words of a phrase that says no more than its noun
_THESE = frozenset({"this", "these", "those", "such", "latter", "former"})
_MANY = frozenset({"they", "them", "their", "theirs"})
_THING = frozenset({"it", "its"})


def points(original: Original, start: int, end: int, parties: list[Party]) -> bool:
    """Whether something in ``start``..``end`` points outside it, to none of the ``parties`` that the statement names.
    Words in quotation marks of their own are the speaker's."""
    tokens, within = original.tokens, original.document.quote_at(start)
    own = within is not None and within.start >= start
    first, last = tokens.at(start), tokens.at(end - 1) + 1
    for at in range(first, last):
        quote = original.document.quote_at(tokens.start[at])
        if quote is not None and (own or quote != within):
            continue
        word = tokens.lower[at]
        if word == "the" and is_bare(original, at, last):
            noun = tokens.lower[_end(original, at, last) - 1]
            if noun not in tokens.lower[first:at] and not any(noun in party.said.lower() for party in parties):
                return True
        if word in _THESE and tokens.lower[at + 1 : at + 2] not in (["who"], ["whose"], ["as"], ["of"], ["with"]):
            return True
        if word in _MANY and not any(party.plural or _is_body(party) for party in parties):
            return True
        if word in _THING and all(party.named and not _is_body(party) for party in parties):
            return True
        if word in lexicon.PERSONAL and not original.is_plain(at):
            persons = [party for party in parties if not party.plural and not _is_body(party)]
            if not persons or any(map(original.may_be_meant, range(first, at))):
                return True
    return False


def is_bare(original: Original, at: int, limit: int) -> bool:
    """Whether a phrase that *the* opens at a token says no more than its noun: *the move*, *the federal judge*; not
    *the law*, *the mayor of Leeds*, *the Lund judge*."""
    tokens = original.tokens
    end = _end(original, at, limit)
    if not 0 < end - at - 1 <= _SHORT or tokens.lower[end - 1] in _KNOWN or tokens.lower[end - 1] in phrases.TIMES:
        return False
    return end == limit or not (tokens.tag[end] in _TELLS or tokens.lower[end] in _TELLING)


def _end(original: Original, at: int, limit: int) -> int:
    """The token behind the noun of a phrase that an article opens."""
    tag, end = original.tokens.tag, at + 1
    while end < limit and (tag[end] in _INSIDE or (end == at + 1 and tag[end] in ("ED", "ING"))):
        end += 1
    return end


def _is_body(party: Party) -> bool:
    return any(lexicon.body_noun(word) for word in party.said.lower().rstrip(",").split())
