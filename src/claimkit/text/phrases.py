"""Where a noun phrase begins and ends, read from word classes alone."""

from __future__ import annotations

from claimkit.language import words
from claimkit.text.tokens import Tokens, TokenSpan

_WORDS = words("mentions")
CORE = frozenset({"DET", "POSS", "NAME", "NUM", "WORD", "ED", "ING", "GEN", "SYM"})
_NOUN = frozenset({"NAME", "WORD", "NUM", "ING", "DET"})
_EDGE = frozenset({"PUNCT", "STOP", "QUOTE", "SUB", "CONJ", "PREP", "AUX", "VERB", "REL"})
_PARTICIPLES = frozenset(_WORDS["participles"])
_SETTINGS = frozenset(_WORDS["settings"])
TIMES = frozenset(_WORDS["times"])
DAYS = frozenset(_WORDS["days"])
_LOOSE = frozenset(_WORDS["loose_prepositions"])
ARTICLES = frozenset({"a", "an", "the", "every", "each", "no", "this", "these", "any"})
_HEADS = frozenset({"one", "none", "others", "those"})  # pronouns that a phrase may hang on: "one of the guards"
SUBJECTS = frozenset(_WORDS["subjects"])
MESSAGES = frozenset(_WORDS["messages"])
ISSUED = frozenset(_WORDS["issued"])
CIRCUMSTANCE = frozenset(_WORDS["circumstance"])
RELATIVE = frozenset({"who", "which", "that", "whom"})
_TOGETHER = frozenset(
    {"of", "from", "including", "like", "unlike", "along", "alongside"}
)  # Holm, like his sister, said
ADDRESS = frozenset({"of", "from"})  # Vera Holm, of Mill Lane, Leeds, was
DASHES = frozenset({"-", "–", "—", "―"})
REACH = 40  # tokens that a phrase may span


class Phrase(TokenSpan):
    """The tokens of a noun phrase."""

    __slots__ = ()


def simple_end(tokens: Tokens, first: int, limit: int) -> int:
    """End of the phrase at ``first`` with its prepositional phrases and coordination, without appositions."""
    tag, lower = tokens.tag, tokens.lower
    if tag[first] == "PRON" and not (
        lower[first] == "one" and first + 1 < limit and tag[first + 1] in ("WORD", "NAME")
    ):
        if first + 1 < limit and lower[first + 1] == "of" and lower[first] in _HEADS:
            return simple_end(tokens, first + 2, limit) if first + 2 < limit else first + 1
        return first + 1
    at = first + 1 if tag[first] == "PRON" else first
    while at < limit:
        kind = tag[at]
        if kind == "ED" and at > first and not _modifies(tokens, at, limit, tag[first] in ("DET", "POSS")):
            break
        if kind in CORE or (kind == "LY" and at + 1 < limit and tag[at + 1] in ("ED", "ING", "WORD")):
            if lower[at] in TIMES and at > first and tag[at - 1] in ("NAME", "WORD"):
                break  # said Smith Tuesday
            if at > first and (kind == "POSS" or lower[at] in ARTICLES) and tag[at - 1] in ("NAME", "WORD"):
                break  # told Smith the ship
            at += 1
        elif kind == "PREP" and at > first and at + 1 < limit and tag[at + 1] in CORE:
            tied = lower[at] == "of" or (lower[at] == "for" and tag[at + 1] == "NAME")  # the Centre for Lund Studies
            if not tied and (tag[at - 1] == "NAME" or lower[at] not in _LOOSE or _setting(tokens, at, limit)):
                break
            at += 1
        elif lower[at] in ("and", "&") and at > first and at + 1 < limit and _joins(tokens, at + 1):
            other = simple_end(tokens, at + 1, limit)
            if other < limit and tag[other] in ("VERB", "AUX", "ED"):
                break  # a new clause
            return other
        elif kind == "QUOTE" and at > first and is_possessive(tokens, at):
            at += 1
        elif kind == "QUOTE" and _nickname(tokens, at, first, limit):
            at += 3  # Robert "Bob" Smith
        else:
            break
    while at > first and tag[at - 1] in ("PREP", "LY"):
        at -= 1
    return at


def _joins(tokens: Tokens, at: int) -> bool:
    """Whether a second phrase begins at ``at``."""
    return tokens.tag[at] in CORE - {"ED", "ING"} or tokens.lower[at] == "one"


