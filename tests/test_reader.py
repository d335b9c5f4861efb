"""The trained reader: windows, tags, decisions, and its results together with the rules."""

from __future__ import annotations

import json
import math
import shutil
from pathlib import Path

import commands
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import claimkit
from claimkit import reader, samples
from claimkit.detectors.found import Found
from claimkit.errors import SettingsError
from claimkit.reader import decision
from claimkit.reader.network import Network
from claimkit.reader.reading import Reading, RoleOdds, Text
from claimkit.reader.settings import Decision, TypeSettings
from claimkit.reader.tagging import softmax, spans, tags
from claimkit.reader.windows import windows
from claimkit.records import Claim
from claimkit.text.segmentation import segment

FOLDER = reader.folder_of(reader.SHIPPED)
TEXT = (
    "The harbour board met on Monday. Prosecutors accused Mr Holm of forging two permits. “I have never seen them,” "
    "Mr Holm told reporters. According to the board, the permits were signed in May."
)
LONG = " ".join(f"Number {n} of the crew said that berth {n} was closed." for n in range(200))


@pytest.fixture(scope="module")
def network() -> Network:
    return Network(FOLDER)


def claims(text: str, **options: str) -> list[Claim]:
    found = claimkit.extract(text, **options).claims
    return [claim for claim in found if claim.type in ("accusation", "attribution")]


def test_what_rules_and_reader_agree_on_is_sure_and_bears_the_rules_name() -> None:
    found = {claim.text: claim for claim in claims(TEXT)}
    assert found["accused"].rule == "accusation.verb.accuse_of"
    assert found["told"].rule == "attribution.verb.tell"
    assert all(claim.confidence is not None and claim.confidence > 0.8 for claim in found.values())
    assert {claim.type: claim.confidence for claim in claimkit.extract(TEXT).claims}["date"] is None


def test_rules_alone_have_no_confidence() -> None:
    assert {claim.confidence for claim in claims(TEXT, reader="rules")} == {None}


def test_values_say_the_stage_and_the_kind() -> None:
    text = "He was convicted of arson. She denied that the ship was late. The union urged the owners to wait."
    assert [claim.value for claim in claims(text)] == ["convicted", "denial", "request"]


def test_min_confidence_leaves_out_what_is_less_sure() -> None:
    every = claims(TEXT)
    least = min(claim.confidence or 0 for claim in every)
    kept = claimkit.extract(TEXT, min_confidence=least + 0.01).claims
    assert [c.id for c in kept if c.confidence] == [c.id for c in every if (c.confidence or 0) > least]
    assert any(claim.type == "date" for claim in kept), "what the reader does not judge stays"


def test_a_german_text_is_not_for_an_english_reader() -> None:
    text = "Anna Lee, 59, wurde am 4. Mai 1992 verhaftet."
    assert claimkit.extract(text, language="de") == claimkit.extract(text, language="de", reader="rules")


def test_the_same_text_gives_the_same_claims() -> None:
    assert claimkit.extract(TEXT) == claimkit.extract(TEXT)


def test_a_claim_does_not_hang_on_what_is_far_away() -> None:
    alone = [(claim.text, claim.start) for claim in claims(TEXT)]
    assert [(c.text, c.start) for c in claims(f"{TEXT}\n\n{LONG}") if c.start < len(TEXT)] == alone


def test_behind_what_is_read_rules_stand_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "LONGEST", 100)
    every = claims(TEXT)
    assert [claim.text for claim in every] == ["accused", "told", "According to"]
    assert [claim.confidence is None for claim in every] == [False, True, True]


def test_a_claim_that_no_rule_found_states_something(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decision, "_pair_up", lambda *_: {})  # no rule is ever heard
    every = [claim for article in samples.articles() for claim in claimkit.extract(article).claims]
    read = [claim for claim in every if claim.rule == "reader"]
    assert {claim.type for claim in read} == {"accusation", "attribution"}
    assert all(claim.statement and claim.question for claim in read)


