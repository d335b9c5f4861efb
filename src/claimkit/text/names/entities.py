"""The people and bodies of an article, and where it names them."""

from __future__ import annotations

import bisect
import functools
from collections import defaultdict
from dataclasses import dataclass, field

from claimkit.text.document import Document
from claimkit.text.names import lexicon
from claimkit.text.names.finding import Kind
from claimkit.text.names.lexicon import Gender
from claimkit.text.names.uses import Key
from claimkit.text.tokens import TextSpan


@dataclass(slots=True)
class Called:
    """The words that stand with a noun for somebody: *Leeds coach* has the name *leeds*."""

    words: set[str] = field(default_factory=set)
    names: set[str] = field(default_factory=set)

    def add(self, words: list[str]) -> None:
        for word in words:
            (self.names if word[0].isupper() else self.words).add(lexicon.plain(word))


@dataclass(eq=False, slots=True)
class Entity:
    """Somebody or something with a name: where its fullest form stands, and what the text says about it; one whom
    the text does not name has no ``key``."""

    name: TextSpan
    key: Key
    kind: Kind
    first: int  # the token of its first mention
    gender: Gender | None = None
    nouns: dict[str, Called] = field(default_factory=dict)  # what it is called, by head noun
    body: Entity | None = None  # the body that it speaks for
    ages: set[str] = field(default_factory=set)  # in years, as far as the text tells

    @property
    def surname(self) -> str | None:
        """*lee* of Ann Lee, of Ann Lee Jr.; none of one name alone."""
        key = self.key
        return key[-2] if len(key) > 2 and key[-1] in lexicon.GENERATIONS else key[-1] if len(key) > 1 else None


@dataclass(eq=False, slots=True)
class Mention:
    """Tokens ``first`` up to ``end`` name an entity; ``full`` where by more than a surname, ``title`` as in a name."""

    first: int
    end: int
    title: int
    entity: Entity
    full: bool
    others: tuple[Entity, ...] = ()  # who else bears the name


class Entities:
    """The entities of a text, ``all`` in any order, and the ``mentions`` of them in that of the text."""

    def __init__(self, document: Document, entities: list[Entity], mentions: list[Mention]) -> None:
        self.document, self.tokens = document, document.tokens
        self.all, self.mentions = entities, mentions
        self._starts = [mention.first for mention in mentions]

    def index(self, token: int) -> int:
        """Which of the mentions is the first from a token on."""
        return bisect.bisect_left(self._starts, token)

    def within(self, first: int, end: int) -> list[Mention]:
        """The names that stand in tokens ``first`` up to ``end``."""
        return [mention for mention in self.mentions[self.index(first) : self.index(end)] if mention.end <= end]

    def ending(self, token: int) -> Mention | None:
        """The name of a person that ends before a token."""
        before = self.mentions[self.index(token) - 1 : self.index(token)]
        return next((m for m in before if m.end == token and m.entity.kind == "person"), None)

    def family(self, one: Entity) -> list[Entity]:
        """The other people who bear a person's surname."""
        bearers = self._families.get(one.surname, ()) if one.surname else ()
        return [entity for entity in bearers if entity is not one and entity.kind == "person"]

    @functools.cached_property
    def _families(self) -> dict[str, list[Entity]]:
        """The entities by their surname."""
        families: defaultdict[str, list[Entity]] = defaultdict(list)
        for entity in self.all:
            if name := entity.surname:
                families[name].append(entity)
        return families
