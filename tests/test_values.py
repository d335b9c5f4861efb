"""The stage of an accusation and the kind of an attribution."""

from __future__ import annotations

import msgspec
import pytest

import claimkit
from claimkit.detectors.accusation.cues import heads
from claimkit.detectors.attribution.cues import cues
from claimkit.detectors.rules import value_of
from claimkit.language import words
from claimkit.records import ClaimType, Kind, Stage


@pytest.mark.parametrize(
    ("sentence", "stage"),
    [
        ("The union accused the port of hiding the accident.", "blamed"),
        ("She called the mayor a liar.", "blamed"),
        ("The auditor criticised the ministry for wasting millions.", "blamed"),
        ("Prosecutors allege that the clerk forged the ledger.", "alleged"),
        ("The alleged smugglers left the country.", "alleged"),
        ("He denied the allegations of fraud.", "alleged"),
        ("The trader is under investigation for insider dealing.", "investigated"),
        ("He is a suspect in three murders.", "investigated"),
        ("He was arrested for drunk driving.", "arrested"),
        ("Tenants sued the landlord for negligence.", "sued"),
        ("The state filed a lawsuit against three banks over fraud.", "sued"),
        ("Two brothers were charged with smuggling.", "charged"),
        ("A grand jury indicted the mayor for bribery.", "charged"),
        ("The guard pleaded not guilty to theft.", "charged"),
        ("The banker is on trial for embezzlement.", "tried"),
        ("The broker pleaded guilty to forgery.", "admitted"),
        ("A jury convicted Mr Holm of perjury.", "convicted"),
        ("The nurse was found guilty of manslaughter.", "convicted"),
        ("A jury found him guilty of theft.", "convicted"),
        ("“The nurse is guilty of manslaughter,” her brother said.", "blamed"),
        ("The editor was jailed for libel.", "punished"),
        ("He is serving a life sentence for murder.", "punished"),
        ("The nurse was acquitted of manslaughter.", "cleared"),
        ("The nurse was found not guilty of manslaughter.", "cleared"),
        ("A jury found him not guilty of theft.", "cleared"),
        ("Mr Holm was cleared of any wrongdoing.", "cleared"),
        ("The jury cleared her of one further charge of theft.", "cleared"),
    ],
)
def test_stage_of_an_accusation(sentence: str, stage: Stage) -> None:
    assert [c.value for c in claimkit.extract(sentence).claims if c.type == "accusation"] == [stage]


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("The mayor said the bridge was safe.", "statement"),
        ("A spokesman for the survey said it was late.", "statement"),
        ("The Pew Research Center said it was late.", "statement"),
        ("According to the port authority, two ships collided.", "statement"),
        ("The port denied any delay.", "denial"),
        ("Reporters asked whether the mayor would resign.", "question"),
        ("A pupil asked the mayor how he planned to win.", "question"),
        ("“Why now?” she asked.", "question"),
        ("The bishop asked the government to act.", "request"),
        ("The coastguard urged bathers to leave the water.", "request"),
        ("The widow vowed to appeal.", "promise"),
        ("Villagers fear that the dam will break.", "attitude"),
        ("The survey found that most people walk to work.", "document"),
        ("According to a poll of voters, she leads.", "document"),
        ("The lawsuit says that the valve was stuck.", "document"),
        ("The board published a letter that said the fund was empty.", "document"),
        ("The court found that the search was unlawful.", "statement"),
    ],
)
def test_kind_of_an_attribution(sentence: str, kind: Kind) -> None:
    assert [c.value for c in claimkit.extract(sentence).claims if c.type == "attribution"] == [kind]


@pytest.mark.parametrize(
    ("claim_type", "table", "values"), [("accusation", "stages", Stage), ("attribution", "kinds", Kind)]
)
def test_tables_name_values_and_cues_that_there_are(claim_type: ClaimType, table: str, values: object) -> None:
    told = msgspec.convert(words(claim_type)[table], dict[values, list[str]])  # type: ignore[valid-type]  # a parameter
    known = {rule for hits in heads().values() for rule in (hit.cue.id for hit in hits)}
    known |= {cue.rule for found in cues().values() for cue in found}
    known |= {cue.group for found in cues().values() for cue in found}
    ids = {rule.removeprefix(f"{claim_type}.") for rule in known} | {
        rule.split(".")[-2] for rule in known if "." in rule
    }
    listed = [cue for named in told.values() for cue in named]
    assert [cue for cue in listed if cue not in ids] == []
    assert len(listed) == len(set(listed))


def test_every_accusing_cue_has_a_stage() -> None:
    stages = words("accusation")["stages"]
    cue_ids = {hit.cue.id.removeprefix("accusation.") for hits in heads().values() for hit in hits}
    assert [cue for cue in sorted(cue_ids) if value_of(cue, stages) is None] == []


def test_a_misspelt_stage_is_told() -> None:
    with pytest.raises(msgspec.ValidationError, match="Invalid enum value 'charjed'"):
        msgspec.convert({"charjed": ["verb"]}, dict[Stage, tuple[str, ...]])
