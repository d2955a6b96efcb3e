"""Flows of money as a page shows them, each with its words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pyoxigraph import NamedNode

from graphapi.explore.queries import read_query
from graphapi.explore.sources import source_titles
from graphapi.explore.statements import Quote, quotes_of
from graphapi.explore.things import Thing, local_name, local_of, ontology_name, text_of
from graphapi.store import Release, Row, Store


@dataclass(frozen=True, slots=True)
class Flow:
    """Money that a text says flows; what it leaves open is empty. Several funders pay one sum together."""

    iri: str
    funders: tuple[Thing, ...]
    recipient: Thing | None
    programme: Thing | None
    status: str
    amount: str
    amount_max: str
    approximate: bool
    currency: str
    per: str
    start: str
    end: str
    share: str
    purpose: str
    quotes: tuple[Quote, ...]


def flows_of(release: Release, iri: str) -> list[Flow]:
    """The flows that the thing pays, receives or is the programme of, largest first, unknown amounts last."""
    this, store, titles = NamedNode(iri), release.store, release.keep(source_titles)
    parts = _grouped(store.select(read_query("flow_parts"), this=this))
    quotes = _grouped(store.select(read_query("flow_quotes"), this=this)) if parts else {}
    flows = (_flow_of_parts(flow, rows, quotes_of(quotes.get(flow, ()), titles)) for flow, rows in parts.items())
    return sorted(flows, key=_rank)


def flows_in_document(store: Store, iri: str) -> list[Flow]:
    """The flows that one text states, in the order of the text."""
    rows = store.select(read_query("document_flows"), this=NamedNode(iri))
    flows = []
    for flow, found in _grouped(rows).items():
        paying = {text_of(row, "funder"): text_of(row, "funderName") for row in found if "funder" in row}
        flows.append(_flow(flow, found[0], paying, quotes_of(found)))
    return sorted(flows, key=lambda flow: (flow.quotes[0].start, flow.iri))


def per_of(row: Row) -> str:
    """What an amount recurs in, ``year`` or ``month``; empty where it is paid once."""
    return {"ANNUAL": "year", "MONTHLY": "month"}.get(local_of(row, "per"), "")


def _rank(flow: Flow) -> tuple[bool, float, str]:
    amount = flow.amount or flow.amount_max
    return (not amount, -float(amount or 0), flow.iri)


def _grouped(rows: Iterable[Row]) -> dict[str, list[Row]]:
    groups: dict[str, list[Row]] = {}
    for row in rows:
        groups.setdefault(text_of(row, "flow"), []).append(row)
    return groups


def _flow_of_parts(iri: str, parts: list[Row], quotes: tuple[Quote, ...]) -> Flow:
    """A flow from one row for each of its properties: they cost a tenth of one row that has them all."""
    named = [(ontology_name(text_of(row, "property")), row) for row in parts]
    whole: Row = {}
    for name, row in named:
        whole.setdefault(name, row["value"])
        if "name" in row:
            whole.setdefault(f"{name}Name", row["name"])
    paying = {text_of(row, "value"): text_of(row, "name") for name, row in named if name == "funder"}
    return _flow(iri, whole, paying, quotes)


def _party(row: Row, role: str) -> Thing | None:
    iri = text_of(row, role)
    return Thing(iri, text_of(row, f"{role}Name") or local_name(iri)) if iri else None


def _flow(iri: str, row: Row, paying: Mapping[str, str], quotes: tuple[Quote, ...]) -> Flow:
    return Flow(
        iri,
        tuple(Thing(funder, name or local_name(funder)) for funder, name in sorted(paying.items())),
        _party(row, "recipient"),
        _party(row, "programme"),
        local_of(row, "status"),
        text_of(row, "amount"),
        text_of(row, "amountMax"),
        text_of(row, "amountApproximate") == "true",
        local_of(row, "currency"),
        per_of(row),
        text_of(row, "from"),
        text_of(row, "to"),
        text_of(row, "share"),
        text_of(row, "purpose"),
        quotes,
    )
