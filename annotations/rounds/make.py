"""Makes ``samples.jsonl``: three of the bundled articles as a labelling round, annotated as in the gold's two readings.

Run it from the project's root: ``python annotations/rounds/make.py``. A reading's claim that lies over a proposal keeps
or corrects it; a proposal without one is *not a claim*; a claim without a proposal is added. The articles are invented,
so nothing outside of them can decide their claims: every claim's verdict is *not enough evidence*.
"""

from __future__ import annotations

import json
from collections import defaultdict
from pathlib import Path
from typing import Any

import msgspec

from claimkit.extraction import pipeline
from claimkit.records import Article, Claim, Role
from claimkit.samples import articles
from claimkit.studio.tasks.interface import ROLE_LINES
from claimkit.studio.tasks.reviews import reviewed
from claimkit.studio.tasks.role_lines import as_line
from claimkit.studio.tasks.task import tasks

HERE = Path(__file__).parent
READINGS = {1: "first.jsonl", 2: "second.jsonl"}
ARTICLES = ("campaign-debate", "court-verdict", "obituary")
NAMES = {1: "annotator-00000001", 2: "annotator-00000002"}


def main() -> None:
    readings = {who: read(HERE.parent / "gold" / name) for who, name in READINGS.items()}
    listed = []
    for number, article in enumerate((a for a in articles() if a.id in ARTICLES), 1):
        extracted = pipeline.extract(article)
        (task,) = tasks(extracted, "mark")
        annotations = [
            {"id": number * 10 + who, "completed_by": who, "result": result(extracted, readings[who][article.id])}
            for who in READINGS
        ]
        listed.append({"id": number, "data": task["data"], "annotations": annotations, "drafts": []})
    claims = list(reviewed(listed, NAMES, []))
    (HERE / "samples.jsonl").write_bytes(b"".join(msgspec.json.encode(claim) + b"\n" for claim in claims))
    print(f"{len(claims)} claims")


def read(path: Path) -> dict[str, list[dict[str, Any]]]:
    """Article id → the claims of a reading."""
    marked = defaultdict(list)
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if "type" in row:
            marked[row["article"]].append(row)
    return marked


def result(article: Article, marked: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """An annotation of the article's *mark* task in which these claims and roles are drawn and judged."""
    regions = []
    taken: set[str] = set()
    for index, row in enumerate(marked):
        over = [c for c in article.claims if c.id not in taken and c.type == row["type"] and overlap(c, row)]
        id_ = (
            max(over, key=lambda c: min(c.end, row["end"]) - max(c.start, row["start"])).id
            if over
            else f"drawn-{index}"
        )
        taken.add(id_)
        regions.append(region(id_, row["type"], row["start"], row["end"]))
        regions.append(
            {
                "id": id_,
                "from_name": "verdict",
                "to_name": "text",
                "type": "choices",
                "value": {"choices": ["not_enough_evidence"]},
            }
        )
        lines = [as_line(Role(**role)) for role in row["roles"]]
        if lines:
            value = {"text": lines}
            regions.append({"id": id_, "from_name": ROLE_LINES, "to_name": "text", "type": "textarea", "value": value})
    return regions


def overlap(claim: Claim, row: dict[str, Any]) -> bool:
    return bool(claim.start < row["end"] and row["start"] < claim.end)


def region(id_: str, label: str, start: int, end: int) -> dict[str, Any]:
    value = {"start": start, "end": end, "labels": [label]}
    return {"id": id_, "from_name": "span", "to_name": "text", "type": "labels", "value": value}


if __name__ == "__main__":
    main()
