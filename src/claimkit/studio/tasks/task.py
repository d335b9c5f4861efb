"""From claims to Label Studio tasks. Pure: records in, JSON-ready dictionaries out.

A task's ``data`` holds everything needed to rebuild its claims, in the same shape for both layouts: a *verify* task has
one claim and a window of its article, a *mark* task has all claims and the whole text.
``claimkit.studio.tasks.reviews`` reads such tasks back, with the annotators' work.

Label Studio counts code points, end-exclusive, like claimkit: an offset in the task is the article's offset minus
``context_start``, and no other conversion is needed.
"""

from __future__ import annotations

import bisect
import hashlib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.metadata import version
from typing import Any, Final

import msgspec

from claimkit.display import name_of
from claimkit.errors import Rejected
from claimkit.extraction.statements import with_statements
from claimkit.records import Article, Claim, Provenance, Role, text_sha256
from claimkit.studio.tasks.claim_card import BLIND, LINKS, article_card, claim_card
from claimkit.studio.tasks.interface import ASKED, OPEN, ROLE_LINES, SENTENCE, SPAN, TEXT, VERDICT, Layout
from claimkit.studio.tasks.role_lines import as_line
from claimkit.text.tokens import TextSpan

# Never changes, because Label Studio shows only predictions of the version that a project was first given.
MODEL_VERSION: Final = "claimkit"
CONTEXT: Final = 2  # sentences before and after the claim's own

Task = dict[str, Any]


class Earlier(msgspec.Struct, kw_only=True):
    """The claims that a task proposed before they changed, and the ids of the annotations made on them."""

    annotations: list[int]
    claims: list[Claim]
    votes: list[str] = []


class TaskData(msgspec.Struct, kw_only=True):
    """The ``data`` of a task. Offsets in ``sentences`` (index, start, end) and ``claims`` are the article's.

    ``text`` is the article's text from ``context_start`` on. ``hash`` is the hash of the task's content (see
    :func:`content_hash`), by which a later push recognises changes; ``text_hash`` is that of the article's whole text.
    In an adjudication, ``votes`` are hashes of the votes it is about, and ``proposed`` is the version of the claim that
    is painted. The order of the fields is that of the columns people see.
    """

    type: str | None = None
    question: str = ""
    statement: str = ""
    title: str
    check_worthiness: float | None = None
    confidence: float | None = None
    card: str
    text: str
    blind: bool = False
    adjudication: bool = False
    layout: Layout
    claim_id: str | None = None
    article_id: str
    context_start: int = 0
    sentences: list[tuple[int, int, int]]
    claims: list[Claim]
    article: Provenance
    extractor: str = ""
    hash: str = ""
    text_hash: str = ""
    votes: list[str] = []
    proposed: list[Claim] = []
    earlier: list[Earlier] = []

    @property
    def key(self) -> str:
        """The task's key in its project: the claim's id, or the article's."""
        return self.claim_id or self.article_id


def tasks(
    article: Article, layout: Layout, *, blind: frozenset[str] = frozenset(), links: Mapping[str, str] = LINKS
) -> Iterator[Task]:
    """The article's tasks; those whose key (claim or article id) is in ``blind`` have no pre-annotation.

    ``links`` are the templates of the links beside the source, by name (see :mod:`claimkit.studio.tasks.claim_card`).
    Raises :class:`Rejected` if a span does not match its text, or if a server cannot store the text.
    """
    _check(article)
    article = with_statements(article)
    provenance = _provenance(article)
    title = " ".join(name_of(article).split())
    sentences = [(index, sentence.start, sentence.end) for index, sentence in enumerate(article.sentences)]

    def task(key: str, claims: list[Claim], around: list[tuple[int, int, int]], text: str, **more: Any) -> Task:
        data = TaskData(
            layout=layout,
            article_id=article.id,
            title=title,
            text=text,
            sentences=around,
            claims=claims,
            article=provenance,
            text_hash=text_hash(article.text),
            **more,
        )
        data.hash, data.extractor = content_hash(data), _extractor()
        data = hidden(data) if key in blind else data
        return {"data": msgspec.to_builtins(data), "predictions": predictions(data)}

    if layout == "mark":
        card = article_card(provenance, links)
        yield task(article.id, article.claims, sentences, article.text, card=card)
        return
    for claim in article.claims:
        start, end = window(sentences, claim)
        around = list(overlapping(sentences, start, end))
        yield task(
            claim.id,
            [claim],
            around,
            article.text[start:end],
            claim_id=claim.id,
            confidence=claim.confidence,
            type=claim.type,
            question=claim.question,
            statement=claim.statement,
            check_worthiness=round(claim.score, 3),
            card=claim_card(claim, claim.question, provenance, links),
            context_start=start,
        )


