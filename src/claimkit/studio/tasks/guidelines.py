"""The annotators' guidelines, and the instruction that a project shows."""

from __future__ import annotations

from importlib import resources
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it.token import Token

# Label Studio's pages remove the space around headings and lists.
_STYLES = {
    "h1": "font-size: 1.5em; margin: 0 0 .6em",
    "h2": "font-size: 1.2em; margin: 1.2em 0 .4em",
    "h3": "font-size: 1.05em; margin: 1em 0 .3em",
    "p": "margin: .5em 0",
    "ul": "list-style: none; margin: .4em 0",
    "ol": "list-style: none; margin: .4em 0",
    "li": "padding-left: 1.6em; text-indent: -1.1em; margin: .2em 0",
    "th": "text-align: left; padding: .2em .8em .2em 0",
    "td": "vertical-align: top; padding: .2em .8em .2em 0",
}


def guidelines() -> str:
    """The guidelines in Markdown."""
    return resources.files("claimkit.studio.tasks").joinpath("guidelines.md").read_text(encoding="utf-8")


def instruction() -> str:
    """The guidelines as HTML, for a project's instruction. Bullets and numbers are text, since Label Studio drops list
    styles."""
    from markdown_it import MarkdownIt

    markdown = MarkdownIt("commonmark").enable("table")
    tokens = markdown.parse(guidelines())
    lists: list[int | None] = []  # for each list around a token: the number of its next item, or None for bullets
    mark = ""
    for token in tokens:
        if token.type in ("ordered_list_open", "bullet_list_open"):
            lists.append(1 if token.type == "ordered_list_open" else None)
        elif token.type in ("ordered_list_close", "bullet_list_close"):
            lists.pop()
        elif token.type == "list_item_open":
            number = lists[-1]
            mark = "• " if number is None else f"{number}. "
            lists[-1] = None if number is None else number + 1
        elif token.type == "inline" and mark and token.children:
            token.children.insert(0, _text(mark))
            mark = ""
    html: str = markdown.renderer.render(tokens, markdown.options, {})
    for tag, style in _STYLES.items():
        html = html.replace(f"<{tag}>", f'<{tag} style="{style}">')
    return html


def _text(content: str) -> Token:
    from markdown_it.token import Token

    return Token("text", "", 0, content=content)
