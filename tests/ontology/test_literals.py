from __future__ import annotations

import pytest

from ontology import literals


@pytest.mark.parametrize(
    ("lexical", "datatype"),
    [("2019", "gYear"), ("2019-09", "gYearMonth"), ("2019-09-02", "date")],
)
def test_date_keeps_the_precision_of_the_text(lexical: str, datatype: str) -> None:
    found = literals.date(lexical)
    assert (found.value, found.datatype.value) == (lexical, f"http://www.w3.org/2001/XMLSchema#{datatype}")


@pytest.mark.parametrize(
    "lexical",
    ["20x9", "19", "2019-13", "2019-00", "2019-09-32", "2019-02-30", "2021-02-29", "2019-9", "", "2019/2020"],
)
def test_no_date(lexical: str) -> None:
    with pytest.raises(ValueError, match="no date"):
        literals.date(lexical)


@pytest.mark.parametrize("lexical", ["50000", "26704.50", "-3", "0.5"])
def test_decimal(lexical: str) -> None:
    assert literals.decimal(lexical).value == lexical


@pytest.mark.parametrize("lexical", ["50.000,00", "1e3", "", ".5", "5.", "50 000"])
def test_no_decimal(lexical: str) -> None:
    with pytest.raises(ValueError, match="no decimal"):
        literals.decimal(lexical)


@pytest.mark.parametrize("lexical", ["40.000", "4e4", "", "1.0"])
def test_no_integer(lexical: str) -> None:
    with pytest.raises(ValueError, match="no integer"):
        literals.integer(lexical)


@pytest.mark.parametrize(
    ("predicate", "lexical", "turtle"),
    [
        ("population", "40000", '"40000"^^<http://www.w3.org/2001/XMLSchema#integer>'),
        ("issued", "2019", '"2019"^^<http://www.w3.org/2001/XMLSchema#gYear>'),
        ("heldOn", "2019-09-02", '"2019-09-02"^^<http://www.w3.org/2001/XMLSchema#date>'),
        ("role", "Bürgermeister", '"Bürgermeister"@de'),
        ("phone", "03671 1", '"03671 1"'),
        ("website", "www.example.org", '"https://www.example.org"^^<http://www.w3.org/2001/XMLSchema#anyURI>'),
        ("website", "http://example.org", '"http://example.org"^^<http://www.w3.org/2001/XMLSchema#anyURI>'),
    ],
)
def test_value(predicate: str, lexical: str, turtle: str) -> None:
    assert str(literals.value(predicate, lexical)) == turtle


@pytest.mark.parametrize(
    ("lexical", "ends"),
    [("2019-09-02/2019-09-03", ("2019-09-02", "2019-09-03")), ("2019", ("2019", None))],
)
def test_interval(lexical: str, ends: tuple[str, str | None]) -> None:
    assert literals.interval(lexical) == ends


def test_boolean() -> None:
    assert (literals.boolean(True).value, literals.boolean(False).value) == ("true", "false")
