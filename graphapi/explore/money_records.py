"""Money as plain records for JSON, the command line and tools: amounts as decimal strings, each fact with its words.

One shape everywhere, so that what a page shows, what it hands out and what a tool is told can be compared.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from decimal import Decimal
from typing import Any, Final

from graphapi.downloads import span_iri
from graphapi.explore.funding import Filters
from graphapi.explore.sums import Group, Sum
from graphapi.explore.tables import Row
from graphapi.explore.tracing import Chains, Trace

Record = dict[str, Any]

_OF_A_HOP: Final = (
    "kind", "flow", "joint", "programme", "programme_name", "amount", "amount_max", "currency", "per", "from", "to",
)  # fmt: skip


def plain(value: object) -> object:
    """``value`` with decimals as strings, so that no reader rounds them."""
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, Mapping):
        return {key: plain(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [plain(inner) for inner in value]
    return value


def quote_records(evidence: Iterable[Mapping[str, Any]], base_iri: str) -> list[Record]:
    """Words with the IRI of their span and the path that shows them marked in their text."""
    return [
        {
            **quote,
            "span": span_iri(quote, base_iri),
            "href": f"/doc/{quote['text']}#o{quote['start']}-{quote['end']}",
        }
        for quote in evidence
    ]


def flow_record(row: Row, base_iri: str) -> Record:
    """One flow: all its columns, its words as links."""
    return {name: plain(value) for name, value in row.items()} | {
        "evidence": quote_records(row.get("evidence") or (), base_iri)
    }


def sum_record(one: Sum) -> Record:
    return {name: plain(value) for name, value in asdict(one).items()}


def group_record(group: Group) -> Record:
    return {"key": group.key or None, "name": group.name or None, "sums": [sum_record(one) for one in group.sums]}


def filters_record(filters: Filters) -> Record:
    return dict(filters.given())


def hop_record(row: Row, base_iri: str) -> Record:
    """One hop: from what to what, what kind of step, which money, in which words."""
    return {
        "source": {"iri": row["source"], "name": row["source_name"], "kind": row["source_kind"]},
        "target": {"iri": row["target"], "name": row["target_name"], "kind": row["target_kind"]},
        **{name: plain(row[name]) for name in _OF_A_HOP},
        **({"depth": row["depth"]} if "depth" in row else {}),
        "evidence": quote_records(row["evidence"] or (), base_iri),
    }


def trace_record(found: Trace, base_iri: str) -> Record:
    """A trace; ``complete`` is false where more hops were found than are given."""
    return {
        "start": found.start,
        "direction": found.direction,
        "complete": found.whole,
        "found": found.found,
        "hops": [hop_record(row, base_iri) for row in found.hops],
    }


def chains_record(found: Chains, base_iri: str) -> Record:
    """The shortest chains between two things; ``complete`` is false where there are more than are given."""
    return {
        "from": found.start,
        "to": found.end,
        "complete": found.whole,
        "found": found.found,
        "chains": [[hop_record(row, base_iri) for row in chain] for chain in found.chains],
    }
