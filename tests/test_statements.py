"""Statements of claims: whole sentences that stand without the article, and the same as questions."""

from __future__ import annotations

import unicodedata

import msgspec
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from untitled import extract_untitled

import claimkit
from claimkit.extraction.statements import STATES, borders, state_claims, stated, with_statements
from claimkit.extraction.statements.clause import Clause
from claimkit.extraction.statements.days import when
from claimkit.extraction.statements.original import Original
from claimkit.extraction.statements.wording import around, cut, marks, quoted
from claimkit.records import CLAIM_TYPES, ROLES, Article, Claim, ClaimType, Role, Sentence
from claimkit.text.document import Document
from claimkit.text.tokens import TextSpan

PUBLISHED = "2023-01-21"  # a Saturday
LONGEST = 900


def said(text: str, type_: ClaimType, published: str | None = PUBLISHED) -> list[tuple[str, str]]:
    """Statement and question of each claim of a type."""
    found = extract_untitled(text, published).claims
    return [(claim.statement, claim.question) for claim in found if claim.type == type_]


def test_a_long_sentence_is_cut_around_its_anchor_where_a_later_name_keeps_he() -> None:
    text = (
        "Omar Holm was born in Ulm. He left the town of the old mill by the river in the days when the port was open "
        "and the ferries came twice a day with coal and flour and letters for the bakers of the upper town, and he "
        "came back when the bridge was shut after the winter storm, when the council sold the mill for a sum, and "
        "at the end of the year, after the inquiry, the port blamed Holm for the fire."
    )
    ((statement, _),) = said(text, "accusation")
    assert statement.endswith("the port blamed Holm for the fire.”")
    assert statement.startswith("There was an accusation by the port against Omar Holm, told here: “… ")


def test_last_week_is_never_ahead() -> None:
    ((statement, _),) = said("The mayor could sue after the fire last week.", "date", published=None)
    assert statement.startswith("What is dated “last week” here happened at the time so named (the article’s own date")


# An article of our own: each row is a claim of it, in order, with what it states.
ARTICLE = (
    "Ann Lee, 59, was accused of fraud on Tuesday. Prosecutors charged a baker with theft. “We did not want this,” "
    "Lee said. She was born in a mill. The Port Authority denied any delay. According to the audit, the money was gone."
)
BEGINS = "an article that begins “Ann Lee, 59, was accused of fraud on Tuesday”, 21 January 2023"


def test_statements_of_an_article() -> None:
    assert [claim.statement for claim in claimkit.extract(ARTICLE, published=PUBLISHED, reader="rules").claims] == [
        "Ann Lee was 59 years old when the article appeared (21 January 2023).",
        "Ann Lee was accused of fraud; by whom is not said here (from an article of 21 January 2023).",
        "What is told here happened on Tuesday 17 January 2023: “Ann Lee, 59, was accused of fraud on Tuesday” (from "
        "an article of 21 January 2023).",
        f"Prosecutors charged a baker with theft (from {BEGINS}).",
        "Ann Lee said: “We did not want this” (the sentence before: “Prosecutors charged a baker with theft.”; from "
        f"{BEGINS}).",
        "The Port Authority denied any delay (the two sentences before: “‘We did not want this,’ Lee said. She was "
        f"born in a mill.”; from {BEGINS}).",
        "The audit said that the money was gone (the sentence before: “The Port Authority denied any delay.”; from "
        f"{BEGINS}).",
    ]


