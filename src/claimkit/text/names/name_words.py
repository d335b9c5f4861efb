"""Finds runs of name words. ``name_at`` and ``name_before`` give the plain run next to a token (*Ruud van Dijk*);
``run_end`` also includes words that tie a name together (*Ann "Red" Lee*, *Office of the Mayor*)."""

from __future__ import annotations

from claimkit.text.names import lexicon
from claimkit.text.names.lexicon import plain
from claimkit.text.phrases import TIMES
from claimkit.text.tokens import Tokens

_PARTICLES = frozenset(
    {"de", "da", "di", "van", "von", "der", "den", "del", "bin", "al", "el", "la", "le", "dos", "ibn", "ben", "'"}
)
_LONGEST = 12  # maximum number of tokens of a name
_NICKNAME = 4  # maximum number of tokens of a nickname, its opening marks included
_NUMBERED = frozenset({"radio", "channel", "area", "route", "group", "bbc", "five", "formula"})
_FIRM = frozenset({"holdings", "inc", "inc.", "corp", "corp.", "plc", "ltd", "ltd."})
_PEERS = frozenset({"lord", "lady", "baroness", "baron", "earl", "duke", "duchess"})
OF = frozenset(
    {
        "state",
        "exchequer",
        "defense",
        "defence",
        "commons",
        "lords",
        "representatives",
        "delegates",
        "staff",
        "commerce",
        "education",
        "energy",
    }
)
_GARBLED = frozenset("ÃÂ")  # what the first byte of an accented letter looks like in the wrong encoding
_VERBAL = frozenset({"VERB", "AUX", "ED", "ING"})
_FIRST = lexicon.FIRST_GENDER


def is_name(tokens: Tokens, at: int) -> bool:
    """Whether a token can be part of a name: capitalised, and not a function word."""
    return tokens.tag[at] == "NAME" or (tokens.tag[at] == "WORD" and tokens.word[at][0].isupper())


def name_at(tokens: Tokens, first: int, limit: int) -> int:
    """End of the name that begins at token ``first``; ``first`` itself if there is none."""
    at = first
    while at < limit and (is_name(tokens, at) or (at > first and tokens.lower[at] in _PARTICLES)):
        at += 1
    while at > first and tokens.lower[at - 1] in _PARTICLES:
        at -= 1
    return at


def name_before(tokens: Tokens, end: int, floor: int) -> int:
    """First token of the name that ends right before ``end``; ``end`` itself if there is none."""
    at = end
    while at > floor and (is_name(tokens, at - 1) or (at < end and tokens.lower[at - 1] in _PARTICLES)):
        at -= 1
    while at < end and not is_name(tokens, at):
        at += 1
    if at == end - 1 and at > floor and tokens.lower[at] in ("jr.", "sr.") and tokens.lower[at - 1] == ",":
        return name_before(tokens, at - 1, floor)  # Omar Lund, Jr.
    return at


def run_end(tokens: Tokens, first: int, limit: int) -> int:
    """End of the run of name words at ``first``, including words that tie them together: *Ruud van Dijk*, *Office of
    the Mayor*."""
    lower = tokens.lower
    limit = min(limit, first + _LONGEST)
    at = first + 1
    while at < limit:
        if tokens.tag[at] == "NAME":
            at += 1
        elif tokens.word[at].istitle() and tokens.tag[at] in _VERBAL and plain(lower[at - 1]) in _FIRST:
            at += 1  # George Will
        elif tokens.word[at - 1][-1] in _GARBLED and tokens.end[at - 1] == tokens.start[at]:
            at += 2 if at + 1 < limit and tokens.end[at] == tokens.start[at + 1] else 1  # PeÃ±a, JosÃ©
        elif after := _tied_end(tokens, first, at, limit):
            at = after
        elif tokens.tag[at] == "GEN" and (
            (lower[at - 1] in lexicon.OWNERS and _body_follows(tokens, at + 1, limit))
            or (at + 1 < limit and lower[at + 1] in _FIRM)
        ):
            at += 2  # the Women's League, Holm's Inc.
        elif tokens.tag[at] == "NUM" and lower[at - 1] in _NUMBERED and tokens.end[at] - tokens.start[at] < 3:
            at += 1
        else:
            break
    return at


