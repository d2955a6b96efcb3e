from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ontology import iris
from ontology.terms import KINDS


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Allianz SON.NEC", "allianz-son-nec"),
        ("Städtedreieck am Saalebogen", "staedtedreieck-am-saalebogen"),
        ("Haßberge", "hassberge"),
        ("LEADER+", "leader-plus"),
        ("Beratung + Management", "beratung-management"),
        ("  ", "x"),
        ("Café Ørsted", "cafe-rsted"),
        ("Vogtla\u0308nder", "vogtlaender"),
    ],
)
def test_slug(name: str, slug: str) -> None:
    assert iris.slug(name) == slug


@given(st.text())
def test_slug_is_safe_in_an_iri(name: str) -> None:
    found = iris.slug(name)
    assert found
    assert len(found) <= 80
    assert set(found) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert not found.startswith("-")
    assert not found.endswith("-")


@given(st.text())
def test_slug_is_stable(name: str) -> None:
    assert iris.slug(iris.slug(name)) == iris.slug(name)


@pytest.mark.parametrize(
    ("kind", "bucket"),
    [("Municipality", "place"), ("Ministry", "agent"), ("Concept", "work"), ("Person", "person"), ("Event", "event")],
)
def test_bucket(kind: str, bucket: str) -> None:
    assert iris.bucket(kind) == bucket


@pytest.mark.parametrize("kind", KINDS)
def test_entity_iri(kind: str) -> None:
    assert iris.entity(kind, "Ä b").value == f"https://w3id.org/koopgraph/id/{iris.bucket(kind)}/ae-b"
    assert iris.entity(kind, "Ä b", "0a1b2c").value.endswith("/ae-b-0a1b2c")


@pytest.mark.parametrize(
    ("iri", "path"),
    [
        (iris.municipality("09473151"), "id/place/ags-09473151"),
        (iris.district("16073"), "id/place/kreis-16073"),
        (iris.state("16"), "id/place/land-16"),
        (iris.document("20417ba5c2f78600"), "doc/20417ba5c2f78600"),
        (iris.span("20417ba5c2f78600", 10, 20), "doc/20417ba5c2f78600#o10-20"),
        (iris.claim("20417ba5c2f78600", "3f9a1c07b2de"), "claim/20417ba5c2f78600/3f9a1c07b2de"),
        (iris.funding("20417ba5c2f78600", "1"), "funding/20417ba5c2f78600/1"),
        (iris.fused_funding("3f9a1c07b2de"), "funding/3f9a1c07b2de"),
        (iris.conflict("3f9a1c07b2de"), "conflict/3f9a1c07b2de"),
        (iris.document_graph("20417ba5c2f78600"), "graph/doc/20417ba5c2f78600"),
        (iris.graph("meta"), "graph/meta"),
        (iris.code("rank", "normal"), "vocab/rank/normal"),
    ],
)
def test_patterns(iri: object, path: str) -> None:
    assert str(iri) == f"<https://w3id.org/koopgraph/{path}>"
