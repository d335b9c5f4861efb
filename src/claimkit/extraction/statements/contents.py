"""What was said, in a form that a sentence can contain."""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterator
from typing import Final, NamedTuple

import msgspec

from claimkit.detectors.attribution.cues import cues
from claimkit.extraction.statements import borders
from claimkit.extraction.statements.original import Original
from claimkit.extraction.statements.parties import Party, is_person
from claimkit.extraction.statements.wording import is_quotation, line, tidy, unmarked
from claimkit.records import Claim, Role
from claimkit.text import mentions
from claimkit.text.inflection import pasts
from claimkit.text.tokens import Tag

_BORDERS: Final[frozenset[Tag]] = frozenset({"PUNCT", "STOP", "QUOTE", "SUB", "CONJ"})
_FINITE = frozenset({"is", "are", "was", "were", "has", "have", "had", "will", "would", "can", "could", "may", "might"})
_ARTICLES: Final[frozenset[Tag]] = frozenset({"DET", "POSS"})
_LINKS: Final[frozenset[Tag]] = frozenset({"SUB", "CONJ"})
_COMMA = frozenset({","})
_ADDING = frozenset({"and", "but", "while", "though", "although"})
_WHILE = frozenset({"when", "while", "after", "before", "now", "although", "though", "if", "even"})
_CLAUSE = 8  # tokens from such a word to the saying that it opens
_GAP = 30  # characters between the pieces of a content that are one
_AGAIN = re.compile(r"\n\s*(?=[\"“])|(?<=[.!?])\s+(?=[\"“][A-Z])")
_SENTENCES = re.compile(r"[a-z]{3}[.!?][\"”’']? [A-Z“\"]")
_QUOTED = re.compile(r"[\"“][^\"“”]*(?:[\"”]|$)")
_APPENDED: Final[frozenset[Tag]] = frozenset({"DET", "NAME", "PRON", "POSS", "REL", "SUB", "CONJ"})


class Content(NamedTuple):
    """What was said, on one line. ``direct``: it is quoted; ``whole``: nothing is cut off; ``named``: *he* and *she*
    have names; ``start`` and ``end`` are offsets into the article."""

    said: str
    direct: bool
    whole: bool
    named: bool
    start: int
    end: int


def content_of(original: Original, claim: Claim, source: Party | None) -> Content | None:
    """The content of a claim. Pieces with neither cue nor source between them are one. *He* and *she* get names unless
    they may mean a source without a name."""
    pieces: list[Role] = []
    for role in _own(original, claim, sorted(_paragraphs(original, claim), key=lambda role: role.start)):
        if pieces and _adjoin(original, claim, pieces[-1], role):
            text = original.text[pieces[-1].start : role.end]
            pieces[-1] = msgspec.structs.replace(pieces[-1], end=role.end, text=text)
        else:
            pieces.append(role)
    if not pieces:
        return None
    pieces = [_with_word_before(original, piece, _LINKS if at else _ARTICLES) for at, piece in enumerate(pieces)]
    told = [source.said] if source is not None else []
    named = (
        source is None
        or source.named
        or source.plural
        or not any(is_person(original, role) for role in claim.roles if role.role == "source")
    )
    texts = []
    for piece in pieces:
        text = line(piece.text)
        if named or is_quotation(text):
            text = original.words(piece.start, piece.end, told)
        told += [name for _, name in original.meant(piece.start, piece.end) if name in text]
        texts.append(text)
    direct = all(map(is_quotation, texts))
    said = _one_quotation(texts) if direct else tidy(_one_clause(original, pieces, texts))
    if (inner := said.rstrip("\"”’'")).endswith(","):
        said = inner[:-1] + said[len(inner) :]
    cut_off = any(_is_cut_off(original, piece) for piece in pieces)
    whole = not cut_off if direct else _is_whole(original, claim, pieces, said)
    return Content(said, direct, whole, named, pieces[0].start, pieces[-1].end)


def _is_cut_off(original: Original, piece: Role) -> bool:
    """Whether a quotation goes on within its sentence: *“the mill* of *who say “the mill is late”*."""
    quote = original.document.quote_at(piece.start)
    goes_on = original.text[piece.end - 1].isalnum() and original.text[piece.end : piece.end + 2].strip().isalnum()
    return quote is not None and piece.end < quote.end and goes_on