def test_questions_of_an_article() -> None:
    assert [claim.question for claim in claimkit.extract(ARTICLE, published=PUBLISHED, reader="rules").claims] == [
        "Was Ann Lee 59 years old when the article appeared (21 January 2023)?",
        "Was Ann Lee accused of fraud?",
        "Did what is told here happen on Tuesday 17 January 2023: “Ann Lee, 59, was accused of fraud on Tuesday”?",
        "Did prosecutors charge a baker with theft?",
        "Did Ann Lee say: “We did not want this”?",
        "Did the Port Authority deny any delay?",
        "Did the audit say that the money was gone?",
    ]


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        ("A 24-year-old carer told the police.", "A carer was 24 years old when the article appeared"),
        ("The 55-year-old Frenchman told a website.", "A Frenchman was 55 years old when the article appeared"),
        (
            "Babies between one week and three months old were killed.",
            "What is told here concerned people between one week and three months old: “Babies",
        ),
        ("Two men died in May. Omar Ray, 28, was one.", "Omar Ray was called 28 years old here: “Omar Ray, 28, was"),
        ("Omar Ray, 28, sang in Ulm in 2014.", "Omar Ray was called 28 years old here: “Omar Ray, 28, sang in Ulm in"),
        ("Omar Ray, 28, sang. It rained two decades ago.", "Omar Ray was called 28 years old here: “Omar Ray, 28,"),
        (
            "Omar Ray, 28, sang in Ulm in 2023.",
            "Omar Ray was 28 years old when the article appeared (21 January 2023).",
        ),
        (
            "Omar Ray, 28, sings songs of 2014.",
            "Omar Ray was 28 years old when the article appeared (21 January 2023).",
        ),
        ("“It was so in 2014,” said Omar Ray, 28.", "Omar Ray was 28 years old when the article appeared (21 January"),
        ("He spoke of the killing of Omar Ray, 28.", "Omar Ray was 28 years old at the time spoken of: “He spoke of"),
        ("Ann Lee sings. She is 45.", "Ann Lee was 45 years old when the article appeared (21 January 2023)."),
        ("Ann Lee has sung since the age of 14.", "Ann Lee was 14 years old at a time spoken of: “Ann Lee has sung"),
        (
            "They praised the 31-year-old Dane.",
            "Someone the article calls “the 31-year-old Dane” was 31 years",
        ),
        ("Ann Lee, who lost her bag aged 12, sings.", "Ann Lee was 12 years old at the time spoken of: “Ann Lee, who"),
        ("Ann Lee (Ulm), aged 12, sings.", "Ann Lee was 12 years old when the article appeared (21 January 2023)."),
        ("They met Holm. They praised the 31-year-old Holm.", "Holm was 31 years old when the article appeared (21"),
        ("In a book, the Ulm-born 29-year-old asks the town.", "Someone the article calls “the Ulm-born 29-year-old”"),
        ("All but one were in their teens.", "What is told here concerned an age between 10 and 19 years: “All"),
        (
            "Omar Ray sang. The 28-year-old left.",
            "Omar Ray was 28 years old when the article appeared (21 January 2023).",
        ),
        ("Omar Ray sang. The 28-year-old clerk left.", "Omar Ray was 28 years old when the article appeared"),
        (
            "Omar Ray left. Mr Ray said he had met the 28-year-old actor at sea.",
            "An actor was 28 years old when the article appeared",
        ),
        ("Omar Ray sang. The boy, 8, left.", "A boy was 8 years old when the article appeared"),
        ("Omar Ray and Ann Lee sang. The 28-year-old left.", "Someone the article calls “the 28-year-old” was 28"),
        ("The girl is eight months old.", "A girl was 8 months old when the article appeared"),
        ("A woman in her 40s was rescued.", "A woman was between 40 and 49 years old when the article appeared"),
        (
            "He entered the academy at the age of 16.",
            "Someone the article calls “he” was 16 years old at the",
        ),
        (
            "Ann Lee was five years old when she won.",
            "Ann Lee was 5 years old at the time spoken of: “Ann Lee was five",
        ),
        ("Ann Lee has sung since age 14.", "Ann Lee was 14 years old at a time spoken of: “Ann Lee has sung"),
        ("Ann Lee lost her 25-year-old son.", "A son was 25 years old at the time spoken of: “Ann Lee lost her"),
        ("A wise, 71-year-old clerk spoke.", "A clerk was 71 years old when the article appeared"),
        ("Holm’s eldest daughter, 34, sings.", "Holm’s eldest daughter was 34 years old when the article appeared"),
        (
            "Ann Lee met Omar Lee. Lee, 59, sang.",
            "Lee was 59 years old when the article appeared (21 January 2023): “L",
        ),
        ("If I were in my 40s, I would sing.", "What is told here concerned an age between 40 and 49 years: “If I"),
        ("If a 21-year-old wants to vote, she can.", "What is told here concerned the age of 21 years: “If a"),
        ("Children under age 21 stayed at home.", "What is told here concerned the age of 21 years: “Children under"),
        ("Voters aged 18 to 24 stayed at home.", "What is told here concerned people 18 to 24 years old: “Voters"),
        (
            "Ann Lee, 59, died on Monday.",
            "Ann Lee was 59 years old at the time spoken of: “Ann Lee",
        ),
    ],
)
def test_age(text: str, statement: str) -> None:
    ((found, question),) = said(text, "age")
    assert found.startswith(statement)
    assert question.endswith("?")


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        ("The bridge fell on Tuesday.", "What is told here happened on Tuesday 17 January 2023: “The bridge fell on"),
        (
            "The port lost its case when the mill shut in 2014.",
            "What is dated “in 2014” here happened in 2014: “The port lost its case when the mill shut in 2014.”",
        ),
        ("The trial will begin in May.", "What is told here was to happen in May 2023: “The trial will begin in May.”"),
        (
            "The fire was less than two weeks ago.",
            "What is dated “less than two weeks ago” here happened no earlier than the week of",
        ),
        ("They owe money beyond 2030.", "What is dated “beyond 2030” here was to happen after 2030"),
        (
            "They took a charge from last year.",
            "What is dated “last year” here belonged to 2022: “They took a charge from last year.”",
        ),
        ("The mill was shut from 2009-2013.", "What is told here happened between 2009 and 2013: “The"),
        ("The mill has been shut since 2014.", "What is dated “since 2014” here began in 2014: “The mill has been"),
        ("The chair is to resign on Saturday.", "What is told here was to happen on Saturday 21 January 2023: “The"),
        ("2022 was a good year.", "What is dated “2022” here belonged to 2022: “2022 was a good year.”"),
        ("In last year’s race he lost.", "What is dated “last year” here belonged to 2022: “In last year’s race he"),
        ("The 2016 election was close.", "What is dated “2016” here belonged to 2016: “The 2016 election was close.”"),
        ("It was sold in early 2014.", "What is told here happened at the beginning of 2014: “It was sold in early"),
        ("The port plans to close this autumn.", "What is told here was to happen in autumn 2023: “The port plans to"),
        ("The film is set to be released this week.", "What is told here was to happen in the week of Monday 16 Jan"),
        (
            "The mill will be shut until May.",
            "What is dated “until May” here was to end in May 2023: “The mill will be",
        ),
        ("Fast-forward to 2016: it rained.", "What is told here happened in 2016: “Fast-forward to 2016: it rained.”"),
        ("The port is to report third quarter earnings.", "What is dated “third quarter” here belonged to the third"),
        ("At home today, clerks act as though they want to sing.", "What is dated “today” here belonged to Sat"),
        ("Sales are up this year.", "What is told here belonged to 2023: “Sales are up this year.”"),
        ("It will be rebuilt by 2030.", "What is dated “by 2030” here was to happen by 2030: “It will be rebuilt by"),
        (
            "The vote was held a week before March 4.",
            "What is dated “before March 4” here happened before Saturday 4 Mar",
        ),
        (
            "The vote was told later Friday.",
            "What is dated “later Friday” here happened on Friday 20 January 2023: “The",
        ),
        ("The port forecasts 2022 sales of $4bn.", "What is dated “2022” here belonged to 2022: “The port forecasts"),
        ("There is no chance of rain in January.", "What is told here belonged to January 2023: “There is no chance"),
        ("The port sleeps in 2022.", "What is told here happened in 2022: “The port sleeps in 2022.”"),
        ("In 2012 a clerk could sing.", "What is told here belonged to 2012: “In 2012 a clerk could sing.”"),
        ("Many voters caught cold this winter.", "What is told here happened in winter 2022 to 2023: “Many"),
        ("Last week clerks sang.", "What is told here happened in the week of Monday 9 January 2023: “Last week"),
        ("Their pledge to add a mill by 2030 was welcome.", "What is dated “by 2030” here was to happen by 2030"),
        ("The court told them to leave by 2020.", "What is dated “by 2020” here was to happen by 2020"),
        ("The list can cover 2003-2016.", "What is told here belonged to the time between 2003 and 2016: “The list"),
        ("Two ships sank in the last year.", "What is told here happened in the year before 21 January 2023: “Two"),
        ("The vote is later this month.", "What is told here was to happen in January 2023: “The vote is later this"),
        (  # it is sent on the day after it appeared elsewhere
            "LEEDS, Jan. 22 (AP) — The clerk will sing.",
            "What is told here belonged to Sunday 22 January 2023: “LEEDS, Jan. 22",
        ),
        (  # on which day she spoke is not told
            "“Tonight the clerks have won a victory,” Ann Lee said.",
            "What is dated “Tonight” here happened on the day when these words were spoken (the article appeared on "
            "Saturday 21 January 2023): “‘Tonight the clerks",
        ),
        (
            "“The port will not be closed tomorrow,” Ann Lee said.",
            "What is dated “tomorrow” here belonged to the day after",
        ),
        ("“The port will be closed tomorrow,” Ann Lee said.", "What is dated “tomorrow” here was to happen on the day"),
        (
            "In May, Ann Lee told the port this:",
            "What is dated “in May” here happened in May 2022: “In May, Ann Lee told the port this: …”",
        ),
        (
            "He left in 2014 and came back in 2019.",
            "What is dated “in 2014” here happened in 2014: “He left in 2014 and came back in 2019.”",
        ),
    ],
)
def test_date(text: str, statement: str) -> None:
    assert said(text, "date")[0][0].startswith(statement)


def test_a_span_begins_and_ends() -> None:
    assert [statement[:54] for statement, _ in said("Between 2000 and 2012 the port lost.", "date")] == [
        "What is dated “2000” here began in 2000: “Between 2000",
        "What is dated “2012” here ended in 2012: “Between 2000",
    ]


