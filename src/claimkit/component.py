"""claimkit as a spaCy component: ``spacy.blank("en").add_pipe("claimkit")``."""

from __future__ import annotations

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc

from claimkit.pipeline import extract

SPANS = "claims"


@Language.factory("claimkit", assigns=["doc.spans", "doc._.claims"], default_config={"published": None})
def make_component(
    nlp: Language,  # noqa: ARG001 - spaCy calls its factories with both
    name: str,  # noqa: ARG001
    published: str | None,
) -> Callable[[Doc], Doc]:
    """Claims as records in ``doc._.claims``, and their anchors, labelled by type, in ``doc.spans["claims"]``.

    ``published`` is the reference date (ISO 8601) of all documents; ``doc._.published`` of a single one.
    """
    for attribute in ("claims", "published"):
        if not Doc.has_extension(attribute):
            Doc.set_extension(attribute, default=None)

    def component(doc: Doc) -> Doc:
        article = extract(doc.text, published=doc._.published or published, parsed=doc)
        doc._.claims = article.claims
        doc.spans[SPANS] = [
            span
            for claim in article.claims
            if (span := doc.char_span(claim.start, claim.end, label=claim.type, alignment_mode="expand")) is not None
        ]
        return doc

    return component
