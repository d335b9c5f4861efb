"""What simulated annotators answer."""

from __future__ import annotations

from collections import Counter
from typing import Any

from claimkit.records import VERDICTS
from claimkit.studio.round.doctor import hostile_article
from claimkit.studio.round.simulating import Done, annotation
from claimkit.studio.tasks.task import tasks


def sent() -> list[dict[str, Any]]:
    """Hostile tasks as a server lists them."""
    listed = list(tasks(hostile_article(), "verify"))
    for number, task in enumerate(listed, 1):
        task["id"] = number
        task["predictions"] = [{**task["predictions"][0], "id": 100 + number}]
    return listed


def test_the_same_seed_gives_the_same_answers() -> None:
    first, second = ([annotation(task, n, 7, Done()) for task in sent() for n in (0, 1)] for _ in range(2))
    assert first == second
    assert first != [annotation(task, n, 8, Done()) for task in sent() for n in (0, 1)]


def test_over_many_seeds_they_agree_mostly_correct_sometimes_and_never_break_a_span() -> None:
    done, agreed, given = Done(), 0, Counter[str]()
    for seed in range(300):
        for task in sent():
            text, before = task["data"]["text"], task["predictions"][0]["result"][1]["value"]
            both = []
            for number in (0, 1):
                answer = annotation(task, number, seed, done)
                verdicts = [r["value"]["choices"] for r in answer["result"] if r["from_name"] == "verdict"]
                if answer.get("was_cancelled"):
                    assert verdicts == []
                    continue
                both += verdicts
                after = answer["result"][1]["value"]
                assert before["start"] == after["start"] < before["end"] <= after["end"] <= len(text)
                assert text[after["end"] - 1].strip(), "a span ends with a word"
                assert "\n" not in text[before["end"] : after["end"]]
            agreed += len(both) == 2 and both[0] == both[1]
            given.update(verdict for (verdict,) in both)
            assert before["end"] - before["start"] == len(text[before["start"] : before["end"]])
    total = 300 * len(sent())
    assert set(given) == set(VERDICTS)
    assert 0.6 < agreed / total < 0.95
    assert 0.01 < done.skips / (2 * total) < 0.08
    assert 0.02 < done.corrections / (2 * total) < 0.2
    assert done.reviews + done.skips == 2 * total
