"""When and where events were held and who took part, in sentences written for the purpose."""

from __future__ import annotations

import pytest

from ingest.claims.find import find_claims
from ingest.model import Document, Source, Value


def told(text: str) -> set[tuple[str, str, str]]:
    reading = find_claims(Document(Source("0" * 16, "text", "text.txt", ""), text, ()))
    names = {e.id: e.name for e in reading.entities}
    return {
        (
            names[c.subject],
            c.predicate,
            c.object.lexical if isinstance(c.object, Value) else names[c.object],
        )
        for c in reading.claims
        if c.predicate in ("heldOn", "tookPlaceIn", "participant")
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "# Grußwort zur Jubiläumsfeier\nGerrit Lange, Bürgermeister von Ebern, am 26. August 2023\n",
            {
                ("Jubiläumsfeier", "heldOn", "2023-08-26"),
                ("Jubiläumsfeier", "participant", "Gerrit Lange"),
            },
        ),
        (
            "Nachdem die Gruppe im November 2018 ihre Arbeit aufgenommen hatte, wurde viel erreicht, wie die letzte "
            "Lenkungsgruppensitzung zeigte.",
            set(),
        ),
        (
            "Mitgliederversammlung Regionalentwicklung Murrtal e.V.\n\nAm 2. Juni 2016 fand im Rathaus in Alfdorf die "
            "jährliche Mitgliederversammlung des Vereins Regionalentwicklung Murrtal statt.\n",
            {
                ("Mitgliederversammlung", "heldOn", "2016-06-02"),
                ("Mitgliederversammlung", "tookPlaceIn", "Alfdorf"),
                ("Mitgliederversammlung", "participant", "Verein Regionalentwicklung Murrtal"),
            },
        ),
        ("Im Vorfeld der Regionalkonferenz trafen sich am 26. April 2011 in Ebern die Bürgermeister.\n", set()),
        (
            "Rede beim Festakt „Fünfzig Jahre gemeinsam“ am 12. Juli 2024 im Kloster Bronnbach, Ebern",
            {
                ("Festakt „Fünfzig Jahre gemeinsam“", "heldOn", "2024-07-12"),
                ("Festakt „Fünfzig Jahre gemeinsam“", "tookPlaceIn", "Ebern"),
            },
        ),
        (
            "Die Klimakonferenz Westmark findet am 21. März 2024 in Ebern statt. Beim 4. Forum Stadtregion am"
            " 3. Mai 2024 in Haßfurt sprach Uwe Stein.",
            {
                ("Klimakonferenz Westmark", "heldOn", "2024-03-21"),
                ("Klimakonferenz Westmark", "tookPlaceIn", "Ebern"),
                ("4. Forum Stadtregion", "heldOn", "2024-05-03"),
                ("4. Forum Stadtregion", "tookPlaceIn", "Haßfurt"),
                ("4. Forum Stadtregion", "participant", "Uwe Stein"),
            },
        ),
        (
            "Ergebnisliste der 11. Sitzung am 28. März 2022 in Ebern\n\nAnwesend\n"
            "Stadt Ebern: Bürgermeister Uwe Stein\nGemeinde Baunach: entschuldigt\nGast: Frau Dr. Rau\n",
            {
                ("11. Sitzung", "heldOn", "2022-03-28"),
                ("11. Sitzung", "tookPlaceIn", "Ebern"),
                ("11. Sitzung", "participant", "Uwe Stein"),
                ("11. Sitzung", "participant", "Rau"),
            },
        ),
        (
            "„Wir bleiben dran“, sagte Landrat Uwe Stein bei der Übergabe der Förderbescheide in Ebern.",
            {
                ("Übergabe der Förderbescheide", "tookPlaceIn", "Ebern"),
                ("Übergabe der Förderbescheide", "participant", "Uwe Stein"),
            },
        ),
        (
            "# Rundbrief der Allianz Obertal\n\nTermine\n17.10.2024 Regionalkonferenz Obermain, Ebern\n"
            "24. September 2024: Saaleregatta und Regionalmarkt, Haßfurt\nHeimattag Obertal: 06.10.2024, Eltmann\n"
            "30.06.2024 Antragsfrist Kleinprojekte\n",
            {
                ("Regionalkonferenz Obermain", "heldOn", "2024-10-17"),
                ("Regionalkonferenz Obermain", "tookPlaceIn", "Ebern"),
                ("Saaleregatta", "heldOn", "2024-09-24"),
                ("Saaleregatta", "tookPlaceIn", "Haßfurt"),
                ("Regionalmarkt", "heldOn", "2024-09-24"),
                ("Regionalmarkt", "tookPlaceIn", "Haßfurt"),
                ("Heimattag Obertal", "heldOn", "2024-10-06"),
                ("Heimattag Obertal", "tookPlaceIn", "Eltmann"),
            },
        ),
        (
            "Das Kanalfest steigt am 9. Oktober 2023 in Ebern. Am 2. Oktober 2023 ist Premiere in Haßfurt.",
            {
                ("Kanalfest", "heldOn", "2023-10-09"),
                ("Kanalfest", "tookPlaceIn", "Ebern"),
                ("Premiere", "heldOn", "2023-10-02"),
                ("Premiere", "tookPlaceIn", "Haßfurt"),
            },
        ),
        (
            "Kurzprotokoll 11. Lenkungsgruppensitzung\nOrt/Zeit: Ebern, Kulturhaus, 06.06.2023, 14–16 Uhr\n"
            "TN: A. Brohm (Bgm. Ebern), Fr. Kurz (Landkreis Haßberge), Fr. Dr. Marx (Büro Waldweg)\n",
            {
                ("11. Lenkungsgruppensitzung", "heldOn", "2023-06-06"),
                ("11. Lenkungsgruppensitzung", "tookPlaceIn", "Ebern"),
                ("11. Lenkungsgruppensitzung", "participant", "A. Brohm"),
                ("11. Lenkungsgruppensitzung", "participant", "Kurz"),
                ("11. Lenkungsgruppensitzung", "participant", "Marx"),
            },
        ),
        (
            "Die Mitgliederversammlung der LAG Obermain e. V. hat am 9. November 2023 in Ebern den Vorstand gewählt.",
            {
                ("Mitgliederversammlung", "heldOn", "2023-11-09"),
                ("Mitgliederversammlung", "tookPlaceIn", "Ebern"),
                ("Mitgliederversammlung", "participant", "LAG Obermain e. V."),
            },
        ),
        (
            "Der Landkreis Haßberge lädt zur Abschlusskonferenz ein.\n\nWann? Donnerstag, 16. Februar 2023, 10 Uhr\n"
            "Wo? Kreishaus, Haßfurt\n",
            {
                ("Abschlusskonferenz", "heldOn", "2023-02-16"),
                ("Abschlusskonferenz", "tookPlaceIn", "Haßfurt"),
                ("Abschlusskonferenz", "participant", "Landkreis Haßberge"),
            },
        ),
        (
            "Rede bei der Verleihung des Fränkischen Dorfpreises am 14. November 2019 in Ebern",
            {
                ("Verleihung des Fränkischen Dorfpreises", "heldOn", "2019-11-14"),
                ("Verleihung des Fränkischen Dorfpreises", "tookPlaceIn", "Ebern"),
            },
        ),
        (
            "Bericht zur Sitzung des Ausschusses für Kreisentwicklung am 20.03.2017",
            {("Sitzung des Ausschusses für Kreisentwicklung", "heldOn", "2017-03-20")},
        ),
        (
            "Am 11. Mai 2019 wird in Ebern das Burgen-Fest gefeiert. Erwartet wird auch Minister Olaf Stein.",
            {
                ("Burgen-Fest", "heldOn", "2019-05-11"),
                ("Burgen-Fest", "tookPlaceIn", "Ebern"),
                ("Burgen-Fest", "participant", "Olaf Stein"),
            },
        ),
        (
            "Das Neujahrstreffen der Allianz Obertal findet am 17. Januar 2025 in Ebern statt.",
            {
                ("Neujahrstreffen der Allianz Obertal", "heldOn", "2025-01-17"),
                ("Neujahrstreffen der Allianz Obertal", "tookPlaceIn", "Ebern"),
            },
        ),
        (
            "Am 12. Mai 2017 fand in Ebern die Auftaktveranstaltung zum ILEK statt.",
            {("Auftaktveranstaltung", "heldOn", "2017-05-12"), ("Auftaktveranstaltung", "tookPlaceIn", "Ebern")},
        ),
        (
            "Ende November 2023 fand im Kulturhaus Gersheim die 36. Verbandsversammlung statt.",
            {
                ("36. Verbandsversammlung", "heldOn", "2023-11"),
                ("36. Verbandsversammlung", "tookPlaceIn", "Gersheim"),
            },
        ),
        (
            "Beim Runden Tisch „Wasser“ am 12. Mai 2023 in Ebern sprach Landrat Uwe Stein.",
            {
                ("Runder Tisch „Wasser“", "heldOn", "2023-05-12"),
                ("Runder Tisch „Wasser“", "tookPlaceIn", "Ebern"),
                ("Runder Tisch „Wasser“", "participant", "Uwe Stein"),
            },
        ),
        (
            "Am 12. Mai 2023 fand in Ebern der Tag der offenen Tür statt.",
            {("Tag der offenen Tür", "heldOn", "2023-05-12"), ("Tag der offenen Tür", "tookPlaceIn", "Ebern")},
        ),
        (
            "12.05.2023 – Sommerfest in Ebern",
            {("Sommerfest", "heldOn", "2023-05-12"), ("Sommerfest", "tookPlaceIn", "Ebern")},
        ),
        (
            "Neujahrsempfang der Werra-Allianz, Stadthalle Treffurt, 16. Januar 2026",
            {
                ("Neujahrsempfang der Werra-Allianz", "heldOn", "2026-01-16"),
                ("Neujahrsempfang der Werra-Allianz", "tookPlaceIn", "Treffurt"),
            },
        ),
        (
            "Termin: Regionalforum Nordtal, 18. Juni 2025, 17 Uhr, Baunach.",
            {("Regionalforum Nordtal", "heldOn", "2025-06-18"), ("Regionalforum Nordtal", "tookPlaceIn", "Baunach")},
        ),
        (
            "Zu den Aufgaben gehört die Organisation des Azubi-Tages (zuletzt am 26. September 2024 in Ebern).",
            {("Azubi-Tag", "heldOn", "2024-09-26"), ("Azubi-Tag", "tookPlaceIn", "Ebern")},
        ),
        (
            "Bei der Bescheidübergabe am 8. Juli 2025 in Ebern dankte Landrat Uwe Stein für die stets gute Begleitung.",
            {
                ("Bescheidübergabe", "heldOn", "2025-07-08"),
                ("Bescheidübergabe", "tookPlaceIn", "Ebern"),
                ("Bescheidübergabe", "participant", "Uwe Stein"),
            },
        ),
        (
            "Zu der Podiumsdiskussion am 3. Juni 2019 kam auch Landrat Wilhelm Schneider.",
            {
                ("Podiumsdiskussion", "heldOn", "2019-06-03"),
                ("Podiumsdiskussion", "participant", "Wilhelm Schneider"),
            },
        ),
        (
            "An dem Workshop am 3. Juni 2019 nahmen Vertreter der Stadt Ebern teil.",
            {("Workshop", "heldOn", "2019-06-03"), ("Workshop", "participant", "Ebern")},
        ),
        (
            "Der Festakt war am 3. Juni 2019. Bürgermeister Jürgen Hennemann lobte die Nachbarn.",
            {("Festakt", "heldOn", "2019-06-03"), ("Festakt", "participant", "Jürgen Hennemann")},
        ),
        # who is told behind the event, who was not there, what the sentence before dates
        (
            "Der Workshop war am 3. Juni 2023 in Ebern. Moderiert wurde die Veranstaltung von der Landmut GmbH.",
            {
                ("Workshop", "heldOn", "2023-06-03"),
                ("Workshop", "tookPlaceIn", "Ebern"),
                ("Workshop", "participant", "Landmut GmbH"),
            },
        ),
        (
            "Minister Uwe Kern ließ sich beim Festakt am 3. Juni 2023 durch Abteilungsleiterin Eva Lang vertreten.",
            {("Festakt", "heldOn", "2023-06-03"), ("Festakt", "participant", "Eva Lang")},
        ),
        (
            "Landrätin Eva Lang ließ es sich nicht nehmen, beim Richtfest am 3. Juni 2023 in Ebern selbst zu sprechen.",
            {
                ("Richtfest", "heldOn", "2023-06-03"),
                ("Richtfest", "tookPlaceIn", "Ebern"),
                ("Richtfest", "participant", "Eva Lang"),
            },
        ),
        (
            "Am 3. Juni 2023 wurde in Ebern der Vertrag unterzeichnet. Bei der Unterzeichnung dabei war Uwe Kern.",
            {
                ("Unterzeichnung", "heldOn", "2023-06-03"),
                ("Unterzeichnung", "tookPlaceIn", "Ebern"),
                ("Unterzeichnung", "participant", "Uwe Kern"),
            },
        ),
        (
            "Mitgliederversammlung der LAG Obermain, 11. Dezember 2026, Ebern",
            {
                ("Mitgliederversammlung", "heldOn", "2026-12-11"),
                ("Mitgliederversammlung", "tookPlaceIn", "Ebern"),
                ("Mitgliederversammlung", "participant", "LAG Obermain"),
            },
        ),
        (
            "Der Spatenstich war am 3. Juni 2023. Architektin ist Eva Lang.",
            {("Spatenstich", "heldOn", "2023-06-03")},
        ),
        # a noun built freely, with its day
        (
            "Beim Brückenfest am 3. Juni 2019 in Ebern sprach Landrat Wilhelm Schneider.",
            {
                ("Brückenfest", "heldOn", "2019-06-03"),
                ("Brückenfest", "tookPlaceIn", "Ebern"),
                ("Brückenfest", "participant", "Wilhelm Schneider"),
            },
        ),
        ("Das Kürbisfest ist in der Stadt Ebern beliebt.", set()),
        # the year of a meeting that comes again is part of its name
        (
            "Die Regionalkonferenz 2025 findet am 14. Mai 2025 in Ebern statt.",
            {("Regionalkonferenz 2025", "heldOn", "2025-05-14"), ("Regionalkonferenz 2025", "tookPlaceIn", "Ebern")},
        ),
        # the town whose hall it was
        (
            "Die Stadt Ebern war am 3. Juni 2019 Gastgeberin: Der Workshop fand im Eberner Rathaus statt.",
            {("Workshop", "heldOn", "2019-06-03"), ("Workshop", "tookPlaceIn", "Ebern")},
        ),
        # what comes next is not what was held
        (
            "Niederschrift über die 9. Sitzung des Beirats am 2. Mai 2023 im Rathaus zu Ebern\n\nAnwesend:\n"
            "Bürgermeister Jürgen Hennemann\nBürgermeisterin Petra Zeitler\nentschuldigt: Landrat Wilhelm Schneider\n\n"
            "Nächste Sitzung: 7.6.2023 in Haßfurt",
            {
                ("9. Sitzung des Beirats", "heldOn", "2023-05-02"),
                ("9. Sitzung des Beirats", "tookPlaceIn", "Ebern"),
                ("9. Sitzung des Beirats", "participant", "Beirat"),
                ("9. Sitzung des Beirats", "participant", "Jürgen Hennemann"),
                ("9. Sitzung des Beirats", "participant", "Petra Zeitler"),
                ("Nächste Sitzung", "heldOn", "2023-06-07"),
                ("Nächste Sitzung", "tookPlaceIn", "Haßfurt"),
            },
        ),
        (
            "Grußwort von Petra Zeitler beim Beitrittsfest der Allianz Obermain in Ebern am 24. Oktober 2019",
            {
                ("Beitrittsfest", "heldOn", "2019-10-24"),
                ("Beitrittsfest", "tookPlaceIn", "Ebern"),
                ("Beitrittsfest", "participant", "Petra Zeitler"),
            },
        ),
        # the assembly whose minutes these are, and the next one
        (
            "Protokoll der Mitgliederversammlung der LAG Obermain am 3. Juni 2019 in Ebern\n\n"
            "Die nächste Mitgliederversammlung findet am 5. Mai 2020 in Haßfurt statt.",
            {
                ("Mitgliederversammlung", "heldOn", "2019-06-03"),
                ("Mitgliederversammlung", "tookPlaceIn", "Ebern"),
                ("Mitgliederversammlung", "participant", "LAG Obermain"),
                ("Nächste Mitgliederversammlung", "heldOn", "2020-05-05"),
                ("Nächste Mitgliederversammlung", "tookPlaceIn", "Haßfurt"),
            },
        ),
        # an invitation set in lines, with its programme
        (
            "EINLADUNG\nzur 3. Regionalkonferenz\n\nam Donnerstag, den 9. November 2023, 17 bis 20 Uhr\n"
            "im Rathaus Ebern\n\nProgramm\n17:00 Begrüßung – Bürgermeister Jürgen Hennemann\n"
            "17:15 Impuls – Planerin Petra Zeitler\n",
            {
                ("3. Regionalkonferenz", "heldOn", "2023-11-09"),
                ("3. Regionalkonferenz", "tookPlaceIn", "Ebern"),
                ("3. Regionalkonferenz", "participant", "Jürgen Hennemann"),
                ("3. Regionalkonferenz", "participant", "Petra Zeitler"),
            },
        ),
        # the entry of a chronicle
        (
            "Rückblick\n\nEnde November 2024: 43. Verbandsversammlung im Kulturhaus Ebern.",
            {("43. Verbandsversammlung", "heldOn", "2024-11"), ("43. Verbandsversammlung", "tookPlaceIn", "Ebern")},
        ),
        # who was welcomed in the next paragraph
        (
            "Am 3. Juni 2019 trafen sich in Ebern die Kämmerer zur Herbstklausur.\n\n"
            "Bürgermeister Jürgen Hennemann begrüßte neben Landrat Wilhelm Schneider auch Planerin Petra Zeitler.",
            {
                ("Herbstklausur", "heldOn", "2019-06-03"),
                ("Herbstklausur", "tookPlaceIn", "Ebern"),
                ("Herbstklausur", "participant", "Jürgen Hennemann"),
                ("Herbstklausur", "participant", "Wilhelm Schneider"),
                ("Herbstklausur", "participant", "Petra Zeitler"),
            },
        ),
        # the event in a list of dates
        (
            "Zum Vormerken: 15. September 2021, Investorenforum, Kulturhaus Ebern.",
            {("Investorenforum", "heldOn", "2021-09-15"), ("Investorenforum", "tookPlaceIn", "Ebern")},
        ),
        # the start of something that has a name
        (
            "Zum Auftakt der „Mobilitätswerkstatt Obermain“ trafen sich am 3. Juni 2019 Vertreter der Stadt Ebern.",
            {
                ("Auftakt der „Mobilitätswerkstatt Obermain“", "heldOn", "2019-06-03"),
                ("Auftakt der „Mobilitätswerkstatt Obermain“", "participant", "Ebern"),
            },
        ),
        # a noun that may mean anything is an event only with its day
        ("Die Sitzung in Ebern war gut besucht.", set()),
        # nothing is held where it is denied
        ("Am 3. Juni 2019 fand in Ebern kein Workshop statt.", set()),
    ],
)
def test_event(text: str, expected: set[tuple[str, str, str]]) -> None:
    assert told(text) == expected