def test_reader_of_a_folder_from_the_command_line(tmp_path: Path) -> None:
    shutil.copytree(FOLDER, tmp_path / "mine")
    (tmp_path / "news.txt").write_text(TEXT, encoding="utf-8")
    news = str(tmp_path / "news.txt")
    names = ("shipped", str(tmp_path / "mine"), "rules")
    lines = [commands.claimkit("extract", news, "--reader", name, data_dir=tmp_path).stdout for name in names]
    assert lines[0] == lines[1] != lines[2]


@pytest.mark.parametrize("missing", ["encoder.onnx", "reader.json"])
def test_a_folder_without_weights_is_told(tmp_path: Path, missing: str) -> None:
    for name in ("encoder.onnx", "heads.onnx", "tokenizer.json", "reader.json"):
        if name != missing:
            (tmp_path / name).write_bytes(b"{}")
    with pytest.raises(SettingsError, match=missing):
        claimkit.extract(TEXT, reader=str(tmp_path))


def test_another_format_is_told(tmp_path: Path) -> None:
    shutil.copytree(FOLDER, tmp_path, dirs_exist_ok=True)
    settings = json.loads((FOLDER / "reader.json").read_text())
    (tmp_path / "reader.json").write_text(json.dumps({**settings, "format": "claimkit/reader/0"}))
    with pytest.raises(SettingsError, match="another kind of reader"):
        claimkit.extract(TEXT, reader=str(tmp_path))


def test_windows_hold_every_sentence_but_boilerplate(network: Network) -> None:
    text = f"{LONG}\nSign up to our newsletter.\n{TEXT}"
    sentences = segment(text)
    assert any(sentence.boilerplate for sentence in sentences)
    made = list(windows(text, sentences, network.tokenizer, 100))
    assert max(len(window.ids) for window in made) <= 100
    read = {at for window in made for a, b in zip(window.starts, window.ends, strict=True) for at in range(a, b)}
    for sentence in sentences:
        letters = {at for at in range(sentence.start, sentence.end) if not text[at].isspace()}
        assert letters.isdisjoint(read) if sentence.boilerplate else letters <= read
    first_pieces = {window.starts[0] for window in made}
    assert first_pieces <= {sentence.start for sentence in sentences}, "a window begins with a sentence"


def test_a_sentence_longer_than_a_window_is_cut(network: Network) -> None:
    text = "word " * 500
    made = list(windows(text, segment(text), network.tokenizer, 100))
    assert [len(window.ids) for window in made] == [100] * 5


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(1, 3)), max_size=3))
def test_tags_to_spans_and_back(places: list[tuple[int, int]]) -> None:
    marked, end = [], 0
    for gap, length in places:
        marked.append((end + gap, end + gap + length))
        end += gap + length
    row = tags(list(range(end + 1)), list(range(1, end + 2)), marked)
    assert spans(np.eye(3, dtype=np.float32)[row], 0.5) == marked


def test_softmax_is_a_distribution() -> None:
    made = softmax(np.array([[0.0, 0.0, 0.0], [1000.0, 0.0, 0.0]], np.float32))
    assert made.tolist() == [pytest.approx([1 / 3] * 3), [1.0, 0.0, 0.0]]


class _Text(Text):
    """Readings that a test states; nothing else was read."""

    def __init__(self, *readings: Reading, elsewhere: float = 0.0) -> None:
        self.readings = list(readings)
        self.elsewhere = elsewhere

    def probability(self, type_: str, start: int, end: int) -> float:  # noqa: ARG002 - as the real one
        return self.elsewhere


def reading(start: int, end: int, probability: float) -> Reading:
    roles = (("source", 0, 2), ("content", 30, 40))
    return Reading("attribution", start, end, probability, roles, "statement")


def rule(start: int, end: int) -> Found:
    return Found(
        "attribution", start, end, "attribution.verb.say", (("source", 3, 5), ("accuser", 6, 8)), reasons=("why",)
    )


SETTINGS = TypeSettings(decision=Decision(bias=-1, reader=1, rule=2, threshold=0.5))


def decided(text: Text, *found: Found, settings: TypeSettings = SETTINGS) -> list[Found]:
    return list(decision.decide(found, text, "attribution", settings))


def test_confidence_is_logistic_in_both_voices() -> None:
    alone = SETTINGS.decision.confidence(0.5, False)
    both = SETTINGS.decision.confidence(0.5, True)
    assert (alone, both) == (0.27, 0.73)
    assert SETTINGS.decision.confidence(1.0, True) == 1.0


