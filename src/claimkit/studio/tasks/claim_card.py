"""The card above the text of a task, as HTML: question, statement, source and links, and in an adjudication the votes.

Label Studio shows it in a ``HyperText`` tag with clickable links. Every link opens a new tab, so that nothing typed
into a task is lost; claimkit fetches none of them. Everything from an article, an annotator or a template is escaped,
and only http(s) addresses become links.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final
from urllib.parse import quote

from claimkit.errors import SettingsError
from claimkit.extraction.statements.context import without_context
from claimkit.records import VERDICT_SAYS, Claim, ClaimType, Provenance

LINKS: Final[Mapping[str, str]] = {
    "Wayback Machine": "https://web.archive.org/web/{url}",
    "web search": "https://duckduckgo.com/?q={statement}",
    "fact checks": "https://toolbox.google.com/factcheck/explorer/search/{statement}",
}
Reason = tuple[str, str, Sequence[str], Sequence[str]]
"""Verdict, note, links, and the passage of each link."""
_PLACES: Final = ("url", "title", "publisher", "published", "statement")
# What a blind task asks for. It must not reveal what the extractor found.
BLIND: Final[Mapping[ClaimType, str]] = {
    "age": "Does the marked sentence say how old somebody is?",
    "date": "Does the marked sentence say when something happens or happened?",
    "accusation": "Does the marked sentence say that somebody is accused of a wrong?",
    "attribution": "Does the marked sentence say what somebody said, wrote or believes?",
}
_WANTED: Final = (
    "Nothing is marked, on purpose. Mark what you find yourself, the anchor and its roles, then judge it. "
    "If there is none, choose Not a claim. A verdict without a mark does not count."
)


def parsed_links(given: Sequence[str] | None) -> Mapping[str, str]:
    """Link templates by name, from ``NAME=TEMPLATE`` lines. Without lines, claimkit's own; with only an empty line,
    none.

    Raises :class:`SettingsError` for an invalid line.
    """
    if not given:
        return LINKS
    links: dict[str, str] = {}
    for line in filter(None, given):
        name, _, template = (part.strip() for part in line.partition("="))
        unknown = [place for place in re.findall(r"\{(.*?)\}", template) if place not in _PLACES]
        if not name or not template.startswith(("http://", "https://")) or unknown:
            why = f"{{{unknown[0]}}} is not one of {', '.join(_PLACES)}" if unknown else "it is not NAME=https://..."
            do = 'write it like "web search=https://duckduckgo.com/?q={statement}"'
            raise SettingsError(f"{line!r} is not a link template", why, do)
        links[name] = template
    return links


def claim_card(claim: Claim, asked: str, article: Provenance, links: Mapping[str, str], *, blind: bool = False) -> str:
    """Question, statement, publication date, source, links, and the meaning of *Supported* for this type."""
    if blind:
        return _block(_big(BLIND[claim.type]), _small(html.escape(_WANTED)), _small(_source(article, {}, "")))
    supported = VERDICT_SAYS[claim.type]["supported"]
    undated = claim.type == "date" and not article.published
    warning = (
        "<b>The day of publication is unknown:</b> a date relative to it (Tuesday, last year) cannot be judged; "
        "choose Not enough evidence."
    )
    return _block(
        _big(asked),
        f"<div>{_unbroken(html.escape(claim.statement))}</div>" if claim.statement else "",
        _small(_source(article, links, claim.statement or asked)),
        _small(warning) if undated else "",
        _small(f"<i>Supported</i> says: {html.escape(supported)}."),
    )


def article_card(article: Provenance, links: Mapping[str, str], *, blind: bool = False) -> str:
    """The article's title and source, and in a blind task the instruction."""
    return _block(
        _big(article.title or "(no title)"),
        _small(_source(article, links, article.title or "")),
        _small(html.escape(_WANTED.replace(" If there is none, choose Not a claim.", ""))) if blind else "",
    )


def votes_card(votes: str, versions: Iterable[tuple[str, str]], reasons: Iterable[Reason]) -> str:
    """The votes in words; the versions of the claim, side by side, each with how many left it that way; notes with
    their links."""
    columns = "".join(
        f'<div style="flex:1 1 0;border:1px solid #8888;border-radius:6px;padding:4px 8px"><b>{html.escape(who)}</b>'
        f"<br>{said}</div>"
        for who, said in versions
    )
    listed = "".join(
        f"<div>• <i>{html.escape(verdict)}</i>: {html.escape(note)} "
        + " ".join(
            _link(url) + (f" “{html.escape(passage)}”" if passage else "")
            for url, passage in zip(urls, passages, strict=True)
        )
        + "</div>"
        for verdict, note, urls, passages in reasons
    )
    return _block(
        _small(f"<b>Votes:</b> {html.escape(votes)}"),
        f'<div style="display:flex;gap:8px;font-size:14px;margin:4px 0">{columns}</div>' if columns else "",
        _small(listed) if listed else "",
    )


def _source(article: Provenance, links: Mapping[str, str], statement: str) -> str:
    published = f"published <b>{_unbroken(article.published)}</b>" if article.published else "<b>date unknown</b>"
    title = _link(article.url, article.title or article.url) if article.url else html.escape(article.title or "")
    parts = [published, html.escape(article.publisher or ""), title]
    values = {
        "url": article.url or "",
        "title": article.title or "",
        "publisher": article.publisher or "",
        "published": article.published or "",
        "statement": without_context(statement),
    }
    parts += [_link(filled, name) for name, template in links.items() if (filled := _filled(template, values))]
    return " · ".join(part for part in parts if part)


def _filled(template: str, values: Mapping[str, str]) -> str:
    """The template with its placeholders filled; empty if a value is missing. An address in a path stays readable."""
    if any(not values[place] for place in re.findall(r"\{(.*?)\}", template)):
        return ""

    def fill(place: re.Match[str]) -> str:
        in_path = place[1] == "url" and "?" not in template[: place.start()]
        return quote(values[place[1]], safe="/:?&=%@,;+" if in_path else "")

    return re.sub(r"\{(.*?)\}", fill, template)


def _link(url: str, name: str | None = None) -> str:
    shown = html.escape(" ".join((name or url).split()))
    if not url.startswith(("http://", "https://")):
        return shown
    return f'<a href="{html.escape(url)}" target="_blank" rel="noopener noreferrer">{shown}&nbsp;↗</a>'


def _unbroken(text: str) -> str:
    """Escaped text in which each date stays on one line."""
    return re.sub(r"\d{3,4}(?:-\w{2,3})+", r'<span style="white-space:nowrap">\g<0></span>', text)


def _block(*parts: str) -> str:
    return f"<div>{''.join(part for part in parts if part)}</div>"


def _big(text: str) -> str:
    return f'<div style="font-size:18px;font-weight:600;line-height:1.35">{_unbroken(html.escape(text))}</div>'


def _small(inner: str) -> str:
    return f'<div style="font-size:13px;line-height:1.5;opacity:.85;margin-top:3px">{inner}</div>'
