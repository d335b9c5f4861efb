"""Files as newsrooms have them: Word, OpenDocument, PDF, feeds, JSON arrays, tables, truncated archives, addresses."""

from __future__ import annotations

import datetime
import gzip
import http.server
import io
import socket
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import brotli
import docx
import msgspec
import odfdo
import pytest
import zstandard
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from hypothesis import given
from hypothesis import strategies as st
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from claimkit.errors import InputError
from claimkit.language.recognition import detect_language
from claimkit.reading import Fields, by_kind, find, in_language, iso_date, read, records
from claimkit.reading.columns import USUAL
from claimkit.reading.documents import paragraphs
from claimkit.records import Article

pytestmark = pytest.mark.filterwarnings("ignore:Unclosed file <tempfile:ResourceWarning")  # warcio's writer leaves them

HEAD = "Harbour strike ends"
LEAD = "Dock workers in Lisport went back to work on Monday after a strike of nine days, the union said."
QUOTE = "“We have won what we asked for,” said Zoë Quill, 52. She accused the owners of fraud."


def texts(*addresses: object, fields: Fields | None = None) -> list[str]:
    return [article.text for article in read([str(a) for a in addresses], fields=fields or Fields())]


def both(address: object, fields: Fields | None = None) -> tuple[list[Article], list[InputError]]:
    """The articles, and what was told of the others."""
    problems: list[InputError] = []
    return list(read(str(address), fields=fields or Fields(), on_error=problems.append)), problems


def word(path: Path) -> Path:
    document = docx.Document()
    document.add_heading(HEAD, 0)
    paragraph = document.add_paragraph("Dock workers in Lisport ")
    paragraph.add_run("went back").bold = True
    paragraph.add_run(" to work on Monday after a strike of nine days, the union said.")
    document.add_paragraph("First line\nsecond line.")
    for tag, kind, text in (("w:ins", "w:t", "Zoë Quill, 52, left."), ("w:del", "w:delText", "Nobody left.")):
        change, run, content = OxmlElement(tag), OxmlElement("w:r"), OxmlElement(kind)
        change.set(qn("w:id"), "1")
        change.set(qn("w:author"), "editor")
        content.text = text
        run.append(content)
        change.append(run)
        paragraph = document.add_paragraph()
        paragraph._p.append(change)
    document.add_table(1, 1).cell(0, 0).text = "Fined: 59"
    document.save(str(path))
    return path


def test_a_word_file_gives_its_paragraphs_with_what_changes_put_in(tmp_path: Path) -> None:
    (article,) = read(str(word(tmp_path / "strike.docx")))
    assert article.text.split("\n\n") == [HEAD, LEAD, "First line\nsecond line.", "Zoë Quill, 52, left.", "Fined: 59"]
    assert (article.title, article.published, article.file) == (None, None, str(tmp_path / "strike.docx"))


def test_an_opendocument_file_gives_its_paragraphs_without_notes(tmp_path: Path) -> None:
    document = odfdo.Document("text")
    document.body.clear()
    document.body.append(odfdo.Header(1, HEAD))
    paragraph = odfdo.Paragraph(LEAD)
    paragraph.insert_note(after="Lisport", note_id="n1", citation="1", body="a harbour")
    document.body.append(paragraph)
    document.body.append(odfdo.Paragraph(QUOTE))
    document.save(str(tmp_path / "strike.odt"))
    assert texts(tmp_path / "strike.odt") == [f"{HEAD}\n\n{LEAD}\n\n{QUOTE}"]


@pytest.mark.browser
@pytest.mark.parametrize("columns", [1, 2])
def test_a_printed_page_gives_its_paragraphs_column_by_column(tmp_path: Path, columns: int) -> None:
    from playwright.sync_api import sync_playwright

    long = "The owners denied it and said that they would go to court in April, as they had done before. " * 4
    body = f"<h1>{HEAD}</h1><p>{LEAD}</p><p>{QUOTE}</p><p>{long}</p>" * 2
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        page = chromium.new_page()
        page.set_content(f'<div style="column-count:{columns};text-align:justify;font:11pt serif">{body}</div>')
        page.pdf(path=str(tmp_path / "page.pdf"))
        chromium.close()
    (text,) = texts(tmp_path / "page.pdf")
    assert text.split("\n\n") == [HEAD, LEAD, QUOTE, long.strip()] * 2


