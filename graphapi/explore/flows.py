"""Flows of money as a page shows them, each with its words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pyoxigraph import NamedNode

from graphapi.explore.queries import read_query
from graphapi.explore.statements import Quote, quote_of
from graphapi.explore.things import Thing, local_name, local_of, text_of
from graphapi.store import Row, Store


@dataclass(frozen=True, slots=True)
class Flow:
    """Money that a text says flows; what it leaves open is empty. Several funders pay one sum together."""

    iri: str
    roles: frozenset[str]
    """What the thing asked for is in it: recipient, funder, programme."""
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


def flows_of(store: Store, iri: str) -> list[Flow]:
    """The flows that the thing pays, receives or is the programme of, largest first, unknown amounts last."""
    this = NamedNode(iri)
    funders, quotes = (store.select(read_query(name), this=this) for name in ("flow_funders", "flow_quotes"))
    return sorted(_flows(store.select(read_query("flows"), this=this), funders, quotes), key=_rank)


def flows_in_document(store: Store, iri: str) -> list[Flow]:
    """The flows that one text states, in the order of the text."""
    rows = store.select(read_query("document_flows"), this=NamedNode(iri))
    paying = [{**row, "name": row["funderName"]} if "funderName" in row else row for row in rows if "funder" in row]
    return sorted(_flows(rows, paying, rows), key=lambda flow: (flow.quotes[0].start, flow.iri))


def _rank(flow: Flow) -> tuple[bool, float, str]:
    amount = flow.amount or flow.amount_max
    return (not amount, -float(amount or 0), flow.iri)


def _grouped(rows: Iterable[Row]) -> dict[str, list[Row]]:
    groups: dict[str, list[Row]] = {}
    for row in rows:
        groups.setdefault(text_of(row, "flow"), []).append(row)
    return groups


def _flows(rows: list[Row], funders: list[Row], quotes: list[Row]) -> list[Flow]:
    paying, proving = _grouped(funders), _grouped(quotes)
    return [_flow(iri, group, paying.get(iri, []), proving.get(iri, [])) for iri, group in _grouped(rows).items()]


def _party(row: Row, role: str) -> Thing | None:
    iri = text_of(row, role)
    return Thing(iri, text_of(row, f"{role}Name") or local_name(iri)) if iri else None


def _flow(iri: str, rows: list[Row], funders: list[Row], quotes: list[Row]) -> Flow:
    first = rows[0]
    paying = {text_of(row, "funder"): text_of(row, "name") for row in funders}
    return Flow(
        iri,
        frozenset(local_of(row, "role") for row in rows),
        tuple(Thing(funder, name or local_name(funder)) for funder, name in sorted(paying.items())),
        _party(first, "recipient"),
        _party(first, "programme"),
        local_of(first, "status"),
        text_of(first, "amount"),
        text_of(first, "amountMax"),
        text_of(first, "approximate") == "true",
        local_of(first, "currency"),
        {"ANNUAL": "year", "MONTHLY": "month"}.get(local_of(first, "per"), ""),
        text_of(first, "from"),
        text_of(first, "to"),
        text_of(first, "share"),
        text_of(first, "purpose"),
        tuple(sorted({quote_of(row) for row in quotes})),
    )
