"""From reviewed claims to a dataset on disk: settle, filter, split, write, describe. Writes all files, or none."""

from __future__ import annotations

import contextlib
from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from itertools import chain
from pathlib import Path
from typing import BinaryIO, cast

import msgspec

from claimkit.checks import choice
from claimkit.dataset import checksums, datasheet, versions
from claimkit.dataset.card import card
from claimkit.dataset.croissant import DataFile, croissant
from claimkit.dataset.export_options import Plan, instant
from claimkit.dataset.loading import read_reviewed
from claimkit.dataset.schema import as_json, reviewed_claim_schema
from claimkit.dataset.splits import same_articles, split_names, split_of
from claimkit.dataset.statistics import Statistics
from claimkit.dataset.store import Store, in_order
from claimkit.dataset.writers import FORMATS, Format, LeaveOut, by_sentence
from claimkit.errors import InputError
from claimkit.files import written_whole
from claimkit.privacy.pseudonyms import pseudonym, pseudonymous
from claimkit.privacy.redaction import without_emails
from claimkit.records import SCHEMA, Article, ReviewedClaim, Status
from claimkit.review.blind import ShownTally
from claimkit.review.measures import Tally
from claimkit.review.verdicts import resolve

NOT_JUDGED: dict[Status, str] = {"unreviewed": "not reviewed yet", "skipped": "skipped by its annotators"}


class LeftOut(msgspec.Struct, frozen=True, kw_only=True):
    """A line of ``left-out.jsonl``: a claim that is not in the dataset (or that its format cannot hold), or an
    annotator's work in a task that is not part of any review; with the reason.
    """

    reason: str
    id: str | None = None
    article_id: str | None = None
    type: str | None = None
    task: int | None = None
    annotator: str | None = None
    detail: str | None = None


class Summary(msgspec.Struct, frozen=True, kw_only=True):
    """What an export did: claims ``read`` = claims in the rows of ``files`` + claims ``left_out``.

    ``left_out`` and ``annotations`` count by reason; the latter counts annotators' work that is not part of any review.
    ``negatives`` counts the sentences without a candidate that were added to the claims. ``version`` is the dataset's,
    if its format can be read back.
    """

    read: int
    files: list[DataFile]
    negatives: int
    left_out: dict[str, int]
    annotations: dict[str, int]
    version: versions.Version | None = None

    @property
    def written(self) -> int:
        return sum(file.rows for file in self.files)


def export(
    claims: Iterable[ReviewedClaim],
    target: Path,
    plan: Plan,
    not_in_reviews: Callable[[], Iterable[LeftOut]] = tuple,
    articles: Callable[[], Iterable[Article]] | None = None,
) -> Summary:
    """Writes the dataset and its companions. Raises :class:`~claimkit.errors.InputError` if they cannot be written.

    A target without a format's ending is a folder: ``claims.jsonl`` (or ``train.jsonl`` ...), ``README.md``,
    ``croissant.json``, ``reviewed-claim.schema.json``, ``left-out.jsonl``, ``SHA256SUMS``. A target ``NAME.jsonl`` is
    that file; the others are beside it, as ``NAME.README.md`` and so on. Memory does not grow with the claims.
    ``not_in_reviews`` is called once the claims have been read, and returns what else to list as left out.
    ``articles`` returns the extracted articles, for formats that use sentences without a claim.
    """
    format_ = FORMATS[choice("format", plan.format, FORMATS)]
    folder, prefix, single = _names(target, format_)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(f"cannot write into {folder}", error.strerror or str(error), "name another folder") from error
    past = versions.history(folder, prefix) if format_.rows else []
    old_files = versions.files_of(folder, past)
    old = versions.index(old_files)
    with contextlib.ExitStack() as stack:
        # all files get their names when this block ends without an error; otherwise none does
        draft = _Draft(plan, format_, folder, prefix, stack)
        raw, settled = stack.enter_context(Store.temporary()), stack.enter_context(Store.temporary())
        known = chain.from_iterable(read_reviewed(str(path)) for path in old_files) if plan.add else ()
        counted = _Counted(chain(claims, known))
        # pseudonyms come first, so that reviews that come again equal those already in the dataset
        for claim, reason in raw.fill(_pseudonymous(counted, plan.key)):
            draft.leave_out(claim, reason)
        draft.settle(raw, settled)
        draft.note(not_in_reviews())
        splits = same_articles(settled.articles()) if plan.shares else {}
        for part in split_names(list(plan.shares)) if plan.shares else (None,):

            def rows(part: str | None = part) -> Iterator[ReviewedClaim]:
                return _of_split(settled, part, splits, plan)

            draft.write(f"{prefix}{part}{format_.suffix}" if part else single, part, rows, articles)
        history = []
        if format_.rows:
            held_files, last_review = [file.name for file in draft.files], draft.statistics.latest_review[:10] or None
            changed = versions.changes(old, draft.held if past else {})
            history = versions.continued(past, changed, held_files, draft.statistics.claims, last_review)
        draft.describe(history)
    return Summary(
        read=counted.seen,
        files=draft.files,
        negatives=draft.negatives,
        left_out=draft.left_out,
        annotations=dict(draft.annotations.most_common()),
        version=history[-1] if history else None,
    )