VISIT = (
    "Der Regionalverband Ostwürttemberg konnte vom 4. – 5.6.2018 eine Delegation aus dem Landratsamt Görlitz begrüßen. "
    "Am 4. Juni 2018 besichtigten die Gäste einen Bauhof in Aalen. "
    "Während des Besuches wurde viel gesprochen."
)


def test_visit_told_in_several_sentences() -> None:
    assert told(VISIT) == {
        ("Besuch", "heldOn", "2018-06-04/2018-06-05"),
        ("Besuch", "tookPlaceIn", "Aalen"),
        ("Besuch", "participant", "Regionalverband Ostwürttemberg"),
        ("Besuch", "participant", "Landratsamt Görlitz"),
    }


def test_no_visit_without_guests() -> None:
    assert told("Die Allianz Obermain besuchte am 4. Juni 2018 eine Messe. Der Besuch hat sich gelohnt.") == set()


def test_what_is_said_below_a_word_of_greeting_is_no_list_of_guests() -> None:
    text = (
        "# Grußwort\n\nDie Allianz Obere Rhön verbindet Fulda und Hünfeld. Als mich die Mitgliederversammlung im "
        "November 2021 gewählt hat, habe ich kürzere Sitzungen versprochen.\n\nDen Radweg förderte Gersfeld.\n"
    )
    reading = find_claims(Document(Source("0" * 16, "text", "text.txt", ""), text, ()))
    assert not [c for c in reading.claims if c.predicate == "participant"]


MINUTES = (
    "P r o t o k o l l\n\nder Mitgliederversammlung der Region Oberes Tal e. V.\n"
    "am 9. November 2023 in Ebern, Stadthalle\n\n"
    "1. Begrüßung\nDer Vorsitzende, Bürgermeister Uwe Stein, begrüßt die Anwesenden und besonders Frau Ute Salb.\n\n"
    "2. Bericht\nRegionalmanagerin Eva Lang trägt vor: Bewilligt sind 14 Anträge. Herr Kai Ohm fehlt entschuldigt.\n"
)


def test_who_acts_in_minutes_was_there() -> None:
    meeting = "Mitgliederversammlung"
    assert told(MINUTES) == {
        (meeting, "heldOn", "2023-11-09"),
        (meeting, "tookPlaceIn", "Ebern"),
        *((meeting, "participant", who) for who in ("Region Oberes Tal e. V.", "Uwe Stein", "Ute Salb", "Eva Lang")),
    }


def test_committee_of_its_session() -> None:
    text = "Auf seiner Sitzung am 12. September 2023 in Ebern hat der Vorstand der Allianz Obermain beraten."
    assert ("Sitzung", "participant", "Vorstand") in told(text)
