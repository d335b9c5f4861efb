"""Words, cues and rules of one's own, laid over ours once their examples are read as they say."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

import msgspec

from claimkit import language
from claimkit.errors import SettingsError
from claimkit.reader import RULES
from claimkit.records import CLAIM_TYPES

_ANY = "Ann Lee, 59, was accused of fraud on Tuesday, he said."  # whose reading takes up all words
PUBLISHED = "2024-05-15"  # what the dates of examples are resolved against: a Wednesday


def add_words(folder: str | Path) -> None:
    """Adds the words of ``FOLDER/<language>/<name>.toml`` for this process, before its first text is read.

    The files have the form of those in ``claimkit/language``: tables are joined with ours, rules and lists come behind
    ours. Each example sentence in them is read. Raises :class:`SettingsError` for a file of a name that has no use
    here, one that cannot be read or joined, an example that is not read as it says, and when it is too late: detectors
    take their words as they are imported, so call this before ``claimkit.extract`` is first named.
    """
    folder = Path(folder)
    files = sorted(folder.glob("*/*.toml"))
    known = sorted({file.name for file in resources.files(language).joinpath(language.DEFAULT).iterdir()})
    for file in files:
        if file.name not in known:
            raise SettingsError(f"{file} has no use", f"words are called {', '.join(known)}", "rename the file")
    language.add(folder)
    for file in files:
        try:
            _check(file)
        except (msgspec.ValidationError, KeyError) as error:
            do = "write it as docs/extending.md says"
            raise SettingsError(f"{file} holds a rule that cannot be used", str(error), do) from error


def _check(file: Path) -> None:
    from claimkit.detectors.rules import examples_in  # not above: the detectors' words are read with it
    from claimkit.extraction.pipeline import extract

    code = language.installed(file.parent.name)
    extract(_ANY, language=code, reader=RULES)
    for type_ in (type_ for type_ in CLAIM_TYPES if type_ == file.stem):
        for rule, example in examples_in(type_, language.read(file)):
            claims = extract(example.text, published=PUBLISHED, language=code, reader=RULES).claims
            found = [claim.text for claim in claims if claim.rule == rule]
            wanted = [example.text[anchor.start : anchor.end] for anchor in example.anchors]
            if found != wanted:
                raise SettingsError(
                    f"{file}: an example of {rule} is not read as it says",
                    f"“{example.text}” marks {wanted}, found is {found}",
                    "correct the example, the rule or the cue",
                )
