"""Who accused whom of what, worded by the stage that the text states.

If accuser, cue, accused and charge stand in the order of a plain sentence, the statement is that sentence with names.
Otherwise it quotes the article: *There was a lawsuit against the port, told here: “...”*
"""

from __future__ import annotations

import itertools
import re
from typing import Final

from claimkit.detectors.accusation.cues import VERBS
from claimkit.extraction.statements import accusation_frames as frames
from claimkit.extraction.statements import borders
from claimkit.extraction.statements.accusation_roles import Actor, Roles, are_whole, is_bare, is_vague, read_roles
from claimkit.extraction.statements.clause import Clause, concerned
from claimkit.extraction.statements.original import Original
from claimkit.extraction.statements.parties import is_text
from claimkit.extraction.statements.pointing import role_points
from claimkit.extraction.statements.quoting import quotation, told_here
from claimkit.extraction.statements.speaking import can_speak
from claimkit.extraction.statements.verbs import family_of
from claimkit.extraction.statements.wording import line
from claimkit.records import Claim, Role, Stage
from claimkit.text import mentions
from claimkit.text.phrases import MODALS

_VERBS = frozenset({*VERBS, "that"})
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
# A contempt may be a parliament's finding, a complaint is not always one at court.
_SPECIAL: Final = {
    "accusation.verb.hold_in_contempt": ("a finding of contempt", "against"),
    "accusation.noun.complaint": ("a complaint", "against"),
}
_UNSAID = frozenset({"not", "never", "n't", "no", "to", "if", "whether", "cannot"})
_APPOSED = re.compile(r"^[^,]+, [A-Z][^,]*,?$")  # the former mayor, Ann Lee,
_UNREAL = frozenset({("could", "have"), ("would", "have"), ("might", "have")})
_ANYBODY = frozenset({"other people", "some people", "many people", "everyone", "everybody", "anyone", "anybody"})
_NEAR = 6  # tokens before a noun in which its verb is looked for


def accusation(original: Original, claim: Claim) -> Clause:
    """*Prosecutors accused Ann Lee of fraud.* · *Ann Lee was charged with fraud; by whom is not said here.*"""
    roles = read_roles(original, claim)
    return (None if _is_unsure(original, claim) else _plain(original, claim, roles)) or _told(original, claim, roles)


def _is_unsure(original: Original, claim: Claim) -> bool:
    """Whether the claim may well not be one: it has a low confidence, or its cue is negated, asked about, wished for,
    still to come or general (*was not charged*, *may face charges*, *when they are punished*)."""
    if not original.is_sure(claim):
        return True
    tokens = original.tokens
    at = tokens.at(claim.start)
    first = mentions.group_start(original.document, at)
    floor, limit = original.document.sentence_of(at)
    if family_of(claim.rule) not in _VERBS:
        first = min(first, max(at - _NEAR, floor))
        behind = tokens.lower[at : min(at + 2 * _NEAR, limit)]
        if any(pair in _UNREAL for pair in itertools.pairwise(behind)):  # charges against Lee could have followed
            return True
    words = tokens.lower[first:at]
    if family_of(claim.rule) in _VERBS and _is_of_anybody(original, claim):
        return True
    if not {"when", "whenever", "unless", "being"}.isdisjoint(tokens.lower[max(floor, at - _NEAR) : at]):
        return True
    if tokens.tag[at] == "ING" and tokens.lower[at - 1] == "from":
        return True  # barred from suing
    if tokens.tag[at] in ("ING", "WORD") and not MODALS.isdisjoint(tokens.lower[max(floor, at - _NEAR) : at]):
        return True  # she may consider suing, may face charges
    return any(word in _UNSAID or word in MODALS or word.endswith("n't") for word in words)


def _is_of_anybody(original: Original, claim: Claim) -> bool:
    """Whether the accused are people of a kind rather than particular ones: *to deport men convicted of theft*."""
    tokens = original.tokens
    accused = next((role for role in claim.roles if role.role == "accused"), None)
    if accused is None or accused.end > claim.start or line(original.text[accused.end : claim.start]):
        return False
    return tokens.tag[tokens.at(accused.start)] == "WORD"


