"""The links beside a task's source: those given, else claimkit's own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence


def links(given: Sequence[str] | None) -> Mapping[str, str]:
    """Link templates by name. Raises :class:`~claimkit.errors.SettingsError` for an invalid one."""
    from claimkit.studio.tasks.claim_card import LINKS, parsed_links

    return LINKS if not given else parsed_links(given)
