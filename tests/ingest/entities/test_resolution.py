"""Two texts on one thing meet in one node, two things that sound alike do not, and the reasons are kept."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.entities.comparison import SAME
from ingest.entities.gazetteer import gazetteer
from ingest.entities.identities import Identities, Identity
from ingest.entities.resolution import resolve
from ingest.model import Reading
from tests.ingest.gold import SHARED, gold_readings
from tests.ingest.readings import reading

pytestmark = pytest.mark.skipif(not gazetteer().by_key, reason="the tables of places are not made: make setup")
needs_gold = pytest.mark.skipif(not (SHARED / "gold").is_dir(), reason="../shared with its annotations is absent")

TOWNS = {"s": ("Municipality", "Sonneberg"), "n": ("Municipality", "Neustadt bei Coburg")}
MEMBERS = [("s", "memberOf", "a"), ("n", "memberOf", "a")]


def things(identities: Identities, kind: str) -> list[Identity]:
    return [thing for thing in identities.things if thing.kind == kind]


def test_an_alliance_under_two_names_is_one_by_its_alias_and_members() -> None:
    one = reading("eins", {"a": ("Cooperation", "Allianz SON.NEC"), **TOWNS}, MEMBERS)
    two = reading("zwei", {"a": ("Cooperation", "interkommunale Allianz", "SON.NEC"), **TOWNS}, MEMBERS)
    (alliance,) = things(resolve([one, two]), "Cooperation")
    assert len(alliance.members) == 2
    assert any(reason.feature == "neighbours" for made in alliance.decisions for reason in made.reasons)


def test_an_alliance_called_by_its_members_is_the_one_with_just_these_members() -> None:
    one = reading("eins", {"a": ("Cooperation", "Allianz SON.NEC"), **TOWNS}, MEMBERS)
    two = reading("zwei", {"a": ("Cooperation", "Allianz Neustadt b. Coburg – Sonneberg"), **TOWNS}, MEMBERS)
    other = reading("drei", {"a": ("Cooperation", "Zweckverband Sonneberg – Neustadt bei Coburg"), **TOWNS}, MEMBERS)
    assert sorted(len(thing.members) for thing in things(resolve([one, two, other]), "Cooperation")) == [1, 2]


@pytest.mark.parametrize(
    ("first", "second", "told", "things_there"),
    [
        ("Arbeitsgemeinschaft Lautertal", "Verbund Lautertal", [], 2),
        ("Arbeitsgemeinschaft Lautertal", "Verbund Lautertal", MEMBERS, 1),
        ("Arbeitsgemeinschaft Lautertal", "Arge Lautertal", [], 1),
        ("Allianz Lautertal", "Lautertal", [], 1),
    ],
)
def test_what_is_called_otherwise_needs_more_than_its_landscape(
    first: str, second: str, told: list[tuple[str, str, str]], things_there: int
) -> None:
    town = TOWNS if told else {"s": TOWNS["s"]}
    one = reading("eins", {"a": ("Cooperation", first), **town}, told)
    two = reading("zwei", {"a": ("Cooperation", second), **town}, told)
    assert len(things(resolve([one, two]), "Cooperation")) == things_there


def test_other_founding_years_keep_what_is_called_otherwise_apart() -> None:
    one = reading(
        "eins",
        {"a": ("Cooperation", "Arbeitsgemeinschaft Lautertal", "Lautertal"), **TOWNS},
        [*MEMBERS, ("a", "foundedOn", "1999")],
    )
    two = reading(
        "zwei",
        {"a": ("Cooperation", "Verbund Lautertal", "Lautertal"), **TOWNS},
        [*MEMBERS, ("a", "foundedOn", "2004")],
    )
    found = resolve([one, two])
    assert len(things(found, "Cooperation")) == 2
    assert any(reason.feature == "foundedOn" for pair in found.candidates for reason in pair.reasons)


def test_works_of_one_name_and_payer_but_of_other_owners_stay_apart() -> None:
    def paid(text: str, owner: str) -> Reading:
        named = {
            "a": ("Cooperation", owner),
            "p": ("Project", "Kernwegenetz"),
            "f": ("Authority", "Amt für Ländliche Entwicklung Mittelfranken"),
        }
        return reading(text, named, [("a", "hasProject", "p"), ("p", "fundedBy", "f")])

    assert (
        len(things(resolve([paid("eins", "Allianz Lautertal"), paid("zwei", "Allianz Rohrbachtal")]), "Project")) == 2
    )
    assert len(things(resolve([paid("eins", "Allianz Lautertal"), paid("zwei", "Allianz Lautertal")]), "Project")) == 1


@pytest.mark.parametrize(("name", "there"), [("Kompetenzzentrum", 2), ("Sparkasse", 2), ("Kulturverein Ebern", 1)])
def test_bodies_called_by_a_common_noun_stay_apart(name: str, there: int) -> None:
    found = resolve([reading(text, {"o": ("Organisation", name), "s": TOWNS["s"]}, []) for text in ("eins", "zwei")])
    assert len(things(found, "Organisation")) == there


def test_a_motto_names_a_thing_only_where_nothing_else_does() -> None:
    motto = "Perspektive Silbertal. Zwei Städte – eine Region"
    one = reading("eins", {"a": ("Cooperation", motto, "Silbertal"), **TOWNS}, MEMBERS)
    two = reading("zwei", {"a": ("Cooperation", "Allianz Silbertal"), **TOWNS}, MEMBERS)
    (alliance,) = things(resolve([one, two]), "Cooperation")
    assert (alliance.name, alliance.aliases) == ("Allianz Silbertal", (motto, "Silbertal"))
    assert [thing.name for thing in things(resolve([one]), "Cooperation")] == [motto]


def test_a_concept_called_by_its_owner_is_the_concept_of_its_owner() -> None:
    named = {"a": ("Cooperation", "Allianz SON.NEC")}
    owned = [("a", "hasConcept", "k")]
    one = reading("eins", {**named, "k": ("Concept", "ILREK SON.NEC")}, owned)
    two = reading("zwei", {**named, "k": ("Concept", "Ländliches Entwicklungskonzept", "ILREK")}, owned)
    (concept,) = things(resolve([one, two]), "Concept")
    assert len(concept.members) == 2


def alliance(name: str, called: str) -> Reading:
    named = {"a": ("Cooperation", called), "v": ("Committee", "Vorstand"), "k": ("Concept", "ILEK")}
    return reading(name, named, [("a", "governedBy", "v"), ("a", "hasConcept", "k")])


def test_bodies_that_every_alliance_has_stay_apart() -> None:
    found = resolve([alliance("eins", "Allianz Silbertal"), alliance("zwei", "Allianz Goldtal")])
    assert len(things(found, "Committee")) == len(things(found, "Concept")) == 2
    assert found.candidates == ()


def test_what_one_alliance_calls_its_concept_in_two_texts_is_one() -> None:
    found = resolve([alliance("eins", "Allianz Silbertal"), alliance("zwei", "Allianz Silbertal")])
    (concept,) = things(found, "Concept")
    assert [made.rule for made in concept.decisions if made.compared] == ["local name and owner"]


def employee(name: str, office: str) -> Reading:
    return reading(name, {"p": ("Person", "Petra Müller"), "o": ("Organisation", office)}, [("p", "worksFor", "o")])


def test_people_of_one_name_are_one_only_with_more_in_common() -> None:
    apart = resolve([employee("eins", "Planwerk Nord"), employee("zwei", "Sparkasse Süd")])
    assert len(things(apart, "Person")) == 2
    assert [pair.score < SAME for pair in apart.candidates] == [True]
    together = resolve([employee("eins", "Planwerk Nord"), employee("zwei", "Planwerk Nord")])
    assert len(things(together, "Person")) == 1


def officer(name: str, role: str, town: str) -> Reading:
    named = {"p": ("Person", "Petra Müller"), "t": ("Municipality", town), "s": ("State", "Hessen")}
    return reading(name, named, [("p", "worksFor", "t"), ("p", "role", role)])


def test_mayors_of_one_name_in_one_state_are_two_people() -> None:
    apart = resolve([officer("eins", "Bürgermeisterin", "Eltville"), officer("zwei", "Bürgermeisterin", "Alsfeld")])
    assert len(things(apart, "Person")) == 2
    assert [pair.score < SAME for pair in apart.candidates] == [True]


def test_a_minister_is_one_person_throughout_her_state() -> None:
    one = resolve([officer("eins", "Umweltministerin", "Eltville"), officer("zwei", "Umweltministerin", "Alsfeld")])
    assert len(things(one, "Person")) == 1


def office(name: str, state: str) -> Reading:
    named = {
        "m": ("Ministry", "Ministerium des Innern und für Sport"),
        "s": ("State", state),
        "a": ("Cooperation", f"Allianz {state}"),
    }
    return reading(name, named, [("a", "coversArea", "s"), ("a", "fundedBy", "m")])


def test_an_office_without_its_state_is_that_of_its_text() -> None:
    found = resolve([office("eins", "Rheinland-Pfalz"), office("zwei", "Hessen"), office("drei", "Hessen")])
    assert sorted(len(thing.members) for thing in things(found, "Ministry")) == [1, 2]


def test_projects_of_a_plan_that_is_one_by_its_owner_are_one() -> None:
    named = {
        "a": ("Cooperation", "Allianz Silbertal"),
        "k": ("Concept", "ILEK"),
        "p": ("Project", "Gemeinsames Marketing"),
        **TOWNS,
    }
    claims = [*MEMBERS, ("a", "hasConcept", "k"), ("k", "hasProject", "p")]
    found = resolve([reading("eins", named, claims), reading("zwei", named, claims)])
    assert [len(thing.members) for thing in things(found, "Project")] == [2]
    elsewhere = {**named, "a": ("Cooperation", "Allianz Goldberg")}
    found = resolve([reading("eins", named, claims), reading("drei", elsewhere, claims[len(MEMBERS) :])])
    assert [len(thing.members) for thing in things(found, "Project")] == [1, 1]


def test_two_entities_that_one_text_keeps_apart_stay_apart() -> None:
    named = {"a": ("Cooperation", "Allianz Silbertal"), "b": ("Cooperation", "Silbertal-Allianz"), **TOWNS}
    one = reading("eins", named, [*MEMBERS, ("s", "memberOf", "b")])
    two = reading("zwei", {"a": ("Cooperation", "Allianz Silbertal"), **TOWNS}, MEMBERS)
    for thing in resolve([one, two]).things:
        sources = [source for source, _ in thing.members]
        assert len(sources) == len(set(sources))


@needs_gold
@settings(max_examples=5, deadline=None)
@given(st.integers())
def test_the_order_of_texts_does_not_matter(seed: int) -> None:
    readings = list(gold_readings("sources") + gold_readings("corpus"))
    before = resolve(readings)
    random.Random(seed).shuffle(readings)
    assert resolve(readings) == before


@needs_gold
@pytest.mark.parametrize(
    ("words", "texts"),
    [("SON.NEC", 4), ("Saalebogen", 6), ("Regionalmanagement Nordthüringen", 3), ("Impulsregion", 3),
     ("Thüringer Bogen", 2), ("Rodachtal", 3)],
)  # fmt: skip
def test_each_alliance_of_the_annotated_texts_is_one_node(words: str, texts: int) -> None:
    identities = resolve(gold_readings("sources") + gold_readings("corpus"))
    found = [t for t in things(identities, "Cooperation") if any(words in name for name in (t.name, *t.aliases))]
    assert [len({source for source, _ in thing.members}) for thing in found] == [texts]


@needs_gold
def test_no_text_has_two_annotated_entities_in_one_thing() -> None:
    for thing in resolve(gold_readings("sources") + gold_readings("corpus") + gold_readings("dev")).things:
        if not thing.authority:
            sources = [source for source, _ in thing.members]
            assert len(sources) == len(set(sources)), thing.name
