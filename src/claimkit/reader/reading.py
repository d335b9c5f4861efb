"""Runs the network over a text and turns its output into candidate claims with probability, roles and value."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from claimkit.reader.network import Network
from claimkit.reader.tagging import Logits, PieceSpan, spans
from claimkit.reader.windows import Window, windows
from claimkit.records import NAMED_ROLES, Sentence
from claimkit.text.tokens import TextSpan

CANDIDATE = 0.05  # minimum probability of an anchor's word piece
# Minimum probability of a word piece of a role (ROLE) and of a content (CONTENT). Only a content may have several spans
# (“…,” he said, “…”): gaps of up to BREAK word pieces are closed, and each span besides the one with the largest summed
# probability needs at least STRETCH word pieces and a mean probability of SURE.
ROLE, CONTENT, BREAK, STRETCH, SURE = 0.5, 0.6, 2, 3, 0.7
LEAST = 1e-4  # probabilities are clipped to at least this before taking logarithms
# A relative clause about a person, or their age, unless it is the age of the first of several people.
_CLAUSE = re.compile(r",\s+(?:(?:who|whom|whose|which)\b|(?:aged )?\d{1,3}(?!\w)(?!.* and ))")

_RELATION = re.compile(r"\s+in (?:connection|relation)\b")
_SUM = re.compile(r"[$£€]?\d[\d.,]*\s*(?:m|bn|k|million|billion)?")


class Reading(NamedTuple):
    """A candidate claim at ``start``:``end`` of the text. ``probability`` is that of the anchor's most probable word
    piece."""

    type: str
    start: int
    end: int
    probability: float
    roles: tuple[tuple[str, int, int], ...]
    value: str | None
    odds: RoleOdds | None = None


class RoleOdds(NamedTuple):
    """Probabilities of each role over a window: ``starts`` and ``ends`` are the text offsets of its word pieces
    (pieces,); ``inside`` has each piece's probability of being inside the role (pieces,), by role."""

    starts: NDArray[np.int_]
    ends: NDArray[np.int_]
    inside: dict[str, Logits]

    def log(self, role: str, spans: Collection[TextSpan]) -> float:
        """The natural logarithm of the probability that exactly these spans of the text are the role."""
        own = np.zeros(len(self.starts), bool)
        for start, end in spans:
            own |= (self.starts < end) & (self.ends > start)
        inside = self.inside[role]
        return float(np.log(np.clip(np.where(own, inside, 1 - inside), LEAST, 1)).sum())


class Text:
    """A text read by the network: its candidate claims, and the probability of an anchor at any other span."""

    def __init__(self, network: Network, text: str, sentences: list[Sentence]) -> None:
        self.readings: list[Reading] = []
        self._types = list(network.settings.types)
        starts: list[int] = []
        ends: list[int] = []
        inside: list[Logits] = [np.zeros((0, len(self._types)), np.float32)]
        for window in windows(text, sentences, network.tokenizer, network.settings.window):
            states, anchors = network.encode(window.ids)
            self.readings += _readings(network, text, window, states, anchors)
            starts += window.starts
            ends += window.ends
            inside.append(1 - anchors[..., 0])
        self._starts, self._ends, self._inside = np.array(starts), np.array(ends), np.concatenate(inside)

    def probability(self, type_: str, start: int, end: int) -> float:
        """The anchor probability of the most probable word piece in this span of the text; 0 if none was read."""
        first, last = np.searchsorted(self._ends, start, "right"), np.searchsorted(self._starts, end, "left")
        found = self._inside[first:last, self._types.index(type_)]
        return float(found.max()) if found.size else 0.0


def _readings(network: Network, text: str, window: Window, states: Logits, anchors: Logits) -> list[Reading]:
    decisions = [settings.decision for settings in network.settings.types.values()]
    found = [
        (index, *surest)
        for index, decision in enumerate(decisions)
        for first, last in spans(anchors[:, index], CANDIDATE)
        if (surest := _trim_anchor(1 - anchors[first:last, index, 0], first))
        and decision.confidence(surest[2], True) >= decision.threshold  # else not a claim, even if a rule agrees
    ]
    if not found:
        return []
    roles, values = network.roles(states, [PieceSpan(first, last) for _, first, last, _ in found])
    names = list(network.settings.types)
    starts, ends = np.array(window.starts), np.array(window.ends)
    return [
        Reading(
            names[index],
            *_whole_words(text, window.starts[first], window.ends[last - 1]),
            probability,
            tuple(_roles(network, text, window, names[index], of_roles)),
            _value(network, names[index], of_values),
            RoleOdds(starts, ends, _inside_roles(network, names[index], of_roles)),
        )
        for (index, first, last, probability), of_roles, of_values in zip(found, roles, values, strict=True)
    ]


