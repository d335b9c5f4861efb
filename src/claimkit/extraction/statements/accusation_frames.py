"""Accusations as plain sentences: one frame for each order of cue and roles in the text. A frame returns ``None`` if it
does not fit."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable
from typing import Final

from claimkit.extraction.statements import borders
from claimkit.extraction.statements.accusation_roles import Actor, Roles
from claimkit.extraction.statements.clause import Clause
from claimkit.extraction.statements.original import Original
from claimkit.extraction.statements.verbs import family_of, verb_of
from claimkit.extraction.statements.wording import a, cut, line, marks, tidy, without_days
from claimkit.records import Claim, Role
from claimkit.text import phrases
from claimkit.text.names import lexicon
from claimkit.text.tokens import Tag

LONGEST = 240  # characters of a predicate
BY_WHOM: Final = "by whom is not said here"
_OWN = re.compile(r"verb\.(?:plead|pled|stand|bear|take)|admission\.|stated\.(?:smack|reek)")
_GIVEN = frozenset({"convicted", "punished", "tried", "arrested", "cleared", "admitted"})  # a court's, the police's own
_FACED: Final = {
    "allegation": "of",
    "accusation": "of",
    "charge": "of",
    "claim": "of",
    "count": "of",
    "indictment": "for",
    "complaint": "over",
    "lawsuit": "over",
}
_WHAT = frozenset({"accuse", "blame", "suspect", "charge"})  # of these the charge is what is said
_LOOSE_COMMA = re.compile(r"^,(?= \w+ $)")
_WHOM = frozenset({"that", "which", "whom"})
_MANY = 3  # spaces of a long charge
_LINK = 6  # characters of a preposition before a charge
_BREAKS: Final[frozenset[Tag]] = frozenset({"REL", "SUB", "STOP", "VERB", "AUX", "QUOTE", "PRON"})
_LIGHT: Final[frozenset[Tag]] = frozenset({"AUX", "ADV", "LY", "REL"})
_OBJECTS = frozenset({"for", "of", "from", "about"})  # before the doing of somebody who is an object: blamed her for
_TAIL = re.compile(r"(?:^|\s)(?:of|with|for|over|in|as|to|under|on)$")
_AGE = re.compile(r"^,? ?\(?(?:aged )?\d{1,3}(?:-year-old)?[,)] ?")
_APART = re.compile(r"^ ?(?:,[^,;]{1,80},|\([^()]{1,40}\)) ?")


def active(original: Original, claim: Claim, roles: Roles) -> Clause | None:
    """*Prosecutors accused Ann Lee of fraud.* · *The pilot blamed the delay on careless engineers.*"""
    accused, accuser, charge = roles
    if accused is None or accuser is None or not acts(original, claim, accuser.role):
        return None
    verb, tokens = verb_of(claim.rule), original.tokens
    if charge is None and verb.base in _WHAT:
        return None
    if charge and verb.base == "accuse" and tokens.lower[tokens.at(charge.start) - 1] != "of":
        return None  # accused Holm, Ray and two | clerks
    if _is_of_relative(original, accuser.role, charge):
        return None  # the tricks that Holm accused Ray of playing
    said = _predicate(original, claim, [accused.role, charge], accused)
    by = accuser.party.said
    return Clause(by, "did", f"{verb.base} {said}", "", f"{verb.past} {said}") if said is not None else None


def passive(original: Original, claim: Claim, roles: Roles) -> Clause | None:
    """*Ann Lee was accused by the port of fraud.* · *Ann Lee pleaded guilty to fraud.*"""
    accused, accuser, charge = roles
    if accused is None or accused.role.end > claim.start or not _adjoins(original, accused.role.end, claim):
        return None
    if _is_of_relative(original, accused.role, charge):
        return None  # the clerk whom Holm was accused of killing
    own = _OWN.match(claim.rule.removeprefix("accusation."))
    at = original.tokens.at(claim.start)
    verb = verb_of(claim.rule)
    if charge is None and verb.base == "blame":  # for what
        return None
    if not own and original.tokens.lower[at] not in (verb.participle, verb.past):
        return None
    inside = accuser if accuser and charge and claim.end <= accuser.role.start < charge.start else None
    said = _predicate(original, claim, [charge, inside.role if inside else None], inside)
    if said is None:
        return None
    who = accused.party
    if own:
        return Clause(who.said, "did", f"{verb.base} {said}", "", f"{verb.past} {said}")
    doer = "" if inside else _by(accuser)
    return Clause(who.said, who.was, verb.participle, f"{doer}{said}", missing=_missing(original, claim, accuser))


def _is_of_relative(original: Original, subject: Role, charge: Role | None) -> bool:
    """Whether the subject is that of a relative clause, whose object stands before it: *the clerk whom Lee was accused
    of killing*, *the clerk he was accused of killing*."""
    tokens, first = original.tokens, original.tokens.at(subject.start)
    if tokens.lower[first - 1] in _WHOM:
        noun = tokens.tag[first - 2] in ("WORD", "QUOTE") and tokens.tag[first - 3] != "PRON"  # not: they hear that
        return noun or tokens.lower[first - 1] == "whom"
    open_ = charge is not None and tokens.tag[borders.tokens_of(original, charge)[1] - 1] in ("ING", "PREP")
    return open_ and first > original.document.sentence_of(first).first and tokens.tag[first - 1] == "WORD"


def that_clause(original: Original, claim: Claim, roles: Roles) -> Clause | None:
    """*Prosecutors alleged that the clerk forged the ledger.* · *It was alleged that the clerk took bribes.*"""
    accused, accuser, charge = roles
    if accused is None or charge is None or not claim.end <= accused.role.start < accused.role.end <= charge.start:
        return None
    between = line(original.text[claim.end : accused.role.start])
    if between not in ("", "that", "claims that") or line(original.text[accused.role.end : charge.start]):
        return None
    if original.tokens.tag[original.tokens.at(accused.role.end - 1)] == "POSS":  # laying the blame at her feet
        return None
    if charge.text.partition(" ")[0] == "neither":  # claims that she neither denied nor forgave
        return None
    if family_of(claim.rule) == "noun" and borders.has_loose_verb(original, charge):  # that she stole were dropped
        return None
    head = claim.rule.rsplit(".", 1)[1] if claim.rule.startswith("accusation.that.") else "allege"
    verb = verb_of(f"accusation.that.{head}")
    said = f"that {accused.party.said} {_words(original, charge, roles)}"
    if accuser is not None:
        by = accuser.party.said
        return Clause(by, "did", verb.base, said, verb.past) if acts(original, claim, accuser.role) else None
    return Clause("it", "was", verb.participle, said, missing=_missing(original, claim, None))


def infinitive(original: Original, claim: Claim, roles: Roles) -> Clause | None:
    """*The clerk was alleged to have forged the ledger.*"""
    accused, accuser, charge = roles
    if accused is None or charge is None:
        return None
    to_have = line(original.text[claim.end : charge.start])
    if to_have not in ("to be", "to have", "to have been"):
        return None
    said = f"{_by(accuser)}{to_have} {_words(original, charge, roles)}"
    verb = verb_of(claim.rule)
    return Clause(
        accused.party.said, accused.party.was, verb.participle, said, missing=_missing(original, claim, accuser)
    )


def allegedly(original: Original, claim: Claim, roles: Roles) -> Clause | None:
    """*It was alleged that the clerk took bribes*: the article's clause without the word."""
    accused, _, charge = roles
    if accused is None or charge is None:
        return None
    tokens = original.tokens
    before = line(original.text[accused.role.end : claim.start])
    behind = line(original.text[claim.end : charge.start])
    gaps = ((accused.role.end, claim.start), (claim.end, charge.start))
    between = itertools.chain.from_iterable(range(tokens.at(start), tokens.at(end)) for start, end in gaps)
    if any(tokens.tag[at] not in ("AUX", "ADV", "LY", "ED") for at in between):
        return None
    first = tokens.at(charge.start)
    if tokens.tag[first] == "ING" and "AUX" not in tokens.tag[tokens.at(accused.role.end) : first]:
        return None  # a case of Lund allegedly stealing
    if not before and tokens.lower[first + 1 : first + 2] in (["by"], ["in"]):
        return None  # robberies allegedly committed by gangs
    said = f"that {accused.party.said} {before} {behind} {_words(original, charge, roles)}"
    return Clause("it", "was", "alleged", said, missing=_missing(original, claim, None))


