"""Dates and periods, no finer than the text."""

import pytest

from ingest.german.dates import find_dates

ON, SINCE, UNTIL, FROM, PERIOD, AFTER = "on", "since", "until", "from", "period", "after"


@pytest.mark.parametrize(
    ("text", "start", "end", "relation"),
    [
        ("am 6. September 2019", "2019-09-06", None, ON),
        ("am 12.08.2021", "2021-08-12", None, ON),
        ("am 06.12.16", "2016-12-06", None, ON),
        ("im Dezember 2001", "2001-12", None, ON),
        ("seit 09/2007", "2007-09", None, SINCE),
        ("1998 gegründet", "1998", None, ON),
        ("Mitte 2007", "2007", None, ON),
        ("im Herbst 2026", "2026", None, ON),
        ("Ende des Jahres 2021", "2021", None, ON),
        ("vom 02. – 03.09.2019", "2019-09-02", "2019-09-03", PERIOD),
        ("am 18. und 19. März 2024", "2024-03-18", "2024-03-19", PERIOD),
        ("8.–10. Mai 2019", "2019-05-08", "2019-05-10", PERIOD),
        ("30. Juni bis 2. Juli 2020", "2020-06-30", "2020-07-02", PERIOD),
        ("01.06.2018 – 31.07.2021", "2018-06-01", "2021-07-31", PERIOD),
        ("von Juli 2010 bis Juni 2013", "2010-07", "2013-06", PERIOD),
        ("März bis Oktober 2015", "2015-03", "2015-10", PERIOD),
        ("01/2017 – 02/2018", "2017-01", "2018-02", PERIOD),
        ("Förderperiode 2014–2020", "2014", "2020", PERIOD),
        ("zwischen 2007 und 2014", "2007", "2014", PERIOD),
        ("zwischen Herbst 2019 und Mai 2021", "2019", "2021-05", PERIOD),
        ("vom Frühjahr 2018 bis zum Winter 2019", "2018", "2019", PERIOD),
        ("in den Jahren 2018 und 2019", "2018", "2019", PERIOD),
        ("im Schuljahr 2014/15", "2014", "2015", PERIOD),
        ("1997 bis heute", "1997", None, SINCE),
        ("seit 2003", "2003", None, SINCE),
        ("bis Ende 2021", None, "2021", UNTIL),
        ("bis zum 30. Mai 2023", None, "2023-05-30", UNTIL),
        ("bis 2019 Bürgermeister", None, "2019", UNTIL),
        ("vom 1. April 2018 bis \n zum 30. September 2021", "2018-04-01", "2021-09-30", PERIOD),
        ("spätestens am 30.04.2022", None, "2022-04-30", UNTIL),
        ("ab 2010", "2010", None, FROM),
        ("von 2001 an", "2001", None, FROM),
        ("nach 2023", "2023", None, AFTER),
        ("das Konzept vom Mai 2015", "2015-05", None, ON),
    ],
)
def test_one_date(text: str, start: str | None, end: str | None, relation: str) -> None:
    (date,) = find_dates(text)
    assert (date.start, date.end, date.relation) == (start, end, relation)


@pytest.mark.parametrize(
    ("text", "starts"),
    [
        ("in den Jahren 2008 und 2011", ["2008", "2011"]),
        ("am 3. Mai und 9. Juni 2020", ["2020-05-03", "2020-06-09"]),
        ("1995 begonnen, drei Jahre später beendet", ["1995", "1998"]),
        ("im Frühjahr 2024 und im Herbst desselben Jahres", ["2024", "2024"]),
        ("2003 eröffnet, im selben Jahr erweitert", ["2003", "2003"]),
        ("im September 2007 und im Februar darauf", ["2007-09", "2008-02"]),
        ("2000 gegründet, im Jahr zuvor beschlossen", ["2000", "1999"]),
    ],
)
def test_dates_of_one_another(text: str, starts: list[str]) -> None:
    assert [date.start for date in find_dates(text)] == starts


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("hat heute getagt", "2023-05-24", None),
        ("kam gestern", "2023-05-23", None),
        ("am Montag", "2023-05-22", None),
        ("am Mittwoch", "2023-05-24", None),
        ("am vergangenen Mittwoch", "2023-05-17", None),
        ("in dieser Woche", "2023-05-22", "2023-05-28"),
        ("im vergangenen Jahr", "2022", None),
        ("im kommenden Jahr", "2024", None),
        ("vor drei Jahren", "2020", None),
        ("am 10. Mai", "2023-05-10", None),
        ("im Dezember", "2022-12", None),
        ("im vergangenen Herbst", "2022", None),
        ("seit Jahresbeginn", "2023", None),
    ],
)
def test_relative_dates(text: str, start: str, end: str | None) -> None:
    (date,) = find_dates(text, published="2023-05-24")
    assert (date.start, date.end, date.relative) == (start, end, True)


@pytest.mark.parametrize(
    "text", ["kam gestern", "im vergangenen Jahr", "am Mittwoch", "am 10. Mai", "drei Jahre später"]
)
def test_without_a_dated_text_they_stay_open(text: str) -> None:
    (date,) = find_dates(text)
    assert (date.start, date.end, date.relative) == (None, None, True)


@pytest.mark.parametrize(
    "text", ["die Agenda 2030", "bei der Regionale 2013", "die RES 2014–2020", "das Verkehrskonzept 2030 plus"]
)
def test_years_of_names_are_told(text: str) -> None:
    (date,) = find_dates(text)
    assert date.named


@pytest.mark.parametrize(
    "text", ["in den 1990er Jahren", "2000 Einwohner", "Abschnitt 2.1", "Nr. 2019", "Tel. 2011 4455", "31.02.2019"]
)
def test_no_date(text: str) -> None:
    assert [date for date in find_dates(text) if date.start or date.end] == []


def test_the_year_of_the_chronicle_entry() -> None:
    (date,) = find_dates("Am 14. Juni tritt die Stadt bei.", year="1991", published="2020-01-01")
    assert date.start == "1991-06-14"
