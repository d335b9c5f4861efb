"""The people and bodies of a text, and whom its phrases and pronouns mean."""

from claimkit.text.names.resolving import Whom, whom
from claimkit.text.names.speeches import Speech

__all__ = ["Speech", "Whom", "whom"]
