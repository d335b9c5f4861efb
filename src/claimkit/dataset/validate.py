"""Validates a dataset: each row by itself, against the other rows, and against the companions.

Nothing is taken on trust: sums and counts are recomputed. A row that was changed together with its checksum is noticed,
too, because it does not follow from its reviews, its span or its article.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

import msgspec

from claimkit.dataset.companions import CARD, companion_problems, stem_of
from claimkit.dataset.format_readers import rows
from claimkit.dataset.row_checks import row_problems, unsettled_field
from claimkit.dataset.splits import NAMES
from claimkit.dataset.statistics import Statistics
from claimkit.dataset.writers import FORMATS, format_of
from claimkit.privacy.pseudonyms import PSEUDONYM
from claimkit.records import Article, ReviewedClaim, text_sha256
from claimkit.review.verdicts import POLICIES

# Formats in which a row is not a claim, so that rows cannot be counted against the card.
_BY_SENTENCE: Final = ("conll", "checkthat")
_WORD: Final = re.compile(r"\w+")
SHINGLE: Final = 8  # words; a shared run of that length is no coincidence
COPIED: Final = 0.5  # an article that shares at least this share of its runs of words is a near-copy


class Problem(msgspec.Struct, frozen=True, kw_only=True):
    """Something wrong in a file; ``row`` counts from 1 (0: the file as a whole)."""

    file: str
    row: int
    check: str
    what: str


class Texts:
    """The articles' texts by hash, to check offsets against."""

    def __init__(self, articles: Iterable[Article] = ()) -> None:
        self._texts = {text_sha256(article.text): article.text for article in articles}

    def __bool__(self) -> bool:
        return bool(self._texts)

    def of(self, claim: ReviewedClaim) -> str | None:
        return self._texts.get(claim.article.text_sha256 or "")


def _split_of(path: Path) -> str | None:
    format_ = format_of(path.name)
    stem = path.name.removesuffix(FORMATS[format_].suffix) if format_ else path.name
    return next((split for split in NAMES if stem.endswith(split)), None)


class Validation:
    """Checks files one after another, counts rows, and yields problems as it finds them."""

    def __init__(self, texts: Texts | None = None) -> None:
        self.rows = 0
        self.without_text = 0
        self._texts = texts or Texts()
        self._files: list[tuple[Path, int]] = []
        self._statistics: dict[Path, Statistics] = {}
        self._ids: dict[str, str] = {}
        self._hashes: dict[str, str | None] = {}
        self._splits: dict[str, tuple[str, str]] = {}
        self._runs: dict[str, dict[str, set[int]]] = {}  # split → article → hashes of its runs of words
        self._policies = set(POLICIES)

    def check(self, path: Path) -> Iterator[Problem]:
        """The problems in this file, and between it and the files before it."""
        kept = 0
        statistics = Statistics()
        for row, claim in rows(path):
            self.rows += row > 0
            kept += row > 0
            if isinstance(claim, str):
                yield Problem(file=path.name, row=row, check="schema", what=claim)
            elif claim is not None:
                statistics.add(claim)
                for check, what in self._checks(claim, path):
                    yield Problem(file=path.name, row=row, check=check, what=what)
        self._files.append((path, kept))
        self._statistics[path] = statistics

    def beside(self) -> Iterator[Problem]:
        """The problems with the companions of the files checked so far, and between their splits."""
        places: dict[tuple[Path, str], list[tuple[Path, int]]] = {}
        for path, count in self._files:
            places.setdefault((path.parent, stem_of(path.parent, path)), []).append((path, count))
        for (folder, stem), files in places.items():
            held = Statistics()
            for path, _ in files:
                held.include(self._statistics[path])
            counts = {path.name: None if format_of(path.name) in _BY_SENTENCE else count for path, count in files}
            whole = None not in counts.values() and 0 < held.claims == sum(count or 0 for count in counts.values())
            for file, check, what in companion_problems(folder, stem, counts, held if whole else None, set(self._ids)):
                yield Problem(file=file, row=0, check=check, what=what)
            yield from _names(folder / f"{stem}{CARD}", held)
        yield from self._near_copies()

    def _checks(self, claim: ReviewedClaim, path: Path) -> Iterator[tuple[str, str]]:
        text = self._texts.of(claim)
        yield from row_problems(claim, text)
        if self._texts and text is None:
            self.without_text += 1
        if claim.id in self._ids:
            yield "ids", f"{claim.id} is already in {self._ids[claim.id]}"
        self._ids.setdefault(claim.id, path.name)
        digest = self._hashes.setdefault(claim.article_id, claim.article.text_sha256)
        if digest != claim.article.text_sha256:
            yield "hashes", f"article {claim.article_id} has another text in an earlier row"
        failing = {policy: field for policy in self._policies if (field := unsettled_field(claim, policy))}
        if len(failing) == len(self._policies):
            yield "verdicts", f"its {next(iter(failing.values()))} does not follow from its reviews"
        else:
            self._policies -= failing.keys()
        yield from self._split(claim, path)

    def _split(self, claim: ReviewedClaim, path: Path) -> Iterator[tuple[str, str]]:
        split = _split_of(path)
        if split is None:
            return
        for key in filter(None, (claim.article_id, claim.article.text_sha256, claim.article.duplicate_of)):
            other, file = self._splits.setdefault(key, (split, path.name))
            if other != split:
                yield "splits", f"article {claim.article_id} (or its copy) is also in {file}"
        shown = _WORD.findall(f"{claim.context.before} {claim.sentence.text} {claim.context.after}".lower())
        runs = {hash(tuple(shown[at : at + SHINGLE])) for at in range(len(shown) - SHINGLE + 1)}
        self._runs.setdefault(split, {}).setdefault(claim.article_id, set()).update(runs)

    def _near_copies(self) -> Iterator[Problem]:
        """Pairs of articles in two splits that share at least half of the shorter one's runs of words."""
        holders: dict[int, list[tuple[str, str]]] = {}
        for split, articles in self._runs.items():
            shared: Counter[tuple[str, str, str]] = Counter()
            for article, runs in articles.items():
                for run in runs:
                    shared.update((article, *held) for held in holders.get(run, ()) if held[1] != article)
            for (article, elsewhere, other), count in sorted(shared.items()):
                if count >= COPIED * min(len(articles[article]), len(self._runs[elsewhere][other])):
                    what = f"article {article} of {split} is nearly a copy of {other} in {elsewhere}"
                    yield Problem(file=split, row=0, check="splits", what=what)
            for article, runs in articles.items():
                for run in runs:
                    holders.setdefault(run, []).append((split, article))


def _names(card: Path, statistics: Statistics) -> Iterator[Problem]:
    """Annotators who are not pseudonyms, unless the card says that people are named."""
    if card.is_file() and "named as in the project" in card.read_text(encoding="utf-8", errors="replace"):
        return
    named = sorted(name for name in statistics.by["annotator"] if not PSEUDONYM.fullmatch(name))
    if named and (card.is_file() or len(named) < len(statistics.by["annotator"])):
        what = f"annotator {named[0]!r} is not a pseudonym, and the card does not say that people are named"
        yield Problem(file=card.name, row=0, check="privacy", what=what)
