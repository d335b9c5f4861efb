"""A dataset is complete and reproducible, and gives away nobody's name."""

from __future__ import annotations

import gzip
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reviewed import TEXT, claim, reviewed_claims, vote

from claimkit.cli import get_command
from claimkit.dataset.export import LeftOut, export
from claimkit.dataset.export_options import Plan, export_format, instant
from claimkit.dataset.loading import read_reviewed
from claimkit.dataset.splits import parse_shares, same_articles, split_of
from claimkit.dataset.statistics import count
from claimkit.dataset.writers import FORMATS
from claimkit.errors import InputError, SettingsError
from claimkit.records import SCHEMA, Article, Evidence, Provenance, ReviewedClaim, Role, Sentence
from claimkit.review.report import agreement_markdown, report
from claimkit.review.verdicts import resolve

ROOT = Path(__file__).parent.parent
KEY = b"a test's key"
S, R = "supported", "refuted"


def rows(path: Path) -> list[ReviewedClaim]:
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rb") as file:
        return [msgspec.json.decode(line, type=ReviewedClaim) for line in file]


def some_claims() -> list[ReviewedClaim]:
    return [
        claim(vote("ann@example.org", S, note="ask ann@example.org"), vote("bob", S), article="a2"),
        claim(vote("ann@example.org", S), vote("bob", R), article="a1"),
        claim(vote("bob", "not_a_claim"), article="a1", type="age", start=20, end=22),
        claim(article="a3"),
        claim(article="a4", status="skipped"),
        claim(vote("bob", None), article="a5"),
    ]


def test_a_file_of_the_first_schema_is_read_and_written_in_todays(tmp_path: Path) -> None:
    charge = Role(role="charge", start=39, end=44, text="fraud")
    row = msgspec.to_builtins(claim(vote("ann", S, roles=[charge]), roles=[charge]))
    for later in ("statement", "question", "confidence", "verdict_meaning"):
        del row[later]
    row["schema"] = "claimkit/reviewed-claim/1"
    row["roles"] = row["reviews"][0]["roles"] = [{"role": "charge", "start": 39, "end": 44, "text": "fraud"}]
    (tmp_path / "old.jsonl").write_bytes(msgspec.json.encode(row))
    export(read_reviewed(str(tmp_path / "old.jsonl")), tmp_path / "new", Plan(key=KEY))
    (written,) = rows(tmp_path / "new" / "claims.jsonl")
    assert (written.schema, written.verdict, written.roles[0].names) == (SCHEMA, S, [])


@given(st.lists(reviewed_claims(), max_size=8), st.sampled_from(["jsonl", "csv", "conll", "averitec", "checkthat"]))
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_claims_in_are_claims_out_and_listed_ones(
    tmp_path_factory: pytest.TempPathFactory, claims: list[ReviewedClaim], format_: str
) -> None:
    target = tmp_path_factory.mktemp("out")
    summary = export(claims, target, Plan(format=format_, key=KEY))
    listed = (target / "left-out.jsonl").read_bytes().splitlines()
    assert summary.read == len(claims) == summary.written + len(listed)
    assert sum(summary.left_out.values()) == len(listed)
    if format_ == "jsonl":
        written = rows(target / "claims.jsonl")
        assert len(written) == summary.written
        out = {msgspec.json.decode(line)["id"] for line in listed}
        assert {c.id for c in claims} == {c.id for c in written} | out
        assert all(c.status not in ("unreviewed", "skipped") for c in written)
        order = [(c.article_id, c.start, c.end, c.type, c.id) for c in written]
        assert order == sorted(order)


def test_a_claim_that_comes_twice_is_one_row_with_all_reviews(tmp_path: Path) -> None:
    again = [claim(vote("a", S)), claim(vote("a", S), vote("b", S)), claim(vote("judge", R, adjudication=True))]
    summary = export(again, tmp_path, Plan(key=None))
    (row,) = rows(tmp_path / "claims.jsonl")
    assert [r.annotator for r in row.reviews] == ["a", "b", "judge"]
    assert (row.verdict, row.status) == (R, "adjudicated")
    assert summary.left_out == {"merged: the same claim came more than once": 2}


