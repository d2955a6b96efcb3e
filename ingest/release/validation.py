"""The gate: SHACL shapes over each text's part of the graph, set queries over the whole.

pySHACL is exact and slow, so it sees small graphs in several processes: the graph of one text, with what the facts say
of the things that first appear there and the types of all that it mentions. What no single text shows (a fact nobody
claims, a quote from elsewhere) is asked of the store by ``shapes/*.rq``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from itertools import chain
from typing import Final

import pyshacl
import rdflib
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, QuerySolutions, Store
from rdflib.namespace import SH as SHACL

from ingest.processes import copies
from ingest.release.findings import Finding, Quote, Report, Severity
from ontology import shapes
from ontology.terms import KOOP, OA, PROV, RDF, TYPE, XSD, koop

_UNITS_A_BATCH: Final = 2
"""Graphs that one call of pySHACL judges together: its start costs 10 ms, and its list of focus nodes is walked."""
_DECISIONS_A_UNIT: Final = 200
_FACTS_A_UNIT: Final = 1000
_MAX_QUOTES: Final = 3

Terms = tuple[object, object, object]
Unit = tuple[list[Terms], set[str]]
"""A small graph, and the nodes of it that are judged: of all others it holds no more than the types."""


def validate(quads: Sequence[Quad], store: Store, *, options: Iterable[str] = (), jobs: int = 1) -> Report:
    """The report on a release: ``quads`` judged by the shapes, ``store`` (the same quads) by the set queries.

    ``options`` are the options of the build under which a rule may be waived ("publish-contacts").
    """
    return with_quotes((*shape_findings(quads, jobs=jobs), *query_findings(store, options)), quads)


def shape_findings(quads: Sequence[Quad], *, jobs: int = 1) -> tuple[Finding, ...]:
    """What the SHACL shapes find. To be called before the store is opened: processes are then started quickly."""
    units = _units(quads)
    batches = [_joined(units[at : at + _UNITS_A_BATCH]) for at in range(0, len(units), _UNITS_A_BATCH)]
    if jobs == 1 or len(batches) < 2:
        return tuple(chain.from_iterable(map(_judge, batches)))
    with copies() as context, ProcessPoolExecutor(min(jobs, len(batches)), context) as pool:
        return tuple(chain.from_iterable(pool.map(_judge, batches)))


def _joined(units: Iterable[Unit]) -> Unit:
    triples: list[Terms] = []
    judged: set[str] = set()
    for more, nodes in units:
        triples += more
        judged |= nodes
    return triples, judged


def _units(quads: Sequence[Quad]) -> list[Unit]:
    """Small graphs that stand for themselves, as plain rdflib terms, in the order of their names."""
    types: defaultdict[object, list[Quad]] = defaultdict(list)
    facts: defaultdict[object, list[Quad]] = defaultdict(list)
    graphs: defaultdict[str, list[Quad]] = defaultdict(list)
    wanted = _paths()
    for quad in quads:
        is_type = quad.predicate == TYPE
        if is_type and isinstance(quad.object, NamedNode) and not quad.object.value.startswith(KOOP):
            continue
        if is_type:
            types[quad.subject].append(quad)
        elif quad.predicate.value not in wanted:
            continue
        if isinstance(quad.graph_name, DefaultGraph):
            facts[quad.subject].append(quad)
        else:
            graphs[quad.graph_name.value].append(quad)
    units: list[Unit] = []
    for name in sorted(graphs):
        for part in _parts(name, graphs[name]):
            mentioned = _nodes(part)
            own = list(chain.from_iterable(facts.pop(term, ()) for term in sorted(mentioned, key=str)))
            units.append(_unit([*part, *own], types))
    left = list(chain.from_iterable(facts.values()))
    units += [_unit(left[at : at + _FACTS_A_UNIT], types) for at in range(0, len(left), _FACTS_A_UNIT)]
    return units


def _unit(part: Sequence[Quad], types: Mapping[object, Sequence[Quad]]) -> Unit:
    described = chain.from_iterable(types.get(node, ()) for node in sorted(_nodes(part), key=str))
    return [_plain(quad) for quad in (*part, *described)], {_name(quad.subject) for quad in part}


def _nodes(quads: Iterable[Quad]) -> set[NamedNode]:
    return {term for quad in quads for term in (quad.subject, quad.object) if isinstance(term, NamedNode)}


def _parts(name: str, quads: list[Quad]) -> Iterator[list[Quad]]:
    """The graph of a text is one part; the graph of identities, as large as all texts, is cut by subject."""
    if not name.endswith("/identities"):
        yield quads
        return
    by_subject: defaultdict[str, list[Quad]] = defaultdict(list)
    for quad in quads:
        by_subject[_name(quad.subject)].append(quad)
    subjects = sorted(by_subject)
    for at in range(0, len(subjects), _DECISIONS_A_UNIT):
        yield list(chain.from_iterable(by_subject[subject] for subject in subjects[at : at + _DECISIONS_A_UNIT]))


def _plain(quad: Quad) -> Terms:
    return _term(quad.subject), _term(quad.predicate), _term(quad.object)


def _name(term: object) -> str:
    assert isinstance(term, NamedNode | Literal)
    return term.value


def _term(term: object) -> object:
    if isinstance(term, Literal):
        if term.language:
            return rdflib.Literal(term.value, lang=term.language)
        if term.datatype.value == XSD + "string":
            return rdflib.Literal(term.value)
        return rdflib.Literal(term.value, datatype=rdflib.URIRef(term.datatype.value), normalize=False)
    assert isinstance(term, NamedNode)
    return rdflib.URIRef(term.value)


@cache
def _shapes() -> rdflib.Graph:
    graph = rdflib.Graph()
    for path in shapes.shape_files():
        graph.parse(path, format="turtle")
    return graph


@cache
def _paths() -> frozenset[str]:
    """The properties that some shape looks at; the rest of a graph cannot be at fault."""
    return frozenset(str(path) for path in _shapes().objects(None, SHACL.path))


def _judge(unit: Unit) -> list[Finding]:
    triples, judged = unit
    graph = rdflib.Graph()
    for triple in triples:
        graph.add(triple)  # type: ignore[arg-type]
    _, results, _ = pyshacl.validate(
        graph,
        shacl_graph=_shapes(),
        focus_nodes=sorted(judged),
        inference="none",
        advanced=False,
        inplace=True,
    )
    assert isinstance(results, rdflib.Graph)
    return [_finding(results, result) for result in results.subjects(rdflib.RDF.type, SHACL.ValidationResult)]


def _finding(results: rdflib.Graph, result: rdflib.term.Node) -> Finding:
    def one(path: rdflib.URIRef) -> str:
        found = results.value(result, path)
        return "" if found is None else str(found)

    messages = {
        (message.language or "en", str(message))
        for message in results.objects(result, SHACL.resultMessage)
        if isinstance(message, rdflib.Literal)
    }
    severity: Severity = one(SHACL.resultSeverity).removeprefix(str(SHACL))  # type: ignore[assignment]
    rule = one(SHACL.sourceShape)
    value = one(SHACL.value)
    return Finding(severity, rule, one(SHACL.focusNode), one(SHACL.resultPath), value, tuple(sorted(messages)))


def query_findings(store: Store, options: Iterable[str] = ()) -> tuple[Finding, ...]:
    """What the rules on the whole graph find."""
    waived = set(options)
    found = []
    for rule in shapes.set_queries():
        if rule.unless in waived:
            continue
        rows = store.query(rule.query)
        assert isinstance(rows, QuerySolutions)
        severity: Severity = rule.severity.value.rpartition("#")[2]  # type: ignore[assignment]
        messages = tuple(sorted(rule.message.items()))
        found += [
            Finding(severity, rule.iri.value, row["this"].value, row["path"].value, row["value"].value, messages)
            for row in rows
        ]
    return tuple(found)


def with_quotes(findings: Iterable[Finding], quads: Sequence[Quad]) -> Report:
    """The findings as a report, each with the words that caused it: of the claim or flow at fault, or of the claims
    that say the fact."""
    listed = tuple(findings)
    if not listed:
        return Report(())
    evidence, claims, spans = _evidence(quads)
    return Report.of(
        Finding(f.severity, f.rule, f.focus, f.path, f.value, f.messages, tuple(_quotes(f, evidence, claims, spans)))
        for f in listed
    )


def _evidence(
    quads: Iterable[Quad],
) -> tuple[Mapping[str, list[str]], Mapping[tuple[str, str], list[str]], Mapping[str, Quote]]:
    evidence: defaultdict[str, list[str]] = defaultdict(list)
    claim: defaultdict[str, dict[str, str]] = defaultdict(dict)
    span: defaultdict[str, dict[str, str]] = defaultdict(dict)
    span_parts = {OA + "start", OA + "end", OA + "exact", PROV + "wasQuotedFrom"}
    for quad in quads:
        subject, predicate = _name(quad.subject), quad.predicate.value
        if quad.predicate == koop("evidence"):
            evidence[subject].append(_name(quad.object))
        elif predicate in {RDF + "subject", RDF + "predicate"}:
            claim[subject][predicate] = _name(quad.object)
        elif predicate in span_parts:
            span[subject][predicate] = _name(quad.object)
    about: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for node, parts in claim.items():
        about[parts.get(RDF + "subject", ""), parts.get(RDF + "predicate", "")].append(node)
    return evidence, about, {node: _quote(node, parts) for node, parts in span.items() if OA + "exact" in parts}


def _quote(span: str, parts: Mapping[str, str]) -> Quote:
    source = parts.get(PROV + "wasQuotedFrom", "").rpartition("/")[2]
    return Quote(span, source, int(parts.get(OA + "start", 0)), int(parts.get(OA + "end", 0)), parts[OA + "exact"])


def _quotes(
    finding: Finding,
    evidence: Mapping[str, Sequence[str]],
    claims: Mapping[tuple[str, str], Sequence[str]],
    spans: Mapping[str, Quote],
) -> list[Quote]:
    nodes = [finding.focus, *claims.get((finding.focus, finding.path), ())]
    found = {spans[span] for node in nodes for span in (node, *evidence.get(node, ())) if span in spans}
    return sorted(found, key=lambda quote: (quote.source, quote.start))[:_MAX_QUOTES]
