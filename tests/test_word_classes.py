"""Every name of a closed set (tags, families, groups, frames, kinds, meanings) that code compares with is in the set.

mypy finds a misspelt name in ``cue.family == "vreb"``, but not in ``cue.family in ("vreb", "noun")``.
"""

from __future__ import annotations

import ast
import itertools
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, get_args

import pytest

from claimkit.detectors.accusation.cues import Family as AccusationFamily
from claimkit.detectors.attribution.cues import Family, Frame, Group, SideKind
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


SET_METHODS = ("isdisjoint", "issuperset", "intersection")
EVERYWHERE = {
    "tag": names(Tag),
    "tag_before()": names(Tag, ""),
    "tag_after()": names(Tag, ""),
    "family": names(AccusationFamily, Family),
    "forms": names(Form),
    "form": names(Form),
    "means": names(Means),
}
IN_ATTRIBUTIONS = {
    "group": names(Group),
    "frame": names(Frame),
    "frames": names(Frame),
    "kind": names(SideKind),
}


def attribute(node: ast.expr) -> str | None:
    """The attribute that an expression reads: ``tag`` of ``tokens.tag[at - 1]`` and ``tag[at]``, ``tag_after()``."""
    if isinstance(node, ast.Subscript):
        return attribute(node.value)
    if isinstance(node, ast.Call):
        return f"{attribute(node.func)}()"
    if isinstance(node, ast.Name):
        return "tag" if node.id == "tag" else None
    return node.attr if isinstance(node, ast.Attribute) else None


def constants(node: ast.expr, sets: Mapping[str, ast.expr]) -> Iterator[str]:
    """The strings in an expression, and in the module's ``sets`` that it names."""
    if isinstance(node, ast.Name) and node.id in sets:
        node = sets[node.id]
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "frozenset" and node.args:
        node = node.args[0]
    for part in node.elts if isinstance(node, (ast.Tuple, ast.List, ast.Set)) else [node]:
        if isinstance(part, ast.Constant) and isinstance(part.value, str):
            yield part.value
        elif isinstance(part, (ast.Tuple, ast.List)):
            yield from constants(part, sets)


def compared(tree: ast.Module) -> Iterator[tuple[ast.expr, ast.expr]]:
    """The pairs of expressions that are compared, also as ``_CLAUSE.isdisjoint(tag[first:at])``."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Compare):
            yield from itertools.pairwise([node.left, *node.comparators])
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in SET_METHODS:
            yield from ((node.func.value, argument) for argument in node.args)


def unknown(code: str, known: Mapping[str, frozenset[str]]) -> list[str]:
    """What is compared with an attribute whose set does not have it, or is no tag in a set of the module that
    has tags."""
    tree = ast.parse(code)
    sets = {t.id: n.value for n in tree.body if isinstance(n, ast.Assign) for t in n.targets if isinstance(t, ast.Name)}
    of_tags = [found for value in sets.values() if known["tag"] & (found := {*constants(value, {})})]
    return [f"tag: {constant}" for found in of_tags for constant in sorted(found - known["tag"])] + [
        f"{name}: {constant}"
        for pair in compared(tree)
        for read, others in (pair, pair[::-1])
        if (name := attribute(read) or "") in known
        for constant in constants(others, sets)
        if constant not in known[name]
    ]


FILES = [file for room in ("text", "detectors") for file in sorted((SOURCE / room).rglob("*.py"))]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.relative_to(SOURCE).as_posix())
def test_names_that_code_compares_with_exist(file: Path) -> None:
    sets = EVERYWHERE | (IN_ATTRIBUTIONS if file.parent.name == "attribution" else {})
    assert unknown(file.read_text(encoding="utf-8"), sets) == []


def test_a_misspelt_name_is_seen() -> None:
    code = 'tokens.tag[at] in ("WORD", "NMAE") or "vreb" == cue.family or tokens.tag[at:end] == ["NUM"]'
    assert unknown(code, EVERYWHERE) == ["tag: NMAE", "family: vreb"]
    assert unknown('near.tag_after() in ("", "STOPP")', EVERYWHERE) == ["tag_after(): STOPP"]
    sets = '_ENDS = frozenset({"STOP", "PUNKT"})\n_NOUNS = ("NAME", "WROD")\n'
    assert unknown(sets, EVERYWHERE) == ["tag: PUNKT", "tag: WROD"], "whatever the sets are compared with"
    sets = '_VERBS = frozenset({"VREB"})\n'
    assert unknown(sets + "_VERBS.isdisjoint(tokens.tag[at:end]) or tag[at] in _VERBS", EVERYWHERE) == ["tag: VREB"] * 2
