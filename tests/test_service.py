"""``claimkit serve`` over a real socket: what it answers, refuses and survives."""

from __future__ import annotations

import concurrent.futures
import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import msgspec
import pytest
from commands import claimkit, command, environment
from markdown_it import MarkdownIt
from serving import Service, alive, serving, workers

from claimkit import samples
from claimkit.records import Article

pytestmark = pytest.mark.server
LEE = "Ann Lee, 59, was accused of fraud on Tuesday, the prosecutor said."
KEY = "a-secret-of-the-desk-Ω"
LONG = "The council met on Monday, and Bob Ray, 44, was accused of theft. " * 400
FIELDS = ("id", "title", "url", "publisher", "published", "language", "text")


@pytest.fixture(scope="module")
def service() -> Iterator[Service]:
    with serving("--arrival", "2", "--max-text", "200000", "--max-body", "1") as started:
        yield started


def problem(answer: httpx.Response, status: int) -> dict[str, Any]:
    """The body of a refusal, which must be a whole problem."""
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    body: dict[str, Any] = answer.json()
    assert body["status"] == status
    assert body["what"]
    assert body["why"]
    return body


def is_well(service: Service) -> None:
    assert service.http.get("/health").json()["status"] == "UP"
    assert len(service.http.post("/extract", json={"text": LEE}).json()["claims"]) == 4


# ---- what it answers ------------------------------------------------------------------------------------------------


def sample_lines() -> list[bytes]:
    rows = [{field: getattr(article, field) for field in FIELDS} for article in samples.articles()]
    return [msgspec.json.encode(row) for row in rows]


@pytest.fixture(scope="module")
def extracted(tmp_path_factory: pytest.TempPathFactory) -> list[bytes]:
    """What ``claimkit extract`` makes of the samples from standard input."""
    folder = tmp_path_factory.mktemp("extracted")
    ran = subprocess.run(
        command("extract", "-", "--input-format", "jsonl", "--reader", "rules"),
        input=b"\n".join(sample_lines()),
        env=environment(folder),
        capture_output=True,
        check=True,
    )
    return ran.stdout.splitlines(keepends=True)


def test_all_samples_are_answered_as_extract_writes_them(service: Service, extracted: list[bytes]) -> None:
    assert len(extracted) == len(sample_lines()) > 10
    for line, wanted in zip(sample_lines(), extracted, strict=True):
        answer = service.http.post("/extract", content=line, headers={"content-type": "application/json"})
        assert (answer.status_code, answer.headers["content-type"]) == (200, "application/json")
        assert answer.content == wanted


def test_a_batch_is_what_extract_writes(service: Service, extracted: list[bytes]) -> None:
    answer = service.http.post("/extract/batch", content=b"\n".join(sample_lines()))
    assert answer.headers["content-type"] == "application/x-ndjson"
    assert answer.content == b"".join(extracted)


def test_a_line_that_is_no_article_costs_no_other(service: Service) -> None:
    good = json.dumps({"text": LEE}).encode()
    lines = [
        b"\xef\xbb\xbf" + good,
        b"",
        b'{"text": 3}',
        b"{",
        b'{"text": " "}',
        b"[" * 5000,
        b'{"text": "x" * 9}',
        good,
    ]
    answers = [
        json.loads(line) for line in service.http.post("/extract/batch", content=b"\n".join(lines)).text.splitlines()
    ]
    assert [answer.get("line") for answer in answers] == [None, 3, 4, 5, 6, 7, None]
    assert [answer.get("status") for answer in answers] == [None, 400, 400, 422, 400, 400, None]
    assert answers[0] == answers[-1]
    assert answers[1]["what"] == "line 3: not an article"
    assert "`$.text`" in answers[1]["why"]


def test_lines_of_a_batch_come_back_while_others_are_still_to_come(service: Service) -> None:
    line = json.dumps({"text": LEE}).encode() + b"\n"
    head = b"POST /extract/batch HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
    chunk = b"%x\r\n%s\r\n" % (len(line), line)
    with service.raw(head) as connection, connection.makefile("rb") as answer:
        for _ in range(3):
            connection.sendall(chunk)
            while b'"claims":' not in answer.readline():
                pass
        connection.sendall(b"0\r\n\r\n")
        assert b"0\r\n" in iter(answer.readline, b"")


