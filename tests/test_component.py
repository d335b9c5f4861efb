"""claimkit as a spaCy component."""

from __future__ import annotations

import pytest
import spacy

from claimkit.errors import SettingsError
from claimkit.extraction import pipeline


def test_claims_stand_in_the_doc() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("claimkit")
    doc = nlp("Vera Holm was accused of fraud in 2014.")
    assert [(span.text, span.label_) for span in doc.spans["claims"]] == [
        ("accused of", "accusation"),
        ("2014", "date"),
    ]
    assert [claim.text for claim in doc._.claims] == ["accused of", "2014"]


def test_load_gives_a_pipeline_of_ones_own() -> None:
    nlp = pipeline.load()
    assert nlp.pipe_names == ["claimkit"]
    assert [claim.text for claim in nlp("Vera Holm was accused of fraud.")._.claims] == ["accused of"]
    with pytest.raises(SettingsError, match="xx_no_such_model"):
        pipeline.load("xx_no_such_model")
