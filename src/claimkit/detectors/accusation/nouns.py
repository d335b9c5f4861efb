"""Nouns that accuse: *allegations of fraud*, *a lawsuit against the port*, *denied the charges*."""

from __future__ import annotations

from claimkit.detectors.accusation.candidate import Accusation
from claimkit.detectors.accusation.clauses import clause_roles, has_verb
from claimkit.detectors.accusation.cues import Hit, lexicon
from claimkit.detectors.accusation.inquiries import INQUIRIES, faced, inquiry_accusation
from claimkit.detectors.accusation.noun_roles import (
    accused_and_wrong,
    accused_behind,
    filed_against,
    who_faces,
    who_was_cleared,
)
from claimkit.detectors.accusation.objects import stated_wrong
from claimkit.detectors.accusation.reporters import maker
from claimkit.detectors.accusation.roles import passive, phrase, subject
from claimkit.detectors.accusation.setting import Setting
from claimkit.detectors.accusation.wrongs import charge_at, is_wrong, names_wrong, states_wrong
from claimkit.text import mentions
from claimkit.text.document import Document
from claimkit.text.tokens import TokenSpan

WHY = "an accusation is spoken of"
_PLAIN = frozenset({"allegation", "accusation"})
_ACTIONS = frozenset({"lawsuit", "suit", "complaint", "indictment"})
_OUTCOMES = frozenset({"conviction", "prosecution", "impeachment", "indictment"})


def noun_accusation(document: Document, at: int, hit: Hit) -> Accusation | None:
    """The accusation whose noun stands at token ``at``."""
    tokens = document.tokens
    head = hit.cue.head
    setting = Setting(document, at)
    if setting.is_verb(hit):
        return None
    following = tokens.lower[at + 1] if at + 1 < setting.limit else "."
    if head == "dereliction":
        if tokens.lower[at + 1 : at + 3] != ["of", "duty"]:
            return None
        verb = next((i for i in range(at - 1, max(at - 6, -1), -1) if tokens.tag[i] == "AUX"), None)
        return Accusation(
            hit.cue.id, WHY, TokenSpan(at, at + 3), charge=subject(document, verb) if verb is not None else None
        )
    if head == "trial":
        return faced(setting, hit)
    if head in INQUIRIES:
        return inquiry_accusation(document, setting, hit, following)
    if head == "claim" and not _a_wrong_claim(document, setting, following):
        return None
    if head == "charge" and not _court_charge(document, setting, following):
        return None
    if head == "action" and (following != "against" or "legal" not in tokens.lower[max(at - 2, 0) : at]):
        return None
    if head == "count" and (following != "of" or not any(is_wrong(word) for word in tokens.lower[at + 2 : at + 6])):
        return None
    if head == "suspicion" and following not in ("of", "that"):
        return None
    return _speech(document, setting, hit, following)


def _by(document: Document, at: int, limit: int) -> int | None:
    """The *by* or *from* after the noun: allegations (made) *by* X."""
    lower = document.tokens.lower
    by = at + 1 + (lower[at + 1 : at + 2] in (["made"], ["levelled"], ["brought"]))
    return by if by + 1 < limit and lower[by] in ("by", "from") else None


def _that_behind(document: Document, end: int, limit: int) -> int | None:
    """The *that* of the accusation after its maker, with an apposition in between."""
    tokens = document.tokens
    for at in range(end, min(end + 6, limit - 1)):
        if tokens.lower[at] == "that":
            return at
        if tokens.tag[at] not in ("NAME", "PUNCT"):
            return None
    return None


def _convicts(document: Document, first: int) -> bool:
    """Whether *conviction of* is followed by somebody: *the conviction of two priests for abuse*."""
    found = phrase(document, first)
    return found is not None and not any(
        is_wrong(document.tokens.lower[i]) for i in range(found[0], min(found[0] + 3, found[1]))
    )


def _held_on(document: Document, on: int) -> TokenSpan | None:
    """Who in *prosecuted on a charge*, *remanded in custody on charges of theft*."""
    if document.tokens.lower[on - 1] == "arrest" and document.tokens.tag[on - 2] == "POSS":
        return TokenSpan(on - 2, on - 1)
    main = mentions.main_subject(document, on)
    return main if main is not None else None


def _relative(document: Document, at: int) -> bool:
    """Whether *that* after the noun is its pronoun: *a claim that is false*."""
    tokens = document.tokens
    return tokens.lower[at + 1 : at + 2] == ["that"] and tokens.tag[at + 2 : at + 3] in (["AUX"], ["VERB"], ["ED"])


