"""Cue verbs: the frame around one, and with it the source and the content."""

from __future__ import annotations

from typing import NamedTuple

from claimkit.detectors.attribution import clauses, content
from claimkit.detectors.attribution.cues import Cue, Group, SideKind
from claimkit.detectors.attribution.hearers import asked_to, past_hearer
from claimkit.detectors.attribution.passives import is_passive, read_passive
from claimkit.detectors.attribution.sides import (
    OPEN,
    SAYS_MORE,
    Side,
    has_verb,
    left_quote,
    object_side,
    quote_opening,
    right_side,
)
from claimkit.detectors.attribution.speakers import noun_follows, speaker_before, stands_alone, without_object
from claimkit.detectors.attribution.utterance import Reading, content_around, past_setting
from claimkit.text import mentions
from claimkit.text.document import Document
from claimkit.text.phrases import CIRCUMSTANCE, DASHES, Phrase
from claimkit.text.quotes import Quote
from claimkit.text.tokens import FINITE, TextSpan, Tokens

# Their content can also be a clause before them: ..., says Smith
_INVERTED: frozenset[Group] = frozenset({"say", "state", "announce", "think", "phrase"})
_SAID: frozenset[SideKind] = frozenset({"clause", "that", "whether", "told", "infinitive"})
_LISTED = _SAID | {"quote", "about"}
_ASKING: frozenset[Group] = frozenset({"ask", "urge"})
_ASKED = (".call_on", ".call_upon", ".order", ".advise")
_FOR_SOMEBODY = ".call_for"  # called for the law to be changed
NAMED = 14  # tokens after *called* that are searched for a quoted name


class _Verb(NamedTuple):
    """A cue verb in its sentence.

    The verb is tokens ``first``..``end``, its group begins at ``group``, its clause is ``floor``..``limit``, and the
    words before the verb and its source end at ``edge``. ``side`` is what follows it.
    """

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
    def before(self) -> str:
        """The lower-cased word before the verb and its source."""
        return self.document.tokens.lower[self.edge - 1]

    @property
    def added(self) -> bool:
        """Whether the verb adds to what was said: ``"...," he said, adding that ...``."""
        return "ing" in self.cue.forms


def read(document: Document, first: int, end: int, cue: Cue) -> Reading | None:
    """The reading of the cue at tokens ``first``..``end``; ``None`` if it is not a verb there."""
    tokens = document.tokens
    floor, limit = document.sentence_of(first)
    group = mentions.group_start(document, first)
    if noun_follows(tokens, group) or tokens.lower[first - 1] in ("so", "much"):  # so baptised, not so much saying
        return None
    side, limit = _side_of(document, cue, end, limit)
    inverted = _inverted(document, cue, first, end, floor, limit, side)
    if inverted is not None:
        return inverted
    source, group = speaker_before(document, first, group, floor)
    if is_passive(document, group, first, cue):
        return read_passive(document, group, end, floor, limit, side)
    if source is None and tokens.lower[group - 1] == "," and cue.group in _INVERTED and side.kind in _LISTED:
        source = mentions.main_subject(document, first)  # She said it was late, complained about it, and ...
    if source is None and group > floor and not stands_alone(tokens, group, cue):
        return None
    edge, limit = _find_edges(document, source, group, end, limit)
    fronted = clauses.fronted_end(document, edge, group, end, limit)
    if fronted is not None:
        if source is None and cue.group != "ask":  # Noting that it rained, the mayor left
            source = clauses.subject_behind(document, fronted - 1)
        limit = fronted
    verb = _Verb(document, cue, first, end, group, floor, limit, side, source, edge)
    reading = _content_before(verb) or _content_after(verb)
    return reading and reading._replace(source=reading.source and without_object(document, reading.source))


def _find_edges(document: Document, source: Phrase | None, group: int, end: int, limit: int) -> tuple[int, int]:
    """Where the words before the verb and its source end, and the token before which its clause ends at the latest."""
    tokens = document.tokens
    if source is not None and _is_relative(tokens, source.first):  # who said he was tired, left
        limit = _relative_end(tokens, end, limit)
    edge = source.first if source is not None and group - 1 <= source.end else group
    if tokens.lower[group - 1] == "as" and (quoting := mentions.main_subject(document, group)):
        edge = quoting.first  # "...," the paper quoted her as saying
    if tokens.tag[edge - 1] == "REL":  # a hall, which he said was old,
        limit = _relative_end(tokens, end, limit)
    if tokens.word[edge - 1 - (tokens.lower[edge - 1] == "as")] in DASHES:  # no fee – as he claims to want – would help
        limit = next((at for at in range(end, limit) if tokens.word[at] in DASHES), limit)
    return edge, limit


