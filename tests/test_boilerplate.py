"""Boilerplate is flagged and carries no claims; an article's own sentences are never flagged."""

from __future__ import annotations

import pytest

import claimkit
from claimkit.text.segmentation import segment

BOILERPLATE = [
    "Subscribe",
    "Subscribe to the Harbour Post for full access.",
    "Sign up for our daily newsletter.",
    "Sign up here",
    "Join The Post to read every story without limits.",
    "Already a subscriber? Log in",
    "Get the day's news in your inbox.",
    "Follow us on Facebook and Twitter.",
    "Follow @harbourpost",
    "Follow Ida Holm on Twitter: @idaholm",
    "Like us on Facebook",
    "Share",
    "Share this article on Facebook",
    "Tweet this",
    "Email Print Save",
    "12 comments",
    "Leave a comment",
    "Read more: Harbour closes for the winter",
    "READ ALSO",
    "Related: Ferries sold to Norway",
    "Related articles",
    "Read the full report here.",
    "Click here to watch the debate.",
    "For more news from Lund, download our app.",
    "Download our free app",
    "You may also like",
    "Most read",
    "Watch the full interview below:",
    "— Ida Holm (@idaholm) June 28, 2016",
    "Continue reading the main story",
    "Photo: Ida Holm/Harbour Post",
    "Image: The old harbour in 1931.",
    "Photo by Ida Holm",
    "(Photo by Ida Holm)",
    "Image caption",
    "Copyright 2024 Harbour Post. All rights reserved.",
    "© 2024 Harbour Post",
    "Advertisement",
    "ADVERTISEMENT",
    "We use cookies to improve this site.",
    "Accept all cookies",
    "Privacy policy | Terms of use",
    "This material may not be published or redistributed.",
    "This article was originally published on 3 May 2024.",
    "This story has been updated with a comment from the mayor.",
    "Last updated: 4 May 2024, 10:20",
    "Ida Holm and Otto Lind contributed to this report.",
    "Reporting by Ida Holm; editing by Otto Lind",
    "Reach him directly at otto@example.org",
    "• Share this story",
]
ARTICLE = [
    "Subscribers to the opera paid 30 kronor more than last year.",
    "The union urged its members to sign up for the strike.",
    "He followed the ferry to Holm.",
    "Follow the money, the prosecutor told the court.",
    "“Follow us,” the guide said, and the tourists climbed the tower.",
    "Shares in Norvik rose 4 percent on Friday.",
    "Share prices fell in January.",
    "Related crimes were reported in Lund.",
    "Read carefully, the law says the opposite.",
    "Image rights cost the club two million euros.",
    "Photographs of the crash were shown in court in 2019.",
    "Pictures taken by the police show the suspect at 9 p.m.",
    "Copyright law changed in 2021.",
    "The copyright on the song ran out in 2014.",
    "Advertising spending fell in 2020, Norvik said.",
    "Cookies baked in Holm won a prize.",
    "Watch makers from Bern said that sales had fallen.",
    "Watch the sky tonight: the comet returns in 2061.",
    "Comments by the minister caused anger on Monday.",
    "Printing costs doubled last year.",
    "The newsletter of the tenants accused the landlord of fraud.",
    "She was told to click on a link in the e-mail.",
    "Join the army, his father told him in 1962.",
    "Published in 1922, the novel was banned until 1960.",
    "Updated rules take effect in June 2024.",
    "Tips from the public led police to the suspect.",
    "The contributed funds were returned in 2016.",
    "Contact with the ship was lost on Tuesday.",
    "Editors at the paper resigned in March.",
    "Get tested, the ministry said on Friday.",
    "More on Monday, the minister said.",
    "Download speeds doubled in 2023.",
    "Likes and shares drive the campaign, she said in 2022.",
    "Credit cards were stolen in May 2019.",
]


@pytest.mark.parametrize("text", BOILERPLATE)
def test_boilerplate_is_flagged_and_free_of_claims(text: str) -> None:
    article = claimkit.extract(
        f"The harbour closed in 2019.\n{text}\nIt opened in 2021.", published="2024-05-15", reader="rules"
    )
    flags = [sentence.boilerplate for sentence in article.sentences]
    assert flags == [False, *[True] * (len(flags) - 2), False]
    assert {claim.sentence for claim in article.claims} <= {0, len(article.sentences) - 1}


@pytest.mark.parametrize("text", ARTICLE)
def test_the_articles_own_sentences_are_not_flagged(text: str) -> None:
    assert [s.boilerplate for s in segment(text)] == [False] * len(segment(text))


def test_a_credit_after_a_caption_is_flagged_alone() -> None:
    text = "The harbour at night Photo: Ida Holm."
    assert [(text[s.start : s.end], s.boilerplate) for s in segment(text)] == [
        ("The harbour at night", False),
        ("Photo: Ida Holm.", True),
    ]


def test_letters_whose_lower_case_is_longer_shift_nothing() -> None:
    text = "İİİ İzmir was calm.\n\nSubscribe to our newsletter"
    assert [sentence.boilerplate for sentence in segment(text)] == [False, True]


def test_letters_that_grow_in_lower_case_shift_nothing() -> None:
    text = "İİİİİİİİ left.\n\nSubscribe to the Harbour Post for full access.\n\nShe stayed."
    assert [sentence.boilerplate for sentence in segment(text)] == [False, True, False]


def test_a_long_sentence_is_the_articles_own_whatever_it_holds() -> None:
    held = "All rights reserved, said the note"
    assert [sentence.boilerplate for sentence in segment(f"The clerk found it. {held}.")] == [False, True]
    assert not any(
        sentence.boilerplate for sentence in segment(f"The clerk found it. In {'very ' * 40}old ink, {held}.")
    )