def _is_whole(original: Original, claim: Claim, pieces: list[Role], said: str) -> bool:
    """Whether nothing is cut off from unquoted words, and nothing stands in them that belongs to others."""
    here, _ = original.sentence(claim)
    return (
        said.count("(") == said.count(")")
        and not (": " in said and original.text[pieces[-1].end : pieces[-1].end + 1] == ",")  # two men: Ray Lund, who
        and all(here <= piece.start and borders.is_whole(original, claim, piece) for piece in pieces)
        and (pieces[0].start >= claim.end or _opens(original, claim, pieces[0]))
        and all(map(functools.partial(_opens, original, claim), pieces[1:]))
        and not _ends_in_saying(original, claim, pieces[-1])
        and not _SENTENCES.search(_QUOTED.sub("", said))
        and not _is_first_clause(original, claim, pieces[-1])
    )


def _paragraphs(original: Original, claim: Claim) -> Iterator[Role]:
    """The pieces of a content; a quotation that continues in another paragraph opens there again."""
    for role in claim.roles:
        if role.role == "content":
            borders_ = [role.start + again.end() for again in _AGAIN.finditer(original.text[role.start : role.end])]
            for start, end in itertools.pairwise([role.start, *borders_, role.end]):
                yield msgspec.structs.replace(role, start=start, end=end, text=original.text[start:end].rstrip())


def _own(original: Original, claim: Claim, pieces: list[Role]) -> list[Role]:
    """The pieces that belong to an unquoted content: without a later sentence, and without what describes the source
    (*according to the port, one of three in Lund*)."""
    if all(is_quotation(line(piece.text)) for piece in pieces):
        return pieces
    start, end = original.sentence(claim)
    own = [piece for piece in pieces if start <= piece.start < end] or pieces
    if claim.rule.startswith("attribution.preposition.") and own[0].end <= claim.start:
        own = [piece for piece in own if piece.end <= claim.start or _holds_verb(original, piece.start, piece.end)]
    return own


def _opens(original: Original, claim: Claim, piece: Role) -> bool:
    """Whether a piece starts where a clause may start, not inside one: *the mill | near Lund is shut*."""
    tokens = original.tokens
    at = tokens.at(piece.start)
    before = tokens.start[at - 1]
    if at == original.document.sentence_of(at).first or tokens.tag[at - 1] in _BORDERS:
        return True
    known = [(claim.start, claim.end), *((role.start, role.end) for role in claim.roles)]
    return any(start <= before < end for start, end in known)


def _with_word_before(original: Original, piece: Role, tags: frozenset[Tag]) -> Role:
    """The piece with the article or conjunction before it: *The race was close* if only *race was close* is marked."""
    tokens = original.tokens
    before = tokens.at(piece.start) - 1
    if tokens.tag[before] not in tags or is_quotation(piece.text):
        return piece
    start = tokens.start[before]
    return msgspec.structs.replace(piece, start=start, text=original.text[start : piece.end])


def _is_first_clause(original: Original, claim: Claim, piece: Role) -> bool:
    """Whether the piece runs on past the clause that opens its sentence: *When Lee said the mill is shut, the mayor
    wept.*"""
    first = original.document.token_range(claim.sentence).first
    opens = original.tokens.lower[first] in _WHILE
    near = original.tokens.at(claim.start) - first < _CLAUSE
    return opens and near and "," in piece.text


def _ends_in_saying(original: Original, claim: Claim, piece: Role) -> bool:
    """Whether the piece ends with another cue (*the mill is shut, Lund said*) or with its source again (*the mill is
    shut, Ann Lee*)."""
    last = original.tokens.lower[original.tokens.at(piece.end - 1)]
    again = any(piece.text.endswith(f", {name}") for role in claim.roles for name in role.names)
    return last in ("said", "says") or again or _is_told_by_another(original, piece)


def _is_told_by_another(original: Original, piece: Role) -> bool:
    """Whether the piece goes on to a cue after a quotation in it: *the mill “is shut,” recalled a clerk*; *“As a
    clerk,” he wrote, “I know”*."""
    tokens = original.tokens
    for at in range(tokens.at(piece.start) + 1, tokens.at(piece.end - 1)):
        if tokens.tag[at] == "QUOTE" and tokens.word[at - 1] == ",":
            behind = zip(tokens.tag[at + 1 : at + 4], tokens.lower[at + 1 : at + 4], strict=True)
            verb = next((word for tag, word in behind if tag not in ("PRON", "NAME")), "")
            if any("past" in cue.forms for cue in cues().get(verb, ())):
                return True
    return False


