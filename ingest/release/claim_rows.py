"""The rows of the tables of things and claims: what the texts name, and everything they say of it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from pyoxigraph import DefaultGraph, Literal, NamedNode, Store

from ingest.release.things import SEPARATOR, Things, ordered, quote_of
from ontology import iris
from ontology.terms import BASE, DCTERMS, KOOP, RDF, SKOS, TOLD_APART, koop

Row = dict[str, Any]

_DOCUMENT_GRAPHS: Final = iris.document_graph("").value
_DOCUMENTS: Final = BASE + "doc/"


def claim_rows(store: Store, things: Things) -> Iterator[Row]:
    """One row for each claim of each text, sorted by IRI."""
    claims = sorted(
        (quad.subject.value, quad.graph_name.value)  # type: ignore[union-attr]
        for quad in store.quads_for_pattern(None, NamedNode(RDF + "predicate"), None, None)
    )
    for claim, graph in claims:
        facts: dict[str, Any] = {}
        spans: list[str] = []
        for quad in store.quads_for_pattern(NamedNode(claim), None, None, NamedNode(graph)):
            if quad.predicate.value == KOOP + "evidence":
                spans.append(quad.object.value)  # type: ignore[union-attr]
            facts[quad.predicate.value] = quad.object
        quotes = ordered(quote for span in spans if (quote := quote_of(store, NamedNode(span))))
        subject, target = facts[RDF + "subject"].value, facts[RDF + "object"].value
        first = quotes[0] if quotes else {"start": None, "end": None, "quote": None}
        yield {
            "iri": claim,
            "text": graph.removeprefix(_DOCUMENT_GRAPHS),
            "subject": subject,
            "subject_name": things.name(subject),
            "predicate": facts[RDF + "predicate"].value.removeprefix(KOOP),
            "object": target,
            "object_name": target if isinstance(facts[RDF + "object"], Literal) else things.name(target),
            "modality": _code(facts.get(KOOP + "modality")),
            "rank": _code(facts.get(KOOP + "rank")),
            "confidence": float(facts[KOOP + "confidence"].value) if KOOP + "confidence" in facts else None,
            "rule": facts[KOOP + "rule"].value if KOOP + "rule" in facts else None,
            "start": first["start"],
            "end": first["end"],
            "quote": first["quote"],
        }


def _code(node: NamedNode | None) -> str | None:
    return node.value.rpartition("/")[2] if node is not None else None


def entity_rows(store: Store, things: Things, claims: Iterable[Mapping[str, Any]]) -> Iterator[Row]:
    """One row for each thing that has a kind, sorted by IRI."""
    mentions: Counter[str] = Counter()
    texts: dict[str, set[str]] = defaultdict(set)
    for claim in claims:
        for end in {claim["subject"], claim["object"]}:
            mentions[end] += 1
            texts[end].add(claim["text"])
    for iri in sorted(things.kinds):
        aliases = store.quads_for_pattern(NamedNode(iri), NamedNode(SKOS + "altLabel"), None, DefaultGraph())
        yield {
            "iri": iri,
            "kind": things.kinds[iri],
            "name": things.name(iri),
            "aliases": sorted({quad.object.value for quad in aliases}),  # type: ignore[union-attr]
            "told_apart": _told_apart(store, iri),
            "state_keys": list(things.states(iri)),
            "texts": len(texts[iri]),
            "claims": mentions[iri],
        }


def _told_apart(store: Store, iri: str) -> str | None:
    found = store.quads_for_pattern(NamedNode(iri), NamedNode(TOLD_APART), None, DefaultGraph())
    return next((quad.object.value for quad in found if isinstance(quad.object, Literal)), None)


def member_rows(things: Things) -> Iterator[Row]:
    for member, cooperation in things.pairs("memberOf"):
        yield {
            "member": member,
            "member_name": things.name(member),
            "member_kind": things.kinds.get(member),
            "cooperation": cooperation,
            "cooperation_name": things.name(cooperation),
            "evidence": things.said(member, "memberOf", cooperation),
        }


def concept_rows(store: Store, things: Things) -> Iterator[Row]:
    for concept in sorted(iri for iri, kind in things.kinds.items() if kind == "Concept"):
        owners = things.subjects("hasConcept", concept)
        row: Row = {"concept": concept, "concept_name": things.name(concept)}
        row["owner"], row["owner_name"] = things.joined(owners)
        row["author"], row["author_name"] = things.joined(things.objects("preparedBy", concept))
        row["client"], row["client_name"] = things.joined(things.objects("commissionedBy", concept))
        row["issued"] = _values(store, concept, "issued")
        row["revised"] = _values(store, concept, "revised")
        row["evidence"] = ordered(
            quote
            for subject, predicate, target in (
                *((owner, "hasConcept", concept) for owner in owners),
                *((concept, "preparedBy", author) for author in things.objects("preparedBy", concept)),
                *((concept, "commissionedBy", client) for client in things.objects("commissionedBy", concept)),
            )
            for quote in things.said(subject, predicate, target)
        )
        yield row


def role_rows(store: Store, things: Things) -> Iterator[Row]:
    for person, organisation in things.pairs("worksFor"):
        yield {
            "person": person,
            "person_name": things.name(person),
            "organisation": organisation,
            "organisation_name": things.name(organisation),
            "role": _values(store, person, "role"),
            "evidence": things.said(person, "worksFor", organisation),
        }


def _values(store: Store, subject: str, predicate: str) -> str | None:
    found = store.quads_for_pattern(NamedNode(subject), koop(predicate), None, DefaultGraph())
    return SEPARATOR.join(sorted({quad.object.value for quad in found})) or None  # type: ignore[union-attr]


def text_rows(store: Store) -> Iterator[Row]:
    """One row for each source of ``graph/meta``, sorted by id."""
    meta = iris.graph("meta")
    described: dict[str, dict[str, str]] = {
        quad.subject.value: {}  # type: ignore[union-attr]
        for quad in store.quads_for_pattern(None, NamedNode(RDF + "type"), koop("SourceDocument"), meta)
    }
    for column, predicate in _OF_A_TEXT.items():
        for quad in store.quads_for_pattern(None, NamedNode(DCTERMS + predicate), None, meta):
            if quad.subject.value in described:  # type: ignore[union-attr]
                described[quad.subject.value][column] = quad.object.value  # type: ignore[union-attr]
    for text in sorted(described):
        yield {"text": text.removeprefix(_DOCUMENTS), **{column: described[text].get(column) for column in _OF_A_TEXT}}


_OF_A_TEXT: Final = {
    "title": "title",
    "publisher": "publisher",
    "published": "issued",
    "url": "source",
    "licence": "license",
}


def conflict_rows(
    store: Store, things: Things, claims: Iterable[Mapping[str, Any]], fundings: Iterable[Row]
) -> Iterator[Row]:
    """One row for each side of each conflict, sorted. A flow is a side with its amount, a member with its name."""
    graph = iris.graph("conflicts")
    sides: dict[str, Mapping[str, Any]] = {claim["iri"]: claim for claim in claims}
    names = {row["iri"]: row["recipient_name"] for row in fundings}
    for quad in sorted(store.quads_for_pattern(None, koop("conflictingClaim"), None, graph), key=str):
        conflict, claim = quad.subject, quad.object.value  # type: ignore[union-attr]
        subject = _first(store, conflict, "onSubject")
        side = sides.get(claim) or _flow_side(store, claim)
        yield {
            "conflict": conflict.value,  # type: ignore[union-attr]
            "subject": subject,
            "subject_name": names.get(subject or "") or things.name(subject),
            "property": (_first(store, conflict, "onProperty") or "").removeprefix(KOOP),
            "status": (_first(store, conflict, "conflictStatus") or "").rpartition("/")[2],
            "claim": claim,
            "value": side["object_name"] if side.get("subject") in {subject, None} else side["subject_name"],
            "text": side["text"],
            "quote": side["quote"],
        }


def _first(store: Store, subject: Any, predicate: str) -> str | None:
    found = next(iter(store.quads_for_pattern(subject, koop(predicate), None, iris.graph("conflicts"))), None)
    return found.object.value if found else None  # type: ignore[union-attr]


def _flow_side(store: Store, flow: str) -> Row:
    """A flow as one text states it: its own graph has its amount and its words."""
    text = flow.split("/")[-2]
    said: dict[str, str] = {}
    for quad in store.quads_for_pattern(NamedNode(flow), None, None, iris.document_graph(text)):
        said[quad.predicate.value] = quad.object.value  # type: ignore[union-attr]
    span = said.get(KOOP + "evidence")
    quote = quote_of(store, NamedNode(span)) if span else None
    return {"text": text, "object_name": said.get(KOOP + "amount"), "quote": quote["quote"] if quote else None}
