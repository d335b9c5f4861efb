"""Finds where noun phrases begin and end, from word classes alone."""

from __future__ import annotations

from claimkit.language import words
from claimkit.text.numbers import numbers
from claimkit.text.tokens import FINITE, Tokens, TokenSpan

_WORDS = words("mentions")
CORE = frozenset({"DET", "POSS", "NAME", "NUM", "WORD", "ED", "ING", "GEN", "SYM"})
_NOUN = frozenset({"NAME", "WORD", "NUM", "ING", "DET"})
_FINITE = FINITE | {"GEN"}  # Lund's: Lund is
_SUBJECT_OPENS = frozenset({"NAME", "DET", "PRON", "POSS"})
_EDGE = frozenset({"PUNCT", "STOP", "QUOTE", "SUB", "CONJ", "PREP", "AUX", "VERB", "REL"})
_CLAUSE = frozenset({"ED", "VERB", "AUX", "SUB", "REL"})
_PARTICIPLES = frozenset(_WORDS["participles"])
_SETTINGS = frozenset(_WORDS["settings"])
_OPENERS = frozenset(_WORDS["openers"])
TIMES = frozenset(_WORDS["times"])
DAYS = frozenset(_WORDS["days"])
_LOOSE = frozenset(_WORDS["loose_prepositions"])
ARTICLES = frozenset({"a", "an", "the", "every", "each", "no", "this", "these", "any"})
_HEADS = frozenset({"one", "none", "others", "those"})  # pronouns that a phrase may depend on: "one of the guards"
SUBJECTS = frozenset(_WORDS["subjects"])
MESSAGES = frozenset(_WORDS["messages"])
ISSUED = frozenset(_WORDS["issued"])
CIRCUMSTANCE = frozenset(_WORDS["circumstance"])
_OTHERS = TIMES | ARTICLES | {"following"}  # after a noun, they begin another phrase
MODALS = frozenset(_WORDS["modals"])
REFLEXIVES = frozenset({"himself", "herself", "itself", "themselves"})
RELATIVE = frozenset({"who", "which", "that", "whom"})
_TOGETHER = frozenset(
    {"of", "from", "including", "like", "unlike", "along", "alongside"}
)  # Holm, like his sister, said
ADDRESS = frozenset({"of", "from"})  # Vera Holm, of Mill Lane, Leeds, was
DASHES = frozenset({"-", "–", "—", "―"})
_AMOUNTS = [tuple(amount.split()) for amount in _WORDS["amounts"]]
AMOUNT_OPENS = frozenset(amount[0] for amount in _AMOUNTS)  # more (than), nearly
_LONGEST_AMOUNT = max(map(len, _AMOUNTS))
_COUNTS = numbers("en").words | set(_WORDS["counts"])
REACH = 40  # maximum number of tokens of a phrase


class Phrase(TokenSpan):
    """The tokens of a noun phrase."""

    __slots__ = ()


def simple_end(tokens: Tokens, first: int, limit: int) -> int:
    """End of the phrase at ``first`` with its prepositional phrases and coordination, without appositions."""
    tag, lower = tokens.tag, tokens.lower
    at = first
    if tag[first] == "PRON":
        at += 1
        if at < limit and lower[at] == "of" and lower[first] in _HEADS:
            return simple_end(tokens, at + 1, limit) if at + 1 < limit else at
        if lower[first] != "one" or at == limit or tag[at] not in ("WORD", "NAME"):
            return at
    while at < limit:
        if tag[at] == "CONJ" and _coordinates(tokens, first, at, limit):
            other = simple_end(tokens, at + 1, limit)
            if other < limit and tag[other] in ("VERB", "AUX", "ED"):
                break  # a new clause
            return other
        taken = _taken(tokens, first, at, limit)
        if taken == 0:
            break
        at += taken
    while at > first and tag[at - 1] in ("PREP", "LY"):
        at -= 1
    return at


def _coordinates(tokens: Tokens, first: int, at: int, limit: int) -> bool:
    """Whether the *and* at ``at`` adds another phrase to the one from ``first`` on."""
    if tokens.lower[at] not in ("and", "&") or not first < at < limit - 1:
        return False
    return tokens.tag[at + 1] in CORE - {"ED", "ING"} or tokens.lower[at + 1] == "one"


