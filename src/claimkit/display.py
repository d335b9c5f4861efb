"""How claim types and roles are shown wherever a person sees them: a colour each, and a key to paint them with."""

from __future__ import annotations

from typing import Final, NamedTuple


class Mark(NamedTuple):
    """A label that can be painted on text: its name, colour and hotkey."""

    name: str
    colour: str
    hotkey: str


# Label Studio's own keys (u, alt+., alt+r, alt+h, alt+l, alt+m, ctrl+d, backspace, ...) are not used; every label has a
# key, since Label Studio hands out 1-9 to labels without one. The colours are of middle lightness, so that they can be
# told from both a white and a black page.
TYPES: Final = (
    Mark("age", "#2f7ed8", "q"),
    Mark("date", "#0d9488", "w"),
    Mark("accusation", "#dc2626", "e"),
    Mark("attribution", "#7c3aed", "r"),
)
ROLE_MARKS: Final = (
    Mark("person", "#64748b", "a"),
    Mark("accused", "#d97706", "s"),
    Mark("accuser", "#65a30d", "d"),
    Mark("charge", "#db2777", "f"),
    Mark("source", "#0284c7", "g"),
    Mark("content", "#a3a3a3", "h"),
)
