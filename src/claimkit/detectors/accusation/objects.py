"""The wrong after a verb, also if a noun that repeats the accusation precedes it."""

from __future__ import annotations

from claimkit.detectors.accusation.cues import Cue, lexicon
from claimkit.detectors.accusation.wrong_spans import sentence_end, wrong_at
from claimkit.text.document import Document
from claimkit.text.tokens import TokenSpan


def stated_wrong(
    document: Document, first: int, *, agent: bool, reduced: bool
) -> tuple[TokenSpan | None, int | None, tuple[int, ...]]:
    """The wrong from ``first`` on; behind *charges of* where that stands there, with the end of the anchor then and
    the noun itself, which starts no accusation of its own."""
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


def why(cue: Cue) -> str:
    """The reason in plain words."""
    if cue.swapped:
        return "a wrong is put on somebody"
    if cue.names:
        return "called something that is a reproach"
    if cue.family in ("criticism", "stated"):
        return "criticised for a wrong that is stated"
    return "admits a wrong" if cue.family == "admission" else "somebody is accused of a wrong"