def _provenance(article: Article) -> Provenance:
    return Provenance(
        title=article.title,
        url=article.url,
        publisher=article.publisher,
        published=article.published,
        language=article.language,
        duplicate_of=article.duplicate_of,
        text_sha256=text_sha256(article.text),
    )


def hidden(data: TaskData) -> TaskData:
    """The task as a blind one, which does not reveal what was found. Its hash stays that of the open task."""
    if data.layout == "mark":
        return msgspec.structs.replace(data, blind=True, card=article_card(data.article, {}, blind=True))
    (claim,) = data.claims
    asked = BLIND[claim.type]
    card = claim_card(claim, asked, data.article, {}, blind=True)
    return msgspec.structs.replace(data, blind=True, question=asked, statement="", card=card)


def text_hash(text: str) -> str:
    """16 hex digits by which the server finds the tasks of a text."""
    return text_sha256(text)[:16]


@cache
def _extractor() -> str:
    return f"claimkit {version('claimkit')}"


def window(sentences: Sequence[tuple[int, int, int]], claim: Claim) -> TextSpan:
    """The span of the text shown with a claim: its sentence, two before, two after, and all sentences of its roles."""
    needed = [(span.start, span.end) for span in _spans(claim)]
    shown = sentences[max(claim.sentence - CONTEXT, 0) : claim.sentence + CONTEXT + 1]
    spans = [*needed, *((start, end) for _, start, end in shown)]
    for start, end in needed:
        spans += [(first, last) for _, first, last in overlapping(sentences, start, end)]
    return TextSpan(min(start for start, _ in spans), max(end for _, end in spans))


def overlapping(sentences: Sequence[tuple[int, int, int]], start: int, end: int) -> Sequence[tuple[int, int, int]]:
    """The sentences (given in order) that share a character with the span."""
    first = bisect.bisect_right(sentences, start, key=lambda sentence: sentence[2])
    return sentences[first : bisect.bisect_left(sentences, end, key=lambda sentence: sentence[1])]


def trimmed(text: str, start: int, end: int) -> TextSpan:
    """The span without blanks and line breaks at its ends, which Label Studio does not paint; unchanged if all
    blank."""
    piece = text[start:end]
    if not piece.strip():
        return TextSpan(start, end)
    return TextSpan(start + len(piece) - len(piece.lstrip()), end - len(piece) + len(piece.rstrip()))


def predictions(data: TaskData) -> list[dict[str, Any]]:
    """The task's pre-annotation, painted when it is opened: a list of one prediction, or empty.

    *verify*: the claim's sentence, the anchor (its id is the claim's), and roles (``<claim id>-<number>``); in a blind
    task, only the sentence. *mark*: each claim's verdict, still open, with its type, statement and roles. There is no
    score: Label Studio would show it as the extractor's confidence.
    """
    claims = [] if data.blind else data.proposed or data.claims
    result = _sentences(data) if data.layout == "verify" else []
    for claim in claims:
        if data.layout == "mark":
            result += _listed(data, claim)
            continue
        result.append(_region(data, claim.id, claim.type, claim.start, claim.end))
        result += [
            _region(data, f"{claim.id}-{n}", role.role, role.start, role.end) for n, role in enumerate(claim.roles)
        ]
    return [{"model_version": MODEL_VERSION, "result": result}] if result or not data.blind else []


