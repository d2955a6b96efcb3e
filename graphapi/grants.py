"""The flows of a release in the terms of others: schema.org's MonetaryGrant, FRAPO, DCAT's periods.

Money that is own or planned is no grant to a reader of those vocabularies: own money becomes frapo:Funding, planned
money is left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import IO, Any, Final

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple, serialize

from graphapi.explore.tables import open_tables
from graphapi.store import Release
from ontology import literals
from ontology.terms import DCAT, DCTERMS, FRAPO, PREFIXES, RDF, SCHEMA

_TYPE: Final = NamedNode(RDF + "type")
_UNITS: Final = {"year": "YEAR", "month": "MONTH"}


def write_grants(release: Release, table: str, out: IO[bytes]) -> None:
    """Every granted or own flow as Turtle, streamed."""
    serialize(_triples(release), out, RdfFormat.TURTLE, prefixes=PREFIXES)


def _triples(release: Release) -> Iterator[Triple]:
    tables = release.keep(open_tables)
    for batch in tables.batches("SELECT * FROM fundings WHERE status <> 'planned' ORDER BY iri"):
        for row in batch:
            yield from grant_triples(row)


def grant_triples(row: Mapping[str, Any]) -> Iterator[Triple]:
    """One flow. Several funders stay on one grant; a range becomes minValue and maxValue."""
    grant = NamedNode(row["iri"])
    kinds = [FRAPO + "Funding"] if row["status"] == "own" else [SCHEMA + "MonetaryGrant", FRAPO + "Grant"]
    for kind in kinds:
        yield Triple(grant, _TYPE, NamedNode(kind))
    for funder in row["funder_iris"]:
        yield Triple(grant, NamedNode(SCHEMA + "funder"), NamedNode(funder))
    for recipient in row["recipient_iris"]:
        yield Triple(grant, NamedNode(SCHEMA + "fundedItem"), NamedNode(recipient))
        yield Triple(NamedNode(recipient), NamedNode(SCHEMA + "funding"), grant)
    if row["programme"]:
        yield Triple(grant, NamedNode(DCTERMS + "isPartOf"), NamedNode(row["programme"]))
    if row["purpose"]:
        yield Triple(grant, NamedNode(SCHEMA + "description"), literals.german(row["purpose"]))
    yield from _amount(grant, row)
    yield from _period(grant, row)
    for quote in row["evidence"]:
        yield Triple(grant, NamedNode(SCHEMA + "citation"), Literal(quote["quote"], language="de"))


def _amount(grant: NamedNode, row: Mapping[str, Any]) -> Iterator[Triple]:
    low, high = row["amount"], row["amount_max"]
    if low is None and high is None:
        return
    amount = BlankNode(f"amount{row['iri'].rpartition('funding/')[2].replace('/', 'x')}")
    yield Triple(grant, NamedNode(SCHEMA + "amount"), amount)
    yield Triple(amount, _TYPE, NamedNode(SCHEMA + "MonetaryAmount"))
    if high is None:
        yield Triple(amount, NamedNode(SCHEMA + "value"), _decimal(low))
        yield Triple(grant, NamedNode(FRAPO + "hasMonetaryValue"), _decimal(low))
    else:
        if low is not None:
            yield Triple(amount, NamedNode(SCHEMA + "minValue"), _decimal(low))
        yield Triple(amount, NamedNode(SCHEMA + "maxValue"), _decimal(high))
    if row["currency"]:
        yield Triple(amount, NamedNode(SCHEMA + "currency"), Literal(row["currency"]))
        yield Triple(grant, NamedNode(FRAPO + "hasCurrencyCode"), Literal(row["currency"]))
    if row["per"]:
        yield Triple(amount, NamedNode(SCHEMA + "unitText"), Literal(_UNITS[row["per"]]))


def _decimal(amount: Decimal) -> Literal:
    return literals.decimal(f"{amount:f}")


def _period(grant: NamedNode, row: Mapping[str, Any]) -> Iterator[Triple]:
    if not row["from"] and not row["to"]:
        return
    period = BlankNode(f"period{row['iri'].rpartition('funding/')[2].replace('/', 'x')}")
    yield Triple(grant, NamedNode(DCTERMS + "temporal"), period)
    yield Triple(period, _TYPE, NamedNode(DCTERMS + "PeriodOfTime"))
    if row["from"]:
        yield Triple(period, NamedNode(DCAT + "startDate"), literals.date(row["from"]))
    if row["to"]:
        yield Triple(period, NamedNode(DCAT + "endDate"), literals.date(row["to"]))
