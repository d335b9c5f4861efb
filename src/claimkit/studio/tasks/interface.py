"""The two labelling interfaces, generated from one table of types, roles, verdicts, colours and hotkeys.

*verify* (the default): a task is one claim, asked as a question and shown in its sentence with the sentences around it.
*mark*: a task is one article with all its candidate claims. Annotators judge each claim, add missed ones and remove
wrong ones. In *mark* the verdict is a label next to the type, ``open`` until it is given, so that the text and the list
of regions show what has been judged.

The files in ``annotations/interfaces`` are exactly what :func:`interface` and :func:`interface_for_imports` return, as
a test checks.
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
    """A verdict: its name in the data, what annotators read, its hotkey and its colour."""

    name: Verdict
    shown: str
    hotkey: str
    colour: str


ANSWERS: Final = (
    Answer("supported", "Supported", "1", "#16a34a"),
    Answer("refuted", "Refuted", "2", "#e11d48"),
    Answer("conflicting", "Conflicting evidence", "3", "#9333ea"),
    Answer("not_enough_evidence", "Not enough evidence", "4", "#0891b2"),
    Answer("not_a_claim", "Not a claim", "5", "#8a8a8a"),
)
OPEN: Final = "open"  # the label of a claim that nobody has judged yet (mark)

_CONTROLS = ("Text", "Labels", "Label", "Choices", "Choice", "TextArea")
# Names of the tags in both interfaces: ``from_name`` in regions and choices; TEXT is every ``to_name``.
TEXT, SPAN, VERDICT, NOTE, DISCUSS = "text", "span", "verdict", "note", "discuss"
EVIDENCE: Final = ("evidence_url", "evidence_url_2", "evidence_url_3")
PASSAGES: Final = ("passage", "passage_2", "passage_3")  # the passage that each link shows
SENTENCE: Final = "sentence"  # verify: the claim's own sentence, painted behind the rest, read-only
ASKED, ROLE_LINES = "asked", "roles"  # mark: what a claim states, and its roles as lines like "accused: Ann Lee"
# Shown to annotators, but not an answer of theirs.
SHOWN_ONLY: Final = (SENTENCE, ASKED)

_STYLE = """
    .ck-row { display: flex; gap: 20px; align-items: flex-start; margin-top: 6px; }
    .ck-main { flex: 1 1 62%; min-width: 0; }
    .ck-side { flex: 0 0 330px; position: sticky; top: 0; max-height: calc(100vh - 110px); overflow-y: auto; }
    .ck-text * { font-size: 17px; line-height: 1.8; }
    .ck-text sup, .ck-text [data-label]::after { font-size: 10px; }
    .ck-text [data-label$=":sentence"]::after { content: "" !important; }
    .ck-hint * { font-size: 13px !important; font-weight: 400 !important; margin: 2px 0 !important; }
    .ck-pair { display: flex; gap: 6px; } .ck-pair > * { flex: 1 1 50%; min-width: 0; }
    .ck-side .ant-form-item { margin-bottom: 4px !important; } .ck-side input { padding: 4px 8px !important; }
    .ck-none { display: none; }
