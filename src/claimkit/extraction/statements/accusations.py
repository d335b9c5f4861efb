"""Who accused whom of what, by the stage that the text states."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from claimkit.extraction.statements.clause import Clause
from claimkit.extraction.statements.original import Original
from claimkit.extraction.statements.parties import Party, lowered, party
from claimkit.extraction.statements.verbs import family_of, verb_of
from claimkit.extraction.statements.wording import a, cut, line, marks, quoted, tidy
from claimkit.records import Claim, Role, Stage
from claimkit.text import phrases

LONGEST = 200  # characters of a charge
SOMEBODY: Final = Party("somebody", False, False)
BY_WHOM: Final = "by whom is not said"
_VERBS = frozenset({"verb", "arrest", "punishment", "custody", "criticism", "stated", "admission", "name"})
_OWN = re.compile(r"verb\.(?:plead|pled|stand|bear|take)|admission\.|stated\.(?:smack|reek)")
_LINK = re.compile(
    r"\b(in connection with|(?:responsible|accountable|liable) for|in contempt\b.*\bfor|to task for|out for|in contempt"
    r"|(?:on|with|to|for) (?:[\w-]+ ){0,3}?(?:charges?|counts?|suspicion|allegations?|accusations?) of"
    r"|guilty to|innocent to|no contest to|of|with|for|over|on|in|as|to|under|that|whether|against)$",
    re.IGNORECASE,
)
# How a stage is said of the accused where the cue is no verb of its own. What follows is a noun or a doing.
_STAGES: Final[dict[Stage, str]] = {
    "blamed": "accused of",
    "alleged": "alleged to be guilty of",
    "investigated": "under investigation over",
    "arrested": "arrested over",
    "sued": "sued over",
    "charged": "charged with",
    "tried": "on trial for",
    "admitted": "said to have admitted",
    "convicted": "convicted of",
    "punished": "punished, or was to be punished, for",
    "cleared": "cleared of",
}
_FACED = {
    "allegation": "of",
    "accusation": "of",
    "charge": "of",
    "claim": "of",
    "count": "of",
    "suspicion": "of",
    "indictment": "for",
    "complaint": "over",
}
_GIVEN = frozenset({"convicted", "punished", "tried", "arrested", "cleared", "admitted"})  # a court's, the police's own


class _Wrong(NamedTuple):
    """The charge in words; ``clause`` where it has a verb of its own, ``verbal`` where it begins with it."""

    said: str
    clause: bool
    verbal: bool
    start: int
    end: int


def accusation(original: Original, claim: Claim) -> Clause:
    """*Prosecutors accused Ann Lee of fraud.* · *Ann Lee was charged with fraud; by whom is not said.*"""
    clause = _accusation(original, claim)
    return clause._replace(missing="") if clause.missing and _somebody_else(original, claim) else clause


def _somebody_else(original: Original, claim: Claim) -> bool:
    """Whether somebody else stands in the sentence, or speaks in it, who may be the accuser for all that we know."""
    document, tokens = original.document, original.tokens
    held = {at for role in claim.roles for at in range(tokens.at(role.start), tokens.at(role.end - 1) + 1)}
    sentence = document.token_range(document.sentence_at(claim.start))
    free = [at for at in range(*sentence) if at not in held and not claim.start <= tokens.start[at] < claim.end]
    days = phrases.DAYS | phrases.TIMES
    named = any(tokens.tag[at] in ("NAME", "PRON", "POSS") and tokens.lower[at] not in days for at in free)
    return named or document.quote_at(claim.start) is not None


def _accusation(original: Original, claim: Claim) -> Clause:
    """What is said of accused, accuser and wrong, and what is missing."""
    family = family_of(claim.rule)
    accused, accuser = (party(original, _roles(claim, name)) for name in ("accused", "accuser"))
    wrong = _wrong(original, claim)
    if claim.rule.endswith(".allegedly") and (clause := _allegedly(original, claim, accused, accuser, wrong)):
        return clause
    if wrong is not None and wrong.verbal and accused is not None and family == "noun":
        said = f"that {accused.said} {wrong.said}"
        if accuser is not None:
            return Clause(accuser.said, "did", "allege", said, "alleged")
        return Clause("it", "was", "alleged", said, missing=BY_WHOM)
    if family == "that" or (wrong is not None and _adjoin(original, claim, wrong)):
        return _that(original, claim, accused, accuser, wrong)
    if wrong is not None and wrong.clause and family not in ("verb", "admission"):
        return _quoted_wrong(original, claim, accused, accuser, wrong)
    if family in _VERBS:
        return _verb(original, claim, accused, accuser, wrong)
    if family == "epithet" or (family == "modifier" and wrong is None):
        return _name(original, claim, accused, accuser, wrong)
    if family == "adjective":
        return _adjective(claim, accused, accuser, wrong)
    return _stage(original, claim, accused, accuser, wrong)


def _allegedly(
    original: Original, claim: Claim, accused: Party | None, accuser: Party | None, wrong: _Wrong | None
) -> Clause | None:
    """*It was alleged that the clerk took bribes*: the article's clause without the word."""
    where = _roles(claim, "accused")
    if accused is None or wrong is None or not where or not where[0].end <= claim.start <= wrong.start:
        return None
    before, behind = line(original.text[where[0].end : claim.start]), line(original.text[claim.end : wrong.start])
    if len(before) + len(behind) > 30 or re.search(
        r"[,;:()“”\"]|\b(?:who|that|which|of|for|by)\b", f"{before} {behind}"
    ):
        return None
    if not before and original.tokens.tag[original.tokens.at(wrong.start)] == "ING":
        return None
    said = f"that {accused.said} {before} {behind} {wrong.said}"
    if accuser is not None:
        return Clause(accuser.said, "did", "allege", said, "alleged")
    return Clause("it", "was", "alleged", said, missing=BY_WHOM)


