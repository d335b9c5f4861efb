"""Finds noun phrases before and after a token, and the subjects of verbs.

The analysis is shallow: it uses only word classes.
"""

from __future__ import annotations

from claimkit.text import phrases
from claimkit.text.appositions import apposition_end
from claimkit.text.document import Document
from claimkit.text.phrases import Phrase
from claimkit.text.tokens import Tokens

_GROUPED = frozenset({"AUX", "ADV", "LY"})
_OBJECTS = frozenset({"him", "them", "me", "us"})
OLDEST = 120  # years; no person is older
_FLOATS = frozenset({"since", "all", "both", "first", "likely", "long"})  # words between an auxiliary and its verb


def phrase_after(document: Document, token: int, *, whole: bool = True) -> Phrase | None:
    """The noun phrase that begins at ``token``, or ``None``; if ``whole``, with its appositions and relative
    clauses."""
    tokens = document.tokens
    if token >= len(tokens):
        return None
    _, limit = document.sentence_of(token)
    if token >= limit:
        return None
    limit = min(limit, token + phrases.REACH)
    end = phrases.simple_end(tokens, token, limit)
    if end == token:
        return None
    if whole and tokens.tag[token] != "PRON":
        end = apposition_end(tokens, end, limit)
    return Phrase(token, end)


def core(document: Document, token: int) -> Phrase:
    """The noun phrase that begins at ``token``, without appositions; empty if there is none."""
    _, limit = document.sentence_of(token)
    return Phrase(token, phrases.simple_end(document.tokens, token, min(limit, token + phrases.REACH)))


def phrase_before(document: Document, end: int) -> Phrase | None:
    """The noun phrase that ends right before token ``end``, or ``None``."""
    floor, _ = document.sentence_of(end - 1) if end else (0, 0)
    first = phrases.phrase_start(document.tokens, end, max(floor, end - phrases.REACH))
    return Phrase(first, end) if first < end else None


def group_start(document: Document, verb: int) -> int:
    """The first token of the verb group that ends with ``verb``: its auxiliaries and adverbs."""
    tokens = document.tokens
    tag, lower, first = tokens.tag, tokens.lower, verb
    floor, _ = document.sentence_of(verb)
    while first > floor:
        kind, word = tag[first - 1], lower[first - 1]
        if (
            kind in _GROUPED
            or word in ("to", "n't")
            or (word in _FLOATS and tag[first - 2] == "AUX" and (word != "likely" or lower[first] != "to"))
            or (kind == "GEN" and first - 2 >= floor and tag[first - 2] in ("PRON", "REL"))  # he's saying
        ):
            first -= 1
        elif word in phrases.TIMES and kind != "PREP" and (when := _time_start(tokens, first, floor)):
            first = when
        elif kind == "PUNCT" and first - 3 >= floor and tag[first - 2] in ("ADV", "LY") and tag[first - 3] == "PUNCT":
            first -= 3  # ", however, said"
        else:
            break
    return first


def _time_start(tokens: Tokens, end: int, floor: int) -> int | None:
    """First token of a time expression right before a verb: *the mayor, a lawyer, on Tuesday said*, *the firm last week
    said*. ``None`` if no subject would be left before it: *a poll published Tuesday*."""
    first = end
    while first > floor and (tokens.lower[first - 1] in phrases.TIMES or tokens.lower[first - 1] in ("this", "past")):
        first -= 1
    if first > floor and tokens.lower[first - 1] == "on":
        first -= 1
    before = tokens.tag[first - 1] if first > floor + 1 else "PREP"
    return None if before in ("PREP", "DET", "POSS", "GEN", "NUM", "ED", "VERB") else first  # a poll published Tuesday