def _side_of(document: Document, cue: Cue, end: int, limit: int) -> tuple[Side, int]:
    """What follows the cue that ends before ``end``, and the token before which that ends at the latest."""
    tokens = document.tokens
    side = right_side(document, end, limit)
    denies = cue.rule.endswith(".deny")
    if cue.group == "tell" and side.kind in ("object", "clause"):
        side = past_hearer(document, end, limit, side)
    elif denies and side.kind == "as":  # denies theft as trial opens
        side, limit = Side("object", end), side.start - 1
    elif denies and side.kind == "object" and tokens.tag[side.start] != "ING":
        limit = next((at for at in range(end + 1, limit) if tokens.lower[at] in CIRCUMSTANCE), limit)  # ... when asked
    elif side.kind == "that" and "that" not in cue.frames:
        side = object_side(document, end, limit)  # described that day as
    if cue.rule.endswith(_FOR_SOMEBODY):
        return side._replace(start=end), limit
    asks = cue.group in _ASKING or cue.rule.endswith(_ASKED)
    asked = asked_to(document, end, limit) if asks else None
    return (side if asked is None else Side("infinitive", asked)), limit


def _content_before(verb: _Verb) -> Reading | None:
    """The reading if the content precedes the verb, else ``None``."""
    return _around_as(verb) or _quoted(verb) or _after_clause(verb)


def _around_as(verb: _Verb) -> Reading | None:
    """``The pier, as she put it on Monday, is safe``."""
    if verb.before != "as" or verb.side.kind not in OPEN:
        return None
    close = past_setting(verb.document, verb.end)
    return Reading("as", verb.source, content_around(verb.document, verb.edge - 1, close, verb.floor, verb.limit))


def _quoted(verb: _Verb) -> Reading | None:
    """``"The pier is safe," she said``; but not ``"We lost." Ray said: "They won."``."""
    document, side = verb.document, verb.side
    quote = left_quote(document, verb.edge)
    if quote is None or (side.kind in _SAID and _is_part_of_phrase(document, quote)):
        return None
    mark = _last_mark(document, quote)
    follows = side.kind in OPEN or (side.kind == "quote" and mark != ".")
    marks = ",—" if side.kind in SAYS_MORE else ",?!—"  # the sentence goes on
    if not follows and (verb.added or mark not in marks):
        return None
    more = content.continuation(document, verb.end, verb.limit)
    return Reading("quoted", verb.source, [*content.quoted(document, quote), *more])


def _after_clause(verb: _Verb) -> Reading | None:
    """``The pier was safe, she said``, ``The pier, she told an inquiry, was safe``."""
    document, side, edge = verb.document, verb.side, verb.edge
    shared = verb.source is not None and edge == verb.group  # She praised them, complained about it
    if verb.before != "," or verb.added or shared:
        return None
    close = _past_hearer_and_setting(document, verb.end)
    told = side.kind == "object" and verb.cue.group == "tell"
    inserted = document.tokens.lower[close] == ","  # That is why, he added, ...
    said = side.kind in OPEN and (inserted or _clause_before(document, verb.floor, edge - 1))
    pieces = content_around(document, edge, close, verb.floor, verb.limit)
    return Reading("object" if told else "after", verb.source, pieces) if told or said else None


def _past_hearer_and_setting(document: Document, at: int) -> int:
    """The token after the hearer, time and place: ``the firm, Holm told the court on Monday, had hidden its debts``."""
    hearer = mentions.phrase_after(document, at, whole=False)
    return past_setting(document, hearer.end if hearer is not None else at)


def _content_after(verb: _Verb) -> Reading | None:
    """The reading if the content follows the verb, or if there is none."""
    document, side, end, limit, source = verb.document, verb.side, verb.end, verb.limit, verb.source
    tokens = document.tokens
    if side.kind in OPEN:
        gap = tokens.tag[end] in FINITE and _is_relative(tokens, verb.edge - 1)  # which he argued helps
        return Reading("clause" if gap else side.kind, source, content.clause(document, end, limit))
    if verb.cue.group == "call":
        return _naming(document, end, limit, side, source)
    return Reading(side.kind, source, _introduced(document, side, limit))