def test_a_word_that_the_line_parts_is_whole_again() -> None:
    lines = ["The long investi-", "gation went on in", "the North-South", "road. It is"]
    assert paragraphs(lines) == "The long investigation went on in the North-South road. It is"


@given(st.lists(st.text(alphabet="abc ABC.-", max_size=30).map(str.strip), max_size=12))
def test_putting_lines_together_loses_no_letter(lines: list[str]) -> None:
    letters = [c for line in lines for c in line if c.isalpha()]
    assert [c for c in paragraphs(lines) if c.isalpha()] == letters


@pytest.mark.parametrize("name", ["a.docx", "a.odt", "a.pdf"])
def test_a_damaged_document_is_told(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"%PDF-1.7 and no more" if name == "a.pdf" else b"PK\x03\x04 and no more")
    with pytest.raises(InputError, match="cannot be read") as caught:
        list(read(str(tmp_path / name)))
    assert caught.value.why
    assert caught.value.do


RSS = f"""<?xml version="1.0" encoding="utf-8"?><!-- ours -->
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>The Port Courier</title>
<item><title>{HEAD}</title><link>https://courier.example/1</link><pubDate>Mon, 31 Oct 2016 23:30:00 -0500</pubDate>
<description>Short.</description>
<content:encoded><![CDATA[<p>{LEAD}</p><p>{QUOTE} &amp; more</p>]]></content:encoded></item>
<item><title>Mayor denies fraud</title><link>https://courier.example/2</link></item></channel></rss>"""
ATOM = f"""<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>The Port Courier</title>
<entry><title>{HEAD}</title><link href="https://courier.example/1"/><updated>2022-02-02T10:00:00Z</updated>
<summary type="html">&lt;p&gt;{LEAD}&lt;/p&gt;</summary></entry>
<entry><title>B</title><published>2021-03-04T10:00:00Z</published><updated>2022-02-02T10:00:00Z</updated>
<summary>{QUOTE}</summary></entry></feed>"""


