"""Ages in running text, with the person they belong to."""

from __future__ import annotations

import pytest

import claimkit


def ages(text: str) -> list[tuple[str, str | None, str | None]]:
    found = []
    for claim in claimkit.extract(text, reader="rules").claims:
        if claim.type == "age":
            persons = [role.text for role in claim.roles if role.role == "person"]
            assert len(persons) <= 1
            found.append((claim.text, claim.value, persons[0] if persons else None))
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Former clerk Ruth Holm, 59, left.", [("59", "59", "Ruth Holm")]),
        ("Former clerk Ruth Holm (59) left.", [("59", "59", "Ruth Holm")]),
        ("Former clerk Ruth Holm (7) left.", []),  # a figure in brackets is an age when it has two digits
        ("Former clerk Ruth Holm (112) left.", []),
        ("“We are glad,” says Lind, 30, who sings.", [("30", "30", "Lind")]),
        (
            "Her son, Prince Otto, 22, and Lady Ann Bell, 57, came.",
            [("22", "22", "Prince Otto"), ("57", "57", "Lady Ann Bell")],
        ),
        ("Ada Lund's eldest daughter, 34, runs it.", [("34", "34", "Ada Lund's eldest daughter")]),
        ("Lind, 32, beat 18-year-old Mirka Sol.", [("32", "32", "Lind"), ("18-year-old", "18", "Mirka Sol")]),
        ("Omar Dahl, a 22-year-old student, was hurt.", [("22-year-old", "22", "Omar Dahl")]),
        ("An 18-year-old woman in the car was hurt.", [("18-year-old", "18", "woman")]),
        ("The storm hurt a 13-year-old last week.", [("13-year-old", "13", None)]),
        ("The 62-year-old sang two songs.", [("62-year-old", "62", None)]),
        ("The 71-year-old former star of the show wept.", [("71-year-old", "71", "former star of the show")]),
        ("She began as a six-year-old girl.", [("six-year-old", "6", "She")]),
        ("If we saw Vera Holm, who died Friday at age 74, it rained.", [("age 74", "74", "Vera Holm")]),
        ("She left the school that her 14-year-old son attends.", [("14-year-old", "14", "son")]),
        ("When I was 15 years old, we moved.", [("15 years old", "15", "I")]),
        ("She lived there until she was eighteen and then left.", [("eighteen", "18", "she")]),
        ("In 1995, at age seventeen, she was told to go.", [("age seventeen", "17", "she")]),
        ("Lund, who died in 1994 aged 72, made tapes.", [("aged 72", "72", "Lund")]),
        ("He stayed in Rome. He died on 25 August 2011 aged 96.", [("aged 96", "96", "He")]),
        (
            "Children aged 8–10 years and a 22–year-old poet came.",
            [("aged 8–10 years", "8-10", "Children"), ("22–year-old", "22", "poet")],
        ),
        ("Composer Vera Holm, head of Lund Opera House, has died in Ulm at 50.", [("50", "50", "Vera Holm")]),
        ("Vera Holm, head of the famous Lund Opera House, died at 50.", [("50", "50", "Vera Holm")]),
        ("She joined the Navy aged 14.", [("aged 14", "14", "She")]),
        ("The musician Ned Bell has died in Oslo at the age of 93.", [("age of 93", "93", "Ned Bell")]),
        ("“By the age of 40, I had seen it all,” he said.", [("age of 40", "40", "I")]),
        ("She said her father left at the age of 16.", [("age of 16", "16", "her father")]),
        ("She joined her father at the age of 16.", [("age of 16", "16", "She")]),
        ("Mr Hald became an MP at 27 and a minister at 36.", [("27", "27", "Mr Hald"), ("36", "36", "Mr Hald")]),
        ("The actress Ida Moe turned 70 on Monday.", [("70", "70", "Ida Moe")]),
        ("Ida Moe, now in her late sixties, paints.", [("sixties", "60s", "Ida Moe")]),
        ("A man in his 30s was held.", [("30s", "30s", "man")]),
        ("Her father was in his 80s.", [("80s", "80s", "Her father")]),
        (
            "The children, aged 3, 5 and 7, were safe.",
            [("aged 3", "3", "children"), ("5", "5", "children"), ("7", "7", "children")],
        ),
        ("An eight-month-old boy slept.", [("eight-month-old", "P8M", "boy")]),
        ("The twins are six weeks old.", [("six weeks old", "P6W", "twins")]),
        (
            "The plan is open to Velox workers 60 years old or older.",
            [("60 years old or older", "60+", "Velox workers")],
        ),
        ("Babies between two weeks and six months old fell ill.", [("two weeks and six months old", None, "Babies")]),
        ("Anyone over the age of 18 may vote.", [("age of 18", "18", "Anyone")]),
        ("The man, 25 to 30 years old, fled.", [("25 to 30 years old", "25-30", "man")]),
        ("Ruth Holm, a teacher, 59, left.", [("59", "59", "Ruth Holm")]),
        ("They sang at Mr Holm's star-studded 65th birthday.", [("65th birthday", "65", "Mr Holm")]),
        ("It was her 80th birthday.", [("80th birthday", "80", "her")]),
        ("She lived to be 100.", [("100", "100", "She")]),
        ("He won his first race at just 19.", [("19", "19", "He")]),
        ("Police held two men aged 22 and 31.", [("aged 22", "22", "two men"), ("31", "31", "two men")]),
        ("On Tuesday, a 15-year-old girl was hurt.", [("15-year-old", "15", "girl")]),
        ("A 29-year-old Berlin woman was fined.", [("29-year-old", "29", "Berlin woman")]),
        ("Ruth Holm, of Leeds, 59, wept.", [("59", "59", "Ruth Holm")]),
        ("She wrote songs and died before her 90th birthday.", [("90th birthday", "90", "She")]),
        ("Retired firefighter Al Fox, 70, left.", [("70", "70", "Al Fox")]),
        ("Children under 5 and over-65s pay nothing.", [("under 5", "-5", "Children"), ("over-65s", "65+", None)]),
        ("Voters 65 and older pay less.", [("65 and older", "65+", "Voters")]),
        (
            "Ana Sol (44 years old) and Bo Lund (45) are the youngest.",
            [("44 years old", "44", "Ana Sol"), ("45", "45", "Bo Lund")],
        ),
        (
            "Ann Lee, 59, and her sons Bo, 12, and Al, nine, left.",
            [("59", "59", "Ann Lee"), ("12", "12", "Bo"), ("nine", "9", "Al")],
        ),
        ("Ann Lee, then 29, left.", [("29", "29", "Ann Lee")]),
        ("Ann Lee, who turned 59 in May, left.", [("59", "59", "Ann Lee")]),
        ("Ann Lee, of Leeds, aged 59, left.", [("aged 59", "59", "Ann Lee")]),
        ("Ann Lee, a singer from Leeds, 59, left.", [("59", "59", "Ann Lee")]),
        ("Police held a man from Leeds, 59.", [("59", "59", "man")]),
        (
            "Police held a man, 59, and a woman, aged 60.",
            [("59", "59", "man"), ("aged 60", "60", "woman")],
        ),
        ("The man is believed to be in his 50s.", [("50s", "50s", "man")]),
        ("The woman, in her early thirties, fled.", [("thirties", "30s", "woman")]),
        ("A girl in her teens fled.", [("teens", "10s", "girl")]),
        ("The victim, 8, was found by her mother, 30.", [("8", "8", "victim"), ("30", "30", "her mother")]),
        ("A two-and-a-half-year-old girl slept.", [("two-and-a-half-year-old", "P30M", "girl")]),
        ("The twins, aged three and a half, slept.", [("aged three and a half", "P42M", "twins")]),
        ("An 18-month-old boy slept.", [("18-month-old", "P18M", "boy")]),
        ("Children aged five to 11 came.", [("aged five to 11", "5-11", "Children")]),
        ("Children aged under five came.", [("aged under five", "-5", "Children")]),
        ("Pensioners aged over 75 pay less.", [("aged over 75", "75+", "Pensioners")]),
        ("Those aged 16 or under pay nothing.", [("aged 16 or under", "-16", "Those")]),
        ("Those aged 75 and over pay less.", [("aged 75 and over", "75+", "Those")]),
        ("Children 5 and under ride free.", [("5 and under", "-5", "Children")]),
        ("From the age of six, Ann Lee painted.", [("age of six", "6", "Ann Lee")]),
        ("He died yesterday, aged 93.", [("aged 93", "93", "He")]),
        ("Bo Lund's son, 12, left.", [("12", "12", "Bo Lund's son")]),
        ("Bo Lund's quiet 80th birthday passed.", [("80th birthday", "80", "Bo Lund")]),
        ("Her husband, Bo, 61, left.", [("61", "61", "Bo")]),
        ("“I am 59,” Ann Lee said.", [("59", "59", "I")]),
        ("“I'm 59 years old,” Ann Lee said.", [("59 years old", "59", "I")]),
        ("He is the oldest, at 97.", [("97", "97", "He")]),
        ("She wept on Ann Lee's 50th birthday.", [("50th birthday", "50", "Ann Lee")]),
        ("Mrs Holm's last concert was on her 94th birthday.", [("94th birthday", "94", "Mrs Holm")]),
        ("Mrs Holm's son left before his 16th birthday.", [("16th birthday", "16", "Mrs Holm's son")]),
        ("The mill gave her a cake on her 94th birthday.", [("94th birthday", "94", "her")]),
        ("He got a bike as his 10th birthday present.", [("10th birthday", "10", "He")]),
        ("Ann Lee (Labour), 59, left.", [("59", "59", "Ann Lee")]),
        ("They were 12 when they met.", [("12", "12", "They")]),
        ("We were 12 at the time.", [("12", "12", "We")]),
        ("At the age of 12 his voice broke.", [("age of 12", "12", None)]),
        ("The workers are over 40.", [("over 40", "40+", "workers")]),
        ("More than 60 percent of the workers are over 40.", [("over 40", "40+", "workers")]),
        ("Ann Lee — 59 — left.", [("59", "59", "Ann Lee")]),
        ("A man – 59 – left.", [("59", "59", "man")]),
        ("The driver, 46 and a father of two, wept.", [("46", "46", "driver")]),
        ("Ann Lee, 46 and Bo, 12, left.", [("46", "46", "Ann Lee"), ("12", "12", "Bo")]),
        ("Ann Lee, 58 next week, left.", [("58", "58", "Ann Lee")]),
        ("Ann Lee, 46 and a mother of two, left.", [("46", "46", "Ann Lee")]),
        ("The 20-year-olds sang.", [("20-year-olds", "20", None)]),
        ("Singer Lee, 59, left.", [("59", "59", "Singer Lee")]),
        ("Ann Lee, then 29-years-old, left.", [("29-years-old", "29", "Ann Lee")]),
        ("The then 29-year-old singer left.", [("29-year-old", "29", "singer")]),
        ("The 62-year-old sings the song.", [("62-year-old", "62", None)]),
        ("The 62-year-old singer left.", [("62-year-old", "62", "singer")]),
        ("They buried Ann Lee aged 93.", [("aged 93", "93", "Ann Lee")]),
        ("Lund's 59 years old.", [("59 years old", "59", "Lund")]),
        ("The 40-year-old bridge builder Ann Lee left.", [("40-year-old", "40", "Ann Lee")]),
        ("He is a 59-year-old.", [("59-year-old", "59", "He")]),
        ("He retired at 65 from the firm.", [("65", "65", "He")]),
        ("The mother of a girl of nine left.", [("nine", "9", "girl")]),
        ("To replace Lund, the 17-year-old Holm, who won, sang.", [("17-year-old", "17", "Holm")]),
        ("It is late, as I’m only 30 years old.", [("30 years old", "30", "I")]),
        ("His 40-year-old creations sang.", []),
        ("She took her 3-year-old daughter, Ann, there.", [("3-year-old", "3", "Ann")]),
        ("She took her 3-year-old daughter, Ann said.", [("3-year-old", "3", "daughter")]),
        ("She met a 30-year-old clerk, Norvik, there.", [("30-year-old", "30", "clerk")]),
        ("Ann Lee, the 59-year-old singer, left.", [("59-year-old", "59", "Ann Lee")]),
        ("Ann Lee, 59 today, and Bo Lund, 80 in June, sing on.", [("59", "59", "Ann Lee"), ("80", "80", "Bo Lund")]),
    ],
)
def test_an_age_and_its_person(text: str, expected: list[tuple[str, str | None, str | None]]) -> None:
    assert ages(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The 40-year-old bridge, a 25-year-old law and a 10-year-old browser were replaced.",
        "The firm is 30 years old, and its jet is 20 years old.",
        "He got a 10-year sentence after 12 years in office.",
        "They won 6-4, 3-6, 7-5, and scored 12, 14 and 9 points.",
        "In Denmark, 38.4% agreed; in Norway, 15, in Rome, 20,000 did.",
        "England Under-21s beat the under-19s on their 25th birthday.",
        "Of these, 59, or a third, were sold at 36 shops on May 4, 12, and 13.",
        "The car turned 180 degrees at 30 mph in the age of steam.",
        "It was 12. They were 3 goals behind. She was one of two.",
        "The wine was aged 12 years. It took ages. He came of age.",
        "They marked the 70th anniversary of the 50-year-old treaty.",
        "Prices ($59, £60, 61) rose.",
        "The average age of the workers is 59.",
        "In Leeds, 59, or half, left.",
        "Holm (59) scored in the 60th minute.",
        "He served 12 years of a 59-year sentence, and won 59-41.",
        "Prices rose by 65 and under 40 shops shut.",
        "It was the age of three Kings and of two empires.",
        "They were 12 in all. The workers are over 40 metres away.",
        "Shops open on Monday, 12, and on Tuesday, 13. In rooms 5, 12, and 13 it rained.",
        "Lund, 12 in Leeds and 4 in York, scored.",
        "Lund, 59-ball hero of the day, left. Shops in Lund, 12 per week, shut.",
        "And 12, or 13, left.",
        "Near Leeds, 12, or more, fell. New York, 14, was cold.",
        "One was one. She was one. It was just 19. A flight to Rome was 12.",
        "He stopped at 12 shops. Sales rose at 16 shops. At 82, sales rose.",
        "Shops 50-64 were shut. A team of nine left. He turned 70 pages.",
        "Firms as young as two employ more. He lived to 96 Main Street.",
        "The firm's 50th birthday passed. The whisky, aged 12 years, sold.",
    ],
)
def test_what_is_no_age(text: str) -> None:
    assert ages(text) == []


def test_people_with_the_name_of_a_thing_in_their_trade() -> None:
    assert ages("The 41-year-old campaign manager quit.")[0][:2] == ("41-year-old", "41")
    assert ages("The 29-year-old school teacher quit.")[0][:2] == ("29-year-old", "29")
