"""The state of reading a text up to a token: which people and bodies a phrase without a name may mean there."""

from __future__ import annotations

import bisect
import itertools
import operator
from collections import defaultdict

from claimkit.text.document import Document
from claimkit.text.names import lexicon
from claimkit.text.names.entities import Entities, Entity, Mention
from claimkit.text.names.finding import Kind
from claimkit.text.names.lexicon import Gender, PronounKind
from claimkit.text.names.lists import Listed, find_lists
from claimkit.text.names.salience import SUBJECT, Stage
from claimkit.text.names.speeches import Speeches
from claimkit.text.tokens import TextSpan

_MARGIN = 1.1  # minimum ratio of the largest weight to the second, for *he* and *she*
_THING_MARGIN = 1.3  # for *it*
_BODY_MARGIN = 1.5  # for descriptions
_CLEAR_MARGIN = 3.0  # for pronouns that were not asked for
_DOUBT = 1.5  # below this ratio, a pronoun's weight is shared among all its possible referents
_QUOTED_BACK = 3  # sentences before a pronoun whose quotations may have the name
_LAST = 30  # maximum number of mentions to look back at
_LEAST_QUOTED = 20.0  # minimum weight of the referent of a pronoun in a quotation if no quotation nearby names it
_LEAST, _LEAST_THING = 8.0, 45.0  # minimum weight of a referent, and of one of *it*
_GOES_ON = 1.4  # factor for the last speaker or actor, who is likely to go on
_LEAST_TOLD = 12.0  # minimum weight of the referent of a new description
_NAMESAKE = 30.0  # minimum weight of the one meant by a surname that several share
_SUBJECTS = frozenset({"he", "she"})
_MEANWHILE = frozenset({"as", "while", "when", "before", "after"})
_LISTS = 10  # maximum number of lists to look back at
REPLY = 2  # moments within which a speaker goes on, and the one who was asked answers
_LEAD = 2  # index of the last sentence that may describe somebody before naming them


