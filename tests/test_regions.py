"""Which region belongs to which claim: redrawn anchors and drawn roles."""

from __future__ import annotations

import msgspec
from labelling import article, claim, span

from claimkit.records import Claim
from claimkit.studio.tasks.regions import Region, Regions
from claimkit.studio.tasks.task import TaskData, tasks

TEXT = "Prosecutors accused Ann Lee of fraud. A rival accused Ben Ray of theft."
CLAIM = claim(TEXT, "accusation", "accused Ann Lee of")


def asked(shown: Claim) -> TaskData:
    return msgspec.convert(next(tasks(article(TEXT, [shown]), "verify"))["data"], TaskData)


def painted(id_: str, label: str, piece: str) -> Region:
    return Region(id_, label, *span(TEXT, piece))


def none_skipped(kind: str, what: str) -> None:
    raise AssertionError(f"{kind}: {what}")


def test_of_regions_over_a_deleted_anchor_the_best_of_its_type_takes_its_place() -> None:
    longer_of_another_type = painted("x", "attribution", "accused Ann Lee of")
    shorter, best = painted("y", "accusation", "of fraud"), painted("z", "accusation", "accused Ann")
    regions = Regions([longer_of_another_type, shorter, best], [], {})
    marks = regions.matched(asked(CLAIM), [CLAIM], none_skipped)
    assert marks.claims[CLAIM.id].region == "z"
    assert {added.region for added in marks.added} == {"x", "y"}


def test_a_region_of_another_type_takes_it_where_there_is_no_other() -> None:
    marks = Regions([painted("x", "attribution", "accused Ann")], [], {}).matched(asked(CLAIM), [CLAIM], none_skipped)
    assert (marks.claims[CLAIM.id].type, marks.added) == ("attribution", [])


def test_a_drawn_role_goes_to_the_nearest_anchor_that_can_have_it() -> None:
    second = painted("b", "accusation", "rival accused")
    age = painted("c", "age", "Ben")
    roles = [painted("p", "accused", "Ann Lee"), painted("q", "accused", "Ben Ray"), painted("r", "charge", "theft")]
    marks = Regions([painted(CLAIM.id, "accusation", "accused"), second, age], roles, {}).matched(
        asked(CLAIM), [CLAIM], none_skipped
    )
    assert [role.text for role in marks.claims[CLAIM.id].roles] == ["Ann Lee"]
    added = {mark.region: [role.text for role in mark.roles] for mark in marks.added}
    assert added == {"b": ["Ben Ray", "theft"], "c": []}


def test_in_verify_a_region_of_the_type_in_the_claims_sentence_takes_a_deleted_anchors_place() -> None:
    beside = painted("x", "accusation", "Prosecutors")
    of_another_type, elsewhere = painted("y", "attribution", "Prosecutors"), painted("z", "accusation", "theft")
    for regions, taken in (([beside], "x"), ([of_another_type], None), ([elsewhere], None)):
        marks = Regions(regions, [], {}).matched(asked(CLAIM), [CLAIM], none_skipped)
        assert [mark.region for mark in marks.claims.values()] == ([taken] if taken else [])
        assert len(marks.added) == (0 if taken else 1)
    whole = msgspec.convert(next(tasks(article(TEXT, [CLAIM]), "mark"))["data"], TaskData)
    marks = Regions([beside], [], {}).matched(whole, [CLAIM], none_skipped)
    assert (marks.claims, [mark.region for mark in marks.added]) == ({}, ["x"]), "in mark it is a claim of its own"
