"""Claims as a table, one per row, for people's spreadsheets: CSV, Excel (.xlsx) and Parquet, by the file's ending."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import BinaryIO, Final, NamedTuple

from claimkit.checks import needed
from claimkit.display import name_of, who
from claimkit.errors import InputError
from claimkit.files import written_whole
from claimkit.records import Article

LONGEST_CELL: Final = 32_767  # characters, as Excel has it
MOST_ROWS: Final = 1_048_576
ROW_GROUP: Final = 5_000


class Row(NamedTuple):
    """One claim, with what is needed to read it alone."""

    statement: str
    type: str
    who: str
    value: str
    sentence: str
    score: float
    why: str
    article: str
    address: str
    date: str
    file: str


def rows(articles: Iterable[Article]) -> Iterator[Row]:
    """A row for each claim, in order."""
    for article in articles:
        for claim in article.claims:
            sentence = article.sentences[claim.sentence]
            yield Row(
                statement=claim.statement,
                type=claim.type,
                who="; ".join(who(claim)),
                value=" ".join(filter(None, (claim.value, claim.mod))),
                sentence=" ".join(article.text[sentence.start : sentence.end].split()),
                score=round(claim.score, 3),
                why="; ".join(claim.reasons),
                article=name_of(article),
                address=article.url or "",
                date=article.published or "",
                file=article.file or "",
            )


def write(path: Path, articles: Iterable[Article]) -> None:
    """Writes the file completely or not at all. Raises :class:`InputError` if it cannot be written or cannot hold that
    many claims, and :class:`SettingsError` if the package for its format is missing."""
    with written_whole(path) as file:
        ENDINGS[path.suffix.lower()](rows(articles), file)


def harmless(cell: str) -> str:
    """The cell, with an apostrophe in front if a spreadsheet would take it for a formula.

    The signs that begin one are ``=``, ``+``, ``-``, ``@``, tab and carriage return (OWASP, "CSV Injection").
    """
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell


def _cells(row: Row) -> list[str | float]:
    return [harmless(cell) if isinstance(cell, str) else cell for cell in row]


def _csv(table: Iterable[Row], file: BinaryIO) -> None:
    text = io.TextIOWrapper(file, encoding="utf-8-sig", newline="")  # without this mark Excel does not read UTF-8
    lines = csv.writer(text)
    lines.writerow(Row._fields)
    lines.writerows(map(_cells, table))
    text.detach()


def _xlsx(table: Iterable[Row], file: BinaryIO) -> None:
    with needed("formats", ".xlsx files cannot be written"):
        import xlsxwriter
    with xlsxwriter.Workbook(file, {"constant_memory": True}) as book:
        sheet = book.add_worksheet("claims")
        sheet.freeze_panes(1, 1)
        for column, (name, width) in enumerate(zip(Row._fields, WIDTHS, strict=True)):
            sheet.set_column(column, column, width)
            sheet.write_string(0, column, name, book.add_format({"bold": True}))
        number = 0
        for number, row in enumerate(table, 1):
            if number == MOST_ROWS:
                raise InputError(
                    f"too many claims for one .xlsx file: a sheet has {MOST_ROWS:,} rows", "", "write .csv or .parquet"
                )
            for column, cell in enumerate(_cells(row)):
                if isinstance(cell, str):
                    whole = len(cell) <= LONGEST_CELL
                    sheet.write_string(number, column, cell if whole else cell[: LONGEST_CELL - 1] + "…")
                else:
                    sheet.write_number(number, column, cell)
        sheet.autofilter(0, 0, number, len(Row._fields) - 1)


def _parquet(table: Iterable[Row], file: BinaryIO) -> None:
    with needed("formats", ".parquet files cannot be written"):
        import pyarrow as pa
        import pyarrow.parquet as pq
    schema = pa.schema([(name, pa.float64() if name == "score" else pa.string()) for name in Row._fields])
    remaining = iter(table)
    with pq.ParquetWriter(file, schema, compression="zstd") as writer:
        while batch := [row._asdict() for row in islice(remaining, ROW_GROUP)]:
            writer.write_table(pa.Table.from_pylist(batch, schema=schema))


WIDTHS: Final = (60, 12, 30, 14, 60, 8, 40, 40, 40, 12, 30)
ENDINGS: Final[dict[str, Callable[[Iterable[Row], BinaryIO], None]]] = {
    ".csv": _csv,
    ".xlsx": _xlsx,
    ".parquet": _parquet,
}
