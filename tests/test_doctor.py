"""`claimkit doctor` on a real server, healthy and broken."""

from __future__ import annotations

import http.server
import json
import threading
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from commands import claimkit

from claimkit.studio.client import Client
from claimkit.studio.connection import Connection
from claimkit.studio.round import pushing
from claimkit.studio.round.doctor import HOSTILE, Check, examine, hostile_article
from claimkit.studio.server.embedded import Studio


@pytest.fixture
def lead(studio: Studio) -> Connection:
    return Connection(url=studio.url, api_key=studio.login.token)


def of(checks: Iterator[Check]) -> dict[str, Check]:
    return {check.check: check for check in checks}


def project(lead: Connection, title: str) -> int:
    with Client(lead) as client:
        pushed = pushing.push(client, title, [hostile_article()])
    assert pushed.project is not None
    return pushed.project


def test_the_hostile_text_is_hostile() -> None:
    article = hostile_article()
    assert {claim.type for claim in article.claims} == {"age", "date", "accusation", "attribution"}
    for part in (
        "\ufeff",
        "\u200d",
        "\u0301",
        "\r\n",
        "\u00a0",
        "\t",
        "  ",
        "&amp;",
        "<b>",
        "\u200f",
        "\u2028",
        "\u00ad",
    ):
        assert part in HOSTILE
    assert any(ord(c) > 0xFFFF for c in HOSTILE[: article.claims[0].start]), (
        "UTF-16 offsets differ from the first claim on"
    )
    for claim in article.claims:
        for span in (claim, *claim.roles):
            assert HOSTILE[span.start : span.end] == span.text


@pytest.mark.server
def test_a_healthy_server(studio: Studio, lead: Connection) -> None:
    project(lead, "doctor: well")
    ran = claimkit("doctor", "--project", "doctor: well", "--format", "json", data_dir=studio.data_dir)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert [(row["check"], row["verdict"]) for row in json.loads(ran.stdout)] == [
        ("server", "ok"),
        ("key", "ok"),
        ("interface", "ok"),
        ("pre-annotations", "ok"),
        ("annotations", "ok"),
        ("round trip", "ok"),
    ]
    titles = [row["title"] for row in lead.get("/api/projects/", page_size=1000)["results"]]
    assert not [title for title in titles if title.startswith("claimkit doctor")], "the throw-away project is gone"


@pytest.mark.server
def test_a_changed_interface_and_hidden_pre_annotations(studio: Studio, lead: Connection) -> None:
    number = project(lead, "doctor: unwell")
    with lead.client() as http_client:
        path = f"/api/projects/{number}/"
        config = http_client.get(path).json()["label_config"]
        changed = {"label_config": config.replace('value="Supported"', 'value="True"')}
        assert http_client.patch(path, json=changed).status_code == 200
        task = lead.get("/api/tasks/", project=number)["tasks"][0]["id"]
        other = {"task": task, "model_version": "other", "result": []}
        assert http_client.post("/api/predictions/", json=other).status_code == 201
        assert http_client.patch(path, json={"model_version": "other"}).status_code == 200
    found = of(examine(lead, str(number)))
    assert found["interface"].verdict == "failed"
    assert 'value="True"' in found["interface"].found
    assert found["pre-annotations"].verdict == "failed"
    assert "'other'" in found["pre-annotations"].found
    assert found["round trip"].verdict == "ok"
    assert claimkit("doctor", "--project", str(number), data_dir=studio.data_dir).returncode == 1


@pytest.mark.server
def test_a_wrong_key_and_a_missing_project(lead: Connection) -> None:
    wrong = of(examine(Connection(url=lead.url, api_key="0" * 40)))
    assert wrong["key"].verdict == "failed"
    assert "round trip" not in wrong
    assert of(examine(lead, "no such project"))["interface"].verdict == "failed"


@pytest.mark.server
def test_a_proxy_that_changes_line_ends_is_noticed(lead: Connection) -> None:
    class Normalising(http.server.BaseHTTPRequestHandler):
        def forward(self) -> None:
            body = self.rfile.read(int(self.headers.get("content-length") or 0))
            headers = {k: v for k, v in self.headers.items() if k.lower() in ("authorization", "content-type")}
            answer = httpx.request(self.command, lead.url + self.path, content=body, headers=headers, timeout=60)
            content = answer.content.replace(rb"\r\n", rb"\n") if self.command == "GET" else answer.content
            self.send_response(answer.status_code)
            self.send_header("content-type", answer.headers.get("content-type", ""))
            self.send_header("content-length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        do_GET = do_POST = do_PATCH = do_DELETE = forward  # noqa: N815 - the names that the base class calls

        def log_message(self, *_: object) -> None:
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Normalising) as proxy:
        threading.Thread(target=proxy.serve_forever, daemon=True).start()
        through = Connection(url=f"http://127.0.0.1:{proxy.server_port}", api_key=lead.api_key)
        found = of(examine(through))
        proxy.shutdown()
    assert found["key"].verdict == "ok"
    assert found["round trip"].verdict == "failed"


def test_no_server_at_all(tmp_path: Path) -> None:
    ran = claimkit("doctor", data_dir=tmp_path)
    assert ran.returncode == 3
    assert "claimkit studio start" in ran.stderr
    ran = claimkit("doctor", "--url", "http://127.0.0.1:9", "--api-key", "x", "--format", "json", data_dir=tmp_path)
    assert ran.returncode == 1
    assert [(row["check"], row["verdict"]) for row in json.loads(ran.stdout)] == [("server", "failed")]