def _roles(claim: Claim, name: str) -> list[Role]:
    return [role for role in claim.roles if role.role == name]


def _wrong(original: Original, claim: Claim) -> _Wrong | None:
    pieces = _roles(claim, "charge")
    if not pieces:
        return None
    said = " … ".join(filter(None, (tidy(piece.text) for piece in pieces)))
    tokens = original.tokens
    at = tokens.at(pieces[0].start)
    tag, lower = tokens.tag[at], tokens.lower[at]
    behind = tokens.tag[at + 1 : at + 2]
    finite = tag in ("AUX", "VERB") and not lower.endswith("ing")
    verbal = finite or (tag == "ED" and behind in (["DET"], ["POSS"], ["PRON"], ["NUM"]))
    clause = (
        lower in ("that", "whether", "how")
        or verbal
        or (tag == "PRON" and behind[:1] in (["AUX"], ["VERB"], ["ED"], ["WORD"]))
        or (lower == "to")
    )
    return _Wrong(
        marks(cut(lowered(original, pieces[0].start, said), LONGEST)), clause, verbal, pieces[0].start, pieces[-1].end
    )


def _adjoin(original: Original, claim: Claim, wrong: _Wrong) -> bool:
    """Whether accused and charge are a clause: *it forces rivals out of business*."""
    accused = _roles(claim, "accused")
    if (
        not accused
        or not 0 <= wrong.start - accused[-1].end <= 2
        or original.text[accused[-1].end : wrong.start].strip()
    ):
        return False
    tag = original.tokens.tag[original.tokens.at(wrong.start)]
    return tag in ("AUX", "VERB", "ED", "WORD", "LY", "ADV") and accused[0].start > claim.start


