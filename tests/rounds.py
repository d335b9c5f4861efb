"""Helpers for tests against a real Label Studio: people who annotate through its API, a proxy that loses answers."""

from __future__ import annotations

import contextlib
import http.server
import threading
import uuid
from collections.abc import Iterator
from typing import Any

import httpx

from claimkit.studio.client import Client
from claimkit.studio.connection import Connection


class Person:
    """An annotator: a user of the server who works through its API."""

    def __init__(self, connection: Connection, email: str) -> None:
        self.connection, self.email = connection, email
        self._http = connection.client()

    def close(self) -> None:
        self._http.close()

    def annotate(self, task: int, result: list[dict[str, Any]], **fields: Any) -> int:
        body = {"result": result, "lead_time": 3.5, **fields}
        return int(self._call("POST", f"/api/tasks/{task}/annotations/", body)["id"])

    def change(self, annotation: int, result: list[dict[str, Any]]) -> None:
        self._call("PATCH", f"/api/annotations/{annotation}/", {"result": result})

    def delete(self, annotation: int) -> None:
        self._http.delete(f"/api/annotations/{annotation}/").raise_for_status()

    def draft(self, task: int, result: list[dict[str, Any]]) -> None:
        self._call("POST", f"/api/tasks/{task}/drafts", {"result": result, "lead_time": 1.0})

    def _call(self, method: str, path: str, body: dict[str, Any]) -> Any:
        answer = self._http.request(method, path, json=body)
        answer.raise_for_status()
        return answer.json()


def fresh_title() -> str:
    return f"test {uuid.uuid4().hex[:12]}"


def rows(client: Client, title: str) -> list[dict[str, Any]]:
    """All tasks of the project with everything on them, by id."""
    columns = "id,data,annotations,draft_exists,predictions,result,completed_by,overlap"
    return list(client.listing(client.project(title), [], columns))


def found(row: dict[str, Any]) -> list[dict[str, Any]]:
    """The regions that an annotator finds when opening the task."""
    return [item for prediction in row["predictions"] for item in prediction["result"]]


@contextlib.contextmanager
def losing_answers(url: str, losses: int, *, then_dead: bool = False) -> Iterator[str]:
    """A proxy before the server that passes every request on and loses the answers of the first imports.

    With ``then_dead`` nothing is passed on any more once they are lost, as if the server had died.
    """
    left, dead = [losses], [False]

    class Wire(http.server.BaseHTTPRequestHandler):
        def _pass_on(self) -> None:
            if dead[0]:
                self.close_connection = True
                return
            body = self.rfile.read(int(self.headers.get("content-length") or 0))
            kept = {k: v for k, v in self.headers.items() if k.lower() not in ("host", "connection")}
            answer = httpx.request(self.command, url + self.path, content=body, headers=kept, timeout=120)
            if self.path.split("?")[0].endswith("/import") and left[0] > 0:
                left[0] -= 1
                dead[0] = then_dead and not left[0]
                self.close_connection = True
                return
            self.send_response(answer.status_code)
            self.send_header("content-type", answer.headers.get("content-type", "text/plain"))
            self.send_header("content-length", str(len(answer.content)))
            self.end_headers()
            self.wfile.write(answer.content)

        do_GET = do_POST = do_PATCH = do_DELETE = _pass_on  # noqa: N815 -- http.server's names

        def log_message(self, *_: Any) -> None:
            pass

    wire = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Wire)
    thread = threading.Thread(target=wire.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{wire.server_port}"
    finally:
        wire.shutdown()
        wire.server_close()
        thread.join()
