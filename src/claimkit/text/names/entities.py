"""The people and bodies of an article: its names, gathered by whom they mean."""

from __future__ import annotations

import bisect
import functools
import itertools
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from claimkit.text.document import Document
from claimkit.text.names import lexicon
from claimkit.text.names.finding import Kind, Name, find_names
from claimkit.text.names.lexicon import Gender
from claimkit.text.names.name_words import is_name
from claimkit.text.tokens import TextSpan, TokenSpan

_HOMES = frozenset({"us", "u.s", "uk"})
_NAMESAKES = 20
_HEADLINES = 2  # the last sentence that may have a surname before the name
Key = tuple[str, ...]
_SKIPPED = frozenset({"of", "and", "the", "for", "&", "'s", "on", "in"})
_SUFFIXES = frozenset({"group", "inc", "plc", "corp", "co", "company", "holdings", "ltd", "corporation", "&", "sons"})


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
    """The entities of a text and where they are named."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.tokens = document.tokens
        self.all: list[Entity] = []
        self._by_key: dict[Key, Entity] = {}
        self._by_last: defaultdict[str, list[Entity]] = defaultdict(list)  # people by their surname
        self._juniors: dict[str, Entity] = {}  # Ann Lee Jr. by Lee: the surname is that of others first
        self._by_first: defaultdict[str, list[Entity]] = defaultdict(list)
        self._headed: dict[
            Key, Entity
        ] = {}  # bodies by their name without its last word: Holm Trust, for Holm Trust Bank
        self._bodies: defaultdict[str, list[Entity]] = defaultdict(list)  # by their last word
        self._by_initials: dict[str, Entity] = {}
        self._titled: set[Key] = set()  # the surnames that stand behind Mr, Mrs
        self.mentions: list[Mention] = []
        names, headlines = find_names(document)
        found = _alike(names)
        if dropped := self._openings(found):
            names = [_shorter(name) if name.key in dropped else name for name in names]
            found = _alike(names)
        self._gather(names, found)
        self._refer(names, found)
        self._read_headlines(headlines)
        self.mentions.sort(key=lambda mention: mention.first)
        self._starts = [mention.first for mention in self.mentions]

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
        bearers = self._families.get(_surname(one.key), ())
        return [entity for entity in bearers if entity is not one and entity.kind == "person"]

    @functools.cached_property
    def _families(self) -> dict[str | None, list[Entity]]:
        """The entities by their surname."""
        families: defaultdict[str | None, list[Entity]] = defaultdict(list)
        for entity in self.all:
            _keep(families[_surname(entity.key)], entity)
        return families

    def _openings(self, found: dict[Key, list[Name]]) -> set[Key]:
        """The names whose first word is none of them."""
        firsts, surnames = _people(found)
        return {
            key
            for key, uses in found.items()
            if len(key) > 1
            and key[0] not in lexicon.FIRST_GENDER
            and self._begins_only(key, uses, found, firsts, surnames)
        }

    def _gather(self, names: list[Name], found: dict[Key, list[Name]]) -> None:
        """An entity for each name of several words, the longest first; a shorter form joins the longer one."""
        _, surnames = _people(found)
        for key in sorted((key for key in found if len(key) > 1), key=len, reverse=True):
            uses = found[key]
            kind: Kind = next((use.kind for use in uses if use.kind != "unknown"), "unknown")
            apart = kind == "unknown" and self._stands_apart(key, uses, found, surnames)
            if kind == "unknown":
                kind = "person" if len(key) == 2 and key[-1] in surnames and not apart else self._kind(key, uses, found)
            entity = self._same(key, kind)
            if entity is None:
                entity = self._add(key, kind, uses[0], apart)
            elif entity.kind == "unknown":
                entity.kind = kind
            self._by_key[key] = entity
        self._expand_brackets(names)
        self._add_couples(names, found)

    def _add_couples(self, names: list[Name], found: dict[Key, list[Name]]) -> None:
        """The first of *Ann and Omar Lee*, unless the text has *Ann Lee*."""
        for one, other in itertools.pairwise(names):
            if (
                one.kind == "unknown"
                and other.first == one.end + 1
                and self.tokens.lower[one.end] == "and"
                and len(other.key) > 1
                and self._by_key[other.key].kind == "person"
                and one.key[0] in lexicon.FIRST_GENDER
                and len(found[one.key]) == 1
                and not self.short(one)
            ):
                self._add((one.key[0], other.key[-1]), "person", one)

    def _begins_only(
        self, key: Key, uses: list[Name], found: dict[Key, list[Name]], firsts: set[str], surnames: set[str]
    ) -> bool:
        """Whether the first word is none of the name: *Crooked Ann Lee* where *Ann Lee* is known, *Crooked Ann*;
        *Rocker Lee*, *Pensioner Ann Lee* at the start of a sentence; *Troubled Holm*, *US Holm* where *Holm* is
        known."""
        rest, opens = key[1:], all(use.opens for use in uses)
        if len(rest) == 1:
            home = key[0] in _HOMES and rest in found and rest[0] not in lexicon.BODY_HEADS
            known = rest[0] in surnames or self._known_before(rest, uses, found)
            return home or rest[0] in firsts or (opens and known)
        given = rest[0] in lexicon.FIRST_GENDER
        return ((given or opens) and rest in found) or (given and opens)

    def _stands_apart(self, key: Key, uses: list[Name], found: dict[Key, list[Name]], surnames: set[str]) -> bool:
        """Whether a name's last word is that of another: *Holm sold HRJ Holm*; *Big Lee*, where *Ann Lee* is known."""
        tokens = self.tokens
        other = key[-1] in surnames or tokens.word[uses[0].first].isupper()
        return len(key) == 2 and other and self._known_before(key[1:], uses, found)

    def _known_before(self, rest: Key, uses: list[Name], found: dict[Key, list[Name]]) -> bool:
        """Whether a text has a name's last word alone before it has the whole: *Holm said … Maybe Holm will*. A
        headline may have either first."""
        if rest not in found or rest[0] in lexicon.PLACES:
            return False
        first, end = self.document.sentence_of(0)
        lead = first if self.tokens.tag[end - 1] == "STOP" else end
        if uses[0].first < lead:
            return len(uses) == 1
        return next((use.first for use in found[rest] if use.first >= lead), uses[0].first) < uses[0].first

    def _kind(self, key: Key, uses: list[Name], found: dict[Key, list[Name]]) -> Kind:
        """A person's surname is used alone; a body has an article."""
        if self._after_the(uses) * 2 > len(uses):
            return "body"
        if key[-1:] in found and key[:1] not in found and len(key) < 4:
            return "person"
        return "unknown"

    def _after_the(self, uses: list[Name]) -> int:
        return sum(use.title > 0 and self.tokens.lower[use.title - 1] == "the" for use in uses)

    def _add(self, key: Key, kind: Kind, use: Name, apart: bool = False) -> Entity:
        """A new entity; one ``apart`` is not who is meant by its last word alone: *Holm sold HRJ Holm*."""
        entity = Entity(TextSpan(self.tokens.start[use.first], self.tokens.end[use.end - 1]), key, kind, use.first)
        self.all.append(entity)
        self._by_key[key] = entity
        if kind in ("person", "unknown") and len(key) > 1 and not apart:
            _keep(self._by_last[key[0] if "of" in key else key[-1]], entity)
            if key[-1] in lexicon.GENERATIONS and (surname := _surname(key)):
                self._juniors.setdefault(surname, entity)
            if kind == "person":
                _keep(self._by_first[key[0]], entity)
            entity.gender = lexicon.FIRST_GENDER.get(key[0])
        if len(key) == 1 and kind != "person" and "-" in key[0]:
            self._by_initials.setdefault("".join(part[:1] for part in key[0].split("-")), entity)  # HP: Holm-Port
        if kind == "body" and len(key) > 1:
            for letters in _initials(key):
                self._by_initials.setdefault(letters, entity)
            _keep(self._bodies[key[-1]], entity)
            if _head(key) != key[-1]:
                _keep(self._bodies[_head(key)], entity)
            if len(key) > 2 and key[-1] in lexicon.BODY_HEADS and key[0] not in lexicon.FIRST_GENDER:
                self._headed.setdefault(key[:-1], entity)
            if key[1] in _SUFFIXES:
                _keep(self._by_first[key[0]], entity)
        if (
            len(key) == 2
            and kind != "person"
            and key[1] in lexicon.BUSINESSES
            and not self.tokens.word[use.first].isupper()
        ):
            _keep(self._by_first[key[0]], entity)
        return entity

    def _same(self, key: Key, kind: Kind) -> Entity | None:
        """The entity that a shorter form means: *Lloyd Holm* is Ann Lloyd Holm, *Ann Holm* too."""
        if kind == "body":
            longer = next((e for e in self._bodies[key[-1]] if e.key[-len(key) :] == key), None)
            return longer or self._headed.get(key)
        if key in self._headed:
            return self._headed[key]
        known = [
            e
            for e in self._by_last[key[-1]]
            if e.key[-len(key) :] == key or (e.key[0] == key[0] and len(e.key) > len(key))
        ]
        return known[0] if len(known) == 1 else None

    def _expand_brackets(self, names: list[Name]) -> None:
        """``the Port Safety Board (PSB)``: the short form in brackets means what stands before them."""
        tokens = self.tokens
        for before, short in itertools.pairwise(names):
            if short.first == before.end + 1 and tokens.word[before.end] == "(" and short.end - short.first == 1:
                word = tokens.word[short.first]
                entity = self._by_key.get(before.key)
                if (
                    entity is not None
                    and word.isupper()
                    and len(word) > 1
                    and tokens.word[short.end : short.end + 1] == [")"]
                ):
                    self._by_initials[lexicon.plain(word)] = entity
                    entity.kind = "body"

    def _refer(self, names: list[Name], found: dict[Key, list[Name]]) -> None:
        """Each name with its entity; a single word gets one of its own where no longer name has it."""
        single = {key: uses for key, uses in found.items() if len(key) == 1}
        lower = self.tokens.lower
        self._titled = {
            key for key, uses in single.items() if any(lower[use.first - 1] in lexicon.TITLE_GENDER for use in uses)
        }
        certain = {
            key
            for key, uses in single.items()
            if not all(use.opens for use in uses) or (len(uses) > 1 and not lexicon.plural(key[0]))
        }
        for name in names:
            key = name.key
            if len(key) > 1:
                self._mention(name, self._by_key[key], True)
            elif key[0][-1] != "s" or key[0][:-1] not in self._by_last:  # no name: the Holms
                self._refer_short(name, key in certain)

    def _refer_short(self, name: Name, certain: bool) -> None:
        known = [] if self._is_firm(name) else self.short(name)
        if name.kind == "surname":
            known = [one for one in known if one.kind == "person" and one.key[0] in lexicon.FIRST_GENDER]
        if name.kind in ("title", "surname") and not known:
            return
        entity = known[0] if known else self._by_key.get(name.key)
        if entity is None:
            if len(self._called(name.key[0])) > 1:
                return  # the Department, of two
            if name.opens and not certain and not self._acts(name):
                return
            kind: Kind = "body" if name.kind == "unknown" and self._after_the([name]) else name.kind  # the Kremlin
            entity = self._add(name.key, kind, name)
        self._mention(name, entity, False, tuple(known[1:]))

    def _is_firm(self, name: Name) -> bool:
        """Whether a surname without a title is that of a firm: where an article writes *Mr Holm* of a man, and *Holm*
        before it has named him, that is his firm."""
        if name.title < name.first or name.key not in self._titled:
            return False
        if name.key in self._by_key:
            return True
        start, document = self.tokens.start, self.document
        return document.sentence_at(start[name.first]) > _HEADLINES and all(
            person.first > name.first and document.quote_at(start[person.first]) is None
            for person in self._by_last[name.key[0]]
        )

    def _acts(self, name: Name) -> bool:
        """Whether the single word that begins a sentence can be a name: one that acts, and no plural."""
        tokens = self.tokens
        return (
            not lexicon.plural(name.key[0])
            and name.end < len(tokens)
            and tokens.tag[name.end] in ("VERB", "AUX", "ED", "GEN")
        )

    def _mention(self, name: Name, entity: Entity, full: bool, others: tuple[Entity, ...] = ()) -> None:
        if name.kind == "person" and entity.kind == "unknown":
            entity.kind = "person"
        for word in self.tokens.lower[name.title : name.first]:
            if gender := lexicon.TITLE_GENDER.get(word) or lexicon.noun_gender(word):
                entity.gender = gender
        self.mentions.append(Mention(name.first, name.end, name.title, entity, full, others))

    def short(self, name: Name) -> list[Entity]:
        """The entities that a single word may mean, the likeliest first: a surname, initials, a first name, the first
        word of a firm's name, the last of a newspaper's."""
        tokens = self.tokens
        word = name.key[0]
        if entity := self._by_initials.get(word):
            return [entity]
        if known := self._by_last.get(word) or self._by_first.get(word):
            fitting = known
            for title in tokens.lower[name.title : name.first]:
                if gender := lexicon.TITLE_GENDER.get(title):
                    fitting = [entity for entity in known if entity.gender == gender]
                    fitting = fitting or [entity for entity in known if entity.gender is None]
                    break
            if len(fitting) < 2:
                return fitting
            before = [entity for entity in fitting if entity.first < name.first]
            return sorted(before or fitting, key=lambda entity: entity.first)
        if junior := self._juniors.get(word):
            return [junior]
        bodies = self._called(word)
        return bodies if len(bodies) == 1 else []

    def _called(self, word: str) -> list[Entity]:
        """The bodies whose short form a word is."""
        return [body for body in self._bodies.get(word, ()) if _head(body.key) == word]

    def _read_headlines(self, headlines: list[TokenSpan]) -> None:
        """In a headline in Title Case, the forms that the rest of the article knows."""
        for first, end in headlines:
            at = first
            while at < end:
                at = self._read_form(at, end) if is_name(self.tokens, at) else at + 1

    def _read_form(self, at: int, limit: int) -> int:
        """The longest known form at ``at`` as a mention; returns where to read on."""
        for end in range(min(limit, at + 6), at, -1):
            key = tuple(map(lexicon.plain, self.tokens.word[at:end]))
            name = Name(at, end, at, "unknown", key)
            entity = self._by_key.get(key)
            if entity is None and end - at == 1:
                entity = next(iter(self.short(name)), None)
            if entity is not None:
                self._mention(name, entity, end - at > 1)
                return end
        return at + 1


