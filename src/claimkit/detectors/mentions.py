"""Who or what a sentence speaks of: noun phrases before and after a token, and the subjects of verbs.

A phrase is a pair of token numbers. The reading is a light one, from word classes; a parsed ``Doc`` (see
``Document.parsed``) is asked first where there is one.
"""

from __future__ import annotations

from typing import NamedTuple

from claimkit.detectors import parse
from claimkit.detectors.document import Document
from claimkit.detectors.tokens import Tokens
from claimkit.language import words

_WORDS = words("mentions")
_CORE = frozenset({"DET", "POSS", "NAME", "NUM", "WORD", "ED", "ING", "GEN", "SYM"})
_NOUN = frozenset({"NAME", "WORD", "NUM", "ING", "DET"})
_EDGE = frozenset({"PUNCT", "STOP", "QUOTE", "SUB", "CONJ", "PREP", "AUX", "VERB", "REL"})
_PARTICIPLES = frozenset(_WORDS["participles"])
_SETTINGS = frozenset(_WORDS["settings"])
_TIMES = frozenset(_WORDS["times"])
_LOOSE = frozenset(_WORDS["loose_prepositions"])
_ARTICLES = frozenset({"a", "an", "the", "every", "each", "no", "this", "these", "any"})
_HEADS = frozenset({"one", "none", "others", "those"})  # pronouns that a phrase may hang on: "one of the guards"
_RELATIVE = frozenset({"who", "which", "that", "whom"})
_DASHES = frozenset({"-", "–", "—"})
_REACH = 40  # tokens that a phrase may span


class Phrase(NamedTuple):
    """Tokens ``first`` up to, not including, ``end``."""

    first: int
    end: int

    def span(self, tokens: Tokens) -> tuple[int, int]:
        """Offsets into the text."""
        return tokens.start[self.first], tokens.end[self.end - 1]


def bounds(document: Document, token: int) -> tuple[int, int]:
    """First and one past the last token of the sentence that holds ``token``."""
    return document.token_range(max(document.sentence_at(document.tokens.start[token]), 0))


def phrase_after(document: Document, token: int, *, whole: bool = True) -> Phrase | None:
    """The noun phrase that begins at ``token``, or none. ``whole`` takes appositions and relative clauses with it."""
    tokens = document.tokens
    if token >= len(tokens):
        return None
    _, limit = bounds(document, token)
    if token >= limit:
        return None
    limit = min(limit, token + _REACH)
    end = _simple_end(tokens, token, limit)
    if end == token:
        return None
    if whole and tokens.tag[token] != "PRON":
        end = _apposition_end(tokens, end, limit)
    return _with_names(document, Phrase(token, end))


def phrase_before(document: Document, end: int) -> Phrase | None:
    """The noun phrase whose last token stands right before ``end``, or none."""
    floor, _ = bounds(document, end - 1) if end else (0, 0)
    first = _phrase_start(document.tokens, end, max(floor, end - _REACH))
    return _with_names(document, Phrase(first, end)) if first < end else None


def group_start(document: Document, verb: int) -> int:
    """The first token of the verb group that ends with ``verb``: auxiliaries and adverbs before it."""
    tokens = document.tokens
    floor, _ = bounds(document, verb)
    first = verb
    while first > floor:
        tag = tokens.tag[first - 1]
        if tag in ("AUX", "ADV", "LY") or tokens.lower[first - 1] in ("to", "n't"):
            first -= 1
        elif tag == "PUNCT" and first - 2 > floor and tokens.tag[first - 2] in ("ADV", "LY") and first - 3 >= floor:
            if tokens.tag[first - 3] != "PUNCT":  # ", however, said"
                break
            first -= 3
        else:
            break
    return first


def subject_of(document: Document, verb: int) -> Phrase | None:
    """The subject of the verb at ``verb`` where it stands before it: a phrase with its appositions, a pronoun, or
    the relative pronoun (:func:`antecedent` knows whom it means); shared subjects and participles included."""
    if document.parsed is not None:
        parsed = parse.subject(document.parsed, document.tokens.start[verb])
        if parsed is not None:
            return _phrase_at(document.tokens, *parsed)
    tokens, first = document.tokens, group_start(document, verb)
    if tokens.tag[verb] == "ING" and verb == first and first > 0:
        if tokens.tag[first - 1] in ("WORD", "NAME") and tokens.lower[first - 1] not in _TIMES:
            return phrase_before(document, first)  # a poll showing
        if tokens.tag[first - 1] in ("DET", "POSS", "GEN"):
            return None  # their reporting
        quoted = phrase_before(document, first - 1) if tokens.lower[first - 1] == "as" else None  # quoted him as saying
        return quoted or main_subject(document, verb)
    if tokens.tag[verb] == "ING" or (first > 0 and tokens.tag[first - 1] == "CONJ"):
        return main_subject(document, verb)
    return _own_subject(document, verb, first)


