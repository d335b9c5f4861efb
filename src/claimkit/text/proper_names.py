"""Names in a text: runs of capitalised words."""

from __future__ import annotations

from claimkit.text.tokens import Tokens

PARTICLES = frozenset(
    {"de", "da", "di", "van", "von", "der", "den", "del", "bin", "al", "el", "la", "le", "dos", "ibn", "ben", "'"}
)


def is_name(tokens: Tokens, at: int) -> bool:
    """Whether a token can be part of a name: capitalised, and no function word."""
    return tokens.tag[at] == "NAME" or (tokens.tag[at] == "WORD" and tokens.word[at][0].isupper())


def name_at(tokens: Tokens, first: int, limit: int) -> int:
    """End of the name that begins at token ``first`` (``first`` itself when there is none)."""
    at = first
    while at < limit and (is_name(tokens, at) or (at > first and tokens.lower[at] in PARTICLES)):
        at += 1
    while at > first and tokens.lower[at - 1] in PARTICLES:
        at -= 1
    return at


def name_before(tokens: Tokens, end: int, floor: int) -> int:
    """First token of the name that ends before ``end`` (``end`` itself when there is none)."""
    at = end
    while at > floor and (is_name(tokens, at - 1) or (at < end and tokens.lower[at - 1] in PARTICLES)):
        at -= 1
    while at < end and not is_name(tokens, at):
        at += 1
    if at == end - 1 and at > floor and tokens.lower[at] in ("jr.", "sr.") and tokens.lower[at - 1] == ",":
        return name_before(tokens, at - 1, floor)  # Omar Lund, Jr.
    return at
