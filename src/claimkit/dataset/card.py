"""The dataset card: what a dataset contains, how it was made, how far its annotators agree.

It is Markdown with a YAML header that the Hugging Face hub reads. It does not state when it was exported, so that the
same data give the same card.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec

from claimkit.dataset.croissant import CSV, TABULAR, DataFile, split_name
from claimkit.dataset.schema import features, flat_features
from claimkit.dataset.splits import NAMES
from claimkit.dataset.statistics import NONE, Statistics
from claimkit.display import plural
from claimkit.records import CLAIM_TYPES, ROLES, TYPE_MEANS, VERDICTS, verdict_meaning
from claimkit.review.blind import Shown
from claimkit.review.measures import Agreement
from claimkit.review.report import SHOWN_READING, agreement_markdown, shown_markdown, table

STATUS_MEANS = {
    "agreed": "all annotators said the same",
    "majority": "more than half said the same",
    "adjudicated": "an adjudicator decided",
    "disputed": "no verdict reached; `verdict` is null",
    "single": "one annotator judged it",
    "skipped": "annotators skipped it; `verdict` is null",
    "unreviewed": "nobody judged it; `verdict` is null",
}

_NOT_MEASURED = "No claim was judged by two annotators, so agreement cannot be measured."


def card(
    *,
    title: str,
    licence: str,
    about: str | None,
    policy: str,
    identified: bool,
    files: Sequence[DataFile],
    statistics: Statistics,
    agreement: Sequence[Agreement],
    shown: Sequence[Shown],
    left_out: Sequence[tuple[str, int]],
    annotations: Sequence[tuple[str, int]],
    datasheet: str,
) -> str:
    """The whole card, ending in a newline. ``datasheet`` holds the sections with the makers' answers."""
    blind = statistics.by["shown"]["blind"]
    measured = any(part.percent.count for part in agreement)
    parts = [
        _head(title, licence, files, statistics),
        f"# {title}\n",
        f"{counted(statistics)} Each line stands on its own: the claim, its sentence, its context, its roles, every "
        "review, and the verdict that follows from them. Offsets are Unicode code points into the article's text, "
        "end-exclusive.\n",
        f"{about.strip()}\n" if about else "",
        "## Files\n",
        table(("file", "rows", "SHA-256"), [(f"`{f.name}`", f"{f.rows:,}", f"`{f.sha256}`") for f in files]),
        "## Claims by type and verdict\n",
        crossed(statistics),
        *_scheme(statistics),
        "## Agreement\n",
        "Over all claims that were read, including those that are not in the files; `claimkit agree` counts the same "
        "way.\n",
        agreement_markdown(agreement) if measured else f"{_NOT_MEASURED}\n",
        f"{shown_markdown(shown)}\n{SHOWN_READING}\n" if blind else "",
        "## How it was made\n",
        _how_made(policy, identified, statistics, blind, sum(part.added for part in shown)),
        datasheet,
        *_left_out(left_out, annotations),
        "## Reading it\n",
        _reading(files),
        "## Licence\n",
        f"`{licence}`. The sentences are quoted from the articles, whose publishers keep their rights.\n",
    ]
    return "\n".join(part for part in parts if part)


def _scheme(statistics: Statistics) -> list[str]:
    """What types, verdicts and statuses mean."""
    types = [(f"`{t}`", TYPE_MEANS[t], ", ".join(ROLES[t]) or "–") for t in CLAIM_TYPES]
    verdicts = [(f"`{t}`", f"`{v}`", verdict_meaning(t, v)) for t in CLAIM_TYPES for v in VERDICTS]
    return [
        "## Label scheme\n",
        table(("type", "meaning", "roles"), types),
        "A verdict is on the claim's `statement`. What it says depends on the type; each row repeats it as "
        "`verdict_meaning`.\n",
        table(("type", "verdict", "meaning"), verdicts),
        statuses(statistics),
    ]


def _left_out(left_out: Sequence[tuple[str, int]], annotations: Sequence[tuple[str, int]]) -> list[str]:
    """What was read but is not in the files, by reason."""
    claims = table(("reason", "claims"), [(reason, f"{n:,}") for reason, n in left_out])
    parts = ["## Left out\n", claims if left_out else "Nothing was left out.\n"]
    if annotations:
        parts.append("Annotations that are not part of a review:\n")
        parts.append(table(("reason", "annotations"), [(reason, f"{n:,}") for reason, n in annotations]))
    return parts


