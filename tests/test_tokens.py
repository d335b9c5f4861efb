"""Tokens: where words begin and end, and their classes, written ``word_TAG``."""

from __future__ import annotations

import re

import pytest

from claimkit.errors import SettingsError
from claimkit.text import tokens
from claimkit.text.tokens import Kept, Tokeniser, tokenise


@pytest.mark.parametrize(
    ("text", "tagged"),
    [
        ("They met Will Smith.", "They_PRON met_VERB Will_NAME Smith_NAME ._STOP"),
        ("Will Smith said so.", "Will_NAME Smith_NAME said_VERB so_CONJ ._STOP"),
        ("Will Smith, a baker", "Will_NAME Smith_NAME ,_PUNCT a_DET baker_WORD"),
        ("Will Smith waited.", "Will_NAME Smith_NAME waited_ED ._STOP"),
        ("Will Smith close it?", "Will_AUX Smith_NAME close_WORD it_PRON ?_STOP"),
        ("Will it, he said,", "Will_AUX it_PRON ,_PUNCT he_PRON said_VERB ,_PUNCT"),
        ("Did Holm, she said?", "Did_AUX Holm_NAME ,_PUNCT she_PRON said_VERB ?_STOP"),
        ("Pan Am sold it.", "Pan_NAME Am_NAME sold_VERB it_PRON ._STOP"),
        ("I Am here.", "I_PRON Am_AUX here_ADV ._STOP"),
        ("Holm Said no.", "Holm_NAME Said_VERB no_DET ._STOP"),
        ("Mr. Will left.", "Mr._NAME Will_NAME left_VERB ._STOP"),
        ("It rained. Said he:", "It_PRON rained_ED ._STOP Said_VERB he_PRON :_PUNCT"),
        ("Leaders to Meet Again", "Leaders_NAME to_PREP Meet_VERB Again_ADV"),
        ("on Sept. 5, Ida Holm Jr. of Nova Inc. said", "on_PREP Sept._NAME 5_NUM ,_PUNCT Ida_NAME Holm_NAME Jr._NAME "
         "of_PREP Nova_NAME Inc._NAME said_VERB"),
        ("an M.P., J. Holm, at 5 a.m.", "an_DET M.P._NAME ,_PUNCT J._NAME Holm_NAME ,_PUNCT at_PREP 5_NUM a.m._WORD"),
        ("$5 or £1,000.", "$5_NUM or_CONJ £1,000_NUM ._STOP"),
        ("$ and €", "$_SYM and_CONJ €_SYM"),
        ("It’s the firm's.", "It_PRON ’s_GEN the_DET firm_WORD 's_GEN ._STOP"),
        ("Mr O’Neill didn’t.", "Mr_NAME O’Neill_NAME didn’t_AUX ._STOP"),
        ("’90s 'tis", "’_QUOTE 90s_NUM '_QUOTE tis_WORD"),
        ("a 59-year-old, U.S. troops", "a_DET 59-year-old_NUM ,_PUNCT U.S._NAME troops_WORD"),
        ("well-known slowly singing", "well-known_WORD slowly_LY singing_ING"),
        ("“So …” (he)", "“_QUOTE So_CONJ …_PUNCT ”_QUOTE (_PUNCT he_PRON )_PUNCT"),
        ("wait...", "wait_WORD ..._STOP"),
    ],
)  # fmt: skip
def test_words_and_their_classes(text: str, tagged: str) -> None:
    found = tokenise(text)
    assert " ".join(f"{found.word[at]}_{found.tag[at]}" for at in range(len(found))) == tagged
    for word, start, end in zip(found.word, found.start, found.end[: len(found)], strict=False):
        assert text[start:end] == word


def test_lower_case_has_straight_apostrophes_and_no_soft_hyphens() -> None:
    assert tokenise("O’Neill co\xadop").lower[:2] == ["o'neill", "coop"]
    assert tokenise("a \xad").lower[:2] == ["a", "\xad"]


def test_a_text_begins_and_ends_with_a_stop() -> None:
    found = tokenise("It rained")
    assert [found.tag[at] for at in (-1, len(found), len(found) + 2)] == ["STOP"] * 3
    assert len(found) == 2


def test_words_are_kept_until_there_are_too_many() -> None:
    made: list[str] = []
    kept = Kept(lambda word: made.append(word) or word)
    assert (kept["a"], kept["a"]) == ("a", "a")
    assert made == ["a"]
    for number in range(20_000):
        kept[str(number)]
    assert len(kept) < 20_000
    assert "a" not in kept


def test_a_class_that_does_not_exist_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tokens, "words", lambda name, _: {"NUON": ["mill"]} if name == "grammar" else {})
    with pytest.raises(SettingsError, match=re.escape("'NUON'")):
        Tokeniser("en")


def test_a_language_without_words_of_its_own_has_tokens(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tokens, "words", lambda _name, _language: {})
    found = Tokeniser("xx")("Mr. Holm, Inc. said so.")
    assert found.word[: len(found)] == ["Mr", ".", "Holm", ",", "Inc", ".", "said", "so", "."]
