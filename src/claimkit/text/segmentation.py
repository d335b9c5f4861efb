"""Splits a text into sentences, by offsets, and flags boilerplate.

A line break ends a sentence, unless the text was wrapped at a fixed width. Within a line, a sentence ends with a full
stop, exclamation mark or question mark (and its closing marks and footnote marks) before something that can start a
sentence; ``language/<language>/abbreviations.toml`` decides doubtful full stops. A sentence longer than
:data:`LONGEST` characters is cut between words.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from typing import Final

from claimkit.language import words
from claimkit.records import Sentence
from claimkit.text.tokens import TextSpan

LONGEST: Final = 1_000  # maximum characters of a sentence; the longest of 28,000 in news articles has 606

# Linear on any input: all repeats are bounded, and a run of stops matches only from its first.
_STOP = re.compile(
    r"""
    ([.!?…](?<![.!?…].)[.!?…]{0,7}) ([\"”’'»)\]]{0,4})         # the stop and what closes with it
    ( (?:(?<=[^\d\s]\.)\d{1,2})?                          # a footnote number: "growth.4"
      (?:\s?\[(?:\d{1,3}|[a-z ]{3,20}\ needed)\]){0,6} )  # or footnote marks: "[17] [2]"
    (?=(?:\s{1,8}  # or no blank: "closed.Ann Lee said", "2017.The firm", “Go!”He went, “late”.The man
         |(?:(?<=[^\W\d_A-Z]{2}[.!?])|(?<=\d{4}\.)|(?<=[.!?][\"”’'»])|(?<=\w[\"”’»]\.))
          (?=[“„]?[A-Z][\w’'-]{0,30}[\s,]))
       ([\"“„‘'«(\[¿¡]{0,4})([^\s\"“„‘'«(\[¿¡][\w’']{0,15}))
    """,
    re.VERBOSE,
)
_LINE = re.compile(r"[^\s][^\n\r\u2028\u2029]*")
_LAST_WORD = re.compile(r"(?:[^\W\d_]\.)*[^\W_]*\Z")
_ENUMERATOR = re.compile(
    r"\W{0,2}(?:(?:Figure|Fig|Table|Chapter|Box|Part|Q)\.? )?(?:\d{1,3}(?:\.\d{1,3}){0,3}|[A-Za-z]|[ivxIVX]{1,5})\Z"
)
_DATE = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,[ ][A-Z][a-z]{2,8}[ ]\d{1,2},[ ]\d{4}"
_LABEL = re.compile(
    rf"(?:(?:Figure|Fig\.|Table|Box|Exhibit|Chart)[ ]\d{{1,3}}(?:\.\d{{1,3}})?|{_DATE})(?=[ ][A-Z(“\"])"
)
_MEASURED = re.compile(r"\d ?[^\W\d_]+\Z")
_JOINED = re.compile(r"(?:.*[,;] )?(?:and |but |then )(.*)")  # "He slept, and at 5 a.m. ..."
_LONGEST_FRONT = 12  # words
_GOES_ON = frozenset({"Inc", "Corp", "News"})  # a name with a mark inside: Yahoo! News
_BRAND = re.compile(r"[a-z]{1,2}[A-Z]")
# A picture credit or publication date that follows a headline or caption on the same line, without a full stop.
_FLATTENED = re.compile(
    rf"(?<=[\w’'\"”)])[ ](?=(?:Image|Photo|Photograph|Picture|Photo credit|Image credit):[ ]|{_DATE}\Z)"
)
_CONTINUES = re.compile(r"\b(?:on|of|to|for|from|since|until|till|by|and|before|after|dated|through|next|last|this)\Z")


class _Words:
    """The abbreviations and boilerplate of one language."""

    def __init__(self, language: str) -> None:
        data, phrases = words("abbreviations", language), words("boilerplate", language)
        self.title, self.number, self.never = (frozenset(data.get(name, ())) for name in ("title", "number", "never"))
        self.open = frozenset(data.get("other", ())) | frozenset(data.get("final", ()))
        self.starters, self.after_time = frozenset(data.get("starters", ())), frozenset(data.get("after_time", ()))
        self.units, self.domains = frozenset(data.get("units", ())), frozenset(data.get("domains", ()))
        grammar = words("grammar", language)
        self.fronted = frozenset(grammar.get("PREP", ())) | frozenset(data.get("fronted", ()))
        self.clauses = frozenset(grammar.get("SUB", ()))
        self.verbs = frozenset(grammar.get("AUX", ())) | frozenset(grammar.get("VERB", ()))
        self.ordinals: bool = data.get("ordinals", False)
        said = "|".join(data.get("said", ())) or "(?!)"
        self.speaker = re.compile(rf"(?:[A-Z][\w.’'-]{{0,20}} ){{0,4}}(?:{said})\b")
        self.starts = re.compile(rf"\W{{0,6}}(?:{'|'.join(phrases.get('starts', ())) or '(?!)'})")
        starting = phrases.get("starting", {}).items()
        self.starting = {word: re.compile(rf"\W{{0,6}}(?:{pattern})") for word, pattern in starting}
        self.inside = {word: re.compile(pattern) for word, pattern in phrases.get("inside", {}).items()}


_words = functools.cache(_Words)


def segment(text: str, language: str = "en") -> list[Sentence]:
    """The sentences of ``text`` in order, without surrounding white space; boilerplate is flagged.

    Raises :class:`~claimkit.errors.SettingsError` for an unsupported language.
    """
    lower, known = _lowered(text), _words(language)
    starts = [known.starts, *(pattern for word, pattern in known.starting.items() if word in lower)]
    inside = [pattern for word, pattern in known.inside.items() if word in lower]
    return [
        Sentence(start=start, end=end, boilerplate=_is_boilerplate(lower, start, end, starts, inside))
        for line in _lines(text)
        for sentence in _split(text, *line, known)
        for start, end in _pieces(text, *sentence)
    ]


def within(text: str, start: int, end: int, longest: int) -> int:
    """The end of ``start``:``end`` after cutting it to at most ``longest`` characters, between words if possible."""
    if end - start <= longest:
        return end
    head = text[start : start + longest + 1]
    words = head.rstrip() if head[-1].isspace() else head.rsplit(maxsplit=1)[0]
    return start + min(len(words), longest)


def _pieces(text: str, start: int, end: int) -> Iterator[TextSpan]:
    """The sentence, cut into pieces of at most :data:`LONGEST` characters."""
    while start < end:
        cut = within(text, start, end, LONGEST)
        yield TextSpan(start, cut)
        start = cut
        while start < end and text[start].isspace():
            start += 1


def _lowered(text: str) -> str:
    """The text in lower case, with offsets unchanged; matching it is twice as fast as ignoring case."""
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def _is_boilerplate(
    lower: str, start: int, end: int, starts: list[re.Pattern[str]], inside: list[re.Pattern[str]]
) -> bool:
    # The end position makes `$` match at the end of the sentence. Long sentences belong to the article.
    if any(pattern.match(lower, start, end) for pattern in starts):
        return True
    return end - start < 200 and any(pattern.search(lower, start, end) for pattern in inside)


def _lines(text: str) -> list[TextSpan]:
    """The lines of a text; lines that were wrapped at a fixed width are joined again."""
    lines = [TextSpan(match.start(), match.start() + len(match.group().rstrip())) for match in _LINE.finditer(text)]
    width = max((end - start for start, end in lines), default=0)
    if not 40 <= width <= 100:
        return lines
    single = [i for i in range(1, len(lines)) if text.count("\n", lines[i - 1].end, lines[i].start) == 1]
    wrapped = {i for i in single if _wrapped(text, *lines[i - 1], lines[i].start, width)}
    # Most lines of wrapped prose begin in the middle of a sentence, unlike a list of headlines.
    if len(wrapped) < 2 or 2 * sum(text[lines[i].start].islower() for i in wrapped) < len(wrapped):
        return lines
    joined: list[TextSpan] = []
    for index, (start, end) in enumerate(lines):
        if index in wrapped:
            start = joined.pop().start
        joined.append(TextSpan(start, end))
    return joined


def _wrapped(text: str, start: int, end: int, following: int, width: int) -> bool:
    """Whether a line was broken because the next line's first word did not fit into ``width``."""
    if text.startswith(("- ", "* ", "• "), following):
        return False
    word = following
    while word < len(text) and not text[word].isspace() and word - following <= width:
        word += 1
    return end - start + 1 + word - following > width


def _split(text: str, start: int, end: int, known: _Words) -> Iterator[TextSpan]:
    """The sentences of one line."""
    first = start
    label = _LABEL.match(text, start, end)
    if label:
        yield TextSpan(*label.span())
        first = label.end() + 1
    for match in _STOP.finditer(text, first, end):
        if _ends(text, first, end, match, known):
            stop = match.end()
            if match[2] == '"' and not text[stop].isspace() and not text.count('"', start, match.start()) % 2:
                stop = match.start(2)  # 'It was late."We ran," she said'
            yield from _flattened(text, first, stop)
            first = stop
            while text[first].isspace():
                first += 1
    yield from _flattened(text, first, end)


def _flattened(text: str, start: int, end: int) -> Iterator[TextSpan]:
    marked = text.find(": ", start, end) >= 0 or text.find("day, ", start, end) >= 0  # far quicker than the pattern
    if marked and text[end - 1] not in "!?:":
        for match in _FLATTENED.finditer(text, start, end):
            if not _CONTINUES.search(text, start, match.start()):
                yield TextSpan(start, match.start())
                start = match.end()
    yield TextSpan(start, end)


def _ends(text: str, first: int, end: int, match: re.Match[str], known: _Words) -> bool:
    """Whether the sentence that began at ``first`` ends with this stop."""
    stop, closing, notes, opening, word = match.group(1, 2, 3, 4, 5)
    initial = word[0]
    if match.end() == match.start(5) and word in known.domains:  # Booking.Com
        return False
    if not (initial.isupper() or initial.isdigit()):
        if initial.islower():
            return bool(_BRAND.match(word)) or (
                opening == "(" and stop == "." and not _abbreviated(text, first, match, word, known)
            )
        return initial in "$£€#@•" and stop != "…" and not _abbreviated(text, first, match, word, known)
    if notes:
        return True
    if opening.endswith("[") and initial.isdigit():  # the footnote mark at the end of the line
        return False
    if ".." in stop or "…" in stop:
        return not text[match.start() - 1].isspace()
    if stop != ".":
        asked = closing and closing[0] in "\"”’'»" and not opening
        return not (asked and known.speaker.match(text, match.start(5), end)) and word not in _GOES_ON
    return not _abbreviated(text, first, match, word, known)


def _abbreviated(text: str, first: int, match: re.Match[str], following: str, known: _Words) -> bool:
    """Whether a single full stop belongs to the word before it, and the sentence goes on after it."""
    stop = match.start()
    found = _LAST_WORD.search(text, max(first, stop - 16), stop)
    word = found.group() if found else ""
    if not word:  # ". . ." with spaces between
        return stop > first + 1 and text[stop - 2 : stop] == ". "
    if _ENUMERATOR.match(text, first, stop):
        return True
    if word in known.title or word in known.never:
        return True
    if word in known.number and following[0].isdigit():
        return True
    if word in {"a.m", "p.m"}:
        return following in known.after_time or following[0].isdigit() or _fronted(text[first:stop], known)
    if word in known.units and _MEASURED.search(text, max(first, stop - 16), stop):
        return following[0].isdigit() or _fronted(text[first:stop], known)
    if word in known.open or "." in word or (known.ordinals and len(word) < 3 and word.isdigit()):
        return following not in known.starters
    if len(word) == 1:  # an initial, unless it closes a name such as "Plan B"
        return word.isupper() and (len(following) == 1 or following not in known.starters)
    return False


def _fronted(clause: str, known: _Words) -> bool:
    """Whether the words before a time or measure only say when or how, so that the sentence goes on: *On Tuesday at 9
    p.m. Ann Lee left*."""
    joined = _JOINED.fullmatch(clause)
    words_before = (joined[1] if joined else clause).lower().split()
    if not words_before or len(words_before) > _LONGEST_FRONT:
        return False
    if words_before[0] in known.clauses and "," not in clause:  # "When the alarm rang at 5 a.m. Ann Lee woke"
        return True
    verb = any(word in known.verbs or word.endswith("ed") for word in words_before)
    return words_before[0] in known.fronted and not verb
