"""Publication dates as people and programs write them."""

from __future__ import annotations

import contextlib
import datetime
import email.utils
import functools
import re
from typing import Final

from claimkit.errors import InputError, SettingsError
from claimkit.language import languages

ISO: Final = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)")
COMPACT: Final = re.compile(r"(\d{4})()(\d\d)(\d\d)(?=$|T|\d{4}$|\d{6}$)")
NUMERIC: Final = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?!\d)")
LABEL: Final = re.compile(r"^[^\W\d]+(?: [^\W\d]+)?:\s*")  # Published: May 4, 2023
CHANGED: Final = re.compile("updat|modif|chang|aktualis|geändert", re.IGNORECASE)
SECONDS, MILLISECONDS = 10, 13  # digits of a present-day Unix time
LONGEST: Final = 80


def iso_date(value: object, format: str | None = None) -> str | None:  # noqa: A002 - strptime's word
    """The ISO date of a field or of ``--published``, ``None`` for an empty value. A time after the date is ignored.

    The value may be a ``datetime.date``, ISO 8601, an e-mail date (RFC 5322), a Unix time, or a date written out in a
    language that claimkit reads. ``format``, as for ``strptime``, is tried first. Raises :class:`InputError` for
    anything else, and for ``3/4/2023``, which can be read in two ways, unless a format says which.
    """
    if value is None or value == "":
        return None
    if isinstance(value, datetime.date):
        return value.isoformat()[:10]
    written = str(value).strip()
    if format is not None and (day := _of_format(written, format)):
        return day
    return _read(written[:LONGEST])


def _of_format(written: str, format: str) -> str | None:  # noqa: A002
    try:
        return datetime.datetime.strptime(written, format).date().isoformat()
    except ValueError as error:
        if "bad directive" in str(error) or "stray %" in str(error):
            do = "give one like %d/%m/%Y or '%d %B %Y'"
            raise SettingsError(f"--published-format {format!r} is not a date format", str(error), do) from error
        return None


@functools.lru_cache(maxsize=1024)
def _read(written: str) -> str:
    if match := ISO.match(written) or COMPACT.match(written):
        year, _, month, day = match.groups()
        return _day(written, year, month, day)
    if written.isdigit() and len(written) in (SECONDS, MILLISECONDS):
        seconds = int(written[:SECONDS])
        return datetime.datetime.fromtimestamp(seconds, datetime.timezone.utc).date().isoformat()
    if match := NUMERIC.match(written):
        first, dot, second, year = match.groups()
        if dot != "." and max(int(first), int(second)) <= 12 and int(first) != int(second):
            why = "it has two readings: day first, or month first"
            raise InputError(
                f"publication date {written!r} cannot be read",
                why,
                f"say which with --published-format '%d{dot}%m{dot}%Y' or '%m{dot}%d{dot}%Y'",
            )
        day, month = (second, first) if int(second) > 12 and dot != "." else (first, second)
        return _day(written, year, month, day)
    with contextlib.suppress(ValueError, TypeError, IndexError):
        return email.utils.parsedate_to_datetime(written).date().isoformat()
    return _written_out(written)


def _day(written: str, year: str, month: str, day: str) -> str:
    try:
        return datetime.date(int(year), int(month), int(day)).isoformat()
    except ValueError as error:
        raise _unreadable(written, str(error)) from None


def _written_out(written: str) -> str:
    """The one whole day that the words name, by the rules that find dates in articles."""
    from claimkit.extraction import pipeline

    if CHANGED.search(written):
        raise _unreadable(written, "it is the day of an update")
    plain = re.sub(r"(?<=\w)[-/](?=\w)", " ", LABEL.sub("", written))  # 04-Feb-1992
    plain = re.sub(r"^(\d{4}),? (.+)", r"\2 \1", plain)  # 1992 February 4
    for language in languages():
        for text in (plain, plain.title()):  # 4 MAY 2023, 4 may 2023
            claims = pipeline.extract(text, language=language).claims
            days = {claim.value for claim in claims if claim.type == "date" and claim.mod is None}
            if len(days) == 1 and (day := days.pop()) and re.fullmatch(r"\d{4}-\d\d-\d\d.*", day):
                return day[:10]
    raise _unreadable(written, "it is not a full date with its year")


def _unreadable(written: str, why: str) -> InputError:
    return InputError(
        f"publication date {written[:40]!r} cannot be read",
        why,
        "write it as YYYY-MM-DD, give its format with --published-format, or name another --published-field",
    )
