"""From annotated Label Studio tasks to reviewed claims. Pure: JSON-ready dictionaries in, records out.

Every annotation and every region has exactly one outcome. Every claim of a task comes out again; whatever does not
become part of a review is listed as :class:`~claimkit.studio.tasks.left_out.Skipped`, with the reason in the last
column.

==========================================  ============================================  ===================
found                                       outcome                                       listed as
==========================================  ============================================  ===================
annotation skipped                          no review; its note is listed                 ``skipped``
annotation skipped, with a verdict          no review, until its annotator presses
                                            *Cancel skip* and submits; the verdict is
                                            listed                                        ``verdict on a skipped task``
annotation last changed by somebody else    no review: it is no longer its annotator's
                                            opinion                                       ``changed by another``
several annotations by one annotator        the one changed last counts                   ``superseded``
annotation changed after submitting         as it is now
draft or change that is not submitted       what was submitted before, if anything        ``draft``
annotation without any result               no review                                     ``empty``
task that claimkit did not make             no claims                                     ``foreign task``
task whose text no longer fits its claims   no claims                                     ``text changed``
verdict missing                             review with verdict ``None``
two verdicts, or an unknown one             review with verdict ``None``                  ``unclear verdict``
evidence without ``https://``               the link, with ``https://``
evidence that is not a link                 part of the note                              ``not a link``
passage without a link beside it            part of the note                              ``passage without a link``
anchor moved or relabelled                  the review's span and type; ``corrected``
anchor deleted, another drawn over it       the drawn one is the correction; in *verify*
                                            also one of its type in the same sentence
anchor deleted, none drawn for it           the verdict given, on the claim as extracted;
                                            without one, the verdict is ``not_a_claim``
role moved, deleted or drawn                the review's roles; ``corrected``
anchor drawn elsewhere                      a claim of origin ``annotator``, one for all
                                            whose anchors of that type overlap
anchor drawn over an existing claim         the existing claim counts                     ``double``
second region with the same id              the first counts                              ``double``
role that fits no claim of the task         left out                                      ``stray role``
region with an unknown label or tag         left out                                      ``unknown label``
region outside the text, or blank           left out                                      ``out of range``
relation                                    left out                                      ``relation``
verdict, link or note without a claim type  left out                                      ``no claim type``
typed role that is not in the text (*mark*) left out                                      ``role not in the text``
claim not drawn in a blind task             no review by that annotator, unless the
                                            verdict is ``not_a_claim`` (*verify*)         ``not marked``
annotation of several claims (*mark*)       its seconds are divided equally
blanks or line breaks at a region's ends    trimmed
==========================================  ============================================  ===================

``value.text`` is never read, because it is what a browser displayed; spans are slices of the task's text.
"""

from __future__ import annotations

import datetime
import functools
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

import msgspec

from claimkit.extraction.statements import stated
from claimkit.records import Claim, Context, Review, ReviewedClaim, SentenceContext, claim_id
from claimkit.studio.tasks.additions import merged
from claimkit.studio.tasks.interface import NOTE, OPEN, VERDICT
from claimkit.studio.tasks.judgements import Judgement, judgements, values
from claimkit.studio.tasks.left_out import CHANGED_BY_ANOTHER, SKIPS, VERDICT_ON_SKIPPED, Skipped
from claimkit.studio.tasks.regions import Marked, parse
from claimkit.studio.tasks.task import TaskData, window
from claimkit.text.tokens import TextSpan


class Reading(NamedTuple):
    """One task's claims with reviews, the claims that annotators added (one review each), and what was left out; for an
    adjudication also the votes that each annotator saw (see ``TaskData.votes``)."""

    claims: list[ReviewedClaim]
    added: list[ReviewedClaim]
    skipped: list[Skipped]
    votes: dict[str, list[str]]


def reviewed(
    tasks: Iterable[Mapping[str, Any]], names: Mapping[int, str], skipped: list[Skipped]
) -> Iterator[ReviewedClaim]:
    """Reviewed claims, task by task, then those that annotators added. Fills ``skipped`` on the way.

    ``tasks`` are as the server lists them (all fields); ``names`` maps user ids to annotators' names.
    Memory grows with the claims' spans and the added claims, not with the tasks.
    """
    taken: dict[str, list[tuple[str, int, int]]] = {}
    added: list[tuple[int, ReviewedClaim]] = []
    for task in tasks:
        reading = read(task, names)
        skipped += reading.skipped
        for claim in reading.claims:
            taken.setdefault(claim.article_id, []).append((claim.type, claim.start, claim.end))
        added += ((task["id"], claim) for claim in reading.added)
        yield from reading.claims
    yield from merged(added, taken, skipped)


