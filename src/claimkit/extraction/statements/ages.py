"""How old somebody was, and when."""

from __future__ import annotations

import re
from typing import Final

from claimkit.detectors.date.tense import tense_at
from claimkit.extraction.naming import aged_phrase
from claimkit.extraction.statements.clause import Clause, concerned
from claimkit.extraction.statements.days import day_in_words
from claimkit.extraction.statements.original import Original
from claimkit.extraction.statements.parties import Party, party
from claimkit.extraction.statements.quoting import quotation
from claimkit.extraction.statements.wording import a, cut, line, quoted
from claimkit.records import Claim
from claimkit.text.tokens import TextSpan

_NOBODY = frozenset({"one", "none", "nobody"})  # all but one were in their teens
_UNITS: Final = {"Y": "year", "M": "month", "W": "week", "D": "day"}
# Rules whose age is that of the time told: *at the age of 16*, *she was six*, *turned 70*.
_TOLD = frozenset(f"age.{name}" for name in ("age_of", "was", "at", "turned", "verb", "birthday", "as_young"))
_DEAD = re.compile(
    r"\b(?:passed away|fatally|executed|die[ds]?|dead|death|shot|shootings?|kill(?:ed|ing)|murder(?:ed)?|slain|buried"
    r"|funeral|body|victims?|drowned|stabbed|lost (?:his|her|their|my|our))\b",
    re.IGNORECASE,
)
_LIMIT = re.compile(r"\b(?:under|over|below|above|than)(?: the)?(?: age)?(?: of)? *$", re.IGNORECASE)
_DETERMINED = re.compile(r"(?:an?|the|one) |“|.*’s ")
_SUPPOSED = re.compile(
    r"\b(?:if|he or she|whether|(?:must|has to|have to|needs? to|required to) be\b[^,;]*)\b",
    re.IGNORECASE,
)
_SINCE = re.compile(r"\b(?:since|from|by|until|before|after)(?: the)?(?: age of)? *$", re.IGNORECASE)  # sang since 14
_CLOSED = re.compile(r"[”\"]\s")  # a quotation that ends
_JUNIOR = re.compile(r"\b(Jr|Sr|II|III)\b\.?$")
_ANYBODY = frozenset({"they", "you", "we"})
_IS = re.compile(r"(?:\b(?:is|am|are)|['’][sm]) $")
_YEAR = re.compile(r"\b(?:(?:1\d|20)\d\d(?=s?\b)|last year\b|(?:years?|decades?) (?:ago|earlier)\b)", re.IGNORECASE)
_THEN = re.compile(
    r"\b(?:(?:as|when) (?:only |just |still )?an?|(?:was|were|been|be|turned|became)(?: \w+)?(?: an?)?"
    r"|then|at|since|from|by|until|before|after"
    r"|in (?:1[5-9]|20)\d\d,?(?: at| aged)?)\s*$",
    re.IGNORECASE,
)


def age(original: Original, claim: Claim) -> Clause:
    """*Ann Lee was 59 years old when the article appeared (21 January 2023).* The sentence is quoted if the age belongs
    to another time, or to somebody without a name."""
    told = old(claim)
    start = original.sentence(claim).start
    before = original.text[start : claim.start]
    if claim.value is None and before.endswith("between "):
        told = f"between {line(claim.text)}"
    who = party(original, claim.roles) or _described(original, claim)
    supposed = _SUPPOSED.search(_CLOSED.split(before)[-1]) and not (who and who.named and " who " in before)
    anybody = not _general(claim) and _is_anybody(original, claim, who)
    if _LIMIT.search(before) or supposed or anybody:  # children under 21; if a 21-year-old wanted to join
        return concerned(f"{_aged(told)}: {quotation(original, claim)}")
    if who is not None and who.named:
        who = _noun(original, claim) or _with_suffix(claim, who)
    time = _time(original, claim, before)
    meant = _aged(told) if not _general(claim) else f"people {told}"
    told = f"called {told}" if time == "here" else told
    if who is not None and who.named and not _shares_surname(original, claim) and not _general(claim):
        rest = "" if time.startswith("when ") and " " in who.said else f": {quotation(original, claim)}"
        return Clause(who.said, who.was, told, time + rest)
    rest = f"{time}: {quotation(original, claim)}"
    if who is not None and claim.roles and not _general(claim) and claim.roles[0].text.lower() not in _NOBODY:
        named = who.named  # by a name of several
        who = who._replace(said=line(claim.roles[0].text)) if named else _with_determiner(original, claim, who)
        return Clause(who.said, who.was, told, rest)
    if holder := _holder(original, claim):
        return Clause(f"someone the article calls {quoted(cut(holder, 80))}", "was", told, rest)
    return concerned(f"{meant}: {quotation(original, claim)}")


