"""How a command responds when it is told to stop or its terminal closes."""

from __future__ import annotations

import os
import signal

import pytest

from claimkit.cli.shared.stopping import sigterm


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_both_are_answered_within_the_block_and_as_before_afterwards(number: signal.Signals) -> None:
    before, seen = signal.getsignal(number), list[int]()
    with sigterm(lambda told, _: seen.append(told)):
        os.kill(os.getpid(), number)
    assert seen == [number]
    assert signal.getsignal(number) is before


def test_a_hang_up_that_is_ignored_stays_ignored() -> None:
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        with sigterm(lambda *_: pytest.fail("it was told to be ignored")):
            os.kill(os.getpid(), signal.SIGHUP)
    finally:
        signal.signal(signal.SIGHUP, before)
