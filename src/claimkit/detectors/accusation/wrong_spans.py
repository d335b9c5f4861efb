"""The span of the wrong that somebody is accused of."""

from __future__ import annotations

from typing import NamedTuple

from claimkit.detectors.accusation.cues import lexicon
from claimkit.text.document import Document
from claimkit.text.tokens import TokenSpan

_COUNTED = frozenset({"DET", "NUM", "POSS", "WORD", "PREP", "GEN", "NAME", "CONJ", "ED"})  # two new *charges*
_FINITE = frozenset({"AUX", "VERB", "REL", "SUB"})
_MARKS = frozenset({";", ":", "–", "—", "―", "(", ")", "-", "..."})
_REACH = 80  # tokens that a wrong may span


class _Statement(NamedTuple):
    """A stated wrong, which begins at token ``first`` and ends before ``limit``. The flags are those of
    :func:`wrong_at`."""

    document: Document
    first: int
    limit: int
    agent: bool
    reduced: bool
    clause: bool


def wrong_at(
    document: Document, first: int, *, agent: bool = False, reduced: bool = False, clause: bool = False
) -> TokenSpan | None:
    """The wrong that begins at ``first``, up to the end of its phrase or clause; ``None`` if there is none.

    ``agent``: *by* names the accuser and ends the wrong. ``reduced``: the sentence's main verb follows and ends it.
    ``clause``: the wrong is a predicate, to which *and* may add another.
    """
    limit = min(sentence_end(document, first - 1), first + _REACH) if first else 0
    at = _wrong_end(_Statement(document, first, limit, agent, reduced, clause))
    if not clause:
        at = before_time(document, first, at)
    tag, lower = document.tokens.tag, document.tokens.lower
    while at > first and (tag[at - 1] in ("PUNCT", "CONJ") or lower[at - 1] in ("of", "which")):
        at -= 1
    return TokenSpan(first, at) if at > first else None


def stated_wrong(
    document: Document, first: int, *, agent: bool, reduced: bool
) -> tuple[TokenSpan | None, int | None, tuple[int, ...]]:
    """The wrong that begins at ``first`` or after *charges of* there, the end of the anchor if it includes *charges of*
    (else ``None``), and the tokens of such a noun, which starts no accusation of its own.

    For the flags see :func:`wrong_at`.
    """
    tokens = document.tokens
    limit = sentence_end(document, first - 1)
    first += tokens.word[first] == ","  # "convicted of, and jailed for, theft"
    for at in range(first, min(first + 7, limit)):
        if tokens.lower[at] in lexicon().counts:
            following = tokens.lower[at + 1]
            if following in ("of", "that") and tokens.lower[at] != "counts":  # two counts of fraud
                span = wrong_at(document, at + 2, agent=agent, reduced=reduced, clause=following == "that")
                return span, at + 2 if at == first else None, (at,)
            return wrong_at(document, first, agent=agent, reduced=reduced), None, (at,)
        if tokens.tag[at] not in _COUNTED and (at > first or tokens.lower[at + 1] in lexicon().counts):
            break
    infinitive = tokens.lower[first] == "to"  # accused of to have stolen, in a translation
    wrong = wrong_at(document, first, agent=agent, reduced=reduced, clause=infinitive) if first < limit else None
    return wrong, None, ()


def _wrong_end(stated: _Statement) -> int:
    """The end of the wrong, still including a final comma, preposition or time."""
    document, first, limit = stated.document, stated.first, stated.limit
    tag, lower = document.tokens.tag, document.tokens.lower
    embedded = stated.clause or tag[first] == "REL" or lower[first] == "not"
    at = first
    while at < limit:
        if tag[at] == "STOP" or lower[at] in _MARKS:
            break
        if tag[at] == "QUOTE":
            at, ends = _skip_quotation(stated, at)
            if ends:
                break
            continue
        if at > first:
            if _ends_before(stated, at, embedded=embedded):
                break
            embedded = embedded or tag[at] in ("SUB", "REL")
        at += 1
    return at


