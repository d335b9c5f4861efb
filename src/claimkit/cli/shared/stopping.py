"""What a command does when it is told to end (SIGTERM)."""

from __future__ import annotations

import contextlib
import signal
from collections.abc import Callable, Iterator


@contextlib.contextmanager
def sigterm(handler: Callable[..., object]) -> Iterator[None]:
    """Lets ``handler`` answer SIGTERM within the block, and what answered before it afterwards."""
    before = signal.signal(signal.SIGTERM, handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
