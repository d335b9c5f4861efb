"""Whether a content can stand without its sentence."""

from __future__ import annotations

import functools

from claimkit.extraction.statements import borders
from claimkit.extraction.statements.contents import Content, has_verb, is_added_to, is_clause
from claimkit.extraction.statements.original import Original, gender
from claimkit.extraction.statements.parties import Party, is_person, is_text
from claimkit.extraction.statements.pointing import is_several, points, says_little
from claimkit.extraction.statements.quoting import tells_more
from claimkit.extraction.statements.verbs import Verb, verb_of
from claimkit.records import Claim
from claimkit.text import mentions, phrases
from claimkit.text.names import lexicon
from claimkit.text.tokens import TextSpan

TELLING = frozenset({"tell", "remind", "assure", "inform", "warn", "convince", "persuade"})
_POINTING = frozenset(
    {"that", "this", "so", "it", "such", "those", "these", "more", "when", "why", "how", "where", "who", "what"}
) | {"no", "yes"}  # contents that say nothing
_THESE = frozenset({"this", "that", "these", "those"})
_SHORT = 6  # words that tell nothing but *done so*, *would not*
_DOING = (["do"], ["does"], ["did"], ["done"], ["doing"])
_MEANWHILE = frozenset({"as", "when", "while", "after", "before", "during"})
_THEY = frozenset({"they", "them", "their", "they're", "they've", "they'll", "they'd"})
_OTHERS = _THEY | lexicon.PERSONAL
_BEING = frozenset({"am", "is", "are", "was", "were", "be", "been", "being"})


def leans(original: Original, claim: Claim, content: Content, source: Party | None) -> bool:
    """Whether a content says too little by itself: *that*; words before a colon; *of the delay*; what the speaker was
    doing (*told her advisers | as she worked*); what only the speaker can say (*my son*)."""
    first, *more = content.said.lower().split()
    behind = original.text[content.end : content.end + 2].strip()
    if (not more and first in _POINTING) or (first == "to" and more == ["have"]) or behind == ":":
        return True
    if content.direct:
        return False
    opening = min([claim.start, *(role.start for role in claim.roles if role.role == "source")])
    if first == "to" and len(more) == 1 and original.tokens.lower[original.tokens.at(opening) - 1] == "as":
        return True  # as Holm claims to want
    short = len(more) < _SHORT
    done_so = short and more[-1:] == ["so"] and more[-2:-1] in _DOING
    last = original.tokens.tag[original.tokens.at(content.end - 1)]
    cut_off = short and (more[-1:] == ["not"] or last == "AUX")
    if done_so or cut_off or (first == "the" and more[:1] == ["same"]):
        return True  # said the same of Lund; denied having done so; said it would not
    if is_added_to(original, content, phrases.DASHES):
        return True
    opens = original.tokens.at(content.start)
    held = original.tokens.lower[max(opens - 1, 0) : opens + 1]
    pointing = not _THESE.isdisjoint(held) and original.tokens.tag[opens + 1] != "REL"  # not: those who struggle
    if (content.end <= claim.start and pointing) or _is_of_that_one(original, opens):
        return True  # that charge was denied
    if original.is_first_person(content.start, content.end):
        return True
    if _is_name(original, content):
        return True  # the files are old, Holm wrote Lund
    bare = not has_verb(original, content)
    said_of = claim.rule.endswith(".say") and (first == "of" or (bare and original.tokens.tag[opens] == "PREP"))
    said_of = said_of or (bare and first in ("this", "these", "those"))  # stressed those worries
    if said_of or (first in _MEANWHILE and content.start > claim.end + 1):
        return True
    roles = [role for role in claim.roles if role.role == "source"]
    of_body = source is not None and not source.plural and not any(map(functools.partial(is_person, original), roles))
    text = any(map(functools.partial(is_text, original), roles))
    of_body = of_body and not text
    if text and is_added_to(original, content, frozenset({","})):
        return True
    if _tells_of_another(original, claim, content, source):
        return True
    return points(original, content.start, content.end, of_body=of_body) and tells_more(original, claim)


def _is_of_that_one(original: Original, opens: int) -> bool:
    """Whether *that* means something told of before, and introduces nothing: *said that claim was false*."""
    tokens = original.tokens
    noun = tokens.lower[opens + 1]
    counted = tokens.tag[opens + 1] == "WORD" and says_little(noun) and not is_several(original, opens + 1)
    return tokens.lower[opens] == "that" and counted and tokens.tag[opens + 2] in ("AUX", "VERB", "ED")


def _is_name(original: Original, content: Content) -> bool:
    tokens = original.tokens
    return {*tokens.tag[tokens.at(content.start) : tokens.at(content.end - 1) + 1]} == {"NAME"}


