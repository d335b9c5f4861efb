"""Who accused whom of what, by the stage that the text states.

Where accuser, cue, accused and charge stand in the text as they do in a plain sentence, the statement is that sentence
with names. Anything else is told in the article's own words: *There was a lawsuit against the port, told here: “...”*
"""

from __future__ import annotations

import itertools
import re
from typing import Final, NamedTuple

from claimkit.detectors.accusation.cues import VERBS
from claimkit.extraction.statements import borders
from claimkit.extraction.statements.clause import Clause
from claimkit.extraction.statements.original import Original
from claimkit.extraction.statements.parties import Party, party
from claimkit.extraction.statements.pointing import points, points_back, pronoun_points
from claimkit.extraction.statements.verbs import family_of, verb_of
from claimkit.extraction.statements.wording import a, cut, line, marks, tidy, without_days
from claimkit.records import Claim, Role, Stage
from claimkit.text import mentions, phrases
from claimkit.text.names import lexicon
from claimkit.text.tokens import Tag, TokenSpan

LONGEST = 240  # characters of a predicate
BY_WHOM: Final = "by whom is not said"
_VERBS = frozenset({*VERBS, "that"})
_OWN = re.compile(r"verb\.(?:plead|pled|stand|bear|take)|admission\.|stated\.(?:smack|reek)")
_GIVEN = frozenset({"convicted", "punished", "tried", "arrested", "cleared", "admitted"})  # a court's, the police's own
# What an accusation of a stage is called, and how the accused follows.
_TOLD: Final[dict[Stage, tuple[str, str]]] = {
    "blamed": ("an accusation", "against"),
    "alleged": ("an allegation", "against"),
    "investigated": ("an investigation", "of"),
    "arrested": ("an arrest", "of"),
    "sued": ("a lawsuit", "against"),
    "charged": ("a charge", "against"),
    "tried": ("a trial", "of"),
    "admitted": ("an admission of wrongdoing", "by"),
    "convicted": ("a conviction", "of"),
    "punished": ("a punishment", "of"),
    "cleared": ("an exoneration", "of"),
}
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
_SHARE = 2  # tokens: ten percent
_WHAT = frozenset({"accuse", "blame", "suspect", "charge"})  # of these the charge is what is said
_UNSAID = frozenset({"not", "never", "n't", "no", "to", "if", "whether", "cannot"})
_MODAL = frozenset(
    {"will", "would", "shall", "should", "may", "might", "can", "could", "must", "'ll", "won't", "cannot"}
)
_APPOSED = re.compile(r"^[^,]+, [A-Z][^,]*,?$")  # the former mayor, Ann Lee,
_UNREAL = frozenset({("could", "have"), ("would", "have"), ("might", "have")})
_LINK = 6  # characters of a preposition before a charge
_NEAR = 6  # tokens before a noun in which its verb is looked for
_BREAKS: Final[frozenset[Tag]] = frozenset({"REL", "SUB", "STOP", "VERB", "AUX", "QUOTE", "PRON"})
_LIGHT: Final[frozenset[Tag]] = frozenset({"AUX", "ADV", "LY", "REL"})
_OBJECTS = frozenset({"for", "of", "from", "about"})  # before the doing of somebody who is an object: blamed her for
_TAIL = re.compile(r"(?:^|\s)(?:of|with|for|over|in|as|to|under|on)$")
_AGE = re.compile(r"^,? ?\(?(?:aged )?\d{1,3}(?:-year-old)?[,)] ?")
_APART = re.compile(r"^ ?(?:,[^,;]{1,80},|\([^()]{1,40}\)) ?")


class _Roles(NamedTuple):
    """The roles of a claim, the first piece of each, with their parties in words."""

    accused: Role | None
    accuser: Role | None
    charge: Role | None
    who: Party | None
    by: Party | None