def adjective(original: Original, claim: Claim, roles: Roles) -> Clause | None:
    """*Ann Lee was found guilty of fraud.* · *The rebels were said by the general to be behind the bombing.*"""
    accused, accuser, charge = roles
    if accused is None or not _adjoins(original, accused.role.end, claim):
        return None
    said = _predicate(original, claim, [charge], whole=True)
    if said is None:
        return None
    if accuser is None and original.document.quote_at(claim.start) is not None:  # whose words it is remains open
        return None
    who, doer = accused.party, _by(accuser)
    if claim.value in ("convicted", "cleared"):
        return Clause(who.said, who.was, f"found {re.sub(r'^(?:found|finds?|finding|declared) ', '', said)} {doer}")
    return Clause(who.said, who.was, "said", f"{doer}to be {said}", missing=_missing(original, claim, accuser))


def state(original: Original, claim: Claim, roles: Roles) -> Clause | None:
    """*The banker was on trial for embezzlement.*"""
    accused, _, charge = roles
    if accused is None or not _adjoins(original, accused.role.end, claim):
        return None
    said = _predicate(original, claim, [charge], whole=True)
    return Clause(accused.party.said, accused.party.was, said) if said is not None else None


def faced(original: Original, claim: Claim, roles: Roles) -> Clause | None:
    """*There were allegations of fraud against Ann Lee, made by the port.*"""
    accused, accuser, charge = roles
    noun = marks(line(claim.text).lower().partition(" ")[0])
    single = noun.removesuffix("s")
    if (
        single not in _FACED
        or not any(one.party.named for one in roles.actors)
        or claim.value == "cleared"
        or charge is None
    ):
        return None
    before = accused.role.end if accused and claim.end <= accused.role.start < charge.start else claim.end
    if original.tokens.tag[original.tokens.at(charge.start)] in ("VERB", "ED", "AUX"):  # allegations he hid it
        return None
    if charge.start > before + _LINK or claim.text.endswith("that"):
        return None
    of = f" {_FACED[single]} {_words(original, charge, roles)}"
    against = f" against {accused.party.said}" if accused else ""
    made = f", {'brought' if single == 'lawsuit' else 'made'} by {accuser.party.said}" if accuser else ""
    plural = noun != single
    far = single == "lawsuit" or charge.text.count(" ") >= _MANY  # from the noun, if the charge came first
    of_whom = f"{against}{of}" if far else f"{of}{against}"
    return Clause("there", "were" if plural else "was", noun if plural else a(noun), f"{of_whom}{made}")


