"""``claimkit diff``: what another version of the extractor, or of a dataset, gains and loses."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

from claimkit.cli.shared.options import ApiKey, Format, Project, Url


def diff(
    old: Annotated[str, typer.Argument(help="The output of one version's `claimkit extract`, or a dataset's folder.")],
    new: Annotated[
        str, typer.Argument(help="The other version's output for the same articles, or the newer dataset's folder.")
    ],
    reviewed: Annotated[str | None, typer.Option(help="A file of reviewed claims to judge by.")] = None,
    project: Project = None,
    unjudged: Annotated[bool, typer.Option(help="Also list claims that nobody has judged.")] = True,
    format: Format = "table",  # noqa: A002 - the option's name
    url: Url = None,
    api_key: ApiKey = None,
) -> None:
    """Compare two versions of the extractor by people's verdicts on the claims: gained, lost, dropped, raised, ...

    For two versions of a dataset (folders, or files of reviewed claims), list the claims that were added or removed and
    those with another verdict, span or split.

    Example: claimkit diff old.jsonl new.jsonl --reviewed exports/round1/claims.jsonl
    """
    if reviewed is None and (Path(old).is_dir() or _is_dataset(old)):
        _of_datasets(Path(old), Path(new), format)
        return
    from claimkit.cli.shared.claims import reviewed_claims
    from claimkit.cli.shared.messages import plural, say
    from claimkit.cli.shared.tables import show
    from claimkit.display import name_of
    from claimkit.files import read_records
    from claimkit.records import ExtractedArticle
    from claimkit.review.difference import MEANS, difference

    # read first: an error in a file is reported before the server is asked
    before, after = (list(read_records(path, ExtractedArticle)) for path in (old, new))
    with reviewed_claims(reviewed, project, url, api_key) as source:
        changes, settled = difference(before, after, source.joined())
    listed = [c for c in changes if unjudged or c.kind not in ("new", "gone")]
    names = {} if format == "json" else {article.id: name_of(article) for article in after}
    rows = [
        (c.kind, c.type, c.text, c.rule, names.get(c.article_id, c.article_id), f"{c.start}–{c.end}") for c in listed
    ]
    show(["change", "type", "claim", "rule", "article", "offsets"], rows, format)
    _say_kinds([change.kind for change in changes], MEANS)
    say(f"{plural(len(changes), 'change')} against {plural(settled, 'claim')} that people settled")


def _is_dataset(path: str) -> bool:
    """Whether the file contains reviewed claims."""
    if path == "-" or not Path(path).is_file():
        return False
    if not path.endswith(".jsonl"):
        return path.endswith((".jsonl.gz", ".parquet"))
    with Path(path).open("rb") as file:
        return b'"claimkit/reviewed-claim/' in file.readline()


def _of_datasets(old: Path, new: Path, format: Format) -> None:  # noqa: A002 - the option's name
    from claimkit.cli.shared.messages import say
    from claimkit.cli.shared.tables import show
    from claimkit.dataset.loading import data_files, read_reviewed
    from claimkit.dataset.versions import MEANS, changes, index
    from claimkit.display import plural

    before, after = data_files([old]), data_files([new])
    held = index(before), index(after)
    found = list(changes(*held))
    wanted = {change.id for change in found}
    told = {
        claim.id: (claim.type, claim.statement or claim.text)
        for path in (*before, *after)
        for claim in read_reviewed(str(path))
        if claim.id in wanted
    }
    found.sort(key=lambda change: (list(MEANS).index(change.kind), change.id))
    rows = [(c.kind, *told[c.id], c.before or "", c.after or "", c.id) for c in found]
    show(["change", "type", "claim", "before", "after", "id"], rows, format)
    _say_kinds([change.kind for change in found], MEANS)
    say(f"{plural(len(found), 'change')} between {plural(len(held[0]), 'claim')} and {plural(len(held[1]), 'claim')}")


def _say_kinds(kinds: Sequence[str], means: Mapping[Any, str]) -> None:
    """Says how many changes there are of each kind, and what the kind means."""
    from claimkit.cli.shared.messages import say

    for kind, meaning in means.items():
        if count := kinds.count(kind):
            say(f"{count:,} {kind}: {meaning}")
