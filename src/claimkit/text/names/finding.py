"""Finds names in a text: runs of capitalised words, without the titles and offices before them."""

from __future__ import annotations

import functools
from typing import Literal, NamedTuple

from claimkit.text.document import Document
from claimkit.text.names import lexicon
from claimkit.text.names.headlines import is_headline, is_headline_word
from claimkit.text.names.lexicon import plain
from claimkit.text.names.name_words import OF, run_end
from claimkit.text.phrases import TIMES
from claimkit.text.tokens import Tokens, TokenSpan

# "title" and "surname" are names only if the text has somebody so named: Bishop, Cuban.
Kind = Literal["person", "body", "place", "title", "surname", "unknown"]
_FOREMOST = frozenset({"group", "bank", "club"})  # Group Holm
_OPENING = frozenset({":", "-", "–", "—", "_", "..."})
_COMPOUNDS = ("ed", "ing", "born", "led", "run", "made", "built", "bound")  # how Leeds-based ends
_SOME = frozenset({"many", "most", "some", "few", "several", "all", "other", "fellow", "these", "those"})
_FIRST = lexicon.FIRST_GENDER
_NO_NAMES = lexicon.STATES | lexicon.COMMON | lexicon.BEFORE | lexicon.PEOPLES | lexicon.KIN | lexicon.HUMANS
_SURNAMES = (lexicon.PEOPLES - lexicon.MANY) | {"may", "march", "day", "guy", "man"}
_NOT_BEFORE = frozenset({"DET", "POSS", "NUM", "GEN"})
_NOT_BEHIND = frozenset({"WORD", "NAME", "NUM", "ING"})
_ADJECTIVES = frozenset({"general", "major", "premier", "principal", "executive", "head", "chief"})
_AUTHORITIES = frozenset(
    {
        "police",
        "government",
        "council",
        "court",
        "ministry",
        "company",
        "firm",
        "media",
        "press",
        "club",
        "union",
        "party",
        "school",
        "church",
    }
)


class Name(NamedTuple):
    """Tokens ``first`` up to ``end`` are a name; the capitalised words before it, such as titles, begin at ``title``.
    ``opens`` says that it begins a sentence, where every word has a capital."""

    first: int
    end: int
    title: int
    kind: Kind
    key: tuple[str, ...]  # two names with the same key are the same
    opens: bool = False


def find_names(document: Document) -> tuple[list[Name], list[TokenSpan]]:
    """The names of a text in order, and the token ranges of headlines in Title Case.

    In such a headline every word looks like a name. Boilerplate is skipped.
    """
    tokens = document.tokens
    words = set(tokens.word)
    names: list[Name] = []
    headlines: list[TokenSpan] = []
    reached = first = end = 0
    usable = True
    for at in [at for at, tag in enumerate(tokens.tag) if tag == "NAME"]:
        if at < reached:
            continue
        if at >= end:
            first, end = document.sentence_of(at)
            usable = not document.sentences[document.sentence_at(tokens.start[at])].boilerplate
            if usable and is_headline(tokens, first, end):
                headlines.append(TokenSpan(first, end))
                usable = False
        if not usable:
            continue
        reached = run_end(tokens, at, end)
        if (owned := _owned_end(tokens, reached, end)) and not _is_indefinite(tokens, at, owned):
            names.append(_body_name(tokens, at, owned))
            reached = owned
            continue
        if (at > first + 1 and is_headline_word(tokens, at - 1)) or (
            reached < end and is_headline_word(tokens, reached)
        ):
            headlines.append(TokenSpan(at, reached))
            continue
        opens = at == first or tokens.tag[at - 1] == "QUOTE" or tokens.word[at - 1] in _OPENING
        name = (
            _read_word(tokens, at, opens, words) if reached == at + 1 else _read_name(tokens, at, reached, opens, words)
        )
        if name is not None:
            names.append(name)
    return names, headlines


def _owned_end(tokens: Tokens, at: int, limit: int) -> int:
    """End of the noun at ``at`` if it turns the name before it into a body: *the Lee campaign*, *Leeds police*; else
    0."""
    if at == limit:
        return 0
    if tokens.lower[at] not in lexicon.OWNED:
        return at + 2 if tokens.lower[at : at + 2] == ["transition", "team"] else 0
    goes_on = at + 1 < limit and tokens.tag[at + 1] in ("WORD", "NAME", "NUM") and tokens.lower[at + 1] not in TIMES
    return 0 if goes_on else at + 1


def _is_indefinite(tokens: Tokens, first: int, end: int) -> bool:
    """Whether no particular body is meant: *a Lee government*. A poll always counts as one: *a Holm poll*."""
    return first > 0 and tokens.lower[first - 1] in ("a", "an") and tokens.lower[end - 1] != "poll"


def _only_precedes(tokens: Tokens, at: int) -> bool:
    """Whether a capitalised word stands before names without being part of them: *Sunday*, except in *the Sunday
    Times*."""
    lower = tokens.lower
    paper = lower[at] == "sunday" and lower[at + 1] in lexicon.PRESS and tokens.tag[at - 1] == "DET"
    return lower[at] in lexicon.BEFORE and not paper


