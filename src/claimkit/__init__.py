"""Turn news articles into a verified dataset of factual claims.

>>> import claimkit
>>> article = claimkit.extract("Ann Lee, 59, was accused of fraud.", published="2023-01-21")
>>> [(claim.type, claim.text) for claim in article.claims]
[('age', '59'), ('accusation', 'accused of')]
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

from claimkit.errors import ClaimkitError
from claimkit.records import Article, Claim, Review, ReviewedClaim, Role, Sentence

if TYPE_CHECKING:
    from claimkit.extraction.own_words import add_words
    from claimkit.extraction.pipeline import extract
    from claimkit.runs.batch import extract_all

__all__ = [
    "Article",
    "Claim",
    "ClaimkitError",
    "Review",
    "ReviewedClaim",
    "Role",
    "Sentence",
    "__version__",
    "add_words",
    "extract",
    "extract_all",
]

_ELSEWHERE = {
    "add_words": "claimkit.extraction.own_words",
    "extract": "claimkit.extraction.pipeline",
    "extract_all": "claimkit.runs.batch",
}


def __getattr__(name: str) -> Any:
    """Imports the extractor, with its words and rules, on first use: ``claimkit --help`` does not need them."""
    if name == "__version__":
        from importlib.metadata import version

        return version("claimkit")
    if name in _ELSEWHERE:
        return getattr(importlib.import_module(_ELSEWHERE[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
