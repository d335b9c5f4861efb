"""What an annotator typed that must not be published: e-mail addresses."""

from __future__ import annotations

import re
from typing import Final

EMAIL: Final = re.compile(r"[\w.+%-]+(?:@|%40)[\w-]+(?:\.[\w-]+)+")
REMOVED: Final = "[e-mail removed]"


def without_emails(text: str) -> str:
    """The text with every e-mail address replaced by :data:`REMOVED`."""
    return EMAIL.sub(REMOVED, text)
