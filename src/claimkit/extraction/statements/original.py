"""The article that the statements are about."""

from __future__ import annotations

import bisect
import functools
import itertools
import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from claimkit.extraction.statements.wording import cut, line, quoted, stem
from claimkit.records import Claim, Role
from claimkit.text import phrases
from claimkit.text.document import Document
from claimkit.text.names import lexicon
from claimkit.text.quotes import Quote
from claimkit.text.tokens import BEYOND, Tag, TextSpan, Tokens

_NOBODY = phrases.TIMES | lexicon.PLACES  # names that no pronoun for a person means
_FIRST_PERSON = frozenset(word for word, kind in lexicon.PRONOUN_KIND.items() if kind in ("speaker", "speakers"))
_LINKS: Final[frozenset[Tag]] = frozenset({"PREP", "SUB", "CONJ"})  # that have no capital in a headline either
_NESTED = 8  # contents before a claim in which its own words may be
_SHORT = 3  # letters of a word that has no capital in a headline; so many others make one
_DOING = frozenset({"help", "helps", "helped", "helping", "let", "lets", "letting"})
_ACRONYM = re.compile(r"[A-Z]{2,5}")
_GOES_ON = frozenset({"WORD", "ING"})
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_MARKUP = re.compile(r"^[^<>\s]*[\"'’”]>|</?[a-z]+\b[^<>]*>")  # 2016-08-02">Holm said, <tweet id="7">
_INITIAL = re.compile(r"[A-Z]\.")
LONGEST_HEADING = 150  # characters
SURE = 0.8  # the confidence from which a claim is stated in words of our own


def gender(role: Role) -> str | None:
    """The gender of somebody, from a title, a pronoun (not *her* of *her aide*) or a first name."""
    opens, *more = role.text.split()
    shown = lexicon.TITLE_GENDER.get(lexicon.plain(opens)) if more else lexicon.PRONOUN_KIND.get(opens.lower())
    if shown is not None:
        return shown
    return next((lexicon.FIRST_GENDER.get(lexicon.plain(name.partition(" ")[0])) for name in role.names), None)


