"""Finds the entities of an article by grouping its names."""

from __future__ import annotations

import itertools

from claimkit.text.document import Document
from claimkit.text.names import lexicon
from claimkit.text.names.entities import Entities, Entity, Mention
from claimkit.text.names.finding import Kind, Name, find_names
from claimkit.text.names.forms import Forms
from claimkit.text.names.name_words import is_name
from claimkit.text.names.uses import Key, Uses
from claimkit.text.tokens import TextSpan, TokenSpan

_HEADLINES = 2  # index of the last sentence that may have a surname before the full name
_GENERATIONS = frozenset({"younger", "elder", "older"})
_LONGEST_FORM = 6  # maximum number of tokens of a name in a headline


def gather(document: Document) -> Entities:
    """The entities of a text and all their mentions by name."""
    names, headlines = find_names(document)
    gathering = _Gathering(document, Uses(document, names))
    gathering.read_headlines(headlines)
    gathering.mentions.sort(key=lambda mention: mention.first)
    return Entities(document, gathering.all, gathering.mentions)


class _Gathering:
    def __init__(self, document: Document, uses: Uses) -> None:
        self.document, self.tokens = document, document.tokens
        self.uses, self.forms = uses, Forms()
        self.all: list[Entity] = []
        self.mentions: list[Mention] = []
        self._relatives: dict[int, Entity] = {}  # people named by a first name, by the token of the mention
        self._add_long_names()
        self._expand_brackets()
        self._add_couples()
        lower = self.tokens.lower
        single = {key: names for key, names in uses.of.items() if len(key) == 1}
        self._genders: dict[Key, set[lexicon.Gender | None]] = {  # that Mr, Mrs show of those with a surname
            key: {lexicon.TITLE_GENDER.get(lower[name.first - 1]) for name in names} - {None}
            for key, names in single.items()
        }
        self._certain = {
            key
            for key, names in single.items()
            if not all(name.opens for name in names) or (len(names) > 1 and not lexicon.plural(key[0]))
        }
        self._add_mentions()

    def _add_long_names(self) -> None:
        """Makes an entity for each name of several words, the longest first; shorter forms join a longer one."""
        for key in sorted((key for key in self.uses.of if len(key) > 1), key=len, reverse=True):
            kind = self.uses.kind(key)
            entity = self.forms.longer_name(key, kind)
            if entity is None:
                self._add(key, kind, self.uses.of[key][0])
                continue
            if len(entity.key) == len(key) and len(self.uses.of[key]) > len(self.uses.of[entity.key]):
                use = self.uses.of[key][0]  # the known form is a misspelling of this one
                entity.name = TextSpan(self.tokens.start[use.first], self.tokens.end[use.end - 1])
            if entity.kind == "unknown":
                entity.kind = kind
            self.forms.by_key[key] = entity

    def _add(self, key: Key, kind: Kind, use: Name) -> Entity:
        entity = Entity(TextSpan(self.tokens.start[use.first], self.tokens.end[use.end - 1]), key, kind, use.first)
        apart = len(key) == 2 and key in self.uses.of and self.uses.stands_apart(key)
        if kind in ("person", "unknown") and len(key) > 1 and not apart:
            entity.gender = lexicon.FIRST_GENDER.get(key[0])
        self.all.append(entity)
        self.forms.add(entity, apart=apart, shouted=self.tokens.word[use.first].isupper())
        return entity

    def _expand_brackets(self) -> None:
        """Records short forms in brackets after a name: *the Port Safety Board (PSB)*."""
        word = self.tokens.word
        for before, short in itertools.pairwise(self.uses.names):
            if not (short.first == before.end + 1 and word[before.end] == "(" and short.end - short.first == 1):
                continue
            entity, letters = self.forms.by_key.get(before.key), word[short.first]
            if (
                entity is not None
                and letters.isupper()
                and len(letters) > 1
                and letters[0].lower() in {word[0] for word in before.key}
                and word[short.end : short.end + 1] == [")"]
            ):
                self.forms.abbreviate(lexicon.plain(letters), entity)
                entity.kind = "body"

    def _add_couples(self) -> None:
        """Adds those who are named by their first name next to the surname that they share, unless the text has it:
        the first person of *Ann and Omar Lee*, the second one of *Lee's husband, Omar*."""
        lower, tag = self.tokens.lower, self.tokens.tag
        for one, other in itertools.pairwise(self.uses.names):
            couple = other.first == one.end + 1 and lower[one.end] == "and" and len(other.key) > 1
            if couple and self.forms.by_key[other.key].kind == "person":
                self._add_relative(one, other.key[-1])
            noun = other.first - 1 - (lower[other.first - 1] == ",")
            if noun == one.end + 1 and tag[one.end] == "GEN" and lower[noun] in lexicon.FAMILY:
                self._add_relative(other, one.key[-1])

    def _add_relative(self, name: Name, surname: str) -> None:
        """Adds somebody named by a first name; others with that first name must be unknown so far."""
        first, known = name.key[0], self._entities_of_word(name)
        if (
            name.kind == "unknown"
            and len(name.key) == 1
            and first in lexicon.FIRST_GENDER
            and (first, surname) not in self.forms.by_key
            and all(one.first > name.first and one.surname != surname for one in known)
        ):
            self._relatives[name.first] = self._add((first, surname), "person", name)

    def _add_mentions(self) -> None:
        """Makes a mention of each name; a single word that is no form of a longer name gets an entity of its own."""
        for name in self.uses.names:
            key = name.key
            if name.first in self._relatives:
                self._add_mention(name, self._relatives[name.first], False)
            elif len(key) > 1:
                self._add_mention(name, self.forms.by_key[key], True)
            elif key[0][-1] != "s" or key[0][:-1] not in self.forms.by_last:  # the Holms are not a name
                self._add_short_mention(name)

    def _add_short_mention(self, name: Name) -> None:
        before = self.tokens.lower[name.title - 1] if name.title else ""
        if before in _GENERATIONS:
            if one := self.forms.of_generation(name.key[0], before == "younger"):
                self._add_mention(name, one, False)
            return
        known = [] if self._is_firm(name) else self._entities_of_word(name)
        if name.kind == "surname":
            known = [one for one in known if one.kind == "person" and one.key[0] in lexicon.FIRST_GENDER]
        if name.title < name.first and len(shown := self._genders[name.key]) == 1:
            known = [
                one for one in known if one.gender is None or one.gender in shown
            ]  # no woman is President Lee, Mr Lee
        entity = known[0] if known else self._entity_of_word(name)
        if entity is not None:
            self._add_mention(name, entity, False, tuple(known[1:]))

    def _entity_of_word(self, name: Name) -> Entity | None:
        """The entity of a single word that is not a form of a longer name; ``None`` if it is not a name."""
        if name.kind in ("title", "surname"):
            return None
        if name.key in self.forms.by_key:
            return self.forms.by_key[name.key]
        if len(self.forms.bodies_called(name.key[0])) > 1:
            return None  # the Department, of two
        if name.opens and name.key not in self._certain and not self._is_followed_by_verb(name):
            return None
        definite = name.kind == "unknown" and self.uses.count_after_the([name])  # the Kremlin
        kind: Kind = "body" if definite else name.kind
        return self._add(name.key, kind, name)

    def _entities_of_word(self, name: Name) -> list[Entity]:
        return self.forms.of_word(name.key[0], self.tokens.lower[name.title : name.first], name.first)

    def _is_firm(self, name: Name) -> bool:
        """Whether a surname without a title is that of a firm: if an article calls a man *Mr Holm*, and has *Holm*
        before it names him, *Holm* is his firm."""
        if name.title < name.first or not self._genders.get(name.key):
            return False
        if name.key in self.forms.by_key:
            return True
        start, document = self.tokens.start, self.document
        return document.sentence_at(start[name.first]) > _HEADLINES and all(
            person.first > name.first and document.quote_at(start[person.first]) is None
            for person in self.forms.by_last[name.key[0]]
        )

    def _is_followed_by_verb(self, name: Name) -> bool:
        """Whether a single word can be a name because a verb or genitive follows and it is not a plural."""
        tokens = self.tokens
        return (
            not lexicon.plural(name.key[0])
            and name.end < len(tokens)
            and tokens.tag[name.end] in ("VERB", "AUX", "ED", "GEN")
        )

    def _add_mention(self, name: Name, entity: Entity, full: bool, others: tuple[Entity, ...] = ()) -> None:
        if name.kind == "person" and entity.kind == "unknown":
            entity.kind = "person"
        for word in self.tokens.lower[name.title : name.first]:
            if gender := lexicon.TITLE_GENDER.get(word) or lexicon.noun_gender(word):
                entity.gender = gender
        self.mentions.append(Mention(name.first, name.end, name.title, entity, full, others))

    def read_headlines(self, headlines: list[TokenSpan]) -> None:
        """Adds mentions in headlines in Title Case: only forms that the rest of the article has."""
        for first, end in headlines:
            at = first
            while at < end:
                at = self._read_form(at, end) if is_name(self.tokens, at) else at + 1

    def _read_form(self, at: int, limit: int) -> int:
        """Adds the longest known form at ``at`` as a mention; returns the token to continue at."""
        for end in range(min(limit, at + _LONGEST_FORM), at, -1):
            key = tuple(map(lexicon.plain, self.tokens.word[at:end]))
            name = Name(at, end, at, "unknown", key)
            entity = self.forms.by_key.get(key)
            if entity is None and end - at == 1:
                entity = next(iter(self._entities_of_word(name)), None)
            if entity is not None:
                self._add_mention(name, entity, end - at > 1)
                return end
        return at + 1
