"""The article that statements are about, as they read it."""

from __future__ import annotations

import bisect
import functools
import itertools
import operator
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from claimkit.extraction.statements.wording import around, cut, line, quoted
from claimkit.records import Claim
from claimkit.text import phrases
from claimkit.text.document import Document
from claimkit.text.names import lexicon
from claimkit.text.tokens import Tag, TextSpan, Tokens

LONGEST_CUE = 40
_NOBODY = phrases.TIMES | lexicon.PLACES  # names that no pronoun for a person means
_SHORT = 3  # letters of a word that has no capital in a headline; so many others make one
_MEANS: Final[frozenset[Tag]] = frozenset({"PRON", "POSS", "NAME"})
_LEANS = frozenset({"he", "she", "they", "him", "them", "his", "her", "their", "these", "those"})
_INITIAL = re.compile(r"[A-Z]\.")
_MARK = re.compile(r"``|''|.")  # that opens a quotation
SURE = 0.8  # the confidence from which a claim is stated in words of our own
LONGEST = 360  # characters of a sentence that is quoted


@dataclass
class Original:
    """``text`` is the article's own, ``document`` its reading; ``manifold`` the sentences (by index) that put several
    things at dates or in somebody's mouth; ``pronouns`` whom *he* and *she* mean; ``crowded`` where a claim that quotes
    its sentence must point to its cue and what follows, since another one quotes the same."""

    document: Document
    text: str
    manifold: frozenset[int] = frozenset()
    pronouns: Mapping[TextSpan, str] = field(default_factory=dict)
    crowded: bool = False

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
        word, lower = self.tokens.word, self.tokens.lower
        forms: list[str | tuple[str, str]] = [*word, *itertools.pairwise(word)]
        the = [False, *map("the".__eq__, lower)]  # before each word
        ends = [*map("WORD".__ne__, self.tokens.tag[1:]), True]  # the Lund Times, no Lund of the Lund mill
        before = itertools.chain(map(operator.and_, the, ends), map(operator.and_, the, ends[1:]))
        behind = Counter(itertools.compress(forms, before))
        uses = Counter(filter(behind.__contains__, forms))
        return frozenset(form for form, times in behind.items() if times * 2 > uses[form])

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

    @functools.cached_property
    def capital(self) -> frozenset[str]:
        """The words that have a capital inside a sentence."""
        document, word = self.document, self.tokens.word
        ranges = (document.token_range(index) for index in range(len(document.sentences)))
        opening = Counter(word[first] for first, end in ranges if first < end)
        return frozenset(name for name, times in self.uses.items() if times > opening[name])

    @functools.cached_property
    def _meant(self) -> list[tuple[TextSpan, str]]:
        return sorted(self.pronouns.items())

    def words(self, start: int, end: int, told: Iterable[str] = (), *, brackets: bool = False) -> str:
        """The article's words on one line, with a name for *he* and *she* where the words themselves leave open who is
        meant: nobody has a name before, and those ``told`` of are not meant. The name stands in square brackets inside
        a quotation, and everywhere where ``brackets`` are asked for."""
        known = {surname for name in told for surname in name.split()[-1:]}
        pieces, at = [], start
        for span, name in self.meant(start, end):
            if (surname := name.split()[-1]) in known or surname in self.text[start:end]:
                continue
            if any(map(self.may_be_meant, range(self.tokens.at(start), self.tokens.at(span.start)))):
                continue
            if (form := self._form(span, name)) is None:
                continue
            known.add(surname)
            quoted_here = brackets or self.document.quote_at(span.start) is not None
            pieces += [self.text[at : span.start], f"[{form}]" if quoted_here else form]
            at = span.end
        return line("".join([*pieces, self.text[at:end]]))

    def meant(self, start: int, end: int) -> Iterator[tuple[TextSpan, str]]:
        """Each *he* and *she* in ``start``..``end`` with the name of whom it means."""
        first = bisect.bisect_left(self._meant, (TextSpan(start, start), ""))
        behind = map(self._meant.__getitem__, range(first, len(self._meant)))  # a slice would copy them all
        return itertools.takewhile(lambda one: one[0].end <= end, behind)

    def is_plain(self, token: int) -> bool:
        """Whether it is known whom a *he* or *she* means."""
        return TextSpan(self.tokens.start[token], self.tokens.end[token]) in self.pronouns

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
        """Whether a word tells of somebody whom a pronoun behind it may mean: a name, but no day's and no place's, or
        *the president*."""
        lower = self.tokens.lower[token]
        if self.tokens.tag[token] == "NAME":
            return lower not in _NOBODY
        return self.tokens.tag[token] == "WORD" and lexicon.person_noun(lower)

    def _form(self, span: TextSpan, name: str) -> str | None:
        """The name as it stands for a pronoun: with *’s* for a possessive, none for *himself*, *she’d*."""
        tokens = self.tokens
        at = tokens.at(span.start)
        word = tokens.lower[at]
        if word in ("he", "she", "him"):
            return name
        owned = tokens.tag[at + 1 : at + 2] in (["WORD"], ["NAME"], ["ED"], ["ING"], ["NUM"])
        does = tokens.tag[at + 1 : at + 2] == ["ING"] and tokens.tag[at + 2 : at + 3] in (["DET"], ["POSS"], ["PRON"])
        if word == "his" or (word == "her" and owned and not does):  # saw her clutching a bag
            return f"{name}’s"
        return name if word == "her" else None

    @staticmethod
    def is_sure(claim: Claim) -> bool:
        """Whether a claim is taken on trust. One that is as likely none is only quoted."""
        return claim.confidence is None or claim.confidence >= SURE

    def sentence(self, claim: Claim) -> tuple[int, int]:
        """Where the claim's sentence begins and ends."""
        found = self.document.sentences[claim.sentence]
        first = self.document.sentence_of(self.tokens.at(claim.start)).first
        return max(found.start, self.tokens.start[first]), found.end

    def is_headline(self, sentence: int) -> bool:
        """Whether each long word of a sentence has a capital: *Mayor Denies Theft as Inquiry Opens*; or it is the first
        of the article and does not end: *Mayor denies theft*."""
        first, end = self.document.token_range(sentence)
        ends = self.tokens.tag[end - 1] in ("STOP", "QUOTE")
        if sentence == 0 and len(self.document.sentences) > 1 and not ends:
            return True
        long = 0
        for word in self.tokens.word[first:end]:
            if len(word) > _SHORT:
                if word.islower():
                    return False
                long += 1
        return long > _SHORT

    def told_here(self, claim: Claim, *, before: bool = False) -> str:
        """*told here: “...”* with the claim's sentence, and with the one before it."""
        from_cue = line(self.text[claim.start : self.sentence(claim)[1]]).rstrip(".")
        cue = f" ({quoted(cut(from_cue, LONGEST_CUE))})" if self.crowded else ""
        return f"told here{cue}: {self.quotation(claim, before=before)}"

    def quotation(self, claim: Claim, *, before: bool = False) -> str:
        """The claim's sentence in quotation marks, cut around its anchor and what was charged; behind the one before
        it where only that tells whom *he*, *they*, *this* mean, or where ``before`` asks for it."""
        start, end = self.sentence(claim)
        anchor = line(claim.text)
        lead = self.words(start, claim.start, brackets=True)
        whole = self.words(start, end, brackets=True)
        quote = self.document.quote_at(start)
        if quote is not None and quote.start < start and quote.end < end:  # it closes a quotation that began before
            mark = _MARK.match(self.text, quote.start)
            lead, whole = (f"{mark[0] if mark else ''}{said}" for said in (lead, whole))
        at = whole.find(anchor, max(len(lead) - 1, 0)) if whole.startswith(lead[:20]) else whole.find(anchor)
        charge = max((role.end for role in claim.roles if role.role == "charge" and role.end <= end), default=0)
        last = len(self.words(start, charge, brackets=True)) if charge > claim.end else 0
        whole += " …" * whole.endswith(":")
        said = around(whole, max(at, 0), max(at, 0) + len(anchor), LONGEST, last)
        return quoted(f"{needed} {said}" if (needed := self._needed(claim, said, always=before)) else said)

    def _needed(self, claim: Claim, said: str, *, always: bool) -> str:
        """The sentence before the claim's, where it is short enough, and the claim's begins with a word that has no
        meaning without it (``always``: whatever it begins with)."""
        first, end = self.document.token_range(claim.sentence)
        if claim.sentence == 0 or said.startswith("…") or self.is_headline(claim.sentence - 1):
            return ""
        opening = next((at for at in range(first, end) if self.tokens.tag[at] in _MEANS), end)
        leans = opening < end and self.tokens.lower[opening] in _LEANS and not self.is_plain(opening)
        if not (always or leans):
            return ""
        one = self.document.sentences[claim.sentence - 1]
        between = self.text[one.end : self.tokens.start[first]]
        broken = "\n" in between and not (always and self.text[one.start : one.end].rstrip("\"”'’ ").endswith("."))
        if broken or one.end - one.start > (LONGEST * 5 // 4 if always else LONGEST):
            return ""
        return self.words(one.start, one.end, brackets=True)
