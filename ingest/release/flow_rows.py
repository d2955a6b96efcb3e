"""The rows of the table of fundings: each distinct flow with what it adds to a sum, and why it may add nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from decimal import ROUND_HALF_EVEN, Decimal
from typing import Any, Final

from pyoxigraph import DefaultGraph, Literal, NamedNode, Store

from ingest.release import periods
from ingest.release.things import Things, ordered, quote_of
from ontology import authorities, iris
from ontology.terms import CURRENCY, FREQUENCY, KOOP, PROV, RDF, koop

Row = dict[str, Any]

_CENT: Final = Decimal("0.01")
_PER: Final = {FREQUENCY + "ANNUAL": "year", FREQUENCY + "MONTHLY": "month"}
_PAYMENTS_A_YEAR: Final = {"year": 1, "month": 12}


def funding_rows(store: Store, things: Things) -> Iterator[Row]:
    """One row for each flow of the default graph, sorted by IRI."""
    nodes = sorted(
        quad.subject.value
        for quad in store.quads_for_pattern(None, NamedNode(RDF + "type"), koop("Funding"), DefaultGraph())
        if isinstance(quad.subject, NamedNode)
    )
    for node in nodes:
        yield _row(store, things, node)


def _row(store: Store, things: Things, node: str) -> Row:
    told: dict[str, list[str]] = defaultdict(list)
    for quad in store.quads_for_pattern(NamedNode(node), None, None, DefaultGraph()):
        told[quad.predicate.value.removeprefix(KOOP)].append(quad.object.value)  # type: ignore[union-attr]
    for values in told.values():
        values.sort()

    def one(name: str) -> str | None:
        return told[name][0] if told.get(name) else None

    recipients = told["recipient"]
    alliances = sorted({alliance for recipient in recipients for alliance in things.alliances(recipient)})
    states = sorted({key for recipient in recipients for key in things.states(recipient)})
    quotes = [quote_of(store, NamedNode(span)) for span in told["evidence"]]
    funders, funders_name = things.joined(told["funder"])
    recipient, recipient_name = things.joined(recipients)
    alliance, alliance_name = things.joined(alliances)
    programme = one("programme")
    lands = authorities.lands()
    row: Row = {
        "iri": node,
        "status": _last(one("status")),
        "funders": funders,
        "funders_name": funders_name,
        "funder_iris": told["funder"],
        "programme": programme,
        "programme_name": things.name(programme),
        "wider_iris": told["widerProgramme"],
        "recipient": recipient,
        "recipient_name": recipient_name,
        "recipient_iris": recipients,
        "recipient_kind": things.kinds.get(recipients[0]) if recipients else None,
        "alliance": alliance,
        "alliance_name": alliance_name,
        "alliance_iris": alliances,
        "states": " | ".join(states) or None,
        "states_name": " | ".join(lands[key] for key in states) or None,
        "state_keys": states,
        "amount": _money(one("amount")),
        "amount_max": _money(one("amountMax")),
        "currency": (one("currency") or "").removeprefix(CURRENCY) or None,
        "per": _PER.get(one("per") or ""),
        "amount_written": one("amountWritten"),
        "approximate": one("amountApproximate") == "true",
        "disputed": one("disputed") == "true",
        "from": one("from"),
        "to": one("to"),
        "first_year": _year(one("from")),
        "last_year": _year(one("to")),
        "share": Decimal(share) if (share := one("share")) else None,
        "purpose": one("purpose"),
        "included_in": one("includedIn"),
        "sum_of": told["sumOf"],
        "granted_as": one("grantedAs"),
        "confidence": float(one("confidence") or 1),
        "stated_iris": told[PROV + "wasDerivedFrom"] or [node],
        "texts": len(told[PROV + "wasDerivedFrom"]) or 1,
        "evidence": ordered(quote for quote in quotes if quote),
    }
    return row | counted(row)


def _last(iri: str | None) -> str | None:
    return iri.rpartition("/")[2] if iri else None


def _money(lexical: str | None) -> Decimal | None:
    return None if lexical is None else Decimal(lexical).quantize(_CENT, ROUND_HALF_EVEN)


def _year(date: str | None) -> int | None:
    return int(date[:4]) if date else None


def counted(row: Mapping[str, Any]) -> Row:
    """What a flow adds to sums: nothing, a total, or so much per year.

    An amount per year over a closed period is a total; over an open one it stays an amount per year. "Up to" adds
    at least nothing. A part, a sum whose parts are counted, a programme's volume and planned money that was granted
    since add nothing beside what they are in, are made of or have become.
    """
    nothing: Row = {"total_min": None, "total_max": None, "yearly_min": None, "yearly_max": None}
    least, most = row["amount"], row["amount_max"]
    if least is None and most is None:
        return nothing | {"counts_as": _set_aside(row) or "unnamed"}
    low = least if least is not None else Decimal(0)
    high = most if most is not None else low
    reason = _set_aside(row) or "money"
    if row["per"] is None:
        return nothing | {"counts_as": reason, "total_min": low, "total_max": high}
    a_year = _PAYMENTS_A_YEAR[row["per"]]
    if row["from"] and row["to"]:
        years = Decimal(periods.months(row["from"], row["to"])) / 12
        total = [(amount * a_year * years).quantize(_CENT, ROUND_HALF_EVEN) for amount in (low, high)]
        return nothing | {"counts_as": reason, "total_min": total[0], "total_max": total[1]}
    return nothing | {"counts_as": reason, "yearly_min": low * a_year, "yearly_max": high * a_year}


def _set_aside(row: Mapping[str, Any]) -> str | None:
    if row["included_in"]:
        return "part"
    if row["sum_of"]:
        return "sum"
    if row["granted_as"]:
        return "granted since"
    return None if row["recipient"] else "volume"


def candidate_rows(store: Store, fundings: Mapping[str, Row]) -> Iterator[Row]:
    """Pairs of flows that may be the same money, from ``graph/identities``; a part stands for the total it is in."""
    for quad in sorted(
        store.quads_for_pattern(None, koop("perhapsSameMoney"), None, iris.graph("identities")), key=str
    ):
        left, right = quad.subject.value, quad.object.value  # type: ignore[union-attr]
        sums = [_most(fundings, iri) for iri in (left, right)]
        known = [amount for amount in sums if amount is not None]
        yield {
            "left": left,
            "right": right,
            "overlap": min(known) if len(known) == 2 else None,
            "reasons_de": _reasons(store, left, right, "de"),
            "reasons_en": _reasons(store, left, right, "en"),
        }


def _most(fundings: Mapping[str, Row], iri: str) -> Decimal | None:
    for name in (iri, fundings.get(iri, {}).get("included_in")):
        row = fundings.get(name or "", {})
        for column in ("total_max", "yearly_max"):
            amount: Decimal | None = row.get(column)
            if amount is not None:
                return amount
    return None


def _reasons(store: Store, left: str, right: str, language: str) -> str | None:
    graph = iris.graph("identities")
    for quad in store.quads_for_pattern(None, koop("aboutEntity"), NamedNode(left), graph):
        if (
            next(iter(store.quads_for_pattern(quad.subject, koop("comparedWith"), NamedNode(right), graph)), None)
            is None
        ):
            continue
        found = store.quads_for_pattern(quad.subject, koop("reason"), None, graph)
        words = (quad.object for quad in found)
        return "; ".join(sorted(w.value for w in words if isinstance(w, Literal) and w.language == language)) or None
    return None
