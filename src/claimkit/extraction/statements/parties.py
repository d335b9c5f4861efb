"""Who is meant, in words that make sense without the article."""

from __future__ import annotations

import functools
import itertools
import re
from typing import NamedTuple

from claimkit.extraction.statements import borders
from claimkit.extraction.statements.original import Original
from claimkit.extraction.statements.pointing import points_back
from claimkit.extraction.statements.wording import a, cut, line, listed, marks, quoted, tidy
from claimkit.language import words
from claimkit.records import Role
from claimkit.text import mentions, phrases
from claimkit.text.names import lexicon
from claimkit.text.tokens import TokenSpan

LONGEST = 110
_TABLE = words("statements")
_MANY, _POSSESSIVE, _ALONE, _POINTING, _ORDERED, _PERSONS, _ARTICLED, TEXTS = (
    frozenset(_TABLE[name])
    for name in ("many", "possessive", "alone", "pointing", "ordered", "persons", "articled", "texts")
)
_SOME = {"some": "some people", "many": "many people", "others": "other people"}
_ARTICLE = re.compile(r"\b(the|an?) ")
_ADVERB = re.compile(r"(?:nt|ous|ful|ed|ing|ar|ive|ate|[cinru]al|st)ly$|.wise$")
_ABSTRACT = re.compile(r"(?:alty|[bcdlrstv]ity|[ts]ion|ness|ship|[lt]ure)$")
_LIST = re.compile(r", [A-Z][\w ]* and [A-Z][\w ]*(?: \([A-Z]+\))?$")  # in Lund, Holm and Ray
_QUANTIFIERS = frozenset({"all", "any", "every", "no", "those", "most", "few"})
_AUTHOR = (["i"], ["me"])  # outside quotation marks
# What depends on a noun begins so: sources | close to the port.
_DEPENDS = frozenset({"of", "in", "at", "from", "for", "who", "with", "on", "by", "close", "familiar", "briefed"})
_OF_WHOM = frozenset({"them", "us", "these", "those", "whom"})
_RELATIVE = frozenset({"who", "which", "that", "whom", "what"})


class Party(NamedTuple):
    """A person, body or thing as a sentence names it. ``plural`` decides the verb; ``named``: it is a name;
    ``unknown``: only the article tells who is meant."""

    said: str
    plural: bool
    named: bool
    unknown: bool = False

    @property
    def was(self) -> str:
        return "were" if self.plural else "was"


def party(original: Original, roles: list[Role]) -> Party | None:
    """The party that these roles, the pieces of one, stand for; ``None`` without roles."""
    if not roles:
        return None
    first = roles[0]
    names = [line(name) for role in roles for name in role.names]
    if names:
        several = len(names) > 1 or names[0].endswith(" police")
        return Party(listed([_with_article(original, name, first) for name in names]), several, True)
    return own_words(original, first.start, first.end)


def is_person(original: Original, role: Role) -> bool:
    """Whether a role may be a single person whom *he* or *she* can mean. Not *the ministry*, *a group of monks*, *a
    poll*, *Holm Bank*, *the Lund Times*, nor *Holmco*, a name of one word."""
    opens = role.text.partition(" ")[0].lower()
    if opens in lexicon.TITLES:  # President Obama
        return True
    if role.named_by in ("full", "short") and (role.text[:4].lower() == "the " or " " not in role.names[0]):
        return False
    head = _head(original, role)
    noun = original.tokens.lower[head]
    return not lexicon.body_noun(noun) and (original.tokens.tag[head] != "WORD" or lexicon.person_noun(noun))


def is_text(original: Original, role: Role) -> bool:
    """Whether a role is something to read, which *it* rarely means: *a report*, *the figures of the port*."""
    noun = original.tokens.lower[_head(original, role)]
    return not TEXTS.isdisjoint((noun, lexicon.singular(noun)))


def _head(original: Original, role: Role) -> int:
    """The last word of a role before a preposition or comma."""
    tokens = original.tokens
    span = borders.tokens_of(original, role)
    core = itertools.takewhile(lambda at: tokens.tag[at] != "PREP" and tokens.word[at] != ",", range(*span))
    return max(core, default=span.first)