def _alike(names: list[Name]) -> dict[Key, list[Name]]:
    """The names that are the same."""
    found: dict[Key, list[Name]] = defaultdict(list)
    for name in names:
        if name.kind != "surname":
            found[name.key].append(name)
    return found


def _people(keys: Iterable[Key]) -> tuple[set[str], set[str]]:
    """The first names and surnames of people."""
    people = [key for key in keys if len(key) > 1 and key[0] in lexicon.FIRST_GENDER]
    return {key[0] for key in people}, {key[-1] for key in people}


def _shorter(name: Name) -> Name:
    key = name.key[1:]
    kind = "person" if len(key) > 1 and key[0] in lexicon.FIRST_GENDER else name.kind
    return name._replace(first=name.first + 1, kind=kind, key=key, opens=False)


def _head(key: Key) -> str:
    """The word by which a body is called for short: *board* of Port Safety Board, *republic* of Republic of Turkey."""
    return key[key.index("of", 1) - 1] if "of" in key[1:] else key[-1]


def _surname(key: Key) -> str | None:
    """*lee* of Ann Lee, of Ann Lee Jr.; none of one name alone."""
    return key[-2] if len(key) > 2 and key[-1] in lexicon.GENERATIONS else key[-1] if len(key) > 1 else None


def _keep(entities: list[Entity], entity: Entity) -> None:
    """Of a name that many share, a few are enough to know that it is ambiguous."""
    if len(entities) < _NAMESAKES:
        entities.append(entity)


def _initials(key: Key) -> set[str]:
    """Short forms of a body's name: *psb* for Port Safety Board, *ukip* for UK Independence Party."""
    words = [word for word in key if word not in _SKIPPED]
    letters = "".join(word if len(word) == 2 else word[0] for word in words)
    return {
        "".join(word[0] for word in words),
        letters,
        "".join(word[0] for word in key if word not in ("the", "'s")),
    } - {""}
