"""Dates completed from what stands around them."""

import pytest

from ingest.documents.blocks import find_blocks
from ingest.german.datelines import find_dateline
from ingest.german.timelines import find_timeline


@pytest.mark.parametrize(
    ("head", "date"),
    [
        ("Musterburg, 6. September 2019. Der Rat tagte.", "2019-09-06"),
        ("Hain am See, 18. September 2024 – Der Rat tagte.", "2024-09-18"),
        ("Pressemitteilung vom 25.10.2018\n\nDer Rat tagte.", "2018-10-25"),
        ("23.12.2022 – Gute Nachricht für den Rat.", "2022-12-23"),
        ("Amtsblatt, Ausgabe April 2021\n\nDer Rat tagte.", "2021-04"),
        ("Am 6. September 2019 tagte der Rat.", None),
        ("2019 tagte der Rat.", None),
        ("Gegründet\n28. März 1996", None),
        ("2003  Der Rat tagt.\n2005  Der Rat tagt wieder.", None),
    ],
)
def test_datelines(head: str, date: str | None) -> None:
    text = f"Neues aus dem Tal\n\n{head}\n\nMehr gibt es nicht zu sagen."
    found = find_dateline(text, find_blocks(text))
    assert (found.date if found else None) == date


def test_days_take_the_year_of_their_entry() -> None:
    text = "Chronik\n\n1999\nAm 3. Mai gründen vier Gemeinden den Verbund.\n\n2004\nIm Juni folgt eine fünfte.\n"
    found = [date.start for date in find_timeline(text, find_blocks(text), "2020-01-01")]
    assert found == ["1999", "1999-05-03", "2004", "2004-06"]


def test_days_take_the_year_of_the_dateline() -> None:
    text = "Musterburg, 6. September 2019. Am 2. September kamen die Gäste."
    assert [date.start for date in find_timeline(text, find_blocks(text))] == ["2019-09-06", "2019-09-02"]


def test_the_date_named_before_counts_across_sentences() -> None:
    text = "Der Bund wurde 1995 gegründet. Der drei Jahre später geschlossene Vertrag gilt noch."
    assert [date.start for date in find_timeline(text, find_blocks(text))] == ["1995", "1998"]
