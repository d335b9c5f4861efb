"""Texts imported in the web interface: which interfaces can show claims, and how."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from label_studio_sdk.label_interface import LabelInterface
from labelling import ROUND, article

import claimkit
from claimkit.errors import InputError, Rejected
from claimkit.studio.round.doctor import HOSTILE
from claimkit.studio.tasks import imported
from claimkit.studio.tasks.interface import interface, interface_for_imports
from claimkit.studio.tasks.task import tasks

OTHER = """<View>
  <Choices name="mood" toName="body"><Choice value="age"/></Choices>
  <Labels name="few" toName="body"><Label value="Age"/></Labels>
  <Labels name="more" toName="body">
    <Label value="Accusation" alias="acc"/><Label value="DATE"/><Label value="accused"/>
  </Labels>
  <Labels name="elsewhere" toName="page"><Label value="age"/><Label value="date"/><Label value="attribution"/></Labels>
  <Text name="body" value="$story"/>
  <HyperText name="page" value="$page"/>
</View>"""


def test_our_interfaces_have_their_place() -> None:
    for config in (interface("mark"), interface_for_imports()):
        where = imported.control(config)
        assert (where.name, where.text, where.key, where.is_mark, where.missing) == ("span", "text", "text", True, [])
    verify = imported.control(interface("verify"))
    assert (verify.is_mark, verify.missing, verify.labels["accuser"]) == (False, [], "accuser")


def test_of_several_controls_the_one_with_most_of_our_labels_over_a_text() -> None:
    where = imported.control(OTHER)
    assert (where.name, where.text, where.key) == ("more", "body", "story")
    assert where.labels == {"accusation": "acc", "date": "DATE", "accused": "accused"}
    assert where.missing == ["age", "attribution"]


@pytest.mark.parametrize(
    ("config", "lacks"),
    [
        ("<View>", "cannot be read"),
        ("", "cannot be read"),
        ('<View><HyperText name="t" value="$text"/></View>', "no Text tag"),
        ('<View><Text name="t" value="plain"/></View>', "no Text tag"),
        ('<View><Text name="t" value="$url" valueType="url"/></View>', "no Text tag"),
        ('<View><Text name="t" value="$text"/></View>', "no place for claims"),
        (
            '<View><Labels name="l" toName="u"><Label value="age"/></Labels><Text name="t" value="$text"/></View>',
            "no place",
        ),
        (
            '<View><Labels name="l" toName="t"><Label value="PER"/></Labels><Text name="t" value="$text"/></View>',
            "no place",
        ),
    ],
)
def test_what_an_interface_lacks_is_said(config: str, lacks: str) -> None:
    with pytest.raises(Rejected, match=lacks) as raised:
        imported.control(config)
    assert "import.xml" in raised.value.do


def test_in_mark_an_imported_text_gets_what_a_push_would_bring() -> None:
    found = article()
    (pushed,) = tasks(found, "mark")
    assert imported.prediction(found, imported.control(interface_for_imports())) == pushed["predictions"][0]


def test_in_another_interface_types_and_roles_that_have_a_label_are_shown() -> None:
    shown = imported.prediction(article(), imported.control(OTHER))
    regions = [(r["from_name"], r["to_name"], r["value"]["labels"], r["value"]["text"]) for r in shown["result"]]
    assert regions == [("more", "body", ["acc"], "accused"), ("more", "body", ["accused"], "Ann Lee")]


@pytest.mark.parametrize("config", [interface("verify"), interface("mark"), OTHER])
@given(
    cut=st.integers(0, len(HOSTILE)),
    more=st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=20),
)
def test_predictions_fit_and_slice_to_their_text(config: str, cut: int, more: str) -> None:
    text = HOSTILE[cut:] + more + ROUND
    found = claimkit.extract(text, reader="rules")
    where = imported.control(config)
    shown = imported.prediction(found, where)
    assert not LabelInterface(config).validate_prediction(shown, return_errors=True)
    for region in shown["result"]:
        value = region["value"]
        assert 0 <= value["start"] < value["end"] <= len(text)
        if region["type"] == "labels":
            assert text[value["start"] : value["end"]] == value["text"] == value["text"].strip()


def test_what_was_shown_is_read_back_whatever_is_found_today() -> None:
    found = article()
    where = imported.control(interface("mark"))
    result = imported.prediction(found, where)["result"]
    assert imported.shown(found, result) == found
    nothing = article(claims=[])
    read = imported.shown(nothing, result)
    for then, now in zip(found.claims, read.claims, strict=True):
        assert (now.id, now.type, now.start, now.end, now.text) == (then.id, then.type, then.start, then.end, then.text)
        assert [(r.role, r.text) for r in now.roles] == [(r.role, r.text) for r in then.roles]
        assert now.sentence == then.sentence
    assert imported.shown(found, []).claims == [], "what nobody saw, nobody judged"


def test_usual_names_are_understood_and_a_bad_date_costs_only_itself() -> None:
    where = imported.control(OTHER)
    data: dict[str, Any] = {
        "story": ROUND,
        "headline": "A night",
        "date": "2023-01-23",
        "text": "not this one",
        "n": [1],
    }
    read = imported.article(data, where)
    assert (read.text, read.title, read.published) == (ROUND, "A night", "2023-01-23")
    assert imported.article({**data, "date": "soon"}, where).published is None
    for bad in ({}, {"story": None}, {"story": 5}, {"story": " "}, {"story": "a\0b"}):
        with pytest.raises(InputError):
            imported.article(bad, where)


def test_a_pushed_task_keeps_its_claims_and_a_blind_one_shows_none() -> None:
    (mark,) = tasks(article(), "mark")
    data = imported.pushed(mark["data"])
    assert data is not None
    assert imported.prediction_of_push(data) == mark["predictions"][0]
    (blind,) = tasks(article(), "mark", blind=frozenset({"a1"}))
    hidden = imported.pushed(blind["data"])
    assert hidden is not None
    assert imported.prediction_of_push(hidden)["result"] == []
    assert imported.pushed({"text": ROUND}) is None
