"""HTML, CSV, Parquet, WARC, packed files, globs and addresses all give the same articles."""

from __future__ import annotations

import datetime
import functools
import gzip
import http.server
import io
import re
import subprocess
import sys
import threading
import zipfile
from collections.abc import Callable
from pathlib import Path

import brotli
import msgspec
import pyarrow
import pyarrow.parquet
import pytest
import zstandard
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from claimkit import reading
from claimkit.errors import InputError, SettingsError
from claimkit.reading import Fields, read

ONE = "Ann Lee, 59, said \u201cno\u201d.\r\n\r\nShe left; then, silence.\n"
PAGE = """<!doctype html><html lang="en"><head><title>Harbour strike ends | The Port Courier</title>
<meta property="article:published_time" content="2021-03-04T08:00:00Z">
<meta property="article:modified_time" content="2022-05-06T08:00:00Z">
<meta property="og:site_name" content="The Port Courier"></head>
<body><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav><article><h1>Harbour strike ends</h1>
<p>Dock workers in Lisport went back to work on Monday after a strike of nine days, the union said.</p>
<p>&ldquo;We have won what we asked for,&rdquo; said Marta Quill, 52. She accused the owners of fraud.</p>
<p>The owners denied it &amp; said that they would go to court in April.</p>
</article><footer>Follow us on every network</footer></body></html>"""


def texts(*addresses: object, fields: Fields | None = None) -> list[str]:
    return [article.text for article in read([str(a) for a in addresses], fields=fields or Fields())]