def test_a_rule_lifts_a_doubtful_reading_over_the_threshold() -> None:
    assert decided(_Text(reading(10, 14, 0.5))) == []
    (claim,) = decided(_Text(reading(10, 14, 0.5)), rule(8, 12))
    assert (claim.start, claim.end, claim.rule, claim.reasons) == (8, 12, "attribution.verb.say", ("why",))
    assert claim.roles == (("source", 0, 2), ("content", 30, 40), ("accuser", 6, 8)), (
        "what it did not find is the rule's"
    )


def test_the_value_is_the_rules_where_it_has_one() -> None:
    sure = _Text(reading(10, 14, 0.99))
    assert [claim.value for claim in decided(sure, rule(10, 14))] == ["statement"]
    assert [claim.value for claim in decided(sure, rule(10, 14)._replace(value="denial"))] == ["denial"]


def test_what_a_users_own_rule_finds_stays() -> None:
    trusted = {"attribution.verb.say"}
    found = decision.decide([rule(10, 14)], _Text(elsewhere=0.0), "attribution", SETTINGS, trusted)
    assert [(claim.rule, claim.confidence) for claim in found] == [("attribution.verb.say", 0.0)]


def test_roles_that_are_left_to_rules() -> None:
    settings = TypeSettings(decision=Decision(bias=5, roles_of_rule=("source", "accuser")))
    (claim,) = decided(_Text(reading(10, 14, 0.5)), rule(10, 14), settings=settings)
    assert claim.roles == (("content", 30, 40), ("source", 3, 5), ("accuser", 6, 8))
    (claim,) = decided(_Text(reading(10, 14, 0.5)), settings=settings)
    assert claim.roles == (("source", 0, 2), ("content", 30, 40)), "where no rule speaks, they are the reader's"


@pytest.mark.parametrize(("of_the_rules", "whose"), [(0.9, "rule"), (0.001, "reader")])
def test_a_role_is_the_rules_unless_the_reader_is_far_surer_of_its_own(of_the_rules: float, whose: str) -> None:
    starts, ends = np.arange(10), np.arange(1, 11)
    source = np.where(starts < 2, 0.95, np.where(starts == 3, of_the_rules, 0.001)).astype(np.float32)
    source[4] = of_the_rules
    odds = RoleOdds(starts, ends, {"source": source})
    (claim,) = decided(_Text(reading(10, 14, 0.9)._replace(odds=odds)), rule(10, 14))
    assert [role for role in claim.roles if role[0] == "source"] == [
        {"rule": ("source", 3, 5), "reader": ("source", 0, 2)}[whose]
    ]


def test_the_odds_of_a_role_are_those_of_each_piece_in_and_out_of_it() -> None:
    odds = RoleOdds(np.array([0, 4, 8]), np.array([3, 7, 11]), {"source": np.array([0.5, 0.25, 0.0], np.float32)})
    assert odds.log("source", [(0, 3)]) == pytest.approx(math.log(0.5 * 0.75 * 1))
    assert odds.log("source", [(0, 1), (5, 11)]) == pytest.approx(math.log(0.5 * 0.25 * 1e-4))


def test_what_a_rule_finds_that_the_reader_was_never_taught_stays() -> None:
    untaught = TypeSettings(decision=SETTINGS.decision, untaught=(rule(10, 14).rule,))
    assert len(decided(_Text(elsewhere=0.0), rule(10, 14), settings=untaught)) == 1


@pytest.mark.parametrize(
    ("contents", "stays"),
    [
        ([("content", 3, 9), ("content", 15, 60)], True),  # The mill, it is claimed, was empty.
        ([("content", 15, 30), ("content", 40, 60)], False),
        ([("content", 0, 4), ("content", 5, 9)], False),
    ],
)
def test_what_rules_find_within_what_is_said_stays(contents: list[tuple[str, int, int]], stays: bool) -> None:
    inserted = rule(10, 14)._replace(roles=tuple(contents))
    assert bool(decided(_Text(elsewhere=0.0), inserted)) is stays


