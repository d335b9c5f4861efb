"""Sentence boundaries: in each case ``|`` marks where one sentence ends and the next begins."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimkit.text.segmentation import LONGEST, segment

CASES = {
    "plain": "The bridge fell.| Nobody was hurt!| Why did it fall?| Engineers do not know.",
    "titles": "Mr. Holm met Gov. Ana Ruiz and Lt. Col. Jo Park.| Dr. Ek left.",
    "initials": "J. A. Winter and George H. W. Lund voted.| So did Mary T. Oak and [Otto J.] Lind.",
    "letter that ends a name": "They fell back on Plan B.| The mayor agreed.",
    "dotted inside": "The U.S. Senate and the U.N. Security Council met.| U.S. Sen. Ana Ruiz left.",
    "dotted at the end": "She flew to the U.S.| The visa had expired.| He stayed in Lund, D.C.| On Friday he left.",
    "degrees and firms": "Ida Berg, Ph.D., joined Norvik Inc. in May.| She left Norvik Inc.| The firm closed.",
    "time": "Polls close at 8 p.m. Tuesday.| They opened at 7 a.m.| Voters queued from 5 a.m. EST.",
    "numbers": "It ranks No. 5 in the world and costs $3.50 a piece.| No.| That is wrong.",
    "months": "He was born on Jan. 5 and died on Sept. 9.| She was born in Dec.| The year is unknown.",
    "for example": "Bring tools (e.g. Allen keys), i.e. small ones.| Done.",
    "a decade": "The firm grew in the 1990s.| However, it failed later.",
    "closing quotes": "“It is over.”| The crowd left.| 'It is not.'| Nobody moved.| \"Go!\"| She went.",
    "asked": "“Who paid for this?” Ms. Aydin asked.| “Stop!” cried the guard.| “Why?”| The room was silent.",
    "several inside a quote": "“We lost.| We will be back,” she said.",
    "brackets": "He left.| (Nobody saw him.)| The door was open.| She stayed [sic] here.",
    "lower case in brackets": "The hall was full.| (photo by the author)",
    "footnotes": "He fled in 1805. [17] [2]| The reasons are unclear.| Trade fell.[3]| Prices rose.",
    "footnote number": "Nobody knows.4| It is said that he lived.| It fell to 2.4 Marks.",
    "footnote at the end": "The reasons are unclear. [17]",
    "ellipsis": "He waited...| Nothing happened.| It was … not good.| I was just ... We left it there.",
    "left out": "“Harvests will fall [...]| Farmers know it.”",
    "shouts": "What?!| He did it!!!| Really?",
    "brand": "The price fell.| iPhone sales rose.| eBay sold it.",
    "a mark inside a name": "She joined Yahoo! Inc. in 2003.",
    "a mark inside a paper's name": "She told Yahoo! News about it.",
    "numbered list": "Budget passes|\n1. First, the roads are mended|\n2. Then the schools.| All of them.",
    "list": "Wanted:|\n- a new hall|\n- a pool",
    "numbered heading": "2.1. New rules for ferries|\n\nThe rules changed.",
    "lettered list": "A. Apples|\nB. Pears",
    "figure": "Figure 2. The old harbour.|\nFigure 2.4| The new harbour is larger.",
    "line breaks": "A headline without a stop|\n\nThe text follows it|\nhere.|\r\nNext.|\u2028Last.",
    "caption and credit": "The harbour at night| Image: Ida Holm.",
    "publication date after the headline": "Harbour to close| Tuesday, May 14, 2024|\n\nThe harbour closes.",
    "publication date before the text": "Tuesday, May 14, 2024| The harbour closes.",
    "date in a heading": "Harbour closes on Tuesday, May 14, 2024",
    "no-break space": "The\u00a0end.|\u00a0A\u00a0start.",
    "white space around": "  First.|   Second.  ",
    "accents": "It closed.| Évariste left.| Łódź is a city.| Ødegaard too.",
    "prices": "It was dear.| €50 was too much.",
    "no blank before a quote": 'The night was cold.|"We ran," she said.',
    "no blank after a quote": '"Go!"|She went.| “It is late.”|He left.',
    "a closing mark without its opening one": 'He left."| She stayed.',
    "a question is no caption": "The harbour at night Image: is it Holm?",
    "one broken line": "The council voted on Monday to close the old harbour pool|\nwhich leaks.",
    "lines of a poem": "The sun rose over|\nthe sea and it was|\na day of rest for|\nall of us.",
    "addresses of sites": "She works at Booking.Com now.| The price fell.|Nobody knew.",
    "brackets after an abbreviation": "It cost Norvik Inc. (a bakery) a lot.| Prices fell! (photo by her)",
    "brackets after an ellipsis": "She asked who … (nobody) came.| She waited … 5 minutes.",
    "a bracket that opens a sentence": "It ended.| [See below.",
    "spaced stops": "He said . . . Nothing came.",
    "a quoted question and its answer": "“Why?”| “Never,” he said.",
    "a measure": "The hall is 5 ft.| Ann Lee left.| On Monday at 5 ft. Ann Lee dived.| It is 5 ft. 3 in all.",
    "a time after when or where": "On Tuesday at 9 p.m. Ann Lee left.| He slept, and at 5 a.m. Ann Lee left.",
    "a time after a clause": "When it rang at 5 a.m. Ann Lee woke.| When it rang, she rose at 5 a.m.| Otto slept.",
    "a time after a verb": "Ann Lee slept until 9 p.m.| Otto Lind rose.| At dawn she walked out at 5 a.m.| Otto slept.",
    "a time after a verb of a list": "At dawn she said it was 5 a.m.| Otto slept.",
    "a time late in its sentence": (
        "On the day of the great storm in the north of the old country at 5 a.m.| Ann Lee left."
    ),
    "a time before a figure": "At 5 p.m. 12 men left.| She sold vol. 5 and Nos. 6.",
    "a footnote after an abbreviation": "He joined Norvik Inc. [3]| Rain fell.",
    "a word like a site's": "He left.| Net profits rose.",
    "a figure first": "Nobody came.| 12 men left.",
    "a price goes on": "It cost approx. $50 a head.| It was … $5 or more.",
    "asked in brackets": "They left (but why?)| Ida Holm asked the port.",
    "asked within a quote": "“Why?”| “Ms. Lind asked me,” he said.",
    "said after a cry": "Stop!| Ms. Lind said no.",
    "capitals": "She flew to the USA.| Visas are free.",
    "a small letter": "We fell back on plan b.| Rain fell.",
    "initials inside": "The novelist and baker J. A. Winter voted.",
    "never an end": "Bring three, viz. The Times, a pen and ink.",
    "a time before a date": "She left at 5 p.m. 12 May 2024.",
    "a number last": "The team of Lund was number 3.| Ann Lee left.",
    "a time after its subject": "Ann Lee rose at 5 a.m.| Otto slept.",
    "stray stop": "They paid the fine. , which was high.",
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_boundaries(case: str) -> None:
    text = case.replace("|", "")
    assert [text[s.start : s.end] for s in segment(text)] == [sentence.strip() for sentence in case.split("|")]


def test_lines_wrapped_at_a_fixed_width_are_one_sentence() -> None:
    text = (
        "Harbour stays shut\n"
        "\n"
        "The old harbour of Lund stays shut until the summer, the council of\n"
        "the town said, because the breakwater was damaged in the storms of\n"
        "January. Repairs may take until June.\n"
        "Boats are moored\n"
        "at Holm.\n"
        "- The ferry to the island of Ven runs from the town of Landskrona in\n"
        "- the meantime\n"
    )
    assert [" ".join(text[s.start : s.end].split()) for s in segment(text)] == [
        "Harbour stays shut",
        "The old harbour of Lund stays shut until the summer, the council of the town said, "
        "because the breakwater was damaged in the storms of January.",
        "Repairs may take until June.",
        "Boats are moored",
        "at Holm.",
        "- The ferry to the island of Ven runs from the town of Landskrona in",
        "- the meantime",
    ]


def test_a_list_of_headlines_is_not_taken_for_wrapped_text() -> None:
    headlines = ["Council votes for a new bridge over the river", "Mayor of Holm resigns", "New bridge costs too much"]
    text = "\n".join(headlines)
    assert len(segment(text)) == 3


@given(st.text(alphabet=st.sampled_from("Aa1 .!?…\n\r\"”'()[]“U.S:;,-é\u2028"), max_size=200) | st.text(max_size=200))
def test_sentences_are_trimmed_in_order_and_cover_the_text(text: str) -> None:
    sentences = segment(text)
    last = 0
    for sentence in sentences:
        assert text[last : sentence.start].strip() == ""
        span = text[sentence.start : sentence.end]
        assert span == span.strip() != ""
        last = sentence.end
    assert text[last:].strip() == ""


def test_lines_of_one_width_that_begin_like_headlines_are_not_joined() -> None:
    headlines = [
        "Council votes to close the old harbour pool",
        "Ferry crews to strike again over unpaid wage",
        "Baker from Leeds wins a national award today",
        "Storm leaves thousands without power in Lund",
    ]
    assert len(segment("\n".join(headlines))) == len(headlines)


def test_wrapped_prose_is_joined() -> None:
    prose = (
        "The council voted on Monday to close the old\nharbour pool, which has leaked for a decade,\n"
        "and to sell the land that it stands on. Few\ncame to the meeting."
    )
    assert len(segment(prose)) == 2


def test_wrapped_prose_that_ends_the_text_is_joined() -> None:
    prose = (
        "The council voted on Monday to close the old\nharbour pool, which has leaked for a decade, it\n"
        "said, and to sell the land. Few came to the\nmeeting"
    )
    assert [prose[s.start : s.end] for s in segment(prose)][1:] == ["Few came to the\nmeeting"]


def test_a_headline_as_wide_as_the_prose_after_it_stays_apart() -> None:
    text = (
        "Council votes to close the old harbour pool\n\nThe council voted on Monday to close the old\n"
        "harbour pool, which has leaked for a decade,\nand to sell the land that it stands on."
    )
    assert len(segment(text)) == 2


@pytest.mark.parametrize(
    "text", ["x" + "word " * 300, "word " * 300, "x" * 1_500], ids=["at a blank", "in a word", "no blanks"]
)
def test_a_sentence_without_an_end_is_cut_between_words_as_late_as_possible(text: str) -> None:
    first, second = segment(text)
    blank = text.rfind(" ", 0, LONGEST + 1)
    assert first.end == (blank if blank > 0 else LONGEST)
    assert text[first.end : second.start].strip() == ""
    assert not text[second.start].isspace()


def test_a_german_ordinal_goes_on() -> None:
    text = "Am 3. Mai kam Otto. Er zahlte 300. Otto ging. Er kam als 3. Die Tür war zu. Sie sah es so. Otto ging."
    assert [text[s.start : s.end] for s in segment(text, "de")] == [
        "Am 3. Mai kam Otto.",
        "Er zahlte 300.",
        "Otto ging.",
        "Er kam als 3.",
        "Die Tür war zu.",
        "Sie sah es so.",
        "Otto ging.",
    ]