def accusation(original: Original, claim: Claim) -> Clause:
    """*Prosecutors accused Ann Lee of fraud.* · *Ann Lee was charged with fraud; by whom is not said.*"""
    roles = _read(original, claim)
    return (None if _is_unsure(original, claim) else _plain(original, claim, roles)) or _told(original, claim, roles)


def _read(original: Original, claim: Claim) -> _Roles:
    found = {name: [role for role in claim.roles if role.role == name] for name in ("accused", "accuser", "charge")}
    first = {name: pieces[0] if pieces else None for name, pieces in found.items()}
    if (one := first["accused"]) and (other := first["charge"]) and one.start < other.end and other.start < one.end:
        first["charge"] = None  # it is not known where the one ends
    who, by = (party(original, found[name]) for name in ("accused", "accuser"))
    return _Roles(first["accused"], first["accuser"], first["charge"], who, by)


def _is_unsure(original: Original, claim: Claim) -> bool:
    """Whether the claim is as likely none, or the cue is denied, asked, wished, to come or of anybody: *was not
    charged*, *may face charges*, *when they are punished*."""
    if not original.is_sure(claim):
        return True
    tokens = original.tokens
    at = tokens.at(claim.start)
    first = mentions.group_start(original.document, at)
    if family_of(claim.rule) not in _VERBS:
        first = min(first, max(at - _NEAR, original.document.sentence_of(at).first))
        behind = tokens.lower[at : at + 2 * _NEAR]
        if any(pair in _UNREAL for pair in itertools.pairwise(behind)):  # charges against Lee could have followed
            return True
    words = tokens.lower[first:at]
    floor = original.document.sentence_of(at).first
    if family_of(claim.rule) in _VERBS and _is_of_anybody(original, claim):
        return True
    if not {"when", "whenever", "unless", "being"}.isdisjoint(tokens.lower[max(floor, at - _NEAR) : at]):
        return True
    return any(word in _UNSAID or word in _MODAL or word.endswith("n't") for word in words)


def _is_of_anybody(original: Original, claim: Claim) -> bool:
    """Whether the accused may be any people of a kind, not some who were: *to deport men convicted of theft*."""
    tokens = original.tokens
    accused = next((role for role in claim.roles if role.role == "accused"), None)
    if accused is None or accused.names or accused.end > claim.start:
        return False
    if line(original.text[accused.end : claim.start]):
        return False
    first, end = borders.tokens_of(original, accused)
    return tokens.tag[first] == "WORD" and tokens.lower[end - 1].endswith(("s", "men", "people"))


def _plain(original: Original, claim: Claim, roles: _Roles) -> Clause | None:
    """The claim as a sentence of its own; none where its parts do not stand as they do in one."""
    if roles.who and roles.by and roles.who.said == roles.by.said:
        return None  # nobody accuses himself
    if original.document.language != "en" or sum(role.role == "charge" for role in claim.roles) > 1:
        return None
    if original.is_headline(claim):
        return None
    for role, who in ((roles.accused, roles.who), (roles.accuser, roles.by)):
        if role is not None and (who is None or who.unknown or not borders.is_phrase(original, claim, role)):
            return None
    charge = roles.charge
    if charge is not None and not borders.is_whole(original, claim, charge):
        return None
    if _points(original, claim, roles):
        return None
    if (
        roles.accused
        and roles.who
        and not roles.who.named
        and roles.accused.start > claim.start
        and "," in roles.who.said
        and not _APPOSED.search(roles.who.said)
    ):
        return None  # on a thief, not on the port
    if charge is not None and original.is_first_person(charge.start, charge.end):
        return None
    family = family_of(claim.rule)
    if family in ("that", "noun", "verb") and (clause := _that(original, claim, roles)):
        return clause
    if claim.rule.endswith(".allegedly"):
        return _allegedly(original, claim, roles)
    if roles.charge is not None and family != "that" and borders.has_loose_verb(original, roles.charge):
        return None
    if family in _VERBS:
        return _active(original, claim, roles) or _passive(original, claim, roles)
    if family == "adjective":
        return _adjective(original, claim, roles)
    if original.tokens.tag[original.tokens.at(claim.start)] == "PREP":
        return _state(original, claim, roles)
    return _faced(original, claim, roles) if family == "noun" else None


