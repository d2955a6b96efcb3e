"""Why a thing of a release is what it is: every name in every text that led to it, with the reasons and the doubts."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import DefaultGraph, Literal, NamedNode, Store

from ontology import iris
from ontology.terms import DCTERMS, SKOS, koop


@dataclass(frozen=True, slots=True, order=True)
class Judgement:
    """One decision: the name in its text, or the other thing that it was compared with; rule, score, reasons."""

    text: str
    name: str
    other: str
    verdict: str
    rule: str
    score: str
    reasons: tuple[str, ...]
    who: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """All judgements on one thing; ``replaces`` are the IRIs that were merged into it."""

    iri: str
    name: str
    judgements: tuple[Judgement, ...]
    replaces: tuple[str, ...]


def find_things(release: Path, given: str) -> tuple[str, ...]:
    """The IRIs meant by ``given``: itself if it is one, else all things of that name, sorted."""
    if given.startswith(("http://", "https://")):
        return (given,)
    store = Store.read_only(str(release / "store"))
    wanted = Literal(given, language="de")
    found = {
        _text(quad.subject)
        for predicate in ("prefLabel", "altLabel")
        for quad in store.quads_for_pattern(None, NamedNode(SKOS + predicate), wanted, DefaultGraph())
    }
    return tuple(sorted(found))


def names_of(release: Path, iri: str) -> tuple[str, ...]:
    """All that the thing ``iri`` is called, sorted; nothing if the release does not know it."""
    store = Store.read_only(str(release / "store"))
    found = {
        _text(quad.object)
        for predicate in ("prefLabel", "altLabel")
        for quad in store.quads_for_pattern(NamedNode(iri), NamedNode(SKOS + predicate), None, DefaultGraph())
    }
    return tuple(sorted(found))


def explain(release: Path, iri: str, language: str = "en") -> Explanation | None:
    """Why the thing ``iri`` is one thing, its reasons in words of ``language``; None if there is no decision on it."""
    store = Store.read_only(str(release / "store"))
    graph = iris.graph("identities")
    names = _names(store)
    thing = NamedNode(iri)
    nodes = [
        quad.subject
        for predicate in ("aboutEntity", "comparedWith")
        for quad in store.quads_for_pattern(None, koop(predicate), thing, graph)
    ]
    if not nodes:
        return None
    replaced = store.quads_for_pattern(None, NamedNode(DCTERMS + "isReplacedBy"), thing, DefaultGraph())
    judgements = []
    for node in nodes:
        found: defaultdict[str, list[str]] = defaultdict(list)
        assert isinstance(node, NamedNode)
        for quad in store.quads_for_pattern(node, None, None, graph):
            if isinstance(quad.object, Literal) and quad.object.language not in (None, language):
                continue
            found[quad.predicate.value.replace("#", "/").rpartition("/")[2]].append(_text(quad.object))
        others = [other for other in (*found["aboutEntity"], *found["comparedWith"]) if other != iri]
        judgements.append(
            Judgement(
                text=names.get(next(iter(found["wasDerivedFrom"]), ""), ""),
                name=next(iter(found["nameInText"]), ""),
                other=", ".join(names.get(other, other) for other in others),
                verdict=next(iter(found["verdict"]), "").rpartition("/")[2],
                rule=next(iter(found["rule"]), ""),
                score=next(iter(found["confidence"]), ""),
                reasons=tuple(sorted(sorted(found["reason"], reverse=True), key=lambda reason: reason.startswith("-"))),
                who=next(iter(found["decidedBy"]), ""),
            )
        )
    return Explanation(iri, names.get(iri, iri), tuple(sorted(judgements)), tuple(_text(q.subject) for q in replaced))


def _names(store: Store) -> dict[str, str]:
    """Names of things and of texts by IRI."""
    found = {}
    for predicate, graph in (
        (SKOS + "prefLabel", DefaultGraph()),
        (DCTERMS + "identifier", iris.graph("meta")),
    ):
        for quad in store.quads_for_pattern(None, NamedNode(predicate), None, graph):
            found[_text(quad.subject)] = _text(quad.object)
    return found


def _text(term: object) -> str:
    return term.value if isinstance(term, NamedNode | Literal) else str(term)
