"""One statement for the front page, to show what a statement looks like."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from graphapi.explore.statements import Quote, quote_of
from graphapi.explore.things import Thing, Value, local_of, object_of, text_of
from graphapi.store import Release, Row, Store

_CLAIMS = """
SELECT ?claim WHERE {
  VALUES ?property { koop:preparedBy koop:managedBy koop:memberOf }
  GRAPH ?graph { ?claim rdf:predicate ?property }
} LIMIT 100
"""
_CLAIM = """
SELECT ?claim ?subject ?subjectName ?property ?value ?name ?document ?title ?quote ?start ?end WHERE {
  GRAPH ?graph {
    ?claim rdf:subject ?subject ; rdf:predicate ?property ; rdf:object ?value ; koop:evidence ?span .
    ?span oa:exact ?quote ; oa:start ?start ; oa:end ?end ; prov:wasQuotedFrom ?document .
  }
  OPTIONAL { ?subject skos:prefLabel ?subjectName }
  OPTIONAL { ?value skos:prefLabel ?name }
  OPTIONAL { GRAPH ?meta { ?document dcterms:title ?title } }
}
"""


@dataclass(frozen=True, slots=True)
class Sample:
    subject: Thing
    relation: str
    value: Thing | Value
    quote: Quote


def choose_sample(release: Release) -> Sample | None:
    """A statement whose quote is short and names both sides; always the same one for a release."""
    return next((_sample(row) for row in _rows(release.store) if _tells(row)), None)


def _rows(store: Store) -> Iterator[Row]:
    for claim in store.select(_CLAIMS):
        yield from store.select(_CLAIM, claim=claim["claim"])


def _tells(row: Row) -> bool:
    subject, value, quote = (text_of(row, name) for name in ("subjectName", "name", "quote"))
    return bool(subject and value) and value in quote and subject.split()[-1] in quote and 40 < len(quote) < 200


def _sample(row: Row) -> Sample:
    subject = Thing(text_of(row, "subject"), text_of(row, "subjectName"))
    return Sample(subject, local_of(row, "property"), object_of(row["value"], text_of(row, "name")), quote_of(row))
