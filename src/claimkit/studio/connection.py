"""Which Label Studio to use: from flags, from the environment, or the embedded one that is running."""

from __future__ import annotations

import os
from typing import Any

import httpx
import msgspec

from claimkit.checks import LOOPBACK
from claimkit.errors import SettingsError, Unauthorized, Unreachable
from claimkit.studio.explaining import explained
from claimkit.studio.server import embedded

URL_VARIABLE = "LABEL_STUDIO_URL"
KEY_VARIABLE = "LABEL_STUDIO_API_KEY"


class Connection(msgspec.Struct, frozen=True, kw_only=True):
    """A server's address (without a slash at its end), and a user's API key, personal or legacy."""

    url: str
    api_key: str

    def __repr__(self) -> str:
        return f"Connection(url={self.url!r})"  # never the key

    @property
    def key_kind(self) -> str:
        """``personal`` for a personal access token (a JWT), ``legacy`` for the old kind."""
        return "personal" if self.api_key.count(".") == 2 else "legacy"

    def anonymous(self, *, timeout: float = 60) -> httpx.Client:
        """An HTTP client that is not logged in. It reaches this machine without the environment's proxies."""
        here = httpx.URL(self.url).host in LOOPBACK
        return httpx.Client(base_url=self.url, timeout=timeout, trust_env=not here)

    def client(self, *, timeout: float = 60) -> httpx.Client:
        """An HTTP client that is logged in with the key. A personal access token is first exchanged for a short-lived
        one.

        Raises :class:`~claimkit.errors.StudioError`.
        """
        header = f"Token {self.api_key}"
        with explained(self.url):
            if self.key_kind == "personal":
                with self.anonymous(timeout=timeout) as stranger:
                    refreshed = _json(stranger.post("/api/token/refresh/", json={"refresh": self.api_key}))
                header = f"Bearer {refreshed['access']}"
            client = self.anonymous(timeout=timeout)
        client.headers["Authorization"] = header
        return client

    def get(self, path: str, **query: Any) -> Any:
        """The JSON answer to a GET of ``path``. Raises :class:`~claimkit.errors.StudioError`."""
        with self.client() as client, explained(self.url):
            return _json(client.get(path, params=query))


def connect(url: str | None = None, api_key: str | None = None) -> Connection:
    """The server given by ``url`` and ``api_key``, else by ``LABEL_STUDIO_URL`` and ``LABEL_STUDIO_API_KEY``, else the
    running embedded studio. Sends nothing to a named server yet.

    Raises :class:`Unauthorized` for a missing or malformed key, :class:`SettingsError` for a key without a server, and
    :class:`Unreachable` if no server is named and no embedded one runs.
    """
    url = url or os.environ.get(URL_VARIABLE) or None
    api_key = (api_key or os.environ.get(KEY_VARIABLE) or "").strip() or None
    if api_key and not (api_key.isascii() and api_key.isprintable() and " " not in api_key):
        raise Unauthorized(
            "this is not an API key",
            "it contains blanks, line breaks or letters that no key has",
            "copy it again; Label Studio shows it under your initials, Account & Settings",
        )
    if url and api_key:
        return Connection(url=url.rstrip("/"), api_key=api_key)
    running = embedded.find()
    if url:
        if running and url.rstrip("/") == running.url:
            return Connection(url=running.url, api_key=running.login.token)
        raise Unauthorized(
            f"no API key for {url}",
            "Label Studio requires one",
            f"give --api-key or set {KEY_VARIABLE}; Label Studio shows it under your initials, Account & Settings",
        )
    if api_key:
        raise SettingsError(
            "an API key, but no server", "a key is valid only for its own server", f"give --url or set {URL_VARIABLE}"
        )
    if running is None and embedded.is_alive():
        raise Unreachable(
            "the embedded Label Studio does not answer",
            "it is still starting, very busy, or stuck",
            "wait a moment and try again; `claimkit studio stop` ends it",
        )
    if running is None:
        raise Unreachable(
            "no Label Studio to talk to",
            "no server is named, and no embedded one runs",
            f"start one with `claimkit studio start`, or give --url and --api-key ({URL_VARIABLE}, {KEY_VARIABLE})",
        )
    return Connection(url=running.url, api_key=running.login.token)


def _json(answer: httpx.Response) -> Any:
    answer.raise_for_status()
    if "json" not in answer.headers.get("content-type", ""):
        raise httpx.HTTPStatusError("not JSON", request=answer.request, response=answer)
    return answer.json()
