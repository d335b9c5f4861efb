"""What is never part of a claim, whether rules or the reader find it."""

from __future__ import annotations

import pytest

from claimkit.detectors.found import Found
from claimkit.detectors.refusals import refused, without_dateline
from claimkit.text.document import Document
from claimkit.text.segmentation import segment


@pytest.mark.parametrize(
    ("text", "role", "left"),
    [
        ("It rained. NORVIKA (Reuters) - The mayor said so.", "NORVIKA (Reuters) - The mayor", "The mayor"),
        ("NORVIKA, Rota - Vera Holm said so.", "Rota - Vera Holm", "Vera Holm"),
        ("NORVIKA (Reuters) - The mayor said so.", "The mayor", "The mayor"),
        ("NORVIKA (Reuters) - The mayor said so.", "NORVIKA", "NORVIKA"),
        ("UNESCO - a body of experts - said so.", "UNESCO - a body of experts -", "UNESCO - a body of experts -"),
    ],
)
def test_a_role_begins_behind_the_dateline(text: str, role: str, left: str) -> None:
    start, cue = text.index(role), text.index("said")
    found = Found("attribution", cue, cue + 4, "reader", (("source", start, start + len(role)),))
    ((_, first, end),) = without_dateline(Document(text, segment(text)), found).roles
    assert text[first:end] == left


@pytest.mark.parametrize(
    ("text", "cue", "silent"),
    [
        ("All told, ten mills shut.", "told", True),
        ("All nurses told clerks that ten mills shut.", "told", False),
        ("It turns out ten mills shut.", "turns", True),
        ("It turned out that ten mills shut.", "turned", True),
        ("Ulm says enough, so ten mills shut.", "says", True),
        ("Ulm says enough clerks know that ten mills shut.", "says", False),
        ("Ulm has enough. Ten mills shut.", "has", False),
        ("Ulm replied in kind, so ten mills shut.", "replied", True),
        ("Ulm replied in May that ten mills shut.", "replied", False),
        ("Ulm pointed out ten mills shut.", "pointed", False),
    ],
)
def test_a_phrase_that_reports_nothing_is_no_attribution(text: str, cue: str, silent: bool) -> None:
    start, said = text.index(cue), text.lower().index("ten mills")
    found = Found("attribution", start, start + len(cue), "reader", (("content", said, len(text) - 1),))
    assert refused(Document(text, segment(text)), found) == silent
