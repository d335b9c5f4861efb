"""Reviewed claims for tests: a builder for single cases, and hypothesis strategies for every possible claim."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from claimkit.records import (
    CLAIM_TYPES,
    ROLES,
    VERDICTS,
    Context,
    Evidence,
    Provenance,
    Review,
    ReviewedClaim,
    Role,
    SentenceContext,
    claim_id,
    text_sha256,
)

TEXT = "Rain fell. Ana Roe, 59, was accused of fraud on Monday, police said. Nobody was hurt. 🦊 Märkte öffnen."
SENTENCE = (11, 68)


def vote(annotator: str, verdict: str | None, **changes: Any) -> Review:
    """A review of the claim that :func:`claim` builds by default."""
    fields: dict[str, Any] = {"type": "accusation", "start": 28, "end": 38, "roles": [], **changes}
    return Review(annotator=annotator, verdict=verdict, **fields)  # type: ignore[arg-type]  # any verdict, on purpose


def claim(*reviews: Review, text: str = TEXT, article: str = "a1", **changes: Any) -> ReviewedClaim:
    """The accusation in :data:`TEXT`, with these reviews."""
    start, end = changes.pop("start", 28), changes.pop("end", 38)
    type_ = changes.pop("type", "accusation")
    fields: dict[str, Any] = {
        "id": claim_id(article, type_, start, end),
        "article_id": article,
        "type": type_,
        "text": text[start:end],
        "start": start,
        "end": end,
        "statement": f"What the article says of “{text[start:end]}” is so.",
        "question": f"Is what the article says of “{text[start:end]}” so?",
        "rule": "accusation.verb.accuse",
        "score": 0.5,
        "sentence": SentenceContext(index=1, start=SENTENCE[0], end=SENTENCE[1], text=text[slice(*SENTENCE)]),
        "context": Context(before=text[: SENTENCE[0]], after=text[SENTENCE[1] :]),
        "reviews": list(reviews),
        "article": Provenance(title="A trial", published="2023-01-21", text_sha256=text_sha256(text)),
        "claimkit": "0.1.0",
        **changes,
    }
    return ReviewedClaim(**fields)


@st.composite
def spans(draw: st.DrawFn, within: tuple[int, int] = SENTENCE) -> tuple[int, int]:
    start = draw(st.integers(within[0], within[1] - 1))
    return start, draw(st.integers(start + 1, min(within[1], start + 20)))


@st.composite
def roles(draw: st.DrawFn, type_: str, text: str = TEXT) -> list[Role]:
    names = ROLES[type_]  # type: ignore[index]  # one of CLAIM_TYPES
    found = []
    for name in names:
        if draw(st.booleans()):
            start, end = draw(spans())
            found.append(Role(role=name, start=start, end=end, text=text[start:end]))
    return found


NOTES = st.one_of(
    st.none(), st.text('aé\u2028\t\n"🦊', max_size=8), st.just("see ann@example.org"), st.just('=1+1\n"quoted", 🦊')
)


EVIDENCE = [
    Evidence(url="https://example.org/a"),
    Evidence(url="https://example.org/b?c=d", passage="“It fell,” says the report."),
]


@st.composite
def reviews(draw: st.DrawFn, annotator: str) -> Review:
    type_ = draw(st.sampled_from(CLAIM_TYPES))
    start, end = draw(spans())
    return Review(
        annotator=annotator,
        verdict=draw(st.one_of(st.none(), st.sampled_from(VERDICTS))),
        evidence=draw(st.lists(st.sampled_from(EVIDENCE), max_size=2)),
        note=draw(NOTES),
        corrected=draw(st.booleans()),
        type=type_,
        start=start,
        end=end,
        roles=draw(roles(type_)),
        seconds=draw(st.one_of(st.none(), st.floats(0, 1e4, allow_nan=False))),
        created_at=draw(st.one_of(st.none(), st.just("2026-03-01T10:00:00Z"), st.just("2026-04-02T11:30:00Z"))),
        adjudication=draw(st.booleans()),
    )


@st.composite
def reviewed_claims(draw: st.DrawFn) -> ReviewedClaim:
    type_ = draw(st.sampled_from(CLAIM_TYPES))
    start, end = draw(spans())
    people = draw(st.lists(st.sampled_from(["ann@example.org", "bob", "1", "Çelik"]), max_size=4))
    return claim(
        *[draw(reviews(person)) for person in people],
        article=draw(st.sampled_from(["a1", "a2", "https://example.org/x", "ü"])),
        type=type_,
        start=start,
        end=end,
        roles=draw(roles(type_)),
        value=draw(st.one_of(st.none(), st.just("59"))),
        rule=draw(st.one_of(st.none(), st.sampled_from(["age.comma", "accusation.verb.accuse"]))),
        score=draw(st.one_of(st.none(), st.floats(0, 1))),
        origin=draw(st.sampled_from(["extracted", "annotator"])),
        blind=draw(st.booleans()),
        status=draw(st.sampled_from(["unreviewed", "skipped"])),
    )
