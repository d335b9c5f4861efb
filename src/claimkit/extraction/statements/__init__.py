"""What each claim states, in one sentence that can be read without the article, and the same as a question.

The statement of an accusation says that the accusation was made, not that the accused did it; that of an attribution
says that the source said something, not that it is true. A verdict is about the statement.
"""

from __future__ import annotations

import dataclasses
import datetime
import itertools
from collections import Counter
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

import msgspec

from claimkit.extraction.naming import name_roles
from claimkit.extraction.statements.accusations import accusation
from claimkit.extraction.statements.ages import age
from claimkit.extraction.statements.attributions import attribution
from claimkit.extraction.statements.clause import Clause
from claimkit.extraction.statements.context import context
from claimkit.extraction.statements.dates import date
from claimkit.extraction.statements.original import Original
from claimkit.extraction.statements.verbs import rule_of
from claimkit.language import DEFAULT
from claimkit.records import Article, Claim, ClaimType, ReviewedClaim, Role, Sentence
from claimkit.text.document import Document
from claimkit.text.tokens import TextSpan

STATES: Final[dict[ClaimType, Callable[[Original, Claim], Clause]]] = {
    "age": age,
    "date": date,
    "accusation": accusation,
    "attribution": attribution,
}


def state_claims(
    document: Document,
    claims: list[Claim],
    text: str,
    meanings: Mapping[TextSpan, str] = MappingProxyType({}),
    *,
    title: str | None = None,
) -> None:
    """Sets the statement and question of each claim. ``text`` is the article's own text; ``meanings`` maps each *he*,
    *she* and *the mayor* to the name of the person it means. Without a ``title``, the first sentence stands for it; an
    empty title says that ``text`` does not start where the article does."""
    several = Counter(claim.sentence for claim in claims if claim.type in ("date", "attribution"))
    manifold = frozenset(sentence for sentence, times in several.items() if times > 1)
    speakers: dict[int, frozenset[str]] = {}
    for claim in claims:
        sources = (role for role in claim.roles if role.role == "source" and document.quote_at(role.start) is None)
        names = frozenset(name for role in sources for name in role.names)
        speakers[claim.sentence] = speakers.get(claim.sentence, frozenset()) | names
    told = _told([claim for claim in claims if claim.type == "attribution"])
    original = Original(document, text, manifold, meanings, speakers=speakers, told=told, title=title)
    _state(original, claims)
    alike = Counter(claim.statement for claim in claims)
    if twice := [claim for claim in claims if alike[claim.statement] > 1]:
        _state(dataclasses.replace(original, crowded=True), twice)


def _told(attributions: list[Claim]) -> list[tuple[TextSpan, list[Role]]]:
    """The contents in text order, each with its source."""
    told = (
        (TextSpan(role.start, role.end), [one for one in claim.roles if one.role == "source"])
        for claim in attributions
        for role in claim.roles
        if role.role == "content"
    )
    return sorted(told, key=lambda one: one[0])


def _state(original: Original, claims: list[Claim]) -> None:
    for claim in claims:
        rule = rule_of(claim) if original.is_sure(claim) or claim.rule != "reader" else ""
        said = STATES[claim.type](original, msgspec.structs.replace(claim, rule=rule))
        claim.statement = said._replace(context=context(original, claim, said)).statement()
        claim.question = said.question()


def with_statements(article: Article) -> Article:
    """The article with statements: itself if it has them, a copy if its file is older than statements."""
    if all(claim.statement for claim in article.claims):
        return article
    claims = [msgspec.structs.replace(claim) for claim in article.claims]
    document = _document(article.text, article.sentences, article.published, article.language)
    state_claims(document, claims, article.text, title=article.title)
    return msgspec.structs.replace(article, claims=claims)


def stated(claim: ReviewedClaim) -> ReviewedClaim:
    """The reviewed claim with a statement that fits its present type, span and roles, as far as its context holds them.
    A role without ``names`` gets the name that stands in it; a context cannot tell whom *she* means."""
    before, sentence, after = claim.context.before, claim.sentence, claim.context.after
    start = sentence.start - len(before)
    text = before + sentence.text + after
    borders = [0, len(before), len(before) + len(sentence.text), len(text)]
    own = Claim(
        id=claim.id,
        type=claim.type,
        start=claim.start - start,
        end=claim.end - start,
        text=claim.text,
        sentence=1,
        value=claim.value,
        mod=claim.mod,
        rule=claim.rule or "",
        roles=[
            msgspec.structs.replace(role, start=role.start - start, end=role.end - start)
            for role in claim.roles
            if start <= role.start and role.end <= start + len(text)
        ],
    )
    sentences = [Sentence(start=first, end=end) for first, end in itertools.pairwise(borders)]
    document = _document(text, sentences, claim.article.published, claim.article.language)
    given = list(own.roles)
    name_roles(document, [own], text)
    own.roles = [
        new if new.named_by in ("full", "short") and not old.names else old
        for old, new in zip(given, own.roles, strict=True)
    ]
    state_claims(document, [own], text, title=claim.article.title or "")
    return msgspec.structs.replace(claim, statement=own.statement, question=own.question)


def _document(text: str, sentences: list[Sentence], published: str | None, language: str | None) -> Document:
    day = datetime.date.fromisoformat(published[:10]) if published else None
    return Document(text, sentences, day, language or DEFAULT)
