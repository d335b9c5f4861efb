"""Whether words taken out of their sentence point to something that only the article names: *the move*, *it*, *such a
plan*."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import Final

from claimkit.extraction.naming import aged_phrase
from claimkit.extraction.statements.expletive import it_is_clear
from claimkit.extraction.statements.original import Original
from claimkit.language import words
from claimkit.records import Claim, Role
from claimkit.text import phrases
from claimkit.text.names import lexicon
from claimkit.text.tokens import Tag, TokenSpan

_TABLE = words("statements")
_PERIODS, _SHELLS, _UNIQUE, _RANKED, _MAKE = (
    frozenset(_TABLE[name]) for name in ("periods", "shells", "unique", "ranked", "make")
)
_THESE = frozenset({"this", "that", "these", "those", "latter", "former"})
_THING = frozenset({"it", "its", "itself"})
_SHOWN = 360  # characters of a role that a statement shows
_SOURCES = frozenset({"it", "he", "she", "they"})
_PLURALS = frozenset({"people", "police", "children"})
_SHARE = frozenset({"percent", "%", "cent"})
_PARTIES = frozenset({"source", "accused", "accuser", "person"})
_SUCH = _THESE | _THING | {"such"}
_POINTERS = _SUCH | {"the", "there", "here"}
_TELLS_MORE = frozenset({"of", "for", "between", "against", "about", "behind", "to", "that", "who", "which", "where"})
_MODIFIERS: Final[frozenset[Tag]] = frozenset({"WORD", "ED", "ING", "NUM", "LY"})
_DO = frozenset({"do", "does", "did", "done", "doing"})
_OF_SOME = frozenset({"last", "latter", "former", "same", "other"})  # the last of those that were told of
_DESCRIBED: Final[frozenset[Tag]] = frozenset({"REL", "PREP", "ED", "ING", "NUM"})  # those who, of, killed, over 65
_VERBS: Final[frozenset[Tag]] = frozenset({"AUX", "VERB", "GEN"})
_SAYS: Final[frozenset[Tag]] = frozenset({"VERB", "ED", "AUX"})
_CLOSES: Final[frozenset[Tag]] = frozenset({"STOP", "PUNCT", "QUOTE"})
_OURS = frozenset({"country", "nation", "world", "campaign", "election", "race", "place"})  # this country
_BEGINNING = 20  # tokens
_ANYBODY = frozenset({"and", "or", "anyone", "everyone", "anybody", "everybody", "whoever", "those"})
_BEFORE_OBJECT: Final[frozenset[Tag]] = frozenset({"VERB", "ING", "ED", "PREP"})


def points(original: Original, start: int, end: int, *, of_body: bool, told: str = "") -> bool:
    """Whether a word in ``start``..``end`` points to something that these words do not name."""
    return any(True for _ in pointers(original, start, end, of_body=of_body, told=told))


def pointers(original: Original, start: int, end: int, *, of_body: bool, told: str = "") -> Iterator[int]:
    """The words in ``start``..``end`` that point to something that these words do not name. ``of_body``: the statement
    names a body, which *it* then means. ``told``: what else the statement says. Quotations within are ignored."""
    tokens, within = original.tokens, original.document.quote_at(start)
    own = within is not None and within.start >= start
    span = TokenSpan(tokens.at(start), tokens.at(end - 1) + 1)
    for at in range(*span):
        word = tokens.lower[at]
        if word not in _POINTERS:
            continue
        quote = original.document.quote_at(tokens.start[at])
        if quote is not None and (own or quote != within):
            continue
        if _points_at(original, at, span, of_body=of_body, told=told):
            yield at


def _points_at(original: Original, at: int, span: TokenSpan, *, of_body: bool, told: str = "") -> bool:
    word = original.tokens.lower[at]
    if word == "the":
        return points_back(original, at, span, told)
    if word in _THING:
        tag, lower = original.tokens.tag, original.tokens.lower
        behind_verb = tag[at - 1] in _BEFORE_OBJECT or (at > 1 and lower[at - 2] == "to")  # selling it, to veto it
        object_ = word == "it" and at > span.first and behind_verb
        return not (of_body and not object_) and not it_is_clear(original.tokens, at, span)
    return _this_points(original, at, span)


def role_points(original: Original, claim: Claim) -> bool:
    """Whether a role points to something that only the article names; nothing can be named before its first
    sentence."""
    return claim.sentence > 0 and any(True for _ in role_pointers(original, claim))


def role_pointers(original: Original, claim: Claim) -> Iterator[int]:
    """The words by which roles without names, and what stands between the cue and the next role, point to something
    that only the article names: *blamed the accident on the agency*, *called the report “late”*, *it said*."""
    tokens = original.tokens
    if claim.type == "accusation" and _is_told_before(original, claim):
        yield tokens.at(claim.start)
    if claim.type == "age":
        yield from _aged(original, claim)
    parties = [role for role in claim.roles if role.role in _PARTIES]
    named = " ".join(itertools.chain.from_iterable(one.names for one in parties))
    told = " ".join(" ".join(role.names) or role.text for role in parties)
    for role in claim.roles:
        if role in parties:
            alone = role.text.lower() in _SOURCES or tokens.lower[tokens.at(role.end - 1)] in _SHARE
            if role.names or alone:
                yield from [tokens.at(role.start)] * (not role.names)
                continue
        own = named if role in parties else told
        opens = tokens.at(role.start)
        if role.role == "source" and tokens.lower[opens] == "the":
            yield from [opens] * points_back(
                original, opens, TokenSpan(opens, tokens.at(role.end - 1) + 1), speaks=True
            )
        article, _, noun = role.text.lower().partition(" ")
        if role.role == "source" and article in ("a", "an") and noun in lexicon.NAMELESS:
            yield opens  # a spokesman said
        of_body = claim.type != "accusation" or any(map(_may_be_body, parties))
        yield from pointers(original, role.start, min(role.end, role.start + _SHOWN), of_body=of_body, told=own)
        if role.role == "charge":
            yield from _pronouns(original, role, parties)
    behind = min((role.start for role in claim.roles if role.start > claim.end), default=claim.end)
    if claim.end < behind:
        yield from pointers(original, claim.end, behind, of_body=True, told=named)


def _aged(original: Original, claim: Claim) -> Iterator[int]:
    """The *the* of *the 71-year-old senator*, if it is not known who that is."""
    the = original.tokens.at(claim.start) - 1
    phrase = aged_phrase(original.document, claim)
    if phrase is not None and phrase not in original.meanings and original.tokens.lower[the] == "the":
        yield from [the] * (not any(role.names for role in claim.roles))


def _is_told_before(original: Original, claim: Claim) -> bool:
    """Whether an accusation without a charge was mentioned before: *she denied the charges*, *as proof of his
    allegation*. Not *the suit against Holm*."""
    tokens, at = original.tokens, original.tokens.at(claim.start)
    if any(role.role == "charge" or claim.end < role.start for role in claim.roles):
        return False
    while tokens.tag[at - 1] in _MODIFIERS:
        at -= 1
    return tokens.lower[at - 1] in _SUCH | {"the"} or tokens.tag[at - 1] in ("POSS", "GEN")


def _may_be_body(party: Role) -> bool:
    """Whether the party may be a body, because it has no known first name: *Holm Ltd*."""
    opens = next(iter(party.names), party.text)
    return lexicon.plain(opens.partition(" ")[0]) not in lexicon.FIRST_GENDER


def _pronouns(original: Original, charge: Role, parties: list[Role]) -> Iterator[int]:
    """The *he*, *she* and *they* in a charge that cannot be one of the parties, judging by first names and number:
    *Omar Lund accused critics of hurting her*."""
    tokens = original.tokens
    many = [len(party.names) > 1 or _is_plural(original, party) for party in parties]
    told = {
        lexicon.FIRST_GENDER.get(lexicon.plain(party.names[0].partition(" ")[0])) for party in parties if party.names
    }
    for at in range(first := tokens.at(charge.start), tokens.at(charge.end - 1) + 1):
        kind = lexicon.PRONOUN_KIND.get(tokens.lower[at])
        if kind == "many" and not any(many):
            yield at
        if kind in ("m", "f") and not original.is_plain(at, at + 1):
            another = None not in told and kind not in told
            if another or all(many) or any(map(original.may_be_meant, range(first, at))):
                yield at


def _is_plural(original: Original, party: Role) -> bool:
    tokens = original.tokens
    return any(is_several(original, at) for at in range(tokens.at(party.start), tokens.at(party.end - 1) + 1))


def points_out(original: Original, start: int, end: int) -> bool:
    """Whether words that open ``start``..``end`` mean something mentioned earlier."""
    return any(True for _ in pointers_out(original, start, end))


def pointers_out(original: Original, start: int, end: int) -> Iterator[int]:
    """The *this*, *it*, *they* or *she* near the start of ``start``..``end``, quoted or not, that means something
    mentioned earlier. A later one usually means something in these words."""
    tokens = original.tokens
    span = TokenSpan(tokens.at(start), tokens.at(end - 1) + 1)
    for at in range(span.first, min(span.end, span.first + _BEGINNING)):
        word = tokens.lower[at]
        if tokens.tag[at] == "STOP":
            return
        if word in _SUCH and _points_at(original, at, span, of_body=False):
            yield at
        if word == "the" and _opens_with(original, at, span):
            yield at
        kind = lexicon.PRONOUN_KIND.get(word)
        if kind == "many" and not any(is_several(original, before) for before in range(span.first, at)):
            yield at
        personal = kind in ("m", "f") and not original.is_plain(at, at + 1)
        if personal and not any(map(original.may_be_meant, range(span.first, at))):
            yield at


def _opens_with(original: Original, at: int, span: TokenSpan) -> bool:
    """Whether the *the* at ``at`` opens the sentence with a phrase that does not say which one is meant: *the firm
    said*, *but the two men were*. Not if its name is known."""
    tokens = original.tokens
    told = tokens.word[at - 1] == "," and tokens.tag[span.first] == "PREP"  # according to Lund, the clerks lied
    if not (told or {"CONJ", "QUOTE", "SUB"}.issuperset(tokens.tag[span.first : at])):
        return False
    head = at + 1 + (tokens.tag[at + 1] == "NUM")
    finite = tokens.tag[head + 1] in ("AUX", "VERB", "ED", "GEN", "LY", "ADV")
    finite = finite or tokens.lower[head + 1] == ","  # the move, she said, was late
    return finite and not original.is_plain(at, head + 1) and points_back(original, at, span)


def is_several(original: Original, at: int) -> bool:
    """Whether a word means several, so that *they* may refer to it: *miners*, *Germans*, *and*."""
    word = original.tokens.lower[at]
    if original.tokens.tag[at] == "NAME":
        return lexicon.singular(word) in lexicon.PARTIES | lexicon.PEOPLES
    noun = original.tokens.tag[at] == "WORD"
    return word in _ANYBODY or (noun and (lexicon.singular(word) is not None or word in _PLURALS))


def points_back(original: Original, at: int, span: TokenSpan, told: str = "", *, speaks: bool = False) -> bool:
    """Whether the *the* at ``at`` opens a phrase for something mentioned earlier: *the move*, *the new rules*. Not *the
    mayor of Lund*, *the Lund mill*, *the first time*, nor *the bridge*, which may be any bridge, unless it
    ``speaks``: *the figures show*."""
    tag, lower = original.tokens.tag, original.tokens.lower
    end = _end_of(original, at, span)
    held = lower[at + 1 : end]
    names = {lower[i] for i in range(at + 1, end + 1) if tag[i] == "NAME"}
    if "WORD" not in tag[at + 1 : end] or names or original.is_plain(at, end):
        return False
    if held[0] in _OF_SOME and lexicon.one_of(held[-1]) not in _PERIODS | phrases.TIMES:
        return not _is_described(original, end, span)  # the last category
    if any(word in _RANKED or word.endswith("est") for word in held):
        return False
    head = lower[head_of(original, at, span)]
    if not (speaks or says_little(head)) or not _UNIQUE.isdisjoint(held):
        return False
    known = {*lower[span.first : at], *told.lower().split()}
    return known.isdisjoint(held) and not _is_described(original, end, span)


def _end_of(original: Original, at: int, span: TokenSpan) -> int:
    """Where the phrase that the *the* at ``at`` opens ends."""
    tokens, tag, lower = original.tokens, original.tokens.tag, original.tokens.lower
    end = at + 1
    while end < span.end and (
        tag[end] in _MODIFIERS or tokens.word[end] in ("-", "%") or lower[end] in lexicon.PEOPLES
    ):
        if tag[end - 1] == "WORD" and tag[end] == "ED" and tag[end + 1] != "PREP":  # the clerk | waited two years
            break
        end += 1
    return end


def head_of(original: Original, at: int, span: TokenSpan) -> int:
    """The noun of the phrase that the *the* at ``at`` opens: *rules* of *the new rules*."""
    end = _end_of(original, at, span)
    return next((i for i in range(end - 1, at, -1) if original.tokens.tag[i] == "WORD"), at)


def says_little(noun: str) -> bool:
    """Whether the noun alone does not say which one is meant: a person, a body, a *move*."""
    return any(word in _SHELLS or lexicon.noun(word) for word in (noun, lexicon.one_of(noun)))


def _is_described(original: Original, end: int, span: TokenSpan) -> bool:
    """Whether words after ``end`` describe the phrase that ends there: *the plan filed in May*, *the clerk, Lee*."""
    tag, lower = original.tokens.tag, original.tokens.lower
    if end >= span.end:
        return False
    if lower[end] == ",":
        named = next((i for i in range(end + 1, span.end) if tag[i] != "NAME"), span.end)
        return named > end + 1 and tag[named] not in _SAYS  # not: the move, Lund explained, was late
    if tag[end] == "PREP":
        filed = tag[end - 1] == "ED"
        place = tag[end + 1 : end + 2] == ["NAME"] and lower[end + 1] not in phrases.TIMES
        return filed or place or lower[end] in _TELLS_MORE
    return lower[end] in _TELLS_MORE or tag[end] == "PRON"


def _this_points(original: Original, at: int, span: TokenSpan) -> bool:
    """Whether *this*, *that*, *such* or *there* refers to something outside these words: *this plan*, *that’s late*.
    Not *this week*, *those who left*, *there is*."""
    tag, lower = original.tokens.tag, original.tokens.lower
    word, behind = lower[at], lower[at + 1]
    noun = at > span.first and tag[at - 1] in ("WORD", "NAME")
    if word == "here":
        return True
    if word in ("former", "latter"):  # the latter, not the former mayor
        return lower[at - 1] == "the" and tag[at + 1] not in ("WORD", "NAME", "ED", "ING")
    if word == "there":
        return tag[at + 1] not in _VERBS or noun
    if word == "such":
        return behind not in ("as", "a", "an") and lower[at - 1] != "no" and "as" not in lower[at : at + 5]
    if word == "that":
        subject = not noun and tag[at + 1] in ("AUX", "GEN")
        ends = tag[at + 1] in ("STOP", "PUNCT", "PREP", "QUOTE") or at + 1 == span.end
        object_ = at > span.first and tag[at - 1] == "PREP" and (ends or tag[at + 1] == "WORD")  # in that package
        object_ = object_ or (ends and lower[at - 1] in _DO)  # to do that
        closes = tag[at + 2] in _CLOSES or lower[at + 2] in phrases.TIMES  # called that report on Friday, a lie
        thing = tag[at + 1] == "WORD" and lexicon.singular(behind) is None and closes
        subject = subject or _opens_sentence(original, at)
        object_ = object_ or (thing and tag[at - 1] in _SAYS)  # questioned that verdict, not: said that clerks, ...
        return subject or object_ or lower[at - 1] in _MAKE
    if behind in _OURS:
        return False
    described = word in ("these", "those") and tag[at + 1] in _DESCRIBED
    times = _PERIODS | phrases.TIMES
    return not described and not any(lexicon.one_of(noun) in times for noun in lower[at + 1 : min(at + 4, span.end)])


def _opens_sentence(original: Original, that: int) -> bool:
    """Whether a *that* at the start of its sentence points back: *That ruling was late*, *But that puts it in debt*."""
    tag, behind = original.tokens.tag, original.tokens.lower[that + 1]
    if not {"CONJ", "QUOTE"}.issuperset(tag[original.document.sentence_of(that).first : that]):
        return False
    thing = tag[that + 1] in ("WORD", "ING") and behind not in _PERIODS and lexicon.singular(behind) is None
    return thing or tag[that + 1] in ("VERB", "NUM")
