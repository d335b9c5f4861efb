"""Running the command line as a user does, in its own process."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path


def environment(data_dir: Path, **more: str) -> dict[str, str]:
    """This process's environment without a Label Studio in it, and with the embedded studio of that folder."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("LABEL_STUDIO_", "CLAIMKIT_"))}
    return kept | {"CLAIMKIT_STUDIO_DIR": str(data_dir)} | more


def command(*words: object) -> list[str]:
    """The command line with these words, as a process of this very Python."""
    return [sys.executable, "-m", "claimkit", *map(str, words)]


def claimkit(*arguments: str, data_dir: Path, **more: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command(*arguments),
        env=environment(data_dir, **more),
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )
