"""Verb forms."""

from __future__ import annotations

import pytest

from claimkit.text.inflection import forms


@pytest.mark.parametrize(
    ("verb", "expected"),
    [
        ("say", "say says said saying"),
        ("deny", "deny denies denied denying"),
        ("admit", "admit admits admitted admitting"),
        ("argue", "argue argues argued arguing"),
        ("agree", "agree agrees agreed agreeing"),
        ("point out", "point out points out pointed out pointing out"),
        ("write", "write writes wrote written writing"),
        ("signal", "signal signals signalled signalling signaled signaling"),
        ("enjoy", "enjoy enjoys enjoyed enjoying"),
        ("stress", "stress stresses stressed stressing"),
    ],
)
def test_forms(verb: str, expected: str) -> None:
    assert " ".join(forms(verb)) == expected


def test_a_form_says_all_that_it_can_be() -> None:
    assert forms("say")["said"] == ("past", "participle")
    assert forms("reveal")["revealed"] == ("past", "participle")
    assert forms("admit").keys() == {"admit", "admits", "admitted", "admitting"}
    assert forms("read")["read"] == ("base", "past", "participle")