def _points(original: Original, claim: Claim, roles: _Roles) -> bool:
    """Whether something in the roles would point to what only the article tells: *blamed the accident on the board*."""
    if claim.sentence == 0:
        return False
    parties = [one for one in (roles.who, roles.by) if one is not None]
    if any(one is not None and _is_bare(original, one) for one in (roles.accused, roles.accuser)):
        return True
    if roles.charge is None:
        return False
    span = roles.charge.start, roles.charge.end
    bodies = [_is_body(one) or _is_group(one) for one in parties]
    many = any(one.plural or body for one, body in zip(parties, bodies, strict=True))
    person = any(not (one.plural or body) for one, body in zip(parties, bodies, strict=True))
    body = any(body or _may_be_body(one) for one, body in zip(parties, bodies, strict=True))
    told = " ".join(one.said for one in parties)
    if points(original, *span, of_body=body, told=told) or _is_of_another(original, *span, parties):
        return True
    return pronoun_points(original, *span, of_many=many, of_person=person)


def _is_of_another(original: Original, start: int, end: int, parties: list[Party]) -> bool:
    """Whether a *he* or *she* can be none of the parties, by their first names: *Omar Lund accused critics of hurting
    her*."""
    tokens = original.tokens
    told = {lexicon.FIRST_GENDER.get(lexicon.plain(one.said.split()[0])) for one in parties if one.named}
    kinds = {
        lexicon.PRONOUN_KIND.get(tokens.lower[at])
        for at in range(tokens.at(start), tokens.at(end - 1) + 1)
        if not original.is_plain(at)
    }
    return None not in told and bool(kinds & {"m", "f"} - told)


def _may_be_body(one: Party) -> bool:
    """Whether it is no person whose first name is known: *Holm Ltd*."""
    return not (one.named and lexicon.plain(one.said.split()[0]) in lexicon.FIRST_GENDER)


def _is_group(one: Party) -> bool:
    """Whether a name is that of many: *Republicans*, *Germans*."""
    return one.named and lexicon.singular(one.said.split()[-1].lower()) in lexicon.PARTIES | lexicon.PEOPLES


def _is_body(one: Party) -> bool:
    return any(lexicon.body_noun(word) for word in one.said.lower().rstrip(",").split())


def _is_bare(original: Original, role: Role) -> bool:
    """Whether a role is *the mill*, *the first clerk*, *ten percent*, without a name."""
    first, end = borders.tokens_of(original, role)
    if role.names:
        return False
    share = end - first == _SHARE and original.tokens.lower[end - 1] in ("percent", "%")
    return share or (original.tokens.lower[first] == "the" and points_back(original, first, TokenSpan(first, end)))


def _active(original: Original, claim: Claim, roles: _Roles) -> Clause | None:
    """*Prosecutors accused Ann Lee of fraud.* · *The pilot blamed the delay on careless engineers.*"""
    accused, accuser, charge, who, by = roles
    if accused is None or accuser is None or who is None or by is None or accused.start < claim.end:
        return None
    if accuser.start > claim.start or not _acts(original, claim, accuser):
        return None
    verb = verb_of(claim.rule)
    if charge is None and verb.base in _WHAT:
        return None
    said = _predicate(original, claim, [accused, *([charge] if charge is not None else [])], {accused.start: who.said})
    return Clause(by.said, "did", f"{verb.base} {said}", "", f"{verb.past} {said}") if said is not None else None