def _taken(tokens: Tokens, first: int, at: int, limit: int) -> int:
    """The number of tokens at ``at`` that continue the phrase which began at ``first``; 0 if it ends there."""
    tag, lower = tokens.tag, tokens.lower
    kind, opens = tag[at], at == first
    if kind == "ED" and not opens and not _modifies(tokens, at, limit, tag[first] in ("DET", "POSS")):
        return 0
    if kind in CORE:
        if not opens and tag[at - 1] in ("NAME", "WORD") and (kind == "POSS" or lower[at] in _OTHERS):
            return 0  # said Smith Tuesday, told Smith the ship
        if tag[at - 1] == "ING" and at - 1 > first and tag[first] == "DET" and lower[at] in ARTICLES:
            return 0  # told a meeting the ship
        return 1
    if lower[at] == "others":
        return int(not opens and (tag[at - 1] == "NUM" or lower[at - 1] in _COUNTS))  # Smith and two others
    after = tag[at + 1] if at + 1 < limit else None
    if kind == "LY":
        return int(after in ("ED", "ING", "WORD"))
    if opens:
        return 0
    if kind == "PREP" and after in CORE:
        tied = lower[at] == "of" or (lower[at] == "for" and after == "NAME")  # the Centre for Lund Studies
        return int(tied or (tag[at - 1] != "NAME" and lower[at] in _LOOSE and not _setting(tokens, at, limit)))
    if kind == "QUOTE":
        return 1 if is_possessive(tokens, at) else 3 * _nickname(tokens, at, limit)
    return 0


def _modifies(tokens: Tokens, at: int, limit: int, loose: bool = False) -> bool:
    """Whether the -ed word at ``at`` stands before its noun; ``loose`` allows other adjectives before it."""
    before = tokens.tag[at - 1]
    return (
        (before in ("DET", "POSS", "LY", "GEN", "NUM", "ED") or (loose and before == "WORD"))
        and at + 1 < limit
        and tokens.tag[at + 1] in (("WORD",) if loose and before == "WORD" else ("WORD", "NAME", "ING", "ED", "NUM"))
    )


def is_possessive(tokens: Tokens, at: int) -> bool:
    """Whether the mark at ``at`` is the apostrophe of a plural genitive: *sailors'*."""
    return (
        at > 0
        and tokens.word[at] in "'’"
        and tokens.lower[at - 1].endswith("s")
        and (tokens.end[at - 1] == tokens.start[at])
    )


def _nickname(tokens: Tokens, at: int, limit: int) -> bool:
    """Whether a nickname begins at ``at``: Robert *"Bob"* Smith."""
    tag = tokens.tag
    return at + 3 < limit and tag[at + 2] == "QUOTE" and tag[at - 1] == tag[at + 3] == "NAME"


def _setting(tokens: Tokens, at: int, limit: int) -> bool:
    """Whether the preposition at ``at`` begins the setting of an utterance: *in a statement*, *on Monday*."""
    for here in range(at + 1, min(at + 5, limit)):
        if tokens.tag[here] not in CORE:
            return False
        if tokens.lower[here] in _SETTINGS or tokens.lower[here] in TIMES:
            return True
    return False


def phrase_start(tokens: Tokens, end: int, floor: int) -> int:
    """First token of the noun phrase that ends right before ``end``; ``end`` itself if there is none."""
    tag, lower = tokens.tag, tokens.lower
    if end > floor and (tag[end - 1] in ("POSS", "GEN") or lower[end - 1] in ARTICLES):
        return end  # the noun follows, so no phrase ends here
    at, joint, noun_seen = end, None, False
    while at > floor:
        here = at - 1
        if tag[here] == "PRON" and at < end and (lower[here] == "one" or (lower[here] in _HEADS and tag[at] == "PREP")):
            at = here
            break
        further = _taken_before(tokens, at, end, floor)
        if further is None:
            if joint is not None and (tag[here] in _CLAUSE or lower[here] in RELATIVE):
                at = joint  # the conjunction joins clauses
            break
        if tag[here] == "CONJ":
            joint = joint or at
        noun_seen = noun_seen or tag[here] in _NOUN
        at = further
    if at < end and "PREP" in (tag[at], tag[at - 1]):  # On Tuesday Mr Holm, in a statement the port
        at = next((i + 1 for i in range(end - 2, at - 1, -1) if _ends_setting(tokens, i)), at)
    if floor < at < end - 2 and lower[at - 1] == "in" and lower[at + 1] in _OPENERS and tag[at + 2] != "PREP":
        at += 2  # in one case clerks
    if at + 2 < end and lower[at] in ("last", "next", "this") and lower[at + 1] in TIMES:
        at += 2  # Last week the port
    while at < end and tag[at] in ("PREP", "CONJ", "LY", "GEN", "SUB"):
        at += 1
    return _with_listed(tokens, _with_amount(tokens, at, end, floor), end, floor) if noun_seen else end