def test_a_date_that_nothing_resolves_says_so() -> None:
    ((statement, _),) = said("The bridge fell on Tuesday.", "date", published=None)
    assert statement == (
        "What is dated “on Tuesday” here happened at the time so named (the article’s own date is not known): "
        "“The bridge fell on Tuesday.”"
    )


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        ("The port has been shut since May.", "What is dated “since May” here began at the time so named (the"),
        ("It fell in Sunday’s storm.", "What is dated “Sunday” here belonged to the time so named (the article’s own"),
        ("There is no chance of rain in May.", "What is dated “in May” here belonged to the time so named (the"),
        ("The port will open in May.", "What is dated “in May” here was to happen at the time so named (the article’s"),
        ("The port will open in 2005.", "What is told here was to happen in 2005: “The port will open in 2005.”"),
        ("Holm will be famed for a show in the 1970s and 80s.", "What is told here belonged to the 1970s: “Holm will"),
        ("It fell in 2007. Holm is to pay for a crash in 2005.", "What is told here belonged to 2005: “Holm is to pay"),
    ],
)
def test_a_date_of_an_undated_article(text: str, statement: str) -> None:
    assert said(text, "date", published=None)[-1][0].startswith(statement)


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        ("The union accused the port of hiding the accident.", "A union accused the port of hiding the accident."),
        (
            "Two brothers were charged with smuggling.",
            "Two brothers were charged with smuggling; by whom is not said here.",
        ),
        ("The pilot blamed the delay on careless engineers.", "A pilot blamed the delay on careless engineers."),
        ("A jury convicted Mr Holm of perjury.", "A jury convicted Holm of perjury."),
        ("The nurse was acquitted of manslaughter.", "A nurse was acquitted of manslaughter."),
        ("The nurse was found guilty of manslaughter.", "A nurse was found guilty of manslaughter."),
        (
            "He was arrested for drunk driving.",
            "There was an arrest, told here: “He was arrested for drunk driving.”",
        ),
        ("The editor was jailed for libel.", "An editor was jailed for libel."),
        ("The broker pleaded guilty to forgery.", "A broker pleaded guilty to forgery."),
        ("The banker is on trial for embezzlement.", "A banker was on trial for embezzlement."),
        (
            "Tenants filed a lawsuit against Holm Ltd over fraud.",
            "There was a lawsuit against Holm Ltd over fraud, brought by tenants.",
        ),
        ("Tenants sued the landlord for negligence.", "Tenants sued a landlord for negligence."),
        (
            "Prosecutors allege that the clerk forged the ledger.",
            "Prosecutors alleged that a clerk forged the ledger.",
        ),
        (
            "Vera Holm and Ray Lund are alleged to have taken bribes.",
            "Vera Holm and Ray Lund were alleged to have taken bribes; by whom is not said here.",
        ),
        (
            "Vera Holm, who could not pay, was charged with theft.",
            "Vera Holm was charged with theft; by whom is not said here.",
        ),
        ("A clerk was alleged to be a crook.", "A clerk was alleged to be a crook; by whom is not said here."),
        ("The clerk allegedly took bribes.", "It was alleged that a clerk took bribes; by whom is not said here."),
        (
            "The governor called his rival a liar.",
            "There was an accusation by a governor, told here: “The governor called his rival a liar.”",
        ),
        (
            "The club was suspended by the league in May for racism.",
            "A club was suspended by a league in May for racism.",
        ),
        (
            "The singer Ann Lee faced allegations of fraud.",
            "There were allegations of fraud against Ann Lee.",
        ),
        (
            "The senator tried to accuse the bank of lying.",
            "What is told here concerned an accusation against a bank: “The senator tried to accuse the bank of "
            "lying.”",
        ),
        (
            "The nurse may face charges of fraud.",
            "What is told here concerned a charge against a nurse: “The nurse may face charges of fraud.”",
        ),
        ("The editor was jailed without trial for libel.", "An editor was jailed without trial for libel."),
        (
            "Workers need help when they are punished for theft.",
            "What is told here concerned a punishment: “Workers need help when they are punished for theft.”",
        ),
        (
            "The port’s tactics were clear as she sued, alleging that the clerk took bribes.",
            "There was an allegation against a clerk, told here: “The port’s tactics were clear as she sued, "
            "alleging that the clerk took bribes.”",
        ),
        (
            "Northern Port Accused Of Hiding Accident From Union",
            "There was an accusation, told here: “Northern Port Accused Of Hiding Accident From Union”.",
        ),
        (
            "The plan is to deport men convicted of theft.",
            "What is told here concerned a conviction: “The plan is to deport men convicted of theft.”",
        ),
        (
            "“I blame the port for the death of my son,” Vera Holm said.",
            "There was an accusation by Vera Holm against the port, told here: “‘I blame the port for the death of my "
            "son,’ Vera Holm said.”",
        ),
        ("There were allegations of fraud.", "There was an allegation, told here: “There were allegations of fraud.”"),
        (
            "Ray, later alleging - again falsely - that the port wanted to hide thieves, left.",
            "There was an allegation against the port, told here: “Ray, later alleging - again falsely - that the port "
            "wanted to hide thieves, left.”",
        ),
        (
            "At least four guards were accused of theft.",
            "At least four guards were accused of theft; by whom is not said here.",
        ),
        (
            "The port is a firm which the union has accused of lying.",
            "There was an accusation by a union against a firm, told here: “The port is a firm which the union has "
            "accused of lying.”",
        ),
    ],
)
def test_accusation(text: str, statement: str) -> None:
    assert [found for found, _ in said(text, "accusation")] == [statement]


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        (  # whose name stands in the sentence before
            "The ferry sank. Critics blamed the accident on Ann Lee.",
            "There was an accusation by critics against Ann Lee, told here: “Critics blamed the accident on Ann "
            "Lee” (the sentence before: “The ferry sank.”).",
        ),
        (
            "Ida Holm runs the mill. On Monday the manager was charged with theft.",
            "There was a charge, told here: “On Monday the manager was charged with theft” (the sentence before: "
            "“Ida Holm runs the mill.”).",
        ),
        ("It rained. Critics accused Ann Lee of breaking the law.", "Critics accused Ann Lee of breaking the law."),
        (
            "It rained. Ann Lee was accused of it.",
            "There was an accusation against Ann Lee, told here: “Ann Lee was accused of it” (the sentence before: "
            "“It rained.”).",
        ),
        ("It rained. Ann Lee accused Holm Ltd of hiding its losses.", "Ann Lee accused Holm Ltd of hiding its losses."),
        (
            "It rained. Critics accused the owners of the ferry of lying.",
            "Critics accused the owners of the ferry of lying.",
        ),
        (
            "Ann Lee met Ida Moss. Critics accused reporters of flattering her.",
            "There was an accusation by critics against reporters, told here: “Critics accused reporters of "
            "flattering her” (the sentence before: “Ann Lee met Ida Moss.”).",
        ),
        ("The mayor said Holm faced charges.", "There was a charge against Holm, told here: “The mayor said Holm"),
        (
            "Ray, who was blamed by the port, resigned.",
            "There was an accusation by the port against Ray, told here: “Ray, who was blamed by the port, resigned.”",
        ),
        (
            "Ann Lee filed a lawsuit against Omar Ray following his claims.",
            "There was a lawsuit against Omar Ray, told here: “Ann Lee filed",
        ),
        ("Charges against Ann Lee could have ended it all.", "What is told here concerned a charge against Ann Lee: "),
        (
            "Holm Ltd faced allegations of fraud. It could have closed.",
            "There were allegations of fraud against Holm Ltd.",
        ),
        (
            "Holm left after allegations that he bit a guard.",
            "It was alleged that Holm bit a guard.",
        ),
        (
            "Ann Lee attacked Omar Holm for accusing clerks of theft.",
            "There was an accusation against clerks, told here: “Ann Lee attacked Omar Holm for accusing",
        ),
        (
            "The row broke out weeks after the debate, calling bakers “thieves”.",
            "There was an accusation against bakers, told here: “The row broke out weeks after the debate, calling",
        ),
        (
            "Holm pleaded guilty to bribing candi- dates.",
            "There was an admission of wrongdoing by Holm, told here: “Holm pleaded guilty to bribing candi- dates.”",
        ),
        (
            "It rained. Omar Holm accused critics of hurting her.",
            "There was an accusation by Omar Holm against critics, told here: “Omar Holm accused critics of hurting "
            "her” (the sentence before: “It rained.”).",
        ),
        (
            "It rained. Bakers blasted Republicans for charging her.",
            "There was criticism by bakers of Republicans, told here: “Bakers blasted Republicans for charging her” "
            "(the sentence before: “It rained.”).",
        ),
        (
            "Ida Moss blamed the crash on a “thief,” not on his haste.",
            "There was an accusation by Ida Moss, told here: “Ida Moss blamed the crash on a ‘thief,’ not on his",
        ),
        (
            "It rained. Holm’s campaign accused Ann Lee of lying.",
            "Holm’s campaign accused Ann Lee of lying.",
        ),
        (
            "The Lund Foundation gave much. The foundation is under investigation for fraud.",
            "The Lund Foundation was under investigation for fraud.",
        ),
        ("WASHINGTON (AP) - Washington has accused China of lying.", "Washington accused China of lying."),
        (
            "The club filed an information lawsuit against the port over fraud.",
            "There was a lawsuit against the port",
        ),
        (
            "Ten percent of voters left. Five percent blame Ann Lee for the war.",
            "There was an accusation against Ann Lee, told here: “Five percent blame Ann Lee for the war” (the "
            "sentence before: “Ten percent of voters left.”).",
        ),
    ],
)
def test_an_accusation_that_points_to_the_text_is_quoted(text: str, statement: str) -> None:
    assert said(text, "accusation")[-1][0].startswith(statement)


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        ("The mayor said the bridge was safe.", "A mayor said that the bridge was safe."),
        ("An Ipsos poll found that most people walk.", "An Ipsos poll found that most people walk."),
        ("“Go home now, all of you!” the clerk said.", "A clerk said: “Go home now, all of you!”"),
        ("The mayor will say that the bridge is safe.", "A mayor was to say that the bridge is safe."),
        ("The mayor would not say who had called.", "A mayor would not say who had called."),
        ("“We waited,” said Ann Lee, “for hours.”", "Ann Lee said: “We waited, for hours.”"),
        (
            "Reporters asked whether the mayor would resign.",
            "Reporters asked what is told here: “Reporters asked whether the mayor would resign.”",
        ),
        ("“Why now?” the clerk asked.", "A clerk asked: “Why now?”"),
        ("The firm promised to pay every worker.", "A firm promised to pay every worker."),
        ("The coastguard urged bathers to leave the water.", "The coastguard urged bathers to leave the water."),
        ("Villagers fear that the dam will break.", "Villagers feared that the dam will break."),
        ("The survey found that most people walk.", "A survey found that most people walk."),
        ("The ministry told parliament on Monday that it was late.", "A ministry told parliament that it was late."),
        ('Ms Lind called the ruling "a joke".', "Lind called the ruling “a joke”."),
        (
            "It was claimed that the till was empty.",
            "It was claimed that the till was empty; who said so is not told here.",
        ),
        (
            "His promise to return was kept.",
            "There was a promise, told here: “His promise to return was kept.”",
        ),
        (
            "The firm reportedly sold its fleet in May.",
            "Somebody said what is told here: “The firm reportedly sold its fleet in May.”",
        ),
        ("“He called it ‘a mess’,” said Ann Lee.", "Ann Lee said: “He called it ‘a mess’”."),
        (
            "The port denied the notion that it had lied.",
            "The port denied the notion that it had lied.",
        ),
        (
            "He is a rival whom the mayor describes as lazy.",
            "A mayor said what is told here: “He is a rival whom the mayor describes as lazy.”",
        ),
        (
            "Mayor Denies Delay After Bridge Falls Again",
            "A mayor denied what is told here: “Mayor Denies Delay After Bridge Falls Again”.",
        ),
        (
            "The union failed to say that the mill is safe.",
            "What is told here concerned words of a union: “The union failed to say that the mill is safe.”",
        ),
        (
            "The clerk told Vera Holm the mill would close.",
            "A clerk told Vera Holm that the mill would close.",
        ),
        (
            "About half of them said they were late.",
            "Those the article calls “about half of them” said what is told here: “About half of "
            "them said they were late.”",
        ),
        (
            "The state has laws that some say target nurses.",
            "Some people said what is told here: “The state has laws that some say target nurses.”",
        ),
        ("The mayor said they were tired.", "A mayor said what is told here: “The mayor said they were tired.”"),
        (
            "The clerk said he might vote for him.",
            "A clerk said what is told here: “The clerk said he might vote for him.”",
        ),
        (
            "The files are old, Vera Holm wrote Omar Lund.",
            "Vera Holm said what is told here: “The files are old, Vera Holm wrote Omar Lund.”",
        ),
        ("The firm announced a small bath used by nurses.", "A firm announced a small bath used by nurses."),
        ("79 percent of nurses said they slept.", "79 percent of nurses said that they slept."),
        ("The mayor said no to the bridge.", "A mayor said no to the bridge."),
        ("The firm announced the mill had closed.", "A firm announced that the mill had closed."),
        (
            "Recently, the clerk said, he has slept.",
            "A clerk said what is told here: “Recently, the clerk said, he has slept.”",
        ),
        ("The mill, Ann Lee said, is unsafe.", "Ann Lee said that the mill is unsafe."),
        ("Ann Lee could have said that the mill is shut.", "Ann Lee could have said that the mill is shut."),
        (
            "The House passed a bill and President Holm promised to veto it.",
            "Holm promised what is told here: “The House passed a bill and President Holm promised to veto it.”",
        ),
        (
            "Ms Vera Holm rang. Critics said 12 plans could help her win.",
            "Critics said that 12 plans could help Vera Holm win.",
        ),
        (
            "Holm Ltd said that it would sell it at once.",
            "Holm Ltd said what is told here: “Holm Ltd said that it would sell it at once.”",
        ),
        (
            "It rained, but investigations suggest that they may be harmful.",
            "Investigations said what is told here: “It rained, but investigations suggest that they may be harmful.”",
        ),
        (
            "Rain fell. “Ann Lee called it late,” Vera Holm said.",
            "Vera Holm said: “Ann Lee called it late” (the sentence before: “Rain fell.”).",
        ),
        (
            "Nurses said why do they never ring?",
            "Nurses said what is told here: “Nurses said why do they never ring?”",
        ),
        (
            "Ann Lee said it was another step to winning the vote.",
            "Ann Lee said what is told here: “Ann Lee said it was another step to winning the vote.”",
        ),
        (
            "The mill, Ann Lee wrote, “is late again and old.”",
            "Ann Lee said what is told here: “The mill, Ann Lee wrote, ‘is late again and old.’”",
        ),
        (
            "“I hate the word ‘late,’” Ann Lee said. “They were early.”",
            "Ann Lee said: “I hate the word ‘late.’ They were early.”",
        ),
        ("However, the mill is old, according to the Holm Times.", "The Holm Times said that the mill is old."),
        (
            "Although Ann Lee says the mill is old, Omar Ray loves it.",
            "Ann Lee said what is told here: “Although Ann Lee says the mill is old, Omar Ray loves it.”",
        ),
        (
            "Omar Ray was asked by Ann Lee to leave.",
            "Ann Lee asked for what is told here: “Omar Ray was asked by Ann Lee to leave.”",
        ),
        ("Ann Lee found “exposed wires. They are a risk.”", "Ann Lee found “exposed wires. They are a risk.”"),
        ("In New York, the new mayor spoke. New York is safe, Ann Lee said.", "Ann Lee said that New York is safe."),
        (
            "A nurses’ union complained that they were late.",
            "A nurses’ union said what is told here: “A nurses’ union complained that they were late.”",
        ),
        (
            "Ann Lee said the new powers would not take them from the streets.",
            "Ann Lee said what is told here: “Ann Lee said the new powers would not take them from the streets.”",
        ),
        (
            "Ann Lee said that if voters come, she would not send them home.",
            "Ann Lee said that if voters come, she would not send them home.",
        ),
        ("Ann Lee said anyone could show their hands.", "Ann Lee said that anyone could show their hands."),
        (
            "Thirty percent said they were late.",
            "Thirty percent said what is told here: “Thirty percent said they were late.”",
        ),
        ("A number of nurses said they were late.", "A number of nurses said that they were late."),
        ("Lund police said they were late.", "The Lund police said that they were late."),
        ("The Holm newspaper said the mill is shut.", "The Holm said that the mill is shut."),
        (
            "Delivering milk is hard, says Holm Dairy, because it rains.",
            "Holm Dairy said that delivering milk is hard, because it rains.",
        ),
        ('Ann Lee said: "We lost. "We will be back."', "Ann Lee said: “We lost. We will be back.”"),
        (
            "“He said ‘I am not late,’” the clerk Ann Lee said.",
            "Ann Lee said: “He said ‘I am not late’”.",
        ),
        (
            "Omar Ray was late. A report said that he left Ulm.",
            "A report said that Omar Ray left Ulm.",
        ),
        (
            "Omar Ray ran. The report said he was ill. He won.",
            "A report said that Omar Ray was ill (the sentence before: “Omar Ray ran.”).",
        ),
        (
            "Bonds were sold in May. A statement said that it was late.",
            "A statement said what is told here: “A statement said that it was late” (the sentence before: “Bonds were "
            "sold in May.”).",
        ),
        (
            "Ann Lee said it should be delayed for a year.",
            "Ann Lee said what is told here: “Ann Lee said it should be delayed for a year.”",
        ),
        (
            "Ann Lee said it would be a system that is hard to run.",
            "Ann Lee said what is told here: “Ann Lee said it would be a system that is hard to run.”",
        ),
        (
            "Ann Lee said it would be hard to rebuild the mill.",
            "Ann Lee said that it would be hard to rebuild the mill.",
        ),
        ("Ann Lee said it was a shame to leave.", "Ann Lee said that it was a shame to leave."),
        ("Ann Lee said it was Omar Ray who shut the mill.", "Ann Lee said that it was Omar Ray who shut the mill."),
        (
            "Ann Lee threatened to cut off the money they send home.",
            "Ann Lee promised what is told here: “Ann Lee threatened to cut off the money they send home.”",
        ),
        (
            "Analysts had been forecasting a 0.1% rise in output.",
            "Analysts forecast a 0.1% rise in output.",
        ),
        ("According to the Holm news agency, the mill is shut.", "Holm said that the mill is shut."),
        ("According to the Holm Times, the mill is shut.", "The Holm Times said that the mill is shut."),
        (
            "That accord also called for the mill to close.",
            "Somebody said what is told here: “That accord also called for the mill to close.”",
        ),
        ("The firm predicted a win.", "A firm predicted a win."),
        ("The mayor said that.", "A mayor said what is told here: “The mayor said that.”"),
        (
            "The clerk said rooms which the sheriff knows are:",
            "A clerk said what is told here: “The clerk said rooms which the sheriff knows are: …”",
        ),
        (
            "A group of monks called for a boycott of his speech.",
            "A group of monks asked for what is told here: “A group of monks called for a boycott of his speech.”",
        ),
        (
            "The mayor came with a word for the sheriff, saying his use of the hall was wrong.",
            "A mayor said what is told here: “The mayor came with a word for the sheriff, saying his use of the hall "
            "was wrong.”",
        ),
        (
            "The mayor said the sheriff knew his rights.",
            "A mayor said what is told here: “The mayor said the sheriff knew his rights.”",
        ),
        ("The mayor mentioned freedom taken from nurses.", "A mayor mentioned freedom taken from nurses."),
        (
            "It was late, said Omar Lund, whose boats lay there.",
            "Omar Lund said what is told here: “It was late, said Omar Lund, whose boats lay there.”",
        ),
    ],
)
def test_attribution(text: str, statement: str) -> None:
    assert [found for found, _ in said(text, "attribution")] == [statement]


