"""Attributions by construction: who speaks, the cue, and what is said, each marked in its sentence.

``{source} <cue> [content]``: a cue's source and pieces of content are exactly those marked; further attributions of the
sentence are not looked at.
"""

from __future__ import annotations

import re

import pytest

import claimkit

MARK = re.compile(r"[{}<>\[\]]")
CLOSES = {"}": "{", ">": "<", "]": "["}

SPOKEN = {
    "direct quotes": [
        '{The baker} <said>, ["The oven is cold."]',
        '{The baker} <said>: ["The oven is cold."]',
        '{The baker} <said>: ["The oven is cold.] ["We bake again on Friday."]',
        '["The oven is cold,"] {the baker} <said>.',
        '["The oven is cold,"] <said> {the baker}.',
        '["Is the oven cold?"] {the baker} <asked>.',
        '["Stop the train!"] <shouted> {a porter}.',
        '["The oven,"] {she} <said>, ["is cold."]',
        '["The oven is cold,"] {she} <said>. ["We bake again on Friday."]',
        '["The oven is cold,"] {she} <told> reporters at the mill.',
        '["The oven is cold,"] {she} <told> the Gazette on Monday. ["We bake again soon."]',
        '["The oven is cold,"] <said> {Gerald Holm, a former docker who leads protests in the harbour quarter}.',
        '["The oven is cold,"] <said> {Gerald Holm}, who leads protests in the harbour quarter.',
        '["The oven is cold,"] <said> {Gerald Holm}, 59, of Mill Lane.',
        '["The oven is cold,"] <said> {Gerald Holm, chairman of the bakers\' guild and a former docker}.',
        '["We sail at dawn,"] {Olsen} <said>, referring to the ferry, ["and come back at noon."]',
        '["We sail at dawn,"] the Gazette quoted {Captain Olsen} as <saying>.',
        '["We sail at dawn,"] {Olsen} <wrote> in his diary.',
        '["We sail at dawn,"] {Olsen} <tweeted> on Tuesday night.',
        '["We sail at dawn,"] {he} <said> in a statement.',
        '["We sail at dawn,"] {he} <added>.',
        '["We sail at dawn,"] {he} <said> with a smile.',
        '["We sail at dawn,"] {he} <said>, pointing at the ship.',
        "“We sail at dawn,” {Olsen} said, <adding>: [“The crew wants to see the ice.”]",
        "[“We sail at dawn,”] {Olsen} <said>, adding: “The crew wants to see the ice.”",
        '{The mayor} <called> [the plan "a long nap"].',
        '{The mayor} <described> the plan as ["a long nap"].',
        '{The mayor} <said> [the plan was "a long nap"].',
        '{The mayor} <said> [the plan was "a long nap" and a waste of money].',
        'Asked whether he would resign, {the mayor} <replied>: ["Not today."]',
        '{The crowd} <chanted> ["save our mill" and "no more rain"].',
        '{The mayor} <promised> ["cooperation" with all guilds].',
        '{The sign} <read>: ["Keep off the grass."]',
        '{A leaflet} <read>, ["Save our mill."]',
        '{She} <wrote> [that "the ice is thin" and the road worse].',
        'In a letter to parents, {the school} <wrote>: ["The hall is closed."]',
        'On Monday, {the mayor} <said>: ["The hall is closed."]',
        '["I never saw him,"] {Ms Lind, a nurse from Norvik}, <said>.',
        '["I never saw him,"] {Ms Lind} later <said>.',
        "[The port was shut], <said> {its director, Vera Holm}, on Monday.",
        '["I never saw him,"] {the nurse} has <said>.',
        '["It is over,"] <announced> {the judge}.',
        '["It\'s over,"] <says> {Lind}.',
        '["It\'s over,"] {the couple} <say>.',
        'In her film "Ice," {Ms Lind} <says> [the sea is rising].',
        'At a show called "Winter," {the singer} <said> [she would retire].',
    ],
    "indirect speech": [
        "{The mayor} <said> [that the pier was safe].",
        "{The mayor} <said> on Monday [that the pier was safe].",
        "{The mayor} <said> on Monday [the pier was safe].",
        "{The mayor, a keen sailor}, <said> [the pier was safe].",
        "{The mayor}, who had flown in from Oslo, <said> [the pier was safe].",
        "{The mayor}, speaking at a market, <said> [the pier was safe].",
        "{The mayor}, in contrast, <said> [the pier was safe].",
        "{The mayor — a keen sailor} — <said> [the pier was safe].",
        "{The mayor (a keen sailor)} <said> [the pier was safe].",
        "{The port authority} last week <said> [the pier was safe].",
        "{Vera Holm, the guild's chairwoman}, this week <announced> [the closure of the mill].",
        "{Officials} did not <say> [how many had left].",
        "[It rains], <said> {the neighbour}.",
        "[The mill floods each spring], <said> {the clerk}.",
        "{Officials} would not <say> [whether the ship had left].",
        "{The mayor} declined to <say> [who had called].",
        "{The mayor} <asked> [why the pier was closed].",
        "{Residents} <wondered> [whether the road would reopen].",
        "{Mr Holm} <claims> [to own the mill].",
        "{The coastguard} <urged> bathers [to leave the water].",
        "{The coastguard} <warned> bathers [to leave the water].",
        "{The judge} <ordered> the firm [to pay].",
        "{The union} <demanded> [that the gate be opened].",
        "{The union} <threatened> [to stop the trains].",
        "{The mayor} <promised> [to rebuild the pier].",
        "{The mayor} <announced> [a plan to rebuild the pier].",
        "{The brewery} <announced> [the closure of its plant].",
        "{The firm} <denied> [the report].",
        "{Police} <confirmed> [the death of a sailor].",
        "{The clerk} <confessed> [that he had taken the key].",
        "{Ms Lind} <complained> [about the noise].",
        "{Ms Lind} <warned> [of higher prices].",
        "{Ms Lind} <warned> [against haste].",
        "{The baker} <told> him [about the plans].",
        "{The baker} <told> him [that the mill would close].",
        "{The baker} <told> him [the mill would close].",
        "{The baker} <told> him [to close the mill].",
        "{The baker} <informed> the guild [that the mill would close].",
        "{The baker} <reminded> [guests of the old mill].",
        "{The pilot, shaken by the storm}, <told> her [the wing had cracked].",
        "{Voters who own a boat} <say> [the harbour is too small].",
        "{Those surveyed} <say> [the harbour is too small].",
        "{Nearly three in four} <say> [they would move].",
        "{Sailors from Leeds and York} <believe> [that the harbour is too small].",
        "She left the house because {she} did not <believe> [he was honest].",
        "{Experts} <think> [the dam will hold].",
        "{The family} <hopes> [to return soon].",
        "{Farmers} <fear> [that rain will come].",
        "{The bank} <expects> prices [to fall].",
        "{The mayor} <agreed> [that the fee was too high].",
        "{The guild} <called for> [an inquiry].",
        "{The guild} <called on> the council [to act].",
    ],
    "according to": [
        "<According to> {the port authority}, [two ships collided].",
        "<According to> {a report published on Monday by the port authority}, [two ships collided].",
        "<According to> {records that were later released by the court}, [the clerk met bankers often].",
        "<According to> {Vera Holm, the mayor}, [two ships collided].",
        "[Two ships collided], <according to> {a person who attended the meeting}.",
        "[Two ships collided], <according to> {officials involved in the talks}.",
        "[Two ships collided], <according to> {a survey conducted for the port by Lund University}.",
        "[Two ships collided], <according to> {the port}.",
        "[Two ships], <according to> {the port}, [collided].",
        "[Two ships collided] <according to> {the port}.",
        "The radio has learned that <according to> {a note posted online only days ago}, [the ferry leaks].",
        '["It\'s over,"] <according to> {the judge}.',
        "<According to> {police and two witnesses}, [the van sped off].",
    ],
    "as somebody put it": [
        "[It was], as {the coach} <put it>, [a bad day].",
        "As {the coach} <put it>, [it was a bad day].",
        "As {Vera Holm, professor of law at Lund and author of a book on ice}, <put it>, [the law was blind].",
        "As {the Gazette} <reported>, [the mill will close].",
        "[The mill will close], as {the Gazette} <reported> on Monday.",
        "As <reported> by {the Gazette}, [the mill will close].",
    ],
    "behind what is said": [
        "[The pier was safe], {the mayor} <said>.",
        "[The pier], {the mayor} <said>, [was safe].",
        "[The job marks her return to the stage], {one friend} <said>.",
        "[Harbour fees pay half of the town's bills], {several sailors} <said>.",
        "[The sea], {experts} <say>, [is rising fast].",
        "[The storm will pass], {the captain} <thinks>.",
        "In other towns, {she} <said>, [the mayor could spend more].",
    ],
    "passives": [
        "{Ms Lind} was quoted as <saying> [the pier was safe].",
        "The pier is <said> [to be safe].",
        "It was <reported> [that the pier was safe].",
        "It was <announced> [that the mill would close].",
        "[The closure] was <announced> by {the brewery}.",
        "Ms Lind was <described> as [a quiet woman].",
        "Ms Lind was <asked> [about the bridge].",
        "Ms Lind was <asked> [whether she would stand].",
        "Visitors were <told> [to stay away].",
        "Visitors were <told> [that the hall was closed].",
    ],
    "documents": [
        "{A report by the port} <found> [that the pier was unsafe].",
        "{The memo} <says> [the pier is unsafe].",
        "{The poll} <shows> [Ms Lind ahead].",
        "{The poll} <shows> [that Ms Lind leads].",
        "{A Gazette poll} <found> [strong support for the plan].",
        "{Polls in the north} <show> [the guild is losing].",
        "{Court papers} <show> [he paid in cash].",
        "{Figures released on Monday} <suggest> [that prices will fall].",
        "[More than half of the ships leaked], {a Gazette inquiry} <found>.",
        "{The study, published in May}, <concluded> [that tea is safe].",
    ],
    "coordinated cues": [
        "{The firm} <said> [it obeyed the law] and denied any delay.",
        "{The firm} said it obeyed the law and <denied> [any delay].",
        "{Residents} <said> [the mast would be ugly], complained about its cost, and wondered why nobody had asked.",
        "{Residents} said the mast would be ugly, <complained> [about its cost], and wondered why nobody had asked.",
        "{Residents} said the mast would be ugly, complained about its cost, and <wondered> [why nobody had asked].",
        "{The captain} <praised> [the crew], but also used the speech to ask for money.",
        "{The mayor} <announced> [the closure of the mill] and left the hall.",
        "{He} shook hands and <asked> workers [to vote].",
    ],
    "participles and fronted clauses": [
        "{The mayor} resigned, <saying> [he was tired].",
        "{The mayor} said he was tired, <adding> [that his heart was weak].",
        "{The club} declined the offer, <citing> [legal risks].",
        "When the clerk asked again, {the club} declined, <citing> [legal risks].",
        "If he wins the vote, {Mr Holm} will leave, <vowing> never [to return].",
        "As they met in Oslo, {Mr Holm} was in Bergen, <promising> [to build a pier].",
        "{The firm} issued a statement <saying> [the pier was safe].",
        "{The firm} sent out a letter <warning> [that the pier was unsafe].",
        '"It\'s a long way," said {Tom Vane, a former guide}, <recalling> [a trip to the pole].',
        "{The mayor} used her speech to <call for> [a new pier].",
        "{The mayor} went on to <say> [that the pier was safe].",
        "{The mayor} is likely to <stress> [that the pier is safe].",
        "{The mayor} has begun to <warn> [that the pier is unsafe].",
        "{The guide} interrupted me in mid-sentence to <announce> [that the ship had left].",
        "Before <announcing> [his departure], {the mayor} thanked his staff.",
        "After <saying> [he was tired], {the mayor} sat down.",
        "<Declaring> [that he alone could save the mill], {the baker} ran for mayor.",
        "<Noting> [that it had rained], {Ms Lind} said she would stay at home.",
        "<Asked> [why he had left], the clerk said he was tired.",
        "When <asked> [about the bridge], the clerk smiled.",
        "When <asked> [whether the bridge was safe], the clerk laughed.",
        "While {critics} <argue> [that the pier is unsafe], the council has kept it open.",
        "The pier, which {he} <said> [was unsafe], was closed.",
        "Although {the mayor} <said> [the pier was safe], nobody went near it.",
        "{Mr Lund}, who <said> [he was tired], went home.",
    ],
    "headlines": [
        "{Mayor} <Claims> [Harbour Bridge Safe]",
        "{Mayor} <says> [bridge safe]",
        "{Mayor} <Says> [Bridge Is Safe]",
        "[Bridge is safe], {mayor} <says>",
        "{Holm} <vows> [to rebuild pier]",
        "{Police} <warn> [of icy roads]",
    ],
    "clauses before the main one": [
        "Although {the mayor} <said> [“it rains,”] the clerk left.",
        "<Noting> [that it rained], {the clerk} slowly left.",
        "[After it rained], {she} <said>, [the mill shut].",
        "In the north, <according to> {a report by the bank}, [the mills, old and new, have closed].",
    ],
    "how far the content goes": [
        "{He} <said> [it was “late,”] adding that it rained.",
        "{He} said it was “late,” <adding> [that it rained].",
        "{He} <said> [it was late]; she left.",
        "{He} <said> [it was late] before adding that it rained.",
        "“We fished.”\n\n[“We ran,”] {he} <said>.",
        "{He} <said>: [“We fished.]\n\nHe left.\n\n“We ran.”",
        "{He} said it was late before <adding> [that it rained].",
    ],
    "documents and bodies": [
        "{The Pew Research Center} <said> [it rained].",
        "{The report}, which <says> [it rained], was lost.",
        "{A poll of voters} <asked> [what they thought].",
    ],
    "cues that are no verbs": [
        "[“It rains”], <according to> {the clerk}, and it does.",
        "{The firm} reportedly <said> [it rained].",
    ],
    "the passive": [
        "He was <described> as [late] by {the clerk}.",
        "He was <described> as [late] – and old.",
        "As first <reported> by {the port}, [the mill is shut].",
    ],
    "what follows the cue": [
        "{He} <said> this morning [it rained].",
        "{He} <noted> [limited gains].",
        "{He} <said>, in May, [“it rains”].",
        "{He} <said> to bosses [it rained].",
        "{He} <asked> [which road was shut].",
        "{He} <noted> [the fact that it rained].",
        "{He} <asked> [to pass].",
    ],
    "who can speak": [
        "{Ida Holm} did <report> [losses].",
        "{The report}, which <shows> [that it rains], is old.",
        "{Polls} <say> [it rains].",
    ],
    "insertions": [
        "[It rains], {he} <said>, which is odd.",
        "[The port], {she} <said>, [is shut, which is odd].",
    ],
    "before and behind the verb": [
        "As {polls} <show> [a rise], the mayor left.",
        "{Vera Holm}, who ran the mill, <proposed> [a plan].",
        "{She} <said> [“peace”] before she left.",
        "{He} <denied> claims [that it rained].",
        "{She} <denied> [stealing when it rained].",
        "[“It rains”] {she} <said>, [“and is late”].",
        "[“It rains,”] {she} <told> the station that aired it.",
    ],
}