def _a_wrong_claim(document: Document, setting: Setting, following: str) -> bool:
    """Whether *claim* is meant as an accusation: denied, or with a wrong in it."""
    tokens, at = document.tokens, setting.at
    if setting.premodifying_wrong is not None:
        return following in ("against", "by")
    if following not in ("of", "that") or _relative(document, at):
        return False
    wrong = charge_at(document, at + 2, clause=following == "that") if at + 2 < setting.limit else None
    if wrong is None or tokens.lower[at + 2] == "there":
        return False
    over = tokens.lower[at - 1] in ("over", "amid") and tokens.tag[at + 2] in ("PRON", "NAME")
    if following == "that" and (setting.governed(lexicon().deny) or over):
        return True
    reach = 4 if following == "of" else 14
    near = tokens.lower[wrong[0] : min(wrong[1], wrong[0] + reach)]
    return any(is_wrong(word) and word not in lexicon().things for word in near)


def _court_charge(document: Document, setting: Setting, following: str) -> bool:
    """Whether *charge* is one before a court or in public, not a price, a duty or an attack."""
    tokens, at = document.tokens, setting.at
    if at > 1 and tokens.lower[at - 2] in ("lead", "leads", "led", "leading", "take", "takes", "took", "in"):
        return False
    if at and tokens.lower[at - 1] in ("in", "take", "takes", "took", "taking", "free", "lead", "led", "leading", "no"):
        return False
    if setting.premodifying_wrong is not None:
        return True
    if setting.legal:
        return not setting.doubtful
    if following in ("of", "that") and at + 2 < setting.limit and not _relative(document, at):
        if tokens.tag[at + 2] == "NUM":
            return False
        wrong = charge_at(document, at + 2, clause=following == "that")
        if wrong is None:
            return False
        near = range(wrong[0], min(wrong[1], wrong[0] + 4))
        return following == "that" or tokens.tag[at + 2] == "ING" or any(is_wrong(tokens.lower[i]) for i in near)
    lower = tokens.lower
    near = range(max(setting.start - 4, 0), setting.start)
    if following == "against":
        return at + 2 < setting.limit and tokens.tag[at + 2] in ("NAME", "PRON", "DET", "POSS", "NUM", "WORD")
    if any(lower[i] in ("convicted", "acquitted", "cleared", "arrested", "guilty", "trial", "court") for i in near):
        return True
    return setting.governed(lexicon().court) and not setting.doubtful