def _passive(original: Original, claim: Claim, roles: _Roles) -> Clause | None:
    """*Ann Lee was accused by the port of fraud.* · *Ann Lee pleaded guilty to fraud.*"""
    accused, accuser, charge, who, by = roles
    if accused is None or who is None or accused.end > claim.start or not _adjoins(original, accused.end, claim):
        return None
    own = _OWN.match(claim.rule.removeprefix("accusation."))
    at = original.tokens.at(claim.start)
    verb = verb_of(claim.rule)
    if not own and original.tokens.lower[at] not in (verb.participle, verb.past):
        return None
    inside = accuser is not None and claim.end <= accuser.start < (charge.start if charge is not None else claim.end)
    ends = [role for role in (charge, accuser if inside else None) if role is not None]
    replaced = {accuser.start: by.said} if inside and accuser is not None and by is not None else {}
    said = _predicate(original, claim, ends, replaced)
    if said is None:
        return None
    if own:
        return Clause(who.said, "did", f"{verb.base} {said}", "", f"{verb.past} {said}")
    doer = f"by {by.said} " if by is not None and not inside else ""
    return Clause(who.said, who.was, verb.participle, f"{doer}{said}", missing=_missing(original, claim, by))


def _that(original: Original, claim: Claim, roles: _Roles) -> Clause | None:
    """*Prosecutors alleged that the clerk forged the ledger.* · *It was alleged that the clerk took bribes.*"""
    accused, accuser, charge, who, by = roles
    if accused is None or charge is None or who is None or not claim.end <= accused.start < accused.end <= charge.start:
        return None
    between = line(original.text[claim.end : accused.start])
    if between not in ("", "that", "claims that") or line(original.text[accused.end : charge.start]):
        return None
    tag = original.tokens.tag[original.tokens.at(charge.start)]
    subject = accused.text.lower() in phrases.SUBJECTS  # that he bit her
    opens = charge.text.split()[0]
    if opens == "neither":  # claims that she neither denied nor forgave
        return None
    if not subject and tag not in ("AUX", "VERB", "ED") and not opens.endswith("s"):
        return None
    head = claim.rule.rsplit(".", 1)[1] if claim.rule.startswith("accusation.that.") else "allege"
    verb = verb_of(f"accusation.that.{head}")
    said = f"that {who.said} {_words(original, charge.start, charge.end, roles)}"
    if by is not None and accuser is not None:
        return Clause(by.said, "did", verb.base, said, verb.past) if _acts(original, claim, accuser) else None
    return Clause("it", "was", verb.participle, said, missing=_missing(original, claim, None))


def _allegedly(original: Original, claim: Claim, roles: _Roles) -> Clause | None:
    """*It was alleged that the clerk took bribes*: the article's clause without the word."""
    accused, _, charge, who, by = roles
    if accused is None or charge is None or who is None or not accused.end <= claim.start < claim.end <= charge.start:
        return None
    tokens = original.tokens
    before = line(original.text[accused.end : claim.start])
    behind = line(original.text[claim.end : charge.start])
    gaps = ((accused.end, claim.start), (claim.end, charge.start))
    between = itertools.chain.from_iterable(range(tokens.at(start), tokens.at(end)) for start, end in gaps)
    if any(tokens.tag[at] not in ("AUX", "ADV", "LY", "ED") for at in between):
        return None
    first = tokens.at(charge.start)
    bare = not before and not behind
    if bare and (tokens.tag[first] == "ING" or tokens.lower[first + 1 : first + 2] in (["by"], ["in"])):
        return None  # robberies allegedly committed by gangs
    said = f"that {who.said} {before} {behind} {_words(original, charge.start, charge.end, roles)}"
    if by is not None:
        return Clause(by.said, "did", "allege", said, "alleged")
    return Clause("it", "was", "alleged", said, missing=_missing(original, claim, None))


