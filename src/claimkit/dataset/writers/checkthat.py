"""The shape of CheckThat! task 1 (check-worthiness, CLEF 2022-2024): ``Sentence_id``, ``Text``, ``class_label``.

A sentence is ``Yes`` when people confirmed a claim in it, whatever the verdict on that claim, and ``No`` when all that
was proposed there is *not a claim*. Sentences that are still disputed are left out. Tabs and line breaks inside a
sentence become spaces, for the format has no quoting.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO

from claimkit.dataset.writers import LeaveOut, by_sentence
from claimkit.records import ReviewedClaim


def write(rows: Iterable[ReviewedClaim], file: BinaryIO, leave_out: LeaveOut) -> None:
    file.write(b"Sentence_id\tText\tclass_label\n")
    for sentence, claims in by_sentence(rows):
        if any(claim.verdict not in (None, "not_a_claim") for claim in claims):
            label = "Yes"
        elif all(claim.verdict == "not_a_claim" for claim in claims):
            label = "No"
        else:
            for claim in claims:
                leave_out(claim, "nothing is settled in its sentence")
            continue
        text = " ".join(sentence.text.split())
        file.write(f"{claims[0].article_id}-{sentence.index}\t{text}\t{label}\n".encode())
