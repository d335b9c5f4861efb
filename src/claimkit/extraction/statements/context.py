"""Where a statement is from, if it says more to readers of its article."""

from __future__ import annotations

import re

from claimkit.extraction.statements.days import day_in_words
from claimkit.extraction.statements.original import Original
from claimkit.extraction.statements.pointing import looks_back
from claimkit.records import NAMED_ROLES, Claim

_NOTE = re.compile(r" \((?:the (?:two )?sentences? before: |from (?:an article that begins )?“).*\)(?=[.]?$)")


def context(original: Original, claim: Claim, statement: str) -> str:
    """*from “Mayor drops bridge plan”, 4 May 2023*: the article's title or, without one, its first sentence. Empty for
    a claim in that sentence, and for a statement without quotations that stands alone."""
    if original.title is None and claim.sentence == 0:
        return ""
    heading, shown = original.heading, original.quoted_heading
    if not heading or heading in statement or shown[1:-1] in statement:
        return ""
    published = original.document.published
    undated = claim.type == "age" and published is None
    alone = not (undated or "“" in statement or _leaves_open_who(claim))
    if alone and not looks_back(original, *original.sentence(claim), statement):
        return ""
    begins = original.document.sentences[0]
    is_headline = original.title or ("\n" in original.text[begins.end : begins.end + 2] and not heading.endswith("…"))
    told = f"from {shown}" if is_headline else f"from an article that begins {shown}"
    if published is None:
        return told
    day = day_in_words(published, weekday=False)
    return told if day in statement else f"{told}, {day}"


def without_context(statement: str) -> str:
    """The statement without the brackets at its end, as a search needs it."""
    return _NOTE.sub("", statement)


def _leaves_open_who(claim: Claim) -> bool:
    """Whether a person or body has no name, or a name of one word: *a spokesman*, *Jill*."""
    people = (role for role in claim.roles if role.role in NAMED_ROLES)
    return any(not role.names or any(" " not in name and not name.isupper() for name in role.names) for role in people)
