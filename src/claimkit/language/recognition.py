"""Which language a text is in.

The function words of claimkit's languages (``grammar.toml``) nearly always decide, in a hundredth of the time that
extraction takes; otherwise py3langid does, which knows about a hundred languages and is slow to start.
"""

from __future__ import annotations

import functools
import re
from typing import Any, Final

from claimkit.language import DEFAULT, languages, words

FEWEST: Final = 40  # letters; in a text with fewer of them the language is not detected
LOOKED_AT: Final = 400  # characters at the beginning
READ: Final = 2000  # characters for py3langid
SHARE, DIFFERENT = 0.2, 4  # least share of function words of the language, and how many different ones
SURE: Final = 0.5  # py3langid's confidence; below it an article is given the benefit of the doubt

_LETTERS: Final = re.compile(r"[^\W\d_]+")


def recognised(text: str) -> str:
    """The code (ISO 639-1, rarely 639-3) of the text's language; the default one for a text that is too short or too
    odd."""
    found = _LETTERS.findall(text[:LOOKED_AT].lower())
    if sum(map(len, found)) < FEWEST:
        return DEFAULT
    for code, small in _small_words().items():
        theirs = [word for word in found if word in small]
        if len(theirs) >= SHARE * len(found) and len(set(theirs)) >= DIFFERENT:
            return code
    code, confidence = _identifier().classify(text[:READ])
    return str(code) if confidence >= SURE else DEFAULT


@functools.cache
def _small_words() -> dict[str, frozenset[str]]:
    """The words of each language's closed classes that none of the other languages has."""
    classes = {
        code: {word for name, listed in words("grammar", code).items() if name.isupper() for word in listed}
        for code in languages()
    }
    return {
        code: frozenset(mine).difference(*(others for other, others in classes.items() if other != code))
        for code, mine in classes.items()
    }


@functools.cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
