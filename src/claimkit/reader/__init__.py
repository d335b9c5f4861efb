"""The trained reader: a small network that finds accusations and attributions, and is combined with the rules.

Its weights are a folder: ``shipped/`` comes with the package, and ``claimkit train`` writes others.
"""

from __future__ import annotations

import functools
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:  # importing detectors loads their words, and users may still add theirs
    from claimkit.detectors.found import Found
    from claimkit.text.document import Document

SHIPPED: Final = "shipped"
RULES: Final = "rules"  # the name that stands for no reader
LONGEST: Final = 300_000  # characters of a text that the network reads, more than any article; after them, only rules


class Reader:
    """A reader with the weights in a folder. Raises :class:`~claimkit.errors.SettingsError` if they cannot be run."""

    def __init__(self, folder: Path) -> None:
        from claimkit.reader.network import Network

        self.network = Network(folder)
        self.language = self.network.settings.language

    def decide(self, document: Document, found: list[Found]) -> list[Found]:
        """Combines the rules' finds with the network's, claim by claim; types that the network lacks stay as found."""
        from claimkit.detectors.refusals import refused, without_dateline, without_others
        from claimkit.detectors.rules import added_ids
        from claimkit.reader.decision import RULE, decide
        from claimkit.reader.reading import Text

        types = self.network.settings.types
        sentences = [sentence for sentence in document.sentences if sentence.end <= LONGEST]
        end = sentences[-1].end if sentences else 0
        text = Text(self.network, document.text, sentences)
        decided = [one for one in found if one.type not in types or one.start >= end]
        for type_, settings in types.items():
            of_type = (one for one in found if one.type == type_ and one.start < end)
            decided += decide(of_type, text, type_, settings, added_ids(type_, self.language))
        kept = (one for one in decided if one.rule != RULE or not refused(document, one))
        return [without_dateline(document, without_others(document, one)) for one in kept]


def folder_of(name: str) -> Path:
    """The folder with the weights: that of the package for ``shipped``, else the folder named."""
    return Path(__file__).parent / SHIPPED if name == SHIPPED else Path(name)


@functools.cache
def load(name: str = SHIPPED) -> Reader | None:
    """The reader of that name (``shipped`` or a folder), loaded once; ``None`` for ``rules``.

    Raises :class:`~claimkit.errors.SettingsError` if its weights cannot be run.
    """
    return None if name == RULES else Reader(folder_of(name))
