"""Cue verbs: which frame stands around one, and with it who speaks and what is said."""

from __future__ import annotations

from typing import NamedTuple

from claimkit.detectors.attribution import clauses, content
from claimkit.detectors.attribution.cues import Cue, Frame, Group, SideKind
from claimkit.detectors.attribution.hearers import asked_to, past_hearer
from claimkit.detectors.attribution.passives import is_passive, read_passive
from claimkit.detectors.attribution.sides import (
    OPEN,
    SAYS_MORE,
    Side,
    has_verb,
    left_quote,
    quote_opening,
    right_side,
)
from claimkit.detectors.attribution.speakers import adjoins, speaker_before, stands_alone
from claimkit.detectors.attribution.utterance import Reading, around, past_setting, remainder
from claimkit.text import mentions
from claimkit.text.document import Document
from claimkit.text.phrases import CIRCUMSTANCE, Phrase
from claimkit.text.quotes import Quote
from claimkit.text.tokens import TextSpan, Tokens

# They say a clause, too: ..., says Smith
_INVERTED: frozenset[Group] = frozenset({"say", "state", "announce", "think", "phrase"})
_SAID: frozenset[SideKind] = frozenset({"clause", "that", "whether", "told", "infinitive"})
_AFTER_SPEAKER: frozenset[SideKind] = frozenset({"object", "none", "setting", "about", "named", "clause"})
_ASKING: frozenset[Group] = frozenset({"ask", "urge"})
_ASKED = (".call_on", ".call_upon", ".order", ".advise")
NAMED = 14  # tokens after *called* within which a quoted name begins
ENOUGH = 4  # words that may well hold a verb which no list knows


class _Verb(NamedTuple):
    """A cue verb where it stands: tokens ``first``..``end``, its group's first token, the bounds of its clause, what is
    on its right, who speaks, and ``edge``, where the words before it end."""

    document: Document
    cue: Cue
    first: int
    end: int
    group: int
    floor: int
    limit: int
    side: Side
    source: Phrase | None
    edge: int

    @property
    def added(self) -> bool:
        """``"...," he said, adding that ...``."""
        return "ing" in self.cue.forms and self.group == self.first


def read(document: Document, first: int, end: int, cue: Cue) -> Reading | None:
    """The reading of the cue verb at tokens ``first``..``end``, or ``None`` if it is not a verb there."""
    tokens = document.tokens
    floor, limit = document.sentence_of(first)
    group = mentions.group_start(document, first)
    side, limit = _side(document, cue, end, limit)
    inverted = _inverted(document, cue, first, end, floor, limit, side)
    if inverted is not None:
        return inverted
    source, group = speaker_before(document, first, group, floor)
    if is_passive(document, group, first, cue):
        return read_passive(document, group, end, floor, limit, side)
    if source is None and group > floor and not stands_alone(tokens, group, first, cue):
        return None
    if source is not None and source.first > floor and _relative(tokens, source.first):  # who said he was tired, left
        limit = _relative_end(tokens, source.first, end, limit)
    edge = source.first if source is not None and adjoins(tokens, source, group) else group
    if tokens.lower[group - 1] == "as" and "ing" in cue.forms and (quoting := mentions.main_subject(document, group)):
        edge = quoting.first  # "...," the paper quoted her as saying
    if edge > floor and tokens.tag[edge - 1] == "REL":  # a hall, which he said was old,
        limit = _relative_end(tokens, edge - 1, end, limit)
    fronted = clauses.fronted_end(document, edge, group, end, limit)
    if fronted is not None:
        if source is None and cue.group != "ask":  # Noting that it rained, the mayor left
            source = clauses.subject_behind(document, fronted)
        limit = fronted
    verb = _Verb(document, cue, first, end, group, floor, limit, side, source, edge)
    return _said_before(verb) or _said_behind(verb)


