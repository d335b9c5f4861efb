"""The documentation is true: its code runs, its links resolve, its command reference matches the program.

``python`` and ``bash`` blocks are run in order, those of one page in one session; ``sh`` blocks are not run.
"""

from __future__ import annotations

import contextlib
import functools
import gzip
import http.server
import importlib
import io
import os
import re
import shutil
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import docx
import msgspec
import pytest
from commands import environment
from markdown_it import MarkdownIt

import claimkit
from claimkit import samples
from claimkit.studio.connection import Connection
from claimkit.studio.round import simulating
from claimkit.studio.server import embedded

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]


def blocks(page: Path, language: str) -> list[str]:
    tokens = MarkdownIt().parse(page.read_text(encoding="utf-8"))
    return [token.content for token in tokens if token.type == "fence" and token.info.split(" ")[0] == language]


def with_blocks(language: str) -> list[Any]:
    return [pytest.param(page, id=page.name) for page in PAGES if blocks(page, language)]


@pytest.mark.parametrize("page", with_blocks("python"))
def test_python_examples_run_and_print_what_they_say(page: Path) -> None:
    session: dict[str, Any] = {}
    for source in blocks(page, "python"):
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            exec(compile(source, page.name, "exec"), session)
        promised = re.findall(r"^#> (.*)$", source, re.MULTILINE)
        if promised:
            assert printed.getvalue().splitlines() == promised


@pytest.mark.server
@pytest.mark.parametrize("page", with_blocks("bash"))
def test_shell_examples_run(page: Path, tmp_path: Path) -> None:
    """As a reader would type them, with two simulated annotators at work behind each push."""
    data_dir = tmp_path / "studio"
    homes = {name: str(tmp_path / "home") for name in ("XDG_DATA_HOME", "XDG_STATE_HOME")}
    path = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
    (tmp_path / "news").mkdir()
    for name in ("src", "annotations"):
        (tmp_path / name).symlink_to(ROOT / name)
    with gzip.open(tmp_path / "news" / "samples.jsonl.gz", "wb") as file:
        file.writelines(msgspec.json.encode(article) + b"\n" for article in samples.articles())
    peoples_files(tmp_path)
    web = functools.partial(http.server.SimpleHTTPRequestHandler, directory=str(tmp_path))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), web)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        for script in blocks(page, "bash"):
            script = script.replace("https://news.example.org", f"http://127.0.0.1:{server.server_address[1]}")
            ran = subprocess.run(
                ["bash", "-euo", "pipefail", "-c", script],
                cwd=tmp_path,
                env=environment(data_dir, PATH=path, **homes),
                capture_output=True,
                text=True,
                timeout=300,
                check=False,
            )
            assert ran.returncode == 0, f"{script}\n{ran.stdout}\n{ran.stderr}"
            if "claimkit push" in script:
                review(data_dir)
    finally:
        server.shutdown()
        server.server_close()
        embedded.stop(data_dir)


def peoples_files(folder: Path) -> None:
    """What the pages suppose that a reader has: an environment, a Word file, a feed, a folder of 30 mixed files."""
    (folder / ".venv").symlink_to(sys.prefix)
    text = "Former minister Vera Holm, 59, was charged with fraud on Tuesday, according to court papers."
    statement = docx.Document()
    statement.add_paragraph(text)
    statement.save(str(folder / "statement.docx"))
    item = f"<item><title>Charged</title><description>{text}</description></item>"
    (folder / "feed.xml").write_text(f'<rss version="2.0"><channel><title>Courier</title>{item}</channel></rss>')
    (folder / "articles").mkdir()
    for number in range(10):
        told = f"{text} It was case {number}."
        page = f"<html><body><article><p>{told} She was fined.</p></article></body></html>"
        row = {"id": f"j{number}", "body": told}
        (folder / "articles" / f"{number}.txt").write_text(told)
        (folder / "articles" / f"{number}.html").write_text(page)
        (folder / "articles" / f"{number}.json").write_bytes(msgspec.json.encode([row]))
    for name in ("slides.pptx", "photos.zip"):
        (folder / "articles" / name).write_bytes(b"PK")


def review(data_dir: Path) -> None:
    studio = embedded.find(data_dir)
    if studio is None:  # the page has stopped it again
        return
    lead = Connection(url=studio.url, api_key=studio.login.token)
    for project in lead.get("/api/projects/")["results"]:
        simulating.simulate(lead, project["id"], data_dir, tasks=20)


def test_a_cue_and_a_rule_are_added_as_the_page_says(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "src" / "claimkit", tmp_path / "claimkit")
    cue, rule, *_ = blocks(ROOT / "docs/extending.md", "toml")
    language = tmp_path / "claimkit/language/en"
    attribution, age = language / "attribution.toml", language / "age.toml"
    head = "[verb.reply]\n"
    words = attribution.read_text(encoding="utf-8")
    assert head in words
    attribution.write_text(words.replace(head, head + cue), encoding="utf-8")
    age.write_text(age.read_text(encoding="utf-8") + "\n" + rule, encoding="utf-8")
    program = """
import claimkit
text = '"It will rain," the minister croaked. The boy was nine summers old.'
print([(claim.rule, claim.text, claim.value) for claim in claimkit.extract(text).claims])
"""
    env = {**os.environ, "PYTHONPATH": str(tmp_path)}
    ran = subprocess.run([sys.executable, "-c", program], env=env, capture_output=True, text=True, check=False)
    assert "('attribution.verb.croak', 'croaked', 'statement')" in ran.stdout, ran.stderr
    assert "('age.summers', 'nine summers old', '9')" in ran.stdout


