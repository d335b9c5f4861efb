"""claimkit as a spaCy component."""

from __future__ import annotations

import pytest
import spacy

import claimkit
from claimkit.errors import SettingsError
from claimkit.records import CLAIM_TYPES


def test_claims_stand_in_the_doc() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("claimkit")
    doc = nlp("Vera Holm was accused of fraud in 2014.")
    assert [(span.text, span.label_) for span in doc.spans["claims"]] == [
        ("accused of", "accusation"),
        ("2014", "date"),
    ]
    assert [claim.text for claim in doc._.claims] == ["accused of", "2014"]


def test_components_of_one_type_add_up() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("claimkit_date")
    text = "Vera Holm, 59, was accused of fraud in 2014."
    assert [claim.text for claim in nlp(text)._.claims] == ["2014"]
    nlp.add_pipe("claimkit_age", first=True)
    doc = nlp(text)
    assert [claim.text for claim in doc._.claims] == ["59", "2014"]
    assert [(span.text, span.label_) for span in doc.spans["claims"]] == [("59", "age"), ("2014", "date")]


def test_there_is_a_component_for_every_type() -> None:
    for type_ in CLAIM_TYPES:
        assert spacy.blank("en").add_pipe(f"claimkit_{type_}")


def test_types_that_are_kept_are_the_same_as_without() -> None:
    text = "Vera Holm, 59, was accused of fraud in 2014, police said."
    claims = claimkit.extract(text).claims
    assert len({claim.type for claim in claims}) == 4
    for type_ in CLAIM_TYPES:
        assert claimkit.extract(text, types=[type_]).claims == [claim for claim in claims if claim.type == type_]
    with pytest.raises(SettingsError, match="unknown claim type 'quote'"):
        claimkit.extract(text, types=["quote"])


def test_a_language_that_is_not_here_is_refused() -> None:
    with pytest.raises(SettingsError, match="xx"):
        spacy.blank("xx").add_pipe("claimkit")
