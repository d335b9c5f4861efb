"""Damaged companion files, written by claimkit or by its users: every reader does its work or stops with one message.

``FUZZ=2000 pytest tests/test_damaged_companions.py`` tries that many of each kind.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import commands
import msgspec
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from test_malformed import ARTICLES, CLAIMKIT, EXTRACTED, GOLD, REVIEWED, ROOT, command, damaged, nearly

from claimkit import reading
from claimkit.cli.shared import config_file
from claimkit.dataset.loading import read_reviewed
from claimkit.errors import ClaimkitError
from claimkit.extraction import marked_claims
from claimkit.reader import SHIPPED, Reader, folder_of
from claimkit.reading import Source
from claimkit.runs.batch import Settings
from claimkit.runs.journal import Journal
from claimkit.training import judged

EXAMPLES = int(os.environ.get("FUZZ", "15"))
QUIET = settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
FEW = settings(max_examples=max(EXAMPLES // 15, 4), deadline=None, suppress_health_check=list(HealthCheck))
LINES = b"".join(msgspec.json.encode(row) + b"\n" for row in EXTRACTED)
RUN = {"version": "1", "sources": [["news.jsonl", "jsonl", 9]], "fields": {"text": "text"}, "limit": None}


def done_or_told(do: Callable[[], object]) -> None:
    """Anything but a message fails the test, which has to say what is wrong; click's own are of what a setting may
    be."""
    told = "-"
    try:
        do()
    except ClaimkitError as error:
        told = error.what
    except Exception as error:
        if not hasattr(error, "format_message"):
            raise
    assert told


@pytest.fixture(scope="module")
def dataset(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A dataset as export writes it, of two splits."""
    folder = tmp_path_factory.mktemp("dataset")
    file = folder.with_suffix(".jsonl")
    file.write_bytes(b"".join(msgspec.json.encode(row) + b"\n" for row in REVIEWED))
    command("export", file, "-o", folder, "--split", "50/50")
    shutil.move(file, folder / "reviewed.source")
    return folder


COMPANIONS = ("SHA256SUMS", "README.md", "croissant.json", "left-out.jsonl", "versions.json", "train.jsonl")


def beside(data: bytes) -> st.SearchStrategy[bytes]:
    """The file with stretches of bytes changed; JSON with values changed as well."""
    try:
        value = msgspec.json.decode(data)
    except msgspec.DecodeError:
        return damaged(data)
    return damaged(data) | nearly([value])


@pytest.mark.parametrize("what", ["validate", "export --add"])
@pytest.mark.parametrize("name", COMPANIONS)
def test_a_datasets_damaged_companions(name: str, what: str, dataset: Path, tmp_path: Path) -> None:
    def attempt(data: bytes) -> None:
        folder = tmp_path / "dataset"
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(dataset, folder)
        (folder / name).write_bytes(data)
        source = folder / "reviewed.source"
        source = source.rename(tmp_path / "reviewed.jsonl")
        if what == "validate":
            done_or_told(lambda: command("validate", folder))
        else:
            done_or_told(lambda: command("export", source, "-o", folder, "--split", "50/50", "--add"))

    attempt((dataset / name).read_bytes())
    QUIET(given(beside((dataset / name).read_bytes()))(attempt))()


@pytest.mark.parametrize("name", ["claims.jsonl.journal", "claims.jsonl.part"])
def test_an_unfinished_runs_damaged_files(name: str, tmp_path: Path) -> None:
    output = tmp_path / "claims.jsonl"
    journal = Journal(output, None, RUN)
    journal.write(LINES)
    journal.state.articles = journal.state.records = len(EXTRACTED)
    journal.checkpoint(every=0)
    journal.checkpoint(every=0)
    assert journal.stop()
    files = {path.name: path.read_bytes() for path in tmp_path.glob("claims.jsonl.*") if path.suffix != ".lock"}
    assert set(files) == {"claims.jsonl.journal", "claims.jsonl.part"}

    def resumed() -> None:
        again = Journal(output, None, RUN, resume=True)
        try:
            list(again.written_places())
        finally:
            again.stop()

    def attempt(data: bytes) -> None:
        for path in tmp_path.iterdir():
            path.unlink()
        for other, whole in files.items():
            (tmp_path / other).write_bytes(data if other == name else whole)
        done_or_told(resumed)

    attempt(files[name])
    lines = [msgspec.json.decode(line) for line in files["claims.jsonl.journal"].splitlines()]
    QUIET(given(damaged(files[name]) | nearly(lines))(attempt))()


@QUIET
@given(damaged(msgspec.json.encode(RUN)) | nearly([RUN]))
def test_a_damaged_note_of_what_the_shards_of_a_folder_are(data: bytes) -> None:
    import tempfile

    from claimkit.runs.shards import ExtractShard, begin_or_resume

    with tempfile.TemporaryDirectory() as folder:
        note = Path(folder) / ".datatrove" / "run.json"
        note.parent.mkdir()
        note.write_bytes(data)

        def begin() -> None:
            with begin_or_resume(
                ExtractShard([Source(Path("news.jsonl"), "jsonl")], Settings(), folder), RUN, resume=True
            ):
                pass

        done_or_told(begin)


