"""The names of those whom claims speak of: sources, accusers, accused, and whose age it is."""

from __future__ import annotations

import msgspec

from claimkit.language import has
from claimkit.records import Claim
from claimkit.text.document import Document
from claimkit.text.names import Span, Speech, whom

NAMED_ROLES = frozenset({"source", "accused", "accuser", "person"})


def name_roles(document: Document, claims: list[Claim], text: str) -> None:
    """Gives each role of a person or body the names of those whom it means.

    ``text`` is the article's own, from which the names are cut. A language without words for names leaves all roles
    as they are.
    """
    if not has("names", document.language):
        return
    meant = whom(document, _spans(claims), _speeches(claims), _apart(claims))
    for claim in claims:
        for index, role in enumerate(claim.roles):
            if role.role in NAMED_ROLES and (found := meant[role.start, role.end]).names:
                names = list(dict.fromkeys(text[start:end] for start, end in found.names))
                claim.roles[index] = msgspec.structs.replace(role, names=names, named_by=found.named_by)


def _spans(claims: list[Claim], *names: str) -> list[Span]:
    wanted = frozenset(names) or NAMED_ROLES
    return [(role.start, role.end) for claim in claims for role in claim.roles if role.role in wanted]


def _speeches(claims: list[Claim]) -> list[Speech]:
    """Who says what: the source and the pieces of the content of each attribution."""
    return [
        Speech(next(iter(_spans([claim], "source")), None), _spans([claim], "content"))
        for claim in claims
        if claim.type == "attribution"
    ]


def _apart(claims: list[Claim]) -> list[tuple[Span, Span]]:
    """Nobody accuses himself."""
    return [
        (accused, accuser)
        for claim in claims
        for accused in _spans([claim], "accused")
        for accuser in _spans([claim], "accuser")
    ]
