"""Things as pages name them: an IRI with its name, its kind and its place on this server."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode

from graphapi.store import Row, Store, Term
from ontology.terms import KINDS, KOOP


@dataclass(frozen=True, slots=True)
class Thing:
    """Something the graph speaks of. ``kind`` is a class of the ontology, or empty where none is known."""

    iri: str
    name: str
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Value:
    """A literal as stored: its text, its datatype, its language."""

    lexical: str
    datatype: str = ""
    language: str = ""


def local_name(iri: str) -> str:
    """What stands behind the last ``#`` or ``/``."""
    return iri.rsplit("#", 1)[-1].rsplit("/", 1)[-1]


def choose_kind(kinds: Iterable[str]) -> str:
    """The most telling of the ontology's kinds among ``kinds``; empty if there is none."""
    known = set(kinds)
    return next((kind for kind in KINDS if kind in known), "")


def text_of(row: Row, name: str) -> str:
    """The IRI or lexical form of a variable, empty where it is unbound."""
    term = row.get(name)
    return term.value if isinstance(term, NamedNode | Literal) else ""


def local_of(row: Row, name: str) -> str:
    return local_name(text_of(row, name))


def object_of(term: Term, name: str = "", kind: str = "") -> Thing | Value:
    """A term in object position as a record."""
    if isinstance(term, Literal):
        return Value(term.value, term.datatype.value, term.language or "")
    iri = term.value if isinstance(term, NamedNode) else str(term)
    return Thing(iri, name or local_name(iri), kind)


def ontology_name(iri: str) -> str:
    """The local name of a term of our own ontology, empty for any other."""
    return iri.removeprefix(KOOP) if iri.startswith(KOOP) else ""


def find_thing(store: Store, iri: str) -> Thing | None:
    """The thing behind ``iri`` with its name and kind; None if the graph does not name it."""
    rows = store.select("SELECT ?this ?name ?kind WHERE { ?this skos:prefLabel ?name ; a ?kind }", this=NamedNode(iri))
    if not rows:
        return None
    kinds = {ontology_name(text_of(row, "kind")) for row in rows}
    return Thing(iri, min(text_of(row, "name") for row in rows), choose_kind(kinds))