def _side(document: Document, cue: Cue, end: int, limit: int) -> tuple[Side, int]:
    """What is on the right of the cue that ends before ``end``, and where that ends at the latest."""
    tokens = document.tokens
    side = right_side(document, end, limit)
    denies = cue.rule.endswith(".deny")
    if cue.group == "tell" and side.kind in ("object", "clause"):
        side = past_hearer(document, end, limit, side)
    elif denies and side.kind == "as" and side.start > end + 1:  # denies theft as trial opens
        side, limit = Side("object", end), side.start - 1
    elif denies and side.kind == "object" and tokens.tag[side.start] != "ING":
        limit = next((at for at in range(end + 1, limit) if tokens.lower[at] in CIRCUMSTANCE), limit)  # ... when asked
    asks = cue.group in _ASKING or cue.rule.endswith(_ASKED)
    asked = asked_to(document, end, limit) if asks and side.kind in ("object", "clause", "whether") else None
    return (side if asked is None else Side("infinitive", asked)), limit


def _said_before(verb: _Verb) -> Reading | None:
    """What is said, if it precedes the verb: as a quote, as a clause, around ``as she put it``."""
    document, cue, side, edge, floor, limit = verb.document, verb.cue, verb.side, verb.edge, verb.floor, verb.limit
    tokens = document.tokens
    before = tokens.lower[edge - 1] if edge > floor else ""
    if before == "as" and (side.kind in OPEN or side.kind == _while(cue)):
        close = _past_setting(document, verb.end, side)
        close = close if tokens.word[close] == "," else verb.end
        return Reading("as", verb.source, around(document, edge - 1, close, floor, limit))
    quote = left_quote(document, edge, floor)
    if quote is not None and not (side.kind in _SAID and _names(document, quote)):
        # Not: "We lost." Ray said: "They won."
        follows = side.kind in OPEN or (side.kind == "quote" and _last_mark(document, quote) != ".")
        if follows or (not verb.added and _goes_on(document, verb.cue, quote, side)):
            more = content.continuation(document, verb.end, limit)
            return Reading("quoted", verb.source, [*content.quoted(document, quote), *more])
    shared = verb.source is not None and edge == verb.group  # She praised them, complained about it
    if before != "," or verb.added or shared:
        return None
    close = _past_setting(document, verb.end, side)
    inserted = close < limit and tokens.lower[close] == "," and verb.source is not None
    if side.kind == "object" and cue.group == "tell" and (inserted or has_verb(document, floor, edge - 1)):
        # The pier was safe, she told an inquiry
        return Reading("object", verb.source, around(document, edge, close, floor, limit))
    if side.kind in OPEN and (inserted or _clause_before(document, cue, floor, edge - 1)):  # That is why, he added, ...
        return Reading("after", verb.source, around(document, edge, close, floor, limit))
    return None


def _past_setting(document: Document, at: int, side: Side) -> int:
    """Past the hearer, time and place: ``the firm, Holm told the court on Monday, had hidden its debts``."""
    hearer = mentions.phrase_after(document, at, whole=False) if side.kind == "object" else None
    return past_setting(document, hearer.end if hearer is not None else at)


def _said_behind(verb: _Verb) -> Reading | None:
    """What is said, if it follows the verb; or the verb alone."""
    document, side, end, limit, source = verb.document, verb.side, verb.end, verb.limit, verb.source
    tokens = document.tokens
    if side.kind in OPEN:
        gap = end < limit and tokens.tag[end] in ("AUX", "VERB", "ED") and verb.edge > verb.floor
        frame: Frame = "clause" if gap and _relative(tokens, verb.edge - 1) else side.kind  # which he argued helps
        return Reading(frame, source, remainder(document, end, limit))
    if verb.cue.group == "call":
        return _naming(document, end, limit, side, source)
    return Reading(side.kind, source, _introduced(document, side, limit))


def _introduced(document: Document, side: Side, limit: int) -> list[TextSpan]:
    """What the right side introduces: a whole quote with its following paragraphs, or a clause."""
    quote = quote_opening(document, side.start) if side.start < limit or side.kind == "quote" else None
    if quote is not None:
        tokens = document.tokens
        behind = tokens.at(quote.end)
        ends = {"STOP", "PUNCT", "ING", "SUB"}
        if document.text[quote.end - 2] in ".,!?…":  # not: "peace" and "bread"
            ends |= {"CONJ", "PREP"}
        if behind >= limit or tokens.tag[behind] in ends or not quote.closed:
            return [TextSpan(quote.start, quote.end), *content.paragraphs(document, quote)]
    span = content.clause(document, side.start, limit, nominal=side.kind == "object")
    return [span] if span else []


