"""The shape of CheckThat! task 1 (check-worthiness, CLEF 2022-2024): ``Sentence_id``, ``Text``, ``class_label``.

A sentence is ``Yes`` if people call something in it a claim, whatever their verdict on that claim, and ``No`` if
everything proposed there is *not a claim*. Sentences that are still disputed are left out. The task also needs
sentences without any candidate as negatives: if the extracted articles are given, such sentences follow, and the column
``source`` distinguishes them (``no candidate``) from those that people judged (``judged``). Tabs and line breaks inside
a sentence become spaces, because the format has no quoting.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO

from claimkit.dataset.writers import LeaveOut, by_sentence
from claimkit.records import Article, ReviewedClaim


def write(rows: Iterable[ReviewedClaim], file: BinaryIO, leave_out: LeaveOut) -> None:
    file.write(b"Sentence_id\tText\tclass_label\tsource\n")
    for sentence, claims in by_sentence(rows):
        if any(claim.verdict not in (None, "not_a_claim") for claim in claims):
            label = "Yes"
        elif all(claim.verdict == "not_a_claim" for claim in claims):
            label = "No"
        else:
            for claim in claims:
                leave_out(claim, "nothing is settled in its sentence")
            continue
        _line(file, claims[0].article_id, sentence.index, sentence.text, label, "judged")


def write_negatives(article: Article, file: BinaryIO) -> int:
    """Writes the article's sentences without a candidate claim, and returns how many there are."""
    held = {claim.sentence for claim in article.claims}
    free = [n for n, sentence in enumerate(article.sentences) if n not in held and not sentence.boilerplate]
    for index in free:
        sentence = article.sentences[index]
        _line(file, article.id, index, article.text[sentence.start : sentence.end], "No", "no candidate")
    return len(free)


def _line(file: BinaryIO, article: str, index: int, text: str, label: str, source: str) -> None:
    file.write(f"{article}-{index}\t{' '.join(text.split())}\t{label}\t{source}\n".encode())
