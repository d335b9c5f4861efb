"""The parties after an accusing word and before a noun: objects, agents, owners."""

from __future__ import annotations

from claimkit.detectors.accusation.cues import lexicon
from claimkit.detectors.accusation.wrong_spans import before_time, quotation_end, sentence_end
from claimkit.text import mentions
from claimkit.text.document import Document
from claimkit.text.names.lexicon import person_noun
from claimkit.text.tokens import TokenSpan

_TERMS = frozenset(
    {"life", "death", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "prison", "jail"}
)
_AGENTS = ("er", "or", "ist", "man", "ant", "ian")
_DESCRIPTIONS = frozenset({"who", "which", "whose", "a", "an", "the"})


def owner(document: Document, genitive: int) -> TokenSpan | None:
    """The owner named before ``'s``, whose token is ``genitive``."""
    tokens = document.tokens
    first = genitive
    while tokens.tag[first - 1] in ("NAME", "WORD", "NUM") or tokens.tag[first - 2 : first] == ["DET", "ED"]:
        first -= 1  # the jailed banker's, rebutted Mr Holm's
    held = tokens.tag[first:genitive]
    if held[-1:] == ["NAME"] and held.count("WORD") > 1:  # the bank froze | Mr Holm's
        return TokenSpan(max(at for at in range(first, genitive) if tokens.tag[at] != "NAME") + 1, genitive)
    return TokenSpan(first - (tokens.tag[first - 1] in ("DET", "POSS")), genitive)


def phrase(document: Document, token: int, *, whole: bool = False) -> TokenSpan | None:
    """The noun phrase that begins at ``token``, including an opening quotation mark."""
    tokens = document.tokens
    if tokens.tag[token] == "QUOTE":
        close = quotation_end(document, token, sentence_end(document, token))
        rest = phrase(document, close, whole=whole)
        return TokenSpan(token, rest[1] if rest else close)
    found = mentions.phrase_after(document, token, whole=whole)
    if found is None:
        return None
    words = lexicon().saying | {"alleging"}
    return TokenSpan(
        token, next((at for at in range(token + 1, found.end) if tokens.lower[at] in words), found.end)
    )  # against Norvik | alleging fraud


def agent(document: Document, by: int, particle: int | None = None) -> TokenSpan | None:
    """The agent *X* of *by X* at token ``by``. It ends before ``particle``, the words that introduce the wrong, if they
    follow it."""
    tokens = document.tokens
    if tokens.lower[by] != "by":
        return None
    found = before_sum(document, phrase(document, by + 1))
    if found is None:
        return None
    if particle is not None and found[0] < particle < found[1]:
        return TokenSpan(found[0], particle)
    return TokenSpan(found[0], before_time(document, *found))


def before_sum(document: Document, named: TokenSpan | None) -> TokenSpan | None:
    """The party without the sum: sued *the club* for £2m, by *passengers* for £5m."""
    if named is None:
        return None
    return TokenSpan(
        named[0], next((at for at in range(*named) if document.tokens.lower[at] == "for" and at > named[0]), named[1])
    )


def is_sum(document: Document, at: int) -> bool:
    """Whether a sum of money begins at ``at``."""
    return document.tokens.word[at][0] in "$£€"


def listed(document: Document, named: TokenSpan | None) -> TokenSpan | None:
    """A party with the others of its list: sued *the port, the council and two banks*, against *Ray Lund, a clerk, and
    Vera Holm*."""
    if named is None:
        return None
    tokens, at, joined = document.tokens, named.end, False
    while not joined and tokens.lower[at] == ",":
        joined = tokens.lower[at + 1] == "and"
        other = phrase(document, at + 1 + joined)
        if other is None or tokens.tag[other.first] in ("PRON", "QUOTE", "ED", "ING"):
            return named
        joined = joined or "and" in tokens.lower[other.first : other.end]
        at = other.end
    acts = tokens.tag[at] in ("VERB", "AUX", "ADV", "LY") or (tokens.tag[at] == "ED" and tokens.tag[at + 1] != "PREP")
    return TokenSpan(named.first, at) if joined and not acts else named


def accused_before(document: Document, first: int, end: int) -> TokenSpan | None:
    """The accused between a verb and its preposition, without a description, time or sum after it."""
    tokens = document.tokens
    if tokens.tag[first : first + 2] == ["PRON", "PREP"] and tokens.lower[first + 1] != "of":
        return TokenSpan(first, first + 1)  # arrested him in Crimea
    members = listed(document, phrase(document, first))
    start = members.end if members is not None and "," in tokens.lower[first : members.end] else first + 1
    end = next((at for at in range(start, end) if _follows_accused(document, at)), end)
    while end > first and tokens.tag[end - 1] in ("ADV", "LY", "PUNCT", "PREP") and tokens.lower[end - 1] != ")":
        end -= 1
    return TokenSpan(first, end) if first < end else None


def _follows_accused(document: Document, at: int) -> bool:
    """Whether a description, a time or a sum begins at ``at``: sentenced X *to two years*, slammed X *as weak*."""
    tag, lower, lists = document.tokens.tag, document.tokens.lower, lexicon()
    word, after = lower[at], lower[at + 1]
    if word == ",":
        return after in _DESCRIPTIONS or tag[at + 1] in ("PRON", "AUX", "ED")
    if word in ("to", "in", "aged"):
        return tag[at + 1] == "NUM" or after in _TERMS
    if word in lists.months or word[0] in "$£€":
        return tag[at - 1] == "PREP" if word in lists.months else tag[at - 1] != "DET"
    return word == "during" or word in lists.days or word == "as"


def is_somebody(document: Document, span: TokenSpan) -> bool:
    """Whether the words name a person or an organisation."""
    tokens = document.tokens
    for at in range(*span):
        word, tag = tokens.lower[at], tokens.tag[at]
        if tag == "NAME" or (tag == "PRON" and word not in ("it", "everything", "something", "nothing", "one")):
            return True
        one = word.removesuffix("s")
        if not lexicon().somebody.isdisjoint((word, one)) or person_noun(one):
            return True
        if tag == "WORD" and one.endswith(_AGENTS):
            return True
    return False