SILENT = [
    "The minister criticised the plan.",
    "The rain will stop, so the radio was right.",
    "He waved and they said goodbye.",
    "That is to say, the bridge is old.",
    "Needless to say, it rained.",
    "It goes without saying that rain is wet.",
    "The claims were paid in May.",
    "The show was sold out.",
    "She read a book about ice.",
    "He took part in a show about reports.",
    "A stated aim of the club is peace.",
    "The firm added 200 jobs.",
    "The named sailor left.",
    "It is safe to say the race is over.",
    "The volunteers responded with a song that moved the crowd.",
    "An Internet posting made the rounds.",
    "She continued to walk.",
    "The doctor offered tea.",
    "He found his keys.",
    "The plan is called Norvik 2030.",
    'The ship, called "Aurora," sank.',
    "He told a story.",
    "He reported for duty on Monday.",
    "The reporter writes novels.",
    "He writes for the Gazette.",
    "The mill expressed in its colours the taste of the time.",
    "All told, five ships sank.",
    "She has a telling smile.",
    "He wanted a new boat.",
    "The self-described baker left.",
    "She wrote a children's book.",
    "The winds threatened the harbour.",
    "The road continued to the lake.",
    "He showed her the door.",
    "The calls were traced to Norvik.",
    "A promise to leave was kept.",
    "Southern states that voted left.",
    "He denied them entry.",
    "He may want to leave.",
    "That shows it rains.",
    "The court denied bail.",
    "The clerk heard that it rained.",
]


