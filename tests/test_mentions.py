"""Noun phrases around a token and subjects of verbs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimkit.text import mentions
from claimkit.text.document import Document
from claimkit.text.phrases import Phrase
from claimkit.text.segmentation import segment


def document(text: str) -> Document:
    return Document(text, segment(text))


def phrase_text(doc: Document, phrase: Phrase | None) -> str | None:
    if phrase is None:
        return None
    start, end = phrase.text_span(doc.tokens)
    return doc.text[start:end]


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("Mr Holm *said that the ferry was late.", "Mr Holm"),
        ("She *said it was late.", "She"),
        ("Last week the port *said it was late.", "the port"),
        ("The mayor of Norvik has repeatedly *said that it was late.", "The mayor of Norvik"),
        ("Vera Holm, 59, a lawyer from Leeds, *said the ferry was late.", "Vera Holm, 59, a lawyer from Leeds"),
        ("Lord Varga - a former judge - *said the law was poor.", "Lord Varga - a former judge"),
        ("The Harbour Commission (HC) *said it would act.", "The Harbour Commission (HC)"),
        ("In Berlin, the mayor, Otto Brandt, *said no.", "the mayor, Otto Brandt"),
        ('"It is late," a spokeswoman for the port *said.', "a spokeswoman for the port"),
        ("The firm named in the lawsuit *said it obeyed the law.", "The firm named in the lawsuit"),
        ("Figures published last week *showed a rise.", "Figures published last week"),
        ("People who live near the mill *say it smells.", "People who live near the mill"),
        ("He left the hall and police *said he was calm.", "police"),
        ("Anna Berg and Olaf Lund *said they were happy.", "Anna Berg and Olaf Lund"),
        ("The clerk, who *said he was tired, went home.", "who"),
        ("The port denied the report and *said it was safe.", "The port"),
        ("The minister resigned, *saying he was tired.", "The minister"),
        ("They believe that the council *said so.", "the council"),
        ("The unidentified woman *said so.", "The unidentified woman"),
        ("The clerk recalled him *saying that it was late.", "him"),
        ("Lund, Vera Holm and Ray *said it was late.", "Lund, Vera Holm and Ray"),
        ("In Leeds, Holm and Ray *said it was late.", "Holm and Ray"),
        ("About four in ten *said so.", "About four in ten"),
        ("At least three guards *said so.", "At least three guards"),
        ("In May more than half of them *said so.", "more than half of them"),
        ("The firm heard that in one case clerks *said so.", "clerks"),
        ("In the case of Holm *said so.", "the case of Holm"),
        ("He left the hall, and at most two of us *said so.", "at most two of us"),
    ],
)
def test_subject_of(text: str, subject: str) -> None:
    at = text.index("*")
    doc = document(text.replace("*", ""))
    assert phrase_text(doc, mentions.subject_of(doc, doc.tokens.at(at))) == subject


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("said *Vera Holm, a lawyer from Leeds.", "Vera Holm, a lawyer from Leeds"),
        ("said *Greta Lind, who runs the port.", "Greta Lind, who runs the port"),
        ("said *the minister in a statement.", "the minister"),
        ("said *a spokesman for the port on Monday.", "a spokesman for the port"),
        ("said *Smith Tuesday.", "Smith"),
        ("said *he.", "he"),
        ('said *Robert "Bob" Smith.', 'Robert "Bob" Smith'),
        ("said *Smith and Jones.", "Smith and Jones"),
        ("said *Smith and the port closed.", "Smith"),
        ("said *Vera Holm (pictured).", "Vera Holm (pictured)"),
        ("said *one of the guards.", "one of the guards"),
        ("said *Vera Holm (59), a baker.", "Vera Holm (59), a baker"),
        ("said *Vera Holm (a baker who never closes her brackets.", "Vera Holm"),
        ("said *the port hired by Holm.", "the port hired by Holm"),
        ("said *the figures published Monday by the port.", "the figures published Monday by the port"),
        ("said *the figures published by the port widely.", "the figures published by the port widely"),
        ("said *the figures published, she left.", "the figures"),
        ("said *the clerk who left the port.", "the clerk who left the port"),
        ("said *the clerk that left the port, smiling.", "the clerk that left the port"),
        ("said *the clerk that day.", "the clerk"),
        ("said *Holm, which is odd; it rained.", "Holm, which is odd"),
        ("said *Vera Holm, of Leeds, who left.", "Vera Holm, of Leeds, who left"),
        ("said *Vera Holm, of course.", "Vera Holm"),
        ("said *Vera Holm, Monday.", "Vera Holm"),
        ("said *Vera Holm, whose ship sank, today.", "Vera Holm"),
        ("said *Vera Holm, a teacher at Nova in Leeds.", "Vera Holm, a teacher at Nova in Leeds"),
        ("said *Vera Holm, the port is shut.", "Vera Holm"),
        ("said *Vera Holm, her boss denied it.", "Vera Holm"),
        ("said *Vera Holm, a baker trained in Leeds.", "Vera Holm, a baker trained in Leeds"),
        ("said *Vera Holm, she left.", "Vera Holm"),
        ("said *Vera Holm, , and left.", "Vera Holm"),
        ("said *Vera Holm, a baker\n\nLeft the port.", "Vera Holm, a baker"),
        ("said *Vera Holm: she left.", "Vera Holm"),
    ],
)
def test_phrase_after(text: str, phrase: str) -> None:
    at = text.index("*")
    doc = document(text.replace("*", ""))
    assert phrase_text(doc, mentions.phrase_after(doc, doc.tokens.at(at))) == phrase


def test_antecedent_of_a_relative_pronoun() -> None:
    doc = document("The clerk of the court, who was tired, went home.")
    assert phrase_text(doc, mentions.antecedent(doc, doc.tokens.lower.index("who"))) == "The clerk of the court"


@given(st.text(st.sampled_from(list("aA1 ,.\"'()-\n")) | st.characters(), max_size=60))
def test_any_text_gives_phrases_inside_the_sentence(text: str) -> None:
    doc = document(text)
    for token in range(len(doc.tokens)):
        for phrase in (
            mentions.subject_of(doc, token),
            mentions.phrase_after(doc, token),
            mentions.phrase_before(doc, token),
            mentions.main_subject(doc, token),
            mentions.antecedent(doc, token),
        ):
            assert phrase is None or 0 <= phrase.first < phrase.end <= len(doc.tokens)


@pytest.mark.parametrize("name", ["US", "Met", "Will", "King"])
def test_a_name_that_looks_like_a_verb_is_a_name_inside_a_sentence(name: str) -> None:
    tokens = document(f"They wrote of {name} Smith. Will he go? Leaders to Meet Again").tokens
    assert tokens.tag[tokens.word.index(name)] == "NAME"
    assert tokens.tag[tokens.word.index("?") - 3] == "AUX"
    assert tokens.tag[tokens.word.index("Meet")] == "VERB"
