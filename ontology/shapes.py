"""Where the law stands: the SHACL shapes, judged one text at a time, and the set queries, judged on a whole release.

A set query (``shapes/*.rq``) finds what no single text shows, such as a fact that nobody claims. It selects ``?this``,
``?path`` and ``?value`` of each fault; its severity and messages stand in its first lines.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from pyoxigraph import NamedNode

from ontology.terms import SH, SHAPES

FOLDER: Final = Path(__file__).parent.parent / "shapes"
_HEADER: Final = re.compile(r"^# ([\w@]+): (.+)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class SetQuery:
    """One rule on the whole graph: "no fact without a claim". Each row of its answer is one fault.

    ``unless`` names the option of a build under which the rule is not applied; empty if it always is.
    """

    name: str
    iri: NamedNode
    severity: NamedNode
    message: Mapping[str, str]
    unless: str
    query: str


def shape_files() -> tuple[Path, ...]:
    """The Turtle files of SHACL shapes, sorted by name."""
    return tuple(sorted(FOLDER.glob("*.ttl")))


@cache
def set_queries() -> tuple[SetQuery, ...]:
    """All rules on the whole graph, sorted by name."""
    return tuple(_set_query(path) for path in sorted(FOLDER.glob("*.rq")))


def _set_query(path: Path) -> SetQuery:
    query = path.read_text(encoding="utf-8")
    header = dict(_HEADER.findall(query))
    return SetQuery(
        name=path.stem,
        iri=NamedNode(SHAPES + path.stem),
        severity=NamedNode(SH + header["severity"]),
        message={"de": header["message@de"], "en": header["message@en"]},
        unless=header.get("unless", ""),
        query=query,
    )
