"""A batch: lines in, lines out, in the same order, while more lines arrive.

Most clients send a whole body before they read any of the answer. So everything that arrives is written to a file at
once, even if nobody reads the finished lines; otherwise both sides would wait for each other.
"""

from __future__ import annotations

import asyncio
import os
import tempfile
from collections.abc import AsyncIterator
from typing import IO, Any, Final

import msgspec
from litestar.types import Receive, Scope, Send

from claimkit.files import UNDECODABLE
from claimkit.reading.jsonl import BOM
from claimkit.reading.sources import STANDARD_INPUT
from claimkit.runs.batch import Outcome
from claimkit.service import problems
from claimkit.service.extracting import Extractor
from claimkit.service.incoming import JSON_LINES, ArticleToRead, row
from claimkit.service.limits import MEGABYTE, Limits
from claimkit.service.problems import SEE_DOCS, Problem

AHEAD: Final = 4  # lines per worker to begin in advance
IN_MEMORY: Final = 4 * MEGABYTE  # bytes of a body in memory; the rest is on disk
PIECE: Final = 1 << 16  # bytes read at once


Answer = tuple[bytes, int]
"""A line to send, and its number of claims."""


class Lines:
    """The answer to a batch, as an ASGI application that reads the request and writes the response at the same time."""

    def __init__(self, extractor: Extractor, limits: Limits) -> None:
        self._extractor, self._limits = extractor, limits

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        headers = [(b"content-type", JSON_LINES.encode())]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        claims = 0
        begun: asyncio.Queue[asyncio.Task[Answer] | None] = asyncio.Queue(AHEAD * self._extractor.workers)
        with tempfile.SpooledTemporaryFile(IN_MEMORY) as file:
            body = Body(file, receive, self._limits)
            helpers = [asyncio.create_task(body.fill()), asyncio.create_task(self._begin(body, begun))]
            try:
                while (task := await begun.get()) is not None:
                    line, found = await task
                    claims += found
                    await send({"type": "http.response.body", "body": line, "more_body": True})
                last = _line(body.refused) if body.refused else b""
                await send({"type": "http.response.body", "body": last, "more_body": False})
            finally:
                for helper in helpers:
                    helper.cancel()
                await asyncio.gather(*helpers, return_exceptions=True)
        seen: Any = scope
        seen["claims"] = claims  # for the access log

    async def _begin(self, body: Body, begun: asyncio.Queue[asyncio.Task[Answer] | None]) -> None:
        """Begins each line that has arrived, as far ahead as the queue allows; ``None`` marks the end."""
        try:
            async for number, line in body.lines():
                await begun.put(asyncio.create_task(self._answer(number, line)))
        finally:
            await begun.put(None)

    async def _answer(self, number: int, line: bytes) -> Answer:
        place = f"line {number}"
        try:
            outcome = await self._outcome(number, line)
        except Problem as problem:
            return _line(problem, number), 0
        for error in outcome.problems:
            return _line(problems.of_error(error, outcome.where, place), number), 0
        return outcome.line, outcome.claims

    async def _outcome(self, number: int, line: bytes) -> Outcome:
        if len(line) > self._limits.body:
            why = f"this server takes at most {self._limits.body / MEGABYTE:g} MB per line"
            raise Problem(413, f"line {number}: the line is too large", why, "leave it out, or raise --max-body")
        try:
            article = msgspec.json.decode(line, type=ArticleToRead)
        except msgspec.ValidationError as error:
            raise Problem(400, f"line {number}: not an article", str(error), SEE_DOCS) from error
        except UNDECODABLE as error:
            raise Problem(400, f"line {number}: {problems.of_json(error).detail}") from error
        return await self._extractor.outcome(row(article, self._limits), f"{STANDARD_INPUT}:{number}")


class Body:
    """A request's body, written to a file as it arrives and read from there line by line."""

    def __init__(self, file: IO[bytes], receive: Receive, limits: Limits) -> None:
        self._file, self._receive, self._limits = file, receive, limits
        self._written = 0
        self._news = asyncio.Event()
        self._whole = self._gone = False
        self.refused: Problem | None = None
        """Why the rest of the body was refused, if it was."""

    async def fill(self) -> None:
        """Takes whatever arrives until the client is gone."""
        try:
            while not self._gone:
                message: Any = await self._receive()
                if message["type"] == "http.disconnect":
                    self._gone = True
                else:
                    self._write(message.get("body", b""))
                    self._whole = self._whole or not message.get("more_body", False)
                self._news.set()
        except Problem as problem:
            self._refuse(problem)

    async def lines(self) -> AsyncIterator[tuple[int, bytes]]:
        """(number, line) of the non-blank lines as they arrive; ends when the client is gone."""
        number = place = 0
        line = b""
        longest = self._limits.body
        while not self._gone:
            whole = self._whole
            self._news.clear()
            self._file.seek(place)
            piece = self._file.readline(PIECE)
            place += len(piece)
            line += piece if len(line) <= longest else b""  # keep only enough of a line to see that it is too long
            if piece.endswith(b"\n") or (whole and not piece and line):
                number += 1
                line = line.removeprefix(BOM) if number == 1 else line
                if line and not line.isspace():
                    yield number, line
                line = b""
            elif not piece:
                if whole:
                    return
                await self._news.wait()

    def _write(self, piece: bytes) -> None:
        self._written += len(piece)
        if self._written <= self._limits.whole:
            self._file.seek(0, os.SEEK_END)
            self._file.write(piece)
        elif self.refused is None:
            why = f"this server takes at most {self._limits.whole / MEGABYTE:g} MB per batch"
            self._refuse(Problem(413, "the batch is too large", why, "send the rest as another batch"))

    def _refuse(self, problem: Problem) -> None:
        self.refused, self._whole = problem, True
        self._news.set()


def _line(problem: Problem, number: int | None = None) -> bytes:
    return msgspec.json.encode({**problem.body(), **({} if number is None else {"line": number})}) + b"\n"
