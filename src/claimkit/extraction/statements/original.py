"""The article that statements are about, as they read it."""

from __future__ import annotations

import bisect
import functools
import itertools
import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from claimkit.extraction.statements.wording import line
from claimkit.records import Claim
from claimkit.text import phrases
from claimkit.text.document import Document
from claimkit.text.names import lexicon
from claimkit.text.tokens import BEYOND, Tag, TextSpan, Tokens

_NOBODY = phrases.TIMES | lexicon.PLACES  # names that no pronoun for a person means
_LINKS: Final[frozenset[Tag]] = frozenset({"PREP", "SUB", "CONJ"})  # that have no capital in a headline either
_SHORT = 3  # letters of a word that has no capital in a headline; so many others make one
_DOING = frozenset({"help", "helps", "helped", "helping", "let", "lets", "letting"})
_ACRONYM = re.compile(r"[A-Z]{2,5}")
_GOES_ON = frozenset({"WORD", "ING"})
_INITIAL = re.compile(r"[A-Z]\.")
SURE = 0.8  # the confidence from which a claim is stated in words of our own


@dataclass
class Original:
    """``text`` is the article's own, ``document`` its reading; ``manifold`` the sentences (by index) that put several
    things at dates or in somebody's mouth; ``meanings`` whom *he*, *she* and *the mayor* mean; ``crowded`` where a
    claim that quotes its sentence must point to its cue and what follows, since another one quotes the same;
    ``speakers`` who is said to speak in a sentence (by index), not by somebody who is quoted; ``title`` the article's,
    empty where neither it nor the text tells, ``None`` where the text's first sentence does."""

    document: Document
    text: str
    manifold: frozenset[int] = frozenset()
    meanings: Mapping[TextSpan, str] = field(default_factory=dict)
    crowded: bool = False
    speakers: Mapping[int, frozenset[str]] = field(default_factory=dict)
    title: str | None = None

    @functools.cached_property
    def tokens(self) -> Tokens:
        return self.document.tokens

    @functools.cached_property
    def uses(self) -> Counter[str]:
        """How often the article has each word."""
        return Counter(self.tokens.word)

    @functools.cached_property
    def small(self) -> frozenset[str]:
        """The words that the article has in small letters."""
        return frozenset(filter(str.islower, set(self.tokens.word)))

    @functools.cached_property
    def behind_the(self) -> frozenset[str | tuple[str, str]]:
        """The words, and the pairs of words, that stand behind *the* more often than not: *Port* of *the Port
        Authority*; *Lund Times* where the article has *Lund* alone as well."""
        word, tag = self.tokens.word, self.tokens.tag
        words: Counter[str] = Counter()
        pairs: Counter[tuple[str, str]] = Counter()
        for the in [at for at, lower in enumerate(self.tokens.lower[:-BEYOND]) if lower == "the"]:
            if tag[the + 2] not in _GOES_ON:  # the Lund Times, not the Lund mill
                words[word[the + 1]] += 1
            if tag[the + 3] not in _GOES_ON:
                pairs[word[the + 1], word[the + 2]] += 1
        uses = Counter(filter(pairs.__contains__, itertools.pairwise(word)))
        often = (form for form, times in words.items() if times * 2 > self.uses[form])
        return frozenset(often) | {pair for pair, times in pairs.items() if times * 2 > uses[pair]}

    @functools.cached_property
    def first_names(self) -> Mapping[str, set[str]]:
        """The first names that stand before a surname, with or without an initial: *Ann* and *Omar* before *Lee*."""
        word, tag = self.tokens.word, self.tokens.tag
        found: dict[str, set[str]] = {}
        for at, (kind, behind) in enumerate(itertools.pairwise(tag)):
            if kind == behind == "NAME" and lexicon.plain(word[at]) in lexicon.FIRST_GENDER:
                initial = _INITIAL.fullmatch(word[at + 1]) and tag[at + 2 : at + 3] == ["NAME"]
                found.setdefault(word[at + 2 if initial else at + 1], set()).add(word[at])
        return found

    def has_capital(self, word: str) -> bool:
        """Whether a word that begins with a capital has it inside a sentence, too."""
        return self.uses[word] > self._opening[word]

    @functools.cached_property
    def _opening(self) -> Counter[str]:
        """How often each word opens a sentence."""
        document, word = self.document, self.tokens.word
        ranges = (document.token_range(index) for index in range(len(document.sentences)))
        return Counter(word[first] for first, _ in ranges)

    @functools.cached_property
    def _meant(self) -> list[tuple[TextSpan, str]]:
        return sorted(self.meanings.items())

    def words(
        self, start: int, end: int, told: Iterable[str] = (), *, speakers: Collection[str] = (), brackets: bool = False
    ) -> str:
        """The article's words on one line, with a name for *he* and *she*, and behind *the mayor*, where the words
        themselves leave open who is meant: nobody has a name before, and those ``told`` of are not meant. The name of
        a *he* stands in square brackets inside a quotation, and everywhere where ``brackets`` are asked for; that of a
        description always. Nobody says *he* of himself: inside a quotation none of the ``speakers`` is meant."""
        known = {surname for name in told for surname in name.split()[-1:]}
        pieces, at = [], start
        for span, name in self.meant(start, end):
            if span.start < at or (surname := name.split()[-1]) in known or surname in self.text[start:end]:
                continue
            within = self.document.quote_at(span.start) is not None
            if within and name in speakers:
                continue
            if self.is_description(span):
                behind = self._behind(span)
                owns = "’s" * self.text[at:behind].endswith(("'s", "’s"))
                pieces += [self.text[at:behind], f" [{name}{owns}]"]
                at = behind
            elif self._is_answered(start, span):
                continue
            elif form := self._form(span, name):
                pieces += [self.text[at : span.start], f"[{form}]" if brackets or within else form]
                at = span.end
            else:
                continue
            known.add(surname)
        return line("".join([*pieces, self.text[at:end]]))

    def _is_answered(self, start: int, span: TextSpan) -> bool:
        """Whether the words from ``start`` to a pronoun tell whom it may mean, or have another like it of whom that is
        not known: *he waffled as to whether he would go*."""
        lower = self.tokens.lower
        first, at = self.tokens.at(start), self.tokens.at(span.start)
        kind = lexicon.PRONOUN_KIND[lower[at]]
        return any(
            self.may_be_meant(other)
            or (lexicon.PRONOUN_KIND.get(lower[other]) == kind and not self.is_plain(other, other + 1))
            for other in range(first, at)
        )

    def is_description(self, span: TextSpan) -> bool:
        return not lexicon.is_personal(self.text[span.start : span.end])

    def _behind(self, span: TextSpan) -> int:
        """Where a phrase ends, with its *'s*: *the mayor's*."""
        end = self.tokens.at(span.end - 1) + 1
        return self.tokens.end[end] if self.tokens.tag[end : end + 1] == ["GEN"] else span.end

    def meant(self, start: int, end: int) -> Iterator[tuple[TextSpan, str]]:
        """Each *he*, *she* and *the mayor* in ``start``..``end`` with the name of whom it means."""
        first = bisect.bisect_left(self._meant, (TextSpan(start, start), ""))
        behind = map(self._meant.__getitem__, range(first, len(self._meant)))  # a slice would copy them all
        return itertools.takewhile(lambda one: one[0].end <= end, behind)

    def is_plain(self, first: int, end: int) -> bool:
        """Whether it is known whom a *he* or *she*, or a description of tokens ``first`` up to ``end``, means."""
        return TextSpan(self.tokens.start[first], self.tokens.end[end - 1]) in self.meanings

    def is_first_person(self, start: int, end: int) -> bool:
        """Whether words that are no quotation of their own speak of *me*, *us*: whose they are only a quotation
        tells."""
        within = self.document.quote_at(start)
        held = range(self.tokens.at(start), self.tokens.at(end - 1) + 1)
        return any(
            lexicon.PRONOUN_KIND.get(self.tokens.lower[at]) in ("speaker", "speakers")
            and self.document.quote_at(self.tokens.start[at]) == within
            for at in held
        )

    def may_be_meant(self, token: int) -> bool:
        """Whether a word tells of somebody whom a pronoun behind it may mean: a name, but no day's, no place's and not
        *RNC*, or *the president*."""
        lower = self.tokens.lower[token]
        if self.tokens.tag[token] == "NAME":
            return lower not in _NOBODY and not _ACRONYM.fullmatch(self.tokens.word[token])
        return lexicon.person_noun(lower)

    def _form(self, span: TextSpan, name: str) -> str | None:
        """The name as it stands for a pronoun: with *’s* for a possessive, none for *himself*, *she’d*."""
        tokens = self.tokens
        at = tokens.at(span.start)
        word = tokens.lower[at]
        if word in ("he", "she", "him"):
            return name
        owned = tokens.tag[at + 1 : at + 2] in (["WORD"], ["NAME"], ["ED"], ["ING"], ["NUM"])
        does = tokens.tag[at + 1 : at + 2] == ["ING"] and tokens.tag[at + 2 : at + 3] in (["DET"], ["POSS"], ["PRON"])
        helped = tokens.lower[at - 1] in _DOING  # help her win
        if word == "his" or (word == "her" and owned and not (does or helped)):  # saw her clutching a bag
            return f"{name}’s"
        return name if word == "her" else None

    @staticmethod
    def is_sure(claim: Claim) -> bool:
        """Whether a claim is taken on trust. One that is as likely none is only quoted."""
        return claim.confidence is None or claim.confidence >= SURE

    def sentence(self, claim: Claim) -> TextSpan:
        """Where the claim's sentence begins and ends."""
        found = self.document.sentences[claim.sentence]
        first = self.document.sentence_of(self.tokens.at(claim.start)).first
        return TextSpan(max(found.start, self.tokens.start[first]), found.end)

    def is_headline(self, sentence: int) -> bool:
        """Whether each long word of a sentence has a capital, but for *after*, *with*: *Mayor Denies Theft as Inquiry
        Opens*; or it is the first of the article and does not end: *Mayor denies theft*."""
        first, end = self.document.token_range(sentence)
        ends = self.tokens.tag[end - 1] in ("STOP", "QUOTE")
        if sentence == 0 and len(self.document.sentences) > 1 and not ends:
            return True
        long = 0
        for at in range(first, end):
            word = self.tokens.word[at]
            if len(word) > _SHORT and self.tokens.tag[at] not in _LINKS:
                if word.islower():
                    return False
                long += 1
        return long > _SHORT