def own_words(original: Original, start: int, end: int) -> Party | None:
    """The article's own words for somebody; a pronoun is quoted as the article's (*someone the article calls “he”*)."""
    tokens = original.tokens
    words_ = tidy(original.words(start, end))
    lower = [word.strip("“”\"',") for word in words_.lower().split()]
    if not lower or lower == ["there"]:
        return None
    if lower[0] == "whose":  # Iran, whose leaders
        meant = mentions.antecedent(original.document, tokens.at(start))
        owner = own_words(original, *meant.text_span(tokens)) if meant is not None else None
        if owner is not None and not owner.unknown:
            rest = line(original.text[tokens.end[tokens.at(start)] : end])
            return Party(f"{owner.said.rstrip(',')}’s {rest}", _is_plural(lower[1:]), False)
    if lower[0] in _RELATIVE:
        meant = mentions.antecedent(original.document, tokens.at(start))
        return own_words(original, *meant.text_span(tokens)) if meant is not None else None
    plural = _is_plural(lower) or phrases.amount_at(tokens, tokens.at(start)) > 0  # at least three men
    if original.document.language != "en":
        return Party(quoted(words_), plural, False)
    ordered = 1 < len(lower) < 4 and lower[0] == "the" and lower[1] in _ORDERED
    pronoun = (
        lower[0] in lexicon.PRONOUN_KIND
        or lower[0] == "you"
        or lower[0] in _POSSESSIVE
        or (len(lower) == 1 and lower[0] in _ALONE)
        or (lower[-2:-1] == ["of"] and lower[-1] in _OF_WHOM)  # several of them
        or (len(lower) > 1 and lower[-1] == "there")  # polls there
    )
    pointing = lower[0] in _POINTING and lower[1:2] not in (["of"], ["who"], ["whose"], ["in"], ["with"])
    number = len(lower) == 1 and tokens.tag[tokens.at(start)] == "NUM"
    if original.document.quote_at(start) is None:
        if lower in _AUTHOR:
            return Party("the article’s author", False, False)
        if lower[0] == "my" and lexicon.person_noun(lower[-1]):  # my old father
            return Party(f"the {' '.join(words_.split()[1:])} of the article’s author", False, False)
    if pronoun or pointing or ordered or number:
        if words_.lower() in _SOME:
            return Party(_SOME[words_.lower()], True, False)
        return Party(
            f"{_called(lower, plural)} {quoted(cut(lowered(original, start, words_), LONGEST))}", plural, False, True
        )
    said = lowered(original, start, words_)
    if lower[0] not in _QUANTIFIERS:  # all clerks who lie
        said = _ends().sub("", _ends().sub("", said))
    said = _indefinite(original, start, said.rstrip(" ,"), plural=plural)
    apposed = ", " in said and not _LIST.search(said)
    return Party(marks(cut(said, LONGEST)) + "," * apposed, plural, False)


def _indefinite(original: Original, start: int, said: str, *, plural: bool) -> str:
    """*A judge* for *the judge*, if only the article tells which judge is meant, and for the *judge* of a headline."""
    first = original.tokens.at(start)
    if not plural and original.is_headline(original.document.sentence_at(start)):
        behind = range(first, original.tokens.at(start + len(said) - 1) + 1)
        run = itertools.takewhile(lambda at: original.tokens.tag[at] in ("WORD", "NAME"), behind)
        head = max(run, default=first)
        if lexicon.person_noun(original.tokens.lower[head]):
            return a(said)
    end = original.tokens.at(start + len(said) - 1) + 1
    owned = "GEN" in original.tokens.tag[first:end]  # the mayor's aides
    if not said.startswith("the ") or owned or not points_back(original, first, TokenSpan(first, end)):
        return said
    bare = said.removeprefix("the ")
    return bare if plural else a(bare)


def _called(lower: list[str], plural: bool) -> str:
    if lower[0] == "my" and lexicon.person_noun(lower[-1]):
        return "someone the article calls"  # “my father”
    if lower[0] in ("i", "me", "my", "mine"):
        return "the one who says"
    if lower[0] in ("you", "your"):
        return "the one who is called"
    if lower[0] in ("we", "us", "our"):
        return "those who say"
    if plural:
        return "those the article calls"
    person = lower[0] in _PERSONS or lexicon.person_noun(lower[-1])
    return "someone the article calls" if person else "what the article calls"


def _is_plural(lower: list[str]) -> bool:
    """Whether a phrase in lower case means several: *two of the clerks*, *officials familiar with the plan*."""
    core = lower[: next((i for i, word in enumerate(lower) if i and word in _DEPENDS), len(lower))]
    if not {"and", "percent", "%"}.isdisjoint(core[1:]) or core[1:2] == ["number"]:  # a number of
        return True
    if lower[0] in ("a", "an", "one", "this", "each", "every", "another", "he", "she", "it"):
        return False
    if (
        lower[0] in _MANY
        or (lower[0].isdecimal() and lower[0] != "1")
        or core[-1] in ("people", "police", "men", "women", "children", "prosecutors")
    ):
        return True
    return ends_as_several(core[-1])