def _naming(document: Document, end: int, limit: int, side: Side, source: Phrase | None) -> Reading | None:
    """``called the plan "late"``: who or what it is called together with the quote."""
    tokens = document.tokens
    for at in range(end, min(limit, end + NAMED)):
        if (quote := quote_opening(document, at)) is not None:
            return Reading("quote" if at == end else "named", source, [TextSpan(tokens.start[end], quote.end)])
    return Reading(side.kind, source, _introduced(document, side, limit)) if side.kind == "as" else None


def _inverted(document: Document, cue: Cue, first: int, end: int, floor: int, limit: int, side: Side) -> Reading | None:
    """``"...," said Smith`` and ``..., said Smith``."""
    tokens = document.tokens
    if "ing" in cue.forms or cue.rule.endswith(".tell"):
        return None
    quote = left_quote(document, first, floor)
    if quote is None:
        # "The mill, says Ida Holm, who runs it, is shut": one comma, and no verb before it
        bare = cue.group == "say" and "," not in tokens.word[floor : first - 1] and not has_verb(document, floor, first)
        if first <= floor + 2 or tokens.word[first - 1] != "," or not (side.kind == "object" or bare):
            return None
    source = mentions.phrase_after(document, end)
    if source is None or tokens.tag[end] == "ING":
        return None
    if quote is None:
        behind = tokens.tag[source.end + 1] if source.end + 1 < limit and tokens.word[source.end] == "," else ""
        goes_on = behind in ("AUX", "VERB", "ED") or clauses.subject_behind(document, source.end) is not None
        inserted = cue.group == "say" and goes_on
        if cue.group not in _INVERTED or not (inserted or has_verb(document, floor, first - 1)):
            return None
        if cue.group != "say" and mentions.subject_of(document, first) is not None:
            return None  # Vera Holm, who ran the mill, proposed a plan
        return Reading("inverted", source, around(document, first, source.end, floor, limit))
    more = content.continuation(document, source.end, limit)
    return Reading("inverted", source, [*content.quoted(document, quote), *more])


def _clause_before(document: Document, cue: Cue, first: int, end: int) -> bool:
    """Whether tokens ``first``..``end`` can be what is said: they hold a verb, or for a verb of saying enough words
    that are not when or where it is said."""
    return has_verb(document, first, end) or (
        cue.group == "say" and end - first > ENOUGH and document.tokens.tag[first] not in ("PREP", "SUB", "CONJ", "ADV")
    )


def _while(cue: Cue) -> SideKind | None:
    """What else may follow a cue after ``as``; ``as polls show a rise`` means while they do."""
    return None if cue.group == "show" else "object"


def _relative(tokens: Tokens, at: int) -> bool:
    return tokens.tag[at] == "REL" or tokens.lower[at] == "that"


def _relative_end(tokens: Tokens, pronoun: int, at: int, limit: int) -> int:
    """Where ``, who said he was tired,`` ends: at its closing comma; without one before it, where the verb of the
    whole sentence follows."""
    closed = tokens.word[pronoun - 1] == ","
    commas = (i for i in range(at + 2, limit) if tokens.word[i] == ",")
    return next((i for i in commas if closed or tokens.tag[i + 1 : i + 2] == ["AUX"]), limit)


def _names(document: Document, quote: Quote) -> bool:
    """Whether the quote is part of the phrase before it, not a sentence of its own: ``in her film "Ice," she says``."""
    tokens = document.tokens
    at = tokens.at(quote.start)
    return document.sentence_of(at)[0] < at and tokens.tag[at - 1] not in ("PUNCT", "STOP", "QUOTE", "CONJ")


def _goes_on(document: Document, cue: Cue, quote: Quote, side: Side) -> bool:
    """Whether the quote's last mark says that its sentence goes on; *?* does not, if a clause follows the cue."""
    told = cue.group == "tell" and side.kind == "clause"  # told the station that aired it
    marks = (",", "—") if side.kind in SAYS_MORE and not told else (",", "?", "!", "—")
    return _last_mark(document, quote) in marks


def _last_mark(document: Document, quote: Quote) -> str:
    """The last character of what is quoted."""
    return document.text[max(quote.start, quote.end - 3) : quote.end].rstrip("\"'”’»")[-1:]
