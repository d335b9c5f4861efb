"""Claims as a person or the reader marks them, where no rule finds them so: what they state."""

from __future__ import annotations

import re

import pytest

from claimkit.extraction.naming import name_roles
from claimkit.extraction.statements import state_claims
from claimkit.records import ROLES, Claim, ClaimType, Role
from claimkit.text.document import Document
from claimkit.text.segmentation import segment

# {source} <cue> [content], and {accused} <cue> [charge] |accuser|; a cue may tell more: <cue=rule=value=confidence>.
MARK = re.compile(r"[{}<>\[\]|]")
CLOSES = {"}": "{", ">": "<", "]": "[", "|": "|"}


def marked(text: str, type_: ClaimType) -> tuple[str, Claim]:
    """The text without marks, and the claim that they tell."""
    plain, end = "", 0
    opened: dict[str, int] = {}
    claim = Claim(id="1", type=type_, start=0, end=0, text="", sentence=0)
    roles = {"{": ROLES[type_][0], "[": ROLES[type_][-1], "|": "accuser"}
    for mark in MARK.finditer(text):
        plain += text[end : mark.start()]
        end = mark.end()
        opening = CLOSES.get(mark[0])
        if opening not in opened:
            opened[mark[0]] = len(plain)
            continue
        start = opened.pop(opening)
        if opening == "<":
            words, *told = plain[start:].split("=")
            plain = plain[:start] + words
            claim.start, claim.end, claim.text = start, len(plain), words
            claim.rule, claim.value, sure, *_ = [*told, *("reader", "", "0.9")[len(told) :]]
            claim.confidence = float(sure)
        else:
            claim.roles.append(Role(role=roles[opening], start=start, end=len(plain), text=plain[start:]))
    return plain + text[end:], claim


