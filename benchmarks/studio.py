"""Push and export of many claims, compared with bare SDK calls for the same work, in one run on a private server.

    python benchmarks/studio.py --claims 10000

Also: the time of a second push, the memory of a pull, and a push that is killed halfway and run again. Needs
``claimkit[studio]``; takes about six minutes on two cores.
"""

from __future__ import annotations

import argparse
import itertools
import json
import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import msgspec

from claimkit.records import Article, Claim, Role, Sentence, claim_id
from claimkit.studio.client import PAGE, Client
from claimkit.studio.connection import Connection
from claimkit.studio.round.pulling import Pull
from claimkit.studio.round.pushing import Options, push
from claimkit.studio.server import embedded
from claimkit.studio.tasks.interface import interface
from claimkit.studio.tasks.task import tasks

TEXT = (
    "The council met until late in the evening. Prosecutors accused Ann Lee, 59, of fraud on Monday. "
    "“I did nothing wrong,” Lee said outside. Her lawyer blamed a clerk for the error. Nobody else wished to speak."
)
PARTS = {
    "accusation": ("accused", "charge", "fraud"),
    "age": ("59", "person", "Ann Lee"),
    "attribution": ("said", "source", "Lee"),
}


def articles(claims: int, name: str) -> list[Article]:
    """Articles with three claims each, ``claims`` in all (rounded up)."""
    starts = [0, *(at + 2 for at in range(len(TEXT)) if TEXT.startswith(". ", at)), len(TEXT) + 1]
    sentences = [Sentence(start=a, end=b - 1) for a, b in itertools.pairwise(starts)]
    made = []
    for n in range(-(-claims // 3)):
        found = []
        for type_, (anchor, role, piece) in PARTS.items():
            start, at = TEXT.index(anchor), TEXT.index(piece)
            end = start + len(anchor)
            index = next(k for k, s in enumerate(sentences) if s.start <= start < s.end)
            parts = [Role(role=role, start=at, end=at + len(piece), text=piece)]
            id_ = claim_id(f"{name}-{n}", type_, start, end)
            found.append(
                Claim(id=id_, type=type_, start=start, end=end, text=anchor, sentence=index, roles=parts, score=0.5)
            )
        made.append(Article(id=f"{name}-{n}", title="A council", text=TEXT, sentences=sentences, claims=found))
    return made


@contextmanager
def timed(figures: dict[str, Any], name: str) -> Iterator[None]:
    start = time.perf_counter()
    yield
    figures[name] = round(time.perf_counter() - start, 2)
    print(f"{name:<44} {figures[name]}", file=sys.stderr)


def bare_push(sdk: Any, title: str, rows: list[dict[str, Any]]) -> int:
    project: int = sdk.projects.create(title=title, label_config=interface("verify")).id
    options = {"max_retries": 0, "timeout_in_seconds": 300}
    for start in range(0, len(rows), PAGE):
        sdk.projects.import_tasks(project, request=rows[start : start + PAGE], request_options=options)
    return project


def bare_pull(sdk: Any, project: int) -> int:
    some = {"filter": "filter:tasks:total_annotations", "operator": "greater", "type": "Number", "value": 0}
    query = json.dumps({"filters": {"conjunction": "and", "items": [some]}, "ordering": ["tasks:id"]})
    return sum(len(task.annotations) for task in sdk.tasks.list(project=project, query=query, page_size=PAGE))


def annotated(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The tasks with one annotation each, as if somebody had accepted every proposal."""
    given = {"choices": ["supported"]}
    choice = {"id": "v", "from_name": "verdict", "to_name": "text", "type": "choices", "value": given}
    return [{**row, "annotations": [{"result": [*row["predictions"][0]["result"], choice]}]} for row in rows]


def pull_memory(connection: Connection, project: int) -> tuple[int, int]:
    """Claims and peak memory (MB) of a pull in its own process."""
    code = (
        "import re, sys\n"
        "from claimkit.studio.connection import Connection\n"
        "from claimkit.studio.round.pulling import Pull\n"
        "from claimkit.studio.client import Client\n"
        "with Client(Connection(url=sys.argv[1], api_key=sys.stdin.read())) as client:\n"
        "    count = sum(1 for _ in Pull(client, sys.argv[2]))\n"
        "kilobytes = re.search(r'VmHWM:\\s*(\\d+)', open('/proc/self/status').read())[1]\n"
        "print(count, int(kilobytes) // 1024)\n"
    )
    command = [sys.executable, "-c", code, connection.url, str(project)]
    done = subprocess.run(command, input=connection.api_key, capture_output=True, text=True, check=True)
    count, peak = done.stdout.split()
    return int(count), int(peak)


def killed_push(client: Client, connection: Connection, folder: Path, claims: int) -> dict[str, Any]:
    """Kills a push when about half of the tasks have arrived, runs it again and counts the tasks."""
    file, title = folder / "killed.jsonl", "killed in the middle"
    file.write_bytes(b"".join(msgspec.json.encode(a) + b"\n" for a in articles(claims, "killed")))
    project = client.create(title, "verify", 1)
    command = [sys.executable, "-m", "claimkit", "push", str(file), "-p", title]
    environment = {**os.environ, "LABEL_STUDIO_URL": connection.url, "LABEL_STUDIO_API_KEY": connection.api_key}
    run = subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL)
    while client.project(str(project.id)).tasks < claims / 2 and run.poll() is None:
        time.sleep(0.1)
    run.kill()
    run.wait()
    there = client.project(str(project.id)).tasks
    subprocess.run(command, env=environment, check=True)
    keys = Counter(row["data"]["claim_id"] for row in client.listing(project, [], "id,data"))
    twice = sum(count > 1 for count in keys.values())
    return {"tasks when killed": there, "tasks after the rerun": sum(keys.values()), "twice": twice}


def measure(connection: Connection, claims: int, folder: Path) -> dict[str, Any]:
    from label_studio_sdk import LabelStudio

    figures: dict[str, Any] = {"claims": claims, "load at the start": round(os.getloadavg()[0], 1)}
    sdk: Any = LabelStudio
    sdk = sdk(base_url=connection.url, api_key=connection.api_key, timeout=300)
    source = articles(claims, "bench")
    rows = [row for article in source for row in tasks(article, "verify")]
    with Client(connection) as client:
        with timed(figures, "push, bare SDK (s)"):
            bare_push(sdk, "bare", rows)
        with timed(figures, "push, claimkit (s)"):
            push(client, "claimkit", source, Options(order="article"))
        with timed(figures, "second push, claimkit (s)"):
            again = push(client, "claimkit", source, Options(order="article"))
        assert (again.created, again.updated) == (0, 0), again
        figures["push ratio"] = round(figures["push, claimkit (s)"] / figures["push, bare SDK (s)"], 2)
        few = bare_push(sdk, "annotated, a tenth", annotated(rows[: claims // 10]))
        many = bare_push(sdk, "annotated", annotated(rows))
        with timed(figures, "export, bare SDK tasks.list (s)"):
            count = bare_pull(sdk, many)
        with timed(figures, "export, bare SDK exports.as_json (s)"):
            assert len(sdk.projects.exports.as_json(many)) == count
        with timed(figures, "export, claimkit (s)"):
            assert sum(1 for _ in Pull(client, str(many))) == count == len(rows)
        best = min(figures["export, bare SDK tasks.list (s)"], figures["export, bare SDK exports.as_json (s)"])
        figures["export ratio (to the faster bare way)"] = round(figures["export, claimkit (s)"] / best, 2)
        for name, project in (("a tenth", few), ("all", many)):
            figures[f"pull of {name}: claims, peak MB"] = pull_memory(connection, project)
        figures |= killed_push(client, connection, folder, claims)
    return figures


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--claims", type=int, default=10_000)
    claims = parser.parse_args().claims
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        studio = embedded.start(folder / "studio")
        try:
            connection = Connection(url=studio.url, api_key=studio.login.token)
            figures = {"label-studio": studio.version, **measure(connection, claims, folder)}
        finally:
            embedded.stop(folder / "studio")
    print(json.dumps(figures, indent=2))


if __name__ == "__main__":
    main()
