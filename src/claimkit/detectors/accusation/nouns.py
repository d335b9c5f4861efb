"""Nouns that accuse: *allegations of fraud*, *a lawsuit against the port*, *denied the charges*."""

from __future__ import annotations

from typing import NamedTuple

from claimkit.detectors.accusation.candidate import Accusation
from claimkit.detectors.accusation.clauses import clause_roles, has_verb
from claimkit.detectors.accusation.cues import Hit, lexicon
from claimkit.detectors.accusation.inquiries import INQUIRIES, inquiry_accusation, trial_accusation
from claimkit.detectors.accusation.noun_roles import (
    accused_and_wrong,
    filed_against,
    split_wrong,
    who_faces,
    who_is_concerned,
    who_was_cleared,
)
from claimkit.detectors.accusation.parties import listed, phrase
from claimkit.detectors.accusation.reporters import maker
from claimkit.detectors.accusation.roles import is_passive, subject
from claimkit.detectors.accusation.setting import Setting
from claimkit.detectors.accusation.wrong_spans import stated_wrong, wrong_at
from claimkit.detectors.accusation.wrongs import is_wrong, names_wrong, states_wrong
from claimkit.text import mentions
from claimkit.text.document import Document
from claimkit.text.names.lexicon import one_of, person_noun
from claimkit.text.tokens import TokenSpan

WHY = "an accusation is spoken of"
_PLAIN = frozenset({"allegation", "accusation"})
_ACTIONS = frozenset({"lawsuit", "suit", "complaint", "indictment"})
_FILED = _ACTIONS - {"suit"} | _PLAIN | {"charge"}  # ... was filed against
_PREPOSITIONS = {
    "conviction": ("for", "of", "on", "over", "under"),
    "indictment": ("of", "for", "on"),
    "prosecution": ("of", "for"),
    "impeachment": ("of", "for"),
}
_ATTACK = frozenset({"in", "take", "takes", "took", "taking", "free", "lead", "led", "leading", "leads", "no"})
_ARISING = frozenset({"stemming", "arising", "related"})  # from an accusation that follows
_COURT = frozenset({"convicted", "acquitted", "cleared", "arrested", "guilty", "trial", "court"})
_OUTCOMES = frozenset({"conviction", "prosecution", "impeachment", "indictment"})


def noun_accusation(document: Document, at: int, hit: Hit) -> Accusation | None:
    """The accusation whose noun stands at token ``at``."""
    head, setting, following = hit.cue.head, Setting(document, at), document.tokens.lower[at + 1]
    if setting.is_verb(hit) or setting.is_absent:
        return None
    if head == "dereliction":
        return _dereliction_accusation(document, at, hit)
    if head == "trial":
        return trial_accusation(setting, hit)
    if head in INQUIRIES:
        return inquiry_accusation(document, setting, hit, following)
    return (
        _spoken_accusation(document, setting, hit, following) if _accuses(document, setting, head, following) else None
    )


def _dereliction_accusation(document: Document, at: int, hit: Hit) -> Accusation | None:
    """*His silence was a dereliction of duty*."""
    tokens = document.tokens
    verb = next((i for i in range(at - 1, max(at - 6, -1), -1) if tokens.tag[i] == "AUX"), None)
    charge = subject(document, verb) if verb is not None else None
    of_duty = tokens.lower[at + 1 : at + 3] == ["of", "duty"]
    return Accusation(hit.cue.id, WHY, TokenSpan(at, at + 3), charge=charge) if of_duty else None


def _accuses(document: Document, setting: Setting, head: str, following: str) -> bool:
    """Whether the noun is an accusation here: not an insurance *claim* or a head *count*."""
    lower, at = document.tokens.lower, setting.at
    if head == "claim":
        return _is_claim_of_wrong(document, setting, following)
    if head == "charge":
        return _is_charge_of_wrong(document, setting, following)
    if head == "action":
        return following == "against" and "legal" in lower[max(at - 2, 0) : at]
    if head == "count":
        return following == "of" and any(map(is_wrong, lower[at + 2 : at + 6]))
    return head != "suspicion" or following in ("of", "that")