def test_a_client_may_send_all_before_it_reads(service: Service) -> None:
    """Its answers are larger than what any socket holds, and so is what it sends."""
    line = json.dumps({"text": LEE * 20}).encode() + b"\n"
    answer = service.http.post("/extract/batch", content=line * 300)
    assert len(answer.content) > 5_000_000
    assert len({hash(one) for one in answer.content.splitlines()}) == 1
    assert answer.content.count(b"\n") == 300


def test_health_and_version(service: Service) -> None:
    assert service.http.get("/health").json()["status"] == "UP"
    version = service.http.get("/version").json()
    assert version["reader"] == "rules"
    assert version["claimkit"]


def test_the_examples_of_the_page_work_and_it_needs_no_other_server(service: Service) -> None:
    page = service.http.get("/docs")
    assert page.status_code == 200
    links = [part.split('"')[0] for mark in ('src="', 'href="', "href='") for part in page.text.split(mark)[1:]]
    links = [link.split("'")[0] for link in links]
    assert len(links) >= 3
    for link in links:
        assert link.startswith("/docs/"), "no script from elsewhere"
        assert service.http.get(link).status_code == 200
    described = service.http.get("/docs/openapi.json").json()
    assert {*described["paths"]} == {
        "/extract",
        "/extract/batch",
        "/health",
        "/version",
        "/setup",
        "/predict",
        "/webhook",
    }
    tried = 0
    for path, methods in described["paths"].items():
        for method, operation in methods.items():
            for media, content in operation.get("requestBody", {}).get("content", {}).items():
                examples = content.get("schema", {}).get("examples") or [content["example"]]
                for example in examples:
                    body = example if isinstance(example, str) else json.dumps(example)
                    answer = service.http.request(method, path, content=body, headers={"content-type": media})
                    assert answer.status_code == 200, answer.text
                    assert '"status":4' not in answer.text
                    tried += 1
    assert tried == 6


def test_the_examples_of_the_manual_run(service: Service, tmp_path: Path) -> None:
    page = MarkdownIt().parse((Path(__file__).parent.parent / "docs/serve.md").read_text("utf-8"))
    fences = [(token.info, token.content.replace("http://127.0.0.1:9090", service.url)) for token in page if token.info]
    one, many = [content for info, content in fences if info == "sh" and "curl" in content]
    (python,) = [content for info, content in fences if info == "py"]
    claims = json.loads(subprocess.check_output(["bash", "-euo", "pipefail", "-c", one], cwd=tmp_path))["claims"]
    assert [claim["type"] for claim in claims] == ["age", "accusation", "date"]
    subprocess.check_call(["bash", "-euo", "pipefail", "-c", many], cwd=tmp_path)
    good, bad = map(json.loads, (tmp_path / "claims.jsonl").read_text().splitlines())
    assert good["claims"]
    assert bad["line"] == 2
    printed = subprocess.check_output([sys.executable, "-c", python], text=True)
    assert [line.split()[:2] for line in printed.splitlines()] == [[c["type"], c["value"]] for c in claims]


# ---- what it refuses ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("body", "status", "word"),
    [
        (b'{"text": 5}', 400, "Expected `str`"),
        (b'{"text": ["a"]}', 400, "Expected `str`"),
        (b'{"text": null}', 400, "Expected `str`"),
        (b'{"title": "t"}', 400, "text"),
        (b"[]", 400, "Expected `object`"),
        (b"3", 400, "Expected `object`"),
        (b"", 400, "empty"),
        (b'{"text": "half', 400, "truncated"),
        (b'{"text": "\xff\xfe"}', 400, ""),
        (b'{"text": "\\ud800"}', 400, ""),
        (b"[" * 500_000, 400, "nested too deep"),
        (b'{"text": "x", "more": ' + b'{"a":' * 100_000, 400, "nested too deep"),
        (b'{"text": " \\n "}', 422, "empty"),
        (b'{"text": "a\\u0000b"}', 422, "NUL"),
        (b'{"text": "x", "published": "soon"}', 422, "soon"),
        (b'{"text": "x", "language": "tlh"}', 422, ""),
        (b'{"text": "' + b"x" * 200_001 + b'"}', 413, "200,001"),
        (b'{"text": "' + b"x" * 1_000_001 + b'"}', 413, "larger"),
    ],
)
def test_a_bad_body_is_told_and_the_next_is_answered(service: Service, body: bytes, status: int, word: str) -> None:
    told = problem(service.http.post("/extract", content=body), status)
    assert word in told["what"] + told["why"]
    assert "--published" not in told["do"], "nobody gives a server options by HTTP"
    is_well(service)