@dataclass
class Original:
    """An article with what its statements need to know.

    ``text`` is the article's own text, ``document`` its reading. ``manifold``: indices of the sentences with several
    dates or attributions. ``meanings``: the names that *he*, *she* and *the mayor* stand for. ``crowded``: several
    claims quote the same sentence, so each must quote its cue as well. ``speakers``: the names of a sentence's sources
    outside quotations, by its index. ``told``: what somebody says, in text order, and who it is. ``title``: the
    article's title, ``None`` if its first sentence stands for it, empty if nothing does.
    """

    document: Document
    text: str
    manifold: frozenset[int] = frozenset()
    meanings: Mapping[TextSpan, str] = field(default_factory=dict)
    crowded: bool = False
    speakers: Mapping[int, frozenset[str]] = field(default_factory=dict)
    told: Sequence[tuple[TextSpan, list[Role]]] = ()
    title: str | None = None

    @functools.cached_property
    def tokens(self) -> Tokens:
        return self.document.tokens

    @functools.cached_property
    def heading(self) -> str:
        """The title or, without one, the article's first sentence, on one line."""
        begins = self.document.sentences[0]
        title = self.text[begins.start : begins.end] if self.title is None else self.title
        return cut(line(title).rstrip(" .;"), LONGEST_HEADING)

    @functools.cached_property
    def quoted_heading(self) -> str:
        return quoted(self.heading)

    @functools.cached_property
    def uses(self) -> Counter[str]:
        """How often the article has each word."""
        return Counter(self.tokens.word)

    @functools.cached_property
    def latest_year(self) -> int:
        """The latest year that the article names; 0 if it names none."""
        return max(map(int, _YEAR.findall(self.text)), default=0)

    @functools.cached_property
    def stems(self) -> Mapping[str, list[int]]:
        """Where the article has each family of words, as tokens."""
        found: dict[str, list[int]] = {}
        for at, word in enumerate(self.tokens.lower[:-BEYOND]):
            found.setdefault(stem(word), []).append(at)
        return found

    @functools.cached_property
    def small(self) -> frozenset[str]:
        """The words that the article has in small letters."""
        return frozenset(filter(str.islower, set(self.tokens.word)))

    @functools.cached_property
    def behind_the(self) -> frozenset[str | tuple[str, str]]:
        """The words, and pairs of words, that mostly follow *the*: *Port* of *the Port Authority*; *Lund Times* if the
        article has *Lund* alone as well."""
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
        """Whether a word that starts with a capital also does so within a sentence."""
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

    @functools.cached_property
    def _meant_starts(self) -> list[int]:
        return [span.start for span, _ in self._meant]

    def words(
        self,
        start: int,
        end: int,
        told: Collection[str] = (),
        *,
        speakers: Collection[str] = (),
        brackets: bool = False,
        roles: Collection[TextSpan] = (),
    ) -> str:
        """The article's words on one line. If they leave open who is meant, *he* and *she* are replaced by a name, and
        *the mayor* is followed by one: there is no name before, and it is not somebody ``told`` of already. A name for
        *he* stands in square brackets inside quotations, or everywhere if ``brackets``; one after a description always
        does. A pronoun that is one of the claim's ``roles`` is replaced even if the words before name somebody else.
        Nobody calls himself *he*: inside quotations, nobody is meant who has a name of the ``speakers`` or of those
        ``told``."""
        known = {surname for name in told for surname in name.split()[-1:]}
        parts = {part for speaker in [*speakers, *told] for part in speaker.split()}
        pieces, at = [], start
        for span, name in self.meant(start, end):
            if span.start < at or (surname := name.split()[-1]) in known or surname in self.text[start:end]:
                continue
            within = self.document.quote_at(span.start) is not None
            if (within and not parts.isdisjoint(name.split())) or self.may_be_speaker(span, name):
                continue
            if self.is_description(span):
                behind = self._behind(span)
                owns = "’s" * self.text[at:behind].endswith(("'s", "’s"))
                pieces += [self.text[at:behind], f" [{name}{owns}]"]
                at = behind
            elif span not in roles and self._is_answered(start, span):
                continue
            elif form := self._form(span, name):
                pieces += [self.text[at : span.start], f"[{form}]" if brackets or within else form]
                at = span.end
            else:
                continue
            known.add(surname)
        return line(_MARKUP.sub("", "".join([*pieces, self.text[at:end]])))

    def _is_answered(self, start: int, span: TextSpan) -> bool:
        """Whether the words before a pronoun name somebody it may mean, or contain a pronoun of the same kind whose
        meaning is unknown: *he waffled as to whether he would go*."""
        lower = self.tokens.lower
        first, at = self.tokens.at(start), self.tokens.at(span.start)
        kind = lexicon.PRONOUN_KIND[lower[at]]
        return any(
            self.may_be_meant(other)
            or (lexicon.PRONOUN_KIND.get(lower[other]) == kind and not self.is_plain(other, other + 1))
            for other in range(first, at)
        )

    def may_be_speaker(self, span: TextSpan, name: str) -> bool:
        """Whether a pronoun in unquoted words may mean whoever says them, rather than the bearer of ``name``: the *her*
        of *Vera Holm said that nobody had warned her*."""
        if self.document.quote_at(span.start) is not None or self.is_description(span):
            return False
        kind = lexicon.PRONOUN_KIND[self.text[span.start : span.end].lower()]
        return any(name not in role.names and gender(role) == kind for role in self._sayers(span.start, None))

    def tellers(self, claim: Claim) -> list[Role]:
        """Who says the words that the claim is taken from, if that is another than its own source. In a quotation, that
        is who says all of it: *“He claims that he is ill,” Ann Lee said.*"""
        return self._sayers(claim.start, self.document.quote_at(claim.start))

    def _sayers(self, at: int, within: Quote | None) -> list[Role]:
        """Who says the words at an offset, and is not told of ``within`` a quotation."""
        behind = bisect.bisect_right(self.told, at, key=lambda one: one[0].start)
        for content, sources in reversed(self.told[max(behind - _NESTED, 0) : behind]):
            quoted_ = within is not None and any(within.start <= role.start < within.end for role in sources)
            if at < content.end and not quoted_:
                return sources
        return []

    def is_by_somebody(self, claim: Claim) -> bool:
        """Whether the claim is part of a quotation, and nothing tells whose."""
        quote = self.document.quote_at(claim.start)
        own = [role.start for role in claim.roles if role.role == "content"]
        return quote is not None and min(own, default=claim.start) > quote.start and not self.tellers(claim)

    def is_description(self, span: TextSpan) -> bool:
        return not lexicon.is_personal(self.text[span.start : span.end])

    def _behind(self, span: TextSpan) -> int:
        """Where a phrase ends, including its *'s*: *the mayor's*."""
        end = self.tokens.at(span.end - 1) + 1
        return self.tokens.end[end] if self.tokens.tag[end : end + 1] == ["GEN"] else span.end

    def meant(self, start: int, end: int) -> Iterator[tuple[TextSpan, str]]:
        """Each *he*, *she* and *the mayor* in ``start``..``end``, with the name it stands for."""
        for at in range(bisect.bisect_left(self._meant_starts, start), len(self._meant)):
            if self._meant[at][0].end > end:
                break
            yield self._meant[at]

    def is_plain(self, first: int, end: int) -> bool:
        """Whether it is known whom a *he* or *she*, or the description in tokens ``first`` up to ``end``, means."""
        return TextSpan(self.tokens.start[first], self.tokens.end[end - 1]) in self.meanings

    def is_first_person(self, start: int, end: int) -> bool:
        """Whether unquoted words contain *me* or *us*. Only a quotation can show whose words they are."""
        first, last = self.tokens.at(start), self.tokens.at(end - 1) + 1
        own = itertools.compress(range(first, last), map(_FIRST_PERSON.__contains__, self.tokens.lower[first:last]))
        within = self.document.quote_at(start)
        return any(self.document.quote_at(self.tokens.start[at]) == within for at in own)

    def may_be_meant(self, token: int) -> bool:
        """Whether a word may be the antecedent of a later pronoun: a name other than a day, a place or an acronym
        (*RNC*), or a noun for a person (*the president*)."""
        lower = self.tokens.lower[token]
        if self.tokens.tag[token] == "NAME":
            return lower not in _NOBODY and not _ACRONYM.fullmatch(self.tokens.word[token])
        return lexicon.person_noun(lower)

    def _form(self, span: TextSpan, name: str) -> str | None:
        """The name as it replaces a pronoun: with *’s* for a possessive; ``None`` for *himself*, *she’d*."""
        tokens = self.tokens
        at = tokens.at(span.start)
        word = tokens.lower[at]
        if word in ("he", "she", "him"):
            return name
        owned = tokens.tag[at + 1 : at + 2] in (["WORD"], ["NAME"], ["ED"], ["ING"], ["NUM"])
        quoting = tokens.tag[at + 1 : at + 2] == ["QUOTE"] and tokens.word[at + 2 : at + 3] not in ([], [","], ["."])
        owned = owned or (quoting and tokens.lower[at - 1] == "as")  # as her “best friend”
        does = tokens.tag[at + 1 : at + 2] == ["ING"] and tokens.tag[at + 2 : at + 3] in (["DET"], ["POSS"], ["PRON"])
        helped = tokens.lower[at - 1] in _DOING  # help her win
        if word == "his" or (word == "her" and owned and not (does or helped)):  # saw her clutching a bag
            return f"{name}’s"
        return name if word == "her" else None

    @staticmethod
    def is_sure(claim: Claim) -> bool:
        """Whether a claim is likely enough to be stated. An unlikely one is only quoted."""
        return claim.confidence is None or claim.confidence >= SURE

    def sentence(self, claim: Claim) -> TextSpan:
        """Where the claim's sentence begins and ends."""
        found = self.document.sentences[claim.sentence]
        first = self.document.sentence_of(self.tokens.at(claim.start)).first
        return TextSpan(max(found.start, self.tokens.start[first]), found.end)

    def whole_sentence(self, claim: Claim) -> TextSpan:
        """The claim's sentence with the lines before and after that belong to it: *Lund often*, a break, *lies*."""
        start = self.sentence(claim).start
        sentences, first, last = self.document.sentences, claim.sentence, claim.sentence
        while first > 0 and self._goes_on(first - 1):
            first -= 1
        while last + 1 < len(sentences) and self._goes_on(last):
            last += 1
        return TextSpan(start if first == claim.sentence else sentences[first].start, sentences[last].end)

    def _goes_on(self, sentence: int) -> bool:
        """Whether a sentence is torn from the next by a line break: it has no end, and a small letter follows."""
        end, behind = self.document.sentences[sentence].end, self.document.sentences[sentence + 1].start
        broken = self.text[end:behind].strip(" ") in ("\n", "\r\n")
        return broken and self.text[end - 1] not in '.!?:;"”’' and self.text[behind].islower()

    def is_headline(self, sentence: int) -> bool:
        """Whether the sentence is a headline: each long word has a capital, except words like *after* and *with*
        (*Mayor Denies Theft as Inquiry Opens*), or it opens the article and has no full stop (*Mayor denies theft*)."""
        first, end = self.document.token_range(sentence)
        ends = "STOP" in self.tokens.tag[end - 1 - (self.tokens.tag[end - 1] == "QUOTE") : end]
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
