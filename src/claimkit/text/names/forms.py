"""Looks up entities by the long and short forms of their names: *Ann Lee*, *Lee*, *Ann*, *PSB*."""

from __future__ import annotations

from collections import defaultdict

from claimkit.text.names import lexicon
from claimkit.text.names.entities import Entity
from claimkit.text.names.finding import Kind
from claimkit.text.names.uses import Key

_NAMESAKES = 20
_LONG = 5  # letters of a first name that may be misspelt by one
_JOINTS = frozenset({"of", "for"})
_SKIPPED = frozenset({"of", "and", "the", "for", "&", "'s", "on", "in"})
_SUFFIXES = frozenset(
    {
        "group",
        "inc",
        "plc",
        "corp",
        "co",
        "company",
        "holdings",
        "ltd",
        "corporation",
        "&",
        "sons",
        "ag",
        "gmbh",
        "sa",
        "llc",
    }
)


class Forms:
    """Entities by the forms of their names. For a form that many share, only the first few are kept; they are enough to
    know that it is ambiguous."""

    def __init__(self) -> None:
        self.by_key: dict[Key, Entity] = {}
        self.by_last: defaultdict[str, list[Entity]] = defaultdict(list)  # people by their surname
        self._by_first: defaultdict[str, list[Entity]] = defaultdict(list)
        self._by_middle: defaultdict[str, list[Entity]] = defaultdict(list)  # Ana Holm Lund, also called Ms Holm
        self._juniors: dict[str, Entity] = {}  # Ann Lee Jr. by Lee; others with that surname come first
        self._bodies: defaultdict[str, list[Entity]] = defaultdict(list)  # by their last word and their head word
        # bodies without their last word or field: Holm Trust for Holm Trust Bank, Holm Centre for Holm Centre for Mills
        self._headed: dict[Key, Entity] = {}
        self._by_initials: dict[str, Entity] = {}

    def add(self, entity: Entity, *, apart: bool, shouted: bool) -> None:
        """Adds an entity. ``apart``: its last word alone does not mean it (*Holm sold HRJ Holm*); ``shouted``: it
        begins with a word in capitals."""
        key, kind = entity.key, entity.kind
        self.by_key[key] = entity
        if kind in ("person", "unknown") and len(key) > 1 and not apart:
            self._add_person(entity)
        if kind == "body" and len(key) > 1:
            self._add_body(entity)
        if len(key) == 1 and kind != "person" and "-" in key[0]:
            self._by_initials.setdefault("".join(part[:1] for part in key[0].split("-")), entity)  # HP: Holm-Port
        if len(key) == 2 and kind != "person" and key[1] in lexicon.BUSINESSES and not shouted:
            _append_few(self._by_first[key[0]], entity)

    def _add_person(self, entity: Entity) -> None:
        key = entity.key
        _append_few(self.by_last[key[0] if "of" in key else key[-1]], entity)
        if key[-1] in lexicon.GENERATIONS and (name := entity.surname):
            self._juniors.setdefault(name, entity)
        if entity.kind == "person":
            _append_few(self._by_first[key[0]], entity)
            if len(key) > 2:
                _append_few(self._by_middle[key[-2]], entity)

    def _add_body(self, entity: Entity) -> None:
        key = entity.key
        for letters in _initials(key):
            self._by_initials.setdefault(letters, entity)
        for word in {key[-1], head_word(key)}:
            _append_few(self._bodies[word], entity)
        if len(key) > 2 and key[-1] in lexicon.BODY_HEADS and key[0] not in lexicon.FIRST_GENDER:
            self._headed.setdefault(key[:-1], entity)
        joint = next((at for at in range(2, len(key)) if key[at] in _JOINTS), 0)
        if joint:
            self._headed.setdefault(key[:joint], entity)
        if key[1] in _SUFFIXES:
            _append_few(self._by_first[key[0]], entity)

    def abbreviate(self, short: str, entity: Entity) -> None:
        """Records a short form that the text gives in brackets."""
        self._by_initials[short] = entity

    def longer_name(self, key: Key, kind: Kind) -> Entity | None:
        """The entity that a shorter form of several words means: *Lloyd Holm* and *Ann Holm* mean Ann Lloyd Holm."""
        if kind == "body":
            longer = (e for e in self._bodies[key[-1]] if key == e.key[-len(key) :])
            return next(longer, None) or self._headed.get(key)
        if key in self._headed:
            return self._headed[key]
        known = [
            e
            for e in self.by_last[key[-1]]
            if e.key[-len(key) :] == key
            or (e.key[0] == key[0] and len(e.key) > len(key))
            or _is_misspelling(e.key, key)
        ]
        return known[0] if len(known) == 1 else None

    def of_word(self, word: str, titles: list[str], at: int) -> list[Entity]:
        """The entities that a single word may mean after ``titles`` at token ``at``, the likeliest first. The word may
        be a surname, initials, a first name, the first word of a firm's name, or the last word of a newspaper's."""
        if entity := self._by_initials.get(word):
            return [entity]
        if known := self.by_last.get(word) or self._by_first.get(word):
            fitting = _fit_title(known, titles) if titles else known
            if len(fitting) < 2:
                return fitting
            before = [entity for entity in fitting if entity.first < at]
            return sorted(before or fitting, key=lambda entity: entity.first)
        if junior := self._juniors.get(word):
            return [junior]
        middle = _fit_title(self._by_middle.get(word, []), titles) if titles else []
        one = middle or self.bodies_called(word)
        return one if len(one) == 1 else []

    def of_generation(self, word: str, younger: bool) -> Entity | None:
        """The one whom *the younger Lee* or *the elder Lee* means, if the text has *Ann Lee Jr.*"""
        junior = self._juniors.get(word)
        elder = self.by_last.get(word, ())
        return junior if younger or junior is None else elder[0] if len(elder) == 1 else None

    def bodies_called(self, word: str) -> list[Entity]:
        """The bodies that have a word as their short form: *the Board*, *the Republic*."""
        return [body for body in self._bodies.get(word, ()) if head_word(body.key) == word]