def _body_name(tokens: Tokens, first: int, end: int) -> Name:
    while _only_precedes(tokens, first) or tokens.lower[first] in lexicon.TITLES:
        first += 1
    return Name(first, end, first, "body", _key(tokens, first, end))


def _key(tokens: Tokens, first: int, end: int) -> tuple[str, ...]:
    """The words by which names are compared, without nicknames."""
    words = tokens.word[first:end]
    if "QUOTE" in tokens.tag[first:end]:
        marks = [at for at in range(first, end) if tokens.tag[at] == "QUOTE"]
        words = [*tokens.word[first : marks[0]], *tokens.word[marks[-1] + 1 : end]]
    return tuple(map(plain, words))


def _read_name(tokens: Tokens, first: int, end: int, opens: bool, words: set[str]) -> Name | None:
    """The name in a run of capitalised words; ``opens`` says that the first one would be capitalised anyway."""
    lower, start = tokens.lower, first
    while first < end - 1 and _only_precedes(tokens, first) and not _is_first_name(tokens, first):
        first += 1
    for at in range(first, end):
        if "-" in lower[at] and _is_compound(tokens.word[at]):
            first, opens = at + 1, False  # Leeds-based Holm Bank
    if first == end:
        return None
    while end - first > 2 and (lower[end - 1] in lexicon.AFTER or _ends_with_abbreviation(tokens, first, end)):
        end -= 1  # Ann Lee QC, Ann Lee BBC News
    if (
        opens
        and first == start
        and not _is_adjective(lower, first, end)
        and not _begins_person(tokens, first, end)
        and _is_common_word(lower[first], end - first, words)
    ):
        first += 1  # Musician Ann Lee, Prosecutors
        if first == end:
            return None
    if first > 1 and lower[first] in OF and lower[first - 1] == "of" and first < end - 1:
        first += 1  # secretary of State Ann Lee
    title = _title_end(tokens, first, end)
    if title > first and end - title == 1 and lower[title] == lower[title - 1]:
        return None  # the series Baker Baker
    if title == end or (end - first == 1 and lower[first] in _NO_NAMES):
        return None  # Prime Minister, Monday
    for at in range(title, end - 2):
        if lower[at] in lexicon.PEOPLES and plain(lower[at + 1]) in _FIRST:
            title = at + 1  # Californian Ann Lee, New Yorker Ann Lee
    kind = _kind(tokens, title, end, title > first and lower[title - 1] not in lexicon.PEOPLES)
    if " ".join(lower[title:end]) in lexicon.PARTY_NAMES:
        kind = "body"
    elif _is_plural(tokens.word[end - 1]) or (
        kind != "person" and end - title > 1 and lower[end - 1] in lexicon.PEOPLES
    ):
        return None  # Arab Israeli, Leeds Conservatives
    if _is_party_tag(tokens, title):
        return None
    return Name(title, end, start, kind, _key(tokens, title, end), opens and title == start)


def _ends_with_abbreviation(tokens: Tokens, first: int, end: int) -> bool:
    """Whether an abbreviation follows a person's name: *Ann Lee BBC*; not *Ann Lee III*, *ANN LEE ROE*, *Ann Lee
    PLC*."""
    *names, last = tokens.word[first:end]
    return (
        plain(names[0]) in _FIRST
        and last.isupper()
        and len(last) > 2
        and not set(last) <= set("IVX")
        and last.lower() not in lexicon.BODY_HEADS
        and all(map(str.istitle, names))
    )


def _is_compound(word: str) -> bool:
    """Whether a capitalised word with a hyphen is an adjective: *Leeds-based*, *Oscar-winning*."""
    last = word.rpartition("-")[2]
    return last.islower() and last.endswith(_COMPOUNDS)


def _read_word(tokens: Tokens, at: int, opens: bool, words: set[str]) -> Name | None:
    """The name in a single capitalised word; *Baker* and *Bishop* are names only if the text has somebody so named."""
    key, kind = _classify_word(tokens.word[at])
    if kind is None and _may_be_surname(tokens, at):
        kind = "surname"
    if kind is None or _is_party_tag(tokens, at) or (tokens.lower[at - 1] in _SOME and lexicon.plural(key)):
        return None  # many Millennials
    if not lexicon.STATES.isdisjoint(tokens.lower[at + 2 : at + 3]) and tokens.word[at + 1] == ",":
        kind = "place"  # Portland, Ore.
    if (
        opens
        and kind not in ("title", "surname")
        and (key in _AUTHORITIES or _is_common_word(tokens.lower[at], 1, words))
    ):
        if not lexicon.person_noun(key):
            return None
        kind = "title"
    return Name(at, at + 1, at, kind, (key,), opens)