@pytest.mark.parametrize(
    ("last", "statement"),
    [
        # The article's he and she have names, in brackets inside a quotation.
        (
            "“She hid the money,” the mayor said.",
            "A mayor said: “[Vera Holm] hid the money” (the sentence before: “Ms Vera Holm was born in a mill.”).",
        ),
        (
            "Bob Ray said that her ledger was gone.",
            "Bob Ray said that Vera Holm’s ledger was gone (the sentence before: “Ms Vera Holm was born in a mill.”).",
        ),
        (
            "On Monday she was fined for theft.",
            "What is told here happened on Monday 16 January 2023: “On Monday [Vera Holm] was fined for theft.”",
        ),
        ("She said that she was ill in Ulm.", "Vera Holm said that she was ill in Ulm."),
        # No name where the words themselves may tell who is meant.
        ("Ann Lee said that she was ill in Ulm.", "Ann Lee said that she was ill in Ulm."),
        (
            "The nurse said that she was ill.",
            "A nurse said that she was ill (the sentence before: “Ms Vera Holm was born in a mill.”).",
        ),
        (
            "“I know what she’d say,” the mayor said.",
            "A mayor said: “I know what she’d say” (the sentence before: “Ms Vera Holm was born in a mill.”).",
        ),
    ],
)
def test_he_and_she_have_names(last: str, statement: str) -> None:
    text = f"Ms Vera Holm was born in a mill. {last}"
    found = extract_untitled(text).claims
    assert statement in [claim.statement for claim in found]


