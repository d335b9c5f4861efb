"""The embedded Label Studio, started for real."""

from __future__ import annotations

import concurrent.futures
import os
import socket
import stat
from pathlib import Path

import httpx
import pytest

from claimkit.errors import SettingsError
from claimkit.studio import accounts
from claimkit.studio.connection import Connection
from claimkit.studio.server import embedded, folder
from claimkit.studio.server.embedded import Studio


def as_lead(studio: Studio, path: str) -> httpx.Response:
    return httpx.get(studio.url + path, headers={"Authorization": f"Token {studio.login.token}"})


@pytest.mark.server
def test_it_answers_and_knows_its_user(studio: Studio) -> None:
    assert httpx.get(f"{studio.url}/health").json() == {"status": "UP"}
    assert as_lead(studio, "/api/current-user/whoami").json()["email"] == studio.login.user
    assert as_lead(studio, "/api/version").json()["release"] == studio.version


@pytest.mark.server
def test_a_second_start_finds_the_first(studio: Studio) -> None:
    again = embedded.start(studio.data_dir)
    assert (again.url, again.fresh) == (studio.url, False)
    assert embedded.find(studio.data_dir) == again


@pytest.mark.server
def test_nobody_signs_up_without_an_invitation(studio: Studio) -> None:
    with httpx.Client(base_url=studio.url) as browser:
        browser.get("/user/signup/")
        for query in ({}, {"token": "guessed"}):
            form = {
                "email": "a@b.example",
                "password": "long-enough-1",
                "csrfmiddlewaretoken": browser.cookies["csrftoken"],
            }
            answer = browser.post("/user/signup/", params=query, data=form, headers={"Referer": studio.url})
            assert answer.status_code == 403
    assert "a@b.example" not in as_lead(studio, "/api/users").text


@pytest.mark.server
def test_only_the_owner_reads_the_data_folder(studio: Studio) -> None:
    paths = [studio.data_dir, *studio.data_dir.rglob("*")]
    assert {".env", "login.json", "label_studio.sqlite3", "server.log"} <= {path.name for path in paths}
    # Django writes an uploaded file with mode 644, whatever the umask is: the folders above it keep others out.
    own = [path for path in paths if not (path.is_file() and "upload" in path.parts)]
    assert [path for path in own if stat.S_IMODE(path.stat().st_mode) & 0o077] == []


@pytest.mark.server
def test_no_secret_is_public(studio: Studio) -> None:
    state = folder.read(studio.data_dir / "running.json", folder.Running)
    assert state is not None
    command = Path(f"/proc/{state.pid}/cmdline").read_bytes() if Path("/proc").exists() else b""
    invitation = accounts.invitation(Connection(url=studio.url, api_key=studio.login.token))
    assert httpx.get(f"{studio.url}/user/signup/", params={"token": invitation}).status_code == 200
    log = (studio.data_dir / "server.log").read_bytes()
    for secret in (studio.login.password, studio.login.token, invitation):
        assert secret.encode() not in command + log
        assert secret not in repr(studio)


@pytest.mark.server
def test_two_starts_at_once_make_one_server(tmp_path: Path) -> None:
    try:
        with concurrent.futures.ThreadPoolExecutor() as pool:
            both = list(pool.map(embedded.start, [tmp_path / "studio"] * 2))
        assert sorted(studio.fresh for studio in both) == [False, True]
        assert both[0].url == both[1].url
    finally:
        embedded.stop(tmp_path / "studio")


@pytest.mark.server
def test_another_server_on_the_port_is_not_taken_for_ours(studio: Studio, tmp_path: Path) -> None:
    state = folder.read(studio.data_dir / "running.json", folder.Running)
    assert state is not None
    folder.prepare(tmp_path / "other")
    other = folder.login(tmp_path / "other")
    folder.write(tmp_path / "other" / "running.json", state)
    assert other.token != studio.login.token
    assert embedded.find(tmp_path / "other") is None


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(SettingsError, match="cannot write"):
        embedded.start(tmp_path / "studio")


def test_a_taken_port_is_refused(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other, pytest.raises(SettingsError, match="is taken"):
        embedded.start(tmp_path / "studio", port=other.getsockname()[1])


def test_a_folder_with_other_things_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("mine")
    with pytest.raises(SettingsError, match="not a data folder"):
        embedded.start(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.txt"]