class _Draft:
    """A dataset being written: its files, what is left out of them, and counts."""

    def __init__(self, plan: Plan, format_: Format, folder: Path, prefix: str, stack: contextlib.ExitStack) -> None:
        self._plan, self._format, self._folder, self._prefix, self._stack = plan, format_, folder, prefix, stack
        self._write = format_.writer()
        self._opened: dict[str, checksums.HashingFile] = {}
        self._left_out = self._create(f"{prefix}left-out.jsonl")
        self._reasons: Counter[str] = Counter()
        self._tally, self._shown = Tally(), ShownTally()
        self._open_sentences: set[tuple[str, int]] = set()  # with a claim of a wanted type that is left out
        self.statistics = Statistics()
        self.held: dict[str, versions.Held] = {}  # claim id → its summary in this version
        self.annotations: Counter[str] = Counter()
        self.files: list[DataFile] = []
        self.negatives = 0

    @property
    def left_out(self) -> dict[str, int]:
        """Reason → number of claims left out, the most frequent first."""
        return dict(sorted(self._reasons.items(), key=lambda item: (-item[1], item[0])))

    def _create(self, name: str) -> checksums.HashingFile:
        self._opened[name] = checksums.HashingFile(self._stack.enter_context(written_whole(self._folder / name)))
        return self._opened[name]

    def leave_out(self, claim: ReviewedClaim, reason: str) -> None:
        out = LeftOut(id=claim.id, article_id=claim.article_id, type=claim.type, reason=reason)
        self._left_out.write(msgspec.json.encode(out) + b"\n")
        self._reasons[reason] += 1

    def _cannot_hold(self, claim: ReviewedClaim, reason: str) -> None:
        self.leave_out(claim, reason)
        self.statistics.add(claim, -1)

    def settle(self, raw: Iterable[ReviewedClaim], settled: Store) -> None:
        """Puts the wanted claims, with their verdicts, into ``settled``. Agreement is measured on all claims."""
        for claim in raw:
            self._tally.add(claim)
            self._shown.add(claim)
            row, reason = _row(claim, self._plan)
            if reason is None:
                settled.put(row)
                continue
            self.leave_out(row, reason)
            if row.verdict != "not_a_claim" and (not self._plan.types or row.type in self._plan.types):
                self._open_sentences.add(_sentence(row))

    def note(self, not_in_reviews: Iterable[LeftOut]) -> None:
        """Lists annotators' work that is not part of any review."""
        for out in not_in_reviews:
            self._left_out.write(msgspec.json.encode(_hidden(out, self._plan.key)) + b"\n")
            self.annotations[out.reason] += 1

    def write(
        self,
        name: str,
        part: str | None,
        claims: Callable[[], Iterable[ReviewedClaim]],
        articles: Callable[[], Iterable[Article]] | None,
    ) -> None:
        """Writes a data file: the split ``part``, or everything if there are no splits."""
        before = self._reasons.total()

        def look(row: ReviewedClaim) -> None:
            self.statistics.add(row)
            if self._format.rows:
                self.held[row.id] = versions.held(row, part)

        rows = _Counted(claims(), look)
        file = self._create(name)
        held = _wholly_judged(rows, self._open_sentences, self._cannot_hold) if self._format.whole else rows
        self._write(held, cast(BinaryIO, file), self._cannot_hold)
        if articles is not None and self._format is FORMATS["checkthat"]:
            from claimkit.dataset.writers.checkthat import write_negatives

            judged = {claim.article_id for claim in claims()}
            wanted = (article for article in articles() if article.id in judged)
            self.negatives += sum(write_negatives(article, cast(BinaryIO, file)) for article in wanted)
        kept = rows.seen - (self._reasons.total() - before)
        self.files.append(
            DataFile(name=name, media_type=self._format.media_type, sha256=file.sha256, size=file.size, rows=kept)
        )

    def describe(self, history: list[versions.Version]) -> None:
        """Writes the companions of the data files."""
        plan, version = self._plan, history[-1] if history else None
        terms = {
            "name": plan.title,
            "description": f"{plan.title}: factual claims from news, reviewed.",
            "license": plan.licence,
            "datePublished": version.date if version else None,
            "version": version.version if version else None,
            **datasheet.for_machines(plan.sheet, plan.title, history),
        }
        text = card(
            title=plan.title,
            licence=plan.licence,
            about=plan.about,
            policy=plan.policy,
            identified=plan.key is None,
            files=self.files,
            statistics=self.statistics,
            agreement=self._tally.measured(("all", "type", "shown")),
            shown=self._shown.measured(),
            left_out=list(self.left_out.items()),
            annotations=self.annotations.most_common(),
            datasheet=datasheet.sections(plan.sheet, self.statistics, plan.shares, plan.seed, history),
        )
        companions = {
            "reviewed-claim.schema.json": as_json(reviewed_claim_schema()),
            "croissant.json": as_json(croissant(terms, self.files)),
            "README.md": text.encode(),
        }
        if history:
            companions[versions.FILE_NAME] = as_json(history)
        for name, content in companions.items():
            self._create(self._prefix + name).write(content)
        sums = checksums.as_lines((name, file.sha256) for name, file in self._opened.items())
        self._create(self._prefix + checksums.FILE_NAME).write(sums)


