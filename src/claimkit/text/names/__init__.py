"""Finds the people and bodies (organisations) of a text, and resolves the phrases and pronouns that mean them."""

from claimkit.text.names.resolving import Referent, resolve
from claimkit.text.names.speeches import Speech

__all__ = ["Referent", "Speech", "resolve"]