def test_ten_megabytes_of_brackets_are_refused_and_read_over(service: Service) -> None:
    answer = service.http.post("/extract", content=b"[" * 10_000_000)
    assert "raise claimkit serve --max-body" in problem(answer, 413)["do"]
    is_well(service)


def test_what_is_not_there_is_a_problem_too(service: Service) -> None:
    problem(service.http.get("/nowhere"), 404)
    problem(service.http.get("/extract"), 405)


def test_a_slow_client_is_let_go(service: Service) -> None:
    head = b"POST /extract HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n{"
    with service.raw(head) as slow, service.raw(head) as slower:
        is_well(service)
        for connection in (slow, slower):
            answer = b"".join(iter(lambda c=connection: c.recv(65536), b""))  # type: ignore[misc]
            assert answer.startswith(b"HTTP/1.1 408 ")
            assert b"did not arrive in time" in answer
    is_well(service)


def test_a_batch_that_pauses_too_long_ends_with_that(service: Service) -> None:
    line = json.dumps({"text": LEE}).encode() + b"\n"
    head = b"POST /extract/batch HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n\r\n"
    with service.raw(head + line) as connection:
        answer = b"".join(iter(lambda: connection.recv(65536), b""))
    assert b'"claims":' in answer
    assert b'"status":408' in answer


def test_clients_that_leave_are_no_loss(service: Service) -> None:
    body = json.dumps({"text": LONG[:20_000]}).encode()
    whole = b"POST /extract HTTP/1.1\r\nHost: x\r\nContent-Length: %d\r\n\r\n%s" % (len(body), body)
    batch = b"POST /extract/batch HTTP/1.1\r\nHost: x\r\nContent-Length: 9000000\r\n\r\n" + (body + b"\n") * 20
    for sent in (
        b"",
        whole[:10],
        whole[:200],
        whole,
        batch,
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
        b"\0" * 99,
    ):
        service.raw(sent).close()
    is_well(service)


def test_an_article_that_takes_too_long_is_cut_off() -> None:
    with serving("--timeout", "0.02") as service:
        told = problem(service.http.post("/extract", json={"text": LONG}), 422)
        assert "0.02 s" in told["what"]
        assert service.http.post("/extract", json={"text": "Bob."}).status_code == 200


def test_overload_is_refused_with_when_to_come_again_and_goes_on() -> None:
    with serving("--queue", "2") as service, concurrent.futures.ThreadPoolExecutor(24) as clients:
        asked = [
            clients.submit(httpx.post, f"{service.url}/extract", json={"text": LONG}, timeout=120) for _ in range(24)
        ]
        answers = [one.result() for one in asked]
        refused = [answer for answer in answers if answer.status_code != 200]
        assert 2 <= len(answers) - len(refused) < 24
        for answer in refused:
            assert problem(answer, 429)["do"].startswith("send it again")
            assert int(answer.headers["retry-after"]) > 0
        lines = json.dumps({"text": LEE}).encode() + b"\n"
        assert service.http.post("/extract/batch", content=lines * 20).content.count(b'"claims":') == 20, (
            "a batch waits"
        )
        is_well(service)


@pytest.mark.parametrize("busy", [True, False])
def test_workers_that_die_are_replaced(busy: bool) -> None:
    with serving() as service, concurrent.futures.ThreadPoolExecutor(6) as clients:
        wait = {"timeout": 120}
        asked = [
            clients.submit(httpx.post, f"{service.url}/extract", json={"text": LONG}, **wait) for _ in range(6 * busy)
        ]
        time.sleep(0.5)
        first = workers(service)
        for worker in first:
            os.kill(worker, signal.SIGKILL)
        answers = [one.result() for one in asked]
        assert {answer.status_code for answer in answers} <= {200, 422}, service.said
        time.sleep(0.5)
        is_well(service)
        assert workers(service)
        assert not {*workers(service)} & {*first}


