"""Whether the verb that a date belongs to refers to the past or the future."""

from __future__ import annotations

import functools
from collections.abc import Iterable
from typing import NamedTuple

from claimkit.detectors.date.timex import Tense
from claimkit.language import words
from claimkit.text.document import Document
from claimkit.text.tokens import Tokens, TokenSpan

_REACH = 25  # tokens
_CONDITION = 8  # tokens from "if" to the date, with no past verb between them
_OPENING = 4  # at most this many tokens of its clause stand before a date that opens it
_NEAR = 4  # tokens before a clause that are searched for the verb that governs it
_SAYING = 30  # characters; a shorter quotation is only part of the sentence
_BORDERS = frozenset({"SUB", "REL"})  # where a clause begins or ends
_VERBAL = frozenset({"AUX", "ED", "ING", "PUNCT"})  # what ends the reach of an infinitive
_NOUNS = frozenset({"DET", "POSS", "PRON", "NAME", "NUM", "GEN", "ING"})


class _Words(NamedTuple):
    """The table ``tense`` of ``date.toml``, and the words of its guards that concern tense."""

    future: frozenset[str]
    to_do: frozenset[str]
    next_to: frozenset[str]
    planned: frozenset[str]
    at_once: frozenset[str]
    past: frozenset[str]
    base: frozenset[str]
    particles: frozenset[str]
    once: frozenset[str]
    perfect: frozenset[str]
    passive: frozenset[str]
    chance: frozenset[str]
    events: frozenset[str]
    limits: frozenset[str]


@functools.cache
def _words(language: str) -> _Words:
    data = words("date", language)
    told = {**data.get("tense", {}), **data.get("guards", {})}
    return _Words(*(frozenset(told.get(name, ())) for name in _Words._fields))


def tense_at(document: Document, start: int, end: int) -> Tense | None:
    """The tense around the tokens ``start`` to ``end`` (exclusive); ``None`` if no verb tells.

    The verb before the date in its own clause decides, else the verb after it there, else those of neighbouring
    clauses.
    """
    told, tokens = _words(document.language), document.tokens
    tag, lower = tokens.tag, tokens.lower
    floor, limit = _bounds(document, start, end)
    reader = _Reader(tokens, told, start, floor)
    opening = reader.opening()
    if opening == "AUX":  # "is on Friday"
        return "future"
    if lower[start] == "earlier":
        return "past"
    border = next((i for i in range(start - 2, floor - 1, -1) if tag[i] in _BORDERS), floor)
    if start > floor and tag[start - 1] == "PUNCT" and end < limit and tag[end] not in ("PUNCT", "STOP"):
        border = start  # "…, Thursday's vote was a warning"
    if start - 3 > floor and tag[start - 3 : start] == ["PUNCT", "CONJ", "PREP"] and tag[end : end + 1] == ["PRON"]:
        border = start  # "…, and on Thursday they will vote"
    opens = start - border <= _OPENING
    aside = "PUNCT" in tag[max(floor, start - 2) : start]  # "the speech, on Friday, was …"
    far = (
        i
        for i in range(end, limit)
        if tag[i] in _BORDERS or (tag[i] == "PUNCT" and not opens and not (aside and i == end))
    )
    close = next(far, limit)
    if start > floor and tag[start - 1] == "SUB" and reader.tense(range(end, close)) == "past":
        return "past"  # "after Monday's vote was put off"
    if start - 1 > floor and tag[end : end + 1] == ["ED"] and reader.tense([end]) == "past":
        subject = tag[start - 2] if tag[start - 1] == "PREP" else tag[start - 1]
        if subject in ("NAME", "PRON", "WORD"):
            return "past"  # "wondering who is to be mayor, Holm on Monday attacked him"
    if lower[border] == "if" and "would" in lower[max(floor, border - _CONDITION) : border]:
        return "future"  # "it would fall if he won on Friday"
    if lower[border] == "after" and tag[border + 1] == "ING" and border > floor:
        return reader.tense(range(border - 1, floor - 1, -1)) or "past"  # "is rich after selling the mill in May"
    if lower[border] in told.once and not told.perfect.isdisjoint(lower[end:close]):
        told_before = reader.tense(range(border - 1, max(floor, border - _NEAR) - 1, -1))
        return "past" if told_before == "past" else "future"  # "after the May votes have been counted"
    found = reader.tense(range(start - 1, border - 1, -1))
    if found is None:
        found = reader.tense(range(end, close))
        if found == "future" and lower[end] == "'s" and told.events.isdisjoint(lower[end + 1 : end + 4]):
            return None  # "Monday's ruling could cost him dear"
    if found is None:
        found = reader.tense(range(border - 1, floor - 1, -1))
    if found is None and close - end < 2:  # "In May, when it rained, he left"
        found = reader.tense(range(close, next((i for i in range(close, limit) if lower[i] == "that"), limit)))
    if opening == "SUB" and told.events.isdisjoint(lower[end : end + 4]):
        opening = None  # "before Monday's losses", not "before Monday's vote"
    if found is None and lower[border] == "if" and (border == floor or tag[border - 1] in ("PUNCT", "CONJ")):
        return "future"  # "if he follows up his win there with one in Lund on Friday"
    if found is None and lower[border] == "after" and tag[border + 1] == "ING":
        return "past"  # "after losing big this week, they move"
    return found or ("future" if opening or reader.in_infinitive(border) else None)  # "starting Monday"


