"""One file per format. Each has ``write(rows, file, leave_out)``:

``rows`` come in the order of the dataset (claims of one sentence together), ``file`` is open for writing bytes,
and ``leave_out(claim, reason)`` is called for each claim that the format cannot hold, so that nothing is lost silently.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from typing import BinaryIO, Final, NamedTuple, Protocol
from urllib.parse import urlsplit

from claimkit.checks import needed
from claimkit.records import ReviewedClaim, SentenceContext

LeaveOut = Callable[[ReviewedClaim, str], None]


class Write(Protocol):
    def __call__(self, rows: Iterable[ReviewedClaim], file: BinaryIO, leave_out: LeaveOut) -> None: ...


class Format(NamedTuple):
    """A format's file ending, media type and module.

    A format that tags ``whole`` sentences says for every word whether it is in a claim, so it can contain only
    sentences in which every claim was judged. A format with ``rows`` contains all claims completely, so they can be
    read back.
    """

    suffix: str
    media_type: str
    module: str
    whole: bool = False
    rows: bool = False

    def writer(self) -> Write:
        """The format's writer. Raises :class:`~claimkit.errors.SettingsError` if its library is not installed."""
        with needed("dataset", f"{self.suffix} files cannot be written"):
            write: Write = importlib.import_module(f"claimkit.dataset.writers.{self.module}").write
        return write


FORMATS: Final[dict[str, Format]] = {
    "jsonl": Format(".jsonl", "application/jsonlines", "jsonl", rows=True),
    "jsonl.gz": Format(".jsonl.gz", "application/jsonlines", "jsonl_gz", rows=True),
    "csv": Format(".csv", "text/csv", "csv_"),
    "parquet": Format(".parquet", "application/x-parquet", "parquet", rows=True),
    "spacy": Format(".spacy", "application/octet-stream", "spacy_docbin", whole=True),
    "conll": Format(".conll", "text/tab-separated-values", "conll", whole=True),
    "averitec": Format(".averitec.json", "application/json", "averitec"),
    "checkthat": Format(".checkthat.tsv", "text/tab-separated-values", "checkthat"),
    "claimreview": Format(".claimreview.jsonld", "application/ld+json", "claimreview"),
}


def format_of(name: str) -> str | None:
    """The format of a file name's ending; ``None`` for another ending."""
    by_length = sorted(FORMATS, key=lambda format_: len(FORMATS[format_].suffix), reverse=True)
    return next((format_ for format_ in by_length if name.endswith(FORMATS[format_].suffix)), None)


def by_sentence(rows: Iterable[ReviewedClaim]) -> Iterator[tuple[SentenceContext, list[ReviewedClaim]]]:
    """The claims of each sentence, in order."""
    for _, claims in groupby(rows, key=lambda claim: (claim.article_id, claim.sentence)):
        together = list(claims)
        yield together[0].sentence, together


def evidence_of(claim: ReviewedClaim) -> dict[str, str | None]:
    """The addresses given in the claim's reviews, each with the first passage noted for it."""
    found: dict[str, str | None] = {}
    for given in (given for review in claim.reviews for given in review.evidence if web_address(given.url)):
        found[given.url] = found.get(given.url) or given.passage
    return found


def web_address(url: str | None) -> str | None:
    """The address if it is a web address, else ``None``: ``javascript:`` or ``data:`` must not be published."""
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.hostname else None