def _skip_quotation(stated: _Statement, at: int) -> tuple[int, bool]:
    """The token after the quotation or mark at ``at``, and whether the wrong ends there."""
    document, first, limit = stated.document, stated.first, stated.limit
    tag, lower = document.tokens.tag, document.tokens.lower
    quote, start = document.quote_at(document.tokens.start[at]), document.tokens.start[at]
    if quote is None or (quote.start < start and document.tokens.end[at] < quote.end):  # the guards' names, a 'fraud'
        return at + 1, "QUOTE" in tag[first:at]
    close = quotation_end(document, at, limit)
    if close == at + 1:
        return at, True
    return close, tag[close] in ("NAME", "PRON") and "," in lower[close - 3 : close]  # said “too soft,” the port has


def _ends_before(stated: _Statement, at: int, *, embedded: bool) -> bool:
    """Whether the wrong ends before the word at ``at``. ``embedded``: a word before it opened a clause inside the
    wrong."""
    document, first, limit, agent, reduced, clause = stated
    tag, lower = document.tokens.tag, document.tokens.lower
    kind, word = tag[at], lower[at]
    if word == ",":
        quoted = tag[first] == tag[at - 1] == "QUOTE" and tag[at + 1] != "QUOTE"
        # for “many violations”, an injunction and
        return quoted or not _continues_after_comma(document, first, at, limit)
    if word in lexicon().clause_words:
        return word != "when" or lower[at - 1] not in ("time", "times", "moment", "days", "years")
    if word == "as":
        return _clause_follows(document, at)
    if word == "by":
        return agent and not embedded and _names_agent(document, at)
    if kind == "CONJ":
        return lower[at - 1] != "not" and _begins_clause(document, at, limit, clause)
    if word == "in":
        return lower[at + 1] in ("relation", "connection")
    if word in ("who", "whose"):
        return reduced
    if kind == "ED":
        return reduced and (tag[at + 1] in ("DET", "POSS", "PRON") or _can_only_be_main_verb(document, first, at))
    return _is_verb(document, at) and not embedded and _is_main_verb(stated, at)


def _clause_follows(document: Document, as_: int) -> bool:
    """Whether *as* opens a clause: *as he left*, *as Otto Brandt left*."""
    tag = document.tokens.tag
    subject = next(i for i in range(as_ + 1, len(tag) + 1) if tag[i] != "NAME")
    return tag[as_ + 1] == "PRON" or tag[subject] in ("AUX", "VERB", "ED")


def _names_agent(document: Document, by: int) -> bool:
    """Whether *by* introduces an agent: not *by lying*, *by 5 %* or *fraud by false representation*."""
    tag = document.tokens.tag
    return tag[by + 1] != "NUM" and "ING" not in tag[by + 1 : by + 3] and not introduces_means(document, by)


def _is_verb(document: Document, at: int) -> bool:
    """Whether a finite verb stands at ``at``; *lies* in *theft, fraud and lies* is a noun."""
    return document.tokens.tag[at] in ("AUX", "VERB") and document.tokens.lower[at] not in ("lie", "lies")


def _is_main_verb(stated: _Statement, verb: int) -> bool:
    """Whether the verb at ``verb`` is the sentence's main verb, with the wrong before it."""
    tag, lower, first = stated.document.tokens.tag, stated.document.tokens.lower, stated.first
    if lower[verb - 1] == "to" or tag[verb - 1] in ("DET", "POSS"):
        return False
    if tag[first] == "POSS" and tag[verb + 1] in ("PUNCT", "STOP"):
        return False  # for his lavish pay
    if lower[verb] == "made" and (lower[verb + 1] == "in" or _tells_when(stated.document, verb + 1, noun=False)):
        return False  # for remarks made this week, made in Ulm
    verbal = tag[first] == "ING" or lower[first] in ("having", "being")
    return stated.reduced or not (verbal or tag[verb - 1] == "PRON")


def _can_only_be_main_verb(document: Document, first: int, verb: int) -> bool:
    """Whether the *-ed* word can only be the sentence's main verb: *a nurse charged with theft appeared in court*."""
    tag, (floor, limit) = document.tokens.tag, document.sentence_of(first)
    alone = _FINITE.isdisjoint(tag[floor:first]) and _FINITE.isdisjoint(tag[verb + 1 : limit])
    return alone and "ED" not in tag[verb + 1 : limit] and tag[verb - 1] in ("WORD", "NAME")