def _ends_setting(tokens: Tokens, at: int) -> bool:
    """Whether a prepositional phrase for a time or setting ends at ``at``: *on Tuesday*, *in a statement*, *at a
    meeting | the port*."""
    lower, tag = tokens.lower, tokens.tag
    apart = tag[at] in ("WORD", "NAME", "ING") and lower[at + 1] in ("a", "an", "the")
    read = tag[at + 1] == "WORD" and tag[at + 2] == "PREP"  # in a statement read to the court
    return apart or lower[at] in TIMES or (lower[at] in _SETTINGS and not read)


def _with_amount(tokens: Tokens, first: int, end: int, floor: int) -> int:
    """First token of the phrase ``first``..``end`` with the words before it that say how exact its number is: *about
    four in ten*, *at least three men*, *more than half of them*."""
    at = first + (tokens.lower[first : first + 1] in (["least"], ["most"]))
    starts = range(max(floor, at - _LONGEST_AMOUNT), at) if at < end else ()
    return next((start for start in starts if amount_at(tokens, start) == at - start), first)


def _with_listed(tokens: Tokens, first: int, end: int, floor: int) -> int:
    """First token of the list of names that opens the sentence and ends with the phrase ``first``..``end``: *Lund, Holm
    and Ray said*, *voters in Lund, Holm and Ray said*. ``first`` if there is no such list."""
    tag, lower = tokens.tag, tokens.lower
    if {*tag[first:end]} != {"NAME", "CONJ"}:
        return first
    at = first - 1
    while at > floor and (lower[at] == "," or tag[at] == "NAME"):
        at -= 1
    if lower[first - 1] != "," or lower[floor] in TIMES:
        return first
    if tag[at] == "PREP":  # voters | in Lund, Holm
        return floor if phrase_start(tokens, lower.index(",", at), floor) == floor else first
    return floor if at == floor and tag[at] == "NAME" else first


def amount_at(tokens: Tokens, first: int) -> int:
    """The number of tokens at ``first`` that say how exact the number after them is: 2 for *at least three*, else 0."""
    lower = tokens.lower
    for amount in _AMOUNTS:
        end = first + len(amount)
        if tuple(lower[first:end]) == amount and end < len(tokens):
            return len(amount) if tokens.tag[end] == "NUM" or lower[end] in _COUNTS else 0
    return 0


def _taken_before(tokens: Tokens, at: int, end: int, floor: int) -> int | None:
    """The new first token of the phrase ``at``..``end`` if it is extended by the token, parenthesis or clause before
    it; ``None`` if these are not part of it."""
    tag, lower, here = tokens.tag, tokens.lower, at - 1
    kind = tag[here]
    if kind == "ED" or (kind == "VERB" and lower[here] in _PARTICIPLES):
        return here if _is_participle(tokens, at, end, floor) else None
    if kind in CORE:
        return here
    if lower[here] == ")":
        return next((i for i in range(here, max(floor, here - 30), -1) if lower[i] == "("), None)
    if kind == "QUOTE":
        return here if at < end and is_possessive(tokens, here) else _quoted_noun(tokens, here, floor)
    if kind in ("AUX", "VERB") or lower[here] in RELATIVE:
        return _relative_before(tokens, at, floor)
    if at == end or here == floor:
        return None
    before, closes = tag[here - 1], lower[here - 1] == ")"
    if kind == "LY":
        belongs = tag[at] in ("ED", "WORD") and before in CORE
    elif kind == "PREP":
        sent = before == "VERB" and lower[here - 1] in _PARTICIPLES and here - 2 >= floor  # emails sent to
        belongs = before in CORE or before in ("PREP", "PRON") or closes or (sent and tag[here - 2] in ("NAME", "WORD"))
    else:
        belongs = lower[here] in ("and", "or", "&") and (before in CORE or closes)
    return here if belongs else None


def _is_participle(tokens: Tokens, at: int, end: int, floor: int) -> bool:
    """Whether the participle before ``at`` modifies the noun of the phrase that ends before ``end``, rather than being
    a finite verb: *the elected mayor*, *emails sent to the port*, *those surveyed*."""
    tag, lower, here = tokens.tag, tokens.lower, at - 1
    if at == end:
        return here > floor and lower[here - 1] == "those"
    edge = here == floor or tag[here - 1] in _EDGE
    if tag[here] == "ED" and (edge or _modifies(tokens, here, end)):
        return True
    return not edge and (tag[at] == "PREP" or lower[at] in TIMES)


def _quoted_noun(tokens: Tokens, close: int, floor: int) -> int | None:
    """Opening mark of the short quotation that ends at ``close`` and follows a noun: *Robert "Bob"*; else ``None``."""
    tag = tokens.tag
    opening = next((i for i in range(close - 1, max(floor, close - 6), -1) if tag[i] == "QUOTE"), None)
    if opening is None or tag[close - 1] in ("PUNCT", "STOP") or tag[opening - 1] not in CORE:
        return None
    return opening