def _find_by(document: Document, at: int, limit: int) -> int | None:
    """The index of *by* or *from* after the noun: allegations (made) *by* X."""
    lower = document.tokens.lower
    by = at + 1 + (lower[at + 1] in ("made", "levelled", "brought"))
    return by if by + 1 < limit and lower[by] in ("by", "from") else None


def _who_accuses(document: Document, first: int) -> TokenSpan | None:
    """The accuser at ``first``, without a verb before *to*: from *Ray Lund* adds to, by *an aide to the mayor*."""
    found, lower = phrase(document, first), document.tokens.lower
    for at in range(first + 2, found.end if found is not None else first):
        if lower[at] == "to" and not person_noun(one_of(lower[at - 1])):
            return TokenSpan(first, at - 1)
    return found


def _find_that(document: Document, end: int, limit: int) -> int | None:
    """The index of *that* after the accuser, or after an apposition to the accuser."""
    tokens = document.tokens
    for at in range(end, min(end + 6, limit - 1)):
        if tokens.lower[at] == "that":
            return at
        if tokens.tag[at] not in ("NAME", "PUNCT"):
            return None
    return None


def _concerns_somebody(document: Document, first: int, head: str) -> bool:
    """Whether what follows *of* is a person: *the conviction of two priests for abuse*, not *the prosecution of
    fraud*."""
    found = phrase(document, first) if head in ("conviction", "prosecution") else None
    if found is None:
        return False
    lower = document.tokens.lower[slice(*found)]
    if head == "prosecution":
        return one_of(lower[-1]) not in lexicon().deeds | {"case"}
    return not any(map(is_wrong, lower[:3]))


def _who_is_held(document: Document, on: int) -> TokenSpan | None:
    """The accused in *prosecuted on a charge*, *remanded in custody on charges of theft*."""
    if document.tokens.tag[on - 2] == "POSS":
        return TokenSpan(on - 2, on - 1)  # his arrest on charges of theft
    main = mentions.main_subject(document, on)
    return TokenSpan(*main) if main else None


def _is_relative(document: Document, at: int) -> bool:
    """Whether *that* after the noun is a relative pronoun: *a claim that is false*."""
    tokens = document.tokens
    return tokens.tag[at + 2] in ("AUX", "VERB", "ED")


def _is_claim_of_wrong(document: Document, setting: Setting, following: str) -> bool:
    """Whether *claim* is an accusation: one that is denied, or that contains a wrong."""
    tokens, at = document.tokens, setting.at
    if setting.premodifying_wrong is not None:
        return following in ("against", "by")
    if following == "against":  # bring a claim against the hospital over his death
        return setting.is_governed_by(lexicon().make) and not {"over", "for"}.isdisjoint(tokens.lower[at + 2 : at + 10])
    if following not in ("of", "that") or _is_relative(document, at):
        return False
    wrong = wrong_at(document, at + 2, clause=following == "that")
    if wrong is None or tokens.lower[at + 2] == "there":
        return False
    over = tokens.lower[at - 1] in ("over", "amid") and tokens.tag[at + 2] in ("PRON", "NAME")
    if following == "that" and (setting.is_governed_by(lexicon().deny) or over):
        return True
    near = tokens.lower[wrong[0] : min(wrong[1], wrong[0] + 4)]
    return any(is_wrong(word) and word not in lexicon().things for word in near)


def _is_charge_of_wrong(document: Document, setting: Setting, following: str) -> bool:
    """Whether *charge* is an accusation, in court or in public: not a price, a duty or an attack."""
    tokens, at = document.tokens, setting.at
    if not _ATTACK.isdisjoint(tokens.lower[max(at - 2, 0) : at]):
        return False
    if setting.premodifying_wrong is not None:
        return True
    if following in ("of", "that") and not _is_relative(document, at):
        wrong = wrong_at(document, at + 2, clause=following == "that")
        if wrong is None:
            return False
        near = range(wrong[0], min(wrong[1], wrong[0] + 4))
        return following == "that" or tokens.tag[at + 2] == "ING" or any(is_wrong(tokens.lower[i]) for i in near)
    if following == "against" or not _COURT.isdisjoint(tokens.lower[max(setting.start - 4, 0) : setting.start]):
        return True
    return (setting.is_legal or setting.is_governed_by(lexicon().court)) and not setting.is_doubtful


