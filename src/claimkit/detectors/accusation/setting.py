"""A noun that accuses, with what precedes it: its owner, its verb, a wrong (*fraud* charges)."""

from __future__ import annotations

from claimkit.detectors.accusation.cues import Hit, lexicon
from claimkit.detectors.accusation.parties import owner
from claimkit.detectors.accusation.wrongs import is_wrong
from claimkit.text.document import Document
from claimkit.text.phrases import MODALS
from claimkit.text.tokens import TokenSpan

_PREMODIFIERS = frozenset({"WORD", "NAME", "ED", "ING", "NUM", "LY", "ADV"})


class Setting:
    """The noun at ``at`` with what precedes it in its phrase and clause."""

    def __init__(self, document: Document, at: int) -> None:
        tokens = document.tokens
        floor, self.limit = document.sentence_of(at)
        self.document, self.at = document, at
        first = at
        while (
            tokens.tag[first - 1] in _PREMODIFIERS and tokens.lower[first - 1] not in lexicon().answer | lexicon().make
        ):
            first -= 1
        self.premodifiers: TokenSpan = TokenSpan(first, at)
        self.owner: TokenSpan | None = None
        if tokens.tag[first - 1] == "POSS":
            self.owner = TokenSpan(first - 1, first)
        elif tokens.tag[first - 1] == "GEN":
            self.owner = owner(document, first - 1)
        start = self.owner[0] if self.owner else first
        self.start = start - (tokens.tag[start - 1] == "DET")
        self.verb = self._verb(floor)

    def _verb(self, floor: int) -> int | None:
        """The verb that governs the noun: *denied* the allegations, *defended himself against* them."""
        tokens, lists = self.document.tokens, lexicon()
        for at in range(self.start - 1, max(floor - 1, self.start - 6), -1):
            if tokens.lower[at] in lists.answer or tokens.lower[at] in lists.make:
                return at
            if tokens.tag[at] in ("STOP", "QUOTE", "SUB", "REL"):
                return None
        return None

    def is_verb(self, hit: Hit) -> bool:
        """Whether the word is a verb in this place: *he claims that*, *critics charge that*."""
        tokens, at = self.document.tokens, self.at
        if hit.cue.head not in ("claim", "charge", "suit"):
            return False
        tag, before = tokens.tag[at - 1], tokens.lower[at - 1]
        describing = lexicon().legal | lexicon().answer | lexicon().make
        if tag in ("NAME", "PRON", "REL", "AUX") or before in ("to", "who", "that"):
            return not is_wrong(before) and before not in describing
        if not before.endswith("s") and self.document.tokens.lower[at + 1] != "that":
            return False
        number = "base" if before.endswith("s") else "s"  # "critics claim", "the state claims that"
        return tag == "WORD" and not is_wrong(before) and before not in describing and number in hit.form

    @property
    def premodifying_wrong(self) -> TokenSpan | None:
        """The wrong before the noun: *bribery and tax fraud* charges; ``None`` if there is none."""
        tokens = self.document.tokens
        first, end = self.premodifiers
        wrongs = [i for i in range(first, end) if is_wrong(tokens.lower[i]) and tokens.lower[i] != "criminal"]
        if not wrongs:
            return None
        at = wrongs[0]
        while tokens.lower[at - 1] in lexicon().compound:
            at -= 1
        if tokens.lower[at - 1] == "and" and is_wrong(tokens.lower[at - 2]):
            at -= 2  # "bribery and tax fraud charges"
        return TokenSpan(at, end)

    @property
    def is_legal(self) -> bool:
        """Whether a legal word precedes the noun in its phrase."""
        lower = self.document.tokens.lower
        return any(lower[i] in lexicon().legal for i in range(*self.premodifiers))

    @property
    def is_doubtful(self) -> bool:
        """Whether the words before the noun say that it did not happen: *did not face charges*."""
        lower = self.document.tokens.lower
        floor = self.document.sentence_of(self.at)[0]
        near = lower[max(floor, self.start - 8) : self.at]
        not_so = lexicon().negations | lexicon().hard | {"no", "whether"}
        return any(word in not_so or word.endswith("n't") for word in near)

    @property
    def is_absent(self) -> bool:
        """Whether the text says that there is none: *no charges*, *not an indictment*."""
        lower = self.document.tokens.lower
        return lower[self.start] == "no" or lower[self.start - 1] == "not"

    @property
    def is_foreseen(self) -> bool:
        """Whether it is yet to be made: *some may make reckless* accusations."""
        return self.is_governed_by(lexicon().make) and self.document.tokens.lower[(self.verb or 1) - 1] in MODALS

    def is_governed_by(self, words: frozenset[str]) -> bool:
        """Whether the verb that governs the noun is one of ``words``."""
        return self.verb is not None and self.document.tokens.lower[self.verb] in words
