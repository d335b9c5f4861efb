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
        ("The plan that Vera Holm *said was late is dead.", "Vera Holm"),
        ("The plan which the mayor *said was late is dead.", "the mayor"),
        ("The firm that the port has shut in Ulm *said it was late.", "The firm that the port has shut in Ulm"),
        ("The firm that owns the mill *said it was late.", "The firm that owns the mill"),
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
        ("On Tuesday Mr Holm *said so.", "Mr Holm"),
        ("In a statement the port *said so.", "the port"),
        ("At a meeting the port *said so.", "the port"),
        ("In a letter to readers a clerk *said so.", "a clerk"),
        ("He wrote on Tuesday that the port *said so.", "the port"),
        ("Two others *said so.", "Two others"),
        ("Three of them *said so.", "Three of them"),
        ("Emails sent to the port *say so.", "Emails sent to the port"),
        ("Those surveyed *said so.", "Those surveyed"),
        ("The mayor (a baker) *said so.", "The mayor (a baker)"),
        ('The mayor "Bob" Holm *said so.', 'The mayor "Bob" Holm'),
        ("A man that nobody knows *said so.", "A man that nobody knows"),
        ("Voters in Lund, Holm and Ray *said so.", "Voters in Lund, Holm and Ray"),
        ("Today Lund, Holm and Ray *said so.", "Holm and Ray"),
        ("Holm, who is a pastor at Leeds, *said so.", "Holm, who is a pastor at Leeds"),
        ("Holm, 59, who is a pastor at Leeds, *said so.", "Holm, 59, who is a pastor at Leeds"),
        ("His mother, Ida Holm, who is a nurse, *said so.", "His mother, Ida Holm, who is a nurse"),
        ("Near his mother, Ida Holm, who is a nurse, *said so.", "Ida Holm, who is a nurse"),
        ("Speaking outside court, his widow, Jane Holm, *said so.", "his widow, Jane Holm"),
        ("Asked about it, the mayor, Vera Holm, *said so.", "the mayor, Vera Holm"),
        ("Holm, when in Leeds, *said so.", "Holm"),
        ("Holm, also a baker, *said so.", "Holm, also a baker"),
        ("Holm, like his sister, *said so.", "Holm, like his sister"),
        ("Holm, of Mill Lane, Leeds, *said so.", "Holm, of Mill Lane, Leeds"),
        ("Holm, himself a baker, *said so.", "Holm, himself a baker"),
        ("The clerk, one of the guards, *said so.", "The clerk, one of the guards"),
        ("He used her speech to *call for peace.", "He"),
        ("The firm issued a statement *saying so.", "The firm"),
        ("A poll *showing so.", "A poll"),
        ("The mayor left, then *said so.", "The mayor"),
        ("The mayor, however, *said so.", "The mayor"),
        ("The firm last week *said so.", "The firm"),
        ("A poll published Tuesday *said so.", "A poll published Tuesday"),
        ("The mayor on Tuesday *said so.", "The mayor"),
        ("She swiftly defended it and *said so.", "She"),
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
        ("said *one clerk.", "one clerk"),
        ("said *one.", "one"),
        ("said *he of all.", "he"),
        ("said *the sailors and one of the guards.", "the sailors and one of the guards"),
        ("said *the clerk and left.", "the clerk"),
        ("said *Holm & Lund.", "Holm & Lund"),
        ("told *a meeting the ship sank.", "a meeting"),
        ("said *Smith the ship sank.", "Smith"),
        ("said *the Centre for Lund Studies.", "the Centre for Lund Studies"),
        ("said *the clerk in a statement.", "the clerk"),
        ("said *Holm in Lund.", "Holm"),
        ("said *the newly elected mayor.", "the newly elected mayor"),
        ("said *the long planned pier.", "the long planned pier"),
        ("said *the sailors' wives.", "the sailors' wives"),
        ('said *the crew "late" again.', "the crew"),
        ("said *the mayor his team.", "the mayor"),
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
