"""Word (.docx), OpenDocument (.odt) and PDF files: each is one article, with an empty line between paragraphs.

The dates in such a file say when it was created, and its title is often that of a template, so neither is used.
"""

from __future__ import annotations

import io
import itertools
import re
import zipfile
from collections.abc import Callable, Iterator
from typing import Any, BinaryIO, Final

from claimkit.checks import needed
from claimkit.errors import InputError
from claimkit.reading.columns import Fields
from claimkit.reading.fragment import plain
from claimkit.reading.limits import LARGEST, TIMES
from claimkit.reading.record import Record, Row, Tell, article_of
from claimkit.records import Article

NOTE_MARK: Final = re.compile(r'<sup><a [^>]*id="[^"]*note-ref-[^"]*".*?</sup>')  # mammoth's, in the running text


def split(format: str) -> Callable[[BinaryIO, str, Fields], Iterator[Record]]:  # noqa: A002 - the field's word
    """The splitter of a format whose files are one article each."""

    def one(stream: BinaryIO, name: str, _: Fields) -> Iterator[Record]:
        yield Record(name, format, stream.read())

    return one


def decoder(kind: str, text_of: Callable[[bytes], str]) -> Callable[[bytes, Row, Fields, Tell], Article]:
    """The decoder of such a format: ``text_of`` extracts a file's text, ``kind`` names the format in messages."""

    def article(data: bytes, known: Row, fields: Fields, tell: Tell) -> Article:
        with needed("formats", f"{kind} cannot be read"):
            try:
                _check_unpacked(data)
                text = text_of(data)
            except (ImportError, InputError):
                raise
            except Exception as error:  # each library has its own errors for damaged files
                why = f"{type(error).__name__}: {error}".rstrip(": ")
                do = "open it in the program that made it, save it again, and use that"
                raise InputError(f"{kind} cannot be read", why, do) from error
        if not text.strip():
            raise InputError(
                "no text",
                "the file contains none (scanned pages are pictures)" if kind == "PDF" else "the file contains none",
                "leave it out, or turn it into text with character recognition (OCR) first",
            )
        return article_of({**known, fields.text: text}, fields, tell)

    return article


def _check_unpacked(data: bytes) -> None:
    """Raises :class:`InputError` if an archive declares too large a content. It cannot yield more than it declares."""
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            size = sum(file.file_size for file in archive.infolist())
        if size > LARGEST * TIMES:
            why = f"its {len(data) / 1e6:g} MB unpack to {size / 1e6:,.0f} MB"
            raise InputError("the document is too large", why, "leave it out, or give its text as txt")


def docx(data: bytes) -> str:
    import mammoth

    made = mammoth.convert_to_html(io.BytesIO(data), convert_image=lambda _: [])
    return plain(NOTE_MARK.sub("", made.value))


def odt(data: bytes) -> str:
    import odfdo

    body: Any = odfdo.Document(io.BytesIO(data)).body
    for aside in ("text:tracked-changes", "text:note", "office:annotation"):  # deleted text, notes, comments
        for element in body.get_elements(f"descendant::{aside}"):
            element.delete(keep_tail=True)
    paragraphs = body.get_elements("descendant::text:h|descendant::text:p")
    return "\n\n".join(filter(None, (paragraph.inner_text.strip() for paragraph in paragraphs)))


def pdf(data: bytes) -> str:
    """The text of all pages, by pypdf: of the libraries tried, it is the best at keeping a newspaper's columns
    apart."""
    import pypdf

    pages = pypdf.PdfReader(io.BytesIO(data))
    if pages.is_encrypted and not pages.decrypt(""):
        raise InputError("a locked PDF", "it needs a password", "save it without one, and use that")
    return paragraphs([line.strip() for page in pages.pages for line in page.extract_text().splitlines()])


def paragraphs(lines: list[str]) -> str:
    """Joins printed lines into paragraphs: a short line (a headline, the last line of a paragraph) ends one.

    A word hyphenated at the end of a line is joined: ``investi-`` and ``gation``.
    """
    lines = [line for line in lines if line]
    usual = sorted(map(len, lines))[int(len(lines) * 0.8)] if lines else 0
    text: list[str] = []
    for line, following in itertools.zip_longest(lines, lines[1:], fillvalue=""):
        if re.search(r"[^\W\d_][-\u00ad]$", line) and following[:1].islower():
            text.append(line[:-1])
        elif not following or (len(line) < 0.8 * usual and not following[0].islower()):
            text += [line, "\n\n"]
        else:
            text += [line, " "]
    return "".join(text).strip()
