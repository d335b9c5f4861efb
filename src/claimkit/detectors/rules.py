"""Rules are data that carry their own examples.

``language/<language>/<type>.toml`` holds them in two forms. A rule with patterns of its own:

    [[rule]]
    id = "age.hyphen"                               # stable: each claim says which rule found it
    why = "hyphenated age"                          # goes into the claim's reasons
    yes = ["The [[59-year-old=59]] baker won."]     # anchors in double brackets, all that this rule marks here
    no = ["The five-year-old bridge fell."]         # this rule finds nothing here
    ...                                             # what the detector itself defines

and a word with its example, in a table named after what the word is (any depth; the first name is the family):

    [verb.that]
    insist = "The mayor [[insisted]] that the bridge was safe."     # rule id attribution.verb.insist

An anchor may state its value and modifier: ``[[early 2014=2014/START]]``; ``[[the decade=]]`` says that it has none.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple, TypeVar

import msgspec

from claimkit.language import added_words, words
from claimkit.records import ClaimType

_ANCHOR = re.compile(r"\[\[(.+?)(?:=([^=\]]*?)(?:/(START|MID|END|APPROX|BEFORE|AFTER))?)?\]\]")


class Rule(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The keys that every rule has; a detector adds its own in a subclass."""

    id: str
    why: str
    yes: tuple[str, ...]
    no: tuple[str, ...] = ()


class Cue(NamedTuple):
    """A word of a cue table: ``path`` holds the names of its tables, outermost first, ``example`` the sentence that
    belongs to it."""

    id: str
    path: tuple[str, ...]
    word: str
    example: str


class Anchor(NamedTuple):
    """A marked span of an example, as text offsets. ``value`` is ``None`` if the example states none, "" if it states
    that there is none."""

    start: int
    end: int
    value: str | None = None
    mod: str | None = None


class Example(NamedTuple):
    """A sentence without its brackets, and the anchors marked in it."""

    text: str
    anchors: tuple[Anchor, ...]


RuleT = TypeVar("RuleT", bound=Rule)
ValueT = TypeVar("ValueT", bound=str)


def load(claim_type: ClaimType, rule_class: type[RuleT], language: str) -> list[RuleT]:
    """The ``[[rule]]`` entries of a claim type, in file order.

    Raises :class:`msgspec.ValidationError` for a key that is missing, unknown or of the wrong type.
    """
    return msgspec.convert(words(claim_type, language).get("rule", []), list[rule_class])  # type: ignore[valid-type]  # a type known at run time


def load_cues(claim_type: ClaimType, language: str = "en") -> list[Cue]:
    """All words in a claim type's cue tables (every key whose value is a sentence), in file order."""
    return cues_in(claim_type, words(claim_type, language))


def cues_in(claim_type: ClaimType, content: dict[str, Any]) -> list[Cue]:
    """The cues in ``content``, one parsed file of words, in the order of :func:`load_cues`."""
    return list(_cues(claim_type, (), {name: table for name, table in content.items() if isinstance(table, dict)}))


def value_of(cue: str, values: Mapping[ValueT, Sequence[str]]) -> ValueT | None:
    """The value that lists ``cue``, an id without its claim type (``verb.accuse_of``), or else its table (``verb``);
    ``None`` if no value does."""
    table = cue.partition(".")[0]
    return next((value for name in (cue, table) for value, cues in values.items() if name in cues), None)


@functools.cache
def added_ids(claim_type: ClaimType, language: str) -> frozenset[str]:
    """The ids of rules and cues that users added."""
    content = added_words(claim_type, language)
    rules = {rule["id"] for rule in content.get("rule", ())}
    return frozenset(rules | {cue.id for cue in cues_in(claim_type, content)})


def _cues(claim_type: str, path: tuple[str, ...], table: dict[str, Any]) -> Iterator[Cue]:
    for key, entry in table.items():
        if isinstance(entry, dict):
            yield from _cues(claim_type, (*path, key), entry)
        elif isinstance(entry, str) and path:
            yield Cue(f"{claim_type}.{path[0]}.{re.sub(' [~#]', '', key).replace(' ', '_')}", path, key, entry)


def parse_example(marked: str) -> Example:
    """``The [[59-year-old=59]] baker`` → the plain sentence and its anchors."""
    text, anchors, last = "", [], 0
    for match in _ANCHOR.finditer(marked):
        text += marked[last : match.start()]
        anchors.append(Anchor(len(text), len(text) + len(match[1]), match[2], match[3]))
        text += match[1]
        last = match.end()
    return Example(text + marked[last:], tuple(anchors))


def examples(claim_type: ClaimType, language: str = "en") -> Iterator[tuple[str, Example]]:
    """Every example of a claim type with the id of its rule; in one without anchors, the rule finds nothing."""
    return examples_in(claim_type, words(claim_type, language))


def examples_in(claim_type: ClaimType, content: dict[str, Any]) -> Iterator[tuple[str, Example]]:
    """The examples in ``content``, one parsed file of words, as :func:`examples` yields them."""
    for rule in content.get("rule", []):
        for marked in (*rule["yes"], *rule.get("no", ())):
            yield rule["id"], parse_example(marked)
    for cue in cues_in(claim_type, content):
        yield cue.id, parse_example(cue.example)
