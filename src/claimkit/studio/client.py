"""claimkit's requests to a Label Studio server, one method each. This is the only file that uses the SDK.

The SDK signs requests (with both kinds of tokens, personal and legacy) and retries reads. Answers are read as plain
JSON, since the SDK's typed records drop fields that other server versions add. The SDK must not retry writes: it would
repeat an import whose answer was lost, and create the tasks twice.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, Final

import httpx
import msgspec

from claimkit.errors import NotFound, Rejected, SettingsError
from claimkit.records import CLAIM_TYPES
from claimkit.studio.connection import Connection
from claimkit.studio.explaining import explained
from claimkit.studio.tasks.guidelines import instruction
from claimkit.studio.tasks.interface import Layout, interface

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

PAGE: Final = 500  # tasks per request, sent or read
IN_URL: Final = 100  # ids in a filter in the URL; proxies limit headers to 8 kB
IN_BODY: Final = 5000  # ids in a filter in the body; the server reads all its tasks for each such request
TIMEOUT: Final = 300.0  # seconds; the SDK's 60 are too short for a busy server
# Columns to list; naming them halves the time. The names also select fields of annotations and predictions.
WORK: Final = (
    "id,data,updated_at,annotations,result,completed_by,updated_by,was_cancelled,lead_time,created_at,draft_exists"
)
STATE: Final = "id,data,annotations,draft_exists,predictions"
DESCRIPTION: Final = "Made by claimkit. Push and export with it; its labelling interface should stay as it is."
_UNKNOWN_OUTCOME: Final = (408, 502, 503, 504)

Filter = dict[str, Any]
Row = dict[str, Any]


class Project(msgspec.Struct, frozen=True, kw_only=True):
    """A project as the server describes it."""

    id: int
    title: str
    label_config: str
    description: str = ""
    tasks: int
    annotations: int
    overlap: int


class Client:
    """A server, used as one of its users. Raises :class:`~claimkit.errors.StudioError`, never the SDK's errors."""

    def __init__(self, connection: Connection) -> None:
        from label_studio_sdk import LabelStudio

        self.url = connection.url
        self._body_filters: bool | None = None
        with explained(self.url):
            self._http = connection.anonymous(timeout=TIMEOUT)
            self._http.follow_redirects = True
            untyped: Any = LabelStudio  # the SDK has types, but its hand-written parts do not
            self._sdk = untyped(base_url=self.url, api_key=connection.api_key, timeout=TIMEOUT, httpx_client=self._http)

    def __enter__(self) -> Client:
        return self

    def __exit__(self, *_: object) -> None:
        self._http.close()

    # ---- projects ----------------------------------------------------------------------------------------------------

    def project(self, name: str) -> Project:
        """The project with this title or id. Raises :class:`NotFound`; :class:`SettingsError` if two have the title."""
        name = name.strip()  # servers strip titles, too
        if name.isdecimal():
            return self._project(int(name))
        found = self.titled(name)
        if len(found) > 1:
            ids = ", ".join(str(id_) for id_ in found)
            raise SettingsError(
                f"{len(found)} projects are called {name!r}", f"their ids are {ids}", "name one by its id"
            )
        if not found:
            raise NotFound(
                f"there is no project {name!r} on {self.url}", "", "claimkit push --project TITLE creates one"
            )
        return self._project(found[0])

    def projects(self) -> list[Project]:
        """All projects that the user sees, by id."""
        return [_project(row) for row in self._projects(ordering="id")]

    def create(
        self, title: str, layout: Layout, overlap: int, description: str = DESCRIPTION, *, config: str | None = None
    ) -> Project:
        """Creates a project with the layout's interface (or ``config``) and the guidelines as its instruction.

        Raises :class:`SettingsError` for a title that Label Studio does not allow.
        """
        if not 3 <= len(title) <= 50:
            raise SettingsError(f"{title!r} cannot be a project's title", "it must have 3 to 50 characters")
        made = self._write(
            "projects",
            title=title,
            description=description,
            label_config=config or interface(layout),
            expert_instruction=instruction(),
            show_instruction=True,
            show_skip_button=True,
            enable_empty_annotation=layout == "mark",  # an article may have no claims
            maximum_annotations=overlap,
            sampling="Sequential sampling",  # in the order of the push
            skip_queue="REQUEUE_FOR_OTHERS",
        )
        return self._project(made["id"])

    def set_overlap(self, project: Project, overlap: int) -> None:
        self._write(f"projects/{project.id}", "PATCH", maximum_annotations=overlap)

    def set_interface(self, project: Project, layout: Layout) -> None:
        self._write(f"projects/{project.id}", "PATCH", label_config=interface(layout))

    def use_backend(self, project: Project, address: str, name: str, key: str | None) -> None:
        """Makes the server at ``address`` the project's only machine-learning backend, and shows its predictions.

        Raises :class:`Rejected` if the project has a backend of another name.
        """
        there = self._read("ml", {"project": project.id})
        if others := [row["url"] for row in there if row["title"] != name]:
            why, do = f"that at {others[0]}; Label Studio asks only one", "disconnect it in Settings, Model"
            raise Rejected(f"project {project.title!r} has another backend", why, do)
        fields: Row = {"project": project.id, "url": address, "title": name, "auth_method": "NONE"}
        if key:
            fields |= {"auth_method": "BASIC_AUTH", "basic_auth_user": name, "basic_auth_pass": key}
        if there:
            self._write(f"ml/{there[0]['id']}", "PATCH", **fields)
        else:
            self._write("ml", **fields)
        self._write(f"projects/{project.id}", "PATCH", model_version=name, show_collab_predictions=True)

    def delete_project(self, id_: int) -> None:
        self._write(f"projects/{id_}", "DELETE")

    def tab_titles(self, project: Project) -> set[str]:
        """The titles of the data manager's tabs."""
        return {str((row.get("data") or {}).get("title")) for row in self._read("dm/views", {"project": project.id})}

    def add_tab(self, project: Project, tab: Row) -> None:
        self._write("dm/views", project=project.id, data=tab)

    def _project(self, id_: int) -> Project:
        return _project(self._read(f"projects/{id_}"))

    def titled(self, title: str) -> list[int]:
        """Ids of the projects with exactly this title; the server's own search also matches parts of titles."""
        return [row["id"] for row in self._projects(title=title, include="id,title") if row["title"] == title]

    def _projects(self, **query: str) -> Iterator[Row]:
        page, more = 1, True
        while more:
            answer = self._read("projects", {"page": page, "page_size": 100, **query})
            yield from answer["results"]
            page, more = page + 1, bool(answer.get("next"))

    def names(self) -> dict[int, str]:
        """User id → the name to write into reviews: the e-mail address if there is one."""
        rows = self._read("users")
        return {row["id"]: row.get("email") or row.get("username") or f"user-{row['id']}" for row in rows}

    # ---- tasks -------------------------------------------------------------------------------------------------------

    def send(self, project: Project, tasks: Sequence[Row]) -> bool:
        """Imports tasks, all or none. ``False`` means that the answer was lost: ask the server whether they are
        there."""
        from label_studio_sdk.core.api_error import ApiError

        try:
            answer = self._request(
                f"projects/{project.id}/import", "POST", json=list(tasks), params={"return_task_ids": "true"}
            )
        except httpx.TransportError:
            return False
        except ApiError as error:
            if error.status_code in _UNKNOWN_OUTCOME:
                return False
            with explained(self.url):
                raise
        if "task_count" not in answer:
            raise Rejected(
                "this server imports tasks in the background",
                "it is not the Community edition, the only one that claimkit supports",
                "push again once the import has finished: only what is missing will be sent",
            )
        return True

    def predictions(self, task: int) -> list[Row]:
        """The task's predictions, which Label Studio shows when the task is opened."""
        return list(self._read("predictions", {"task": task}))

    def replace_predictions(self, task: int, old: Sequence[int], new: Sequence[Row]) -> None:
        """Replaces the old predictions with the new ones. Those are written first, so that an interruption never leaves
        a task without predictions."""
        for prediction in new:
            self._write("predictions", task=task, **prediction)
        for id_ in old:
            self._write(f"predictions/{id_}", "DELETE")

    def delete_task(self, task: int) -> None:
        self._write(f"tasks/{task}", "DELETE")

    def set_data(self, task: int, data: Row) -> None:
        self._write(f"tasks/{task}", "PATCH", data=data)

    def count(self, project: Project, field: str, values: Sequence[str]) -> int:
        """The number of the project's tasks that have one of these values in a field of their data."""
        if self._body_filters is None:
            # A filter in the body may be long. If a proxy drops the bodies of GET requests, this request counts all
            # tasks.
            self._body_filters = self._total(project, _in_list(field, ["no such value"])) == 0
        if self._body_filters:
            return sum(self._total(project, _in_list(field, part)) for part in _parts(values, IN_BODY))
        return sum(
            int(self._page(project, [_in_list(field, part)], "id", 1)["total"]) for part in _parts(values, IN_URL)
        )

    def types(self, project: Project) -> dict[str, int]:
        """The number of tasks of each claim type; empty for a project whose tasks are articles."""
        counts: dict[str, int] = {type_: self.count(project, "type", [type_]) for type_ in CLAIM_TYPES}
        return counts if any(counts.values()) else {}

    def holding(self, project: Project, field: str, values: Sequence[str], columns: str) -> Iterator[Row]:
        """The tasks that have one of these values in a field of their data, with these columns."""
        for part in _parts(values, IN_URL):
            yield from self.listing(project, [_in_list(field, part)], columns, IN_URL)

    def annotated(self, project: Project, since: str | None = None, *, untouched: bool = False) -> Iterator[Row]:
        """The tasks that people have worked on; with ``untouched``, all tasks; with ``since`` (ISO 8601), those that
        changed after it.

        Paging is by id, so that no task is lost or duplicated while people keep annotating.
        """
        if since is not None or untouched:
            changed = {"filter": "filter:tasks:updated_at", "operator": "greater", "type": "Datetime", "value": since}
            yield from self.listing(project, [changed] if since is not None else [], WORK, PAGE)
            return
        seen: set[int] = set()
        for counter in ("total_annotations", "cancelled_annotations"):
            some = {"filter": f"filter:tasks:{counter}", "operator": "greater", "type": "Number", "value": 0}
            for row in self.listing(project, [some], WORK, PAGE):
                if row["id"] not in seen:
                    yield row
                seen.add(row["id"])

    def listing(self, project: Project, filters: list[Filter], columns: str, size: int = PAGE) -> Iterator[Row]:
        """The project's tasks that match all filters, by id, with these columns."""
        last = 0
        while True:
            after = {"filter": "filter:tasks:id", "operator": "greater", "type": "Number", "value": last}
            rows = self._page(project, [*filters, after], columns, size)["tasks"]
            yield from rows
            if len(rows) < size:
                return
            last = rows[-1]["id"]

    def _page(self, project: Project, filters: list[Filter], columns: str, size: int) -> Row:
        query = {"filters": {"conjunction": "and", "items": filters}, "ordering": ["tasks:id"]}
        params = {
            "project": project.id,
            "query": msgspec.json.encode(query).decode(),
            "fields": "all",
            "include": columns,
            "page_size": size,
            "resolve_uri": "false",
        }
        answer: Row = self._read("tasks/", params)
        if columns == WORK and any("result" not in a for row in answer["tasks"] for a in row.get("annotations") or ()):
            # This server version understands column names differently: ask for all columns.
            answer = self._read("tasks/", {**params, "include": None})
        return answer

    def _total(self, project: Project, condition: Filter) -> int:
        params = {"project": project.id, "include": "id", "page_size": 1}
        body = {"filters": {"conjunction": "and", "items": [condition]}}
        return int(self._read("tasks/", params, json=body)["total"])

    # ---- requests ----------------------------------------------------------------------------------------------------

    def _read(self, path: str, params: Mapping[str, Any] | None = None, **options: Any) -> Any:
        with explained(self.url):
            return self._request(path, "GET", params=dict(params or {}), **options)

    def _write(self, path: str, method: str = "POST", **fields: Any) -> Any:
        with explained(self.url):
            return self._request(path, method, json=fields or None)

    def _request(self, path: str, method: str, **options: Any) -> Any:
        """One request through the SDK's own transport, which signs it and renews tokens; the answer as plain JSON."""
        from label_studio_sdk.core.api_error import ApiError

        send: Callable[..., httpx.Response] = self._sdk._client_wrapper.httpx_client.request
        slash = "" if path.endswith(("/", "/import")) or path.startswith("ml/") else "/"
        limits = {"timeout_in_seconds": int(TIMEOUT), "max_retries": 2 if method == "GET" else 0}
        answer = send(f"api/{path}{slash}", method=method, request_options=limits, **options)
        if answer.is_error:
            try:
                body = answer.json()
            except ValueError:
                body = answer.text
            raise ApiError(status_code=answer.status_code, headers=dict(answer.headers), body=body)
        if not answer.content:
            return None
        try:
            return msgspec.json.decode(answer.content)
        except msgspec.DecodeError:
            raise ApiError(status_code=answer.status_code, body=answer.text) from None