def _modifies(tokens: Tokens, at: int, limit: int, loose: bool = False) -> bool:
    """Whether the -ed word at ``at`` stands before its noun; ``loose`` allows other adjectives before it."""
    before = tokens.tag[at - 1]
    return (
        (before in ("DET", "POSS", "LY", "GEN", "NUM", "ED") or (loose and before == "WORD"))
        and at + 1 < limit
        and tokens.tag[at + 1] in (("WORD",) if loose and before == "WORD" else ("WORD", "NAME", "ING", "ED", "NUM"))
    )


def is_possessive(tokens: Tokens, at: int) -> bool:
    """Whether the mark at ``at`` is the apostrophe of ``sailors'``."""
    return (
        at > 0
        and tokens.word[at] in "'’"
        and tokens.lower[at - 1].endswith("s")
        and (tokens.end[at - 1] == tokens.start[at])
    )


def _nickname(tokens: Tokens, at: int, first: int, limit: int) -> bool:
    tag = tokens.tag
    return at > first and at + 3 < limit and tag[at + 2] == "QUOTE" and tag[at - 1] == tag[at + 3] == "NAME"


def _setting(tokens: Tokens, at: int, limit: int) -> bool:
    """Whether the preposition at ``at`` begins where or when somebody spoke (``in a statement``, ``on Monday``)."""
    for here in range(at + 1, min(at + 5, limit)):
        if tokens.tag[here] not in CORE:
            return False
        if tokens.lower[here] in _SETTINGS or tokens.lower[here] in TIMES:
            return True
    return False


def phrase_start(tokens: Tokens, end: int, floor: int) -> int:
    """First token of the noun phrase that ends before ``end``; ``end`` itself if there is none."""
    tag, lower = tokens.tag, tokens.lower
    at, joint, noun_seen = end, None, False
    if end > floor and (tag[end - 1] in ("POSS", "GEN") or lower[end - 1] in ARTICLES):
        return end  # what follows is a noun
    while at > floor:
        here = at - 1
        kind = tag[here]
        if kind == "ED" or (kind == "VERB" and lower[here] in _PARTICIPLES):
            edge = here == floor or tag[here - 1] in _EDGE
            those = at == end and here > floor and lower[here - 1] == "those"  # those surveyed said
            if not those and (
                at == end
                or not (
                    (kind == "ED" and (edge or _modifies(tokens, here, end)))
                    or (not edge and (tag[at] == "PREP" or lower[at] in TIMES))
                )
            ):
                at = joint or at
                break
            at = here
        elif kind in CORE:
            noun_seen = noun_seen or kind in _NOUN
            at = here
        elif kind == "LY" and at < end and tag[at] in ("ED", "WORD") and here > floor and tag[here - 1] in CORE:
            at = here
        elif kind == "PREP" and at < end:
            sent = tag[here - 1] == "VERB" and lower[here - 1] in _PARTICIPLES and here - 2 >= floor  # emails sent to
            tied = tag[here - 1] in (*CORE, "PREP", "PRON") or lower[here - 1] == ")"
            if here == floor or not (tied or (sent and tag[here - 2] in ("NAME", "WORD"))):
                break
            at = here
        elif (
            lower[here] in ("and", "or", "&")
            and at < end
            and here > floor
            and (tag[here - 1] in CORE or lower[here - 1] == ")")
        ):
            joint, at = joint or at, here
        elif lower[here] == ")":
            opening = next((i for i in range(here, max(floor, here - 30), -1) if lower[i] == "("), None)
            if opening is None:
                break
            at = opening
        elif kind == "QUOTE" and at < end and is_possessive(tokens, here):
            at = here
        elif kind == "QUOTE":
            opening = next((i for i in range(here - 1, max(floor, here - 6), -1) if tag[i] == "QUOTE"), None)
            if opening is None or tag[here - 1] in ("PUNCT", "STOP") or tag[opening - 1] not in CORE:
                break
            at = opening
        elif kind == "PRON" and at < end and (lower[here] == "one" or (lower[here] in _HEADS and tag[at] == "PREP")):
            at = here
            break
        elif kind == "AUX" or kind == "VERB" or lower[here] in RELATIVE:
            relative = _relative_before(tokens, at, floor)
            if relative is not None:
                at = relative
                continue
            at = joint or at
            break
        else:
            if kind in ("SUB", "REL") and joint is not None:
                at = joint
            break
    if at < end and tag[at] == "PREP":  # On Tuesday Mr Holm, in a statement the port
        at = next((i + 1 for i in range(end - 2, at, -1) if lower[i] in TIMES or lower[i] in _SETTINGS), at)
    if at + 2 < end and lower[at] in ("last", "next", "this") and lower[at + 1] in TIMES:
        at += 2  # Last week the port
    while at < end and tag[at] in ("PREP", "CONJ", "LY", "GEN"):
        at += 1
    return at if noun_seen else end