def test_another_text_under_the_same_id_is_not_joined(tmp_path: Path) -> None:
    other = claim(vote("b", R), text=TEXT.replace("accused of", "cleared of!"))
    other.id = claim().id
    elsewhere = claim(vote("c", R), text=TEXT.replace("Nobody", "Somebody"))
    assert elsewhere.sentence == claim().sentence, "the article differs elsewhere"
    summary = export([claim(vote("a", S)), other, elsewhere], tmp_path, Plan(key=None))
    assert [r.annotator for r in rows(tmp_path / "claims.jsonl")[0].reviews] == ["a"]
    assert summary.left_out == {"another text under the same id": 2}


def test_what_was_skipped_or_blind_once_is_so_when_it_comes_twice(tmp_path: Path) -> None:
    for n, twice in enumerate(([claim(status="skipped", blind=True), claim()], [claim(), claim(status="skipped")])):
        export(twice, tmp_path / f"{n}.jsonl", Plan(key=None, statuses=("skipped", "unreviewed")))
        (row,) = rows(tmp_path / f"{n}.jsonl")
        assert (row.status, row.blind) == ("skipped", n == 0)


def test_without_hashes_of_the_texts_the_sentences_tell_them_apart(tmp_path: Path) -> None:
    first, again, other = claim(vote("a", S)), claim(vote("b", S)), claim(vote("c", S))
    again.article = msgspec.structs.replace(again.article, text_sha256=None)
    other.article = again.article
    other.sentence = msgspec.structs.replace(other.sentence, text=other.sentence.text.replace("Monday", "Friday"))
    summary = export([first, again, other], tmp_path, Plan(key=None))
    assert [r.annotator for r in rows(tmp_path / "claims.jsonl")[0].reviews] == ["a", "b"]
    assert sorted(summary.left_out) == ["another text under the same id", "merged: the same claim came more than once"]


@pytest.mark.parametrize("format_", FORMATS)
def test_a_rerun_in_another_process_writes_the_same_bytes(tmp_path: Path, format_: str) -> None:
    source = tmp_path / "in.jsonl"
    source.write_bytes(b"".join(msgspec.json.encode(c) + b"\n" for c in some_claims()))
    export(some_claims(), tmp_path / "one", Plan(format=format_, key=KEY))
    code = (
        "import sys; from pathlib import Path; from claimkit.dataset.export import export;"
        "from claimkit.dataset.export_options import Plan; from claimkit.dataset.loading import read_reviewed;"
        f"plan = Plan(format={format_!r}, key={KEY!r}); export(read_reviewed(sys.argv[1]), Path(sys.argv[2]), plan)"
    )
    subprocess.run([sys.executable, "-c", code, str(source), str(tmp_path / "two")], check=True)
    names = sorted(p.name for p in (tmp_path / "one").iterdir())
    assert names == sorted(p.name for p in (tmp_path / "two").iterdir())
    for name in names:
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes(), name
    sums = subprocess.run(
        ["sha256sum", "--check", "SHA256SUMS"], cwd=tmp_path / "one", capture_output=True, check=False
    )
    assert sums.returncode == 0, sums.stdout


@pytest.mark.parametrize("format_", FORMATS)
def test_no_name_and_no_address_reaches_a_file(tmp_path: Path, format_: str) -> None:
    told = claim(
        vote(
            "ann@example.org",
            S,
            note="see ann@example.org",
            evidence=[Evidence(url="https://e.org/?by=ann%40example.org")],
        ),
        vote("Bob Builder", S),
    )
    export([told, *some_claims()], tmp_path / "hidden", Plan(format=format_, key=KEY))
    for path in (tmp_path / "hidden").iterdir():
        content = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
        if path.suffix == ".spacy":
            from spacy.tokens import DocBin

            content = repr(list(DocBin(store_user_data=True).from_disk(path).user_data)).encode()
        assert b'example.org"' not in content, path
        assert b"ann@" not in content, path
        assert b"ann%40" not in content, path
        assert b"Builder" not in content, path


def test_names_only_on_request_and_pseudonyms_stay_themselves(tmp_path: Path) -> None:
    export(some_claims(), tmp_path / "named", Plan(key=None))
    assert b"ann@example.org" in (tmp_path / "named" / "claims.jsonl").read_bytes()
    export(some_claims(), tmp_path / "hidden", Plan(key=KEY))
    hidden = rows(tmp_path / "hidden" / "claims.jsonl")
    people = {r.annotator for c in hidden for r in c.reviews}
    assert len(people) == 2, "one person, one pseudonym, in every claim"
    export(hidden, tmp_path / "again", Plan(key=b"another key"))
    assert {r.annotator for c in rows(tmp_path / "again" / "claims.jsonl") for r in c.reviews} == people


