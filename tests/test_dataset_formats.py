"""Every dataset format is read back by the software it is made for."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import duckdb
import jsonschema
import msgspec
import pandas
import polars
import pyarrow.json
import pyarrow.parquet
import pytest
import spacy
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyld import jsonld
from reviewed import SENTENCE, TEXT, claim, reviewed_claims, vote
from spacy.tokens import DocBin

from claimkit.dataset.export import export
from claimkit.dataset.export_options import Plan
from claimkit.dataset.format_readers import rows
from claimkit.dataset.schema import arrow_schema, article_schema, reviewed_claim_schema
from claimkit.dataset.writers import evidence_of, web_address
from claimkit.dataset.writers.averitec import UNANSWERABLE
from claimkit.records import Article, Claim, Evidence, Provenance, ReviewedClaim, Role, Sentence, verdict_meaning
from claimkit.review.verdicts import resolve

S, R = "supported", "refuted"
CHARGE = Role(role="charge", start=39, end=44, text="fraud")
LINK = Evidence(url="https://example.org/e", passage="“It fell,” says the report.")
AGE: dict[str, Any] = {"type": "age", "start": 20, "end": 22}
SOURCE = Role(role="source", start=56, end=62, text=TEXT[56:62])


def full(article: str = "full", **changes: Any) -> ReviewedClaim:
    """A claim in which nothing is null or empty."""
    review = vote(
        "a", S, note="seen", evidence=[LINK], roles=[CHARGE], seconds=4.5,
        created_at="2026-03-01T10:00:00Z",
    )  # fmt: skip
    whole = claim(review, review_of_b(), article=article, roles=[CHARGE], value="59", mod="START", **changes)
    whole.article = msgspec.structs.replace(whole.article, url="https://news.example.org/1", publisher="The Daily")
    return whole


def review_of_b() -> Any:
    return vote("b", S, roles=[CHARGE], created_at="2026-03-02T10:00:00Z")


def bare(article: str, padding: int = 0) -> ReviewedClaim:
    """A claim in which everything is null or empty that may be, yet one that people judged."""
    lone = claim(vote("a", "not_a_claim"), article=article, rule=None, score=None)
    lone.article = msgspec.structs.replace(lone.article, title=None, published=None)
    lone.context = msgspec.structs.replace(lone.context, after=" " * padding)
    return lone


def written(folder: Path, format_: str, *claims: ReviewedClaim, **plan: Any) -> Path:
    export(claims, folder, Plan(format=format_, key=None, **plan))
    return next(p for p in folder.iterdir() if p.name.startswith("claims."))


@given(reviewed_claims())
@settings(max_examples=60)
def test_every_row_satisfies_the_json_schema(row: ReviewedClaim) -> None:
    validator = jsonschema.Draft202012Validator(reviewed_claim_schema())
    validator.validate(json.loads(msgspec.json.encode(resolve(row))))


def test_the_json_schemas_are_schemas_refuse_what_is_wrong_and_hold_articles() -> None:
    row = json.loads(msgspec.json.encode(resolve(full())))
    validator = jsonschema.Draft202012Validator(reviewed_claim_schema())
    jsonschema.Draft202012Validator.check_schema(reviewed_claim_schema())
    for wrong in ({**row, "verdict": "true"}, {**row, "extra": 1}, {k: v for k, v in row.items() if k != "value"}):
        assert not validator.is_valid(wrong)
    article = Article(id="a", text="Hi.", sentences=[Sentence(start=0, end=3)], claims=[])
    article.claims = [Claim(id="c", type="age", start=0, end=2, text="Hi", sentence=0)]
    jsonschema.Draft202012Validator(article_schema()).validate(json.loads(msgspec.json.encode(article)))


def test_the_published_schemas_are_up_to_date() -> None:
    from claimkit.dataset.schema import schema_files

    folder = Path(__file__).parent.parent / "exports" / "schema"
    for name, content in schema_files().items():
        assert (folder / name).read_bytes() == content, "`python -m claimkit.dataset.schema exports/schema` writes them"


# a thousand rows without a role, a value or a date come first (2 MB of them), then one that has it all
NULLS = [bare(f"a{i:04}", padding=1000) for i in range(1000)]


def test_hugging_face_reads_the_folder_with_the_types_of_the_schema(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    import datasets

    datasets.disable_progress_bars()
    path = written(tmp_path / "data", "jsonl", *NULLS, full("z"))
    for loaded in (
        datasets.load_dataset(str(tmp_path / "data"), cache_dir=str(tmp_path / "c1"))["train"],
        datasets.load_dataset("json", data_files=str(path), cache_dir=str(tmp_path / "c2"))["train"],
    ):
        assert len(loaded) == 1001
        assert loaded[1000]["value"] == "59"
        assert loaded[1000]["roles"][0]["text"] == "fraud"
        assert loaded[0]["value"] is None
    declared = datasets.load_dataset(str(tmp_path / "data"), cache_dir=str(tmp_path / "c1"))["train"]
    types = {f.name: f.type for f in declared.features.arrow_schema}
    assert types == {f.name: f.type for f in arrow_schema()}, "the card declares them, however the rows begin"


def test_pyarrow_and_pandas_read_the_lines_with_the_types_of_the_schema(tmp_path: Path) -> None:
    path = written(tmp_path, "jsonl", *NULLS, full("z"))
    table = pyarrow.json.read_json(
        path, parse_options=pyarrow.json.ParseOptions(explicit_schema=arrow_schema(), unexpected_field_behavior="error")
    )
    assert table.schema.equals(arrow_schema())
    frame = pandas.read_json(path, lines=True, dtype=False)
    assert frame["value"].iloc[1000] == "59"
    assert isinstance(frame["reviews"].iloc[1000][0]["created_at"], str)
    assert str(frame["start"].dtype) == "int64"
    assert str(frame["blind"].dtype) == "bool"


@pytest.mark.parametrize("format_", ["jsonl", "jsonl.gz", "csv", "parquet"])
def test_polars_and_duckdb_read_every_row(tmp_path: Path, format_: str) -> None:
    path = written(tmp_path, format_, *NULLS[:5], full("z"))
    kind = format_.split(".")[0]
    if kind == "jsonl":
        frame = polars.read_ndjson(path, infer_schema_length=None)
    else:
        frame = polars.read_csv(path, schema_overrides={"value": str}) if kind == "csv" else polars.read_parquet(path)
    reader = {"jsonl": "read_json_auto", "csv": "read_csv_auto", "parquet": "read_parquet"}[kind]
    found = duckdb.sql(
        f"SELECT id, start, blind, statement, value FROM {reader}('{path}') ORDER BY article_id"
    ).fetchall()
    columns = frame.sort("article_id").select("id", "start", "blind", "statement", "value").rows()
    expected = [(c.id, c.start, c.blind, c.statement, c.value) for c in [*NULLS[:5], full("z")]]
    assert columns == expected
    assert [(*row[:4], row[4] and str(row[4])) for row in found] == expected, "duckdb guesses that value is a number"


def test_parquet_round_trips(tmp_path: Path) -> None:
    claims = [*NULLS[:5], full("z")]
    table = pyarrow.parquet.read_table(written(tmp_path, "parquet", *claims))
    assert table.schema.equals(arrow_schema())
    assert msgspec.convert(table.to_pylist(), list[ReviewedClaim]) == [resolve(c) for c in claims]


def test_csv_holds_every_field(tmp_path: Path) -> None:
    odd = full()
    odd.context = msgspec.structs.replace(odd.context, before='She said "no",\nthen\t=1+1')
    with written(tmp_path, "csv", odd).open(encoding="utf-8", newline="") as file:
        (row,) = csv.DictReader(file)
    assert row["context.before"] == odd.context.before
    assert (row["sentence.start"], row["blind"], row["article.publisher"]) == ("11", "false", "The Daily")
    assert json.loads(row["roles"])[0]["text"] == "fraud"
    assert len(json.loads(row["reviews"])) == 2
    flat = {name.split(".")[0] for name in row}
    assert flat == set(ReviewedClaim.__struct_fields__)


@given(reviewed_claims(), st.sampled_from(["csv", "parquet", "jsonl.gz", "spacy"]))
@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_is_written_is_read_back(
    tmp_path_factory: pytest.TempPathFactory, row: ReviewedClaim, format_: str
) -> None:
    row.context = msgspec.structs.replace(row.context, before="'quoted', =1+1")
    path = written(tmp_path_factory.mktemp("out"), format_, row, statuses=(resolve(row).status,))
    expected = resolve(row)
    expected.reviews = sorted(row.reviews, key=lambda r: (r.adjudication, r.annotator, r.created_at or ""))
    held = [read for _, read in rows(path)]
    assert held == ([resolve(expected)] if expected.verdict or format_ != "spacy" else [])


def test_a_flat_table_has_a_typed_column_for_each_field() -> None:
    types = {field.name: str(field.type) for field in arrow_schema(flat=True)}
    wanted = {"id": "string", "start": "int64", "value": "string", "score": "double", "blind": "bool"}
    wanted |= {"roles": "string", "reviews": "string", "sentence.start": "int64", "article.title": "string"}
    assert {name: types[name] for name in wanted} == wanted
    assert not {"sentence", "context", "article"} & types.keys()


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        ("https://e.org/a", True),
        ("http://e.org", True),
        ("ftp://e.org/a", False),
        ("https://", False),
        ("//e.org/a", False),
        ("https://[e.org", False),
        ("", False),
        (None, False),
    ],
)
def test_addresses_of_the_web(url: str | None, kept: bool) -> None:
    assert web_address(url) == (url if kept else None)


def test_an_address_has_the_first_passage_that_was_noted_for_it() -> None:
    reviews = [
        vote(who, S, evidence=[Evidence(url="https://e.org/a", passage=passage)])
        for who, passage in (("a", None), ("b", "It fell."), ("c", "It rose."))
    ]
    assert evidence_of(claim(*reviews)) == {"https://e.org/a": "It fell."}


def test_spacy_reads_the_docbin(tmp_path: Path) -> None:
    age = claim(vote("a", "not_a_claim", type="age", start=20, end=22), article="full", type="age", start=20, end=22)
    path = written(tmp_path, "spacy", full(), age)
    (doc,) = DocBin().from_disk(path).get_docs(spacy.blank("en").vocab)
    assert doc.text == TEXT[slice(*SENTENCE)]
    assert [(s.text, s.label_, s.id_) for s in doc.spans["claims"]] == [("accused of", "accusation", full().id)]
    assert [(s.text, s.label_) for s in doc.spans["roles"]] == [("fraud", "charge")]
    assert [(s.text, s.label_) for s in doc.spans["verdicts"]] == [("59", "not_a_claim"), ("accused of", "supported")]


def test_conll_tags_exactly_the_spans(tmp_path: Path) -> None:
    part = claim(vote("a", S, type="age", start=20, end=21), article="full", type="age", start=20, end=21)  # "5" of 59
    lines = written(tmp_path, "conll", full(), part).read_text().splitlines()
    tagged = [line.split("\t") for line in lines if "\t" in line]
    assert [pair for pair in tagged if pair[1] != "O"] == [
        ["5", "B-age"], ["accused", "B-accusation"], ["of", "I-accusation"],
    ]  # fmt: skip
    assert "".join(token for token, _ in tagged) == TEXT[slice(*SENTENCE)].replace(" ", "")


def test_in_conll_a_longer_claim_wins_and_the_other_is_listed(tmp_path: Path) -> None:
    text = TEXT.replace(", 59, was", ", 59\u2003\u2003was")
    wide = {"start": 24, "end": 38}
    claims = [
        claim(vote("a", S), text=text),
        claim(vote("a", S, type="attribution", **wide), text=text, type="attribution", **wide),
        claim(vote("a", S, type="date", start=36, end=44), text=text, type="date", start=36, end=44),
        claim(vote("a", S, type="date", start=48, end=54), text=text, type="date", start=48, end=54),
        claim(vote("a", S, start=60, end=72), text=text, start=60, end=72),
        claim(vote("a", "not_a_claim", **AGE), text=text, **AGE),
    ]
    lines = written(tmp_path, "conll", *claims).read_text().splitlines()
    assert [line for line in lines if "-" in line] == [
        "was\tB-attribution",
        "accused\tI-attribution",
        "of\tI-attribution",
        "Monday\tB-date",
    ]
    assert not any(line.startswith("\u2003") for line in lines), "blanks are no tokens"
    told = [json.loads(line) for line in (tmp_path / "left-out.jsonl").read_text().splitlines()]
    assert sorted((row["type"], row["reason"]) for row in told) == [
        ("accusation", "its span leaves its sentence"),
        ("accusation", "overlaps a longer claim; a token has one tag"),
        ("date", "overlaps a longer claim; a token has one tag"),
    ]


def test_in_a_docbin_roles_beyond_the_sentence_are_with_the_rows(tmp_path: Path) -> None:
    away = [Role(role="accuser", start=0, end=4, text="Rain"), Role(role="accused", start=69, end=75, text="Nobody")]
    path = written(tmp_path, "spacy", claim(vote("a", S, roles=[*away, CHARGE]), roles=[*away, CHARGE]))
    (doc,) = DocBin(store_user_data=True).from_disk(path).get_docs(spacy.blank("en").vocab)
    assert [(s.text, s.label_) for s in doc.spans["roles"]] == [("fraud", "charge")]
    assert [role["text"] for role in doc.user_data["claims"][0]["roles"]] == ["Rain", "Nobody", "fraud"]


def test_averitec_has_its_fields_and_labels(tmp_path: Path) -> None:
    said = claim(vote("a", "conflicting"), article="b", type="attribution", roles=[SOURCE], start=63, end=67)
    entries = json.loads(written(tmp_path, "averitec", full(), bare("x"), said).read_text())
    assert [e["label"] for e in entries] == ["Conflicting Evidence/Cherrypicking", "Supported"]
    whole = entries[1]
    assert whole["claim"] == full().statement
    assert whole["speaker"] == "The Daily", "who printed it, not who is quoted or accuses"
    assert entries[0]["speaker"] is None
    assert whole["claim_date"] == "21-1-2023"
    (asked,) = whole["questions"]
    assert asked["question"] == full().question
    assert [(a["answer"], a["answer_type"], a["source_url"]) for a in asked["answers"]] == [
        ("“It fell,” says the report.", "Extractive", "https://example.org/e")
    ]
    assert entries[0]["questions"][0]["answers"] == [UNANSWERABLE]
    assert json.loads(written(tmp_path / "none", "averitec", bare("x")).read_text()) == []


def test_averitec_says_what_is_not_known_with_null(tmp_path: Path) -> None:
    lone = claim(vote("a", "refuted"), vote("b", S), vote("j", "refuted", adjudication=True))
    lone.article = Provenance()
    disputed = claim(vote("a", S), vote("b", R), article="c")
    (entry,) = json.loads(written(tmp_path, "averitec", lone, disputed, bare("b")).read_text())
    assert (entry["claim_date"], entry["speaker"], entry["original_claim_url"]) == (None, None, None)
    assert (entry["required_reannotation"], entry["fact_checking_strategies"]) == (True, [])
    assert entry["justification"] == verdict_meaning("accusation", "refuted"), "nobody noted a reason"
    told = [json.loads(line)["reason"] for line in (tmp_path / "left-out.jsonl").read_text().splitlines()]
    assert sorted(told) == ["AVeriTeC has no label for disputed", "AVeriTeC has no label for not_a_claim"]


def test_an_answer_without_a_passage_is_the_justification_else_what_the_verdict_says(tmp_path: Path) -> None:
    link = [Evidence(url="https://example.org/e")]
    noted, bare_link = claim(vote("a", S, note="seen", evidence=link)), claim(vote("a", S, evidence=link), article="b")
    entries = json.loads(written(tmp_path, "averitec", noted, bare_link).read_text())
    answers = [entry["questions"][0]["answers"][0] for entry in entries]
    assert [answer["answer_type"] for answer in answers] == ["Abstractive", "Abstractive"]
    assert [answer["answer"] for answer in answers] == ["seen", verdict_meaning("accusation", "supported")]


def test_a_reference_file_of_averitec_can_be_scored(tmp_path: Path) -> None:
    """What its scorer takes of each reference: label, justification, types, and a question with an answer at least."""
    entries = json.loads(written(tmp_path, "averitec", full(), claim(vote("a", R), article="b")).read_text())
    for entry in entries:
        assert entry["label"] in ("Supported", "Refuted", "Not Enough Evidence", "Conflicting Evidence/Cherrypicking")
        assert isinstance(entry["justification"], str)
        assert entry["claim_types"]
        pairs = [f"{q['question']} {a['answer']}" for q in entry["questions"] for a in q["answers"]]
        assert pairs
        assert all(
            a["answer_type"] in ("Abstractive", "Extractive", "Unanswerable") for a in entry["questions"][0]["answers"]
        )


@pytest.mark.parametrize("format_", ["averitec", "claimreview"])
def test_no_address_but_one_of_the_web_reaches_a_file_for_publishers(tmp_path: Path, format_: str) -> None:
    bad = [Evidence(url=url) for url in ("javascript:alert(1)", "data:text/html,x", "ftp://x.org/a", "https://ok.org/")]
    odd = claim(vote("a", S, evidence=bad))
    odd.article = msgspec.structs.replace(odd.article, url="javascript:alert(2)")
    page = written(tmp_path, format_, odd).read_text()
    assert "https://ok.org/" in page
    assert not any(scheme in page for scheme in ("javascript:", "data:text", "ftp:"))


@pytest.mark.parametrize("format_", ["averitec", "claimreview"])
def test_a_claim_from_before_statements_gets_one(tmp_path: Path, format_: str) -> None:
    accused = [Role(role="accused", start=11, end=18, text="Ana Roe"), CHARGE]
    path = written(tmp_path, format_, claim(vote("a", S, roles=accused), statement=""))
    assert "Ana Roe was accused of fraud (from “A trial”, 21 January 2023)." in path.read_text()


def test_checkthat_labels_sentences(tmp_path: Path) -> None:
    disputed = claim(vote("a", S), vote("b", R), article="c")
    path = written(tmp_path, "checkthat", full(), bare("b"), disputed)
    assert [(row["Sentence_id"], row["class_label"]) for row in checkthat(path)] == [("b-1", "No"), ("full-1", "Yes")]


def test_one_confirmed_claim_makes_a_sentence_worth_checking(tmp_path: Path) -> None:
    no, open_ = claim(vote("a", "not_a_claim", **AGE), **AGE), claim(vote("a", S, **AGE), vote("b", R, **AGE), **AGE)
    for n, beside in enumerate((no, open_)):
        path = written(tmp_path / str(n), "checkthat", claim(vote("a", R)), beside)
        assert [row["class_label"] for row in checkthat(path)] == ["Yes"]
    wrong = claim(vote("a", "not_a_claim"))
    assert checkthat(written(tmp_path / "open", "checkthat", wrong, open_)) == []
    told = (tmp_path / "open" / "left-out.jsonl").read_text()
    assert told.count("nothing is settled in its sentence") == 2


def test_checkthat_has_sentences_without_a_candidate_as_negatives_that_say_so(tmp_path: Path) -> None:
    spans = [(0, 10), SENTENCE, (69, 85), (86, len(TEXT))]
    article = Article(id="full", text=TEXT, sentences=[Sentence(start=a, end=b) for a, b in spans])
    article.sentences[2].boilerplate = True
    article.claims = [Claim(id="1", type="accusation", start=28, end=38, text="accused of", sentence=1)]
    other = Article(id="nobody judged it", text="Hi.", sentences=[Sentence(start=0, end=3)])
    summary = export([full()], tmp_path, Plan(format="checkthat", key=None), articles=lambda: [article, other])
    rows = checkthat(tmp_path / "claims.checkthat.tsv")
    assert [(row["Sentence_id"], row["class_label"], row["source"]) for row in rows] == [
        ("full-1", "Yes", "judged"),
        ("full-0", "No", "no candidate"),
        ("full-3", "No", "no candidate"),
    ]
    assert (summary.written, summary.negatives) == (1, 2)


def checkthat(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.mark.parametrize("format_", ["conll", "spacy"])
@pytest.mark.parametrize(
    "beside",
    [
        claim(vote("a", S, **AGE), vote("b", R, **AGE), article="full", **AGE),  # disputed
        claim(article="full", **AGE),  # not judged
    ],
    ids=["disputed", "not judged"],
)
def test_a_sentence_that_was_not_wholly_judged_is_in_no_format_that_tags_every_word(
    tmp_path: Path, format_: str, beside: ReviewedClaim
) -> None:
    path = written(tmp_path / "x", format_, full(), beside, bare("whole"))
    reasons = [json.loads(line)["reason"] for line in (tmp_path / "x" / "left-out.jsonl").read_text().splitlines()]
    assert "its sentence was not wholly judged" in reasons
    if format_ == "conll":
        assert "article_id = full" not in path.read_text()
        assert "article_id = whole" in path.read_text()
    else:
        assert len(list(DocBin().from_disk(path).get_docs(spacy.blank("en").vocab))) == 1
    written(tmp_path / "z", format_, full(), beside, types=("accusation", "age"))
    assert "wholly" in (tmp_path / "z" / "left-out.jsonl").read_text(), "ages were asked for, and this one is open"
    written(tmp_path / "y", format_, full(), beside, types=("accusation",))
    assert "wholly" not in (tmp_path / "y" / "left-out.jsonl").read_text(), "ages were not asked for"


def test_claimreview_is_json_ld_of_schema_org(tmp_path: Path) -> None:
    """Expanded with a context that knows just the schema.org terms that a ClaimReview may have: nothing may be lost."""
    terms = [
        *("ClaimReview", "Rating", "Claim", "NewsArticle", "Organization", "Person", "claimReviewed", "reviewRating"),
        *("ratingValue", "bestRating", "worstRating", "alternateName", "itemReviewed", "author", "name", "appearance"),
        *("headline", "url", "datePublished", "publisher", "citation"),
    ]
    context = {term: f"http://schema.org/{term}" for term in terms} | {"type": "@type", "id": "@id"}

    def offline(url: str, _options: object) -> dict[str, Any]:
        assert url == "https://schema.org"
        return {"contextUrl": None, "documentUrl": url, "document": {"@context": context}}

    said = claim(vote("a", "not_enough_evidence"), article="b", type="attribution", roles=[SOURCE], start=63, end=67)
    document = json.loads(written(tmp_path, "claimreview", full(), said, bare("x")).read_text())
    expanded = jsonld.expand(document, {"documentLoader": offline})
    assert len(expanded) == 2
    assert all(review["@type"] == ["http://schema.org/ClaimReview"] for review in expanded)
    assert keys(document["@graph"]) == {
        key.removeprefix("http://schema.org/") for key in keys(expanded) if key != "@value"
    }, "a key that the context does not know would be dropped in the expansion"
    supported = document["@graph"][1]
    assert supported["claimReviewed"] == full().statement
    assert supported["itemReviewed"]["author"] == {"@type": "Organization", "name": "The Daily"}
    assert "author" not in document["@graph"][0]["itemReviewed"], "the source is not the author"
    ratings = [review["reviewRating"] for review in document["@graph"]]
    assert ratings[0] == {"@type": "Rating", "alternateName": "Not enough evidence"}
    assert ratings[1]["ratingValue"] == 5


def test_a_claimreview_says_only_what_is_known(tmp_path: Path) -> None:
    lone, disputed = claim(vote("a", R)), claim(vote("a", S), vote("b", R), article="c")
    lone.article = Provenance()
    (review,) = json.loads(written(tmp_path, "claimreview", lone, disputed).read_text())["@graph"]
    assert review.keys() == {"@type", "@id", "claimReviewed", "author", "reviewRating", "itemReviewed"}
    assert review["itemReviewed"] == {"@type": "Claim", "appearance": {"@type": "NewsArticle"}}
    assert review["reviewRating"] == {
        "@type": "Rating", "ratingValue": 1, "bestRating": 5, "worstRating": 1, "alternateName": "Refuted",
    }  # fmt: skip
    assert "no rating for disputed" in (tmp_path / "left-out.jsonl").read_text()
    (whole,) = json.loads(written(tmp_path / "whole", "claimreview", full()).read_text())["@graph"]
    assert whole["datePublished"] == "2026-03-02", "the latest review's"


def keys(node: Any) -> set[str]:
    if isinstance(node, dict):
        return set(node) | {key for value in node.values() for key in keys(value)}
    return {key for value in node for key in keys(value)} if isinstance(node, list) else set()


def test_the_card_names_the_languages_of_the_articles(tmp_path: Path) -> None:
    german, unknown = full("g"), bare("u")
    german.article = msgspec.structs.replace(german.article, language="de")
    written(tmp_path, "jsonl", german, unknown)
    assert '\nlanguage: ["de"]\n' in (tmp_path / "README.md").read_text()


def test_the_card_counts_what_is_in_the_files(tmp_path: Path) -> None:
    disputed = claim(vote("a", S), vote("b", R), article="c", blind=True)
    written(tmp_path, "averitec", full(), disputed, bare("b"), title="Trial: round 1", licence="cc-by-4.0")
    card = (tmp_path / "README.md").read_text()
    assert "# Trial: round 1" in card
    assert "1 claim from 1 news article" in card, "what the format cannot hold is not counted"
    assert "| AVeriTeC has no label for disputed | 1 |" in card
    assert "| blind | 1 | 1 | 0.000" in card
