"""Versions of a dataset: which claims a version adds, removes or changes, and its number.

Numbers are semantic, as in TensorFlow Datasets: the first part grows when existing claims changed (one was removed, or
has another verdict, span or split), the second when claims were added, the third when anything else changed (a review,
a statement's wording). ``versions.json`` beside the data holds the history. The same rows make no new version.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Annotated, Final, Literal, NamedTuple

import msgspec

from claimkit.dataset.croissant import split_name
from claimkit.dataset.loading import read_reviewed
from claimkit.errors import InputError
from claimkit.files import UNDECODABLE
from claimkit.records import ReviewedClaim

FILE_NAME: Final = "versions.json"
Kind = Literal["gone", "verdict", "span", "split", "came", "other"]
MEANS: Final[dict[Kind, str]] = {
    "gone": "no longer in the dataset",
    "verdict": "another verdict",
    "span": "another type, span or role",
    "split": "moved to another split",
    "came": "new in the dataset",
    "other": "something else differs: a review, a statement, a score",
}
BREAKING: Final[tuple[Kind, ...]] = ("gone", "verdict", "span", "split")


class Version(msgspec.Struct, frozen=True, kw_only=True):
    """A version of a dataset: its number, the day of its latest review, its data files, its number of claims, and how
    many claims changed in which way since the version before."""

    version: Annotated[str, msgspec.Meta(pattern=r"^\d{1,6}\.\d{1,6}\.\d{1,6}$")]
    date: str | None
    files: list[str]
    claims: int
    changes: dict[Kind, int]


class Held(NamedTuple):
    """A summary of a claim in a version: enough to say what changed, small enough to keep for every claim."""

    split: str | None
    verdict: str | None
    span: bytes
    whole: bytes


class Change(NamedTuple):
    """A claim that differs between two versions; ``before`` and ``after`` are verdicts or splits, if they changed."""

    kind: Kind
    id: str
    before: str | None
    after: str | None


def held(claim: ReviewedClaim, split: str | None) -> Held:
    """The summary of the claim in a version."""
    roles = [(role.role, role.start, role.end) for role in claim.roles]
    return Held(split, claim.verdict, _digest((claim.type, claim.start, claim.end, roles)), _digest(claim))


def index(files: Iterable[Path]) -> dict[str, Held]:
    """Claim id → its summary, for the claims in these files. Raises :class:`InputError` if a file cannot be read."""
    return {claim.id: held(claim, split_name(path.name)) for path in files for claim in read_reviewed(str(path))}


def changes(old: Mapping[str, Held], new: Mapping[str, Held]) -> Iterator[Change]:
    """The differences, one per claim: the kind that is first in the order verdict, span, split, other."""
    for id_ in sorted(old.keys() | new.keys()):
        was, now = old.get(id_), new.get(id_)
        if was is None or now is None:
            yield Change("came" if was is None else "gone", id_, was and was.verdict, now and now.verdict)
        elif was.verdict != now.verdict:
            yield Change("verdict", id_, was.verdict, now.verdict)
        elif was.span != now.span:
            yield Change("span", id_, None, None)
        elif was.split != now.split:
            yield Change("split", id_, was.split, now.split)
        elif was.whole != now.whole:
            yield Change("other", id_, None, None)


def history(folder: Path, prefix: str = "") -> list[Version]:
    """The versions of the dataset in the folder, oldest first; empty if there is no dataset yet.

    Raises :class:`InputError` for a history that cannot be read.
    """
    path = folder / f"{prefix}{FILE_NAME}"
    try:
        return msgspec.json.decode(path.read_bytes(), type=list[Version]) if path.is_file() else []
    except (OSError, *UNDECODABLE) as error:
        do = "put it back, or remove it to start again with 1.0.0"
        raise InputError(f"cannot read {path}", str(error), do) from error


def files_of(folder: Path, past: Sequence[Version]) -> list[Path]:
    """The data files of the last version. Raises :class:`InputError` if one is missing."""
    files = [folder / name for name in (past[-1].files if past else ())]
    for path in files:
        if not path.is_file():
            do = f"put it back, or remove {FILE_NAME} to start again with 1.0.0"
            raise InputError(f"{path} is missing", f"it belongs to version {past[-1].version}", do)
    return files


def continued(
    past: Sequence[Version], changed: Iterable[Change], files: Sequence[str], claims: int, date: str | None
) -> list[Version]:
    """The history, with a new version for these changes. If nothing changed, the last version stays, with these
    files."""
    counts = Counter(change.kind for change in changed)
    if past and not counts:
        return [*past[:-1], msgspec.structs.replace(past[-1], files=list(files))]
    number = next_number(past[-1].version, counts) if past else "1.0.0"
    made = {kind: counts[kind] for kind in MEANS if counts[kind]}
    return [*past, Version(version=number, date=date, files=list(files), claims=claims, changes=made)]


def next_number(last: str, counts: Mapping[Kind, int]) -> str:
    """The semantic number that follows ``last`` after that many changes of each kind."""
    major, minor, patch = map(int, last.split("."))
    if any(counts.get(kind) for kind in BREAKING):
        return f"{major + 1}.0.0"
    return f"{major}.{minor + 1}.0" if counts.get("came") else f"{major}.{minor}.{patch + 1}"


def _digest(value: object) -> bytes:
    return hashlib.blake2b(msgspec.json.encode(value), digest_size=8).digest()
