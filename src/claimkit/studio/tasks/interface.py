"""The two labelling interfaces, generated from one table of types, roles, verdicts, colours and hotkeys.

*verify* (the default): a task is one claim, asked as a question and shown in its sentence with the sentences around it.
*mark*: a task is one article with all its candidate claims; a verdict per claim, missed ones added, wrong ones removed.

The files in ``annotations/interfaces`` are exactly what :func:`interface` returns; a test keeps them so.
"""

from __future__ import annotations

import hashlib
from typing import Final, Literal, NamedTuple
from xml.etree import ElementTree as ET

from claimkit.display import ROLE_MARKS, TYPES, Mark
from claimkit.records import CLAIM_TYPES, ROLES, VERDICT_MEANS, VERDICTS, Verdict

Layout = Literal["verify", "mark"]
LAYOUTS: Final[tuple[Layout, ...]] = ("verify", "mark")


class Answer(NamedTuple):
    """A verdict: its name in the data, what annotators read, and its hotkey."""

    name: Verdict
    shown: str
    hotkey: str


ANSWERS: Final = (
    Answer("supported", "Supported", "1"),
    Answer("refuted", "Refuted", "2"),
    Answer("conflicting", "Conflicting evidence", "3"),
    Answer("not_enough_evidence", "Not enough evidence", "4"),
    Answer("not_a_claim", "Not a claim", "5"),
)

_CONTROLS = ("Text", "Labels", "Label", "Choices", "Choice", "TextArea")
# Names of the tags in both interfaces: the ``from_name`` of regions and choices, the ``to_name`` of all.
TEXT, SPAN, VERDICT, EVIDENCE, NOTE = "text", "span", "verdict", "evidence_url", "note"

_STYLE = """
    .ck-row { display: flex; gap: 28px; align-items: flex-start; }
    .ck-main { flex: 1 1 62%; min-width: 0; }
    .ck-side { flex: 0 0 290px; position: sticky; top: 8px; }
    .ck-side h4 { font-size: 14px !important; }
    .ck-text * { font-size: 17px; line-height: 1.9; }
    .ck-text sup, .ck-text [data-label]::after { font-size: 10px; }
    .ck-meta { opacity: .8; font-size: 13px; line-height: 1.5; margin: 6px 0 14px; }
  """


def interface(layout: Layout) -> str:
    """The labelling configuration (XML) of a layout."""
    view = ET.Element("View")
    ET.SubElement(view, "Style").text = _STYLE
    (_verify if layout == "verify" else _mark)(view)
    ET.indent(view)
    return ET.tostring(view, encoding="unicode", short_empty_elements=True) + "\n"


def fingerprint(config: str) -> str:
    """A short hash of what a labelling configuration makes of annotations: the names of its tags, labels and choices.

    Colours, keys, texts and layout do not count; a project lead may change them at will.
    """
    names = ("name", "toName", "value", "alias", "perRegion", "choice")
    controls = [tag for tag in ET.fromstring(config).iter() if tag.tag in _CONTROLS]
    contract = sorted((tag.tag, *(tag.get(key, "") for key in names)) for tag in controls)
    return hashlib.sha256(repr(contract).encode()).hexdigest()[:16]


def _verify(view: ET.Element) -> None:
    _add(view, "Header", value="$question", size="4")
    row = _add(view, "View", className="ck-row")
    main = _add(row, "View", className="ck-main")
    _text(main)
    _add(_add(main, "View", className="ck-meta"), "Markdown", name="about", value="$about")
    _labels(main, (*TYPES, *ROLE_MARKS))
    side = _add(row, "View", className="ck-side")
    _answers(side, "Pick a verdict (keys 1-5), or skip the task")


def _mark(view: ET.Element) -> None:
    _add(view, "Header", value="$title", size="4")
    _add(_add(view, "View", className="ck-meta"), "Markdown", name="about", value="$about")
    # Roles stay out of this layout: verdict keys would set a verdict on role spans as well.
    _labels(view, TYPES)
    row = _add(view, "View", className="ck-row")
    _text(_add(row, "View", className="ck-main"))
    side = _add(row, "View", className="ck-side")
    _add(side, "Header", value="Verdict of the selected claim (Alt+. goes to the next)", size="6")
    _answers(side, "Every highlighted claim needs a verdict (keys 1-5)", perRegion="true")


def _text(parent: ET.Element) -> None:
    box = _add(parent, "View", className="ck-text")
    _add(box, "Text", name=TEXT, value="$text", granularity="word", showLabels="true")


def _labels(parent: ET.Element, marks: tuple[Mark, ...]) -> None:
    labels = _add(parent, "Labels", name=SPAN, toName=TEXT, showInline="true", choice="single")
    for mark in marks:
        _add(labels, "Label", value=mark.name, background=mark.colour, hotkey=mark.hotkey)


def _answers(parent: ET.Element, missing: str, **per_region: str) -> None:
    choices = _add(
        parent,
        "Choices",
        name=VERDICT,
        toName=TEXT,
        choice="single-radio",
        required="true",
        requiredMessage=missing,
        **per_region,
    )
    for answer in ANSWERS:
        hint = VERDICT_MEANS[answer.name]
        hint = hint[0].upper() + hint[1:]
        _add(choices, "Choice", value=answer.shown, alias=answer.name, hotkey=answer.hotkey, hint=hint)
    links = {"placeholder": "Evidence link (Enter adds it)", "skipDuplicates": "true"}
    _add(parent, "TextArea", name=EVIDENCE, toName=TEXT, rows="1", editable="true", **links, **per_region)
    note = {"placeholder": "Note (Enter adds it)"}
    _add(parent, "TextArea", name=NOTE, toName=TEXT, rows="1", editable="true", **note, **per_region)


def _add(parent: ET.Element, tag: str, **attributes: str) -> ET.Element:
    return ET.SubElement(parent, tag, attributes)


assert tuple(mark.name for mark in TYPES) == CLAIM_TYPES
assert {mark.name for mark in ROLE_MARKS} == {role for roles in ROLES.values() for role in roles}
assert tuple(answer.name for answer in ANSWERS) == VERDICTS

if __name__ == "__main__":  # python -m claimkit.studio.tasks.interface annotations/interfaces
    import sys
    from pathlib import Path

    for layout in LAYOUTS:
        Path(sys.argv[1], f"{layout}.xml").write_text(interface(layout), encoding="utf-8")
