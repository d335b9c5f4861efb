"""claimkit as a spaCy component."""

from __future__ import annotations

import pytest
import spacy

from claimkit.errors import SettingsError


def test_claims_stand_in_the_doc() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("claimkit")
    doc = nlp("Vera Holm was accused of fraud in 2014.")
    assert [(span.text, span.label_) for span in doc.spans["claims"]] == [
        ("accused of", "accusation"),
        ("2014", "date"),
    ]
    assert [claim.text for claim in doc._.claims] == ["accused of", "2014"]


def test_a_language_that_is_not_here_is_refused() -> None:
    with pytest.raises(SettingsError, match="xx"):
        spacy.blank("xx").add_pipe("claimkit")
