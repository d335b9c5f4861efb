"""One exception tree; each message says what happened, why, and what to do.

ClaimkitError
├── InputError          an article or a claims file cannot be used        exit code 2
├── SettingsError       a flag, environment variable or file is wrong      exit code 2
├── ProblemsFound       a check (validate, agree --min, ...) failed        exit code 1
└── StudioError         Label Studio cannot be used                        exit code 3
    ├── NotInstalled    the ``studio`` extra is missing
    ├── Unreachable     no server answers, or it went away
    ├── Unauthorized    the server refuses the token
    ├── NotFound        the project (or user) does not exist
    └── Rejected        the server or our own validation refuses what was sent
"""

from __future__ import annotations


class ClaimkitError(Exception):
    """Base class of every error that claimkit raises on purpose.

    ``what`` happened, ``why``, and what to ``do``: the command line prints these three, never a traceback.
    """

    exit_code = 1

    def __init__(self, what: str, why: str = "", do: str = "") -> None:
        self.what, self.why, self.do = what, why, do
        super().__init__("\n".join(part for part in (what, why and f"why: {why}", do and f"do:  {do}") if part))

    def __reduce__(self) -> tuple[type[ClaimkitError], tuple[str, str, str]]:
        return type(self), (self.what, self.why, self.do)  # restored on the other side of a process boundary


class InputError(ClaimkitError):
    exit_code = 2


class SettingsError(ClaimkitError):
    exit_code = 2


class ProblemsFound(ClaimkitError):
    exit_code = 1


class StudioError(ClaimkitError):
    exit_code = 3


class NotInstalled(StudioError):
    pass


class Unreachable(StudioError):
    pass


class Unauthorized(StudioError):
    pass


class NotFound(StudioError):
    pass


class Rejected(StudioError):
    pass
