"""Words of an article prepared for a sentence of ours: on one line, quoted, cut. Pure."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_INFLECTED = re.compile(r"(?<=\w{3})(?:ments?|ings?|ed|ions?|al|es|s|e)$")
CLOSING = "”»"
_LETTER = re.compile(r"[^\W_]")
# Each alternative begins with its mark, not with a look behind, so that the search skips all other characters.
_SINGLE = re.compile(r"['‘](?<!\w.)(?=\w)((?:[^'‘’“”\"]|(?<=\w)['’](?=\w)){1,200}?)['’](?!\w)")
_BOTH = re.compile(r"'''(?!\w)")  # two quotations end: ''she said 'yes'''
_OPENS = re.compile(r"``|''|[“„«\"‘]|'(?=\w)")
_ENDS_WITHIN = re.compile(r"\w['’][.!?] \w")  # 'it was late'. It'
_DOUBLE = re.compile(r"[“”„«»\"]")
_ORPHAN = re.compile(r"[^\s(\[]\"(?:[\s.,;:!?)]|$)")
_CLOSES = re.compile(r"[\w.,!?]“(?:[\s.,;:!?)]|$)")
_BORDER = re.compile(
    r"[,;:]\s|\s[-–—]\s|\s(?=(?:and|but|or|which|who|that|because|while|when|after|before|if|as)[\s,])"
)
_HANGING = re.compile(r"\b(?:because|as|that|which|who|if|when|while)\b,?(?: \w+,?){0,2}$")
# Opening marks with those that close them.
_PAIRS: Final = {
    "``": ("''", '"'),
    "''": ("''", '"'),
    "“": ("”", '"'),
    "„": ("“", "”", '"'),
    "«": ("»",),
    '"': ('"', "”", "''"),
    "‘": ("’", "'"),
    "'": ("'", "’"),
}
_DASH = re.compile(r" _ | -- |--(?<=\w--)(?=\w)")  # as wires send it
_END = re.compile(r"(?<=[a-z]{4}[.!?])[\"”’]*\s")  # no abbreviation's


_ASIDE = re.compile(
    r",? ?\b(?:early |late )?(?:on )?"
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?: (?:night|morning|afternoon|evening))?"
    r"|yesterday|today|last (?:week|month|year|night)|this (?:week|month|year|morning)"
    r"|however|also|later|earlier|recently|too|though)\b,?"
)


def line(text: str) -> str:
    """The text on one line, without invisible characters."""
    said = " ".join(text.split())
    return said if said.isprintable() else "".join(c for c in said if unicodedata.category(c)[0] != "C")


def tidy(text: str) -> str:
    """A phrase on one line, without the punctuation around it."""
    said = line(text).strip(" ,;:-–—―")
    if said.count(")") > said.count("("):
        said = said.rstrip(".").removesuffix(")")
    return said.removesuffix(" (").rstrip(" ,;:-–—―")


def without_days(text: str) -> str:
    """Words between a verb and what follows it, without days, *however*, *also*, which are not part of what is said."""
    return _ASIDE.sub("", text)


def marks(text: str, *, inside: bool = False) -> str:
    """The text with its quotation marks paired as “ ‘ ’ ”, or as ‘ “ ” ’ if it stands ``inside`` a quotation. An
    unpaired mark is closed at the end, or dropped."""
    text = _BOTH.sub("'\"", _DASH.sub(" – ", text))
    text = _SINGLE.sub(lambda found: f"“{found[1]}”", text.replace("''", '"').replace("``", '"'))
    text = text.replace("'", "’").replace("‘", "’")
    pairs = ["‘’", "“”"] if inside else ["“”", "‘’"]
    opened: list[str] = []
    said, last = "", 0
    for sign in _DOUBLE.finditer(text):
        if not opened and sign[0] == '"' and _ORPHAN.match(text, max(sign.start() - 1, 0)):
            continue  # it closes what began before
        piece, last, mark = text[last : sign.start()].replace('"', ""), sign.end(), sign[0]
        said += piece.lstrip() if said.endswith(("“", "‘")) else piece
        ends = _CLOSES.match(text, max(sign.start() - 1, 0)) is not None
        closes = opened and (mark in CLOSING or mark == '"' or ends)
        if closes:
            opened.pop()
            said = said.rstrip() + pairs[len(opened) % 2][1]
        elif mark not in CLOSING:
            said += pairs[len(opened) % 2][0]
            opened.append(mark)
    said += text[last:].replace('"', "")
    while opened:
        opened.pop()
        said = said.rstrip() + pairs[len(opened) % 2][1]
    return said.replace("“”", "").replace("‘’", "")


def unmarked(text: str) -> str:
    """A quotation without its outer marks."""
    first = next(mark for mark in _PAIRS if text.startswith(mark))
    last = next((mark for mark in _PAIRS[first] if text.endswith(mark)), "")
    return text.removeprefix(first).removesuffix(last).strip()


def quoted(text: str) -> str:
    """The text in quotation marks, in place of any it has around it."""
    bare = text.strip()
    return f"“{marks(unmarked(bare) if is_quotation(bare) else bare, inside=True)}”"


def is_quotation(text: str) -> bool:
    """Whether the text is one quotation from first to last mark, or starts with one that does not close."""
    found = _OPENS.match(text)
    if not found:
        return False
    closing = _PAIRS[found[0]][0]
    if closing in ("’", "'"):
        return text.endswith(("’", "'")) and not _ENDS_WITHIN.search(text)
    first = text.find(closing, found.end())
    return first < 0 or first >= len(text) - len(closing) - 1


def cut(text: str, longest: int) -> str:
    """The text cut to at most ``longest`` characters, after a sentence or else a clause, with an ellipsis."""
    if len(text) <= longest:
        return text
    borders = [match.start() for match in _END.finditer(text, longest // 3, longest - 1)]
    clauses = [match.start() for match in _BORDER.finditer(text, longest // 2, longest - 1)]
    borders = borders or [at for at in clauses if not _HANGING.search(text, max(at - 40, 0), at)] or clauses
    end = borders[-1] if borders else text.rfind(" ", 0, longest - 1)
    end = end if end > 0 else longest - 1
    return text[:end].rstrip(" ,;:-–—") + " …"


def around(text: str, start: int, end: int, longest: int, last: int = 0) -> str:
    """The part of a sentence that contains ``start``..``end`` and, if possible, ``last``; cut at clauses, with
    ellipses."""
    if len(text) <= longest:
        return text
    first = 0
    if max(end, last) > longest * 2 // 3:
        borders = [match.end() for match in _BORDER.finditer(text, 0, start) if end - match.end() < longest * 2 // 3]
        first = borders[0] if borders else text.rfind(" ", 0, max(start - longest // 3, 1)) + 1
    return ("… " if first else "") + cut(text[first:], min(max(longest, max(end, last) - first + 2), longest * 3 // 2))


def capital(text: str) -> str:
    """The text with its first letter as a capital."""
    return _LETTER.sub(lambda first: first[0].upper(), text, count=1)


def stem(word: str) -> str:
    """What the words of a family share: *endors* of *endorsed* and *endorsement*."""
    return _INFLECTED.sub("", word)


def listed(parts: list[str]) -> str:
    """*A, B and C*"""
    return parts[0] if len(parts) == 1 else ", ".join(parts[:-1]) + " and " + parts[-1]


def a(noun: str) -> str:
    """The noun with its indefinite article."""
    vowel = re.match(r"(?:[aeioAEIO]|[uU](?!n[iy]|[ks]|se|su)|8|11\b|18\b|hour|honest|heir)", noun)
    return f"{'an' if vowel else 'a'} {noun}"
