"""``croissant.json``: a description in MLCommons' Croissant 1.0 (schema.org JSON-LD for machine learning)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

import msgspec

from claimkit.dataset.schema import features
from claimkit.dataset.splits import NAMES

CONFORMS_TO: Final = "http://mlcommons.org/croissant/1.0"
TERMS: Final = (
    *(
        "citeAs",
        "column",
        "equivalentProperty",
        "extract",
        "field",
        "fileProperty",
        "fileObject",
        "fileSet",
        "format",
        "includes",
    ),
    *("isLiveDataset", "jsonPath", "key", "md5", "parentField", "path", "recordSet", "references", "regex"),
    *("repeated", "replace", "samplingRate", "separator", "source", "subField", "transform"),
)
CONTEXT: Final[dict[str, Any]] = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "sc": "https://schema.org/",
    "cr": "http://mlcommons.org/croissant/",
    "rai": "http://mlcommons.org/croissant/RAI/",
    "dct": "http://purl.org/dc/terms/",
    "conformsTo": "dct:conformsTo",
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "data": {"@id": "cr:data", "@type": "@json"},
    "examples": {"@id": "cr:examples", "@type": "@json"},
    **{name: f"cr:{name}" for name in TERMS},
}
TYPES: Final = {"string": "sc:Text", "int64": "sc:Integer", "float64": "sc:Float", "bool": "sc:Boolean"}
CSV: Final = "text/csv"
TABULAR: Final = ("application/jsonlines", "application/x-parquet", CSV)
SPLITS: Final = {"train": "TrainingSplit", "validation": "ValidationSplit", "test": "TestSplit"}


class DataFile(msgspec.Struct, frozen=True, kw_only=True):
    """A file of the dataset: its name, media type, checksum, size in bytes, and number of rows."""

    name: str
    media_type: str
    sha256: str
    size: int
    rows: int


def split_name(file: str) -> str | None:
    """The split that a file's name states: ``train`` for ``round1.train.jsonl``; ``None`` without one."""
    return next((split for split in NAMES if split in file.split(".")), None)


def croissant(about: Mapping[str, str | None], files: Sequence[DataFile]) -> dict[str, Any]:
    """The description, with the splits and a record set for each JSON Lines, Parquet or CSV file that has rows.

    ``about`` describes the dataset as a whole in terms of schema.org and Croissant (``name``, ``license``, ``version``,
    ``datePublished``, ``citeAs``, ...); terms without a value are left out.
    """
    tabular = [file for file in files if file.media_type in TABULAR and file.rows]
    splits = [split for split in map(split_name, (file.name for file in tabular)) if split]
    return {
        "@context": CONTEXT,
        "@type": "sc:Dataset",
        **{key: value for key, value in about.items() if value},
        "conformsTo": CONFORMS_TO,
        "isLiveDataset": False,
        "distribution": [
            {
                "@type": "cr:FileObject",
                "@id": file.name,
                "name": file.name,
                "contentUrl": file.name,
                "contentSize": f"{file.size} B",
                "encodingFormat": file.media_type,
                "sha256": file.sha256,
            }
            for file in files
        ],
        "recordSet": ([_splits(splits)] if splits else []) + [_records(file) for file in tabular],
    }


def _splits(names: Sequence[str]) -> dict[str, Any]:
    return {
        "@type": "cr:RecordSet",
        "@id": "splits",
        "name": "splits",
        "description": "The splits; no article is in two of them.",
        "dataType": "cr:Split",
        "key": {"@id": "splits/name"},
        "field": [
            {"@type": "cr:Field", "@id": "splits/name", "name": "name", "dataType": "sc:Text"},
            {"@type": "cr:Field", "@id": "splits/url", "name": "url", "dataType": ["sc:URL", "wd:Q3985153"]},
        ],
        "data": [{"splits/name": n, "splits/url": f"http://mlcommons.org/croissant/{SPLITS[n]}"} for n in names],
    }


def _records(file: DataFile) -> dict[str, Any]:
    set_ = f"claims-{file.name}"
    split = split_name(file.name)
    flat = file.media_type == CSV
    return {
        "@type": "cr:RecordSet",
        "@id": set_,
        "name": set_,
        "description": f"The reviewed claims of {file.name}, one a record.",
        "key": {"@id": f"{set_}/id"},
        "field": [
            *(_field(feature, f"{set_}/{feature['name']}", file.name, feature["name"], flat) for feature in features()),
            *([_split_field(set_, file.name)] if split else []),
        ],
    }


def _field(feature: Mapping[str, Any], id_: str, file: str, column: str, flat: bool, path: str = "") -> dict[str, Any]:
    """A field with its sub-fields. ``column`` is the column that contains it, ``path`` its JSONPath in the column's
    value. A ``flat`` table (CSV) has a column for each field, and lists as JSON."""
    name, inner = feature["name"], feature.get("struct")
    list_ = None if flat else feature.get("list")
    field: dict[str, Any] = {
        "@type": "cr:Field",
        "@id": id_,
        "name": name,
        "description": f"`{name}` as in the JSON Schema" + ("; a list, as JSON" if flat and "list" in feature else ""),
    }
    if list_ is not None:
        field["repeated"] = True
    if isinstance(list_, list):
        inner, path = list_, path and f"{path}[*]"
    if inner is None:
        extract: dict[str, Any] = {"fileObject": {"@id": file}, "extract": {"column": column}}
        if path:
            extract["transform"] = {"jsonPath": path}
        return {**field, "dataType": TYPES[list_ or feature.get("dtype", "string")], "source": extract}
    below = [
        _field(f, f"{id_}/{f['name']}", file, f"{column}.{f['name']}", flat)
        if flat
        else _field(f, f"{id_}/{f['name']}", file, column, flat, f"{path}.{f['name']}" if path else f["name"])
        for f in inner
    ]
    return {**field, "subField": below}


def _split_field(set_: str, file: str) -> dict[str, Any]:
    return {
        "@type": "cr:Field",
        "@id": f"{set_}/split",
        "name": "split",
        "description": "the split that the record is in",
        "dataType": "sc:Text",
        "references": {"field": {"@id": "splits/name"}},
        "source": {
            "fileObject": {"@id": file},
            "extract": {"fileProperty": "filename"},
            "transform": {"regex": f"^(?:.*\\.)?({'|'.join(NAMES)})(?:\\..*)?$"},
        },
    }