def _plain(original: Original, claim: Claim, roles: Roles) -> Clause | None:
    """The claim as a sentence of its own; ``None`` if its parts do not stand in the order of one."""
    if roles.same() or not are_whole(claim, roles):
        return None
    if original.document.language != "en" or original.is_headline(claim.sentence):
        return None
    if any(one.party.unknown or not borders.is_phrase(original, claim, one.role) for one in roles.actors):
        return None
    charge = roles.charge
    if charge is not None and (is_vague(original, charge) or not borders.is_whole(original, claim, charge)):
        return None
    if role_points(original, claim):
        return None
    if roles.accused and roles.accused.role.start > claim.start and _is_apposed(roles.accused.party.said):
        return None  # on a thief, not on the port
    if charge is not None and original.is_first_person(charge.start, charge.end):
        return None
    family = family_of(claim.rule)
    if family in ("that", "noun", "verb") and (clause := frames.that_clause(original, claim, roles)):
        return clause
    if clause := frames.infinitive(original, claim, roles):
        return clause
    if claim.rule.endswith(".allegedly"):
        return frames.allegedly(original, claim, roles)
    if charge is not None and borders.has_loose_verb(original, charge):
        return None
    if family in _VERBS:
        return frames.active(original, claim, roles) or frames.passive(original, claim, roles)
    if family == "adjective":
        return frames.adjective(original, claim, roles)
    if original.tokens.tag[original.tokens.at(claim.start)] == "PREP":
        return frames.state(original, claim, roles)
    return frames.faced(original, claim, roles)


def _is_apposed(said: str) -> bool:
    return "," in said and not _APPOSED.search(said)


def _told(original: Original, claim: Claim, roles: Roles) -> Clause:
    """*There was a lawsuit by its tenants against the port, told here: “...”* An accusation that is denied, wished for
    or still to come is only mentioned: *What is told here concerned a lawsuit: “...”*"""
    if roles.same():
        roles = roles._replace(accused=None, accuser=None)
    stage: Stage = next((stage for stage in _TOLD if stage == claim.value), "blamed")
    noun, link = _SPECIAL.get(claim.rule, _TOLD[stage])
    if family_of(claim.rule) in ("criticism", "reproof"):
        noun, link = "criticism", "of"
    accused, accuser = roles.accused, roles.accuser
    against = f" {link} {accused.party.said}" if accused and _is_sure(original, claim, accused) else ""
    made = ""
    if accuser and frames.acts(original, claim, accuser.role) and _is_sure(original, claim, accuser):
        made = f" by {accuser.party.said}"
    if _is_unsure(original, claim) or "?" in original.text[claim.end : original.sentence(claim)[1]]:
        about = f"{noun}{against}: {quotation(original, claim)}"
        return concerned(about, perhaps=not original.is_sure(claim))
    return Clause("there", "was", f"{noun}{made}{against}", f", {told_here(original, claim)}")


def _may_be_accused(original: Original, claim: Claim, role: Role) -> bool:
    """Whether the accused may be somebody. Not *implicit bias*, *the release of a film*, *a report*."""
    return can_speak(original, claim, role) and not is_text(original, role)


def _is_sure(original: Original, claim: Claim, actor: Actor) -> bool:
    """Whether a role can be named next to the quoted sentence."""
    role, who = actor
    if who.unknown or not borders.is_phrase(original, claim, role):
        return False
    if role.role == "accused" and (who.said in _ANYBODY or not _may_be_accused(original, claim, role)):
        return False
    if (claim.sentence and is_bare(original, role)) or ("," in who.said and not who.named):
        return False
    active = family_of(claim.rule) == "that" and original.tokens.tag[original.tokens.at(claim.start)] == "ING"
    if role.role == "accused" and active and role.end <= claim.start:  # the mayor, alleging that
        return False
    start, end = original.sentence(claim)
    here = start <= role.start < end
    return here and original.is_sure(claim)
