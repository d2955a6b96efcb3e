"""Who was honoured with what, by whom and when, in sentences written for the purpose."""

from __future__ import annotations

import pytest

from ingest.claims.find import find_claims
from ingest.model import Document, Source, Value


def told(text: str) -> set[tuple[str, str, str]]:
    reading = find_claims(Document(Source("0" * 16, "text", "text.txt", ""), text, ()))
    names = {e.id: e.name for e in reading.entities}
    return {
        (names[c.subject], c.predicate, c.object.lexical if isinstance(c.object, Value) else names[c.object])
        for c in reading.claims
        if c.predicate in ("receivedAward", "grantedBy", "awardedOn")
    }


@pytest.mark.parametrize(
    ("text", "award", "year"),
    [
        (
            "Die Allianz Obere Rhön wurde 2018 mit dem Deutschen Nachbarschaftspreis ausgezeichnet.",
            "Deutscher Nachbarschaftspreis",
            "2018",
        ),
        (
            "2016 belegte die Allianz Obere Rhön beim Wettbewerb „Kerniges Dorf“ den zweiten Platz.",
            "Wettbewerb „Kerniges Dorf“",
            "2016",
        ),
        (
            "Der mit 10.000 Euro dotierte Landesdemografiepreis ging 2017 an die Allianz Obere Rhön.",
            "Landesdemografiepreis",
            "2017",
        ),
        (
            "Die Allianz Obere Rhön wurde 2010 als „Ort im Land der Ideen“ ausgezeichnet.",
            "Ort im Land der Ideen",
            "2010",
        ),
        (
            "Die Allianz Obere Rhön wurde 2017 mit dem European Energy Award in Gold ausgezeichnet.",
            "European Energy Award",
            "2017",
        ),
        (
            "Die Allianz Obere Rhön erhielt 2019 den Staatspreis für Land- und Dorfentwicklung.",
            "Staatspreis für Land- und Dorfentwicklung",
            "2019",
        ),
    ],
)
def test_award(text: str, award: str, year: str) -> None:
    assert told(text) == {("Allianz Obere Rhön", "receivedAward", award), (award, "awardedOn", year)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Die Allianz Obere Rhön darf sich über den ersten Platz im Wettbewerb „Starke Dörfer“ freuen. Überreicht "
            "wurde die Auszeichnung 2022 vom Hessischen Ministerium des Innern. Platz zwei ging an die Stadt Borken.",
            {
                ("Allianz Obere Rhön", "receivedAward", "Wettbewerb „Starke Dörfer“"),
                ("Borken", "receivedAward", "Wettbewerb „Starke Dörfer“"),
                ("Wettbewerb „Starke Dörfer“", "awardedOn", "2022"),
                ("Wettbewerb „Starke Dörfer“", "grantedBy", "Hessisches Ministerium des Innern"),
            },
        ),
        (
            "Zeittafel der Allianz Obere Rhön\n\n2016 – Staatspreis „Land und Leben“, vergeben vom Bayerischen "
            "Landwirtschaftsministerium",
            {
                ("Allianz Obere Rhön", "receivedAward", "Staatspreis „Land und Leben“"),
                ("Staatspreis „Land und Leben“", "awardedOn", "2016"),
                ("Staatspreis „Land und Leben“", "grantedBy", "Bayerisches Landwirtschaftsministerium"),
            },
        ),
        (
            "Allianz Obere Rhön\nLaufzeit: 2012–2020\nAuszeichnung: Ländlicher Mobilitätspreis 2013\n",
            {
                ("Allianz Obere Rhön", "receivedAward", "Ländlicher Mobilitätspreis"),
                ("Ländlicher Mobilitätspreis", "awardedOn", "2013"),
            },
        ),
    ],
)
def test_honours(text: str, expected: set[tuple[str, str, str]]) -> None:
    assert told(text) == expected


def test_entry_of_a_chronicle() -> None:
    text = (
        "Chronik der Allianz Obere Rhön\n\n2018\nDie Satzung wird geändert.\n2019\nDeutscher Fahrradpreis „Rad frei“\n"
    )
    assert told(text) == {
        ("Allianz Obere Rhön", "receivedAward", "Deutscher Fahrradpreis „Rad frei“"),
        ("Deutscher Fahrradpreis „Rad frei“", "awardedOn", "2019"),
    }


def test_giver() -> None:
    text = "Das Projekt „Dorfbus“ wurde 2021 vom Bundesministerium des Innern mit dem Preis „Soziale Stadt“ prämiert."
    assert ("Preis „Soziale Stadt“", "grantedBy", "Bundesministerium des Innern") in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "Der Kaufpreis betrug 20.000 Euro und die Allianz Obere Rhön erhielt den Zuschlag.",
        "Die Allianz Obere Rhön nahm 2014 am Wettbewerb „Unser Dorf“ teil.",
        "Das Bestehen der Allianz Obere Rhön wurde mit einem Festakt gewürdigt.",
        "Die Allianz Obere Rhön ist für den Deutschen Nachbarschaftspreis nominiert.",
    ],
)
def test_no_award(text: str) -> None:
    assert told(text) == set()