def _is_anybody(original: Original, claim: Claim, who: Party | None) -> bool:
    """Whether it is the age of nobody in particular: *before they turned 18*, *for 14-year-old girls*."""
    if who is None or who.named or not claim.roles:
        return False
    first = original.tokens.at(claim.start)
    bare = original.tokens.tag[first - 1] not in ("DET", "ADV", "LY") and claim.roles[0].start > claim.end
    return claim.roles[0].text.lower() in _ANYBODY or (who.plural and bare and claim.text.endswith("old"))


def _with_suffix(claim: Claim, who: Party) -> Party:
    """The son of the same name is another: *Ray Lund, Jr.*"""
    junior = _JUNIOR.search(claim.roles[0].text) if claim.roles else None
    return who if junior is None or junior[1] in who.said else who._replace(said=f"{who.said} {junior[1]}")


def _time(original: Original, claim: Claim, before: str) -> str:
    """When somebody was so old. Beside the dead, or what was in other years, an age may be of now or of then: he was
    only *called* so old *here*."""
    published = original.document.published
    now = "when the article, whose date is not known, appeared"
    if published is not None:
        now = f"when the article appeared ({day_in_words(published, weekday=False)})"
    if original.document.language != "en":
        return now if claim.rule not in _TOLD else "at the time spoken of"
    if claim.rule == "age.was" and _IS.search(before):  # she is 45
        return now
    start, end = original.sentence(claim)
    if (
        claim.rule in _TOLD
        or _is_apart(original, claim)
        or _THEN.search(before)
        or _DEAD.search(original.text, start, end)
    ):
        return f"at {'a' if _SINCE.search(before) else 'the'} time spoken of"
    near = original.document.sentences[max(claim.sentence - 1, 0) : claim.sentence + 2]
    years = {*_YEAR.findall(original.text, near[0].start, near[-1].end)} - {str(published and published.year)}
    at, speakers = original.tokens.at(claim.start), original.speakers.get(claim.sentence, frozenset())
    speaks = any(name in speakers for role in claim.roles for name in role.names)
    past = not speaks and tense_at(original.document, at, original.tokens.at(claim.end - 1) + 1) == "past"
    then = past and (years or _is_before(original, claim))
    return "here" if then or _DEAD.search(original.text, near[0].start, near[-1].end) else now


def _is_before(original: Original, claim: Claim) -> bool:
    """Whether the person is told of in a clause about an earlier time: *word that he had hired Ann Lee, a 22-year-old
    clerk*."""
    tokens, at = original.tokens, min([claim.start, *(role.start for role in claim.roles)])
    first, end = original.document.sentence_of(tokens.at(at)).first, tokens.at(at)
    opens = next((i for i in range(end - 1, first, -1) if tokens.tag[i] in ("SUB", "REL")), end)
    return "had" in tokens.lower[opens:end]


def _shares_surname(original: Original, claim: Claim) -> bool:
    """Whether the role is a bare surname that two people in the article share: *Lee, 59* beside Ann and Omar Lee."""
    return any(len(original.first_names.get(role.text.partition(" ")[0], ())) > 1 for role in claim.roles)


def _is_apart(original: Original, claim: Claim) -> bool:
    """Whether words part *aged 12* from the person: *Holm, who lost a hand aged 12*."""
    between = (original.text[role.end : claim.start] for role in claim.roles if role.end < claim.start)
    return claim.rule == "age.aged" and any(map(str.islower, " ".join(between).split()))


