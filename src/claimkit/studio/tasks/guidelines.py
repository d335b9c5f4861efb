"""The annotators' guidelines, and the instruction that a project shows."""

from __future__ import annotations

from importlib import resources

# Label Studio's pages take the space from headings and lists.
_STYLES = {
    "h1": "font-size: 1.5em; margin: 0 0 .6em",
    "h2": "font-size: 1.2em; margin: 1.2em 0 .4em",
    "h3": "font-size: 1.05em; margin: 1em 0 .3em",
    "p": "margin: .5em 0",
    "ul": "list-style: disc; padding-left: 1.4em; margin: .4em 0",
    "ol": "list-style: decimal; padding-left: 1.4em; margin: .4em 0",
    "th": "text-align: left; padding: .2em .8em .2em 0",
    "td": "vertical-align: top; padding: .2em .8em .2em 0",
}


def guidelines() -> str:
    """The guidelines in Markdown."""
    return resources.files("claimkit.studio.tasks").joinpath("guidelines.md").read_text(encoding="utf-8")


def instruction() -> str:
    """The guidelines as HTML, for a project's instruction."""
    from markdown_it import MarkdownIt

    html: str = MarkdownIt("commonmark").enable("table").render(guidelines())
    for tag, style in _STYLES.items():
        html = html.replace(f"<{tag}>", f'<{tag} style="{style}">')
    return html
