"""``terms.py`` and ``context.jsonld`` say what ``koopgraph.ttl`` says, and no file of ours names a term it lacks."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pyoxigraph as ox
import pytest
from pyoxigraph import NamedNode

from ontology import hierarchy, schemes, terms
from ontology.terms import BASE, CV, KOOP, RDF, SKOS, XSD, koop
from tests.ontology.kinds import kinds_under

ROOT = Path(__file__).parents[2]
FORMS = {
    XSD + "integer": {"integer"},
    XSD + "decimal": {"decimal"},
    XSD + "boolean": {"boolean"},
    XSD + "string": {"string"},
    XSD + "anyURI": {"uri"},
    RDF + "langString": {"text"},
    CV + "GenericDate": {"date", "interval"},
}


def kinds(classes: tuple[NamedNode, ...]) -> frozenset[str]:
    return frozenset().union(*(kinds_under(c.value.removeprefix(KOOP)) for c in classes))


@pytest.mark.parametrize("name", terms.KINDS)
def test_each_kind_is_a_class(name: str) -> None:
    assert hierarchy.terms()[name].sort == "class"


def test_a_kind_stands_before_those_that_it_is_a_sort_of() -> None:
    for place, kind in enumerate(terms.KINDS):
        assert not {koop(before) for before in terms.KINDS[:place]} & set(hierarchy.supers(kind))


def test_each_leaf_class_is_a_kind_or_a_record() -> None:
    records = {"Funding", "Grant", "OwnContribution", "SourceDocument", "TextSpan", "Claim", "Conflict"}
    records |= {"IdentityDecision", "ExtractionRun", "Extractor", "Actor", "Territory"}
    assert {t.name for t in hierarchy.terms().values() if t.sort == "class"} == records | set(terms.KINDS)


@pytest.mark.parametrize("name", terms.RELATIONS)
def test_signature_of_each_relation(name: str) -> None:
    term = hierarchy.terms()[name]
    assert term.sort == "relation"
    assert (kinds(term.domain), kinds(term.range)) == terms.RELATIONS[name]


@pytest.mark.parametrize(("name", "form"), sorted((terms.VALUES | terms.FUNDING_VALUES).items()))
def test_form_of_each_value(name: str, form: str) -> None:
    term = hierarchy.terms()[name]
    assert term.sort == "value"
    (datatype,) = term.range
    assert form in FORMS[datatype.value]


@pytest.mark.parametrize("name", sorted(hierarchy.terms()))
def test_each_term_speaks_two_languages(name: str) -> None:
    term = hierarchy.terms()[name]
    assert set(term.label) == set(term.comment) == {"de", "en"}
    assert set(term.plural) == ({"de", "en"} if term.sort == "class" else set())


def test_constants_name_terms_of_the_ontology() -> None:
    ours = {c.value for c in vars(terms).values() if isinstance(c, NamedNode) and c.value.startswith(KOOP)}
    assert ours <= {KOOP + name for name in hierarchy.terms()}


@pytest.mark.parametrize(
    ("scheme", "codes"),
    [
        ("rank", terms.Rank),
        ("conflict-kind", terms.ConflictKind),
        ("conflict-status", terms.ConflictStatus),
        ("identity-verdict", terms.Verdict),
        ("modality", ("asserted", "planned", "negated", "hypothetical", "reported")),
        ("funding-status", ("granted", "own", "planned")),
    ],
)
def test_enums_are_the_code_lists(scheme: str, codes: tuple[str, ...]) -> None:
    assert {code.value for code in schemes.codes(scheme)} == {str(code) for code in codes}


def test_single_valued_properties_are_values() -> None:
    assert set(terms.SINGLE_VALUED) <= set(terms.VALUES)


def test_context_defines_each_term_and_prefix() -> None:
    context = json.loads((ROOT / "ontology/context.jsonld").read_text(encoding="utf-8"))["@context"]
    for name, term in hierarchy.terms().items():
        entry = context[name]
        assert (entry if isinstance(entry, str) else entry["@id"]) == f"koop:{name}"
        assert term.sort != "relation" or entry["@type"] == "@id"
    assert {p: context[p] for p in terms.PREFIXES} == terms.PREFIXES


@pytest.mark.parametrize("file", ["koopgraph.ttl", "alignment.ttl", "schemes.ttl"])
def test_turtle_names_only_terms_that_exist(file: str) -> None:
    known = {KOOP + name for name in hierarchy.terms()}
    for quad in ox.parse(path=ROOT / "ontology" / file):
        for node in (quad.subject, quad.predicate, quad.object):
            if isinstance(node, NamedNode) and node.value.startswith(KOOP):
                assert node.value in known


def test_alignment_is_close_match_only() -> None:
    predicates = {quad.predicate.value for quad in ox.parse(path=ROOT / "ontology/alignment.ttl")}
    assert predicates == {SKOS + "closeMatch"}


def test_code_names_only_terms_that_exist() -> None:
    """``koop("…")`` in Python and ``koop:…`` in queries and shapes: a misspelt term would silently match nothing."""
    known = set(hierarchy.terms())
    missing = []
    for folder in ("ontology", "ingest", "graphapi", "shapes"):
        for path in sorted((ROOT / folder).rglob("*")):
            if path.suffix in (".py", ".rq", ".ttl", ".trig", ".html") and "node_modules" not in path.parts:
                text = path.read_text(encoding="utf-8")
                names = map("".join, re.findall(r'\bkoop\("(\w+)"\)|\bkoop:([A-Za-z]\w*)', text))
                missing += [(path.relative_to(ROOT).as_posix(), name) for name in names if name not in known]
    assert missing == []


def test_base_is_the_namespace_of_everything() -> None:
    assert KOOP.startswith(BASE)


def test_a_prefix_ends_where_a_local_name_may_begin() -> None:
    """Answers choose their prefixes by the part of an IRI up to its last slash or number sign."""
    assert [prefix for prefix, base in terms.PREFIXES.items() if base[-1] not in "/#"] == []