def test_a_name_in_a_role_is_enough() -> None:
    original, claim = placed("Ann Lee, a clerk at the, lied.", "attribution", "source", "Ann Lee, a clerk at the")
    assert not borders.is_phrase(original, claim, claim.roles[0])
    named = msgspec.structs.replace(claim.roles[0], names=["Ann Lee"], named_by="full")
    assert borders.is_phrase(original, claim, named)
    original, claim = placed("Ann Lee’s lawyer lied.", "attribution", "source", "Ann Lee")
    named = msgspec.structs.replace(claim.roles[0], names=["Ann Lee"], named_by="full")
    assert not borders.is_phrase(original, claim, named), "the lawyer did"


@pytest.mark.parametrize(
    ("text", "type_", "role", "words", "whole"),
    [
        # A noun phrase that is begun too late or ended too early is none.
        ("Some of the mayor’s admirers lied.", "accusation", "accused", "of the mayor’s admirers", False),
        ("The mayor’s brother Bob Ray lied.", "accusation", "accused", "The mayor’s brother", False),
        ("The mayor’s brother Bob Ray lied.", "accusation", "accused", "The mayor’s brother Bob Ray", True),
        ("The tall mayor lied.", "accusation", "accused", "mayor", False),
        ("They moved to sue people.", "accusation", "accused", "sue people", False),
        ("More than 200 felons lied.", "accusation", "accused", "200 felons", False),
        ("They passed out leaflets.", "attribution", "source", "They passed", False),
    ],
)
def test_a_phrase_is_whole(text: str, type_: ClaimType, role: str, words: str, whole: bool) -> None:
    original, claim = placed(text, type_, role, words)
    assert borders.is_phrase(original, claim, claim.roles[0]) == whole


@pytest.mark.parametrize(
    ("text", "words", "whole"),
    [
        ("He lied about any ship he can find.", "any ship he can", False),
        ("He was blamed on two fronts.", "on two", False),
        ("He was blamed for theft on Monday.", "theft", True),
        ("He was blamed for theft in 2014.", "theft", True),
        ("He was blamed for theft of cars.", "theft", False),
        ("He was blamed for theft quietly and openly.", "theft quietly", False),
        ("He was blamed for Holm's theft.", "'s theft", False),
        ("He was blamed for theft.", "theft", True),
        ("He was blamed for theft and left.", "theft", True),
        ("He was blamed for theft, lying and worse.", "theft, lying", False),
    ],
)
def test_a_charge_ends_with_its_clause(text: str, words: str, whole: bool) -> None:
    original, claim = placed(text, "accusation", "charge", words)
    assert borders.is_whole(original, claim, claim.roles[0]) == whole


def placed(text: str, type_: ClaimType, role: str, words: str) -> tuple[Original, Claim]:
    """A claim anchored at the text's first word, with one role."""
    start = text.index(words)
    roles = [Role(role=role, start=start, end=start + len(words), text=words)]
    claim = Claim(id="1", type=type_, start=0, end=1, text=text[:1], sentence=0, roles=roles)
    return Original(Document(text, [Sentence(start=0, end=len(text))]), text), claim


def test_a_quotation_that_began_before_the_sentence_opens_in_it() -> None:
    text = "“No. We saw that it was late,” the clerk, whom nobody knew, said in May."
    assert said(text, "date")[0][0].endswith(": “‘We saw that it was late,’ the clerk, whom nobody knew, said in May.”")


def test_two_that_quote_one_sentence_name_their_cues() -> None:
    text = "She denounced him as a hypocrite and slammed him as a coward."
    first, second = (found for found, _ in said(text, "accusation"))
    assert first == f"There was criticism, told here (“denounced him as a hypocrite …”): “{text}”"
    assert second == f"There was criticism, told here (“slammed him as a coward”): “{text}”"


def test_a_quotation_without_words_is_told_by_its_sentence() -> None:
    assert [found for found, _ in said('“ " said , “', "attribution")] == [
        "Somebody said what is told here: “‘said, ’”."
    ]


def test_who_is_asked_is_no_source() -> None:
    text = "The mayor was asked what it cost."
    roles = [
        Role(role="source", start=0, end=9, text="The mayor"),
        Role(role="content", start=20, end=32, text="it cost"),
    ]
    claim = Claim(id="1", type="attribution", start=14, end=19, text="asked", sentence=0, roles=roles, value="question")
    claim.rule = "attribution.verb.ask"
    state_claims(Document(text, [Sentence(start=0, end=len(text))], None), [claim], text)
    assert claim.statement == f"Somebody asked what is told here: “{text}”"