class StagedScene:
    """The scene at the token last given to :meth:`enter`; implements the protocol ``Scene`` of
    :mod:`~claimkit.text.names.descriptions`."""

    def __init__(self, document: Document, entities: Entities, speeches: Speeches) -> None:
        self.document, self.tokens, self.entities = document, document.tokens, entities
        self.speeches, self.stage, self.lists = speeches, Stage(), find_lists(entities)
        self._lists_of: defaultdict[Entity, list[Listed]] = defaultdict(list)
        for listed in self.lists:
            for entity in listed.entities:
                self._lists_of[entity].append(listed)
        self.sentence, self.moment, self.floor, self.limit = -1, 0, 0, 0
        self._moments = _moments(document)
        self.subject: tuple[int, Entity] | None = None  # (token, last subject of this sentence)
        self.before: tuple[int, int, Entity] | None = None  # (moment, token, last subject of an earlier sentence)
        self.acted: Entity | None = None  # the last subject outside quotations
        self.quoted = False  # whether the current token is in a quotation
        self._rivals: list[tuple[float, Entity]] = []  # possible referents of the last pronoun, with their weights
        self._bearers: dict[str, Entity] = {}  # the last referent of each surname that several share

    def enter(self, at: int) -> None:
        """Moves on to a token."""
        if at >= self.limit:
            if self.subject is not None:
                self.before = (self.moment, *self.subject)
            self.sentence = self.document.sentence_at(self.tokens.start[at])
            self.moment = self._moments[self.sentence]
            self.floor, self.limit = self.document.sentence_of(at)
            self.subject = None
        self.quoted = self.speeches.is_quoted(self.tokens.start[at])

    def mention(self, at: int, entity: Entity, weight: float, subject: bool) -> None:
        """Records a mention of an entity at a token, as a subject or not."""
        self.stage.name(entity, weight, self.moment, self.quoted)
        if subject:
            self.subject = (at, entity)
            if entity is not self.acted and not self.quoted and not self.speeches.is_said(self.tokens.start[at]):
                self.acted = entity

    def pronoun(self, at: int, entity: Entity, weight: float, subject: bool) -> None:
        """Records that the pronoun at a token means an entity. If others come close, all possible referents share its
        weight, so that one guess does not carry the next."""
        part = 1.0
        if entity.kind == "person" and not self._stands_out(_DOUBT):
            whole = sum(share for share, _ in self._rivals)
            for share, rival in self._rivals:
                if rival is entity:
                    part = share / whole
                else:
                    self.stage.name(rival, weight * share / whole, self.moment, self.quoted)
        self.mention(at, entity, weight * part, subject)

    def tell_apart(self, mention: Mention) -> None:
        """Decides which of those who share a surname a mention means: the one whom *he* or *she* behind it tells apart,
        or else the most salient, preferably the one who acted last; nobody if the text has just named them together:
        *Ann Lee and Omar Lee left. Lee said*."""
        bearers = {mention.entity, *mention.others}
        gender = self._gender_behind(mention)
        if fitting := {one for one in bearers if one.gender == gender} if gender else None:
            bearers = fitting
        if len(bearers) == 1:
            (mention.entity,) = bearers
            self._bearers[mention.entity.key[-1]] = mention.entity
            return
        if self._named_together(mention.first, bearers):
            mention.entity = _nobody(mention)
            return
        known = [
            (weight * _GOES_ON if entity is self.acted else weight, entity)
            for weight, entity in self.stage.weighed(self.moment, self.quoted)
            if entity in bearers
        ]
        if known:
            weight, entity = max(known, key=lambda one: one[0])
            if weight > _NAMESAKE:
                mention.entity = self._bearers[entity.key[-1]] = entity
                return
        last = self._bearers.get(mention.entity.key[-1], mention.entity)
        mention.entity = last if last in bearers else _nobody(mention)

    def _gender_behind(self, mention: Mention) -> Gender | None:
        """The gender that the words behind a surname show: *Lee spoke as he left*, *Lee met his wife*; not *Lee said he
        left*, where *he* may be somebody else, or where another person is named before it."""
        lower, tag, index = self.tokens.lower, self.tokens.tag, self.entities.index
        at = next((at for at in range(mention.end, self.limit) if lower[at] in lexicon.PERSONAL), None)
        if at is None or (lower[at] in _SUBJECTS and lower[at - 1] not in _MEANWHILE) or tag[at - 1] == "QUOTE":
            return None
        between = self.entities.mentions[index(mention.end) : index(at)]
        kind = lexicon.PRONOUN_KIND[lower[at]]
        return kind if kind in ("m", "f") and all(one.entity.kind != "person" for one in between) else None

    def _named_together(self, at: int, bearers: set[Entity]) -> bool:
        """Whether a list names several of them, and none of them has been mentioned since."""
        before = [
            lists[index - 1]
            for bearer in bearers
            if (lists := self._lists_of.get(bearer)) and (index := bisect.bisect_left(lists, at, key=_first_token))
        ]
        listed = max(before, key=_first_token, default=None)
        if listed is None or len(bearers.intersection(listed.entities)) < 2:
            return False
        told = self._moments[self.document.sentence_at(self.tokens.start[listed.first])]
        return all(self.stage.last(one) == told for one in bearers.intersection(listed.entities))

    def body(self, noun: str) -> Entity | None:
        staged = self.stage.weighed(self.moment, self.quoted)
        bodies = [
            (weight if entity.kind == "body" else 0.6 * weight, entity)
            for weight, entity in staged
            if _is_body(entity, noun)
        ]
        return _most_salient(bodies, _BODY_MARGIN, _LEAST)

    def person(self, gender: Gender | None) -> Entity | None:
        return _most_salient(self._fitting(gender), _BODY_MARGIN, _LEAST)

    def topic_before(self, at: int, kind: Kind, gender: Gender | None = None) -> Entity | None:
        if kind == "person":
            entity = _most_salient(self._fitting(gender), _BODY_MARGIN, _LEAST_TOLD)
        else:
            entity = self.referent_of("thing", set())
        if entity is None or entity.kind not in (kind, "unknown" if kind == "body" else kind) or self.quoted:
            return None
        floor, _ = self.document.sentence_of(at)
        index = self.entities.index
        here = self.entities.mentions[index(floor) : index(at)]
        spoken = self.speeches.is_quoted
        apart = all(m.entity.kind != kind or spoken(self.tokens.start[m.first]) for m in here)
        return entity if apart and self.stage.last(entity) < self.moment else None

    def among(self, entities: list[Entity]) -> Entity | None:
        staged = self.stage.weighed(self.moment, self.quoted)
        return _most_salient([one for one in staged if one[1] in entities], _BODY_MARGIN, _LEAST)

    def owner(self, at: int) -> Entity | None:
        kind = lexicon.PRONOUN_KIND.get(self.tokens.lower[at])
        return _most_salient(self._fitting(kind), _MARGIN, _LEAST) if kind in ("m", "f", "thing") else None

    def listed_entities(self, at: int, noun: str | None, count: int | None) -> list[Entity]:
        index = bisect.bisect_left(self.lists, at, key=_first_token)
        before = [one for one in self.lists[max(0, index - _LISTS) : index] if count in (len(one.entities), None)]
        fitting = [one for one in before if noun and _fits_noun(one, noun)]
        if not fitting and noun in lexicon.COMPANIES:
            fitting = [one for one in before if all(entity.kind in ("body", "unknown") for entity in one.entities)]
        elif not fitting and (count or noun in lexicon.GROUPS):
            people = [one for one in before if _may_be_people(one.entities, noun)]
            fitting = people if count or len({frozenset(one.entities) for one in people}) == 1 else []
            if not fitting and count and (noun is None or noun in lexicon.HUMANS):
                return self._people_just_named(at, noun, count)
        return fitting[-1].entities if fitting else []

    def people_listed(self, at: int) -> list[Entity]:
        """The people in the last list of this sentence or the one before."""
        floor = self.document.sentence_of(self.document.sentence_of(at)[0] - 1)[0] if self.sentence else 0
        index = bisect.bisect_left(self.lists, at, key=_first_token) - 1
        listed = self.lists[index] if index >= 0 else None
        return listed.entities if listed and listed.first >= floor and _may_be_people(listed.entities, None) else []

    def _people_just_named(self, at: int, noun: str | None, count: int) -> list[Entity]:
        """The people named since the sentence before began, if there are ``count``: *Ann Lee came with Omar Lund. The
        pair*."""
        floor = self.document.sentence_of(self.document.sentence_of(at)[0] - 1)[0] if self.sentence else 0
        mentions = self.entities.mentions[self.entities.index(floor) : self.entities.index(at)]
        people = list(dict.fromkeys(mention.entity for mention in mentions if mention.entity.kind == "person"))
        return people if len(people) == count and _may_be_people(people, noun) else []

    def introduced(self, at: int, gender: Gender | None) -> Entity | None:
        """The first person named after the article's first lines, if these describe somebody and the next sentence
        begins with the name."""
        if self.sentence > _LEAD or (self.tokens.lower[at] == "the" and self.stage.holds_person()):
            return None
        floor = self._lines_end(at)
        last = self.document.sentence_at(self.tokens.start[floor - 1]) + 2
        for mention in self.entities.mentions[self.entities.index(floor) :]:
            entity = mention.entity
            if entity.first != mention.first or len(entity.key) == 1:
                continue
            if self.document.sentence_at(self.tokens.start[mention.first]) > last:
                return None
            if entity.kind in ("person", "unknown"):
                begins = mention.title == self.document.sentence_of(mention.first)[0]
                fits = gender is None or entity.gender in (gender, None)
                after = self.tokens.lower[mention.end : mention.end + 1]
                plain = mention.title == mention.first and not any(
                    word == "'s" or lexicon.person_noun(word) for word in after
                )
                return entity if begins and fits and plain else None
        return None

    def _lines_end(self, at: int) -> int:
        """End of the lines that describe somebody without naming them: a headline, and perhaps the sentence below
        it."""
        _, end = self.document.sentence_of(at)
        tag = self.tokens.tag
        if self.sentence > 0 or end == len(self.tokens) or tag[end - 1] == "STOP":
            return end
        opening = next(iter(self.entities.mentions[self.entities.index(end) :]), None)
        owner = opening is not None and opening.title == end and tag[opening.end : opening.end + 1] == ["GEN"]
        return self.document.sentence_of(end)[1] if tag[end] == "DET" or owner else end

    def referent_of(
        self, kind: PronounKind, barred: set[Entity], speaker: Entity | None = None, answers: Entity | None = None
    ) -> Entity | None:
        """The referent of a pronoun of this kind, other than the ``barred`` ones. The ``speaker`` is preferred unless
        somebody else has acted since; among bodies, the one that acted last. If it is certain who ``answers``, it is
        this one."""
        thing = kind == "thing"
        if thing or (self.acted not in (speaker, None) and _fit(self.acted, kind)):
            speaker = self.acted if thing else None
        self._rivals = [one for one in self._fitting(kind) if one[1] not in barred]
        if answers is not None:
            self._rivals = [(SUBJECT, answers)]
        fitting = [(weight * _GOES_ON if entity is speaker else weight, entity) for weight, entity in self._rivals]
        return _most_salient(fitting, _THING_MARGIN if thing else _MARGIN, _LEAST_THING if thing else _LEAST)

    def is_clear(self, at: int, entity: Entity) -> bool:
        """Whether the pronoun just resolved, at a token, clearly means an entity: no rival comes close, and none has
        been mentioned since the entity. In a quotation there must be no rival at all, and the entity must be salient or
        named in a quotation nearby."""
        weights = {rival: weight for weight, rival in self._rivals}
        others = [rival for rival, weight in weights.items() if rival is not entity and weight >= _LEAST]
        if self.quoted:
            return not others and (weights[entity] >= _LEAST_QUOTED or self._is_named_in_quotes(at, entity))
        return self._stands_out(_CLEAR_MARGIN) and self.stage.since(entity, self.moment).isdisjoint(others)

    def _is_named_in_quotes(self, at: int, entity: Entity) -> bool:
        """Whether quotations just before a token name the entity."""
        floor = self.document.token_range(max(self.sentence - _QUOTED_BACK, 0)).first
        index = self.entities.index(at)
        mentions = self.entities.mentions[max(self.entities.index(floor), index - _LAST) : index]
        return any(one.entity is entity and self.speeches.is_quoted(self.tokens.start[one.first]) for one in mentions)

    def _stands_out(self, margin: float) -> bool:
        """Whether the likeliest referent of the last pronoun outweighs the next by this factor."""
        if len(self._rivals) < 2:
            return True
        *_, second, first = sorted([weight for weight, _ in self._rivals])
        return second * margin <= first

    def _fitting(self, kind: PronounKind | None) -> list[tuple[float, Entity]]:
        """The entities on stage that fit a pronoun of this kind (``None``: any person), with their weights."""
        staged = self.stage.weighed(self.moment, self.quoted)
        return [(weight * fit, entity) for weight, entity in staged if (fit := _fit(entity, kind))]