def test_what_people_judged_without_a_verdict_is_told_from_what_nobody_judged(tmp_path: Path) -> None:
    summary = export(some_claims(), tmp_path, Plan(key=KEY))
    assert summary.left_out == {
        "not reviewed yet": 1,
        "reviewed without a verdict": 1,
        "skipped by its annotators": 1,
    }


def test_filters_say_what_they_left_out(tmp_path: Path) -> None:
    summary = export(some_claims(), tmp_path, Plan(key=KEY, verdicts=(S,)))
    assert [c.verdict for c in rows(tmp_path / "claims.jsonl")] == [S]
    assert summary.left_out["its verdict was not asked for"] == 5
    summary = export(some_claims(), tmp_path, Plan(key=KEY, statuses=("unreviewed", "skipped")))
    assert {c.status for c in rows(tmp_path / "claims.jsonl")} == {"unreviewed", "skipped"}
    summary = export(some_claims(), tmp_path, Plan(key=KEY, statuses=("unreviewed",)))
    assert [c.article_id for c in rows(tmp_path / "claims.jsonl")] == ["a3", "a5"], "also one that has no verdict"
    summary = export(some_claims(), tmp_path, Plan(key=KEY, types=("age",)))
    assert {c.type for c in rows(tmp_path / "claims.jsonl")} == {"age"}
    newer = claim(vote("bob", S, created_at="2026-05-01T00:00:00Z"), article="new")
    summary = export([*some_claims(), newer], tmp_path, Plan(key=KEY, since=instant("2026-04-30")))
    assert [c.article_id for c in rows(tmp_path / "claims.jsonl")] == ["new"]


def test_an_interrupted_export_leaves_nothing_and_keeps_the_last_one(tmp_path: Path) -> None:
    export(some_claims(), tmp_path / "data", Plan(key=KEY))
    before = {p.name: p.read_bytes() for p in (tmp_path / "data").iterdir()}

    def cut() -> Iterator[ReviewedClaim]:
        yield claim(vote("a", S), article="new")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        export(cut(), tmp_path / "data", Plan(key=KEY))
    assert {p.name: p.read_bytes() for p in (tmp_path / "data").iterdir()} == before
    with pytest.raises(KeyboardInterrupt):
        export(cut(), tmp_path / "new" / "x.jsonl", Plan(key=KEY))
    assert list((tmp_path / "new").iterdir()) == []


