"""An article as a request sends it."""

from __future__ import annotations

from typing import Any, Final

import msgspec

from claimkit.service.limits import Limits
from claimkit.service.problems import Problem

EXAMPLES: Final = (
    {
        "text": "Ann Lee, 59, was accused of fraud on Tuesday, the prosecutor said.",
        "title": "Mayor accused",
        "url": "https://news.example.org/mayor",
        "published": "2023-01-21",
        "language": "en",
    },
    {"text": "Der Bürgermeister, 61, trat am 4. Mai 2021 zurück."},
)
JSON_LINES: Final = "application/x-ndjson"


class ArticleToRead(msgspec.Struct, kw_only=True):
    """An article. Only ``text`` is required; other fields than these are ignored.

    ``published``, best as ``YYYY-MM-DD``, is the day from which relative dates (*Tuesday*, *last year*) are computed.
    Without ``language``, the language is detected. Without ``id``, the id is a hash of the text.
    """

    text: str
    title: str | None = None
    url: str | None = None
    publisher: str | None = None
    published: str | None = None
    language: str | None = None
    id: str | int | None = None


def row(article: ArticleToRead, limits: Limits) -> dict[str, Any]:
    """The article as a record to read. Raises :class:`Problem` for a text that is too long."""
    if len(article.text) > limits.text:
        raise Problem(
            413,
            "the text is too long",
            f"it has {len(article.text):,} characters, and this server takes at most {limits.text:,}",
            "cut it into articles, or raise claimkit serve --max-text",
        )
    return msgspec.structs.asdict(article)
