"""The source before a cue verb, and whether the words before the cue allow it to be a verb."""

from __future__ import annotations

from claimkit.detectors.attribution.cues import Cue
from claimkit.language import words
from claimkit.text import mentions
from claimkit.text.document import Document
from claimkit.text.names import lexicon
from claimkit.text.phrases import ARTICLES, DAYS, TIMES, Phrase
from claimkit.text.tokens import Tokens

_WHEN = TIMES | DAYS | {"this", "on"} | {month.lower() for month in words("calendar")["month"]}
_BEFORE_ING = frozenset({"PUNCT", "QUOTE", "STOP", "CONJ", "SUB", "PREP"})


def speaker_before(document: Document, verb: int, group: int, floor: int) -> tuple[Phrase | None, int]:
    """The source before the verb in its sentence (from ``floor`` on), and the first token of the verb group. That is
    ``group``, unless a time before the verb belongs to the source."""
    if (blamed := _blamed_before(document, group, floor)) is not None:
        return blamed, group
    source, group = _with_time_of_participle(document, mentions.subject_of(document, verb, group), floor, group, verb)
    source = _opening_source(document, source, floor, group) or _without_setting(document, source, floor)
    return source, group


def _blamed_before(document: Document, group: int, floor: int) -> Phrase | None:
    """The object of a verb that blames or thanks somebody *for* what follows: *the judge fined Ida Holm on Monday for
    saying*; but not *Ida Holm was fined for saying*."""
    tokens, at = document.tokens, group - 1
    if tokens.lower[at] != "for" or tokens.tag[group] != "ING":
        return None
    while at > floor:
        while tokens.lower[at - 1] in _WHEN:
            at -= 1
        phrase = mentions.phrase_before(document, at)
        if tokens.lower[at - 1] in lexicon.PERSONAL:
            phrase = Phrase(at - 1, at)
        if phrase is None or phrase.first <= floor:
            return None
        core = Phrase(phrase.first, next((i for i in range(*phrase) if tokens.tag[i] == "PREP"), phrase.end))
        if tokens.tag[phrase.first - 1] in ("VERB", "ED", "ING"):
            named = tokens.tag[core.end - 1] == "NAME"  # held Ida Holm | in contempt
            return core if named else phrase if _is_somebody(tokens.lower[core.end - 1]) else None
        if tokens.tag[phrase.first - 1] != "PREP":
            return None
        at = phrase.first - 1
    return None


def _is_somebody(noun: str) -> bool:
    return noun in lexicon.PERSONAL or lexicon.noun(lexicon.one_of(noun))


def _with_time_of_participle(
    document: Document, source: Phrase | None, floor: int, group: int, verb: int
) -> tuple[Phrase | None, int]:
    """The source and the start of the verb group, if the time before the verb belongs to a participle: *Documents
    leaked to the paper on Friday suggest*, *Records released this week show*, *A memo dated 4 May says*."""
    tokens = document.tokens
    start = verb
    while tokens.lower[start - 1] in _WHEN or tokens.tag[start - 1] == "NUM":
        start -= 1
    participle = tokens.tag[start - 1] == "ED"  # released this morning, dated 4 May
    described = mentions.phrase_before(document, start - participle) if floor < start < verb else None
    if described is not None:
        described = Phrase(described.first, start)
    if described is None or not _ends_in_participle(tokens, described):
        return source, group
    return Phrase(described.first, verb), verb


def _ends_in_participle(tokens: Tokens, phrase: Phrase) -> bool:
    """Whether a participle ends the phrase or governs its end: ``Documents leaked to the paper``, ``Records
    released``."""
    tag, held = tokens.tag, range(phrase.first + 1, phrase.end)
    loose = any(tag[at : at + 2] in (["ED", "PREP"], ["VERB", "PREP"]) for at in held)
    return loose or tag[phrase.end - 1] == "ED"


def _opening_source(document: Document, source: Phrase | None, floor: int, group: int) -> Phrase | None:
    """The source that opens its sentence, including participles: *Figures published on Friday by the bank show*."""
    if (source is not None and source.first == floor) or "ED" not in document.tokens.tag[floor:group]:
        return None
    whole = mentions.phrase_after(document, floor)
    return Phrase(floor, group) if whole is not None and whole.end >= group else None


def _without_setting(document: Document, source: Phrase | None, floor: int) -> Phrase | None:
    """The source without a time or place before it: *Speaking after the match, the coach, Ida Holm, said*."""
    tokens = document.tokens
    if source is None or not _is_setting_before(tokens, floor, source.first):
        return source
    comma = next((at for at in range(source.first, source.end) if tokens.word[at] == ","), None)
    return source if comma is None else Phrase(comma + 1, source.end)


def _is_setting_before(tokens: Tokens, floor: int, first: int) -> bool:
    """Whether the phrase at ``first`` belongs to an opening participle, not to the subject: ``Speaking after``, ``Asked
    about``."""
    participle = tokens.lower[floor].endswith("ed")
    opens = participle or tokens.lower[floor].endswith("ing")
    return opens and (first == floor or tokens.tag[first - 1] in ("PREP", "SUB"))


def without_object(document: Document, source: Phrase) -> Phrase:
    """The source without the noun whose relative clause it is the subject of: a charge *the company* denies."""
    tokens = document.tokens
    if tokens.lower[source.first] not in ("a", "an"):
        return source
    own = (
        at for at in range(source.first + 2, source.end) if tokens.lower[at] == "the" and tokens.tag[at - 1] == "WORD"
    )
    return Phrase(next(own, source.first), source.end)


def noun_follows(tokens: Tokens, group: int) -> bool:
    """Whether the word before the group requires a noun: ``the report``, ``his offer``, ``Holm's claim``."""
    without = tokens.lower[group - 1] == "without"  # it goes without saying
    return without or tokens.tag[group - 1] in ("POSS", "GEN") or tokens.lower[group - 1] in ARTICLES


def stands_alone(tokens: Tokens, group: int, cue: Cue) -> bool:
    """Whether a verb can stand here without a subject: not ``the added cost`` or ``denied claims``."""
    left = tokens.tag[group - 1]
    if cue.group == "say" and cue.forms == ("past", "participle"):
        return left not in ("DET", "PREP", "VERB")
    if cue.group == "ask":
        return left in ("SUB", "PUNCT", "QUOTE", "CONJ")  # when asked about it
    if "ing" in cue.forms:
        return left in _BEFORE_ING
    return left in ("QUOTE", "CONJ")
