"""The Frictionless Data Package beside the tables of a release."""

from __future__ import annotations

from typing import Any, Final

import pyarrow as pa

from ingest.release.schemas import TABLES

_FRICTIONLESS: Final = (
    (pa.types.is_list, "array"),
    (pa.types.is_boolean, "boolean"),
    (pa.types.is_integer, "integer"),
    (pa.types.is_decimal, "number"),
    (pa.types.is_floating, "number"),
)


def datapackage(version: str) -> dict[str, Any]:
    """The Frictionless Data Package that describes the tables of release ``version``."""
    return {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "koopgraph-tables",
        "title": "koopgraph: Tabellen",
        "version": version,
        "resources": [
            {
                "name": name.replace("_", "-"),
                "path": f"{name}.parquet",
                "format": "parquet",
                "mediatype": "application/vnd.apache.parquet",
                "title": table.title,
                "description": table.description,
                "schema": {
                    "primaryKey": list(table.key),
                    "fields": [
                        {
                            "name": column.name,
                            "type": _frictionless(column.type),
                            "title": column.title,
                            "description": column.description,
                        }
                        for column in table.columns
                    ],
                },
            }
            for name, table in TABLES.items()
        ],
    }


def _frictionless(arrow: pa.DataType) -> str:
    return next((name for fits, name in _FRICTIONLESS if fits(arrow)), "string")
