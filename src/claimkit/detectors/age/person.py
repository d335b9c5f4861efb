"""The person whose age it is: the name, noun or pronoun after or before the age, or the subject of its clause."""

from __future__ import annotations

import re

from claimkit.detectors.age.patterns import AgeRule, ages
from claimkit.language import words
from claimkit.text.document import Document
from claimkit.text.mentions import antecedent, main_subject, subject_of
from claimkit.text.names import lexicon
from claimkit.text.names.name_words import is_name, name_at, name_before
from claimkit.text.numbers import numbers
from claimkit.text.phrases import before_parenthesis
from claimkit.text.tokens import TextSpan, Tokens, TokenSpan

PEOPLE = frozenset(words("age")["words"]["people"])
JOBS = frozenset(words("age")["words"]["jobs"])
_NUMBER_WORDS = numbers("en").words
THINGS = frozenset(words("age")["words"]["things"])
THING_ENDINGS = tuple(words("age")["words"]["thing_endings"])
_VERBS = frozenset(words("date")["tense"]["past"])
# What may stand between a person and the age.
_BETWEEN = frozenset({",", "(", "–", "—", "both", "now", "then", "all", "just", "at", "of", "the", "and"}) | frozenset(
    {"over", "under", "age", "aged", "ages"}
)
_CALENDAR = frozenset(
    name.lower() for table in ("month", "month_short", "weekday") for name in words("calendar")[table]
)
_PERSONS = frozenset(words("age")["words"]["persons"])
_SPOKEN = frozenset({"say", "says", "said", "told", "tells", "revealed", "reveals", "explained", "explains"})
_LINKS = frozenset({"is", "are", "was", "were", "be", "thought", "believed", "understood", "reported", "estimated"})
_BEHIND_NOUN = _VERBS | {"last", "yesterday", "today", "tonight", "earlier"}  # hurt a 13-year-old | last week
_WHERE = frozenset({"in", "at", "on", "near", "from", "outside", "inside"})
# What may stand between a verb and the age: "she died at just", "anyone over the".
_LEADING = frozenset(
    {"at", "by", "the", "from", "of", "until", "in", "just", "only", "about", "almost", "nearly", "now"}
) | (frozenset({"before", "since", "after", "around", "over", "under", "above", "below", "between"}))
_SHARES = frozenset({"percent", "cent", "%", "half", "third", "quarter", "most"})
_REACH = 25  # tokens


def is_thing(word: str) -> bool:
    """Whether a noun names something that cannot have a person's age."""
    one = word.removesuffix("s")
    return word in THINGS or one in THINGS or (one.endswith(THING_ENDINGS) and word not in PEOPLE)


def person_of(document: Document, rule: AgeRule, match: re.Match[str], start: int, end: int) -> TextSpan | None:
    """Text offsets of the person whose age it is, without the age; ``None`` if the text names nobody nearby."""
    tokens = document.tokens
    first, last = tokens.at(start), tokens.at(end - 1) + 1
    if rule.person == "after":
        if match["plural"]:
            return None
        return _after_attributive(document, first, last)
    if rule.person == "before":
        at = tokens.at(match.start())
        if at and tokens.lower[at - 1] == "at":
            return _subject(document, at, last)
        return _before(document, at, last)
    if rule.person == "subject":
        return _subject(document, tokens.at(match.start()), last)
    return None if rule.person == "none" else _by_names(document, rule.person, tokens.at(match.start()), last)


def _by_names(document: Document, where: str, first: int, last: int) -> TextSpan | None:
    """The capitalised words beside the age, or the nearest pronoun or name; works for any language, as it needs no
    phrases."""
    tokens, (floor, limit), language = document.tokens, document.sentence_of(first), ages(document.language)
    if where == "name_after":
        stop = name_at(tokens, last, limit)
        return _span(tokens, last, stop, language.jobs) if stop > last else None
    if where == "name_before":
        name = name_before(tokens, first, floor)
        return _span(tokens, name, first, language.jobs) if name < first else None
    return _nearest_person(tokens, first, floor, language.persons)


