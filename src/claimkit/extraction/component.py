"""claimkit as a spaCy component: ``spacy.blank("en").add_pipe("claimkit")``."""

from __future__ import annotations

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc

from claimkit.extraction.pipeline import extract
from claimkit.language import installed

SPANS = "claims"
DEFAULTS: dict[str, str | None] = {"published": None, "language": None}


@Language.factory("claimkit", assigns=["doc.spans", "doc._.claims"], default_config=DEFAULTS)
def make_component(
    nlp: Language,
    name: str,  # noqa: ARG001 - spaCy calls its factories with it
    published: str | None,
    language: str | None,
) -> Callable[[Doc], Doc]:
    """Claims as records in ``doc._.claims``, and their anchors, labelled by type, in ``doc.spans["claims"]``.

    ``published`` is the reference date (ISO 8601) of all documents; ``doc._.published`` of a single one. ``language``
    is the pipeline's own unless another is given. Raises :class:`~claimkit.errors.SettingsError` for one that is not
    here.
    """
    code = installed(language or nlp.lang)
    for attribute in ("claims", "published"):
        if not Doc.has_extension(attribute):
            Doc.set_extension(attribute, default=None)

    def component(doc: Doc) -> Doc:
        article = extract(doc.text, published=doc._.published or published, language=code)
        doc._.claims = article.claims
        doc.spans[SPANS] = [
            span
            for claim in article.claims
            if (span := doc.char_span(claim.start, claim.end, label=claim.type, alignment_mode="expand")) is not None
        ]
        return doc

    return component