def _relative_before(tokens: Tokens, at: int, floor: int) -> int | None:
    """The relative pronoun of a clause without commas that ends at ``at``, if a noun stands before it; else
    ``None``."""
    for here in range(at - 1, max(floor, at - 15), -1):
        if tokens.tag[here] in ("PUNCT", "STOP", "QUOTE"):
            return None
        if tokens.lower[here] in ("who", "whose", "which") or (
            tokens.lower[here] == "that" and tokens.tag[here - 1] in ("WORD", "NAME")
        ):
            object_ = tokens.lower[here] in ("that", "which") and tokens.tag[here + 1] in _SUBJECT_OPENS
            # The plan that Holm said was late: the clause in front of the cue has no verb of its own.
            whole = not object_ or not _FINITE.isdisjoint(tokens.tag[here + 1 : at])
            return here if whole and tokens.tag[here - 1] in _NOUN else None
    return None


def before_parenthesis(tokens: Tokens, end: int, floor: int) -> Phrase | None:
    """The noun phrase whose apposition ends with the mark before ``end``: *Smith, 59, a lawyer from Leeds,* said; or
    ``None``."""
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
        if not _may_be_apposed(tokens, here + 1, found, listed=close == ","):
            break
        if (
            tag[here + 1] == "REL" or lower[here + 1] in REFLEXIVES
        ) and found is None:  # Holm, who is a pastor at Leeds,
            first = _before_clause(tokens, here, floor)
            return Phrase(first, end - 1) if first < here else None
        if found is not None and any(tag[i] in ("VERB", "AUX", "REL") for i in range(here, after)):
            break
        first = phrase_start(tokens, here, floor)
        if found is not None and _participle_opens(tokens, first, floor):
            break  # Speaking outside court, his widow, Jane Holm, said
        if first < here and not (found is not None and first > floor and tag[first - 1] in ("PREP", "AUX", "VERB")):
            found, after = first, here
        elif tag[here - 1] != "PRON" or (found is not None and tag[here - 2] == "PREP"):
            break  # Asked about it, the mayor, Vera Holm, said
        else:
            return Phrase(here - 1, here)
    if found is None:
        return None
    return Phrase(found, after if _aside(tokens, after + 1) else end - 1)


def _may_be_apposed(tokens: Tokens, at: int, found: int | None, *, listed: bool) -> bool:
    """Whether the words at ``at``, after a comma or dash, can describe the noun before it. ``found`` is the start of
    the phrase found so far. ``listed``: the mark is a comma, which may also separate the members of a list."""
    kind, word = tokens.tag[at], tokens.lower[at]
    if kind == "PRON":
        return word in _HEADS or word in REFLEXIVES
    if kind in ("PREP", "SUB") and found is not None:
        return found == at + 1 and word in ADDRESS
    return kind != "AUX" and not (kind == "CONJ" and listed)


def _before_clause(tokens: Tokens, comma: int, floor: int) -> int:
    """First token of the phrase that a relative clause after ``comma`` describes, with an age or name in apposition."""
    tag, lower = tokens.tag, tokens.lower
    first = phrase_start(tokens, comma, floor)
    if first - 1 <= floor or lower[first - 1] != ",":
        return first
    if tag[first:comma] == ["NUM"]:
        return phrase_start(tokens, first - 1, floor)  # Holm, 59, who is a pastor at Leeds,
    if {*tag[first:comma]} == {"NAME"}:
        described = phrase_start(tokens, first - 1, floor)  # his mother, Ida Holm, who is a nurse,
        if tag[described] in ("DET", "POSS") and (described == floor or tag[described - 1] != "PREP"):
            return described
    return first


def _participle_opens(tokens: Tokens, at: int, floor: int) -> bool:
    """Whether a participle clause begins at ``at``: *Speaking outside court,*, *Giving evidence,*."""
    word, after = tokens.lower[at], tokens.tag[at + 1]
    opens = at == floor or tokens.tag[at - 1] in ("PUNCT", "QUOTE")
    return opens and word.endswith("ing") and len(word) > len("being") and after in ("PREP", "DET", "POSS", "WORD")


def _aside(tokens: Tokens, at: int) -> bool:
    """Whether a parenthesis says when, where or how somebody spoke, not who they are: *Holm, when in Leeds, said*."""
    if tokens.tag[at] in ("ADV", "LY"):
        return tokens.tag[at + 1] not in ("DET", "WORD")  # also a baker
    return tokens.tag[at] in ("ING", "PREP", "SUB") and tokens.lower[at] not in _TOGETHER