def test_a_claim_that_is_as_likely_none_is_only_quoted() -> None:
    text = "The mayor feared that rain fell. Critics blamed Ann Lee for losses."
    article = claimkit.extract(text, published=PUBLISHED, reader="rules")
    doubtful = [msgspec.structs.replace(claim, confidence=0.79) for claim in article.claims]
    sure = [msgspec.structs.replace(claim, confidence=0.8) for claim in article.claims]
    by_reader = [msgspec.structs.replace(claim, rule="reader") for claim in doubtful]
    document = Document(text, article.sentences, None)
    for claims in (doubtful, sure, by_reader):
        state_claims(document, claims, text, title="")
    assert [claim.statement for claim in sure] == [
        "A mayor feared that rain fell.",
        "Critics blamed Ann Lee for losses.",
    ]
    assert [claim.statement for claim in doubtful] == [
        "What is told here perhaps concerned words or thoughts: “The mayor feared that rain fell.”",
        "What is told here perhaps concerned an accusation: “Critics blamed Ann Lee for losses.”",
    ]
    assert by_reader[0].statement.startswith("What is told here perhaps concerned words or thoughts: ")


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        # He and she, they, this: the sentence before tells who or what is meant, unless it is a headline.
        (
            "Two nurses left. They said that it was late.",
            "“They said that it was late” (the sentence before: “Two nurses left.”).",
        ),
        (
            "Two nurses left.\n\nThey said that it was late.",
            "“They said that it was late” (the sentence before: “Two nurses left.”).",
        ),
        ("Two nurses left\n\nThey said that it was late.", "“They said that it was late.”"),
        ("FULL TEXT. They said that it was late.", "“They said that it was late.”"),
        (
            "Two nurses left. “They were tired of all that,” Vera Holm said.",
            "Vera Holm said: “They were tired of all that” (the sentence before: “Two nurses left.”).",
        ),
        ("Two nurses left. “We left Ulm,” Vera Holm said. “They were old.”", "said: “We left Ulm. They were old.”"),
        ("Two nurses left. “Ulm loves this country,” Vera Holm said.", "Vera Holm said: “Ulm loves this country”."),
        ("Two nurses left. “A former nurse rang Ulm,” Vera Holm said.", "Vera Holm said: “A former nurse rang Ulm”."),
        ("Two left. “We like those over 65,” Vera Holm said.", "said: “We like those over 65”."),
        (
            "Nurses and bakers left. “The latter were tired,” Vera Holm said.",
            "said: “The latter were tired” (the sentence before: “Nurses and bakers left.”).",
        ),
        ("Two nurses left. Vera Holm said that Ulm nurses often think they are ill.", "often think they are ill."),
    ],
)
def test_a_quotation_begins_where_it_can_be_understood(text: str, statement: str) -> None:
    assert said(text, "attribution")[0][0].endswith(statement)


def test_german_contents_stand_in_quotation_marks() -> None:
    article = claimkit.extract("Die 24-jährige Pflegerin fiel am Dienstag.", published=PUBLISHED, language="de")
    assert [claim.statement for claim in article.claims] == [
        "“Pflegerin” was 24 years old when the article appeared (21 January 2023): "
        "“Die 24-jährige Pflegerin fiel am Dienstag.”",
        "What is told here happened on Tuesday 17 January 2023: “Die 24-jährige Pflegerin fiel am Dienstag” (from an "
        "article of 21 January 2023).",
    ]


@pytest.mark.parametrize(
    ("value", "mod", "words"),
    [
        ("2023-01-17", None, "on Tuesday 17 January 2023"),
        ("2016-09-23TNI", None, "in the night of Friday 23 September 2016"),
        ("2016-W41", None, "in the week of Monday 10 October 2016"),
        ("2016-W41-WE", None, "on the weekend of Saturday 15 October 2016"),
        ("2023-01-17", "END", "late on Tuesday 17 January 2023"),
        ("2023-01-17TMO", "START", "early on the morning of Tuesday 17 January 2023"),
        ("2014-05", "START", "at the beginning of May 2014"),
        ("2014", "APPROX", "around 2014"),
        ("199", None, "in the 1990s"),
        ("19", None, "in the 20th century"),
        ("2016-SU", None, "in summer 2016"),
        ("2016-Q3", None, "in the third quarter of 2016"),
        ("2013/2014", None, "between 2013 and 2014"),
        ("1980", "BEFORE", "before 1980"),
        ("9999", None, "in 9999"),
        ("00", None, "None"),
        ("2013/P1Y", None, "None"),
        ("P1Y", "START", "None"),
    ],
)
def test_dates_in_words(value: str, mod: str | None, words: str) -> None:
    assert str(when(value, mod)) == words


@pytest.mark.parametrize(
    ("text", "normal"),
    [
        ('"a" and "b"', "“a” and “b”"),
        ("``a'' he said", "“a” he said"),
        ("it's 'fine' here", "it’s “fine” here"),
        ("''had me at 'late,''' he wrote", "“had me at ‘late,’” he wrote"),
        ("\"he said 'no' twice\"", "“he said ‘no’ twice”"),
        ('an "open one', "an “open one”"),
        ("a closed one”", "a closed one"),
        ("„So“, sagte er", "“So”, sagte er"),
        ("called “thieves“ and left", "called “thieves” and left"),
        ('of the accusations," he said', "of the accusations, he said"),
    ],
)
def test_marks_are_paired(text: str, normal: str) -> None:
    assert marks(text) == normal


def test_a_quotation_in_a_quotation_changes_its_marks() -> None:
    assert quoted("\"He said 'no'\"") == "“He said ‘no’”"
    assert quoted('He said "no"') == "“He said ‘no’”"


def test_what_is_held_in_view_is_not_cut() -> None:
    text = "a, " * 60 + "the anchor, " + "b, " * 20 + "the end"
    assert "the end" not in around(text, 180, 190, 100)
    assert around(text, 180, 190, 100, last=len(text)).endswith("the end")


def test_cut_ends_behind_a_clause() -> None:
    assert cut("The bridge fell, and the mill burned down in May", 30) == "The bridge fell …"
    assert cut("The bridge fell, said Gov. Ray, who had seen it", 40) == "The bridge fell, said Gov. Ray …"
    assert cut("The bridge fell. Many cars, all of them new, fell too", 50) == "The bridge fell. …"
    assert (
        cut("The bridge fell and they fled because, as miners, they knew it", 44) == "The bridge fell and they fled …"
    )
    assert cut("short", 30) == "short"
    assert cut("The bridge and the mill fell when it rained", 28) == "The bridge and the mill …"
    assert around("aaaa, bbbb, cccc, here it is, dddd, eeee", 18, 22, 20).count("…") == 2


@pytest.mark.parametrize(
    ("clause", "statement", "question"),
    [
        (Clause("she", "did", "say", ": “No.”", "said"), "She said: “No.”", "Did she say: “No”?"),
        (
            Clause("he", "was", "named", "", missing="by whom is not said here"),
            "He was named; by whom is not said here.",
            "Was he named?",
        ),
        (Clause("a firm", "had", "lied", ","), "A firm had lied.", "Had a firm lied?"),
        (Clause("she", "did", "ask", ": “Why?”", "asked"), "She asked: “Why?”", "Did she ask: “Why?”?"),
    ],
)
def test_a_clause_is_said_and_asked(clause: Clause, statement: str, question: str) -> None:
    assert (clause.statement(), clause.question()) == (statement, question)


def test_a_file_from_before_statements_gets_them() -> None:
    whole = claimkit.extract(ARTICLE, published=PUBLISHED, reader="rules")
    old = claimkit.extract(ARTICLE, published=PUBLISHED, reader="rules")
    for claim in old.claims:
        claim.statement = claim.question = ""
    assert with_statements(old).claims == whole.claims
    assert all(not claim.statement for claim in old.claims), "the given record is not changed"


def test_every_type_states_something() -> None:
    assert set(STATES) == set(CLAIM_TYPES)


HOSTILE = "a é\u200b\x07\n \"“”'‘’.,;:!?()—…Ann said he was 59 accused of fraud Monday"


@st.composite
def claims(draw: st.DrawFn) -> tuple[Article, Claim]:
    """A claim of any type with any spans in hostile text."""
    text = draw(st.text(st.sampled_from(HOSTILE), max_size=80)) + "x" + draw(st.sampled_from(["", "x" * 900]))
    spans = st.tuples(st.integers(0, len(text) - 1), st.integers(1, len(text))).filter(lambda s: s[0] < s[1])
    type_ = draw(st.sampled_from(CLAIM_TYPES))
    start, end = draw(spans)
    roles = [
        Role(role=name, start=a, end=b, text=text[a:b], names=draw(st.sampled_from([[], ["Ann Lee"], ["A", "B"]])))
        for name in ROLES[type_]
        if draw(st.booleans())
        for a, b in [draw(spans)]
    ]
    rule = draw(
        st.sampled_from(
            {
                "age": ["age.apposition", "age.aged", ""],
                "date": ["date.year", ""],
                "accusation": [
                    "accusation.verb.accuse_of", "accusation.that.allege", "accusation.noun.allegation",
                    "accusation.modifier.allegedly", "accusation.epithet.liar", "accusation.adjective.guilty_of", "",
                ],
                "attribution": [
                    "attribution.verb.say", "attribution.verb.ask", "attribution.noun.promise",
                    "attribution.preposition.according_to", "attribution.adverb.reportedly", "",
                ],
            }[type_]
        )
    )  # fmt: skip
    value = draw(st.sampled_from([None, "59", "18-24", "2023-01-17", "convicted", "question", "odd"]))
    claim = Claim(
        id="1", type=type_, start=start, end=end, text=text[start:end], sentence=0, value=value, roles=roles, rule=rule
    )
    return Article(id="a", text=text, sentences=[Sentence(start=0, end=len(text))], claims=[claim]), claim


