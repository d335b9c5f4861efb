"""The shape of the records for readers of the files: JSON Schema, Arrow, Hugging Face features.

All three are derived from the record types, so they cannot drift from what is written.
"""

from __future__ import annotations

from inspect import cleandoc
from typing import TYPE_CHECKING, Any

import msgspec
from msgspec import inspect

from claimkit.records import SCHEMA, Article, ReviewedClaim

if TYPE_CHECKING:
    import pyarrow as pa

ARTICLE_ID = "claimkit/article/1"


def reviewed_claim_schema() -> dict[str, Any]:
    """JSON Schema (2020-12) of one line that ``claimkit export`` writes."""
    return _json_schema(ReviewedClaim, SCHEMA)


def article_schema() -> dict[str, Any]:
    """JSON Schema (2020-12) of one line that ``claimkit extract`` writes."""
    return _json_schema(Article, ARTICLE_ID)


def schema_files() -> dict[str, bytes]:
    """File name → content of the published schemas."""
    return {
        "reviewed-claim.schema.json": as_json(reviewed_claim_schema()),
        "article.schema.json": as_json(article_schema()),
    }


def as_json(document: Any) -> bytes:
    """Indented JSON for files that people read, ending in a newline."""
    return msgspec.json.format(msgspec.json.encode(document), indent=2) + b"\n"


def _json_schema(type_: type, id_: str) -> dict[str, Any]:
    (reference,), definitions = msgspec.json.schema_components([type_], ref_template="#/$defs/{name}")
    for definition in definitions.values():
        if "description" in definition:  # Python 3.13 removes the indentation of docstrings, earlier versions do not
            definition["description"] = cleandoc(definition["description"])
        if "properties" in definition:
            # every key is always written, so readers may rely on it
            definition["required"] = list(definition["properties"])
            definition["additionalProperties"] = False
            for shape in definition["properties"].values():
                shape.pop("default", None)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": id_, **reference, "$defs": definitions}


def arrow_schema(type_: type = ReviewedClaim, *, flat: bool = False) -> pa.Schema:
    """The Arrow schema of a record type, or of its ``flat`` table (CSV). Needs ``pyarrow`` (the ``dataset`` extra)."""
    import pyarrow as pa

    if flat:
        return pa.schema([pa.field(f["name"], pa.type_for_alias(f["dtype"])) for f in flat_features(type_)])
    return pa.schema(list(_arrow(inspect.type_info(type_))))


def _arrow(shape: inspect.Type) -> Any:
    import pyarrow as pa

    shape = _without_none(shape)
    if isinstance(shape, inspect.StructType):
        return pa.struct([pa.field(f.encode_name, _arrow(f.type)) for f in shape.fields])
    if isinstance(shape, inspect.ListType):
        return pa.list_(_arrow(shape.item_type))
    return {"string": pa.string(), "int64": pa.int64(), "float64": pa.float64(), "bool": pa.bool_()}[_scalar(shape)]


def features(type_: type = ReviewedClaim) -> list[dict[str, Any]]:
    """The record type as the ``dataset_info.features`` of a Hugging Face dataset card."""
    shape = inspect.type_info(type_)
    assert isinstance(shape, inspect.StructType)
    return [{"name": f.encode_name, **_feature(f.type)} for f in shape.fields]


def flat_features(type_: type = ReviewedClaim) -> list[dict[str, str]]:
    """The features of a flat table (CSV): ``sentence.start`` is a column, and a list is JSON text."""
    flat = []
    for field in features(type_):
        for inner in field.get("struct", [{}]):
            name = f"{field['name']}.{inner['name']}" if inner else field["name"]
            flat.append({"name": name, "dtype": inner.get("dtype") or field.get("dtype", "string")})
    return flat


def _feature(shape: inspect.Type) -> dict[str, Any]:
    shape = _without_none(shape)
    if isinstance(shape, inspect.StructType):
        return {"struct": [{"name": f.encode_name, **_feature(f.type)} for f in shape.fields]}
    if isinstance(shape, inspect.ListType):
        item = _feature(shape.item_type)
        return {"list": item.get("struct") or item["dtype"]}
    return {"dtype": _scalar(shape)}


def _without_none(shape: inspect.Type) -> inspect.Type:
    if not isinstance(shape, inspect.UnionType):
        return shape
    (kept,) = [t for t in shape.types if not isinstance(t, inspect.NoneType)]
    return kept


def _scalar(shape: inspect.Type) -> str:
    if isinstance(shape, inspect.StrType | inspect.LiteralType):
        return "string"
    if isinstance(shape, inspect.BoolType):
        return "bool"
    return "int64" if isinstance(shape, inspect.IntType) else "float64"


if __name__ == "__main__":  # python -m claimkit.dataset.schema exports/schema
    import sys
    from pathlib import Path

    for name, content in schema_files().items():
        Path(sys.argv[1], name).write_bytes(content)
