"""How far a wrong extends that somebody is accused of."""

from __future__ import annotations

from typing import NamedTuple

from claimkit.detectors.accusation.cues import lexicon
from claimkit.detectors.accusation.wrongs import is_wrong
from claimkit.text.document import Document
from claimkit.text.tokens import TokenSpan

_NOUNISH = frozenset({"NAME", "WORD", "NUM", "ING", "DET", "POSS", "ED", "PRON", "QUOTE", "LY"})
_MARKS = frozenset({";", ":", "–", "—", "―", "(", ")", "-", "..."})
_NEAR = 30  # tokens around a verb that are looked at for another one
_REACH = 80  # tokens that a wrong may span


class _Statement(NamedTuple):
    """Where a wrong is stated: from token ``first`` on, before ``limit``. The flags are those of :func:`wrong_at`."""

    document: Document
    first: int
    limit: int
    agent: bool
    reduced: bool
    clause: bool


def wrong_at(
    document: Document, first: int, *, agent: bool = False, reduced: bool = False, clause: bool = False
) -> TokenSpan | None:
    """The wrong that is stated from ``first`` on, up to the end of its phrase or clause.

    ``agent``: *by* names the accuser and ends it; ``reduced``: the sentence's own verb is still to come and ends it;
    ``clause``: it is a predicate, to which *and* may add another.
    """
    tag, lower = document.tokens.tag, document.tokens.lower
    limit = min(sentence_end(document, first - 1), first + _REACH) if first else 0
    at = _end(_Statement(document, first, limit, agent, reduced, clause))
    if not clause:
        at = before_time(document, first, at)
    while at > first and (tag[at - 1] in ("PUNCT", "CONJ", "PREP") and lower[at - 1] != ")"):
        if lower[at - 1] in ("out", "up", "off", "down") and tag[at - 2] in ("VERB", "ING", "ED", "WORD"):
            break  # "failure to speak out"
        at -= 1
    return TokenSpan(first, at) if at > first else None


def stated_wrong(
    document: Document, first: int, *, agent: bool, reduced: bool
) -> tuple[TokenSpan | None, int | None, tuple[int, ...]]:
    """The wrong from ``first`` on, or after *charges of* if that stands there; the end of the anchor in that case; and
    such a noun, which starts no accusation of its own."""
    tokens = document.tokens
    limit = sentence_end(document, first - 1)
    first += tokens.word[first : first + 1] == [","]  # "convicted of, and jailed for, theft"
    for at in range(first, min(first + 7, limit)):
        if tokens.lower[at] in lexicon().counts:
            counted = tokens.lower[at] == "counts" and at > first  # two counts of fraud
            if at + 1 < limit and tokens.lower[at + 1] in ("of", "that") and at + 2 < limit and not counted:
                span = wrong_at(document, at + 2, agent=agent, reduced=reduced, clause=tokens.lower[at + 1] == "that")
                return span, at + 2 if at == first else None, (at,)
            span = wrong_at(document, first, agent=agent, reduced=reduced)
            return span, None, (at,)
        if tokens.tag[at] not in ("DET", "NUM", "POSS", "WORD", "PREP", "GEN", "NAME", "CONJ", "ED") and (
            at > first or not lexicon().counts.isdisjoint(tokens.lower[at + 1 : at + 2])
        ):
            break
    if tokens.lower[first : first + 2] == ["to", "have"]:  # "accused of to have stolen", in a translation
        return wrong_at(document, first, agent=agent, clause=True), None, ()
    return (wrong_at(document, first, agent=agent, reduced=reduced) if first < limit else None), None, ()


