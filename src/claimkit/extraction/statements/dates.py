"""When something happened."""

from __future__ import annotations

import datetime
import itertools

from claimkit.extraction.statements.clause import Clause
from claimkit.extraction.statements.days import When, when
from claimkit.extraction.statements.original import Original
from claimkit.extraction.statements.wording import cut, line, quoted
from claimkit.records import Claim
from claimkit.text import mentions

_BEFORE_NOUN = frozenset({"DET", "POSS", "GEN", "CONJ"})
_AHEAD = frozenset({"will", "shall", "'ll", "plans", "plan", "scheduled", "expected", "due", "upcoming"})
_IS_TO = frozenset({("is", "to"), ("are", "to"), ("set", "to")})
LONGEST = 80  # characters of a date as it is written
_SIMPLE = 30  # tokens of a sentence that tells one thing
_RELATIONS = {
    "since": ("begin", "began"),
    "from": ("begin", "began"),
    "until": ("end", "ended"),
    "till": ("end", "ended"),
    "through": ("end", "ended"),
    "to": ("end", "ended"),
    "between": ("begin", "began"),
}


def date(original: Original, claim: Claim) -> Clause:
    """*What is told here happened on Tuesday 17 January 2023: “...”*; the words of the date are named where its
    sentence has several, or tells what somebody said, or where they belong to a noun."""
    found = when(claim.value, claim.mod) if claim.value else None
    tokens, at = original.tokens, original.tokens.at(claim.start)
    end = tokens.at(claim.end - 1) + 1
    floor, limit = mentions.bounds(original.document, at)
    before = tokens.lower[at - 1] if at > floor else ""
    sentence = original.quotation(claim)
    phrase = cut(line(claim.text), LONGEST)
    owns = end < limit and tokens.tag[end] == "GEN"
    if not owns and before in (
        "on",
        "in",
        "at",
        "during",
        "since",
        "from",
        "until",
        "till",
        "by",
        "before",
        "after",
        "through",
        "around",
    ):
        phrase = f"{before} {phrase}"
    what = f"what is dated {quoted(phrase)} here"
    if found is None:
        unknown = (
            "which day that is, the article leaves open"
            if original.document.published
            else "the article’s own date is not known"
        )
        rest = f"at the time so named ({unknown}): {sentence}"
        if _future(original, floor, limit) or before_next(claim):
            return Clause(what, "was", f"to happen {rest}")
        return Clause(what, "did", "happen", rest, "happened")
    adjective = _of_a_noun(original, at, end, floor, limit, before)
    if adjective:
        return Clause(what, "did", "belong", f"to {found.said}: {sentence}", "belonged")
    if before in _RELATIONS and found.preposition not in ("before", "after", "between"):
        base, past = _RELATIONS[before]
        return Clause(what, "did", base, f"{found}: {sentence}", past)
    if before in ("by", "before", "after", "around") and found.preposition in ("on", "in", "at"):
        return Clause(what, "did", "happen", f"{before} {found.said}: {sentence}", "happened")
    subject = "what is told here" if _tells_one_thing(original, claim, floor, limit) else what
    if _ahead(original, found, floor, limit):
        return Clause(subject, "was", f"to happen {found}: {sentence}")
    return Clause(subject, "did", "happen", f"{found}: {sentence}", "happened")


def _tells_one_thing(original: Original, claim: Claim, floor: int, limit: int) -> bool:
    """Whether the sentence is short, without a clause inside, and has one date."""
    tokens = original.tokens
    joined = not {"REL", "SUB"}.isdisjoint(tokens.tag[floor:limit]) or "but" in tokens.lower[floor:limit]
    return claim.sentence not in original.manifold and limit - floor <= _SIMPLE and not joined


def _of_a_noun(original: Original, at: int, end: int, floor: int, limit: int, before: str) -> bool:
    """Whether the date belongs to a noun: *the 2016 election*, *last week's debate*, *the crisis of 2008*."""
    tokens = original.tokens
    if end < limit and tokens.tag[end] == "GEN":
        return True
    if at == floor and end < limit and tokens.tag[end] in ("AUX", "VERB"):  # Labor Day is barely over
        return True
    follows = tokens.tag[end : end + 1] if end < limit else []
    noun = follows in (["WORD"], ["NAME"], ["NUM"]) and (
        at == floor or tokens.tag[at - 1] in _BEFORE_NOUN or before in ("of",)
    )
    return noun or before in ("of", "for") or (at > floor and tokens.tag[at - 1] in ("POSS", "GEN"))


def _ahead(original: Original, found: When, floor: int, limit: int) -> bool:
    published: datetime.date | None = original.document.published
    if published is not None and found.first is not None:
        if found.first > published:
            return True
        if found.first < published - datetime.timedelta(days=366):
            return False
    return _future(original, floor, limit)


def _future(original: Original, floor: int, limit: int) -> bool:
    lower = original.tokens.lower[floor:limit]
    ahead = not _AHEAD.isdisjoint(lower) or any(pair in _IS_TO for pair in itertools.pairwise(lower))
    return ahead and not any(
        (word.endswith("ed") and word not in _AHEAD) or word in ("was", "were", "said") for word in lower
    )


def before_next(claim: Claim) -> bool:
    return claim.text.lower().startswith(("next ", "tomorrow", "coming "))
