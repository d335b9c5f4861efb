"""The people and bodies of a text, and whom its phrases and pronouns mean."""

from claimkit.text.names.resolving import Span, Speech, Whom, whom

__all__ = ["Span", "Speech", "Whom", "whom"]