@given(claims())
def test_whatever_stands_there_a_statement_is_one_whole_sentence(made: tuple[Article, Claim]) -> None:
    article, claim = made
    state_claims(Document(article.text, article.sentences), [claim], article.text)
    for text in (claim.statement, claim.question):
        assert text == " ".join(text.split())
        assert not [c for c in text if unicodedata.category(c)[0] == "C"]
        assert text.count("“") == text.count("”")
        assert len(text) <= LONGEST
    assert claim.statement.rstrip("”’").endswith((".", "!", "?", "…"))
    assert claim.question.endswith("?")


@given(st.text(st.sampled_from("“”„«»\"'‘’ ab"), max_size=30))
@example("'a' \"b")
@example('“"')
def test_marks_are_always_balanced(text: str) -> None:
    for inside in (False, True):
        normal = marks(text, inside=inside)
        assert normal.count("“") == normal.count("”")
        assert '"' not in normal


def test_a_corrected_claim_states_what_it_is_now() -> None:
    from reviewed import TEXT, claim

    first = stated(claim(roles=[Role(role="accused", start=11, end=18, text="Ana Roe")]))
    assert first.statement == "Ana Roe was accused (from “A trial”, 21 January 2023)."
    charge = Role(role="charge", start=TEXT.index("fraud"), end=TEXT.index("fraud") + 5, text="fraud")
    assert (
        stated(claim(roles=[*first.roles, charge])).statement
        == "Ana Roe was accused of fraud (from “A trial”, 21 January 2023)."
    )


@pytest.mark.parametrize("role", ["accused", "accuser", "charge"])
def test_a_role_that_people_draw_over_a_space_is_stated(role: str) -> None:
    from reviewed import claim

    blank = Role(role=role, start=14, end=15, text=" ")  # type: ignore[arg-type]
    said = "There was an accusation, told here: “Ana Roe, 59, was accused of fraud on Monday, police said”"
    assert stated(claim(type="accusation", roles=[blank])).statement.startswith(said)


def test_a_role_that_people_draw_is_called_by_the_name_in_it() -> None:
    from reviewed import TEXT, claim

    text = TEXT.replace("Ana Roe, 59", "Her son Bob")
    drawn = claim(text=text, roles=[Role(role="accused", start=11, end=22, text="Her son Bob")])
    assert stated(drawn).statement == "Bob was accused (from “A trial”, 21 January 2023)."


@pytest.mark.parametrize("rule", ["reader", "", "accusation.old", "attribution.old"])
@pytest.mark.parametrize(
    ("text", "type_", "anchor", "statement"),
    [
        (
            "Lee was accused of fraud.",
            "accusation",
            "accused of",
            "Lee was accused of fraud; by whom is not said here.",
        ),
        (
            "Lee said that rain fell.",
            "attribution",
            "said",
            "Lee said that rain fell.",
        ),
        (
            "Lee whooped that rain fell.",
            "attribution",
            "whooped",
            "What is told here concerned words or thoughts of Lee: “Lee whooped that rain fell.”",
        ),
        (
            "Lee called out that rain fell.",
            "attribution",
            "called out",
            "What is told here concerned words or thoughts of Lee: “Lee called out that rain fell.”",
        ),
        (
            "Lee called for that rain fell.",
            "attribution",
            "called for",
            "Lee called for that rain fell.",
        ),
        (
            "Lee gasconaded fraud.",
            "accusation",
            "gasconaded",
            "There was an accusation against Lee, told here: “Lee gasconaded fraud.”",
        ),
    ],
)
def test_a_claim_that_no_rule_found_is_read_by_its_anchor(
    rule: str, text: str, type_: ClaimType, anchor: str, statement: str
) -> None:
    start = text.index(anchor)
    said = "fraud" if type_ == "accusation" else "that rain fell"
    roles = [
        Role(role=ROLES[type_][0], start=0, end=3, text="Lee"),
        Role(role=ROLES[type_][-1], start=text.index(said), end=text.index(said) + len(said), text=said),
    ]
    claim = Claim(
        id="1", type=type_, start=start, end=start + len(anchor), text=anchor, sentence=0, roles=roles, rule=rule
    )
    state_claims(Document(text, [Sentence(start=0, end=len(text))]), [claim], text)
    assert (claim.statement, claim.rule) == (statement, rule)


def attributions(text: str) -> list[str]:
    return [statement for statement, _ in said(text, "attribution")]


@pytest.mark.parametrize(
    "content",
    [
        "he would back the plan",
        "this was a mistake",
        "that’s wrong",
        "those numbers were false",
        "such plans had failed",
        "people there were tired",
        "rain was rare here",
        "they doubted it",
        "clerks believed in it",
        "the firm had lied",
        "the clerk’s boat sank",
        "the new rules would go",
    ],
)
def test_what_only_the_article_explains_is_quoted(content: str) -> None:
    text = f"Vera Holm said {content}."
    assert attributions(text) == [f"Vera Holm said what is told here: “{text}”"]


@pytest.mark.parametrize(
    "content",
    [
        "it was time to go",
        "it seemed wrong to go",
        "a mill was old and its roof leaked",
        "this week was hard",
        "those who left were tired",
        "there was no hope",
        "she knew plans such as hers",
        "no such plan was known",
        "she would back the plan of Lund",
        "she knew the Lund clerk",
        "the first plan was better",
        "a clerk wrote and the clerk lied",
        "the draft plan filed in Lund was false",
        "the minister, Ray Lund, had lied",
        "the bridge was safe",
        "the police were late",
        "“the firm” was old",
        "the plan that failed was hers",
        "the firm in Lund had lied",
    ],
)
def test_what_explains_itself_is_told(content: str) -> None:
    assert attributions(f"Vera Holm said {content}.") == [f"Vera Holm said that {content}."]


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        ("The Lund Times said it had lost money.", "The Lund Times said that it had lost money."),
        ("Lundco said it had lost money.", "Lundco said that it had lost money."),
        ("The bank said it had lost money.", "A bank said that it had lost money."),
        ("Ray Lund said it had lost money.", "Ray Lund said what is told here: “Ray Lund said it had lost money.”"),
    ],
)
def test_it_may_be_the_body_that_speaks(text: str, statement: str) -> None:
    assert attributions(text) == [statement]


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        ("The clerks said rain fell.", "Clerks said that rain fell."),
        ("The old clerk said rain fell.", "An old clerk said that rain fell."),
        ("The clerk’s aides said rain fell.", "The clerk’s aides said that rain fell."),
        ("The clerk of Lund said rain fell.", "The clerk of Lund said that rain fell."),
        ("The police said rain fell.", "The police said that rain fell."),
        ("The oldest clerk said rain fell.", "The oldest clerk said that rain fell."),
    ],
)
def test_the_one_whom_only_the_article_knows_is_one_of_several(text: str, statement: str) -> None:
    assert attributions(text) == [statement]


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        ("She left, nor did the mayor say that rain fell.", "What is told here concerned words of a mayor: “"),
        ("Mr Lund said that she was tired.", "Lund said what is told here: “Mr Lund said that she was tired.”"),
        ("Vera Holm told me that rain fell.", "Vera Holm said that rain fell."),
        ("Vera Holm called it “a shame.”", "Vera Holm said what is told here: “Vera Holm called it ‘a shame.’”"),
        ("In Lund, 85% of voters said rain fell.", "85% of voters said what is told here: “In Lund, 85% of voters"),
        ("“Go,” wrote a man calling himself Roe.", "Somebody said what is told here: "),
        ("Many voters in Lund, Holm and Ray said rain fell.", "Many voters in Lund, Holm and Ray said that rain fell."),
        ("A report published Monday said rain fell.", "A report published Monday said that rain fell."),
        ("“The risk,” Vera Holm said, “is that rain falls.”", "Vera Holm said: “The risk is that rain falls.”"),
        ("“We lost,” said Vera Holm. “I wept.”", "Vera Holm said: “We lost. I wept.”"),
        ("Ray Lund promised to gladly declare it open.", "Ray Lund promised what is told here: “Ray Lund promised"),
        ("Vera Holm said Lund was in the last category.", "Vera Holm said what is told here: “Vera Holm said Lund"),
        (
            "Vera Holm said it is odd because plans tend to fail.",
            "Vera Holm said what is told here: “Vera Holm said it",
        ),
        ("The people said that rain fell.", "People said that rain fell."),
        ("Vera Holm said it lay in that package.", "Vera Holm said what is told here: “Vera Holm said it lay"),
        ("Vera Holm told me they knew of rain.", "Vera Holm said what is told here: “Vera Holm told me they"),
        ("Vera Holm left. “It is sad,” Ray Lund said. “She won.”", "Ray Lund said: “It is sad. [Vera Holm] won” (the"),
        ("“I wept,” I said.", "The article’s author said: “I wept”."),
        ("The dam broke, according to calculations.", "Calculations said that the dam broke."),
        ("The dam broke, according to people close to Lund.", "People close to Lund said that the dam broke."),
        (
            "Two men spoke, and none said rain fell.",
            "What is told here concerned words: “Two men spoke",
        ),
        (
            "Vera Holm wanted Lund to make that happen.",
            "Vera Holm thought or felt what is told here: “Vera",
        ),
        (
            "Vera Holm said she heard that he would leave.",
            "Vera Holm said what is told here: “Vera Holm said she",
        ),
        ("An earlier version of it said rain fell.", "Somebody said what is told here: “An earlier version of it"),
    ],
)
def test_attribution_that_was_misread(text: str, statement: str) -> None:
    assert attributions(text)[0].startswith(statement)


