"""``claimkit push``: claims to Label Studio."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from claimkit.cli.shared.options import ApiKey, DryRun, Extracted, Format, Links, Types, Url

Layout = Annotated[
    Literal["verify", "mark"],
    typer.Option(help="verify: a task is a claim, asked as a question; mark: an article with all its claims."),
]
Overlap = Annotated[int | None, typer.Option(min=1, help="How many annotators see each task.", show_default="1")]
Order = Annotated[
    Literal["score", "uncertain", "article", "random"],
    typer.Option(
        help="What comes first: the most check-worthy claims (score), those the reader is least sure of (uncertain), "
        "the file's order (article), or a random order."
    ),
]
Blind = Annotated[float, typer.Option(min=0, max=1, help="The share of tasks without pre-annotation, e.g. 0.1.")]
Prune = Annotated[
    bool,
    typer.Option(
        "--prune",
        help="Delete tasks of these articles whose claims are no longer extracted and that nobody has worked on.",
    ),
]


def push(
    claims: Extracted,
    project: Annotated[str, typer.Option("--project", "-p", help="The project's title, or its id.")],
    url: Url = None,
    api_key: ApiKey = None,
    layout: Layout = "verify",
    overlap: Overlap = None,
    order: Order = "score",
    blind: Blind = 0.0,
    sample: Annotated[int | None, typer.Option(min=1, help="Push N claims, drawn at random from all types.")] = None,
    type: Types = None,  # noqa: A002 - the option's name
    seed: Annotated[int, typer.Option(help="The seed of --blind, --sample and --order random.")] = 0,
    prune: Prune = False,
    link: Links = None,
    dry_run: DryRun = False,
    format: Format = "table",  # noqa: A002 - the option's name
) -> None:
    """Push claims to a Label Studio project as pre-annotated tasks. The project is created if it does not exist.

    Run it again at any time: tasks already there are not sent again, changed ones are replaced, and people's
    work is kept. With --format json the summary lists the claims on the server that are no longer extracted.

    Example: claimkit push claims.jsonl --project "Election claims" --overlap 2
    """
    import msgspec

    from claimkit.checks import claim_types
    from claimkit.cli.shared.messages import bar, detail, say, warn
    from claimkit.files import read_records
    from claimkit.records import ExtractedArticle
    from claimkit.studio.client import Client
    from claimkit.studio.connection import connect
    from claimkit.studio.round import pushing
    from claimkit.studio.tasks.claim_card import parsed_links

    articles = list(read_records(claims, ExtractedArticle))
    options = pushing.Options(
        layout=layout,
        overlap=overlap,
        order=order,
        seed=seed,
        blind=blind,
        sample=sample,
        types=claim_types(type),
        prune=prune,
        links=parsed_links(link),
        dry_run=dry_run,
    )
    with Client(connect(url, api_key)) as client, bar("Pushing tasks") as progress:
        done = pushing.push(client, project, articles, options, progress)
    if format == "json":
        typer.echo(msgspec.json.format(msgspec.json.encode(done)))
        return
    for claim in done.vanished:
        detail(f"no longer extracted: {claim}")
    left = [claim for claim in done.vanished if claim not in set(done.retired)]
    if left:
        why = "people have worked on them" if prune else "--prune deletes those that nobody has worked on"
        say(f"on the server, but no longer extracted: {_some(left)} ({why})")
    if done.changed_texts:
        warn(
            f"changed texts under the same id: {_some(done.changed_texts)}; judged claims of the old text are kept, "
            "and an export contains them beside the new ones"
        )
    if done.same_texts:
        same = [f"{one} = {two}" for one, two in done.same_texts]
        warn(f"the same text is already there under another id: {_some(same)}")
    if done.doubles:
        say(
            f"another push sent some of the same tasks at the same time: deleted {done.doubles:,} duplicates that "
            "nobody had touched"
        )
    if done.worked_on_twice:
        warn(
            f"there twice, with people's work on both: {_some(done.worked_on_twice)}; "
            "an export merges the reviews of both"
        )
    if done.kept:
        say("kept: people have worked on an earlier version of these texts")
    say(f"{done}{' (dry run, nothing was sent)' if dry_run else ''}")
    if done.project is not None:
        say(f"the project: {client.url}/projects/{done.project}/data")


def _some(names: list[str]) -> str:
    return ", ".join(names[:5]) + (f" and {len(names) - 5:,} more" if len(names) > 5 else "")
