"""When something happened."""

from __future__ import annotations

import datetime
import re
from typing import Final

from claimkit.detectors.date.tense import tense_at
from claimkit.extraction.statements.before import told_before
from claimkit.extraction.statements.clause import Clause
from claimkit.extraction.statements.days import When, day_in_words, when
from claimkit.extraction.statements.original import Original
from claimkit.extraction.statements.quoting import quotation
from claimkit.extraction.statements.wording import cut, line, quoted
from claimkit.records import Claim
from claimkit.text.datelines import dateline_end

_MOMENTS = ("date.day", "date.weekday", "date.period")  # rules
_BEFORE_TIME = frozenset({"PREP", "SUB", "CONJ", "PUNCT"})
_BEFORE_NOUN = frozenset({"DET", "POSS", "GEN", "CONJ"})
LONGEST = 80  # characters of a date as it is written
_SIMPLE = 30  # tokens of a sentence that tells one thing
_LAST = frozenset({"to", "until", "till", "through", "on", "onwards", "onward", "-", "–"})  # of what begins
_SPAN = 6  # tokens from the first to the last of two dates
_QUOTED = 30  # characters; a shorter quotation is a word or two within the sentence
_AT = frozenset({"on", "in", "at", "during", "by", "before", "after", "around", "beyond"})
_RELATIONS = {
    "since": ("begin", "began"),
    "from": ("begin", "began"),
    "until": ("end", "ended"),
    "till": ("end", "ended"),
    "through": ("end", "ended"),
    "to": ("end", "ended"),
    "between": ("begin", "began"),
}
_WITHIN = re.compile(r"the (?:last|past) (?P<unit>day|week|month|year|decade)", re.IGNORECASE)
_COMING = re.compile(r"the (?:next|coming) (?P<unit>day|week|month|year|decade)", re.IGNORECASE)
_EARLIER = re.compile(r"(?:earlier|later) ", re.IGNORECASE)
_EDGES: Final = {"AFTER": "no earlier than", "BEFORE": "no later than"}  # less, more than a week ago
# Days that only the day of the speech tells, as they stand to it.
_WILL = frozenset({"will", "shall", "'ll"})
_DENIED = re.compile(r"\b(?:won['’]t|(?:will|shall|would|can|could|must) (?:not|never)|cannot|can['’]t|wouldn['’]t)\b")
_PAST = re.compile(r"last |yesterday|earlier |.* ago$", re.IGNORECASE)
_RANKED = frozenset({"first", "most", "least", "worst", "best", "only"})
_NEGATIONS = frozenset({"not", "never", "no", "nor", "nobody"})
_REACH = 8  # tokens before a date in which a word may govern it
_SPOKEN: Final = {
    **dict.fromkeys(("today", "tonight", "this morning", "this afternoon", "this evening"), "the day when"),
    "yesterday": "the day before",
    "last night": "the night before",
    "tomorrow": "the day after",
}


def date(original: Original, claim: Claim) -> Clause:
    """*What is told here happened on Tuesday 17 January 2023: “...”*, with the sentence before if it refers to it."""
    before = told_before(original, claim)
    return _dated(original, claim, alone=not before)._replace(context=before)