def _span(tokens: Tokens, first: int, end: int, jobs: frozenset[str] = JOBS) -> TextSpan:
    name = first
    while end - name > 2 and tokens.lower[name] in jobs:
        name += 1
    first = name if is_name(tokens, name) else first
    return TextSpan(tokens.start[first], tokens.end[end - 1])


def _after_attributive(document: Document, first: int, last: int) -> TextSpan | None:
    """``Smith, a 22-year-old man``, ``she was a 22-year-old clerk``, ``as a six-year-old``, ``19-year-old Smith``."""
    tokens, (floor, limit) = document.tokens, document.sentence_of(first)
    start = first
    while start > floor and (tokens.tag[start - 1] in ("LY", "ADV") or tokens.lower[start - 1] in ("then", "now")):
        start -= 1
    if start - 1 > floor and tokens.tag[start - 1] in ("WORD", "ED") and tokens.lower[start - 2] in ("a", "an"):
        start -= 1  # a bearded 40-year-old
    if start < first and tokens.lower[start - 1] == "," and (name := name_before(tokens, start - 1, floor)) < start - 1:
        return _span(tokens, name, start - 1)  # Smith, then 29-years-old
    if start > floor and tokens.lower[start - 1] in ("a", "an", "the", "another", "their", "his", "her", "my"):
        article = start - 1
        if article > floor and tokens.lower[article] in ("a", "an", "the"):
            before = tokens.lower[article - 1]
            if (
                before == ","
                and (tokens.lower[article] != "the" or name_at(tokens, last, limit) == last)  # the 59-year-old Lund
                and (name := name_before(tokens, article - 1, floor)) < article - 1
                and not (name > floor and tokens.lower[name - 1] in _WHERE)
                and tokens.lower[name] not in _CALENDAR
            ):
                return _span(tokens, name, article - 1)
            if before in ("was", "is", "am", "were", "'s", "'m", "be", "became") and (
                found := _subject_span(document, article - 1)
            ):
                return found
            if before == "as" and (found := _nearest_person(tokens, article - 1, floor)):
                return found
    return _noun_after(tokens, last, limit)


def _noun_after(tokens: Tokens, first: int, limit: int) -> TextSpan | None:
    """The noun phrase right after an age: the name in it (``striker Ann Lee``), else the whole phrase."""
    at, end = first, min(limit, first + 10)
    name: TokenSpan | None = None
    while at < end and (tokens.tag[at] in ("WORD", "NAME") or tokens.word[at] == "-"):
        if tokens.lower[at] in _BEHIND_NOUN or (at > first and _is_verb_of_kin(tokens, at)):
            break
        stop = name_at(tokens, at, end)
        if stop > at:
            name = TokenSpan(at, stop)
        at = max(stop, at + 1)
    verb = (
        name is not None and at < end and name[1] < at and tokens.lower[name[1]].endswith("s")
    )  # 19-year-old Lund plays
    if name is not None and (name[1] == at or (name[0] == first and (verb or tokens.tag[name[1]] != "WORD"))):
        return _span(tokens, *name)
    if at == first or (at == first + 1 and _is_verb(tokens, first, limit)):
        return None
    if at < limit and tokens.lower[at] == "of":
        stop = at + 1
        while (
            stop < end
            and tokens.lower[stop] not in _VERBS
            and (tokens.tag[stop] in ("DET", "POSS", "WORD", "NAME", "NUM", "GEN") or tokens.word[stop].isupper())
        ):
            stop += 1
        at = stop if stop > at + 1 else at
    if tokens.lower[at] == "," and lexicon.plain(tokens.word[at + 1]) in lexicon.FIRST_GENDER:
        stop = name_at(tokens, at + 1, limit)
        if stop > at + 1 and tokens.tag[stop] in ("PUNCT", "STOP"):
            return _span(tokens, at + 1, stop)  # her three-year-old daughter, Ann, sang
    return _span(tokens, first, at)


def _is_verb_of_kin(tokens: Tokens, at: int) -> bool:
    """Whether the word behind somebody's child or parent is a verb (``her 14-year-old daughter attends``)."""
    ends = tokens.tag[at + 1] in ("STOP", "PUNCT", "PREP", "DET", "POSS", "ADV", "LY")
    return tokens.lower[at - 1] in lexicon.KIN and tokens.lower[at].endswith("s") and ends