def _that(
    original: Original, claim: Claim, accused: Party | None, accuser: Party | None, wrong: _Wrong | None
) -> Clause:
    """*Prosecutors alleged that the clerk forged the ledger.*"""
    head = "allege"
    if claim.rule.startswith("accusation.that."):
        head = claim.rule.rsplit(".", 1)[1]
    elif claim.rule.startswith("accusation.verb.accuse"):
        head = "accuse"
    verb = verb_of(f"accusation.that.{head}")
    if wrong is None:
        return _stage(original, claim, accused, accuser, None)
    between = line(original.text[claim.end : wrong.start])
    link = "whether" if between.startswith("whether") else "that"
    if between.split()[-2:-1] == ["to"] or between in ("to", "to have", "to be"):
        who = accused or SOMEBODY
        return Clause(
            who.said, who.was, verb.participle, f"{between} {wrong.said}{_by(accuser)}", missing=_missing(accuser)
        )
    if _adjoin(original, claim, wrong) and accused is not None:
        said = f"{link} {accused.said} {wrong.said}"
    elif wrong.said.startswith(("that ", "whether ")):
        said = wrong.said
    elif wrong.clause and original.tokens.tag[original.tokens.at(wrong.start)] == "PRON":
        said = f"{link} {wrong.said}"
    elif wrong.clause:
        return _quoted_wrong(original, claim, accused, accuser, wrong)
    elif accused is not None:
        by = f"{_by(accuser)} to be guilty of {wrong.said}"
        return Clause(accused.said, accused.was, verb.participle, by, missing=_missing(accuser))
    else:
        first, end = original.tokens.at(wrong.start), original.tokens.at(wrong.end - 1)
        said = f"{link} {wrong.said}" if "AUX" in original.tokens.tag[first:end] else wrong.said
    if accuser is not None:
        return Clause(accuser.said, "did", verb.base, said, verb.past)
    return Clause("it", "was", verb.participle, said, missing=BY_WHOM)


def _quoted_wrong(
    original: Original, claim: Claim, accused: Party | None, accuser: Party | None, wrong: _Wrong | None
) -> Clause:
    """A charge that fits no sentence of ours, in its own words."""
    start, end = original.sentence(claim)
    here = wrong is None or start <= wrong.start < end
    words = original.quotation(claim) if here or wrong is None else quoted(wrong.said)
    against = f"against {accused.said}" if accused is not None else ""
    verb = "alleged" if claim.value == "alleged" else "said as an accusation"
    return Clause("this", "was", verb, f"{_by(accuser).strip()} {against}: {words}", missing="" if accuser else BY_WHOM)


def _verb(
    original: Original, claim: Claim, accused: Party | None, accuser: Party | None, wrong: _Wrong | None
) -> Clause:
    verb = verb_of(claim.rule)
    rule = claim.rule.removeprefix("accusation.")
    rest = marks(cut(" ".join(line(claim.text).split()[1:]), 80))
    if wrong is None:
        rest = _LINK.sub("", rest).strip()
    where = _roles(claim, "accused")
    behind = bool(where) and where[0].start >= claim.end
    link, said = _linked(original, claim, wrong)
    if rule.startswith("name.") and wrong is not None:
        said = f"{link + ' ' if link in ('as', 'for') else ''}{quoted(wrong.said)}"
        link = ""
    if _OWN.match(rule):
        who = accused or SOMEBODY
        return Clause(
            who.said,
            "did",
            verb.base,
            f"{rest} {link if not rest.endswith(link) else ''} {said}",
            verb.past,
        )
    between = line(original.text[wrong.end : where[0].start]) if wrong is not None and behind else ""
    if wrong is not None and wrong.start >= claim.end and between in ("on", "to", "upon"):
        return _swapped(original, claim, accused or SOMEBODY, accuser, wrong, where[0], rest)
    if wrong is not None and wrong.end <= claim.start and behind:  # the blast was attributed to the rebels
        who = accused or SOMEBODY
        return Clause(wrong.said, "was", verb.participle, f"{rest} {who.said}{_by(accuser)}", missing=_missing(accuser))
    if infinitive := _infinitive(original, claim):
        who, doer = accused or SOMEBODY, accuser or SOMEBODY
        if behind or accuser is not None:
            over = (
                f"over {said}" if wrong is not None and not link and not rule.startswith("name.") else f"{link} {said}"
            )
            return Clause(
                doer.said,
                doer.was if infinitive[0] == "was" else infinitive[0],
                f"{infinitive[1]} {verb.base} {_particle(rest)}".strip(),
                f"{who.said} {over}",
            )
    if wrong is not None and behind and re.fullmatch(r"['’]s?", original.text[where[-1].end : wrong.start].strip()):
        said = f"{(accused or SOMEBODY).said}’s {said}"
        if accuser is not None:
            return Clause(accuser.said, "did", f"{verb.base} {rest}", said, f"{verb.past} {rest}")
        return Clause(said, "was", f"{verb.participle} {rest}", missing=BY_WHOM)
    passive = not behind and not (accuser is not None and _roles(claim, "accuser")[0].end <= claim.start)
    who = accused or SOMEBODY
    if passive or accuser is None:
        particle = rest.removesuffix(link).strip() if not behind else _particle(rest)
        rest = f"{particle} {_by(accuser)} {link} {said}"
        return Clause(who.said, who.was, verb.participle, rest, missing=_missing(accuser, claim))
    over = f"over {said}" if wrong is not None and not link and not rule.startswith("name.") else f"{link} {said}"
    particle = _particle(rest) if not behind and link else rest
    return Clause(
        accuser.said, "did", f"{verb.base} {particle}".strip(), f"{who.said} {over}", f"{verb.past} {particle}".strip()
    )