def _own_subject(document: Document, verb: int, first: int) -> Phrase | None:
    """The subject right before the verb group ``first``..``verb``."""
    tokens, (floor, _) = document.tokens, bounds(document, verb)
    if first <= floor:
        return None
    before = first - 1
    tag, word = tokens.tag[before], tokens.lower[before]
    if tag == "PRON" or word in _RELATIVE:
        return Phrase(before, first)
    if word in (",", ")") or word in _DASHES:
        return _before_parenthesis(tokens, first, max(floor, first - _REACH))
    return phrase_before(document, first)


def main_subject(document: Document, before: int) -> Phrase | None:
    """The subject of the first finite verb of the sentence that stands before token ``before``."""
    tokens, (floor, _) = document.tokens, bounds(document, before)
    for token in range(floor + 1, min(before, floor + 2 * _REACH)):
        tag = tokens.tag[token]
        if (
            (tag in ("AUX", "VERB") or (tag == "ED" and tokens.tag[token - 1] not in ("DET", "POSS", "LY", "GEN")))
            and tokens.tag[token - 1] not in ("CONJ", "PREP", "SUB")
            and document.quote_at(tokens.start[token]) is None
        ):
            subject = _own_subject(document, token, group_start(document, token))
            if subject is not None and tokens.lower[subject.first] not in _RELATIVE:
                return subject
    return None


def antecedent(document: Document, pronoun: int) -> Phrase | None:
    """The phrase that the relative pronoun at ``pronoun`` points back to."""
    end = pronoun
    if end and document.tokens.word[end - 1] == ",":
        end -= 1
    return phrase_before(document, end) if end else None


def _with_names(document: Document, phrase: Phrase) -> Phrase:
    """``phrase`` with the whole of a name that it cuts through, where a parsed ``Doc`` knows the name."""
    if document.parsed is None:
        return phrase
    start, end = phrase.span(document.tokens)
    name = parse.entity(document.parsed, start, end)
    if name is None or (start <= name[0] and name[1] <= end):
        return phrase
    return _phrase_at(document.tokens, min(start, name[0]), max(end, name[1]))


def _phrase_at(tokens: Tokens, start: int, end: int) -> Phrase:
    """The tokens under ``text[start:end]``."""
    first = tokens.at(start)
    return Phrase(first, max(first + 1, tokens.at(end - 1) + 1))


def _simple_end(tokens: Tokens, first: int, limit: int) -> int:
    """End of the phrase at ``first`` with its prepositional phrases and coordination, without appositions."""
    tag, lower = tokens.tag, tokens.lower
    if tag[first] == "PRON" and not (
        lower[first] == "one" and first + 1 < limit and tag[first + 1] in ("WORD", "NAME")
    ):
        if first + 1 < limit and lower[first + 1] == "of" and lower[first] in _HEADS:
            return _simple_end(tokens, first + 2, limit) if first + 2 < limit else first + 1
        return first + 1
    at = first + 1 if tag[first] == "PRON" else first
    while at < limit:
        kind = tag[at]
        if kind == "ED" and at > first and not _modifies(tokens, at, limit, tag[first] in ("DET", "POSS")):
            break
        if kind in _CORE or (kind == "LY" and at + 1 < limit and tag[at + 1] in ("ED", "ING", "WORD")):
            if lower[at] in _TIMES and at > first and tag[at - 1] in ("NAME", "WORD"):
                break  # said Smith Tuesday
            at += 1
        elif kind == "PREP" and at > first and at + 1 < limit and tag[at + 1] in _CORE:
            if lower[at] != "of" and (tag[at - 1] == "NAME" or lower[at] not in _LOOSE or _setting(tokens, at, limit)):
                break
            at += 1
        elif lower[at] in ("and", "&") and at > first and at + 1 < limit and tag[at + 1] in _CORE - {"ED", "ING"}:
            other = _simple_end(tokens, at + 1, limit)
            if other < limit and tag[other] in ("VERB", "AUX", "ED"):
                break  # a new clause
            return other
        elif kind == "QUOTE" and at > first and _possessive(tokens, at):
            at += 1
        elif kind == "QUOTE" and _nickname(tokens, at, first, limit):
            at += 3  # Robert "Bob" Smith
        else:
            break
    while at > first and tag[at - 1] in ("PREP", "LY"):
        at -= 1
    return at


def _modifies(tokens: Tokens, at: int, limit: int, loose: bool = False) -> bool:
    """Whether the -ed word at ``at`` stands before its noun; ``loose`` allows other adjectives before it."""
    before = tokens.tag[at - 1]
    return (
        (before in ("DET", "POSS", "LY", "GEN", "NUM", "ED") or (loose and before == "WORD"))
        and at + 1 < limit
        and tokens.tag[at + 1] in (("WORD",) if loose and before == "WORD" else ("WORD", "NAME", "ING", "ED", "NUM"))
    )


def _possessive(tokens: Tokens, at: int) -> bool:
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
        if tokens.tag[here] not in _CORE:
            return False
        if tokens.lower[here] in _SETTINGS or tokens.lower[here] in _TIMES:
            return True
    return False


