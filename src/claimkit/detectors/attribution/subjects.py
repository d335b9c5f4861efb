"""Whether the source can be the subject of its cue: by number, kind and person."""

from __future__ import annotations

from claimkit.detectors.attribution.cues import Cue, Frame, Group
from claimkit.detectors.attribution.utterance import Reading, resolve_relative
from claimkit.language import words
from claimkit.text import mentions
from claimkit.text.document import Document
from claimkit.text.phrases import MODALS, Phrase
from claimkit.text.tokens import FINITE, Tag, Tokens

_DATA = words("attribution")
_DOCUMENTS = frozenset(_DATA["documents"])
_COURTS = frozenset(_DATA["courts"])
_PLURALS = frozenset(_DATA["plurals"])
_WITHHELD = frozenset(_DATA["withheld"])
_WORKS = frozenset(_DATA["works"])
_NOMINAL = frozenset({"DET", "POSS", "NUM", "WORD", "ED", "ING", "GEN", "NAME", "LY", "VERB"})
# Subjects that name nobody who could think or want something.
_NOBODY = frozenset({"it", "this", "that", "which", "there", "what", "i", "you", "we", "they", "who"})
_DETERMINED = frozenset({"DET", "POSS", "NAME", "GEN", "PRON"})
_ONE = frozenset({"a", "an", "this", "that", "one"})
_MOTIVES = frozenset({"if", "why", "when", "unless", "how"})
_SPOKEN: frozenset[Group] = frozenset({"say", "tell", "state", "ask", "describe", "agree", "phrase"})
_STATED: frozenset[Frame] = frozenset({"that", "whether", "quote", "told"})
_PENALTIES = frozenset({"pay", "repay", "serve", "complete", "wear", "undergo", "forfeit"})


def fits(document: Document, cue: Cue, first: int, reading: Reading) -> bool:
    """Whether the source can be the subject of the cue at token ``first`` in this frame."""
    if says_nothing(document, first):
        return False
    lower, source = document.tokens.lower, reading.source
    infinitive = "to" in lower[max(0, first - 2) : first]
    if infinitive and reading.frame not in _STATED and cue.group not in _SPOKEN:
        return False  # "failed to mention it"
    if reading.frame == "passive.infinitive" and _is_sentenced(document, cue, first):
        return False  # was told to pay: a deed
    if cue.group == "tell" and cue.forms == ("base",):
        return reading.frame not in ("object", "infinitive")  # "to tell a story"
    if reading.frame == "object" and _is_no_message(document, first, cue, reading):
        return False
    if cue.group in ("say", "tell"):
        if infinitive and source is not None and lower[source.first] in ("it", "that"):
            return False  # it is safe to say
        return not (infinitive and reading.frame in ("none", "object"))  # "what to say"
    if source is None:
        return _may_lack_source(document, cue, first)
    frame = reading.frame
    return _is_verb_of(document, cue, first, frame, source) and _can_do(document, cue, first, frame, source)


def says_nothing(document: Document, first: int) -> bool:
    """Whether the cue at token ``first`` is part of a phrase that reports nothing: *all told*, *it turns out*, *said
    enough*, *replied in kind*."""
    lower, tag = document.tokens.lower, document.tokens.tag
    behind = lower[first + 1 : first + 3]
    if behind == ["in", "kind"] or lower[first - 1 : first + 1] == ["all", "told"]:
        return True
    if behind[:1] == ["enough"]:
        return lower[first] in ("say", "says", "said") and tag[first + 2] in ("STOP", "PUNCT")
    return lower[first] in ("turns", "turned") and behind[:1] == ["out"]


def _may_lack_source(document: Document, cue: Cue, first: int) -> bool:
    """Whether the cue attributes something although no source is named: not in *Revealed: the best beaches*."""
    opens = first == document.sentence_of(first)[0]
    if opens and cue.group != "ask":
        return False
    return cue.group not in ("show", "find", "want", "hear")


def _is_verb_of(document: Document, cue: Cue, first: int, frame: Frame, source: Phrase) -> bool:
    """Whether the cue is a verb that agrees with its source: not in *the key states*, *Mr Holm and state officials*."""
    if document.tokens.lower[first] in ("state", "states") and frame not in ("that", "quote", "quoted"):
        return False
    return source.end != first or _agrees(document, cue, source)