@pytest.mark.parametrize("name", ["news.xml", "news.rss", "news"])
def test_a_feed_gives_its_entries_with_dates_and_links(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text(RSS, encoding="utf-8")
    one, two = read(str(tmp_path / name))
    assert one.text == f"{HEAD}\n\n{LEAD}\n\n{QUOTE} & more"
    assert (one.title, one.url, one.published) == (HEAD, "https://courier.example/1", "2016-10-31")
    assert (one.publisher, one.file) == ("The Port Courier", f"{tmp_path / name}:1")
    assert (two.text, two.published) == ("Mayor denies fraud", None)


def test_the_day_of_an_entrys_change_is_no_day_of_publication(tmp_path: Path) -> None:
    (tmp_path / "a.atom").write_text(ATOM, encoding="utf-8")
    one, two = read(str(tmp_path / "a.atom"))
    assert (one.text, one.published) == (f"{HEAD}\n\n{LEAD}", None)
    assert (two.text, two.published) == (f"B\n\n{QUOTE}", "2021-03-04")


def test_other_xml_is_told_and_a_cut_feed_too(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_text("<?xml version='1.0'?><invoice><sum>5</sum></invoice>")
    articles, (problem,) = both(tmp_path / "a.xml")
    assert (articles, "not a feed" in problem.what) == ([], True)
    (tmp_path / "b.xml").write_text(RSS[: RSS.index("<item><title>Mayor") + 20], encoding="utf-8")
    articles, problems = both(tmp_path / "b.xml")
    assert articles[0].text.startswith(HEAD)
    assert "damaged" in problems[-1].what


ROWS = [{"id": "a1", "text": "Ann Lee, 59, left."}, {"id": "a2", "text": "Bob Ray, 40, left."}]


@pytest.mark.parametrize("name", ["a.json", "unnamed"])
@pytest.mark.parametrize(
    "content",
    [
        msgspec.json.encode(ROWS),
        msgspec.json.format(msgspec.json.encode(ROWS), indent=4),
        b"\n" + b"\n".join(map(msgspec.json.encode, ROWS)),
        msgspec.json.format(msgspec.json.encode(ROWS), indent=1).decode().encode("utf-16"),
    ],
    ids=["array", "written over lines", "a line each", "utf-16"],
)
def test_json_gives_its_records(tmp_path: Path, name: str, content: bytes) -> None:
    (tmp_path / name).write_bytes(content)
    assert [(article.id, article.text) for article in read(str(tmp_path / name))] == [tuple(r.values()) for r in ROWS]


def test_one_json_object_over_several_lines_is_one_record(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_bytes(msgspec.json.format(msgspec.json.encode(ROWS[0]), indent=2))
    assert texts(tmp_path / "a.json") == ["Ann Lee, 59, left."]
    (tmp_path / "b.json").write_bytes(msgspec.json.encode(ROWS)[:-5])
    _, (problem,) = both(tmp_path / "b.json")
    assert "not valid JSON" in problem.what


def test_a_text_in_square_brackets_is_a_text(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("[Editor's note] Ann Lee, 59, left.")
    assert texts(tmp_path / "a") == ["[Editor's note] Ann Lee, 59, left."]


@pytest.mark.parametrize(
    ("rows", "line"),
    [
        ("id,text\na0,ok\na1,Ann Lee, 59, was accused.\na2,fine\n", 3),
        ("id;text\na0;ok\na1;Ann Lee, 59; Bob Ray, 40; both left.\na2;fine\n", 3),
    ],
)
def test_a_row_with_more_cells_than_the_header_is_told_with_its_line(tmp_path: Path, rows: str, line: int) -> None:
    (tmp_path / "a.csv").write_text(rows)
    articles, (problem,) = both(tmp_path / "a.csv")
    assert [article.text for article in articles] == ["ok", "fine"]
    assert problem.what == f"{tmp_path / 'a.csv'}:{line}: a row with more cells than the header"


def test_a_quotation_that_no_row_closes_is_told_instead_of_swallowing_the_rest(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text('id,text\na0,ok\na1,"Ann Lee left.\na2,Bob Ray left.\n')
    articles, (problem,) = both(tmp_path / "a.csv")
    assert [article.text for article in articles] == ["ok"]
    assert problem.what == f"{tmp_path / 'a.csv'}:3: a field that does not end"
    (tmp_path / "a.csv").write_text('id,text\na0,ok\na1,"Ann Lee left.\n\nBob Ray left."')
    assert texts(tmp_path / "a.csv") == ["ok", "Ann Lee left.\n\nBob Ray left."]


def test_two_columns_of_text_are_told(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("id,text,text\na1,Ann Lee left.,Bob Ray left.\n")
    articles, (problem,) = both(tmp_path / "a.csv")
    assert (articles, problem.what) == ([], f"{tmp_path / 'a.csv'}: two columns of the same name")
    (tmp_path / "a.csv").write_text("id,text,tag,tag,,\na1,Ann Lee left.,x,y,,\n")
    assert texts(tmp_path / "a.csv") == ["Ann Lee left."]


@pytest.mark.parametrize("name", ["a.txt", "a.csv", "a.jsonl"])
@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be"])
def test_utf_16_with_its_mark_is_read(tmp_path: Path, name: str, encoding: str) -> None:
    text = "Zoë Lee, 59, said “no” 😀." * 9000  # more than a block
    content = {"a.txt": text, "a.csv": f"id,text\n1,{text.replace(',', '')}", "a.jsonl": f'{{"text": "{text}"}}'}[name]
    mark = "\ufeff" if encoding == "utf-16-be" else ""
    (tmp_path / name).write_bytes((mark + content).encode(encoding))
    assert texts(tmp_path / name) == [text.replace(",", "") if name == "a.csv" else text]


@pytest.mark.parametrize("name", USUAL["text"])
@pytest.mark.parametrize("spelled", [str, str.upper, lambda name: name.replace("_", " ").title()])
def test_the_usual_names_of_a_column_are_known(tmp_path: Path, name: str, spelled: Callable[[str], str]) -> None:
    (tmp_path / "a.csv").write_text(f"ID,{spelled(name)},Headline,Date\n7,Ann Lee left.,She left,2021-03-04\n")
    taken: list[tuple[str, str]] = []
    list(records(find([str(tmp_path / "a.csv")]), on_taken=taken.extend))
    assert taken == [("text", spelled(name))] * (name != "text") + [("title", "Headline"), ("published", "Date")]
    (article,) = read(str(tmp_path / "a.csv"))
    assert (article.text, article.id, article.title, article.published) == (
        *("Ann Lee left.", "7", "She left"),
        "2021-03-04",
    )


def test_the_first_of_the_usual_names_is_taken_and_a_name_that_is_given_stands_alone(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"content": "Content.", "body": "Body.", "story": "Story."}')
    assert texts(tmp_path / "a.jsonl") == ["Body."]
    assert texts(tmp_path / "a.jsonl", fields=Fields(text="STORY")) == ["Story."]
    with pytest.raises(InputError, match="no field 'words'"):
        texts(tmp_path / "a.jsonl", fields=Fields(text="words"))


@pytest.mark.parametrize(
    "written",
    """4 May 2023|May 4, 2023|May 4th, 2023|4th of May 2023|Thursday, 4 May 2023 10:30 GMT|MAY 4, 2023|4 may 2023
    4-May-2023|4/May/2023|2023 May 4|Published: May 4, 2023|4. Mai 2023|Donnerstag, 4. Mai 2023, 10.30 Uhr|04.05.2023
    2023-05-04|2023-5-4|2023/05/04|20230504|20230504T103000Z|2023-05-04T23:30:00-08:00|Thu, 04 May 2023 23:30:00 -0500
    1683158400|1683158400000""".replace("\n    ", "|").split("|"),
)
def test_dates_are_read_in_all_usual_orders(written: str) -> None:
    assert iso_date(written) == "2023-05-04"


@pytest.mark.parametrize("month_first", [True, False])
def test_a_date_with_one_reading_is_read_and_one_with_two_is_not(month_first: bool) -> None:
    assert iso_date("05/14/2023" if month_first else "14/05/2023") == "2023-05-14"
    with pytest.raises(InputError, match="two readings"):
        iso_date("03/04/2023")
    assert (
        iso_date("03/04/2023", "%m/%d/%Y" if month_first else "%d/%m/%Y")
        == f"2023-{'03-04' if month_first else '04-03'}"
    )


@pytest.mark.parametrize(
    "written", ["soon", "May 2023", "2023", "31.02.2023", "Updated: May 4, 2023", "May 4 or May 5, 2023"]
)
def test_what_is_no_day_of_publication_is_not_guessed(written: str) -> None:
    with pytest.raises(InputError, match="publication date"):
        iso_date(written)


@given(st.dates(datetime.date(1900, 1, 1), datetime.date(2099, 12, 31)))
def test_every_day_is_read_as_it_is_written_out(day: datetime.date) -> None:
    for form in ("%d %B %Y", "%B %d, %Y", "%A, %d %b %Y", "%Y-%m-%d", "%Y%m%d", "%d.%m.%Y"):
        assert iso_date(day.strftime(form)) == day.isoformat()


def test_a_date_that_cannot_be_read_leaves_the_article_in(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"text": "One.", "published": "next Friday"}\n{"text": "Two."}')
    (one, two), (problem,) = both(tmp_path / "a.jsonl")
    assert (one.text, one.published, two.text) == ("One.", None, "Two.")
    assert problem.what == f"{tmp_path / 'a.jsonl'}:1: publication date 'next Friday' cannot be read"


CHANGED = "2024-05-14T09:00:00Z"
STATED = """<script type="application/ld+json">
{"@type":"NewsArticle","dateModified":"2024-05-14","datePublished":"2023-01-05"}</script>"""


@pytest.mark.parametrize("published", ["2023-01-05", None])
@pytest.mark.parametrize(
    "change",
    [
        f'<meta property="article:modified_time" content="{CHANGED}">',
        f'<meta property="og:updated_time" content="{CHANGED}">',
        f'<meta itemprop="dateModified" content="{CHANGED}">',
        f'<meta http-equiv="last-modified" content="{CHANGED}">',
        f'<time class="updated" datetime="{CHANGED}">14 May</time>',
        '<script type="application/ld+json">{"@type":"NewsArticle","dateModified":"2024-05-14"}</script>',
    ],
)
def test_the_day_of_a_pages_change_is_no_day_of_publication(tmp_path: Path, change: str, published: str | None) -> None:
    page = f"<html><head>{change}{STATED if published else ''}</head><body><article><h1>{HEAD}</h1>"
    (tmp_path / "a.html").write_text(f"{page}<p>{LEAD}</p><p>{QUOTE}</p></article></body></html>", encoding="utf-8")
    (article,) = read(str(tmp_path / "a.html"))
    assert article.published == published


GERMAN = (
    "Die Bürgermeisterin Käthe Groß, 59, sagte am Dienstag: „Wir bauen.“ Die Brücke über die Mühlgasse ist gesperrt."
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("text", [QUOTE, GERMAN])
def test_a_page_without_a_charset_is_detected(tmp_path: Path, encoding: str, text: str) -> None:
    page = f"<html><body><article><h1>{HEAD}</h1><p>{text}</p><p>{LEAD}</p></article></body></html>"
    (tmp_path / "a.html").write_bytes(page.encode(encoding))
    assert text in texts(tmp_path / "a.html")[0]


def test_a_pages_own_charset_is_used(tmp_path: Path) -> None:
    page = f'<html><head><meta charset="koi8-r"></head><body><p>Иван Петров, 59, ушёл.</p><p>{LEAD}</p></body></html>'
    (tmp_path / "a.html").write_bytes(page.encode("koi8-r"))
    assert "Иван Петров, 59, ушёл." in texts(tmp_path / "a.html")[0]


def archive(path: Path, pages: list[tuple[bytes, str]], packed: bool) -> Path:
    """A WARC with one response for each (body, more HTTP headers)."""
    with path.open("wb") as file:
        writer = WARCWriter(file, gzip=packed)
        for number, (body, headers) in enumerate(pages):
            named = [tuple(line.split(": ", 1)) for line in headers.splitlines()]
            head = StatusAndHeaders("200 OK", named, protocol="HTTP/1.1")
            url = f"https://courier.example/{number}"
            writer.write_record(writer.create_warc_record(url, "response", payload=io.BytesIO(body), http_headers=head))
    return path


def page(number: int, text: str = QUOTE) -> str:
    return f"<html><body><article><h1>Story {number}</h1><p>{LEAD}</p><p>{text}</p></article></body></html>"


@pytest.mark.parametrize(("charset", "name"), [("iso-8859-1", "Zoë Lee"), ("windows-1251", "Иван Петров")])
def test_the_charset_of_the_http_header_is_used(tmp_path: Path, charset: str, name: str) -> None:
    body = page(0, f"{name}, 59, was accused of fraud.").encode(charset)
    file = archive(tmp_path / "a.warc", [(body, f"Content-Type: text/html; charset={charset}")], packed=False)
    (article,) = read(str(file))
    assert f"{name}, 59, was accused of fraud." in article.text
    assert article.url == "https://courier.example/0"


@pytest.mark.parametrize("packing", ["br", "zstd", "gzip"])
def test_packed_pages_are_read_and_damaged_ones_told(tmp_path: Path, packing: str) -> None:
    pack = {"br": brotli.compress, "zstd": zstandard.compress, "gzip": gzip.compress}[packing]
    headers = f"Content-Type: text/html; charset=utf-8\nContent-Encoding: {packing}"
    pages = [(pack(page(0).encode()), headers), (page(1).encode(), headers)]
    if packing != "gzip":
        pages.append((b"\x07\x00 no such thing", headers))
    articles, problems = both(archive(tmp_path / "a.warc", pages, packed=False))
    assert [QUOTE in article.text for article in articles] == [True, True]
    assert ["cannot be unpacked" in problem.what for problem in problems] == [True] * (packing != "gzip")


@pytest.mark.parametrize("packed", [True, False])
@pytest.mark.parametrize("cut", [1, 120, 0.45])
def test_a_cut_archive_is_told_and_its_whole_pages_are_kept(tmp_path: Path, packed: bool, cut: float) -> None:
    headers = "Content-Type: text/html; charset=utf-8"
    pages = [(page(number).encode(), headers) for number in range(10)]
    file = archive(tmp_path / ("a.warc.gz" if packed else "a.warc"), pages, packed)
    assert [len(found) for found in both(file)] == [10, 0]
    data = file.read_bytes()
    file.write_bytes(data[: -int(cut)] if cut >= 1 else data[: int(len(data) * cut)])
    articles, problems = both(file)
    whole = 10 if cut == 1 else 9
    assert len(articles) == whole if cut >= 1 else 2 < len(articles) < 8
    assert all(article.text.endswith("fraud.") for article in articles)
    (problem,) = problems
    assert "cannot be read to its end" in problem.what
    assert "truncated" in problem.why


@pytest.mark.parametrize("ending", ["pptx", "zip"])
def test_what_is_passed_over_is_told(tmp_path: Path, ending: str) -> None:
    for name in ("a.txt", f"b.{ending}", f"deep/c.{ending}", "README", ".hidden"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("One.")
    for address in (tmp_path, tmp_path / "**" / "*"):
        over: list[str] = []
        assert [source.address for source in find([str(address)], pass_over=over.append)] == [str(tmp_path / "a.txt")]
        assert by_kind(over) == f".{ending} 2, without an ending 1"
    assert len(find([str(tmp_path / f"*.{ending}")])) == 1, "an ending that the pattern spells out is meant"
    (tmp_path / "a.txt").unlink()
    with pytest.raises(InputError, match=rf"it contains \.{ending} 2, without an ending 1; claimkit reads .txt"):
        find([str(tmp_path)])


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("El alcalde negó las acusaciones de fraude y dijo el martes que demandará al periódico.", "es"),
        ("Le maire a nié les accusations de fraude et a déclaré mardi qu’il porterait plainte.", "fr"),
        ("Burgemeester ontkent fraude en zegt dinsdag dat hij de krant voor de rechter daagt.", "nl"),
        ("Мэр отверг обвинения в мошенничестве и заявил во вторник, что подаст в суд.", "ru"),
        ("Der Bürgermeister bestritt den Vorwurf und sagte am Dienstag, er werde klagen.", "de"),
        ("The mayor denied the accusations of fraud and said on Tuesday that he would sue.", "en"),
        ("Ann Lee, 59, left Berlin.", "en"),
        ("Der Mann ging weg.", "en"),  # too short to tell
        ("", "en"),
    ],
)
def test_the_language_of_a_text_is_found_out(text: str, language: str) -> None:
    assert detect_language(text) == language


def test_a_language_that_is_not_read_is_named_and_a_name_of_one_that_is_will_do() -> None:
    spanish = Article(id="1", text="El alcalde negó las acusaciones de fraude y dijo que demandará al periódico.")
    with pytest.raises(InputError, match="looks like Spanish; claimkit reads English and German"):
        in_language(spanish, None, "a.txt")
    assert in_language(spanish, "en", "a.txt") == "en", "what is said stands"


def test_a_language_field_takes_names_and_codes(tmp_path: Path) -> None:
    rows = [{"text": "One.", "language": word} for word in ("German", "de-AT", "Deutsch", "EN", "Spanish!", "es")]
    (tmp_path / "a.jsonl").write_bytes(b"\n".join(map(msgspec.json.encode, rows)))
    articles, problems = both(tmp_path / "a.jsonl")
    assert [article.language for article in articles] == ["de", "de", "de", "en", None]
    assert "'Spanish!' is not a language" in problems[0].what
    assert "said to be in Spanish" in problems[1].why


class Answers(http.server.BaseHTTPRequestHandler):
    """Answers each path with the status that it names."""

    def do_GET(self) -> None:
        self.send_error(int(self.path.strip("/")))

    do_HEAD = do_GET  # noqa: N815 - the name that http.server asks for

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def server() -> Iterator[str]:
    served = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    threading.Thread(target=served.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{served.server_address[1]}"
    served.shutdown()
    served.server_close()


@pytest.mark.parametrize(("status", "why"), [(404, "404 (Not Found)"), (403, "403 (Forbidden)"), (500, "500 (")])
def test_what_a_server_answers_is_called_by_name(server: str, status: int, why: str) -> None:
    _, (problem,) = both(f"{server}/{status}")
    assert problem.what == f"{server}/{status}: cannot be read to its end"
    assert f"the server answers {why}" in problem.why


def test_an_address_without_a_server_is_called_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    _, (refused,) = both(f"http://127.0.0.1:{port}/a.html")
    assert "refused" in refused.why
    _, (unknown,) = both("http://no-such-host.invalid/a.html")
    assert "host is unknown" in unknown.why
    monkeypatch.setattr("claimkit.reading.streams.SILENCE", 0.2)
    with socket.create_server(("127.0.0.1", 0)) as silent:  # accepts, and never answers
        _, (late,) = both(f"http://127.0.0.1:{silent.getsockname()[1]}/a.html")
    assert "time-out" in late.why
