"""Twelve invented news articles that ship with the package: for the demo, the documentation, the tests and the gold.

People, places and papers are fictional. The articles have what real ones have: headlines, live-blog times,
subscription lines, curly and broken quotes, emoji, no-break spaces, combining marks and a file with CRLF line ends.
"""

from __future__ import annotations

from importlib.resources import files
from typing import Any, Final

from claimkit.records import Article, article_id

_TABLE: Final = "articles.jsonl"
# A .txt file has no place for these, nor for an id; its id is computed from its text.
_PLAIN: Final[dict[str, dict[str, str]]] = {
    "ferry-strike.txt": {
        "title": "Ferry crews walk out as talks collapse",
        "url": "https://thehebroncourier.example.org/2024/ferry-strike",
        "publisher": "The Hebron Courier",
        "published": "2024-05-02",
    }
}


def articles() -> list[Article]:
    """The sample articles as read, without sentences and claims, in the order of their ids."""
    import msgspec

    folder = files(__name__) / "articles"
    # Read bytes: reading text would turn CRLF into LF and shift every later offset.
    rows: list[dict[str, Any]] = [
        msgspec.json.decode(line) for line in (folder / _TABLE).read_bytes().splitlines() if line
    ]
    for name, known in _PLAIN.items():
        text = (folder / name).read_bytes().decode()
        rows.append({"id": article_id(text), "text": text, **known})
    found = [msgspec.convert({"published_from": "field", **row}, Article) for row in rows]
    return sorted(found, key=lambda article: article.id)
