"""Collects the nouns that describe named entities: *coach Ann Lee*; *Omar Lund, a lawyer*; *the mill's owner, Ann
Lee*."""

from __future__ import annotations

import itertools

from claimkit.text.names import lexicon
from claimkit.text.names.entities import Entities, Entity, Mention, Modifiers
from claimkit.text.names.forms import head_word
from claimkit.text.phrases import TIMES
from claimkit.text.tokens import FINITE, Tokens

_REACH = 14  # maximum number of tokens of an apposition
_BEFORE = 9  # maximum number of tokens of a description before a name
_INSIDE = frozenset({"WORD", "NAME", "ED", "ING", "NUM", "GEN", "LY", "SYM"})
_DETERMINERS = frozenset({"DET", "POSS"})
COPULAS = frozenset({"is", "was", "became", "remains"})
_FRONTED = frozenset({"PREP", "SUB", "VERB", "ED", "ING"})  # how words before the subject begin
_NAMED = frozenset({"named", "identified", "called"})
_AFTER = COPULAS | {",", "("}
_AHEAD = _NAMED | {",", "as"}


def describe(entities: Entities) -> None:
    """Records in each entity its descriptions and the gender that they show (in place)."""
    tokens = entities.tokens
    tag, lower, last = tokens.tag, tokens.lower, len(tokens) - 1
    for mention in entities.mentions:
        first, end = mention.title, mention.end
        before = lower[first - 1] if first else ""
        after = lower[end] if end < last else ""
        noun = first > 0 and tag[first - 1] == "WORD" and lexicon.noun(before)
        if not (noun or first < mention.first or after in _AFTER or before in _AHEAD):
            continue
        floor, limit = entities.document.sentence_of(mention.first)
        if first < mention.first:
            _title(tokens, mention, floor)
        if noun and first > floor:
            _before(tokens, mention, floor)
        if after in _AFTER:
            _after(tokens, mention, limit, ends_adverbial(tokens, floor, mention.first))
        if before in _AHEAD:
            _apposed_before(tokens, mention, floor, limit)
    _speak_for(entities)
    for entity in entities.all:
        head = head_word(entity.key)
        if (entity.kind == "body" or len(entity.key) > 1) and lexicon.body_noun(head):
            entity.nouns.setdefault(head, Modifiers()).names.update(entity.key)


def ends_adverbial(tokens: Tokens, floor: int, name: int) -> bool:
    """Whether a name in the sentence that begins at ``floor`` ends the words before the subject: *After talks with Ann
    Lee, the baker left*."""
    return floor < name and tokens.tag[floor] in _FRONTED and "PUNCT" not in tokens.tag[floor:name]


def _speak_for(entities: Entities) -> None:
    """Sets the body that a person speaks for: *Port spokesman Omar Lund*, *Omar Lund, a spokesman for the port*."""
    lower = entities.tokens.lower
    for one, other in itertools.pairwise(entities.mentions):
        if other.title + 1 - one.end > _BEFORE or lexicon.SPEAKS_FOR.isdisjoint(lower[one.end : other.first]):
            continue
        between = lower[one.end : other.title + 1]
        if other.entity.kind == "person" and one.entity.kind in ("body", "unknown") and "," not in between:
            other.entity.body = other.entity.body or one.entity
        elif one.entity.kind == "person" and other.entity.kind in ("body", "unknown") and between[0] == ",":
            one.entity.body = one.entity.body or other.entity


def _note(entity: Entity, tokens: Tokens, first: int, end: int) -> None:
    """Records the description in tokens ``first`` up to ``end``, the last of which is its head noun."""
    head = lexicon.WRITTEN_OUT.get(tokens.lower[end - 1], tokens.lower[end - 1])
    if entity.kind == "unknown" and lexicon.person_noun(head):
        entity.kind = "person"
    if (entity.kind == "person") != lexicon.person_noun(head):
        return
    entity.nouns.setdefault(head, Modifiers()).add(tokens.word[first : end - 1])
    if entity.gender is None:
        entity.gender = lexicon.noun_gender(head)


def _title(tokens: Tokens, mention: Mention, floor: int) -> None:
    """The words before the name in one run: *Clark County Sheriff Ann Lee*."""
    for end in range(mention.title + 1, mention.first + 1):
        if lexicon.person_noun(tokens.lower[end - 1]):
            _note(mention.entity, tokens, _phrase_start(tokens, mention.title, floor), end)


def _phrase_start(tokens: Tokens, end: int, floor: int) -> int:
    first = end
    while first > max(floor, end - _BEFORE) and tokens.tag[first - 1] in _INSIDE:
        first -= 1
    return first


