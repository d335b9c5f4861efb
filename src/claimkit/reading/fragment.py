"""A piece of HTML as plain text, by inscriptis: paragraphs are kept apart, markup and scripts are dropped."""

from __future__ import annotations

import re


def plain(html: str) -> str:
    """The text of a fragment. Raises :class:`ImportError` without the package."""
    from inscriptis import get_text

    lines = "\n".join(line.strip() for line in get_text(html).splitlines())
    return re.sub(r"\n{3,}", "\n\n", lines).strip()
