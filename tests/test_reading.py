"""Every format gives the same articles with their exact texts; the error for unusable input says why."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from claimkit.errors import InputError
from claimkit.reading import read
from claimkit.records import article_id

TEXT = "Ann Lee,\u00a059, said \u201cno\u201d.\r\n\r\nShe left\t e\u0301arly \U0001f600.\n"


def test_a_text_file_is_kept_to_the_letter(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(TEXT.encode())
    (article,) = read(str(file))
    assert article.text == TEXT
    assert article.id == article_id(TEXT)
    assert (article.title, article.published, article.published_from) == (None, None, None)


@pytest.mark.parametrize("name", ["a.txt", "a.jsonl"])
def test_a_byte_order_mark_is_no_text(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"\xef\xbb\xbf" + (b"One." if name == "a.txt" else b'{"text": "One."}'))
    assert [article.text for article in read(str(tmp_path / name))] == ["One."]


def test_json_lines_bring_their_fields(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    file.write_text(
        '{"text": "One.", "id": 7, "title": "T", "url": "https://a.example/1", "published": "2016-10-31T08:00:00Z"}\n\n'
        '{"text": "Two.", "published": "Mon, 31 Oct 2016 08:00:00 +0000", "other": [1]}\n'
        '{"text": "Three.", "published": "20161031"}\n{"text": "Four.", "published": ""}'
    )
    one, two, three, four = read(str(file))
    assert (one.id, one.title, one.url) == ("7", "T", "https://a.example/1")
    assert [a.published for a in (one, two, three, four)] == ["2016-10-31"] * 3 + [None]
    assert [a.published_from for a in (one, two, three, four)] == ["field"] * 3 + [None]


def test_a_folder_is_read_in_order_of_names_and_deep(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    for name in ("c.txt", "a.txt", "b/x.txt", "notes.pptx", ".hidden.txt"):
        (tmp_path / name).write_text(name)
    assert [article.text for article in read(str(tmp_path))] == ["a.txt", "b/x.txt", "c.txt"]


BAD = {
    "nothing.txt": (b"", "no text"),
    "blank.txt": (b" \r\n ", "no text"),
    "nothing.jsonl": (b"", "no articles"),
    "picture.txt": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\xff", "not a text"),
    "report.txt": (b"%PDF-1.7\n%\xe2\xe3", "it is a PDF"),
    "letter.txt": (b"PK\x03\x04\x14\0", "a Word or OpenDocument file"),
    "latin.txt": ("Jos\u00e9 said".encode("latin-1"), "not UTF-8"),
    "latin.jsonl": ('{"text": "Jos\u00e9"}'.encode("latin-1"), "not UTF-8"),
    "nul.txt": (b"One\0two", "cannot be stored"),
    "nul.jsonl": (b'{"text": "One\\u0000two"}', "cannot be stored"),
    "half.jsonl": (b'{"text": "One \\ud83d two"}', "lone surrogate"),
    "textless.jsonl": (b'{"words": "One."}', "--text-field"),
    "number.jsonl": (b'{"text": 5}', "a number"),
    "list.jsonl": (b'["text"]', "not a JSON object"),
    "cut.jsonl": (b'{"text": "On', "not valid JSON"),
    "date.jsonl": (b'{"text": "One.", "published": "next Friday"}', "publication date"),
    "title.jsonl": (b'{"text": "One.", "title": ["a"]}', "not a single value"),
}


@pytest.mark.parametrize("name", BAD)
def test_what_cannot_be_used_says_what_why_and_what_to_do(tmp_path: Path, name: str) -> None:
    content, message = BAD[name]
    (tmp_path / name).write_bytes(content)
    with pytest.raises(InputError) as caught:
        list(read(str(tmp_path / name)))
    assert message in str(caught.value)
    assert caught.value.what.startswith(str(tmp_path / name))
    assert caught.value.why
    assert caught.value.do
    assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)


def test_a_broken_line_is_named_by_its_number_and_the_rest_goes_on(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    file.write_text('{"text": "One."}\n{"text": "Two."}\n{"text": \n{"text": "Four."}\n')
    problems: list[InputError] = []
    assert [a.text for a in read(str(file), on_error=problems.append)] == ["One.", "Two.", "Four."]
    assert [problem.what for problem in problems] == [f"{file}:3: not valid JSON"]


@pytest.mark.parametrize("name", ["missing.txt", "folder"])
def test_addresses_with_nothing_behind_them(tmp_path: Path, name: str) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(InputError, match=name):
        list(read(str(tmp_path / name)))
