"""Articles and shards in a store that speaks S3: a real server in its own process."""

from __future__ import annotations

import gzip
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
import zstandard
from listening import free_port, listening

boto3 = pytest.importorskip("boto3", reason="needs claimkit[dev-stores]; tests/run has an environment for it")
for package in ("s3fs", "moto", "flask", "flask_cors"):
    pytest.importorskip(package, reason="needs claimkit[dev-stores]; tests/run has an environment for it")

pytestmark = pytest.mark.server
FILES = 4  # of 64 records


def command(*arguments: object) -> list[str]:
    return [sys.executable, "-m", "claimkit", "extract", *map(str, arguments)]


class Store:
    """A server with the bucket ``news``; ``env`` is what makes claimkit find it, as it would a store of one's own."""

    def __init__(self, port: int) -> None:
        self.env = os.environ | {
            "AWS_ENDPOINT_URL": f"http://127.0.0.1:{port}",
            "AWS_ACCESS_KEY_ID": "reader",
            "AWS_SECRET_ACCESS_KEY": "nothing",
            "AWS_DEFAULT_REGION": "us-east-1",
            "AWS_CONFIG_FILE": os.devnull,
            "AWS_SHARED_CREDENTIALS_FILE": os.devnull,
            "AWS_EC2_METADATA_DISABLED": "true",
        }
        self.bucket: Any = boto3.resource(
            "s3",
            endpoint_url=self.env["AWS_ENDPOINT_URL"],
            aws_access_key_id="reader",
            aws_secret_access_key="nothing",
            region_name="us-east-1",
        ).Bucket("news")

    def claimkit(self, *arguments: object, **env: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            command(*arguments), env=self.env | env, capture_output=True, text=True, timeout=120, check=False
        )

    def names(self, prefix: str) -> list[str]:
        return [found.key.removeprefix(prefix) for found in self.bucket.objects.filter(Prefix=prefix)]

    def parts(self, prefix: str) -> dict[str, bytes]:
        return {
            name: self.bucket.Object(prefix + name).get()["Body"].read()
            for name in self.names(prefix)
            if not name.startswith(".datatrove/")
        }


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("in")
    for n in range(FILES):
        text = "Ann Lee, {}, was accused of fraud number {} on Monday, she said. " * 4
        rows = [msgspec.json.encode({"text": text.format(k, n * 64 + k, k, n, k, n, k, n)}) for k in range(64)]
        rows[n] = b"{"
        pack = zstandard.compress if n % 2 else gzip.compress
        (folder / f"{n}.jsonl.{'zst' if n % 2 else 'gz'}").write_bytes(pack(b"\n".join(rows)))
    return folder


@pytest.fixture(scope="module")
def store(files: Path) -> Iterator[Store]:
    port = free_port()
    with listening([sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)], port):
        store = Store(port)
        store.bucket.create()
        for file in files.iterdir():
            store.bucket.upload_file(str(file), f"in/{file.name}")
        store.bucket.put_object(Key="in/picture.png", Body=b"\x89PNG")
        yield store


@pytest.mark.parametrize(("address", "pattern"), [("s3://news/in", "*"), ("s3://news/in/*.zst", "*.zst")])
def test_folders_and_globs_of_packed_objects(
    store: Store, files: Path, tmp_path: Path, address: str, pattern: str
) -> None:
    done = store.claimkit(address, "-o", tmp_path / "remote.jsonl")
    assert done.returncode == 1, done.stderr
    assert "s3://news/in/1.jsonl.zst:2: not valid JSON" in done.stderr
    store.claimkit(*sorted(files.glob(pattern)), "-o", tmp_path / "local.jsonl")
    local = (tmp_path / "local.jsonl").read_bytes().replace(f"{files}/".encode(), b"s3://news/in/")
    assert (tmp_path / "remote.jsonl").read_bytes() == local, "but for where each article was read"


def test_shards_in_a_store_are_taken_up_again_after_a_kill(store: Store, tmp_path: Path) -> None:
    def arguments(folder: object) -> tuple[object, ...]:
        return ("s3://news/in", "-o", folder, "--shards", FILES, "--workers", 1)

    store.claimkit(*arguments(tmp_path))
    whole = {str(file.relative_to(tmp_path)): file.read_bytes() for file in tmp_path.rglob("*.jsonl")}
    process = subprocess.Popen(command(*arguments("s3://news/out")), env=store.env, start_new_session=True)
    while not store.names("out/.datatrove/completions/"):
        assert process.poll() is None
        time.sleep(0.02)
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    assert "00000.jsonl" in store.parts("out/")
    assert len(store.names("out/.datatrove/completions/")) < FILES
    done = store.claimkit(*arguments("s3://news/out"), "--resume")
    assert done.returncode == 1, done.stderr
    assert f"{FILES * 63} articles in {FILES} parts, {FILES} problems" in done.stderr
    assert store.parts("out/") == whole


def test_what_is_not_there_and_what_may_not_be_written(store: Store, files: Path, tmp_path: Path) -> None:
    missing = store.claimkit("s3://news/in/9.jsonl", "-o", tmp_path / "claims.jsonl")
    assert missing.returncode == 1
    assert "s3://news/in/9.jsonl" in missing.stderr
    refused = store.claimkit(files, "-o", "s3://news/forbidden", "--shards", 2, AWS_ACCESS_KEY_ID="")
    assert refused.returncode == 2
    assert refused.stderr.startswith("claimkit: cannot write s3://news/forbidden\nwhy: ")
    assert "Traceback" not in missing.stderr + refused.stderr
