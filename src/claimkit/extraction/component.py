"""claimkit as spaCy components: ``nlp.add_pipe("claimkit")``, or ``"claimkit_age"`` for a single type."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from claimkit.extraction.pipeline import extract
from claimkit.language import require_language
from claimkit.reader import SHIPPED
from claimkit.records import CLAIM_TYPES

SPANS = "claims"
DEFAULTS: dict[str, Any] = {"published": None, "language": None, "types": list(CLAIM_TYPES), "reader": SHIPPED}
ASSIGNS = ("doc.spans", "doc._.claims")


@Language.factory("claimkit", assigns=ASSIGNS, default_config=DEFAULTS)
def make_component(
    nlp: Language,
    name: str,  # noqa: ARG001 - spaCy calls its factories with it
    published: str | None,
    language: str | None,
    types: list[str],
    reader: str,
) -> Callable[[Doc], Doc]:
    """Makes a component that sets ``doc._.claims`` (records) and ``doc.spans["claims"]`` (anchors labelled by type).

    ``published`` is the reference date (ISO 8601) of all documents; ``doc._.published`` overrides it for one document.
    ``language`` defaults to the pipeline's. ``types`` are the claim types; several components in one pipeline add up
    their claims. ``reader`` is as in :func:`claimkit.extract`. Raises :class:`~claimkit.errors.SettingsError` for an
    unknown language; the component raises it for an unknown type or reader.
    """
    code = require_language(language or nlp.lang)
    for attribute in ("claims", "published"):
        if not Doc.has_extension(attribute):
            Doc.set_extension(attribute, default=None)

    def component(doc: Doc) -> Doc:
        article = extract(doc.text, published=doc._.published or published, language=code, types=types, reader=reader)
        added = (claim for claim in article.claims if claim not in (doc._.claims or ()))
        doc._.claims = sorted([*(doc._.claims or ()), *added], key=lambda claim: (claim.start, claim.end))
        doc.spans[SPANS] = [
            span
            for claim in doc._.claims
            if (span := doc.char_span(claim.start, claim.end, label=claim.type, alignment_mode="expand")) is not None
        ]
        return doc

    return component


for _type in CLAIM_TYPES:
    Language.factory(
        f"claimkit_{_type}", assigns=ASSIGNS, default_config=DEFAULTS | {"types": [_type]}, func=make_component
    )