def _adjective(original: Original, claim: Claim, roles: _Roles) -> Clause | None:
    """*Ann Lee was found guilty of fraud.* · *The rebels were said by the general to be behind the bombing.*"""
    accused, _, charge, who, by = roles
    if accused is None or who is None or accused.end > claim.start or not _adjoins(original, accused.end, claim):
        return None
    said = _predicate(original, claim, [charge] if charge is not None else [], {}, whole=True)
    if said is None:
        return None
    if claim.value in ("convicted", "cleared"):
        doer = f" by {by.said}" if by is not None else ""
        return Clause(who.said, who.was, f"found {re.sub(r'^(?:found|finds?|finding|declared) ', '', said)}{doer}")
    doer = f"by {by.said} " if by is not None else ""
    return Clause(who.said, who.was, "said", f"{doer}to be {said}", missing=_missing(original, claim, by))


def _state(original: Original, claim: Claim, roles: _Roles) -> Clause | None:
    """*The banker was on trial for embezzlement.*"""
    accused, _, charge, who, by = roles
    if accused is None or who is None or by is not None or accused.end > claim.start:
        return None
    said = _predicate(original, claim, [charge] if charge is not None else [], {}, whole=True)
    between = original.tokens.tag[original.tokens.at(accused.end) : original.tokens.at(claim.start)]
    is_so = "AUX" in between and _adjoins(original, accused.end, claim)
    return Clause(who.said, who.was, said) if said is not None and is_so else None


def _faced(original: Original, claim: Claim, roles: _Roles) -> Clause | None:
    """*There were allegations of fraud against Ann Lee, made by the port.*"""
    accused, _, charge, who, by = roles
    noun = marks(line(claim.text).lower().partition(" ")[0])
    single = noun.removesuffix("s")
    if single not in _FACED or (who is None and by is None) or claim.value == "cleared" or charge is None:
        return None
    before = accused.end if accused is not None and claim.end <= accused.start < charge.start else claim.end
    if charge.start > before + _LINK or charge.text.split()[0] == "that" or claim.text.endswith("that"):
        return None
    of = f" {_FACED[single]} {_words(original, charge.start, charge.end, roles)}"
    against = f" against {who.said}" if who is not None else ""
    made = f", {'brought' if single == 'lawsuit' else 'made'} by {by.said}" if by is not None else ""
    plural = noun != single
    of_whom = f"{against}{of}" if single == "lawsuit" else f"{of}{against}"
    return Clause("there", "were" if plural else "was", noun if plural else a(noun), f"{of_whom}{made}")


def _told(original: Original, claim: Claim, roles: _Roles) -> Clause:
    """*There was a lawsuit against the port by its tenants, told here: “...”*; of one that is denied, wished or to come
    no more than that the words speak of it."""
    stage: Stage = next((stage for stage in _TOLD if stage == claim.value), "blamed")
    noun, link = _TOLD[stage]
    if stage == "blamed" and family_of(claim.rule) in ("criticism", "reproof"):
        noun, link = "criticism", "of"
    against = f" {link} {roles.who.said}" if roles.who and _is_sure(original, claim, roles.accused, roles.who) else ""
    made = ""
    if roles.accuser and roles.by and stage != "admitted" and _acts(original, claim, roles.accuser):
        made = f" by {roles.by.said}" if _is_sure(original, claim, roles.accuser, roles.by) else ""
    if _is_unsure(original, claim) or "?" in original.text[claim.end : original.sentence(claim)[1]]:
        quotation = original.quotation(claim)
        return Clause("what is told here", "did", "concern", f"{noun}{against}: {quotation}", "concerned")
    told = original.told_here(claim, before=bool(roles.who or roles.by) and _points(original, claim, roles))
    return Clause("there", "was", f"{noun}{against}{made}", f", {told}")


def _is_sure(original: Original, claim: Claim, role: Role | None, who: Party) -> bool:
    """Whether a role can be named beside the sentence that is quoted."""
    if role is None or who.unknown or not borders.is_phrase(original, claim, role):
        return False
    if (claim.sentence and _is_bare(original, role)) or ("," in who.said and not who.named):
        return False
    active = family_of(claim.rule) == "that" and original.tokens.tag[original.tokens.at(claim.start)] == "ING"
    if role.role == "accused" and active and role.end <= claim.start:  # the mayor, alleging that
        return False
    start, end = original.sentence(claim)
    here = start <= role.start < end
    return here and original.is_sure(claim)


