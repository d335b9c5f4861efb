"""Nearly valid files, given to every command that reads one: it succeeds, or gives one message with file and line.

The files are valid ones with a value, a line or a byte changed. ``FUZZ=2000 pytest tests/test_malformed.py`` tries
that many of each kind.
"""

from __future__ import annotations

import contextlib
import copy
import io
import os
import re
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import claimkit
from claimkit.cli import get_command
from claimkit.errors import ClaimkitError, InputError, ProblemsFound
from claimkit.files import read_records
from claimkit.records import ExtractedArticle
from claimkit.studio.round import pushing

CLAIMKIT = get_command()
ROOT = Path(__file__).parent.parent
TEXTS = (
    "Ann Lee, 59, was accused of fraud on Tuesday, the prosecutor said. “I took nothing,” Lee said.",
    "The bridge was closed in 2014. Bo Holm, who is 61, denied that he had lied to the court.",
)
EXTRACTED = [msgspec.to_builtins(claimkit.extract(text, published="2023-01-21")) for text in TEXTS]
REVIEWED = [msgspec.json.decode(line) for line in (ROOT / "exports/sample/claims.jsonl").read_bytes().splitlines()[:4]]
GOLD = [msgspec.json.decode(line) for line in (ROOT / "annotations/gold/gold.jsonl").read_bytes().splitlines()[:9]]
ARTICLES = [{"id": "1", "text": TEXTS[0], "title": "Fraud", "published": "2023-01-21", "url": "https://a.example/"}]
ODD: list[Any] = [None, "", "x", "\0", "é" * 40, -1, 0, 1, 7, 10**9, 2**63, -(2**70), 0.5, 1e308, True, [], {}, [None]]
ODD += [{"a": 1}, [[]], "2023-01-21", "age", "accused", "content", "person"]


def places(value: Any) -> list[tuple[Any, Any]]:
    """Every container in a JSON value with each of its keys or indices."""
    if isinstance(value, dict):
        return [(value, key) for key in value] + [place for one in value.values() for place in places(one)]
    if isinstance(value, list):
        return [(value, i) for i in range(len(value))] + [place for one in value for place in places(one)]
    return []


@st.composite
def nearly(draw: st.DrawFn, rows: list[dict[str, Any]]) -> bytes:
    """The rows as JSON Lines with one to three changes."""
    changed = copy.deepcopy(rows)
    for _ in range(draw(st.integers(0, 2))):
        container, key = draw(st.sampled_from(places(changed)))
        change = draw(st.sampled_from(["put", "drop", "double", "move"]))
        if change == "put":
            container[key] = copy.deepcopy(draw(st.sampled_from(ODD)))
        elif change == "drop":
            del container[key]
        elif change == "double" and isinstance(container, list):
            container.append(copy.deepcopy(container[key]))
        elif isinstance(container[key], int):
            container[key] += draw(st.integers(-200, 200))
        if not places(changed):
            break
    data = b"".join(msgspec.json.encode(row) + b"\n" for row in changed)
    if draw(st.integers(0, 3)) == 0 and data:
        at = draw(st.integers(0, len(data) - 1))
        data = data[:at] + draw(st.binary(max_size=3)) + data[at + draw(st.integers(0, 40)) :]
    return data


# What is told of several records, each of which was told before.
CLASHES = (
    "nothing to compare",
    "has two texts",
    "in the claims file twice",
    "has a claim twice",
    "nothing extracted",
)


def refused(do: Callable[[], object], file: Path) -> None:
    """The work is done or ends in one message that names the file."""
    told = ""
    try:
        do()
    except ProblemsFound:  # `validate` lists them
        return
    except ClaimkitError as error:
        told = str(error)
    assert not told or str(file) in told or any(clash in told for clash in CLASHES), told


def command(*words: object) -> str:
    """Runs it in this process; gives what it printed."""
    output = io.TextIOWrapper(io.BytesIO())
    with contextlib.redirect_stdout(output), contextlib.redirect_stderr(output):
        CLAIMKIT(args=[str(word) for word in words], standalone_mode=False)
    output.seek(0)
    return output.read()


