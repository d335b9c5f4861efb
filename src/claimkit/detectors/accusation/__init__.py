"""Accusations: somebody is said to have done wrong (accused, charged, blamed, sued, convicted, denounced, alleged).

The accusing words come from ``language/en/accusation.toml``. Each belongs to a frame (``verbs``, ``clauses``,
``nouns``, ``grounds``, ``adjectives``, ``modifiers``, ``epithets``), which reads who accuses whom of what. An
accusation has exactly one anchor.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import compress

from claimkit.detectors.accusation.adjectives import adjective_accusation
from claimkit.detectors.accusation.candidate import Accusation
from claimkit.detectors.accusation.clauses import clause_accusation
from claimkit.detectors.accusation.cues import GROUNDS, VERBS, Family, Hit, heads
from claimkit.detectors.accusation.epithets import epithet_accusation
from claimkit.detectors.accusation.grounds import ground_accusation
from claimkit.detectors.accusation.modifiers import modifier_accusation
from claimkit.detectors.accusation.nouns import noun_accusation
from claimkit.detectors.accusation.parties import is_somebody
from claimkit.detectors.accusation.stages import stage
from claimkit.detectors.accusation.verbs import verb_accusation
from claimkit.detectors.found import Found
from claimkit.records import Stage
from claimkit.text import mentions
from claimkit.text.document import Document
from claimkit.text.phrases import Phrase
from claimkit.text.tokens import TextSpan, TokenSpan

_FRAMES: dict[Family, Callable[[Document, int, Hit], Accusation | None]] = {
    **dict.fromkeys(VERBS, verb_accusation),
    **dict.fromkeys(GROUNDS, ground_accusation),
    "that": clause_accusation,
    "epithet": epithet_accusation,
    "noun": noun_accusation,
    "adjective": adjective_accusation,
    "modifier": modifier_accusation,
}

_REFERRING = (".charge", ".allegation", ".accusation", ".conviction")
_COURT_NOUNS = (".charge", ".count", ".conviction")
_AT_COURT: frozenset[Stage] = frozenset({"arrested", "charged", "tried", "convicted", "punished", "admitted"})
_NAMING, _SECOND = "accusation.epithet", "accusation.penalty"
_INNER = ("accusation.modifier", _NAMING)
_BACK = 2  # at most this many sentences from an accusation to the noun that refers back to it; for a conviction:
_CONVICTED = 8


def find_accusations(document: Document) -> Iterator[Found]:
    """Accusation claims in text order, with the accused, accuser and charge where the text names them."""
    table, lower = heads(), document.tokens.lower
    hits = compress(range(len(document.tokens)), map(table.__contains__, lower))
    read = [accusation for at in hits if (accusation := _best_reading(document, at, table[lower[at]])) is not None]
    stated: Accusation | None = None
    last: Accusation | None = None
    for accusation in _with_suits(document, list(_without_repetitions(read))):
        if accusation.accused is None and last is not None and _shares_accused(document, accusation, last):
            accusation = accusation._replace(accused=last.accused)
        if accusation.accused is not None:
            last = accusation
        if accusation.charge is None and stated is not None and _points_back(document, accusation, stated):
            accusation = _with_stated_charge(document, accusation, stated)
        elif accusation.charge is None and accusation.rule.endswith(".conviction"):
            continue
        elif accusation.charge is not None:
            stated = accusation
        yield _found(document, accusation)


def _with_suits(document: Document, accusations: list[Accusation]) -> Iterator[Accusation]:
    """Move a charge that *alleging* adds to the accusation before it: *sued the bank, alleging fraud*, *a lawsuit that
    alleges fraud*."""
    suit: Accusation | None = None
    for accusation in accusations:
        if suit is not None:
            near = document.sentence_of(suit.anchor[0]) == document.sentence_of(accusation.anchor[0])
            other = accusation.accused is not None and document.tokens.tag[accusation.accused[0]] != "PRON"
            if near and accusation.rule.endswith(".allege") and not other:
                yield suit._replace(charge=accusation.charge)
                suit = None
                continue
            yield suit
        suit = accusation if accusation.charge is None else None
        if suit is None:
            yield accusation
    if suit is not None:
        yield suit


def _with_stated_charge(document: Document, accusation: Accusation, stated: Accusation) -> Accusation:
    """``accusation`` with the charge and the parties of ``stated``, to which it refers back. Whoever denies it is the
    accused, except a spokesman."""
    accused = accusation.accused
    if accused is None or document.tokens.tag[accused[0]] not in ("PRON", "NAME"):
        accused = stated.accused or accused
    return accusation._replace(charge=stated.charge, accused=accused, accuser=accusation.accuser or stated.accuser)


def _shares_accused(document: Document, accusation: Accusation, last: Accusation) -> bool:
    """Whether a charge or conviction is one more of whoever the accusation before it took to court: *He was arrested
    for theft. A second charge of fraud was dropped.*"""
    start = document.tokens.start
    back = document.sentence_at(start[accusation.anchor[0]]) - document.sentence_at(start[last.anchor[0]])
    return back <= 1 and accusation.rule.endswith(_COURT_NOUNS) and stage(document, last) in _AT_COURT


def _points_back(document: Document, accusation: Accusation, stated: Accusation) -> bool:
    """Whether *the charges* are those ``stated`` a few sentences before."""
    tokens, at = document.tokens, accusation.anchor[0]
    if not accusation.rule.endswith(_REFERRING) or accusation.anchor[1] - at > 1:
        return False
    if {"POSS", "GEN", "DET"}.isdisjoint(tokens.tag[max(at - 2, 0) : at]):
        return False
    conviction = accusation.rule.endswith(".conviction")
    if conviction and not any(word in stated.rule for word in ("convict", "guilty")):
        return False  # a belief: *his conviction that ...*
    start = tokens.start
    back = document.sentence_at(start[at]) - document.sentence_at(start[stated.anchor[0]])
    return back <= (_CONVICTED if conviction else _BACK)


def _best_reading(document: Document, at: int, hits: tuple[Hit, ...]) -> Accusation | None:
    """The most complete reading of a word; of equally complete ones, the first."""
    read = [a for hit in hits if (a := _FRAMES[hit.cue.family](document, at, hit)) is not None]
    return max(read, key=lambda a: _completeness(document, a), default=None)


def _completeness(document: Document, accusation: Accusation) -> tuple[bool, bool, bool, int]:
    """A sort key that prefers a reading with a charge, an accused, an accused who is somebody (*blames the loss for the
    club on him*), and an earlier border between the two (*blames the loss on care for adults*)."""
    accused, charge = accusation.accused, accusation.charge
    if accused is None or charge is None:
        return charge is not None, accused is not None, False, 0
    return True, True, is_somebody(document, accused), -min(accused[1], charge[1])


def _without_repetitions(accusations: list[Accusation]) -> Iterator[Accusation]:
    """The accusations without those that only repeat another one: its own noun (*charges* in *guilty of all charges*),
    *alleged* or a bad name inside its charge, a second word for the same wrong (*served ten years in prison for*)."""
    taken = {i for a in accusations for i in a.taken}
    inside = {i for a in accusations if a.charge and not a.rule.startswith(_NAMING) for i in range(*a.charge)}
    last = -1
    stated: TokenSpan | None = None
    for accusation in accusations:
        first, end = accusation.anchor
        if first in taken or first < last:
            continue
        if first in inside and (accusation.rule.startswith(_INNER) or accusation.rule.endswith(".count")):
            continue  # accused of fraud and two counts of theft
        if accusation.charge == stated and accusation.rule.startswith(_SECOND):
            continue
        last, stated = end, accusation.charge
        yield accusation


def _found(document: Document, accusation: Accusation) -> Found:
    tokens = document.tokens

    def offsets(span: TokenSpan) -> TextSpan:
        start, end = span.text_span(tokens)
        if tokens.tag[span.end - 1] == "PRON" and "'" in tokens.lower[span.end - 1]:
            end = tokens.start[span.end - 1] + tokens.lower[span.end - 1].index("'")  # only "we" of "we're"
        return TextSpan(start, end)

    stated = stage(document, accusation)
    accuser = None if stated == "cleared" else accusation.accuser  # a jury that clears somebody accuses nobody
    roles = (("accused", accusation.accused), ("accuser", accuser), ("charge", accusation.charge))
    start, end = offsets(accusation.anchor)
    return Found(
        type="accusation",
        start=start,
        end=end,
        rule=accusation.rule,
        roles=tuple(
            (name, *offsets(person))
            for name, span in roles
            if span is not None
            for person in (mentions.people(document, Phrase(*span)) if name != "charge" else [Phrase(*span)])
        ),
        value=stated,
        reasons=(accusation.why,),
    )
