"""The painted regions in an annotation's result, matched to the task's claims. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from claimkit.records import CLAIM_TYPES, ROLES, Claim, ClaimType, Role
from claimkit.studio.tasks.interface import ROLE_LINES, SENTENCE, SPAN, VERDICT
from claimkit.studio.tasks.judgements import values
from claimkit.studio.tasks.role_lines import Skip, read_lines
from claimkit.studio.tasks.task import TaskData, trimmed
from claimkit.text.tokens import TextSpan

_LABELS = {*CLAIM_TYPES, *(role for roles in ROLES.values() for role in roles)}


class Region(NamedTuple):
    """A painted span (article offsets, trimmed) and its label."""

    id: str
    label: str
    start: int
    end: int


class Marked(NamedTuple):
    """A claim as an annotator left or drew it, and the region that is its anchor."""

    region: str
    type: ClaimType
    start: int
    end: int
    roles: list[Role]


class Marks(NamedTuple):
    """The annotator's version of the claims shown (those still marked, by claim id), and the claims they added."""

    claims: dict[str, Marked]
    added: list[Marked]


class Regions(NamedTuple):
    """An annotation's regions: anchors (labelled with a claim type) and roles."""

    anchors: list[Region]
    roles: list[Region]
    lines: dict[str, list[str]]
    """Anchor's region id → its roles as lines (*mark*)."""

    @property
    def all(self) -> list[Region]:
        return [*self.anchors, *self.roles]

    def matched(self, data: TaskData, shown: list[Claim], skip: Skip) -> Marks:
        """Matches anchors to the claims that were shown; the other anchors are additions."""
        by_id = {region.id: region for region in self.anchors}
        anchors = {claim.id: by_id.pop(claim.id) for claim in shown if claim.id in by_id}
        drawn = list(by_id.values())
        for claim in shown:
            if claim.id not in anchors and (redrawn := _redrawn(data, claim, drawn)):
                anchors[claim.id] = redrawn
                drawn.remove(redrawn)
        new: list[Region] = []
        for region in drawn:
            if any(_overlap(region, other) and region.label == other.label for other in (*anchors.values(), *new)):
                skip("double", f"{region.label} {_text(data, region)!r}")
            else:
                new.append(region)
        roles = self._roles(data, shown, anchors, new, skip)
        return Marks(
            {id_: _marked(region, roles.get(region.id, [])) for id_, region in anchors.items()},
            [_marked(region, roles.get(region.id, [])) for region in new],
        )

    def _roles(
        self, data: TaskData, shown: list[Claim], anchors: dict[str, Region], new: list[Region], skip: Skip
    ) -> dict[str, list[Role]]:
        """The roles of each anchor. A proposed role stays with its claim; a drawn one goes to the nearest anchor."""
        if data.layout == "mark":  # roles are not painted in mark
            claims = {region.id: claim for claim in shown for id_, region in anchors.items() if id_ == claim.id}
            return {
                region.id: read_lines(
                    self.lines.get(region.id, ()),
                    _type(region.label),
                    TextSpan(region.start, region.end),
                    claims.get(region.id),
                    data.text,
                    skip,
                )
                for region in (*anchors.values(), *new)
            }
        extracted = {f"{claim.id}-{n}": role for claim in shown for n, role in enumerate(claim.roles)}
        known = {claim.id for claim in shown}
        found: dict[str, list[Role]] = {}
        for region in sorted(self.roles, key=lambda r: (r.start, r.end, r.label)):
            near = [*anchors.values(), *new]
            owner = region.id.rpartition("-")[0]  # a proposed role has the id CLAIM-NUMBER
            if owner in known:
                near = [anchors[owner]] if owner in anchors else []
            able = [anchor for anchor in near if region.label in ROLES[_type(anchor.label)]]
            if not able:
                skip("stray role", f"{region.label} {_text(data, region)!r}")
                continue
            nearest = min(able, key=lambda anchor: max(anchor.start - region.end, region.start - anchor.end))
            role = Role(role=region.label, start=region.start, end=region.end, text=_text(data, region))
            before = extracted.get(region.id)
            if before and before.role == role.role and _trim(data, before.start, before.end) == (role.start, role.end):
                role = before
            found.setdefault(nearest.id, []).append(role)
        return found