def test_a_content_in_pieces_and_all_of_an_insertion_are_the_rules() -> None:
    pieces = (("source", 30, 34), ("content", 3, 9), ("content", 40, 60))
    sure = _Text(reading(10, 14, 0.99))
    (claim,) = decided(sure, rule(10, 14)._replace(roles=pieces))
    assert [role for role in claim.roles if role[0] == "content"] == [("content", 3, 9), ("content", 40, 60)]
    assert [role for role in claim.roles if role[0] == "source"] != [("source", 30, 34)], "one piece is the reader's"
    insertion = rule(10, 14)._replace(rule="attribution.preposition.according_to", roles=pieces[:2])
    (claim,) = decided(sure, insertion)
    assert sorted(claim.roles) == sorted(pieces[:2])


def test_who_speaks_stands_in_no_piece_of_what_the_rules_know_to_be_said() -> None:
    pieces = (("source", 30, 34), ("content", 0, 9), ("content", 40, 60))  # the reader's source is 0 to 2
    (claim,) = decided(_Text(reading(10, 14, 0.99)), rule(10, 14)._replace(roles=pieces))
    assert sorted(claim.roles) == sorted(pieces)


def test_what_a_rule_reads_as_one_role_is_no_other_role() -> None:
    said = reading(10, 14, 0.99)._replace(roles=(("charge", 32, 36),))
    (claim,) = decided(_Text(said), rule(10, 14)._replace(roles=(("accused", 20, 36),)))
    assert claim.roles == (("accused", 20, 36),)


def test_a_source_ends_before_a_clause_about_it_and_before_a_comma() -> None:
    lee = "“This is a great day for the victims,” said Ida Holm, who leads an association of nurses."
    holm = "The bridge is safe, said Ida Holm, who runs the port."
    sources = [role.text for text in (lee, holm) for role in claims(text)[0].roles if role.role == "source"]
    assert sources == ["Ida Holm", "Ida Holm"]


def test_each_of_two_speakers_has_their_own_quotation() -> None:
    found = claims("“We lost,” said Ida Lee. “And you?” Omar Ray asked.")
    said = [[role.text for role in claim.roles if role.role == "content"] for claim in found]
    assert said == [["“We lost,”"], ["“And you?”"]]


def test_a_piece_that_rules_give_to_another_claim_is_not_this_ones() -> None:
    both = (("source", 30, 34), ("content", 0, 9), ("content", 40, 60))
    first, second = rule(10, 14), rule(70, 75)
    first = first._replace(roles=(("content", 0, 9),))
    second = second._replace(roles=(("content", 40, 60),))
    sure = _Text(reading(10, 14, 0.99)._replace(roles=both))
    (claim, _) = decided(_Text(*sure.readings, elsewhere=0.9), first, second)
    assert claim.roles == (("source", 30, 34), ("content", 0, 9))


def test_what_the_reader_alone_finds_in_the_charge_of_another_claim_is_no_second_one() -> None:
    article = claimkit.extract("He was accused of alleged fraud on the council. She was accused of theft.")
    assert [claim.text for claim in article.claims if claim.type == "accusation"] == ["accused of", "accused of"]
    outer = rule(10, 14)._replace(type="accusation", rule="accusation.verb.x", roles=(("charge", 15, 40),))
    inside, behind = (outer._replace(start=at, end=at + 4, rule=decision.RULE, roles=()) for at in (20, 50))
    assert decision._without_repeats([outer, inside, behind]) == [outer, behind]
    assert decision._without_repeats([outer, inside._replace(rule="accusation.verb.y")])[1].start == 20


def test_a_claim_of_rules_alone_stays_when_the_reader_does_not_think_it_impossible() -> None:
    assert decided(_Text(elsewhere=0.0), rule(10, 14)) == []
    (claim,) = decided(_Text(elsewhere=0.6), rule(10, 14))
    assert (claim.rule, claim.confidence) == ("attribution.verb.say", 0.8)


def test_a_reading_agrees_with_one_rule_at_most() -> None:
    found = decided(_Text(reading(10, 20, 0.9), elsewhere=0.9), rule(10, 12), rule(12, 20))
    assert [(claim.start, claim.end) for claim in found] == [(12, 20)], "the other rule's find is the same claim"