def _nobody(mention: Mention) -> Entity:
    """A person without a name, for a mention that may mean several."""
    return Entity(TextSpan(0, 0), (), "person", mention.first)


_first_token = operator.attrgetter("first")


def _moments(document: Document) -> list[int]:
    """The moment of each sentence: the number of sentences up to it, where those inside one quotation count as one. So
    the speaker of a long quotation is still on stage after it."""
    whole = [
        (quote := document.quote_at(sentence.start)) is not None and quote.end >= sentence.end
        for sentence in document.sentences
    ]
    goes_on = [before and quoted for before, quoted in itertools.pairwise([False, *whole])]
    return list(itertools.accumulate(not quoted for quoted in goes_on))


def _fits_noun(listed: Listed, noun: str) -> bool:
    return listed.noun == noun or all(noun in entity.nouns for entity in listed.entities)


def _may_be_people(entities: list[Entity], noun: str | None) -> bool:
    """Whether the entities are people that a noun like *men*, or *they* (``None``), may mean."""
    kinds = {entity.kind for entity in entities}
    gender = lexicon.noun_gender(noun) if noun else None
    return (
        {"person"} <= kinds <= ({"person", "unknown"} if noun else {"person"})
        and (noun is None or lexicon.person_noun(noun))
        and (gender is None or all(entity.gender in (gender, None) for entity in entities))
    )


