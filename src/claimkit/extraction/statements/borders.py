"""Whether a role is a whole phrase that can be lifted out of its sentence."""

from __future__ import annotations

import itertools
import re
from typing import Final

from claimkit.extraction.statements.original import Original
from claimkit.records import Claim, Role
from claimkit.text import phrases
from claimkit.text.names import lexicon
from claimkit.text.tokens import Tag, TokenSpan

_OPENS_NO_NOUN: Final[frozenset[Tag]] = frozenset({"PREP", "CONJ", "VERB", "AUX", "SUB", "ADV", "LY", "GEN"})
_HANGS: Final[frozenset[Tag]] = frozenset({"AUX", "PREP", "DET", "POSS", "CONJ", "SUB", "REL"})  # more must follow
_GOES_ON: Final[frozenset[Tag]] = frozenset({"WORD", "NAME", "NUM", "ING", "GEN", "POSS", "DET", "PRON", "SYM"})
_LINKED: Final = phrases.CIRCUMSTANCE | {"during", "following", "amid", "despite", "by"}  # of another thing
_ABOUT: Final = frozenset({"than", "about", "nearly", "almost", "least", "virtually", "not"})
_FINITE: Final[frozenset[Tag]] = frozenset({"AUX", "VERB"})
_NO_HEAD: Final[frozenset[Tag]] = frozenset({"PREP", "DET", "POSS", "PRON"})  # accepted | many experts
_THIS: Final = frozenset({"this", "that", "these", "those", "such"})
_OBJECTS: Final = frozenset({"him", "them", "me", "us"})  # no subjects
_OBJECT: Final[frozenset[Tag]] = frozenset({"WORD", "NAME", "DET", "POSS", "PRON"})
_TORN = re.compile(r"\w-\s")  # candi- dates
_JOINS: Final[frozenset[Tag]] = frozenset({"REL", "SUB", "PRON", "QUOTE"})
_GROUP: Final[frozenset[Tag]] = frozenset({"AUX", "VERB", "ED", "ADV", "LY"})  # the words of one verb


def tokens_of(original: Original, role: Role) -> TokenSpan:
    """The tokens of a role."""
    return TokenSpan(original.tokens.at(role.start), original.tokens.at(role.end - 1) + 1)


def _is_in_words(original: Original, role: Role, first: int, end: int) -> bool:
    """Whether the role starts and ends at word borders."""
    tokens = original.tokens
    return tokens.start[first] >= role.start and tokens.end[end - 1] <= role.end


def is_phrase(original: Original, claim: Claim, role: Role) -> bool:
    """Whether the role is a whole noun phrase: it starts neither too late (*of the mayor's admirers*) nor ends too
    early (*Hillary Clinton's brother-in-law* before *Roger Clinton*)."""
    tokens, tag = original.tokens, original.tokens.tag
    first, end = tokens_of(original, role)
    if not _is_in_words(original, role, first, end):
        return False
    floor = original.document.sentence_of(first).first
    if tokens.lower[first : first + 2] == ["according", "to"]:
        return False
    subject = role.role in ("source", "accuser") and role.end <= claim.start
    if subject and (role.text.lower() in _OBJECTS or tokens.lower[first - 1] in ("is", "was")):
        return False  # the clerk who met him | blames Lee; clerks of what was Holm Bank | told me
    if tag[first] in _OPENS_NO_NOUN and not phrases.amount_at(tokens, first):
        return False
    if role.named_by in ("full", "short"):  # the name is in it, wherever it ends
        return not _belongs_on(original, claim, end)
    if (end - first > 1 and tag[end - 1] in _HANGS) or (tag[first] == "ED" and tag[first + 1] in _NO_HEAD):
        return False
    if tag[first] == "PRON" and tag[first + 1 : end][:1] in (["VERB"], ["ED"], ["AUX"]):  # they passed
        return False
    if first > floor and not _may_stand_before(original, first):
        return False
    doing = any(pair == ("PREP", "ING") for pair in itertools.pairwise(tag[first:end]))
    if doing or _loose_verb(original, first, end) or _holds_past(original, first, end):
        return False
    goes_on = tag[end] == "NAME" and tokens.lower[end] not in phrases.TIMES
    return not goes_on and not _belongs_on(original, claim, end)


def _belongs_on(original: Original, claim: Claim, end: int) -> bool:
    """Whether the head of the phrase comes after the role: *the port*'s director, *Clinton* campaign."""
    tokens, tag = original.tokens, original.tokens.tag
    if tokens.start[end] == claim.start or tokens.lower[end] in phrases.TIMES:
        return False
    if tag[end] == "GEN":  # the port's claim
        return tokens.start[end : end + 2][-1:] != [claim.start]
    if tokens.lower[end] == "by" and tag[end + 1 : end + 2] == ["NAME"]:  # calculations | by Ray Lund
        return True
    if tag[end - 1] == "ING" and tag[end] in ("PRON", "NAME", "DET"):  # a man calling | himself Roe
        return True
    return tag[end] == "WORD" and tag[end - 1] in ("NAME", "WORD", "NUM", "DET")


