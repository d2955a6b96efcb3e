"""What the page of a thing says, as CSV: one line for each statement and quote."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from typing import Final

from fastapi import APIRouter
from fastapi.responses import Response

from graphapi.errors import NotFound
from graphapi.explore.entities import EntityPage, describe_entity
from graphapi.explore.flows import Flow
from graphapi.explore.statements import Quote
from graphapi.explore.things import Thing
from graphapi.requests import ServedRelease
from graphapi.web.addresses import entity_iri
from graphapi.web.kept_pages import KeptFile

COLUMNS: Final = (
    "relation", "direction", "value", "value_iri", "status", "amount", "amount_max", "currency", "per", "from", "to",
    "quote", "source", "start", "end", "statement",
)  # fmt: skip

router = APIRouter(include_in_schema=False, route_class=KeptFile)


@router.get("/data/{bucket}/{slug}.csv")
def entity_csv(release: ServedRelease, bucket: str, slug: str) -> Response:
    page = describe_entity(release, entity_iri(release, bucket, slug))
    if page is None:
        raise NotFound("unknown_address")
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    writer.writerows(lines(page))
    headers = {"content-disposition": f'attachment; filename="{slug}-{release.version}.csv"'}
    return Response(text.getvalue(), media_type="text/csv; charset=utf-8", headers=headers)


def lines(page: EntityPage) -> Iterable[list[str]]:
    """Facts first, then flows of money, in the order of the page."""
    for group in (*page.groups, *page.mentions):
        direction = "in" if group.key.startswith("in.") else "out"
        for fact in group.facts:
            name, iri = (fact.value.name, fact.value.iri) if isinstance(fact.value, Thing) else (fact.value.lexical, "")
            head = [group.key.removeprefix("in."), direction, name, iri, fact.modality or "asserted", *[""] * 6]
            quoted = [(quote, said.claim) for said in fact.statements for quote in said.quotes]
            yield from ([*head, *_place(quote), claim] for quote, claim in quoted)
            if not quoted:
                yield [*head, *[""] * 5]
    for flow in page.flows:
        parties = [("funder", party) for party in flow.funders]
        parties += [(role, party) for role, party in _sides(flow) if party is not None]
        money = [flow.status, flow.amount, flow.amount_max, flow.currency, flow.per, flow.start, flow.end]
        for role, party in parties:
            if party.iri != page.thing.iri:
                yield from ([role, "flow", party.name, party.iri, *money, *_place(q), flow.iri] for q in flow.quotes)


def _sides(flow: Flow) -> tuple[tuple[str, Thing | None], ...]:
    return ("recipient", flow.recipient), ("programme", flow.programme)


def _place(quote: Quote) -> list[str]:
    return [quote.words, quote.document, str(quote.start), str(quote.end)]
