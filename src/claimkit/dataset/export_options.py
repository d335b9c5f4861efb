"""What to export and how: format, policy, filters, splits; also parsed from the words that users give."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

import msgspec

from claimkit.checks import choice
from claimkit.dataset.datasheet import Datasheet
from claimkit.dataset.splits import parse_shares
from claimkit.dataset.writers import FORMATS, format_of
from claimkit.errors import SettingsError
from claimkit.records import CLAIM_TYPES, STATUSES, VERDICTS, ClaimType, Status, Verdict
from claimkit.review.verdicts import DEFAULT_POLICY, POLICIES, Policy


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """What to export and how. Empty ``verdicts``, ``statuses`` or ``types`` mean everything that people judged.

    ``about`` is Markdown on how the reviews were made, placed at the top of the card. ``sheet`` has the makers'
    answers. ``key`` is the key of the pseudonyms; with ``None``, annotators have the names in the project. Only claims
    reviewed since ``since`` are exported. ``shares`` are the splits', summing to 1. ``add`` keeps the claims already in
    the dataset.
    """

    title: str = "Reviewed claims"
    licence: str = "unknown"
    about: str | None = None
    sheet: Datasheet = Datasheet()
    format: str = "jsonl"
    policy: Policy = DEFAULT_POLICY
    key: bytes | None
    verdicts: tuple[Verdict, ...] = ()
    statuses: tuple[Status, ...] = ()
    types: tuple[ClaimType, ...] = ()
    since: datetime.datetime | None = None
    shares: tuple[float, ...] = ()
    seed: int = 0
    add: bool = False


def plan_of(
    *,
    title: str,
    licence: str,
    about: str | None,
    sheet: Datasheet,
    format: str,  # noqa: A002 - the plan's word
    key: bytes | None,
    policy: str,
    verdicts: Iterable[str],
    statuses: Iterable[str],
    types: Iterable[str],
    since: str | None,
    split: str | None,
    seed: int,
    add: bool,
) -> Plan:
    """A plan from the words that users give. Raises :class:`SettingsError` for an unknown one."""
    try:
        after = None if since is None else instant(since)
    except ValueError:
        raise SettingsError(f"--since {since!r} is not a time", "", "write it like 2026-03-01") from None
    if add and after is not None:
        do = "leave out --since: claims that come again are merged"
        raise SettingsError("--add and --since cannot be combined", "the claims in the dataset are older", do)
    return Plan(
        title=title,
        licence=licence,
        about=about,
        sheet=sheet,
        format=choice("format", format, FORMATS),
        policy=choice("policy", policy, POLICIES),
        key=key,
        verdicts=tuple(choice("verdict", word, VERDICTS) for word in verdicts),
        statuses=tuple(choice("status", word, STATUSES) for word in statuses),
        types=tuple(choice("claim type", word, CLAIM_TYPES) for word in types),
        since=after,
        shares=tuple(parse_shares(split)) if split else (),
        seed=seed,
        add=add,
    )


def instant(written: str) -> datetime.datetime:
    """An ISO 8601 date or time as an instant; without an offset it is in UTC. Raises :class:`ValueError`."""
    time = datetime.datetime.fromisoformat(written.replace("Z", "+00:00"))
    return time if time.tzinfo else time.replace(tzinfo=datetime.timezone.utc)


def export_format(target: str, asked: str | None) -> str:
    """The format asked for, else the one of the target's ending, else JSON Lines. Raises :class:`SettingsError`."""
    ending = format_of(target)
    if asked is None:
        return ending or "jsonl"
    choice("format", asked, FORMATS)
    if ending not in (None, asked):
        raise SettingsError(
            f"{target} would contain {asked}", f"its ending says {ending}", f"end it in {FORMATS[asked].suffix}"
        )
    return asked
