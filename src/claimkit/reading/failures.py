"""Explains in words why a file or an address could not be read."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from http import HTTPStatus


def reason(error: BaseException) -> tuple[str, str]:
    """Why something could not be read, and what to do about it.

    The libraries that read an address wrap each other's errors, so the whole chain of causes is searched.
    """
    chain = list(_chain(error))
    for one in chain:
        if isinstance(status := getattr(one, "status", None), int) and status >= HTTPStatus.BAD_REQUEST:
            return _answered(status)
        if isinstance(one, socket.gaierror):
            return "the host is unknown: its name cannot be resolved", "check the address, and that you are online"
        if isinstance(one, ConnectionRefusedError):
            return "the connection was refused: nothing is listening there", "check host and port, or try again later"
        if isinstance(one, TimeoutError) or "Timeout" in type(one).__name__:
            return "the server took too long to answer (time-out)", "try again later"
    if isinstance(error, FileNotFoundError) and str(error).startswith(("http://", "https://")):
        return _answered(HTTPStatus.NOT_FOUND)  # fsspec reports it like this
    why = (isinstance(error, OSError) and error.strerror) or f"{type(error).__name__}: {error}"
    return why, "check that the file is there, whole, and may be read"


_ANSWERS: dict[int, str] = {
    HTTPStatus.UNAUTHORIZED: "save the page in your browser, and use the file",
    HTTPStatus.FORBIDDEN: "save the page in your browser, and use the file",
    HTTPStatus.NOT_FOUND: "check the address: there is no such page",
    HTTPStatus.GONE: "check the address: the page was removed",
    HTTPStatus.TOO_MANY_REQUESTS: "wait a while, then try again",
}


def _answered(status: int) -> tuple[str, str]:
    phrase = HTTPStatus(status).phrase if status in set(HTTPStatus) else "a non-standard status"
    return f"the server answers {int(status)} ({phrase})", _ANSWERS.get(status, "check the address")


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    """The error and what it was raised from, the outermost first."""
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        yield error
        if isinstance(inner := getattr(error, "os_error", None), OSError):  # aiohttp keeps the system's own error there
            yield inner
        error = error.__cause__ or error.__context__
