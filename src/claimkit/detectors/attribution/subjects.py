"""Whether a cue's source can be the subject of that cue: number, kind and person."""

from __future__ import annotations

from claimkit.detectors.attribution.cues import Cue, Frame, Group
from claimkit.detectors.attribution.utterance import Reading
from claimkit.language import words
from claimkit.text import mentions
from claimkit.text.document import Document
from claimkit.text.phrases import Phrase
from claimkit.text.tokens import Tokens

_DATA = words("attribution")
_DOCUMENTS = frozenset(_DATA["documents"])
_COURTS = frozenset(_DATA["courts"])
_PLURALS = frozenset(_DATA["plurals"])
_WITHHELD = frozenset(_DATA["withheld"])
_WORKS = frozenset(_DATA["works"])
_NOMINAL = frozenset({"DET", "POSS", "NUM", "WORD", "ED", "ING", "GEN", "NAME", "LY", "VERB"})
_THINGS = frozenset({"it", "this", "that", "which", "there", "what"})
_ANYBODY = frozenset({"i", "you", "we", "they", "who"})
_MODALS = frozenset({"will", "would", "may", "might", "can", "could", "should"})
_MOTIVES = frozenset({"if", "why", "when", "unless", "how"})
_SPOKEN: frozenset[Group] = frozenset({"say", "tell", "state", "ask", "describe", "agree", "phrase"})
_STATED: frozenset[Frame] = frozenset({"that", "whether", "quote", "told"})
_RELATIVE = frozenset({"who", "that", "which"})
_PENALTIES = frozenset({"pay", "repay", "serve", "complete", "wear", "undergo", "forfeit"})


def fits(document: Document, cue: Cue, first: int, reading: Reading) -> bool:
    """Whether the source can be the subject of the cue at token ``first`` in this frame."""
    if cue.family != "verb":
        return True
    lower, source = document.tokens.lower, reading.source
    infinitive = "to" in lower[max(0, first - 2) : first]
    if _so_called(document, first):
        return False
    if infinitive and reading.frame not in _STATED and cue.group not in _SPOKEN:
        return False  # "failed to mention it"
    if reading.frame == "passive.infinitive" and _is_sentenced(document, cue, first):
        return False  # was told to pay: a deed
    if cue.group == "tell" and cue.forms == ("base",):
        return reading.frame not in ("object", "infinitive")  # "to tell a story"
    if reading.frame == "object" and _no_message(document, first, cue, reading):
        return False
    if cue.group in ("say", "tell"):
        if infinitive and source is not None and lower[source.first] in ("it", "that"):
            return False  # it is safe to say
        return not (infinitive and reading.frame in ("none", "object") and cue.forms == ("base",))  # "what to say"
    if first and lower[first - 1] == "to" and "base" not in cue.forms:
        return False  # "the race turns to states"
    if source is None:
        return _may_lack_source(document, cue, first, reading.frame)
    frame = reading.frame
    return _is_verb_of(document, cue, first, frame, source) and _can(document, cue, first, frame, source)


def _may_lack_source(document: Document, cue: Cue, first: int, frame: Frame) -> bool:
    """Whether the cue attributes something though nobody is named: not in *Revealed: the best beaches*."""
    opens = first == document.sentence_of(first)[0]
    if opens and cue.group != "ask" and "ing" not in cue.forms:
        return False
    if cue.group == "think":
        return frame.startswith("passive")
    return cue.group not in ("show", "find", "want", "hear")


def _is_verb_of(document: Document, cue: Cue, first: int, frame: Frame, source: Phrase) -> bool:
    """Whether the cue is a verb that agrees with its source: not in *the key states*, *Mr Holm and state officials*."""
    tag, lower = document.tokens.tag, document.tokens.lower
    if lower[first] in ("state", "states") and frame not in ("that", "quote", "quoted"):
        return False
    helped = "AUX" in tag[source.end : first] or "to" in lower[max(0, first - 2) : first]
    if cue.forms == ("base",) and source.end < first and tag[source.end - 1] == "NAME" and not helped:
        return False
    return source.end != first or _agrees(document, cue, source)


def _can(document: Document, cue: Cue, first: int, frame: Frame, source: Phrase) -> bool:
    """Whether the source can do what the cue says: documents show, courts hear, people think."""
    if cue.group == "show":
        return _is_document(document, source)
    if cue.group == "hear":
        return not _COURTS.isdisjoint(document.tokens.lower[source.first : source.end])
    if cue.group == "call" and frame == "quote":
        return _names_it(document, first, source)
    if cue.group == "find":
        return "base" not in cue.forms and (frame != "object" or _is_document(document, source))
    if cue.group in ("think", "want"):
        word = document.tokens.lower[source.first]
        if word in _ANYBODY or _supposed(document, source) or (cue.group == "want" and _perhaps(document, first)):
            return False
        return word not in _THINGS
    return True


def _is_sentenced(document: Document, cue: Cue, first: int) -> bool:
    """``was jailed and told to apologise``, ``was ordered to leave``, ``was told to pay``."""
    lower = document.tokens.lower
    if cue.rule.endswith((".order", ".instruct")):
        return True
    return cue.rule.endswith(".tell") and (lower[first - 1] in ("and", "or", ",") or lower[first + 2] in _PENALTIES)