def _predicate(
    original: Original, claim: Claim, roles: Iterable[Role | None], named: Actor | None = None, *, whole: bool = False
) -> str | None:
    """The article's words after the first word of the cue (from it on, if ``whole``) up to the end of the last role,
    with the name of the person ``named``. ``None`` if another clause stands in between."""
    tokens = original.tokens
    at = claim.start if whole else tokens.end[tokens.at(claim.start)]
    told = [name for role in claim.roles for name in role.names]
    last = max(at, claim.end)
    pieces = [original.text[at:last]]
    for role in sorted(filter(None, roles), key=lambda one: one.start):
        if role.start < last:  # the cue is a part of the role
            return None
        if any(tokens.tag[i] in _BREAKS for i in range(tokens.at(last), tokens.at(role.start))):
            return None
        between = without_days(_AGE.sub(" ", original.text[last : role.start]))
        ends = pieces[-1:] == [named.party.said] if named else False
        pieces.append(_LOOSE_COMMA.sub("", between) if ends else between)  # two clerks, Ann Lee and Omar Holm|, with
        pieces.append(named.party.said if named and role == named.role else original.words(role.start, role.end, told))
        last = role.end
    said = tidy("".join(pieces)).replace(",,", ",")
    return marks(cut(_TAIL.sub("", said), LONGEST))  # was accused of


