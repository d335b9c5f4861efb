"""Generates court briefs with their claims, to try `claimkit train` on a genre that the shipped reader reads badly.

    python training/briefs.py FOLDER [--seed 1]

writes ``articles.jsonl`` and ``gold.jsonl`` (50 briefs to learn from) and ``others.articles.jsonl`` and
``others.gold.jsonl`` (20 to measure on). They are made from sentence forms with randomly drawn parts, so they are more
alike than real briefs. A third of the forms is used only in the 20, and the 20 use no other forms.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from pathlib import Path

# (role: words) is a role, <type: words> a claim's anchor, and CAPITALS a part to draw. There are three kinds of forms.
ATTRIBUTIONS = """
(source: PARTY) <attribution: avers> (content: that FACT).
(source: PARTY) <attribution: submits> (content: that FACT).
(source: PARTY), by and through counsel, <attribution: represents> (content: that FACT).
(content: FACT), (source: PARTY) <attribution: avers>, and the record bears this out.
In COUNT, (source: PARTY) <attribution: pleads> (content: that FACT).
(source: WITNESS), being first duly sworn, <attribution: deposes> (content: that FACT).
(source: PAPER) <attribution: recites> (content: that FACT).
It is <attribution: averred> in COUNT (content: that FACT).
(source: PARTY) <attribution: denies> (content: that FACT) and demands strict proof thereof.
(source: PARTY) <attribution: prays> (content: that this Court RELIEF).
(source: WITNESS) <attribution: attests> (content: that FACT). See PAPER.
(source: PARTY) respectfully <attribution: requests> (content: that this Court RELIEF).
Upon information and belief, (source: PARTY) <attribution: states> (content: that FACT).
(source: PARTY) <attribution: stipulates> (content: that FACT).
(source: PAPER) <attribution: provides> (content: that "FACT").
(source: PARTY) <attribution: rejoins> (content: that FACT).
(source: PARTY) <attribution: posits> (content: that FACT).
According to (source: PAPER), (content: FACT).
Per (source: PAPER), (content: FACT).
(source: WITNESS), called on rebuttal, <attribution: averred> (content: that FACT).
(source: PARTY) <attribution: moves> (content: that this Court RELIEF).
"""
ACCUSATIONS = """
(accuser: PARTY) <accusation: charges> (accused: PARTY) with (charge: WRONG).
COUNT <accusation: sounds in> (charge: WRONG) against (accused: PARTY).
(accuser: PARTY) brings this action against (accused: PARTY) <accusation: for> (charge: WRONG).
(accused: PARTY) stands <accusation: indicted for> (charge: WRONG).
(accuser: PARTY) <accusation: impleads> (accused: PARTY) for (charge: WRONG).
(accused: PARTY) was <accusation: adjudged guilty of> (charge: WRONG) on DAY.
(accuser: PARTY) <accusation: taxes> (accused: PARTY) with (charge: WRONG).
(accused: PARTY) was <accusation: held to answer for> (charge: WRONG).
The gravamen of the <accusation: complaint against> (accused: PARTY) is (charge: WRONG).
(accuser: PARTY) <accusation: imputes> (charge: WRONG) to (accused: PARTY).
(accused: PARTY) is <accusation: liable to> (accuser: PARTY) for (charge: WRONG).
(accused: PARTY) was <accusation: arraigned for> (charge: WRONG).
"""
SILENT = """
The matter came on for hearing on DAY before the Hon. NAME.
Counsel conferred on DAY and narrowed the issues.
The motion lies within the sound discretion of this Court.
PAPER was received in evidence without objection.
The pleadings are closed and the cause is at issue.
PARTY appeared by counsel; PARTY did not appear.
The charge to the jury was given on DAY.
The standard of review is settled and need not be repeated here.
PARTY filed PAPER on DAY.
A statement of the case and a table of authorities follow.
The claims administrator was discharged on DAY.
Costs abide the event.
"""
PARTS = {
    "PARTY": "Plaintiff|Relator|Defendant NAME|Respondent|the State|Movant|Intervenor NAME|Appellee|"
    "Petitioner NAME|the Debtor|Cross-Claimant|the Receiver|NAME Marine Supply Co.|the Estate of NAME|"
    "the Trustee|Third-Party Defendant NAME|the People",
    "WITNESS": "Affiant|Deponent NAME|Dr. NAME|Officer NAME|the Bailiff|Ms. NAME|one NAME|the Custodian of Records",
    "PAPER": "Exhibit LETTER|the Affidavit of NAME|Schedule LETTER|the Deed of Trust|the Bill of Lading|"
    "Paragraph NUMBER|the Reply Brief|the Consent Decree|Interrogatory No. NUMBER",
    "COUNT": "Count ROMAN|the ORDINAL cause of action|Paragraph NUMBER|its ORDINAL counterclaim",
    "FACT": "the lease expired on DAY|no notice was tendered|the vessel lay at anchor|"
    "the boundary runs along the creek|the note was paid in full|service was effected on DAY|"
    "the goods arrived in good order|the sum of $NUMBER remains due|"
    "NAME had no interest in the premises|the roof was sound when inspected|the wire cleared on DAY|"
    "the chattels were delivered to NAME|the parties never met|the survey is in error|"
    "the option was timely exercised",
    "WRONG": "conversion of the chattels|breach of fiduciary duty|waste of the premises|"
    "fraud in the inducement|common barratry|wilful trespass to land|larceny by trick|"
    "tortious interference|defamation per se|wrongful detainer|negligent stowage of the cargo|"
    "misappropriation of trust funds|forgery of the deed|spoliation of evidence",
    "RELIEF": "enter judgment in its favor|strike PAPER|quiet title in the premises|stay all proceedings|"
    "award costs|appoint a receiver|dismiss COUNT with prejudice",
    "NAME": "Abel|Brandt|Castellano|Dwyer|Ekholm|Farrow|Gaines|Hollis|Ivers|Jessup|Kimball|Lorca|Munro|Nyberg|"
    "Okafor|Pruitt|Quist|Rourke|Salter|Tolland|Underhill|Vance|Whitlock|Yarrow|Zeller",
    "DAY": "March 4, 2011|June 19, 2014|the 3rd day of May|September 30, 2009|November 12, 2016|the eve of trial",
    "LETTER": "A|B|C|D|F|K|M",
    "NUMBER": "7|12|19|23|41|112|4,500|38,000",
    "ROMAN": "I|II|III|IV|VI",
    "ORDINAL": "first|second|third|fourth",
}
ROLES = ("source", "content", "accused", "accuser", "charge")
MARKED = re.compile(r"(?:\((\w+): ([^()]*)\)|<(\w+): ([^<>]*)>)")


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("folder", type=Path)
    ask.add_argument("--seed", type=int, default=1)
    given = ask.parse_args()
    lot = random.Random(given.seed)
    given.folder.mkdir(parents=True, exist_ok=True)
    kinds = [form.strip().splitlines() for form in (ATTRIBUTIONS, ACCUSATIONS, SILENT)]
    for name, count, part in (("", 50, (0, 1)), ("others.", 20, (2,))):
        forms = [[form for at, form in enumerate(kind) if at % 3 in part] for kind in kinds]
        with (
            (given.folder / f"{name}articles.jsonl").open("w") as texts,
            (given.folder / f"{name}gold.jsonl").open("w") as gold,
        ):
            for number in range(count):
                article = f"{name}brief-{number}"
                text, claims = brief(lot, *forms)
                print(json.dumps({"id": article, "text": text}), file=texts)
                for row in ({"types": ["accusation", "attribution"]}, *claims):
                    print(json.dumps({"article": article, **row}), file=gold)


def brief(
    lot: random.Random, said: list[str], accused: list[str], silent: list[str]
) -> tuple[str, list[dict[str, object]]]:
    """A text of some fifteen sentences in paragraphs, and its claims as lines of gold."""
    forms = lot.choices(said, k=lot.randint(5, 8)) + lot.choices(accused, k=lot.randint(2, 4)) + lot.sample(silent, k=4)
    lot.shuffle(forms)
    text, claims = "", []
    for number, form in enumerate(forms):
        text += "" if not text else "\n\n" if number % 4 == 0 else " "
        sentence, claim = marked(drawn(lot, form), len(text))
        text += sentence
        claims += claim
    return text, claims


def drawn(lot: random.Random, form: str) -> str:
    """The form with all its parts drawn, beginning with a capital letter."""
    while found := re.search("|".join(rf"\b{part}\b" for part in PARTS), form):
        form = form[: found.start()] + lot.choice(PARTS[found[0]].split("|")) + form[found.end() :]
    return re.sub(r"^(\(\w+: )?(\w)", lambda first: (first[1] or "") + first[2].upper(), form)


def marked(form: str, start: int) -> tuple[str, list[dict[str, object]]]:
    """The sentence and its claims (one or none); ``start`` is the sentence's offset in its text."""
    text, last, roles, anchor = "", 0, {}, None
    for found in MARKED.finditer(form):
        text += form[last : found.start()]
        name, words = found[1] or found[3], found[2] or found[4]
        span = {"start": start + len(text), "end": start + len(text) + len(words), "text": words}
        if name in ROLES:
            roles[name] = span
        else:
            anchor = {"type": name, **span}
        text += words
        last = found.end()
    if anchor is None and roles:  # according to
        words = re.match(r"According to|Per", form)
        anchor = (
            {"type": "attribution", "start": start, "end": start + words.end(), "text": words[0]} if words else None
        )
    return text + form[last:], [{**anchor, "roles": roles}] if anchor else []


if __name__ == "__main__":
    main()
