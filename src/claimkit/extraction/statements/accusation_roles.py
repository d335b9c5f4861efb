"""The roles of an accusation in words, and whether these can stand without the article."""

from __future__ import annotations

from typing import NamedTuple

from claimkit.extraction.statements import borders
from claimkit.extraction.statements.original import Original
from claimkit.extraction.statements.parties import Party, party
from claimkit.extraction.statements.pointing import points, points_back, pronoun_points
from claimkit.records import Claim, Role
from claimkit.text.names import lexicon
from claimkit.text.tokens import TokenSpan

_SHARE = 2  # tokens: ten percent


class Roles(NamedTuple):
    """The roles of a claim, the first piece of each, with their parties in words."""

    accused: Role | None
    accuser: Role | None
    charge: Role | None
    who: Party | None
    by: Party | None

    def same(self) -> bool:
        """Whether somebody would accuse himself, so that one of the two is misread."""
        return self.who is not None and self.by is not None and self.who.said == self.by.said


def read_roles(original: Original, claim: Claim) -> Roles:
    found = {name: [role for role in claim.roles if role.role == name] for name in ("accused", "accuser", "charge")}
    first = {name: pieces[0] if pieces else None for name, pieces in found.items()}
    if (one := first["accused"]) and (other := first["charge"]) and one.start < other.end and other.start < one.end:
        first["charge"] = None  # it is not known where the one ends
    who, by = (party(original, found[name]) for name in ("accused", "accuser"))
    return Roles(first["accused"], first["accuser"], first["charge"], who, by)


def roles_point(original: Original, claim: Claim, roles: Roles) -> bool:
    """Whether something in the roles would point to what only the article tells: *blamed the accident on the board*."""
    if claim.sentence == 0:
        return False
    parties = [one for one in (roles.who, roles.by) if one is not None]
    if any(one is not None and is_bare(original, one) for one in (roles.accused, roles.accuser)):
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
        if not original.is_plain(at, at + 1)
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


def is_bare(original: Original, role: Role) -> bool:
    """Whether a role is *the mill*, *the first clerk*, *ten percent*, without a name."""
    first, end = borders.tokens_of(original, role)
    if role.names:
        return False
    share = end - first == _SHARE and original.tokens.lower[end - 1] in ("percent", "%")
    return share or (original.tokens.lower[first] == "the" and points_back(original, first, TokenSpan(first, end)))