def _infinitive(original: Original, claim: Claim) -> tuple[str, str] | None:
    """*attempted to portray*, *voted to hold*: an auxiliary and the words up to *to*; none where there is no *to*."""
    tokens = original.tokens
    at = tokens.at(claim.start)
    if at < 2 or tokens.lower[at - 1] != "to" or tokens.lower[at - 2] in ("have", "has", "had", "used"):
        return None
    governing = next((i for i in range(at - 2, max(at - 7, -1), -1) if tokens.tag[i] in ("ED", "VERB")), None)
    if governing is not None and tokens.tag[governing] == "ED" and tokens.lower[governing] != "allowed":
        return "had", f"{tokens.lower[governing]} to"
    return "was", "to"


def _particle(rest: str) -> str:
    """The words of a verb that no charge follows: *out at* of *lashed out at*."""
    return rest if re.match(r"(?:out|into|off|after|at|against|aim)\b", rest) else ""


def _linked(original: Original, claim: Claim, wrong: _Wrong | None) -> tuple[str, str]:
    """The words that lead to the charge, and the charge."""
    if wrong is None:
        return "", ""
    if wrong.start < claim.end:
        return "", wrong.said
    before = line(original.text[claim.start : wrong.start])
    match = _LINK.search(before)
    if match is None:
        return "", wrong.said
    link = match[1] if " " in match[1] else match[1].lower()
    return link[link.rfind(" on ") + 1 :], wrong.said  # on Monday on suspicion of


def _swapped(
    original: Original, claim: Claim, accused: Party, accuser: Party | None, wrong: _Wrong, where: Role, rest: str
) -> Clause:
    """*She blamed the loss on her partner.*"""
    verb = verb_of(claim.rule)
    link = line(original.text[wrong.end : where.start])
    link = link if link in ("on", "to", "upon") else "on"
    if accuser is None:
        return Clause(wrong.said, "was", verb.participle, f"{rest} {link} {accused.said}", missing=BY_WHOM)
    return Clause(accuser.said, "did", verb.base, f"{rest} {wrong.said} {link} {accused.said}", verb.past)


def _name(
    original: Original, claim: Claim, accused: Party | None, accuser: Party | None, wrong: _Wrong | None
) -> Clause:
    """*Ann Lee was called “a serial liar”.*"""
    roles = _roles(claim, "accused")
    name = wrong.said if wrong is not None else line(claim.text)
    if claim.rule.startswith("accusation.modifier"):
        name = (
            line(roles[0].text) if roles and roles[0].start <= claim.start < roles[0].end else _behind(original, claim)
        )
        accused = accused if accused and accused.named else None
    who = accused or SOMEBODY
    missing = _missing(accuser)
    return Clause(who.said, who.was, "called", f"{quoted(cut(name, LONGEST))} {_by(accuser)}", missing=missing)