def _apposition_end(tokens: Tokens, end: int, limit: int) -> int:
    """``end`` moved behind brackets, ``, 59, a senior lawyer`` and ``, who ...``."""
    tag, lower = tokens.tag, tokens.lower
    while end < limit:
        if lower[end] == "(":
            close = next((i for i in range(end, min(limit, end + 12)) if lower[i] == ")"), None)
            if close is None:
                break
            end = close + 1
        elif lower[end] == "," and end + 1 < limit:
            after = end + 1
            if tag[after] == "REL":
                stop = after
                while stop < limit and tag[stop] not in ("STOP", "QUOTE") and lower[stop] not in (",", ";", ":"):
                    stop += 1
                return stop
            if tag[after] not in ("DET", "POSS", "NAME", "NUM", "WORD") or lower[after] in _TIMES:
                break
            stop = _simple_end(tokens, after, limit)
            if stop == after or (stop < limit and tag[stop] in ("VERB", "AUX", "ED", "PRON")):
                break  # a clause of its own
            end = stop
        else:
            break
    return end


def _phrase_start(tokens: Tokens, end: int, floor: int) -> int:
    """First token of the noun phrase that ends before ``end``; ``end`` itself when there is none."""
    tag, lower = tokens.tag, tokens.lower
    at, joint, noun_seen = end, None, False
    if end > floor and (tag[end - 1] in ("POSS", "GEN") or lower[end - 1] in _ARTICLES):
        return end  # what follows is a noun
    while at > floor:
        here = at - 1
        kind = tag[here]
        if kind == "ED" or (kind == "VERB" and lower[here] in _PARTICIPLES):
            edge = here == floor or tag[here - 1] in _EDGE
            if at == end or not (
                (kind == "ED" and (edge or _modifies(tokens, here, end)))
                or (not edge and (tag[at] == "PREP" or lower[at] in _TIMES))
            ):
                at = joint or at
                break
            at = here
        elif kind in _CORE:
            noun_seen = noun_seen or kind in _NOUN
            at = here
        elif kind == "LY" and at < end and tag[at] in ("ED", "WORD") and here > floor and tag[here - 1] in _CORE:
            at = here
        elif kind == "PREP" and at < end:
            if here == floor or (tag[here - 1] not in (*_CORE, "PREP", "PRON") and lower[here - 1] != ")"):
                break
            at = here
        elif lower[here] in ("and", "or", "&") and at < end and here > floor and tag[here - 1] in _CORE:
            joint, at = joint or at, here
        elif lower[here] == ")":
            opening = next((i for i in range(here, max(floor, here - 30), -1) if lower[i] == "("), None)
            if opening is None:
                break
            at = opening
        elif kind == "QUOTE" and at < end and _possessive(tokens, here):
            at = here
        elif kind == "QUOTE":
            opening = next((i for i in range(here - 1, max(floor, here - 6), -1) if tag[i] == "QUOTE"), None)
            if opening is None or tag[here - 1] in ("PUNCT", "STOP") or tag[opening - 1] not in _CORE:
                break
            at = opening
        elif kind == "PRON" and at < end and (lower[here] == "one" or (lower[here] in _HEADS and tag[at] == "PREP")):
            at = here
            break
        elif kind == "AUX" or kind == "VERB" or lower[here] in _RELATIVE:
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
        at = next((i + 1 for i in range(end - 2, at, -1) if lower[i] in _TIMES or lower[i] in _SETTINGS), at)
    if at + 2 < end and lower[at] in ("last", "next", "this") and lower[at + 1] in _TIMES:
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


def _before_parenthesis(tokens: Tokens, end: int, floor: int) -> Phrase | None:
    """``Smith, 59, a lawyer from Leeds,`` up to ``end``, whose last token closes the parenthesis."""
    tag, lower = tokens.tag, tokens.lower
    close = lower[end - 1]
    if close == ")":
        first = _phrase_start(tokens, end, floor)
        return Phrase(first, end) if first < end else None
    marks = _DASHES if close in _DASHES else (",",)
    found: int | None = None
    after = end - 1
    for here in range(end - 2, floor, -1):
        if (tag[here] in ("STOP", "QUOTE") and not _possessive(tokens, here)) or lower[here] in (";", ":"):
            break
        if lower[here] not in marks:
            continue
        following = tag[here + 1]
        if (
            (following == "CONJ" and close == ",")
            or following == "AUX"
            or (following in ("PREP", "SUB") and found is not None)
        ):
            break
        if following == "PRON" and lower[here + 1] not in _HEADS:
            break
        if found is not None and any(tag[i] in ("VERB", "AUX", "REL") for i in range(here, after)):
            break
        first = _phrase_start(tokens, here, floor)
        if first < here and not (found is not None and first > floor and tag[first - 1] == "PREP"):
            found, after = first, here
        elif tag[here - 1] == "PRON":
            return Phrase(here - 1, here)
        else:
            break
    return Phrase(found, end - 1) if found is not None else None
