"""Whether what stands behind a verb is a wrong in the sense of its cue: *charged with theft*, not *with a duty*."""

from __future__ import annotations

from claimkit.detectors.accusation.cues import Cue, lexicon
from claimkit.detectors.accusation.guards import bad_name, is_time
from claimkit.detectors.accusation.wrongs import Span, is_wrong, states_wrong
from claimkit.detectors.document import Document


def fits(document: Document, cue: Cue, wrong: Span | None) -> bool:
    """Whether the wrong is one in the sense of the cue."""
    tokens = document.tokens
    if wrong is None:
        return True
    first = tokens.lower[wrong[0]]
    if is_time(document, wrong[0]):
        return False
    if cue.after == ("on",) and not cue.swapped:
        near = range(wrong[0], min(wrong[1], wrong[0] + 5))
        return any(tokens.lower[i] in lexicon().counts or is_wrong(tokens.lower[i]) for i in near) or states_wrong(
            document, wrong
        )
    if cue.family == "name":
        return bad_name(document, wrong)
    if cue.head in ("dismiss", "sack", "fire", "disqualify"):  # one may be fired for reporting a theft
        return any(is_wrong(word) for word in tokens.lower[wrong[0] : wrong[0] + 2])
    if cue.family == "stated":
        return states_wrong(document, wrong, doing=cue.head in lexicon().reproach)
    if cue.head == "charge":
        if "in" in cue.after:
            return True
        second = tokens.lower[wrong[0] + 1] if wrong[0] + 1 < wrong[1] else ""
        return first not in lexicon().duties and second not in lexicon().duties
    if cue.head == "sue" and cue.after == ("for",):
        return first not in ("peace", "divorce", "custody", "access", "damages") and tokens.tag[wrong[0]] not in (
            "NUM",
            "SYM",
        )
    if cue.head == "pin":
        return any(tokens.lower[i] == "blame" or is_wrong(tokens.lower[i]) for i in range(*wrong))
    return True
