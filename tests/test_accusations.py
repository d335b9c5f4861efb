"""Accusations: double brackets mark every anchor of a sentence; the roles of the first one stand beside it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import claimkit
from claimkit.detectors.rules import examples, parse_example
from claimkit.records import Claim

# sentence: accused, accuser, charge
ACCUSATIONS: dict[str, tuple[str | None, str | None, str | None]] = {
    "Prosecutors [[accused]] Mr Holm of stealing two boats.": ("Mr Holm", "Prosecutors", "stealing two boats"),
    "Mr Holm was [[accused of]] theft by his former partner.": ("Mr Holm", "his former partner", "theft"),
    "She was [[charged with]] forgery and perjury and she left the country.": ("She", None, "forgery and perjury"),
    "He was [[convicted of]] arson, fraud and theft.": ("He", None, "arson, fraud and theft"),
    "The clerk, [[accused of]] forging stamps, said nothing.": ("The clerk", None, "forging stamps"),
    "The man [[accused of]] poisoning the well will appear in court.": ("The man", None, "poisoning the well"),
    "Residents [[blame]] the dam for the flood.": ("the dam", "Residents", "the flood"),
    "The pilot [[blamed]] the delay on Norvik.": ("Norvik", "The pilot", "the delay"),
    "Two brokers [[pleaded guilty to]] insider trading.": ("Two brokers", None, "insider trading"),
    "The broker [[pleaded guilty to charges of]] forgery.": ("The broker", None, "forgery"),
    "The guard was [[found guilty of]] manslaughter.": ("The guard", None, "manslaughter"),
    "A court found him [[guilty of]] manslaughter.": ("him", "A court", "manslaughter"),
    "Ms Lind has denied [[charges of]] fraud.": ("Ms Lind", None, "fraud"),
    "Ms Lind denied the [[allegations]].": ("Ms Lind", None, None),
    "The club rejected [[claims that]] it bribed two referees.": ("it", None, "bribed two referees"),
    "He dismissed [[accusations that]] the firm dumped waste.": ("the firm", None, "dumped waste"),
    "Ms Lind's [[allegations]] were false.": (None, "Ms Lind", None),
    "The state filed a [[lawsuit against]] three banks.": ("three banks", "The state", None),
    "The [[lawsuit]] was filed against Norvik.": ("Norvik", None, None),
    "Police brought fraud [[charges against]] two traders.": ("two traders", "Police", "fraud"),
    "The state is [[suing]] Norvik.": ("Norvik", "The state", None),
    "Four managers were [[indicted]] last week.": ("Four managers", None, None),
    "Prosecutors [[allege]] that Mr Holm forged the ledger.": ("Mr Holm", "Prosecutors", "forged the ledger"),
    "He [[allegedly]] took bribes.": ("He", None, "took bribes"),
    "Ulm filed a [[lawsuit against]] Vera Holm following her remarks.": ("Vera Holm", "Ulm", None),
    "Vera Holm must answer a [[charge of]] theft at Lund.": ("Vera Holm", None, "theft"),
    "Rain fell after Ulm dropped a clerk for [[allegedly]] taking bribes.": ("a clerk", None, "taking bribes"),
    "Ulm has suspended a candidate for [[allegedly]] taking bribes.": ("a candidate", None, "taking bribes"),
    "He lost his job for [[allegedly]] taking bribes.": ("He", None, "taking bribes"),
    "The [[alleged]] smugglers left.": ("The alleged smugglers", None, None),
    "The mayor [[called]] his rival a “pathological liar”.": ("his rival", "The mayor", "a “pathological liar”"),
    "Ms Lind was [[branded]] a traitor by the paper.": ("Ms Lind", "the paper", "a traitor"),
    "The bank was [[criticised for]] misleading its clients.": ("The bank", None, "misleading its clients"),
    "The agency came under [[criticism for]] its failure to warn residents.": (
        "The agency",
        None,
        "its failure to warn residents",
    ),
    "He was [[jailed for]] libel.": ("He", None, "libel"),
    "A driver was [[arrested for]] drunk driving.": ("A driver", None, "drunk driving"),
    "Police [[arrested]] a man on suspicion of arson.": ("a man", "Police", "arson"),
    "The banker is [[on trial for]] embezzlement.": ("The banker", None, "embezzlement"),
    "After she left and [[blamed]] him for the loss, he wept.": ("him", "she", "the loss"),
    "They say we’re [[blaming]] Norvik for the spill.": ("Norvik", "we", "the spill"),
    "Mr Holm, whom she [[accused of]] lying, resigned.": ("Mr Holm", "she", "lying"),
    "The judge tried to [[blame]] the clerk for the leak.": ("the clerk", "The judge", "the leak"),
    "A teacher, [[accused]] by the ministry of inciting a riot, left.": (
        "A teacher",
        "the ministry",
        "inciting a riot",
    ),
    "The hacker [[pleaded guilty]] in May to theft.": ("The hacker", None, "theft"),
    "The state [[alleged]] in the suit that Norvik dumped oil.": ("Norvik", "The state", "dumped oil"),
    "Police said that he had been [[charged with]] murder.": ("he", None, "murder"),
    "Vera Holm, 59, of Mill Lane, Leeds, was [[accused of]] fraud on Tuesday.": ("Vera Holm", None, "fraud"),
    "Police [[arrested]] two men aged 22 and 31 for looting overnight.": ("two men", "Police", "looting"),
    "He was [[found guilty of]] fraud on Thursday in a case that lasted weeks.": ("He", None, "fraud"),
    "He was [[convicted of]] stealing cars in 2015.": ("He", None, "stealing cars in 2015"),
    "She has been [[criticised for]] being late.": ("She", None, "being late"),
    "The guard was suspended over [[claims that]] he sold keys.": ("he", None, "sold keys"),
    "The clerk was [[accused of]] to have stolen two boats.": ("The clerk", None, "to have stolen two boats"),
    "The office [[imputed to]] him the crimes of theft and fraud.": (
        "him",
        "The office",
        "the crimes of theft and fraud",
    ),
    "The widow [[alleged]] that he had no permit.": ("he", "The widow", "had no permit"),
    "The clerk [[alleges]] that he was fired for reporting it.": (
        None,
        "The clerk",
        "he was fired for reporting it",
    ),
    "The agent was [[criticised for]] her ties to the bank.": ("The agent", None, "her ties to the bank"),
    "The mayor [[denounced]] his opponent as a hypocrite.": ("his opponent", "The mayor", "a hypocrite"),
    "Ms Lind [[called]] the report a lie.": ("the report", "Ms Lind", "a lie"),
    "It [[blames]] the loss on care for adults.": ("care for adults", "It", "the loss"),
    "Mr Bask was [[indicted]] in May on charges of bribery and fraud.": ("Mr Bask", None, "bribery and fraud"),
    "They freed General Otto Brandt, once one of the most feared men in the country, former Minister of Ports, "
    "imprisoned for five years for being [[charged with]] conspiracy.": ("General Otto Brandt", None, "conspiracy"),
    "In nineteen ninety-one Otto Brandt was [[convicted of]] theft.": ("Otto Brandt", None, "theft"),
    "Police [[detained]] the owner, named in the paper as Otto Brandt, on suspicion of fraud.": (
        "the owner",
        "Police",
        "fraud",
    ),
    "Colonel Otto Brandt, 61, once the most feared man in the port, who was [[jailed on charges of]] treason, left.": (
        "Colonel Otto Brandt",
        None,
        "treason",
    ),
    "The jury cleared her of the [[charge of]] theft.": ("her", None, "theft"),
    "Senator Lind has since [[accused]] the firm of a cover-up.": ("the firm", "Senator Lind", "a cover-up"),
    "Police opened an inquiry into [[alleged]] breaches of the rules.": (None, None, "breaches of the rules"),
    "An [[alleged]] road rage incident closed the bridge.": (None, None, "road rage incident"),
    "Unions were all [[allegedly]] cheated by the port.": ("the port", None, "cheated"),
    "The firm used the sailors' names, the lawsuit [[alleges]].": (
        "The firm",
        "the lawsuit",
        "used the sailors' names",
    ),
    "He [[blasted]] the film for being “soft,” Radio Holm has reported.": ("the film", "He", "being “soft,”"),
    "Holm, who is a pastor at the port, [[slammed]] the scouts for lying.": ("the scouts", "Holm", "lying"),
    "Mr Holm swiftly defended it, [[calling]] the guard “a rude troublemaker.”": (
        "the guard",
        "Mr Holm",
        "“a rude troublemaker.”",
    ),
    "Ms Lind [[called]] that report Friday a lie.": ("that report", "Ms Lind", "a lie"),
    "The mayor, a lawyer, on Tuesday [[accused]] the port of fraud.": ("the port", "The mayor, a lawyer", "fraud"),
    "Glenn Holm [[Blasts]] Rival for Hiding His Taxes": ("Rival", "Glenn Holm", "Hiding His Taxes"),
    "She [[charged]] that in pursuing it, Norvik broke the law.": ("Norvik", "She", "broke the law"),
    "He was [[accused of]] using his role as Harbour Committee chairman to hide losses.": (
        "He",
        None,
        "using his role as Harbour Committee chairman to hide losses",
    ),
    "A banker has been [[jailed]] for five years for theft.": ("A banker", None, "theft"),
    "The singer was [[fined]] 2,000 euros for insulting a guard.": ("The singer", None, "insulting a guard"),
    "He was [[arrested on suspicion of]] causing death by dangerous driving.": (
        "He",
        None,
        "causing death by dangerous driving",
    ),
    "Norvik paid $3m after being [[found guilty of]] negligence.": ("Norvik", None, "negligence"),
    "The trial of a man [[accused of]] poisoning his wife has begun.": ("a man", None, "poisoning his wife"),
    "Norvik is facing a [[lawsuit]] over faulty brakes.": ("Norvik", None, "faulty brakes"),
    "The shop fights two suits, one [[accusing]] it of fraud and another [[alleging]] theft.": ("it", "one", "fraud"),
    "The firm [[sued]] a baker who [[alleged]] that the mayor lied.": ("a baker", "The firm", None),
    "The agency drew [[criticism for]] its failure to speak out.": ("The agency", None, "its failure to speak out"),
}
SILENT = [
    "The shop charged $5 for a bag.",
    "She was charged with leading the effort.",
    "The council charged the engineers with verifying the plans.",
    "The firm is not wholly to blame for the delay.",
    "The paper may close if the owner is indicted.",
    "The officer in charge of the port retired.",
    "Norvik took a charge of $70 million in the third quarter.",
    "The rebels sued for peace.",
    "He was jailed for ten years.",
    "He denied wrongdoing.",
    "The police searched the house and the court adjourned.",
    "The council criticised the plan.",
    "The critics praised her for singing softly.",
    "She was not charged with a crime.",
    "Nobody accused him of theft.",
    "He may sue the landlord.",
    "They declined to charge the driver with a crime.",
    "He called his mother a taxi.",
    "Ms Lind called for an inquiry.",
    "He claims that he was at home.",
    "The alleged victim spoke on Monday.",
    "The suit was too large for him.",
    "The battery lost its charge after nine hours.",
    "Young people tried for years to leave.",
    "The blame game went on.",
    "He was arrested on Saturday in Holm.",
    "Concerns rose over claims that a number of votes had come late.",
    "Vans were supposedly taking them home.",
    "The clerk was fired for reporting a theft.",
    "The alleged incident took place in May.",
    "She is responsible for the northern region.",
    "The supposedly easy test took an hour.",
    "The bishop decried the law as cruel.",
    "She led the charge against the dragon team with a wooden sword.",
]


def accusations(text: str) -> list[Claim]:
    return [claim for claim in claimkit.extract(text, reader="rules").claims if claim.type == "accusation"]


@pytest.mark.parametrize("marked", ACCUSATIONS)
def test_accusation_with_its_roles(marked: str) -> None:
    example = parse_example(marked)
    found = accusations(example.text)
    assert [(c.start, c.end) for c in found] == [(a.start, a.end) for a in example.anchors]
    roles = {role.role: role.text for role in found[0].roles}
    assert tuple(roles.get(name) for name in ("accused", "accuser", "charge")) == ACCUSATIONS[marked]


@pytest.mark.parametrize("text", SILENT)
def test_no_accusation(text: str) -> None:
    assert [claim.text for claim in accusations(text)] == []


def test_a_noun_takes_up_the_charge_that_was_stated_before() -> None:
    first, second = accusations("Ms Lind faces charges of forgery. She denied the charges.")
    assert [(r.role, r.text) for r in second.roles] == [("accused", "She"), ("charge", "forgery")]
    assert second.roles[1].start == first.roles[1].start


def test_a_noun_takes_up_what_a_verb_stated_before() -> None:
    _, second = accusations("Mr Holm accused the port of fraud. Its spokesman denied the accusation.")
    assert {r.role: r.text for r in second.roles} == {"accused": "the port", "accuser": "Mr Holm", "charge": "fraud"}


def test_a_conviction_is_taken_up() -> None:
    _, second = accusations("Ann Lee was convicted of bribery. The conviction was upheld.")
    assert {r.role: r.text for r in second.roles} == {"accused": "Ann Lee", "charge": "bribery"}


def test_convictions_are_those_of_a_court_only_behind_one() -> None:
    assert [c.text for c in accusations("He was convicted of theft. The convictions were upheld.")] == [
        "convicted of",
        "convictions",
    ]
    assert accusations("She praised him. The convictions were her own.") == []


def test_an_accusing_verb_is_no_attribution_as_well() -> None:
    article = claimkit.extract("Prosecutors accused him of fraud. She said he was charged with murder.")
    assert [(c.type, c.text) for c in article.claims if c.type in ("accusation", "attribution")] == [
        ("accusation", "accused"),
        ("attribution", "said"),
        ("accusation", "charged with"),
    ]


def test_one_anchor_for_one_accusation() -> None:
    text = "He is accused of his alleged part in the theft and faces ten years if convicted of all the charges."
    assert [claim.text for claim in accusations(text)] == ["accused of", "charges"]


_WORDS = sorted({word for marked in ACCUSATIONS for word in parse_example(marked).text.split()})


@given(
    st.lists(st.sampled_from([*_WORDS, "\n", ",", "”", "“", "(", ";"]), max_size=40).map(" ".join)
    | st.text(max_size=100)
)
def test_any_text_gives_spans_inside_it(text: str) -> None:
    for claim in accusations(text):
        assert text[claim.start : claim.end] == claim.text != ""
        for role in claim.roles:
            assert text[role.start : role.end] == role.text != ""


def test_a_text_may_break_off_anywhere() -> None:
    sentences = [example.text for _, example in examples("accusation")]
    sentences += [parse_example(marked).text for marked in ACCUSATIONS]
    for sentence in sentences:
        words = sentence.split()
        for length in range(1, len(words)):
            accusations(" ".join(words[:length]))
            accusations(" ".join(words[length:]))