def test_a_page_gives_its_text_and_the_day_it_came_out(tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    file.write_text(PAGE)
    (article,) = read(str(file))
    assert "\u201cWe have won what we asked for,\u201d said Marta Quill, 52." in article.text
    assert "denied it & said" in article.text
    assert "Follow us" not in article.text
    assert (article.published, article.published_from) == ("2021-03-04", "html")
    assert (article.title, article.publisher) == ("Harbour strike ends", "The Port Courier")


def test_a_page_without_a_date_or_an_article(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(re.sub("<meta[^>]*time[^>]*>", "", PAGE))
    (article,) = read(str(tmp_path / "a.html"))
    assert (article.published, article.published_from) == (None, None)
    (tmp_path / "b.html").write_text("<html><body></body></html>")
    with pytest.raises(InputError, match="no article in the page"):
        list(read(str(tmp_path / "b.html")))


@pytest.mark.parametrize(("name", "delimiter"), [("a.csv", ","), ("a.csv", ";"), ("a.tsv", "\t")])
def test_tables_keep_line_ends_inside_of_quotes(tmp_path: Path, name: str, delimiter: str) -> None:
    header = delimiter.join(["id", "body", "date"])
    rows = [delimiter.join(["7", f'"{ONE}"', "2016-10-31"]), delimiter.join(["8", '"Two."', ""])]
    (tmp_path / name).write_bytes(("\ufeff" + "\r\n".join([header, *rows]) + "\r\n").encode())
    one, two = read(str(tmp_path / name), fields=Fields(text="body", published="date"))
    assert (one.id, one.text, one.published) == ("7", ONE, "2016-10-31")
    assert (two.id, two.text, two.published) == ("8", "Two.", None)


def test_a_bad_row_of_a_table_costs_itself_alone(tmp_path: Path) -> None:
    rows = [b"text,id", b"One.,1", "Jos\u00e9.,2".encode("latin-1"), b"Three.,3"]
    (tmp_path / "a.csv").write_bytes(b"\n".join(rows))
    problems: list[InputError] = []
    assert [a.id for a in read(str(tmp_path / "a.csv"), on_error=problems.append)] == ["1", "3"]
    assert [p.what.split(": ")[0] for p in problems] == [f"{tmp_path / 'a.csv'}:3"]


def test_a_long_field_of_a_table(tmp_path: Path) -> None:
    long = "A long story. " * 100_000
    (tmp_path / "a.csv").write_text(f'text,id\n"{long}",1\n')
    assert texts(tmp_path / "a.csv") == [long]


def test_parquet_with_dates_and_columns_that_nobody_asked_for(tmp_path: Path) -> None:
    table = pyarrow.table(
        {
            "text": [ONE, "Two."],
            "id": [7, 8],
            "published": [datetime.datetime(2016, 10, 31, 8), None],
            "vector": [[0.5] * 9] * 2,
        }
    )
    pyarrow.parquet.write_table(table, tmp_path / "a.parquet")
    one, two = read(str(tmp_path / "a.parquet"))
    assert (one.id, one.text, one.published, two.published) == ("7", ONE, "2016-10-31", None)
    with pytest.raises(InputError, match=r"'text', 'id', 'published', 'vector'"):
        texts(tmp_path / "a.parquet", fields=Fields(text="body"))


@pytest.mark.filterwarnings("ignore:Exception ignored in:pytest.PytestUnraisableExceptionWarning")  # warcio's writer
@pytest.mark.parametrize("packed", [False, True])
def test_a_web_archive_gives_its_pages(tmp_path: Path, packed: bool) -> None:
    buffer = io.BytesIO()
    writer = WARCWriter(buffer, gzip=packed)
    answers = [("200 OK", "text/html"), ("404 Not Found", "text/html"), ("200 OK", "image/png")]
    for number, (status, content) in enumerate(answers):
        head = StatusAndHeaders(status, [("Content-Type", content), ("Content-Encoding", "gzip")], protocol="HTTP/1.1")
        page = io.BytesIO(gzip.compress(PAGE.encode()))
        url = f"https://courier.example/{number}"
        writer.write_record(writer.create_warc_record(url, "response", payload=page, http_headers=head))
    name = "crawl.warc.gz" if packed else "crawl.warc"
    (tmp_path / name).write_bytes(buffer.getvalue())
    (article,) = read(str(tmp_path / name))
    assert (article.url, article.published) == ("https://courier.example/0", "2021-03-04")
    assert "Marta Quill, 52" in article.text


@pytest.mark.parametrize(("name", "pack"), [("a.txt.gz", gzip.compress), ("a.txt.zst", zstandard.compress)])
@pytest.mark.parametrize("frames", [1, 3])
def test_a_packed_text_that_is_cut_is_told(
    tmp_path: Path, name: str, pack: Callable[[bytes], bytes], frames: int
) -> None:
    text = "Ann Lee, 59, left the town hall. " * 5000
    packed = pack(text.encode()) * frames
    (tmp_path / name).write_bytes(packed)
    assert texts(tmp_path / name) == [text * frames]
    (tmp_path / name).write_bytes(packed[:-3])
    with pytest.raises(InputError, match="cannot be read to its end"):
        texts(tmp_path / name)


@pytest.mark.parametrize(("name", "pack"), [("a.jsonl.gz", gzip.compress), ("a.txt.zst", zstandard.compress)])
def test_packed_files(tmp_path: Path, name: str, pack: object) -> None:
    content = b'{"text": "One."}' if "jsonl" in name else b"One."
    assert callable(pack)
    (tmp_path / name).write_bytes(pack(content))
    assert texts(tmp_path / name) == texts(tmp_path) == ["One."]


def test_a_packed_file_that_was_cut_gives_what_it_holds_and_a_problem(tmp_path: Path) -> None:
    lines = "".join(f'{{"text": "Number {n}.", "id": "{n * n}"}}\n' for n in range(20_000))
    file = tmp_path / "a.jsonl.gz"
    file.write_bytes(gzip.compress(lines.encode())[:-5000])
    problems: list[InputError] = []
    good = list(read(str(file), on_error=problems.append))
    assert 100 < len(good) < 20_000
    assert [problem.what for problem in problems] == [f"{file}: cannot be read to its end"]


def test_globs_and_many_addresses_in_the_order_given(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    for name in ("b.txt", "a.txt", "deep/c.txt", "d.md"):
        (tmp_path / name).write_text(name)
    assert texts(tmp_path / "*.txt") == ["a.txt", "b.txt"]
    assert texts(tmp_path / "**" / "*.txt") == ["a.txt", "b.txt", "deep/c.txt"]
    assert texts(tmp_path / "d.md", tmp_path / "a.txt") == ["d.md", "a.txt"]


def test_addresses_of_file_systems(tmp_path: Path) -> None:
    import fsspec

    for name in ("b.txt", "a.jsonl", "picture.png"):
        with fsspec.open(f"memory://news/{name}", "wb") as file:
            file.write(b'{"text": "a"}' if name == "a.jsonl" else b"b")
    assert texts("memory://news") == ["a", "b"]
    assert texts("memory://news/*.txt") == ["b"]
    assert texts("memory://news/a.jsonl") == ["a"]
    with pytest.raises(InputError, match="nothing"):
        texts("memory://news/nothing.txt")
    (tmp_path / "a.txt").write_text("a")
    assert texts(f"file://{tmp_path}/a.txt") == ["a"]


def test_a_page_from_a_web_server(tmp_path: Path) -> None:
    (tmp_path / "story").write_text(PAGE.replace("</footer>", ' <a href="later.html">Later</a></footer>'))
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(b'{"text": "One."}'))
    (tmp_path / "table.csv").write_text("id,text\n1,One.\n")
    handler = functools.partial(http.server.SimpleHTTPRequestHandler, directory=str(tmp_path))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_port}"
        assert "Marta Quill, 52" in texts(f"{address}/story")[0]
        assert "Marta Quill, 52" in texts(f"{address}/story?page=1")[0]
        assert texts(f"{address}/a.jsonl.gz") == ["One."]
        assert texts(f"{address}/table.csv?key=a.b") == texts(f"{address}/*.csv") == ["One."]
        with pytest.raises(InputError, match="missing"):
            texts(f"{address}/missing.txt")
        server.shutdown()


def test_a_format_whose_package_is_missing_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.html").write_text(PAGE)
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    with pytest.raises(SettingsError, match=r"claimkit\[formats\]"):
        texts(tmp_path / "a.html")


@pytest.mark.parametrize(("address", "package"), [("s3://news/a.jsonl", "s3fs"), ("gs://news/a.jsonl", "gcsfs")])
def test_a_store_whose_package_is_missing_says_what_to_install(
    address: str, package: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(SettingsError) as caught:
        texts(address)
    assert caught.value.what == f"cannot read {address}"
    assert package in caught.value.why
    assert caught.value.do == f"pip install 'claimkit[{address.split(':')[0].replace('gs', 'gcs')}]'"


def test_an_unknown_file_system_says_so() -> None:
    with pytest.raises(InputError, match="nosuch"):
        texts("nosuch://bucket/a.txt")


# ---- what is too large -----------------------------------------------------------------------------------------------

STORY = "Ann Lee, 59, was accused of fraud. "


def outcome(file: Path, largest: int = 10_000) -> list[str]:
    """What became of each record: its text's first word, or what is wrong."""
    told = []
    for record in reading.records(reading.find([str(file)]), largest=largest):
        try:
            told.append(reading.article(record).text.split()[0])
        except InputError as error:
            told.append(f"{error.what.removeprefix(str(file))}, {error.why}")
    return told


def lines_with_a_large_one(text: str) -> bytes:
    return b"".join(msgspec.json.encode({"text": one}) + b"\n" for one in ("First one.", text, "Last one."))


@pytest.mark.parametrize("name", ["a.jsonl", "a.jsonl.gz", "a.jsonl.zst", "a.json"])
def test_a_line_too_large_costs_itself_alone(tmp_path: Path, name: str) -> None:
    data = lines_with_a_large_one("x " * 10_000)
    pack = {".gz": gzip.compress, ".zst": zstandard.compress}.get(Path(name).suffix, bytes)
    (tmp_path / name).write_bytes(pack(data))
    assert outcome(tmp_path / name) == ["First", ":2: the record is too large, it has more than 0.01 MB", "Last"]


@pytest.mark.parametrize("name", ["a.txt", "a.txt.gz", "a.html", "a.csv"])
def test_other_records_too_large_are_problems(tmp_path: Path, name: str) -> None:
    text = "x " * 10_000
    content = f'id,text\n1,First one.\n2,"{text}"\n' if name == "a.csv" else text
    data = content.encode()
    (tmp_path / name).write_bytes(gzip.compress(data) if name.endswith(".gz") else data)
    told = outcome(tmp_path / name)
    if name == "a.csv":
        assert told.pop(0) == "First"
    assert "too large" in told[0] or "larger than field limit" in told[0]
    assert name == "a.csv" or len(told) == 1  # what is left of a row's line is another bad row


@pytest.mark.filterwarnings("ignore:Exception ignored in:pytest.PytestUnraisableExceptionWarning")  # warcio's writer
def test_a_page_of_an_archive_that_unpacks_to_too_much_is_a_problem(tmp_path: Path) -> None:
    page = b"<html><body><article><p>" + STORY.encode() * 1000 + b"</p></article></body></html>"
    with (tmp_path / "a.warc").open("wb") as file:
        writer = WARCWriter(file, gzip=False)
        for url, packing, body in (
            ("large", "gzip", gzip.compress(page)),
            ("larger", "zstd", zstandard.compress(page)),
            ("largest", "br", brotli.compress(page)),
        ):
            head = StatusAndHeaders(
                "200 OK", [("Content-Type", "text/html"), ("Content-Encoding", packing)], "HTTP/1.1"
            )
            payload = io.BytesIO(body)
            address = f"https://a.example/{url}"
            writer.write_record(writer.create_warc_record(address, "response", payload=payload, http_headers=head))
    assert [told.partition(",")[0] for told in outcome(tmp_path / "a.warc")] == [
        ": https://a.example/large: the record is too large",
        ": https://a.example/larger: the record is too large",
        ": https://a.example/largest: the record is too large",
    ]


def told_in_a_gigabyte(file: Path) -> str:
    """What is told of each record, read in a process that may have one gigabyte of memory."""
    program = f"""if 1:
        import resource
        from claimkit import reading
        resource.setrlimit(resource.RLIMIT_AS, (1 << 30, 1 << 30))
        for record in reading.records(reading.find([{str(file)!r}])):
            print(record.data.what if isinstance(record.data, Exception) else reading.article(record).text)
    """
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert not done.stderr
    return done.stdout


def test_a_small_file_that_unpacks_to_gigabytes_fills_no_memory(tmp_path: Path) -> None:
    """Two gigabytes of one line in two megabytes."""
    bomb = tmp_path / "bomb.jsonl.gz"
    block = gzip.compress(b"x" * 100_000_000, compresslevel=1)
    bomb.write_bytes(gzip.compress(b'{"text": "') + block * 20 + gzip.compress(b'"}\n{"text": "Last one."}\n'))
    assert told_in_a_gigabyte(bomb) == "the record is too large\nLast one.\n"


@pytest.mark.filterwarnings("ignore:Exception ignored in:pytest.PytestUnraisableExceptionWarning")  # warcio's writer
def test_a_small_page_that_unpacks_to_gigabytes_fills_no_memory(tmp_path: Path) -> None:
    packer = brotli.Compressor(quality=2)
    body = b"".join([packer.process(b"<p>" + b"x" * 100_000_000) for _ in range(20)]) + packer.finish()
    with (tmp_path / "bomb.warc").open("wb") as file:
        head = StatusAndHeaders("200 OK", [("Content-Type", "text/html"), ("Content-Encoding", "br")], "HTTP/1.1")
        writer = WARCWriter(file, gzip=False)
        writer.write_record(
            writer.create_warc_record("https://a.example/", "response", payload=io.BytesIO(body), http_headers=head)
        )
    assert told_in_a_gigabyte(tmp_path / "bomb.warc") == "the record is too large\n"


def test_a_document_that_says_it_is_far_too_large_is_not_unpacked(tmp_path: Path) -> None:
    file = tmp_path / "bomb.docx"
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("word/document.xml", "w") as inner:
        for _ in range(3):
            inner.write(b" " * 100_000_000)
    (told,) = outcome(file, reading.limits.LARGEST)
    assert re.match(r": the document is too large, its 0\.\d+ MB unpack to 300 MB", told)
