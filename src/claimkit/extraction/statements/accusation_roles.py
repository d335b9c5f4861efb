"""The roles of an accusation in words, and whether these words stand alone."""

from __future__ import annotations

from typing import NamedTuple

from claimkit.extraction.statements import borders
from claimkit.extraction.statements.original import Original
from claimkit.extraction.statements.parties import Party, party
from claimkit.extraction.statements.pointing import points_back, says_little
from claimkit.records import Claim, Role
from claimkit.text.names import lexicon
from claimkit.text.tokens import TokenSpan


class Actor(NamedTuple):
    """Who accuses or is accused: the first piece of the role, and all of it in words."""

    role: Role
    party: Party


class Roles(NamedTuple):
    """The roles of an accusation that can be put into words."""

    accused: Actor | None
    accuser: Actor | None
    charge: Role | None

    @property
    def actors(self) -> list[Actor]:
        return [one for one in (self.accused, self.accuser) if one is not None]

    def same(self) -> bool:
        """Whether accuser and accused are the same, which means that one of them was misread."""
        said = [one.party.said for one in self.actors]
        return len(said) > len(set(said))


def read_roles(original: Original, claim: Claim) -> Roles:
    accused, accuser, charges = (
        [role for role in claim.roles if role.role == name] for name in ("accused", "accuser", "charge")
    )
    who, by = party(original, accused), party(original, accuser)
    charge = charges[0] if charges else None
    if accused and charge and accused[0].start < charge.end and charge.start < accused[0].end:
        charge = None  # it is not known where the accused ends
    return Roles(
        Actor(accused[0], who) if who is not None else None,
        Actor(accuser[0], by) if by is not None else None,
        charge,
    )


def are_whole(claim: Claim, roles: Roles) -> bool:
    """Whether all roles of the claim can be put into words, and it has one charge at most."""
    named = [role.role for role in claim.roles]
    accused, accuser = roles.accused is not None, roles.accuser is not None
    return ("accused" in named) == accused and ("accuser" in named) == accuser and named.count("charge") < 2


def is_bare(original: Original, role: Role) -> bool:
    """Whether a role has no name and is a bare description: *the mill*, *the first clerk*, *ten percent*."""
    first, end = borders.tokens_of(original, role)
    if role.names:
        return False
    share = original.tokens.lower[end - 1] in ("percent", "%")
    return share or (original.tokens.lower[first] == "the" and points_back(original, first, TokenSpan(first, end)))


def is_vague(original: Original, charge: Role) -> bool:
    """Whether a charge does not say what was done: *fined for his actions*, *fired over comments*."""
    tokens, (first, end) = original.tokens, borders.tokens_of(original, charge)
    opened = first + (tokens.tag[first] == "POSS")
    noun = tokens.lower[end - 1]
    many = first < opened or lexicon.singular(noun) is not None
    return end - opened == 1 and many and says_little(noun)