# ---- who may ask, and what is written down --------------------------------------------------------------------------


def test_the_key_opens_what_works_and_is_written_nowhere() -> None:
    import base64

    basic = base64.b64encode(f"claimkit:{KEY}".encode()).decode()
    right = (
        {"authorization": f"Bearer {KEY}".encode()},
        {"x-api-key": KEY.encode()},
        {"authorization": f"Basic {basic}"},
    )
    wrong: tuple[dict[str, Any], ...] = (
        {},
        {"authorization": "Bearer"},
        {"authorization": f"Bearer {KEY}x".encode()},
        {"authorization": f"Bearer {KEY[:-1]}".encode()},
        {"authorization": "Basic !!!"},
        {"x-api-key": "é".encode()},
    )
    with serving(CLAIMKIT_SERVE_API_KEY=KEY) as service:
        for headers in right:
            assert service.http.post("/extract", json={"text": LEE}, headers=headers).status_code == 200
        for headers in wrong:
            for path in ("/extract", "/extract/batch", "/predict", "/setup", "/webhook"):
                answer = service.http.post(path, json={"text": LEE}, headers=headers)
                problem(answer, 401)
                assert answer.headers["www-authenticate"] == "Bearer"
        assert service.http.get("/health").status_code == service.http.get("/docs").status_code == 200
        service.http.get("/health", params={"key": KEY})
        assert service.stop() == 0
        written = service.said + json.dumps(service.requests, ensure_ascii=False)
        assert KEY not in written
        assert basic not in written


def test_a_server_that_is_open_to_others_needs_a_key(tmp_path: Path) -> None:
    ran = claimkit("serve", "--host", "0.0.0.0", "--port", "0", data_dir=tmp_path)
    assert ran.returncode == 2
    assert "CLAIMKIT_SERVE_API_KEY" in ran.stderr


def test_a_port_that_is_taken_is_told(service: Service, tmp_path: Path) -> None:
    port = str(httpx.URL(service.url).port)
    ran = claimkit("serve", "--port", port, "--reader", "rules", data_dir=tmp_path)
    assert ran.returncode == 2
    assert f"port {port}" in ran.stderr


def test_a_reader_that_is_not_there_is_told_before_anything_is_answered(tmp_path: Path) -> None:
    ran = claimkit("serve", "--port", "0", "--reader", str(tmp_path / "none"), data_dir=tmp_path)
    assert ran.returncode == 2
    assert "Traceback" not in ran.stderr
    assert "none" in ran.stderr


def test_a_request_is_a_line_of_the_log(service: Service) -> None:
    service.http.post("/extract?a=b", json={"text": LEE})
    service.http.get("/health")
    line = next(one for one in reversed(service.requests) if one["path"] == "/extract")
    assert (line["method"], line["status"], line["claims"], line["client"]) == ("POST", 200, 4, "127.0.0.1")
    assert line["bytes_in"] == len(httpx.Request("POST", "http://x", json={"text": LEE}).content)
    assert line["bytes_out"] > 1000
    assert LEE not in json.dumps(service.requests)


def test_a_stop_finishes_what_was_begun_and_leaves_nothing_behind() -> None:
    begin = threading.Barrier(7)

    def ask(path: str, body: bytes) -> httpx.Response:
        with httpx.Client(base_url=service.url, timeout=120) as client:
            client.get("/health")
            begin.wait(60)
            return client.post(path, content=body)

    with serving() as service, concurrent.futures.ThreadPoolExecutor(6) as clients:
        one = json.dumps({"text": LONG}).encode()
        line = json.dumps({"text": LEE * 20}).encode() + b"\n"
        asked = [clients.submit(ask, "/extract", one) for _ in range(5)]
        asked.append(clients.submit(ask, "/extract/batch", line * 60))
        begin.wait(60)
        time.sleep(0.5)  # the connections are there, and the requests on their way
        started = workers(service)
        assert len(started) == 2
        assert service.stop() == 0
        answers = [one.result() for one in asked]
        assert [answer.status_code for answer in answers] == [200] * 6
        decoded = [msgspec.json.decode(line, type=Article) for line in answers[-1].content.splitlines()]
        assert len(decoded) == 60
        assert not [pid for pid in started if alive(pid)]