def _words(original: Original, charge: Role, roles: Roles) -> str:
    said = original.words(charge.start, charge.end, [one.party.said for one in roles.actors])
    return marks(cut(tidy(said), LONGEST))


def _by(accuser: Actor | None) -> str:
    return f"by {accuser.party.said} " if accuser else ""


def acts(original: Original, claim: Claim, accuser: Role) -> bool:
    """Whether the accuser must be the subject of the cue: it stands next to or after the cue, or further before an
    *accusing* without another subject in between. Not if the object acts: *blamed her for accusing*."""
    if family_of(claim.rule) == "noun" and not accuser.names and accuser.end + 1 == claim.start:
        return False  # an information lawsuit
    first, end = borders.tokens_of(original, accuser)
    somebody = any(_may_accuse(original, at) for at in range(first, end))
    if _adjoins(original, accuser.end, claim):
        opened = accuser.names or original.tokens.tag[first] in ("DET", "POSS")
        return somebody or bool(opened) or accuser.end > claim.start  # not: heard cases | alleging
    tokens = original.tokens
    at = tokens.at(claim.start)
    if tokens.tag[at] != "ING" or tokens.lower[at - 1] in _OBJECTS:
        return False
    return somebody and phrases.SUBJECTS.isdisjoint(tokens.lower[tokens.at(accuser.end) : at])


def _adjoins(original: Original, end: int, claim: Claim) -> bool:
    """Whether nothing but auxiliaries, adverbs and an aside stand between the end of a subject and the cue."""
    tokens = original.tokens
    text = original.text[end : claim.start]
    aside = _APART.match(text)
    first = tokens.at(end + aside.end()) if aside else tokens.at(end)
    return all(
        tokens.tag[at] in _LIGHT or tokens.lower[at] in phrases.TIMES or tokens.lower[at] in ("on", ",")
        for at in range(first, tokens.at(claim.start))
    )


def _missing(original: Original, claim: Claim, accuser: Actor | None) -> str:
    """A note that no accuser is named. Empty if a court or the police accuse, or if the sentence or the one before
    mentions somebody else who may be the accuser."""
    if accuser is not None or claim.value in _GIVEN:
        return ""
    document = original.document
    held = {at for role in claim.roles for at in range(*borders.tokens_of(original, role))}
    sentence = document.sentence_at(claim.start)
    first, end = document.token_range(sentence)
    before = range(document.token_range(max(sentence - 1, 0)).first, first)
    nouns = [at for at in before if original.tokens.tag[at] in ("WORD", "NAME")]
    named = any(_may_accuse(original, at) for at in [*nouns, *range(first, end)] if at not in held)
    return "" if named else BY_WHOM


def _may_accuse(original: Original, token: int) -> bool:
    """Whether a word means somebody who can accuse: a name, a pronoun, *police*, *prosecutors*."""
    tag, lower = original.tokens.tag[token], original.tokens.lower[token]
    if tag == "WORD":
        noun = lower.removesuffix("s")
        return lexicon.person_noun(noun) or lexicon.body_noun(noun)
    return tag in ("NAME", "PRON", "POSS") and lower not in phrases.TIMES
