"""``croissant.json``: the dataset described in MLCommons' Croissant 1.0 (schema.org JSON-LD for machine learning)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import msgspec

from claimkit.dataset.schema import features

CONFORMS_TO: Final = "http://mlcommons.org/croissant/1.0"
TERMS: Final = (
    *("citeAs", "column", "extract", "field", "fileProperty", "fileObject", "fileSet", "format", "includes"),
    *("isLiveDataset", "jsonPath", "key", "md5", "parentField", "path", "recordSet", "references", "regex"),
    *("repeated", "replace", "separator", "source", "subField", "transform"),
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
TABULAR: Final = ("application/jsonlines", "application/x-parquet", "text/csv")


class DataFile(msgspec.Struct, frozen=True, kw_only=True):
    """A file of the dataset: its name, media type, checksum, size in bytes, and the rows it holds."""

    name: str
    media_type: str
    sha256: str
    size: int
    rows: int


def croissant(title: str, description: str, licence: str, files: Sequence[DataFile]) -> dict[str, Any]:
    """The description, with a record set for each JSON Lines, Parquet or CSV file (fields at the top of the record)."""
    return {
        "@context": CONTEXT,
        "@type": "sc:Dataset",
        "name": title,
        "description": description,
        "conformsTo": CONFORMS_TO,
        "license": licence,
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
        "recordSet": [_records(file.name) for file in files if file.media_type in TABULAR],
    }


def _records(file: str) -> dict[str, Any]:
    set_ = f"claims-{file}"
    return {
        "@type": "cr:RecordSet",
        "@id": set_,
        "name": set_,
        "description": f"The reviewed claims of {file}, one a record.",
        "key": {"@id": f"{set_}/id"},
        "field": [
            {
                "@type": "cr:Field",
                "@id": f"{set_}/{feature['name']}",
                "name": feature["name"],
                "description": f"`{feature['name']}` as in the JSON Schema",
                "dataType": TYPES[feature["dtype"]],
                "source": {"fileObject": {"@id": file}, "extract": {"column": feature["name"]}},
            }
            for feature in features()
            if "dtype" in feature
        ],
    }
