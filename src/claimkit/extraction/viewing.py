"""Shows claims and their roles highlighted in the text: in the terminal, or as a self-contained HTML page.

Statements are shown without their context in brackets, since the article stands beside them.
"""

from __future__ import annotations

import html
import itertools
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from importlib.resources import files
from string import Template
from typing import TYPE_CHECKING, Final, NamedTuple

from claimkit.display import ROLE_MARKS, TYPES, name_of, plural
from claimkit.extraction.statements.context import without_context
from claimkit.records import CLAIM_TYPES, Article, Claim, Role

if TYPE_CHECKING:
    from rich.console import RenderableType

COLOURS: Final = {mark.name: mark.colour for mark in (*TYPES, *ROLE_MARKS)}


class Stretch(NamedTuple):
    """A stretch of text that the same claims cover: ``anchors`` are the indices of claims whose anchor covers it,
    ``roles`` are (index, role) of claims with a role there."""

    start: int
    end: int
    anchors: tuple[int, ...]
    roles: tuple[tuple[int, str], ...]
    boilerplate: bool


def stretches(article: Article) -> Iterator[Stretch]:
    """The text without gaps, cut wherever an anchor, a role, the title or a boilerplate line begins or ends.

    Indices of claims refer to ``article.claims``.
    """
    marks = [(claim.start, claim.end, index, "") for index, claim in enumerate(article.claims)]
    marks += [(r.start, r.end, index, r.role) for index, claim in enumerate(article.claims) for r in claim.roles]
    marks += [(line.start, line.end, -1, "") for line in article.sentences if line.boilerplate]
    beginning, ending = defaultdict(list), defaultdict(list)
    for mark in marks:
        beginning[mark[0]].append(mark)
        ending[mark[1]].append(mark)
    over: set[tuple[int, int, int, str]] = set()
    for start, end in itertools.pairwise(sorted({0, _title_end(article), len(article.text), *beginning, *ending})):
        over.difference_update(ending[start])
        over.update(beginning[start])
        named = sorted((index, role) for *_, index, role in over if index >= 0)
        anchors = tuple(index for index, role in named if not role)
        roles = tuple((index, role) for index, role in named if role)
        yield Stretch(start, end, anchors, roles, any(index < 0 for *_, index, _ in over))


def terminal(article: Article) -> RenderableType:
    """The article with its claims highlighted and a table of them below, to print with rich."""
    from rich.console import Group
    from rich.table import Table
    from rich.text import Text

    text = Text()
    for stretch in stretches(article):
        style = "dim" if stretch.boilerplate else ""
        if stretch.anchors:
            style = f"bold white on {COLOURS[article.claims[stretch.anchors[0]].type]}"
        elif stretch.roles:
            style = f"underline {COLOURS[stretch.roles[-1][1]]}"
        text.append(article.text[stretch.start : stretch.end].replace("\r", ""), style)
    table = Table(
        "claim", "value", "statement", "rule", box=None, padding=(0, 2, 0, 0), header_style="dim", pad_edge=False
    )
    for column in table.columns:
        column.overflow = "fold"  # nothing is cut off, however narrow the terminal
    for claim in article.claims:
        anchor = Text.assemble((claim.type, f"bold {COLOURS[claim.type]}"), " ", _short(claim.text))
        table.add_row(anchor, _value(claim), without_context(claim.statement), Text(claim.rule, "dim"))
    head = Text(_meta(article), "dim")
    return Group(head, Text(), text, Text(), table) if article.claims else Group(head, Text(), text)


def page(articles: Iterable[Article]) -> str:
    """One self-contained HTML page: the articles, their claims highlighted, and a card for each claim."""
    from claimkit import __version__

    shown, titles = [], []
    for number, article in enumerate(articles):
        shown.append(_article(number, article))
        titles.append(name_of(article))
    template = Template((files(__package__) / "viewing.html").read_text(encoding="utf-8"))
    return template.substitute(
        title=html.escape(titles[0] if len(titles) == 1 else f"{len(titles)} articles"),
        colours="\n".join(f"  .{name} {{ --c: {colour}; }}" for name, colour, _ in TYPES),
        articles="\n".join(shown),
        version=html.escape(__version__),
    )


def _article(number: int, article: Article) -> str:
    counts = Counter(claim.type for claim in article.claims)
    filters = "".join(
        f'<label class="{type_}"><input type="checkbox" value="{type_}" checked>{type_} <b>{counts[type_]}</b></label>'
        for type_ in CLAIM_TYPES
        if counts[type_]
    )
    title_end = _title_end(article)
    heading = "" if title_end else html.escape(name_of(article))
    text = ""
    for stretch in stretches(article):
        if stretch.end <= title_end:
            heading += _stretch(number, article, stretch)
        else:
            text += _stretch(number, article, stretch)
    link = ""
    if article.url and article.url.startswith(("http://", "https://")):
        link = f' · <a href="{html.escape(article.url)}" rel="noreferrer">source</a>'
    cards = "".join(_card(number, index, claim) for index, claim in enumerate(article.claims))
    return (
        f'<section class="article"><main><h1>{heading}</h1>'
        f'<p class="meta">{html.escape(_meta(article))}{link}</p><div class="filters">{filters}</div>'
        f'<div class="text">{text.lstrip()}</div></main><aside>{cards}</aside></section>'
    )


def _stretch(number: int, article: Article, stretch: Stretch) -> str:
    text = html.escape(article.text[stretch.start : stretch.end])
    roles = " ".join(f"{number}-{index}:{role}:{COLOURS[role]}" for index, role in stretch.roles)
    data = f' data-roles="{roles}"' if roles else ""
    if stretch.anchors:
        claims = " ".join(f"{number}-{index}" for index in stretch.anchors)
        kind = article.claims[stretch.anchors[0]].type
        return f'<mark class="{kind}" data-claims="{claims}"{data}>{text}</mark>'
    if stretch.boilerplate:
        return f'<span class="boilerplate"{data}>{text}</span>'
    return f"<span{data}>{text}</span>" if data else text


def _card(number: int, index: int, claim: Claim) -> str:
    value = f'<span class="value">{html.escape(_value(claim))}</span>' if _value(claim) not in ("", claim.text) else ""
    roles = "".join(
        f'<dt style="color:{COLOURS[role.role]}">{role.role}</dt><dd>{html.escape(_named(role))}</dd>'
        for role in claim.roles
    )
    why = " · ".join(filter(None, (f"{claim.score:.2f}" if claim.score else "", *claim.reasons, claim.rule)))
    return (
        f'<button class="card {claim.type}" id="card-{number}-{index}"><h2>{html.escape(claim.text)}{value}'
        f'<small>{claim.type}</small></h2><p class="statement">{html.escape(without_context(claim.statement))}</p>'
        f"{f'<dl>{roles}</dl>' * bool(roles)}<p>{html.escape(why)}</p></button>"
    )


def _title_end(article: Article) -> int:
    """The end of the title if the text begins with it, else 0."""
    return len(article.title) if article.title and article.text.startswith(article.title) else 0


def _value(claim: Claim) -> str:
    return " ".join(filter(None, (claim.value, claim.mod)))


def _meta(article: Article) -> str:
    count = plural(len(article.claims), "claim")
    return " · ".join(filter(None, (name_of(article), article.publisher, article.published, count)))


def _named(role: Role) -> str:
    """The role's text, followed by the names of whom it means if they differ from it: *the mayor (Ann Lee)*."""
    names = " and ".join(role.names)
    return f"{role.text} ({names})" if names and names != role.text else role.text


def _short(text: str, width: int = 60) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= width else flat[: width - 1] + "…"