def _head(title: str, licence: str, files: Sequence[DataFile], statistics: Statistics) -> str:
    tabular = [file for file in files if file.media_type in TABULAR]
    head: dict[str, Any] = {
        "pretty_name": title,
        "license": licence,
        "language": sorted(code for code, claims in statistics.by["language"].items() if claims and code != NONE),
        "task_categories": ["text-classification", "token-classification"],
        "tags": ["fact-checking", "claim-detection", "claim-verification", "news"],
        "size_categories": [_size(statistics.claims)],
    }
    if tabular:
        data_files = [{"split": split_name(file.name) or "train", "path": file.name} for file in tabular]
        head["configs"] = [{"config_name": "default", "data_files": data_files}]
        head["dataset_info"] = {"features": flat_features() if tabular[0].media_type == CSV else features()}
    # every JSON value is a YAML value, so neither a YAML library nor quoting is needed
    lines = [f"{key}: {msgspec.json.encode(value).decode()}" for key, value in head.items()]
    return "\n".join(["---", *lines, "---", ""])


def _size(claims: int) -> str:
    for limit, name in ((1_000, "n<1K"), (10_000, "1K<n<10K"), (100_000, "10K<n<100K"), (1_000_000, "100K<n<1M")):
        if claims < limit:
            return name
    return "1M<n<10M"


def counted(statistics: Statistics) -> str:
    """The sentence that states the numbers of claims, articles and annotators."""
    people = sum(n > 0 for n in statistics.by["annotator"].values())
    articles = sum(n > 0 for n in statistics.articles.values())
    return (
        f"{plural(statistics.claims, 'claim')} from {plural(articles, 'news article')}, found by an extractor and "
        f"reviewed by {plural(people, 'annotator')}."
    )


def statuses(statistics: Statistics) -> str:
    """The table of the statuses."""
    rows = [(f"`{s}`", means, f"{statistics.by['status'][s]:,}") for s, means in STATUS_MEANS.items()]
    return table(("status", "meaning", "claims"), rows)


def crossed(statistics: Statistics) -> str:
    """The table of types by verdicts."""
    columns = [*VERDICTS, *sorted({v for row in statistics.crossed.values() for v in row} - set(VERDICTS))]
    rows = [
        (f"`{t}`", *(f"{statistics.crossed[t][c]:,}" for c in columns), f"{statistics.by['type'][t]:,}")
        for t in CLAIM_TYPES
        if t in statistics.crossed
    ]
    return table(("type", *columns, "all"), rows)


def _how_made(policy: str, identified: bool, statistics: Statistics, blind: int, added: int) -> str:
    extractors = ", ".join(sorted(statistics.extractors)) or "unknown"
    latest = f"The latest review is of {statistics.latest_review[:10]}." if statistics.latest_review else ""
    by_people = f"{plural(added, 'claim')} {'was' if added == 1 else 'were'} added by annotators"
    lines = [
        f"- Candidate claims: claimkit {extractors}, by rules; `rule` names the rule. "
        f"{by_people} (`origin: annotator`), with or without a verdict.",
        "- Reviews: as they stand in the project or file this was exported from. "
        f"{plural(blind, 'claim')} {'comes' if blind == 1 else 'come'} from tasks "
        "shown without the extractor's proposals (`blind: true`), to measure its misses and its influence on people.",
        f"- Verdicts: policy `{policy}`. {latest}",
        "- Annotators are "
        + (
            "named as in the project."
            if identified
            else "pseudonyms (a keyed hash); e-mail addresses in notes and evidence links are removed."
        ),
    ]
    return "\n".join(lines) + "\n"


def _reading(files: Sequence[DataFile]) -> str:
    """Code that, run in the files' folder, reads them with the right types."""
    first = files[0]
    if first.media_type not in TABULAR:
        return "See the module of this format in claimkit for the shape of the files.\n"
    reader = {"application/jsonlines": "json", CSV: "csv"}.get(first.media_type, "parquet")
    lines = [
        "from pathlib import Path",
        "",
        "from datasets import load_dataset",
        "",
        "claims = load_dataset(str(Path.cwd()))  # in this folder; with the types declared above",
    ]
    if first.name.split(".")[0] not in ("claims", *NAMES):  # a name that the datasets library does not find by itself
        named = {split_name(file.name) or "train": file.name for file in files}
        lines = [
            "from datasets import Features, load_dataset",
            "",
            "from claimkit.dataset.schema import arrow_schema",
            "",
            f"features = Features.from_arrow_schema(arrow_schema(flat={reader == 'csv'}))",
            f"claims = load_dataset({reader!r}, data_files={named}, features=features)",
        ]
    frame = {
        "json": f'pandas.read_json("{first.name}", lines=True, dtype=False)  # "59" stays a text',
        "csv": f'pandas.read_csv("{first.name}", dtype={{"article_id": str, "value": str}})',
        "parquet": f'pandas.read_parquet("{first.name}")',
    }[reader]
    return "\n".join(["```python", *lines, "```", "", "```python", "import pandas", "", f"frame = {frame}", "```", ""])