def _most_salient(weighed: list[tuple[float, Entity]], margin: float, least: float) -> Entity | None:
    """The entity with the largest weight, if it has a name, weighs at least ``least`` and outweighs the second by
    ``margin``."""
    if not weighed:
        return None
    ranked = sorted(weighed, key=operator.itemgetter(0), reverse=True) if len(weighed) > 1 else weighed
    second = ranked[1][0] if len(ranked) > 1 else 0.0
    weight, entity = ranked[0]
    return entity if weight >= max(least, margin * second) and entity.key else None


def _is_body(entity: Entity, noun: str) -> bool:
    """Whether a noun for a body can mean this entity: it is described by that noun, or the noun is one for a company
    (for one of the press: for a medium) and the entity is described as one, or not described at all."""
    if entity.kind not in ("body", "unknown"):
        return False
    nouns = lexicon.MEDIA if entity.key[-1:] and entity.key[-1] in lexicon.PRESS else lexicon.COMPANIES
    return noun in entity.nouns or (noun in nouns and not (entity.nouns and nouns.isdisjoint(entity.nouns)))


def _fit(entity: Entity, kind: PronounKind | None) -> float:
    """How well an entity fits a pronoun of this kind (``None``: any person), from 0 to 1."""
    if kind == "thing":
        return {"body": 1.0, "unknown": 0.7, "place": 0.4}.get(entity.kind, 0.0)
    if entity.kind == "unknown":
        return 0.0 if entity.key[0] in lexicon.PEOPLES else 0.3  # Danish Crossroads is no person
    if entity.kind != "person" or (kind is not None and entity.gender not in (kind, None)):
        return 0.0
    return 1.0 if entity.gender else 0.8
