"""`claimkit studio` and `claimkit annotators`, as a user runs them."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import httpx
import psutil
import pytest
from commands import claimkit, environment

from claimkit.errors import Rejected, SettingsError
from claimkit.studio import accounts
from claimkit.studio.connection import Connection
from claimkit.studio.server import embedded, folder


@pytest.mark.server
def test_a_studio_is_started_kept_found_and_stopped(tmp_path: Path) -> None:
    home = tmp_path / "studio"
    first = claimkit("studio", "start", data_dir=home)
    try:
        assert first.returncode == 0, first.stderr
        login = folder.read(home / "login.json", folder.Login)
        state = folder.read(home / "running.json", folder.Running)
        assert login is not None
        assert state is not None
        assert login.user in first.stdout
        assert login.password in first.stdout
        assert login.token not in first.stdout + first.stderr

        again = claimkit("studio", "start", "--no-show-login", data_dir=home)
        assert (again.returncode, "runs already" in again.stdout) == (0, True)
        assert login.password not in again.stdout

        status = claimkit("studio", "status", "--format", "json", data_dir=home)
        assert json.loads(status.stdout) == [
            {"running": True, "address": state.url, "version": state.version, "data": str(home)}
        ]
        made = httpx.post(
            f"{state.url}/api/projects/", json={"title": "kept"}, headers={"Authorization": f"Token {login.token}"}
        )
        assert made.status_code == 201

        # A crash leaves the state file behind; the next start minds only the server, which is gone.
        crashed = psutil.Process(state.pid)
        os.kill(state.pid, signal.SIGKILL)
        crashed.wait(10)
        assert claimkit("studio", "status", data_dir=home).returncode == 1
        restarted = claimkit("studio", "start", data_dir=home)
        assert restarted.returncode == 0, restarted.stderr
        state = folder.read(home / "running.json", folder.Running)
        assert state is not None
        connection = Connection(url=state.url, api_key=login.token)
        assert [project["title"] for project in connection.get("/api/projects/")["results"]] == ["kept"]
    finally:
        stopped = claimkit("studio", "stop", data_dir=home)
    assert stopped.stdout == "Label Studio has stopped\n"
    assert not psutil.pid_exists(state.pid)
    assert "no embedded" in claimkit("studio", "stop", data_dir=home).stdout


def test_a_later_process_with_the_same_number_is_left_alone(tmp_path: Path) -> None:
    state = folder.Running(
        url="http://127.0.0.1:1", host="", port=1, pid=os.getpid(), process_started=1.0, version="1.0"
    )
    folder.write(tmp_path / "running.json", state)
    assert embedded.find(tmp_path) is None
    assert embedded.stop(tmp_path) is False
    assert not (tmp_path / "running.json").exists()


def test_without_the_extra_it_says_what_to_install(tmp_path: Path) -> None:
    code = (
        "import sys; sys.modules['psutil'] = None\n"
        "from claimkit.cli import main; sys.argv[1:] = ['studio', 'start']; main()"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code],
        env=environment(tmp_path / "studio"),
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 3
    assert "pip install 'claimkit[studio]'" in ran.stderr
    assert "Traceback" not in ran.stderr


@pytest.mark.parametrize(
    ("who", "email"),
    [
        ("Zoë Ray-Lin", "zoe.ray.lin@claimkit.local"),
        ("B.Okri@Example.org", "b.okri@example.org"),
    ],
)
def test_addresses(who: str, email: str) -> None:
    assert accounts.email_of(who) == email


@pytest.mark.parametrize("who", ["", "☃", "a@", "a b@c.example"])
def test_no_addresses(who: str) -> None:
    with pytest.raises(SettingsError):
        accounts.email_of(who)


@pytest.mark.server
def test_an_added_annotator_can_log_in_and_label(studio: embedded.Studio) -> None:
    lead = Connection(url=studio.url, api_key=studio.login.token)
    made = accounts.add(lead, "Ida Test")
    me = Connection(url=studio.url, api_key=made.api_key).get("/api/current-user/whoami")
    assert (me["email"], me["first_name"]) == ("ida.test@claimkit.local", "Ida Test")
    with httpx.Client(base_url=studio.url) as browser:
        browser.get("/user/login/")
        form = {"email": made.email, "password": made.password, "csrfmiddlewaretoken": browser.cookies["csrftoken"]}
        answer = browser.post("/user/login/", data=form, headers={"Referer": studio.url})
        assert (answer.status_code, "sessionid" in browser.cookies) == (302, True)
    with pytest.raises(Rejected, match="already"):
        accounts.add(lead, "Ida Test")
    assert made.password not in repr(made)


@pytest.mark.server
def test_annotators_add_prints_the_logins_and_keeps_nothing(studio: embedded.Studio) -> None:
    ran = claimkit("annotators", "add", "Uma", "vic@example.org", "--format", "json", data_dir=studio.data_dir)
    assert ran.returncode == 0, ran.stderr
    rows = json.loads(ran.stdout)
    assert [row["user"] for row in rows] == ["uma@claimkit.local", "vic@example.org"]
    for path in studio.data_dir.rglob("*"):
        assert not path.is_file() or rows[0]["password"].encode() not in path.read_bytes()


@pytest.mark.server
def test_on_another_server_the_invitation_is_printed(studio: embedded.Studio, tmp_path: Path) -> None:
    ran = claimkit(
        *("annotators", "add", "Xia", "--url", studio.url),
        data_dir=tmp_path / "none",
        LABEL_STUDIO_API_KEY=studio.login.token,
    )
    assert ran.returncode == 0, ran.stderr
    link = ran.stdout.strip()
    assert link.startswith(f"{studio.url}/user/signup/?token=")
    assert httpx.get(link).status_code == 200
    emails = {user["email"] for user in Connection(url=studio.url, api_key=studio.login.token).get("/api/users/")}
    assert "xia@claimkit.local" not in emails


@pytest.mark.server
def test_a_proxy_in_the_environment_does_not_stand_between(studio: embedded.Studio) -> None:
    nowhere = dict.fromkeys(("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"), "http://127.0.0.1:9")
    for command in (("studio", "status"), ("status",), ("annotators", "add", "Proxied Pia")):
        ran = claimkit(*command, data_dir=studio.data_dir, **nowhere)
        assert ran.returncode == 0, ran.stderr
