"""Who said what, and how it was said."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from typing import Final, NamedTuple

import msgspec

from claimkit.extraction.statements import borders
from claimkit.extraction.statements.clause import Clause
from claimkit.extraction.statements.original import Original
from claimkit.extraction.statements.parties import Party, lowered, party
from claimkit.extraction.statements.verbs import Verb, family_of, verb_of
from claimkit.extraction.statements.wording import (
    a,
    cut,
    is_quotation,
    line,
    marks,
    quoted,
    tidy,
    unmarked,
    without_days,
)
from claimkit.language import words
from claimkit.records import Claim, Role
from claimkit.text import mentions, phrases
from claimkit.text.names import lexicon

LONGEST = 280  # characters of a content
SAID: Final = Verb("say", "said", "said")
ASKED: Final = Verb("ask", "asked", "asked")
_SPOKEN: Final = {
    "attitude": ("think or feel", "thought or felt"),
    "question": ("ask", "asked"),
    "request": ("ask for", "asked for"),
    "promise": ("promise", "promised"),
    "denial": ("deny", "denied"),
}  # the kinds of saying as verbs
_GAP = 30  # characters between the pieces of a content that are one
_NO_SOURCE: Final = "who said so is not told"
_TABLE = words("statements")
_QUOTING = frozenset(_TABLE["quoting"])  # verbs that introduce a quotation by themselves
_THAT = _QUOTING - {"post", "read", "ask"} | frozenset(_TABLE["that"])  # verbs that a clause with *that* follows
_NAMING = frozenset(_TABLE["naming"])  # verbs of *called the plan “late”*
_LEADS = frozenset(_TABLE["leads"])
_TELLING = frozenset({"tell", "remind", "assure", "inform", "warn", "convince", "persuade"})
_IS = re.compile(r"(?:’s|'s| is| was| has been| had been)(?: \w+ly)? ")
_BRACKETED = re.compile(r"\[([^\]]+?)(?:’s)?\]")  # the name that stands for a pronoun
_AGAIN = re.compile(r"\n\s*(?=[\"“])")
_BEING = frozenset({"am", "is", "are", "was", "were", "be", "been", "being"})
_POINTING = frozenset({"that", "this", "so", "it", "such", "those", "these", "more"})  # contents that say nothing
_MEANWHILE = frozenset({"as", "when", "while", "after", "before", "during"})
_HE_OR_SHE = frozenset({"he", "she", "him", "his", "her"})
_HEARER = re.compile(r"^[^,;:()“”\"–—]{0,60}$")


_MODALS = (("would", "would"), ("could", "could"), ("may", "might"), ("might", "might"), ("can", "could"))


class _Content(NamedTuple):
    """What is said, on one line; ``direct`` where it is quoted; ``whole`` where nothing of it is cut off; ``start`` and
    ``end`` are the article's."""

    said: str
    direct: bool
    whole: bool
    start: int
    end: int


def attribution(original: Original, claim: Claim) -> Clause:
    """*Ann Lee said: “We did not want this.”* · *The mayor said that the bridge was safe.* What does not stand in its
    sentence as it does in a plain one is told in the article's own words."""
    sources = [r for r in claim.roles if r.role == "source" and not _nobody(original, claim, r)]
    whole = all(borders.is_phrase(original, claim, role) for role in sources)
    source = party(original, sources) if whole else None
    content = _content(original, claim, source)
    if not original.is_sure(claim) or _is_asked(original, claim):
        return _words_of(original, claim, source)
    family = family_of(claim.rule) or ("preposition" if claim.text.lower().startswith("according") else "verb")
    if family == "noun":
        return _noun(original, claim, source)
    plain = claim.rule or family == "preposition" or (content is not None and content.direct)
    if content is None or not (content.said and content.whole and plain and whole) or original.is_headline(claim):
        return _words_of(original, claim, source)
    if (source is not None and source.unknown) or _leans(original, claim, content, source):
        return _words_of(original, claim, source)
    if family == "preposition":
        return _according(original, source, content)
    if family == "adverb" or source is None:
        return _nobodys(original, claim, source, content)
    return _verb(original, claim, source, content)


