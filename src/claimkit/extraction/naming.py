"""The names of those whom claims speak of: sources, accusers, accused, and whose age it is."""

from __future__ import annotations

from claimkit.records import Claim
from claimkit.text.document import Document
from claimkit.text.names.resolving import Span, Speech, Whom, whom

NAMED_ROLES = frozenset({"source", "accused", "accuser", "person"})


def name_roles(document: Document, claims: list[Claim]) -> dict[Span, Whom]:
    """Whom the roles that mean people and bodies mean, by their spans."""
    spans, speeches, apart = [], [], []
    for claim in claims:
        named = [(role.start, role.end) for role in claim.roles if role.role in NAMED_ROLES]
        spans += named
        if claim.type == "attribution":
            content = [(role.start, role.end) for role in claim.roles if role.role == "content"]
            speeches.append(Speech(named[0] if named else None, content))
        elif claim.type == "accusation":
            accused = [(role.start, role.end) for role in claim.roles if role.role == "accused"]
            accusers = [(role.start, role.end) for role in claim.roles if role.role == "accuser"]
            apart += [(one, other) for one in accused for other in accusers]
    return whom(document, spans, speeches, apart)
