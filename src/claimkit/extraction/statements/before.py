"""The sentence that stands before a claim's own, or earlier, and tells what *he*, *they*, *this* or *the firm* mean."""

from __future__ import annotations

import bisect
import itertools
from collections.abc import Iterator
from typing import Final

from claimkit.extraction.statements.original import Original
from claimkit.extraction.statements.pointing import head_of, pointers_out, points_out, role_pointers
from claimkit.extraction.statements.wording import quoted, stem
from claimkit.records import Claim
from claimkit.text.names import lexicon
from claimkit.text.tokens import Tag, TextSpan

LONGEST: Final = 360  # characters of a sentence before
_MODIFIERS: Final[frozenset[Tag]] = frozenset({"WORD", "NAME", "ED", "ING", "NUM", "LY"})
_VERBS: Final[frozenset[Tag]] = frozenset({"ED", "ING", "VERB"})
_GOES_ON: Final[frozenset[Tag]] = frozenset({"PUNCT", "GEN", "STOP"})
_NEW = frozenset({"a", "an", "another", "some", "several"})
_DESCRIBES = frozenset({"of", "for", "to"})
_FEW = 7  # words of a content that says little
_NEXT = 3  # sentences behind a headline, headlines among them
_FAR = 20  # mentions of a noun that are looked at


def told_before(original: Original, claim: Claim, *, shown: bool = True) -> str:
    """*the sentence before: “...”*, if the claim's roles or, if a statement shows them, its sentence or quotation refer
    to it: only that tells what *he*, *they* or *this* mean; or if its content says little. *The plan* is told of in the
    last sentence that introduces a word of its family: *planned*."""
    pointers = set(_pointers(original, claim, shown=shown))
    if not (pointers or _says_little(original, claim)):
        return ""
    tokens = original.tokens
    opens = min([claim.start, *(role.start for role in claim.roles if role.role == "content")])
    sentence = original.document.sentence_at(opens)
    start = original.document.sentences[sentence].start
    if any(_ends_sentence(original, at) for at in range(tokens.at(start), tokens.at(opens))):
        return ""
    if all(tokens.lower[at] == "the" for at in pointers):
        nouns = {tokens.lower[head_of(original, at, original.document.sentence_of(at))] for at in pointers}
        found = next(_telling(original, nouns, sentence), None)
        told = _shown(original, found) if found is not None else ""
        if _is_heading(original, told):
            return ""
        if found is not None and found < sentence - 1:
            return f"an earlier sentence: {quoted(told)}"
        if not told and _is_of_another(original, claim, sentence - 1):
            return ""
    before = _before(original, sentence, start)
    which = "sentence" if len(before) == 1 else "two sentences"
    return f"the {which} before: {quoted(' '.join(before))}" if before else ""


def _ends_sentence(original: Original, at: int) -> bool:
    """Whether a sentence ends at a token: *Lund lost. ``This is sad,'' Holm said*. Not *(R-Fla.)*, *he told ... me*."""
    tokens = original.tokens
    return tokens.tag[at] == "STOP" and not tokens.word[at + 1][:1].islower() and tokens.tag[at + 1] not in _GOES_ON


def told_after(original: Original, claim: Claim) -> str:
    """*the next sentence: “...”* for a claim in a headline, which hardly tells who and what is meant."""
    if claim.type == "age" or not original.is_headline(claim.sentence):
        return ""
    near = range(claim.sentence + 1, min(claim.sentence + 1 + _NEXT, len(original.document.sentences)))
    shown = (_shown(original, at) for at in near if _is_shown(original, at, claim.start))
    told = next((one for one in shown if one.rstrip(" .;") not in original.heading), "")
    return told and f"the next sentence: {quoted(told)}"


def _pointers(original: Original, claim: Claim, *, shown: bool) -> Iterator[int]:
    contents = [role for role in claim.roles if role.role == "content"]
    spoken = [role for role in contents[:1] if original.document.quote_at(role.start) is not None]
    if shown:
        for span in (original.sentence(claim), *(TextSpan(role.start, role.end) for role in spoken)):
            yield from pointers_out(original, *span)
    if claim.sentence:
        yield from role_pointers(original, claim)


def _says_little(original: Original, claim: Claim) -> bool:
    """Whether the content has few words, and neither a name nor a number: *Lund conceded that he had fallen short*."""
    tokens, contents = original.tokens, [role for role in claim.roles if role.role == "content"]
    spans = (range(tokens.at(role.start), tokens.at(role.end - 1) + 1) for role in contents)
    said = [at for at in itertools.chain.from_iterable(spans) if tokens.word[at][0].isalnum()]
    return 0 < len(said) <= _FEW and {"NAME", "NUM"}.isdisjoint(tokens.tag[at] for at in said)


