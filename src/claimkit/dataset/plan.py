"""What an export should be: format, policy, filters, splits; and the same from words as people write them."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Any, get_args

import msgspec

from claimkit.dataset.splits import parse_shares
from claimkit.dataset.writers import FORMATS, format_named
from claimkit.errors import SettingsError
from claimkit.records import ClaimType, Status, Verdict
from claimkit.review.verdicts import DEFAULT_POLICY, Policy, policy_named


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """What an export should be. Empty ``verdicts``, ``statuses`` or ``types`` mean: all that people judged.

    ``about`` is Markdown on how the reviews came about; it opens the card. ``key`` makes the pseudonyms; ``None`` names
    annotators as the project does. ``since`` is an ISO date or time.
    """

    title: str = "Reviewed claims"
    licence: str = "unknown"
    about: str | None = None
    format: str = "jsonl"
    policy: Policy = DEFAULT_POLICY
    key: bytes | None
    verdicts: tuple[Verdict, ...] = ()
    statuses: tuple[Status, ...] = ()
    types: tuple[ClaimType, ...] = ()
    since: str | None = None
    shares: tuple[float, ...] = ()
    seed: int = 0


def plan_of(
    *,
    verdicts: Iterable[str] = (),
    statuses: Iterable[str] = (),
    types: Iterable[str] = (),
    policy: str = DEFAULT_POLICY,
    split: str | None = None,
    since: str | None = None,
    **rest: Any,
) -> Plan:
    """A plan from words as people write them. Raises :class:`SettingsError` for one that means nothing."""
    if since is not None:
        try:
            datetime.datetime.fromisoformat(since.replace("Z", "+00:00"))
        except ValueError:
            raise SettingsError(f"--since {since!r} is no time", "", "write it like 2026-03-01") from None
    return Plan(
        verdicts=tuple(_one_of(word, Verdict, "verdict") for word in verdicts),
        statuses=tuple(_one_of(word, Status, "status") for word in statuses),
        types=tuple(_one_of(word, ClaimType, "type") for word in types),
        policy=policy_named(policy),
        shares=tuple(parse_shares(split)) if split else (),
        since=since,
        **rest,
    )


def _one_of(word: str, choices: Any, kind: str) -> Any:
    if word not in get_args(choices):
        raise SettingsError(f"no {kind} is called {word!r}", "", f"choose one of {', '.join(get_args(choices))}")
    return word


def export_format(target: str, asked: str | None) -> str:
    """The format asked for, else the one of the target's ending, else JSON Lines. Raises :class:`SettingsError`."""
    by_ending = sorted(FORMATS, key=lambda name: len(FORMATS[name].suffix), reverse=True)
    ending = next((name for name in by_ending if target.endswith(FORMATS[name].suffix)), None)
    if asked is None:
        return ending or "jsonl"
    format_named(asked)
    if ending not in (None, asked):
        raise SettingsError(
            f"{target} would hold {asked}", f"its ending says {ending}", f"end it in {FORMATS[asked].suffix}"
        )
    return asked
