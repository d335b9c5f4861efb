"""The labelling interfaces: valid for Label Studio, up to date on disk, no shortcut key used twice."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from label_studio_sdk.label_interface import LabelInterface

from claimkit.records import CLAIM_TYPES, ROLES, VERDICTS
from claimkit.studio.tasks.interface import LAYOUTS, Layout, fingerprint, interface, interface_for_imports

FILES = Path(__file__).parent.parent / "annotations" / "interfaces"
RESERVED = {"u", "alt+.", "alt+r", "alt+h", "alt+l", "alt+m", "ctrl+d", "backspace", "ctrl+enter", "ctrl+space", "esc"}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_file_is_what_the_table_gives(layout: Layout) -> None:
    path = FILES / f"{layout}.xml"
    assert path.read_text(encoding="utf-8") == interface(layout), (
        "`python -m claimkit.studio.tasks.interface annotations/interfaces` writes them"
    )


def test_the_one_for_imports_is_mark_with_the_title_for_a_card() -> None:
    config = interface_for_imports()
    assert (FILES / "import.xml").read_text(encoding="utf-8") == config
    LabelInterface(config).validate()
    assert fingerprint(config) == fingerprint(interface("mark")), "annotations of both are read in the same way"
    assert {tag.get("value") for tag in ET.fromstring(config).iter() if tag.get("name")} >= {"$text"}
    assert "$card" not in config


@pytest.mark.parametrize("layout", LAYOUTS)
def test_label_studio_accepts_it(layout: Layout) -> None:
    LabelInterface(interface(layout)).validate()


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_label_and_verdict_has_a_key_of_its_own(layout: Layout) -> None:
    root = ET.fromstring(interface(layout))
    keys = [tag.get("hotkey") for tag in root.iter() if tag.tag in ("Label", "Choice")]
    assert all(keys)
    assert len(keys) == len(set(keys))
    assert not RESERVED & {key for key in keys if key}


def test_verify_paints_types_and_roles_and_mark_types_only() -> None:
    labels = {
        lay: [t.get("value") for t in ET.fromstring(interface(lay)).findall(".//Labels[@name='span']/Label")]
        for lay in LAYOUTS
    }
    roles = {role for of_type in ROLES.values() for role in of_type}
    assert labels["verify"][: len(CLAIM_TYPES)] == labels["mark"] == list(CLAIM_TYPES)
    assert set(labels["verify"][len(CLAIM_TYPES) :]) == roles


@pytest.mark.parametrize("layout", LAYOUTS)
def test_verdicts_are_exported_by_their_names_in_the_data(layout: Layout) -> None:
    choices = ET.fromstring(interface(layout)).findall(".//*[@name='verdict']/*")
    assert layout == "verify" or choices.pop(0).get("alias") == "open"
    assert [choice.get("alias") for choice in choices] == list(VERDICTS)
    assert [choice.get("hotkey") for choice in choices] == list("12345")


def test_fingerprint_ignores_looks_and_sees_what_changes_annotations() -> None:
    config = interface("verify")
    looks = config.replace("\n", "\r\n   ").replace('hotkey="1"', 'hotkey="9"').replace("#dc2626", "#123456")
    assert fingerprint(config) == fingerprint(looks)
    assert fingerprint(config) != fingerprint(config.replace('alias="refuted"', 'alias="wrong"'))
    assert fingerprint(config) != fingerprint(config.replace('<Label value="charge"', '<Label value="wrong"'))
    assert fingerprint(config) != fingerprint(interface("mark"))