def _nobody(original: Original, claim: Claim, source: Role) -> bool:
    """Whether the source is the *it* of *it was claimed that*."""
    return source.text.lower() == "it" and bool(_IS.fullmatch(original.text[source.end : claim.start]))


def _content(original: Original, claim: Claim, source: Party | None) -> _Content | None:
    """The content, the pieces that neither cue nor source parts as one; with names for *he* and *she*, unless these
    may mean a source without a name."""
    pieces: list[Role] = []
    for role in sorted(_paragraphs(original, claim), key=lambda role: role.start):
        if pieces and _adjoin(original, claim, pieces[-1], role):
            text = original.text[pieces[-1].start : role.end]
            pieces[-1] = msgspec.structs.replace(pieces[-1], end=role.end, text=text)
        else:
            pieces.append(role)
    if not pieces:
        return None
    told = [source.said] if source is not None else []
    texts = []
    for piece in pieces:
        text = line(piece.text)
        if (source is not None and source.named) or is_quotation(text):
            text = original.words(piece.start, piece.end, told)
        told += _BRACKETED.findall(text)
        texts.append(text)
    if is_quotation(texts[0]):  # "...," the tall diplomat said
        kept = [at for at, text in enumerate(texts) if is_quotation(text) or text.count(" ") > 3]
        pieces, texts = [pieces[at] for at in kept], [texts[at] for at in kept]
    direct = all(map(is_quotation, texts))
    if direct:
        said = _one_quotation(texts)
    else:
        said = tidy(" ".join(texts))
        inner = said.rstrip("\"”’' ")
        said = inner[:-1] + said[len(inner) :] if inner.endswith(",") else said
    here, _ = original.sentence(claim)
    whole = direct or all(here <= piece.start and borders.is_whole(original, claim, piece) for piece in pieces)
    return _Content(said, direct, whole, pieces[0].start, pieces[-1].end)


def _paragraphs(original: Original, claim: Claim) -> Iterator[Role]:
    """The pieces of a content; a quotation that goes on in another paragraph opens there again."""
    for role in claim.roles:
        if role.role == "content":
            borders_ = [role.start + again.end() for again in _AGAIN.finditer(original.text[role.start : role.end])]
            for start, end in itertools.pairwise([role.start, *borders_, role.end]):
                yield msgspec.structs.replace(role, start=start, end=end, text=original.text[start:end].rstrip())


def _adjoin(original: Original, claim: Claim, one: Role, other: Role) -> bool:
    """Whether two pieces of a content are one: a few words of their sentence part them that are no role and no cue."""
    between = original.text[one.end : other.start]
    apart = any(one.end <= start < other.start for start in [claim.start, *(role.start for role in claim.roles)])
    return not apart and len(between) <= _GAP and not re.search(r"[.!?\n“”\"]|''", between)


def _one_quotation(texts: list[str]) -> str:
    """The pieces of a broken quotation as one, without marks around it."""
    bare = [unmarked(text) for text in texts]
    said = bare[0]
    for piece in bare[1:]:
        said = (said[:-1] + "." if said.endswith(",") and piece[:1].isupper() else said) + " " + piece
    return said.removesuffix(",")


def _quote(content: _Content) -> str:
    return quoted(cut(content.said, LONGEST)) if content.direct else marks(cut(content.said, LONGEST))


def _is_asked(original: Original, claim: Claim) -> bool:
    """Whether what stands before a passive cue is the one who is told, no source: *Lee was asked what it cost*."""
    tokens = original.tokens
    at = tokens.at(claim.start)
    group = mentions.group_start(original.document, at)
    passive = not _BEING.isdisjoint(tokens.lower[group:at]) and tokens.tag[at] == "ED"
    before = (role for role in claim.roles if role.role == "source" and role.end <= claim.start)
    return passive and not all(_nobody(original, claim, role) for role in before)