def marked(sentence: str) -> tuple[str, dict[str, list[tuple[int, int]]]]:
    """The sentence without its marks, and the spans of each opening mark."""
    text = ""
    opened: dict[str, int] = {}
    spans: dict[str, list[tuple[int, int]]] = {"{": [], "<": [], "[": []}
    end = 0
    for mark in MARK.finditer(sentence):
        text += sentence[end : mark.start()]
        end = mark.end()
        if mark.group() in CLOSES:
            opening = CLOSES[mark.group()]
            spans[opening].append((opened[opening], len(text)))
        else:
            opened[mark.group()] = len(text)
    return text + sentence[end:], spans


@pytest.mark.parametrize("sentence", [sentence for group in SPOKEN.values() for sentence in group])
def test_who_says_what(sentence: str) -> None:
    text, spans = marked(sentence)
    found = [claim for claim in claimkit.extract(text, reader="rules").claims if claim.type == "attribution"]
    (cue,) = [claim for claim in found if [(claim.start, claim.end)] == spans["<"]]
    for role, mark in (("source", "{"), ("content", "[")):
        assert [(r.start, r.end) for r in cue.roles if r.role == role] == spans[mark], role


@pytest.mark.parametrize("sentence", SILENT)
def test_nothing_is_said(sentence: str) -> None:
    assert [
        claim.text for claim in claimkit.extract(sentence, reader="rules").claims if claim.type == "attribution"
    ] == []