def _fit_title(known: list[Entity], titles: list[str]) -> list[Entity]:
    """The entities whose gender fits the title; all of them if the title shows no gender."""
    gender = next((lexicon.TITLE_GENDER[title] for title in titles if title in lexicon.TITLE_GENDER), None)
    if gender is None:
        return known
    fitting = [entity for entity in known if entity.gender == gender]
    return fitting or [entity for entity in known if entity.gender is None]


def head_word(key: Key) -> str:
    """The head word of a body's name: *board* of Port Safety Board, *republic* of Republic of Turkey."""
    return next((key[at - 1] for at in range(1, len(key)) if key[at] in _JOINTS), key[-1])


def _is_misspelling(one: Key, other: Key) -> bool:
    """Whether two names differ by one letter of a long first name: *Phillip Lee*, *Philip Lee*; not *Mario Lee*, *Maria
    Lee*."""
    first, second = sorted((one[0], other[0]), key=len)
    if one[1:] != other[1:] or len(first) < _LONG or len(second) > len(first) + 1 or first[0] != second[0]:
        return False
    genders = {lexicon.FIRST_GENDER.get(first), lexicon.FIRST_GENDER.get(second)}
    if genders == {"m", "f"}:
        return False
    same = next((at for at, letter in enumerate(first) if second[at] != letter), len(first))
    return first[same:] == second[same + 1 :] or first[same + 1 :] == second[same + 1 :]


def _append_few(entities: list[Entity], entity: Entity) -> None:
    if len(entities) < _NAMESAKES:
        entities.append(entity)


def _initials(key: Key) -> set[str]:
    """Short forms of a body's name: *psb* for Port Safety Board, *ukip* for UK Independence Party, *cdc* for
    Centers for Disease Control and Prevention."""
    words = [word for word in key if word not in _SKIPPED]
    opening = [word for word in key[: key.index("and")] if word not in _SKIPPED] if "and" in key else []
    return {
        "".join(word[0] for word in words),
        "".join(word if len(word) == 2 else word[0] for word in words),
        "".join(word[0] for word in key if word not in ("the", "'s")),
        "".join(word[0] for word in opening) if len(opening) > 2 else "",
    } - {""}
