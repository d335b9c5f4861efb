"""``claimkit export``: a dataset of what people reviewed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from claimkit.cli.shared.options import ApiKey, Project, Reviewed, Url

if TYPE_CHECKING:
    from claimkit.cli.shared.claims import Source
    from claimkit.dataset.export import Summary
    from claimkit.dataset.export_options import Plan


Output = Annotated[
    str | None,
    typer.Option(
        "-o",
        "--output",
        help="A folder, or a file like NAME.jsonl with its card beside it; - for standard output. "
        "Default: a file in exports/ named after the project.",
    ),
]
FormatName = Annotated[
    str | None,
    typer.Option(
        help="jsonl, jsonl.gz, csv, parquet, spacy, conll, averitec, checkthat or claimreview; by default as the "
        "file's ending says."
    ),
]
Policy = Annotated[str, typer.Option(help="How votes become a verdict: adjudicated-final, majority, unanimity.")]
Status = Annotated[
    list[str] | None, typer.Option(help="Only claims with this status; can be repeated. Default: all judged ones.")
]
OnlyTypes = Annotated[list[str] | None, typer.Option(help="Only claims of this type; can be repeated.")]
Since = Annotated[
    str | None,
    typer.Option(help="Only claims whose reviews have changed since this time, as printed by the last export."),
]
Split = Annotated[str | None, typer.Option(help="Split by article into train, validation and test, like 80/10/10.")]
Identify = Annotated[bool, typer.Option("--identify", help="Write annotators' names instead of pseudonyms.")]
Title = Annotated[str | None, typer.Option(help="The dataset's title. Default: the project's, or the file's.")]
Licence = Annotated[str, typer.Option(help="The dataset's licence, as the Hugging Face hub spells it.")]
About = Annotated[
    Path | None, typer.Option(help="A Markdown file on how the reviews were made, placed at the top of the card.")
]
Datasheet = Annotated[
    Path | None,
    typer.Option(
        help="A TOML file with what only the dataset's makers know, for the card: annotators, training, pay, "
        "guidelines, sampling, contact, citation, ...; a missing answer reads 'not stated'."
    ),
]
Articles = Annotated[
    str | None,
    typer.Option(
        help="The output of `claimkit extract`: for checkthat, its sentences without a candidate become negatives."
    ),
]


def export(
    claims: Reviewed = None,
    project: Project = None,
    output: Output = None,
    format: FormatName = None,  # noqa: A002 - the option's name
    policy: Policy = "adjudicated-final",
    verdict: Annotated[list[str] | None, typer.Option(help="Only claims with this verdict; can be repeated.")] = None,
    status: Status = None,
    type: OnlyTypes = None,  # noqa: A002 - the option's name
    since: Since = None,
    split: Split = None,
    seed: Annotated[int, typer.Option(help="The random seed of --split.")] = 0,
    add: Annotated[bool, typer.Option("--add", help="Keep the claims already in the dataset, and add these.")] = False,
    identify: Identify = False,
    title: Title = None,
    license: Licence = "unknown",  # noqa: A002 - the option's name
    about: About = None,
    datasheet: Datasheet = None,
    articles: Articles = None,
    url: Url = None,
    api_key: ApiKey = None,
) -> None:
    """Write a dataset of reviewed claims, with card, croissant.json, JSON Schema, checksums and what was left out.

    There is one claim per line, in an order determined by the data: the same reviews give the same bytes. When an
    export replaces an earlier one, the card and versions.json list which claims are new and which changed their
    verdict. Files are written completely or not at all. Annotators are pseudonyms, whose key stays on this machine;
    e-mail addresses in their notes and links are removed.

    Example: claimkit export --project "Round 1" -o exports/round1 --split 80/10/10
    """
    import sys

    from claimkit.cli.shared.claims import reviewed_claims
    from claimkit.cli.shared.messages import say
    from claimkit.cli.shared.pseudonym_key import pseudonym_key
    from claimkit.cli.shared.stopping import sigterm
    from claimkit.dataset.datasheet import Datasheet, read_datasheet
    from claimkit.dataset.export_options import export_format, plan_of

    untouched = "unreviewed" in (status or ())
    with (
        sigterm(lambda *_: sys.exit(143)),  # stopped by a scheduler: leave nothing half-written, as with Ctrl-C
        reviewed_claims(claims, project, url, api_key, since=since, untouched=untouched) as source,
    ):
        if source.is_empty() and not untouched:
            say(f"no reviews yet in {source.title}: nothing was written")
            return
        title = title or source.title or "Reviewed claims"
        target = output or f"exports/{''.join(c if c.isalnum() else '-' for c in title).strip('-').lower()}.jsonl"
        plan = plan_of(
            title=title,
            licence=license,
            about=_text(about),
            sheet=read_datasheet(datasheet) if datasheet else Datasheet(),
            format=export_format(target, format),
            policy=policy,
            key=None if identify else pseudonym_key(),
            verdicts=verdict or [],
            statuses=status or [],
            types=type or [],
            # a server knows when a review last changed and filters by itself; a file knows only when it was made
            since=since if claims is not None else None,
            split=split,
            seed=seed,
            add=add,
        )
        summary = _written(source, target, plan, articles)
        lines = [*_told(summary, target), *source.left_out_lines()]
    say("\n".join(lines))
    if source.newest:
        say(f"to export only later reviews next time: --since {source.newest}")


def _written(source: Source, target: str, plan: Plan, articles: str | None) -> Summary:
    import functools
    import tempfile

    from claimkit.dataset.export import export
    from claimkit.files import read_records
    from claimkit.records import ExtractedArticle

    extracted = functools.partial(read_records, articles, ExtractedArticle) if articles else None

    if target != "-":
        return export(source, Path(target), plan, source.left_out, extracted)
    with tempfile.TemporaryDirectory() as folder:
        summary = export(source, Path(folder), plan, source.left_out, extracted)
        for file in summary.files:
            with (Path(folder) / file.name).open("rb") as written:
                while block := written.read(1 << 20):
                    typer.get_binary_stream("stdout").write(block)
    return summary


def _text(path: Path | None) -> str | None:
    from claimkit.errors import InputError

    try:
        return None if path is None else path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise InputError(f"cannot read {path}", why, "name a text file in UTF-8") from error


def _told(summary: Summary, target: str) -> list[str]:
    from claimkit.cli.shared.messages import plural
    from claimkit.dataset.versions import MEANS

    files = " · ".join(f"{file.name} {file.rows:,}" for file in summary.files)
    lines = [f"{plural(summary.read, 'claim')} read · {summary.written:,} written to {target} ({files})"]
    if summary.negatives:
        lines.append(f"and {summary.negatives:,} sentences without a candidate")
    if summary.version and summary.version.changes:
        changed = ", ".join(f"{count:,} {MEANS[kind]}" for kind, count in summary.version.changes.items())
        lines.append(f"version {summary.version.version}: {changed}")
    return lines + [f"left out: {count:,} {reason}" for reason, count in summary.left_out.items()]