def _is_verb(tokens: Tokens, at: int, limit: int) -> bool:
    """Whether the single word after an age is a verb (``the 62-year-old sings the song``)."""
    if tokens.lower[at] in PEOPLE:
        return False
    return at + 1 < limit and tokens.tag[at + 1] in ("DET", "POSS", "LY", "PRON")


def _before(document: Document, first: int, last: int) -> TextSpan | None:
    """``Smith, 59``, ``readers aged nine``, ``a man in his 40s``, ``he died aged 72``."""
    tokens, (floor, _) = document.tokens, document.sentence_of(first)
    end = _person_end(tokens, first, floor)
    if end == floor:
        return _subject_after(document, last)
    word, tag = tokens.lower[end - 1], tokens.tag[end - 1]
    if word in _CALENDAR:  # he died on 4 May aged 96
        return _nearest_person(tokens, first, floor)
    if tag == "POSS" and tokens.lower[end - 2] in ("was", "is", "'s"):  # it was her 80th birthday
        return _span(tokens, end - 1, end)
    if tag == "AUX" and (found := _subject_span(document, end - 1)):
        return found
    if tag == "PRON" and word in _PERSONS | {"those", "anyone", "everyone", "someone"}:
        return _span(tokens, end - 1, end)
    if tag == "POSS" and (subject := main_subject(document, end)) is not None:
        return _birthday_person(tokens, subject.first, subject.end) or _span(tokens, end - 1, end)
    name = name_before(tokens, end, floor)
    if floor < name < end and (resident := _resident_of(tokens, name, floor)) is not None:
        return resident
    comma = end < first or tokens.tag[first] == "PUNCT"
    if name < end and (comma or not _is_object(tokens, name, floor)):
        return _span(tokens, name, end)
    noun = _noun_before(tokens, end, floor) if comma or word in PEOPLE else None
    return noun or _nearest_person(tokens, first, floor) or _subject_after(document, last)


def _birthday_person(tokens: Tokens, first: int, end: int) -> TextSpan | None:
    """The person whose birthday a clause is about: its subject (*she* died before her 16th birthday) or the subject's
    owner (*Ruth Holm*'s last song was on her 94th); ``None`` if the subject is a thing without an owner."""
    owned = next((at for at in range(first + 1, end) if tokens.tag[at] == "GEN"), None)
    if tokens.tag[end - 1] != "WORD" or lexicon.person_noun(tokens.lower[end - 1]):
        return _name_or_phrase(tokens, first, end)
    return _span(tokens, first, owned) if owned is not None else None


def _person_end(tokens: Tokens, first: int, floor: int) -> int:
    """The token after the words for the person before an age at ``first``; ``floor`` if the sentence has none there."""
    end = first
    while end > floor and (tokens.lower[end - 1] in _BETWEEN or tokens.tag[end - 1] == "NUM"):
        end -= 1
    if end > floor and tokens.lower[end - 1] == ")":  # Ann Lee (Labour), 59
        end = next((at for at in range(end - 1, floor, -1) if tokens.lower[at] == "("), end)
    if end > floor and end - 3 >= floor and tokens.lower[end - 2] == "of" and tokens.lower[end - 3] in PEOPLE:
        end -= 2  # a mother of three
    if end > floor and end == first and tokens.tag[first] != "PUNCT" and tokens.lower[end - 1] not in _CALENDAR:
        if tokens.tag[end - 1] == "GEN":  # but not Ruth Holm's son, 12
            return end - 1  # Ruth Holm's 80th birthday
        if end - 2 > floor and tokens.tag[end - 2] == "GEN" and tokens.tag[end - 1] in ("WORD", "ED"):
            return end - 2  # Ruth Holm's quiet 80th birthday
    return end


