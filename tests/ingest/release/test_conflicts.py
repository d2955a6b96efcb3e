"""What contradicts is listed with its type; what only refines is not."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from pyoxigraph import DefaultGraph, Quad

from ingest.entities.curation import Curated, rulings
from ingest.entities.resolution import resolve
from ingest.model import Reading
from ingest.release.assembly import assemble
from ingest.release.conflicts import Conflict
from ontology.terms import koop
from tests.ingest.gold import SHARED, gold_readings
from tests.ingest.readings import reading


def conflicts(*readings: Reading) -> tuple[Conflict, ...]:
    return assemble(readings, resolve(readings), "2026-11-22-00000000").conflicts


def text(name: str, predicate: str, value: str, published: str = "") -> Reading:
    kind, called = ("Concept", "ILEK Silbertal") if predicate == "issued" else ("Cooperation", "Allianz Silbertal")
    named = {"a": ("Cooperation", "Allianz Silbertal"), "k": (kind, called)}
    subject = "k" if predicate == "issued" else "a"
    claims = [(subject, predicate, value)] + ([("a", "hasConcept", "k")] if predicate == "issued" else [])
    return reading(name, named, claims, head=f"published: {published}" if published else "")


@pytest.mark.parametrize(
    ("predicate", "one", "other", "kind"),
    [
        ("issued", "2019", "2020", "other-year"),
        ("issued", "2019-09", "2019-10", "other-year"),
        ("memberCount", "10", "11", "other-count"),
        ("population", "30000", "50000", "other-count"),
        ("population", "400", "40000", "other-count"),
    ],
)
def test_contradictions(predicate: str, one: str, other: str, kind: str) -> None:
    (found,) = conflicts(text("eins", predicate, one), text("zwei", predicate, other))
    assert (found.kind, found.predicate, found.values) == (kind, predicate, tuple(sorted((one, other))))
    assert len(found.claims) == len(found.sources) == 2


@pytest.mark.parametrize(
    ("predicate", "one", "other"),
    [
        ("issued", "2019", "2019-09"),
        ("issued", "2019", "2019"),
        ("population", "40000", "39876"),
        ("theme", "Energie", "Verkehr"),
        ("revised", "2010", "2020"),
    ],
)
def test_refinements_and_many_valued_properties_are_none(predicate: str, one: str, other: str) -> None:
    if predicate == "revised":
        named = {"k": ("Concept", "ILEK Silbertal"), "a": ("Cooperation", "Allianz Silbertal")}
        both = [
            reading(n, named, [("k", predicate, v), ("a", "hasConcept", "k")]) for n, v in (("1", one), ("2", other))
        ]
        assert conflicts(*both) == ()
    else:
        assert conflicts(text("eins", predicate, one), text("zwei", predicate, other)) == ()


def test_a_count_that_changed_over_time_is_called_so() -> None:
    (found,) = conflicts(text("eins", "memberCount", "10", "2015"), text("zwei", "memberCount", "11", "2021"))
    assert found.kind == "changed-over-time"


def test_one_text_can_contradict_itself() -> None:
    named = {"k": ("Concept", "ILEK Silbertal"), "a": ("Cooperation", "Allianz Silbertal")}
    (found,) = conflicts(
        reading("eins", named, [("k", "issued", "2019"), ("k", "issued", "2020"), ("a", "hasConcept", "k")])
    )
    assert len(found.sources) == 1


def test_full_lists_of_one_length_that_name_others() -> None:
    def members(name: str, *towns: str) -> Reading:
        named = {"a": ("Cooperation", "Allianz Silbertal")} | {t: ("Organisation", t) for t in towns}
        return reading(name, named, [*((t, "memberOf", "a") for t in towns), ("a", "memberCount", str(len(towns)))])

    (found,) = conflicts(members("eins", "Bauhof", "Kirche"), members("zwei", "Bauhof", "Schule"))
    assert found.kind == "other-members"
    assert conflicts(members("eins", "Bauhof", "Kirche"), members("zwei", "Kirche", "Bauhof")) == ()


@pytest.mark.skipif(not (SHARED / "gold").is_dir(), reason="../shared with its annotations is absent")
def test_the_annotated_texts_have_exactly_their_contradictions() -> None:
    found = conflicts(*gold_readings("sources"), *gold_readings("corpus"))
    assert sorted((c.kind, c.predicate, c.values) for c in found) == [
        ("other-amount", "amount", ("700000", "714000")),
        ("other-count", "memberCount", ("10", "11")),
        ("other-count", "population", ("30000", "50000")),
        ("other-year", "issued", ("2019", "2020")),
    ]


def test_a_preferred_claim_settles_a_conflict_and_the_other_value_is_no_fact() -> None:
    readings = (text("eins", "issued", "2019"), text("zwei", "issued", "2020"))
    identities = resolve(readings)
    version = "2026-11-22-00000000"
    before = assemble(readings, identities, version)
    claim = next(said for said in before.statements if said.predicate == "issued" and said.object.value == "2020")
    decision = Curated("prefer", (claim.iri.value,), "Ada", "2026-11-22", "the imprint says so")
    after = assemble(readings, identities, version, rulings([decision]))
    (settled,) = after.conflicts
    assert settled.ruling is not None
    assert (settled.ruling.who, settled.ruling.why) == ("Ada", "the imprint says so")
    assert years(before.quads) == {"2019", "2020"}
    assert years(after.quads) == {"2020"}


def test_a_preferred_flow_settles_the_amount_and_stands_in_the_default_graph() -> None:
    named = {"a": ("Cooperation", "Allianz Silbertal"), "m": ("Ministry", "Bundesministerium für Gesundheit")}
    readings = [
        reading(
            name,
            named,
            [("a", "fundedBy", "m")],
            ({"status": "granted", "recipient": "a", "funders": ("m",), "amount": amount, "currency": "EUR"},),
        )
        for name, amount in (("eins", "700000"), ("zwei", "714000"))
    ]
    identities = resolve(readings)
    (before,) = assemble(readings, identities, "2026-11-22-00000000").conflicts
    assert (before.kind, before.values, before.ruling) == ("other-amount", ("700000", "714000"), None)
    decision = Curated("prefer", (before.claims[1].value,), "Ada", "2026-11-22", "the notice says so")
    after = assemble(readings, identities, "2026-11-22-00000000", rulings([decision]))
    (settled,) = after.conflicts
    assert (settled.iri, settled.ruling) == (before.iri, decision)
    facts = {(q.predicate.value, q.object.value) for q in after.quads if q.subject == settled.subject}  # type: ignore[union-attr]
    (stated,) = {value for predicate, value in facts if predicate == koop("amount").value}
    assert stated in settled.values
    assert koop("disputed").value not in {predicate for predicate, _ in facts}


def years(quads: Iterable[Quad]) -> set[str]:
    """The years in which the concept was written, by the default graph."""
    found = (quad for quad in quads if quad.predicate == koop("issued") and quad.graph_name == DefaultGraph())
    return {quad.object.value for quad in found}  # type: ignore[union-attr]