def read(task: Mapping[str, Any], names: Mapping[int, str]) -> Reading:
    """Reads one task: its claims, with a review from each annotation that counts."""
    try:
        data = msgspec.convert(task.get("data"), TaskData)
    except msgspec.ValidationError as error:
        return Reading([], [], [Skipped(task=task["id"], reason="foreign task", detail=str(error))], {})
    if any(_slice(data, c.start, c.end) != c.text for c in data.claims):
        return Reading([], [], [Skipped(task=task["id"], reason="text changed", detail=data.key)], {})
    claims = {claim.id: _reviewed_claim(data, claim) for claim in data.claims}
    reading = Reading([], [], [], {})
    for annotation, annotator in _counted_annotations(task, names, reading.skipped):
        _read_annotation(task["id"], data, annotation, annotator, claims, reading)
    skips = any(s.reason in SKIPS for s in reading.skipped)
    for claim in claims.values():
        claim.status = "skipped" if skips and not claim.reviews else "unreviewed"
    reading.claims.extend(claims.values())
    return reading


def _counted_annotations(
    task: Mapping[str, Any], names: Mapping[int, str], skipped: list[Skipped]
) -> Iterator[tuple[Mapping[str, Any], str]]:
    """Each annotator's newest annotation, if it counts."""
    if task.get("draft_exists"):  # the server does not say whose draft it is
        skipped.append(Skipped(task=task["id"], reason="draft"))
    newest: dict[str, Mapping[str, Any]] = {}
    rows = sorted(task.get("annotations") or (), key=lambda a: (a.get("updated_at") or "", a["id"]))
    for annotation in rows:
        annotator = _name(annotation.get("completed_by"), names)
        if annotator in newest:
            detail = f"annotation {newest[annotator]['id']}"
            skipped.append(Skipped(task=task["id"], reason="superseded", annotator=annotator, detail=detail))
        newest[annotator] = annotation
    for annotator, annotation in sorted(newest.items()):
        reason, detail = _why_left_out(annotation, names)
        if reason:
            detail = f"annotation {annotation['id']}" + (f": {detail}" if detail else "")
            skipped.append(Skipped(task=task["id"], reason=reason, annotator=annotator, detail=detail))
        else:
            yield annotation, annotator


def _why_left_out(annotation: Mapping[str, Any], names: Mapping[int, str]) -> tuple[str, str]:
    """Why the annotation is not a review (empty if it is one), and a further detail."""
    result = annotation.get("result") or []
    if annotation.get("was_cancelled"):
        verdicts, notes = _field_values(result, VERDICT), " ".join(_field_values(result, NOTE))
        return (VERDICT_ON_SKIPPED, ", ".join([*verdicts, *[notes][: bool(notes)]])) if verdicts else ("skipped", notes)
    if not result:
        return "empty", ""
    editor = annotation.get("updated_by")
    if editor is not None and _name(editor, names) != _name(annotation.get("completed_by"), names):
        return CHANGED_BY_ANOTHER, f"by {_name(editor, names)}"
    return "", ""


def _field_values(result: Iterable[Mapping[str, Any]], field: str) -> list[str]:
    """The values chosen or typed in a field, except ``open``."""
    return [value for item in result if item.get("from_name") == field for value in values(item) if value != OPEN]


def _read_annotation(
    task: int,
    data: TaskData,
    annotation: Mapping[str, Any],
    annotator: str,
    claims: dict[str, ReviewedClaim],
    reading: Reading,
) -> None:
    def skip(reason: str, detail: str = "") -> None:
        reading.skipped.append(Skipped(task=task, reason=reason, annotator=annotator, detail=detail))

    before = next((e for e in data.earlier if annotation["id"] in e.annotations), None)
    shown = before.claims if before else data.claims
    if data.adjudication:
        reading.votes[annotator] = before.votes if before else data.votes
    regions = parse(data, annotation["result"], skip)
    marks = regions.matched(data, shown, skip)
    judged = judgements(annotation["result"], data, {region.id for region in regions.all}, skip)
    parts = len(shown) + len(marks.added) if data.layout == "mark" else 1
    seconds = annotation["lead_time"] / parts if annotation.get("lead_time") is not None and parts else None
    review = functools.partial(_review, data, annotation, annotator, seconds)
    for claim in shown:
        marked = marks.claims.get(claim.id)
        judgement = judged.get(claim.id if data.layout == "verify" else marked.region if marked else "", Judgement())
        if marked is None:
            marked = Marked(claim.id, claim.type, claim.start, claim.end, claim.roles)
            if data.blind and (data.layout == "mark" or judgement.verdict != "not_a_claim"):
                skip("not marked", f"{claim.id}: {judgement.verdict}" if judgement.verdict else claim.id)
                continue
            if judgement.verdict is None and (regions.all or data.layout == "mark"):
                judgement = judgement._replace(verdict="not_a_claim")
        if claim.id not in claims:  # a claim that the extractor no longer finds
            claims[claim.id] = _reviewed_claim(data, claim)
        claims[claim.id].reviews.append(review(judgement, marked, corrected=_differs(claim, marked)))
    for marked in marks.added:
        judgement = judged.get(marked.region, Judgement()) if data.layout == "mark" else Judgement()
        reading.added.append(_added_claim(data, marked, review(judgement, marked, corrected=False)))


