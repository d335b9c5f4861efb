"""Trained spaCy pipelines that the user has installed: their parser and entities sharpen roles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimkit.errors import SettingsError

if TYPE_CHECKING:
    from spacy.language import Language


def load(name: str) -> Language:
    """The pipeline of that name or path, for texts of any length. Raises :class:`SettingsError`."""
    import spacy

    try:
        nlp = spacy.load(name)
    except (OSError, ValueError) as error:
        why = str(error).splitlines()[0]
        do = f"install it: python -m spacy download {name}, or leave --model out: every claim type works without"
        raise SettingsError(f"spaCy pipeline {name!r} cannot be loaded", why, do) from error
    nlp.max_length = 2**31
    return nlp