def parse(data: TaskData, result: Iterable[Mapping[str, Any]], skip: Skip) -> Regions:
    """The valid regions of an annotation's result."""
    regions = Regions([], [], {})
    for item in _with_types(data, list(result)):
        if item.get("type") == "relation":
            skip("relation", f"{item.get('from_id')} to {item.get('to_id')}")
        if item.get("from_name") == ROLE_LINES:
            regions.lines.setdefault(str(item.get("id")), []).extend(values(item))
        if item.get("type") != "labels" or item.get("from_name") in (SENTENCE, VERDICT):
            continue
        value = item.get("value") or {}
        labels = [label for label in value.get("labels") or () if label in _LABELS]
        if item.get("from_name") != SPAN or not labels:
            skip("unknown label", f"{item.get('from_name')}: {', '.join(map(str, value.get('labels') or ()))}")
            continue
        start, end = value.get("start"), value.get("end")
        if not isinstance(start, int) or not isinstance(end, int) or not 0 <= start < end <= len(data.text):
            skip("out of range", f"{labels[0]} {start}:{end} of {len(data.text)}")
            continue
        if not data.text[start:end].strip():
            skip("out of range", f"{labels[0]} {start}:{end} is blank")
            continue
        start, end = trimmed(data.text, start, end)
        if any(str(item.get("id")) == region.id for region in regions.all):
            skip("double", f"region {item.get('id')}")
            continue
        region = Region(str(item.get("id")), labels[0], start + data.context_start, end + data.context_start)
        (regions.anchors if region.label in CLAIM_TYPES else regions.roles).append(region)
    return regions


def _with_types(data: TaskData, result: list[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """The result; a claim in *mark* with a verdict but without a type gets back the type that it was shown with.

    Label Studio removes the type if its label is clicked again, for example on the way to another mark.
    """
    there = {str(item.get("id")) for item in result if item.get("from_name") == SPAN}
    shown = [*data.claims, *(claim for earlier in data.earlier for claim in earlier.claims)]
    types = {claim.id: claim.type for claim in shown if claim.id not in there}
    found = list(result)
    for item in result:
        type_ = types.get(str(item.get("id")))
        if type_ and item.get("from_name") == VERDICT and item.get("type") == "labels":
            found.append({**item, "from_name": SPAN, "value": {**item["value"], "labels": [type_]}})
    return found


def _redrawn(data: TaskData, claim: Claim, drawn: list[Region]) -> Region | None:
    """The drawn region that replaces a deleted anchor: one that overlaps it, preferably of the same type; in *verify*
    also one of the same type in the claim's sentence."""
    own = Region(claim.id, claim.type, claim.start, claim.end)
    over = [region for region in drawn if _overlap(own, region)]
    if over:
        return max(over, key=lambda r: (r.label == claim.type, min(r.end, own.end) - max(r.start, own.start)))
    sentence = next((s for s in data.sentences if s[0] == claim.sentence), None)
    if data.layout == "mark" or sentence is None:
        return None
    near = [r for r in drawn if r.label == claim.type and sentence[1] <= r.start < sentence[2]]
    return min(near, key=lambda r: max(r.start - own.end, own.start - r.end), default=None)


def _marked(region: Region, roles: list[Role]) -> Marked:
    return Marked(region.id, _type(region.label), region.start, region.end, roles)


def _type(label: str) -> ClaimType:
    return next(type_ for type_ in CLAIM_TYPES if type_ == label)


def _text(data: TaskData, region: Region) -> str:
    return data.text[region.start - data.context_start : region.end - data.context_start]


def _trim(data: TaskData, start: int, end: int) -> TextSpan:
    start, end = trimmed(data.text, start - data.context_start, end - data.context_start)
    return TextSpan(start + data.context_start, end + data.context_start)


def _overlap(a: Region, b: Region) -> bool:
    return a.start < b.end and b.start < a.end
