"""Who said what, and how they said it."""

from __future__ import annotations

import itertools
import re
from typing import Final

import msgspec

from claimkit.extraction.statements import borders
from claimkit.extraction.statements.clause import Clause, concerned
from claimkit.extraction.statements.contents import Content, content_of, has_main_clause, has_verb, is_clause
from claimkit.extraction.statements.original import Original
from claimkit.extraction.statements.parties import Party, lowered, party
from claimkit.extraction.statements.quoting import quotation, told_here
from claimkit.extraction.statements.speaking import can_speak, disagrees, is_empty, is_share, is_somebody
from claimkit.extraction.statements.standing import TELLING, is_passive, is_torn, lacks_subject, leans
from claimkit.extraction.statements.verbs import Verb, family_of, verb_of
from claimkit.extraction.statements.wording import (
    a,
    cut,
    line,
    marks,
    quoted,
    without_days,
)
from claimkit.language import words
from claimkit.records import Claim, Role
from claimkit.text import mentions, phrases
from claimkit.text.names import lexicon
from claimkit.text.tokens import Tag

LONGEST = 360  # characters of a content
SAID: Final = Verb("say", "said", "said")
ASKED: Final = Verb("ask", "asked", "asked")
_SPOKEN: Final = {
    "attitude": ("think or feel", "thought or felt"),
    "question": ("ask", "asked"),
    "request": ("ask for", "asked for"),
    "promise": ("promise", "promised"),
    "denial": ("deny", "denied"),
}  # the kinds of saying as verbs
_NO_SOURCE: Final = "who said so is not told here"
_TABLE = words("statements")
_QUOTING = frozenset(_TABLE["quoting"])  # verbs that introduce a quotation by themselves
_THAT = _QUOTING - {"post", "read", "ask"} | frozenset(_TABLE["that"])  # verbs that a clause with *that* follows
_NAMING = frozenset(_TABLE["naming"])  # verbs of *called the plan “late”*
_THING = frozenset({"it", "this", "that", "them", "these", "those"})
_LEADS = frozenset(_TABLE["leads"])
_NOBODY = frozenset({"nor", "none", "nobody", "neither"})  # nor did Lee say, none of them said
_IF = frozenset({"if", "unless"})
_CLAUSE = 30  # tokens of a clause before its source
_BEFORE_IF: Final[frozenset[Tag]] = frozenset({"SUB", "CONJ", "PUNCT", "VERB"})
_HEDGES = frozenset({"reportedly", "allegedly", "apparently", "supposedly"})
_NEAR = 8  # tokens before a cue in which its clause begins
_OPENING = re.compile(
    r"^(?:(?:however|meanwhile|moreover|furthermore|besides|therefore|instead|still|also|in addition|for example), "
    r"|(?:but|and|yet),? )"
)  # of a sentence, not of a clause
_QUESTION = re.compile(r"[^.!]*(?<!, no)(?<!, right)\?")  # nothing but a question

_MODALS = (("would", "would"), ("could", "could"), ("may", "might"), ("might", "might"), ("can", "could"))


def attribution(original: Original, claim: Claim) -> Clause:
    """*Ann Lee said: “We did not want this.”* · *The mayor said that the bridge was safe.* If source, cue and content
    do not stand in the order of a plain sentence, the statement quotes the article."""
    sources = [r for r in claim.roles if r.role == "source" and not is_empty(original, claim, r)]
    whole = all(borders.is_phrase(original, claim, role) and can_speak(original, claim, role) for role in sources)
    source = party(original, sources) if whole else None
    if source is not None and disagrees(original, claim, source):
        source, whole = None, False
    family = family_of(claim.rule) or "verb"
    if family == "verb" and _is_noun(original, claim):
        known = source if source is not None and source.named else None
        return _words_of(original, msgspec.structs.replace(claim, rule=""), known)
    if original.is_headline(claim.sentence) and _is_relative(original, claim):
        source = None
    share = any(is_share(original, role) for role in sources)
    if not original.is_sure(claim) or _is_asked(original, claim) or share or original.is_by_somebody(claim):
        return _words_of(original, claim, source)
    if family == "noun":
        return _noun(original, claim, source)
    content = content_of(original, claim, source)
    plain = claim.rule or (content is not None and content.direct)
    after = content is not None and not content.direct and content.start > claim.end
    whole = whole and not (after and any(_is_supposed(original, role) for role in sources))
    if (
        content is None
        or not (content.said and content.whole and plain and whole)
        or original.is_headline(claim.sentence)
    ):
        return _words_of(original, claim, source)
    fragment = _is_fragment(original, claim, content, family)
    if (source is not None and source.unknown) or fragment or leans(original, claim, content, source):
        return _words_of(original, claim, source)
    if family == "preposition":
        broken = sum(role.role == "content" for role in claim.roles) > 1
        torn = broken and not content.direct and not has_verb(original, content)  # the tunnel, says Lee, leaks
        said = None if torn else _according(original, source, content)
    elif family == "adverb" or source is None:
        return _nobodys(original, claim, content)
    else:
        said = _verb(original, claim, source, content)
    return said or _words_of(original, claim, source)


