"""The progress of a labelling round: done and left by annotator, type and verdict, and the agreement so far."""

from __future__ import annotations

import statistics
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

import msgspec

from claimkit.records import CLAIM_TYPES, VERDICTS, Review, ReviewedClaim
from claimkit.studio.round.settled import SettledPull
from claimkit.studio.tasks.left_out import SKIPS


class Annotator(msgspec.Struct, kw_only=True):
    """One annotator's progress in tasks: ``done`` counts those they have answered, ``left`` those that the label stream
    still has for them. ``reviews`` counts verdicts; ``seconds`` is their median time per claim."""

    name: str
    done: int = 0
    skips: int = 0
    left: int = 0
    reviews: int = 0
    verdicts: dict[str, int] = {}
    seconds: float | None = None


class Share(msgspec.Struct, kw_only=True):
    """The claims of one type: how many (``None`` if tasks are articles), how many reviewed, and the verdicts given."""

    type: str
    claims: int | None = None
    reviewed: int = 0
    verdicts: dict[str, int] = {}


class Discussed(msgspec.Struct, kw_only=True):
    """A claim that an annotator wants to talk about, with the note that says why."""

    claim: str
    annotator: str
    statement: str
    note: str | None = None


class Progress(msgspec.Struct, kw_only=True):
    """A project's state.

    ``done`` counts tasks with as many answers as the project asks for (``overlap``), ``begun`` those with fewer.
    ``agreement`` is the observed agreement of verdicts and ``alpha`` is Krippendorff's, both over ``judged_twice``
    claims, or ``None`` if there is nothing to measure. ``pace`` is the number of answers per day, over the last seven
    days with an answer; ``days_left`` is how long the rest takes at that pace. ``adjudicators`` counts decisions in the
    adjudication round by person; ``left_out`` counts, by reason, what is not part of any review.
    """

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
    pace: float | None = None
    days_left: float | None = None
    discuss: list[Discussed] = []
    round: str | None = None
    adjudicators: dict[str, int] = {}
    left_out: dict[str, int] = {}


def progress(pull: SettledPull, of_type: Mapping[str, int]) -> Progress:
    """The state of the pulled project. ``of_type`` counts its claims of each type; it is empty if a task is an
    article."""
    from claimkit.review import agreement

    project, counted = pull.project, _Counted(of_type)
    for claim in pull:
        counted.add(claim)
    answers = {task: who for task, who in counted.answers.items() if who}
    full = {task for task, who in answers.items() if len(who) >= project.overlap}
    skips = {(s.task, s.annotator) for s in pull.skipped if s.reason in SKIPS and s.annotator}
    for name, count in Counter(who for _, who in skips).items():
        counted.person(name).skips = count
    for name, person in counted.people.items():
        person.seconds = statistics.median(counted.seconds[name]) if counted.seconds[name] else None
        person.done = sum(name in who for who in answers.values())
        theirs = sum(name in answers[task] for task in answers.keys() - full)
        person.left = max(project.tasks - len(full) - theirs - person.skips, 0)
    pace = _pace(time for who in answers.values() for time in who.values())
    observed = agreement.percent(counted.votes, resamples=0)
    missing = project.tasks * project.overlap - sum(min(len(who), project.overlap) for who in answers.values())
    return Progress(
        project=project.title,
        tasks=project.tasks,
        overlap=project.overlap,
        done=len(full),
        begun=len(answers) - len(full),
        left=project.tasks - len(answers),
        annotators=[counted.people[name] for name in sorted(counted.people)],
        types=list(counted.types.values()),
        agreement=observed.value,
        alpha=agreement.alpha(counted.votes, resamples=0).value,
        judged_twice=observed.count,
        added=counted.added,
        pace=pace,
        days_left=missing / pace if pace else None,
        discuss=counted.discuss,
        round=pull.round.title if pull.round else None,
        adjudicators=dict(counted.adjudicators),
        left_out=dict(Counter(one.reason for one in pull.skipped).most_common()),
    )


class _Counted:
    """Counters, filled while the claims of a project are read."""

    def __init__(self, of_type: Mapping[str, int]) -> None:
        self._task_is_claim = bool(of_type)
        self.types = {type_: Share(type=type_, claims=of_type.get(type_)) for type_ in CLAIM_TYPES}
        self.answers: dict[str, dict[str, str]] = {}  # task → annotator → when
        self.votes: list[Mapping[str, str]] = []
        self.people: dict[str, Annotator] = {}
        self.seconds: dict[str, list[float]] = defaultdict(list)
        self.discuss: list[Discussed] = []
        self.adjudicators: Counter[str] = Counter()
        self.added = 0

    def person(self, name: str) -> Annotator:
        return self.people.setdefault(name, Annotator(name=name))

    def add(self, claim: ReviewedClaim) -> None:
        from claimkit.review.verdicts import votes

        self.added += claim.origin == "annotator"
        self.votes.append(votes(claim))
        self.types[claim.type].reviewed += bool(self.votes[-1]) and claim.origin == "extracted"
        for review in claim.reviews:
            if review.discuss:
                told = claim.statement or claim.text
                wish = Discussed(claim=claim.id, annotator=review.annotator, statement=told, note=review.note)
                self.discuss.append(wish)
            if review.adjudication:
                self.adjudicators[review.annotator] += 1
            else:
                self._add_review(claim, review)

    def _add_review(self, claim: ReviewedClaim, review: Review) -> None:
        person = self.person(review.annotator)
        task = self.answers.setdefault(claim.id if self._task_is_claim else claim.article_id, {})
        # in verify, a drawn claim is part of the answer to another claim's task
        if claim.origin == "extracted" or not self._task_is_claim:
            task[review.annotator] = max(task.get(review.annotator, ""), review.created_at or "")
        if review.verdict is None:
            return
        person.reviews += 1
        if review.seconds is not None:
            self.seconds[review.annotator].append(review.seconds)
        for counts in (person.verdicts, self.types[claim.type].verdicts):
            counts[review.verdict] = counts.get(review.verdict, 0) + 1


def _pace(times: Iterable[str]) -> float | None:
    """Answers per day, over the last seven days with an answer."""
    days = Counter(time[:10] for time in times if time)
    last = sorted(days)[-7:]
    return sum(days[day] for day in last) / len(last) if last else None


def verdict_line(verdicts: Mapping[str, int]) -> str:
    """For example ``supported 4 · refuted 1``."""
    return " · ".join(f"{name} {verdicts[name]:,}" for name in VERDICTS if verdicts.get(name))
