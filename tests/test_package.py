"""The built and installed package works without the repository."""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
import zipfile
from inspect import ismodule
from pathlib import Path

import pytest

import claimkit

ROOT = Path(__file__).parent.parent
PROGRAM = """
import claimkit, claimkit.samples
from claimkit.records import Article
articles = claimkit.samples.articles()
found = [claimkit.extract(article) for article in articles]
assert len(found) > 8 and all(article.claims for article in found)
print(claimkit.__file__)
"""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "hatchling", "build", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return folder


def test_the_wheel_works_by_itself(built: Path, tmp_path: Path) -> None:
    (wheel,) = built.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "site")
    env = {**os.environ, "PYTHONPATH": str(tmp_path / "site")}
    run = subprocess.run(
        [sys.executable, "-c", PROGRAM], cwd=tmp_path, env=env, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stderr
    assert run.stdout.startswith(str(tmp_path))


def test_every_file_of_the_package_is_in_the_wheel(built: Path) -> None:
    (wheel,) = built.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        packed = set(archive.namelist())
    package = ROOT / "src"
    here = {
        p.relative_to(package).as_posix() for p in package.rglob("*") if p.is_file() and "__pycache__" not in p.parts
    }
    assert "claimkit/py.typed" in here
    assert here <= packed


def test_the_source_archive_holds_the_tests_and_the_gold(built: Path) -> None:
    (source,) = built.glob("*.tar.gz")
    with tarfile.open(source) as archive:
        names = {name.split("/", 1)[-1] for name in archive.getnames()}
    assert {"README.md", "LICENSE", "tests/run", "annotations/gold/gold.jsonl", "src/claimkit/py.typed"} <= names


def test_the_public_names_are_the_ones_promised() -> None:
    assert all(hasattr(claimkit, name) for name in claimkit.__all__)
    imported = {"annotations", "importlib", "Any", "TYPE_CHECKING"}
    public = {name for name, value in vars(claimkit).items() if not name.startswith("_") and not ismodule(value)}
    assert public - imported <= set(claimkit.__all__)


def test_help_reads_no_words_and_no_heavy_library() -> None:
    heavy = ("spacy", "label_studio_sdk", "pandas", "numpy", "claimkit.detectors", "httpx")
    program = f"import sys, claimkit.cli; print([m for m in {heavy!r} if m in sys.modules])"
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
