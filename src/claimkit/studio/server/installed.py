"""The installed Label Studio: its version, how to run it, and an empty database for it.

Label Studio needs half a minute to build an empty database, so one is built for each version of Label Studio and kept
in the user's cache folder.
"""

from __future__ import annotations

import importlib.metadata
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Final

from claimkit.errors import NotInstalled, StudioError
from claimkit.files import own_folder

# Successful requests are not logged: the log line of a sign-up would contain the invitation.
_LAUNCH = """
import logging, sys
logging.getLogger("django.server").addFilter(lambda record: record.levelno > logging.INFO)
from label_studio.server import main
sys.exit(main())
"""

Progress = Callable[[str], None]

# By default Label Studio calls no address of an internal network, since anyone who reaches it could use it to reach
# other machines. A studio that only this machine can reach may call this machine (`claimkit serve --connect`), but no
# internal network.
_WITHIN = """0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24 192.88.99.0/24
192.168.0.0/16 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/4 240.0.0.0/4 ::/128 ::ffff:0:0/96
::ffff:0:0:0/96 64:ff9b::/96 64:ff9b:1::/48 100::/64 2001::/32 2001:20::/28 2001:db8::/32 2002::/16 fc00::/7 fe80::/10
ff00::/8"""
CALLS_THIS_MACHINE: Final = {
    "LABEL_STUDIO_USE_DEFAULT_BANNED_SUBNETS": "false",
    "LABEL_STUDIO_USER_ADDITIONAL_BANNED_SUBNETS": ",".join(_WITHIN.split()),
}


def version() -> str:
    """The version of the installed label-studio package. Raises :class:`NotInstalled`."""
    try:
        import psutil  # noqa: F401  # comes with the same extra
    except ImportError:
        raise _not_installed("psutil") from None
    try:
        return importlib.metadata.version("label-studio")
    except importlib.metadata.PackageNotFoundError:
        raise _not_installed("label-studio") from None


def _not_installed(package: str) -> NotInstalled:
    return NotInstalled(
        "Label Studio is not installed here",
        f"the package {package} is missing",
        "pip install 'claimkit[studio]', or use a server elsewhere with --url and --api-key",
    )


def empty_database(version: str, progress: Progress) -> Path:
    """An empty, migrated database of this version of Label Studio, built once and kept in the cache folder.

    Raises :class:`StudioError` if it cannot be built.
    """
    import platformdirs

    cache = platformdirs.user_cache_path("claimkit", appauthor=False)
    template = cache / f"label-studio-{version}.sqlite3"
    if template.exists():
        return template
    progress(f"building Label Studio {version}'s database (about half a minute, only this once)")
    with tempfile.TemporaryDirectory(dir=own_folder(cache), prefix="building-") as scratch:
        built = subprocess.run(
            [*command(), "version"],
            env=environment(Path(scratch)),
            cwd=scratch,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
        )
        database = Path(scratch) / "label_studio.sqlite3"
        if built.returncode or not database.exists():
            raise StudioError(
                "Label Studio could not build its database",
                last_line(built.stdout) or f"it ended with code {built.returncode}",
                "check that `label-studio version` works, and install label-studio again if not",
            )
        database.replace(template)  # completely or not at all, even if somebody else is building one now
    return template


def command() -> list[str]:
    """The command for the label-studio installed with this Python, whatever is on PATH."""
    return [sys.executable, "-c", _LAUNCH]


def environment(base: Path, **settings: str) -> dict[str, str]:
    """The user's environment with our settings, without those for another Label Studio. Nothing is reported to
    anybody."""
    foreign = ("LABEL_STUDIO_", "HEARTEX_", "DJANGO_", "POSTGRE_")
    kept = {k: v for k, v in os.environ.items() if not k.startswith(foreign) and k not in ("SECRET_KEY", "SENTRY_DSN")}
    return {
        **kept,
        "LABEL_STUDIO_BASE_DATA_DIR": str(base),
        "LABEL_STUDIO_DATABASE_NAME": str(base / "label_studio.sqlite3"),
        "LABEL_STUDIO_DJANGO_DB": "sqlite",
        "LABEL_STUDIO_HOST": "",
        "LABEL_STUDIO_DEBUG": "false",
        "LABEL_STUDIO_DISABLE_SIGNUP_WITHOUT_LINK": "true",
        "LABEL_STUDIO_COLLECT_ANALYTICS": "false",
        "LABEL_STUDIO_LATEST_VERSION_CHECK": "false",
        "LABEL_STUDIO_SENTRY_DSN": "",
        "LABEL_STUDIO_FRONTEND_SENTRY_DSN": "",
        "LOG_LEVEL": "ERROR",
        **settings,
    }


def last_line(output: bytes) -> str:
    """The last non-blank line of a program's output."""
    lines = output.decode("utf-8", "replace").split("\n")
    return next((line.strip() for line in reversed(lines) if line.strip()), "")
