"""One statement for the front page, to show what a statement looks like."""

from __future__ import annotations

from dataclasses import dataclass

from graphapi.explore.statements import Quote, quote_of
from graphapi.explore.things import Thing, local_of, object_of, text_of
from graphapi.explore.things import Value as LiteralValue
from graphapi.store import Release

_QUERY = """
SELECT ?subject ?subjectName ?property ?value ?name ?document ?title ?quote ?start ?end WHERE {
  GRAPH ?graph {
    ?claim rdf:subject ?subject ; rdf:predicate ?property ; rdf:object ?value ; koop:evidence ?span .
    ?span oa:exact ?quote ; oa:start ?start ; oa:end ?end ; prov:wasQuotedFrom ?document .
  }
  VALUES ?property { koop:preparedBy koop:managedBy koop:memberOf }
  FILTER(STRLEN(?quote) > 40 && STRLEN(?quote) < 200)
  ?subject skos:prefLabel ?subjectName . ?value skos:prefLabel ?name .
  OPTIONAL { GRAPH ?meta { ?document dcterms:title ?title } }
} ORDER BY ?property ?claim LIMIT 50
"""


@dataclass(frozen=True, slots=True)
class Sample:
    subject: Thing
    relation: str
    value: Thing | LiteralValue
    quote: Quote


def choose_sample(release: Release) -> Sample | None:
    """A statement whose quote is short and names both sides; always the same one for a release."""
    rows = release.store.select(_QUERY)
    names = [(text_of(row, "subjectName"), text_of(row, "name"), text_of(row, "quote")) for row in rows]
    telling = [row for row, (s, o, quote) in zip(rows, names, strict=True) if o in quote and s.split()[-1] in quote]
    for row in telling or rows:
        subject = Thing(text_of(row, "subject"), text_of(row, "subjectName"))
        return Sample(subject, local_of(row, "property"), object_of(row["value"], text_of(row, "name")), quote_of(row))
    return None