def _leans(original: Original, claim: Claim, content: _Content, source: Party | None) -> bool:
    """Whether a content says too little by itself: *that*; what comes behind its colon; *of the delay*; or somebody's
    doing beside the saying: *told her advisers | as she worked*."""
    first, *more = content.said.lower().split()
    behind = original.text[content.end : content.end + 2].strip()
    if (not more and first in _POINTING) or (behind == ":" and not content.direct):
        return True
    if content.direct:
        return False
    said_of = first == "of" and claim.rule.endswith(".say")
    if content.start >= claim.end and (said_of or (first in _MEANWHILE and content.start > claim.end + 1)):
        return True
    return _tells_of_another(original, claim, content, source)


def _tells_of_another(original: Original, claim: Claim, content: _Content, source: Party | None) -> bool:
    """Whether *he* or *she* in a content may mean somebody whom the statement does not name: whom is not plain, the
    content names nobody before, and the source is no single person or not the only one that the sentence tells of."""
    tokens = original.tokens
    first, end = tokens.at(content.start), tokens.at(content.end - 1) + 1
    pronoun = next((at for at in range(first, end) if tokens.lower[at] in _HE_OR_SHE), None)
    if pronoun is None or original.is_plain(pronoun) or any(map(original.may_be_meant, range(first, pronoun))):
        return False
    roles = [role for role in claim.roles if role.role == "source"]
    if source is None or source.plural or any(_is_body(original, role) for role in roles):
        return True
    here = range(original.document.sentence_of(first).first, first)
    held = {at for role in roles for at in range(*borders.tokens_of(original, role))}
    return any(original.may_be_meant(at) for at in here if at not in held)


def _is_body(original: Original, role: Role) -> bool:
    """Whether a source is no single person: *the ministry*, *a group of monks*, *Holm Bank*."""
    tokens = original.tokens
    span = borders.tokens_of(original, role)
    core = itertools.takewhile(lambda at: tokens.tag[at] != "PREP" and tokens.word[at] != ",", range(*span))
    return any(lexicon.body_noun(tokens.lower[at]) for at in list(core)[-1:])


def _words_of(original: Original, claim: Claim, source: Party | None) -> Clause:
    """The whole sentence, where no content is marked or none that fits a sentence of ours."""
    base, past = _SPOKEN.get(claim.value or "", ("say", "said"))
    who = source.said if source is not None and not source.unknown else "somebody"
    if _is_asked(original, claim) or (not original.is_sure(claim) and not claim.rule):
        who = "somebody"
    if not original.is_sure(claim) or _told(original, claim) != ("did", ""):
        words_ = f"{'words' if original.is_sure(claim) else 'words or thoughts'} of {who}"
        return Clause("what is told here", "did", "concern", f"{words_}: {original.quotation(claim)}", "concerned")
    return Clause(who, "did", base, f"what is {original.told_here(claim)}", past)


def _according(original: Original, source: Party | None, content: _Content) -> Clause:
    """*According to the port, two ships collided.* as a verb: what the source said."""
    if source is None:
        return Clause("it", "was", "said", _that(original, content), missing=_NO_SOURCE)
    return Clause(source.said, "did", "say", _that(original, content), "said")


def _that(original: Original, content: _Content) -> str:
    """*that the bridge was safe*, or the quotation behind a colon."""
    if content.direct:
        return f": {_quote(content)}"
    said = marks(cut(lowered(original, content.start, content.said), LONGEST))
    return said if re.match(r"(?:that|whether|how|why|what)\b", said) else f"that {said}"


def _noun(original: Original, claim: Claim, source: Party | None) -> Clause:
    """*There was a promise by the mayor, told here: “...”* Where what was promised ends, is hard to tell."""
    noun = marks(cut(line(claim.text).lower(), 80))
    plural = noun.endswith("s")
    by = f" by {source.said}" if source is not None else ""
    told = f"{by}, {original.told_here(claim)}"
    return Clause("there", "were" if plural else "was", noun if plural else a(noun), told)