def test_a_language_is_added_as_the_page_says(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "src" / "claimkit", tmp_path / "claimkit")
    (tmp_path / "claimkit/language/nl").mkdir()
    files = [block for block in blocks(ROOT / "docs/extending.md", "toml") if block.startswith("# nl/")]
    for block in files:
        name = block.splitlines()[0].removeprefix("# ")
        (tmp_path / "claimkit/language" / name).write_text(block, encoding="utf-8")
    program = """
import claimkit
from claimkit.detectors.rules import examples
for rule, example in examples("date", "nl"):
    claims = claimkit.extract(example.text, published="2024-05-15", language="nl").claims
    found = [(claim.start, claim.end, claim.value, claim.mod) for claim in claims if claim.rule == rule]
    assert found == [tuple(anchor) for anchor in example.anchors], (example, found)
text = "Dr. Holm kwam twee jaar geleden. De brug werd op 4 mei 1992 geopend. Lees ook dit."
article = claimkit.extract(text, published="2024-05-15", language="nl")
print([(claim.rule, claim.text, claim.value) for claim in article.claims])
print([sentence.boilerplate for sentence in article.sentences])
"""
    env = {**os.environ, "PYTHONPATH": str(tmp_path)}
    ran = subprocess.run([sys.executable, "-c", program], env=env, capture_output=True, text=True, check=False)
    assert ran.stdout.splitlines() == [
        "[('date.ago', 'twee jaar geleden', '2022'), ('date.day', '4 mei 1992', '1992-05-04')]",
        "[False, False, True]",
    ], ran.stderr
    assert len(files) == 6


def test_what_the_page_on_extending_names_is_there() -> None:
    page = (ROOT / "docs/extending.md").read_text(encoding="utf-8")
    prose = re.sub(r"```.*?```", "", page, flags=re.DOTALL)
    named = set(re.findall(r"`([\w/.-]+\.(?:py|toml|md))`", prose)) - {"age.toml"}
    new = {"src/claimkit/language/en/quantity.toml", "src/claimkit/detectors/quantity.py"}
    new |= {"detectors/attribution_nl.py", "nl/attribution.toml"}
    places = (ROOT, ROOT / "src/claimkit", ROOT / "src/claimkit/language", ROOT / "src/claimkit/language/en")
    assert len(named) > 20
    assert [name for name in sorted(named - new) if not any((place / name).is_file() for place in places)] == []
    sources = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "src").rglob("*.py"))
    names = set(re.findall(r"`(?:find_|[A-Z])\w+`|`[A-Z]+(?:_[A-Z]+)*`|`_[A-Z]+`", prose)) - {"`find_quantities`"}
    assert [name for name in sorted(names) if name.strip("`") not in sources] == []


def test_command_reference_is_up_to_date(tmp_path: Path) -> None:
    made = tmp_path / "cli.md"
    command = "-m typer claimkit.cli utils docs --name claimkit --output"
    subprocess.run([sys.executable, *command.split(), str(made)], check=True, capture_output=True, cwd=ROOT)
    assert made.read_text("utf-8") == (ROOT / "docs/cli.md").read_text("utf-8"), f"run: python {command} docs/cli.md"


def test_site_builds_without_a_broken_link(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(tmp_path)]
    built = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert built.returncode == 0, built.stderr
    assert (tmp_path / "index.html").is_file()


def test_the_readme_has_the_command_that_ci_runs() -> None:
    assert "tests/run" in "".join(blocks(ROOT / "README.md", "sh"))
    assert (ROOT / ".ci/run").read_text(encoding="utf-8").rstrip().endswith("exec tests/run")


def test_the_layout_names_every_module_and_folder_and_nothing_else() -> None:
    page = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    inside, beside = page.split("## How the code is laid out")[1].split("## ")[0].split("Next to it:")
    for table, folder, unnamed in (
        (inside, ROOT / "src" / "claimkit", {"__init__.py", "__main__.py", "__pycache__"}),
        (beside, ROOT, {"src", "dist", "build", "site", "htmlcov"}),
    ):
        paths = re.findall(r"`([\w./-]+(?:/|\.\w+))`", table.split("\n| --- | --- |\n")[1].split("\n\n")[0])
        assert [path for path in paths if not (folder / path).exists()] == []
        there = {p.name for p in folder.iterdir() if p.suffix == ".py" or (p.is_dir() and not p.name.startswith("."))}
        assert there - unnamed == {path.split("/")[0] for path in paths}


def test_the_page_on_python_lists_what_is_public_and_the_docs_use_nothing_else() -> None:
    page = (ROOT / "docs/python.md").read_text(encoding="utf-8").split("## What is public")[1].split("\n## ")[0]
    listed = set(re.findall(r"`(claimkit[\w.]*)`", page))
    assert all(importlib.import_module(name) for name in listed)
    assert {name for name in claimkit.__all__ if f"`{name}`" not in page} == {"__version__"}
    shown = "\n".join(source for file in PAGES for kind in ("python", "py") for source in blocks(file, kind))
    used = set(re.findall(r"^(?:from|import) (claimkit[\w.]*)", shown, re.MULTILINE))
    assert len(used) > 2
    assert used - listed == set()


def test_troubleshooting_quotes_messages_that_exist() -> None:
    page = (ROOT / "docs/troubleshooting.md").read_text(encoding="utf-8")
    quoted = re.findall(r"^\| (`.+?) \|", page, re.MULTILINE)
    fragments = [fragment for cell in quoted for fragment in re.findall(r"`([^`]+)`", cell)]
    sources = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "src").rglob("*.py"))
    assert len(fragments) > 20
    assert [fragment for fragment in fragments if fragment not in sources] == []
