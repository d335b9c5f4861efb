"""One file a format. Each has ``write(rows, file, leave_out)``:

``rows`` come in the order of the dataset (claims of one sentence stand together), ``file`` is open for writing bytes,
and ``leave_out(claim, reason)`` is called for each claim that the format cannot hold, so that nothing goes missing
unsaid.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from typing import BinaryIO, Final, NamedTuple, Protocol

from claimkit.checks import needed
from claimkit.records import ReviewedClaim, SentenceContext

LeaveOut = Callable[[ReviewedClaim, str], None]


class Write(Protocol):
    def __call__(self, rows: Iterable[ReviewedClaim], file: BinaryIO, leave_out: LeaveOut) -> None: ...


class Format(NamedTuple):
    """A format's file ending, media type and module."""

    suffix: str
    media_type: str
    module: str

    def writer(self) -> Write:
        """The format's writer. Raises :class:`~claimkit.errors.SettingsError` when its library is not installed."""
        with needed("dataset", f"{self.suffix} files cannot be written"):
            write: Write = importlib.import_module(f"claimkit.dataset.writers.{self.module}").write
        return write


FORMATS: Final[dict[str, Format]] = {
    "jsonl": Format(".jsonl", "application/jsonlines", "jsonl"),
    "jsonl.gz": Format(".jsonl.gz", "application/gzip", "jsonl_gz"),
    "csv": Format(".csv", "text/csv", "csv_"),
    "parquet": Format(".parquet", "application/x-parquet", "parquet"),
    "spacy": Format(".spacy", "application/octet-stream", "spacy_docbin"),
    "conll": Format(".conll", "text/tab-separated-values", "conll"),
    "averitec": Format(".averitec.json", "application/json", "averitec"),
    "checkthat": Format(".checkthat.tsv", "text/tab-separated-values", "checkthat"),
    "claimreview": Format(".claimreview.jsonld", "application/ld+json", "claimreview"),
}


def by_sentence(rows: Iterable[ReviewedClaim]) -> Iterator[tuple[SentenceContext, list[ReviewedClaim]]]:
    """The claims of each sentence, in order."""
    for _, claims in groupby(rows, key=lambda claim: (claim.article_id, claim.sentence)):
        together = list(claims)
        yield together[0].sentence, together


def speaker(claim: ReviewedClaim) -> str | None:
    """Who is said to have said it: an attribution's source, an accusation's accuser."""
    return next((role.text for role in claim.roles if role.role in ("source", "accuser")), None)