def tried(data: bytes, name: str, do: Callable[[Path], object]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / name
        file.write_bytes(data)
        refused(lambda: do(file), file)


def pushed(file: Path) -> None:
    """All of a push that goes before the server."""
    pushing._rows(list(read_records(file, ExtractedArticle)), pushing.Options())


COMMANDS: dict[str, tuple[list[dict[str, Any]], Callable[[Path], object]]] = {
    "extract": (ARTICLES, lambda file: command("extract", file)),
    "show": (EXTRACTED, lambda file: command("show", file)),
    "show --html": (EXTRACTED, lambda file: command("show", file, "--html", file.with_name("page.html"))),
    "rank": (EXTRACTED, lambda file: command("rank", file, "--explain")),
    "diff": (EXTRACTED, lambda file: command("diff", file, file, "--reviewed", ROOT / "exports/sample/claims.jsonl")),
    "diff --reviewed": (REVIEWED, lambda file: command("diff", SAMPLE, SAMPLE, "--reviewed", file)),
    "push": (EXTRACTED, pushed),
    "score": (EXTRACTED, lambda file: command("score", file, ROOT / "annotations/gold/gold.jsonl", "--errors", 5)),
    "score gold": (GOLD, lambda file: command("score", SAMPLE, file, "--errors", 5, "--rules")),
    "agree": (REVIEWED, lambda file: command("agree", file, "--html", file.with_name("page.html"))),
    "agree --rules": (REVIEWED, lambda file: command("agree", file, "--rules", "--format", "markdown")),
    "stats": (REVIEWED, lambda file: command("stats", file)),
    "rules": (REVIEWED, lambda file: command("rules", file)),
    "validate": (REVIEWED, lambda file: command("validate", file)),
    "validate --articles": (
        EXTRACTED,
        lambda file: command("validate", ROOT / "exports/sample/claims.jsonl", "--articles", file),
    ),
    **{
        f"export {format_}": (
            REVIEWED,
            lambda file, format_=format_: command(  # type: ignore[misc]
                "export", file, "-o", file.with_name("out"), "--format", format_, "--split", "80/10/10"
            ),
        )
        for format_ in ("jsonl", "csv", "parquet", "spacy", "conll", "averitec", "checkthat", "claimreview")
    },
}
SAMPLE = Path()  # a whole file of extracted articles


@pytest.fixture(scope="module", autouse=True)
def sample(tmp_path_factory: pytest.TempPathFactory) -> None:
    global SAMPLE
    SAMPLE = tmp_path_factory.mktemp("sample") / "extracted.jsonl"
    SAMPLE.write_bytes(b"".join(msgspec.json.encode(row) + b"\n" for row in EXTRACTED))


@pytest.mark.parametrize("name", COMMANDS)
def test_what_is_nearly_right_is_done_or_refused_in_one_message(name: str) -> None:
    rows, do = COMMANDS[name]

    @settings(max_examples=int(os.environ.get("FUZZ", "15")), suppress_health_check=list(HealthCheck))
    @given(nearly(rows))
    def attempt(data: bytes) -> None:
        tried(data, "nearly.jsonl", do)

    attempt()


def whole_files(folder: Path) -> dict[str, bytes]:
    """One small file of each format that can be read."""
    import gzip

    import docx
    import odfdo
    import pyarrow as pa
    import pyarrow.parquet as pq
    import zstandard
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    rows = b"".join(msgspec.json.encode(row) + b"\n" for row in ARTICLES)
    page = f"<html><head><title>Fraud</title></head><body><article><p>{' '.join(TEXTS * 4)}</p></article></body></html>"
    item = f"<item><description>{TEXTS[1]}</description></item>"
    feed = f"<rss version='2.0'><channel><title>T</title>{item}</channel></rss>"
    files = {
        "news.txt": TEXTS[0].encode(),
        "news.json": msgspec.json.encode(ARTICLES),
        "news.jsonl.gz": gzip.compress(rows, mtime=0),
        "news.jsonl.zst": zstandard.compress(rows),
        "news.csv": ("id,text\n" + "".join(f'{n},"{text}"\n' for n, text in enumerate(TEXTS))).encode(),
        "page.html": page.encode(),
        "feed.xml": feed.encode(),
    }
    word = docx.Document()
    writing = odfdo.Document("text")
    writing.body.clear()
    for text in TEXTS:
        word.add_paragraph(text)
        writing.body.append(odfdo.Paragraph(text))
    word.save(str(folder / "news.docx"))
    writing.save(str(folder / "news.odt"))
    pq.write_table(pa.Table.from_pylist(ARTICLES), folder / "news.parquet")
    with (folder / "news.warc").open("wb") as file:
        writer = WARCWriter(file, gzip=False)
        head = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
        address = "https://a.example/"
        writer.write_record(
            writer.create_warc_record(address, "response", io.BytesIO(page.encode()), http_headers=head)
        )
    return files | {path.name: path.read_bytes() for path in folder.iterdir()}


FORMATS = ("news.txt", "news.json", "news.jsonl.gz", "news.jsonl.zst", "news.csv", "page.html", "feed.xml")
FORMATS += ("news.docx", "news.odt", "news.parquet", "news.warc")


@pytest.mark.filterwarnings("ignore")  # other people's readers warn of what they are given
@pytest.mark.parametrize("name", FORMATS)
def test_a_damaged_file_of_any_format_is_read_or_refused(name: str, tmp_path: Path) -> None:
    whole = whole_files(tmp_path)[name]
    tried(whole, name, lambda file: command("extract", file))

    @settings(max_examples=int(os.environ.get("FUZZ", "15")), suppress_health_check=list(HealthCheck))
    @given(damaged(whole))
    def attempt(data: bytes) -> None:
        tried(data, name, lambda file: command("extract", file))

    attempt()


@st.composite
def damaged(draw: st.DrawFn, data: bytes) -> bytes:
    """The bytes with one to four stretches left out, doubled or put in."""
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(data)))
        end = at + draw(st.integers(0, 60))
        data = (
            data[:at]
            + draw(st.sampled_from([b"", data[at:end] * 2, b"\0", b"\xff\xff\xff\x7f", b"<![CDATA["]))
            + data[end:]
        )
    return data[: draw(st.integers(0, len(data)))] if draw(st.integers(0, 4)) == 0 else data


