"""Detects the language of a text.

Function words of the supported languages (``grammar.toml``) nearly always decide, in a hundredth of the time of
extraction. If they do not, py3langid decides; it knows about a hundred languages but is slow to start.
"""

from __future__ import annotations

import functools
import re
from typing import Any, Final

from claimkit.language import DEFAULT, languages, words

FEWEST: Final = 40  # letters; a shorter text counts as the default language
LOOKED_AT: Final = 400  # characters from the beginning in which function words are counted
READ: Final = 2000  # characters from the beginning that py3langid gets
SHARE, DIFFERENT = 0.2, 4  # minimum share of function words among the words, and minimum number of different ones
SURE: Final = 0.5  # minimum confidence of py3langid; below it a text counts as the default language

_LETTERS: Final = re.compile(r"[^\W\d_]+")


def detect_language(text: str) -> str:
    """The code (ISO 639-1, rarely 639-3) of the text's language; the default language if the text is too short or the
    result is uncertain."""
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
    """The closed-class words of each language that occur in no other language."""
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
