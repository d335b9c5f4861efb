"""The names of the people and bodies in claims: sources, accusers, accused, and whose age it is."""

from __future__ import annotations

import itertools

import msgspec

from claimkit.language import has
from claimkit.records import NAMED_ROLES, Claim
from claimkit.text.document import Document
from claimkit.text.names import Speech, lexicon, whom
from claimkit.text.tokens import TextSpan


def name_roles(document: Document, claims: list[Claim], text: str) -> dict[TextSpan, str]:
    """Gives each role of a person or body the names of those whom it means, and returns whom each *he* and *she* of
    the text means, as far as that is plain.

    ``text`` is the article's own, from which the names are cut. In a language without words for names, all roles stay
    as they are.
    """
    if not has("names", document.language):
        return {}
    spans: list[TextSpan] = []
    speeches: list[Speech] = []
    apart: list[tuple[TextSpan, TextSpan]] = []
    for claim in claims:
        pieces: dict[str, list[TextSpan]] = {}
        for role in claim.roles:
            pieces.setdefault(role.role, []).append(TextSpan(role.start, role.end))
        spans += [span for name in NAMED_ROLES if name in pieces for span in pieces[name]]
        if claim.type == "attribution":
            speeches.append(Speech(pieces.get("source", [None])[0], pieces.get("content", [])))
        elif "accuser" in pieces:  # nobody accuses himself
            apart += itertools.product(pieces.get("accused", ()), pieces["accuser"])
    meant = whom(document, spans, speeches, apart)
    for claim in claims:
        for index, role in enumerate(claim.roles):
            if role.role in NAMED_ROLES and (found := meant[TextSpan(role.start, role.end)]).names:
                names = list(dict.fromkeys(text[start:end] for start, end in found.names))
                claim.roles[index] = msgspec.structs.replace(role, names=names, named_by=found.named_by)
    return {
        span: text[slice(*found.names[0])]
        for span, found in meant.items()
        if found.named_by == "pronoun" and len(found.names) == 1 and lexicon.is_personal(text[span.start : span.end])
    }
