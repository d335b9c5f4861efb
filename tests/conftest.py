"""Fixtures that several test files share."""

from __future__ import annotations

from collections.abc import Iterator

import hypothesis
import pytest
from listening import free_port

from claimkit.studio.server import embedded

hypothesis.settings.register_profile("untimed", deadline=None)  # the first example reads the words of its language
hypothesis.settings.load_profile("untimed")


@pytest.fixture(scope="session")
def studio(tmp_path_factory: pytest.TempPathFactory) -> Iterator[embedded.Studio]:
    """A real embedded Label Studio on a free port with a data folder of its own, one for the whole test run.

    ``studio.url`` and ``studio.login.token`` are what a client needs. Tests share it: make projects of your own.
    """
    folder = tmp_path_factory.mktemp("studio")
    started = embedded.start(folder, port=free_port())  # not the usual port, which several test runs would want
    try:
        yield started
    finally:
        embedded.stop(folder)


@pytest.fixture(scope="module")
def rules_alone() -> Iterator[None]:
    """``claimkit extract`` as a process leaves the reader out: for tests of how runs go, not of what is found."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CLAIMKIT_EXTRACT_READER", "rules")
        yield