def _noun(original: Original, claim: Claim) -> Party | None:
    """*someone the article calls “the 31-year-old Dane”*: a Dane, since the article has the word only here."""
    tokens, role = original.tokens, claim.roles[0] if claim.roles else None
    at = tokens.at(claim.start) - 1
    if role is None or role.start < claim.end or tokens.lower[at] not in ("the", "a"):
        return None
    if not role.text.isalpha() or not role.text.istitle() or original.uses[role.text] > 1:
        return None
    called = f"{tokens.lower[at]} {line(original.text[claim.start : role.end])}"
    return Party(f"someone the article calls {quoted(cut(called, 80))}", plural=False, named=False)


def _described(original: Original, claim: Claim) -> Party | None:
    """The person whom *the 71-year-old* means."""
    phrase = aged_phrase(original.document, claim)
    name = original.meanings.get(phrase) if phrase is not None else None
    return Party(line(name), plural=False, named=True) if name else None


def old(claim: Claim) -> str:
    """The value in words: *59 years old*, *8 months old*, *18 to 24 years old*, *between 40 and 49 years old*."""
    value = claim.value or ""
    if value.isdecimal():
        return f"{_counted(value, 'year')} old"
    if match := re.fullmatch(r"(\d+)-(\d+)", value):
        return f"{match[1]} to {match[2]} years old"
    if match := re.fullmatch(r"(\d+)s", value):
        return f"between {match[1]} and {int(match[1]) + 9} years old"
    if match := re.fullmatch(r"(\d+)\+", value):
        return f"{_counted(match[1], 'year')} old or older"
    if match := re.fullmatch(r"-(\d+)", value):
        below = re.match(r"under|below|younger", claim.text, re.IGNORECASE)
        return f"{'under' if below else 'up to'} {_counted(match[1], 'year')} old"
    if parts := re.findall(r"([\d.]+)([YMWD])", value):
        return " and ".join(_counted(number, _UNITS[unit]) for number, unit in parts) + " old"
    return f"of the age {quoted(cut(line(claim.text), 80))}"


def _aged(told: str) -> str:
    """*the age of 59 years*, *an age between 40 and 49 years*"""
    told = told.removesuffix(" old")
    return f"an age {told}" if told.startswith("between ") else f"the age of {told}"


def _counted(number: str, unit: str) -> str:
    return f"{number} {unit}{'s' * (number != '1')}"


def _general(claim: Claim) -> bool:
    """Whether it is the age of a group or of anybody: *voters aged 18 to 24*, *readers over 50*."""
    return (
        not (claim.value or "").isdecimal()
        and not (claim.value or "").startswith("P")
        and "s" not in (claim.value or "")
    )


def _with_determiner(original: Original, claim: Claim, who: Party) -> Party:
    """The party with its determiner: *a carer* for *A 24-year-old carer*, *the striker* for *the 31-year-old
    striker*."""
    role = claim.roles[0]
    tokens = original.tokens
    first = tokens.at(claim.start if role.start >= claim.end else role.start)
    before = tokens.lower[first - 1]
    called = {*tokens.tag[tokens.at(role.start) : tokens.at(role.end - 1) + 1]} == {"NAME"}
    if who.plural or " calls " in who.said or (called and before != "the"):  # the 55-year-old Frenchman
        return who
    if owner := _owner(original, first):
        return who._replace(said=f"{owner} {line(role.text)}")
    bare = before in ("a", "an", "the") or not _DETERMINED.match(who.said)
    return who._replace(said=a(who.said)) if bare else who


def _owner(original: Original, first: int) -> str:
    """*Ann Lee’s* for the *her* of *her 14-year-old son*, if it is known whom it means."""
    tokens = original.tokens
    if tokens.tag[first - 1] != "POSS":
        return ""
    name = original.meanings.get(TextSpan(tokens.start[first - 1], tokens.end[first - 1]))
    return f"{line(name)}’s" if name else ""


def _holder(original: Original, claim: Claim) -> str:
    """*the 40-year-old*, if it stands for a person."""
    tokens = original.tokens
    at = tokens.at(claim.start)
    while tokens.tag[at - 1] in ("WORD", "NAME", "ED"):  # the American-born 29-year-old
        at -= 1
    if tokens.lower[at - 1] in ("the", "a", "an", "this") and claim.text.endswith("old"):
        return f"{tokens.lower[at - 1]} {line(original.text[tokens.start[at] : claim.end])}"
    return ""