def test_a_quotation_belongs_to_the_speaker_before_it_where_the_next_one_has_an_own() -> None:
    text = "“We left,” Vera Holm said. “We are tired.” Ray Lund said: “They lie.”"
    assert attributions(text) == [
        "Vera Holm said: “We left. We are tired.”",
        "Ray Lund said: “They lie.”",
    ]


def test_who_complains_is_no_defeat() -> None:
    text = "It was a defeat for Vera Holm, who complained about the press."
    assert attributions(text)[0].startswith("Vera Holm")


def test_words_within_the_words_of_another_are_quoted() -> None:
    text = "“We lost,” said Vera Holm, according to the Lund Times."
    assert attributions(text)[-1] == f"The Lund Times said what is told here: {quoted(text)}"


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        ("Ray Lund, 22, was fatally shot in May.", "Ray Lund was 22 years old at the time spoken of: "),
        ("It was late as Ray Lund, a 22-year-old clerk, was shot.", "Ray Lund was 22 years old at the time"),
        ("A mayor must be 35 years old, Ray Lund said.", "What is told here concerned the age of 35 years: "),
    ],
)
def test_an_age_of_the_dead_and_one_that_is_asked_for(text: str, statement: str) -> None:
    assert said(text, "age")[0][0].startswith(statement)


def test_a_weekday_is_not_in() -> None:
    assert "dated “Friday” here" in said("Clerks weighed in Friday and left on Monday.", "date")[0][0]


def test_a_title_without_an_end_is_quoted() -> None:
    text = "Mayor says rain fell\n\nIt was late."
    assert attributions(text) == [
        "A mayor said what is told here: “Mayor says rain fell” (the next sentence: “It was late.”)."
    ]


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        ("Voters under 35 stayed away.", "What is told here concerned people under 35 years old: “Voters under 35"),
        ("Voters aged 35 and under stayed.", "What is told here concerned people up to 35 years old: “Voters"),
    ],
)
def test_an_age_has_its_limit(text: str, statement: str) -> None:
    assert said(text, "age")[0][0].startswith(statement)


def test_the_verb_after_a_date_tells_when_it_was() -> None:
    text = "Arguing over who is fit to be mayor, Vera Holm on Monday attacked Ray Lund."
    assert said(text, "date")[0][0].startswith("What is dated “on Monday” here happened on Monday 16 January 2023: ")


@pytest.mark.parametrize("marks_", ["“”", '""'])
def test_a_quotation_that_began_before_the_sentence_opens_again(marks_: str) -> None:
    opens, closes = marks_
    text = f"It rained. {opens}He is old, is he not? A clever, rich person,{closes} Vera Holm said on 2 May 2020."
    assert said(text, "date")[-1][0].endswith("“‘A clever, rich person,’ Vera Holm said on 2 May 2020.”")


def test_many_do_not_do_what_one_does() -> None:
    text = "A look at boats and helicopters suggests that rain fell."
    roles = [
        Role(role="source", start=20, end=31, text="helicopters"),
        Role(role="content", start=41, end=55, text="that rain fell"),
    ]
    claim = Claim(id="1", type="attribution", start=32, end=40, text="suggests", sentence=0, roles=roles)
    claim.rule, claim.value = "attribution.verb.suggest", "statement"
    state_claims(Document(text, [Sentence(start=0, end=len(text))], None), [claim], text)
    assert claim.statement == f"Somebody said what is told here: “{text}”"


def test_an_accused_who_is_called_by_office_and_name_is_one_phrase() -> None:
    text = "It rained. Critics accused the former mayor, Ann Lee, of theft."
    said_of = {"accuser": "Critics", "accused": "the former mayor, Ann Lee", "charge": "theft"}
    roles = [
        Role(role=role, start=text.index(words), end=text.index(words) + len(words), text=words)
        for role, words in said_of.items()
    ]
    claim = Claim(id="1", type="accusation", start=19, end=26, text="accused", sentence=1, roles=roles)
    claim.rule = "accusation.verb.accuse_of"
    sentences = [Sentence(start=0, end=10), Sentence(start=11, end=len(text))]
    state_claims(Document(text, sentences, None), [claim], text, title="")
    assert claim.statement == "Critics accused the former mayor, Ann Lee, of theft."


def test_a_person_without_names_has_no_article() -> None:
    text = "It rained. Ann Lee, 59, left."
    claim = Claim(id="1", type="age", start=20, end=22, text="59", sentence=1, value="59")
    claim.roles = [Role(role="person", start=11, end=18, text="Ann Lee")]
    state_claims(Document(text, [Sentence(start=0, end=10), Sentence(start=11, end=len(text))], None), [claim], text)
    assert claim.statement.startswith("Ann Lee was 59 years old")


def test_nobody_gives_the_speakers_own_she_to_another() -> None:
    text = "Vera Holm said that a ban on her was late."
    article = extract_untitled(text)
    her = TextSpan(text.index("her"), text.index("her") + len("her"))
    state_claims(Document(text, article.sentences), article.claims, text, {her: "Eva Lund"}, title="")
    assert article.claims[0].statement == f"Vera Holm said what is told here: “{text}”"


def test_a_speaker_of_the_other_gender_is_not_meant() -> None:
    text = "Her aide, Ray Roe, said that a ban on her was late."
    article = extract_untitled(text)
    start = text.rindex("her")
    her = TextSpan(start, start + len("her"))
    state_claims(Document(text, article.sentences), article.claims, text, {her: "Eva Lund"}, title="")
    assert article.claims[0].statement == "Ray Roe said that a ban on Eva Lund was late."


def test_who_says_all_of_a_quotation_tells_what_others_say_in_it() -> None:
    text = "“It rained. Ray Roe told me that the nurse said that Ulm was ill,” Vera Holm said."
    quote = TextSpan(0, text.index("Vera") - 1)
    ray, vera = (
        Role(role="source", start=text.index(of), end=text.index(of) + len(of), text=of)
        for of in ("Ray Roe", "Vera Holm")
    )
    inner = TextSpan(text.index("that the"), quote.end - 2)
    claim = Claim(
        id="1", type="attribution", start=(at := text.index("said that Ulm")), end=at + 4, text="said", sentence=0
    )
    document = Document(text, [Sentence(start=0, end=len(text))])
    original = Original(document, text, told=[(quote, [vera]), (inner, [ray])])
    assert original.tellers(claim) == [vera]
