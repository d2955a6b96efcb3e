from __future__ import annotations

from pyoxigraph import BlankNode, Literal

from ontology import glossary, iris
from ontology.terms import LABEL, PREF_LABEL, koop


def test_terms_and_codes_have_their_words() -> None:
    said = {(t.subject, t.predicate, t.object) for t in glossary.triples()}
    assert (koop("memberOf"), LABEL, Literal("Mitglied von", language="de")) in said
    assert (iris.code("funding-status", "granted"), PREF_LABEL, Literal("granted", language="en")) in said


def test_no_blank_node_could_change_the_bytes_of_a_release() -> None:
    assert not any(isinstance(node, BlankNode) for t in glossary.triples() for node in (t.subject, t.object))
