"""How people see records: types and roles have a colour and a key, articles a name, addresses a host."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING, Final, NamedTuple
from urllib.parse import urlsplit

from claimkit.records import NAMED_ROLES

if TYPE_CHECKING:
    from claimkit.records import Article, Claim


class Mark(NamedTuple):
    """A label that can be painted on text: its name, colour and hotkey."""

    name: str
    colour: str
    hotkey: str


# Label Studio's own keys (u, alt+., alt+r, alt+h, alt+l, alt+m, ctrl+d, backspace, ...) are avoided. Every label has a
# key, since Label Studio gives 1-9 to labels without one. The colours have medium lightness, so that they are visible
# on both a white and a black page.
TYPES: Final = (
    Mark("age", "#2f7ed8", "q"),
    Mark("date", "#0d9488", "w"),
    Mark("accusation", "#dc2626", "e"),
    Mark("attribution", "#7c3aed", "r"),
)
ROLE_MARKS: Final = (
    Mark("person", "#64748b", "a"),
    Mark("accused", "#d97706", "s"),
    Mark("accuser", "#65a30d", "d"),
    Mark("charge", "#db2777", "f"),
    Mark("source", "#0284c7", "g"),
    Mark("content", "#a3a3a3", "h"),
)


def name_of(article: Article) -> str:
    """An article's name for people: its title, else its web address, its file's name or its id."""
    address = article.url if article.url and article.url.startswith(("http://", "https://")) else None
    return article.title or address or (PurePath(article.file).name if article.file else article.id)


def who(claim: Claim) -> list[str]:
    """The people and bodies of a claim, each once: their names in the article, else the role's words."""
    named = [name for role in claim.roles if role.role in NAMED_ROLES for name in role.names or [role.text]]
    return list(dict.fromkeys(named))


def plural(number: int, one: str, more: str | None = None) -> str:
    """``1 claim``, ``1,204 claims``; ``more`` is the plural if it is not ``one`` with an *s*."""
    return f"{number:,} {one if number == 1 else more or one + 's'}"


def host(url: str | None) -> str:
    """The host of an address: ``www.lund.co.uk``; "" for none or an invalid one."""
    try:
        return urlsplit(url or "").hostname or ""
    except ValueError:
        return ""
