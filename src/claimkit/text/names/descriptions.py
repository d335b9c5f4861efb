"""Resolves descriptions such as *the baker*, to somebody whom the text describes so elsewhere or has just spoken of."""

from __future__ import annotations

import functools
import heapq
from collections import Counter
from typing import Protocol

from claimkit.records import NamedBy
from claimkit.text.names import lexicon
from claimkit.text.names.compatible import is_compatible, may_be_described, may_be_firm, same_names
from claimkit.text.names.describing import COPULAS, ends_adverbial
from claimkit.text.names.entities import Entities, Entity, Mention, Modifiers
from claimkit.text.names.finding import Kind
from claimkit.text.names.lexicon import Gender
from claimkit.text.phrases import is_possessive
from claimkit.text.tokens import TextSpan

Read = tuple[list[Entity], NamedBy]
_SAME = 10  # maximum number of people kept for one description: a few judges are enough to make *the judge* ambiguous
_BEFORE_SUBJECTS = frozenset({"CONJ", "ADV", "LY", "PUNCT", "QUOTE"})
_SAID = frozenset({"said", "says", "added", "wrote"})
_DEFINITE = frozenset({"the", "this", "that"})
_DEFINITE_MANY = _DEFINITE | {"these", "those", "both", "all"}
INDEFINITE = frozenset({"a", "an", "one"})
_SUSPECTED = frozenset({"alleged", "suspected", "accused", "convicted"})
_FADED = frozenset({"former", "ex", "then", "late", "new", "current", "longtime"})
_GROUPS = frozenset({"group", "organisation", "organization"})  # what any body may be called
_LEAD = 4  # sentences in which a text first names what it is about
_OFTEN, _OFTEN_MARGIN = 3, 2  # minimum mentions of the body that a text is about, and their minimum ratio to the next's
_YEARS = "-year-old"
_OTHERS = frozenset({"no", "any", "every", "each", "some", "another", "other"})


class Scene(Protocol):
    """The people and bodies that a phrase without a name may mean, as the text has been read so far.

    ``at`` is the token where the phrase begins. Methods return ``None`` or no entities if the referent is uncertain.
    """

    def body(self, noun: str) -> Entity | None:
        """The body meant by *the company*."""

    def person(self, gender: Gender | None) -> Entity | None:
        """The person meant by *the woman*, *the 59-year-old*."""

    def among(self, entities: list[Entity]) -> Entity | None:
        """The one of several entities meant by *the mayor*."""

    def listed_entities(self, at: int, noun: str | None, count: int | None) -> list[Entity]:
        """The entities meant by *the pair*, *the firms*, *both men*."""

    def owner(self, at: int) -> Entity | None:
        """The entity meant by the possessive pronoun at ``at``."""

    def topic_before(self, at: int, kind: Kind, gender: Gender | None = None) -> Entity | None:
        """The person or body that the text was about before this sentence: *Ann Lee won. The baker*."""

    def introduced(self, at: int, gender: Gender | None) -> Entity | None:
        """The person whom the text describes before it names them: *A baker won the race. Ann Lee ran …*"""


