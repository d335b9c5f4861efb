"""Whether a source is somebody, or a text, that can have said something."""

from __future__ import annotations

import re
from typing import Final

from claimkit.extraction.statements import borders
from claimkit.extraction.statements.original import Original
from claimkit.extraction.statements.parties import TEXTS, Party, ends_as_several, is_text
from claimkit.extraction.statements.verbs import family_of, verb_of
from claimkit.language import words
from claimkit.records import Claim, Role
from claimkit.text.names import lexicon
from claimkit.text.tokens import Tag

_IS = re.compile(r"(?:’s|'s| is| was| has been| had been)(?: \w+ly)? ")
_COUNTED = frozenset({"most", "many", "few", "half", "some", "several", "all"})
_SHARES = ("percent", "%", "cent", "half", "third", "thirds", "quarters", "fourths", "fifths")
_TABLE = words("attribution")
_SPEAK = lexicon.GROUPS | lexicon.NAMELESS | {*_TABLE["documents"], *_TABLE["papers"], *_TABLE["plurals"]} | TEXTS
_YEAR = 4  # digits of one
_SEEN = frozenset({"show", "suggest", "indicate", "reveal", "confirm", "prove", "imply", "find"})
_OWN = frozenset({"my", "our"})
_BEHIND: Final[frozenset[Tag]] = frozenset({"PREP", "ED", "REL", "PUNCT"})  # what may follow the noun of a phrase
_OPENS: Final[frozenset[Tag]] = frozenset({"DET", "POSS", "REL"})


def is_empty(original: Original, claim: Claim, source: Role) -> bool:
    """Whether the source is the *it* of *it was claimed that*."""
    return source.text.lower() == "it" and bool(_IS.fullmatch(original.text[source.end : claim.start]))


def is_share(original: Original, source: Role) -> bool:
    """Whether the source is a number of people of whom the sentence does not say enough: *9 percent said*, *six in 10*;
    or it opens with a place or time that may limit who they are: *In Lund, 85% of voters said*."""
    tokens = original.tokens
    first, end = borders.tokens_of(original, source)
    if tokens.lower[end - 1].rpartition("-")[2] in _SHARES:
        return True
    if tokens.lower[end - 2] == "in" and tokens.lower[end - 1].isdecimal() and len(tokens.lower[end - 1]) < _YEAR:
        return True
    counted = tokens.tag[first] == "NUM" or tokens.lower[first] in _COUNTED
    return counted and tokens.tag[original.document.sentence_of(first).first] == "PREP"


def can_speak(original: Original, claim: Claim, source: Role) -> bool:
    """Whether the source is not surely something that says nothing. Not *the tone of the talks*, *a comparison with
    Ulm*: one thing with a preposition; nor *history*: a bare singular noun; nor *my friends*, which only its speaker
    can say; nor *the trip suggests*: what is no text shows what the article sees in it."""
    if source.names:
        return True
    tokens, tag = original.tokens, original.tokens.tag
    first, end = borders.tokens_of(original, source)
    within = original.document.quote_at(source.start) is not None or tokens.lower[first] == "our"
    if end - first > 1 and within and not _OWN.isdisjoint(tokens.lower[first:end]):
        return False
    stop = next((at for at in range(first + 1, end) if tag[at] in _BEHIND), end)
    if is_text(original, source) or any(_speaks(original, at) for at in range(first, stop)):
        return True
    if tokens.lower[stop : stop + 1] == ["of"] and _several_speak(tokens.lower[end - 1]):  # a number of nurses
        return True
    if family_of(claim.rule) == "verb" and verb_of(claim.rule).base in _SEEN:
        return False
    if any(ends_as_several(tokens.lower[at]) for at in range(first, stop)):
        return True
    opened = any(tag[at] in _OPENS or tokens.word[at][0].isupper() for at in range(first, end))
    return opened and not (stop < end and tag[stop] == "PREP")


def _speaks(original: Original, at: int) -> bool:
    noun, tag = original.tokens.lower[at], original.tokens.tag[at]
    if tag in ("NUM", "NAME", "PRON") or lexicon.noun(noun) or noun in _SPEAK:
        return True
    return noun.endswith("s") and _several_speak(noun)


def _several_speak(nouns: str) -> bool:
    noun = lexicon.singular(nouns)
    return noun is not None and (lexicon.noun(noun) or noun in _SPEAK)


def disagrees(original: Original, claim: Claim, source: Party) -> bool:
    """Whether verb and source disagree in number, so that the source was misread: *a look at boats and helicopters
    suggests*, *voters who, like Ann Lee, describe*."""
    verb = verb_of(claim.rule)
    if source.named and " " in source.said and not source.plural and claim.rule.startswith("attribution.verb."):
        at = original.tokens.at(claim.start)
        alone = original.tokens.tag[at - 1] in ("PUNCT", "NAME")
        return alone and claim.text.lower() == verb.base != verb.past
    return claim.text.lower() == f"{verb.base}s" and source.plural and not source.named


def is_somebody(source: Party) -> bool:
    """Whether the source is a person or body, not *a row that began after Lee refused to say*."""
    words_ = source.said.split()
    return source.named or words_[0].istitle() or any(lexicon.noun(lexicon.one_of(word)) for word in words_)