def subject_of(document: Document, verb: int, group: int | None = None) -> Phrase | None:
    """The subject of the verb at ``verb`` if it stands before it, or ``None``.

    It is a phrase with its appositions, a pronoun, or a relative pronoun (see :func:`antecedent`). Coordinated verbs
    and participles get the subject they share. ``group`` is the start of the verb group, if the caller knows it.
    """
    tokens, first = document.tokens, group_start(document, verb) if group is None else group
    if tokens.lower[first] == "to":
        return main_subject(document, first)  # used her speech to call for
    if tokens.tag[verb] == "ING" and verb == first and first > 0:
        if _issued(document, first) and (issuer := main_subject(document, first)):
            return issuer  # the firm issued a statement saying
        if tokens.lower[first - 1] in _OBJECTS:
            return Phrase(first - 1, first)  # she recalled him saying
        if tokens.tag[first - 1] in ("WORD", "NAME") and tokens.lower[first - 1] not in phrases.TIMES:
            return phrase_before(document, first)  # a poll showing
        if tokens.tag[first - 1] in ("DET", "POSS", "GEN"):
            return None  # their reporting
        if tokens.lower[first - 1] == "by" and tokens.tag[first - 2] == "ED":
            return None  # the plan was defended by saying
        quoted = phrase_before(document, first - 1) if tokens.lower[first - 1] == "as" else None  # quoted him as saying
        return quoted or main_subject(document, verb)
    then = first < verb and tokens.lower[first] == "then" and first > 0 and tokens.lower[first - 1] == ","
    if tokens.tag[verb] == "ING" and "AUX" not in tokens.tag[first:verb] and tokens.tag[first] != "GEN":
        return main_subject(document, verb)
    if then or (first > 0 and tokens.tag[first - 1] == "CONJ"):
        return main_subject(document, first)
    return _own_subject(document, verb, first)


def _issued(document: Document, at: int) -> bool:
    """Whether somebody issues a message in the words before ``at``: *sent out a letter last week*."""
    tokens = document.tokens
    while at > 0 and tokens.lower[at - 1] in phrases.TIMES:
        at -= 1
    message = phrase_before(document, at) if at > 0 and tokens.lower[at - 1] in phrases.MESSAGES else None
    if message is None:
        return False
    words = tokens.lower[max(0, message.first - 2) : at]
    return any(word in phrases.ISSUED for word in words)


def _own_subject(document: Document, verb: int, first: int) -> Phrase | None:
    """The subject right before the verb group ``first``..``verb``."""
    tokens, (floor, _) = document.tokens, document.sentence_of(verb)
    if first <= floor:
        return None
    before = first - 1
    tag, word = tokens.tag[before], tokens.lower[before]
    if tag == "PRON" and tokens.lower[before - 1] == "of" and (many := phrase_before(document, before - 1)):
        return Phrase(many.first, first)  # three of them
    if word == "others" and before - 1 >= floor and tokens.tag[before - 1] in ("WORD", "NUM", "DET", "NAME"):
        return Phrase(before - 1, first)  # two others
    if tag == "PRON" or word in phrases.RELATIVE:
        return Phrase(before, first)
    if word in (",", ")") or word in phrases.DASHES:
        return phrases.before_parenthesis(tokens, first, max(floor, first - phrases.REACH))
    return phrase_before(document, first)


def main_subject(document: Document, before: int) -> Phrase | None:
    """The subject of the nearest finite verb before token ``before`` that is in a main clause: not *who ran*, *when it
    rained*, *said it rained*."""
    tokens, (floor, _) = document.tokens, document.sentence_of(before)
    coordinated = before > floor and tokens.tag[before - 1] == "CONJ"
    token, stop = before, max(floor, before - 3 * phrases.REACH)
    while token - 1 > stop:
        token -= 1
        tag = tokens.tag[token]
        if tag == "PUNCT" and tokens.word[token] in phrases.DASHES:  # skip what is between dashes
            token = next((i for i in range(token - 1, stop, -1) if tokens.word[i] in phrases.DASHES), token)
        elif (
            (tag in ("AUX", "VERB") or (tag == "ED" and _finite(tokens, token)))
            and tokens.tag[token - 1] not in ("CONJ", "PREP", "SUB", "REL")
            and document.quote_at(tokens.start[token]) is None
        ):
            subject = _own_subject(document, token, group_start(document, token))
            if subject is not None and not _depends(tokens, subject, floor, coordinated):
                return subject
    opening = document.tokens.lower[floor]
    return Phrase(floor, floor + 1) if opening in phrases.SUBJECTS and floor < before else None


def _depends(tokens: Tokens, subject: Phrase, floor: int, coordinated: bool) -> bool:
    """Whether the clause that begins with ``subject`` is a relative or subordinate clause, or reported speech. The
    subject of an adverbial clause still counts for a ``coordinated`` verb: *when he came and said*."""
    first = subject.first
    if tokens.lower[first] in phrases.RELATIVE or tokens.tag[first] in ("ING", "ED"):
        return True
    before = tokens.tag[first - 1] if first > floor else ""
    if before == "SUB":
        return not coordinated or tokens.lower[first - 1] not in phrases.CIRCUMSTANCE
    return before in ("REL", "VERB", "ED", "AUX")  # it was his second alleged theft


