"""Names the people and bodies in claims: sources, accusers, accused, and people with an age."""

from __future__ import annotations

import itertools
from collections.abc import Mapping

import msgspec

from claimkit.language import has_words
from claimkit.records import NAMED_ROLES, Claim, NamedBy, Role
from claimkit.text.document import Document
from claimkit.text.names import Referent, Speech, lexicon, resolve
from claimkit.text.tokens import TextSpan

_READ = {*NAMED_ROLES, "content"}
_DEFINITE = frozenset({"the", "this", "his", "her", "its", "their", "my", "our"})


def name_roles(document: Document, claims: list[Claim], text: str) -> dict[TextSpan, str]:
    """Sets ``names`` and ``named_by`` of each role for a person or body (in place).

    Returns the name behind each *he*, *she* and *the mayor* of the text whose referent is clear, by span. ``text`` is
    the article's text, from which names are cut. Does nothing in a language without ``names.toml``.
    """
    if not has_words("names", document.language):
        return {}
    named: list[tuple[Claim, int, TextSpan]] = []  # (claim, index of the role, span of the role)
    speeches: list[Speech] = []
    apart: list[tuple[TextSpan, TextSpan]] = []
    aged: dict[TextSpan, str] = {}
    unmarked: list[TextSpan] = []  # people who are no role: the 71-year-old
    described: list[TextSpan] = []
    for claim in claims:
        pieces: dict[str, list[TextSpan]] = {}
        whole = aged_phrase(document, claim) if claim.type == "age" else None
        if whole is not None:
            described.append(whole)
            unmarked += [whole] * (not claim.roles)
        for index, role in enumerate(claim.roles):
            if role.role in _READ:
                pieces.setdefault(role.role, []).append(span := whole or TextSpan(role.start, role.end))
                if role.role in NAMED_ROLES:
                    named.append((claim, index, span))
        if claim.type == "age" and claim.value and "person" in pieces:
            aged[pieces["person"][0]] = claim.value
        if claim.type == "attribution":
            speeches.append(Speech(pieces.get("source", [None])[0], pieces.get("content", [])))
        elif "accuser" in pieces:  # accuser and accused are different
            apart += itertools.product(pieces.get("accused", ()), pieces["accuser"])
    meant = resolve(document, [*(span for _, _, span in named), *unmarked], speeches, apart, aged)
    for span in [one for one in described if _is_kin(document, one) or _is_speaker(one, meant, speeches)]:
        meant.pop(span, None)
    for claim, index, span in named:
        if claim.type == "age" and _is_new(document, claim, claim.roles[index]):
            continue
        if span in meant and (found := meant[span]).names:
            names = list(dict.fromkeys(text[start:end] for start, end in found.names))
            claim.roles[index] = msgspec.structs.replace(claim.roles[index], names=names, named_by=found.named_by)
    return {
        span: text[slice(*found.names[0])]
        for span, found in meant.items()
        if len(found.names) == 1 and _is_anaphor(found.named_by, text[span.start : span.end])
    }


def _is_speaker(phrase: TextSpan, meant: Mapping[TextSpan, Referent], speeches: list[Speech]) -> bool:
    """Whether a phrase like *the 83-year-old judge* is read as whoever says it: nobody calls himself so."""
    own = (speech.source for speech in speeches if any(one.start <= phrase.start < one.end for one in speech.content))
    return any(source is not None and meant[source].names == meant[phrase].names for source in own)


def _is_kin(document: Document, phrase: TextSpan) -> bool:
    """Whether a phrase is *her 14-year-old daughter*, who is not the one that *her* means."""
    tokens = document.tokens
    first, last = tokens.at(phrase.start), tokens.at(phrase.end - 1)
    return tokens.tag[first] == "POSS" and tokens.lower[last] in lexicon.KIN


def aged_phrase(document: Document, claim: Claim) -> TextSpan | None:
    """The definite phrase that begins with an age: *the 71-year-old*, *the 32-year-old striker*."""
    tokens = document.tokens
    article = tokens.at(claim.start) - 1
    if article < 0 or tokens.lower[article] not in _DEFINITE:
        return None
    last = tokens.at(claim.end - 1)
    behind = [role for role in claim.roles if tokens.at(role.start) == last + 1]
    if len(behind) < len(claim.roles) or not (behind or tokens.lower[last].endswith("old")):
        return None
    return TextSpan(tokens.start[article], max([claim.end, *(role.end for role in behind)]))


def _is_new(document: Document, claim: Claim, role: Role) -> bool:
    """Whether a role without a name is told of for the first time: *a 24-year-old man*."""
    tokens = document.tokens
    first = tokens.at(claim.start)
    names = "NAME" in tokens.tag[tokens.at(role.start) : tokens.at(role.end - 1) + 1]
    return role.start > claim.end and first > 0 and tokens.lower[first - 1] in ("a", "an") and not names


def _is_anaphor(named_by: NamedBy | None, phrase: str) -> bool:
    """Whether a phrase is *he* or *she*, or a definite description: *the mayor*."""
    if named_by == "pronoun":
        return lexicon.is_personal(phrase)
    return named_by == "description" and phrase.partition(" ")[0].lower() in _DEFINITE and "," not in phrase
