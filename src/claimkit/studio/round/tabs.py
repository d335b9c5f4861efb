"""A project's tabs in the data manager: all claims, a search by statement, and each annotator's own work.

They show the columns that people need and hide those for programs. Label Studio has no "mine" tab that works for
everybody, so each annotator gets one with their name, except on a server with many users.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from claimkit.studio.client import Client, Project
from claimkit.studio.tasks.task import TaskData

SHOWN: Final = ("type", "question", "statement", "title", "check_worthiness", "confidence", "blind")
MOST: Final = 12  # with more annotators than this, nobody gets a tab
_STATE: Final = ("inner_id", "annotations_results", "annotations_ids", "predictions_score", "predictions_results")
_STATE_TOO: Final = ("predictions_model_versions", "total_predictions", "file_upload", "storage_filename", "created_at")
_HIDDEN: Final = (*_STATE, *_STATE_TOO, "updated_at", "updated_by", "avg_lead_time", "draft_exists")


def add_tabs(client: Client, project: Project) -> None:
    """Adds the tabs that the project does not have yet, judged by their titles."""
    there = client.tab_titles(project)
    for title, condition in wanted(client.names()).items():
        if title not in there:
            client.add_tab(project, tab(title, condition))


def wanted(names: Mapping[int, str]) -> dict[str, dict[str, Any] | None]:
    """Title → filter, ``None`` for all tasks."""
    found: dict[str, dict[str, Any] | None] = {
        "Claims": None,
        "Find a statement": _filter("data.statement", "String", ""),
    }
    if len(names) <= MOST:
        mine = {f"Mine: {name.split('@')[0]}": _filter("annotators", "List", id_) for id_, name in names.items()}
        found |= mine
    return found


def tab(title: str, condition: Mapping[str, Any] | None) -> dict[str, Any]:
    """A tab as the server stores it."""
    fields = [f"data.{name}" for name in TaskData.__struct_fields__ if name not in SHOWN]
    everything = [f"data.{name}" for name in TaskData.__struct_fields__ if name != "question"]
    hidden = {
        "explore": [f"tasks:{name}" for name in (*fields, *_HIDDEN)],
        "labeling": [f"tasks:{name}" for name in (*everything, *_HIDDEN, "completed_at", "annotators")],
    }
    return {
        "title": title,
        "type": "list",
        "target": "tasks",
        "hiddenColumns": hidden,
        "columnsWidth": {"tasks:data.question": 420, "tasks:data.statement": 420},
        "filters": {"conjunction": "and", "items": [] if condition is None else [condition]},
        "ordering": ["tasks:id"],
    }


def _filter(field: str, type_: str, value: object) -> dict[str, Any]:
    return {"filter": f"filter:tasks:{field}", "operator": "contains", "type": type_, "value": value}
