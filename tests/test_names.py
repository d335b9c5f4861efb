"""Whom the words of a text mean: golden rows on texts of our own, each rule with its counter-example."""

from __future__ import annotations

import pytest

from claimkit import extract
from claimkit.records import Role

NAMED = ("source", "accused", "accuser", "person")


def roles(text: str) -> list[Role]:
    found = {
        (role.start, role.end): role for claim in extract(text).claims for role in claim.roles if role.role in NAMED
    }
    return [found[span] for span in sorted(found)]


def names(text: str) -> list[tuple[str, list[str], str | None]]:
    return [(role.text, role.names, role.named_by) for role in roles(text)]


MEANT = [
    # a full name without title, office and age; a surname, a pronoun, an office
    (
        "Mayor Vera Holm said the mill was safe. Ms Holm said she would drink the water. The mayor said it was clean.",
        [
            ("Mayor Vera Holm", ["Vera Holm"], "full"),
            ("Ms Holm", ["Vera Holm"], "short"),
            ("The mayor", ["Vera Holm"], "description"),
        ],
    ),
    (
        "The mayor said the mill was safe. A mayor of another town said it was not.",
        [("The mayor", [], None), ("A mayor of another town", [], None)],
    ),
    # the pronoun's gender; two who fit alike leave it open
    ("Omar Lund met Vera Holm in Leeds. She said the mill was safe.", [("She", ["Vera Holm"], "pronoun")]),
    # who says I
    ('"I never saw the mill," Omar Lund said.', [("Omar Lund", ["Omar Lund"], "full")]),
    # initials
    (
        "The Port Safety Board (PSB) said the crane was old. The PSB said it had told the owner.",
        [("The Port Safety Board (PSB)", ["Port Safety Board"], "full"), ("The PSB", ["Port Safety Board"], "short")],
    ),
    # an apposition names; a spokesman of somebody is not that somebody
    ("The mill's owner, Ann Lee, said it was safe.", [("The mill's owner, Ann Lee", ["Ann Lee"], "full")]),
    ("A spokesman for Holm Mills said it was safe.", [("A spokesman for Holm Mills", [], None)]),
    # a list, and a list with somebody without a name
    ("Ann Lee and Omar Lund said it was safe.", [("Ann Lee and Omar Lund", ["Ann Lee", "Omar Lund"], "full")]),
    ("Ann Lee and her lawyers said it was safe.", [("Ann Lee and her lawyers", [], None)]),
]


@pytest.mark.parametrize(("text", "expected"), MEANT)
def test_whom_a_role_means(text: str, expected: list[tuple[str, list[str], str | None]]) -> None:
    got = {row[0]: row for row in names(text)}
    assert [got.get(row[0], "no such role") for row in expected] == expected