def _may_stand_before(original: Original, first: int) -> bool:
    """Whether a noun phrase may begin at ``first``, judging by the word before it."""
    tokens = original.tokens
    before, lower = tokens.tag[first - 1], tokens.lower[first - 1]
    opens = first - 1 == original.document.sentence_of(first).first  # that accord, but a war that analysts blame
    one = tokens.tag[first] == "WORD" and lexicon.singular(tokens.lower[first]) is None
    if lower in _THIS and (opens or (one and tokens.lower[first] not in lexicon.GROUPS)):
        return False
    infinitive = lower == "to" and tokens.tag[first] == "WORD" and tokens.lower[first - 2 : first - 1] != ["according"]
    if before in ("DET", "POSS", "GEN") or infinitive:
        return False
    if before in ("ADV", "ED") and tokens.tag[first - 2 : first - 1] == ["DET"]:  # an earlier, the injured | clerk
        return False
    if before == "LY" and tokens.tag[first] == "ED":  # a highly | placed source
        return False
    if (before == "PRON" or lower == "who") and tokens.tag[first] == "WORD":  # it | means, who | works at a mill
        return lexicon.person_noun(tokens.lower[first])
    if tokens.tag[first] in ("NUM", "DET") and lower in _ABOUT:  # more than | 200,000 felons, virtually | all
        return False
    if before == "NUM" and tokens.tag[first] == "PRON":  # two | others
        return False
    if before not in ("WORD", "NAME", "NUM") or tokens.tag[first] in ("DET", "POSS", "PRON", "REL"):
        return True
    return lower in phrases.TIMES


def is_whole(original: Original, claim: Claim, role: Role) -> bool:
    """Whether a charge or content ends where a clause does, without a verb of the surrounding sentence."""
    tokens, tag = original.tokens, original.tokens.tag
    first, end = tokens_of(original, role)
    if not _is_in_words(original, role, first, end) or tag[first] == "GEN":  # Thursday|'s speeches led her
        return False
    if _TORN.fullmatch(original.text, role.end - 1, role.end + 2):
        return False
    _, limit = original.document.sentence_of(first)
    quote = original.document.quote_at(role.start)
    if quote is not None and quote.start + 1 < role.start and role.end > quote.end:  # ... this’ and ‘that’ appeals
        return False
    if end >= limit or tag[end] == "STOP" or tokens.start[end] == claim.start:
        return True
    if tag[end - 1] == "LY" and tag[end] == "CONJ":  # most directly | and pointedly
        return False
    if tag[end - 1] in _HANGS or (tag[end] == "AUX" and tokens.lower[end - 1] in phrases.SUBJECTS):
        return False
    behind = tokens.start[end + (tag[end] == "PREP") : limit][:1]  # the delay | on careless engineers
    if any(start in range(one.start, one.end) for one in claim.roles for start in behind):
        return True
    if tag[end] == "CONJ" and "," in tokens.word[first:end]:  # murder, adultery | and worse
        return False
    if tag[end] == "CONJ" and tag[end - 1] == tag[end + 1] == "WORD":  # late | and old
        return False
    if tag[end] == "PREP":
        return tokens.lower[end] in _LINKED or _time_follows(original, end + 1)
    return tag[end] not in _GOES_ON or tokens.lower[end] in phrases.TIMES


def _time_follows(original: Original, at: int) -> bool:
    tokens = original.tokens
    at += tokens.tag[at] == "DET"
    return tokens.lower[at] in phrases.TIMES or tokens.tag[at] == "NUM"


def has_loose_verb(original: Original, role: Role) -> bool:
    """Whether a charge contains a finite verb that belongs to the surrounding sentence: *mishandling files is casting a
    shadow*, *stole a boat were dropped*."""
    first, end = tokens_of(original, role)
    tag = original.tokens.tag
    while tag[first] in _GROUP:
        first += 1  # has been seen
    return _loose_verb(original, first, end)


def _loose_verb(original: Original, first: int, end: int) -> bool:
    tokens, tag = original.tokens, original.tokens.tag
    for at in range(first, end):
        if tag[at] in _JOINS:
            return False
        if tag[at] in _FINITE and tokens.lower[at - 1] != "to":
            return True
    return False


def _holds_past(original: Original, first: int, end: int) -> bool:
    """Whether a person in the phrase did something to what follows: *the clerk emailed nurses | saying*."""
    tokens, tag = original.tokens, original.tokens.tag
    does = (at for at in range(first + 1, end - 1) if tag[at] == "ED" and lexicon.person_noun(tokens.lower[at - 1]))
    return any(tag[at + 1] in _OBJECT and tokens.lower[at + 1] not in phrases.TIMES for at in does)