def _resident_of(tokens: Tokens, place: int, floor: int) -> TextSpan | None:
    """The person who comes from the place named at ``place``: ``Ruth Holm, of Leeds, 59``, ``a singer from Leeds,
    59``."""
    if tokens.lower[place - 1] not in ("of", "from"):
        return None
    stop = place - 2 if place - 2 > floor and tokens.lower[place - 2] == "," else place - 1
    if stop - (first := name_before(tokens, stop, floor)) > 1:
        return _span(tokens, first, stop)
    return _noun_before(tokens, stop, floor) if tokens.lower[place - 1] == "from" else None


def _noun_before(tokens: Tokens, end: int, floor: int) -> TextSpan | None:
    """The noun phrase that ends before ``end``, or the name that it describes: ``two men, 19 and 22``, ``Ruth Holm, a
    teacher, 59``."""
    noun = end
    while noun > floor and tokens.tag[noun - 1] in ("WORD", "NAME", "ED", "ING", "NUM", "GEN", "POSS", "DET"):
        opened = noun < end and (tokens.tag[noun] in ("DET", "NUM", "POSS") or tokens.lower[noun] in _NUMBER_WORDS)
        if (opened and tokens.tag[noun - 1] in ("ED", "ING", "WORD", "NAME")) or tokens.lower[noun - 1] in _VERBS:
            break  # police arrested | two men
        noun -= 1
    if noun - 1 > floor and tokens.lower[noun] in ("a", "an", "the") and tokens.lower[noun - 1] == ",":
        named = name_before(tokens, noun - 1, floor)
        if named < noun - 1:
            return _span(tokens, named, noun - 1)
    return _span(tokens, _without_article(tokens, noun, end), end) if noun < end else None


def _is_object(tokens: Tokens, name: int, floor: int) -> bool:
    """Whether a name is the object of a verb or preposition, so that the age is the subject's (``she joined the Navy
    aged 14``)."""
    at = name - 1
    while at >= floor and tokens.tag[at] in ("DET", "POSS", "WORD", "NAME", "PREP"):
        if tokens.tag[at] == "PREP" or tokens.lower[at] == "the":
            return True
        at -= 1
    return False


def _without_article(tokens: Tokens, first: int, end: int) -> int:
    return first + 1 if first + 1 < end and tokens.tag[first] in ("DET", "PREP") else first


def _subject(document: Document, first: int, last: int) -> TextSpan | None:
    """The subject of the clause that contains the age."""
    tokens, (floor, _) = document.tokens, document.sentence_of(first)
    head = tokens.lower[first]
    if head.startswith("age") and first > floor and tokens.tag[first - 1] == "WORD":
        return None  # the retirement age of 65
    if head in _PERSONS or head.partition("'")[0] in _PERSONS:
        if head == "who" and (phrase := antecedent(document, first)) is not None:
            return _name_or_phrase(tokens, phrase.first, phrase.end)
        stop = tokens.start[first] + len(head.partition("'")[0])
        return TextSpan(tokens.start[first], stop)
    if head.startswith("turn") or head in _LINKS:
        return _subject_span(document, first)
    at = first
    while at > floor and (tokens.lower[at - 1] in _LEADING or _is_adjective_of_age(tokens, at - 1, head)):
        at -= 1
    who, mark, _ = tokens.lower[at - 1].partition("'") if at > floor else ("", "", "")
    if mark and who in _PERSONS:  # I'm only 59 years old
        return TextSpan(tokens.start[at - 1], tokens.start[at - 1] + len(who))
    if at > floor and "at" not in tokens.lower[at : first + 1] and _follows_people(tokens, at):
        return _before(document, at, last)
    if at == floor or tokens.tag[at - 1] in ("PUNCT", "QUOTE"):
        found = _subject_after(document, last)
        if found is not None and (at == floor or tokens.lower[at - 1] != "("):
            return found
        if at > floor and (name := name_before(tokens, at - 1, floor)) < at - 1:
            return _span(tokens, name, at - 1)
    if tokens.lower[at - 1] in ("is", "was", "were", "are", "am", "be", "'s", "'m") and (
        found := _subject_span(document, at - 1)
    ):
        return found
    return _nearest_person(tokens, first, floor)


def _is_adjective_of_age(tokens: Tokens, at: int, head: str) -> bool:
    """Whether an adjective of the age stands at ``at``: ``the tender age of 12``."""
    return head.startswith("age") and at > 0 and tokens.tag[at] == "WORD" and tokens.lower[at - 1] == "the"