class _Named(NamedTuple):
    """The parties and the wrong read so far, and the token after the anchor."""

    end: int
    accused: TokenSpan | None = None
    accuser: TokenSpan | None = None
    wrong: TokenSpan | None = None


def _spoken_accusation(document: Document, setting: Setting, hit: Hit, following: str) -> Accusation | None:
    """The accusation of allegations, charges, claims and suits: its parties and wrong, from both sides of the noun."""
    at, head = setting.at, hit.cue.head
    accused, accuser = (setting.owner, None) if head in _OUTCOMES else (None, setting.owner)
    alone = _Named(at + 1, accused, accuser, setting.premodifying_wrong)
    behind = _with_words_after(document, setting, head, following, alone)
    if behind is None and alone.wrong is None and head in _OUTCOMES - {"indictment"}:
        return Accusation(hit.cue.id, WHY, TokenSpan(at, at + 1), setting.owner) if head == "conviction" else None
    named = behind or alone
    if head == "indictment" and named.wrong and names_wrong(document, named.wrong):
        return _indictment_accusation(document, setting, hit)
    if named.accused is None and following not in ("of", "that") and head in _FILED:
        named = named._replace(accused=filed_against(document, at, setting.limit))
    told = _with_court_parties(document, setting, head, following, named) if head in _ACTIONS else named
    if told is None or (told.wrong is None and document.tokens.lower[told.end] in _ARISING):
        return None
    accused, before = told.accused, _accused_before(document, setting, head, told)
    if accused is None or (before is not None and document.tokens.lower[accused[0] - 1] == "at"):
        accused = before  # Ulm answered a charge of theft at Lund
    accuser = told.accuser or _maker(document, setting, head)
    if accused is None and told.wrong is None and setting.is_foreseen:
        return None
    return Accusation(hit.cue.id, WHY, TokenSpan(at, told.end), accused, accuser, told.wrong)


def _maker(document: Document, setting: Setting, head: str) -> TokenSpan | None:
    """The accuser as the subject of a verb: *the union* has filed a complaint."""
    if setting.verb is None or head in _OUTCOMES or not setting.is_governed_by(lexicon().make):
        return None
    return subject(document, setting.verb) if not is_passive(document, setting.verb) else None


def _with_words_after(document: Document, setting: Setting, head: str, following: str, named: _Named) -> _Named | None:
    """``named`` with what the words after the noun add; ``None`` if they do not belong to the noun."""
    at, limit = setting.at, setting.limit
    if following == "against":
        accused, wrong = accused_and_wrong(document, listed(document, phrase(document, at + 2)))
        return named._replace(accused=accused, wrong=wrong or named.wrong, end=at + 2)
    if _takes_preposition(head, following):
        return _with_preposition(document, at, head, following, named)._replace(end=at + 2)
    if head in _PLAIN | {"charge"} and (by := _find_by(document, at, limit)) is not None:
        accuser = _who_accuses(document, by + 1)
        that = _find_that(document, accuser[1], limit) if accuser is not None else None
        accused, wrong = (named.accused, named.wrong) if that is None else clause_roles(document, that + 1)
        return named._replace(accused=accused, accuser=accuser, wrong=wrong)
    concerned = who_is_concerned(document, at + 1) if head in _PLAIN | {"charge"} else None
    if concerned is not None:
        return named._replace(accused=concerned)
    that = following == "that" and not _is_relative(document, at)
    if that or (head in _PLAIN | {"claim"} and has_verb(document, at + 1, 5)):
        clause = head in _PLAIN | {"charge", "claim", "suspicion"}
        return _with_clause(document, at, at + 1 + (following == "that"), named) if clause else named
    return None


def _with_preposition(document: Document, at: int, head: str, following: str, named: _Named) -> _Named:
    """``named`` with what *of*, *for* or *on* introduces: the wrong, or who was prosecuted, indicted or convicted."""
    persons = following == "of" and (head == "impeachment" or _concerns_somebody(document, at + 2, head))
    if persons:
        accused, wrong = accused_and_wrong(document, phrase(document, at + 2))
        return named._replace(accused=accused, wrong=wrong)
    if head == "indictment" and following == "of":
        return named._replace(accused=phrase(document, at + 2))
    wrong = wrong_at(document, at + 2, agent=True)
    accuser = named.accuser or (maker(document, wrong[1]) if wrong else None)
    wrong, meant = split_wrong(document, wrong)
    return named._replace(accused=meant or named.accused, accuser=accuser, wrong=wrong)