def _introduced(document: Document, side: Side, limit: int) -> list[TextSpan]:
    """The content that the right side introduces: a whole quotation with its further paragraphs, or a clause."""
    quote = quote_opening(document, side.start)
    if quote is not None:
        tokens = document.tokens
        behind = tokens.at(quote.end)
        ends: set[str] = {"STOP", "PUNCT", "ING", "SUB"}
        if document.text[quote.end - 2] in ".,!?…":  # not: "peace" and "bread"
            ends |= {"CONJ", "PREP", *FINITE}  # citing "the rain," closed the bridge
        if behind >= limit or tokens.tag[behind] in ends:
            return [TextSpan(quote.start, quote.end), *content.paragraphs(document, quote)]
    return content.clause(document, side.start, limit, nominal=side.kind == "object")


def _naming(document: Document, end: int, limit: int, side: Side, source: Phrase | None) -> Reading | None:
    """``called the plan "late"``: the content is the object together with the quotation."""
    tokens = document.tokens
    for at in range(end, min(limit, end + NAMED)):
        if (quote := quote_opening(document, at)) is not None:
            return Reading("quote" if at == end else "named", source, [TextSpan(tokens.start[end], quote.end)])
    return Reading(side.kind, source, _introduced(document, side, limit))


def _inverted(document: Document, cue: Cue, first: int, end: int, floor: int, limit: int, side: Side) -> Reading | None:
    """``"...," said Smith`` and ``..., said Smith``."""
    tokens = document.tokens
    speaker = end
    while tokens.lower[speaker] in ("yesterday", "today"):
        speaker += 1  # sighed yesterday a neighbour
    source = mentions.phrase_after(document, speaker)
    if "ing" in cue.forms or source is None:
        return None
    quote = left_quote(document, first)
    if quote is not None and side.kind in _SAID and _is_part_of_phrase(document, quote):
        return None  # Holm, citing "the rain," said the bridge was shut
    if quote is not None:
        more = content.continuation(document, source.end, limit)
        return Reading("inverted", source, [*content.quoted(document, quote), *more])
    if not _clause_inverted(document, cue, first, floor, side, source):
        return None
    return Reading("inverted", source, content_around(document, first, source.end, floor, limit))


def _clause_inverted(document: Document, cue: Cue, first: int, floor: int, side: Side, source: Phrase) -> bool:
    """Whether the clause before the cue is what ``source`` says: ``The mill is shut, says Ida Holm``; but not ``Vera
    Holm, who ran the mill, proposed a plan``."""
    tokens = document.tokens
    if tokens.word[first - 1] != "," or cue.group not in _INVERTED or tokens.tag[source.end] == "QUOTE":
        return False  # a clerk, from Ulm, said the mill "lacked power"
    if cue.group != "say":
        return has_verb(document, floor, first - 1) and mentions.subject_of(document, first) is None
    if side.kind != "object" and "," in tokens.word[floor : first - 1]:
        return False
    gerund = tokens.tag[source.first] == "ING" and tokens.tag[source.end - 1] != "NAME"  # not: leading expert Ida Holm
    if gerund and mentions.subject_of(document, first) is not None:
        return False  # Vera Holm, who ran the mill, says closing it costs jobs
    closed = tokens.word[source.end] == "," or tokens.tag[source.end] == "STOP"  # The mill, says Holm, is shut
    return closed or has_verb(document, floor, first - 1)


def _clause_before(document: Document, first: int, end: int) -> bool:
    """Whether tokens ``first``..``end`` can be content: they have a verb, or do not begin with when or where."""
    setting = document.tokens.tag[first] in ("PREP", "SUB", "CONJ", "ADV")
    return has_verb(document, first, end) or not setting


def _is_relative(tokens: Tokens, at: int) -> bool:
    return tokens.tag[at] == "REL" or tokens.lower[at] in ("that", "whose")


def _relative_end(tokens: Tokens, at: int, limit: int) -> int:
    """The comma that ends a relative clause: ``, who said he was tired,``."""
    return next((i for i in range(at + 1, limit) if tokens.word[i] == ","), limit)


def _is_part_of_phrase(document: Document, quote: Quote) -> bool:
    """Whether the quotation is part of the phrase before it, not a sentence: ``in her film "Ice," she says``."""
    tokens = document.tokens
    at = tokens.at(quote.start)
    return tokens.tag[at - 1] not in ("PUNCT", "STOP", "QUOTE", "CONJ")


def _last_mark(document: Document, quote: Quote) -> str:
    """The last character inside the quotation marks."""
    return document.text[max(quote.start, quote.end - 3) : quote.end].rstrip("\"'”’»")[-1:]
