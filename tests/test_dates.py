"""Dates in running text: what the examples of single rules cannot show (context, order, no publication date)."""

from __future__ import annotations

import time

import pytest

import claimkit
from claimkit.detectors.rules import parse_example

WEDNESDAY = "2024-05-15"


def dates(text: str, published: str | None = WEDNESDAY) -> list[tuple[str, str | None, str | None]]:
    return [
        (c.text, c.value, c.mod)
        for c in claimkit.extract(text, published=published, reader="rules").claims
        if c.type == "date"
    ]


def values(text: str, published: str | None = WEDNESDAY) -> dict[str, str | None]:
    return {text: value for text, value, _ in dates(text, published)}


def test_the_tense_of_the_verb_gives_the_direction() -> None:
    assert dates("The mayor spoke on Friday and will resign on Friday.") == [
        ("Friday", "2024-05-10", None),
        ("Friday", "2024-05-17", None),
    ]
    assert values("The ministers are to meet on Thursday.") == {"Thursday": "2024-05-16"}
    assert values("On Monday, the new bridge is to open.") == {"Monday": "2024-05-20"}
    assert values("The dividend is payable Nov. 20.", "2023-10-26") == {"Nov. 20": "2023-11-20"}
    assert values("The firm was sold in July.", "2024-02-10") == {"July": "2023-07"}
    assert values("Holm did not vote as he could have Friday, but he might.") == {"Friday": "2024-05-10"}
    assert values("He might not have quietly left on Friday.") == {"Friday": "2024-05-10"}
    assert values("He could have a son on Friday.") == {"Friday": "2024-05-17"}
    assert values("A sign is that Lund, after selling on Friday, has left and could go on.") == {"Friday": "2024-05-10"}
    assert values("He will be rich after selling it on Friday.") == {"Friday": "2024-05-17"}