ROWS: list[tuple[str, ClaimType, str]] = [
    (
        "“He is late, {Ray Holm} <states> [that Ulm is ill], and so on.” — Eva Roe",
        "attribution",
        "Ray Holm said what is told here: “‘He is late, Ray Holm states that Ulm is ill, and so on.’ — Eva Roe”"
        " (as told by somebody who is quoted).",
    ),
    ("{Ray Holm} <stated> [that Ulm is ill].", "attribution", "Ray Holm stated that Ulm is ill."),
    ("[“Ulm is ill,] {Ray Holm} <said> on Monday.", "attribution", "Ray Holm said: “Ulm is ill”."),
    (
        "{Clerks} who <think> [“mills matter in] Ulm are wrong,” she said.",
        "attribution",
        "What is told here concerned words or thoughts of clerks: “Clerks who think",
    ),
    ("{Ray Holm} <said=attribution.verb.say>: [“Mills matter] in Ulm.”", "attribution", "Ray Holm said what is told"),
    ("{Ray Holm} <said=attribution.verb.say>: [“Mills matter], and so on.”", "attribution", "Ray Holm said: “Mills"),
    (
        "“I told nobody {I} <say>, [‘Ulm wants to buy me’. It’] is not up to me,” he said.",
        "attribution",
        "What is told here concerned words: “I told nobody",
    ),
    (
        "{Vera Holm} was <accused of> [theft] on Monday and [arson] on Friday.",
        "accusation",
        "There was an accusation against Vera Holm, told here: “Vera Holm was accused of theft on Monday and arson on",
    ),
    (
        "{Vera Holm} was <accused of> [theft] by |there|.",
        "accusation",
        "There was an accusation against Vera Holm, told here: “Vera Holm was accused of theft by there.”",
    ),
    (
        "|Vera Holm| <accused> {Ray Lund}, Ann Lee and two [clerks].",
        "accusation",
        "There was an accusation by Vera Holm against Ray Lund, told here: “Vera Holm accused Ray Lund, Ann Lee and",
    ),
    (
        "Ray Lund heard |cases| <alleging=accusation.that.allege=alleged> [theft].",
        "accusation",
        "There was an allegation, told here: “Ray Lund heard cases alleging theft.”",
    ),
    (
        "Ray Lund read |a letter| <alleging=accusation.that.allege=alleged> [theft].",
        "accusation",
        "There was an allegation by a letter, told here: “Ray Lund read a letter alleging theft.”",
    ),
    (
        "|Other parties| <accused> {Ray Lund} of [theft].",
        "accusation",
        "Other parties accused Ray Lund of theft.",
    ),
    (
        "|Some| <accused> {Ray Lund} of [theft].",
        "accusation",
        "Some people accused Ray Lund of theft.",
    ),
    (
        "{Ray Lund} was <accused> by |mills| of [theft].",
        "accusation",
        "Ray Lund was accused by mills of theft.",
    ),
    (
        "Clerks are <laying the blame at> {her} [feet].",
        "accusation",
        "There was an accusation, told here: “Clerks are laying the blame at her feet.”",
    ),
    (
        "|Clerks| <accused> {there} of [theft].",
        "accusation",
        "There was an accusation by clerks, told here: “Clerks accused there of theft.”",
    ),
    (
        "{Vera Holm} <says> [the mill is shut] but [could open again], a sign of hope.",
        "attribution",
        "Vera Holm said that the mill is shut but could open again.",
    ),
    (
        "[Any attempt to debunk a falsehood], {Vera Holm} <said>, becomes hopeless.",
        "attribution",
        "Vera Holm said what is told here: “Any attempt to debunk a falsehood, Vera Holm said, becomes hopeless.”",
    ),
    (
        "[Two men were hurt: Ray Lund], who sang, {Vera Holm} <said>.",
        "attribution",
        "Vera Holm said what is told here: “Two men were hurt: Ray Lund, who sang, Vera Holm said.”",
    ),
    (
        "Clerks called the mayor [rude] — something {Vera Holm} <indicated> last week.",
        "attribution",
        "Vera Holm said what is told here: “Clerks called the mayor rude — something Vera Holm indicated last",
    ),
    (
        "{Vera Holm} <said> [the mill is shut], which nobody in the old town would say [of the port].",
        "attribution",
        "Vera Holm said what is told here: “Vera Holm said the mill is shut, which nobody in the old town would",
    ),
    (
        "It rained. {Vera Holm} <said> [a deal was near. In other words, it is done].",
        "attribution",
        "Vera Holm said what is told here: “Vera Holm said a deal was near.”",
    ),
    (
        "{The port} <says> [the line is safe], because [it has a wall].",
        "attribution",
        "The port said that the line is safe, because it has a wall.",
    ),
    (
        "{Vera Holm} <says> [the mill is shut]. It rained. [“Nobody came.”]",
        "attribution",
        "Vera Holm said that the mill is shut.",
    ),
    (
        "{One clerk} <tweeted>:\n\n[Mills are lost forever]",
        "attribution",
        "One clerk said what is told here: “One clerk tweeted: …”",
    ),
    (
        "Mill closes\n\n[The striker Ray Lund is leaving the club], {Holm Sport} <understands>.",
        "attribution",
        "Holm Sport said what is told here: “The striker Ray Lund is leaving the club, Holm Sport understands.”",
    ),
    (
        "{A complaint} <said> an [“unknown man has taken secret files”].",
        "attribution",
        "A complaint said an “unknown man has taken secret files”.",
    ),
    (
        "When the clerks had left the old mill and sung, {Vera Holm} <said> [it was over, and took no deal].",
        "attribution",
        "Vera Holm said what is told here: “When the clerks had left the old mill and sung, Vera Holm said it",
    ),
    (
        "[As a firm, the port is growing, {Vera Holm}], chief of its new unit, <told> the forum.",
        "attribution",
        "Vera Holm said what is told here: “As a firm, the port is growing, Vera Holm, chief of its new unit,",
    ),
    ("<According to> {the port}, [two ships sank].", "attribution", "The port said that two ships sank."),
    (
        "In Lund, {Ray Holm} <reportedly=attribution.adverb.reportedly> [has lived like a king].",
        "attribution",
        "This was reported as somebody’s words or thoughts: “In Lund, Ray Holm reportedly has lived like a king.”",
    ),
    (
        "[“A shame,”] <according to> {Vera Holm}, [“for all of us.”]",
        "attribution",
        "Vera Holm said: “A shame, for all of us.”",
    ),
    (
        "{It} was <claimed=attribution.verb.claim> [that the mill is shut].",
        "attribution",
        "It was claimed that the mill is shut; who said so is not told here.",
    ),
    (
        "[“Boots on the ground” would be right], {Ben Holm} <said>.",
        "attribution",
        "Ben Holm said what is told here: “‘Boots on the ground’ would be right, Ben Holm said.”",
    ),
    (
        "The plan [appeals to all voters], {Vera Holm} <said>.",
        "attribution",
        "Vera Holm said what is told here: “The plan appeals to all voters, Vera Holm said.”",
    ),
    (
        "In a memo on [“Today,”] {Noah Holm} <reminded=attribution.verb.remind> the staff of its rules.",
        "attribution",
        "Noah Holm said what is told here: “In a memo on ‘Today,’ Noah Holm reminded the staff of its rules.”",
    ),
    (
        "[“What did it cost?”] it was <asked=attribution.verb.ask=question>.",
        "attribution",
        "Somebody asked: “What did it cost?”; who asked is not told here.",
    ),
    (
        "Three clerks of {Lund World} <told> me they [had left the mill].",
        "attribution",
        "Lund World said what is told here: “Three clerks of Lund World told me they had left the mill.”",
    ),
    (
        "Two men would win, {according to a new poll} that <shows> [more voters like the port than the mill].",
        "attribution",
        "Somebody said what is told here: “Two men would win, according to a new poll that shows more voters",
    ),
    (
        "{We had a lot of clerks} that <said> [they did not like the mill].",
        "attribution",
        "Somebody said what is told here: “We had a lot of clerks that said they did not like the mill.”",
    ),
    (
        "{Clerks have begun to back the Holm Act}, <proposed=attribution.verb.propose> [rules for all].",
        "attribution",
        "Somebody said what is told here: “Clerks have begun to back the Holm Act, proposed rules for all.”",
    ),
    (
        "{Leaked emails} <showed> [the port favoring Holm].",
        "attribution",
        "Leaked emails showed the port favoring Holm.",
    ),
    (
        "The port {emailed a news article} <reporting=attribution.verb.report> that [the mill is shut].",
        "attribution",
        "Somebody said what is told here: “The port emailed a news article reporting that the mill is shut.”",
    ),
    (
        "On a political level, it {means} <admitting=attribution.verb.admit> that [the mill is shut].",
        "attribution",
        "Somebody said what is told here: “On a political level, it means admitting that the mill is shut.”",
    ),
    (
        "Vera Anderson, who {works at a mill in Lund}, <said>: [“We lost the mill.”]",
        "attribution",
        "Somebody said what is told here: “Vera Anderson, who works at a mill in Lund, said: ‘We lost the mill.’”",
    ),
    (
        "Vera Holm praised the deal of Ray Lund, who {she} <noted> [was in his last year].",
        "attribution",
        "Vera Holm said what is told here: “Vera Holm praised the deal of Ray Lund, who she noted was in his",
    ),
    (
        "The train has left, <wrote> Time {magazine}.",
        "attribution",
        "Somebody said what is told here: “The train has left, wrote Time magazine.”",
    ),
    (
        "The clerks attacked a {government agenda} <promising=attribution.verb.promise> [free boats for all].",
        "attribution",
        "Somebody said what is told here: “The clerks attacked a government agenda promising free boats for all.”",
    ),
    (
        "By the time {he} <said> [it was late], the mill was shut.",
        "attribution",
        "Someone the article calls “he” said what is told here: “By the time he said it was late, the mill was",
    ),
    (
        "<According to> {E. J. Holm}’s “Fixers: [Ray Lund and the Mill” and other books, the job was hard].",
        "attribution",
        "Somebody said what is told here: “According to E. J. Holm’s ‘Fixers: Ray Lund and the",
    ),
    (
        "{Vera Holm} <gushes> [about being a clerk] and jokes about boats.",
        "attribution",
        "Vera Holm said what is told here: “Vera Holm gushes about being a clerk and jokes about boats.”",
    ),
    (
        "{Vera Holm} <said> [the port is shut] in a talk with clerks.",
        "attribution",
        "Vera Holm said what is told here: “Vera Holm said the port is shut in a talk with clerks.”",
    ),
    (
        "Holm has kept up {his feud with Lund by calling the clerk} <guilty of> [theft].",
        "accusation",
        "There was an accusation, told here: “Holm has kept up his feud with Lund by calling the clerk guilty of",
    ),
    (
        "Lund Port, {whose chief} <said> [the mill is shut], left.",
        "attribution",
        "Lund Port’s chief said that the mill is shut.",
    ),
    (
        "{I and two clerks} were <accused of> [theft].",
        "accusation",
        "There was an accusation, told here: “I and two clerks were accused of theft.”",
    ),
    (
        "[Who would pay for the mill], {Vera Holm} <asked=attribution.verb.ask=question>.",
        "attribution",
        "Vera Holm asked: “Who would pay for the mill”.",
    ),
    (
        "<According to=attribution.preposition.according_to> {Vera Holm}, [writing for the Lund Times]: “We lost.”",
        "attribution",
        "Vera Holm said what is told here: “According to Vera Holm, writing for the Lund Times: ‘We lost.’”",
    ),
    (
        "{Ray Holm} <said> — on Twitter, [as it happens — that Lund raised the funds].",
        "attribution",
        "Ray Holm said what is told here: “Ray Holm said — on Twitter, as it happens — that Lund raised the",
    ),
    (
        "It was <claimed=attribution.verb.claim> that [they are ill].",
        "attribution",
        "Somebody said what is told here: “It was claimed that they are ill.”",
    ),
    (
        "{Lund} <says> [is ready to sell the mill].",
        "attribution",
        "Lund said what is told here: “Lund says is ready to sell the mill.”",
    ),
    (
        "The source left, adding that {Holm} <said> of Lund: [“I will wed her.”]",
        "attribution",
        "Holm said what is told here: “The source left, adding that Holm said of Lund: ‘I will wed her.’”",
    ),
    (
        "The paper reported last month {Ray Holm} had <ordered=attribution.verb.order> [clerks to leave].",
        "attribution",
        "Ray Holm ordered clerks to leave.",
    ),
    (
        "In Lund, {Ray Holm} <reportedly> [has lived like a king].",
        "attribution",
        "What is told here concerned words or thoughts of Ray Holm: “In Lund, Ray Holm reportedly has lived like",
    ),
    (
        "(It was late. {Vera Holm} <said> [that the mill is shut.)]",
        "attribution",
        "Vera Holm said that the mill is shut",
    ),
    (
        "{The clerk} <allegedly=accusation.modifier.allegedly> left.",
        "accusation",
        "There was an accusation against a clerk, told here: “The clerk allegedly left.”",
    ),
    (
        "It is rare to be <guilty of=accusation.adjective.guilty_of=alleged> [theft].",
        "accusation",
        "What is told here concerned an allegation: “It is rare to be guilty of theft.”",
    ),
    (
        "It rained.\nRay Lund often\n"
        "lies and <blames=accusation.verb.blame=blamed> {Omar Dee}\nfor theft.\nmills fell.",
        "accusation",
        "There was an accusation against Omar Dee, told here: “Ray Lund often lies and blames Omar Dee for theft.”",
    ),
    (  # an unsure claim may well have misread whom it means
        "Ray Lund drew a plan. At a rally, in the Holm mill, {he} was <slammed=accusation.criticism.slam=blamed=0.7>.",
        "accusation",
        "What is told here perhaps concerned criticism: “At a rally, in the Holm mill, he was slammed",
    ),
    (
        "Ray Lund told of |clerks| who <blamed=accusation.verb.blame=blamed> {implicit bias}.",
        "accusation",
        "There was an accusation by clerks, told here: “Ray",
    ),
    (
        "The group filed an |information| <lawsuit against=accusation.noun.lawsuit=sued> {the port}.",
        "accusation",
        "There was a lawsuit against the port, told here: “The group filed an information lawsuit against the",
    ),
    (
        "|Ray Holm| <sued=accusation.verb.sue_for=sued> {Lund Port for [fraud]}.",
        "accusation",
        "Ray Holm sued Lund Port.",
    ),
    (
        "{The mayor}, <alleging=accusation.that.allege=alleged> - again falsely - that clerks [took bribes], left.",
        "accusation",
        "There was an allegation, told here: “The mayor, alleging - again falsely - that clerks took bribes,",
    ),
    (
        "{The port} <says> [the mill won’t open but will stay in the old town], which is late.",
        "attribution",
        "The port said what is told here: “The port says the mill won’t open but will stay in the old town,",
    ),
    (
        "{Vera Holm} <says> [the port won’t pay but plans to watch closely].",
        "attribution",
        "Vera Holm said that the port won’t pay but plans to watch closely.",
    ),
    (
        "[The port won’t pay but plans to watch closely], {Vera Holm} <says>.",
        "attribution",
        "Vera Holm said that the port won’t pay but plans to watch closely.",
    ),
    (
        "<Allegedly=accusation.modifier.allegedly=alleged>, {Vera Holm} [stole a boat].",
        "accusation",
        "There was an allegation against Vera Holm, told here: “Allegedly, Vera Holm stole a boat.”",
    ),
    (
        "{Ray Holm} was <found guilty of=accusation.adjective.guilty_of=convicted> “[gross negligence].”",
        "accusation",
        "There was a conviction of Ray Holm, told here: “Ray Holm was found guilty of ‘gross negligence.’”",
    ),
    (
        "It is <alleged=accusation.that.allege=alleged> that [theft took place].",
        "accusation",
        "There was an allegation, told here: “It is alleged that theft took place.”",
    ),
    (
        "Clerks are glad that nobody is <guilty of=accusation.adjective.guilty_of=alleged> [theft].",
        "accusation",
        "There was an allegation, told here: “Clerks are glad that nobody is guilty of theft.”",
    ),
    (
        "It is hard to be sure who is <guilty of=accusation.adjective.guilty_of=alleged> [theft].",
        "accusation",
        "What is told here concerned an allegation: “It is hard to be sure who is guilty of theft.”",
    ),
    (
        "{Ray Holm} was <on trial for=accusation.state.on_trial_for=tried> “[theft].”",
        "accusation",
        "There was a trial of Ray Holm, told here: “Ray Holm was on trial for ‘theft.’”",
    ),
    (
        "The group filed a Freedom of |Information| <lawsuit against=accusation.noun.lawsuit=sued> {the port}.",
        "accusation",
        "There was a lawsuit against the port, told here: “The group filed a Freedom of Information lawsuit",
    ),
    (
        "<Accusations=accusation.noun.accusation=alleged> by |clerks| against {Vera Holm} were dropped.",
        "accusation",
        "There was an allegation by clerks against Vera Holm, told here: “Accusations by clerks against Vera",
    ),
    (
        "{Voters} were <asked=attribution.verb.ask=question> [who would bring change].",
        "attribution",
        "Somebody asked what is told here: “Voters were asked who would bring change.”",
    ),
    (
        "Still, golf clubs are in trouble, [“because they expect a certain level of care,”] {Ray Holm} <said>.",
        "attribution",
        "Ray Holm said what is told here: “Still, golf clubs are in trouble, ‘because they expect a certain",
    ),
    (
        "{Ray Holm} <thinks=attribution.verb.think=attitude=0.6> [the mill is shut].",
        "attribution",
        "What is told here perhaps concerned words or thoughts of Ray Holm: “Ray Holm thinks the mill is shut.”",
    ),
    (
        "<According to> a poll, [two ships sank].",
        "attribution",
        "It was said that two ships sank; who said so is not told here.",
    ),
    (
        "Three clerks of {Lund World} <told> me they [believed the mill was lost].",
        "attribution",
        "Lund World said what is told here: “Three clerks of Lund World told me they believed the mill was lost.”",
    ),
    (
        "It is late since {leaked emails} <showed> [the port favoring Holm].",
        "attribution",
        "Leaked emails showed the port favoring Holm.",
    ),
    (
        "The port {published a book} <reporting=attribution.verb.report> that [the mill is shut].",
        "attribution",
        "Somebody said what is told here: “The port published a book reporting that the mill is shut.”",
    ),
    (
        "{Holm’s row with the port by calling clerks} <shows> [how old it is].",
        "attribution",
        "Somebody said what is told here: “Holm’s row with the port by calling clerks shows how old it is.”",
    ),
    (
        "Almost {half of voters} <said> [the port is late].",
        "attribution",
        "Somebody said what is told here: “Almost half of voters said the port is late.”",
    ),
    (
        "<According to> {Ray Holm}, “Fixers: [Ray Lund and the Mill” and other books, the job was hard].",
        "attribution",
        "Ray Holm said what is told here: “According to Ray Holm, ‘Fixers: Ray Lund and the Mill’ and other",
    ),
    (
        "{Vera Holm} <said> [the mill is sh]ut.",
        "attribution",
        "Vera Holm said what is told here: “Vera Holm said the mill is shut.”",
    ),
    (
        "[The mill is shut], {Vera Holm} <said>, and nobody in the whole old town has a [plan to open it again].",
        "attribution",
        "Vera Holm said what is told here: “The mill is shut, Vera Holm said, and nobody in the whole old town",
    ),
    (
        "[The line is safe], {the port} <says>, because [it has a wall].",
        "attribution",
        "The port said that the line is safe, because it has a wall.",
    ),
    (
        "[Clerks glad about mill\n\nClerks like the new mill], {a poll} has <found>.",
        "attribution",
        "A poll said what is told here: “Clerks like the new mill, a poll has found.”",
    ),
    (
        "[The mill is shut], <according to> {Vera Holm}, [a clerk in Lund].",
        "attribution",
        "Vera Holm said that the mill is shut.",
    ),
    (
        "Mill closes\n\n[Ray Lund is leaving the club], {Vera Holm} <said>.",
        "attribution",
        "Vera Holm said what is told here: “Ray Lund is leaving the club, Vera Holm said.”",
    ),
    (
        "When the clerks had left the old mill and sung, {Vera Holm} <said> [the port was lost, and took no deal].",
        "attribution",
        "Vera Holm said that the port was lost, and took no deal.",
    ),
    (
        "{Vera Holm} <said> [the mill would be at the back], as no clerk in Lund would ever say, [of the queue].",
        "attribution",
        "Vera Holm said that the mill would be at the back of the queue.",
    ),
    (
        "{There} were <promises=attribution.noun.promise=promise> of a new mill.",
        "attribution",
        "There were promises, told here: “There were promises of a new mill.”",
    ),
    (
        "{You} <said> [the mill is shut].",
        "attribution",
        "Somebody said what is told here: “You said the mill is shut.”",
    ),
    (
        "{Paul Holm} <said> — in Lund, [as clerks left — that the mill is shut].",
        "attribution",
        "Paul Holm said what is told here: “Paul Holm said — in Lund, as clerks left — that the mill is shut.”",
    ),
    (
        "{Vera Holm} <reminded=attribution.verb.remind> [Thor he would have to pay the port].",
        "attribution",
        "Vera Holm said what is told here: “Vera Holm reminded Thor he would have to pay the port.”",
    ),
    (
        "The port, in its summary, {emailed a book} <saying=attribution.verb.say> [the mill is shut].",
        "attribution",
        "Somebody said what is told here: “The port, in its summary, emailed a book saying the mill is shut.”",
    ),
    (
        "<Allegedly=accusation.modifier.allegedly=alleged> [stolen] by {Vera Holm}, the boat sank.",
        "accusation",
        "There was an allegation against Vera Holm, told here: “Allegedly stolen by Vera Holm, the boat sank.”",
    ),
    (
        "Still, golf clubs are in trouble: [“have to go on as it is,”] {Ray Holm} <said>.",
        "attribution",
        "Ray Holm said what is told here: “Still, golf clubs are in trouble: ‘have to go on as it is,’ Ray Holm",
    ),
    (
        "{The Lund Times} <applauded> [the plan].",
        "attribution",
        "What is told here concerned words or thoughts of the Lund Times: “The Lund Times applauded the plan.”",
    ),
    (
        "{The tone of the talks} <predicts> [that rain will fall].",
        "attribution",
        "Somebody said what is told here: “The tone of the talks predicts that rain will fall.”",
    ),
    (
        "It rained, as {history} <says=attribution.verb.say> [that mills close].",
        "attribution",
        "Somebody said what is told here: “It rained, as history",
    ),
    (
        "{My friends} <say> [the mill is old].",
        "attribution",
        "Somebody said what is told here: “My friends say the mill is old.”",
    ),
    (
        "{A number of nurses} <said> [the mill was old].",
        "attribution",
        "A number of nurses said that the mill was old.",
    ),
    (
        "{A report on the mill} <said> [that rain fell].",
        "attribution",
        "A report on the mill said that rain fell.",
    ),
    (
        "It rained. {Six in 10} <said> [the mill was old].",
        "attribution",
        "Six in 10 said what is told here: “Six in 10",
    ),
    (
        "It rained. {Three-fourths} <said> [the mill was old].",
        "attribution",
        "Three-fourths said what is told here: “Three-fourths",
    ),
    (
        "{A clerk in Ulm who left in 2008} <said> [the mill was old].",
        "attribution",
        "A clerk in Ulm said that the mill was old.",
    ),
    (
        "{The mayor of Ulm’s} <answer> was [that the mill was old].",
        "attribution",
        "What is told here concerned words or thoughts: “The mayor of Ulm’s answer was that the mill was old.”",
    ),
    (
        "{A war} fanning <fears> [of rain] began.",
        "attribution",
        "What is told here concerned words or thoughts: “A war fanning fears of rain began.”",
    ),
    (
        "{Ray Lund} wrote an <answer=attribution.verb.answer> [that rain fell].",
        "attribution",
        "What is told here concerned words or thoughts of Ray Lund: “Ray Lund wrote an answer",
    ),
    (
        "If the bid fails, {Holm} <expects> [the mill to close].",
        "attribution",
        "Holm said what is told here: “If the bid fails, Holm expects the mill to close.”",
    ),
    (
        "[If the bid fails], {Holm} <said>, [the mill will close].",
        "attribution",
        "Holm said that if the bid fails, the mill will close.",
    ),
    (
        "Asked if it rained, {Holm} <said> [the mill was dry].",
        "attribution",
        "Holm said that the mill was dry.",
    ),
    (
        "{Holm} <said> [if it rained, the bridge would hold].",
        "attribution",
        "Holm said that if it rained, the bridge would hold.",
    ),
    (
        "{Holm} reportedly <said> [that the mill was old].",
        "attribution",
        "Holm reportedly said that the mill was old.",
    ),
    (
        "{Records} <show> [that half were late, and Ray Lund was one of them].",
        "attribution",
        "Records said what is told here: “Records show that half were late, and Ray Lund was one of them.”",
    ),
    (
        "{Records} <show> [that half were late, sick and lost].",
        "attribution",
        "Records showed that half were late, sick and lost.",
    ),
    (
        "{Clerks} who <agree> [that the mill is old were late].",
        "attribution",
        "What is told here concerned words or thoughts of clerks: “Clerks who agree that the mill is old were late.”",
    ),
    (
        "{Ray Lund} <told> him [to come back to Ulm].",
        "attribution",
        "Ray Lund said what is told here: “Ray Lund told him to come back to Ulm.”",
    ),
    (
        "{Ray Lund} <reported> [having lost two mills].",
        "attribution",
        "Ray Lund reported having lost two mills.",
    ),
    (
        "[Nor does Holm], {the port} <said>, [have a plan].",
        "attribution",
        "The port said what is told here: “Nor does Holm",
    ),
    (
        "{The Lund Times} <reported> [and Ray Holm found it late].",
        "attribution",
        "The Lund Times said what is told here: “The Lund Times reported and",
    ),
    (
        "{Ray Holm} <said> [the mill “is shut,” recalled one clerk].",
        "attribution",
        "Ray Holm said what is told here: “Ray Holm said the mill",
    ),
    (
        "{Vera Holm} was <said> [to have been late].",
        "attribution",
        "Somebody said what is told here: “Vera Holm was said to have been late.”",
    ),
    (
        "It rained, and {Holm} <hopes> - [that the mill is open].",
        "attribution",
        "Holm hoped that the mill is open.",
    ),
    (
        "{Vera Holm} <told=attribution.verb.tell> the port [she was late].",
        "attribution",
        "Vera Holm told the port that she was late.",
    ),
    (
        "The injured {clerk of Lund} <says> [the mill is old].",
        "attribution",
        "Somebody said what is told here: “The injured clerk",
    ),
    (
        "A highly {placed source} <says> [the mill is old].",
        "attribution",
        "Somebody said what is told here: “A highly placed",
    ),
    (
        "{Vera Holm} <said> [the mill was old and she] is seeking a job.",
        "attribution",
        "Vera Holm said what is told here: “Vera Holm said the mill was old and she",
    ),
    (
        "{He} <said> [the plan was “late,” Ann Lee Holm Roe].",
        "attribution",
        "Someone the article calls “he” said",
    ),
    (
        "{The trip} <suggests> [that rain will fall].",
        "attribution",
        "Somebody said what is told here: “The trip suggests",
    ),
    (
        "{The trips of Vera Holm} <suggest> [that rain will fall].",
        "attribution",
        "Somebody said what is told here: “The trips",
    ),
    (
        "{The disclosures filed on Sunday} <suggest> [that rain will fall].",
        "attribution",
        "The disclosures filed on Sunday suggested that rain will fall.",
    ),
    (
        "{Many observers} <said> [that rain will fall].",
        "attribution",
        "Many observers said that rain will fall.",
    ),
    (
        "{Double the clerks} <said> [the same of Ray Lund].",
        "attribution",
        "Double the clerks said what is told here: “Double the clerks",
    ),
    (
        "{Holm} <denied> [having done so].",
        "attribution",
        "Holm said what is told here: “Holm denied having done so.”",
    ),
    (
        "{Holm} <said> [that all clerks who may leave the port must ask to do so].",
        "attribution",
        "Holm said that all clerks who may leave the port must ask to do so.",
    ),
    (
        "{Holm} <said> [the mill is old – although at the door she laughed].",
        "attribution",
        "Holm said what is told here: “Holm said the mill is old – although",
    ),
    (
        "{Clerks there} <said> [that rain will fall].",
        "attribution",
        "Somebody said what is told here: “Clerks there",
    ),
    (
        "[Loyalty], {Holm} <said>, [is a gift].",
        "attribution",
        "Holm said that loyalty is a gift.",
    ),
    (
        "[“Is it late?,”] {Ray Holm} <asked>. [“How old is it?”]",
        "attribution",
        "Ray Holm asked: “Is it late? How old is it?”",
    ),
    (
        "{Ray Holm} <said=attribution.verb.say> [by telephone on Friday].",
        "attribution",
        "Ray Holm said what is told here: “Ray Holm said by telephone",
    ),
    (
        "{Ray Holm} <stressed> [those worries].",
        "attribution",
        "Ray Holm said what is told here: “Ray Holm stressed those worries.”",
    ),
    (
        "{Ray Holm} <said> [those who left were late].",
        "attribution",
        "Ray Holm said that those who left were late.",
    ),
    (
        "[Joined by Ann Lee], {Ray Holm} <said>, [it rained].",
        "attribution",
        "Ray Holm said what is told here: “Joined by Ann Lee",
    ),
    (
        "Vera Holm sang. {Ray Lund} <described> himself as [her “best friend”].",
        "attribution",
        "Ray Lund described himself as Vera Holm’s “best friend”",
    ),
    (
        "{Ray Holm} <said> [that Ulm backs the bid of Lund while Norvik does not].",
        "attribution",
        "Ray Holm said that Ulm backs the bid of Lund while Norvik does not.",
    ),
    (
        "{Ray Holm} <said> [the port would not].",
        "attribution",
        "Ray Holm said what is told here: “Ray Holm said the port would not.”",
    ),
    (
        "{Ray Holm} <said> [that the port would].",
        "attribution",
        "Ray Holm said what is told here: “Ray Holm said that the port would.”",
    ),
]


@pytest.mark.parametrize(("text", "type_", "statement"), ROWS)
def test_a_marked_claim_states(text: str, type_: ClaimType, statement: str) -> None:
    plain, claim = marked(text, type_)
    document = Document(plain, segment(plain))
    claim.sentence = document.sentence_at(claim.start)
    state_claims(document, [claim], plain, name_roles(document, [claim], plain), title="")
    assert claim.statement.startswith(statement)