def _predicate(
    original: Original, claim: Claim, roles: list[Role], replaced: dict[int, str], *, whole: bool = False
) -> str | None:
    """The article's words from behind the cue's first word (``whole``: from it) to the end of the last of the roles,
    with names for those ``replaced``; none where a clause of its own stands between."""
    tokens = original.tokens
    at = claim.start if whole else tokens.end[tokens.at(claim.start)]
    end = max([claim.end, *(role.end for role in roles)])
    told = list(replaced.values())
    pieces: list[str] = []
    last = max(at, claim.end)
    pieces.append(original.text[at:last])
    for role in sorted(roles, key=lambda one: one.start):
        if role.start < last:  # the cue is a part of the role
            return None
        gap = range(tokens.at(last), tokens.at(role.start))
        if any(tokens.tag[i] in _BREAKS for i in gap) or len(gap) > 12:
            return None
        between = original.text[last : role.start]
        pieces.append(without_days(_AGE.sub(" ", between)))
        said = replaced.get(role.start)
        pieces.append(said if said is not None else original.words(role.start, role.end, [*told, *_names(claim)]))
        last = role.end
    if last < end:
        return None
    said = tidy("".join(pieces)).replace(",,", ",")
    if not roles:  # was accused of
        said = _TAIL.sub("", said)
    return marks(cut(said, LONGEST))


def _words(original: Original, start: int, end: int, roles: _Roles) -> str:
    said = original.words(start, end, [one.said for one in (roles.who, roles.by) if one is not None])
    return marks(cut(tidy(said), LONGEST))


def _names(claim: Claim) -> list[str]:
    return [name for role in claim.roles for name in role.names]


def _acts(original: Original, claim: Claim, accuser: Role) -> bool:
    """Whether nobody else can be the subject of the cue: the accuser stands at it, or behind it, or is somebody further
    off from an *accusing* with no other subject between, which tells no object's doing: *blamed her for accusing*."""
    if family_of(claim.rule) == "noun" and not accuser.names and not line(original.text[accuser.end : claim.start]):
        return False  # an information lawsuit
    if accuser.end > claim.start or _adjoins(original, accuser.end, claim):
        return True
    tokens = original.tokens
    at = tokens.at(claim.start)
    if tokens.tag[at] != "ING" or tokens.lower[at - 1] in _OBJECTS:
        return False
    somebody = bool(accuser.names) or any(
        _may_accuse(original, i) for i in range(*borders.tokens_of(original, accuser))
    )
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


def _missing(original: Original, claim: Claim, by: Party | None) -> str:
    """That no accuser is named, unless a court or the police do it, or somebody else stands in the sentence, or speaks
    in it, who may be the accuser for all that we know."""
    if by is not None or claim.value in _GIVEN:
        return ""
    document, tokens = original.document, original.tokens
    held = {at for role in claim.roles for at in range(*borders.tokens_of(original, role))}
    sentence = document.token_range(document.sentence_at(claim.start))
    free = [at for at in range(*sentence) if at not in held and not claim.start <= tokens.start[at] < claim.end]
    named = any(_may_accuse(original, at) for at in free)
    return "" if named or document.quote_at(claim.start) is not None else BY_WHOM


def _may_accuse(original: Original, token: int) -> bool:
    """Whether a word tells of somebody: a name, a pronoun, *police*, *prosecutors*."""
    tag, lower = original.tokens.tag[token], original.tokens.lower[token]
    if tag == "WORD":
        noun = lower.removesuffix("s")
        return lexicon.person_noun(noun) or lexicon.body_noun(noun) or lower in lexicon.GROUPS
    return tag in ("NAME", "PRON", "POSS") and lower not in phrases.TIMES