@pytest.mark.parametrize(
    "marked",
    [
        "Ahead of [[Saturday=2024-05-18]]'s vote, they must campaign hard.",
        "Voters will have a chance to make their voice known on [[Tuesday=2024-05-21]].",
        "Mayor resigns [[Monday=2024-05-13]] after audit",
        "He said on [[Monday=2024-05-13]] that he would leave on [[Friday=2024-05-17]].",
        "The mayor, who spoke on [[Monday=2024-05-13]], will resign on [[Friday=2024-05-17]].",
        "The union plans to strike [[Monday=2024-05-20]].",
        "They are strong enough to win it on [[Saturday=2024-05-18]].",
        "They have both left the house on [[Friday=2024-05-10]].",
        "Two gifts on [[3 May 2015=2015-05-03]] were lost. On [[the same day=2015-05-03]], they sang.",
        "Two gifts on [[3 May 2015=2015-05-03]] were lost. Getting gifts on [[the same day]] is odd.",
        "Approval of him fell into the mid-20s.",
        "To be fair, the shows on [[Monday=2024-05-13]] were good.",
        "To be told on [[Monday=2024-05-20]], it is good.",
        "They can win it on [[Saturday=2024-05-18]].",
        "The clerks, who meet to sing and are good at it, met on [[Saturday=2024-05-11]].",
        "They praise his wish to build in Lund by holding signs on [[Saturday=2024-05-11]].",
        "Holm of Right to Sing Norvik, on [[Saturday=2024-05-11]].",
        "He invited Vera Holm to speak with all the clerks and cooks of the Ulm port on [[Saturday=2024-05-18]].",
        "If he follows up his win here with a bigger one in the north of Lund on [[Saturday=2024-05-18]], he may sing.",
        "No one knows if the first of these rows of new signs in the north of Lund on [[Saturday=2024-05-11]] is good.",
        "It is rich after selling the mill in [[July=2023-07]].",
        "It is to sing after Holm sings in [[July=2024-07]].",
        "[[Earlier Saturday=2024-05-11]], he says, it is proof that she can sing.",
        "He sold it at [[the end of the year=2023]].",
        "He sells it at [[the end of the year=2024]].",
        "He was to go by [[the end of the year=2024]].",
        "If the vote fails on [[Thursday=2024-05-16]], the mayor must go.",
        "Polls open [[Tuesday=2024-05-21]] at 7 a.m.",
        "On [[Friday=2024-05-10]] the union vowed to strike.",
        "On [[Friday=2024-05-17]] the union is expected to strike.",
        "It would fall if Holm won on [[Friday=2024-05-17]].",
        "Holm heads to Leeds [[Friday=2024-05-17]] for a rally.",
        "Pratt is edging closer to the nomination, thanks to his win [[Tuesday=2024-05-14]] in Ohio.",
        "After [[Tuesday=2024-05-14]]'s loss, Pratt must regroup.",
        "In [[Monday=2024-05-13]]'s debate, Pratt stumbled.",
        "Pratt will appear in [[Thursday=2024-05-16]]'s debate.",
        "The deadline is [[Friday=2024-05-17]].",
        "The plan was to be told on [[Friday=2024-05-10]], but it was lost.",
        "They look ahead to votes in Leeds on [[Friday=2024-05-17]].",
        "Sales are up [[Friday=2024-05-10]].",
        "George Will praised her on [[Friday=2024-05-10]].",
        "Holm Will Sing on [[Friday=2024-05-17]]",
        "She must say what she does after the [[December=2024-12]] votes have been told.",
        "He left after the [[December=2023-12]] votes have been told.",
        "In [[1972=1972]] he ran. He lost that [[November=1972-11]], as all knew.",
        "He said that [[November=2023-11]] was cold.",
        "The deadline was [[Friday=2024-05-10]].",
        "He is to be sentenced on [[Thursday=2024-05-16]].",
        "He was due in court on [[Monday=2024-05-20]].",
        "He had been due to speak on [[Tuesday=2024-05-14]] but fell ill.",
        "She was arrested on [[Monday=2024-05-13]] and is due in court [[Thursday=2024-05-16]].",
        '"We must win on [[Tuesday=2024-05-21]]," he said.',
        '"I can\'t wait for [[Friday=2024-05-17]]," she said.',
        "He urged voters to turn out on [[Tuesday=2024-05-21]].",
        "She wants an answer by [[Friday=2024-05-17]].",
        "They gave him until [[Friday=2024-05-17]] to pay.",
        "He lives at the new 1600 Park Hill Avenue.",
        "He lives there, she told “Lund News Sunday”.",
        'The letter has <post datetime="2024-05-10">It rained</post>.',
        "The bill, passed [[Tuesday=2024-05-14]], bans fires.",
        "The bill, to be signed [[Thursday=2024-05-16]], bans fires.",
        "In a [[Monday=2024-05-13]] letter to staff, he writes that the firm will move.",
        '"The town will pay," the mayor said on [[Tuesday=2024-05-14]].',
        "The town will pay, the mayor said [[Tuesday=2024-05-14]].",
        "The town would pay, the mayor told the paper on [[Tuesday=2024-05-14]].",
        "On [[Tuesday=2024-05-14]], the mayor said the town will pay.",
        "The mayor announced that the town will pay on [[Friday=2024-05-17]].",
        "Asked on [[Tuesday=2024-05-14]] if he would run, he smiled.",
        "The storm could reach the coast by [[Friday night=2024-05-17TNI]].",
        "The judge ordered him to appear on [[Friday=2024-05-17]].",
        "Holm is scheduled to speak [[Thursday=2024-05-16]] after [[Tuesday=2024-05-14]]'s vote was delayed.",
        "The two are meeting [[Friday=2024-05-17]] in Rome.",
        "Starting [[Monday=2024-05-20]], the pool is free.",
        "The rule goes into effect on [[Monday=2024-05-20]].",
        "The rule went into effect on [[Monday=2024-05-13]].",
        '"I feel good about our chances in [[November=2024-11]]," she said.',
        "Republicans have 24 seats up in [[November=2024-11]], in a year that already had a good map for them.",
        "Pratt, elected in [[November=2023-11]], faces a vote.",
        "He will beat her in [[November=2024-11]].",
        "A strike that began [[Monday=2024-05-13]] could last until [[Friday=2024-05-17]].",
        "Holm, whose trial opens in [[September=2024-09]], was freed on bail [[Friday=2024-05-10]].",
        "The law, which takes effect [[Jan. 1=2025-01-01]], bans the sale of fireworks.",
        "The law, which took effect [[Jan. 1=2024-01-01]], bans the sale of fireworks.",
        "He has until [[May 31=2024-05-31]] to appeal.",
        "The mine shut in [[1985=1985]], a year after the strike.",
        "Voting ends at 8 p.m. [[Tuesday=2024-05-21]].",
        "Voting ended at 8 p.m. [[Tuesday=2024-05-14]].",
        "[[Monday=2024-05-13]]'s storm was the worst since [[1987=1987]].",
        "[[Tuesday=2024-05-14]]'s ruling will be appealed.",
        "Police said the man was shot on [[Sunday night=2024-05-12TNI]].",
        '"On [[Tuesday=2024-05-21]], we will win," she told a crowd on [[Sunday=2024-05-12]].',
        '"I will resign on [[Friday=2024-05-17]]," he said on [[Monday=2024-05-13]].',
        "He said he would resign [[Friday=2024-05-17]], after a vote [[Thursday=2024-05-16]].",
        "The deal, first reported by the paper [[Monday=2024-05-13]], would create 300 jobs.",
        "The deal would create 300 jobs, the firm said [[Monday=2024-05-13]].",
        "The plant, which is to close in [[December=2024-12]], employs 300.",
        "The plant, closed in [[December=2023-12]], employed 300.",
        "His term ends in [[January=2025-01]].",
        "Her first term ended in [[January=2024-01]].",
        "He hopes to be back by [[August=2024-08]].",
        "Unemployment fell in [[April=2024-04]] for the third month in a row.",
        "He leaves [[this weekend=2024-W20-WE]].",
        "He left [[this weekend=2024-W19-WE]].",
        "Shops will close on [[Christmas Day=2024-12-25]].",
        "The [[October=2023-10]] ruling cost the firm dear.",
        "Ahead of [[November=2024-11]]'s election, both sides raised money.",
        "In a [[February=2024-02]] interview she said the mayor will fail.",
        "Early voting begins in [[October=2024-10]].",
    ],
)
def test_the_words_around_give_the_direction(marked: str) -> None:
    example = parse_example(marked)
    article = claimkit.extract(example.text, published=WEDNESDAY, reader="rules")
    found = [(c.start, c.end, c.value) for c in article.claims if c.type == "date"]
    assert found == [(a.start, a.end, a.value) for a in example.anchors]