def _finite(tokens: Tokens, at: int) -> bool:
    """Whether the -ed word at ``at`` is a verb, not an adjective: *she swiftly defended it*, not *the swiftly defended
    plan*."""
    before = tokens.tag[at - 1]
    if before == "LY":
        after = ("DET", "POSS", "PRON", "NAME")
        return at + 1 < len(tokens) and tokens.tag[at + 1] in after and tokens.tag[at - 2] != "DET"
    return before not in ("DET", "POSS", "GEN")


def antecedent(document: Document, pronoun: int) -> Phrase | None:
    """The phrase that the relative pronoun at ``pronoun`` refers to, or ``None``."""
    end = pronoun
    if end and document.tokens.word[end - 1] == ",":
        end -= 1
    return phrase_before(document, end) if end else None


def people(document: Document, phrase: Phrase) -> list[Phrase]:
    """Splits a phrase into the spans of its people, without what a role excludes: an age, or a *who* clause after a
    comma. One phrase, unless each of several people has an age: *Vera Holm, 59, and Dan Roe, 61*. Then people before
    the phrase are included."""
    tokens, (floor, _) = document.tokens, document.sentence_of(phrase.first)
    found: list[Phrase] = []
    first = phrase.first
    while first < phrase.end:
        close = next((at for at in range(first + 1, phrase.end) if _describes(tokens, at, phrase.end)), phrase.end)
        found.append(Phrase(first, close))
        after = _after_age(tokens, close, phrase.end)
        if after is None:
            break
        if tokens.lower[after - 1] != "and" and not any(_age_at(tokens, at) for at in range(after, phrase.end)):
            break  # Vera Holm, 59, a nurse
        first = after
    at = phrase.first
    while (age := _age_before(tokens, at, floor)) is not None and (other := phrase_before(document, age)) is not None:
        found.insert(0, other)
        at = other.first
    if len(found) > 1 and tokens.lower[found[-1].first : found[-1].end] in (["all"], ["both"]):
        found.pop()  # Vera Holm, 59, and Dan Roe, 61, both deny it
    return found


def _age_at(tokens: Tokens, at: int) -> bool:
    """Whether an age begins at ``at``: *, 59*, *, aged 59*, *(59)*."""
    if tokens.lower[at : at + 2] == [",", "aged"]:
        return tokens.word[at + 2 : at + 3] != [] and tokens.word[at + 2].isdigit()
    after = tokens.word[at + 1 : at + 3]
    aged = len(after) > 0 and after[0].isdigit() and int(after[0]) < OLDEST
    if tokens.word[at] == "(":
        return aged and after[1:] == [")"]
    return tokens.word[at] == "," and aged and (len(after) == 1 or not after[1][0].isalnum() or after[1] == "and")


def _describes(tokens: Tokens, at: int, end: int) -> bool:
    """Whether an age or a *who* clause begins with the mark at ``at``."""
    word, after = (tokens.lower[i] if i < end else "" for i in (at + 1, at + 2))
    clause = word in {"who", "which", "whose", "aged"} | phrases.REFLEXIVES or (
        word in ("both", "all") and after.isdigit()
    )
    return _age_at(tokens, at) or (tokens.word[at] == "," and clause)


def _after_age(tokens: Tokens, at: int, end: int) -> int | None:
    """First token of the next person after an age at ``at``; ``None`` if the phrase ends or there is no age."""
    if at >= end or not _age_at(tokens, at):
        return None
    at += 3 if tokens.word[at] == "(" or tokens.lower[at + 1] == "aged" else 2
    if tokens.word[at : at + 1] == [","] and tokens.lower[at + 1 : at + 2] in (["of"], ["from"]):
        at = next((i for i in range(at + 2, end) if tokens.tag[i] != "NAME"), end)  # , of York
    joint = at
    while at < end and tokens.lower[at] in (",", "and"):
        at += 1
    return at if joint < at < end and tokens.tag[at] in ("NAME", "DET", "POSS") else None


def _age_before(tokens: Tokens, at: int, floor: int) -> int | None:
    """First token of the age right before ``at``, with a comma or *and* in between; ``None`` if there is none."""
    begin = at
    while begin - 1 > floor and tokens.lower[begin - 1] in (",", "and"):
        begin -= 1
    joint = begin < at
    place = begin
    while place - 1 > floor and tokens.tag[place - 1] == "NAME":
        place -= 1
    if (
        place < begin
        and place - 2 > floor
        and tokens.lower[place - 1] in ("of", "from")
        and tokens.word[place - 2] == ","
    ):
        begin = place - 2  # , of York
    for start in (begin - 2, begin - 3):
        if joint and start > floor and _age_at(tokens, start):
            long = tokens.word[start] == "(" or tokens.lower[start + 1] == "aged"
            if long == (start < begin - 2):
                return start
    return None