def _tells_of_another(original: Original, claim: Claim, content: Content, source: Party | None) -> bool:
    """Whether a pronoun in the content may mean somebody whom the statement does not name: its meaning is not plain,
    the content names nobody before it, and the source is not it or is not the only candidate."""
    tokens = original.tokens
    first, end = tokens.at(content.start), tokens.at(content.end - 1) + 1
    if _OTHERS.isdisjoint(tokens.lower[first:end]):
        return False  # as the loop would find, far more slowly
    roles = [role for role in claim.roles if role.role == "source"]
    several = source is None or source.plural
    several = several or any(is_text(original, role) or not is_person(original, role) for role in roles)
    held = {at for role in roles for at in range(*borders.tokens_of(original, role))}
    own = gender(roles[0]) if not several else None
    before = range(original.document.sentence_of(first).first, first)
    others = any(original.may_be_meant(at) for at in before if at not in held)
    others = others or (content.end <= claim.start and claim.sentence > 0)  # she would win, Ms Holm said
    for at in range(first, end):
        word = tokens.lower[at]
        if original.may_be_meant(at):
            return False
        if content.named and original.is_plain(at, at + 1):
            if original.may_be_speaker(span := TextSpan(tokens.start[at], tokens.end[at]), original.meanings[span]):
                return True
            continue
        if word in _THEY:
            they = source is not None and source.plural and not any(is_text(original, role) for role in roles)
            return not they and not _several_before(original, first, at)
        if own is not None and lexicon.PRONOUN_KIND.get(word) in {"m", "f"} - {own}:
            return True
        hidden = several or others or (word == "him" and "he" in tokens.lower[first:at])  # said he might vote for him
        if hidden and word in lexicon.PERSONAL:
            return True
    return False


def _several_before(original: Original, first: int, at: int) -> bool:
    """Whether the words from ``first`` to the *they* or *them* at ``at`` name several that it may mean. A subject is
    not its own object: *powers would take them*."""
    tokens = original.tokens
    found = [before for before in range(first, at) if is_several(original, before)]
    if tokens.lower[at] != "them":
        return bool(found)
    return any(tag in ("PUNCT", "SUB", "REL") for before in found for tag in tokens.tag[before:at])


def is_torn(original: Original, claim: Claim, content: Content, verb: Verb) -> bool:
    """Whether the words after a cue are not exactly the content: its subject or object stands before the source, or the
    hearer stands in it."""
    if content.start < claim.end:
        return False
    return (
        _is_told_to(original, claim, content)
        or _holds_hearer(original, content, verb)
        or lacks_subject(original, content)
        or _begins_before(original, claim, content)
        or _holds_main_verb(original, claim, content)
    )


def _holds_main_verb(original: Original, claim: Claim, content: Content) -> bool:
    """Whether the cue is in a relative clause that opens the sentence and the content goes on to its end, with the
    main verb: *Clerks who agree that the mill is old were late*."""
    tokens = original.tokens
    first = original.document.sentence_of(tokens.at(claim.start)).first
    relative = mentions.group_start(original.document, tokens.at(claim.start)) - 1
    subject = mentions.phrase_before(original.document, relative) if tokens.tag[relative] == "REL" else None
    return subject is not None and subject.first == first and tokens.tag[tokens.at(content.end - 1) + 1] == "STOP"


def _is_told_to(original: Original, claim: Claim, content: Content) -> bool:
    """Whether the subject is to do what follows: *he was asked by the firm to leave*."""
    return is_passive(original, claim) and original.tokens.lower[original.tokens.at(content.start)] == "to"


def is_passive(original: Original, claim: Claim) -> bool:
    """Whether the cue is passive: *was told*, *has been asked*."""
    tokens = original.tokens
    at = tokens.at(claim.start)
    if tokens.tag[at] != "ED" and tokens.lower[at] != verb_of(claim.rule).participle:
        return False
    return not _BEING.isdisjoint(tokens.lower[mentions.group_start(original.document, at) : at])


def _holds_hearer(original: Original, content: Content, verb: Verb) -> bool:
    """Whether a content starts with the hearer: *told reporters*, *warned Ann Lee the mill would close*."""
    if verb.base not in TELLING or content.direct:
        return False
    tokens = original.tokens
    first, end = tokens.at(content.start), tokens.at(content.end - 1) + 1
    if content.said.count(" ") < 4 and not is_clause(original, content):
        return True
    at = next((i for i in range(first, end) if tokens.tag[i] != "NAME"), end)
    at += tokens.tag[first] == "PRON"
    return first < at < end and tokens.tag[at] in ("DET", "PRON", "POSS", "WORD")


def lacks_subject(original: Original, content: Content) -> bool:
    """Whether a clause or quotation starts with its verb: *a clerk, who she says took bribes*; *it “is late”*."""
    tokens = original.tokens
    at = tokens.at(content.start)
    if content.direct:
        at = tokens.at(content.start + 1)
        return tokens.tag[at] == "AUX" and tokens.word[at].islower()
    return tokens.tag[at] in ("AUX", "VERB") and not tokens.lower[at].endswith("ing")


def _begins_before(original: Original, claim: Claim, content: Content) -> bool:
    """Whether the subject or object of the content stands before the source: *a rival whom he calls a liar*, *the laws
    some say bar women*."""
    tokens = original.tokens
    at = tokens.at(min([claim.start, *(role.start for role in claim.roles)]))
    if at == original.document.sentence_of(at).first:
        return False
    before = tokens.lower[at - 1]
    if before == "that" and not is_clause(original, content):
        return True
    noun = tokens.tag[at - 1] == "WORD" and before not in phrases.TIMES and not lexicon.person_noun(before)
    return tokens.tag[at - 1] == "REL" or (noun and tokens.word[at - 1].islower())
