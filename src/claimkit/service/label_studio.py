"""The protocol of Label Studio's machine-learning backends: its requests to a server connected to a project.

Label Studio requests ``/health`` and ``/setup`` before each round, then ``/predict`` with all tasks that do not have a
prediction of this ``model_version``. Since the version never changes, no task is predicted twice, and the next round
has the tasks that this one left out: pressing the button again continues.
"""

from __future__ import annotations

import asyncio
import logging
from typing import Annotated, Any, Final

import msgspec
from litestar import Request, post
from litestar.openapi.spec import Example
from litestar.params import Body

from claimkit.display import plural
from claimkit.errors import ClaimkitError
from claimkit.records import Article
from claimkit.service.articles import working
from claimkit.service.extracting import Extractor
from claimkit.service.problems import Problem
from claimkit.studio.tasks import imported
from claimkit.studio.tasks.interface import interface_for_imports
from claimkit.studio.tasks.task import MODEL_VERSION

log: Final = logging.getLogger("claimkit")
# Seconds after which a round is answered with what is done: Label Studio waits 100 and then discards everything.
ROUND: Final = 80.0
_INTERFACE: Final = interface_for_imports()
_TASK: Final = {"id": 7, "data": {"text": "Ann Lee, 59, was accused of fraud.", "published": "2023-01-21"}}

Prediction = dict[str, Any]
_article: Final = msgspec.json.Decoder(Article)


class Setup(msgspec.Struct, kw_only=True):
    """What Label Studio tells a backend about its project. The access token that it also sends is not read."""

    schema: str


class Task(msgspec.Struct, kw_only=True):
    """A task; its ``data`` is what was imported."""

    data: dict[str, Any]
    id: int | None = None


class Predict(msgspec.Struct, kw_only=True):
    """Tasks to predict, and the labelling interface that the predictions must fit."""

    tasks: list[Task]
    label_config: str


@post("/setup", status_code=200, summary="Label Studio: can the interface show claims?")
async def setup(
    data: Annotated[Setup, Body(examples=[Example(value={"project": "1.1", "schema": _INTERFACE})])],
) -> dict[str, Any]:
    """The version of the predictions, and the claim types for which the interface has no label.

    An interface without a place for claims is refused; the answer says what it lacks.
    """
    found = imported.control(data.schema)
    if found.missing:
        log.warning("a project's interface has no label for %s: such claims are not shown", ", ".join(found.missing))
    return {"model_version": MODEL_VERSION, "missing": found.missing}


@post("/predict", status_code=200, summary="Label Studio: predictions for tasks")
async def predict(
    data: Annotated[Predict, Body(examples=[Example(value={"tasks": [_TASK], "label_config": _INTERFACE})])],
    request: Request[Any, Any, Any],
) -> dict[str, list[Prediction | list[Prediction]]]:
    """A prediction for each task, in order; an empty list for a task that is left out and may be requested again."""
    extractor, _ = working(request)
    where = imported.control(data.label_config)
    deadline = asyncio.get_running_loop().time() + ROUND
    asked = [asyncio.create_task(_predicted(task, where, extractor, deadline)) for task in data.tasks]
    results = await asyncio.gather(*asked)
    left = sum(1 for one in results if one is None)
    if left:
        log.warning("%s of %s are left without a prediction", plural(left, "task"), len(results))
    return {"results": [[] if one is None else one for one in results]}


@post("/webhook", status_code=200, summary="Label Studio: something happened")
async def webhook(
    data: Annotated[dict[str, Any], Body(examples=[Example(value={"action": "TASKS_CREATED"})])],
) -> dict[str, str]:
    """Does nothing: annotations stay in Label Studio until somebody asks for them."""
    if data.get("action") == "START_TRAINING":
        raise Problem(
            409,
            "this button does not train a reader",
            "training takes time, and somebody should look at its result",
            "claimkit export --project PROJECT -o reviewed, then claimkit train reviewed/claims.jsonl -o my-reader",
        )
    return {"detail": "seen"}


async def _predicted(task: Task, where: imported.Control, extractor: Extractor, deadline: float) -> Prediction | None:
    """The task's prediction; ``None`` if time is up, or if the task has no article (which is logged)."""
    try:
        if data := imported.pushed(task.data):
            return imported.prediction_of_push(data)
        article = imported.article(task.data, where)
        outcome = await asyncio.wait_for(
            extractor.outcome(article), max(deadline - asyncio.get_running_loop().time(), 0.001)
        )
        if not outcome.line:
            raise outcome.problems[0]
        return imported.prediction(_article.decode(outcome.line), where)
    except asyncio.TimeoutError:
        return None
    except ClaimkitError as error:
        log.warning("no prediction for task %s: %s (%s)", task.id, error.what, error.why)
        return None
