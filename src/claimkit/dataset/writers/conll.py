"""CoNLL with BIO tags (Ramshaw and Marcus 1995), for taggers and annotation tools: one token per line with the tag of
its claim type, and a blank line between sentences.

Tokens are spaCy's, split where a span begins or ends inside one, so that a tagged span is exactly the annotated one. A
sentence whose claims are all *not a claim* is all ``O``: a negative example. The writer receives only sentences in
which every claim was judged.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import BinaryIO

import spacy

from claimkit.dataset.writers import LeaveOut, by_sentence
from claimkit.records import ReviewedClaim


def write(rows: Iterable[ReviewedClaim], file: BinaryIO, leave_out: LeaveOut) -> None:
    tokenize = spacy.blank("en").tokenizer
    for sentence, claims in by_sentence(rows):
        tagged: list[ReviewedClaim] = []
        for claim in sorted(claims, key=lambda c: (c.start - c.end, c.start, c.id)):  # a longer span wins
            if claim.verdict == "not_a_claim":
                continue
            if not sentence.start <= claim.start < claim.end <= sentence.end:
                leave_out(claim, "its span leaves its sentence")
            elif any(claim.start < other.end and other.start < claim.end for other in tagged):
                leave_out(claim, "overlaps a longer claim; a token has one tag")
            else:
                tagged.append(claim)
        edges = {edge - sentence.start for claim in tagged for edge in (claim.start, claim.end)}
        file.write(f"# article_id = {claims[0].article_id}\n# sentence = {sentence.index}\n".encode())
        tokens = [(t.idx, t.idx + len(t)) for t in tokenize(sentence.text) if not t.is_space]
        begun: set[str] = set()
        for start, end in _cut(tokens, edges):
            file.write(f"{sentence.text[start:end]}\t{_tag(start + sentence.start, tagged, begun)}\n".encode())
        file.write(b"\n")


def _cut(tokens: Iterable[tuple[int, int]], edges: set[int]) -> Iterator[tuple[int, int]]:
    for start, end in tokens:
        points = [start, *sorted(edge for edge in edges if start < edge < end), end]
        yield from pairwise(points)


def _tag(start: int, tagged: Iterable[ReviewedClaim], begun: set[str]) -> str:
    """``B`` for a claim's first token (a span may begin with a blank, which is not a token), ``I`` for its others,
    ``O`` for a token outside claims."""
    for claim in tagged:
        if claim.start <= start < claim.end:
            part = "I" if claim.id in begun else "B"
            begun.add(claim.id)
            return f"{part}-{claim.type}"
    return "O"
