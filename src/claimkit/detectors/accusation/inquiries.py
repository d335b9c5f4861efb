"""Inquiries and trials: *an investigation into fraud*, *a probe into whether he lied*, *faces a corruption trial*."""

from __future__ import annotations

from claimkit.detectors.accusation.candidate import Accusation
from claimkit.detectors.accusation.clauses import clause_roles
from claimkit.detectors.accusation.cues import Hit, lexicon
from claimkit.detectors.accusation.roles import subject
from claimkit.detectors.accusation.setting import Setting
from claimkit.detectors.accusation.wrong_spans import wrong_at
from claimkit.detectors.accusation.wrongs import is_wrong
from claimkit.text.document import Document
from claimkit.text.tokens import TokenSpan

INQUIRIES = frozenset({"investigation", "probe", "inquiry"})
WHY = "an accusation is looked into"


def inquiry_accusation(document: Document, setting: Setting, hit: Hit, following: str) -> Accusation | None:
    """The accusation of an inquiry: *into fraud*, *into whether X lied*, or one that somebody faces."""
    at = setting.at
    whether = _find_whether(document, at, setting.limit)
    if whether is not None:
        accused, wrong = clause_roles(document, whether + 1)
        if wrong is None or not any(is_wrong(document.tokens.lower[i]) for i in range(*wrong)):
            return None
        verb = next(
            (i for i in range(setting.start - 1, max(setting.start - 4, 0), -1) if _is_action(document, i)), None
        )
        asker = subject(document, verb) if verb is not None else setting.owner
        anchor = TokenSpan(at, at + 2 if following == "into" else at + 1)
        return Accusation(hit.cue.id, WHY, anchor, accused, asker, wrong)
    wrong = wrong_at(document, at + 2) if following == "into" else None
    if wrong is None:
        return trial_accusation(setting, hit)
    if document.tokens.lower[wrong[0]] == "alleged":
        return None  # the anchor is *alleged*
    near = document.tokens.lower[wrong[0] : min(wrong[1], wrong[0] + 5)]
    if not any(is_wrong(word) for word in near) or any(word.startswith(lexicon().events) for word in near):
        return None  # an inquiry into a bombing accuses nobody
    accused = subject(document, setting.verb) if setting.is_governed_by(lexicon().answer) and setting.verb else None
    return Accusation(hit.cue.id, WHY, TokenSpan(at, at + 2), accused, setting.owner, wrong)


def trial_accusation(setting: Setting, hit: Hit) -> Accusation | None:
    """*faces a corruption trial*."""
    verb, at = setting.verb, setting.at
    lower = setting.document.tokens.lower
    if verb is None or not lower[verb].startswith("fac") or setting.premodifying_wrong is None:
        return None
    wrong = setting.premodifying_wrong
    return Accusation(hit.cue.id, WHY, TokenSpan(at, at + 1), subject(setting.document, verb), None, wrong)


def _find_whether(document: Document, at: int, limit: int) -> int | None:
    """The index of *whether* in *an inquiry into whether*, *an investigation to determine whether*."""
    tokens = document.tokens
    return next((i for i in range(at + 1, min(at + 4, limit)) if tokens.lower[i] == "whether"), None)


def _is_action(document: Document, at: int) -> bool:
    tokens = document.tokens
    return tokens.tag[at] in ("ED", "VERB") or tokens.lower[at] in ("asks", "ask")