def test_years_just_ahead_are_not_put_a_year_back() -> None:
    assert values("The council has set Nov. 10 as the deadline.", "2023-11-02") == {"Nov. 10": "2023-11-10"}
    assert values("Talks were extended until January.", "2023-11-02") == {"January": "2024-01"}


def test_without_a_publication_date_only_what_the_text_fixes_has_a_value() -> None:
    text = "In 2003/2004 the rate fell; in the previous year it rose. She left last week, on Tuesday, 4 May 1999."
    article = claimkit.extract(text)
    found = {c.text: c for c in article.claims if c.type == "date"}
    assert {text: c.value for text, c in found.items()} == {
        "2003/2004": "2003/2004",
        "the previous year": "2002/2003",
        "last week": None,
        "Tuesday, 4 May 1999": "1999-05-04",
    }
    assert any("publication date" in reason for reason in found["last week"].reasons)
    assert not any("publication date" in reason for reason in found["2003/2004"].reasons)
    text = "The class of '98 met, that of '73 too, and in the summer of last year it was June."
    assert values(text, None) == {"'98": "1998", "'73": "1973", "the summer of last year": None, "June": None}


def test_figures_a_year_earlier_follow_the_quarter_just_named() -> None:
    text = "Profit rose in the third quarter, against a loss a year earlier. Sales in the quarter fell."
    assert values(text, "2023-10-26") == {
        "the third quarter": "2023-Q3",
        "a year earlier": "2022-Q3",
        "the quarter": "2023-Q3",
    }


