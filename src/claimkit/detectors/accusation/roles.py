"""Who stands accused, who accuses, and of what: spans around an accusing word, as pairs of token numbers."""

from __future__ import annotations

from claimkit.detectors import mentions
from claimkit.detectors.accusation.cues import lexicon
from claimkit.detectors.document import Document

Span = tuple[int, int]

_NOBODY = frozenset({"nobody", "none", "neither", "no"})
_NOUNISH = frozenset({"NAME", "WORD", "NUM", "ING", "DET", "POSS", "ED", "PRON", "QUOTE", "LY"})
_REACH = 80  # tokens that a wrong may span
_AGENTS = ("er", "or", "ist", "man", "ant", "ian")
_RELATIVE = frozenset({"who", "which", "that", "whom"})


def sentence_end(document: Document, token: int) -> int:
    return mentions.bounds(document, token)[1]


def group_start(document: Document, verb: int) -> int:
    """First token of the verb group, that of *get* before its participle included."""
    first = mentions.group_start(document, verb)
    if first and document.tokens.lower[first - 1] in ("get", "gets", "got", "getting", "gotten"):
        return mentions.group_start(document, first - 1)
    return first


def negated(document: Document, verb: int) -> bool:
    """Whether the verb group says that it was not so, or hardly can be."""
    tokens = document.tokens
    floor, _ = mentions.bounds(document, verb)
    first = group_start(document, verb)
    if first > floor and tokens.lower[first] == "to" and tokens.lower[first - 1] in lexicon().hard:
        return True
    if any(
        tokens.lower[i] in lexicon().negations or tokens.lower[i].endswith("n't")
        for i in range(max(floor, first - 1), verb)
    ):
        return True
    subject = mentions.subject_of(document, verb)
    return subject is not None and tokens.lower[subject.first] in _NOBODY


def passive(document: Document, verb: int) -> bool:
    """Whether a form of *be* or *get* stands in the verb's group."""
    tokens = document.tokens
    first = group_start(document, verb)
    return any(tokens.lower[i] in lexicon().be for i in range(first, verb))


def subject(document: Document, verb: int) -> Span | None:
    """The subject, a relative pronoun resolved to what it points back to; *tried to blame* has that of *tried*."""
    tokens = document.tokens
    floor, _ = mentions.bounds(document, verb)
    first = group_start(document, verb)
    found = None
    if first > floor and tokens.lower[first] == "to":
        raised = first - 1
        while raised > floor and (tokens.lower[raised] in lexicon().times or tokens.tag[raised] in ("ADV", "LY")):
            raised -= 1
        if tokens.tag[raised] in ("ED", "VERB", "ING") or tokens.lower[raised] in lexicon().raising:
            found = mentions.subject_of(document, raised)
        elif tokens.tag[raised] == "NAME" or (tokens.tag[raised] == "WORD" and tokens.lower[raised].endswith("s")):
            found = mentions.phrase_before(document, raised + 1)
        elif tokens.tag[raised] == "PRON":
            found = mentions.Phrase(raised, raised + 1)
        found = found or mentions.main_subject(document, first)
    elif first > floor and tokens.tag[first - 1] == "PRON":
        found = mentions.Phrase(first - 1, first)
    elif tokens.tag[verb] == "ING" and first == verb > floor and tokens.lower[verb - 1] in ("one", "another", "others"):
        return verb - 1, verb
    elif tokens.tag[verb] == "ING" and first == verb > floor and tokens.tag[verb - 1] in ("NAME", "WORD"):
        found = mentions.phrase_before(document, verb)
        if found and found.first > floor and tokens.lower[found.first - 1] == "at":
            found = mentions.main_subject(document, verb)
    elif first > floor and tokens.tag[first - 1] == "CONJ" and (joined := _subordinate_subject(document, first - 1)):
        return joined
    elif first < mentions.group_start(document, verb):
        found = mentions.subject_of(document, first) or mentions.phrase_before(document, first)
    else:
        found = mentions.subject_of(document, verb)
    if found is None:
        return None
    if found.end - found.first == 1 and tokens.lower[found.first] in _RELATIVE:
        found = mentions.antecedent(document, found.first) or found
        return _nearest(document, *_trimmed(document, found.first, found.end))
    if tokens.tag[found.first] in ("PUNCT", "CONJ", "SUB"):
        return None
    return _trimmed(document, found.first, found.end)


def _subordinate_subject(document: Document, conj: int) -> Span | None:
    """The pronoun that *and* carries on inside a subordinate clause: *after she left and blamed him*."""
    tokens = document.tokens
    for at in range(conj - 1, max(mentions.bounds(document, conj)[0], conj - 20), -1):
        if tokens.tag[at] in ("STOP", "QUOTE") or tokens.lower[at] in (",", ";"):
            return None
        if tokens.tag[at] == "PRON" and tokens.tag[at - 1] == "SUB" and tokens.lower[at - 1] != "that":
            return at, at + 1
    return None