def _is_of_another(original: Original, claim: Claim, sentence: int) -> bool:
    """Whether the sentence opens with the words of somebody else, which hardly tell what the next means."""
    if original.document.quote_at(original.document.sentences[sentence].start) is None:
        return False
    said = {name for role in claim.roles for name in role.names}
    return said.isdisjoint(original.speakers.get(sentence, ()))


def _is_heading(original: Original, sentence: str) -> bool:
    """Whether the brackets have the sentence anyway, as what the article begins with."""
    return sentence != "" and sentence.rstrip(" .;") == original.heading


def _telling(original: Original, nouns: set[str], sentence: int) -> Iterator[int]:
    """The sentences before ``sentence`` that introduce a noun and can be read alone, the nearest first; the sentence
    just before it also if it only has the noun. A person or body is introduced by the noun itself."""
    document, lower = original.document, original.tokens.lower
    start = document.sentences[sentence].start
    for at in _mentions(original, nouns, document.token_range(sentence).first):
        found = document.sentence_at(original.tokens.start[at])
        known = lower[at] in nouns or not lexicon.noun(lexicon.one_of(lower[at]))
        one = document.sentences[found]
        told = _introduces(original, at) and not points_out(original, one.start, one.end)
        if known and _is_shown(original, found, start) and (found == sentence - 1 or told):
            yield found


def _mentions(original: Original, nouns: set[str], limit: int) -> list[int]:
    """The last mentions of the nouns, then of other words of their families, before the token ``limit``, the nearest
    first."""
    found: list[int] = []
    for family in set(map(stem, nouns)):
        places = original.stems.get(family, [])
        here = bisect.bisect_left(places, limit)
        found += places[max(here - _FAR, 0) : here]
    return sorted(found, key=lambda at: (original.tokens.lower[at] not in nouns, -at))


def _introduces(original: Original, at: int) -> bool:
    """Whether a word is told of as new: *a plan*, *the Lund plan*, *plans to close it*, *planned*; not *the plan*."""
    tokens = original.tokens
    first = at
    while tokens.tag[first - 1] in _MODIFIERS or tokens.word[first - 1] == "-":
        first -= 1
    named = not {"NAME", "NUM"}.isdisjoint(tokens.tag[first:at])
    new = tokens.tag[at] in _VERBS or tokens.lower[first - 1] in _NEW
    return named or new or tokens.lower[at + 1] in _DESCRIBES


def _before(original: Original, sentence: int, start: int) -> list[str]:
    """The sentence before the one that begins at ``start``. If it refers back itself or is a question, also the one
    before that, unless the two are long: *“That would be you?” she asked.*"""
    said = _sentence_before(original, sentence, start)
    one = original.document.sentences[sentence - 1]
    if not said or not (said.endswith("?") or points_out(original, one.start, one.end)):
        return [said] * bool(said)
    earlier = _sentence_before(original, sentence - 1, one.start)
    return [earlier, said] if earlier and len(earlier) + len(said) < LONGEST else [said]


def _sentence_before(original: Original, sentence: int, start: int) -> str:
    """The sentence before the one that begins at ``start``, if it can be shown."""
    if sentence == 0 or not _is_shown(original, sentence - 1, start):
        return ""
    one = original.document.sentences[sentence - 1]
    text = original.text[one.start : one.end].rstrip("\"”'’) ")
    broken = "\n" in original.text[one.end : start] and not text.endswith((".", "!", "?"))
    said = _shown(original, sentence - 1)
    return "" if broken or _is_heading(original, said) else said


def _is_shown(original: Original, sentence: int, start: int) -> bool:
    """Whether a sentence is short enough, no headline, and not somebody's words of whom it does not tell, unless the
    sentence that begins at ``start`` goes on with them."""
    one = original.document.sentences[sentence]
    within = original.document.quote_at(one.start)
    spoken = within is not None and one.end <= within.end
    if spoken and within != original.document.quote_at(start):
        return False
    first, end = original.document.token_range(sentence)
    if original.text[one.start] == "<" or not any(map(str.islower, original.tokens.word[first:end])):
        return False  # <tweet/>, FULL TEXT.
    return one.end - one.start <= LONGEST and not original.is_headline(sentence)


def _shown(original: Original, sentence: int) -> str:
    one = original.document.sentences[sentence]
    return original.words(one.start, one.end, brackets=True)
