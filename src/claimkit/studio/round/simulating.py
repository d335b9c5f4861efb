"""Two simulated annotators, to show the whole workflow without people. Their verdicts are random and mean nothing.

They act through the API as two ordinary users. The second agrees with the first most of the time, and both sometimes
correct a span or skip a task.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import msgspec

from claimkit.records import VERDICTS, Verdict
from claimkit.studio import accounts
from claimkit.studio.connection import Connection
from claimkit.studio.explaining import explained
from claimkit.studio.server import folder
from claimkit.studio.tasks.interface import EVIDENCE, NOTE, TEXT, VERDICT

NAMES: Final = ("Simulated Annotator 1", "Simulated Annotator 2")
WEIGHTS: Final = (50, 12, 8, 20, 10)  # weights of the verdicts, in the order of VERDICTS
DISSENT: Final = 0.2  # share of the second annotator's verdicts that are drawn again
CORRECTED: Final = 0.1  # share of reviews that move the end of the claim's span
SKIPPED: Final = 0.04

Task = dict[str, Any]


class Done(msgspec.Struct, kw_only=True):
    """How many reviews were given, how many of them corrected a span, and how many tasks were skipped."""

    reviews: int = 0
    corrections: int = 0
    skips: int = 0


def simulate(
    lead: Connection,
    project: int,
    data_dir: Path,
    *,
    tasks: int,
    seed: int = 0,
    progress: Callable[[int, int], None] = lambda done, of: None,  # noqa: ARG005 -- says the arguments' names
) -> Done:
    """Lets both review the first ``tasks`` tasks of the *verify* project, except those that they have done before.

    Their keys are kept in ``simulated.json`` in the studio's data folder, readable only by its owner.
    Raises :class:`~claimkit.errors.StudioError`.
    """
    annotators = [Connection(url=lead.url, api_key=key) for key in _keys(lead, data_dir)]
    query = {"project": project, "page_size": tasks, "fields": "all", "query": '{"ordering":["tasks:id"]}'}
    queue: list[Task] = lead.get("/api/tasks/", **query)["tasks"]
    done = Done()
    for number, annotator in enumerate(annotators):
        with annotator.client() as client, explained(lead.url, f"reviewing as {NAMES[number]}"):
            me = client.get("/api/current-user/whoami").raise_for_status().json()["id"]
            for position, task in enumerate(queue):
                progress(number * len(queue) + position + 1, len(annotators) * len(queue))
                if any(annotation["completed_by"] == me for annotation in task["annotations"]):
                    continue
                answer = annotation(task, number, seed, done)
                client.post(f"/api/tasks/{task['id']}/annotations/", json=answer).raise_for_status()
    return done


def _keys(lead: Connection, data_dir: Path) -> list[str]:
    path = data_dir / "simulated.json"
    keys = folder.read(path, list[str])
    if keys is None:
        keys = [accounts.add(lead, name).api_key for name in NAMES]
        folder.write(path, keys)
    return keys


def annotation(task: Task, number: int, seed: int, done: Done) -> dict[str, Any]:
    """The answer to a task by the annotator with this number, the same on every run with the same seed."""
    claim = task["data"]["claim_id"]
    shared, own = random.Random(f"{seed} {claim}"), random.Random(f"{seed} {claim} {number}")
    seconds = round(own.lognormvariate(3.2, 0.6), 1)
    if own.random() < SKIPPED:
        done.skips += 1
        return {"result": [], "was_cancelled": True, "lead_time": seconds}
    verdict = _draw_verdict(shared)
    if number and own.random() < DISSENT:
        verdict = _draw_verdict(own)
    proposed = task["predictions"][0] if task["predictions"] else {"id": None, "result": []}
    result: list[dict[str, Any]] = msgspec.json.decode(msgspec.json.encode(proposed["result"]))
    if own.random() < CORRECTED and _extend_span(task, result):
        done.corrections += 1
    result.append(_value(VERDICT, "choices", choices=[verdict]))
    if verdict in ("supported", "refuted"):
        result.append(_value(EVIDENCE[0], "textarea", text=[f"https://example.org/simulated/{claim}"]))
    if own.random() < 0.1:
        result.append(_value(NOTE, "textarea", text=["A simulated note."]))
    done.reviews += 1
    return {"result": result, "lead_time": seconds, "parent_prediction": proposed["id"]}


def _draw_verdict(lot: random.Random) -> Verdict:
    return lot.choices(VERDICTS, WEIGHTS)[0]


def _extend_span(task: Task, result: list[dict[str, Any]]) -> bool:
    """Moves the end of the claim's own region past the next word; false if its line has no further word."""
    anchor = next((region for region in result if region["id"] == task["data"]["claim_id"]), None)
    if anchor is None:
        return False
    text, end = task["data"]["text"], anchor["value"]["end"]
    word = text[end:].split("\n")[0].split()[:1]
    if not word:
        return False
    anchor["value"]["end"] = text.index(word[0], end) + len(word[0])
    return True


def _value(tag: str, kind: str, **value: object) -> dict[str, Any]:
    return {"from_name": tag, "to_name": TEXT, "type": kind, "value": value}
