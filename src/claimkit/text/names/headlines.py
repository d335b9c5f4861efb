"""Tells headlines in Title Case, where every word looks like a name."""

from __future__ import annotations

from claimkit.text.tokens import FINITE, Tokens

_VERBS = frozenset({"Will", "Rose", "Held", "Lay", "Said", "Drew"})  # surnames that are verbs as well
_LITTLE = frozenset({"PREP", "DET", "CONJ", "SUB", "GEN"})


def is_headline(tokens: Tokens, first: int, end: int) -> bool:
    """Whether a sentence is a headline in Title Case: most words are capitalised: *Leaders Meet Again in Leeds*. If it
    ends with a full stop, all words but function words must be, or a function word and every verb: *Leaders To Meet
    Again.*"""
    if tokens.tag[first:end].count("NAME") * 3 < end - first or tokens.word[end - 1] in (":", ",", '"', "”"):
        return False
    words = [word for word in tokens.word[first:end] if len(word) > 3 and word[0].isalpha()]
    if len(words) < 4 or sum(word[0].isupper() for word in words) <= 0.7 * len(words):
        return False
    if tokens.word[end - 1] != ".":
        return True
    small = {tokens.tag[at] for at in range(first, end) if tokens.word[at].islower()}
    return (small <= _LITTLE and "PUNCT" not in tokens.tag[first:end]) or (
        any(is_headline_word(tokens, at) for at in range(first + 1, end - 1)) and FINITE.isdisjoint(small)
    )


def is_headline_word(tokens: Tokens, at: int) -> bool:
    """Whether a capitalised function word or verb inside a sentence shows a headline: *Those Who Know Lee Are Glad*."""
    word = tokens.word[at]
    return (
        word.istitle()
        and tokens.tag[at] not in ("NAME", "DET")
        and word not in _VERBS
        and word != "I"
        and tokens.word[at - 1][-1].isalnum()
    )