def _trimmed(document: Document, first: int, end: int) -> Span:
    """Without what a light reading takes in too much: a time before a name, a noun with its own *that*."""
    tokens = document.tokens
    for at in range(end - 2, first - 1, -1):
        word = tokens.lower[at]
        if word in lexicon().times and tokens.tag[at + 1] in ("NAME", "DET", "POSS"):
            return at + 1, end
        if word in ("that", "whom") and at > first and not any(t in ("AUX", "VERB", "ED") for t in tokens.tag[at:end]):
            return at + 1, end
        if word == "," and tokens.lower[at + 1] in ("who", "which", "whose"):
            return first, at
        if (tokens.tag[at + 1] == "PRON" or tokens.lower[at + 1] == "those") and at + 2 == end and at - first < 2:
            return at + 1, end
    if tokens.tag[first : first + 2] == ["ED", "PREP"] and end - first > 2:
        first += 2
    if tokens.tag[first] == "ING" and "to" in tokens.lower[first:end]:
        first = next((i for i in range(first, end) if tokens.tag[i] in ("DET", "POSS", "NAME")), first)
    while end - first > 1 and tokens.tag[end - 1] in ("PUNCT", "SYM") and tokens.lower[end - 1] != ")":
        end -= 1
    while end - first > 1 and tokens.tag[first] == "ING" and tokens.tag[first + 1] in ("NAME", "DET", "WORD", "POSS"):
        first += 1
    return first, end


def _nearest(document: Document, first: int, end: int) -> Span:
    """Of a long stretch before *who* or a participle the noun that is nearest: *said he had met men* accused of."""
    tag = document.tokens.tag
    if end - first <= 7:
        return first, end
    return next((i + 1 for i in range(end - 2, first, -1) if tag[i] in ("PREP", "VERB", "REL", "AUX")), first), end


def owner(document: Document, genitive: int) -> Span | None:
    """Whose something is: the name before ``'s``."""
    tokens = document.tokens
    floor, _ = mentions.bounds(document, genitive)
    first = genitive
    while first > floor and tokens.tag[first - 1] in ("NAME", "WORD", "NUM", "ED"):
        first -= 1
    if first > floor and tokens.tag[first - 1] in ("DET", "POSS"):
        first -= 1
    return (first, genitive) if first < genitive else None


def noun_before(document: Document, token: int) -> Span | None:
    """What a participle behind its noun belongs to: *the man* accused of theft."""
    tokens = document.tokens
    if token == 0:
        return None
    if tokens.tag[token - 1] == "PRON":
        return token - 1, token
    if tokens.lower[token - 1] == "and":
        joined = tokens.tag[token - 2 : token - 1] == ["ED"]  # "arrested and charged with"
        return noun_before(document, token - 2) if joined else subject(document, token)
    if tokens.lower[token - 1] == ",":
        token -= 1
    found = mentions.phrase_before(document, token)
    if found is None:
        return None
    first = found.first
    for at in range(found.first, found.end - 2):
        if tokens.tag[at] in ("ED", "VERB") and tokens.tag[at + 1] == "PREP":
            first = at + 2  # "called for the arrest of men accused of"
    return _nearest(document, *_trimmed(document, first, found.end))


def phrase(document: Document, token: int, *, whole: bool = False) -> Span | None:
    """The noun phrase that begins at ``token``, an opening quotation mark included."""
    tokens = document.tokens
    if token < len(tokens) and tokens.tag[token] == "QUOTE":
        close = _close(document, token, sentence_end(document, token))
        rest = phrase(document, close, whole=whole) if close < sentence_end(document, token) else None
        return token, rest[1] if rest else close
    found = mentions.phrase_after(document, token, whole=whole)
    return (found.first, found.end) if found else None


def accused_between(document: Document, first: int, end: int) -> Span | None:
    """The accused between verb and preposition, without the description that follows a comma."""
    tokens = document.tokens
    while end > first and (tokens.tag[end - 1] in ("ADV", "LY", "PUNCT") or tokens.word[end - 1] == "`"):
        end -= 1
    for at in range(first + 1, end):
        if tokens.word[at] == "," and at + 1 < end:
            after = tokens.lower[at + 1]
            if after in ("who", "which", "whose", "a", "an", "the") or tokens.tag[at + 1] in ("NUM", "PRON", "AUX"):
                return first, at
    return (first, end) if first < end else None


