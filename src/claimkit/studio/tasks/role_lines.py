"""A claim's roles as lines of text (``accused: Ann Lee``), which the *mark* layout shows for correction.

Painted as regions, they would clutter the text between claims and make a long article unreadable.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from claimkit.records import ROLES, Claim, ClaimType, Role
from claimkit.text.tokens import TextSpan

Skip = Callable[[str, str], None]


def as_line(role: Role) -> str:
    return f"{role.role}: {_words(role.text)}"


def read_lines(
    lines: Iterable[str], type_: ClaimType, anchor: TextSpan, proposed: Claim | None, text: str, skip: Skip
) -> list[Role]:
    """The roles that the lines name. An unchanged line keeps the proposed role; otherwise the role is the occurrence of
    the words that is nearest to the anchor.

    ``anchor`` and the roles' offsets refer to ``text``. A line that is not a role of the type, or whose words are not
    in the text, is reported to ``skip``.
    """
    before = list(proposed.roles) if proposed else []
    found: list[Role] = []
    for line in lines:
        name, _, words = (part.strip() for part in line.partition(":"))
        if name not in ROLES[type_] or not words:
            skip("stray role", line)
            continue
        same = next((role for role in before if as_line(role) == f"{name}: {_words(words)}"), None)
        if same is not None:
            before.remove(same)
            found.append(same)
            continue
        span = _nearest(words, anchor, text)
        if span is None:
            skip("role not in the text", line)
            continue
        found.append(Role(role=name, start=span.start, end=span.end, text=text[slice(*span)]))
    return found


def _nearest(words: str, anchor: TextSpan, text: str) -> TextSpan | None:
    spans = [TextSpan(*match.span()) for match in re.finditer(r"\s+".join(map(re.escape, words.split())), text)]
    return min(spans, key=lambda span: max(span.start - anchor.end, anchor.start - span.end), default=None)


def _words(text: str) -> str:
    return " ".join(text.split())