def _behind(original: Original, claim: Claim) -> str:
    """The modifier with the words behind it."""
    tokens = original.tokens
    end = tokens.at(claim.end - 1) + 1
    while end < len(tokens) and tokens.tag[end] in ("WORD", "NAME", "ED", "ING"):
        end += 1
    return line(original.text[claim.start : tokens.end[end - 1]])


def _adjective(claim: Claim, accused: Party | None, accuser: Party | None, wrong: _Wrong | None) -> Clause:
    """*Ann Lee was found guilty of fraud.* · *The rebels were said by the general to be behind the bombing.*"""
    who = accused or SOMEBODY
    words = marks(cut(line(claim.text), 80))
    charge = wrong.said if wrong is not None else ""
    adjective = re.sub(r"^(?:found|finds?|finding|declared)\s+", "", words)
    if wrong is not None and not re.search(r"\b(?:of|in|for|behind)$", adjective):
        adjective += " of"
    if claim.value in ("convicted", "cleared"):
        return Clause(who.said, who.was, f"found {adjective}", f"{charge}{_by(accuser)}")
    by = f"by {accuser.said} " if accuser is not None else ""
    return Clause(who.said, who.was, "said", f"{by}to be {adjective} {charge}", missing=_missing(accuser))


def _stage(
    original: Original, claim: Claim, accused: Party | None, accuser: Party | None, wrong: _Wrong | None
) -> Clause:
    """A noun or another word, by its stage: *Ann Lee faced allegations of fraud.*"""
    stage = _value(claim)
    noun = marks(cut(line(claim.text).lower().partition(" ")[0], 80))
    single = noun.removesuffix("s") if noun != "suspicions" else "suspicion"
    by, missing = _by(accuser), _missing(accuser, claim)
    if claim.rule.startswith("accusation.noun.") and single in _FACED and stage != "cleared":
        plural = noun != single
        phrase = noun if plural else a(single) if single != "suspicion" else single
        of = f"{_FACED[single]} {wrong.said}" if wrong is not None else ""
        by = f", made by {accuser.said}" if accuser is not None else ""
        missing = "" if accuser is not None else f"who made {'them' if plural else 'it'} is not said"
        if accused is not None:
            return Clause(accused.said, "did", "face", f"{phrase} {of}{by}", "faced", missing=missing)
        return Clause("there", "were" if plural else "was", phrase, f"{of}{by}", missing=missing)
    who = accused or SOMEBODY
    if claim.rule.startswith("accusation.reproof."):
        said = "criticised for"
    elif claim.rule.startswith("accusation.suspect."):
        said = "a suspect in"
    else:
        said = _STAGES[stage]
    if wrong is None:
        bare = said.rsplit(" ", 1)[0]
        if stage == "alleged":
            bare = "alleged to have done wrong"
        return Clause(who.said, who.was, bare, by.strip(), missing=missing)
    if claim.rule.endswith(".allegedly") and original.tokens.tag[original.tokens.at(wrong.start)] != "ING":
        return _quoted_wrong(original, claim, accused, accuser, wrong)
    verb, _, link = said.rpartition(" ")
    return Clause(who.said, who.was, verb, f"{by.strip()} {link} {wrong.said}", missing=missing)


def _by(accuser: Party | None) -> str:
    return f" by {accuser.said}" if accuser is not None else ""


def _missing(accuser: Party | None, claim: Claim | None = None) -> str:
    return "" if accuser is not None or (claim is not None and claim.value in _GIVEN) else BY_WHOM


def _value(claim: Claim) -> Stage:
    return next((stage for stage in _STAGES if stage == claim.value), "blamed")