def charge(
    document: Document, first: int, *, agent: bool = False, reduced: bool = False, clause: bool = False
) -> Span | None:
    """The wrong that is stated from ``first`` on, up to the end of its phrase or clause.

    ``agent``: *by* names the accuser and ends it; ``reduced``: the sentence's own verb is still to come and ends it;
    ``clause``: it is a predicate, to which *and* may add another.
    """
    tokens = document.tokens
    tag, lower = tokens.tag, tokens.lower
    limit = min(sentence_end(document, first - 1), first + _REACH) if first else 0
    at, embedded = first, clause
    while at < limit:
        kind, word = tag[at], lower[at]
        if kind == "STOP" or word in (";", ":", "–", "—", "(", ")", "-", "..."):
            break
        if kind == "QUOTE" and _inner(document, at):
            at += 1
            continue
        if kind == "QUOTE":
            close = _close(document, at, limit)
            if close <= at + 1 or close >= limit or _closes_here(document, at):
                at = close if not _closes_here(document, at) and close >= limit else at
                break
            at = close
            continue
        if at > first:
            if word == "," and not _goes_on(document, first, at, limit, clause):
                break
            if word in lexicon().clause_words and not (
                word in ("before", "after", "following") and tag[at - 1] in ("NUM",)
            ):
                break
            if word == "as" and _as_clause(document, at, limit):
                break
            if word == "by" and agent and at + 1 < limit and tag[at + 1] not in ("ING", "NUM"):
                break
            if kind == "CONJ" and _new_clause(document, at, limit, clause):
                break
            if word == "in" and lower[at + 1 : at + 2] and lower[at + 1] in ("relation", "connection"):
                break
            if word in ("who", "whose") and tag[at - 1] not in ("VERB", "ED", "ING"):
                break
            if kind in ("SUB", "REL"):
                embedded = True
            if (
                kind in ("AUX", "VERB")
                and not embedded
                and (reduced or (tag[first] != "ING" and tag[at - 1] != "PRON"))
            ):
                break
        at += 1
    while at > first and (tag[at - 1] in ("PUNCT", "CONJ", "PREP") and lower[at - 1] not in (")",)):
        at -= 1
    return (first, at) if at > first else None


def _as_clause(document: Document, at: int, limit: int) -> bool:
    """Whether *as* begins a clause (*as he left*), not a comparison."""
    tokens = document.tokens
    if tokens.lower[at - 1] in ("such", "well", "same", "far", "long", "as"):
        return False
    return at + 1 < limit and tokens.tag[at + 1] in ("PRON", "NAME")


def _inner(document: Document, at: int) -> bool:
    """Whether the mark at ``at`` stands inside a longer quotation."""
    quote = document.quote_at(document.tokens.start[at])
    return quote is not None and quote.start < document.tokens.start[at] and document.tokens.end[at] < quote.end


def _closes_here(document: Document, at: int) -> bool:
    """Whether the mark at ``at`` closes a quotation that began before."""
    quote = document.quote_at(document.tokens.start[at])
    return quote is None or quote.start < document.tokens.start[at]


def _close(document: Document, at: int, limit: int) -> int:
    """One past the mark that closes the quotation that opens at ``at``; ``limit`` when it is not closed before."""
    quote = document.quote_at(document.tokens.start[at])
    if quote is None or quote.start != document.tokens.start[at]:
        return at + 1
    return min(document.tokens.at(quote.end - 1) + 1, limit)


def _goes_on(document: Document, first: int, comma: int, limit: int, clause: bool) -> bool:
    """Whether the wrong goes on behind a comma: a list of wrongs, or more about the same."""
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
    """Whether *and* or *but* begins something that is no part of the wrong."""
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


def is_wrong(word: str) -> bool:
    return word.startswith(lexicon().wrongs)


def is_offender(word: str) -> bool:
    return word in lexicon().offenders


def is_somebody(document: Document, span: Span) -> bool:
    """Whether a person or a body is meant, as far as the words tell."""
    tokens = document.tokens
    for at in range(*span):
        word, tag = tokens.lower[at], tokens.tag[at]
        if tag == "NAME" or (tag == "PRON" and word not in ("it", "everything", "something", "nothing", "one")):
            return True
        if word in lexicon().somebody or (tag == "WORD" and word.removesuffix("s").endswith(_AGENTS)):
            return True
    return False


def states_wrong(document: Document, span: Span) -> bool:
    """Whether what follows a verb of criticism says what was done wrong."""
    tokens = document.tokens
    first, end = span
    while first < end and (tokens.tag[first] in ("QUOTE", "ADV", "LY", "POSS", "DET")):
        first += 1
    if first >= end:
        return False
    if tokens.tag[first] == "ING" and tokens.lower[first] not in ("everything", "nothing", "morning", "king"):
        return True
    near = range(span[0], min(end, first + 6))
    return any(is_wrong(tokens.lower[i]) or tokens.lower[i] in lexicon().failings for i in near)
