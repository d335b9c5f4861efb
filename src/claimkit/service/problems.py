"""Errors, as problem details (RFC 9457).

``title`` is the status in words; ``what`` happened, ``why``, and what to ``do`` come from claimkit's errors.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from http import HTTPStatus
from typing import Any, Final

from litestar.exceptions import HTTPException, ValidationException
from litestar.openapi.spec import Example
from litestar.plugins.problem_details import ProblemDetailsConfig, ProblemDetailsException, ProblemDetailsPlugin

from claimkit.errors import ClaimkitError, InputError, Rejected
from claimkit.service.extracting import RETRY_AFTER, Busy

log: Final = logging.getLogger("claimkit")
MEDIA_TYPE: Final = "application/problem+json"
SEE_DOCS: Final = "/docs describes every request, with examples"
STATUS: Final[dict[type[ClaimkitError], int]] = {
    Busy: HTTPStatus.TOO_MANY_REQUESTS,
    InputError: HTTPStatus.UNPROCESSABLE_ENTITY,
    Rejected: HTTPStatus.UNPROCESSABLE_ENTITY,
}
# (why, do) for requests that the framework refuses.
_REFUSED: Final[dict[int, tuple[str, str]]] = {
    HTTPStatus.UNAUTHORIZED: (
        "this server requires its API key",
        "send it as Authorization: Bearer KEY, or as the password of basic authentication",
    ),
    HTTPStatus.NOT_FOUND: ("there is nothing at this address", SEE_DOCS),
    HTTPStatus.METHOD_NOT_ALLOWED: ("this address takes another method", SEE_DOCS),
    HTTPStatus.REQUEST_TIMEOUT: (
        "the body did not arrive in time",
        "send it in one go, or raise claimkit serve --arrival",
    ),
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: (
        "the body is larger than this server takes",
        "cut it into articles, send many as /extract/batch, or raise claimkit serve --max-body",
    ),
}


class Problem(ProblemDetailsException):
    """A refusal with a given status."""

    def __init__(self, status: int, what: str, why: str = "", do: str = "", **headers: str) -> None:
        said = {"what": what, "why": why, "do": do}
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        super().__init__(
            type_="about:blank",
            title=HTTPStatus(status).phrase,
            status_code=int(status),
            detail=f"{what}: {why}" if why else what,
            extra=said,
            headers=named,
        )

    def body(self) -> dict[str, Any]:
        """The problem as the object to send."""
        extra = self.extra if isinstance(self.extra, dict) else {}
        return {
            "status": self.status_code,
            "type": self.type_,
            "title": self.title,
            "detail": self.detail,
            **extra,
        }


def of_error(error: ClaimkitError, where: str = "", place: str = "") -> Problem:
    """The problem for an error of claimkit. The prefix ``where`` of the error's text is replaced by ``place``.

    Advice to use a command-line option is left out.
    """
    status = next((code for kind, code in STATUS.items() if isinstance(error, kind)), HTTPStatus.INTERNAL_SERVER_ERROR)
    what = error.what.removeprefix(f"{where}: ") if where else error.what
    headers = {"Retry_After": str(RETRY_AFTER)} if isinstance(error, Busy) else {}
    do = ", ".join(part for part in error.do.split(", ") if "--" not in part)
    return Problem(status, f"{place}: {what}" if place else what, error.why, do, **headers)


def of_framework(error: HTTPException) -> Problem:
    """The problem for a request that the framework refuses: unknown address, body not an article, invalid key."""
    if isinstance(error, ValidationException):
        return Problem(error.status_code, "the body is not what is expected", "; ".join(_misfits(error)), SEE_DOCS)
    if error.status_code == HTTPStatus.BAD_REQUEST:
        return of_json(error)
    why, do = _REFUSED.get(error.status_code, (error.detail, SEE_DOCS))
    headers = {name.replace("-", "_"): value for name, value in (error.headers or {}).items()}
    return Problem(error.status_code, HTTPStatus(error.status_code).phrase.lower(), why, do, **headers)


def of_json(error: Exception) -> Problem:
    """The problem for a body that cannot be parsed: nested too deeply, or not UTF-8."""
    deep = isinstance(error, RecursionError)
    why = "its values are nested too deeply" if deep else getattr(error, "detail", str(error))
    return Problem(HTTPStatus.BAD_REQUEST, "not valid JSON", why, "send one whole JSON object, as UTF-8")


def of_fault(error: Exception) -> Problem:
    """The problem for an internal fault. The server's log has the details, the answer does not."""
    log.error("a request failed", exc_info=error)
    why, do = "a fault in claimkit", "please report it, with the server's log"
    return Problem(HTTPStatus.INTERNAL_SERVER_ERROR, "this request failed", why, do)


def _misfits(error: ValidationException) -> Iterator[str]:
    for one in error.extra if isinstance(error.extra, list) else []:
        if one["message"] == "'data'":  # what the framework says of an empty body
            yield "it is empty"
        else:
            yield f"{one['key']}: {one['message']}" if one.get("key") else str(one["message"])
    if not error.extra:
        yield error.detail


def plugin() -> ProblemDetailsPlugin:
    """Turns every error that leaves a handler into one of these problems."""
    return ProblemDetailsPlugin(
        ProblemDetailsConfig(
            exception_to_problem_detail_map={
                ClaimkitError: of_error,
                HTTPException: of_framework,
                RecursionError: of_json,
                UnicodeDecodeError: of_json,
                Exception: of_fault,
            }
        )
    )


EXAMPLE: Final = Example(summary="An article without text", value=of_error(InputError("no text", "it is empty")).body())
