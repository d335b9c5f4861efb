"""Splits by article: train, validation and test never share an article.

An article's split depends only on the seed and the article (a hash compared with the shares), not on the other
articles. So it stays in its split when the dataset grows, and increments never leak into each other. The shares are met
only on average: with few articles they can be far off, as the export's summary shows.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Final

from claimkit.errors import SettingsError

NAMES: Final = ("train", "validation", "test")


def parse_shares(text: str) -> list[float]:
    """``80/10/10`` or ``90/10`` → shares that sum to 1. Raises :class:`SettingsError`."""
    do = "write two or three numbers that sum to 100, like 80/10/10"
    try:
        parts = [float(part) for part in text.split("/")]
    except ValueError:
        raise SettingsError(f"--split {text!r} is not a split", "a share is not a number", do) from None
    if len(parts) not in (2, 3):
        raise SettingsError(f"--split {text!r} is not a split", f"{len(parts)} shares", do)
    if min(parts) < 0 or abs(sum(parts) - 100) > 1e-6:
        raise SettingsError(f"--split {text!r} is not a split", f"the shares sum to {sum(parts):g}", do)
    return [part / 100 for part in parts]


def split_names(shares: list[float]) -> tuple[str, ...]:
    return ("train", "test") if len(shares) == 2 else NAMES


def split_of(article: str, shares: list[float], seed: int) -> str:
    """The split of an article, given its key from :func:`same_articles`."""
    digest = hashlib.sha256(f"{seed}\0{article}".encode()).digest()
    point, edge = int.from_bytes(digest[:8], "big") / 2**64, 0.0
    names = split_names(shares)
    for name, share in zip(names, shares, strict=True):
        edge += share
        if point < edge:
            return name
    return names[-1]


def same_articles(articles: Iterable[tuple[str, str | None, str | None]]) -> dict[str, str]:
    """Article id → the key that determines its split. Ids with the same text, texts under the same id, and near-copies
    share a key.

    ``articles`` are (article id, hash of its text or ``None``, id of the article that it copies or ``None``). Such
    articles form connected components; the key is the component's smallest text hash, or an id if no hash is known.
    """
    parent: dict[str, str] = {}

    def root(node: str) -> str:
        parent.setdefault(node, node)
        while parent[node] != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    ids = set()
    for article, text, copied in articles:
        ids.add(article)
        for other in (f"text:{text}" if text else f"id:{article}", f"id:{copied}" if copied else f"id:{article}"):
            nodes = root(f"id:{article}"), root(other)
            kept, joined = sorted(nodes, key=lambda node: (node.startswith("id:"), node))
            parent[joined] = kept
    return {article: root(f"id:{article}").removeprefix("text:").removeprefix("id:") for article in ids}