def _adjoin(original: Original, claim: Claim, one: Role, other: Role) -> bool:
    """Whether two pieces are one: only a few words stand between them, none of them a role or cue."""
    between = original.text[one.end : other.start]
    apart = any(one.end <= start < other.start for start in [claim.start, *(role.start for role in claim.roles)])
    return not apart and len(between) <= _GAP and not is_quotation(line(other.text))


def _one_clause(original: Original, pieces: list[Role], texts: list[str]) -> str:
    """The pieces of a broken content as one, with the commas that the cue between them replaced: *the mill is old, a
    danger to all*; *the mill | is old*."""
    said = texts[0]
    for piece, text in zip(pieces[1:], texts[1:], strict=True):
        appended = original.tokens.tag[original.tokens.at(piece.start)] in _APPENDED
        said = f"{said}, {text}" if appended else f"{said} {text}"
    return said


def _one_quotation(texts: list[str]) -> str:
    """The pieces of a broken quotation as one, without its marks."""
    bare = [unmarked(text) for text in texts]
    said = bare[0]
    for piece in bare[1:]:
        opens = piece.removeprefix("[")[:1].isupper()
        inner = said.rstrip("\"”’'")  # I hate ‘it,’ | They left
        if inner.endswith(",") and (opens or piece.partition(" ")[0] in _FINITE):  # “The risk,” | “is that”
            stop = opens and inner[-2:-1] not in "?!"
            said = inner[:-1] + "." * stop + said[len(inner) :]
        said = f"{said} {piece}"
    return said.strip()


def is_clause(original: Original, content: Content) -> bool:
    """Whether the content is surely a clause that *that* can introduce: a verb follows its first phrase. Not *the
    closure of its plant*, *a small ad bought this week*."""
    tokens, tag = original.tokens, original.tokens.tag
    first, end = tokens.at(content.start), tokens.at(content.end - 1) + 1
    if tag[first] in ("PREP", "SUB"):  # in May the mill closed
        return has_verb(original, content)
    subject = mentions.phrase_after(original.document, first)
    if subject is None and tag[first] == "AUX":  # reported | having found it
        return False
    at = subject.end if subject is not None else first
    while tag[at] in ("ADV", "LY"):
        at += 1
    if at >= end or tag[at] not in ("AUX", "VERB", "ED", "GEN") or tag[at - 1] in ("DET", "POSS"):  # a win
        return False
    plural = tag[at] == "VERB" and not tokens.lower[at].endswith("s") and tokens.lower[at] not in pasts()
    if plural and tokens.lower[first] in ("a", "an", "another", "each", "every", "this"):  # a sharp rise in crime
        return False
    used = tag[at + 1 : at + 2] == ["PREP"] or tokens.lower[at + 1 : at + 2] == ["this"]
    return tag[at] == "AUX" or not used  # material used by the party, a letter sent by the port


def has_main_clause(original: Original, content: Content) -> bool:
    """Whether a subject and its verb follow a comma: *if rain fell, the bridge would hold*."""
    return any(_opens_clause(original, at + 1) for at in _marks(original, content, _COMMA))


def is_added_to(original: Original, content: Content, marks_: frozenset[str]) -> bool:
    """Whether a clause with a subject of its own is added after a mark, perhaps by the article: *half were late, and
    Holm says so*, *the debt fell – though she laughed*."""
    links = (at + 1 for at in _marks(original, content, marks_) if original.tokens.lower[at + 1] in _ADDING)
    return any(_opens_clause(original, at + 1) for at in links)


def _marks(original: Original, content: Content, marks_: frozenset[str]) -> Iterator[int]:
    tokens = original.tokens
    return (at for at in range(tokens.at(content.start), tokens.at(content.end - 1)) if tokens.word[at] in marks_)


def _opens_clause(original: Original, at: int) -> bool:
    subject = mentions.phrase_after(original.document, at, whole=False)
    return subject is not None and original.tokens.tag[subject.end] in ("AUX", "VERB", "ED")


def has_verb(original: Original, content: Content) -> bool:
    return _holds_verb(original, content.start, content.end)


def _holds_verb(original: Original, start: int, end: int) -> bool:
    tokens = original.tokens
    return any(tag in ("AUX", "VERB", "ED") for tag in tokens.tag[tokens.at(start) : tokens.at(end - 1) + 1])
