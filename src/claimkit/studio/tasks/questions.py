"""The question that a claim's task asks. It says what is to be verified, so that verdicts can be compared.

An accusation is asked as "was it made?", not as "is the accused guilty?"; an attribution as "did they say it?".
"""

from __future__ import annotations

from claimkit.records import Claim

LONGEST = 140  # characters of a quoted part


def question(claim: Claim) -> str:
    """One line, for example ``Accusation: did “prosecutors” accuse “Ann Lee” of “fraud”?``."""
    return f"{claim.type.capitalize()}: {_ASKED[claim.type](claim)}"


def _age(claim: Claim) -> str:
    person = _quoted(claim, "person")
    age = f"{claim.value} years old" if claim.value and claim.value.isdecimal() else f"of the age “{_line(claim.text)}”"
    return f"is {person} {age}?" if person else f"is the person meant {age}?"


def _date(claim: Claim) -> str:
    resolved = f" ({claim.value})" if claim.value and claim.value != claim.text else ""
    return f"is “{_line(claim.text)}”{resolved} the right date for what is told here?"


def _accusation(claim: Claim) -> str:
    accuser, accused, charge = (_quoted(claim, role) for role in ("accuser", "accused", "charge"))
    whom, wrong = accused or "somebody", f" of {charge}" if charge else f" (“{_line(claim.text)}”)"
    return f"did {accuser} accuse {whom}{wrong}?" if accuser else f"was {whom} accused{wrong}?"


def _attribution(claim: Claim) -> str:
    source, content = _quoted(claim, "source"), _quoted(claim, "content")
    return f"did {source or 'somebody'} say {content or f'what is told here (“{_line(claim.text)}”)'}?"


_ASKED = {"age": _age, "date": _date, "accusation": _accusation, "attribution": _attribution}


def _quoted(claim: Claim, role: str) -> str:
    """The role's pieces in one pair of quote marks, or an empty string when the text names none."""
    pieces = [_line(part.text) for part in claim.roles if part.role == role]
    joined = " … ".join(piece for piece in pieces if piece)
    return f"“{_shortened(joined).strip('“”')}”" if joined else ""


def _line(text: str) -> str:
    return " ".join(text.split())


def _shortened(text: str) -> str:
    return text if len(text) <= LONGEST else text[:LONGEST].rsplit(" ", 1)[0] + " …"