OPTIONS = ("workers", "timeout", "type", "reader", "language", "published", "max-record", "resume", "on-error", "limit")
VALUES = ("0", "-1", "3", "0.5", "nan", "inf", "true", '""', '"x"', '"2023-01-21"', "2023-01-21", "[]", '["age"]')
VALUES += ("[1, [2]]", "{}", "{a = 1}", "9223372036854775807", '"rules"', '"en"')


@QUIET
@example({"max-record": "inf"}, True)
@example({"timeout": "nan"}, True)
@given(st.dictionaries(st.sampled_from(OPTIONS), st.sampled_from(VALUES), max_size=3), st.booleans())
def test_settings_of_any_kind(values: dict[str, str], in_table: bool) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        file, news = Path(folder) / "claimkit.toml", Path(folder) / "news.jsonl"
        file.write_text(
            "".join(["[extract]\n" * in_table, *(f"{key} = {value}\n" for key, value in values.items())]),
            encoding="utf-8",
        )
        news.write_bytes(msgspec.json.encode(ARTICLES[0]))
        patch.setenv(config_file.VARIABLE, str(file))

        def run() -> None:
            given_ = config_file.load(CLAIMKIT)
            CLAIMKIT(["extract", str(news), "-o", f"{folder}/out.jsonl"], default_map=given_, standalone_mode=False)

        done_or_told(run)


@QUIET
@given(damaged(b'annotators = "two readers"\npay = "none"\n[limits]\na = [1, 2]\n'))
def test_a_damaged_datasheet(data: bytes) -> None:
    import tempfile

    from claimkit.dataset.datasheet import read_datasheet

    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "sheet.toml"
        file.write_bytes(data)
        done_or_told(lambda: read_datasheet(file))


WORDS = {
    "accusation": (ROOT / "src/claimkit/language/en/accusation.toml").read_bytes(),
    "date": b'[[rule]]\nid = "date.mine"\nwhy = "a term"\nmeans = "year"\npattern = "Hilary term {year}"\n'
    b'yes = ["It began in [[Hilary term 2014=2014]]."]\n',
    "age": b'[[rule]]\nid = "age.mine"\nwhy = "a rung"\npattern = "on rung {n}"\nperson = "none"\nyes = []\n',
    "boilerplate": b'starts = ["Read more"]\n[inside]\nclick = "click (here|there)"\n',
    "names": b'[titles]\nm = ["Herr"]\n',
    "grammar": b'ADV = ["anon"]\n[endings]\nLY = "ly"\n',
}


@pytest.mark.parametrize("name", WORDS)
def test_a_users_damaged_words(name: str, tmp_path: Path) -> None:
    news = tmp_path / "news.txt"
    news.write_text("Ann Lee, 59, was accused of fraud.", encoding="utf-8")
    file = tmp_path / "words" / "en" / f"{name}.toml"
    file.parent.mkdir(parents=True)

    def attempt(data: bytes) -> None:
        file.write_bytes(data)
        words = ("extract", str(news), "--words", str(tmp_path / "words"), "--reader", "rules")
        ended = commands.claimkit(*words, data_dir=tmp_path)
        assert "Traceback" not in ended.stderr, ended.stderr
        assert ended.returncode == 0 or "do:" in ended.stderr

    FEW(given(damaged(WORDS[name][-2000:]))(attempt))()


@pytest.mark.parametrize("name", ["reader.json", "tokenizer.json", "heads.onnx", "encoder.onnx"])
def test_a_damaged_reader(name: str, tmp_path: Path) -> None:
    """It is refused; weights that can still be run may find anything."""
    shipped = folder_of(SHIPPED)
    whole = (shipped / name).read_bytes()
    for file in shipped.iterdir():
        if file.name != name:
            (tmp_path / file.name).symlink_to(file)

    def read(data: bytes) -> None:
        (tmp_path / name).write_bytes(data)
        done_or_told(lambda: Reader(tmp_path).network.tokenizer)

    @FEW
    @given(st.floats(0, 1), st.integers(0, 60), st.sampled_from([b"", b"\0", b"\xff\xff\xff\x7f"]), st.booleans())
    def attempt(share: float, length: int, put: bytes, cut: bool) -> None:
        at = int(share * len(whole))
        read(whole[:at] + (b"" if cut else put + whole[at + length :]))

    attempt()
    read(b"")
    if name == "reader.json":
        FEW(given(nearly([msgspec.json.decode(whole)]))(read))()


@QUIET
@given(nearly(REVIEWED))
def test_what_a_reader_would_learn_from_reviews(data: bytes) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "reviewed.jsonl"
        file.write_bytes(data)
        done_or_told(lambda: list(judged.from_reviewed(read_reviewed(str(file)), ["accusation", "attribution"])))


@QUIET
@given(nearly(GOLD), nearly(ARTICLES))
def test_what_a_reader_would_learn_from_gold(gold: bytes, articles: bytes) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        files = Path(folder) / "gold.jsonl", Path(folder) / "articles.jsonl"
        files[0].write_bytes(gold)
        files[1].write_bytes(articles)
        done_or_told(
            lambda: list(
                judged.from_gold(marked_claims.read(str(files[0])), reading.read(str(files[1])), ["accusation"])
            )
        )