@pytest.mark.parametrize("name", COMMANDS)
@pytest.mark.parametrize("data", [b"[" * 100_000, b'{"claims":' * 100_000, b'{"x":' * 100_000, b"\xff\n", b"[]", b"\n"])
def test_what_is_no_record_at_all_is_refused_in_one_message(name: str, data: bytes) -> None:
    tried(data, "nearly.jsonl", COMMANDS[name][1])


def test_a_claims_file_is_told_by_line_and_field() -> None:
    """What ended in a KeyError, or was extracted again without a word."""
    row = copy.deepcopy(EXTRACTED[0])
    row["claims"][0]["roles"][0]["role"] = "bystander"
    data = msgspec.json.encode(EXTRACTED[1]) + b"\n" + msgspec.json.encode(row)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "claims.jsonl"
        file.write_bytes(data)
        told = r"\[0\]\.roles\[0\]\.role: 'bystander' is not a role of age"
        for words in (("rank", file), ("diff", file, file)):
            with pytest.raises(InputError, match=f"{file}, line 2, (.|\n)*{told}"):
                command(*words)
        assert re.search(f"{file}:2: (.|\n)*{told}", command("show", file)), "and the first article is shown"


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda row: row["claims"][0].update(end=10**6), r"claims\[0\]: the text has no .* at \d+–1000000"),
        (lambda row: row["claims"][0].update(text="x"), r"claims\[0\]: the text has no 'x'"),
        (lambda row: row["claims"][0].update(sentence=9), r"claims\[0\]\.sentence: there is no sentence 9"),
        (lambda row: row["claims"][0]["roles"][0].update(start=-1), r"claims\[0\]\.roles\[0\]: the text has no"),
        (lambda row: row["sentences"][1].update(start=10**6), r"sentences\[1\]: 1000000–\d+ is not a span"),
        (lambda row: row["claims"][0].update(type="rumour"), r"Invalid enum value 'rumour' - at `\$.claims\[0\].type`"),
    ],
)
def test_an_extracted_article_whose_spans_are_not_its_texts_is_refused(
    change: Callable[[dict[str, Any]], None], told: str
) -> None:
    row = copy.deepcopy(EXTRACTED[0])
    change(row)
    with pytest.raises(msgspec.ValidationError, match=told):
        msgspec.convert(row, ExtractedArticle)


def test_a_figure_without_an_interval_is_shown_as_it_is() -> None:
    """As of votes that cannot be drawn again without being all the same."""
    from claimkit.review.measures import Figure
    from claimkit.review.page import _figure

    assert _figure("alpha", Figure(value=0.5, count=1)) == ("0.50", "alpha")


def test_an_older_datasets_reviews_that_are_no_list_are_told() -> None:
    row = {**REVIEWED[0], "schema": "claimkit/reviewed-claim/1", "reviews": 7}
    tried(msgspec.json.encode(row), "old.jsonl", lambda file: command("stats", file))
