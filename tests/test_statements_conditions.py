"""One sentence for each condition in the statements that no other test covers: change the condition and a row fails."""

from __future__ import annotations

import pytest
from untitled import extract_untitled

from claimkit.extraction.statements import with_statements
from claimkit.records import ClaimType

ROWS: list[tuple[str, ClaimType, str]] = [
    (
        "Choosing between Ulm and Lund is a false choice, Vera Holm said.",
        "attribution",
        "Vera Holm said that choosing between Ulm and Lund is",
    ),
    ("Nothing is late, Vera Holm said.", "attribution", "Vera Holm said that nothing is late."),
    (
        "Analysis shows that suits are one of his main tools in Ulm.",
        "attribution",
        "Analysis said what is told here: “Analysis shows",
    ),
    ("Vera Holm said that the legislation had hit Ulm.", "attribution", "Vera Holm said what is told here: “Vera Holm"),
    (
        "Vera Holm said that the flap had hit Ulm.",
        "attribution",
        "Vera Holm said what is told here: “Vera Holm said that",
    ),
    (
        "Without fees - as Vera Holm claims to want - the mill would have shut.",
        "attribution",
        "Vera Holm said what is told here: “Without fees",
    ),
    ("In Ulm, Vera Holm promised to sing.", "attribution", "Vera Holm promised to sing"),
    ("As Vera Holm claims to want fees, the mill shut.", "attribution", "Vera Holm claimed to want fees"),
    (
        "It rained. He would win Ulm, Vin Roe said.",
        "attribution",
        "Vin Roe said what is told here: “He would win Ulm, Vin Roe said”",
    ),
    ("He would win Ulm, Vin Roe said.", "attribution", "Vin Roe said that he would win Ulm."),
    ("It rained. Vin Roe said he would win Ulm.", "attribution", "Vin Roe said that he would win Ulm."),
    ("Vera Holm said that claim was odd.", "attribution", "Vera Holm said what is told here: “Vera Holm said that"),
    ("Vera Holm said that people were odd.", "attribution", "Vera Holm said that people were odd."),
    ("Vera Holm said that rain was odd.", "attribution", "Vera Holm said that rain was odd."),
    ("Vera Holm said that news of Ulm was odd.", "attribution", "Vera Holm said that news of Ulm was odd."),
    ("Vera Holm said that the whole thing was odd.", "attribution", "Vera Holm said what is told here: “Vera Holm"),
    (
        "The Lund clinic shut. A spokesman said rain fell on Ulm.",
        "attribution",
        "A spokesman said that rain fell on Ulm (the sentence",
    ),
    (
        "The Lund clinic shut. A young spokesman said rain fell on Ulm.",
        "attribution",
        "A young spokesman said that rain fell on Ulm.",
    ),
    (
        "The Lund clinic shut. Two spokesmen said rain fell on Ulm.",
        "attribution",
        "Two spokesmen said that rain fell on Ulm.",
    ),
    ("The Lund clinic shut. A baker said rain fell on Ulm.", "attribution", "A baker said that rain fell on Ulm."),
    (
        "“We live in Ulm,” my old father said.",
        "attribution",
        "The old father of the article’s author said: “We live in",
    ),
    ("“Our mill is shut,” our clerk said.", "attribution", "Somebody said what is told here: “‘Our mill is shut,’"),
    ("“You winning?” Vera Holm said.", "attribution", "Vera Holm asked: “You winning?”"),
    ("“You won. Did you sing?” Vera Holm said.", "attribution", "Vera Holm said: “You won. Did you sing?”"),
    ("“It is a shame, right?” Vera Holm said.", "attribution", "Vera Holm said: “It is a shame, right?”"),
    ("“It is a shame, no?” Vera Holm said.", "attribution", "Vera Holm said: “It is a shame, no?”"),
    ("“Is it late?” Vera Holm joked.", "attribution", "Vera Holm joked: “Is it late?”"),
    (
        "Asked if it was late, Vera Holm said no.",
        "attribution",
        "Vera Holm said what is told here: “Asked if it was late, Vera Holm said no.”",
    ),
    ("In addition, the mill will close, Vera Holm said.", "attribution", "Vera Holm said that the mill will close"),
    (
        "The senator emailed clerks saying: “It was late.”",
        "attribution",
        "Somebody said what is told here: “The senator emailed clerks saying",
    ),
    ("Senators angered by clerks said rain fell.", "attribution", "Senators angered by clerks said that rain fell."),
    ("A senator surveyed Monday said rain fell.", "attribution", "A senator surveyed Monday said that rain fell."),
    (
        "Clerk Defends Senator Who Called for a Strike\nIt rained.",
        "attribution",
        "Somebody asked for what is told here: “Clerk Defends Senator Who Called",
    ),
    (
        "Eva Lund spoke. Vera Holm said that nobody had warned her.",
        "attribution",
        "Vera Holm said that nobody had warned her",
    ),
    (
        "It rained. Ray Lund questioned that verdict, waging a campaign to get Ulm to sell mills.",
        "attribution",
        "Ray Lund questioned what is told here: “Ray Lund questioned that verdict, waging",
    ),
    (
        "Three clerks of what was Holm Bank told me that it was late.",
        "attribution",
        "Somebody said what is told here: “Three clerks",
    ),
    (
        "Holm owns a plan, which Lund rejected as late.",
        "attribution",
        "Lund rejected what is told here: “Holm owns a plan, which Lund rejected as late.”",
    ),
    (
        "All clerks who lie are guilty of theft.",
        "accusation",
        "All clerks who lie were said to be guilty of theft; by whom is not said here.",
    ),
    (
        "It rained. “All clerks who lie are guilty of theft.”",
        "accusation",
        "There was an accusation against all clerks who lie, told here: “All clerks who lie are guilty of theft.”",
    ),
    (
        "It rained. “All clerks who lie are guilty of theft,” Vera Holm said.",
        "accusation",
        "All clerks who lie were said by Vera Holm to be guilty of theft.",
    ),
    (
        "Clerks said a Marine was found guilty of theft.",
        "accusation",
        "A Marine was found guilty of theft (as told by clerks).",
    ),
    (
        "Ex-clerk from Ulm accused of fraud\nIt rained.",
        "accusation",
        "There was an accusation against an ex-clerk from Ulm, told here: “Ex-clerk from Ulm accused of fraud” (the "
        "next sentence: “It rained.”).",
    ),
    (
        "Mayor sues Holm Ltd over fraud\nIt rained.",
        "accusation",
        "There was a lawsuit by a mayor against Holm Ltd, told here: “Mayor sues Holm Ltd over fraud” (the "
        "next sentence: “It rained.”).",
    ),
    (
        "The mayor sues Holm Ltd over fraud\nIt rained.",
        "accusation",
        "There was a lawsuit by a mayor against Holm Ltd, told here: “The mayor sues Holm Ltd over fraud” (the "
        "next sentence: “It rained.”).",
    ),
    (
        "Clerks sue Holm Ltd over fraud\nIt rained.",
        "accusation",
        "There was a lawsuit by clerks against Holm Ltd, told here: “Clerks sue Holm Ltd over fraud” (the "
        "next sentence: “It rained.”).",
    ),
    (
        "Holm mill sues Roe Ltd over fraud\nIt rained. The Holm mill was shut.",
        "accusation",
        "There was a lawsuit by Holm mill against Roe Ltd, told here: “Holm mill sues Roe Ltd over fraud” (the "
        "next sentence: “It rained.”).",
    ),
    (
        "It rained. Ray Lund was fined for his actions.",
        "accusation",
        "There was a punishment of Ray Lund, told here: “Ray Lund was fined for his actions.”",
    ),
    (
        "It rained. Ray Lund was fined for his actions in Ulm.",
        "accusation",
        "Ray Lund was fined for his actions in Ulm.",
    ),
    (
        "It rained. Ray Lund was fined for comments.",
        "accusation",
        "There was a punishment of Ray Lund, told here: “Ray Lund was fined for comments.”",
    ),
    (
        "It rained. Ray Lund was accused of murder.",
        "accusation",
        "Ray Lund was accused of murder; by whom is not said here.",
    ),
    (
        "It rained. Clerks were barred from suing Norvik for theft.",
        "accusation",
        "What is told here concerned a lawsuit against Norvik: “Clerks were barred from suing Norvik for theft.”",
    ),
    (
        "It rained. Ray Lund was fined for his theft.",
        "accusation",
        "Ray Lund was fined for his theft.",
    ),
    (
        "Clerks blamed Ray Lund for the accident.",
        "accusation",
        "Clerks blamed Ray Lund for the accident.",
    ),
    (
        "Clerks lied. Vera Holm made clear she was ready to counter that accusation.",
        "accusation",
        "What is told here concerned an allegation: “Vera Holm made clear she was ready to counter that accusation” "
        "(the sentence before: “Clerks lied.”).",
    ),
    (
        "Clerks lied. Vera Holm said the new allegations were old.",
        "accusation",
        "There was an allegation, told here: “Vera Holm said the new allegations were old” (the sentence before: "
        "“Clerks lied.”).",
    ),
    (
        "Clerks lied. As proof of Ulm’s allegation, Ray Lund sang.",
        "accusation",
        "There was an allegation, told here: “As proof of Ulm’s allegation, Ray Lund sang” (the sentence before: "
        "“Clerks lied.”).",
    ),
    (
        "Clerks lied. As proof of her allegation, Vera Holm sang.",
        "accusation",
        "There was an allegation, told here: “As proof of her allegation, Vera Holm sang” (the sentence before: "
        "“Clerks lied.”).",
    ),
    (
        "Clerks lied. Vera Holm filed the charges against Ray Lund.",
        "accusation",
        "There was a charge against Ray Lund, told here: “Vera Holm filed the charges against Ray Lund.”",
    ),
    (
        "Clerks lied. Vera Holm faced charges.",
        "accusation",
        "There was a charge against Vera Holm, told here: “Vera Holm faced charges.”",
    ),
    (
        "Clerks lied. The claim of theft was old.",
        "accusation",
        "There was an allegation, told here: “The claim of theft was old.”",
    ),
    (
        "A mayor must be a citizen, that is, he or she is at least 35 years old.",
        "age",
        "What is told here concerned the age of 35 years: “A mayor must",
    ),
    (
        "It rained in Ulm. Ray Lund, a clerk, lost. ``This is sad,'' Ray Lund said.",
        "attribution",
        "Ray Lund said: “This is sad”.",
    ),
    (
        "It rained. “There is no risk,” it stated.",
        "attribution",
        "Somebody said what is told here: “‘There is no risk,’ it stated” (the sentence before: “It rained.”).",
    ),
    (
        "Ray Lund sang. The clerk who filed reports against him blames Ann Lee for hiding a boat.",
        "accusation",
        "There was an accusation against Ann Lee, told here: “The clerk who filed reports",
    ),
    (
        "Holm did not say when.",
        "attribution",
        "What is told here concerned words of Holm: “Holm did not say when.”",
    ),
    (
        "It is a job that Holm hopes to have.",
        "attribution",
        "Holm thought or felt what is told here: “It is a job that Holm hopes to have.”",
    ),
    (
        "The tricks that Vera Holm accused Ray Lund of playing on Ulm were old.",
        "accusation",
        "There was an accusation by Vera Holm against Ray Lund, told here: “The tricks that Vera Holm accused",
    ),
    (
        "Clerks said that Vera Holm accused Ray Lund of playing tricks.",
        "accusation",
        "Vera Holm accused Ray Lund of playing tricks (as told by clerks).",
    ),
    (
        "Shen Xincheng sang. “To them, he is late,” Shen wrote. “What he says is old.”",
        "attribution",
        "Shen wrote: “To them, he is late. What he says is old” (the sentence before: “Shen Xincheng sang.”).",
    ),
    (
        "Ray Lund faced allegations of hiding a boat in Ulm.",
        "accusation",
        "There were allegations against Ray Lund of hiding a boat in Ulm.",
    ),
    (
        "Ray Lund faced allegations of hiding a boat.",
        "accusation",
        "There were allegations of hiding a boat against Ray Lund.",
    ),
    (
        "“I hear that Ray Lund was charged with theft,” Vera Holm told the Lund Times.",
        "accusation",
        "Ray Lund was charged with theft (as told by Vera Holm).",
    ),
    (
        "The Lund Times said Ann Lee had told it that Ray Lund was charged with theft.",
        "accusation",
        "Ray Lund was charged with theft (as told by Ann Lee).",
    ),
    (
        "The Lund Times said Ray Lund was charged with theft.",
        "accusation",
        "Ray Lund was charged with theft (as told by the Lund Times).",
    ),
    (
        "Vera Holm and Ann Lee said Ray Lund was charged with theft.",
        "accusation",
        "Ray Lund was charged with theft (as told by Vera Holm and Ann Lee).",
    ),
    (
        "It rained. Vera Holm said that a mayor should not do that.",
        "attribution",
        "Vera Holm said what is told here: “Vera Holm said that a mayor should not do that” (the sentence "
        "before: “It rained.”).",
    ),
    (
        "It rained. Vera Holm knew little, she said, about that, though she sang.",
        "attribution",
        "Vera Holm said what is told here: “Vera Holm knew little, she said, about that, though she sang” (the "
        "sentence before: “It rained.”).",
    ),
    (
        "It rained. Vera Holm called the statement “late”.",
        "attribution",
        "Vera Holm said what is told here: “Vera Holm called the statement ‘late’” (the sentence before: “It "
        "rained.”).",
    ),
    (
        "It rained. The agency said rain fell.",
        "attribution",
        "An agency said that rain fell (the sentence before: “It rained.”).",
    ),
    (
        "It rained. Vera Holm accused the agency of theft.",
        "accusation",
        "There was an accusation by Vera Holm, told here: “Vera Holm accused the agency of theft” (the sentence "
        "before: “It rained.”).",
    ),
    (
        "“It rained. Ulm sank. They left.” “It was late,” Vera Holm said.",
        "attribution",
        "Vera Holm said: “It was late”.",
    ),
    (
        "In fiscal 2012 the mill sank.",
        "date",
        "What is dated “in fiscal 2012” here belonged to 2012, counted in fiscal years: “In fiscal 2012",
    ),
    (
        "The mill won, teeing up the June fight with Holm.",
        "date",
        "What is dated “June” here belonged to June 2023: “The mill won, teeing up the June fight with Holm.”",
    ),
    (
        "Holm has accused Norvik, the Lund Republic or two other Ulm firms.",
        "accusation",
        "There was an accusation by Holm against Norvik, told here: “Holm has accused Norvik,",
    ),
    (
        "Holm added notes to that article which read that the mill was shut.",
        "attribution",
        "Somebody said what is told here: “Holm added notes to that article which read that the mill was shut.”",
    ),
    (
        "Figures reported on Sunday suggest that the mill is shut.",
        "attribution",
        "Figures reported on Sunday suggested that the mill is shut.",
    ),
    (
        "Lund sang. Do you know why? Because they are nothing but liars.",
        "accusation",
        "There was an accusation, told here: “Because they are nothing but liars” (the two sentences before: "
        "“Lund sang. Do you know why?”).",
    ),
    (
        "Vera Holm described it as “a bad day”.",
        "attribution",
        "Vera Holm said what is told here: “Vera Holm described it as ‘a bad day’.”",
    ),
    (
        "Vera Holm said she found it to be late.",
        "attribution",
        "Vera Holm said what is told here: “Vera Holm said she found it to be late.”",
    ),
    (
        "The port has so far kept the plan, instead saying the mill was shut.",
        "attribution",
        "The port said that the mill was shut",
    ),
    (
        "The mayor’s son, 22, sang.",
        "age",
        "A mayor’s son was 22 years old when the article appeared (21 January 2023): “The mayor’s son, 22,",
    ),
    (
        "Women aged 40 to 49 sang.",
        "age",
        "What is told here concerned people 40 to 49 years old: “Women aged 40 to 49 sang.”",
    ),
    (
        "The bridge fell in the 21st century.",
        "date",
        "What is told here happened in the 21st century: “The bridge fell in the 21st century.”",
    ),
    (
        "The mayor sang. They left on Monday.",
        "date",
        "What is dated “on Monday” here happened on Monday 16 January 2023: “They left on Monday” (the sentence "
        "before: “The mayor sang.”).",
    ),
    (
        "Vera Holm is an actress. It rained. The actress won in June, a clerk said.",
        "date",
        "What is dated “in June” here happened in June 2022: “The actress [Vera Holm] won in June, a clerk said.”",
    ),
    (
        "Holm Ltd is based in Lund. The firm was formed in 2012.",
        "date",
        "What is dated “in 2012” here happened in 2012: “The firm was formed in 2012” (the sentence before: "
        "“Holm Ltd is based in Lund.”).",
    ),
    (
        "Two clerks met. The two men were charged with theft.",
        "accusation",
        "There was a charge, told here: “The two men were charged with theft” (the sentence before: “Two clerks "
        "met.”).",
    ),
    (
        "It rained. In June, the firm was sold, a clerk said.",
        "date",
        "What is dated “in June” here happened in June 2022: “In June, the firm was sold, a clerk said” (the sentence "
        "before: “It rained.”).",
    ),
    (
        "Allegations that Vera Holm stole a boat were dropped.",
        "accusation",
        "There was an allegation against Vera Holm, told here: “Allegations that Vera Holm stole a boat were dropped.”",
    ),
    (
        "Clerks heard allegations that Vera Holm had often stolen boats.",
        "accusation",
        "It was alleged that Vera Holm had often stolen boats.",
    ),
    (
        "It rained. Holm Says Mill Will Close after Fire.",
        "attribution",
        "Holm said what is told here: “Holm Says Mill Will Close after Fire.”",
    ),
    (
        "The port has ships. It uses a boat, according to officials familiar with the system.",
        "attribution",
        "Officials familiar with the system said what is told here: “It uses a boat, according to officials "
        "familiar with the system” (the sentence before: “The port has ships.”).",
    ),
    (
        "It rained. Vera Holm said the increased office space was needed.",
        "attribution",
        "Vera Holm said that the increased office space was needed",
    ),
    (
        "It rained. According to filings, after leaving the RNC, he founded a firm.",
        "attribution",
        "Filings said what is told here: “According to filings, after leaving the RNC, he founded a firm.”",
    ),
    (
        "It rained. That charge was denied by Vera Holm.",
        "attribution",
        "Vera Holm denied what is told here: “That charge was denied by Vera Holm",
    ),
    (
        "It rained. Those who take on debt struggle, Vera Holm said.",
        "attribution",
        "Vera Holm said that those who take on debt struggle",
    ),
    (
        "It rained. Clerks who think “it is late” Vera Holm said.",
        "attribution",
        "Vera Holm said what is told here: “Clerks who think ‘it is late’ Vera Holm said” (the sentence before: "
        "“It rained.”).",
    ),
    (
        "Clerks, not Vera Holm say it is late.",
        "attribution",
        "Somebody said what is told here: “Clerks, not Vera Holm say it is late.”",
    ),
    ("Two ships sank, according to a CNN.", "attribution", "CNN said that two ships sank."),
    (
        "It rained. In May, “We left the mill,” Vera Holm said.",
        "attribution",
        "Vera Holm said: “We left the mill",
    ),
    (
        "It rained. The move, Lund explained, was the result of a flood.",
        "attribution",
        "Lund said what is told here: “The move, Lund explained, was the result of a flood” (the sentence "
        "before: “It rained.”).",
    ),
    (
        "Ray Lund met Vera Holm. He told her that she must leave.",
        "attribution",
        "Ray Lund told Vera Holm that she must leave",
    ),
    (
        "The tunnel, according to Ida Moss, an engineer, leaks.",
        "attribution",
        "Ida Moss said what is told here: “The tunnel, according to Ida Moss, an engineer, leaks.”",
    ),
    (
        "She may consider suing the port over the spill.",
        "accusation",
        "What is told here concerned a lawsuit against the port: “She may consider suing the port over the spill.”",
    ),
    (
        "He was described as late by the clerk.",
        "attribution",
        "A clerk said what is told here: “He was described as late by the clerk.”",
    ),
    (
        "Vera Holm said of the mill that it is late.",
        "attribution",
        "Vera Holm said what is told here: “Vera Holm said of the mill that it is late.”",
    ),
    (
        "The bank denied fraud claims against it.",
        "attribution",
        "A bank denied what is told here: “The bank denied fraud claims against it.”",
    ),
    (
        "“It burnt,” Orr said. “Rubbish!” a voice called.",
        "attribution",
        "A voice said what is told here: “‘Rubbish!’ a voice called.”",
    ),
    (
        "He blasted the film for being “soft,” Radio Holm has reported.",
        "attribution",
        "Radio Holm said what is told here: “He blasted the film for being ‘soft,’ Radio Holm has reported.”",
    ),
    ("MP denies bullying claims.", "attribution", "MP denied bullying claims."),
    (
        "The captain was court-martialed for cowardice.",
        "accusation",
        "There was a trial of a captain, told here: “The captain was court-martialed for cowardice.”",
    ),
    (
        "Ray Lund has filed a complaint over bullying.",
        "accusation",
        "There was a complaint over bullying, made by Ray Lund.",
    ),
    (  # which union?
        "The union has filed a complaint over bullying.",
        "accusation",
        "There was a complaint, told here: “The union has filed a complaint over bullying.”",
    ),
    (
        "Ray Lund denied having blamed others for theft.",
        "accusation",
        "There was an accusation, told here: “Ray Lund denied having blamed others for theft.”",
    ),
    (
        "Ray Lund lost the clerk he had been accused of killing.",
        "accusation",
        "There was an accusation against Ray Lund, told here: “Ray Lund lost the clerk he had been "
        "accused of killing.”",
    ),
    (
        "Ulm lost the clerk whom Ray Lund was accused of killing.",
        "accusation",
        "There was an accusation against Ray Lund, told here: “Ulm lost the clerk whom Ray Lund was accused of",
    ),
    (
        "Ulm charged two clerks, Ray Lund and Vera Holm, with theft.",
        "accusation",
        "Ulm charged Ray Lund and Vera Holm with theft.",
    ),
    (
        "Old clerks of the port of Ulm and the mills of Norvik and the farms of Lund and the banks of Roe and the "
        "ships of Dee, Kay and Fay, said that Ray Lund was charged with theft.",
        "accusation",
        "Ray Lund was charged with theft.",
    ),
    (
        "Ray Lund drew a plan. At a rally of Ulm, in the Holm mill, he was suspected of murder, and accused by "
        "the clerks of theft.",
        "accusation",
        "There was an accusation against Ray Lund, told here: “At a rally of Ulm, in the Holm mill, [Ray Lund] was",
    ),
    (
        "Vera Holm spoke. Ray Lund was accused of murder.",
        "accusation",
        "Ray Lund was accused of murder.",
    ),
    (
        "Singer Ray Lund sued for “theft”\n\nIt rained.",
        "accusation",
        "There was a lawsuit against Ray Lund, told here: “Singer Ray Lund sued for ‘theft’” (the next sentence: “It",
    ),
    (
        "Ray Lund was sued for “theft.”\n\nIt rained.",
        "accusation",
        "Ray Lund was sued for “theft”; by whom is not said here",
    ),
    (
        "A report fell. Vera Holm called that report “a lie”.",
        "accusation",
        "There was an accusation by Vera Holm, told here: “Vera Holm called that report ‘a lie’” (the sentence before",
    ),
    (
        "A report fell. Vera Holm called that report Friday a “lie”.",
        "accusation",
        "There was an accusation by Vera Holm, told here: “Vera Holm called that report Friday a ‘lie’” (the sentence",
    ),
    (
        "Vera Holm drew a plan. Clerks blamed Ray Lund for using the term in general.",
        "accusation",
        "There was an accusation by clerks against Ray Lund, told here: “Clerks blamed Ray Lund for using the term in",
    ),
    (
        "Ulm charged Ray Lund, the clerk, for fun, with theft.",
        "accusation",
        "Ulm charged Ray Lund, the clerk, for fun, with theft.",
    ),
    (
        "It rained on mud\n\nRay Lund was accused of stealing.",
        "accusation",
        "Ray Lund was accused of stealing; by whom is not said here",
    ),
    (
        "<tweet/>\n\nRay Lund blamed her for theft.",
        "accusation",
        "There was an accusation by Ray Lund, told here: “Ray Lund blamed her for theft.”",
    ),
    (
        "Ray Lund Is Accused Of Theft\n\nFULL TEXT.\n\nIt rained.",
        "accusation",
        "There was an accusation against Ray Lund, told here: “Ray Lund Is Accused Of Theft” (the next sentence: "
        "“It rained.”).",
    ),
    (
        "Ray Lund Is Accused Of Theft\n\nPhoto: Ulm.\n\nBy Vera Holm\n\n<tweet/>\n\nIt rained.",
        "accusation",
        "There was an accusation against Ray Lund, told here: “Ray Lund Is Accused Of Theft”.",
    ),
    ("Dee was cleared of theft but found guilty of fraud.", "accusation", "Dee was cleared of theft."),
    (
        "Police are investigating whether Keller stole the files.",
        "accusation",
        "There was an investigation by police of Keller, told here: “Police are investigating whether Keller stole",
    ),
    ("Holm told reporters: “It is gone.”", "attribution", "Holm said: “It is gone.”"),
    ('"It\'s over," according to the judge.', "attribution", "A judge said: “It’s over”."),
    ("Nobody, as the coroner put it, was awake.", "attribution", "The coroner said that nobody was awake."),
    (
        "The mayor came under fire again for lying.",
        "accusation",
        "There was criticism of a mayor, told here: “The mayor came under fire again for lying.”",
    ),
    (
        "As reported by the Gazette, the mill will close.",
        "attribution",
        "The Gazette reported that the mill will close.",
    ),
    (
        "In its defence, according to the filing, the bank blamed a clerk.",
        "attribution",
        "The filing said what is told here: “In its defence, according to the filing, the bank blamed a clerk.”",
    ),
    (
        "the late 19th century",
        "date",
        "What is told here happened at the end of the 19th century: “the late 19th century”.",
    ),
    ("He did not admit the theft.", "attribution", "What is told here concerned words: “He did not admit the theft.”"),
    ('"Be quiet," the usher hissed.', "attribution", "The usher said: “Be quiet”."),
    ("People are late, critics said.", "attribution", "Critics said that people are late."),
    (
        "He slammed the minister's lies.",
        "accusation",
        "There was criticism, told here: “He slammed the minister’s lies.”",
    ),
    (
        "Vera Holm said clerks went there.",
        "attribution",
        "Vera Holm said what is told here: “Vera Holm said clerks went there.”",
    ),
    ("The nurse was found guilty on Monday.", "accusation", "A nurse was found guilty."),
    ("According to the port, two ships sank.", "attribution", "The port said that two ships sank."),
    (
        "Pratt has two convictions for burglary.",
        "accusation",
        "There was a conviction of Pratt, told here: “Pratt has two convictions for burglary.”",
    ),
    (
        "The mayor (a baker) was accused of theft.",
        "accusation",
        "A mayor (a baker) was accused of theft; by whom is not said here.",
    ),
    ("Vera Holm described the mill as “a shame”.", "attribution", "Vera Holm described the mill as “a shame”."),
    (
        "Visitors were told that the hall was closed.",
        "attribution",
        "This was reported as somebody’s words or thoughts: “Visitors were told that the hall was closed.”",
    ),
    (
        "Allegations by Ann Lee are old, that is true.",
        "accusation",
        "There was an allegation by Ann Lee, told here: “Allegations by Ann Lee are old, that is true.”",
    ),
    (
        "It is a camp that critics charge is a prison.",
        "accusation",
        "There was an accusation by critics, told here: “It is a camp that critics charge is a prison.”",
    ),
    (
        "Children between 6 and 12 years old ride free.",
        "age",
        "What is told here concerned people 6 to 12 years old: “Children between 6 and 12 years old ride free.”",
    ),
    ("It rained. 15 years old", "age", "What is told here concerned the age of 15 years: “15 years old”."),
    (
        "Ms Lind called the report a lie.",
        "accusation",
        "There was an accusation by Lind, told here: “Ms Lind called the report a lie.”",
    ),
    (
        "Noting that it had rained, Ms Lind said she would stay at home.",
        "attribution",
        "Lind said what is told here: “Noting that it had rained, Ms Lind said she would stay at home.”",
    ),
    ("nearly a decade ago", "date", "What is told here happened around 2013: “nearly a decade ago”."),
    (
        "The tax would raise $1 million over the next decade.",
        "date",
        "What is told here was to happen in the decade after 21 January 2023: “The tax would raise $1 million over",
    ),
    (
        "The mill burnt. Last year, it cost $50.",
        "date",
        "What is dated “Last year” here happened in 2022: “Last year, it cost $50” (the sentence before: “The "
        "mill burnt.”).",
    ),
    (
        "Allegedly, Vera Holm stole a boat.",
        "accusation",
        "There was an allegation, told here: “Allegedly, Vera Holm stole a boat.”",
    ),
    ("Until 2014 rain fell.", "date", "What is dated “until 2014” here ended in 2014: “Until 2014 rain fell.”"),
    (
        "Vera Holm said the last week is over.",
        "date",
        "What is dated “the last week” here happened in the week of Monday 9 January 2023: “Vera Holm said",
    ),
    ("A judge found Vera Holm guilty of theft.", "accusation", "Vera Holm was found guilty of theft by a judge."),
    (
        "Critics blamed Vera Holm.",
        "accusation",
        "There was an accusation by critics against Vera Holm, told here: “Critics blamed Vera Holm.”",
    ),
    ("In 2014 the mayor accused Vera Holm of theft.", "accusation", "A mayor accused Vera Holm of theft."),
    (
        "It rained. Clerks accused the mill of hurting her.",
        "accusation",
        "There was an accusation by clerks against the mill, told here: “Clerks accused the mill of hurting "
        "her” (the sentence before: “It rained.”).",
    ),
    (
        "It rained. The first clerk accused Vera Holm of theft.",
        "accusation",
        "There was an accusation against Vera Holm, told here: “The first clerk accused Vera Holm of theft.”",
    ),
    (
        "It rained. Two clerks accused Vera Holm of betraying them.",
        "accusation",
        "Two clerks accused Vera Holm of betraying them.",
    ),
    ("Ray Lund on Monday accused Vera Holm of theft.", "accusation", "Ray Lund accused Vera Holm of theft."),
    ("Republicans accused the mayor of hurting them.", "accusation", "Republicans accused a mayor of hurting them."),
    ("Some accused Vera Holm of theft.", "accusation", "Some people accused Vera Holm of theft."),
    (
        "The Germans accused Vera Holm of betraying them.",
        "accusation",
        "The Germans accused Vera Holm of betraying them.",
    ),
    (
        "“On trial for theft,” it read.",
        "accusation",
        "There was a trial, told here: “‘On trial for theft,’ it read.”",
    ),
    (
        "This clerk accused Vera Holm of theft.",
        "accusation",
        "There was an accusation against Vera Holm, told here: “This clerk accused Vera Holm of theft.”",
    ),
    (
        "Vera Holm accused Vera Holm of theft.",
        "accusation",
        "There was an accusation, told here: “Vera Holm accused Vera Holm of theft.”",
    ),
    (
        "Vera Holm accused virtually all clerks of theft.",
        "accusation",
        "There was an accusation by Vera Holm, told here: “Vera Holm accused virtually all clerks of theft.”",
    ),
    (
        "Vera Holm allegedly stole a boat, the police said.",
        "accusation",
        "It was alleged that Vera Holm stole a boat (as told by the police).",
    ),
    (
        "Vera Holm is guilty of theft.",
        "accusation",
        "Vera Holm was said to be guilty of theft; by whom is not said here.",
    ),
    ("Vera Holm left, accusing the mayor of theft.", "accusation", "Vera Holm accused a mayor of theft."),
    ("Vera Holm stands accused of theft.", "accusation", "Vera Holm stood accused of theft."),
    ("Vera Holm sued the Lund Bank.", "accusation", "Vera Holm sued the Lund Bank."),
    ("Vera Holm was blamed for the fire by critics.", "accusation", "Vera Holm was blamed by critics for the fire."),
    (
        "Vera Holm was charged with theft most directly and pointedly by the press.",
        "accusation",
        "There was a charge against Vera Holm, told here: “Vera Holm was charged with theft most directly",
    ),
    (
        "Vera Holm, a clerk, allegedly stole a boat.",
        "accusation",
        "There was an allegation against Vera Holm, told here: “Vera Holm, a clerk, allegedly stole a boat.”",
    ),
    (
        "According to Vera Holm, “we lost.”",
        "attribution",
        "Vera Holm said what is told here: “According to Vera Holm, ‘we lost.’”",
    ),
    ("But the mill is shut, Vera Holm said.", "attribution", "Vera Holm said that the mill is shut."),
    (
        "In Lund, most voters said the mill is shut.",
        "attribution",
        "Most voters said what is told here: “In Lund, most voters said the mill is shut.”",
    ),
    (
        "It rained. Mrs Holm said he was late.",
        "attribution",
        "Holm said what is told here: “Mrs Holm said he was late",
    ),
    ("It said the mill was shut.", "attribution", "Somebody said what is told here: “It said the mill was shut.”"),
    (
        "It was asked whether the mill was shut.",
        "attribution",
        "It was asked whether the mill was shut; who asked is not told here.",
    ),
    ("Lund Foundation said clerks left.", "attribution", "The Lund Foundation said that clerks left."),
    ("Lund Fund said clerks left.", "attribution", "The Lund Fund said that clerks left."),
    (
        "Mayor Denies Theft As Inquiry Opens\n\nIt rained on Monday in Lund.",
        "attribution",
        "A mayor denied what is told here: “Mayor Denies Theft As Inquiry Opens” (the next "
        "sentence: “It rained on Monday in Lund.”).",
    ),
    (
        "None of the clerks said that the mill is shut.",
        "attribution",
        "What is told here concerned words of none of the clerks: “None of the clerks said that the mill",
    ),
    ("President Holm is late, critics said.", "attribution", "Critics said that President Holm is late."),
    ("Recently, the mill was shut, critics said.", "attribution", "Critics said that recently, the mill was shut."),
    ("It rained. More than 60 men left, critics said.", "attribution", "Critics said that more than 60 men left."),
    ("The boss said the mayor left.", "attribution", "A boss said what is told here: “The boss said the mayor left.”"),
    (
        "The claims that Vera Holm is a thief are old.",
        "attribution",
        "There were claims, told here: “The claims that Vera Holm is a thief are old.”",
    ),
    (
        "The clerk last year said the mayor left.",
        "attribution",
        "A clerk said what is told here: “The clerk last year said the mayor left.”",
    ),
    (
        "The mill is said to be shut.",
        "attribution",
        "This was reported as somebody’s words or thoughts: “The mill is said to be shut.”",
    ),
    (
        "The other clerks of the mill said the mayor left.",
        "attribution",
        "The other clerks of the mill said what is told here: “The other clerks of the mill said the mayor",
    ),
    (
        "Those in Lund said the mayor left.",
        "attribution",
        "Those in Lund said what is told here: “Those in Lund said the mayor left.”",
    ),
    ("Vera Holm can't say that the mill is shut.", "attribution", "Vera Holm did not say that the mill is shut."),
    ("Vera Holm noted clerks quickly left.", "attribution", "Vera Holm noted that clerks quickly left."),
    ("Vera Holm noted the win.", "attribution", "Vera Holm noted the win."),
    (
        "Vera Holm noted this year’s rise.",
        "attribution",
        "Vera Holm said what is told here: “Vera Holm noted this year’s rise.”",
    ),
    (
        "Vera Holm said a plan is made and the plan is late.",
        "attribution",
        "Vera Holm said that a plan is made and the plan is late.",
    ),
    (
        "Vera Holm said clerks found it hard to leave.",
        "attribution",
        "Vera Holm said that clerks found it hard to leave.",
    ),
    (
        "Vera Holm said clerks in that package lose.",
        "attribution",
        "Vera Holm said what is told here: “Vera Holm said clerks in that package lose.”",
    ),
    (
        "Vera Holm said clerks need to declare it.",
        "attribution",
        "Vera Holm said what is told here: “Vera Holm said clerks need to declare it.”",
    ),
    (
        "Vera Holm said it was a step to winning.",
        "attribution",
        "Vera Holm said what is told here: “Vera Holm said it was a step to winning.”",
    ),
    (
        "Vera Holm said it would take a year to build.",
        "attribution",
        "Vera Holm said that it would take a year to build.",
    ),
    (
        "Vera Holm said miners feared they would be sacked.",
        "attribution",
        "Miners feared that they would be sacked (as told by Vera Holm).",
    ),
    ("Vera Holm said no such plans exist.", "attribution", "Vera Holm said no such plans exist."),
    ("Vera Holm said rain fell later.", "attribution", "Vera Holm said that rain fell later."),
    ("Vera Holm said such a plan is late.", "attribution", "Vera Holm said that such a plan is late."),
    (
        "Vera Holm said such plans are late.",
        "attribution",
        "Vera Holm said what is told here: “Vera Holm said such plans are late.”",
    ),
    ("Vera Holm said that’s late.", "attribution", "Vera Holm said what is told here: “Vera Holm said that’s late.”"),
    (
        "Vera Holm said the mill -- the old one -- is shut.",
        "attribution",
        "Vera Holm said that the mill – the old one – is shut.",
    ),
    (
        "Vera Holm said the mill _ the old one _ is shut.",
        "attribution",
        "Vera Holm said that the mill – the old one – is shut.",
    ),
    (
        "Vera Holm said the mill is shut, Ray Lund said.",
        "attribution",
        "Vera Holm said what is told here: “Vera Holm said the mill is shut, Ray Lund said.”",
    ),
    (
        "Vera Holm said the mill shows it is shut.",
        "attribution",
        "Vera Holm said what is told here: “Vera Holm said the mill shows it is shut.”",
    ),
    ("Vera Holm said the plan in May is late.", "attribution", "Vera Holm said that the plan in May is late."),
    (
        "Vera Holm said the plan which failed is late.",
        "attribution",
        "Vera Holm said that the plan which failed is late.",
    ),
    ("Vera Holm said those left.", "attribution", "Vera Holm said what is told here: “Vera Holm said those left.”"),
    ("Vera Holm said those who left lost.", "attribution", "Vera Holm said that those who left lost."),
    ("Vera Holm said we lost.", "attribution", "Vera Holm said what is told here: “Vera Holm said we lost.”"),
    ("Vera Holm said “a shame”.", "attribution", "Vera Holm said what is told here: “Vera Holm said ‘a shame’.”"),
    ("Vera Holm said “this plan” is late.", "attribution", "Vera Holm said that “this plan” is late."),
    (
        "Vera Holm sang. Critics said she’d leave.",
        "attribution",
        "Critics said what is told here: “Critics said she’d leave",
    ),
    ("Vera Holm sang. Critics say that she hurt herself.", "attribution", "Critics said that Vera Holm hurt herself"),
    (
        "Vera Holm sang. Ray Lund said that he saw her clutching a bag.",
        "attribution",
        "Ray Lund said that he saw Vera Holm clutching a bag",
    ),
    ("Vera Holm told her advisers as she worked.", "attribution", "Vera Holm told her advisers as she worked."),
    (
        "Vera Holm, according to the mayor, is late.",
        "attribution",
        "A mayor said what is told here: “Vera Holm, according to the mayor, is late.”",
    ),
    (
        "Vera Holm’s promises to shut the mill are old.",
        "attribution",
        "There were promises by Vera Holm, told here: “Vera Holm’s promises to shut the mill are old.”",
    ),
    (
        "While Vera Holm says the mill is shut, it rained, clerks left.",
        "attribution",
        "Vera Holm said that the mill is shut.",
    ),
    (
        "Your clerks said the mayor left.",
        "attribution",
        "Somebody said what is told here: “Your clerks said the mayor left.”",
    ),
    ("“The mill,” the tall diplomat said, “is shut.”", "attribution", "A tall diplomat said: “The mill is shut.”"),
    (
        "“‘What a day’ is what he said,” Vera Holm said.",
        "attribution",
        "Vera Holm said: “‘What a day’ is what he said”.",
    ),
    ("The barn, according to Orr, was empty.", "attribution", "Orr said that the barn was empty."),
    ("Trio deny arson as jury is sworn in.", "attribution", "Trio denied arson."),
    (
        "Vera Holm and Ray Lund say the mill is shut.",
        "attribution",
        "Vera Holm and Ray Lund said that the mill is shut.",
    ),
    ("The Lund police says the mill is shut.", "attribution", "The Lund police said that the mill is shut."),
    ("Vera Holm did not say the mill is shut.", "attribution", "Vera Holm did not say that the mill is shut."),
    (
        "Vera Holm said “illegal fishing is not welcome in Lund.”",
        "attribution",
        "Vera Holm said “illegal fishing is not welcome in Lund.”",
    ),
    ('"They lost the keys," said Kerr. "Again?" wondered Bell.', "attribution", "Bell asked: “Again?”"),
    (
        "Vera Holm asked the crowd “If the mill is shut, why should we pay?”",
        "attribution",
        "Vera Holm asked the crowd “If the mill is shut, why should we pay?”",
    ),
    ("Vera Holm told the Lund Times, with a smile, “We lost.”", "attribution", "Vera Holm said: “We lost.”"),
    ("Crowds chanted “Lock her up!” and sang.", "attribution", "Crowds said: “Lock her up!”"),
    (
        "Vera Holm said: “there is a line between the two ports.”",
        "attribution",
        "Vera Holm said: “there is a line between the two ports.”",
    ),
    (
        "Mill closes its doors\n\nMost voters said the mill is old.",
        "attribution",
        "Most voters said that the mill is old.",
    ),
    (
        "Most voters in Lund Monday said the mill is old.",
        "attribution",
        "Most voters in Lund said that the mill is old.",
    ),
    (
        "The wage is $12 an hour, according to calculations by Amy Holm.",
        "attribution",
        "Somebody said what is told here: “The wage is $12 an hour, according to calculations by Amy Holm.”",
    ),
    (
        "The attack was blamed on rebels by the ministry.",
        "accusation",
        "There was an accusation by a ministry against rebels, told here: “The attack was blamed on rebels by",
    ),
    (
        "Almost half of voters said the port is late.",
        "attribution",
        "Almost half of voters said that the port is late.",
    ),
    (
        "“Clerks blamed Ann Lee for losses,” Otto said.",
        "accusation",
        "Clerks blamed Ann Lee for losses (as told by Otto).",
    ),
    ("Kerr urged Mr. Bell to step down.", "attribution", "Kerr urged Mr. Bell to step down."),
    ("Two ships collided according to the port.", "attribution", "The port said that two ships collided."),
    (
        "Ray Lund called Vera Holm a “thief,” and left.",
        "accusation",
        "There was an accusation by Ray Lund against Vera Holm, told here: “Ray Lund called Vera Holm a ‘thief,’",
    ),
    (
        "Holm is accused of a massacre that left nine dead last year.",
        "accusation",
        "Holm was accused of a massacre that left nine dead; by whom is not said here.",
    ),
    ("Holm was cleared of assault by a jury at York.", "accusation", "Holm was cleared of assault."),
    (
        "Ray Holm was charged with libel in 1999.",
        "accusation",
        "Ray Holm was charged with libel; by whom is not said here.",
    ),
    ("Vera Holm claimed a third party would win.", "attribution", "Vera Holm claimed that a third party would win."),
    ("Vera Holm believes a mill is shut.", "attribution", "Vera Holm believed that a mill is shut."),
    ("Vera Holm noted an ad bought this week.", "attribution", "Vera Holm noted an ad bought this week."),
    (
        "Vera Holm noted material used by the party.",
        "attribution",
        "Vera Holm said what is told here: “Vera Holm noted material used by the party.”",
    ),
    (
        "The officer told the court a knife was found.",
        "attribution",
        "An officer told the court that a knife was found.",
    ),
    ("Reed, who denies arson, was charged with fraud.", "attribution", "Reed denied arson."),
    ("Holm Bank acknowledged it had no funds.", "attribution", "Holm Bank acknowledged that it had no funds."),
    (
        "It rained. Papers on the mill show that it is old.",
        "attribution",
        "Papers on the mill said what is told here: “Papers on the mill show that it is old",
    ),
    (
        "The pilot, shaken by the storm, said that it was late.",
        "attribution",
        "A pilot, shaken by the storm, said what is told here: “The pilot, shaken by the storm, said that it was",
    ),
    ("Who said the mayor left?", "attribution", "Somebody said what is told here: “Who said the mayor left?”"),
    (
        "Those who said it is late left.",
        "attribution",
        "Those the article calls “those” said what is told here: “Those who said it is late left.”",
    ),
    (
        "Ministers, most of whom said the mill is shut, left.",
        "attribution",
        "This was reported as somebody’s words or thoughts: “Ministers, most of whom said the mill is shut,",
    ),
    (
        "While 86 voters liked the mayor, 43 said the same.",
        "attribution",
        "Those the article calls “43” said what is told here: “While 86 voters liked the mayor, 43 said the",
    ),
    (
        '"I am only seventy," he cracked.',
        "age",
        "The one who says “I” was 70 years old at the time spoken of: “‘I am only seventy,’ he cracked.”",
    ),
    (
        "The bridge was, as its builder put it, a folly.",
        "attribution",
        "Someone the article calls “its builder” said what is told here: “The bridge was, as its builder put it,",
    ),
    (
        "A report on boats and helicopters suggests that rain fell.",
        "attribution",
        "A report on boats and helicopters suggested that rain fell.",
    ),
    ("HOLM says the mill is shut. Ray Holm sang.", "attribution", "Ray Holm said that the mill is shut."),
    (
        "The Donald sang. Donald Holm maintained that no deal exists.",
        "attribution",
        "Donald Holm maintained that no deal exists",
    ),
    (
        "The Roman Catholic Church declared that torture is a sin.",
        "attribution",
        "The Roman Catholic Church declared that torture is a sin.",
    ),
    (
        "Conservatives said the mill is shut. A conservative sang.",
        "attribution",
        "Conservatives said that the mill is shut.",
    ),
    (
        "Legitimate dealers hailed the legitimate deal, Vera Holm said.",
        "attribution",
        "Vera Holm said that legitimate dealers hailed the legitimate deal.",
    ),
    ("Lewis Holm left the mill, Vera Lund said.", "attribution", "Vera Lund said that Lewis Holm left the mill."),
    (
        "Rivers will shut the mill, Vera Holm said. It rained on Rivers.",
        "attribution",
        "Vera Holm said that Rivers will shut the mill.",
    ),
    ("Lund’s mayor left, Vera Holm said.", "attribution", "Vera Holm said that Lund’s mayor left."),
    ("1 clerk was charged with theft.", "accusation", "1 clerk was charged with theft; by whom is not said here."),
    ("Dr Holm left, Vera Lund said.", "attribution", "Vera Lund said that Dr Holm left."),
    (
        "New York clerks left, Vera Holm said. They are new.",
        "attribution",
        "Vera Holm said that New York clerks left.",
    ),
    (
        "Young Lund clerks left, Vera Holm said. They are young.",
        "attribution",
        "Vera Holm said that young Lund clerks left.",
    ),
    (
        "Medical experts warned of the risk of an outbreak in Lund.",
        "attribution",
        "Medical experts warned of the risk of an outbreak in Lund.",
    ),
    (
        "As the mill grew, clerks left, Vera Holm said.",
        "attribution",
        "Vera Holm said that as the mill grew, clerks left.",
    ),
    ("Steve Linick said he considers his work done.", "attribution", "Steve Linick said he considers his work done."),
    ("It was announced by the port that two ships sank.", "attribution", "The port announced that two ships sank."),
    (
        "Vera Holm told one clerk to “go away!”",
        "attribution",
        "Vera Holm said what is told here: “Vera Holm told one clerk to ‘go away!’”",
    ),
    (
        "Vera Holm reminded Ray he would have to pay.",
        "attribution",
        "Vera Holm said what is told here: “Vera Holm reminded Ray he would have to pay.”",
    ),
    (
        "Holm is suing the club over an injury he said he suffered.",
        "attribution",
        "Holm said what is told here: “Holm is suing the club over an injury he said he suffered.”",
    ),
    (
        "Vera Holm called the mill “late“ in a talk on Sunday.",
        "date",
        "What is dated “on Sunday” here happened on Sunday 15 January 2023: “Vera Holm called the mill ‘late’ in",
    ),
    (
        "The guard was suspended without pay for beating a prisoner.",
        "accusation",
        "There was a punishment of a guard, told here: “The guard was suspended without pay for beating a",
    ),
    ("Ray Holm was charged on Monday by prosecutors.", "accusation", "Ray Holm was charged by prosecutors."),
    ("Ray Holm was sued by the port.", "accusation", "Ray Holm was sued by the port."),
    ("It is alleged that the clerk forged the will.", "accusation", "It was alleged that a clerk forged the will."),
    (
        "Clerks heard of robberies in Lund allegedly committed by gangs.",
        "accusation",
        "There was an allegation against gangs, told here: “Clerks heard of robberies in Lund allegedly",
    ),
    (
        "The clerk was allegedly seen in Lund with stolen files.",
        "accusation",
        "There was an allegation against a clerk, told here: “The clerk was allegedly seen in Lund with stolen",
    ),
    (
        "The clerk was allegedly involved in fraud.",
        "accusation",
        "It was alleged that a clerk was involved in fraud; by whom is not said here.",
    ),
    (
        "A clerk was found guilty of “gross negligence.”",
        "accusation",
        "A clerk was found guilty of “gross negligence.”",
    ),
    (
        "Parents filed a lawsuit against the school, alleging abuse.",
        "accusation",
        "There was a lawsuit against a school, told here: “Parents filed a lawsuit against the school, alleging",
    ),
    (
        "The Norvik lawsuit against Ray Holm was thrown out.",
        "accusation",
        "There was a lawsuit by Norvik against Ray Holm, told here: “The Norvik lawsuit against Ray Holm was",
    ),
    (
        "The port’s tactics were clear as she sued, alleging that the clerk took bribes.",
        "accusation",
        "There was an allegation against a clerk, told here: “The port’s tactics were clear as she sued,",
    ),
    (
        "It rained. Lee was cleared by a jury of murdering his wife.",
        "accusation",
        "Lee was cleared by a jury of murdering his wife.",
    ),
    (
        "Vera Holm sang. It rained. Ray Lund accused critics of hurting her.",
        "accusation",
        "Ray Lund accused critics of hurting Vera Holm.",
    ),
    (
        "The clerk, a father of two, was accused of theft.",
        "accusation",
        "A clerk, a father of two, was accused of theft; by whom is not said here.",
    ),
    (
        "It rained. The clerk, a father of two, was accused of theft.",
        "accusation",
        "There was an accusation, told here: “The clerk, a father of two, was accused of theft” (the sentence "
        "before: “It rained.”).",
    ),
    (
        "Did prosecutors charge a baker with theft?",
        "accusation",
        "What is told here concerned a charge against a baker: “Did prosecutors charge a baker with theft?”",
    ),
    (
        "The singer is awaiting sentencing for assault.",
        "accusation",
        "There was a conviction of a singer, told here: “The singer is awaiting sentencing for assault.”",
    ),
    (
        "Bea Orr, 50, Jo Kemp, 61, and Al Ives, 44, were convicted of theft.",
        "accusation",
        "There was a conviction of Bea Orr, Jo Kemp and Al Ives, told here: “Bea Orr, 50, Jo Kemp, 61, and Al",
    ),
    (
        "The next day, the mill burned.",
        "date",
        "What is dated “The next day” here happened at the time so named (which day that is, the article leaves",
    ),
    (
        "The index fell from the previous Friday.",
        "date",
        "What is dated “from the previous Friday” here began on Friday 20 January 2023: “The index fell from the",
    ),
    (
        '"Not today," the clerk answered.',
        "date",
        "What is dated “today” here happened on Saturday 21 January 2023: “‘Not today,’ the clerk answered.”",
    ),
    (
        "We discuss the denial in our April 22, 2015, report.",
        "date",
        "What is dated “April 22, 2015” here belonged to Wednesday 22 April 2015: “We discuss the denial in our",
    ),
    (
        "Early 1990's prices fell.",
        "date",
        "What is dated “Early 1990’s” here belonged to the beginning of the 1990s: “Early 1990’s prices fell.”",
    ),
    (
        "“I want to tell you again tonight that I will not leave the mill,” Vera Holm said.",
        "date",
        "What is dated “tonight” here belonged to the day when these words were spoken (the article appeared on",
    ),
    (
        "She would be 100 today.",
        "date",
        "What is told here belonged to Saturday 21 January 2023: “She would be 100 today.”",
    ),
    (
        "The clerks will meet today.",
        "date",
        "What is told here was to happen on Saturday 21 January 2023: “The clerks will meet today.”",
    ),
    (
        "“What if rain fell?” the 43-year-old asked.",
        "age",
        "Someone the article calls “the 43-year-old” was 43 years old when the article appeared (21",
    ),
    (
        "If Ray Lund won, he would follow Vera Holm, who was 69 then.",
        "age",
        "Vera Holm was 69 years old at the time spoken of: “If Ray Lund won, he would follow Vera Holm, who was 69",
    ),
    (
        "They taught clerks before they turned 18.",
        "age",
        "What is told here concerned the age of 18 years: “They taught clerks before they turned 18.”",
    ),
    (
        "Ulm holds a class for 14-year-old girls.",
        "age",
        "What is told here concerned the age of 14 years: “Ulm holds a class for 14-year-old girls.”",
    ),
    (
        "Ulm said Vera Holm was late after word that Ray Lund had met Bea Orr, a 22-year-old clerk.",
        "age",
        "Bea Orr was called 22 years old here: “Ulm said Vera Holm was late after word that Ray Lund had met Bea Orr,",
    ),
    (
        "Vera Holm left. Her 14-year-old son sang.",
        "age",
        "Vera Holm’s son was 14 years old when the article appeared (21 January 2023): “[Vera Holm’s] 14-year-old son",
    ),
    (
        "Ulm fears Trig, 6, a clerk.",
        "age",
        "Trig was 6 years old when the article appeared (21 January 2023): “Ulm fears Trig, 6, a clerk.”",
    ),
    (
        "Five children are Ray Lund, Jr., 38, and Ida, 4.",
        "age",
        "Ray Lund Jr was 38 years old when the article appeared (21 January 2023).",
    ),
    (
        "Ray Lund won tonight.",
        "date",
        "What is told here happened in the night of Saturday 21 January 2023 or the one before: “Ray Lund",
    ),
    (
        "Ray Lund will win tonight.",
        "date",
        "What is told here was to happen in the night of Saturday 21 January 2023: “Ray Lund will win tonight.”",
    ),
    (
        'id="7">Vera Holm left on Monday</post>.',
        "date",
        "What is told here happened on Monday 16 January 2023: “Vera Holm left on Monday.”",
    ),
    (
        "The vote was the first since at least 1980.",
        "date",
        "What is dated “since at least 1980” here was counted from the time no later than 1980: “The vote was the",
    ),
    (
        "It is the worst storm since May 2019.",
        "date",
        "What is dated “since May 2019” here was counted from May 2019: “It is the worst storm since May 2019.”",
    ),
    (
        "Ray Lund led Europe, to the West since May 2019.",
        "date",
        "What is dated “since May 2019” here began in May 2019: “Ray Lund led Europe, to the West since May",
    ),
    (
        "The mill did not open until 2019.",
        "date",
        "What is dated “until 2019” here happened no earlier than 2019: “The mill did not open until 2019.”",
    ),
    (
        "Clerks won’t vote until May.",
        "date",
        "What is dated “until May” here was to happen no earlier than May 2023: “Clerks won’t vote until May.”",
    ),
    (
        "Clerks are not waiting until May to vote.",
        "date",
        "What is dated “until May” here belonged to May 2023: “Clerks are not waiting until May to vote.”",
    ),
    (
        "Clerks could vote on this a few weeks ago.",
        "date",
        "What is dated “a few weeks ago” here happened a few weeks before 21 January 2023: “Clerks could vote on",
    ),
    (
        "On Monday Holm sold a mill, a boat, a crane, a shop, a car, a hut, a bell, a door, a hat and a cup.",
        "date",
        "What is dated “on Monday” here happened on Monday 16 January 2023: “On Monday Holm sold a mill, a boat,",
    ),
    (
        "It has become hard for his rivals to catch him, Eric Holm said in Lund.",
        "attribution",
        "Eric Holm said that it has become hard for his rivals to catch him.",
    ),
    (
        "Ray Holm swiftly defended it, accusing the guard of theft.",
        "accusation",
        "There was an accusation against a guard, told here: “Ray Holm swiftly defended it, accusing the guard",
    ),
    (
        "These aren’t the only charges of theft that Ray Holm faces.",
        "accusation",
        "What is told here concerned a charge: “These aren’t the only charges of theft that Ray Holm faces.”",
    ),
    ("Mill closes its doors\n\nOfficials said the mill is old.", "attribution", "Officials said that the mill is old."),
    ("Vera Holm sang. A new poll shows her with a lead.", "attribution", "A new poll showed Vera Holm with a lead"),
    ("Vera Holm believed a clerk wants the job.", "attribution", "Vera Holm believed that a clerk wants the job."),
    (
        "Vera Holm claimed a clerk knew of it.",
        "attribution",
        "Vera Holm said what is told here: “Vera Holm claimed a clerk knew of it.”",
    ),
    ("A series of tests shows the mill is safe.", "attribution", "A series of tests showed that the mill is safe."),
    (
        "The Donald sang. The Donald left. Donald Holm maintained that no deal exists.",
        "attribution",
        "Donald Holm maintained that no deal exists",
    ),
    (
        "The Roman Catholic Church sang. The church declared that torture is a sin.",
        "attribution",
        "The Roman Catholic Church declared that torture is a sin",
    ),
    ("Labour will win, Vera Holm said. It took labour.", "attribution", "Vera Holm said that Labour will win."),
    ("Vera Holm asked: “Is the mill shut?”", "attribution", "Vera Holm asked: “Is the mill shut?”"),
    (
        "Vera Holm told clerks at an old Lund, Norvik, coffee shop that the mill is shut.",
        "attribution",
        "Vera Holm told clerks at an old Lund, Norvik, coffee shop that the mill is shut.",
    ),
    (
        "It rained. Lund police accused critics of mocking her.",
        "accusation",
        (
            "There was an accusation by the Lund police against critics, told here: “Lund police accused critics of "
            "mocking her” (the sentence before: “It rained.”)."
        ),
    ),
    (
        "Ships are late, according to the port, one of three in Lund.",
        "attribution",
        "The port said that ships are late.",
    ),
    (
        (
            "It rained. In a long statement that was read to reporters who had come to the hall in Lund, "
            "where the rain fell for hours, the trains stood still, and nobody knew when the port, which "
            "had been shut since the flood of last year, would open again for the ships that waited "
            "outside, some of them for more than a week, as the harbour master told the town, the clerks "
            "who had called the strike blamed Vera Holm for the delay."
        ),
        "accusation",
        (
            "There was an accusation by clerks against Vera Holm, told here: “… when the port, which had "
            "been shut since the flood of last year, would open again for the ships"
        ),
    ),
    (
        "The European clerk said the mayor left.",
        "attribution",
        "The European clerk said what is told here: “The European clerk said the mayor left.”",
    ),
    ("Vera Holm said in Lund “We won”.", "attribution", "Vera Holm said in Lund “We won”."),
    (
        "It rained. Two nurses left\n\nThey said that it was late.",
        "attribution",
        "Those the article calls “they” said what is told here: “They said that it was late.”",
    ),
    (
        "Ann J. Lee met Omar Lee. Lee, 59, sang.",
        "age",
        "Lee was 59 years old when the article appeared (21 January 2023): “Lee, 59, sang.”",
    ),
    (
        "Vera Holm was allegedly robbed by a clerk.",
        "accusation",
        "There was an allegation against a clerk, told here: “Vera Holm was allegedly robbed by a clerk.”",
    ),
    (
        "A panel voted to hold Vera Holm in contempt.",
        "accusation",
        "What is told here concerned a finding of contempt against Vera Holm: “A panel voted to hold Vera Holm in"
        " contempt.”",
    ),
    (
        "The judge said that my father left at the age of 16.",
        "age",
        "The father of the article’s author was 16 years old at the time spoken of: “The judge said that my father"
        " left at the age of 16.”",
    ),
    (
        "Vera Holm was allegedly involved in a theft.",
        "accusation",
        "It was alleged that Vera Holm was involved in a theft; by whom is not said here.",
    ),
    ("Ray Lund thought he sounded like a winner.", "attribution", "Ray Lund thought he sounded like a winner."),
    ("Vera Holm said late Monday that she would go.", "attribution", "Vera Holm said that she would go."),
    ("Vera Holm said early on Monday that she would go.", "attribution", "Vera Holm said that she would go."),
    (
        "Vera Holm said the mill next to Lund is shut.",
        "attribution",
        "Vera Holm said that the mill next to Lund is shut.",
    ),
    (
        "It rained. Ann Lee accused Ray Lund of robbing them.",
        "accusation",
        (
            "There was an accusation by Ann Lee against Ray Lund, told here: “Ann Lee accused Ray Lund of robbing "
            "them” (the sentence before: “It rained.”)."
        ),
    ),
    (
        "The Ann Lee case grew. The Ann Lee trial ended. Ann Lee said ships were late.",
        "attribution",
        "Ann Lee said that ships were late",
    ),
    (
        "It rained. Vera Holm said the latter was late.",
        "attribution",
        "Vera Holm said what is told here: “Vera Holm said the latter was late” (the sentence before: “It rained.”).",
    ),
    (
        "It rained. Vera Holm said the former mayor was late.",
        "attribution",
        "Vera Holm said what is told here: “Vera Holm said the former mayor was late” (the sentence before: “It "
        "rained.”).",
    ),
    (
        "The Lund Times is late. Critics accused Lund Times of theft. The Lund Times denied it.",
        "accusation",
        "Critics accused the Lund Times of theft.",
    ),
    ("The 20-year-olds sang.", "age", "What is told here concerned the age of 20 years: “The 20-year-olds sang.”"),
    (
        "You accused me of theft.",
        "accusation",
        "There was an accusation against the article’s author, told here: “You accused me of theft.”",
    ),
    ("Each of the clerks says he is late.", "attribution", "Each of the clerks said that he is late."),
    (
        "Vera Holm said the clerk wanted it.",
        "attribution",
        "Vera Holm said what is told here: “Vera Holm said the clerk wanted it.”",
    ),
    ("Nunn told this newspaper it was over.", "attribution", "Nunn told this newspaper that it was over."),
    (
        "It rained. The court ruled on Monday.",
        "date",
        "What is told here happened on Monday 16 January 2023: “The court ruled on Monday.”",
    ),
    ("If paid, clerks leave, Vera Holm said.", "attribution", "Vera Holm said that if paid, clerks leave."),
    ("Vera Holm claimed a clerk takes the bus.", "attribution", "Vera Holm claimed that a clerk takes the bus."),
    ("Vera Holm said the move she made was late.", "attribution", "Vera Holm said that the move she made was late."),
    ("Lund mill shut\nShips are late, Vera Holm said.", "attribution", "Vera Holm said that ships are late."),
    (
        "Vera Holm said ships differ in that they float.",
        "attribution",
        "Vera Holm said ships differ in that they float.",
    ),
    (
        "Vera Holm said it was hard for clerks to leave.",
        "attribution",
        "Vera Holm said that it was hard for clerks to leave.",
    ),
    (
        "Vera Holm said such ships are as late as trains.",
        "attribution",
        "Vera Holm said that such ships are as late as trains.",
    ),
    (
        "It rained. Vera Holm said voters found its plan risky.",
        "attribution",
        "Vera Holm said what is told here: “Vera Holm said voters found its plan risky” (the sentence before: "
        "“It rained.”).",
    ),
    (
        "It rained. Vera Holm said ships land here every week.",
        "attribution",
        "Vera Holm said what is told here: “Vera Holm said ships land here every week” (the sentence before: "
        "“It rained.”).",
    ),
    (
        "Port records show a flow of cash made its way to the mill.",
        "attribution",
        "Port records showed that a flow of cash made its way to the mill.",
    ),
    (
        "The mill, “a danger to all,” Vera Holm said, “must be shut.”",
        "attribution",
        "Vera Holm said what is told here: “The mill, ‘a danger to all,’ Vera Holm said, ‘must be shut.’”",
    ),
    (
        "It rained. Ann Lee accused Ray Lund of telling Omar Holm that he was late.",
        "accusation",
        (
            "There was an accusation by Ann Lee against Ray Lund, told here: “Ann Lee accused Ray Lund of telling "
            "Omar Holm that he was late” (the sentence before: “It rained.”)."
        ),
    ),
    (
        (
            "Clerks blamed it. The rain fell for hours, the trains stood still, and nobody knew when the "
            "port, which had been shut since the flood of last year, would open again for the ships that "
            "waited outside, some of them for more than a week, as the harbour master told the town, "
            "which had waited for ships since the winter before, and for trains since the autumn of that "
            "year, when floods came. They were late on Monday."
        ),
        "date",
        "What is told here happened on Monday 16 January 2023: “They were late on Monday.”",
    ),
    ("Moses Lund is late, Vera Holm said.", "attribution", "Vera Holm said that Moses Lund is late."),
    (
        "It rained. The port asked Vera Holm to veto it.",
        "attribution",
        "The port asked for what is told here: “The port asked Vera Holm to veto it” (the sentence before: “It "
        "rained.”).",
    ),
    ("“2 ships,” Vera Holm said.", "attribution", "Vera Holm said: “2 ships”."),
    ("Vera Holm explained when the mill would close.", "attribution", "Vera Holm explained when the mill would close."),
    ("Vera Holm, accused of theft, denied stealing.", "attribution", "Vera Holm denied stealing."),
    ("Vera Holm revealed a plan made this week.", "attribution", "Vera Holm revealed a plan made this week."),
    ("Vera Holm revealed a letter sent by the port.", "attribution", "Vera Holm revealed a letter sent by the port."),
    ("Vera Holm confirmed a clerk knew the code.", "attribution", "Vera Holm confirmed that a clerk knew the code."),
    ("Vera Holm confirmed a clerk was late.", "attribution", "Vera Holm confirmed that a clerk was late."),
    (
        "Vera Holm told the crowd “The mill is shut for all of us.”",
        "attribution",
        "Vera Holm told the crowd “The mill is shut for all of us.”",
    ),
]