"""
# Label Studio's side panels: verify does not need them; mark needs their list of regions.
_PANELS = {
    "verify": """    .lsf-sidepanels__wrapper_align_right { display: none; }
    .lsf-sidepanels { padding-right: 0 !important; }
  """,
    "mark": "  ",
}


def interface(layout: Layout) -> str:
    """The labelling configuration (XML) of a layout."""
    view = ET.Element("View")
    ET.SubElement(view, "Style").text = _STYLE + _PANELS[layout]
    _add(view, "HyperText", name="about", value="$card", inline="true", clickableLinks="true")
    row = _add(view, "View", className="ck-row")
    main, side = _add(row, "View", className="ck-main"), _add(row, "View", className="ck-side")
    if layout == "verify":
        _labels(main, (*TYPES, *ROLE_MARKS))  # above the text, so that they stay visible however long it is
    box = _add(main, "View", className="ck-text")
    _add(box, "Text", name=TEXT, value="$text", granularity="word", showLabels="true")
    if layout == "verify":
        _verify(main, side)
    else:
        _mark(side)
    ET.indent(view)
    return ET.tostring(view, encoding="unicode", short_empty_elements=True) + "\n"


def interface_for_imports() -> str:
    """*mark* for texts that people import in the web interface. They have no ``card``, and Label Studio refuses a task
    that lacks a key the interface names. So the title, which may be missing, takes its place."""
    view = ET.fromstring(interface("mark"))
    card = next(tag for tag in view if tag.tag == "HyperText")
    card.tag, card.attrib = "Header", {"value": "$title", "size": "4"}
    return ET.tostring(view, encoding="unicode", short_empty_elements=True) + "\n"


def fingerprint(config: str) -> str:
    """A short hash of what determines a configuration's annotations: the names of its tags, labels and choices.

    Colours, keys, texts and layout do not count; a project lead may change them freely.
    """
    names = ("name", "toName", "value", "alias", "perRegion", "choice")
    controls = [tag for tag in ET.fromstring(config).iter() if tag.tag in _CONTROLS]
    contract = sorted((tag.tag, *(tag.get(key, "") for key in names)) for tag in controls)
    return hashlib.sha256(repr(contract).encode()).hexdigest()[:16]


def _verify(main: ET.Element, side: ET.Element) -> None:
    painted = _add(_add(main, "View", className="ck-none"), "Labels", name=SENTENCE, toName=TEXT)
    _add(painted, "Label", value=SENTENCE, background="#d6b656", hotkey="ctrl+alt+0")
    choices = _add(
        side,
        "Choices",
        name=VERDICT,
        toName=TEXT,
        choice="single-radio",
        required="true",
        requiredMessage="Pick a verdict (keys 1-5), or skip the task",
    )
    for answer in ANSWERS:
        choice = {"value": answer.shown, "alias": answer.name, "hotkey": answer.hotkey, "hint": _meaning(answer)}
        _add(choices, "Choice", **choice)
    _hint(side, "If you correct the marks, the verdict is about the claim as you leave it.")
    _findings(side)


def _mark(side: ET.Element) -> None:
    verdicts = _add(side, "Labels", name=VERDICT, toName=TEXT, choice="single")
    _add(verdicts, "Label", value="Open", alias=OPEN, background="#f59e0b", hotkey="0")
    for answer in ANSWERS:
        label = {"value": answer.shown, "alias": answer.name, "hotkey": answer.hotkey, "hint": _meaning(answer)}
        _add(verdicts, "Label", background=answer.colour, **label)
    _labels(side, TYPES)
    _hint(
        side, "A missed claim: let go of the selected one (u, or click it), then type, drag, click the new mark, judge."
    )
    per_region = {"perRegion": "true"}
    asked = {"editable": "false", "maxSubmissions": "1", "displayMode": "region-list"}
    _add(side, "TextArea", name=ASKED, toName=TEXT, rows="1", **asked, **per_region)
    lines = {"editable": "true", "placeholder": "Add a role, like accused: Ann Lee"}
    _add(side, "TextArea", name=ROLE_LINES, toName=TEXT, rows="1", **lines, **per_region)
    _findings(side, **per_region)


def _labels(parent: ET.Element, marks: tuple[Mark, ...]) -> None:
    labels = _add(parent, "Labels", name=SPAN, toName=TEXT, showInline="true", choice="single")
    for mark in marks:
        _add(labels, "Label", value=mark.name, background=mark.colour, hotkey=mark.hotkey)


def _findings(parent: ET.Element, **per_region: str) -> None:
    """Evidence links, each with the passage that shows it; a note; the wish to discuss."""
    for number, (link, passage) in enumerate(zip(EVIDENCE, PASSAGES, strict=True), 1):
        pair = _add(parent, "View", className="ck-pair")
        one = {"rows": "1", "editable": "true", "maxSubmissions": "1"}
        _add(pair, "TextArea", name=link, toName=TEXT, placeholder=f"Evidence link {number}", **one, **per_region)
        _add(pair, "TextArea", name=passage, toName=TEXT, placeholder="its passage", **one, **per_region)
    note = {"placeholder": "Note (Enter adds it)"}
    _add(parent, "TextArea", name=NOTE, toName=TEXT, rows="1", editable="true", **note, **per_region)
    choices = _add(parent, "Choices", name=DISCUSS, toName=TEXT, choice="multiple", showInline="true", **per_region)
    _add(choices, "Choice", value="Discuss (why: in the note)", alias=DISCUSS, hotkey="6")


def _meaning(answer: Answer) -> str:
    hint = VERDICT_MEANS[answer.name]
    return hint[0].upper() + hint[1:]


def _hint(parent: ET.Element, text: str) -> None:
    _add(_add(parent, "View", className="ck-hint"), "Header", value=text, size="6")


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
    Path(sys.argv[1], "import.xml").write_text(interface_for_imports(), encoding="utf-8")
