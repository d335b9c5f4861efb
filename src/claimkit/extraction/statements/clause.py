"""One sentence in parts, said as a statement and asked as a question."""

from __future__ import annotations

import re
from typing import NamedTuple

from claimkit.extraction.statements.wording import capital


class Clause(NamedTuple):
    """``subject`` + ``auxiliary`` + ``verb`` + ``rest``: *Ann Lee* + *was* + *charged* + *with fraud*.

    The auxiliary of a verb in the past is *did*; ``past`` is then its form in the statement. ``missing`` says what the
    article does not tell, in the statement alone.
    """

    subject: str
    auxiliary: str
    verb: str
    rest: str = ""
    past: str = ""
    missing: str = ""

    def statement(self) -> str:
        verb = self.past or f"{self.auxiliary} {self.verb}"
        said = _end(_joined(self.subject, verb, self.rest))
        if self.missing:
            said = f"{re.sub(r'[.](?=[’”]*$)', '', said)}; {self.missing}"
        return _closed(capital(said))

    def question(self) -> str:
        asked = _end(_joined(self.auxiliary, self.subject, self.verb, self.rest))
        if asked.endswith((".”", ".’”")):
            asked = asked.rstrip("’”")[:-1] + asked[len(asked.rstrip("’”")) :]
        return capital(asked.rstrip(".")) + "?"


def _joined(*parts: str) -> str:
    said = " ".join(filter(None, parts))
    while "  " in said:
        said = said.replace("  ", " ")
    return said.replace(" ,", ",").replace(" :", ":").strip()


def _end(text: str) -> str:
    """Without final marks that announce more."""
    return text.rstrip(" ,;:-–—")


def _closed(text: str) -> str:
    """The statement with its full stop, unless a mark ends it already."""
    return text if text.rstrip("”’").endswith((".", "!", "?", "…")) else text + "."
