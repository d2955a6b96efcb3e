"""What a release says of itself: its version, how much of what it holds, where it can be had (DCAT 3 and VoID)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final

from pyoxigraph import Literal, NamedNode, Triple

from ontology import iris, literals
from ontology.terms import BASE, DCAT, DCTERMS, FOAF, KOOP, ORG, PROV, SCHEMA, SKOS, TYPE, VOID

_VOCABULARIES: Final = (KOOP, DCTERMS, FOAF, ORG, PROV, SCHEMA, SKOS)
_FORMATS: Final = {"data.nq.gz": "application/n-quads", "manifest.json": "application/json"}
_TITLES: Final = {"de": "koopgraph: interkommunale Zusammenarbeit", "en": "koopgraph: inter-municipal cooperation"}
_THEME: Final = "http://publications.europa.eu/resource/authority/data-theme/GOVE"
_GERMAN: Final = "http://publications.europa.eu/resource/authority/language/DEU"


def dataset_triples(version: str, facts: Iterable[Triple], texts: Iterable[NamedNode]) -> Iterator[Triple]:
    """The description of the release ``version`` that holds ``facts``, derived from ``texts``. No blank nodes."""
    release = NamedNode(f"{iris.DATASET.value}/{version}")
    listed = list(facts)
    yield from _catalogue(release, version)
    yield from _statistics(release, listed)
    for text in texts:
        yield Triple(release, NamedNode(DCTERMS + "source"), text)


def _catalogue(release: NamedNode, version: str) -> Iterator[Triple]:
    yield Triple(iris.DATASET, TYPE, NamedNode(DCAT + "Dataset"))
    yield Triple(iris.DATASET, NamedNode(DCAT + "hasCurrentVersion"), release)
    for node in (iris.DATASET, release):
        for language, title in _TITLES.items():
            yield Triple(node, NamedNode(DCTERMS + "title"), Literal(title, language=language))
        yield Triple(node, NamedNode(DCAT + "theme"), NamedNode(_THEME))
        yield Triple(node, NamedNode(DCTERMS + "language"), NamedNode(_GERMAN))
    yield Triple(release, TYPE, NamedNode(DCAT + "Dataset"))
    yield Triple(release, TYPE, NamedNode(VOID + "Dataset"))
    yield Triple(release, NamedNode(DCAT + "isVersionOf"), iris.DATASET)
    yield Triple(release, NamedNode(DCAT + "version"), Literal(version))
    yield Triple(release, NamedNode(DCTERMS + "issued"), literals.date(version[:10]))
    for name, media_type in _FORMATS.items():
        node = NamedNode(f"{release.value}#{name}")
        yield Triple(release, NamedNode(DCAT + "distribution"), node)
        yield Triple(node, TYPE, NamedNode(DCAT + "Distribution"))
        yield Triple(node, NamedNode(DCTERMS + "title"), Literal(name))
        yield Triple(node, NamedNode(DCAT + "mediaType"), Literal(media_type))


def _statistics(release: NamedNode, facts: list[Triple]) -> Iterator[Triple]:
    classes = Counter(t.object for t in facts if t.predicate == TYPE and isinstance(t.object, NamedNode))
    properties = Counter(t.predicate for t in facts)
    yield Triple(release, NamedNode(VOID + "uriSpace"), Literal(f"{BASE}id/"))
    yield Triple(release, NamedNode(VOID + "triples"), _number(len(facts)))
    yield Triple(release, NamedNode(VOID + "classes"), _number(len(classes)))
    yield Triple(release, NamedNode(VOID + "properties"), _number(len(properties)))
    yield Triple(release, NamedNode(VOID + "distinctSubjects"), _number(len({t.subject for t in facts})))
    yield Triple(release, NamedNode(VOID + "distinctObjects"), _number(len({t.object for t in facts})))
    for vocabulary in _VOCABULARIES:
        yield Triple(release, NamedNode(VOID + "vocabulary"), NamedNode(vocabulary))
    for term, number in classes.items():
        if term.value.startswith(KOOP):
            part = NamedNode(f"{release.value}#class-{term.value.removeprefix(KOOP)}")
            yield Triple(release, NamedNode(VOID + "classPartition"), part)
            yield Triple(part, NamedNode(VOID + "class"), term)
            yield Triple(part, NamedNode(VOID + "entities"), _number(number))
    for predicate, number in properties.items():
        if predicate.value.startswith(KOOP):
            part = NamedNode(f"{release.value}#property-{predicate.value.removeprefix(KOOP)}")
            yield Triple(release, NamedNode(VOID + "propertyPartition"), part)
            yield Triple(part, NamedNode(VOID + "property"), predicate)
            yield Triple(part, NamedNode(VOID + "triples"), _number(number))


def _number(number: int) -> Literal:
    return literals.integer(str(number))
