"""Names of a closed set (tags, families, groups, frames, kinds, meanings) that code compares with are in the set.

mypy finds a misspelt name in ``cue.family == "vreb"``, but not in ``cue.family in ("vreb", "noun")``.
"""

from __future__ import annotations

import ast
import itertools
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, get_args

import pytest

from claimkit.detectors.accusation import cues
from claimkit.detectors.attribution import lexicon
from claimkit.detectors.date.patterns import Means
from claimkit.text.inflection import Form
from claimkit.text.tokens import Tag

SOURCE = Path(__file__).parent.parent / "src" / "claimkit"


def names(*types: Any) -> frozenset[str]:
    """The names in literals and unions of literals."""
    found: frozenset[str] = frozenset()
    for type_ in types:
        found |= frozenset({type_}) if isinstance(type_, str) else names(*get_args(type_))
    return found


EVERYWHERE = {
    "tag": names(Tag),
    "tag_before()": names(Tag, ""),
    "tag_after()": names(Tag, ""),
    "family": names(cues.Family, lexicon.Family),
    "forms": names(Form),
    "form": names(Form),
    "means": names(Means),
}
IN_ATTRIBUTIONS = {
    "group": names(lexicon.Group),
    "frame": names(lexicon.Frame),
    "frames": names(lexicon.Frame),
    "kind": names(lexicon.SideKind),
}


def attribute(node: ast.expr) -> str | None:
    """The attribute that an expression reads: ``tag`` of ``tokens.tag[at - 1]``, ``tag_after()`` of a call."""
    if isinstance(node, ast.Subscript):
        return attribute(node.value)
    if isinstance(node, ast.Call):
        return f"{attribute(node.func)}()"
    return node.attr if isinstance(node, ast.Attribute) else None


def constants(node: ast.expr) -> Iterator[str]:
    for part in node.elts if isinstance(node, (ast.Tuple, ast.List, ast.Set)) else [node]:
        if isinstance(part, ast.Constant) and isinstance(part.value, str):
            yield part.value
        elif isinstance(part, (ast.Tuple, ast.List)):
            yield from constants(part)


def unknown(code: str, sets: Mapping[str, frozenset[str]]) -> list[str]:
    """What is compared with an attribute whose set does not hold it."""
    found = []
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Compare):
            for one, other in itertools.pairwise([node.left, *node.comparators]):
                for read, names_ in ((one, other), (other, one)):
                    name = attribute(read) or ""
                    found += [f"{name}: {c}" for c in constants(names_) if name in sets and c not in sets[name]]
    return found


FILES = [file for room in ("text", "detectors") for file in sorted((SOURCE / room).rglob("*.py"))]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.relative_to(SOURCE).as_posix())
def test_names_that_code_compares_with_exist(file: Path) -> None:
    sets = EVERYWHERE | (IN_ATTRIBUTIONS if file.parent.name == "attribution" else {})
    assert unknown(file.read_text(encoding="utf-8"), sets) == []


def test_a_misspelt_name_is_seen() -> None:
    code = 'tokens.tag[at] in ("WORD", "NMAE") or "vreb" == cue.family or tokens.tag[at:end] == ["NUM"]'
    assert unknown(code, EVERYWHERE) == ["tag: NMAE", "family: vreb"]
    assert unknown('near.tag_after() in ("", "STOPP")', EVERYWHERE) == ["tag_after(): STOPP"]
