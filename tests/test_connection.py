"""Finding the server, and the message when it does not answer as it should."""

from __future__ import annotations

import http.server
import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from label_studio_sdk import LabelStudio
from label_studio_sdk.core.api_error import ApiError

from claimkit.errors import NotFound, Rejected, SettingsError, StudioError, Unauthorized, Unreachable
from claimkit.studio.connection import Connection, connect
from claimkit.studio.explaining import explain, explained
from claimkit.studio.server.embedded import Studio

SECRET = "5ec3e7" * 6


@pytest.fixture(autouse=True)
def nothing_set(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for variable in ("LABEL_STUDIO_URL", "LABEL_STUDIO_API_KEY"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("CLAIMKIT_STUDIO_DIR", str(tmp_path / "none"))


@pytest.fixture
def web_server() -> Iterator[str]:
    """A web server that is no Label Studio."""
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), http.server.SimpleHTTPRequestHandler) as other:
        other.RequestHandlerClass.log_message = lambda *_: None  # type: ignore[method-assign]  # silence
        threading.Thread(target=other.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{other.server_port}"
        other.shutdown()


def test_flags_win_over_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LABEL_STUDIO_URL", "http://environment:8080/")
    monkeypatch.setenv("LABEL_STUDIO_API_KEY", f"{SECRET}\n")
    assert connect() == Connection(url="http://environment:8080", api_key=SECRET)
    assert connect("http://flag/", "other") == Connection(url="http://flag", api_key="other")


def test_half_a_pair_is_refused() -> None:
    with pytest.raises(Unauthorized, match="no API key"):
        connect(url="http://localhost:8080")
    with pytest.raises(SettingsError, match="no server"):
        connect(api_key=SECRET)


def test_nothing_named_and_nothing_running() -> None:
    with pytest.raises(Unreachable, match="claimkit studio start"):
        connect()


@pytest.mark.parametrize("key", ["two words", f"{SECRET}é", "a\nb"])
def test_a_key_that_cannot_be_sent(key: str) -> None:
    with pytest.raises(Unauthorized) as raised:
        connect("http://localhost", key)
    assert key not in str(raised.value)


def test_the_key_is_not_in_the_repr() -> None:
    assert SECRET not in repr(Connection(url="http://localhost", api_key=SECRET))


@pytest.mark.parametrize(
    ("url", "kind", "words"),
    [
        ("localhost:8080", Unreachable, "http://"),
        ("http://127.0.0.1:{closed}", Unreachable, "refused"),
        ("http://no-such-host.invalid", Unreachable, "no Label Studio answers"),
    ],
)
def test_wrong_addresses(url: str, kind: type[StudioError], words: str) -> None:
    with socket.socket() as bound:  # bound, but not listening: whoever connects is refused
        bound.bind(("127.0.0.1", 0))
        with pytest.raises(kind, match=words):
            connect(url.format(closed=bound.getsockname()[1]), SECRET).get("/api/version")


def test_another_kind_of_server(web_server: str) -> None:
    with pytest.raises(NotFound, match="no Label Studio API"):
        connect(web_server, SECRET).get("/")
    with httpx.Client() as http_client, pytest.raises(NotFound, match="no Label Studio API"), explained(web_server):
        LabelStudio(base_url=web_server, api_key=SECRET, httpx_client=http_client).projects.get(id=1)


@pytest.mark.parametrize(
    ("status", "body", "kind", "words"),
    [
        (None, "The client must be instantiated ...", Unauthorized, "no API key was given"),
        (401, {"detail": "Invalid token."}, Unauthorized, "Invalid token"),
        (401, {"detail": "legacy token authentication has been disabled"}, Unauthorized, "personal access token"),
        (401, {"detail": "API key has expired."}, Unauthorized, "make a new personal access token"),
        (403, {"detail": "You do not have permission"}, Unauthorized, "does not let this user"),
        (404, {"detail": "No Project matches the given query."}, NotFound, "No Project matches"),
        (404, "<!DOCTYPE html><html>…", NotFound, "no Label Studio API"),
        (400, {"validation_errors": {"label_config": ["unclosed token"]}}, Rejected, "label_config: unclosed token"),
        (400, {"validation_errors": {"non_field_errors": ["no tasks"]}}, Rejected, "no tasks"),
        (500, "<html>oops</html>", StudioError, "answers 500"),
    ],
)
def test_answers_of_the_server(status: int | None, body: object, kind: type[StudioError], words: str) -> None:
    headers = {"set-cookie": f"sessionid={SECRET}"}
    error = explain(ApiError(status_code=status, headers=headers, body=body), "http://ls", "pushing")
    assert type(error) is kind
    assert words in str(error)
    assert SECRET not in str(error)


def test_other_errors_are_not_explained_away() -> None:
    with pytest.raises(ZeroDivisionError), explained("http://ls"):
        1 / 0  # noqa: B018  # the point is what it raises


@pytest.mark.parametrize("error", [httpx.ReadTimeout("timed out"), httpx.RemoteProtocolError("gone")])
def test_a_server_that_goes_away(error: Exception) -> None:
    said = explain(error, "http://ls", "pushing")
    assert isinstance(said, Unreachable)
    assert "while pushing" in said.what
    assert "run the command again" in said.do


@pytest.mark.server
def test_a_running_embedded_studio_is_found(studio: Studio, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLAIMKIT_STUDIO_DIR", str(studio.data_dir))
    found = connect()
    assert (found.url, found.api_key) == (studio.url, studio.login.token)
    assert connect(url=studio.url + "/") == found


@pytest.mark.server
def test_both_kinds_of_key_work(studio: Studio) -> None:
    legacy = connect(studio.url, studio.login.token)
    with httpx.Client(base_url=studio.url) as browser:
        browser.get("/user/login/")
        form = {"email": studio.login.user, "password": studio.login.password}
        csrf = {"csrfmiddlewaretoken": browser.cookies["csrftoken"]}
        browser.post("/user/login/", data=form | csrf, headers={"Referer": studio.url})
        headers = {"X-CSRFToken": browser.cookies["csrftoken"], "Referer": studio.url}
        token = browser.post("/api/token/", headers=headers).json()["token"]
    personal = connect(studio.url, token)
    assert (legacy.key_kind, personal.key_kind) == ("legacy", "personal")
    who = "/api/current-user/whoami"
    assert legacy.get(who)["email"] == personal.get(who)["email"] == studio.login.user


@pytest.mark.server
def test_the_real_server_is_explained(studio: Studio) -> None:
    with pytest.raises(Unauthorized, match="refuses the API key"):
        connect(studio.url, SECRET).get("/api/projects/")
    with pytest.raises(Unauthorized, match="refuses the API key"):
        connect(studio.url, "e30.e30.e30").get("/api/projects/")
    with pytest.raises(NotFound, match="does not have that"):
        connect(studio.url, studio.login.token).get("/api/projects/999999/")
    with pytest.raises(NotFound, match="no Label Studio API"):
        connect(studio.url + "/projects", studio.login.token).get("/api/projects/")
    with httpx.Client() as http_client:
        client = LabelStudio(base_url=studio.url, api_key=studio.login.token, httpx_client=http_client)
        with pytest.raises(Rejected, match="label_config"), explained(studio.url):
            client.projects.create(title="bad interface", label_config="<View><Labels")