def check_predictions(config: str, tasks: Sequence[Row]) -> None:
    """Raises :class:`Rejected` for a pre-annotation that does not fit the interface. The server itself does not
    check."""
    from label_studio_sdk.label_interface.interface import LabelInterface

    untyped: Any = LabelInterface
    check = untyped(config).validate_prediction
    for task in tasks:
        for prediction in task["predictions"]:
            errors = check(prediction, return_errors=True)
            if errors:
                key = task["data"].get("claim_id") or task["data"]["article_id"]
                raise Rejected(f"the pre-annotation of {key} does not fit the interface", "; ".join(map(str, errors)))


def _project(row: Row) -> Project:
    return Project(
        id=row["id"],
        title=row["title"],
        label_config=row["label_config"],
        description=row.get("description") or "",
        tasks=row.get("task_number") or 0,
        annotations=row.get("total_annotations_number") or 0,
        overlap=row.get("maximum_annotations") or 1,
    )


def _in_list(field: str, values: Sequence[str]) -> Filter:
    return {"filter": f"filter:tasks:data.{field}", "operator": "in_list", "type": "List", "value": list(values)}


def _parts(values: Sequence[str], size: int) -> Iterator[Sequence[str]]:
    return (values[start : start + size] for start in range(0, len(values), size))
