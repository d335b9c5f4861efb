"""Ages: how old a person is, was or will be."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimkit.detectors.age.guards import refused
from claimkit.detectors.age.patterns import Ages, ages
from claimkit.detectors.age.person import person_of
from claimkit.detectors.found import Found
from claimkit.detectors.match_context import MatchContext
from claimkit.text.document import Document

_LIST = re.compile(r",?\s?(?:(?:and|or|not|but not)\s)?")


def find_ages(document: Document) -> Iterator[Found]:
    """Age claims in text order, with the person where the text names one."""
    tokens, language = document.tokens, ages(document.language)
    lower = tokens.lower
    done, previous = 0, 0  # offsets where the last match and the last age end
    person = None  # ages in a list belong to the same people
    for index in language.triggers.places(lower):
        word = lower[index]
        kind = language.triggers[word]
        if tokens.start[index] < done:
            continue
        if (
            kind == 2
            and (index == 0 or lower[index - 1] not in language.beside)
            and lower[index + 1 : index + 2] != ["'s"]  # in her 40's
            and not ((index + 2 < len(lower) and lower[index + 1] in ("and", "or")) or word.endswith("+"))
        ):
            continue
        hit = language.matcher.longest(document, index, done)
        if hit is None:
            continue
        rule, match = hit
        group = "anchor" if "anchor" in match.re.groupindex else 0
        start, end = match.span(group)
        if refused(MatchContext(document, match, start, end, previous), rule):
            continue
        if (
            rule.person in ("after", "name_after", "none")
            or not previous
            or _LIST.fullmatch(document.text, previous, start) is None
        ):
            person = person_of(document, rule, match, start, end)
        done = previous = end
        roles = (("person", *person),) if person is not None else ()
        yield Found("age", start, end, rule.id, roles=roles, value=_value(match, language), reasons=(rule.why,))


def _value(match: re.Match[str], language: Ages) -> str | None:
    """``59``, ``18-24``, ``40s``, ``18+``, ``-16`` (under), ``P8M``."""
    found: dict[str, list[str]] = {name.rstrip("0123456789"): [] for name in match.groupdict()}
    for name, text in match.groupdict().items():
        if text is not None:
            found[name.rstrip("0123456789")].append(text)
    if decade := found.get("decade"):
        word = decade[0].lower()
        if word == "teens":
            return "10s"
        return f"{language.decades[word]}0s" if word in language.decades else f"{word[:2]}s"
    if birthday := found.get("ordinal"):
        return str(language.numbers.ordinal(birthday[0]))
    value_of = language.numbers.value
    numbers = [
        value_of(text) or value_of(text.removesuffix("es" if text.endswith("xes") else "s")) for text in found["n"]
    ]
    value = "-".join(str(n) for n in numbers)
    if found.get("half"):
        return f"P{12 * (numbers[0] or 0) + 6}M"
    units = {language.units[name.lower()] for name in found.get("unit", ())}
    if len(units) > 1:
        return None  # two weeks to six months old
    unit = units.pop() if units else "Y"
    if unit != "Y":
        return f"P{numbers[-1]}{unit}"
    if found.get("open"):
        return f"{value}+"
    if found.get("upto"):
        return f"-{value}"
    if side := found.get("side"):
        return f"{value}+" if side[0].lower() == "over" else f"-{value}"
    return value
