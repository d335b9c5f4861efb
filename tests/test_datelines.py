"""Datelines at the beginning of a sentence: everything up to ``|``, if it is there."""

from __future__ import annotations

import pytest

from claimkit.text.datelines import dateline_end
from claimkit.text.tokens import tokenise


@pytest.mark.parametrize(
    "case",
    [
        "RANGOON, Burma - |The port closed.",
        "LONDON - |The port closed.",
        "LONDON -- |The port closed.",
        "OSLO, Norway – |The port closed.",
        "London (Reuters) — |The port closed.",
        "LONDON (AP) - |The port - an old one - closed.",
        "MEXICO CITY, May 5, 2024 (AP) _ |Rain fell.",
        "|London (AP) - The port - an old one - closed.",
        "|London (seen today) - The port closed.",
        "|London (AP) said - The port closed.",
        "|Norvik - The port closed.",
        "|BBC - The port closed.",
        "|UNESCO - a body of experts - said no.",
        "|LONDON said no - The port closed.",
        "|THE LONDON - The port closed.",
        "|LONDON, LUND, HOLM, OSLO, BERGEN, VEN, LEEDS, YORK - The port closed.",
        "|LONDON -",
        "|LONDON closed.",
        "|LONDON",
        "|- The port closed.",
    ],
)
def test_datelines(case: str) -> None:
    end = case.index("|")
    text = case.replace("|", "")
    tokens = tokenise(text)
    assert dateline_end(tokens, 0, len(tokens)) == (tokens.at(end) if end else 0)


def test_a_dateline_ends_in_its_own_sentence() -> None:
    tokens = tokenise("LONDON. It closed - at last. HOLM - It did.")
    assert dateline_end(tokens, 0, 2) == 0
