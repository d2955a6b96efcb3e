from __future__ import annotations

import pytest

from ontology import iris, schemes


@pytest.mark.parametrize("scheme", sorted(schemes.schemes()))
def test_each_entry_speaks_two_languages(scheme: str) -> None:
    for code in schemes.codes(scheme):
        assert code.iri == iris.code(scheme, code.value)
        assert set(code.label) == set(code.definition) == {"de", "en"}


@pytest.mark.parametrize(
    ("scheme", "name", "value"),
    [
        ("cooperation-kind", "Allianz SON.NEC", "alliance"),
        ("cooperation-kind", "Zweckverband Allianz Main und Haßberge", "zweckverband"),
        ("cooperation-kind", "ILE Rennsteig", "ile"),
        ("cooperation-kind", "Initiative Meile", None),
        ("cooperation-kind", "LEADER-Aktionsgruppe Saalfeld-Rudolstadt", "lag"),
        ("cooperation-kind", "Initiative Rodachtal e. V.", "registered-association"),
        ("cooperation-kind", "Vereinbarung über den Wald", None),
        ("concept-kind", "ILREK SON.NEC", "ilek"),
        ("concept-kind", "Regionales Entwicklungskonzept Nordthüringen", "rek"),
        ("concept-kind", "Interkommunales Radwegekonzept", "plan"),
        ("concept-kind", "Leitbild 2030", "mission-statement"),
    ],
)
def test_kind_of_name(scheme: str, name: str, value: str | None) -> None:
    code = schemes.kind_of_name(scheme, name)
    assert (code.value if code else None) == value


@pytest.mark.parametrize(
    ("kind", "names", "values"),
    [
        ("Cooperation", ["Zweckverband Altmühlland A6"], ["cooperation-kind/zweckverband", "org#FormalOrganization"]),
        (
            "Cooperation",
            ["SON.NEC", "Allianz SON.NEC"],
            ["cooperation-kind/alliance", "org#OrganizationalCollaboration"],
        ),
        ("Cooperation", ["Impulsregion"], []),
        ("Concept", ["ILREK SON.NEC"], ["concept-kind/ilek"]),
        ("Project", ["Zweckverband"], []),
    ],
)
def test_sorts(kind: str, names: list[str], values: list[str]) -> None:
    found = [value.value for _, value in schemes.sorts(kind, names)]
    assert len(found) == len(values)
    assert all(iri.endswith(value) for iri, value in zip(found, values, strict=True))
