"""Adds users' own words, cues and rules, and checks that their examples are extracted as marked."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

import msgspec

from claimkit import language
from claimkit.errors import SettingsError
from claimkit.reader import RULES
from claimkit.records import CLAIM_TYPES

_ANY = "Ann Lee, 59, was accused of fraud on Tuesday, he said."  # extracting it loads all words
PUBLISHED = "2024-05-15"  # the reference date for examples: a Wednesday


def add_words(folder: str | Path) -> None:
    """Adds the words in ``FOLDER/<language>/<name>.toml`` for this process.

    Call it before ``claimkit.extract`` is first accessed, because detectors load their words on import. The files have
    the format of those in ``claimkit/language``: tables are merged with ours, rules and lists are appended, and each
    example sentence is tested. Raises :class:`SettingsError` for a file name that claimkit does not know, a file that
    cannot be read or merged, an example that is not extracted as marked, or a call that comes too late.
    """
    folder = Path(folder)
    files = sorted(folder.glob("*/*.toml"))
    known = sorted({file.name for file in resources.files(language).joinpath(language.DEFAULT).iterdir()})
    for file in files:
        if file.name not in known:
            raise SettingsError(
                f"{file} is not a file that claimkit reads", f"files of words are {', '.join(known)}", "rename the file"
            )
    language.add_folder(folder)
    for file in files:
        try:
            _check(file)
        except (msgspec.ValidationError, KeyError) as error:
            do = "correct it; docs/extending.md describes the format"
            raise SettingsError(f"{file} holds a rule that cannot be used", str(error), do) from error


def _check(file: Path) -> None:
    from claimkit.detectors.rules import examples_in  # not at the top: importing it reads the detectors' words
    from claimkit.extraction.pipeline import extract

    code = language.require_language(file.parent.name)
    extract(_ANY, language=code, reader=RULES)
    for type_ in (type_ for type_ in CLAIM_TYPES if type_ == file.stem):
        for rule, example in examples_in(type_, language.read(file)):
            claims = extract(example.text, published=PUBLISHED, language=code, reader=RULES).claims
            found = [claim.text for claim in claims if claim.rule == rule]
            wanted = [example.text[anchor.start : anchor.end] for anchor in example.anchors]
            if found != wanted:
                raise SettingsError(
                    f"{file}: an example of {rule} is not extracted as marked",
                    f"“{example.text}” marks {wanted}, but {found} is found",
                    "correct the example, the rule or the cue",
                )
