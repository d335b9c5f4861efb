"""Where and by whom a report was sent, at its beginning: ``RANGOON, Burma -``, ``London (Reuters) —``."""

from __future__ import annotations

from claimkit.text.tokens import Tokens

_DASHES = frozenset({"-", "–", "—", "―", "_"})
_INSIDE = frozenset({"NAME", "NUM", "WORD"})
_REACH = 14  # tokens
_PLACE = 5  # letters of a place in capitals; a shorter word is more likely a body: BBC


def dateline_end(tokens: Tokens, first: int, end: int) -> int:
    """The token after the dateline that the sentence ``first``..``end`` begins with; ``first`` if there is none.

    A dateline is a place in capitals, or a name with an agency in brackets, up to a dash: not the beginning of ``UNESCO
    - a body of experts - said``.
    """
    tag, word = tokens.tag, tokens.word
    if first >= end or tag[first] != "NAME":
        return first
    dash, sent = first + 1, False
    while dash < min(end, first + _REACH) and word[dash] not in _DASHES:
        sent = sent or (word[dash] == ")" and tag[dash - 1] == "NAME")
        if tag[dash] not in _INSIDE and word[dash] not in (",", ".", "(", ")", "/"):
            return first
        dash += 1
    if dash >= min(end, first + _REACH):
        return first
    after = dash + 1
    while after < end and word[after] in _DASHES:
        after += 1
    again = any(sign in _DASHES for sign in word[after:end])
    place = word[first].isupper() and (len(word[first]) >= _PLACE or word[dash - 2] == ",")
    return after if after < end and ((sent and place) or ((sent or place) and not again)) else first
