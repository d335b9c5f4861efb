"""Tasks that people import in the web interface: a text under some key, without claimkit's own fields.

Pure. :func:`control` finds the tag of a labelling interface that can show claims, :func:`article` finds the article in
a task, :func:`prediction` turns the article's claims into regions of the interface, and :func:`shown` reads them back.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final, NamedTuple
from xml.etree import ElementTree as ET

import msgspec

from claimkit.errors import Rejected
from claimkit.reading.columns import Fields
from claimkit.reading.record import article_of
from claimkit.records import CLAIM_TYPES, ROLES, Article, Claim
from claimkit.studio.tasks import judgements
from claimkit.studio.tasks.interface import ROLE_LINES, SPAN, fingerprint, interface
from claimkit.studio.tasks.role_lines import read_lines
from claimkit.studio.tasks.task import MODEL_VERSION, TaskData, predictions, tasks, trimmed
from claimkit.text.tokens import TextSpan

_NAMES: Final = (*CLAIM_TYPES, *(role for roles in ROLES.values() for role in roles))
_DO: Final = "use the interface that `claimkit serve --connect` makes, or annotations/interfaces/import.xml"


class Control(NamedTuple):
    """Where an interface shows claims.

    ``name`` is the ``Labels`` tag, ``text`` the ``Text`` tag that it marks, ``key`` the key of the task's data that
    this tag shows. ``labels`` maps claim types and roles to the interface's own labels, if it has them.
    """

    name: str
    text: str
    key: str
    labels: dict[str, str]
    is_mark: bool

    @property
    def missing(self) -> list[str]:
        """The claim types without a label, whose claims are not shown."""
        return [type_ for type_ in CLAIM_TYPES if type_ not in self.labels]


def control(config: str) -> Control:
    """The control of a labelling interface. Raises a :class:`Rejected` that says what the interface lacks."""
    try:
        tags = list(ET.fromstring(config).iter())
    except ET.ParseError as error:
        raise Rejected("the labelling interface cannot be read", str(error), _DO) from error
    texts = {tag.get("name", ""): tag.get("value", "")[1:] for tag in tags if _shows_text(tag)}
    if not texts:
        why = 'claims are found in the text that a <Text value="$..."/> shows, not behind an address or in HTML'
        raise Rejected("the labelling interface has no Text tag that shows a task's text", why, _DO)
    found = [
        Control(tag.get("name", ""), to, texts[to], labels, fingerprint(config) == fingerprint(interface("mark")))
        for tag in tags
        if tag.tag == "Labels" and (to := tag.get("toName", "")) in texts and (labels := _labels(tag))
    ]
    if not found:
        why = f"a Labels tag over the Text tag has none of the labels {', '.join(CLAIM_TYPES)}"
        raise Rejected("the labelling interface has no place for claims", why, _DO)
    return max(found, key=lambda one: len(one.labels))


def article(data: Mapping[str, Any], where: Control) -> Article:
    """The article in a task's data. Ids, titles and dates are found under their usual names, as in files.

    Raises :class:`~claimkit.errors.InputError` for a task without a text. A date that cannot be read is left out.
    """
    return article_of(data, Fields(text=where.key), lambda _: None)


def pushed(data: Mapping[str, Any]) -> TaskData | None:
    """The data that `claimkit push` put into a task; ``None`` for an imported task."""
    try:
        return msgspec.convert(data, TaskData)
    except msgspec.ValidationError:
        return None


def prediction(found: Article, where: Control) -> dict[str, Any]:
    """The pre-annotation of a task whose article was extracted. In *mark* it is the same as in a push."""
    if where.is_mark:
        (one,) = next(tasks(found, "mark"))["predictions"]
        return dict(one)
    result = []
    for claim in found.claims:
        if claim.type in where.labels:
            result.append(_region(found.text, where, claim.id, claim.type, claim.start, claim.end))
            for number, role in enumerate(claim.roles):
                if role.role in where.labels:
                    id_ = f"{claim.id}-{number}"
                    result.append(_region(found.text, where, id_, role.role, role.start, role.end))
    return {"model_version": MODEL_VERSION, "result": result}


def shown(found: Article, result: Iterable[Mapping[str, Any]]) -> Article:
    """The article with the claims that a *mark* prediction showed, whatever reader or version made them. Claims that
    are found again (``found``) also have their values."""
    regions = list(result)
    lines = {str(one["id"]): judgements.values(one) for one in regions if one.get("from_name") == ROLE_LINES}
    today = {claim.id: claim for claim in found.claims}
    claims = []
    for one in regions:
        if one.get("from_name") == SPAN:
            id_, start, end = str(one["id"]), one["value"]["start"], one["value"]["end"]
            (type_,) = one["value"]["labels"]
            known = today.get(id_)
            roles = read_lines(lines.get(id_, ()), type_, TextSpan(start, end), known, found.text, lambda *_: None)
            sentence = next((n for n, s in enumerate(found.sentences) if s.start <= start < s.end), 0)
            claim = known or Claim(
                id=id_, type=type_, start=start, end=end, text=found.text[start:end], sentence=sentence
            )
            claims.append(msgspec.structs.replace(claim, roles=roles))
    return msgspec.structs.replace(found, claims=claims)


def prediction_of_push(data: TaskData) -> dict[str, Any]:
    """The pre-annotation of a task that `claimkit push` made; for a blind task, it reveals no more than the push
    did."""
    return {"model_version": MODEL_VERSION, "result": [], **next(iter(predictions(data)), {})}


def _region(text: str, where: Control, id_: str, name: str, start: int, end: int) -> dict[str, Any]:
    start, end = trimmed(text, start, end)
    value = {"start": start, "end": end, "text": text[start:end], "labels": [where.labels[name]]}
    return {"id": id_, "from_name": where.name, "to_name": where.text, "type": "labels", "value": value}


def _shows_text(tag: ET.Element) -> bool:
    shown = tag.get("value", "")
    return tag.tag == "Text" and shown.startswith("$") and len(shown) > 1 and tag.get("valueType", "text") == "text"


def _labels(tag: ET.Element) -> dict[str, str]:
    """claimkit's name → the name in annotations, for each label of a tag; empty if no label is a claim type."""
    found: dict[str, str] = {}
    for label in tag.iter("Label"):
        shown = label.get("value", "")
        stored = label.get("alias", shown)
        for name in (stored.lower(), shown.lower()):
            if name in _NAMES:
                found.setdefault(name, stored)
    return found if any(type_ in found for type_ in CLAIM_TYPES) else {}