def _tied_end(tokens: Tokens, first: int, at: int, limit: int) -> int:
    """End of the name word tied to the run by a nickname, particle or joint at ``at``; 0 if there is none."""
    word = tokens.lower[at]
    if tokens.tag[at] == "QUOTE" and (after := _nickname_end(tokens, at, limit)):
        return after
    if word in _PARTICLES:
        return _particles_end(tokens, at, limit)
    return _joined(tokens, first, at, limit) if word in lexicon.JOINTS else 0


def _nickname_end(tokens: Tokens, at: int, limit: int) -> int:
    """End of the name word after a nickname in quotation marks: *Ann "Red" Lee*; 0 if there is none."""
    if plain(tokens.lower[at - 1]) not in _FIRST:
        return 0
    tag, opened = tokens.tag, at
    while at < limit and tag[at] == "QUOTE":
        at += 1
    while at < min(limit, opened + _NICKNAME) and tag[at] in ("NAME", "DET", "WORD"):
        at += 1
    closed = at
    while at < limit and tag[at] == "QUOTE":
        at += 1
    return at + 1 if closed < at < limit and tag[at] == "NAME" else 0


def _particles_end(tokens: Tokens, at: int, limit: int) -> int:
    """End of the particles at ``at`` and the name word after them; 0 if there is none."""
    stop = at
    while stop < limit and tokens.lower[stop] in _PARTICLES:
        spaced = stop + 1 < limit and tokens.end[stop] < tokens.start[stop + 1]
        if tokens.lower[stop] == "'" and spaced and not _body_follows(tokens, stop + 1, limit):
            return 0  # the News' Ann Lee; but the Players' Association
        stop += 1
    return stop + 1 if stop < limit and tokens.tag[stop] == "NAME" else 0


def _body_follows(tokens: Tokens, at: int, limit: int) -> bool:
    stop = at
    while stop < limit and tokens.tag[stop] == "NAME":
        stop += 1
    return stop > at and tokens.lower[stop - 1] in lexicon.BODY_HEADS


def _joined(tokens: Tokens, first: int, at: int, limit: int) -> int:
    """End of the name word after the joint at ``at`` if the joint is part of a body's name, else 0: *Ministry of
    Sound*, *Marsh & Hill*, *the Food and Drug Administration*; not *Holm and the Port Authority*."""
    lower, word, lower_joint = tokens.lower, tokens.word, tokens.lower[at]
    after = at + 1 + (at + 1 < limit and lower[at + 1] == "the" and lower_joint in ("of", "for"))
    if after >= limit or tokens.tag[after] != "NAME":
        return 0
    before = lower[at - 1]
    if lower_joint == "of" and at > first + 1 and lower[at - 2] in _PEERS:
        return after + 1  # Lord Holm of Leeds
    if lower_joint in lexicon.AMPERSANDS:
        return after + 1
    if lower_joint == "and":
        listed = any(joint in lower[first:at] for joint in ("of", "for", "on"))
        alone = at == first + 1 and first > 0 and lower[first - 1] == "the" and not word[first].isupper()
        common = before not in lexicon.BODY_HEADS and before not in lexicon.PLACES and plain(before) not in _FIRST
        follows = after + 1 < limit and tokens.tag[after + 1] == "NAME" and _body_follows(tokens, after, limit)
        return after + 1 if common and ((alone and follows) or (listed and not tokens.word[after].isupper())) else 0
    if before in ("secretary", "chancellor", "house", "chief", "speaker", "director"):
        return after + 1 if lower[after] in OF else 0
    if lower_joint == "on" and lower[after] in TIMES:
        return 0
    if lower_joint == "of" and before in lexicon.HEADS_OF:
        return after + 1  # the Republic of Turkey
    tied = (before in lexicon.BODY_HEADS and before not in _FIRM) or (lower_joint == "for" and "of" in lower[first:at])
    return after + 1 if tied or (before in lexicon.OFFICES and lower[after] in OF) else 0