def test_the_next_day_follows_the_last_day_that_was_named() -> None:
    assert values("On 4 May 2001 the vote of 1998 was repeated. The next day he fled.") == {
        "4 May 2001": "2001-05-04",
        "1998": "1998",
        "The next day": "2001-05-05",
    }


def test_months_and_days_of_a_story_long_past_keep_its_year() -> None:
    assert values("He was jailed on 4 July 1831. In October he fell ill, and he died on 30 May 1832.") == {
        "4 July 1831": "1831-07-04",
        "October": "1831-10",
        "30 May 1832": "1832-05-30",
    }
    assert values("She won in July 2023. In October she lost.") == {"July 2023": "2023-07", "October": "2023-10"}


def test_what_follows_a_day_or_month_with_its_year_keeps_it() -> None:
    memo = "On March 2, 2015, the paper printed the memo. On March 25, the firm held a call."
    assert values(memo, "2016-09-07") == {"March 2, 2015": "2015-03-02", "March 25": "2015-03-25"}
    assert values("In December 2012 he sued; in January he won.") == {"December 2012": "2012-12", "January": "2013-01"}
    ruling = "He filed on April 3, 2023. The court ruled on May 10."
    assert values(ruling) == {"April 3, 2023": "2023-04-03", "May 10": "2024-05-10"}  # only days ago


def test_the_attacks_are_not_the_last_eleventh_of_september() -> None:
    assert values("After the attacks of Sept. 11 the law was tightened.") == {"Sept. 11": "2001-09-11"}
    assert values("The school reopened on Sept. 11.") == {"Sept. 11": "2023-09-11"}