class Descriptions:
    """Resolves the descriptions of one text."""

    def __init__(self, entities: Entities) -> None:
        self.entities, self.tokens = entities, entities.tokens
        self.unnamed: set[str] = set()  # head nouns of people without a name: a former executive
        self.by_noun: dict[str, list[Entity]] = {}
        for entity in entities.all:
            for noun in entity.nouns:
                self._add_noun(entity, noun)
        self._aged: dict[str, list[Entity]] = {}
        self.strange_ages: set[str] = set()  # ages of people without a name: a man aged 59

    def note_age(self, entity: Entity, age: str) -> None:
        """Records the age, in years, that the text gives for an entity."""
        entity.ages.add(age)
        same = self._aged.setdefault(age, [])
        if len(same) < _SAME and entity not in same:
            same.append(entity)

    def _add_noun(self, entity: Entity, noun: str) -> None:
        same = self.by_noun.setdefault(noun, [])
        if len(same) < _SAME and entity not in same:
            same.append(entity)

    def read(self, first: int, end: int, scene: Scene, whole: bool) -> Read | None:
        """The entities that tokens ``first`` up to ``end`` describe. ``whole`` is false if more words depend on them,
        as *accused of theft* depends on *the man*."""
        tokens = self.tokens
        if end <= first:
            return None
        head, opening = tokens.lower[end - 1], tokens.lower[first]
        determined = opening in _DEFINITE or tokens.tag[first] == "POSS"
        owner = next((at for at in range(end - 2, first, -1) if self._is_genitive(at)), None)
        several = None if head in lexicon.COUNTS else lexicon.singular(head)
        if opening in _DEFINITE_MANY and (several or head in lexicon.COUNTS):
            count = next((lexicon.COUNTS[word] for word in tokens.lower[first:end] if word in lexicon.COUNTS), None)
            known = count or opening != "all"
            many = (
                scene.listed_entities(first, several, count)
                if known and (several is None or lexicon.noun(several))
                else []
            )
            return (many, "description") if many else None
        if age := self._age(first, end) if determined and opening != "that" else None:
            known = head.endswith(_YEARS) or head in lexicon.PEOPLES or lexicon.person_noun(head)
            return self._of_age(age, head, self._modifiers(first, end), scene) if known else None
        if lexicon.person_noun(head) or (head in lexicon.PEOPLES and opening == "the" and end - first == 2):
            return self._read_person(first, end, scene, owner, determined, whole)
        if lexicon.body_noun(head) and (determined or owner):
            return self._read_body(first, end, scene, owner)
        return None

    def _age(self, first: int, end: int) -> str | None:
        """The age in *the 59-year-old*, *the 59-year-old baker*."""
        words = (word for word in self.tokens.lower[first:end] if word.endswith(_YEARS))
        return next((word.removesuffix(_YEARS) for word in words), None)

    def _of_age(self, age: str, head: str, wanted: Modifiers, scene: Scene) -> Read | None:
        """The person of this age; if nobody is known to have it, the most salient person, if their age is unknown. That
        is uncertain if names are part of the description: *the 59-year-old Leeds coach*."""
        gender = lexicon.noun_gender(head)
        known = [one for one in self._aged.get(age, ()) if gender in (None, one.gender)]
        if not known:
            person = None if age in self.strange_ages or wanted.names else scene.person(gender)
            return ([person], "description") if person and not person.ages else None
        person = known[0] if len(known) == 1 else scene.among(known)
        return ([person], "description") if person else None

    def _is_genitive(self, at: int) -> bool:
        """Whether a token is a genitive's *'s* or apostrophe: *Lee's*, *Roses'*."""
        return self.tokens.tag[at] == "GEN" or is_possessive(self.tokens, at)

    def _read_person(
        self, first: int, end: int, scene: Scene, owner: int | None, determined: bool, whole: bool
    ) -> Read | None:
        tokens = self.tokens
        head, opening = tokens.lower[end - 1], tokens.lower[first]
        if opening in _OTHERS:
            return None
        if tokens.tag[first] != "POSS" and (named := self._apposed_to(first)):
            return [named], "description"
        wanted = self._modifiers(first if owner is None else owner + 1, end)
        if head in lexicon.HUMANS and wanted.words and not whole:
            return None  # the first man to walk there
        if opening == "the" and head in self.unnamed:
            return None
        if head in lexicon.SPEAKS_FOR and owner is not None and not self.entities.within(first, owner):
            return None  # the baker's spokeswoman
        called_so = self._so_described(first, end, wanted)
        if len(called_so) > 1 and determined and (staged := scene.among(called_so)):
            called_so = [staged]
        gender = lexicon.noun_gender(head)
        if called_so:
            told = scene.person(gender) if whole and opening == "the" and head in lexicon.OFFICES else None
            other = told is not None and told not in called_so and may_be_described(told, wanted, head)
            return (called_so, "description") if len(called_so) == 1 and not other else None
        if head in lexicon.KIN and (relative := self._relative(first, owner, gender, scene)):
            return [relative], "description"
        if not _SUSPECTED.isdisjoint(tokens.lower[first : end - 1]):
            return None  # nobody is the alleged thief by mere guess
        if head in lexicon.HUMANS and determined:
            person = scene.person(gender)
        elif opening == "the" and owner is None and head not in lexicon.NAMELESS:
            person = scene.introduced(first, gender) or self._read_topic(first, end, wanted, scene)
        else:
            # not: she attacks rival
            begins = determined or owner or opening in INDEFINITE or self.opens_sentence(first)
            person = scene.introduced(first, gender) if begins else None
        if person is None:
            if opening in INDEFINITE:
                self.unnamed.add(head)
            return None
        person.nouns.setdefault(head, wanted)
        self._add_noun(person, head)
        return [person], "description"

    def _apposed_to(self, first: int) -> Entity | None:
        """The person whom a description follows: *Ann Lee, a baker*; *Ann Lee, who is a baker*."""
        tokens, lower = self.tokens, self.tokens.lower
        comma = first - 1
        if comma > 1 and lower[comma] in COPULAS and lower[comma - 1] == "who":
            comma -= 2
        named = self.entities.person_before(comma) if comma > 0 and lower[comma] == "," else None
        if named is None:
            return None
        floor, _ = self.entities.document.sentence_of(first)
        subject = lower[first] == "the" and ends_adverbial(tokens, floor, named.first)
        return None if subject else named.entity  # After talks with Ann Lee, the baker left

    def _so_described(self, first: int, end: int, wanted: Modifiers) -> list[Entity]:
        """The entities that the text describes in the same words, or only the closest fits if there are any: *the
        baker*, *the former mayor*. *A spokesman* is nobody in particular, and *a baker* is nobody named before."""
        lower = self.tokens.lower
        head = lower[end - 1]
        fitting = [e for e in self.by_noun.get(head, ()) if is_compatible(wanted, e.nouns[head])]
        if head in lexicon.WRITTEN_OUT.values() and wanted.names:
            fitting = [e for e in fitting if e.nouns[head].names]  # the text does not say where Sen. Ann Lee is from
        for words in (wanted.words | wanted.names, set(lower[first : end - 1]) & _FADED):
            fitting = [e for e in fitting if words <= e.nouns[head].words | e.nouns[head].names] or fitting
        bare = end - first == 2 and self.tokens.tag[end : end + 1] != ["PREP"]  # a detective, not: a lawyer for Lee
        nobody = head in lexicon.SPEAKS_FOR or (head in lexicon.NAMELESS and bare)
        if lower[first] in INDEFINITE and (nobody or (fitting and fitting[0].first < first)):
            return []
        return fitting

    def _relative(self, first: int, owner: int | None, gender: Gender | None, scene: Scene) -> Entity | None:
        """The person meant by *Ann Lee's father*, *his wife*: the only other one with that surname."""
        if owner is not None:
            whose = next((mention.entity for mention in self.entities.within(first, owner)), None)
        else:
            whose = scene.owner(first) if self.tokens.tag[first] == "POSS" else None
        family = self.entities.family(whose) if whose and whose.key else []
        return family[0] if len(family) == 1 and gender and family[0].gender == gender else None

    def _read_topic(self, first: int, end: int, wanted: Modifiers, scene: Scene) -> Entity | None:
        """The person meant by a description that is new to the text: whoever the text was about before, unless an
        earlier description rules that out."""
        if self.tokens.lower[end - 1] in lexicon.OFFICES and not _FADED.isdisjoint(self.tokens.lower[first:end]):
            return None  # the former president may be anybody
        ranked = not lexicon.RANKS.isdisjoint(wanted.words | wanted.names)
        if not self._is_subject(first, end) or (ranked and not self.opens_sentence(first)):
            return None
        head = self.tokens.lower[end - 1]
        person = scene.topic_before(first, "person", lexicon.noun_gender(head))
        return person if person and may_be_described(person, wanted, head) else None

    def opens_sentence(self, first: int) -> bool:
        """Whether a phrase begins its sentence: *The baker left*, *But the baker left*."""
        floor, _ = self.entities.document.sentence_of(first)
        return _BEFORE_SUBJECTS.issuperset(self.tokens.tag[floor:first])

    def _is_subject(self, first: int, end: int) -> bool:
        """Whether a description is a subject: *the baker left*, not *they met the baker*."""
        tokens = self.tokens
        return (
            self.opens_sentence(first)
            or tokens.tag[end : end + 1] in (["VERB"], ["AUX"], ["ED"])
            or tokens.lower[first - 1] in _SAID
        )

    def _read_body(self, first: int, end: int, scene: Scene, owner: int | None) -> Read | None:
        head = self.tokens.lower[end - 1]
        wanted = self._modifiers(first if owner is None else owner + 1, end)
        known = [e for e in self.by_noun.get(head, ()) if e.kind not in ("person", "place")]
        if owner is not None or (self.tokens.tag[first] == "POSS" and head in lexicon.OWNED):
            named = next(iter(self.entities.within(first, owner)), None) if owner else None
            whose = named.entity if named else None if owner else scene.owner(first)
            known = [e for e in known if whose is not None and e.key[0] in whose.key]
            if not known and named and head in lexicon.OWNED and named.end == owner == end - 2:
                return [self._body_of_owner(named, end)], "full"
            return (known, "description") if len(known) == 1 else None
        if self.tokens.lower[first] in ("his", "her", "their", "my", "our"):
            return None  # his company is his employer, which may be any firm
        fitting = [e for e in known if same_names(wanted, e.nouns[head])]
        if len(fitting) > 1 and self.tokens.word[end - 1][0].isupper():
            return None  # the Department, of two
        if len(fitting) == 1 and (head not in lexicon.COMPANIES or wanted.words or wanted.names):
            return fitting, "description"
        body = None if wanted.names else scene.body(head)
        if body is None and head in lexicon.ANY_BODY and self._is_subject(first, end):
            told = scene.topic_before(first, "body")
            body = told if told and not (head in lexicon.COMPANIES and told.key[-1] in lexicon.NO_COMPANIES) else None
        if body is None and not wanted.names:
            firm = head in lexicon.ANY_BODY & lexicon.COMPANIES
            body = self._subject_firm if firm else self._subject_body if head in _GROUPS else None
        return ([body], "description") if body else None

    @functools.cached_property
    def _subject_body(self) -> Entity | None:
        """The body that the text is about."""
        return self._often_named([entity for entity in self._first_named if entity.kind in ("body", "unknown")])

    @functools.cached_property
    def _subject_firm(self) -> Entity | None:
        """The firm that the text is about."""
        return self._often_named(list(filter(may_be_firm, self._first_named)))

    @functools.cached_property
    def _first_named(self) -> Counter[Entity]:
        """The entities first named at the beginning of the text, without cited papers, with their number of mentions in
        the whole text."""
        sentences = self.entities.document.sentences[:_LEAD]
        lead = self.tokens.within(sentences[0].start, sentences[-1].end).end
        mentions = (mention.entity for mention in self.entities.mentions)
        return Counter(entity for entity in mentions if entity.first < lead and entity.key[-1] not in lexicon.PRESS)

    def _often_named(self, entities: list[Entity]) -> Entity | None:
        """The entity that is named much more often than the others."""
        often, *others = [*heapq.nlargest(2, entities, key=self._first_named.__getitem__), None]
        second = self._first_named[others[0]] if others and others[0] else 0
        return often if often and self._first_named[often] >= max(_OFTEN, _OFTEN_MARGIN * second) else None

    def _body_of_owner(self, owner: Mention, end: int) -> Entity:
        """A body that is named only by its owner: *Lee's campaign*, in a text without a *Lee campaign*."""
        tokens, head = self.tokens, self.tokens.lower[end - 1]
        name = TextSpan(tokens.start[owner.first], tokens.end[end - 1])
        entity = Entity(name, (owner.entity.key[-1], head), "body", owner.first, nouns={head: Modifiers()})
        self._add_noun(entity, head)
        return entity

    def _modifiers(self, first: int, end: int) -> Modifiers:
        """The modifiers before the head noun, which show who is meant."""
        tokens = self.tokens
        wanted = Modifiers()
        opens = first == self.entities.document.sentence_of(first)[0]
        for at in range(first, end - 1):
            if (
                tokens.tag[at] in ("WORD", "NAME", "ED", "ING")
                and tokens.word[at][0].isalpha()
                and tokens.lower[at] not in _FADED
            ):
                wanted.add([tokens.lower[at] if at == first and opens else tokens.word[at]])
        return wanted
