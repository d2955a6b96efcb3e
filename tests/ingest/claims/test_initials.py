"""Plans by their initials, and words for women and men at once."""

from __future__ import annotations

import pytest

from ingest.german.gendered import in_one_form
from ingest.names.cast.initials import is_abbreviated
from tests.ingest.claims.test_scenes import cast


@pytest.mark.parametrize(
    ("short", "full", "expected"),
    [
        ("REK", "Regionales Entwicklungskonzept", True),
        ("REK", "Regionales Entwicklungskonzept der Region Hohe Heide", True),
        ("ILEK", "Integriertes ländliches Entwicklungskonzept", True),
        ("SLE", "Strategie für lokale Entwicklung", True),
        ("LILE", "Lokale Integrierte Ländliche Entwicklungsstrategie", True),
        ("RES", "Regionales Entwicklungskonzept", False),
        ("REK", "Entwicklungskonzept", False),
    ],
)
def test_initials(short: str, full: str, expected: bool) -> None:
    assert is_abbreviated(short, full) is expected


@pytest.mark.parametrize(
    ("text", "plans"),
    [
        ("Die LAG Elm hat ein Regionales Entwicklungskonzept. Das REK gilt.", {"Regionales Entwicklungskonzept"}),
        ("Das IES der ILE Elm gilt. Eine Integrierte Entwicklungsstrategie.", {"Integrierte Entwicklungsstrategie"}),
        ("Das Regionale Entwicklungskonzept und das ISEK gelten.", {"Regionales Entwicklungskonzept", "ISEK"}),
    ],
)  # fmt: skip
def test_abbreviation_is_no_second_plan(text: str, plans: set[str]) -> None:
    assert {name for kind, name in cast(text) if kind == "Concept"} == plans


@pytest.mark.parametrize(
    ("word", "plain"),
    [
        ("Bürger:innen", "Bürgerinnen"),
        ("Bürger*innenrat", "Bürgerinnenrat"),
        ("PartnerInnen", "Partnerinnen"),
        ("Projektträger_in", "Projektträgerin"),
        ("Innenstadt", "Innenstadt"),
        ("Berlin", "Berlin"),
    ],
)
def test_one_form(word: str, plain: str) -> None:
    assert in_one_form(word) == plain


def test_people_of_both_sexes_are_no_projects() -> None:
    assert not cast("Die PartnerInnen der LAG Elm und die Bürger:innen haben mitgewirkt.") - {
        ("Cooperation", "LAG Elm")
    }


def test_what_a_group_pays_for_is_no_part_of_its_name() -> None:
    assert ("Cooperation", "LAG Elm") in cast("Die LAG Elm berät. Mit dem Budget fördert die LAG Kleinprojekte.")
    assert not any("Kleinprojekte" in name for _, name in cast("Die LAG Elm berät. So fördert die LAG Kleinprojekte."))
