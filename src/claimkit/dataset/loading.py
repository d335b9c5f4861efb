"""Datasets read back: JSON Lines (also gzipped, also ``-``) and Parquet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

import msgspec

from claimkit.checks import needed
from claimkit.errors import InputError
from claimkit.files import read_records
from claimkit.records import SCHEMA, Review, ReviewedClaim, Role

LONGEST: Final = (
    2**53
)  # characters; no text is that long, and JSON readers keep larger whole numbers only approximately
_decode = msgspec.json.Decoder(ReviewedClaim).decode
_CURRENT = f'"schema":"{SCHEMA}"'.encode()

ENDINGS: Final = (".jsonl", ".jsonl.gz", ".parquet")


def read_reviewed(path: str) -> Iterator[ReviewedClaim]:
    """The reviewed claims of a file, or of all files of a dataset's folder, one by one.

    Raises :class:`InputError`, which names the line, for an invalid claim, and :class:`SettingsError` if the package
    for Parquet is missing.
    """
    if Path(path).is_dir():
        for file in data_files([Path(path)]):
            yield from read_reviewed(str(file))
        return
    if not path.endswith(".parquet"):
        yield from read_records(path, ReviewedClaim, _read)
        return
    with needed("dataset", "Parquet cannot be read"):
        import pyarrow as pa
        import pyarrow.parquet as pq

    try:
        with pq.ParquetFile(Path(path)) as table:
            row = 0
            for batch in table.iter_batches(batch_size=1000):
                for values in batch.to_pylist():
                    row += 1
                    yield _checked(msgspec.convert(values, ReviewedClaim))
    except (OSError, pa.ArrowException) as error:
        raise InputError(f"cannot read {path}", str(error), "give a Parquet file that claimkit wrote") from error
    except ValueError as error:
        what, do = f"{path}, row {row}, is not a reviewed claim", "give a Parquet file that claimkit wrote"
        raise InputError(what, str(error), do) from error


def _read(line: bytes | str) -> ReviewedClaim:
    """A line of the current schema, or of the first one, in which evidence was a list of addresses."""
    if isinstance(line, bytes) and _CURRENT in line:
        return _checked(_decode(line))
    row = msgspec.json.decode(line)
    if isinstance(row, dict) and isinstance(row.get("reviews"), list):
        for review in row["reviews"]:
            if isinstance(review, dict) and isinstance(review.get("evidence"), list):
                review["evidence"] = [{"url": e} if isinstance(e, str) else e for e in review["evidence"]]
    return _checked(msgspec.convert(row, ReviewedClaim))


def _checked(claim: ReviewedClaim) -> ReviewedClaim:
    """The claim, if its spans are possible; otherwise raises a :class:`ValueError` that names the field."""
    spans: list[tuple[str, Role | Review | ReviewedClaim]] = [("the claim", claim)]
    spans += [(f"roles[{index}]", role) for index, role in enumerate(claim.roles)]
    for index, review in enumerate(claim.reviews):
        spans += [(f"reviews[{index}]", review)]
        spans += [(f"reviews[{index}].roles[{number}]", role) for number, role in enumerate(review.roles)]
    for place, span in spans:
        if not 0 <= span.start < span.end < LONGEST:
            raise ValueError(f"{place}: {span.start}–{span.end} is not a span")
    return claim


def data_files(paths: Iterable[Path], endings: Sequence[str] = ENDINGS) -> list[Path]:
    """The paths that are files, and the files with these endings in those that are folders.

    Raises :class:`InputError` for a folder without such files, and for a path that does not exist.
    """
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            inside = [p for p in sorted(path.iterdir()) if _holds_claims(p, endings)]
            if not inside:
                raise InputError(
                    f"{path} contains no dataset", f"no {' or '.join(endings)} file in it", "name the files"
                )
            found += inside
        elif not path.is_file():
            raise InputError(f"cannot read {path}", "there is no such file", "check the name")
        else:
            found.append(path)
    return found


def _holds_claims(path: Path, endings: Sequence[str]) -> bool:
    return (
        path.name.endswith(tuple(endings))
        and not path.name.endswith("left-out.jsonl")
        and not path.name.startswith(".")
    )
