"""What is never part of a claim, whether rules or the reader find it."""

from __future__ import annotations

import pytest

from claimkit.detectors.found import Found
from claimkit.detectors.refusals import without_dateline
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