def _sentences(data: TaskData) -> list[dict[str, Any]]:
    """The sentences of the task's claims, painted so that annotators cannot move or delete them."""
    found = []
    for claim in data.claims:
        for _, start, end in (s for s in data.sentences if s[0] == claim.sentence):
            region = _region(data, f"sentence-{claim.id}", SENTENCE, start, end)
            found.append({**region, "from_name": SENTENCE, "readonly": True})
    return found


def _listed(data: TaskData, claim: Claim) -> list[dict[str, Any]]:
    """A claim in *mark*. The verdict comes first, because Label Studio shows a region's first label in the text."""
    region = _region(data, claim.id, claim.type, claim.start, claim.end)
    place = {key: region["value"][key] for key in ("start", "end")}

    def beside(name: str, kind: str, **value: object) -> dict[str, Any]:
        return {**region, "from_name": name, "type": kind, "value": {**place, **value}}

    found = [beside(VERDICT, "labels", labels=[OPEN], text=region["value"]["text"]), region]
    found.append(beside(ASKED, "textarea", text=[claim.statement or claim.question]))
    if claim.roles:
        found.append(beside(ROLE_LINES, "textarea", text=[as_line(role) for role in claim.roles]))
    return found


def _region(data: TaskData, id_: str, label: str, start: int, end: int) -> dict[str, Any]:
    start, end = trimmed(data.text, start - data.context_start, end - data.context_start)
    value = {"start": start, "end": end, "text": data.text[start:end], "labels": [label]}
    return {"id": id_, "from_name": SPAN, "to_name": TEXT, "type": "labels", "value": value}


def content_hash(data: TaskData) -> str:
    """A hash of the task's content, 16 hex digits. It excludes the extractor's version, the earlier state, and whether
    the task is blind (which is decided when a task is created and never changes)."""
    seen = msgspec.structs.replace(data, hash="", extractor="", earlier=[], blind=False)
    return hashlib.sha256(msgspec.json.encode(seen)).hexdigest()[:16]


def replaced(old: TaskData, new: TaskData, annotations: list[int]) -> TaskData | None:
    """``new`` in place of ``old``, on which people have worked, with the text that they saw, so that their offsets stay
    valid. ``None`` if that is impossible: the article's text differs, or a new span is outside the text shown.
    """
    start, end = old.context_start, old.context_start + len(old.text)
    spans = [span for claim in new.claims for span in _spans(claim)]
    if old.article.text_sha256 != new.article.text_sha256 or any(s.start < start or s.end > end for s in spans):
        return None
    known = {id_ for earlier in old.earlier for id_ in earlier.annotations}
    now = Earlier(annotations=[id_ for id_ in annotations if id_ not in known], claims=old.claims, votes=old.votes)
    return msgspec.structs.replace(
        new, text=old.text, context_start=start, sentences=old.sentences, blind=old.blind, earlier=[*old.earlier, now]
    )


def _spans(claim: Claim) -> list[Claim | Role]:
    """The claim's anchor and its roles."""
    return [claim, *claim.roles]


def _check(article: Article) -> None:
    spans = [(c.id, s.start, s.end, s.text) for c in article.claims for s in _spans(c)]
    for id_, start, end, expected in spans:
        if not 0 <= start < end <= len(article.text) or article.text[start:end] != expected:
            raise Rejected(
                f"claim {id_} of article {article.id} does not fit its text",
                f"text[{start}:{end}] is not {expected!r}",
                "extract the article again; its text must not be changed afterwards",
            )
    blank = next((c for c in article.claims if c.text != c.text.strip()), None)
    if blank is not None:
        raise Rejected(
            f"claim {blank.id} of article {article.id} begins or ends with a blank",
            "such a span cannot be told apart from what annotators select",
            "extract the article again",
        )
    bad = next((c for c in article.text if c == "\0" or "\ud800" <= c <= "\udfff"), None)
    if bad is not None:
        raise Rejected(
            f"article {article.id} cannot be sent",
            f"its text contains {bad!r}, which servers cannot store",
            "remove that character and extract the article again",
        )
    if len({claim.id for claim in article.claims}) < len(article.claims):
        raise Rejected(
            f"article {article.id} has a claim twice", "two claims have the same id", "extract the article again"
        )