def _before(tokens: Tokens, mention: Mention, floor: int) -> None:
    """*Janco analyst Ann Lee*, *US insurance firm Holm & Co*, *president and chief executive Ann Lee*."""
    end = mention.title
    first = _phrase_start(tokens, end, floor)
    _note(mention.entity, tokens, first, end)
    if first > floor + 1 and tokens.lower[first - 1] == "and" and lexicon.person_noun(tokens.lower[first - 2]):
        _note(mention.entity, tokens, _phrase_start(tokens, first - 1, floor), first - 1)


def _after(tokens: Tokens, mention: Mention, limit: int, fronted: bool) -> None:
    """*Ann Lee, 59, a professor at Leeds, said*; *Ann Lee, MPAA chief*; *Ann Lee is a baker*. If the name is
    ``fronted``, what follows may be the subject."""
    at, limit = mention.end, min(limit, mention.end + _REACH)
    if at + 1 >= limit:
        return
    if tokens.lower[at] == "," and tokens.tag[at + 1] == "NUM" and at + 3 < limit and tokens.lower[at + 2] == ",":
        at += 2
    if tokens.lower[at] in (",", "(") or (tokens.lower[at] in COPULAS and tokens.tag[at + 1] == "DET"):
        at += 1
    else:
        return
    if at + 1 < limit and tokens.lower[at] in ("who", "which") and tokens.lower[at + 1] in COPULAS:
        at += 2
    _heads(tokens, at, limit, mention.entity, fronted)


def _heads(tokens: Tokens, at: int, limit: int, entity: Entity, fronted: bool) -> None:
    """Records the head nouns of the phrase at ``at`` and of those joined to it by *and*, unless it is a subject."""
    if at < limit and tokens.tag[at] in _DETERMINERS:
        at += 1
    first, head = at, None
    while at < limit and (tokens.tag[at] in _INSIDE or tokens.lower[at] == "and"):
        if tokens.lower[at] == "and":
            if head is None:
                break
            _note(entity, tokens, first, head + 1)
            first, head = at + 1 + (at + 1 < limit and tokens.tag[at + 1] in _DETERMINERS), None
            at = first
            continue
        if fronted and head is not None and tokens.tag[at] == "ED":
            break
        head = at if lexicon.noun(tokens.lower[at]) else None if tokens.tag[at] == "WORD" else head
        at += 1
    verb = at < limit and tokens.tag[at] in FINITE and tokens.lower[at : at + 2] != ["known", "as"]
    if head is not None and not (verb and (fronted or first == head)):
        _note(entity, tokens, first, head + 1)
        if tokens.lower[head] in entity.nouns and at < limit and tokens.tag[at] == "PREP":
            entity.nouns[tokens.lower[head]].add(_dependents(tokens, at + 1, limit))


def _dependents(tokens: Tokens, at: int, limit: int) -> list[str]:
    """The words that depend on a head noun: *a professor at Leeds Law School*."""
    found = []
    while at < limit and (tokens.tag[at] in _INSIDE or tokens.tag[at] in ("DET", "PREP")):
        if tokens.tag[at] in ("NAME", "WORD") and tokens.lower[at] not in TIMES:
            found.append(tokens.word[at])
        at += 1
    return found


def _apposed_before(tokens: Tokens, mention: Mention, floor: int, limit: int) -> None:
    """*The leader of the port union, Ann Lee, said*; *the mill's owner, Ann Lee*; *a nurse named Ann Lee*."""
    at = mention.title - 1
    if at > floor + 1 and tokens.lower[at] == "as" and tokens.lower[at - 1] == "identified":
        at -= 1
    if at < floor + 1 or not (tokens.lower[at] == "," or tokens.lower[at] in _NAMED):
        return
    at -= tokens.lower[at] in _NAMED and tokens.lower[at - 1] == ","
    if tokens.tag[at - 1] == "NAME" and len(mention.entity.key) == 1:
        return  # a man from Leeds, Yorkshire
    if mention.end < limit and tokens.lower[mention.end] == "and":
        return  # the mayor, Ann Lee and Omar Lund
    first = at
    floor = max(floor, at - _REACH)
    while first > floor and (tokens.tag[first - 1] in _INSIDE or tokens.tag[first - 1] in ("DET", "POSS", "PREP")):
        first -= 1
    while first < at and tokens.tag[first] in ("PREP", "ED", "ING"):
        first += 1
    if first == at:
        return
    begins = first
    if tokens.tag[first] in _DETERMINERS:
        first += 1
    end = next((here for here in range(first, at) if tokens.tag[here] == "PREP"), at)
    if (
        end > first
        and lexicon.noun(tokens.lower[end - 1])
        and (begins < first or end - first < 5 or "GEN" in tokens.tag[first:end])
    ):
        _note(mention.entity, tokens, first, end)
        if tokens.lower[end - 1] in mention.entity.nouns:
            mention.entity.nouns[tokens.lower[end - 1]].add(_dependents(tokens, end + 1, at))