def _with_clause(document: Document, at: int, first: int, named: _Named) -> _Named:
    """``named`` with the roles of the clause that begins at ``first``: *allegations that the mayor lied*."""
    lower, tag = document.tokens.lower, document.tokens.tag
    accused, wrong = clause_roles(document, first)
    near = range(wrong[0], min(wrong[1], wrong[0] + 4)) if wrong else ()
    if any(lower[i] in lexicon().answer and tag[i - 1] != "DET" for i in near):
        return named._replace(accused=accused, wrong=None, end=at + 1)  # "a charge that she has denied"
    return named._replace(accused=accused, wrong=wrong, end=first)


def _with_court_parties(
    document: Document, setting: Setting, head: str, following: str, named: _Named
) -> _Named | None:
    """``named`` with the parties and the subject of a suit, a complaint or an indictment; ``None`` if nobody is
    sued."""
    at, tokens = setting.at, document.tokens
    accused, accuser, wrong = named.accused, named.accuser, named.wrong
    if following in ("over", "for", "alleging"):
        wrong = wrong_at(document, at + 2)
    if accused is None:
        accused = _who_is_sued(document, setting, head, wrong)
    if accused is not None:
        if accuser is None and {*tokens.tag[slice(*setting.premodifiers)]} == {"NAME"}:
            accuser = setting.premodifiers  # the Norvik lawsuit against two traders
    elif head != "suit" and tokens.lower[at + 1 : at + 3] == ["filed", "by"]:
        accuser = phrase(document, at + 3)
    elif head != "complaint" or following != "over" or wrong is None or not states_wrong(document, wrong):
        return None  # a suit over it
    return named._replace(accused=accused, accuser=accuser, wrong=wrong)


def _who_is_sued(document: Document, setting: Setting, head: str, wrong: TokenSpan | None) -> TokenSpan | None:
    """The accused as the subject of the verb that governs the noun: *the bank faces* a lawsuit, *the firm settled* the
    complaint over spills."""
    if setting.verb is None or not setting.is_governed_by(lexicon().answer):
        return None
    faces = head == "lawsuit" and setting.owner is None and document.tokens.lower[setting.verb].startswith("fac")
    return subject(document, setting.verb) if wrong is not None or faces else None


def _accused_before(document: Document, setting: Setting, head: str, named: _Named) -> TokenSpan | None:
    """The accused, where the text names them further away: *cleared of*, *denied*, *has been dogged by*."""
    tokens, at, verb, before = document.tokens, setting.at, setting.verb, setting.start - 1
    if named.wrong is not None and (cleared := who_was_cleared(document, at)) is not None:
        return cleared
    if (facing := who_faces(document, named.end, setting.limit)) is not None:
        return facing
    if (
        verb is not None
        and setting.is_governed_by(lexicon().answer)
        and (answers := subject(document, verb)) is not None
    ):
        return answers
    if tokens.lower[before] == "by" and tokens.tag[before - 1] == "ED":
        return subject(document, before - 1)  # has been dogged by allegations of
    if head == "conviction" and tokens.lower[before] in ("has", "have", "had"):
        return subject(document, before)
    if head in ("charge", "count", "suspicion") and before > 0 and tokens.lower[before] == "on":
        return _who_is_held(document, before)
    return None


def _indictment_accusation(document: Document, setting: Setting, hit: Hit) -> Accusation | None:
    """*returned an indictment on perjury charges*."""
    at, tokens = setting.at, document.tokens
    wrong, _, taken = stated_wrong(document, at + 2, agent=True, reduced=False)
    verb = next(
        (i for i in range(setting.start - 1, max(setting.start - 4, -1), -1) if tokens.tag[i] in ("VERB", "ED")), None
    )
    accuser = subject(document, verb) if verb is not None else None
    return Accusation(hit.cue.id, WHY, TokenSpan(at, at + 2), setting.owner, accuser, wrong, taken)


def _takes_preposition(head: str, preposition: str) -> bool:
    """Whether the preposition goes with the noun: *a conviction over*, *an indictment on*, *allegations of*."""
    return preposition in _PREPOSITIONS.get(head, ("of",))