def _speech(document: Document, setting: Setting, hit: Hit, following: str) -> Accusation | None:
    """Allegations, accusations, charges, claims, suits: who, whom and what, from both sides of the noun."""
    tokens, at = document.tokens, setting.at
    head = hit.cue.head
    accused: TokenSpan | None = None
    accuser = setting.owner
    wrong = setting.premodifying_wrong
    end = at + 1
    if head in _OUTCOMES and setting.owner is not None:
        accused, accuser = setting.owner, None
    if following == "against" and at + 2 < setting.limit:
        accused, end = phrase(document, at + 2), at + 2
        accused, stated = accused_and_wrong(document, accused)
        wrong = stated or wrong
    elif following in ("of", "for", "on", "over", "under") and at + 2 < setting.limit and _takes(head, following):
        end = at + 2
        if head in ("prosecution", "impeachment") and following == "of":
            accused, wrong = accused_and_wrong(document, phrase(document, at + 2))
        elif head == "indictment" and following == "of":
            accused = phrase(document, at + 2)
        elif head == "conviction" and following == "of" and _convicts(document, at + 2):
            accused, wrong = accused_and_wrong(document, phrase(document, at + 2))
        else:
            wrong = charge_at(document, at + 2, agent=True) or wrong
            meant, accuser = accused_behind(document, wrong, accuser)
            accused = meant or accused
            accuser = accuser or (maker(document, wrong[1]) if wrong else None)
            if wrong and meant and wrong[0] < meant[0]:
                wrong = TokenSpan(wrong[0], meant[0] - 1)
    elif head in _PLAIN | {"charge"} and (by := _by(document, at, setting.limit)) is not None:
        accuser = phrase(document, by + 1)
        that = _that_behind(document, accuser[1], setting.limit) if accuser is not None else None
        if that is not None:
            accused, wrong = clause_roles(document, that + 1)
    elif (following == "that" and not _relative(document, at)) or (
        head in ("allegation", "accusation", "claim") and has_verb(document, at + 1, 5)
    ):
        first = at + 1 + (following == "that")
        if head in _PLAIN | {"charge", "claim", "suspicion"} and first < setting.limit:
            accused, wrong = clause_roles(document, first)
            end = first
            if wrong and any(
                tokens.lower[i] in lexicon().answer and tokens.tag[i - 1] != "DET"
                for i in range(wrong[0], min(wrong[1], wrong[0] + 4))
            ):
                wrong, end = None, at + 1  # "a charge that she has denied"
    elif head in _OUTCOMES - {"indictment"} and wrong is None:
        bare = head == "conviction" and following not in ("that", "to")  # counts where one was stated before
        return Accusation(hit.cue.id, WHY, TokenSpan(at, end), setting.owner) if bare else None
    verb = setting.verb
    if accused is None and following not in ("of", "that") and head in _ACTIONS - {"suit"} | _PLAIN | {"charge"}:
        accused = filed_against(document, at, setting.limit)
    named = slice(*setting.premodifiers)
    if head in ("lawsuit", "suit") and accused and accuser is None and {*tokens.tag[named]} == {"NAME"}:
        accuser = setting.premodifiers  # "the Norvik lawsuit against two traders"
    if head in ("lawsuit", "suit", "complaint") and following in ("over", "for", "alleging") and at + 2 < setting.limit:
        wrong = charge_at(document, at + 2) or wrong
    if (
        head in _ACTIONS
        and accused is None
        and (
            wrong is not None
            or (head == "lawsuit" and setting.owner is None and tokens.lower[verb or 0].startswith("fac"))
        )
        and verb is not None
        and setting.governed(lexicon().answer)
    ):
        accused = subject(document, verb)
    if head == "indictment" and wrong is not None and following in ("on", "for") and names_wrong(document, wrong):
        return _indictment(document, setting, hit)
    if head == "complaint" and following == "over" and states_wrong(document, wrong or TokenSpan(at, at)):
        return Accusation(
            hit.cue.id, WHY, TokenSpan(at, end), None, subject(document, verb) if verb is not None else None, wrong
        )
    if head in _ACTIONS and accused is None:
        if head == "suit" or tokens.lower[at + 1 : at + 3] != ["filed", "by"]:
            return None
        accuser = phrase(document, at + 3)
    if accused is None and wrong is not None:
        accused = who_was_cleared(document, at)
    if accused is None and end == at + 1:
        accused = who_faces(document, end, setting.limit)
    if verb is not None and accused is None and setting.governed(lexicon().answer):
        accused = subject(document, verb)
    before = setting.start - 1
    if accused is None and tokens.lower[before] == "by" and before > 0 and tokens.tag[before - 1] == "ED":
        accused = subject(document, before - 1)  # "has been dogged by allegations of"
    if accused is None and head == "conviction" and tokens.lower[before] in ("has", "have", "had"):
        accused = subject(document, before)
    if accused is None and head in ("charge", "count", "suspicion") and before > 0 and tokens.lower[before] == "on":
        accused = _held_on(document, before)
    made = setting.governed(lexicon().make) and head not in _OUTCOMES
    if verb is not None and accuser is None and made and not passive(document, verb):
        accuser = subject(document, verb)
    if wrong is None and end < setting.limit and tokens.lower[end] in ("stemming", "arising", "related"):
        return None  # another accusation follows
    return Accusation(hit.cue.id, WHY, TokenSpan(at, end), accused, accuser, wrong)


def _indictment(document: Document, setting: Setting, hit: Hit) -> Accusation | None:
    """*returned an indictment on perjury charges*"""
    at, tokens = setting.at, document.tokens
    wrong, _, taken = stated_wrong(document, at + 2, agent=True, reduced=False)
    verb = next(
        (i for i in range(setting.start - 1, max(setting.start - 4, -1), -1) if tokens.tag[i] in ("VERB", "ED")), None
    )
    accuser = subject(document, verb) if verb is not None and not passive(document, verb) else None
    return Accusation(hit.cue.id, WHY, TokenSpan(at, at + 2), setting.owner, accuser, wrong, taken)


def _takes(head: str, preposition: str) -> bool:
    if head in ("conviction",):
        return preposition in ("for", "of", "on", "over", "under")
    if head == "indictment":
        return preposition in ("of", "for", "on")
    return preposition in ("of", "for") if head in ("prosecution", "impeachment") else preposition == "of"
