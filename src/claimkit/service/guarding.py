"""Layers between the network and the application: the API key, the time limit for bodies, the access log."""

from __future__ import annotations

import asyncio
import base64
import binascii
import datetime
import hmac
import logging
import time
from typing import Any, Final

import anyio
import msgspec
from litestar.connection import ASGIConnection
from litestar.enums import ScopeType
from litestar.exceptions import NotAuthorizedException
from litestar.handlers import BaseRouteHandler
from litestar.types import ASGIApp, Guard, Message, Receive, Scope, Send

from claimkit.service.limits import MEGABYTE
from claimkit.service.problems import Problem

access: Final = logging.getLogger("claimkit.access")
DRAINED: Final = (
    64 * MEGABYTE
)  # bytes read of a refused body: many clients read the answer only after sending everything


def key_guard(key: str) -> Guard:
    """A guard that admits only requests with the key: as a bearer token, in ``X-API-Key``, or as the password of basic
    authentication, which Label Studio uses."""
    wanted = key.encode()

    def guard(connection: ASGIConnection[Any, Any, Any, Any], _: BaseRouteHandler) -> None:
        given = _key_in(connection.headers.get("authorization", ""), connection.headers.get("x-api-key", ""))
        if not hmac.compare_digest(given, wanted):  # takes the same time wherever they differ
            raise NotAuthorizedException(headers={"WWW-Authenticate": "Bearer"})

    return guard


def _key_in(authorization: str, plain: str) -> bytes:
    scheme, _, value = authorization.partition(" ")
    if scheme.lower() == "bearer":
        return value.strip().encode("latin-1")  # as headers are decoded
    if scheme.lower() == "basic":
        try:
            return base64.b64decode(value.strip(), validate=True).partition(b":")[2]
        except binascii.Error:
            return b""
    return plain.encode("latin-1")


class Arrival:
    """Wraps an application: answers a body that does not arrive in time with status 408, and reads and drops a refused
    body before the answer is sent."""

    def __init__(self, app: ASGIApp, seconds: float, pausing: frozenset[str]) -> None:
        """``pausing`` are the paths of streams, where the limit of ``seconds`` applies to each piece."""
        self._app, self._seconds, self._pausing = app, seconds, pausing

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != ScopeType.HTTP:
            await self._app(scope, receive, send)
            return
        clock = asyncio.get_running_loop().time
        until = clock() + self._seconds
        whole = False

        async def in_time() -> Any:
            nonlocal whole
            if whole:
                return await receive()
            left = self._seconds if scope["path"] in self._pausing else until - clock()
            with anyio.move_on_after(max(left, 0.001)) as time_left:
                message: Any = await receive()
            if time_left.cancelled_caught:
                whole = True  # the rest is dropped
                why, do = f"{self._seconds:g} s are over", "send it in one go, or raise claimkit serve --arrival"
                raise Problem(408, "the body did not arrive in time", why, do, Connection="close")
            whole = message["type"] == "http.disconnect" or not message.get("more_body", False)
            return message

        async def after_the_body(message: Message) -> None:
            if message["type"] == "http.response.start" and message["status"] in (401, 413, 429):
                await self._drain(in_time, lambda: whole)
            await send(message)

        await self._app(scope, in_time, after_the_body)

    async def _drain(self, receive: Any, whole: Any) -> None:
        drained = 0
        try:
            while not whole() and drained < DRAINED:
                drained += len((await receive()).get("body", b""))
        except Problem:
            return


class AccessLog:
    """Wraps an application: logs a line of JSON for each request, without its headers, query or body."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != ScopeType.HTTP:
            await self._app(scope, receive, send)
            return
        begun = time.perf_counter()
        status = taken = given = 0

        async def counted_in() -> Any:
            nonlocal taken
            message: Any = await receive()
            taken += len(message.get("body", b""))
            return message

        async def counted_out(message: Message) -> None:
            nonlocal status, given
            if message["type"] == "http.response.start":
                status = message["status"]
            elif message["type"] == "http.response.body":
                given += len(message["body"])
            await send(message)

        try:
            await self._app(scope, counted_in, counted_out)
        finally:
            request: Any = scope
            client = request.get("client")
            line: dict[str, Any] = {
                "time": datetime.datetime.now(datetime.timezone.utc).isoformat(timespec="milliseconds"),
                "client": client[0] if client else None,
                "method": request["method"],
                "path": request["path"],
                "status": status or None,
                "seconds": round(time.perf_counter() - begun, 4),
                "bytes_in": taken,
                "bytes_out": given,
                "claims": request.get("claims"),
            }
            access.info(msgspec.json.encode(line).decode())
