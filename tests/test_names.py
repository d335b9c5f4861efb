"""Referent the words of a text refer to: each rule beside its counter-example, and properties of any text."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import claimkit
from claimkit.extraction import naming_evaluation
from claimkit.extraction.naming_evaluation import GoldMention
from claimkit.records import Article, Claim, Role
from claimkit.text.document import Document
from claimkit.text.names import Referent, Speech, resolve
from claimkit.text.names.lexicon import is_personal
from claimkit.text.segmentation import segment
from claimkit.text.tokens import TextSpan

# A text with the asked phrases in brackets, and for each the names meant, joined by " + ", and by what it names them.
MEANT = {
    "titles, offices and ages are no part of a name": (
        "[Mayor Vera Holm], 59, met [Dr Omar Lund QC] and [President-elect Ann Lee].",
        ["Vera Holm full", "Omar Lund full", "Ann Lee full"],
    ),
    "an office that has a body's name in it": (
        "Secretary of State Omar Lund spoke. [Former secretary of state Ann Lee] and [a friend of coach Ann Lee] did.",
        ["Ann Lee full", None],
    ),
    "whoever held an office once is not the one who was told of last": (
        "Omar Lund came on Monday.\n\nIt was cold. [The former president] told a crowd. [The baker] spoke.",
        [None, "Omar Lund description"],
    ),
    "a first surname after a title": (
        "Ana Holm Lund spoke. [Ms. Holm] was glad. Rosa Roe Bell spoke. [Mr. Roe] was glad. [Roe] was not.",
        ["Ana Holm Lund short", "Roe full", "Roe full"],
    ),
    "nobody is a suspect by a guess": (
        "Omar Lund came on Monday.\n\nIt was cold. [The convicted baker] told a crowd.",
        [None],
    ),
    "nor is an officeholder a woman if the text calls him Mr": (
        "[President Holm] spoke. Vera Holm sang. Mr. Holm left.",
        ["Holm full"],
    ),
    "an office of a county": ("[Ulm County Recorder Vera Holm] said so.", ["Vera Holm full"]),
    "one of many is the subject": (
        "Vera Holm was [one of several clerks] who said so. Ray Lund is among [those] who left.",
        ["Vera Holm description", "Ray Lund description"],
    ),
    "but not one of many whom no verb ties to it": (
        "Vera Holm met [one of several clerks] who ran. Ray Lund sat among [those] who left. [Among those], he said,",
        [None, None, None],
    ),
    "a description does not mean whom its sentence tells of": (
        "Omar Roe was there. [The baker] said that Roe was late.",
        [None],
    ),
    "unless the sentence tells of them later, or of one of them": (
        "Omar Roe, a baker, left. After [the baker] left, Roe ran. Ann Lee and Omar Roe met. [The pair] said Lee ran.",
        ["Omar Roe description", "Ann Lee + Omar Roe description"],
    ),
    "nor does a clause behind a semicolon tell of its subject": (
        "Omar Roe, a baker, came. [The baker] lied on Monday; Roe would not say why.",
        ["Omar Roe description"],
    ),
    "nor does a subject behind its verb": (
        "Ann Lee, a nurse, came. “It was late,” said [the nurse], known as Lee.",
        ["Ann Lee description"],
    ),
    "a Sunday paper is named after its day": (
        "[The Sunday Times] said so. On Sunday [Times] sold it.",
        ["Sunday Times full", "Sunday Times short"],
    ),
    "a name before the subject is not the subject": (
        "Omar Lund came. In talks with Vera Holm, [the miller] said so.",
        [None],
    ),
    "though it may be described": (
        "In talks with Vera Holm, [the miller], Omar Lund said so. With Ann Lee, [a baker] accused of theft, he left.",
        ["Vera Holm description", "Ann Lee description"],
    ),
    "nor is it described by the subject": (
        "In talks with Vera Holm, the old miller said so. Ann Lee left. It rained. [The old miller] spoke.",
        ["Ann Lee description"],
    ),
    "nor where the subject's verb ends in -ed": (
        "In talks with Vera Holm, the old miller objected. Ann Lee left. It rained. [The old miller] spoke.",
        ["Ann Lee description"],
    ),
    "a body is named without the person who leads it": (
        "Vera Holm led the Port Board. The Holm Port Board fell. [The Port Board] said so.",
        ["Port Board full"],
    ),
    "an ampersand that a file has lost": (
        "[Norvik Hotel amp Lund Co.] said so.",
        ["Norvik Hotel amp Lund Co. full"],
    ),
    "but a name after a comma does not end the words before the subject": (
        "On Monday, so wrote Vera Holm, [the miller] wept.",
        ["Vera Holm description"],
    ),
    "a body in capitals is no part of the name before it": (
        "The Ministry of Rain and [BBC] met the Ministry of Snow and [Holm].",
        ["BBC full", "Ministry of Snow and Holm full"],
    ),
    "a press secretary is no secretary": (
        "Press secretary Omar Lund and Defence Secretary Vera Holm left. [The secretary] said so. "
        "[The press secretary] did.",
        [None, "Omar Lund description"],
    ),
    "a place is no group": (
        "It rained in San Lund, a group of isles. [The group] said so.",
        [None],
    ),
    "whom a new paragraph tells of tells of himself": (
        "[Omar Lund] spoke.\n\nThe plan of Jim Bishop fell when [he] told of it.",
        ["Omar Lund full", "Jim Bishop pronoun"],
    ),
    "but not in the same paragraph": (
        "[Omar Lund] spoke. The plan of Jim Bishop fell when [he] told of it.",
        ["Omar Lund full", "Omar Lund pronoun"],
    ),
    "nor in a clause of its own": (
        "[Omar Lund] spoke.\n\nThe plan of Jim Bishop fell, and [he] told of it.",
        ["Omar Lund full", "Omar Lund pronoun"],
    ),
    "nor where a woman is told of": (
        "[Omar Lund] spoke.\n\nThe plan of Vera Holm fell when [he] told of it.",
        ["Omar Lund full", "Omar Lund pronoun"],
    ),
    "nor is a body barred by a person": (
        "[Holm Bank] spoke.\n\nThe plan of Vera Holm fell when [it] told of it.",
        ["Holm Bank full", "Holm Bank pronoun"],
    ),
    "a creed is nobody": (
        "Omar Lund spoke of Islam and Brexit. [He] left.",
        ["Omar Lund pronoun"],
    ),
    "a single name that is cited is no person": (
        "According to [Norvika], Ann Lee praised the mill, and [she] asked for more.",
        ["Norvika full", "Ann Lee pronoun"],
    ),
    "a month may be a first name, and a name an office": (
        "[May Osgood] left on May 4. Then came Jim Bishop, and [Bishop] spoke.",
        ["May Osgood full", "Jim Bishop short"],
    ),
    "a trade may be a surname": (
        "[Baker Ann Lee] met Vera Baker. [Baker] spoke. [Miller] did not.",
        ["Ann Lee full", "Vera Baker short", None],
    ),
    "a surname, a first name, a name without the middle one": (
        "Vera J. Holm came. [Holm] spoke. [Vera] laughed. [Vera Holm] left. [Ms Lee] stayed.",
        ["Vera J. Holm short", "Vera J. Holm short", "Vera J. Holm full", "Lee full"],
    ),
    "a title tells which one of a surname is meant": (
        "Omar Holm and Vera Holm came. [Mrs Holm] spoke, [Mr Holm] did not.",
        ["Vera Holm short", "Omar Holm short"],
    ),
    "a junior bears the surname where nobody else does": (
        "Omar J. Lund Jr. came. [Mr Lund] spoke.",
        ["Omar J. Lund Jr. short"],
    ),
    "a junior beside the senior": (
        "Omar Lund met Omar Lund Jr. on the quay. [Mr Lund] spoke.",
        ["Omar Lund short"],
    ),
    "the surname of two who were told of together is nobody's": (
        "Vera Holm and Omar Holm left. [Holm] said so. [Mr Holm] did, too. Then [Holm] agreed.",
        [None, "Omar Holm short", "Omar Holm short"],
    ),
    "of two of one surname, who was told of last": (
        "Vera Holm met Omar Lund. Omar Holm met nobody. Omar Holm spoke for an hour. [Holm] left.",
        ["Omar Holm short"],
    ),
    "the first of a couple bears the surname, too": (
        "Vera and Omar Holm left. [Holm] said so. [Mrs Holm] agreed.",
        [None, "Vera short"],
    ),
    "two first names are no couple where one of them is a surname": (
        "Omar Vera came. Vera and Ann Holm left. [Holm] said so.",
        ["Ann Holm short"],
    ),
    "a parent is the only other one of the name": (
        "Ann Lee met Omar Lee. Ann Lee left. [Her father] said so. [Her sister] did not.",
        ["Omar Lee description", None],
    ),
    "initials of a name with a hyphen": (
        "The crew of Norvika-Port left. [NP] said so.",
        ["Norvika-Port short"],
    ),
    "what stands between a name and its verb": (
        "[The Herald first] said so, and [Vera Holm also] did.",
        ["Herald full", "Vera Holm full"],
    ),
    "who shares a surname with somebody is a person": (
        "Omar Lund met Zorn Lund. Zorn Lund left. [He] said so. [Oster Pell] did, too.",
        ["Zorn Lund pronoun", "Oster Pell full"],
    ),
    "a firm without what it does": (
        "Holmsund Airlines fell. [Holmsund] said so. BBC News came. [The BBC] said so.",
        ["Holmsund Airlines short", "BBC full"],
    ),
    "a word for what is reported begins the sentence": (
        "Ann Lee left. [Figures] say so. He named Figures. [Holmsund] left it.",
        [None, "Holmsund full"],
    ),
    "one of a trade without a name is nobody whom the text names later": (
        "[A detective] left, and [a lawyer for the port] did. Detective Omar Lund came with the port lawyer Ann Lee.",
        [None, "Ann Lee description"],
    ),
    "somebody without a name may be who is meant, too": (
        "Omar Lund left. [A man with a dog] came. Then [he] said so.",
        [None, None],
    ),
    "others who have no name": (
        "[Ann Lee, a baker, and other bakers] said so. [Ann Lee and Omar Lund] did.",
        [None, "Ann Lee + Omar Lund full"],
    ),
    "somebody's own company": (
        "US insurer Holm Group fell. Ann Lee left. [Her company] said so. [The company] did.",
        [None, "Holm Group description"],
    ),
    "who speaks for somebody without a name": (
        "Lund's spokeswoman Ann Lee left. [The baker's spokeswoman] said so. [Lund's spokeswoman] did.",
        [None, "Ann Lee description"],
    ),
    "many who are called by one word": (
        "It was late. [Many Norvikans] said so, and [most Rotans] did not.",
        [None, None],
    ),
    "what people somebody is of": (
        "[New Yorker Omar Lund and Texan Ann Lee] met.",
        ["Omar Lund + Ann Lee full"],
    ),
    "a word that only begins the sentence": (
        "Omar Lund came. [Rocker Lund] spoke. [Singer Vera Holm] sang. [Prosecutors] spoke. [People] sang.",
        ["Omar Lund short", "Vera Holm full", None, None],
    ),
    "a word that only begins the sentence, where the surname was alone before": (
        "Ceyda Holm came.\n\nHolm left. Maybe Holm will return, [Holm] said. Lunda Oster spoke. [Oster] left.",
        ["Ceyda Holm short", "Lunda Oster short"],
    ),
    "what begins a headline with a surname": (
        "Troubled Holm under fire\n\nThe watchdog wrote to Holm. [Holm] said it would answer.",
        ["Holm full"],
    ),
    "a firm is not the one whose name ends like its own": (
        "The mills stand. Holm sold them. Long ago [HRJ Holm] was founded. [Holm] said so.",
        ["HRJ Holm full", "Holm full"],
    ),
    "an adjective with a hyphen and a possessive before a name": (
        "[Leeds-based Holm Bank] met [Oscar-winning Lund] and [Port News' Ann Lee]. [The Players' Union] did not.",
        ["Holm Bank full", "Lund full", "Ann Lee full", "Players' Union full"],
    ),
    "a surname that may be a verb": (
        "The columnist George Will met Vera Rose. Then [Vera Rose] spoke, but [Will] did not.",
        ["Vera Rose full", "George Will short"],
    ),
    "a department of what may be an office": (
        "[The Department of Justice] met [the Secretary of State, Ann Lee].",
        ["Department of Justice full", "Ann Lee full"],
    ),
    "initials": (
        "The Port Safety Board (PSB) met. [The PSB] said so. [The XYZ] did not.",
        ["Port Safety Board short", "XYZ full"],
    ),
    "a firm by the first word of its name, but a person first": (
        "Holm Group fell. [Holm] said so. Vera Lund left Lund Mills. [Lund] said so.",
        ["Holm Group short", "Vera Lund short"],
    ),
    "a body by whose it is": (
        "Vera Holm spoke for the Holm campaign. [The Holm campaign] paid. [Her campaign] paid. [Leeds police] came.",
        ["Holm campaign full", "Holm campaign description", "Leeds police full"],
    ),
    "an apposition names; who speaks for a body is not the body": (
        "[The mill's owner, the 59-year-old Ann Lee], spoke. [A spokesman for Holm Mills] spoke. [Lee's office] spoke.",
        ["Ann Lee full", None, None],
    ),
    "what somebody heads, what somebody is known for, and whose friend somebody is": (
        "[Former head of safety Omar Lund] met [Death of a Mill director Ann Lee] and [a friend of coach Vera Holm].",
        ["Omar Lund full", "Ann Lee full", None],
    ),
    "a list; one without a name leaves all open; two offices of one person": (
        "[Ann Lee, Omar Lund and Vera Holm] met [Ann Lee and her lawyers] and [founder and chief executive Ann Lee].",
        ["Ann Lee + Omar Lund + Vera Holm full", None, "Ann Lee full"],
    ),
    "what somebody is called elsewhere": (
        "Mayor Vera Holm met Omar Lund, a baker. [The mayor] spoke to [the baker]. [The doctor] left.",
        ["Vera Holm description", "Omar Lund description", None],
    ),
    "another rank, another place is another office": (
        "Vice President Vera Holm met Leeds coach Omar Lund. [The president] spoke. [The Hull coach] left. "
        "[The Leeds coach] stayed.",
        [None, None, "Omar Lund description"],
    ),
    "two who are called so leave it open": (
        "Judge Vera Holm and Judge Omar Lund met. [The judge] left.",
        [None],
    ),
    "somebody is told of before the name comes": (
        "[A baker] won the race. Ann Lee ran it in an hour.",
        ["Ann Lee description"],
    ),
    "not when the next sentence begins with somebody who is titled": (
        "[A baker] won the race. Mayor Ann Lee was there.",
        [None],
    ),
    "the pair, the firms, the people listed under a noun": (
        "Sprinters Ann Lee and Omar Lund met. [The pair] ran. [The sprinters] won. [The judges] left.",
        ["Ann Lee + Omar Lund description", "Ann Lee + Omar Lund description", None],
    ),
    "as many as are meant": (
        "Bakers Tom Holm and Omar Lund met. [Both men] ran. [The three] won. [Both women] left. [Both] sang.",
        ["Tom Holm + Omar Lund description", None, None, "Tom Holm + Omar Lund description"],
    ),
    "they who were listed, but not of long ago": (
        "The port left Tom Holm and Omar Lund. [They] ran. Vera Holm won. It was late. [They] slept.",
        ["Tom Holm + Omar Lund pronoun", None],
    ),
    "those whom the sentence before names": (
        "Vera Holm is on trial with Omar Lund. [The pair] deny it. Ann Lee came. [The pair] left.",
        ["Vera Holm + Omar Lund description", None],
    ),
    "all five, but not all bakers": (
        "Bakers Jim Bishop and Omar Lund met. [All bakers] ran. [All two bakers] won.",
        [None, "Jim Bishop + Omar Lund description"],
    ),
    "games are no person, whatever their name": (
        "Jim Bishop won at the Sydney Games and Omar Lund lost. [The pair] met.",
        ["Jim Bishop + Omar Lund description"],
    ),
    "a new description of whom the text was speaking of": (
        "Omar Lund won the race. [The baker] was glad. Then [the champion] left.",
        ["Omar Lund description", "Omar Lund description"],
    ),
    "not of one in its own sentence, of another party, of one who speaks for others": (
        "Republican Omar Lund won. He said [the baker] lost. [The Democrat] left. [The judge] left. "
        "[The Republican] won.",
        [None, None, None, "Omar Lund description"],
    ),
    "another office is one only as the subject": (
        "Omar Lund won the race. [The finance minister] was glad.\n\nJim Bishop won. Then came [the foreign minister].",
        ["Omar Lund description", None],
    ),
    "a new description of the body that the text was speaking of": (
        "The Port Board met. [The organisation] said so. Then they met [the agency].",
        ["Port Board description", None],
    ),
    "a council is no firm": ("The Port Council met. [The firm] said so.", [None]),
    "the body that acted": (
        "Holm Group sued Lund Bank. [It] lost.",
        ["Holm Group pronoun"],
    ),
    "a firm that has its owner's name": (
        "They met [Holm's Holdings] and [Holm's Ann Lee].",
        ["Holm's Holdings full", "Ann Lee full"],
    ),
    "a name that is cut is meant whole": ("[Coach Ann] Lee spoke.", ["Ann Lee full"]),
    "a man from somewhere is not named by the place": (
        "Vera Holm won. [A man] from Camberley, Surrey, was there. [The man] left.",
        [None, None],
    ),
    "a band is not its guitarist": (
        "[Rock star] sued\n\nHolm Crue guitarist Omar Lund spoke.",
        [None],
    ),
    "the man of whom more is told is somebody new": (
        "Omar Lund left. [The man] laughed. Ann Lee won. [The last man to walk there] left.",
        ["Omar Lund description", None],
    ),
    "a people is no body": ("[The Libyans] met Holm Group. [Research] was done.", [None, None]),
    "an office that is cut short, but not of another state": (
        "Sen. Ann Lee met Omar Lund. [The senator] stayed. Lund left. Lund wept. [The Ohio senator] left.",
        ["Ann Lee description", "Omar Lund description"],
    ),
    "an office of one told of before, where another may hold it too": (
        "Sen. Ann Lee met Omar Lund. Lund left. [The senator] wept. [The senator with a hat] wept. Mayor Jim Bishop "
        "came. [The senator] did.",
        [None, "Ann Lee description", "Ann Lee description"],
    ),
    "one along with another": ("[Ann Lee, along with Mayor Omar Lund], left.", ["Ann Lee + Omar Lund full"]),
    "a new description of somebody by the country": (
        "Vera Holm won the race. [The Russian] was glad. Jim Bishop spoke.",
        ["Vera Holm description"],
    ),
    "a lawyer is no rapper": (
        "Omar Lund, a lawyer, spoke. [The rapper] left.",
        [None],
    ),
    "ever more people": ("They met [Ann Lee and] her aides.", [None]),
    "of which it is not said": (
        "Holm Group sued Lund Bank, which [it] blames. Holm Group left.",
        ["Holm Group pronoun"],
    ),
    "a group by its first word": (
        "Group Holm fell. Then [a director of Group Holm] left. [Holm] said so. [It] lost.",
        [None, "Group Holm short", "Group Holm pronoun"],
    ),
    "somebody who is but an owner in a headline is not spoken of": (
        "Lee's plan fails\n\nA plan failed. [The baker] left. Ann Lee came.",
        [None],
    ),
    "whose plan the subject is": (
        "Omar Lund met Tom Holm. Holm's plan to sell the mill failed. [He] sold the quay.",
        ["Tom Holm pronoun"],
    ),
    "the one of many who is named": (
        "Tom Holm spoke on Monday. [Friends of the mill, like Omar Lund], did, too. [He] said it was late.",
        [None, "Omar Lund pronoun"],
    ),
    "whoever is called so and has no name is not the one who has": (
        "The baker Ann Lee came. [The baker] spoke. [A baker who fled] said so. [The baker] did.",
        ["Ann Lee description", None, None],
    ),
    "the company on stage": (
        "US insurer Holm Group fell. [The company] said so. [The union] did not.",
        ["Holm Group description", None],
    ),
    "a pronoun by gender": (
        "Vera Holm met Omar Lund. [She] spoke, and [he] did not.",
        ["Vera Holm pronoun", "Omar Lund pronoun"],
    ),
    "somebody himself": (
        "Jim Bishop praised Omar Lund. Lund [himself] left.",
        ["Omar Lund pronoun"],
    ),
    "a party in brackets is nobody": (
        "Vera Holm (D) met Ann Lee (R). [He] spoke.",
        [None],
    ),
    "a nickname in quotation marks, but not a quotation": (
        "[Ann “Red” Lee] met [Dan \"The Rock\" Lund] and [Vera ''Vee'' Holm]. [Lee] ran. “That was Tom” [Roe] said.",
        ["Ann “Red” Lee full", 'Dan "The Rock" Lund full', "Vera ''Vee'' Holm full", "Ann “Red” Lee short", "Roe full"],
    ),
    "what stands in quotation marks behind a newspaper is no nickname": (
        "Many read the Kestrel “Red” Holm wrote. [Holm] left.",
        ["Holm full"],
    ),
    "people of whom one hears only in the plural": (
        "They met [villagers and coach Tom Rudd], [Democrats and coach Dan Roe], [him and mayor Eve Hill].",
        [None, None, None],
    ),
    "an adjective joined to another is no second person": (
        "[Vera Holm, the Ports and Border Safety commissioner], met [political and corporate speaker Ann Lee]. "
        "[Health and safety officer Dan Roe] left. [Residents and coach Tom Rudd] stayed. "
        "[His staff and coach Jim Lund] ran.",
        ["Vera Holm full", "Ann Lee full", "Dan Roe full", None, None],
    ),
    "an office that is but an adjective in the name of a firm": (
        "[General Motors] fell. [Premier League boss Dan Roe] said so. [General Ann Lee] left.",
        ["General Motors full", "Dan Roe full", "Ann Lee full"],
    ),
    "a firm whose name ends with a full stop": (
        "[Holm Mills Inc.] said no. [Lund Corp.] sold [Roe Inc.] of Leeds. [Lund] left.",
        ["Holm Mills Inc. full", "Lund Corp. full", "Roe Inc. full", "Lund Corp. short"],
    ),
    "a surname that is a verb": (
        "[The director Robin Broke] came. [Ann] broke it.",
        ["Robin Broke full", "Ann full"],
    ),
    "a body that has no other name than by whose it is": (
        "[Vera Holm's campaign] paid. Then [her campaign] paid. [Ann Roses' campaign] did not. [Lee's new camp] left.",
        ["Vera Holm's campaign full", "Vera Holm's campaign description", "Ann Roses' campaign full", None],
    ),
    "a government that nobody has yet": (
        "[A Holm government] would pay, said Lee. [The government] said no. Then [a Lund poll] showed it.",
        [None, None, "Lund poll full"],
    ),
    "what a body is, before and behind its name": (
        "[The Holm news agency] met [one of the bidders, Leeds-based group Lund]. [The owner, Ann Lee QC], left. "
        "[The Holm workers union] did not.",
        ["Holm full", "Lund full", "Ann Lee full", None],
    ),
    "a city before its state is no firm": (
        "They met in Tarrow, Ore., last year. [The company] left.\n\nThey met in Tarrow last year.",
        [None],
    ),
    "a name without a state may be one": (
        "They met Tarrow last year. [The company] left.",
        ["Tarrow description"],
    ),
    "what the article stands before is no person": (
        "The trial began, the Kestrel reported. [He] left. Lunda reported it. [He] left.",
        [None, "Lunda pronoun"],
    ),
    "parties with a name, and people of a party": (
        "[Labour] left. [The Liberal Democrats] stayed. [Republicans] ran. [Leeds Conservatives] slept.",
        ["Labour full", "Liberal Democrats full", None, None],
    ),
    "a group on two matters": (
        "[The Parliamentary Group on Ports and Mills] met. [The group] left.",
        ["Parliamentary Group on Ports and Mills full", "Parliamentary Group on Ports and Mills description"],
    ),
    "a headline and the sentence below it tell of the same person": (
        "[Holm ally] denies it\n\n[A close associate of former mayor Dan Holm] has denied it.\n\nOmar Lund spoke.",
        ["Omar Lund description", "Omar Lund description"],
    ),
    "and where the sentence begins with whose ally it is": (
        "[Roe ally] denies it\n\nTom Roe's closest ally has denied it.\n\nOmar Lund spoke.",
        ["Omar Lund description"],
    ),
    "not so below a second headline": (
        "Bells ring\n\n[Baker] wins\n\nThe mill closed for Tom Holm.\n\nOmar Lund spoke.",
        [None],
    ),
    "not so the sentence below another": (
        "[An ally] denied it. The mill closed for Tom Holm. Omar Lund spoke.",
        [None],
    ),
    "a rival who is not the subject is somebody else": (
        "Speech on the port: she attacks [rival]\n\nVera Holm spoke.",
        [None],
    ),
    "a headline of capitals alone": (
        "Another Old Port Baker Praises Holm.\n\nVera Holm met Omar Lund. [Holm] laughed. [He] left.",
        ["Vera Holm short", "Omar Lund pronoun"],
    ),
    "a headline with little words names nobody new": (
        "[New Holm Polls] Show Big Gaps in the Race.\n\nVera Roe spoke.",
        [None],
    ),
    "a firm with a surname, in an article that gives the man a title": (
        "Many count. Vera Holm counts. They differ. Then [Lund] counted, and Omar Lund laughed. [Mr Lund] left. [Lund] "
        "stayed.",
        ["Lund full", "Omar Lund short", "Lund full"],
    ),
    "the man himself, in a headline and where only a quotation names him": (
        "[Lund] wins\n\nOmar Lund won, and [Mr Lund] left. Many count. They differ. Then [Roe] counted. "
        "“I know Tom Roe,” said Mr Roe.",
        ["Omar Lund short", "Omar Lund short", "Tom Roe short"],
    ),
    "the man himself, in an article that gives him none": (
        "Many count. Vera Holm counts. They differ. Then [Lund] counted, and Omar Lund laughed. [Lund] stayed.",
        ["Omar Lund short", "Omar Lund short"],
    ),
    "a subject behind another word": (
        "Holm Group fell. But [the troubled organisation] now said no. They met [the agency].",
        ["Holm Group description", None],
    ),
    "who asks is not whom the question is about": (
        "Dan Holm met Omar Lund. Then Holm asked Lund why [he] left.",
        ["Omar Lund pronoun"],
    ),
    "but who asks for leave is": (
        "Dan Holm met Omar Lund. Then Holm asked Lund if [he] could stay.",
        ["Dan Holm pronoun"],
    ),
    "he tells the gender of a name that does not": (
        "Lunda Roe left the mill, said Holm. Roe laughed. He ran. Vera Holm, said Roe, slept, though [she] ran.",
        ["Vera Holm pronoun"],
    ),
    "nobody on stage": ("[She] spoke. Vera Holm did not.", [None]),
    "he does not accuse himself of the verb before": (
        "Omar Lund met Jim Bishop. Bishop accused [him] of theft.",
        ["Omar Lund pronoun"],
    ),
    "a subject is not whom its own clause names": (
        "Ann Lee thanked Vera Holm. [She] said that Lee had won.",
        ["Vera Holm pronoun"],
    ),
    "her own belief, but not her own accuser": (
        "Vera Holm met Ann Lee. Lee shared [her] belief. Lee accused [her] of theft.",
        ["Ann Lee pronoun", "Vera Holm pronoun"],
    ),
    "a surname that is a people's name or a month": (
        "Mark Cuban met Theresa May in May. [Cuban] spoke of [Cuban] rum, and [the Cuban] of rum. [May] also spoke.",
        ["Mark Cuban short", None, None, "Theresa May short"],
    ),
    "a people is nobody where nobody bears its name as a surname": (
        "The Cuban Institute opened. [Cuban] spoke.",
        [None],
    ),
    "an abbreviation after a name is none of it": (
        "[Ann Lee] BBC reported it. [Omar Lund III] did not, nor did [Holm Mills PLC].",
        ["Ann Lee full", "Omar Lund III full", "Holm Mills PLC full"],
    ),
    "a state and its short form": (
        "[The Republic of Turkey] paid. [The Republic] owed more. [The House of Representatives] met.",
        ["Republic of Turkey full", "Republic of Turkey short", "House of Representatives full"],
    ),
    "a body's last word is not its short form behind *of*": (
        "The University of Norvika paid. [The Norvika] sank.",
        ["Norvika full"],
    ),
    "two bodies of one kind have no common short form": (
        "The Department of Justice met the Department of Defense. [The Department] paid.",
        [None],
    ),
    "one office of two that has a body's name": (
        "Secretary of State Ann Lee came. [Former Secretary of State and candidate Ann Lee] spoke.",
        ["Ann Lee full"],
    ),
    "a name that men and women have tells no gender": (
        "Omar Lund left. Lindsey Roe spoke. [He] wept.",
        ["Lindsey Roe pronoun"],
    ),
    "he or she is anybody": (
        "Omar Lund came. [He] or [she] must pay. [He] left.",
        [None, None, "Omar Lund pronoun"],
    ),
    "a stranger may be meant as well": (
        "Donna Holm came. A cashier spoke. [She] wept. [Donna Holm] spoke. [She] laughed.",
        [None, "Donna Holm full", "Donna Holm pronoun"],
    ),
    "an object is hardly a stranger of an earlier sentence": (
        "Donna Holm wrote a book. A critic praised it. Omar Lund accused [her] of theft.",
        ["Donna Holm pronoun"],
    ),
    "a stranger stays one": (
        "A miller came. Omar Lund left. The miller spoke. [He] wept.",
        [None],
    ),
    "what a subject asks is not told of the subject": (
        "Jim Bishop asked Omar Lund why he left when [he] knew better. Omar Lund was asked whether [he] lied.",
        ["Omar Lund pronoun", "Omar Lund pronoun"],
    ),
    "an object is not its subject, whatever the verb": (
        "If his son came, Omar Lund would advise [him].",
        [None],
    ),
    "a verb that the word lists do not have": (
        "Jim Bishop met Omar Lund. Omar Lund departs the port. [He] weeps.",
        ["Omar Lund pronoun"],
    ),
    "which and who": (
        "Holm Group, [which] fell, and Ann Lee, [who] left.",
        ["Holm Group pronoun", "Ann Lee pronoun"],
    ),
    "a headline before a name that something begins": (
        "[Jones] says no\n\nDefiant Ann Jones said she would stay. [Jones] left.",
        ["Ann Jones short", "Ann Jones short"],
    ),
    "a headline in Title Case has the forms that the article knows": (
        "[Holm] Says Mill Was Safe For Years\n\nMayor Vera Holm said so.",
        ["Vera Holm short"],
    ),
    "a headline that ends with a full stop, and one inside a sentence": (
        "[Holm] Backs Port And Mill For Years To Come.\n\nMayor Vera Holm praised a book, Those Who Know Holm Are "
        "Friends. [Holm] said so.",
        ["Vera Holm short", "Vera Holm short"],
    ),
    "a place before the noun is no name of the firm": (
        "Holm Mills, based in St. Louis, fell. [The St. Louis company] said so. [The Herald newspaper] did, too.",
        ["Holm Mills description", "Herald full"],
    ),
    "a body by the noun that its name is about": (
        "The Leeds Board of Mills met. The Port Budget Office paid. Vera Holm came. [The board] said so. "
        "[The budget office] did, and [the Board] did. [The panel] did not.",
        ["Leeds Board of Mills description", "Port Budget Office description", "Leeds Board of Mills short", None],
    ),
    "a body's name up to what it is for, and its initials up to *and*": (
        "The Holm Centre for Justice met the Centers for Port Control and Safety. [The Holm Centre] paid [the CPC].",
        ["Holm Centre for Justice full", "Centers for Port Control and Safety short"],
    ),
    "what somebody is known as": (
        "Omar Lund, the rapper known as Zorn, left. Ann Lee came. [The rapper] said so.",
        ["Omar Lund description"],
    ),
    "several of one kind, named behind it": (
        "[Two bakers, Ann Lee and Omar Lund], left. [The baker, Ann Lee], and [a port, Holm and Lund], did not.",
        ["Ann Lee + Omar Lund full", "Ann Lee full", None],
    ),
    "a first name that is misspelt once": (
        "Phillip Roe came. [Philip Roe] left, and Philip Roe wept. [Roe] spoke. Mario Lund met Maria Lund. [Mr Lund] "
        "spoke.",
        ["Philip Roe full", "Philip Roe short", "Mario Lund short"],
    ),
    "what begins with a title is what its bearer is called": (
        "Prince Zorn met Pope Oster. [The prince] said so. [The pope] did, too. [The rabbi] did not.",
        ["Zorn description", "Oster description", None],
    ),
    "the firm that a text is about": (
        "Holmsund fell. Vera Holm left Holmsund. Holmsund sank. It rained. It blew. It snowed. It thawed. It froze. "
        "It was dark. [The bank] said so. [The firm] did.",
        [None, "Holmsund description"],
    ),
    "a text is not about the paper that it cites": (
        "The Lund Post rose. Vera Holm left the Lund Post. The Lund Post sank. It rained. It blew. It snowed. It "
        "thawed. It froze. It was dark. [The firm] said so.",
        [None],
    ),
    "the body that a text is about": (
        "Zornleaks fell. Vera Holm left Zornleaks. Zornleaks sank. It rained. It blew. It snowed. It thawed. It froze. "
        "It was dark. [The party] said so. [The organisation] did.",
        [None, "Zornleaks description"],
    ),
    "one word twice is nobody's name": (
        "Omar Lund played in Soldier Soldier. [She] left.",
        [None],
    ),
    "who is asked is who thinks": (
        "Jim Bishop asked Omar Lund who [he] thought would win.",
        ["Omar Lund pronoun"],
    ),
    "a project is no firm": (
        "Holmsund began the Lund Safety Project. [The firm] said so. [The project] did, too.",
        ["Holmsund description", "Lund Safety Project description"],
    ),
    "an age of a thing": (
        "Omar Lund left. [The 31-year-old rite] was new. [The 31-year-old] wept.",
        [None, "Omar Lund description"],
    ),
    "an office after a title may be a surname": (
        "Lt. Gov. Vera Judge came. [Judge] spoke.",
        ["Vera Judge short"],
    ),
    "a subject with much behind it": (
        "Omar Lund spoke. Jim Bishop, the owner of many an old and cold port, left. [He] wept.",
        ["Jim Bishop pronoun"],
    ),
    "a title without its name": (
        "Omar Lund came. When [Mr.] Lund left, [a coach] Lund had met wept.",
        ["Omar Lund short", None],
    ),
    "an official is a second office, too": (
        "They met Ann Roe and Jim Bishop, [a banker and former port official] who left.",
        ["Jim Bishop description"],
    ),
    "who is, after a name": (
        "Omar Lund, who is [a pastor], met Ann Lee, who sees [a pastor], and is [a pastor].",
        ["Omar Lund description", None, None],
    ),
    "not who it is by or for": (
        "[A study by a known baker, Omar Lund,] said so. [A man hired by a baker, Omar Lund,] did. "
        "[A spokesman for the baker, Omar Lund,] did. [A home for the baker, Omar Lund,] did.",
        [None, "Omar Lund full", None, "Omar Lund full"],
    ),
    "whose it is in a sentence is its subject's": (
        "Jim Bishop spoke. Bishop wept. Omar Lund praised [his] plan.",
        ["Omar Lund pronoun"],
    ),
    "whom a subject calls names": (
        "Omar Lund met Jim Bishop. Bishop met Lund, calling [him] a liar, and pointing at [him].",
        ["Omar Lund pronoun", "Omar Lund pronoun"],
    ),
    "and whom it does, in the same breath": (
        "Omar Lund met Jim Bishop. Bishop met Lund, calling names and accusing [him].",
        ["Omar Lund pronoun"],
    ),
    "the press is no firm, but a medium": (
        "CNBC met Norvika. [The firm] said so. The BBC met Holmsund. [The channel] did.",
        ["Norvika description", "BBC description"],
    ),
    "a father and his son": (
        "Omar Lund met Omar Lund Jr. [The younger Mr Lund] wept, and [the elder Mr Lund] left. Vera Holm came. "
        "[The younger Holm] did not.",
        ["Omar Lund Jr short", "Omar Lund short", None],
    ),
    "an elder of two": (
        "Omar Lund met Jim Lund and Omar Lund Jr. [The elder Lund] left.",
        [None],
    ),
    "who is named with a relative's surname": (
        "[David] and Vera Roe met David Lund. Ann Lee came with Lee's husband, Jim. [Lee] left as he was "
        "ill. Lee's friend Paul left. [Lee] met her son.",
        ["David short", "Jim short", "Ann Lee short"],
    ),
    "he or she behind a surname": (
        "Vera Holm met Jim Holm. Vera Holm spoke. [Holm] wept as he left. Vera Holm spoke. [Holm] met his wife.",
        ["Jim Holm short", "Jim Holm short"],
    ),
    "but not if another may be meant": (
        "Vera Holm met Jim Holm. Vera Holm spoke. [Holm] said he left. Vera Holm spoke. Vera Holm spoke. [Holm] met "
        "Omar Lund when he left. Vera Holm spoke. [Holm] said: “his son”.",
        ["Vera Holm short", "Vera Holm short", "Vera Holm short"],
    ),
    "two of one sex": (
        "Vera Holm met Jim Holm. Paul Holm spoke. Vera Holm spoke. [Holm] wept as he left. Paul Holm spoke. [Holm] "
        "wept as he left.",
        [None, "Paul Holm short"],
    ),
    "a people's name is no person's": (
        "It rained on Danish Crossways. [She] left. It rained on Zorn Crossways. [He] left.",
        [None, None],
    ),
    "bodies by what they are called": (
        "The Girl Scouts of America met Omar Norvik Radio. [The Girl Scouts] left. [He] did.",
        ["Girl Scouts of America full", None],
    ),
    "a text that is read is no body": (
        "Holm Group sent a note. [It] read so. Holm Group wrote. [It] sank. Ann Lee left. [She] read.",
        [None, "Holm Group pronoun", "Ann Lee pronoun"],
    ),
    "a name that ends like a genitive": (
        "[McHolm’s] said so, and McHolm’s mill fell. [Lund's] mill fell, and [Roe’s] was cold. Roe left. [Ann Lee's] "
        "said so. [Ms Kern's] said so.",
        ["McHolm’s full", "Lund full", "Roe full", "Ann Lee full", "Kern full"],
    ),
    "letters that a file has garbled": (
        "Omar PeÃ±a Nieto met AndrÃ© Lund and JosÃ©. [PeÃ±a Nieto] spoke. [Mr Lund] did, and [JosÃ©] left. "
        "Norvik© Lund sank. [Norvik] did.",
        ["Omar PeÃ±a Nieto full", "AndrÃ© Lund short", "JosÃ© full", "Norvik full"],
    ),
    "a list with remarks in brackets": (
        "[Mayor Omar Lund (D) and coach Jim Bishop (R)] left. [Omar Lund (D), who met Vera Roe,] did.",
        ["Omar Lund + Jim Bishop full", "Omar Lund full"],
    ),
    "letters in brackets that stand for something else": (
        "Omar Lund met the Port Board (PB) and the Mill Board (ZX). [The PB] spoke. [ZX] did.",
        ["Port Board short", "ZX full"],
    ),
    "whoever answers a question": (
        "Omar Lund came. Jim Bishop spoke. Asked if [he] lied, Lund left. Bishop wept. When asked if [he] lied, Lund "
        "left. Jim Bishop spoke. Bishop wept. Bishop ran. Told of all that [he] hid, Lund left.",
        ["Omar Lund pronoun", "Omar Lund pronoun", "Jim Bishop pronoun"],
    ),
    "but not somebody else": (
        "Vera Holm came. Jim Bishop spoke. Asked if [he] lied, Holm left. Bishop wept. Asked if Bishop said [he] lied, "
        "Omar Lund left. Bishop wept. Asked if [he] met Omar Lund, Norvik Group left.",
        ["Jim Bishop pronoun", "Jim Bishop pronoun", "Jim Bishop pronoun"],
    ),
    "who was asked, with a word between": (
        "Omar Lund was also asked if [he] lied.",
        ["Omar Lund pronoun"],
    ),
}


def read(marked: str, speeches: list[Speech] | None = None) -> tuple[str, list[tuple[TextSpan, Referent]]]:
    """The text without its brackets, and whom each bracketed phrase means, in order."""
    text, spans = "", []
    for piece in re.split(r"(\[[^\]]*\])", marked):
        if piece.startswith("["):
            spans.append(TextSpan(len(text), len(text) + len(piece) - 2))
        text += piece.strip("[]")
    found = resolve(Document(text, segment(text)), spans, speeches or [])
    return text, [(span, found[span]) for span in spans]


def told(text: str, meant: Referent) -> str | None:
    names = " + ".join(text[start:end] for start, end in meant.names)
    return f"{names} {meant.named_by}" if meant.names else None


@pytest.mark.parametrize("rule", MEANT)
def test_whom_phrases_mean(rule: str) -> None:
    marked, expected = MEANT[rule]
    text, found = read(marked)
    assert [told(text, meant) for _, meant in found] == expected


@pytest.mark.parametrize(
    ("question", "answers"),
    [
        ("asked Vera Holm whether it was late", "Vera Holm"),
        ("asked Vera Holm to leave", "Ann Lee"),
        ("told Vera Holm that it was late", "Ann Lee"),
    ],
)
def test_whoever_is_asked_answers(question: str, answers: str) -> None:
    text = f'Ann Lee {question}. "It was dark," she said.'
    quote, she = TextSpan(text.index('"'), text.rindex('"') + 1), TextSpan(text.index("she"), text.index("she") + 3)
    document = Document(text, segment(text))
    assert told(text, resolve(document, [she], [Speech(she, [quote])])[she]) == f"{answers} pronoun"


def test_who_says_i_and_we() -> None:
    marked = '"[I] saw it. [We] did," said [Holm Mills spokesman Omar Lund].'
    text, spans = read(marked)[0], [span for span, _ in read(marked)[1]]
    speech = Speech(spans[2], [(0, text.index(" said"))])
    _, found = read(marked, [speech])
    assert [told(text, meant) for _, meant in found] == ["Omar Lund pronoun", "Holm Mills pronoun", "Omar Lund full"]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("[Omar Lund] said Jim Bishop was late and Bishop was ill. Then [he] said no more.", "Omar Lund pronoun"),
        ("[Omar Lund] said so. Jim Bishop came. Then [he] said no more.", "Jim Bishop pronoun"),
        ("Omar Lund came. [A spokesman for the port] said so. Then [he] said no more.", None),
        (
            "Omar Lund came. [A spokesman for the port] said so. Jim Bishop left. Then [he] said no more.",
            "Jim Bishop pronoun",
        ),
    ],
)
def test_who_spoke_goes_on_until_another_acts(marked: str, expected: str | None) -> None:
    text, asked = read(marked)
    sources = [span for span, _ in asked]
    begins, ends = text.index(" said ") + 6, text.index(".", text.index(" said "))
    speeches = [Speech(sources[0], [TextSpan(begins, ends)]), Speech(sources[1], [])]
    _, found = read(marked, speeches)
    assert told(text, found[1][1]) == expected


def test_a_pronoun_in_a_quotation_is_not_its_speaker() -> None:
    marked = 'Omar Lund met Jim Bishop. "[He] lied," said [Jim Bishop].'
    text, spans = read(marked)[0], [span for span, _ in read(marked)[1]]
    quotation = (text.index('"'), text.rindex('"') + 1)
    _, found = read(marked, [Speech(spans[1], [quotation])])
    assert told(text, found[0][1]) == "Omar Lund pronoun"


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ('Omar Lund met Jim Bishop. Lund left. "[He] lied," [he] said.', ["Jim Bishop", "Omar Lund"]),
        ('Omar Lund left. "[He] lied," [he] said.', [None, "Omar Lund"]),
        ('Omar Lund left. "[She] lied," [he] said.', [None, "Omar Lund"]),
        (
            'Lund met Omar Roe. Jim Bishop left. "[He] wept. [He] sank," [he] said.',
            ["Omar Roe", "Omar Roe", "Jim Bishop"],
        ),
    ],
)
def test_a_pronoun_in_a_quotation_is_not_the_pronoun_that_says_it(marked: str, expected: list[str | None]) -> None:
    text, asked = read(marked)
    *said, speaker = (span for span, _ in asked)
    quotation = TextSpan(text.index('"'), text.rindex('"') + 1)
    _, found = read(marked, [Speech(speaker, [quotation]), *(Speech(span, []) for span in said)])
    assert [told(text, one) for _, one in found] == [name and f"{name} pronoun" for name in expected]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ('Jim Bishop left. "It rained," said [Omar Lund].\n\n"[He] wept."', "Jim Bishop pronoun"),
        ('Jim Bishop left. "It rained," said [Omar Lund].\n\n"Ah, [his] mill."', "Omar Lund pronoun"),
        ('"It rained," said [Omar Lund].\n\n[He] wept.', "Omar Lund pronoun"),
    ],
)
def test_who_spoke_before_is_not_whom_the_next_quotation_tells_of(marked: str, expected: str) -> None:
    text, asked = read(marked)
    quotation = TextSpan(text.index('"'), text.index('" said') + 1)
    speeches = [Speech(asked[0][0], [quotation]), Speech(asked[1][0], [])]
    _, found = read(marked, speeches)
    assert told(text, found[1][1]) == expected


def test_who_speaks_in_a_quotation_is_not_who_goes_on() -> None:
    marked = 'Omar Lund met Jim Bishop. "[Bishop] says it rained." Then [he] left.'
    text, asked = read(marked)
    speeches = [Speech(asked[0][0], [TextSpan(text.index("it rained"), text.rindex('"'))]), Speech(asked[1][0], [])]
    _, found = read(marked, speeches)
    assert told(text, found[1][1]) == "Omar Lund pronoun"


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("[Omar Lund] sold the mill because he must.", ["Omar Lund"]),
        ("[Omar Lund] said Jim Bishop sold the mill because he must.", []),
        ("[Omar Lund] met Vera Roe, and he said she won.", ["Omar Lund", "Vera Roe"]),
        ("Vera Roe left. “Ah, she won,” said [Omar Lund].", ["Vera Roe"]),
        ("Vera Roe left. It rained. It blew. “Ah, she won,” said [Omar Lund].", []),
        ("Vera Roe left. It rained. It blew. “Ah, Roe lost, but she won,” said [Omar Lund].", ["Vera Roe"]),
        ("Vera Roe left. It rained. It blew. “Ah, she won, she lost, she sank,” said [Omar Lund].", []),
        ("[Ann Roe] said it rained. “Ah, she won,” said [Omar Lund].", []),
        ("[Ann Roe] said so. “When Jim Bishop said that he lied, it rained,” said [Omar Lund].", ["Jim Bishop"]),
        ("[Ann Roe] lied. A cashier said she did.", []),
    ],
)
def test_he_and_she_that_nobody_asked_for_mean_somebody_where_it_is_clear(marked: str, expected: list[str]) -> None:
    text, asked = read(marked)
    quotation = [TextSpan(text.index("“"), text.index("”") + 1)] if "“" in text else []
    speeches = [Speech(asked[-1][0], quotation)]
    if len(asked) > 1:
        speeches.append(Speech(asked[0][0], [TextSpan(asked[0][0].end, text.index("."))]))
    if "said that" in text:  # a saying inside the quotation
        bishop = TextSpan(text.index("Jim"), text.index(" said that"))
        speeches.append(Speech(bishop, [TextSpan(text.index("that he"), text.index(", it"))]))
    spans = [span for span, _ in asked]
    found = resolve(Document(text, segment(text)), spans, speeches)
    assert [text[slice(*one.names[0])] for span, one in sorted(found.items()) if span not in spans] == expected


def test_a_speaker_is_not_whom_the_own_words_name() -> None:
    marked = 'Omar Lund met Jim Bishop. "Bishop is the best, and Bishop will win," [he] said. He said [he] knew.'
    text, asked = read(marked)
    quotation = TextSpan(text.index('"'), text.rindex('"') + 1)
    _, found = read(marked, [Speech(asked[0][0], [quotation])])
    assert told(text, found[0][1]) == "Omar Lund pronoun"


def test_who_spoke_before_a_long_quotation_goes_on_behind_it() -> None:
    marked = '[Omar Lund] said: "It rained. The sea rose. Nobody came. All was lost. We slept." [He] left. [He] ran.'
    text, found = read(marked)
    assert [told(text, meant) for _, meant in found] == ["Omar Lund full", "Omar Lund pronoun", "Omar Lund pronoun"]
    _, found = read(marked.replace('"', ""))
    assert found[1][1].names == ()


def test_roles_of_claims_are_named_and_others_are_not() -> None:
    article = claimkit.extract("Mayor Vera Holm, 59, accused Omar Lund of theft in Leeds. She said he took the bell.")
    roles = {(role.role, role.text): (role.names, role.named_by) for claim in article.claims for role in claim.roles}
    assert roles["accuser", "Mayor Vera Holm"] == (["Vera Holm"], "full")
    assert roles["accused", "Omar Lund"] == (["Omar Lund"], "full")
    assert [names for (name, _), names in roles.items() if name == "person"] == [(["Vera Holm"], "full")]
    assert roles["source", "She"] == (["Vera Holm"], "pronoun")
    assert [names for (name, _), names in roles.items() if name == "charge"] == [([], None)]


@pytest.mark.parametrize(
    "text",
    [
        "Omar Lund left. Police held a 24-year-old man.",
        "Ann Lee left the school that her 14-year-old daughter attends.",
    ],
)
def test_an_age_of_somebody_else_names_nobody(text: str) -> None:
    aged = [claim for claim in claimkit.extract(text, reader="rules").claims if claim.type == "age"]
    assert [role.names for claim in aged for role in claim.roles] == [[]]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Omar Lund, 30, met Ann Lee, 45. The 30-year-old said so.", ["Omar Lund"]),
        ("Omar Lund met Ann Lee. She is 45. It rained. He left. The 45-year-old baker said so.", ["Ann Lee"]),
        ("Omar Lund, 30, met Jim Bishop, 30. The 30-year-old said so.", []),
        ("Omar Lund, 30, met Ann Lee, 30. The 30-year-old woman said so.", ["Ann Lee"]),
        ("Omar Lund, 30, left. The 31-year-old said so.", []),
        ("Omar Lund left. The 31-year-old said so.", ["Omar Lund"]),
        ("Omar Lund left. The 31-year-old Briton said so.", ["Omar Lund"]),
        ("Omar Lund left. The 31-year-old Leeds coach said so.", []),
        ("Police held a 31-year-old man. Omar Lund left. The 31-year-old said so.", []),
    ],
)
def test_an_age_tells_who_is_meant(text: str, names: list[str]) -> None:
    said = [claim for claim in claimkit.extract(text, reader="rules").claims if claim.type == "attribution"]
    assert [role.names for claim in said for role in claim.roles if role.role == "source"] == [names]


def test_decomposed_letters_stay_as_they_are_written() -> None:
    text = "Mayor José Holm said the mill was safe. Holm said it again.".replace("é", "e\u0301")
    names = [role.names for claim in claimkit.extract(text).claims for role in claim.roles if role.role == "source"]
    assert names == [["Jose\u0301 Holm"]] * 2


def test_a_language_without_words_for_names_has_none() -> None:
    article = claimkit.extract("Der 59-jährige Omar Lund kam am Montag.", language="de")
    assert article.claims
    assert all(role.names == [] for claim in article.claims for role in claim.roles)


WORDS = st.sampled_from(
    [
        "Ann",
        "Lee",
        "Omar",
        "Lund",
        "Vera",
        "Holm",
        "Mr",
        "Mrs",
        "Judge",
        "the",
        "a",
        "mayor",
        "firm",
        "Board",
        "of",
        "and",
        ",",
        ".",
        "(",
        ")",
        '"',
        "'",
        "said",
        "he",
        "she",
        "him",
        "it",
        "I",
        "we",
        "who",
        "\n    pair",
        "judges",
        "Leeds",
        "May",
        "police",
        "campaign",
        "59",
        "'s",
        ";",
        "\n",
        "Holm's",
        "accused",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=60), st.data())
def test_every_name_is_a_stretch_of_the_text_and_none_depends_on_what_is_asked_twice(
    words: list[str], data: st.DataObject
) -> None:
    text = " ".join(words)
    if not text.strip():
        return
    starts = data.draw(st.lists(st.integers(0, len(text) - 1), max_size=6))
    spans = [TextSpan(start, data.draw(st.integers(start + 1, len(text)))) for start in starts]
    document = Document(text, segment(text))
    found = resolve(document, spans, [Speech(spans[0], spans[1:])] if spans else [])
    assert set(spans) <= found.keys()
    besides = [span for span in found.keys() - set(spans) if not is_personal(text[slice(*span)])]  # not he, she
    assert all(found[span].named_by == "description" for span in besides)
    assert found == resolve(document, [*spans, *reversed(spans)], [Speech(spans[0], spans[1:])] if spans else [])
    for meant in found.values():
        assert all(text[start:end].strip() == text[start:end] != "" for start, end in meant.names)
        assert (meant.named_by is None) == (not meant.names)


@settings(max_examples=50, deadline=None)
@given(st.integers(1, 400))
def test_offsets_are_irrelevant(shift: int) -> None:
    marked, expected = MEANT["what somebody is called elsewhere"]
    text, found = read("x" * shift + "\n\n" + marked)
    assert [told(text, meant) for _, meant in found] == expected


def mention(start: int, text: str, *names: str) -> GoldMention:
    return GoldMention(article="a", start=start, end=start + len(text), text=text, names=list(names) or None)


def role(start: int, text: str, *names: str) -> Role:
    return Role(role="source", start=start, end=start + len(text), text=text, names=list(names))


def test_the_score_counts_mentions_that_roles_cover() -> None:
    roles = [
        role(0, "Mr Lund", "Omar Lund"),
        role(20, "he", "Ann Lee"),
        role(40, "the firms"),
        role(60, "the judge", "Vera"),
    ]
    claim = Claim(id="c", type="attribution", start=0, end=1, text="", sentence=0, roles=roles)
    gold = [
        mention(0, "Mr Lund", "Mr. Omar Lund"),  # right: a title makes no difference
        mention(20, "he", "Omar Lund"),  # wrong
        mention(40, "the firms"),  # right: nobody is named
        mention(60, "the judge"),  # wrong: nobody is named
        mention(90, "Leeds", "Leeds"),  # no role is there
    ]
    score = naming_evaluation.score(gold, [Article(id="a", text="", claims=[claim])])
    assert score.figures() == {"named": 1.0, "pronoun": 0.0, "described": 0.5, "all": 0.5, "precision": 1 / 3}
    assert (score.gold.total(), score.found.total()) == (5, 4)