@functools.lru_cache(4_000)
def _classify_word(word: str) -> tuple[str, Kind | None]:
    """A word's key and what it names by itself: ``None`` for *Monday*, *MPs*, *Leeds-based*; a title for *Bishop*,
    which may be a surname."""
    lower = word.lower()
    if lower in lexicon.PARTY_NAMES:
        return lower, "body"
    if lower in _NO_NAMES or _is_plural(word) or _is_compound(word):
        return lower, None
    if lower in lexicon.TITLES or lexicon.office(lower):
        return lower, "title"
    if lower in lexicon.PLACES:
        return plain(word), "place"
    return plain(word), "body" if word.isupper() and 2 <= len(word) <= 6 else "unknown"


def _may_be_surname(tokens: Tokens, at: int) -> bool:
    """Whether a word that is not a name by itself is used as one: *Cuban said*, *Mrs May said*; not *the Cuban*, *Cuban
    rum*, *in May*."""
    word, before = tokens.lower[at], tokens.tag[at - 1] if at else "STOP"
    if word not in _SURNAMES or tokens.word[at].isupper() or before in _NOT_BEFORE:
        return False
    if before == "PREP" and word in lexicon.BEFORE:
        return False
    return at + 1 == len(tokens) or tokens.tag[at + 1] not in _NOT_BEHIND


def _is_plural(word: str) -> bool:
    """Whether a capitalised word means several people: *MPs*, *American Democrats*."""
    return (word[-1] == "s" and word[:-1].isupper() and len(word) > 2) or word.lower() in lexicon.MANY


def _is_common_word(word: str, length: int, words: set[str]) -> bool:
    """Whether the capitalised word that begins a sentence is not a name: it is a noun for a person, or the text also
    has it in lower case."""
    if length == 1:
        return word in words or lexicon.person_noun(word.removesuffix("s"))
    return (lexicon.person_noun(word) and word not in lexicon.TITLE_GENDER) or (length > 2 and word in words)


def _is_adjective(lower: list[str], at: int, end: int) -> bool:
    """Whether an office is an adjective in a body's name: *General Motors*, *Premier League*."""
    return lower[at] in _ADJECTIVES and at + 1 < end and lower[at + 1] in lexicon.BODY_HEADS


def _is_party_tag(tokens: Tokens, first: int) -> bool:
    """Whether the word is a party and state in brackets: *Ann Lee (D-Ohio)*."""
    return first > 0 and tokens.word[first - 1] == "(" and tokens.word[first][:2] in ("D", "R", "I", "D-", "R-", "I-")


def _is_first_name(tokens: Tokens, at: int) -> bool:
    """Whether a month is a first name: *May Lee*."""
    return plain(tokens.lower[at]) in _FIRST and tokens.tag[at + 1] == "NAME"


def _begins_person(tokens: Tokens, first: int, end: int) -> bool:
    return plain(tokens.word[first]) in _FIRST and end - first > 1


def _title_end(tokens: Tokens, first: int, end: int) -> int:
    """Where the name begins after titles and offices; ``end`` if the run is only titles and offices."""
    lower = tokens.lower
    if end - first > 2 and lexicon.office(lower[first]) and lower[first + 1] == "of" and lower[end - 1] in OF:
        return end  # the Secretary of State
    if lower[end - 1] in lexicon.BODY_HEADS and lower[end - 1] not in lexicon.OFFICES:
        return first + (lower[first] in lexicon.TITLES)
    joint = next((at for at in range(first + 1, end) if lower[at] in ("of", "for")), first)
    if joint > first and lower[joint - 1] in lexicon.BODY_HEADS:
        return first  # the Department of Justice, the Holm Centre for Justice
    at = first
    for here in range(first, end):
        word = lower[here]
        many = here == at and lexicon.person_noun(lexicon.singular(word) or "")  # Presidents Ann Lee and Omar Lund
        inside = here < end - 1 and (word in lexicon.TRADES or many)
        if word in lexicon.TITLES or (lexicon.office(word) and not _is_adjective(lower, here, end)) or inside:
            given = plain(lower[at]) in _FIRST and lower[at] not in lexicon.PEOPLES
            if here > at and given and here == end - 1:
                break  # John Major, Lt. John Major
            at = here + 1
        elif here == at and word in ("of",) and here + 1 < end:
            at = here + 2  # Secretary of State
    return at


def _kind(tokens: Tokens, first: int, end: int, titled: bool) -> Kind:
    lower, word = tokens.lower, tokens.word
    if titled:
        return "person"
    if end - first == 1:
        return _classify_word(word[first])[1] or "unknown"
    last = lower[end - 1]
    if any(joint in lower[first:end] for joint in {"of", "for"} | lexicon.AMPERSANDS):
        return "body"
    if last in lexicon.BODY_HEADS or lower[first] in _FOREMOST:
        return "body"
    if plain(word[first]) in _FIRST and last not in lexicon.EVENT_HEADS:
        return "person"
    if last in lexicon.PLACE_HEADS or lower[first] in lexicon.PLACE_FIRST or last in lexicon.PLACES:
        return "place"
    return "unknown"
