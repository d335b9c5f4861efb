"""The annotators' guidelines, and the instruction that a project shows."""

from __future__ import annotations

from importlib import resources


def guidelines() -> str:
    """The guidelines in Markdown."""
    return resources.files("claimkit.studio").joinpath("guidelines.md").read_text(encoding="utf-8")


def instruction() -> str:
    """The guidelines as HTML, for a project's instruction."""
    from markdown_it import MarkdownIt

    html: str = MarkdownIt("commonmark").enable("table").render(guidelines())
    return html
