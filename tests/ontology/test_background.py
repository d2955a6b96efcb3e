from __future__ import annotations

import csv

import pytest
from pyoxigraph import NamedNode, Triple

from ontology import authorities, background, iris, places
from ontology.terms import AGS, DCTERMS, ORG, PREF_LABEL, TYPE, VALID_FROM, VALID_UNTIL, koop

SAALFELD = iris.municipality("16073077")
ERFURT = iris.municipality("16051000")
THUERINGEN = iris.state("16")


def iri(name: str) -> NamedNode:
    entry = authorities.resolve(name)
    assert entry
    return entry.iri


def objects(triples: tuple[Triple, ...], subject: NamedNode, predicate: NamedNode) -> set[str]:
    return {triple.object.value for triple in triples if (triple.subject, triple.predicate) == (subject, predicate)}


def test_municipality_lies_in_its_district_and_state() -> None:
    known = background.known([SAALFELD])
    assert objects(known, SAALFELD, AGS) == {"16073077"}
    assert objects(known, SAALFELD, koop("partOf")) == {iris.district("16073").value}
    assert objects(known, iris.district("16073"), koop("partOf")) == {THUERINGEN.value}
    assert objects(known, THUERINGEN, PREF_LABEL) == {"Thüringen"}


def test_district_free_city_does_not_lie_in_itself() -> None:
    known = background.known([ERFURT])
    assert objects(known, ERFURT, koop("partOf")) == {THUERINGEN.value}


def test_regierungsbezirk_stands_between() -> None:
    known = background.known([iris.municipality("09473151")])
    assert objects(known, iris.district("09473"), koop("partOf")) == {iris.district("094").value}
    assert objects(known, iris.district("094"), koop("partOf")) == {iris.state("09").value}


def test_ministry_with_its_validity_and_what_it_became() -> None:
    tmil = iri("TMIL")
    known = background.known([tmil])
    assert objects(known, tmil, VALID_FROM) == {"2014-12"}
    assert objects(known, tmil, VALID_UNTIL) == {"2024-12-13"}
    assert objects(known, tmil, koop("abbreviation")) == {"TMIL"}
    assert objects(known, tmil, koop("inState")) == {THUERINGEN.value}
    (event, *_) = sorted(objects(known, tmil, NamedNode(ORG + "changedBy")))
    assert objects(known, NamedNode(event), NamedNode(ORG + "originalOrganization")) == {tmil.value}


def test_office_is_subordinate_to_the_latest_ministry_and_to_those_the_graph_speaks_of() -> None:
    office, former, latest = (
        iri("ALE Oberfranken"),
        iri("StMLF"),
        iri("Bayerisches Staatsministerium für Ernährung, Landwirtschaft, Forsten und Tourismus"),
    )
    assert objects(background.known([office]), office, koop("subordinateTo")) == {latest.value}
    assert objects(background.known([office, former]), office, koop("subordinateTo")) >= {latest.value, former.value}


def test_programme_with_its_owner_and_what_it_is_part_of() -> None:
    programme = iri("Land(auf)Schwung")
    known = background.known([programme])
    assert objects(known, programme, koop("runBy")) == {iri("Bund").value}
    assert objects(known, programme, NamedNode(DCTERMS + "isPartOf")) == {iri("BULE").value}
    assert objects(known, iri("BULE"), PREF_LABEL) == {"Bundesprogramm Ländliche Entwicklung"}


@pytest.mark.parametrize("name", ["TMIL", "GRW", "LEADER+", "Regierung von Oberfranken", "Landesdirektion Sachsen"])
def test_everything_mentioned_is_described(name: str) -> None:
    known = background.known([iri(name)])
    described = {triple.subject for triple in known if triple.predicate in (PREF_LABEL, TYPE)}
    base = iris.state("16").value.removesuffix("place/land-16")
    mentioned = {t.object for t in known if isinstance(t.object, NamedNode) and t.object.value.startswith(base)}
    assert mentioned <= described


@pytest.mark.parametrize(
    ("former", "successor", "since"),
    [
        (iris.municipality("16073108"), SAALFELD, {"2018-07-06"}),
        (iris.municipality("16073101"), SAALFELD, set()),
        (iris.municipality("16069002"), iris.municipality("16069063"), {"2019-01-01"}),
        (iris.district("03156"), iris.district("03159"), {"2016-11-01"}),
    ],
)
def test_former_area_with_what_it_became(former: NamedNode, successor: NamedNode, since: set[str]) -> None:
    known = background.known([former])
    event = iris.change(former, successor)
    assert objects(known, former, NamedNode(ORG + "changedBy")) == {event.value}
    assert objects(known, successor, NamedNode(ORG + "resultedFrom")) == {event.value}
    assert objects(known, event, NamedNode(DCTERMS + "date")) == since
    assert objects(known, successor, PREF_LABEL)


def test_each_change_of_an_area_leads_to_a_known_one() -> None:
    with (authorities.FOLDER / "place_changes.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    by_key = {area.ags: area.name for area in places.municipalities()}
    by_key |= {area.key: area.name for area in (*places.districts(), *places.associations())}
    assert {row["new"]: row["name"] for row in rows}.items() <= by_key.items()
    former = {row["old"]: row["former"] for row in rows if row["former"] != row["name"]}
    assert former.items() <= by_key.items()
    assert all(row["source"] for row in rows)


def test_what_is_described_elsewhere_gets_no_second_name() -> None:
    known = background.known([SAALFELD], described=[SAALFELD])
    assert objects(known, SAALFELD, PREF_LABEL) == set()
    assert objects(known, SAALFELD, AGS) == {"16073077"}


def test_unknown_thing_has_no_background() -> None:
    assert background.known([iris.entity("Cooperation", "Allianz SON.NEC")]) == ()


def test_each_described_thing_names_its_source() -> None:
    known = background.known([SAALFELD, iri("TMIL")])
    named = {triple.subject for triple in known if triple.predicate == PREF_LABEL}
    assert named == {triple.subject for triple in known if triple.predicate == background.SOURCE}
