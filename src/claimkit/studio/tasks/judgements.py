"""The judgements in an annotation's result: verdict, evidence, note and wish to discuss of each claim. Pure."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from claimkit.records import VERDICTS, Evidence, Verdict
from claimkit.studio.tasks.interface import DISCUSS, EVIDENCE, NOTE, OPEN, PASSAGES, ROLE_LINES, SHOWN_ONLY, VERDICT
from claimkit.studio.tasks.role_lines import Skip
from claimkit.studio.tasks.task import TaskData

_OURS = (VERDICT, *EVIDENCE, *PASSAGES, NOTE, DISCUSS)


class Judgement(NamedTuple):
    """Verdict, evidence, note and the wish to discuss, on one claim."""

    verdict: Verdict | None = None
    evidence: tuple[Evidence, ...] = ()
    note: str | None = None
    discuss: bool = False


def judgements(
    result: Iterable[Mapping[str, Any]], data: TaskData, regions: set[str], skip: Skip
) -> dict[str, Judgement]:
    """The judgements by region id in *mark*; in *verify*, the only one, under the id of the task's claim."""
    said: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for item in result:
        field = str(item.get("from_name"))
        if field not in _OURS:
            if item.get("type") not in ("labels", "relation") and field not in (*SHOWN_ONLY, ROLE_LINES):
                skip("unknown label", f"{field} ({item.get('type')})")
            continue
        of = data.key if data.layout == "verify" else str(item.get("id"))
        given = values(item)
        if data.layout == "mark" and of not in regions:
            if given != [OPEN]:
                skip("no claim type", f"{field} of {of}: {', '.join(given)}")
        else:
            said[of][field] += given
    return {of: _judgement(fields, skip) for of, fields in said.items()}


def values(item: Mapping[str, Any]) -> list[str]:
    """The choices, typed texts or labels in one item of a result, stripped."""
    value = item.get("value") or {}
    found = value.get("choices") or value.get("labels") or value.get("text") or []
    texts = [found] if isinstance(found, str) else map(str, found)
    return [text.strip() for text in texts if text.strip()]


def _judgement(said: Mapping[str, list[str]], skip: Skip) -> Judgement:
    given = {*said.get(VERDICT, ())} - {OPEN}
    clear = len(given) == 1 and given <= {*VERDICTS}
    if given and not clear:
        skip("unclear verdict", ", ".join(sorted(given)))
    verdict = next(v for v in VERDICTS if v in given) if clear else None
    notes: list[str] = []
    evidence: dict[str, Evidence] = {}
    for link_field, passage_field in zip(EVIDENCE, PASSAGES, strict=True):
        passage = "\n".join(said.get(passage_field, ())) or None
        for typed in said.get(link_field, ()):
            url = as_link(typed)
            if url is None:
                skip("not a link", typed)
                notes.append(typed)
            elif url not in evidence:
                evidence[url] = Evidence(url=url, passage=passage)
                passage = None
        if passage is not None:
            skip("passage without a link", passage)
            notes.append(passage)
    notes += said.get(NOTE, ())
    return Judgement(verdict, tuple(evidence.values()), "\n".join(notes) or None, bool(said.get(DISCUSS)))


def as_link(text: str) -> str | None:
    """The text as an http(s) link, with ``https://`` added to ``example.org/a``; ``None`` if it is not a link."""
    if re.fullmatch(r"(?:[\w-]+\.)+[A-Za-z]{2,}(?::\d+)?(?:[/?#]\S*)?", text):
        text = f"https://{text}"
    try:
        parts = urlsplit(text)
    except ValueError:
        return None
    return text if parts.scheme in ("http", "https") and parts.hostname and not re.search(r"\s", text) else None
