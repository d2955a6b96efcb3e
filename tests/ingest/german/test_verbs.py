"""Verb forms are led back to their verbs."""

import pytest

from ingest.german.verbs import FINITE, INFINITIVE, PARTICIPLE, REPORTING, UNREAL, WITH_ZU, attribute_verb, read_verb


@pytest.mark.parametrize(
    ("word", "lemma", "flag"),
    [
        ("fördert", "fördern", FINITE),
        ("gefördert", "fördern", PARTICIPLE),
        ("schloss", "schließen", FINITE),
        ("angeschlossen", "anschließen", PARTICIPLE),
        ("anzuschließen", "anschließen", WITH_ZU),
        ("beigetreten", "beitreten", PARTICIPLE),
        ("erhält", "erhalten", FINITE),
        ("ernannt", "ernennen", PARTICIPLE),
        ("mitfinanziert", "mitfinanzieren", PARTICIPLE),
        ("kofinanziert", "kofinanzieren", PARTICIPLE),
        ("innehat", "innehaben", FINITE),
        ("vorbereitet", "vorbereiten", PARTICIPLE),
        ("begleitet", "begleiten", FINITE),
        ("verwendete", "verwenden", FINITE),
        ("überarbeitet", "überarbeiten", PARTICIPLE),
        ("durchgeführt", "durchführen", PARTICIPLE),
        ("sei", "sein", REPORTING),
        ("bestehe", "bestehen", REPORTING),
        ("könnte", "können", UNREAL),
        ("wäre", "sein", UNREAL),
        ("verstetigen", "verstetigen", INFINITIVE),
        ("evaluiert", "evaluieren", PARTICIPLE),
    ],
)
def test_forms(word: str, lemma: str, flag: int) -> None:
    assert any(reading.lemma == lemma and reading.flags & flag for reading in read_verb(word))


@pytest.mark.parametrize(
    "word", ["gemeinsam", "interkommunal", "zwischen", "dagegen", "Fördert", "kommunal", "ländlichen"]
)
def test_no_verbs(word: str) -> None:
    assert read_verb(word) == ()


@pytest.mark.parametrize(
    ("word", "lemma"),
    [("gegründete", "gründen"), ("gewährtes", "gewähren"), ("fördernden", "fördern"), ("grüne", None)],
)
def test_attributes(word: str, lemma: str | None) -> None:
    assert attribute_verb(word) == lemma