def _trim_anchor(inside: Logits, first: int) -> tuple[int, int, float]:
    """First piece, end and highest probability of an anchor, trimmed to the pieces with a probability of at least .5 or
    half the highest, whichever is lower."""
    highest = float(inside.max())
    own = np.flatnonzero(inside >= min(0.5, highest / 2))
    return first + int(own[0]), first + int(own[-1]) + 1, highest


def _roles(
    network: Network, text: str, window: Window, type_: str, probabilities: Logits
) -> Iterator[tuple[str, int, int]]:
    for index, (of, role) in enumerate(network.settings.roles):
        if of == type_:
            for first, last in (_content_spans if role == "content" else _single_span)(probabilities[:, index]):
                start, end = _whole_words(text, window.starts[first], window.ends[last - 1])
                if role in NAMED_ROLES:
                    end = _end_before(_CLAUSE, text, start, end)
                elif role == "charge":
                    end = _end_before(_RELATION, text, start, end)
                start, end = _with_closing_mark(text, start, _end_without_marks(text, start, end))
                no_wrong = role == "charge" and _SUM.fullmatch(text, start, end)  # sued for £2m
                if _names_something(text[start:end]) and not no_wrong:
                    yield role, start, end


def _names_something(words: str) -> bool:
    """Whether the words are more than an article or marks: not *the*, *£*."""
    return any(map(str.isalnum, words)) and words.lower() not in ("the", "a", "an")


def _inside_roles(network: Network, type_: str, probabilities: Logits) -> dict[str, Logits]:
    return {
        role: 1 - probabilities[:, index, 0] for index, (of, role) in enumerate(network.settings.roles) if of == type_
    }


def _single_span(probabilities: Logits) -> list[PieceSpan]:
    """The span of a role other than a content: the one with the highest mean probability."""
    found = spans(probabilities, ROLE)
    return [max(found, key=lambda span: _inside(probabilities, span).mean())] if found else []


def _content_spans(probabilities: Logits) -> list[PieceSpan]:
    joined: list[PieceSpan] = []
    for first, last in spans(probabilities, CONTENT):
        if joined and first - joined[-1].end <= BREAK:
            joined[-1] = PieceSpan(joined[-1].first, last)
        else:
            joined.append(PieceSpan(first, last))
    largest = max(joined, key=lambda span: _inside(probabilities, span).sum(), default=None)
    return [
        span
        for span in joined
        if span == largest or (span.end - span.first >= STRETCH and _inside(probabilities, span).mean() >= SURE)
    ]


def _inside(probabilities: Logits, span: PieceSpan) -> Logits:
    return 1 - probabilities[span.first : span.end, 0]


def _whole_words(text: str, start: int, end: int) -> TextSpan:
    """The span, extended so that it cuts no word: *accus|ed*."""
    while start > 0 and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while end < len(text) and text[end].isalnum() and text[end - 1].isalnum():
        end += 1
    return TextSpan(start, end)


def _with_closing_mark(text: str, start: int, end: int) -> TextSpan:
    """The span, extended by the closing mark of a quotation that it opens: *“We lost,|”*."""
    closing = {"“": "”", '"': '"', "‘": "’", "„": "“", "«": "»"}.get(text[start])
    opened = closing and text[end : end + 1] == closing not in text[start + 1 : end]
    return TextSpan(start, end + 1 if opened else end)


def _end_before(pattern: re.Pattern[str], text: str, start: int, end: int) -> int:
    """The end of a role, moved before what the pattern excludes: *Ann Lee|, who runs the mill*, *Ann Lee|, 59, a
    clerk*, *fraud| in connection with the sale*."""
    other = pattern.search(text, start, end)
    return other.start() if other else end


def _end_without_marks(text: str, start: int, end: int) -> int:
    return max(start + 1, start + len(text[start:end].rstrip(",;: ")))


def _value(network: Network, type_: str, logits: Logits) -> str | None:
    values = [
        (float(logit), value)
        for logit, (of, value) in zip(logits, network.settings.values, strict=False)
        if of == type_
    ]
    return max(values)[1] if values else None