def _no_message(document: Document, first: int, cue: Cue, reading: Reading) -> bool:
    """Whether what is said or written is not a message: ``said goodbye``, ``told a story``, ``wrote two books``."""
    if cue.rule.endswith(".deny"):
        return _withholds(document, reading)
    if cue.group not in ("say", "tell") and not cue.rule.endswith((".write", ".repeat")):
        return False
    for start, end in reading.pieces[:1]:
        tokens = document.tokens
        last = tokens.at(start)
        while last < len(tokens) and tokens.end[last] <= end and tokens.tag[last] in _NOMINAL:
            if tokens.lower[last] in _WORKS:
                return start > tokens.start[first]
            last += 1
    return False


def _withholds(document: Document, reading: Reading) -> bool:
    """``denied bail``, ``denied them entry``."""
    tokens = document.tokens
    for start, end in reading.pieces[:1]:
        at = tokens.at(start)
        return tokens.lower[at] in _WITHHELD or (tokens.tag[at] == "PRON" and tokens.end[at] < end)
    return False


def _perhaps(document: Document, first: int) -> bool:
    """Whether the cue is merely possible: ``may want``."""
    group = document.tokens.lower[mentions.group_start(document, first) : first]
    return not _MODALS.isdisjoint(group)


def _supposed(document: Document, source: Phrase) -> bool:
    """Whether a thought is merely a condition or a motive: ``if she wants``, ``because he thought``."""
    return source.first > 0 and document.tokens.lower[source.first - 1] in _MOTIVES


def _names_it(document: Document, first: int, source: Phrase) -> bool:
    """``what she called "late"``, not ``a play called "Late"``."""
    tokens = document.tokens
    if source.end > first or tokens.tag[source.end - 1] in ("PRON", "NAME", "REL"):
        return True
    return source.first > 0 and tokens.tag[source.first - 1] in ("REL", "QUOTE")


def _so_called(document: Document, first: int) -> bool:
    """``so-called``, with or without its hyphen."""
    tokens = document.tokens
    glued = first > 0 and tokens.word[first - 1] == "-" and tokens.end[first - 1] == tokens.start[first]
    return glued or (first > 0 and tokens.lower[first - 1] == "so")


def _agrees(document: Document, cue: Cue, source: Phrase) -> bool:
    """A plain form needs a plural subject, a form in -s a singular one: ``the state``, ``unfair questions``, ``in her
    opening remarks`` are nouns."""
    tokens = document.tokens
    described = (
        at for at in range(source.first + 1, source.end - 1) if tokens.tag[at] == "ED" and tokens.tag[at + 1] == "PREP"
    )
    noun_end = next(described, source.end)  # documents leaked to the paper on Friday
    head, tag = tokens.lower[noun_end - 1], tokens.tag[noun_end - 1]
    if cue.group in ("show", "find") or cue.rule.endswith("suggest"):
        if not _DOCUMENTS.isdisjoint(tokens.lower[source.first : source.end]):
            return True  # polls show, data suggests, an average of polls shows, records from the year show
    elif head in _DOCUMENTS:
        return True
    behind = source.end + 1 + len(cue.rest)
    gap = source.first > 0 and tokens.tag[source.first - 1] in ("REL", "SUB", "QUOTE")  # what the mayor says is
    noun = cue.forms[:1] in (("base",), ("s",), ("ing",)) and tag not in ("PRON", "REL") and not gap
    if noun and tokens.tag[behind : behind + 1] in (["AUX"], ["VERB"]):
        return False  # the radio reports said, an Internet posting made
    if noun and "ing" not in cue.forms and _relative_at(tokens, behind):
        return False  # Southern states that voted
    if cue.forms == ("base",) and tokens.lower[source.first] in ("a", "an", "this", "that", "one"):
        return False  # a news report
    if cue.forms == ("base",):
        if head in ("that", "which"):
            return document.tokens.lower[source.first - 1].endswith("s")
        plural = head.endswith("s") and not tokens.word[source.end - 1].isupper()
        return head in _PLURALS or plural or "and" in tokens.lower[source.first : source.end]
    if cue.forms == ("s",) and tag not in ("PRON", "REL", "NAME") and head not in _RELATIVE:
        if source.first and tokens.tag[source.first - 1] == "PREP":
            return False
        if source.end - source.first > 1 and tokens.tag[source.end - 2] == "PREP":
            return False
        if tag in ("ING", "ED", "NUM", "DET") or (head.endswith("s") and not head.endswith("ss")):
            return False
        return any(t in ("DET", "POSS", "NAME", "GEN", "PRON") for t in tokens.tag[source.first : source.end])
    return True


def _relative_at(tokens: Tokens, at: int) -> bool:
    """Whether a relative clause begins at ``at``: ``that`` followed by a verb."""
    return tokens.lower[at : at + 1] == ["that"] and tokens.tag[at + 1 : at + 2] in (["AUX"], ["VERB"], ["ED"])


def _is_document(document: Document, source: Phrase) -> bool:
    tokens = document.tokens
    if tokens.lower[source.first] in _RELATIVE:
        meant = mentions.antecedent(document, source.first)
        if meant is None:
            return False
        source = meant
    return any(word in _DOCUMENTS for word in tokens.lower[source.first : source.end])