def before_time(document: Document, first: int, end: int) -> int:
    """``end`` moved before the time of the accusation: *fraud* on Thursday, *looting* overnight. A deed keeps its year
    (*stealing cars in 2015*); a mere noun for a wrong does not."""
    tokens, noun = document.tokens, document.tokens.tag[first] not in ("ING", "POSS")
    for at in range(first + 1, end):
        if noun and tokens.lower[at] == "in" and not lexicon().settings.isdisjoint(tokens.lower[at + 1 : at + 4]):
            return at  # corruption in the final debate
        if not _tells_when(document, at, noun=noun) or tokens.tag[at + 1] == "GEN":
            continue  # Friday's talks
        cut = at
        while tokens.tag[cut - 1] in ("PREP", "ADV") or tokens.lower[cut - 1] in ("last", "early", "late"):
            cut -= 1
        if tokens.lower[cut - 1] != "made":  # remarks made | this week about Holm
            return cut if cut > first else end
    return end


def _tells_when(document: Document, at: int, *, noun: bool) -> bool:
    """Whether a day or *last week* stands at ``at``; after a ``noun``, also a month or a year after *in*."""
    tokens, word, unit = document.tokens, document.tokens.lower[at], document.tokens.lower[at + 1]
    if word in ("last", "this", "next", "earlier"):
        owns = tokens.tag[at + 2] == "GEN" or tokens.lower[at + 2] == "of"  # last week's talks
        return unit in lexicon().spans and not owns
    dated = word in lexicon().months or is_year(word)
    return word in lexicon().days or (noun and tokens.lower[at - 1] == "in" and dated)


def is_year(word: str) -> bool:
    """Whether ``word`` is a year between 1800 and 2099."""
    return len(word) == 4 and word.isdigit() and word[:2] in ("18", "19", "20")


def quotation_end(document: Document, at: int, limit: int) -> int:
    """One past the mark that closes the quotation opened at ``at``; at most ``limit``."""
    quote = document.quote_at(document.tokens.start[at])
    if quote is None:
        return at + 1
    return min(document.tokens.at(quote.end - 1) + 1, limit)


def _continues_after_comma(document: Document, first: int, comma: int, limit: int) -> bool:
    """Whether the wrong continues after a comma, with another wrong or more about the same one."""
    tokens = document.tokens
    tag, lower = tokens.tag, tokens.lower
    after = comma + 1
    if after >= limit:
        return False
    if lower[after] in ("including", "not"):
        return True
    if lower[after] in ("and", "or"):
        return tag[after + 1] == tag[first] == "ING" or any(lower[i] == "," for i in range(first, comma))
    if tag[after] in ("ING", "PRON"):
        return tag[after] == tag[first] == "ING" and lower[after] not in lexicon().saying
    for at in range(after, min(after + 8, limit)):  # a list: ", conspiracy and perjury"
        if lower[at] in ("and", "or", ","):
            return not _is_verb(document, at + 1)
        if _is_verb(document, at):
            return False
    return False


def _begins_clause(document: Document, conj: int, limit: int, clause: bool) -> bool:
    """Whether *and* or *but* begins something that does not belong to the wrong."""
    tokens = document.tokens
    tag, lower = tokens.tag, tokens.lower
    after = conj + 1
    while tag[after] in ("ADV", "LY"):
        after += 1
    if lower[conj] in ("but", "so", "yet"):
        return True
    if tag[after] == "PREP":
        return lower[after] not in lower[conj - 6 : conj]
    if lower[after] in ("another", "others", "one") and tag[after + 1] == "ING":
        return True
    if tag[after] == "ED" or _is_verb(document, after):
        return not clause and tag[after + 1] not in ("WORD", "NAME")
    if tag[after] == "PRON":
        return tag[after + 1] in ("AUX", "VERB", "ED", "ADV", "LY", "WORD")
    for at in range(after, min(after + 8, limit)):
        if _is_verb(document, at) or (tag[at] == "ED" and tag[at - 1] == "NAME"):
            return True
        if tag[at] in ("STOP", "PUNCT", "QUOTE", "PREP", "SUB", "REL", "CONJ"):
            return False
    return False


def introduces_means(document: Document, by: int) -> bool:
    """Whether *by* introduces the means of an offence: *fraud by false representation*, *murder by stealth*."""
    return not lexicon().means.isdisjoint(document.tokens.lower[by + 1 : by + 4])


def sentence_end(document: Document, token: int) -> int:
    """One past the last token of the sentence that holds ``token``."""
    return document.sentence_of(token)[1]
