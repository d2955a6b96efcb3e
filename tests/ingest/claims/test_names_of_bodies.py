"""Names of bodies by what they look like: freely built nouns, pairs of nouns, odd first words, states in short."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ingest.claims.scenes import find_scene
from ingest.documents.blocks import find_blocks
from ingest.model import Document, Source


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        ("Die Wanderausstellung bezahlte der Kulturring Ebern.", "Organisation", "Kulturring Ebern"),
        ("Mitglied ist auch der Mittelstandsverband Franken.", "Organisation", "Mittelstandsverband Franken"),
        ("Partner ist der TSV Zeil.", "Organisation", "TSV Zeil"),
        ("Die N-Bank gab 10.000 Euro für den Radweg.", "Organisation", "N-Bank"),
        ("Die Geschäfte führt die Egeb Wirtschaftsförderung.", "Organisation", "Egeb Wirtschaftsförderung"),
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
        ("Die Kooperation Muldestädte besteht seit 2012.", "Cooperation", "Kooperation Muldestädte"),
        ("Der Gemeindeallianz Am Fluss gehört Ebern an.", "Cooperation", "Gemeindeallianz Am Fluss"),
    ],
)
def test_body(text: str, kind: str, name: str) -> None:
    document = Document(Source("0" * 16, "text", "text.txt", ""), text + "\n", ())
    scene = find_scene(replace(document, blocks=find_blocks(document.text)))
    assert name in [e.name for e in scene.entities if e.kind == kind]
