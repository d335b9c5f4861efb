"""Finds datelines, the place and agency at the beginning of a report: ``RANGOON, Burma -``, ``London (Reuters) —``."""

from __future__ import annotations

from claimkit.text.tokens import Tokens

_DASHES = frozenset({"-", "–", "—", "―", "_"})
_INSIDE = frozenset({"NAME", "NUM", "WORD"})
_MARKS = frozenset({",", ".", "(", ")", "/"})
_REACH = 14  # maximum number of tokens up to the dash
_PLACE = 5  # minimum letters of a place in capitals; a shorter word is more likely a body: BBC


def dateline_end(tokens: Tokens, first: int, end: int) -> int:
    """The first token after the dateline of the sentence ``first``..``end``; ``first`` if it has none.

    A dateline is a place in capitals, or a name with an agency in brackets, followed by a dash. The beginning of
    ``UNESCO - a body of experts - said`` is not one.
    """
    tag, word = tokens.tag, tokens.word
    if tag[first] != "NAME":
        return first
    dash = next((at for at in range(first + 1, min(end, first + _REACH)) if word[at] in _DASHES), first)
    before = range(first + 1, dash)
    if dash == first or any(tag[at] not in _INSIDE and word[at] not in _MARKS for at in before):
        return first
    after = dash + 1
    while word[after] in _DASHES:
        after += 1
    sent = any(word[at] == ")" and tag[at - 1] == "NAME" for at in before)
    place = word[first].isupper() and (len(word[first]) >= _PLACE or word[dash - 2] == ",")
    again = not _DASHES.isdisjoint(word[after:end])
    dateline = (sent and place) or ((sent or place) and not again)
    return after if dateline and after < end else first
