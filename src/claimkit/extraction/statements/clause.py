"""One sentence in parts, said as a statement and asked as a question."""

from __future__ import annotations

from typing import NamedTuple

from claimkit.extraction.statements.wording import capital


class Clause(NamedTuple):
    """``subject`` + ``auxiliary`` + ``verb`` + ``rest``: *Ann Lee* + *was* + *charged* + *with fraud*.

    The auxiliary of a verb in the past is *did*; ``past`` is then its form in the statement. The statement alone also
    has ``missing`` (what the article does not say) and ``context`` (where the sentence is from).
    """

    subject: str
    auxiliary: str
    verb: str
    rest: str = ""
    past: str = ""
    missing: str = ""
    context: str = ""

    def statement(self) -> str:
        verb = self.past or f"{self.auxiliary} {self.verb}"
        said = _end(_joined(self.subject, verb, self.rest))
        if self.missing:
            said = f"{_unstopped(said)}; {self.missing}"
        return _closed(capital(_bracketed(said, self.context)))

    def question(self) -> str:
        asked = _end(_joined(self.auxiliary, self.subject, self.verb, self.rest))
        return capital(_unstopped(asked)) + "?"


def concerned(about: str, *, perhaps: bool = False) -> Clause:
    """*What is told here concerned a charge: “...”*: a claim that is only mentioned. ``perhaps``: it may be none."""
    adverb = "perhaps " * perhaps
    return Clause("what is told here", "did", f"{adverb}concern", about, f"{adverb}concerned")


def _joined(*parts: str) -> str:
    said = " ".join(filter(None, parts))
    while "  " in said:
        said = said.replace("  ", " ")
    return said.replace(" ,", ",").replace(" :", ":").strip()


def _end(text: str) -> str:
    """The text without marks at its end that announce more."""
    return text.rstrip(" ,;:-–—")


def _unstopped(text: str) -> str:
    """The text without a full stop at its end, or before its closing quotation marks."""
    bare = text.rstrip("’”")
    return bare[:-1] + text[len(bare) :] if bare.endswith(".") else text


def _bracketed(text: str, context: str) -> str:
    """*... (from “Mayor drops plan”)*"""
    return f"{_unstopped(text)} ({context})" if context else text


def _closed(text: str) -> str:
    """The text with a full stop, unless another mark ends it."""
    return text if text.rstrip("”’").endswith((".", "!", "?", "…")) else text + "."
