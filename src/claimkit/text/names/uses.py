"""Groups the names of a text by key and compares their uses: which first word is not part of the name, which last word
is a name of its own, and what kind of name it is."""

from __future__ import annotations

from collections import defaultdict

from claimkit.text.document import Document
from claimkit.text.names import lexicon
from claimkit.text.names.finding import Kind, Name
from claimkit.text.tokens import Tokens

Key = tuple[str, ...]
_NO_NOUN = frozenset({"VERB", "AUX", "PREP", "SUB"})  # what follows a genitive without a noun
_HOMES = frozenset({"us", "u.s", "uk"})


class Uses:
    """The names of a text by key (``of``), without words that are names only if somebody has that surname (*Cuban*)."""

    def __init__(self, document: Document, names: list[Name]) -> None:
        self.tokens: Tokens = document.tokens
        first, end = document.sentence_of(0) if names else (0, 0)
        self._lead = first if names and self.tokens.tag[end - 1] == "STOP" else end  # where the text begins
        self.names = names
        self._count()
        if dropped := {key for key in self.of if self._has_extra_first_word(key)}:
            self.names = [_without_first_word(name) if name.key in dropped else name for name in names]
            self._count()

        if owned := {key for key in self.of if self._has_genitive(key)}:
            self.names = [_with_genitive(name) if name.key in owned else name for name in self.names]
            self._count()

    def _has_genitive(self, key: Key) -> bool:
        """Whether a genitive is part of a single name: it always has one, and once no noun follows: *McHolm's said so*;
        not *Lund's mill*."""
        tag = self.tokens.tag
        ends = [use.end for use in self.of[key] if use.kind == "unknown"]
        return (
            len(key) == 1
            and len(ends) == len(self.of[key])
            and all(tag[end] == "GEN" for end in ends)
            and any(tag[end + 1] in _NO_NOUN for end in ends)
        )

    def _count(self) -> None:
        self.of: defaultdict[Key, list[Name]] = defaultdict(list)
        for name in self.names:
            if name.kind != "surname":
                self.of[name.key].append(name)
        people = [key for key in self.of if len(key) > 1 and key[0] in lexicon.FIRST_GENDER]
        self.firsts, self.surnames = {key[0] for key in people}, {key[-1] for key in people}

    def _has_extra_first_word(self, key: Key) -> bool:
        """Whether the first word is not part of the name: *Crooked Ann Lee* if *Ann Lee* is known, *Crooked Ann*;
        *Rocker Lee*, *Pensioner Ann Lee* at the start of a sentence; *Troubled Holm*, *US Holm* if *Holm* is known;
        *the Lee Port Board* if *Ann Lee* and *the Port Board* are known."""
        if len(key) < 2 or key[0] in lexicon.FIRST_GENDER:
            return False
        rest, opens = key[1:], all(use.opens for use in self.of[key])
        if len(rest) == 1:
            home = key[0] in _HOMES and rest in self.of and rest[0] not in lexicon.BODY_HEADS
            known = rest[0] in self.surnames or self._known_before(key)
            return home or rest[0] in self.firsts or (opens and known)
        given = rest[0] in lexicon.FIRST_GENDER
        owned = key[0] in self.surnames
        return ((given or opens or owned) and rest in self.of) or (given and opens)

    def stands_apart(self, key: Key) -> bool:
        """Whether the last word of a two-word name means somebody else: *Holm sold HRJ Holm*; *Big Lee* if *Ann Lee* is
        known."""
        other = key[-1] in self.surnames or self.tokens.word[self.of[key][0].first].isupper()
        return other and self._known_before(key) and all(use.kind == "unknown" for use in self.of[key])

    def _known_before(self, key: Key) -> bool:
        """Whether the rest of the name occurs alone before the whole name: *Holm said … Maybe Holm will*. The headline
        does not count, since either may come first there."""
        rest, uses = key[1:], self.of[key]
        if rest not in self.of or rest[0] in lexicon.PLACES:
            return False
        begins = uses[0].first
        if begins < self._lead:
            return len(uses) == 1
        return next((use.first for use in self.of[rest] if use.first >= self._lead), begins) < begins

    def kind(self, key: Key) -> Kind:
        """The kind of a name of several words: by its words, or else a person if its last word is used alone as a
        surname, a body if it mostly follows *the*."""
        told: Kind = next((use.kind for use in self.of[key] if use.kind != "unknown"), "unknown")
        if told != "unknown":
            return told
        if len(key) == 2 and key[-1] in self.surnames and not self.stands_apart(key):
            return "person"
        if self.count_after_the(self.of[key]) * 2 > len(self.of[key]):
            return "body"
        if key[-1:] in self.of and key[:1] not in self.of and len(key) < 4:
            return "person"
        return "unknown"

    def count_after_the(self, names: list[Name]) -> int:
        """How many of these names have *the* before them."""
        return sum(name.title > 0 and self.tokens.lower[name.title - 1] == "the" for name in names)


def _with_genitive(name: Name) -> Name:
    return name._replace(end=name.end + 1, kind="body", key=(f"{name.key[0]}'s",))


def _without_first_word(name: Name) -> Name:
    key = name.key[1:]
    kind = "person" if len(key) > 1 and key[0] in lexicon.FIRST_GENDER else name.kind
    return name._replace(first=name.first + 1, kind=kind, key=key, opens=False)