@pytest.mark.parametrize(("text", "type_", "statement"), ROWS)
def test_a_condition_is_needed(text: str, type_: ClaimType, statement: str) -> None:
    claims = extract_untitled(text).claims
    assert any(claim.statement.startswith(statement) for claim in claims if claim.type == type_)


READER: list[tuple[str, ClaimType, float, str]] = [
    (
        "It was alleged that Vera Holm stole a boat.",
        "accusation",
        0.9,
        "There was an allegation against Vera Holm, told here: “It was alleged that Vera Holm stole a boat.”",
    ),
    (
        "One of the clerks accused Vera Holm of theft.",
        "accusation",
        0.9,
        "One of the clerks accused Vera Holm of theft.",
    ),
    (
        "Vera Holm was blamed.",
        "accusation",
        0.3,
        "What is told here perhaps concerned an accusation: “Vera Holm was blamed.”",
    ),
    (
        "“On trial for theft,” it read.",
        "accusation",
        0.9,
        "There was a trial, told here: “‘On trial for theft,’ it read.”",
    ),
    (
        "Vera Holm resigned after accidentally tweeting a picture.",
        "attribution",
        0.9,
        "What is told here concerned words or thoughts of Vera Holm: “Vera Holm resigned after",
    ),
    (
        "The mayor wrote to the bank, threatening “a major lawsuit,” according to a letter seen by clerks.",
        "attribution",
        0.9,
        "A letter said what is told here: “The mayor wrote to the bank, threatening ‘a major",
    ),
    (
        "It was asked whether the mill was shut.",
        "attribution",
        0.9,
        "It was asked whether the mill was shut; who asked is not told here.",
    ),
    (
        "The claim that the mill is shut is old.",
        "attribution",
        0.9,
        "There was a claim, told here: “The claim that the mill is shut is old.”",
    ),
    ('"The pier is safe," the Gazette quoted Ms Lind as saying.', "attribution", 0.9, "Lind said: “The pier is safe”."),
    (
        "Vera Holm said so.",
        "attribution",
        0.3,
        "What is told here perhaps concerned words or thoughts: “Vera Holm said so.”",
    ),
    (
        "“We lost,” said Vera Holm, according to the Lund Times.",
        "attribution",
        0.9,
        "The Lund Times said what is told here: “‘We lost,’ said Vera Holm, according to the Lund Times.”",
    ),
    ("Ana Roe was accused.", "accusation", 0.9, "Ana Roe was accused; by whom is not said here."),
    (
        "The charge of fraud against Vera Holm was dropped.",
        "accusation",
        0.9,
        "There was a charge against Vera Holm, told here: “The charge of fraud against Vera Holm was dropped.”",
    ),
    (
        "Did she say: “No”?",
        "attribution",
        0.9,
        "Someone the article calls “she” said what is told here: “Did she say: ‘No’?”",
    ),
    (
        "The nurse may face charges of fraud.",
        "accusation",
        0.9,
        "What is told here concerned a charge against a nurse: “The nurse may face charges of fraud.”",
    ),
]


@pytest.mark.parametrize(("text", "type_", "confidence", "statement"), READER)
def test_a_condition_is_needed_for_what_the_reader_finds(
    text: str, type_: ClaimType, confidence: float, statement: str
) -> None:
    article = extract_untitled(text)
    for claim in article.claims:
        claim.rule, claim.confidence, claim.statement = "reader", confidence, ""
    claims = with_statements(article).claims
    assert any(claim.statement.startswith(statement) for claim in claims if claim.type == type_)
