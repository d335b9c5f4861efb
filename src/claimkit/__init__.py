"""Turn news articles into a verified dataset of factual claims.

>>> import claimkit
>>> article = claimkit.extract("Ann Lee, 59, was accused of fraud.", published="2023-01-21")
>>> [(claim.type, claim.text) for claim in article.claims]
[('age', '59'), ('accusation', 'accused of')]
"""

from __future__ import annotations

from importlib.metadata import version as _version

from claimkit.batch import extract_all
from claimkit.errors import ClaimkitError
from claimkit.pipeline import extract
from claimkit.records import Article, Claim, Review, ReviewedClaim, Role, Sentence

__version__ = _version("claimkit")
__all__ = [
    "Article",
    "Claim",
    "ClaimkitError",
    "Review",
    "ReviewedClaim",
    "Role",
    "Sentence",
    "__version__",
    "extract",
    "extract_all",
]