def _follows_people(tokens: Tokens, at: int) -> bool:
    """Whether a word for people ends before ``at``: ``workers 60 years old or older``, ``the man, 25 to 30 years
    old,``, ``anyone over the age of 18``."""
    word = tokens.lower[at - 2] if tokens.lower[at - 1] == "," and at > 1 else tokens.lower[at - 1]
    return word in PEOPLE or word in JOBS


def _subject_span(document: Document, verb: int) -> TextSpan | None:
    tokens = document.tokens
    phrase = subject_of(document, verb)
    if phrase is None:
        return None
    if phrase.end == phrase.first + 1 and tokens.lower[phrase.first] == "who":
        phrase = antecedent(document, phrase.first) or phrase
    if is_thing(tokens.lower[phrase.end - 1]) or tokens.lower[phrase.first] == "it":
        return None
    return _name_or_phrase(tokens, phrase.first, phrase.end)


def _name_or_phrase(tokens: Tokens, first: int, end: int) -> TextSpan:
    """The name in a phrase (``former clerk Ann Lee, of Leeds``), else the phrase without its article or share (``60
    percent of the workers``)."""
    first = next((at + 1 for at in range(first + 1, end - 1) if _is_amount(tokens, at)), first)
    at = first
    while at < end:
        if is_name(tokens, at):
            stop = name_at(tokens, at, end)
            if stop == end or tokens.tag[stop] in ("PUNCT", "PREP"):
                return _span(tokens, at, stop)
            at = stop
        at += 1
    return _span(tokens, _without_article(tokens, first, end), end)


def _is_amount(tokens: Tokens, of: int) -> bool:
    return tokens.lower[of] == "of" and (tokens.tag[of - 1] == "NUM" or tokens.lower[of - 1] in _SHARES)


def _subject_after(document: Document, last: int) -> TextSpan | None:
    """The person right after the age and its comma: ``At age seventeen, she went``."""
    tokens, (_, limit) = document.tokens, document.sentence_of(last - 1)
    at = last
    while at < limit and tokens.tag[at] in ("PUNCT", "NUM") and at < last + 2:
        at += 1
    if at >= limit:
        return None
    if tokens.lower[at] in _PERSONS:
        return _span(tokens, at, at + 1)
    stop = name_at(tokens, at, limit)
    return _span(tokens, at, stop) if stop > at else None


def _nearest_person(tokens: Tokens, before: int, floor: int, persons: frozenset[str] = _PERSONS) -> TextSpan | None:
    """The nearest pronoun before a token, or the nearest name there that is followed by a verb or a comma."""
    for at in range(before - 1, max(floor, before - _REACH) - 1, -1):
        if tokens.lower[at] in persons and tokens.lower[at] != "who":
            return _span(tokens, at, at + 1)
        if tokens.lower[at] == "who":  # Vera Holm, who died on Friday at 50
            end = at - (tokens.lower[at - 1] == ",")
            if (first := name_before(tokens, end, floor)) < end:
                return _span(tokens, first, end)
        acts = tokens.tag[at + 1] in ("VERB", "ED", "AUX") or tokens.lower[at + 1] in _VERBS
        if acts and tokens.lower[at] in lexicon.KIN and tokens.tag[at - 1] == "POSS":  # she said her son left at 16
            return TextSpan(tokens.start[at - 1], tokens.end[at])
        if is_name(tokens, at) and at + 1 < before:
            after = tokens.tag[at + 1]
            if tokens.lower[at + 1] == "," and tokens.tag[at + 2] in ("VERB", "ED", "AUX"):
                whole = before_parenthesis(tokens, at + 2, floor)  # Vera Holm, head of Lund Ltd, died at 50
                if whole is not None and whole.first < at:
                    return _name_or_phrase(tokens, whole.first, whole.end)
            if after in ("VERB", "ED", "AUX") or tokens.lower[at + 1] in (",", *_SPOKEN):
                first = name_before(tokens, at + 1, floor)
                if first == floor or tokens.tag[first - 1] != "PREP":
                    return _span(tokens, first, at + 1)
    return None
