"""Removes what must not be published from annotators' texts: e-mail addresses, and names and passwords in links.

Each *at* sign is examined once, with as many characters around it as an address can have (RFC 5321: 64 before, 255
after), so the work grows only linearly with the text.
"""

from __future__ import annotations

import re
from typing import Final

REMOVED: Final = "[e-mail removed]"
REMOVED_IN_LINK: Final = "removed"  # so that a link stays a link

_LOCAL, _DOMAIN = 64, 255
_AT: Final = re.compile(r"@|＠|%40")
_LINK: Final = re.compile(r"(https?://)([^\s/?#]*)(\S*)", re.IGNORECASE)
_BEFORE: Final = re.compile(rf"(?:\"[^\"\n]{{1,{_LOCAL}}}\"|[\w.+%'-]{{1,{_LOCAL}}})\Z")
_AFTER: Final = re.compile(rf"(?=.{{0,{_DOMAIN}}}[^\W\d_])[\w-]+(?:[.．][\w-]+)*|\[[\d.:a-fA-F]+\]")


def without_emails(text: str) -> str:
    """The text with every e-mail address replaced by :data:`REMOVED`, also ``bob@localhost``, ``"Bob R."@x.org``,
    ``bob＠x.org`` and ``bob%40x.org``. Links stay links: ``https://user:word@host/?by=bob%40x.org`` becomes
    ``https://host/?by=removed``.
    """
    pieces, last = [], 0
    for link in _LINK.finditer(text):
        scheme, host, rest = link.groups()
        pieces += [_replaced(text[last : link.start()], REMOVED), scheme, host.rpartition("@")[2]]
        pieces.append(_replaced(rest, REMOVED_IN_LINK))
        last = link.end()
    return "".join([*pieces, _replaced(text[last:], REMOVED)])


def has_address(text: str) -> bool:
    """Whether :func:`without_emails` would change the text."""
    return without_emails(text) != text


def _replaced(text: str, by: str) -> str:
    pieces, last = [], 0
    for at in _AT.finditer(text):
        if at.start() < last:
            continue
        before = _BEFORE.search(text[max(last, at.start() - _LOCAL - 2) : at.start()])
        after = _AFTER.match(text[at.end() : at.end() + _DOMAIN])
        if before and after:
            pieces += [text[last : at.start() - len(before[0])], by]
            last = at.end() + after.end()
    return "".join([*pieces, text[last:]])
