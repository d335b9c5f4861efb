"""Judged texts as training examples: windows of word pieces with their tags."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from claimkit.reader.settings import Settings
from claimkit.reader.tagging import tags
from claimkit.reader.windows import Window, windows
from claimkit.text.segmentation import segment
from claimkit.text.tokens import TextSpan
from claimkit.training.judged import Judged, JudgedClaim

if TYPE_CHECKING:
    from tokenizers import Tokenizer


class Anchor(NamedTuple):
    """A claim in a window: its pieces (``last`` is exclusive), a row of tags for each role of its type (by index), and
    its value's index."""

    first: int
    last: int
    roles: dict[int, list[int]]
    value: int | None


class Example(NamedTuple):
    """A window's ids, a row of anchor tags for each type, the weight of each tag in training, and its claims."""

    ids: list[int]
    tags: list[list[int]]
    weights: list[list[float]]
    anchors: list[Anchor]


def examples(texts: Iterable[Judged], tokenizer: Tokenizer, settings: Settings) -> Iterator[Example]:
    """The windows of the texts that contain something judged."""
    for text in texts:
        for window in windows(text.text, segment(text.text), tokenizer, settings.window):
            example = _example(text, window, settings)
            if example.anchors or any(map(any, example.weights)):
                yield example


def _example(text: Judged, window: Window, settings: Settings) -> Example:
    starts, ends = window.starts, window.ends
    rows, weights, anchors = [], [], []
    whole = [any(a <= start and end <= b for a, b in text.whole) for start, end in zip(starts, ends, strict=True)]
    for type_ in settings.types:
        of_type = [claim for claim in text.claims if claim.type == type_]
        rows.append(tags(starts, ends, [TextSpan(claim.start, claim.end) for claim in of_type if claim.real]))
        weight = [float(inside and type_ in text.types) for inside in whole]
        for claim in of_type:
            for index in _pieces(claim, window):
                weight[index] = claim.weight
        weights.append(weight)
        anchors += [anchor for claim in of_type if claim.real and (anchor := _anchor(claim, window, settings))]
    return Example(window.ids, rows, weights, anchors)


def _pieces(claim: JudgedClaim, window: Window) -> list[int]:
    return [i for i, tag in enumerate(tags(window.starts, window.ends, [TextSpan(claim.start, claim.end)])) if tag]


def _anchor(claim: JudgedClaim, window: Window, settings: Settings) -> Anchor | None:
    pieces = _pieces(claim, window)
    if not pieces:
        return None
    roles = {
        index: tags(window.starts, window.ends, claim.roles.get(role, ()))
        for index, (type_, role) in enumerate(settings.roles)
        if type_ == claim.type
    }
    at = (claim.type, claim.value or "")
    return Anchor(pieces[0], pieces[-1] + 1, roles, settings.values.index(at) if at in settings.values else None)