def _relative_before(tokens: Tokens, at: int, floor: int) -> int | None:
    """The ``who`` of a relative clause without commas that runs up to ``at``, if a noun stands before it."""
    for here in range(at - 1, max(floor, at - 15), -1):
        if tokens.tag[here] in ("PUNCT", "STOP", "QUOTE"):
            return None
        if tokens.lower[here] in ("who", "whose", "which") or (
            tokens.lower[here] == "that" and tokens.tag[here - 1] in ("WORD", "NAME")
        ):
            return here if tokens.tag[here - 1] in _NOUN else None
    return None


def before_parenthesis(tokens: Tokens, end: int, floor: int) -> Phrase | None:
    """``Smith, 59, a lawyer from Leeds,`` up to ``end``, whose last token closes the parenthesis."""
    tag, lower = tokens.tag, tokens.lower
    close = lower[end - 1]
    if close == ")":
        first = phrase_start(tokens, end, floor)
        return Phrase(first, end) if first < end else None
    marks = DASHES if close in DASHES else (",",)
    found: int | None = None
    after = end - 1
    for here in range(end - 2, floor, -1):
        if (tag[here] in ("STOP", "QUOTE") and not is_possessive(tokens, here)) or lower[here] in (";", ":"):
            break
        if lower[here] not in marks:
            continue
        following = tag[here + 1]
        if (
            (following == "CONJ" and close == ",")
            or following == "AUX"
            or (
                following in ("PREP", "SUB")
                and found is not None
                and not (found == here + 2 and lower[here + 1] in ADDRESS)
            )
        ):
            break
        if following == "PRON" and lower[here + 1] not in _HEADS:
            break
        if following == "REL" and found is None:  # Holm, who is a pastor at Leeds,
            first = phrase_start(tokens, here, floor)
            if tag[first:here] == ["NUM"] and first - 1 > floor and lower[first - 1] == ",":
                first = phrase_start(tokens, first - 1, floor)  # Holm, 59, who is a pastor at Leeds,
            elif {*tag[first:here]} == {"NAME"} and first - 1 > floor and lower[first - 1] == ",":
                described = phrase_start(tokens, first - 1, floor)  # his mother, Ida Holm, who is a nurse,
                if tag[described] in ("DET", "POSS") and (described == floor or tag[described - 1] != "PREP"):
                    first = described
            return Phrase(first, end - 1) if first < here else None
        if found is not None and any(tag[i] in ("VERB", "AUX", "REL") for i in range(here, after)):
            break
        first = phrase_start(tokens, here, floor)
        if found is not None and _participle_opens(tokens, first, floor):
            break  # Speaking outside court, his widow, Jane Holm, said
        if first < here and not (found is not None and first > floor and tag[first - 1] in ("PREP", "AUX", "VERB")):
            found, after = first, here
        elif tag[here - 1] == "PRON" and found is not None and tag[here - 2] == "PREP":
            break  # Asked about it, the mayor, Vera Holm, said
        elif tag[here - 1] == "PRON":
            return Phrase(here - 1, here)
        else:
            break
    if found is None:
        return None
    return Phrase(found, after if _aside(tokens, after + 1) else end - 1)


def _participle_opens(tokens: Tokens, at: int, floor: int) -> bool:
    """Whether a clause begins at ``at`` with a participle: ``Speaking outside court,``, ``Giving evidence,``."""
    word, behind = tokens.lower[at], tokens.tag[at + 1]
    opens = at == floor or tokens.tag[at - 1] in ("PUNCT", "QUOTE")
    return opens and word.endswith("ing") and len(word) > len("being") and behind in ("PREP", "DET", "POSS", "WORD")


def _aside(tokens: Tokens, at: int) -> bool:
    """Whether a parenthesis says when, where or how somebody spoke, not who they are: ``Holm, when in Leeds, said``."""
    if tokens.tag[at] in ("ADV", "LY"):
        return tokens.tag[at + 1] not in ("DET", "WORD")  # also a baker
    return tokens.tag[at] in ("ING", "PREP", "SUB") and tokens.lower[at] not in _TOGETHER