def _is_relative(original: Original, claim: Claim) -> bool:
    """Whether the subject of the cue is *who*: *Mayor Rebukes Clerk Who Called for Sale* hardly tells who that is."""
    before = mentions.group_start(original.document, original.tokens.at(claim.start)) - 1
    return original.tokens.tag[before] == "REL"


def _is_noun(original: Original, claim: Claim) -> bool:
    """Whether the cue is a noun that looks like a verb: *the mayor's answer was*, *a campaign fanning fears*."""
    tag, at = original.tokens.tag, original.tokens.at(claim.start)
    owned = tag[at - 1] in ("GEN", "POSS") and tag[at + 1] == "AUX"
    behind = owned or tag[at - 1] == "ING" or original.tokens.lower[at - 1] in phrases.ARTICLES
    return tag[at] == "WORD" and behind


def _is_supposed(original: Original, source: Role) -> bool:
    """Whether the source speaks only if something happens: *if the bid fails, Holm expects*."""
    tokens = original.tokens
    first = tokens.at(source.start)
    floor = original.document.sentence_of(first).first
    held = range(first - 2, max(floor, first - _CLAUSE) - 1, -1)
    for at in itertools.takewhile(lambda at: tokens.word[at] != ",", held):
        if tokens.lower[at] in _IF:
            return tokens.word[first - 1] == "," and (at == floor or tokens.tag[at - 1] in _BEFORE_IF)
    return False


def _is_fragment(original: Original, claim: Claim, content: Content, family: str) -> bool:
    """Whether the content is not a clause that a sentence can contain: part of a quotation, a question, a predicate."""
    before = content.start < claim.start
    if content.direct:
        lower = content.said[:1].islower() and (before or family == "preposition")
        return lower or (before and _begins_outside(original, content))
    tokens, opens = original.tokens, original.tokens.at(content.start)
    linked = tokens.tag[opens] == "CONJ"
    if before and tokens.lower[opens].endswith("ed") and tokens.lower[opens + 1] == "by":
        return True  # Joined by Lee, says Holm, it rained
    if before:
        nor = linked and content.said[:3].lower() == "nor"  # Nor, says Lee, is it late
        return nor or content.said[:1] in "“\"‘'" or lacks_subject(original, content)  # “We lost,” said Lee
    if linked:  # the Times reported | and Lee found it late
        return True
    return "?" in original.text[content.end - 1 : content.end + 1]  # said why don't they come?


def _begins_outside(original: Original, content: Content) -> bool:
    """Whether the quotation continues a sentence that begins before it: *those who say “it is late”*."""
    start = original.document.sentences[original.document.sentence_at(content.start)].start
    before = original.text[start : content.start].rstrip()
    return before[-1:].isalnum()


def _quote(content: Content) -> str:
    return quoted(cut(content.said, LONGEST)) if content.direct else marks(cut(content.said, LONGEST))


def _is_asked(original: Original, claim: Claim) -> bool:
    """Whether the phrase before a passive cue is the hearer rather than the source: *Lee was asked what it cost*."""
    before = (role for role in claim.roles if role.role == "source" and role.end <= claim.start)
    return is_passive(original, claim) and not all(is_empty(original, claim, role) for role in before)


