"""Helpers for tests of the annotation round trip: hand-made articles, and annotations as Label Studio lists them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from claimkit.records import Article, Claim, ClaimType, Role, Sentence, claim_id

ROUND = (
    "The council met late. Prosecutors accused Ann Lee, 59, of fraud on Monday. "
    "“I did nothing wrong,” Lee said. Her lawyer blamed a clerk for the error. Nobody else spoke."
)


def span(text: str, piece: str, nth: int = 0) -> tuple[int, int]:
    """Where the piece stands in the text (its nth time)."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(piece, start + 1)
    return start, start + len(piece)


def sentences(text: str) -> list[Sentence]:
    """Sentences of a plain test text: each ends with a full stop and a blank."""
    found, start = [], 0
    while start < len(text):
        end = text.find(". ", start) + 1 or len(text)
        found.append(Sentence(start=start, end=end))
        start = end + 1
    return found


def claim(text: str, type_: ClaimType, piece: str, of: str = "a1", **roles: str) -> Claim:
    start, end = span(text, piece)
    parts = [
        Role(role=name, start=at, end=to, text=value) for name, value in roles.items() for at, to in [span(text, value)]
    ]
    index = next(n for n, s in enumerate(sentences(text)) if s.start <= start < s.end)
    id_ = claim_id(of, type_, start, end)
    return Claim(
        id=id_,
        type=type_,
        start=start,
        end=end,
        text=piece,
        sentence=index,
        roles=parts,
        rule=f"{type_}.test",
        score=0.5,
    )


def article(text: str = ROUND, claims: Sequence[Claim] | None = None, id_: str = "a1") -> Article:
    """The round's article with an age, an accusation with roles, and an attribution."""
    if claims is None:
        claims = [
            claim(text, "accusation", "accused", accuser="Prosecutors", accused="Ann Lee", charge="fraud"),
            claim(text, "age", "59", person="Ann Lee"),
            claim(text, "attribution", "said", source="Lee", content="“I did nothing wrong,”"),
        ]
    return Article(
        id=id_,
        title="A council's night",
        url="https://example.org/council",
        publisher="The Example",
        published="2023-01-23",
        text=text,
        sentences=sentences(text),
        claims=list(claims),
    )


def articles(count: int) -> list[Article]:
    """So many articles with three claims each."""
    made = []
    for n in range(count):
        one = article(ROUND, id_=f"article-{n}")
        for claim in one.claims:
            claim.id = claim_id(one.id, claim.type, claim.start, claim.end)
        made.append(one)
    return made


def region(id_: str, label: str, start: int, end: int, **value: Any) -> dict[str, Any]:
    return {
        "id": id_,
        "from_name": "span",
        "to_name": "text",
        "type": "labels",
        "value": {"start": start, "end": end, "labels": [label], **value},
    }


def verdict(name: str, id_: str = "v1") -> dict[str, Any]:
    return {"id": id_, "from_name": "verdict", "to_name": "text", "type": "choices", "value": {"choices": [name]}}


def typed(field: str, *texts: str, id_: str = "t1") -> dict[str, Any]:
    return {"id": id_, "from_name": field, "to_name": "text", "type": "textarea", "value": {"text": list(texts)}}


def annotation(result: list[dict[str, Any]], by: int = 1, id_: int = 11, **fields: Any) -> dict[str, Any]:
    return {
        "id": id_,
        "completed_by": by,
        "result": result,
        "was_cancelled": False,
        "lead_time": 4.5,
        "created_at": "2023-02-01T10:00:00.123456Z",
        "updated_at": "2023-02-01T10:00:00.123456Z",
        **fields,
    }


def listed(task: dict[str, Any], *annotations: dict[str, Any], id_: int = 1, **fields: Any) -> dict[str, Any]:
    """The task as a server lists it."""
    return {"id": id_, "data": task["data"], "annotations": list(annotations), **fields}


def proposed(task: dict[str, Any]) -> list[dict[str, Any]]:
    """The regions an annotator finds when opening the task."""
    return [dict(item) for prediction in task["predictions"] for item in prediction["result"]]