def _nobodys(original: Original, claim: Claim, source: Party | None, content: _Content) -> Clause:
    """*It was said that ...; who said so is not told.*"""
    verb = verb_of(claim.rule) if claim.rule.startswith("attribution.verb.") else SAID
    between = line(original.text[claim.end : content.start]) if content.start >= claim.end else None
    if content.direct:
        asked = claim.value == "question"
        return Clause(
            "somebody",
            "did",
            "ask" if asked else "say",
            f": {_quote(content)}",
            "asked" if asked else "said",
            missing=_NO_SOURCE if not asked else "who asked is not told",
        )
    if claim.rule.startswith("attribution.adverb") or between is None or source is not None:
        return Clause("this", "was", "reported", f"as somebody’s words or thoughts: {original.quotation(claim)}")
    lead = content.said.partition(" ")[0].lower()
    if lead in ("that", "whether", "if", "how", "why", "what") and verb.base in _THAT | {"ask", "wonder"}:
        return Clause(
            "it",
            "was",
            verb.participle,
            _quote(content),
            missing=_NO_SOURCE if verb.base != "ask" else "who asked is not told",
        )
    return Clause("this", "was", "reported", f"as somebody’s words or thoughts: {original.quotation(claim)}")


def _verb(original: Original, claim: Claim, source: Party, content: _Content) -> Clause:
    verb = verb_of(claim.rule)
    told = _told(original, claim)
    if told is None:
        return _words_of(original, claim, source)
    auxiliary, before = told
    fragment = content.direct and content.start < claim.start and content.said[:1].islower()
    if content.start >= claim.end and (_holds_hearer(original, content, verb) or _is_torn(original, claim)):
        return _words_of(original, claim, source)
    unsaid = content.direct and verb.base in _NAMING and not line(original.text[claim.end : content.start])
    if fragment or unsaid or (_lacks_subject(original, content) and content.start >= claim.end):
        return _words_of(original, claim, source)
    if content.direct and (content.start < claim.end or _colon(original, claim, content)):
        speaks = verb if verb.base in _QUOTING else ASKED if claim.value == "question" else SAID
        return _said(source, speaks, auxiliary, before, f": {_quote(content)}")
    if content.start >= claim.end:
        rest = _behind(original, claim, content, verb)
        return _said(source, verb if rest[1] else SAID, auxiliary, before, rest[0])
    if not _has_verb(original, content):
        return _said(
            source, verb, auxiliary, before, marks(cut(lowered(original, content.start, content.said), LONGEST))
        )
    if claim.value == "question":
        return _said(source, ASKED, auxiliary, before, f": {quoted(cut(content.said, LONGEST))}")
    speaks = verb if verb.base in _THAT else SAID
    return _said(source, speaks, auxiliary, before, _that(original, content))


def _said(source: Party, verb: Verb, auxiliary: str, before: str, rest: str) -> Clause:
    joined = f"{before} {verb.base}".strip()
    if auxiliary == "did":
        return Clause(source.said, "did", joined, rest, "" if before else verb.past)
    if auxiliary == "be to":
        return Clause(source.said, source.was, f"{before} to {verb.base}".strip(), rest)
    return Clause(source.said, auxiliary, joined, rest)


def _told(original: Original, claim: Claim) -> tuple[str, str] | None:
    """The auxiliary of the cue, and a negation: ``will not say`` → was, not to say. None where more stands around it
    than can be said in our words."""
    tokens = original.tokens
    at = tokens.at(claim.start)
    group = mentions.group_start(original.document, at)
    lower = set(tokens.lower[group:at])
    negated = "not" if any(word in ("not", "never") or word.endswith("n't") for word in lower) else ""
    if not lower.isdisjoint(("should", "must", "to")):
        return None
    if not lower.isdisjoint(("will", "shall", "'ll", "won't")):
        return "be to", negated
    for modal, past in _MODALS:
        if not lower.isdisjoint((modal, f"{modal}n't")):
            return past, f"{negated} have".strip() if "have" in lower else negated
    return "did", negated