def _words_of(original: Original, claim: Claim, source: Party | None) -> Clause:
    """The whole sentence quoted, if no content is marked or none fits into a sentence of ours."""
    base, past = _SPOKEN.get(claim.value or "", ("say", "said"))
    if claim.value in ("denial", "question") and family_of(claim.rule) == "verb":
        base, past, _ = verb_of(claim.rule)  # rejected, questioned
    sure = original.is_sure(claim)
    told = sure and claim.rule and _told(original, claim) == ("did", "")
    who: str | None = None
    if source is not None and not source.unknown and not _is_asked(original, claim):
        known = sure and (told or is_somebody(source))
        who = source.said if known or (source.named and claim.rule) else None
    elif source is not None and told and source.said.startswith(("someone", "those")):
        who = source.said  # the article calls “she”
    if told:
        return Clause(who or "somebody", "did", base, f"what is {told_here(original, claim)}", past)
    whose = f" of {who.rstrip(',')}" if who else ""
    kind = "words" if sure and claim.rule else "words or thoughts"
    return concerned(f"{kind}{whose}: {quotation(original, claim)}", perhaps=not sure)


def _according(original: Original, source: Party | None, content: Content) -> Clause:
    """*According to the port, two ships collided.* → *The port said that two ships collided.*"""
    if source is None:
        return Clause("it", "was", "said", _that(original, content), missing=_NO_SOURCE)
    return Clause(source.said, "did", "say", _that(original, content), "said")


def _that(original: Original, content: Content) -> str:
    """*that the bridge was safe*, or a colon with the quotation."""
    if content.direct:
        return f": {_quote(content)}"
    said = _OPENING.sub("", marks(cut(lowered(original, content.start, content.said), LONGEST)))
    return said if re.match(r"(?:that|whether|how|why|what)\b", said) else f"that {said}"


def _noun(original: Original, claim: Claim, source: Party | None) -> Clause:
    """*There was a promise by the mayor, told here: “...”* It is hard to tell where the content of a noun ends."""
    noun = marks(cut(line(claim.text).lower(), 80))
    plural = noun.endswith("s")
    by = f" by {source.said}" if source is not None and not source.unknown else ""
    told = f"{by}, {told_here(original, claim)}"
    return Clause("there", "were" if plural else "was", noun if plural else a(noun), told)


def _nobodys(original: Original, claim: Claim, content: Content) -> Clause:
    """*It was said that ...; who said so is not told here.*"""
    if content.direct:
        asked = claim.value == "question"
        return Clause(
            "somebody",
            "did",
            "ask" if asked else "say",
            f": {_quote(content)}",
            "asked" if asked else "said",
            missing=_NO_SOURCE if not asked else "who asked is not told here",
        )
    verb = verb_of(claim.rule)
    lead = content.said.partition(" ")[0].lower()
    if lead in ("that", "whether", "if", "how", "why", "what") and verb.base in _THAT | {"ask", "wonder"}:
        return Clause(
            "it",
            "was",
            verb.participle,
            _quote(content),
            missing=_NO_SOURCE if verb.base != "ask" else "who asked is not told here",
        )
    return Clause("this", "was", "reported", f"as somebody’s words or thoughts: {quotation(original, claim)}")


def _verb(original: Original, claim: Claim, source: Party, content: Content) -> Clause | None:
    """*Ann Lee said that rain fell.* ``None`` if cue and content do not stand in the order of such a sentence."""
    verb = verb_of(claim.rule)
    if (auxiliaries := _told(original, claim)) is None:
        return None
    auxiliary, before = auxiliaries
    between = line(original.text[claim.end : content.start]).lower()
    unsaid = content.direct and verb.base in _NAMING and not between
    unsaid = unsaid or (verb.base in _NAMING and not _THING.isdisjoint(between.split()))  # described it as “late”
    unsaid = unsaid or (is_passive(original, claim) and verb.base in _NAMING)  # he was described as late by Lee
    bare = content.direct and verb == SAID and content.said[:1].islower() and not has_verb(original, content)
    begun = bare or between.rpartition(" ")[2] in phrases.SUBJECTS  # said “a shame”; told me they | had left
    infinitive = original.tokens.lower[original.tokens.at(content.start)] == "to"
    unsaid = unsaid or (between in lexicon.PRONOUN_KIND and (infinitive or verb.base not in TELLING)) or begun
    if unsaid or is_torn(original, claim, content, verb):
        return None
    if content.direct and _colon(original, claim, content):
        asked = verb == SAID and _QUESTION.fullmatch(content.said)
        speaks = verb if verb.base in _QUOTING else ASKED if claim.value == "question" else SAID
        speaks = ASKED if asked else speaks
        return _said(source, speaks, auxiliary, before, f": {_quote(content)}")
    if content.start >= claim.end:
        rest = _behind(original, claim, content, verb)
        return _said(source, verb if rest[1] else SAID, auxiliary, before, rest[0])
    if not has_verb(original, content):
        if verb.base in _THAT:  # the plan, Holm said, was late
            return None
        return _said(
            source, verb, auxiliary, before, marks(cut(lowered(original, content.start, content.said), LONGEST))
        )
    if claim.value == "question":
        return _said(source, ASKED, auxiliary, before, f": {quoted(cut(content.said, LONGEST))}")
    speaks = verb if verb.base in _THAT else SAID
    return _said(source, speaks, auxiliary, before, _that(original, content))


