"""A language other than English: chosen by the caller or the article, with fewer claim types, its dates resolved."""

from __future__ import annotations

from pathlib import Path

import jsonlines
import pytest
import spacy
from commands import claimkit as command

import claimkit
from claimkit.errors import InputError, SettingsError
from claimkit.records import Article

PUBLISHED = "2024-03-15"  # a Friday
ARTICLE = """\
Brand in der alten Mühle von Lindau
Bei einem Brand sind am Mittwoch zwei Menschen verletzt worden. Der 59-jährige Müller Karl Brandner und seine \
achtjährige Enkelin wurden in die Klinik gebracht, sagte Dr. Anna Holm, 44, die Leiterin.
Die Mühle war am 4. Februar 1992 nach einem Umbau eröffnet worden. Vor drei Jahren übernahm Brandner den Betrieb von \
seinem Vater, der Anfang 2014 im Alter von 81 Jahren starb. „Wir wollen im Mai wieder mahlen“, sagte er, z. B. Roggen.
Rund 2000 Menschen besuchten im vergangenen Sommer das Fest. Das nächste soll vom 3. bis 5. Juni stattfinden. Im \
19. Jahrhundert gab es hier zwölf Mühlen. Am Freitagabend wird der Rat beraten.
Foto: Peter Huber
"""
CLAIMS = [
    ("date", "Mittwoch", "2024-03-13", None, None),
    ("age", "59-jährige", "59", None, "Müller Karl Brandner"),
    ("age", "achtjährige", "8", None, "Enkelin"),
    ("age", "44", "44", None, "Dr. Anna Holm"),
    ("date", "4. Februar 1992", "1992-02-04", None, None),
    ("date", "Vor drei Jahren", "2021", None, None),
    ("date", "Anfang 2014", "2014", "START", None),
    ("age", "Alter von 81 Jahren", "81", None, "Vater"),
    ("date", "Mai", "2024-05", None, None),
    ("date", "vergangenen Sommer", "2023-SU", None, None),
    ("date", "3. bis 5. Juni", "2024-06-03/2024-06-05", None, None),
    ("date", "19. Jahrhundert", "18", None, None),
    ("date", "Freitagabend", "2024-03-15TEV", None, None),
]
Row = tuple[str, str, str | None, str | None, str | None]


def rows(article: Article) -> list[Row]:
    return [(c.type, c.text, c.value, c.mod, c.roles[0].text if c.roles else None) for c in article.claims]


def test_german_ages_and_dates() -> None:
    assert rows(claimkit.extract(ARTICLE, published=PUBLISHED, language="de")) == CLAIMS


def test_german_sentences_and_boilerplate() -> None:
    sentences = claimkit.extract(ARTICLE, language="de").sentences
    starts = [ARTICLE[s.start : s.end].split()[0] for s in sentences]
    assert starts == ["Brand", "Bei", "Der", "Die", "Vor", "„Wir", "Rund", "Das", "Im", "Am", "Foto:"]
    assert [s.boilerplate for s in sentences] == [False] * 10 + [True]


def test_a_language_without_weights_is_not_ranked_and_says_so() -> None:
    article = claimkit.extract(ARTICLE, published=PUBLISHED, language="de")
    assert {claim.score for claim in article.claims} == {0.0}
    assert all(claim.reasons[-1] == "not ranked: no weights are fitted for language 'de'" for claim in article.claims)


def test_the_articles_own_language_comes_first_and_english_is_the_default() -> None:
    german = Article(id="1", text=ARTICLE, language="de", published=PUBLISHED)
    assert rows(claimkit.extract(german, language="en")) == CLAIMS
    assert claimkit.extract(ARTICLE, language="de-AT").language == "de"
    english = claimkit.extract("He died on 4 May 1992.")
    assert (english.language, [c.value for c in english.claims if c.type == "date"]) == ("en", ["1992-05-04"])
    assert claimkit.extract("He died on 4 May 1992.", language="de").claims[0].text == "1992"


@pytest.mark.parametrize("workers", [1, 2])
def test_workers_are_told_the_language(workers: int) -> None:
    found = list(claimkit.extract_all([ARTICLE] * 200, workers=workers, published=PUBLISHED, language="de"))
    assert [rows(article) for article in found] == [CLAIMS] * 200


def test_an_unknown_language_names_those_that_are_there() -> None:
    for do in (
        lambda: claimkit.extract(ARTICLE, language="tlh"),
        lambda: next(claimkit.extract_all([ARTICLE], language="tlh")),
        lambda: spacy.blank("fi").add_pipe("claimkit"),
    ):
        with pytest.raises(SettingsError, match="there are: de, en"):
            do()


def test_an_article_in_an_unknown_language_does_not_stop_the_others() -> None:
    problems: list[InputError] = []
    articles = [Article(id="1", text=ARTICLE, language="tlh"), Article(id="2", text=ARTICLE, language="de")]
    found = list(claimkit.extract_all(articles, on_error=problems.append))
    assert ([article.id for article in found], len(problems)) == (["2"], 1)
    assert "it is said to be in tlh; claimkit reads English and German" in str(problems[0])


def test_a_spacy_pipeline_brings_its_language() -> None:
    nlp = spacy.blank("de")
    nlp.add_pipe("claimkit", config={"published": PUBLISHED})
    assert [claim.text for claim in nlp(ARTICLE)._.claims] == [text for _, text, *_ in CLAIMS]
    nlp = spacy.blank("xx")
    nlp.add_pipe("claimkit", config={"published": PUBLISHED, "language": "de"})
    assert [claim.text for claim in nlp(ARTICLE)._.claims] == [text for _, text, *_ in CLAIMS]


def extract(folder: Path, *arguments: str | Path) -> tuple[int, str]:
    ran = command("extract", *map(str, arguments), "--workers", "1", data_dir=folder)
    return ran.returncode, ran.stderr


def test_the_command_takes_a_language_or_a_field_of_it(tmp_path: Path) -> None:
    source, out, shards = tmp_path / "a.jsonl", tmp_path / "out.jsonl", tmp_path / "shards"
    with jsonlines.open(source, "w") as file:
        file.write({"text": ARTICLE, "published": PUBLISHED, "tongue": "de"})
        file.write({"text": "He died on 4 May 1992.", "tongue": "en"})
    assert extract(tmp_path, source, "-o", out, "--language-field", "tongue")[0] == 0
    with jsonlines.open(out) as file:
        assert [(a["language"], len(a["claims"])) for a in file] == [("de", len(CLAIMS)), ("en", 1)]
    assert extract(tmp_path, source, "-o", shards, "--language", "de", "--shards", "2")[0] == 0
    lines = sorted(line for part in shards.glob("*.jsonl") for line in part.read_text("utf-8").splitlines())
    assert [line.count('"language":"de"') for line in lines] == [1, 1]


def test_a_run_is_not_resumed_in_another_language(tmp_path: Path) -> None:
    source, shards = tmp_path / "a.jsonl", tmp_path / "shards"
    with jsonlines.open(source, "w") as file:
        file.write({"text": ARTICLE})
    assert extract(tmp_path, source, "-o", shards, "--language", "de", "--shards", "1")[0] == 0
    code, said = extract(tmp_path, source, "-o", shards, "--shards", "1", "--resume")
    assert (code, "another run" in said) == (2, True), said


def test_the_command_refuses_an_unknown_language_before_it_begins(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE, "utf-8")
    code, said = extract(tmp_path, tmp_path / "a.txt", "-o", tmp_path / "out.jsonl", "--language", "tlh")
    assert (code, "there are: de, en" in said) == (2, True), said
    assert not (tmp_path / "out.jsonl").exists()