def _lacks_subject(original: Original, content: _Content) -> bool:
    """Whether a clause begins with its verb: of *a clerk, who she says took bribes*, *a ship you claim never sank*."""
    tokens = original.tokens
    at = tokens.at(content.start)
    finite = tokens.tag[at] in ("AUX", "VERB") and not tokens.lower[at].endswith("ing")
    return not content.direct and (finite or tokens.lower[at] == "never")


def _colon(original: Original, claim: Claim, content: _Content) -> bool:
    """Whether a quotation behind the cue is a sentence, no part of one: *called it “late”*."""
    verb = claim.rule.rsplit(".", 1)[-1]
    between = original.text[claim.end : content.start]
    if re.search(r"\w", between) and ":" not in between and "," not in between:
        return False
    words_ = len(content.said.split())
    if verb.replace("_", " ") in _NAMING:
        return False
    return words_ > 3 or any(sign in between for sign in ",:") or content.said[:1].isupper()


def _behind(original: Original, claim: Claim, content: _Content, verb: Verb) -> tuple[str, bool]:
    """What follows the verb: the article's own words between cue and content, as far as they are short; and whether
    they go with the cue's own verb."""
    said = _quote(content)
    between = line(original.text[claim.end : content.start])
    source = next(
        (role for role in claim.roles if role.role == "source" and claim.end <= role.start < content.start), None
    )
    if source is not None:  # said Smith that
        between = line(original.text[source.end : content.start])
    between = without_days(between).strip(" ,:")
    lead = re.sub(r"\W+$", "", content.said.partition(" ")[0].lower())
    if between and _HEARER.match(between):
        return f"{marks(between)} {said}", True
    if lead in _LEADS or content.direct:
        return said, True
    if verb.base in _THAT and not _is_object(original, content):
        return f"that {lowered(original, content.start, said)}", True
    return said, True


def _is_object(original: Original, content: _Content) -> bool:
    """Whether the content is a thing, no clause: *the closure of its plant*, *the notion that it will close*."""
    tokens = original.tokens
    first, end = tokens.at(content.start), tokens.at(content.end - 1) + 1
    if tokens.lower[first] in ("him", "them", "me", "us"):
        return True
    parts = (tag for tag in tokens.tag[first + 1 : end] if tag in ("AUX", "VERB", "ED", "REL", "SUB"))
    return next(parts, "REL") in ("REL", "SUB")


def _has_verb(original: Original, content: _Content) -> bool:
    first, end = original.tokens.at(content.start), original.tokens.at(content.end - 1) + 1
    return any(tag in ("AUX", "VERB", "ED") for tag in original.tokens.tag[first:end])


def _holds_hearer(original: Original, content: _Content, verb: Verb) -> bool:
    """Whether a content begins with the one who is told: *told reporters*, *warned Ann Lee the mill would close*."""
    if verb.base not in _TELLING or content.direct:
        return False
    tokens = original.tokens
    first, end = tokens.at(content.start), tokens.at(content.end - 1) + 1
    if content.said.count(" ") < 4 and _is_object(original, content):
        return True
    at = next((i for i in range(first, end) if tokens.tag[i] != "NAME"), end)
    at += tokens.tag[first] == "PRON"
    return first < at < end and tokens.tag[at] in ("DET", "PRON", "POSS", "WORD")


def _is_torn(original: Original, claim: Claim) -> bool:
    """Whether the content's own subject or object stands before the source: *a rival whom he calls a liar*, *the laws
    some say bar women*."""
    tokens = original.tokens
    first = min((role.start for role in claim.roles if role.role == "source"), default=claim.start)
    at = tokens.at(first)
    if at == 0 or first >= claim.start:
        return False
    noun = tokens.tag[at - 1] == "WORD" and tokens.lower[at - 1] not in phrases.TIMES
    return noun or tokens.tag[at - 1] == "REL" or tokens.lower[at - 1] == "that"
