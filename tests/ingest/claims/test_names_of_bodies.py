"""Names of bodies by what they look like: freely built nouns, pairs of nouns, odd first words, states in short."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ingest.documents.blocks import find_blocks
from ingest.model import Document, Source
from ingest.names.scenes import find_scene


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        ("Die Wanderausstellung bezahlte der Kulturring Ebern.", "Organisation", "Kulturring Ebern"),
        ("Mitglied ist auch der Mittelstandsverband Franken.", "Organisation", "Mittelstandsverband Franken"),
        ("Partner ist der TSV Zeil.", "Organisation", "TSV Zeil"),
        (
            "Die Landesarbeitsgemeinschaft der LEADER- und VITAL-Regionen tagte.",
            "Organisation",
            "Landesarbeitsgemeinschaft der LEADER- und VITAL-Regionen",
        ),
        ("Die N-Bank gab 10.000 Euro für den Radweg.", "Organisation", "N-Bank"),
        ("Die Geschäfte führt die Egeb Wirtschaftsförderung.", "Organisation", "Egeb Wirtschaftsförderung"),
        ("Den Radweg förderte die Klaus Kern Stiftung mit 5.000 Euro.", "Organisation", "Klaus Kern Stiftung"),
        ("Den Radweg förderte die Stiftung Natur und Heimat.", "Organisation", "Stiftung Natur und Heimat"),
        ("Den Radweg förderte die Stiftung Lebensraum.", "Organisation", "Stiftung Lebensraum"),
        ("Den Radweg förderte die Allianz Umweltstiftung.", "Organisation", "Allianz Umweltstiftung"),
        ("Den Plan schrieb die Agrarsoziale Gesellschaft.", "Organisation", "Agrarsoziale Gesellschaft"),
        ("Die Jury des Bundes Deutscher Architekten tagte.", "Organisation", "Bund Deutscher Architekten"),
        ("Das Land NRW zahlte 40.000 Euro für den Radweg.", "Authority", "Land Nordrhein-Westfalen"),
        ("Das Bündnis Geest und Marsch wurde 2006 gegründet.", "Cooperation", "Bündnis Geest und Marsch"),
        (
            "Die LAG Donnersberger und Lautrer Land wählt.",
            "Cooperation",
            "LAG Donnersberger und Lautrer Land",
        ),
        (
            "Die Geschäfte des Kommunalen Vereins Lahnbogen e. V. führt die Stadt Weilburg.",
            "Cooperation",
            "Kommunaler Verein Lahnbogen e. V.",
        ),
        (
            "Es entstand ein Verein, der heutige Kommunalverband Lahnbogen e. V.",
            "Cooperation",
            "Kommunalverband Lahnbogen e. V.",
        ),
        (
            'Sie heißt „Integrierte Ländliche Entwicklung“ und gilt. Die ILE "Oberes Tal" ist eine.',
            "Cooperation",
            'ILE "Oberes Tal"',
        ),
        (
            "Die Regionalmanagement Stadt und Landkreis Coburg GmbH wurde 2011 gegründet.",
            "Cooperation",
            "Regionalmanagement Stadt und Landkreis Coburg GmbH",
        ),
        (
            "Die Lokale Aktionsgruppe (LAG) Landkreis Neustadt a. d. Waldnaab e. V. wurde 2014 gegründet.",
            "Cooperation",
            "Lokale Aktionsgruppe Landkreis Neustadt a. d. Waldnaab e. V.",
        ),
        ("Die Umpfertal-Allianz am Montag in Weikersheim.", "Cooperation", "Umpfertal-Allianz"),
        ("Kommunales Bündnis Lahnbogen\nMittwoch, 7. Februar 2024", "Cooperation", "Kommunales Bündnis Lahnbogen"),
        ("Die Richtlinie Dorfkern zur Verfügung gestellt.", "Programme", "Richtlinie Dorfkern"),
        ("Die Kooperation Muldestädte besteht seit 2012.", "Cooperation", "Kooperation Muldestädte"),
        (
            "Der Verein zur Entwicklung des Auracher Landes e. V. wurde 2001 gegründet.",
            "Cooperation",
            "Verein zur Entwicklung des Auracher Landes e. V.",
        ),
        ("Die LAG Itzgrund und Auracher Land e. V. wählt.", "Cooperation", "LAG Itzgrund und Auracher Land e. V."),
        ("Der Verein LAG Itzgrund e. V. wählt.", "Cooperation", "LAG Itzgrund e. V."),
        (
            "Die Wiesenfreunde Itzgrund e. V., Lokale Aktionsgruppe, wählen.",
            "Cooperation",
            "Wiesenfreunde Itzgrund e. V.",
        ),
        ("Leben im Itzgrund e. V. (LAG)", "Cooperation", "Leben im Itzgrund e. V."),
        ("Der Gemeindeallianz Am Fluss gehört Ebern an.", "Cooperation", "Gemeindeallianz Am Fluss"),
        (
            "Die Heimatinitiative St. Ingberter Land e. V. (HeimIn), Lokale Aktionsgruppe für die Saarpfalz, tagt.",
            "Cooperation",
            "Heimatinitiative St. Ingberter Land e. V.",
        ),
        (
            "Den Plan schrieb das Büro Kern & Ott Stadt- und Regionalplanung.",
            "Consultancy",
            "Kern & Ott Stadt- und Regionalplanung",
        ),
        (
            "Bis 2022 war die Mainzer Rheinkontor Regionalberatung zuständig.",
            "Consultancy",
            "Rheinkontor Regionalberatung",
        ),
        (
            "Das REK hat die Hanse-Hochschule für die Förderphase 2023–2027 verfasst.",
            "Organisation",
            "Hanse-Hochschule",
        ),
        ("Es berichtet Frau Anna Schulze Althoff.", "Person", "Anna Schulze Althoff"),
        (
            "Das Land zahlt nach der Richtlinie zur Förderung der Dorferneuerung und der Gestaltung des Wandels.",
            "Programme",
            "Richtlinie zur Förderung der Dorferneuerung und der Gestaltung des Wandels",
        ),
    ],
)
def test_body(text: str, kind: str, name: str) -> None:
    document = Document(Source("0" * 16, "text", "text.txt", ""), text + "\n", ())
    scene = find_scene(replace(document, blocks=find_blocks(document.text)))
    assert name in [e.name for e in scene.entities if e.kind == kind]