def _bounds(document: Document, start: int, end: int) -> TokenSpan:
    """The tokens to read around a date: its sentence, or the longer quotation that it stands in, up to 25 tokens each
    side."""
    tokens = document.tokens
    first, last = document.token_range(document.sentence_at(tokens.start[start]))
    quote = document.quote_at(tokens.start[start])
    if quote is not None and quote.end - quote.start > _SAYING:
        first, last = max(first, tokens.at(quote.start)), min(last, tokens.at(quote.end))
    return TokenSpan(max(first, start - _REACH), min(last, end + _REACH))


class _Reader(NamedTuple):
    """Reads the words around a date at token ``date``, no further back than token ``floor``."""

    tokens: Tokens
    told: _Words
    date: int
    floor: int

    def opening(self) -> str | None:
        """The tag of the word before the date (and its preposition) if that word puts the date in the future (``is
        on``), else ``None``."""
        at = self.date - 1
        if at > self.floor and self.tokens.tag[at] == "PREP" and self.tokens.lower[at] not in self.told.particles:
            at -= 1
        return self.tokens.tag[at] if at >= self.floor and self.tokens.lower[at] in self.told.at_once else None

    def in_infinitive(self, border: int) -> bool:
        """Whether the last verb before the date in its clause is an infinitive: ``strong enough to win in May``."""
        before = range(self.date - 1, border - 1, -1)
        last = next((i for i in before if self.tokens.tag[i] in _VERBAL or self._is_infinitive(i)), self.date)
        return self._is_infinitive(last)

    def _is_infinitive(self, i: int) -> bool:
        tokens = self.tokens
        return tokens.lower[i] == "to" and tokens.tag[i + 1] not in _NOUNS and tokens.word[i + 1].islower()

    def tense(self, places: Iterable[int]) -> Tense | None:
        """The tense of the first word at ``places`` that shows one."""
        lower = self.tokens.lower
        to = due = self.date > self.floor and lower[self.date - 1] in self.told.limits  # "by Friday"
        for i in places:
            if self._is_past_chance(i):
                return "past"
            if self._is_future(i, to, due):
                over = not {"had", "was", "were"}.isdisjoint(lower[max(self.floor, i - 1) : i]) and lower[i] == "to"
                return "past" if over or "had" in lower[max(self.floor, i - 3) : i] else "future"
            if self._is_past(i):
                return "past"
            due = due or lower[i] == "for"
            if i < self.date and self._is_infinitive(i):
                to = due = True
        return None

    def _is_future(self, i: int, to: bool, due: bool) -> bool:
        """Whether the word refers to the future. ``to``: an infinitive or a deadline (*by Friday*) follows it; ``due``:
        one of these or *for* does."""
        told, word, before = self.told, self.tokens.lower[i], self._word_before(i)
        after = self.tokens.lower[i + 1] if i + 1 < len(self.tokens) else ""
        return (
            (word in told.future and not self._is_name(i))
            or (f"{word} {after}" in told.future and not self._is_aside(i))
            or (word == "if" and 0 < self.date - i <= _CONDITION)
            or (word in told.to_do and (self._leads_to(i) if i >= self.date else to and after != "for"))
            or (word in told.planned and (due or (before >= 0 and self.tokens.lower[before] in told.passive)))
            or (word in told.next_to and (after == "to" or (to and self.tokens.tag[i + 1 : i + 2] == ["ING"])))
        )

    def _is_past_chance(self, i: int) -> bool:
        """Whether the word says what was possible then: ``could have won on Friday``, ``as he could have on Friday``,
        but not ``could have a son on Friday``."""
        tokens, at = self.tokens, i + 1
        while tokens.tag[at] in ("ADV", "LY"):
            at += 1
        if tokens.lower[i] not in self.told.chance or tokens.lower[at] != "have":
            return False
        at = at + 1 + (tokens.tag[at + 1] in ("ADV", "LY"))
        done = tokens.tag[at] in ("ED", "PREP") or tokens.lower[at] in self.told.past
        return done or at == self.date

    def _is_aside(self, i: int) -> bool:
        """Whether words like *to be fair* open the sentence: a comma parts them from the date."""
        return i == self.floor and "PUNCT" in self.tokens.tag[i : self.date]

    def _leads_to(self, i: int) -> bool:
        """Whether a word after the date puts it in the future: ``on Friday is expected to``, but not ``on Friday agreed
        to``, which happened then."""
        done = self.tokens.tag[i] == "ED" and self.tokens.tag[self._word_before(i)] in ("NAME", "PRON", "WORD")
        return self.tokens.lower[i + 1] == "to" and not done

    def _is_name(self, i: int) -> bool:
        """Whether the word is a name: ``May``, ``Will``; ``George Will said``, but not ``Holm Will Sing``."""
        tokens = self.tokens
        after = i > self.floor and tokens.tag[i - 1] == "NAME" and tokens.word[i][0].isupper()
        return tokens.tag[i] == "NAME" or (after and tokens.word[i + 1 : i + 2] != [] and tokens.word[i + 1].islower())

    def _is_past(self, i: int) -> bool:
        """Whether the word is a past verb, and not a participle or infinitive that another word governs."""
        told, word = self.told, self.tokens.lower[i]
        regular = self.tokens.tag[i] == "ED" or (i == self.floor and word.endswith("ed"))
        if not regular and word not in told.past:
            return False
        at = self._word_before(i)
        if at < 0:
            return True
        before = self.tokens.lower[at]
        infinitive = (before == "to" or before in told.future) and (regular or word in told.base)
        return not infinitive and before not in told.passive and self.tokens.tag[at] not in ("DET", "POSS")

    def _word_before(self, at: int) -> int:
        """The token before ``at`` without adverbs and the like (*they have both left*); -1 if there is none."""
        at -= 1
        while at > self.floor and (self.tokens.tag[at] in ("ADV", "LY") or self.tokens.lower[at] in ("both", "all")):
            at -= 1
        return at if at >= self.floor else -1
