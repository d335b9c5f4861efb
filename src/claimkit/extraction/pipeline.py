"""The extraction pipeline: segmentation, detectors, names, statements and ranking. Text in, article with claims out."""

from __future__ import annotations

import datetime
import re
from collections.abc import Collection, Iterator
from typing import Final

from claimkit import detectors
from claimkit.checks import choice
from claimkit.detectors.found import Found
from claimkit.display import host
from claimkit.errors import InputError
from claimkit.extraction.naming import name_roles
from claimkit.extraction.ranking import ranker
from claimkit.extraction.statements import state_claims
from claimkit.language import DEFAULT, require_language
from claimkit.reader import SHIPPED, Reader, load
from claimkit.records import CLAIM_TYPES, Article, Claim, Role, article_id, claim_id
from claimkit.text.document import Document
from claimkit.text.segmentation import segment, within

LONGEST_ROLE: Final = 2_000  # characters; the rest of a longer role is cut off: a quotation of many paragraphs


def extract(
    source: str | Article,
    *,
    published: str | None = None,
    language: str = DEFAULT,
    types: Collection[str] = CLAIM_TYPES,
    reader: str = SHIPPED,
    min_confidence: float = 0.0,
) -> Article:
    """Finds an article's sentences and candidate claims, in text order; the given record is not changed.

    ``published`` (ISO 8601 date) is the reference date for relative dates; ``language`` (``en``, ``de``) selects words
    and rules. The article's own date and language take precedence. ``types`` are the claim types to keep; leaving some
    out does not change the others. ``reader`` is the trained reader of the package (``shipped``), no reader (``rules``)
    or a folder that ``claimkit train`` wrote. Claims with a confidence in [0, 1] below ``min_confidence`` are left out;
    those without a confidence are kept. Raises :class:`InputError` for an invalid date and :class:`SettingsError` for
    an unknown language, type or reader.
    """
    kept = {choice("claim type", type_, CLAIM_TYPES) for type_ in types}
    article = source if isinstance(source, Article) else Article(id=article_id(source), text=source)
    date, date_from = article.published, article.published_from
    if date is None and published is not None:
        date, date_from = published, "flag"
    language = require_language(article.language or language)
    text = _marks_as_letters(article.text)
    sentences = segment(text, language)
    document = Document(
        text, sentences, _reference_date(date), language, f"{article.publisher or ''} {host(article.url)}"
    )
    claims = [
        _claim(article, index, found)
        for found in _find(document, load(reader))
        if (found.confidence is None or found.confidence >= min_confidence)
        and (index := document.sentence_at(found.start)) >= 0
        and not sentences[index].boilerplate
    ]
    meant = name_roles(document, claims, article.text)
    state_claims(document, claims, article.text, meant, title=article.title)
    if ranks := ranker(language):
        ranks.rank(document, claims)
    else:
        for claim in claims:
            claim.reasons.append(f"not ranked: no weights are fitted for language {language!r}")
    return Article(
        id=article.id,
        title=article.title,
        url=article.url,
        publisher=article.publisher,
        published=date,
        published_from=date_from,
        language=language,
        duplicate_of=article.duplicate_of,
        file=article.file,
        text=article.text,
        sentences=sentences,
        claims=[claim for claim in claims if claim.type in kept],
    )


_COMBINING = re.compile("[\u0300-\u036f]")


def _marks_as_letters(text: str) -> str:
    """The text with each combining mark replaced by a letter, so that offsets stay. ``\\w`` does not match combining
    marks, and a decomposed *José* would be cut after its *e*."""
    return text if text.isascii() else _COMBINING.sub("ʻ", text)


def _find(document: Document, reader: Reader | None) -> list[Found]:
    """All finds in text order; only the first of those with the same type and span."""
    found = [one for detect in detectors.of(document.language) for one in detect(document)]
    if reader and reader.language == document.language:
        found = reader.decide(document, found)
    kept: dict[tuple[int, int, str], Found] = {}
    for one in _without_accusing_attributions(found):
        kept.setdefault((one.start, one.end, one.type), one)
    return [kept[key] for key in sorted(kept)]


def _without_accusing_attributions(found: list[Found]) -> list[Found]:
    """Drops attributions that overlap an accusation: a cue that accuses is not marked as an attribution too."""
    accused = {at for one in found if one.type == "accusation" for at in range(one.start, one.end)}
    return [one for one in found if one.type != "attribution" or accused.isdisjoint(range(one.start, one.end))]


def _claim(article: Article, sentence: int, found: Found) -> Claim:
    text = article.text
    return Claim(
        id=claim_id(article.id, found.type, found.start, found.end),
        type=found.type,
        start=found.start,
        end=found.end,
        text=text[found.start : found.end],
        sentence=sentence,
        value=found.value,
        mod=found.mod,
        roles=list(_roles(text, found)),
        rule=found.rule,
        confidence=found.confidence,
        reasons=list(found.reasons),
    )


def _roles(text: str, found: Found) -> Iterator[Role]:
    """The roles, each cut to :data:`LONGEST_ROLE` characters over all its pieces."""
    room = {name: LONGEST_ROLE for name, _, _ in found.roles}
    for name, start, end in found.roles:
        cut = within(text, start, end, room[name])
        if room[name]:
            yield Role(role=name, start=start, end=cut, text=text[start:cut])
        room[name] = room[name] - (cut - start) if cut == end else 0


def _reference_date(published: str | None) -> datetime.date | None:
    if published is None:
        return None
    try:
        return datetime.date.fromisoformat(published[:10])
    except ValueError:
        raise InputError(
            f"publication date {published!r} cannot be read", "it is not an ISO 8601 date", "give it as YYYY-MM-DD"
        ) from None