def _end(stated: _Statement) -> int:
    """One past the last token of the wrong; what trails there (a comma, a preposition, a time) is still part of it."""
    document, first, limit = stated.document, stated.first, stated.limit
    tag, lower = document.tokens.tag, document.tokens.lower
    embedded = stated.clause or tag[first : first + 1] == ["REL"] or lower[first : first + 1] == ["not"]
    at = first
    while at < limit:
        if tag[at] == "STOP" or lower[at] in _MARKS:
            break
        if tag[at] == "QUOTE":
            at, ends = _behind_mark(stated, at)
            if ends:
                break
            continue
        if at > first:
            if _ends_before(stated, at, embedded=embedded):
                break
            embedded = embedded or tag[at] in ("SUB", "REL")
        at += 1
    return at


def _behind_mark(stated: _Statement, at: int) -> tuple[int, bool]:
    """Where the wrong goes on after the quotation mark at ``at``, and whether it ends there."""
    document, first, limit = stated.document, stated.first, stated.limit
    tag, lower = document.tokens.tag, document.tokens.lower
    if _inner(document, at) or _apostrophe(document, at):
        behind = at + 1
        return behind, behind < limit and tag[behind] == "NAME" and "QUOTE" in tag[first:at]  # a 'fraud' Holm would
    if _closes_here(document, at):
        return at, True
    close = closing(document, at, limit)
    if close >= limit or close <= at + 1:
        return close if close >= limit else at, True
    # 'said “too soft,” the port has'; 'a “fraud” Holm said'
    return close, tag[close] in ("NAME", "PRON") and (lower[close - 2] == "," or tag[first - 1] != "PREP")


def _ends_before(stated: _Statement, at: int, *, embedded: bool) -> bool:
    """Whether the wrong ends before the word at ``at``; ``embedded`` after a word that opens a clause inside it."""
    document, first, limit, agent, reduced, clause = stated
    tag, lower = document.tokens.tag, document.tokens.lower
    kind, word = tag[at], lower[at]
    if word == ",":
        quoted = tag[first] == tag[at - 1] == "QUOTE" and tag[at + 1 : at + 2] != ["QUOTE"]
        return quoted or not _goes_on(document, first, at, limit, clause)  # for “many violations”, an injunction and
    if word in lexicon().clause_words:
        counted = word in ("before", "after", "following") and tag[at - 1] == "NUM"
        return not counted and not (word == "when" and lower[at - 1] in ("time", "times", "moment", "days", "years"))
    if word == "as":
        return _as_clause(document, at, limit)
    if word == "by":
        return agent and not embedded and _names_agent(document, at, limit)
    if kind == "CONJ":
        return not (word == "yet" and lower[at - 1] == "not") and _new_clause(document, at, limit, clause)
    if word == "in":
        return lower[at + 1 : at + 2] in (["relation"], ["connection"])
    if word in ("who", "whose"):
        return reduced and tag[at - 1] not in ("VERB", "ED", "ING")
    if kind == "ED":
        verbal = at + 1 < limit and (tag[at + 1] in ("DET", "POSS", "PRON") or _only_verb(document, first, at, limit))
        return reduced and verbal
    return kind in ("AUX", "VERB") and not embedded and _governs(stated, at)


def _names_agent(document: Document, by: int, limit: int) -> bool:
    """Whether *by* leads to somebody: not *by lying*, *by 5 %*, nor *fraud by false representation*."""
    tag = document.tokens.tag
    if by + 1 >= limit or tag[by + 1] == "NUM" or "ING" in tag[by + 1 : by + 3]:
        return False
    return not by_means(document, by)


def _governs(stated: _Statement, verb: int) -> bool:
    """Whether the verb at ``verb`` is that of the sentence, which the wrong only precedes."""
    tag, lower, first = stated.document.tokens.tag, stated.document.tokens.lower, stated.first
    if lower[verb - 1] == "to" or tag[verb - 1] in ("DET", "POSS"):
        return False
    if tag[verb] == "VERB" and tag[first] == "POSS" and tag[verb + 1 : verb + 2] in (["PUNCT"], ["STOP"]):
        return False
    if lower[verb] in ("lie", "lies") and tag[first] in ("DET", "QUOTE"):
        return False
    verbal = tag[first] == "ING" or lower[first] in ("having", "being")
    return stated.reduced or not (verbal or tag[verb - 1] == "PRON")