def _can_do(document: Document, cue: Cue, first: int, frame: Frame, source: Phrase) -> bool:
    """Whether the source can do what the cue says: documents show, courts hear, people think."""
    if cue.group == "show":
        return _is_document(document, source)
    if cue.group == "hear":
        return not _COURTS.isdisjoint(document.tokens.lower[source.first : source.end])
    if cue.group == "call" and frame == "quote":
        return document.tokens.tag[source.first - 1] in ("REL", "QUOTE")  # what she called "late"
    if cue.group == "find":
        return "base" not in cue.forms and (frame != "object" or _is_document(document, source))
    if cue.group in ("think", "want"):
        lower = document.tokens.lower
        supposed = lower[source.first - 1] in _MOTIVES  # if she wants
        perhaps = _is_merely_possible(document, first)
        return lower[source.first] not in _NOBODY and not supposed and not perhaps
    return True


def _is_sentenced(document: Document, cue: Cue, first: int) -> bool:
    """Whether the cue states a sentence or an order: ``was jailed and told to apologise``, ``was told to pay``."""
    lower = document.tokens.lower
    return cue.group == "tell" and (lower[first - 1] in ("and", "or", ",") or lower[first + 2] in _PENALTIES)


def _is_no_message(document: Document, first: int, cue: Cue, reading: Reading) -> bool:
    """Whether the object of saying or writing is no message: ``said goodbye``, ``told a story``, ``wrote two
    books``."""
    if cue.rule.endswith(".deny"):
        return _is_withheld(document, reading)
    if cue.group not in ("say", "tell") and not cue.rule.endswith((".write", ".repeat")):
        return False
    for start, _ in reading.pieces[:1]:
        tokens = document.tokens
        last = tokens.at(start)
        while tokens.tag[last] in _NOMINAL:
            if tokens.lower[last] in _WORKS:
                return start > tokens.start[first]
            last += 1
    return False


def _is_withheld(document: Document, reading: Reading) -> bool:
    """Whether *deny* means to withhold: ``denied bail``, ``denied them entry``."""
    tokens = document.tokens
    for start, end in reading.pieces[:1]:
        at = tokens.at(start)
        return tokens.lower[at] in _WITHHELD or (tokens.tag[at] == "PRON" and tokens.end[at] < end)
    return False


def _is_merely_possible(document: Document, first: int) -> bool:
    """Whether a modal makes the cue merely possible: ``may want``."""
    group = document.tokens.lower[mentions.group_start(document, first) : first]
    return not MODALS.isdisjoint(group)


def _agrees(document: Document, cue: Cue, source: Phrase) -> bool:
    """Whether the verb agrees with its source: a plain form needs a plural subject, a form in -s a singular one. Nouns
    fail this: ``the state``, ``unfair questions``, ``in her opening remarks``."""
    tokens = document.tokens
    described = (
        at for at in range(source.first + 1, source.end - 1) if tokens.tag[at] == "ED" and tokens.tag[at + 1] == "PREP"
    )
    noun_end = next(described, source.end)  # documents leaked to the paper on Friday
    head, tag = tokens.lower[noun_end - 1], tokens.tag[noun_end - 1]
    if (cue.group in ("show", "find") or cue.rule.endswith("suggest")) and _is_document(document, source):
        return True  # polls show, data suggests, an average of polls shows, records from the year show
    behind = source.end + 1 + len(cue.rest)
    noun = cue.forms[:1] in (("base",), ("s",), ("ing",)) and tag not in ("PRON", "REL")
    if noun and _relative_at(tokens, behind):
        return False  # Southern states that voted
    if cue.forms == ("base",):
        return _is_plural(tokens, source, head)
    return cue.forms != ("s",) or tag in ("PRON", "REL", "NAME") or _is_singular(tokens, source, tag)


def _is_plural(tokens: Tokens, source: Phrase, head: str) -> bool:
    """Whether the source is plural: ``voters``, ``the mayor and her team``; not ``a news`` of ``a news report``."""
    words = tokens.lower[source.first : source.end]
    return words[0] not in _ONE and (head in _PLURALS or head.endswith("s") or "and" in words)


def _is_singular(tokens: Tokens, source: Phrase, tag: Tag) -> bool:
    """Whether the source is singular: ``the mayor``, ``Holm's firm``; not ``a day of popular`` of ``a day of popular
    protests``."""
    if "PREP" in (tokens.tag[source.first - 1], tokens.tag[source.end - 2]) or tag in ("ING", "ED", "NUM", "DET"):
        return False
    return not _DETERMINED.isdisjoint(tokens.tag[source.first : source.end])


def _relative_at(tokens: Tokens, at: int) -> bool:
    """Whether a relative clause begins at ``at``: ``that`` followed by a verb."""
    return tokens.lower[at] == "that" and tokens.tag[at + 1] in FINITE


def _is_document(document: Document, source: Phrase) -> bool:
    meant = resolve_relative(document, source)
    return not _DOCUMENTS.isdisjoint(document.tokens.lower[meant.first : meant.end])