def _review(
    data: TaskData,
    annotation: Mapping[str, Any],
    annotator: str,
    seconds: float | None,
    judgement: Judgement,
    marked: Marked,
    *,
    corrected: bool,
) -> Review:
    return Review(
        annotator=annotator,
        verdict=judgement.verdict,
        evidence=list(judgement.evidence),
        note=judgement.note,
        discuss=judgement.discuss,
        corrected=corrected,
        type=marked.type,
        start=marked.start,
        end=marked.end,
        roles=marked.roles,
        seconds=seconds,
        created_at=_utc(annotation.get("created_at")),
        adjudication=data.adjudication,
    )


def _differs(claim: Claim, marked: Marked) -> bool:
    def seen(of: Claim | Marked) -> tuple[object, ...]:
        return of.type, of.start, of.end, {(r.role, r.start, r.end) for r in of.roles}

    return seen(claim) != seen(marked)


def _reviewed_claim(data: TaskData, claim: Claim) -> ReviewedClaim:
    index, start, end = next((s for s in data.sentences if s[0] == claim.sentence), (claim.sentence, *_span(claim)))
    around = window(data.sentences, claim) if data.layout == "mark" else _whole(data)
    return ReviewedClaim(
        id=claim.id,
        article_id=data.article_id,
        type=claim.type,
        text=claim.text,
        start=claim.start,
        end=claim.end,
        value=claim.value,
        mod=claim.mod,
        roles=claim.roles,
        statement=claim.statement,
        question=claim.question,
        rule=claim.rule,
        confidence=claim.confidence,
        score=claim.score,
        sentence=SentenceContext(index=index, start=start, end=end, text=_slice(data, start, end)),
        context=Context(before=_slice(data, around[0], start), after=_slice(data, end, around[1])),
        blind=data.blind,
        article=data.article,
        claimkit=data.extractor.removeprefix("claimkit "),
    )


def _added_claim(data: TaskData, marked: Marked, review: Review) -> ReviewedClaim:
    sentence = next((s[0] for s in data.sentences if s[1] <= marked.start < s[2]), -1)
    found = Claim(
        id=claim_id(data.article_id, marked.type, marked.start, marked.end),
        type=marked.type,
        start=marked.start,
        end=marked.end,
        text=_slice(data, marked.start, marked.end),
        sentence=sentence,
        roles=marked.roles,
    )
    claim = _reviewed_claim(data, found)
    claim.origin, claim.rule, claim.confidence, claim.score = "annotator", None, None, None
    claim.reviews = [review]
    return stated(claim)


def _slice(data: TaskData, start: int, end: int) -> str:
    return data.text[max(start - data.context_start, 0) : max(end - data.context_start, 0)]


def _whole(data: TaskData) -> TextSpan:
    return TextSpan(data.context_start, data.context_start + len(data.text))


def _span(claim: Claim) -> TextSpan:
    return TextSpan(claim.start, claim.end)


def _name(user: object, names: Mapping[int, str]) -> str:
    """The annotator's name for a user id, or for the user record that some servers give instead."""
    if isinstance(user, Mapping):
        return str(user.get("email") or names.get(user.get("id", 0)) or f"user-{user.get('id')}")
    return names.get(user, f"user-{user}") if isinstance(user, int) else str(user)


def _utc(time: str | None) -> str | None:
    if not time:
        return None
    moment = datetime.datetime.fromisoformat(time.replace("Z", "+00:00"))
    return moment.astimezone(datetime.timezone.utc).isoformat(timespec="seconds").replace("+00:00", "Z")