def _only_verb(document: Document, first: int, verb: int, limit: int) -> bool:
    """Whether the *-ed* word can only be the sentence's own verb: *a nurse charged with theft appeared in court*."""
    tag, floor = document.tokens.tag, document.sentence_of(first)[0]
    if first - floor > _NEAR or any(kind in ("AUX", "VERB", "ED") for kind in tag[verb + 1 : min(limit, verb + _NEAR)]):
        return False
    finite = ("AUX", "VERB", "REL", "SUB")
    if any(kind in finite for kind in tag[floor:first]) or "ED" in tag[floor : max(first - 3, floor)]:
        return False
    return tag[verb - 1] in ("WORD", "NAME")


def before_time(document: Document, first: int, end: int) -> int:
    """``end`` moved before the time at which somebody was accused: *fraud* on Thursday, *looting* overnight. What was
    done in a year keeps it (*stealing cars in 2015*); a noun for the wrong alone does not."""
    tokens, days = document.tokens, lexicon().days
    noun = first < end and tokens.tag[first] not in ("ING", "POSS")
    for at in range(first + 1, end):
        word = tokens.lower[at]
        unit = tokens.lower[at + 1] if at + 1 < end else ""
        owns = at + 2 < end and (tokens.tag[at + 2] == "GEN" or tokens.lower[at + 2] == "of")
        relative = word in ("last", "this", "next", "earlier") and unit in lexicon().spans and not owns
        if (
            word in days
            or relative
            or (noun and tokens.lower[at - 1] == "in" and (word in lexicon().months or is_year(word)))
        ):
            cut = at
        elif noun and word == "in" and unit and any(w in lexicon().settings for w in tokens.lower[at + 1 : at + 4]):
            return at
        else:
            continue
        tail = tokens.tag[at + 1 : at + 2] if at + 1 < end else []
        if (tail == ["GEN"] and tokens.tag[at - 1] != "PREP") or (
            not noun and tail == ["PREP"] and tokens.lower[at + 1] not in ("in", "at", "during")
        ):
            continue
        while cut > first and (
            tokens.tag[cut - 1] in ("PREP", "ADV") or tokens.lower[cut - 1] in ("last", "early", "late")
        ):
            cut -= 1
        return cut if cut > first else end
    return end


def is_year(word: str) -> bool:
    """Whether it is the number of a year."""
    return len(word) == 4 and word.isdigit() and word[:2] in ("18", "19", "20")


def _as_clause(document: Document, at: int, limit: int) -> bool:
    """Whether *as* begins a clause (*as he left*), not a comparison."""
    tokens = document.tokens
    if tokens.lower[at - 1] in ("such", "well", "same", "far", "long", "as"):
        return False
    subject = at + 1
    while subject < limit and tokens.tag[subject] == "NAME":
        subject += 1
    if subject > at + 1:
        return subject < limit and tokens.tag[subject] in ("AUX", "VERB", "ED")
    return at + 1 < limit and tokens.tag[at + 1] == "PRON"


def _inner(document: Document, at: int) -> bool:
    """Whether the mark at ``at`` stands inside a longer quotation."""
    quote = document.quote_at(document.tokens.start[at])
    return quote is not None and quote.start < document.tokens.start[at] and document.tokens.end[at] < quote.end


def _apostrophe(document: Document, at: int) -> bool:
    """Whether the mark at ``at`` is that of a plural's owner: *the guards' names*."""
    tokens = document.tokens
    return (
        tokens.word[at] in "'’"
        and at > 0
        and tokens.lower[at - 1].endswith("s")
        and tokens.end[at - 1] == tokens.start[at]
        and document.quote_at(tokens.start[at]) is None
    )