def _dated(original: Original, claim: Claim, *, alone: bool) -> Clause:
    """The words of the date are quoted if its sentence has several dates, reports somebody's words, does not stand
    ``alone``, or ties the date to a noun."""
    tokens, at = original.tokens, original.tokens.at(claim.start)
    end = tokens.at(claim.end - 1) + 1
    floor, limit = original.document.sentence_of(at)
    before = tokens.lower[at - 1]
    sentence = quotation(original, claim)
    phrase = cut(line(claim.text), LONGEST)
    owns = tokens.tag[end] == "GEN"
    within = tokens.lower[max(floor, at - _SPAN) : at]
    if before == "and" and "between" in within:
        before = "to"  # between 2000 and 2012
    elif before == "to" and "from" not in within:
        before = ""  # fast-forward to 2016
    elif (
        before == "from"
        and "/" not in (claim.value or "")
        and _LAST.isdisjoint(tokens.lower[end : min(end + _SPAN, limit)])
    ):
        before = "of" if tokens.tag[at - 2] in ("WORD", "NAME", "NUM") else before  # a charge from last year
    particle = before == "in" and claim.rule == "date.weekday"  # weighed in | Friday
    if not (owns or particle) and (before in _AT or (before in _RELATIONS and before not in ("to", "between"))):
        phrase = f"{before} {phrase}"
    what = f"what is dated {quoted(phrase)} here"
    known = _when(original, claim, before)
    found = known or _unknown(original, claim)
    ahead = _ahead(original, claim, known)
    belonged = Clause(what, "did", "belong", f"to {_within(found)}: {sentence}", "belonged")
    if "fiscal" in tokens.lower[at:end]:  # fiscal 2015
        return belonged._replace(rest=f"to {found.said}, counted in fiscal years: {sentence}")
    earnings = claim.rule.startswith("date.quarter") and tokens.tag[end : end + 1] == [
        "WORD"
    ]  # fourth quarter earnings
    bare = claim.rule == "date.year" and tokens.tag[at - 1] not in _BEFORE_TIME  # forecasts 2005 sales; it was 2014
    if earnings or bare or _of_a_noun(original, claim, floor, before):
        return belonged
    if before == "since" and _is_ranked(original, floor, at):
        return Clause(what, "was", f"counted from {_within(found)}: {sentence}")
    if before in ("until", "till") and _is_denied(original, floor, at):
        if tokens.lower[at - 2].startswith("wait"):  # they are not waiting until May
            return belonged
        return _told(what, "happen", "happened", f"no earlier than {found.said}: {sentence}", ahead=ahead)
    if before in _RELATIONS and found.preposition not in ("before", "after", "between"):
        base, past = _RELATIONS[before]
        return _told(what, base, past, f"{found}: {sentence}", ahead=ahead)
    if before in ("by", "before", "after", "around", "beyond"):
        relation = "after" if before == "beyond" else before
        due = ahead or (before == "by" and tense_at(original.document, at, end) == "future")  # had to go by May
        return _told(what, "happen", "happened", f"{relation} {found.said}: {sentence}", ahead=due)
    plain = alone and known is not None and _tells_one_thing(original, claim, floor, limit)
    subject = "what is told here" if plain else what
    is_denied = _DENIED.search(original.text, *original.sentence(claim)) is not None
    if (not is_denied) if ahead else _is_over(original, claim, known):
        return _told(subject, "happen", "happened", f"{found}: {sentence}", ahead=ahead)
    return belonged._replace(subject=subject)


def _is_ranked(original: Original, floor: int, since: int) -> bool:
    """Whether a date says how far back something is the most or the first, so that nothing began then: *the worst
    storm since 1990*, *their largest majority since 1928*."""
    tokens = original.tokens
    words = (tokens.word[at] for at in range(max(floor, since - _REACH), since) if tokens.tag[at - 1] in _BEFORE_NOUN)
    return any(word in _RANKED or (word.endswith("est") and word.islower()) for word in words)


def _is_denied(original: Original, floor: int, date: int) -> bool:
    """Whether something did not happen *until* a date, or will not."""
    near = original.tokens.lower[max(floor, date - _REACH) : date]
    return any(word in _NEGATIONS or word.endswith(("n't", "n’t")) for word in near)


def _told(subject: str, verb: str, past: str, rest: str, *, ahead: bool) -> Clause:
    return Clause(subject, "was", f"to {verb} {rest}") if ahead else Clause(subject, "did", verb, rest, past)


def _within(found: When) -> str:
    """*Tuesday 17 January 2023*, *the time between 2009 and 2013*"""
    return found.said if found.preposition in ("on", "in", "at") else f"the time {found}"


def _unknown(original: Original, claim: Claim) -> When:
    published = original.document.published
    amount, ago, _ = line(claim.text).rpartition(" ago")
    if published is not None and ago:  # a few weeks ago
        return When("", f"{amount} before {day_in_words(published, weekday=False)}", None)
    why = (
        "which day that is, the article leaves open" if published is not None else "the article’s own date is not known"
    )
    return When("at", f"the time so named ({why})", None)


