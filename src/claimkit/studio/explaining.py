"""Explains what went wrong between claimkit and a Label Studio server, and what to do.

It recognises ``httpx`` errors, and the SDK's errors by their ``status_code`` and ``body``. It never shows anything of a
request or of a response's headers: they contain tokens and session cookies (``str()`` of an SDK error prints them).
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Mapping
from typing import Any

import httpx

from claimkit.errors import NotFound, Rejected, StudioError, Unauthorized, Unreachable

_WHERE_KEYS_ARE = "Label Studio shows it under your initials, Account & Settings"


@contextlib.contextmanager
def explained(url: str, doing: str = "") -> Iterator[None]:
    """Turns errors of ``httpx`` and the SDK within the block into :class:`StudioError`; other errors pass unchanged.

    ``doing`` says what was tried, for example ``"pushing to project Elections"``.
    """
    try:
        yield
    except Exception as error:
        known = explain(error, url, doing)
        if known is None:
            raise
        raise known from None  # the SDK's own text contains headers


def explain(error: Exception, url: str, doing: str = "") -> StudioError | None:
    """The :class:`StudioError` to raise for ``error``; ``None`` if it does not come from the server or the
    connection."""
    if isinstance(error, StudioError):
        return error
    if isinstance(error, httpx.HTTPStatusError):
        return _of_status(error.response.status_code, _body(error.response), url, doing)
    if isinstance(error, (httpx.HTTPError, httpx.InvalidURL)):
        return _of_transport(error, url, doing)
    if hasattr(error, "status_code") and hasattr(error, "body"):
        return _of_status(error.status_code, error.body, url, doing)
    return None


def _of_transport(error: Exception, url: str, doing: str) -> StudioError:
    while_ = f" while {doing}" if doing else ""
    match error:
        case httpx.UnsupportedProtocol() | httpx.InvalidURL():
            return Unreachable(
                f"{url!r} is not the address of a server{while_}",
                "it has no http:// or https://, or is misspelt",
                "give --url or LABEL_STUDIO_URL like http://localhost:8080",
            )
        case httpx.LocalProtocolError():  # its text contains the token
            return Unauthorized(
                "the API key cannot be sent",
                "it is empty, or contains blanks or line breaks",
                f"copy it again: {_WHERE_KEYS_ARE}",
            )
        case httpx.ConnectTimeout() | httpx.ConnectError():
            reason = str(error) or "no connection"
            if "SSL" in reason or "CERTIFICATE" in reason.upper():
                do = "check whether the server speaks https or http, and whether its certificate is valid"
            else:
                do = "check the address, and that the server is running (`claimkit studio start` for the embedded one)"
            return Unreachable(f"no Label Studio answers at {url}{while_}", reason, do)
        case httpx.TimeoutException():
            return Unreachable(
                f"Label Studio at {url} took too long to answer{while_}",
                "the server is busy, or the request is very large",
                "run the command again: what has been stored is not sent twice",
            )
        case _:
            return Unreachable(
                f"Label Studio at {url} went away{while_}",
                type(error).__name__,
                "check that the server is running, then run the command again: what has been stored is not sent twice",
            )


def _of_status(status: int | None, body: Any, url: str, doing: str) -> StudioError:
    while_ = f" while {doing}" if doing else ""
    reason = detail(body)
    if status is None:  # the SDK itself refuses to start
        return Unauthorized("no API key was given", "Label Studio needs one", f"give --api-key: {_WHERE_KEYS_ARE}")
    if status in (401, 403):
        denied = "does not let this user do that" if status == 403 else "refuses the API key"
        do = f"copy it again: {_WHERE_KEYS_ARE}"
        if "legacy token" in reason:
            where = "Organization, API Tokens Settings"
            do = f"make a personal access token, or let the organisation allow legacy tokens ({where})"
        elif "expired" in reason:
            do = "make a new personal access token (Account & Settings) and use it as --api-key"
        elif status == 403:
            do = "ask the person who runs the server for the permission, or use another user's API key"
        return Unauthorized(f"Label Studio at {url} {denied}{while_}", reason, do)
    # Below 400: another kind of web server, which does not answer in JSON.
    if status < 400 or (_is_page(body) and status < 500):
        return NotFound(
            f"there is no Label Studio API at {url}{while_}",
            f"it answers {status} with {'a web page' if _is_page(body) else 'something else'}",
            "give only the address of the server, without the path of a page",
        )
    if status == 404:
        return NotFound(
            f"Label Studio at {url} does not have that{while_}", reason, "`claimkit status` lists the projects"
        )
    if status in (400, 409, 413, 422):
        return Rejected(
            f"Label Studio at {url} refuses what was sent{while_}",
            reason,
            "check what it names; `claimkit doctor` shows whether the project's interface is claimkit's",
        )
    return StudioError(
        f"Label Studio at {url} failed{while_}",
        f"it answers {status}" + (f": {reason}" if reason else ""),
        "run the command again; if it fails again, see the server's log",
    )


def detail(body: Any) -> str:
    """The reason given in an answer's body, on one line; empty for a page or an empty body."""
    if isinstance(body, Mapping):
        parts = [str(body[key]) for key in ("detail", "error") if body.get(key)]
        wrong = body.get("validation_errors")
        if isinstance(wrong, Mapping):
            for field, texts in wrong.items():
                texts = texts if isinstance(texts, list) else [texts]
                parts += [text if field == "non_field_errors" else f"{field}: {text}" for text in map(str, texts)]
        elif wrong:
            parts.append(str(wrong))
        return _line("; ".join(parts))
    if isinstance(body, list):
        return _line("; ".join(map(str, body)))
    return "" if body is None or _is_page(body) else _line(str(body))


def _line(text: str, longest: int = 400) -> str:
    text = " ".join(text.split())
    return text if len(text) <= longest else text[:longest] + " …"


def _is_page(body: Any) -> bool:
    return isinstance(body, str) and body.lstrip()[:200].lower().startswith(("<!doctype", "<html", "<?xml"))


def _body(response: httpx.Response) -> Any:
    try:
        return response.json()
    except ValueError:
        return response.text
