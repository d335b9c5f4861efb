"""`claimkit demo`: the whole loop as a user sees it."""

from __future__ import annotations

import json
import re
import signal
import subprocess
from pathlib import Path

import httpx
import pytest
from commands import claimkit, command, environment

from claimkit import samples
from claimkit.studio.server import embedded, folder


@pytest.mark.server
def test_the_loop_without_a_person_and_then_with_one(tmp_path: Path) -> None:
    home, rows = tmp_path / "studio", tmp_path / "reviewed.jsonl"
    ran = claimkit(*("demo", "--simulate-reviews", "--exit", "--tasks", "25", "-o", str(rows)), data_dir=home)
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout == f"reviewed claims: {rows}\n"
    assert rows.with_name("reviewed.README.md").exists(), "with its card"
    assert embedded.find(home) is None, "--exit stops what it started"
    _look_at(rows)

    # Again: nothing is doubled, it stays up until stopped, and says how to log in.
    again = tmp_path / "again.jsonl"
    arguments = command("demo", "--simulate-reviews", "--tasks", 25, "-o", again)
    with subprocess.Popen(arguments, env=environment(home), stdout=subprocess.PIPE, text=True) as demo:
        assert demo.stdout is not None
        said = ""
        try:
            for line in demo.stdout:
                said += line
                if "Ctrl-C" in line:
                    break
            assert again.read_bytes() == rows.read_bytes(), "nobody reviewed anything twice"
            login = folder.read(home / "login.json", folder.Login)
            assert login is not None
            assert login.user in said
            assert login.password in said
            assert login.token not in said
            address = re.search(r"open +(http://\S+)/projects/(\d+)/data", said)
            assert address
            headers = {"Authorization": f"Token {login.token}"}
            project = httpx.get(f"{address[1]}/api/projects/{address[2]}/", headers=headers).json()
            found = json.loads(claimkit("status", "--format", "json", data_dir=home).stdout)
            assert [row["tasks"] for row in found] == [project["task_number"]], "the second push sent nothing"
            assert project["show_instruction"]
            assert project["maximum_annotations"] == 2
        finally:
            demo.send_signal(signal.SIGHUP)  # its terminal is closed
            assert demo.wait(30) == 0
    assert embedded.is_alive(home) is False


def _look_at(rows: Path) -> None:
    texts = {article.id: article.text for article in samples.articles()}
    claims = [json.loads(line) for line in rows.read_bytes().splitlines()]
    reviews = [review for claim in claims for review in claim["reviews"]]
    names = {f"simulated.annotator.{number}@claimkit.local" for number in (1, 2)}
    assert {review["annotator"] for review in reviews} == names
    assert 20 <= len(claims) <= 25
    assert {"agreed", "disputed"} <= {claim["status"] for claim in claims}
    assert any(review["corrected"] for review in reviews)
    assert len(reviews) < 50, "somebody skipped"
    for claim in claims:
        text = texts[claim["article_id"]]
        for span in (claim, claim["sentence"], *claim["roles"]):
            assert text[span["start"] : span["end"]] == span["text"]
