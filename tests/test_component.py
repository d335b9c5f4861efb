from __future__ import annotations

import spacy


def test_claims_stand_in_the_doc() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("claimkit")
    doc = nlp("Vera Holm was accused of fraud in 2014.")
    assert [(span.text, span.label_) for span in doc.spans["claims"]] == [
        ("accused of", "accusation"),
        ("2014", "date"),
    ]
    assert [claim.text for claim in doc._.claims] == ["accused of", "2014"]
