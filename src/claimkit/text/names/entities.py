"""The entities (people and bodies) of an article, and their mentions by name."""

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
class Modifiers:
    """The modifiers of a noun that describes an entity, split into names and other words: *Leeds coach* has the name
    *leeds*."""

    words: set[str] = field(default_factory=set)
    names: set[str] = field(default_factory=set)

    def add(self, words: list[str]) -> None:
        for word in words:
            (self.names if word[0].isupper() else self.words).add(lexicon.plain(word))


@dataclass(eq=False, slots=True)
class Entity:
    """A person or body: where the text has its fullest name, and what it says about it. ``key`` is empty if the text
    does not name it."""

    name: TextSpan
    key: Key
    kind: Kind
    first: int  # the token of its first mention
    gender: Gender | None = None
    nouns: dict[str, Modifiers] = field(default_factory=dict)  # its descriptions, by head noun
    body: Entity | None = None  # the body that it speaks for
    ages: set[str] = field(default_factory=set)  # ages in years that the text gives

    @property
    def surname(self) -> str | None:
        """*lee* for Ann Lee and for Ann Lee Jr.; ``None`` for a single word."""
        key = self.key
        return key[-2] if len(key) > 2 and key[-1] in lexicon.GENERATIONS else key[-1] if len(key) > 1 else None


@dataclass(eq=False, slots=True)
class Mention:
    """Tokens ``first`` up to ``end`` name an entity; ``full`` says that they have several words. ``title`` is where the
    titles before the name begin."""

    first: int
    end: int
    title: int
    entity: Entity
    full: bool
    others: tuple[Entity, ...] = ()  # who else bears the name


class Entities:
    """The entities of a text (``all``, in no particular order) and their ``mentions`` in text order."""

    def __init__(self, document: Document, entities: list[Entity], mentions: list[Mention]) -> None:
        self.document, self.tokens = document, document.tokens
        self.all, self.mentions = entities, mentions
        self._starts = [mention.first for mention in mentions]

    def index(self, token: int) -> int:
        """The index of the first mention that begins at or after a token."""
        return bisect.bisect_left(self._starts, token)

    def within(self, first: int, end: int) -> list[Mention]:
        """The mentions within tokens ``first`` up to ``end``."""
        return [mention for mention in self.mentions[self.index(first) : self.index(end)] if mention.end <= end]

    def person_before(self, token: int) -> Mention | None:
        """The mention of a person that ends right before a token."""
        before = self.mentions[self.index(token) - 1 : self.index(token)]
        return next((m for m in before if m.end == token and m.entity.kind == "person"), None)

    def family(self, one: Entity) -> list[Entity]:
        """The other people with the same surname."""
        bearers = self._families.get(one.surname, ()) if one.surname else ()
        return [entity for entity in bearers if entity is not one and entity.kind == "person"]

    @functools.cached_property
    def _families(self) -> dict[str, list[Entity]]:
        """The entities by surname."""
        families: defaultdict[str, list[Entity]] = defaultdict(list)
        for entity in self.all:
            if name := entity.surname:
                families[name].append(entity)
        return families