def _said(source: Party, verb: Verb, auxiliary: str, before: str, rest: str) -> Clause:
    joined = f"{before} {verb.participle if before.endswith('have') else verb.base}".strip()
    if auxiliary == "did":
        past = "" if before == "not" else f"{before} {verb.past}".strip()
        return Clause(source.said, "did", joined, rest, past)
    if auxiliary == "be to":
        return Clause(source.said, source.was, f"{before} to {verb.base}".strip(), rest)
    return Clause(source.said, auxiliary, joined, rest)


def _told(original: Original, claim: Claim) -> tuple[str, str] | None:
    """The auxiliary of the cue with its negation or doubt: ``will not say`` → (*be to*, *not*), ``reportedly said`` →
    (*did*, *reportedly*). ``None`` if the words around the cue are too many to repeat."""
    tokens = original.tokens
    at = tokens.at(claim.start)
    group = mentions.group_start(original.document, at)
    lower = set(tokens.lower[group:at])
    floor = max(group - _NEAR, original.document.sentence_of(at).first)
    clause = itertools.takewhile(lambda at: tokens.tag[at] != "PUNCT", range(group - 1, floor - 1, -1))
    if not _NOBODY.isdisjoint(tokens.lower[at] for at in clause):
        return None
    negated = "not" if any(word in ("not", "never") or word.endswith("n't") for word in lower) else ""
    if not lower.isdisjoint(("should", "must", "to")):
        return None
    if not lower.isdisjoint(("will", "shall", "'ll", "won't")):
        return "be to", negated
    for modal, past in _MODALS:
        if not lower.isdisjoint((modal, f"{modal}n't")):
            return past, f"{negated} have".strip() if "have" in lower else negated
    doubt = next((word for word in tokens.lower[group:at] if word in _HEDGES), "")
    return "did", negated or doubt


def _colon(original: Original, claim: Claim, content: Content) -> bool:
    """Whether the quotation after the cue is a sentence of its own, not part of one: *called it “late”*."""
    between = original.text[claim.end : content.start]
    if re.search(r"\w", between) and ":" not in between and "," not in between:
        return False
    return not content.said[:1].islower() or bool(re.search(r"[,:]", between))  # found “exposed wires. ...”


def _behind(original: Original, claim: Claim, content: Content, verb: Verb) -> tuple[str, bool]:
    """What follows the verb: the article's own words between cue and content, and the content; and whether this fits
    the cue's own verb (if not, *said* is used)."""
    said = _quote(content)
    between = line(original.text[claim.end : content.start])
    source = next((role for role in claim.roles if claim.end <= role.start < content.start), None)
    if source is not None:  # said Smith that
        between = line(original.text[source.end : content.start])
    between = without_days(between).strip(" ,:-–—")
    if between.lower() in {*lexicon.PRONOUN_KIND, "you"}:  # told me that: who is told is not said
        return _that(original, content), False
    lead = re.sub(r"\W+$", "", content.said.partition(" ")[0].lower())
    clause = not content.direct and lead not in _LEADS and is_clause(original, content)
    hearer = original.tokens.tag[original.tokens.at(content.start) - 1] in ("WORD", "NAME")
    if between and hearer and clause and verb.base in TELLING:  # told the port she was late
        return f"{marks(between)} that {lowered(original, content.start, said)}", True
    if between:
        return f"{marks(between)} {said}", True
    if verb.base in _THAT and lead in ("if", "as", "when") and has_main_clause(original, content):
        return f"that {said}", True
    if lead in _LEADS or content.direct:
        return said, True
    if verb.base in _THAT and ((verb.base == "say" and has_verb(original, content)) or is_clause(original, content)):
        return f"that {lowered(original, content.start, said)}", True
    return said, True
