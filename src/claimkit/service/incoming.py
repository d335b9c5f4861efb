"""An article as a request contains it."""

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
    """An article as a newsroom has it. Only ``text`` is required; fields other than these are ignored.

    ``published`` is the day that relative dates (*Tuesday*, *last year*) are relative to, best as ``YYYY-MM-DD``.
    Without ``language``, the language of the text is detected. Without ``id``, a hash of the text is the id.
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
            f"it has {len(article.text):,} characters, and this server takes {limits.text:,}",
            "cut it into articles, or raise claimkit serve --max-text",
        )
    return msgspec.structs.asdict(article)