def _when(original: Original, claim: Claim, before: str) -> When | None:
    """The date in words. *Earlier this year* lies within that year, not at its beginning; *in the last year* is the
    year before the article, *over the next year* the year after it. Of *tonight* in a speech, only the speaker's day is
    known; a night that is told of may have ended before the article's day began."""
    if not claim.value:
        return None
    published = original.document.published
    text = line(claim.text)
    spoken = original.document.quote_at(claim.start)
    if spoken is not None and spoken.end - spoken.start > _QUOTED and published and (told := _SPOKEN.get(text.lower())):
        appeared = f"the article appeared on {day_in_words(published)}"
        return When("on", f"{told} these words were spoken ({appeared})", None)
    if published and spoken is None and text.lower() == "tonight" and _is_over(original, claim, None):
        return When("in", f"the night of {day_in_words(published)} or the one before", None)
    if published and before in ("in", "over", "during", "within") and (within := _WITHIN.fullmatch(text)):
        return When("in", f"the {within['unit']} before {day_in_words(published, weekday=False)}", None, published)
    if published and before in ("over", "during", "within") and (coming := _COMING.fullmatch(text)):
        ahead = published + datetime.timedelta(days=2)
        return When("in", f"the {coming['unit']} after {day_in_words(published, weekday=False)}", ahead)
    if claim.mod in _EDGES and (counted := when(claim.value)) is not None:
        return counted._replace(preposition=_EDGES[claim.mod])
    return when(claim.value, None if _EARLIER.match(text) else claim.mod)


def _tells_one_thing(original: Original, claim: Claim, floor: int, limit: int) -> bool:
    """Whether the sentence is short, has one clause and one date."""
    tokens = original.tokens
    joined = not {"REL", "SUB"}.isdisjoint(tokens.tag[floor:limit]) or "but" in tokens.lower[floor:limit]
    return claim.sentence not in original.manifold and limit - floor <= _SIMPLE and not joined


def _of_a_noun(original: Original, claim: Claim, floor: int, before: str) -> bool:
    """Whether the date belongs to a noun: *the 2016 election*, *last week's debate*, *the crisis of 2008*."""
    tokens, at = original.tokens, original.tokens.at(claim.start)
    end = tokens.at(claim.end - 1) + 1
    if tokens.tag[end] == "GEN":
        return True
    if at == floor and tokens.tag[end] in ("AUX", "VERB"):  # Labor Day is barely over
        return True
    follows = tokens.tag[end : end + 1]
    opens = at == floor and not claim.rule.startswith(_MOMENTS)  # 2016 voters, but: last week voters chose
    noun = follows in (["WORD"], ["NAME"], ["NUM"]) and (opens or tokens.tag[at - 1] in _BEFORE_NOUN)
    return noun or before in ("of", "for") or tokens.tag[at - 1] in ("POSS", "GEN")


def _ahead(original: Original, claim: Claim, found: When | None) -> bool:
    """Whether the date lay ahead when the article appeared. If its time was not over by then, the verb decides."""
    published: datetime.date | None = original.document.published
    tokens = original.tokens
    at, end = tokens.at(claim.start), tokens.at(claim.end - 1) + 1
    first = original.document.token_range(claim.sentence)[0]
    if at < dateline_end(tokens, first, original.document.token_range(claim.sentence)[1]):
        return False
    limited = tokens.lower[at - 1] == "before" and tense_at(original.document, at, end) == "past"
    if published is not None and found is not None:
        if found.first is not None and (found.first - published).days > 1:
            return not limited
        if found.last is not None and found.last < published:
            return False
    last = found.last if found is not None and published is None else None
    if last is not None and (claim.rule == "date.decade" or last.year < original.latest_year):
        return False
    if _PAST.match(line(claim.text)):
        return False
    if claim.text.lower().startswith(("next ", "tomorrow", "coming ", "later this ")):
        return True
    if found is not None and found.first is None:
        return False
    if claim.text.lower() == "today" and _WILL.isdisjoint(tokens.lower[first:end]):  # where the port is today
        return False
    return tense_at(original.document, at, end) == "future"


def _is_over(original: Original, claim: Claim, found: When | None) -> bool:
    """Whether what is dated happened: the verb is past (*fell on Monday*), or the date is over and the verb is none
    that looks ahead. *There is no chance of it in January*, *sales are up this year* only belong to their time."""
    published = original.document.published
    tokens = original.tokens
    tense = tense_at(original.document, tokens.at(claim.start), tokens.at(claim.end - 1) + 1)
    passed = published is not None and found is not None and found.last is not None and found.last < published
    return tense == "past" or (tense is None and passed) or _PAST.match(line(claim.text)) is not None