def _closes_here(document: Document, at: int) -> bool:
    """Whether the mark at ``at`` closes a quotation that began before."""
    quote = document.quote_at(document.tokens.start[at])
    return quote is None or quote.start < document.tokens.start[at]


def closing(document: Document, at: int, limit: int) -> int:
    """One past the mark that closes the quotation that opens at ``at``; ``limit`` when it is not closed before."""
    quote = document.quote_at(document.tokens.start[at])
    if quote is None or quote.start != document.tokens.start[at]:
        return at + 1
    return min(document.tokens.at(quote.end - 1) + 1, limit)


def _goes_on(document: Document, first: int, comma: int, limit: int, clause: bool) -> bool:
    """Whether the wrong continues after a comma: a list of wrongs, or more about the same."""
    tokens = document.tokens
    tag, lower = tokens.tag, tokens.lower
    after = comma + 1
    if after >= limit:
        return False
    if lower[after] in ("including", "not"):
        return True
    if lower[after] in ("and", "or") and after + 1 < limit:
        return tag[after + 1] == tag[first] == "ING" or any(lower[i] == "," for i in range(first, comma))
    if tag[after] == "ING":
        return tag[first] == "ING" and lower[after] not in lexicon().saying
    if (
        tag[after] not in _NOUNISH
        or tag[after] in ("PRON", "ED")
        or (tag[after] == "NAME" and tag[comma - 1] != "NAME")
    ):
        return False
    for at in range(after, min(after + 8, limit)):  # a list: ", conspiracy and perjury"
        if lower[at] in ("and", "or") or (lower[at] == "," and at > after):
            return not clause and tag[min(at + 1, limit - 1)] not in ("AUX", "VERB", "PRON")
        if tag[at] in ("AUX", "VERB", "STOP", "SUB", "REL", "PUNCT"):
            return False
    return False


def _new_clause(document: Document, conj: int, limit: int, clause: bool) -> bool:
    """Whether *and* or *but* begins something that is not part of the wrong."""
    tokens = document.tokens
    tag, lower = tokens.tag, tokens.lower
    after = conj + 1
    while after < limit and tag[after] in ("ADV", "LY"):
        after += 1
    if after >= limit or lower[conj] in ("but", "so", "yet"):
        return True
    if lower[after] in ("having", "being"):
        return False
    if tag[after] == "PREP":
        return lower[after] not in lower[conj - 6 : conj]
    if lower[after] in ("another", "others", "one") and after + 1 < limit and tag[after + 1] == "ING":
        return True
    if tag[after] in ("AUX", "VERB", "ED"):
        return not clause and not (tag[after] == "ED" and after + 1 < limit and tag[after + 1] in ("WORD", "NAME"))
    if tag[after] == "PRON":
        return after + 1 >= limit or tag[after + 1] in ("AUX", "VERB", "ED", "ADV", "LY", "WORD")
    if tag[after] == "ING":
        return False
    for at in range(after, min(after + 8, limit)):
        if tag[at] in ("AUX", "VERB") or (tag[at] == "ED" and tag[at - 1] == "NAME"):
            return True
        if tag[at] in ("STOP", "PUNCT", "QUOTE", "PREP", "SUB", "REL", "CONJ"):
            return False
    return False


def by_means(document: Document, by: int) -> bool:
    """Whether *by* says how a wrong is done, as the names of offences do: *fraud by false representation*, *murder by
    arson*."""
    near = document.tokens.lower[by + 1 : by + 4]
    if len(near) > 1 and is_wrong(near[0]) and document.tokens.tag[by + 2] in ("STOP", "PUNCT", "CONJ", "SUB"):
        return True
    return not lexicon().means.isdisjoint(near)


def sentence_end(document: Document, token: int) -> int:
    """One past the last token of the sentence that holds ``token``."""
    return document.sentence_of(token)[1]