def _names(target: Path, format_: Format) -> tuple[Path, str, str]:
    """(folder, prefix of the companions' names, name of the data file)."""
    if not target.name.endswith(format_.suffix):
        return target, "", f"claims{format_.suffix}"
    return target.parent, target.name.removesuffix(format_.suffix) + ".", target.name


def _row(claim: ReviewedClaim, plan: Plan) -> tuple[ReviewedClaim, str | None]:
    """The claim as written, and the reason if it is left out."""
    # settle from the reviews in written order, so that settling them again after reading gives the same result
    row = resolve(msgspec.structs.replace(claim, schema=SCHEMA, reviews=in_order(claim.reviews)), plan.policy)
    if plan.types and row.type not in plan.types:
        return row, "its type was not asked for"
    if plan.verdicts and row.verdict not in plan.verdicts:
        return row, "its verdict was not asked for"
    if plan.statuses and row.status not in plan.statuses:
        return row, "its status was not asked for"
    if not plan.statuses and row.status == "unreviewed" and row.reviews:
        return row, "reviewed without a verdict"
    if not plan.statuses and row.status in NOT_JUDGED:
        return row, NOT_JUDGED[row.status]
    if plan.since is not None and not any(instant(r.created_at) >= plan.since for r in row.reviews if r.created_at):
        return row, f"last reviewed before {plan.since.isoformat()}"
    return row, None


def _pseudonymous(claims: Iterable[ReviewedClaim], key: bytes | None) -> Iterable[ReviewedClaim]:
    return claims if key is None else (pseudonymous(claim, key) for claim in claims)


def _sentence(claim: ReviewedClaim) -> tuple[str, int]:
    return claim.article_id, claim.sentence.index


def _wholly_judged(
    rows: Iterable[ReviewedClaim], open_sentences: Container[tuple[str, int]], leave_out: LeaveOut
) -> Iterator[ReviewedClaim]:
    """The claims of sentences in which every claim has a verdict: a claim that was not judged, or is disputed, must
    count neither as a claim nor as a non-claim."""
    for _, claims in by_sentence(rows):
        if _sentence(claims[0]) in open_sentences or any(claim.verdict is None for claim in claims):
            for claim in claims:
                leave_out(claim, "its sentence was not wholly judged")
        else:
            yield from claims


def _hidden(out: LeftOut, key: bytes | None) -> LeftOut:
    if key is None:
        return out
    return msgspec.structs.replace(
        out,
        annotator=out.annotator and pseudonym(out.annotator, key),
        detail=out.detail and without_emails(out.detail),
    )


def _of_split(
    rows: Iterable[ReviewedClaim], part: str | None, splits: Mapping[str, str], plan: Plan
) -> Iterator[ReviewedClaim]:
    for row in rows:
        if part is None or split_of(splits[row.article_id], list(plan.shares), plan.seed) == part:
            yield row


class _Counted:
    """An iterable that counts what it yields, and calls ``look`` with each item."""

    def __init__(self, claims: Iterable[ReviewedClaim], look: Callable[[ReviewedClaim], None] | None = None) -> None:
        self._claims, self._look, self.seen = claims, look, 0

    def __iter__(self) -> Iterator[ReviewedClaim]:
        for claim in self._claims:
            self.seen += 1
            if self._look is not None:
                self._look(claim)
            yield claim
