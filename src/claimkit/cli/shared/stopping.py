"""What a command does on SIGTERM, or when its terminal is closed (SIGHUP)."""

from __future__ import annotations

import contextlib
import signal
from collections.abc import Callable, Iterator


@contextlib.contextmanager
def sigterm(handler: Callable[..., object]) -> Iterator[None]:
    """Handles SIGTERM and SIGHUP with ``handler`` within the block, then restores the earlier handlers.

    An ignored hang-up (``nohup``) stays ignored.
    """
    hangup = getattr(signal, "SIGHUP", signal.SIGTERM)  # Windows has no SIGHUP
    before = {one: signal.getsignal(one) for one in (signal.SIGTERM, hangup)}
    for one, answer in before.items():
        if answer is not signal.SIG_IGN:
            signal.signal(one, handler)
    try:
        yield
    finally:
        for one, answer in before.items():
            signal.signal(one, answer)
