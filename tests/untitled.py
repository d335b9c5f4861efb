"""Articles with nothing but a text, so that no statement says where it comes from."""

from __future__ import annotations

import claimkit
from claimkit.records import Article


def extract_untitled(text: str, published: str | None = "2023-01-21") -> Article:
    """The article read by rules, with an empty title."""
    return claimkit.extract(Article(id="a", title="", text=text), published=published, reader="rules")
