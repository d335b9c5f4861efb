"""An endless news corpus for the benchmarks: paragraphs of the samples and of plain prose, with ever new names.

The sample articles show every form of claim, and hold 16 claims per 1,000 characters; newspapers hold about 6 (so do 62
articles of BBC, Wikinews and US papers that were annotated by hand). So three of five characters come from
``prose.txt``: the kind of text that stands between an article's claims.

An article draws paragraphs until it reaches its length (log-normal, like real news), replaces each name with a new one,
and changes the last digits of numbers. The same seed gives the same articles.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import msgspec

from claimkit import samples

WORDS: Final = """Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April June July August
September October November December Jan Feb Sept Oct Nov Dec Mr Mrs Ms Dr Sir The She They When That This There"""
KEPT: Final = frozenset(WORDS.split())
NAME: Final = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{2,}")
DIGIT: Final = re.compile(r"(?<=[1-9])\d(?!\d)")
ONSETS, RIMES = "b d f g h k l m n p r s t v w th st br", "a e i o u an er il"
SYLLABLES: Final = [onset + rime for onset in ONSETS.split() for rime in RIMES.split()]
MEDIAN_LENGTH: Final = 2200  # characters, as in the samples and in broadcasters' news
SPREAD: Final = 0.45
PLAIN: Final = 0.6  # share of plain prose in the characters


def articles(count: int, *, seed: int = 1, length: int = MEDIAN_LENGTH) -> Iterator[dict[str, str]]:
    """``count`` articles as rows with id, title, publication date and text; ``length`` is the median in characters."""
    source = random.Random(seed)
    dense = [part for sample in samples.articles() for part in re.split(r"\s*\n\s*", sample.text) if len(part) > 60]
    plain = Path(__file__).with_name("prose.txt").read_text(encoding="utf-8").strip().split("\n\n")
    for number in range(count):
        wanted = source.lognormvariate(0, SPREAD) * length
        chosen: list[str] = []
        size = prose = 0
        while size < wanted:
            is_plain = prose <= PLAIN * size
            chosen.append(source.choice(plain if is_plain else dense))
            size += len(chosen[-1])
            prose += len(chosen[-1]) if is_plain else 0
        names: dict[str, str] = {}
        text = NAME.sub(lambda match, names=names: _name(match[0], names, source), "\n\n".join(chosen))  # type: ignore[misc]
        text = DIGIT.sub(lambda _: str(source.randrange(10)), text)
        day = f"20{source.randrange(10, 25)}-{source.randrange(1, 13):02d}-{source.randrange(1, 29):02d}"
        yield {"id": str(number), "title": text[:60], "published": day, "text": text}


def _name(old: str, names: dict[str, str], source: random.Random) -> str:
    if old not in KEPT and old not in names:
        names[old] = "".join(source.choice(SYLLABLES) for _ in range(source.randrange(2, 5))).capitalize()
    return names.get(old, old)


def write(path: Path, count: int, *, seed: int = 1, length: int = MEDIAN_LENGTH) -> int:
    """Writes ``count`` articles as JSON Lines; returns the number of characters in their texts."""
    characters = 0
    with path.open("wb") as file:
        for row in articles(count, seed=seed, length=length):
            characters += len(row["text"])
            file.write(msgspec.json.encode(row) + b"\n")
    return characters
