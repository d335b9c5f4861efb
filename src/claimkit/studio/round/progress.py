"""How far a labelling round is: done and left by annotator, type and verdict, and the agreement so far."""

from __future__ import annotations

import statistics
from collections import Counter
from collections.abc import Mapping

import msgspec

from claimkit.records import CLAIM_TYPES, VERDICTS
from claimkit.studio.round.pulling import Pull


class Annotator(msgspec.Struct, kw_only=True):
    """One annotator's part: reviews given, skips, verdicts, median seconds a task was open."""

    name: str
    reviews: int = 0
    skips: int = 0
    verdicts: dict[str, int] = {}
    seconds: float | None = None


class Share(msgspec.Struct, kw_only=True):
    """Claims of one type: how many (``None`` where tasks are articles), how many reviewed, and the verdicts given."""

    type: str
    claims: int | None = None
    reviewed: int = 0
    verdicts: dict[str, int] = {}


class Progress(msgspec.Struct, kw_only=True):
    """A project's state. ``done`` are tasks with as many reviews as the project asks for (``overlap``), ``begun`` those
    with fewer; ``agreement`` is the observed agreement of verdicts and ``alpha`` Krippendorff's, over ``judged_twice``
    claims, or ``None`` where there is nothing to measure."""

    project: str
    tasks: int
    overlap: int
    done: int = 0
    begun: int = 0
    left: int = 0
    annotators: list[Annotator] = []
    types: list[Share] = []
    agreement: float | None = None
    alpha: float | None = None
    judged_twice: int = 0
    added: int = 0


def progress(pull: Pull, of_type: Mapping[str, int]) -> Progress:
    """The state of the project that is pulled; ``of_type`` says how many claims of each type it has, and is empty where
    a task is an article."""
    from claimkit.review import agreement
    from claimkit.review.verdicts import votes

    project = pull.project
    per_task: dict[str, set[str]] = {}
    units: list[Mapping[str, str]] = []
    people: dict[str, Annotator] = {}
    seconds: dict[str, list[float]] = {}
    types = {type_: Share(type=type_, claims=of_type.get(type_)) for type_ in CLAIM_TYPES}
    added = 0
    for claim in pull:
        added += claim.origin == "annotator"
        units.append(votes(claim))
        types[claim.type].reviewed += bool(claim.reviews) and claim.origin == "extracted"
        for review in claim.reviews:
            person = people.setdefault(review.annotator, Annotator(name=review.annotator))
            person.reviews += 1
            seconds.setdefault(review.annotator, []).extend([review.seconds] if review.seconds is not None else [])
            for counts in (person.verdicts, types[claim.type].verdicts):
                counts[review.verdict or "none"] = counts.get(review.verdict or "none", 0) + 1
        if claim.origin == "extracted":
            key = claim.id if of_type else claim.article_id
            per_task.setdefault(key, set()).update(review.annotator for review in claim.reviews)
    for name, count in Counter(s.annotator for s in pull.skipped if s.reason == "skipped" and s.annotator).items():
        people.setdefault(name, Annotator(name=name)).skips = count
    for name, values in seconds.items():
        people[name].seconds = statistics.median(values) if values else None
    done = sum(len(who) >= project.overlap for who in per_task.values())
    begun = sum(0 < len(who) < project.overlap for who in per_task.values())
    return Progress(
        project=project.title,
        tasks=project.tasks,
        overlap=project.overlap,
        done=done,
        begun=begun,
        left=project.tasks - done - begun,
        annotators=[people[name] for name in sorted(people)],
        types=list(types.values()),
        agreement=agreement.percent(units, resamples=0).value,
        alpha=agreement.alpha(units, resamples=0).value,
        judged_twice=len(agreement.paired(units)),
        added=added,
    )


def verdict_line(verdicts: Mapping[str, int]) -> str:
    """For example ``supported 4 · refuted 1``."""
    return " · ".join(f"{name} {verdicts[name]:,}" for name in (*VERDICTS, "none") if verdicts.get(name))
