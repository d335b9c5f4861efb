"""spaCy's DocBin: one Doc per sentence, for ``spacy train`` and corpora.

``doc.spans["claims"]`` holds the anchors (label: type, id: claim id), ``doc.spans["roles"]`` the roles (label: role,
id: claim id), ``doc.spans["verdicts"]`` the anchors with the verdict as label. Claims that people called *not a claim*
are only in ``verdicts``. Spans are expanded to whole tokens; the exact offsets are in ``doc.user_data["claims"]``,
which holds the rows themselves.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, BinaryIO

import msgspec
import spacy
from spacy.tokens import DocBin

from claimkit.dataset.writers import LeaveOut, by_sentence
from claimkit.records import ReviewedClaim

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span


def write(rows: Iterable[ReviewedClaim], file: BinaryIO, leave_out: LeaveOut) -> None:  # noqa: ARG001 - holds them all
    blank = spacy.blank("en")
    docs = DocBin(store_user_data=True)
    for sentence, claims in by_sentence(rows):
        doc = blank.make_doc(sentence.text)
        groups: dict[str, list[Span]] = {"claims": [], "roles": [], "verdicts": []}
        for claim in claims:
            if claim.verdict != "not_a_claim":
                groups["claims"] += _span(doc, claim, claim.start, claim.end, claim.type)
                for role in claim.roles:
                    groups["roles"] += _span(doc, claim, role.start, role.end, role.role)
            if claim.verdict is not None:
                groups["verdicts"] += _span(doc, claim, claim.start, claim.end, claim.verdict)
        for name, spans in groups.items():
            doc.spans[name] = spans
        doc.user_data["claims"] = msgspec.to_builtins(claims)
        docs.add(doc)
    file.write(docs.to_bytes())


def _span(doc: Doc, claim: ReviewedClaim, start: int, end: int, label: str) -> list[Span]:
    offset = claim.sentence.start
    span = doc.char_span(start - offset, end - offset, label=label, span_id=claim.id, alignment_mode="expand")
    return [] if span is None else [span]  # a role in a neighbouring sentence is not in this Doc