@pytest.mark.parametrize(("signal_", "code"), [(signal.SIGTERM, 143), (signal.SIGINT, 130)])
def test_a_stopped_export_leaves_nothing(tmp_path: Path, signal_: signal.Signals, code: int) -> None:
    target = tmp_path / "out"
    restored = "import signal, os, sys; signal.signal(signal.SIGINT, signal.default_int_handler); "
    program = [sys.executable, "-c", restored + "from claimkit.cli import main; main()"]
    arguments = ["export", "-", "-o", str(target / "x.jsonl"), "--identify"]
    with subprocess.Popen([*program, *arguments], stdin=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdin is not None
        running.stdin.write(msgspec.json.encode(claim(vote("a", S))) + b"\n")
        running.stdin.flush()
        for _ in range(200):  # until it has begun to write and waits for more
            if target.is_dir() and list(target.iterdir()):
                break
            time.sleep(0.05)
        assert list(target.iterdir()), "it was stopped in the middle"
        running.send_signal(signal_)
        assert running.wait(20) == code
    assert list(target.iterdir()) == []


def test_a_file_target_has_its_companions_beside_it(tmp_path: Path) -> None:
    export(some_claims(), tmp_path / "round1.jsonl", Plan(key=KEY))
    assert sorted(p.name for p in tmp_path.iterdir()) == [
        "round1.README.md",
        "round1.SHA256SUMS",
        "round1.croissant.json",
        "round1.jsonl",
        "round1.left-out.jsonl",
        "round1.reviewed-claim.schema.json",
        "round1.versions.json",
    ]


def test_splits_share_no_article_under_any_name_or_text(tmp_path: Path) -> None:
    claims = [claim(vote("a", S), text=f"{TEXT} {i % 150}", article=f"article {i}") for i in range(300)]
    # two ids with one text, and one id with two texts
    claims += [claim(vote("a", S), text=f"{TEXT} {i}", article=f"copy of {i}") for i in range(50)]
    summary = export(claims, tmp_path, Plan(key=KEY, shares=(0.6, 0.2, 0.2), seed=3))
    parts = {name: rows(tmp_path / f"{name}.jsonl") for name in ("train", "validation", "test")}
    assert sum(map(len, parts.values())) == summary.written == 350
    texts = {name: {c.article.text_sha256 for c in part} for name, part in parts.items()}
    assert not texts["train"] & texts["test"]
    assert not texts["train"] & texts["validation"]
    assert not texts["validation"] & texts["test"]
    assert 0.45 < len(texts["train"]) / 150 < 0.75


def test_an_article_stays_in_its_split_when_the_dataset_grows(tmp_path: Path) -> None:
    claims = [claim(vote("a", S), text=f"{TEXT} {i}", article=f"article {i}") for i in range(200)]

    def splits(folder: str, some: list[ReviewedClaim], seed: int) -> dict[str, str]:
        export(some, tmp_path / folder, Plan(key=KEY, shares=(0.8, 0.1, 0.1), seed=seed))
        names = ("train", "validation", "test")
        return {c.article_id: name for name in names for c in rows(tmp_path / folder / f"{name}.jsonl")}

    small, grown = splits("small", claims[:100], 1), splits("grown", claims[::-1], 1)
    assert set(small.values()) == {"train", "validation", "test"}
    assert small.items() <= grown.items()
    assert grown != splits("other seed", claims, 2)


@given(st.lists(st.tuples(st.sampled_from("abcdef"), st.one_of(st.none(), st.sampled_from("uvwxyz"))), max_size=12))
def test_ids_that_share_a_text_share_a_key_in_any_order(pairs: list[tuple[str, str | None]]) -> None:
    articles = [(article, text, None) for article, text in pairs]
    keys = same_articles(articles)
    assert keys == same_articles(reversed(articles))
    for article, text in pairs:
        for other, same in pairs:
            if text is not None and text == same:
                assert keys[article] == keys[other]


def test_the_card_and_agree_count_the_same(tmp_path: Path) -> None:
    drawn = claim(vote("a", None, type="age", start=20, end=22), type="age", start=20, end=22, origin="annotator")
    moved = {"type": "age", "start": 20, "end": 22}
    claims = [
        claim(vote("a", S), vote("b", R)),
        claim(vote("a", S), vote("b", S), article="2"),
        claim(vote("a", S, **moved), vote("b", S, **moved), article="3"),  # people settled on another type
        drawn,
    ]
    export(claims, tmp_path, Plan(key=None, verdicts=(S,)))
    told = report("round", claims)
    card = (tmp_path / "README.md").read_text()
    assert agreement_markdown([part for part in told.agreement if part.cut in ("all", "type", "shown")]) in card
    assert "1 claim was added" in card
    assert [(part.added, part.found.value) for part in told.shown] == [(1, 0.75)]
    assert {part.name for part in told.agreement if part.cut == "type"} == {"accusation", "age"}


def test_an_article_is_split_by_its_text_so_that_another_id_for_it_changes_nothing() -> None:
    assert same_articles([("b", "text 1", None)]) == {"b": "text 1"}
    assert same_articles([("b", "text 1", None), ("a", "text 1", None)]) == {"a": "text 1", "b": "text 1"}
    assert same_articles([("a", None, None)]) == {"a": "a"}


def test_near_copies_are_one_article_in_a_split(tmp_path: Path) -> None:
    articles = [
        ("wire", "text 2", None),
        ("copy", "text 1", "wire"),
        ("other", "text 3", "gone"),
        ("last", None, "gone"),
    ]
    keys = same_articles(articles)
    assert keys["wire"] == keys["copy"]
    assert keys["other"] == keys["last"]
    assert len(set(keys.values())) == 2
    claims = [claim(vote("a", S), text=f"{TEXT} {n}", article=f"a{n}") for n in range(20)]
    for row in claims[1:]:
        row.article = msgspec.structs.replace(row.article, duplicate_of="a0")
    summary = export(claims, tmp_path, Plan(key=KEY, shares=(0.5, 0.25, 0.25)))
    assert sorted(file.rows for file in summary.files) == [0, 0, 20]


# What a release promises: these articles stay in these splits for ever.
@pytest.mark.parametrize(
    ("article", "shares", "seed", "split"),
    [
        ("a1", [0.8, 0.1, 0.1], 0, "train"),
        ("a4", [0.8, 0.1, 0.1], 0, "test"),
        ("a6", [0.8, 0.1, 0.1], 0, "validation"),
        ("a1", [0.75, 0.25], 0, "train"),
        ("a1", [0.75, 0.25], 3, "test"),
        ("a1", [0.0, 1.0], 0, "test"),
        ("a1", [0.0, 1.0, 0.0], 0, "validation"),
        ("a1", [1.0, 0.0, 0.0], 3, "train"),
    ],
)
def test_an_article_has_one_split_for_ever(article: str, shares: list[float], seed: int, split: str) -> None:
    assert split_of(article, shares, seed) == split


@pytest.mark.parametrize(
    ("written", "shares"),
    [("80/10/10", [0.8, 0.1, 0.1]), ("90/10", [0.9, 0.1]), ("33.3/33.3/33.4", [0.333, 0.333, 0.334])],
)
def test_shares_are_written_in_hundredths(written: str, shares: list[float]) -> None:
    assert parse_shares(written) == pytest.approx(shares)


@pytest.mark.parametrize("shares", ["80/10", "a/b", "100", "50/60/-10", "25/25/25/25"])
def test_a_split_that_is_none(shares: str) -> None:
    with pytest.raises(SettingsError, match="80/10/10"):
        parse_shares(shares)


@pytest.mark.parametrize(
    ("flags", "told"),
    [
        (("--policy", "coin"), "unanimity"),
        (("--verdict", "true"), "not_enough_evidence"),
        (("--status", "done"), "unreviewed"),
        (("--type", "colour"), "attribution"),
        (("--format", "xml"), "parquet"),
        (("--since", "yesterday"), "2026-03-01"),
        (("--split", "half"), "80/10/10"),
        (("--add", "--since", "2026-03-01"), "leave out --since"),
        (("--format", "csv", "-o", "x.parquet"), "end it in .csv"),
    ],
)
def test_words_that_mean_nothing_are_told_with_those_that_do(flags: tuple[str, ...], told: str, tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_bytes(msgspec.json.encode(claim(vote("a", S))))
    with pytest.raises(SettingsError, match=told):
        get_command()(
            ["export", str(tmp_path / "in.jsonl"), "-o", str(tmp_path / "out"), "--identify", *flags],
            standalone_mode=False,
        )
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("target", "asked", "format_"),
    [
        ("out", None, "jsonl"),
        ("out.jsonl", None, "jsonl"),
        ("out.jsonl.gz", None, "jsonl.gz"),
        ("out.averitec.json", None, "averitec"),
        ("out.csv", "csv", "csv"),
        ("out", "parquet", "parquet"),
        ("out.v2", "csv", "csv"),
    ],
)
def test_the_ending_says_the_format_where_none_is_asked_for(target: str, asked: str | None, format_: str) -> None:
    assert export_format(target, asked) == format_


def test_statistics_count_and_take_back() -> None:
    one, two = claim(vote("a", S), verdict=S), claim(vote("b", R), verdict=R, article="2")
    counted = count([one, two])
    assert counted.by["verdict"] == {S: 1, R: 1}
    assert counted.by["month"] == {"2023-01": 2}
    counted.add(two, -1)
    assert (counted.claims, counted.by["verdict"][R]) == (1, 0)
    assert all(line.claims == 1 for line in counted.table())


@pytest.mark.parametrize(
    ("url", "site"), [("https://[::1", "(none)"), ("https://lund.test/a", "lund.test"), (None, "(none)")]
)
def test_statistics_count_sites_where_the_address_is_one(url: str | None, site: str) -> None:
    one = claim(vote("a", S), verdict=S)
    counted = count([msgspec.structs.replace(one, article=msgspec.structs.replace(one.article, url=url))])
    assert counted.by["site"] == {site: 1}


def test_the_sample_is_what_its_command_makes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    flags = ("--title", "claimkit sample", "--license", "apache-2.0", "--about", "annotations/rounds/samples.md")
    flags += ("--datasheet", "annotations/rounds/samples.toml")
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("CLAIMKIT_PSEUDONYM_KEY", "any key gives the same: the round has pseudonyms")
    words = ["export", "annotations/rounds/samples.jsonl", "-o", str(tmp_path), *flags]
    get_command()(words, standalone_mode=False)
    sample = ROOT / "exports" / "sample"
    assert sorted(p.name for p in tmp_path.iterdir()) == sorted(p.name for p in sample.iterdir())
    for path in tmp_path.iterdir():
        assert path.read_bytes() == (sample / path.name).read_bytes(), path.name
    assert "verdicts are nobody's judgement" in (sample / "README.md").read_text()


def test_of_two_reviews_at_one_time_the_later_counts_also_when_read_back(tmp_path: Path) -> None:
    export([claim(vote("bob", S), vote("bob", None), vote("ann", R))], tmp_path, Plan(key=None))
    (row,) = rows(tmp_path / "claims.jsonl")
    assert [(review.annotator, review.verdict) for review in row.reviews] == [("ann", R), ("bob", S), ("bob", None)]
    assert (row.verdict, row.status) == (R, "single")
    assert (resolve(row).verdict, resolve(row).status) == (R, "single")


def test_every_fact_of_a_claim_is_counted() -> None:
    accused = Role(role="accused", start=11, end=18, text="Ana Roe", names=["Ana Maria Roe"])
    accuser = Role(role="accuser", start=56, end=62, text="the\n police")
    told = Provenance(
        url="https://news.example.org/1",
        publisher="The Daily",
        language="en",
        published="2023-01-21",
        duplicate_of="a0",
    )
    whole = claim(
        vote("bob", S, created_at="2026-03-01T10:00:00Z"), vote("ann", S, created_at="2026-02-01T10:00:00Z"),
        verdict=S, status="agreed", value="charged", blind=True, roles=[accused, accuser], article="a1",
    )  # fmt: skip
    whole.article = told
    bare = claim(article="a2", type="attribution", rule=None, origin="annotator", claimkit="")
    bare.article = Provenance()
    counted = count([whole, bare])
    assert counted.by == {
        "type": {"accusation": 1, "attribution": 1},
        "verdict": {S: 1, "(none)": 1},
        "status": {"agreed": 1, "unreviewed": 1},
        "origin": {"extracted": 1, "annotator": 1},
        "shown": {"blind": 1, "pre-annotated": 1},
        "rule": {"accusation.verb.accuse": 1, "(none)": 1},
        "value": {"accusation: charged": 1, "attribution: (none)": 1},
        "source": {"(none)": 1},
        "accused": {"Ana Maria Roe": 1},
        "accuser": {"the police": 1},
        "person": {},
        "site": {"news.example.org": 1, "(none)": 1},
        "publisher": {"The Daily": 1, "(none)": 1},
        "language": {"en": 1, "(none)": 1},
        "month": {"2023-01": 1, "(none)": 1},
        "annotator": {"ann": 1, "bob": 1},
    }
    assert counted.crossed == {"accusation": {S: 1}, "attribution": {"unreviewed": 1}}
    assert (counted.copies, counted.extractors) == ({"a1": 1}, {"0.1.0"})
    assert counted.latest_review == "2026-03-01T10:00:00Z"
    again = count([])
    again.include(counted)
    assert (again.by, again.crossed, again.copies, again.articles) == (
        counted.by, counted.crossed, counted.copies, counted.articles,
    )  # fmt: skip


def test_what_is_no_review_is_listed_with_its_reason_and_without_names(tmp_path: Path) -> None:
    lost = [
        LeftOut(reason="skipped", task=7, annotator="ann@example.org", detail="ask ann@example.org"),
        LeftOut(reason="draft", task=8),
        LeftOut(reason="draft", task=9),
    ]
    summary = export([claim(vote("ann@example.org", S))], tmp_path / "hidden", Plan(key=KEY), lambda: lost)
    (row,) = rows(tmp_path / "hidden" / "claims.jsonl")
    lines = (tmp_path / "hidden" / "left-out.jsonl").read_bytes().splitlines()
    first, second, _ = (msgspec.json.decode(line, type=LeftOut) for line in lines)
    assert first.annotator == row.reviews[0].annotator, "the pseudonym that the person has in the data"
    assert first.detail is not None
    assert first.detail.startswith("ask ")
    assert "@" not in first.detail
    assert (second.annotator, second.detail, second.task) == (None, None, 8)
    assert list(summary.annotations.items()) == [("draft", 2), ("skipped", 1)]
    assert summary.left_out == {}, "no claim of the project is missing"
    export([], tmp_path / "named", Plan(key=None), lambda: lost)
    assert b"ann@example.org" in (tmp_path / "named" / "left-out.jsonl").read_bytes()


def test_a_folder_that_cannot_be_one_is_told(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("")
    with pytest.raises(InputError, match=r"cannot write into .*taken\nwhy: File exists"):
        export([claim(vote("a", S))], tmp_path / "taken" / "x.jsonl", Plan(key=KEY))


def test_sentences_without_a_claim_are_for_the_format_that_asks_for_them(tmp_path: Path) -> None:
    article = Article(id="a1", text=TEXT, sentences=[Sentence(start=0, end=10)])
    summary = export([claim(vote("a", S))], tmp_path, Plan(key=KEY), articles=lambda: [article])
    assert (summary.negatives, len((tmp_path / "claims.jsonl").read_bytes().splitlines())) == (0, 1)


def test_since_counts_instants_whatever_the_zone(tmp_path: Path) -> None:
    early, late = (claim(vote("a", S, created_at=f"2026-03-01T0{n}:30:00+02:00"), article=f"a{n}") for n in (1, 3))
    undated = claim(vote("a", S), article="undated")
    summary = export([early, late, undated], tmp_path, Plan(key=KEY, since=instant("2026-03-01")))
    assert [row.article_id for row in rows(tmp_path / "claims.jsonl")] == ["a3"]
    assert summary.left_out == {"last reviewed before 2026-03-01T00:00:00+00:00": 2}


@pytest.mark.parametrize("line", ["3", "[]", '{"reviews": 3}', '{"reviews": [3]}', '{"reviews": [{"evidence": 3}]}'])
def test_a_line_that_is_no_claim_of_any_schema_is_told(tmp_path: Path, line: str) -> None:
    (tmp_path / "old.jsonl").write_text(f"{line}\n")
    with pytest.raises(InputError, match=r"old\.jsonl, line 1"):
        list(read_reviewed(str(tmp_path / "old.jsonl")))


def test_the_evidence_of_the_first_schema_was_addresses(tmp_path: Path) -> None:
    row = msgspec.to_builtins(claim(vote("a", S), vote("b", S)))
    row["schema"] = "claimkit/reviewed-claim/1"
    row["reviews"][0]["evidence"] = ["https://e.org/1", {"url": "https://e.org/2"}]
    (tmp_path / "old.jsonl").write_bytes(msgspec.json.encode(row))
    (read,) = read_reviewed(str(tmp_path / "old.jsonl"))
    assert [found.url for found in read.reviews[0].evidence] == ["https://e.org/1", "https://e.org/2"]


@pytest.mark.parametrize(("start", "end"), [(5, 5), (6, 5), (-1, 5), (0, 2**53)])
def test_a_span_that_no_text_has_is_told_with_its_place(tmp_path: Path, start: int, end: int) -> None:
    charge = Role(role="charge", start=39, end=44, text="fraud")
    moved = msgspec.structs.replace(charge, start=start, end=end)
    places = {
        "the claim": claim(vote("a", S), start=start, end=end),
        "roles[1]": claim(vote("a", S), roles=[charge, moved]),
        "reviews[1]": claim(vote("a", S), vote("b", S, start=start, end=end)),
        "reviews[0].roles[1]": claim(vote("a", S, roles=[charge, moved])),
    }
    for place, harmed in places.items():
        (tmp_path / "x.jsonl").write_bytes(msgspec.json.encode(harmed))
        with pytest.raises(InputError) as told:
            list(read_reviewed(str(tmp_path / "x.jsonl")))
        assert f"{place}: {start}–{end} is not a span" in str(told.value)


def test_a_datasets_folder_is_its_data_files(tmp_path: Path) -> None:
    claims = [claim(vote("a", S), article=f"a{n}", text=f"{TEXT} {n}") for n in range(8)]
    export([*claims, claim(article="not judged")], tmp_path, Plan(key=None, shares=(0.5, 0.25, 0.25)))
    (tmp_path / ".hidden.jsonl").write_text("{}\n")
    assert {row.article_id for row in read_reviewed(str(tmp_path))} == {row.article_id for row in claims}