def ends_as_several(noun: str) -> bool:
    """Whether a noun has the ending of several: *mills*; not *bias*, *news*."""
    return noun.endswith("s") and not noun.endswith(("ss", "us", "is", "ias", "'s", "’s", "news"))


def _with_article(original: Original, name: str, role: Role) -> str:
    """The name, after *the* if the article uses it so."""
    if name.lower().startswith(("the ", "a ")):
        return name
    said, sought = line(role.text).lower(), name.lower()
    for article in _ARTICLE.finditer(said):
        end = article.end() + len(name)
        behind = line(role.text)[end:].strip()  # no Lund of the Lund mill
        alone = not behind[:1].islower() or behind.startswith("newspaper")
        kind = f"{article[1]} {sought}" == said and not name.isupper()  # a Marine
        alone = alone and (article[1] == "the" or kind or name.split()[-1].islower())  # a CNN poll is CNN's
        if alone and said.startswith(sought, article.end()):
            return f"{article[1]} {name}"
    if name.isupper() and (at := said.find(sought)) >= 0:  # LUND in a dateline
        name = line(role.text)[at : at + len(name)]
    first, *more = name.split()
    if "’s" in name or "'s" in name:
        return name
    if lexicon.plain(first) in lexicon.FIRST_GENDER and len(more) == 1:  # Ann Lee
        return name
    common = name.split()[-1].islower()  # the Lund Bank poll
    often = not original.behind_the.isdisjoint({first, (first, *more[:1])})
    body = more and more[-1].lower() in _ARTICLED  # the Lund Foundation
    return f"the {name}" if common or often or body else name


def lowered(original: Original, start: int, said: str) -> str:
    """The words that begin at ``start`` as they stand within a sentence: without the capital that only opened one."""
    tokens = original.tokens
    token = tokens.at(start)
    if not said.startswith(tokens.word[token]):
        return said
    word, lower, tag = tokens.word[token], tokens.lower[token], tokens.tag[token]
    if lower in lexicon.PEOPLES or (len(word) > 1 and word.isupper()):
        return said
    names_place = lower in lexicon.PLACE_FIRST and tokens.tag[token + 1] == "NAME"  # New York, North Ulm
    if lower == "i" or names_place:
        return said
    closed = tag in ("DET", "POSS", "PRON", "REL", "PREP", "SUB", "CONJ", "AUX", "ADV", "NUM")
    closed = closed or lower in phrases.AMOUNT_OPENS
    noun = lexicon.person_noun(lower.removesuffix("s")) or lexicon.body_noun(lower.removesuffix("s"))
    title = tokens.tag[token + 1 : token + 2] == ["NAME"] and (lexicon.office(lower) or lower in lexicon.TITLES)
    opens = token == original.document.sentence_of(token)[0]
    small = lower in original.small and not (
        original.has_capital(word) and tokens.tag[token + 1 : token + 2] == ["NAME"]
    )
    known = closed or (noun and (opens or small)) or lower == "people" or small  # mills, but New York
    if not known and tokens.tag[token + 1 : token + 2] != ["NAME"]:
        goes_on = tokens.tag[token + 1 : token + 2] in (["WORD"], ["DET"], ["NUM"], ["ING"], ["POSS"])
        goes_on = goes_on or _ADVERB.search(lower) is not None or _ABSTRACT.search(lower) is not None  # Recently, he
        goes_on = goes_on or (lower.endswith("ing") and tokens.tag[token + 1] == "PREP")  # Choosing between two
        common = lower.endswith("s") or goes_on  # Scientists, Campaign staff, Two other; Lee
        known = common and not original.has_capital(word)
    return said[:1].lower() + said[1:] if known and not title else said


@functools.cache
def _ends() -> re.Pattern[str]:
    """What may end a phrase without being part of the name: a clause, a time."""
    calendar = words("calendar")
    days = "|".join(calendar["weekday"])
    months = "|".join([*calendar["month"], *(rf"{month}\.?" for month in calendar["month_short"])])
    periods = r"week|month|year|night|morning|evening|[12]\d\d\d"
    times = "in|on|at|by|since|until|last|this|earlier|later"
    adverbs = (
        "in particular|first|recently|also|later|earlier|now|still|previously|reportedly|then|yesterday|today|tonight"
    )
    clause = r"(?:who|which|whose|whom|where)\b.*"
    return re.compile(
        rf"(?<!ed)[, ](?:(?:(?<=,) |(?<= ))(?:{clause}|(?:{times}) (?:{months}|{days}|{periods})\b.*)"
        rf"|(?<= )(?:{adverbs}|(?<!on )(?:{days})|(?:following|amid) .*))$"
    )