@pytest.mark.parametrize(
    "text",
    [
        "He may march in the second row in the sun.",
        "He sang on CBS’s “This Morning,” too, she said.",
        "The new “Today” host sings and has a Sunday talk show.",
        "May I say that Mrs May and April Holm marched?",
        "The ban lasts for five years and is checked every Monday, weekly and twice a year.",
        "It closed at 3 p.m. and costs $2016, or £1,999, or 2000 pounds.",
        "The 2016 Housing Act and the Treaty of 1992 are in force, as is Vision 2030.",
        "Now, currently, recently and once, at that time and in recent years, it was so.",
        "They won 2-1 and 6-4, 2015 votes to 1999 votes.",
        "Call 555-2014, room 2012, flight 1907.",
        "We always meet on a Monday. Johnnie Christmas sang on The Last Day and This Week With Ada.",
        "The 12-year-old read the Sunday Times and the Daily Mail.",
        "He told the Mail on Sunday that it was late.",
        "They meet every other Monday, and it grew over the past decade.",
        "An 80s song was sung; on Friday 17 people left.",
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert dates(text) == []


@pytest.mark.parametrize(
    ("text", "anchor"),
    [
        ("It fell on Friday, 3 May 2024, in Rome.", "Friday, 3 May 2024"),
        ("It fell on 3 May, 2024.", "3 May, 2024"),
        ("It fell on May 3rd, 2024.", "May 3rd, 2024"),
        ("It fell on the third of May.", "the third of May"),
        ("It began nearly a decade ago.", "nearly a decade ago"),
        ("It began early last month.", "early last month"),
        ("It ended in the late 19th century.", "the late 19th century"),
        ("Once a 17th-century inn burnt.", "17th-century"),
        ("It ended in December’s snow.", "December"),
        ("It ended in mid-2012.", "mid-2012"),
        ("It ended in pre-2012 days.", "2012"),
        ("THE FAIR OPENS MONDAY, MAY 20.", "MONDAY, MAY 20"),
        ("It ended on 3\u00a0May\u00a02024.", "3\u00a0May\u00a02024"),
    ],
)
def test_the_whole_expression_is_the_anchor(text: str, anchor: str) -> None:
    assert [found for found, _, _ in dates(text)] == [anchor]


def test_no_expression_runs_over_a_line_break() -> None:
    assert [text for text, _, _ in dates("Printed in May\n2024 was better")] == ["May", "2024"]


@pytest.mark.parametrize(
    ("text", "origin", "value", "reason"),
    [
        ("The bill is dated 03/04/2023.", {}, "2023-04-03", "ambiguous:"),
        ("The bill is dated 03/04/23.", {}, "2023-04-03", "ambiguous:"),
        ("The bill is dated 03/04/2023, the answer 25/04/2023.", {}, "2023-04-03", "other dates in figures"),
        ("The bill is dated 03/04/2023, the answer 04/25/2023.", {}, "2023-03-04", "other dates in figures"),
        ("The bill is dated 03/04/2023. On March 4 she rang.", {}, "2023-03-04", "names that day"),
        ("The bill is dated 03/04/2023. On 3 April she rang.", {}, "2023-04-03", "names that day"),
        ("The bill is dated 03/04/2023.", {"published": "2023-03-04"}, "2023-03-04", "names that day"),
        ("The bill is dated 03/04/2023.", {"publisher": "The Boston Lamp"}, "2023-03-04", "was published"),
        ("The bill is dated 03/04/2023.", {"url": "https://www.lamp.us/a"}, "2023-03-04", "was published"),
        ("The bill is dated 03/04/2023.", {"url": "https://www.lamp.co.uk/a"}, "2023-04-03", "was published"),
        ("The bill is dated 03/04/2023.", {"url": "https://[lamp/us"}, "2023-04-03", "ambiguous:"),
        ("The gray sofa's bill is dated 03/04/2023.", {}, "2023-03-04", "spelled"),
        ("The grey sofa's bill is dated 03/04/2023.", {}, "2023-04-03", "spelled"),
        ("The bill is dated 03/04/2023, the other May 9, 2022.", {}, "2023-03-04", "dates in words"),
        ("The bill is dated 03/04/2023, the other 9 May 2022.", {}, "2023-04-03", "dates in words"),
        ("The bill is dated 03/04/2023 in one, 9 May 2022 and May 8, 2022.", {}, "2023-04-03", "ambiguous:"),
    ],
)
def test_day_and_month_in_figures_are_told_apart_by_what_the_article_shows(
    text: str, origin: dict[str, str], value: str, reason: str
) -> None:
    article = claimkit.extract(claimkit.Article(id="a", text=text, **origin))
    claim = next(c for c in article.claims if "/" in c.text)
    assert claim.value == value
    assert any(reason in told for told in claim.reasons), claim.reasons


def test_figures_that_can_be_read_in_one_way_only_need_no_reason() -> None:
    for text, language in (("Of 25/04/2023.", "en"), ("Of 04/04/2023.", "en"), ("Vom 3.4.2023.", "de")):
        [claim] = claimkit.extract(text, language=language).claims
        assert not any("first" in reason for reason in claim.reasons)


def test_a_date_without_value_because_of_a_year_nearby_says_so() -> None:
    article = claimkit.extract("In 2017 he fell ill, and in March he resigned.", published=WEDNESDAY)
    [year, month] = [c for c in article.claims if c.type == "date"]
    assert (year.value, month.value) == ("2017", None)
    assert any("there is a year nearby" in reason for reason in month.reasons)
    assert not any("publication date" in reason for claim in (year, month) for reason in claim.reasons)


@pytest.mark.parametrize(
    "hostile",
    [piece * 20_000 for piece in ("the ", "12 ", "May ", "2014-", "2014 Act of the ", "'", "19", "(45), ", "last ")],
    ids=lambda text: text[:12],
)
def test_hostile_text_takes_linear_time(hostile: str) -> None:
    def seconds(text: str) -> float:
        start = time.process_time()
        claimkit.extract(text, published=WEDNESDAY, reader="rules")
        return time.process_time() - start

    seconds("warm up")
    assert seconds(hostile) < 20 * max(seconds(hostile[: len(hostile) // 4]), 0.02)


# Values by hand, against a calendar: the article is of Wednesday, 15 May 2024, in ISO week 20.
@pytest.mark.parametrize(
    "marked",
    [
        "The hall opens in [[March of next year=2025-03]].",
        "He left in [[June 2019=2019-06]]. [[The following March=2020-03]] he returned.",
        "He left in [[June 2019=2019-06]]. [[The previous March=2019-03]] he had won.",
        "It closed [[last May=2023-05]], and [[next May=2025-05]] it opens again.",
        "It will open [[this December=2024-12]].",
        "He won in [[July 2019=2019-07]]. [[The following winter=2019-WI]] he fell.",
        "It opens [[this summer=2024-SU]] or [[next winter=2024-WI]].",
        "It closed [[last winter=2023-WI]], not [[last spring=2023-SP]].",
        "It opened in [[the spring of last year=2023-SP]].",
        "It fell in [[the latest quarter=2024-Q1]].",
        "It fell in [[the last quarter of 2015=2015-Q4]].",
        "It fell in [[the second quarter of last year=2023-Q2]].",
        "It rose in [[the first half of this year=2024-H1]].",
        "It rose in [[the last half of the year=2023-H2]].",
        "It fell in [[Q3=2023-Q3]], as in [[H2 2015=2015-H2]] and [[3Q15=2015-Q3]].",
        "It fell in [[Q4–Q1 2018=2017-Q4/2018-Q1]].",
        "It will rise in [[the fourth quarter=2024-Q4]].",
        "It rose in [[the third quarter=2023-Q3]], more than in [[the same quarter last year=2022-Q3]].",
        "It fell [[this quarter=2024-Q2]].",
        "She left [[the day before yesterday=2024-05-13]].",
        "She leaves [[the day after tomorrow=2024-05-17]].",
        "She left [[the year before last=2022]] and is back [[the year after next=2026]].",
        "She moves [[next weekend=2024-W21-WE]].",
        "He left on [[3 June 2019=2019-06-03]]. [[That day=2019-06-03]] it rained.",
        "He left on [[3 June 2019=2019-06-03]]. [[The same day=2019-06-03]] it rained.",
        "He left on [[3 June 2019=2019-06-03]]. [[The previous day=2019-06-02]] it had rained.",
        "He left on [[3 June 2019=2019-06-03]]. [[That night=2019-06-03TNI]] it rained.",
        "He left on [[3 June 2019=2019-06-03]]. [[The next week=2019-W24]] he came back.",
        "He won in [[June 2019=2019-06]]. [[The next month=2019-07]] he lost.",
        "It rose on [[Monday=2024-05-13]]. Growth will slow in [[the next month=2024-06]].",
        "He won in [[June 2019=2019-06]]. [[The previous month=2019-05]] he had lost.",
        "It shut at [[the beginning of the week=2024-W20/START]].",
        "In [[2004=2004]] it rose, but by [[the end of that year=2004/END]] it fell.",
        "In [[2004=2004]] it rose, but by [[the end of the following year=2005/END]] it fell.",
        "He left [[half a year ago=2023-11]].",
        "He left [[a year and a half ago=2022]].",
        "He left [[half a week ago=]].",
        "He left [[18 months ago=2022-11]] and came back [[three weeks ago=2024-W17]].",
        "He left [[two decades ago=2004]], and she [[a century ago=1924]].",
        "He lost in [[1976=1976]]. [[A decade later=1986]] he won.",
        "He lost in [[1876=1876]]. [[A century later=1976]] it fell.",
        "It shut in [[2022=2022]]. [[Five years later=2027]] it will open.",
        "It shut in [[2022=2022]]. Five years later it opened.",  # that would be in the future
        "It shut in [[June 2010=2010-06]]. Two days later it opened.",  # which day in June?
        "It shut on [[3 June 2019=2019-06-03]]. [[Two weeks earlier=2019-W21]] it had opened.",
        "It will be ready in [[a decade=2034]].",
        "The bridge opens [[two weeks from today=2024-05-29]].",
        "The bridge opens [[a month from tomorrow=2024-06-16]].",
        "It opened [[a week ago yesterday=2024-05-07]].",
        "It ran in [[1999-2001=1999/2001]], not in 1998-02.",
        "In [[the 1920s=192]], in [[the sixties=196]] and in [[the early '80s=198/START]] he sang.",
        "One was built in [[the first century=00]], one in [[the 21st century=20]].",
        "He met them on [[May 2=2019-05-02]], [[5=2019-05-05]] and [[9, 2019=2019-05-09]].",
        "It ran from [[28 December=2013-12-28]] to [[3 January 2014=2014-01-03]].",
        "He came at [[Christmas 2010=2010-12-25]] and [[last Christmas=2023-12-25]].",
        "He comes [[next Easter=2025-04-20]].",
        "It will open on [[the 23rd of this month=2024-05-23]].",
        "It opened on [[the 3rd of May last year=2023-05-03]].",
        "He comes on [[Tuesday of next week=2024-05-21]].",
        "It burnt on [[4 May 2001=2001-05-04]]. [[The following Friday=2001-05-11]] he fled.",
        "It burnt on [[4 May 2001=2001-05-04]]. [[The previous Friday=2001-04-27]] he had fled.",
        "He comes [[next Wednesday=2024-05-22]].",
        "It began [[two weeks ago Monday=2024-04-29]].",
        "It began [[three Sundays ago=2024-04-28]].",
        "It begins [[the Friday after next=2024-05-24]].",
        "It begins [[two Fridays from now=2024-05-24]].",
        "It begins [[a fortnight from Tuesday=2024-06-04]].",
        "It begins [[a week from next Monday=2024-05-27]].",
        "He won in [[November=1998-11]] and [[January 1999=1999-01]].",
        "By [[nineteen ninety-six=1996]] it was gone.",
        "By [[two thousand and ten=2010]] it was gone.",
        "It began [[yesterday evening=2024-05-14TEV]] and ended [[this afternoon=2024-05-15TAF]].",
        "In [[January=2024-01]] he moved; [[the month before=2023-12]], he had won.",
        "It opened on [[3 June 2019=2019-06-03]].\n\nOn [[the 22nd=2024-04-22]] it shut.",
        "He came on [[3 June 2019=2019-06-03]] and left on [[the 8th=2019-06-08]].",
        "He said in Scotland on [[Sunday=2024-05-12]] that it was late.",
        "It ran between [[March=2024-03]] and [[May=2024-05]].",
        "It grew over [[the past year=2023]].",
        "In [['80s=198]] Leeds he sang.",
        "On [[Friday 17 in the morning=2024-05-17TMO]] people left.",
        "[[March=2019-03]], [[April=2019-04]] and [[June 2019=2019-06]] were wet.",
        "He was hired in [[March 2019=2019-03]] and fired in [[June=2019-06]].",
        "He was hired in [[July 2019=2019-07]] and fired in [[March=]].",
        "It ran from [[3 March=2019-03-03]] to [[25/04/2019=2019-04-25]].",
        "It ran between [[August=2018-08]] and [[May 2019=2019-05]].",
        "[[August=]] and [[May 2019=2019-05]] were wet.",
        "In [[2018=2018]] he won; in [[March=2024-03]] he left.",
        "In [[2018=2018]], he won in [[March=2018-03]].",
        "It was built in [[1984=1984]] and has been idle since [[March=2024-03]].",
        "On [[Friday=2024-05-10]], if they are right, he left.",
        "If he wins on [[Friday=2024-05-17]], he will leave.",
        "The talks planned for [[Friday=2024-05-17]] are off.",
        "In [[March of that year=]] he won.",
        "He had won [[the previous March=2024-03]].",
        "By [[the year two thousand=2000]] it was gone.",
        "On [[Monday=2024-05-13]] it rained, and on [[Tuesday=2024-05-21]] it will snow.",
        "They chose him [[last Election Day=2022-11-08]] and vote [[next Election Day=2024-11-05]].",
        "He had to leave on [[Monday=2024-05-13]] and has to be back on [[Friday=2024-05-17]].",
    ],
)
def test_values_by_the_calendar(marked: str) -> None:
    example = parse_example(marked)
    found = claimkit.extract(example.text, published=WEDNESDAY, reader="rules").claims
    wanted = [(a.start, a.end, a.value or None, a.mod) for a in example.anchors]
    assert [(c.start, c.end, c.value, c.mod) for c in found if c.type == "date"] == wanted
