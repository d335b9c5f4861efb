"""Sends articles to the worker processes of ``claimkit extract``, with a limited number of places."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from concurrent.futures import TimeoutError as FutureTimeoutError
from typing import TYPE_CHECKING, Final

from claimkit.errors import ClaimkitError
from claimkit.reading import Record
from claimkit.reading.sources import STANDARD_INPUT
from claimkit.records import Article
from claimkit.runs import batch
from claimkit.runs.batch import Outcome, Settings

if TYPE_CHECKING:
    from pebble import ProcessPool

PLACES: Final = 256  # articles in progress or waiting
RETRY_AFTER: Final = 2  # seconds until some places are likely to be free


class Busy(ClaimkitError):
    """All places are taken."""


class Extractor:
    """Extracting processes, called from an event loop, which itself never works on a text.

    Use it as an asynchronous context: it is ready once entered, and leaving it waits for the work in progress.
    """

    def __init__(self, settings: Settings, workers: int, places: int = PLACES) -> None:
        self.settings, self.workers = settings, workers
        self._places = asyncio.Semaphore(places)
        self._pool = batch.workers_for(settings, workers)

    async def __aenter__(self) -> Extractor:
        """Starts the processes. Raises the :class:`ClaimkitError` of wrong settings."""
        try:
            await asyncio.gather(
                *(self._sent([]) for _ in range(self.workers))
            )  # makes each process load words and weights now
        except BaseException:
            self._pool.stop()
            await asyncio.to_thread(self._pool.join)
            raise
        return self

    async def __aexit__(self, *_: object) -> None:
        self._pool.close()
        await asyncio.to_thread(self._pool.join)

    async def at_once(self, article: Article | Mapping[str, object]) -> Outcome:
        """The outcome for one article. Raises :class:`Busy` if it would have to wait for a place."""
        if self._places.locked():
            raise Busy(
                "too many articles at once",
                "all places are taken by articles in progress or waiting",
                f"send it again in {RETRY_AFTER} seconds, or send many as one batch, which waits",
            )
        return await self.outcome(article)

    async def outcome(self, article: Article | Mapping[str, object], where: str = STANDARD_INPUT) -> Outcome:
        """The outcome for one article, which waits for a place; ``where`` names it in problems.

        The record's ``file`` is ``None``, as when ``claimkit extract`` reads standard input.
        """
        record = Record(where, "article" if isinstance(article, Article) else "row", article)
        async with self._places:
            try:
                (outcome,) = await self._sent([record])
            except (OSError, FutureTimeoutError) as error:  # pebble's ProcessExpired is an OSError
                return batch.lost_outcome(record, error, self.settings)
        return outcome

    async def _sent(self, records: list[Record]) -> list[Outcome]:
        pool = self._pool
        try:
            return await self._asked(pool, records)
        except RuntimeError:  # the pool is broken: idle processes died, which pebble does not replace
            if pool is self._pool:
                self._pool = batch.workers_for(self.settings, self.workers)
                pool.stop()
            return await self._asked(self._pool, records)

    async def _asked(self, pool: ProcessPool, records: list[Record]) -> list[Outcome]:
        # Shielded: pebble kills the process of a cancelled task, and the next task would have to wait for a new one.
        return await asyncio.shield(asyncio.wrap_future(batch.send(pool, records, self.settings)))
