"""Where a statement is from."""

from __future__ import annotations

import re

from claimkit.extraction.statements import borders
from claimkit.extraction.statements.before import told_after, told_before
from claimkit.extraction.statements.clause import Clause
from claimkit.extraction.statements.days import day_in_words
from claimkit.extraction.statements.original import Original
from claimkit.extraction.statements.parties import party
from claimkit.records import Claim

_NOTE = re.compile(
    r" \((?:(?:the (?:two )?sentences? before|an earlier sentence|the next sentence): |as told by |"
    r"from (?:an article that begins )?“|from an article of \d).*\)"
    r"(?=[.]?$)"
)


def context(original: Original, claim: Claim, said: Clause) -> str:
    """*the sentence before: “The mill shut.”; as told by Ann Lee; from “Mayor drops plan”, 4 May 2023*: the sentence
    before if the claim's words refer to it, whose words they are part of, and the article."""
    statement = said._replace(context="").statement()
    before = "" if ": “…" in statement else _before(original, claim, said, statement)  # far from what is quoted
    tellers = original.tellers(claim)
    who = party(original, tellers) if all(borders.is_phrase(original, claim, role) for role in tellers) else None
    known = (
        who is None
        or who.unknown
        or who.said.endswith("…")
        or "".join(who.said.split()[-1:]).lower() in statement.lower()
    )
    teller = "" if known or who is None else f"as told by {who.said}"
    if claim.type == "attribution" and original.is_by_somebody(claim):
        teller = "as told by somebody who is quoted"
    return "; ".join(filter(None, [before, teller, _article(original, claim, f"{statement} {before}")]))


def _before(original: Original, claim: Claim, said: Clause, statement: str) -> str:
    if claim.type == "date":
        return said.context
    shown = "“" in statement
    return told_before(original, claim, shown=shown) or (told_after(original, claim) if shown else "")


def _article(original: Original, claim: Claim, statement: str) -> str:
    """*from “Mayor drops bridge plan”, 4 May 2023*: the article's title or, without one, its first sentence. A claim in
    that sentence, or a statement that quotes it, gets the date alone. An age, which has the date, gets them only if it
    is quoted or leaves open who is meant."""
    published = original.document.published
    if original.title == "" or (claim.type == "age" and published and not _leaves_open_who(claim, statement)):
        return ""
    day = day_in_words(published, weekday=False) if published is not None else ""
    day = day if day not in statement else ""
    heading, shown = original.heading, original.quoted_heading
    if heading in statement or shown[1:-1] in statement or not (original.title or claim.sentence):
        return day and f"from an article of {day}"
    begins = original.document.sentences[0]
    is_headline = original.title or ("\n" in original.text[begins.end : begins.end + 2] and not heading.endswith("…"))
    told = f"from {shown}" if is_headline else f"from an article that begins {shown}"
    return f"{told}, {day}" if day else told


def without_context(statement: str) -> str:
    """The statement without the brackets at its end, as a search needs it."""
    return _NOTE.sub("", statement)


def _leaves_open_who(claim: Claim, statement: str) -> bool:
    """Whether the statement quotes the article, or a person has no name or one of one word: *a clerk*, *Jill*."""
    names = [name for role in claim.roles for name in role.names]
    return "“" in statement or not names or any(" " not in name for name in names)
