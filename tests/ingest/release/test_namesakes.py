"""Things of one kind and one name are told apart by what they belong to."""

from __future__ import annotations

from pyoxigraph import Literal

from ingest.entities.resolution import resolve
from ingest.model import Reading
from ingest.release.assembly import assemble
from ontology.terms import SKOS, TOLD_APART
from tests.ingest.readings import reading


def told_apart(*readings: Reading) -> list[tuple[str, str]]:
    """Name and distinction of everything that has one, sorted."""
    quads = assemble(readings, resolve(readings), "2026-11-22-00000000").quads
    names = {q.subject: q.object.value for q in quads if q.predicate.value == SKOS + "prefLabel"}  # type: ignore[union-attr]
    return sorted(
        (names[quad.subject], quad.object.value)
        for quad in quads
        if quad.predicate.value == TOLD_APART and isinstance(quad.object, Literal)
    )


def alliance(text: str, name: str, predicate: str, kind: str, called: str) -> Reading:
    return reading(
        text, {"a": ("Cooperation", name), "x": (kind, called)}, [("a", predicate, "x")], head=f'title: "Text {text}"'
    )


def test_a_board_is_told_by_its_alliance() -> None:
    found = told_apart(
        alliance("eins", "Allianz Silbertal", "governedBy", "Committee", "Vorstand"),
        alliance("zwei", "Allianz Erlenbach", "governedBy", "Committee", "Vorstand"),
    )
    assert found == [("Vorstand", "Allianz Erlenbach"), ("Vorstand", "Allianz Silbertal")]


def test_what_is_the_only_one_of_its_name_needs_nothing() -> None:
    assert told_apart(alliance("eins", "Allianz Silbertal", "governedBy", "Committee", "Vorstand")) == []


def test_a_tie_that_both_have_tells_nothing() -> None:
    named = {"x": ("Event", "Auftakt"), "t": ("Municipality", "Ulm"), "o": ("Organisation", "Werk Nord")}
    both = [("x", "tookPlaceIn", "t"), ("x", "participant", "o")]
    found = told_apart(
        reading("eins", named, [*both, ("x", "heldOn", "2020-05-04")], head='title: "Erster Text"'),
        reading("zwei", named, [both[0], ("x", "heldOn", "2021-07-09")], head='title: "Zweiter Text"'),
    )
    assert found == [("Auftakt", "Werk Nord"), ("Auftakt", "Zweiter Text")]


def test_the_title_of_the_text_stands_in_where_no_tie_is_known() -> None:
    named = {"x": ("Event", "Auftakt"), "t": ("Municipality", "Ulm")}
    found = told_apart(
        reading("eins", named, [("x", "heldOn", "2020-05-04")], head='title: "Erster Text"'),
        reading("zwei", named, [("x", "heldOn", "2021-07-09")], head='title: "Zweiter Text"'),
    )
    assert found == [("Auftakt", "Erster Text"), ("Auftakt", "Zweiter Text")]


def test_nothing_is_told_by_the_names_of_people() -> None:
    def event(text: str, person: str, day: str) -> Reading:
        named = {"x": ("Event", "Auftakt"), "p": ("Person", person)}
        claims = [("x", "participant", "p"), ("x", "heldOn", day)]
        return reading(text, named, claims, head=f'title: "Text {text}"')

    found = told_apart(event("eins", "Ida Kern", "2020-05-04"), event("zwei", "Jan Wolf", "2021-07-09"))
    assert found == [("Auftakt", "Text eins"), ("Auftakt", "Text zwei")]
