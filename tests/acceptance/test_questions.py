"""What the graph of the original texts must answer; each answer with its source, its words and where they stand."""

from __future__ import annotations

import re

import pytest

from tests.acceptance.graph import SOURCES, Built, Row


def alliance(words: str) -> str:
    """The pattern of an alliance with ``words`` in one of its names, as ``?alliance``."""
    return f"""?alliance a koop:Cooperation ; skos:prefLabel|skos:altLabel ?called .
      FILTER(CONTAINS(STR(?called), "{words}"))"""


SONNEC = alliance("SON.NEC")
SAALEBOGEN = alliance("Städtedreieck am Saalebogen")
NORTH = alliance("Perspektive Nordthüringen")
IMPULS = alliance("Impulsregion")
WHERE_IT_STANDS = """
  ?span oa:exact ?quote ; oa:start ?start ; oa:end ?end ; prov:wasQuotedFrom ?doc .
"""


def proof(subject: str, predicate: str, target: str) -> str:
    """The claim that says a triple, with its words. The three are SPARQL terms or variables."""
    return f"""GRAPH ?graph {{
      ?claim rdf:subject {subject} ; rdf:predicate {predicate} ; rdf:object {target} ; koop:evidence ?span .
      {WHERE_IT_STANDS} }}"""


def reread(built: Built, rows: list[Row]) -> None:
    """Assert that each row's words stand in its source at its offsets."""
    inputs = built.manifest["inputs"]
    assert isinstance(inputs, dict)
    names = {source["id"]: source["name"] for source in inputs["sources"]}
    for row in rows:
        name = names[row["doc"].rpartition("/")[2]]
        (file,) = (path for path in SOURCES.iterdir() if path.stem == name or path.name == name)
        text = file.read_bytes().decode()
        assert text[int(row["start"]) : int(row["end"])] == row["quote"]


def test_who_funds_sonnec(sources: Built) -> None:
    rows = sources.rows(f"""
      SELECT DISTINCT ?funder ?kind ?doc ?quote ?start ?end WHERE {{
        {SONNEC} ?alliance koop:fundedBy ?payer . ?payer skos:prefLabel ?funder ; a ?kind .
        VALUES ?kind {{ koop:Ministry koop:Authority }}
        {proof("?alliance", "koop:fundedBy", "?payer")} }}""")
    reread(sources, rows)
    assert {row["funder"] for row in rows} == {
        "Thüringer Ministerium für Infrastruktur und Landwirtschaft",
        "Amt für Ländliche Entwicklung Oberfranken",
    }


def test_member_towns_of_sonnec(sources: Built) -> None:
    rows = sources.rows(f"""
      SELECT DISTINCT ?ags ?doc ?quote ?start ?end WHERE {{
        {SONNEC} ?town koop:memberOf ?alliance ; koop:ags ?ags .
        {proof("?town", "koop:memberOf", "?alliance")} }}""")
    reread(sources, rows)
    assert {row["ags"] for row in rows} == {"16072018", "09473151"}


def test_concept_of_sonnec_and_who_wrote_it(sources: Built) -> None:
    rows = sources.rows(f"""
      SELECT DISTINCT ?author ?doc ?quote ?start ?end WHERE {{
        {SONNEC} ?alliance koop:hasConcept ?concept . ?concept koop:preparedBy ?by . ?by skos:prefLabel ?author .
        {proof("?concept", "koop:preparedBy", "?by")} }}""")
    reread(sources, rows)
    assert {row["author"].lower().split()[0] for row in rows} == {"cima"}


def test_years_of_the_concept_contradict_and_are_kept(sources: Built) -> None:
    rows = sources.rows(f"""
      SELECT DISTINCT ?year ?doc ?quote ?start ?end WHERE {{
        {SONNEC} ?alliance koop:hasConcept ?concept . ?concept koop:issued ?year .
        {proof("?concept", "koop:issued", "?year")} }}""")
    reread(sources, rows)
    assert {row["year"] for row in rows} == {"2019", "2020"}
    assert len({row["doc"] for row in rows}) == 2
    listed = sources.rows(f"""
      SELECT DISTINCT ?conflict ?claim ?year WHERE {{
        {SONNEC} ?alliance koop:hasConcept ?concept .
        GRAPH graph:conflicts {{ ?conflict koop:onSubject ?concept ; koop:onProperty koop:issued ;
          koop:conflictingClaim ?claim . }}
        GRAPH ?graph {{ ?claim rdf:object ?year }} }}""")
    assert len({row["conflict"] for row in listed}) == 1
    assert {row["year"] for row in listed} == {"2019", "2020"}


def test_members_of_the_saalebogen(sources: Built) -> None:
    rows = sources.rows(f"""
      SELECT DISTINCT ?ags ?doc ?quote ?start ?end WHERE {{
        {SAALEBOGEN} ?town koop:memberOf ?alliance ; koop:ags ?ags .
        {proof("?town", "koop:memberOf", "?alliance")} }}""")
    reread(sources, rows)
    assert {row["ags"] for row in rows} == {"16073077", "16073076", "16073005"}


def test_regional_manager_of_the_saalebogen_since_1997(sources: Built) -> None:
    rows = sources.rows(f"""
      SELECT DISTINCT ?manager ?since ?doc ?quote ?start ?end WHERE {{
        {SAALEBOGEN} ?alliance koop:managedBy ?by ; koop:hasProject? ?managed .
        ?by skos:prefLabel|skos:altLabel ?manager .
        ?managed koop:startDate ?since . {proof("?managed", "koop:startDate", "?since")} }}""")
    reread(sources, rows)
    assert ("LEG Thüringen", "1997") in {(row["manager"], row["since"]) for row in rows}
    assert {row["since"] for row in rows} == {"1997"}


def test_deciding_body_of_the_saalebogen(sources: Built) -> None:
    rows = sources.rows(f"""
      SELECT DISTINCT ?body ?doc ?quote ?start ?end WHERE {{
        {SAALEBOGEN} ?alliance koop:governedBy ?council . ?council skos:prefLabel ?body .
        {proof("?alliance", "koop:governedBy", "?council")} }}""")
    reread(sources, rows)
    assert {row["body"] for row in rows} == {"Rat der Bürgermeister"}


@pytest.mark.parametrize(("predicate", "year"), [("koop:issued", "1996"), ("koop:revised", "2002")])
def test_concepts_of_the_saalebogen(sources: Built, predicate: str, year: str) -> None:
    rows = sources.rows(f"""
      SELECT DISTINCT ?year ?doc ?quote ?start ?end WHERE {{
        {SAALEBOGEN} ?alliance koop:hasConcept ?concept . ?concept {predicate} ?year .
        {proof("?concept", predicate, "?year")} }}""")
    reread(sources, rows)
    assert {row["year"] for row in rows} == {year}


def test_award_of_the_saalebogen_and_who_gave_it(sources: Built) -> None:
    rows = sources.rows(f"""
      SELECT DISTINCT ?year ?giver ?doc ?quote ?start ?end WHERE {{
        {SAALEBOGEN} ?alliance koop:receivedAward ?award . ?award koop:awardedOn ?year ; koop:grantedBy ?by .
        ?by a koop:Ministry ; skos:prefLabel ?giver . {proof("?award", "koop:grantedBy", "?by")} }}""")
    reread(sources, rows)
    ministry = "Bundesministerium für Verkehr, Bau und Stadtentwicklung"
    assert {(row["year"], row["giver"]) for row in rows} == {("2006", ministry)}


def flows_of_the_saalebogen(sources: Built) -> list[Row]:
    return sources.rows(f"""
      SELECT DISTINCT ?flow ?status ?amount ?most ?per ?from ?programme ?ags ?doc ?quote ?start ?end WHERE {{
        {SAALEBOGEN} ?alliance koop:hasProject? ?recipient .
        ?flow a koop:Funding ; koop:recipient ?recipient ; koop:status ?status ; koop:amount ?amount ; koop:per ?per ;
          koop:evidence ?span . GRAPH ?graph {{ {WHERE_IT_STANDS} }}
        OPTIONAL {{ ?flow koop:amountMax ?most }} OPTIONAL {{ ?flow koop:from ?from }}
        OPTIONAL {{ ?flow koop:funder/koop:ags ?ags }}
        OPTIONAL {{ ?flow koop:programme/skos:prefLabel ?programme }} }}""")


def test_grant_to_the_saalebogen(sources: Built) -> None:
    rows = [row for row in flows_of_the_saalebogen(sources) if row["status"].endswith("/granted")]
    reread(sources, rows)
    assert {(row["amount"], row["most"], row["per"].rpartition("/")[2]) for row in rows} == {
        ("50000", "100000", "ANNUAL")
    }
    assert all(row["programme"].endswith("Richtlinie Regionalentwicklung") for row in rows)


def test_the_towns_own_money_is_kept_apart(sources: Built) -> None:
    rows = [row for row in flows_of_the_saalebogen(sources) if row["status"].endswith("/own")]
    reread(sources, rows)
    assert {(row["amount"], row["from"], row["per"].rpartition("/")[2]) for row in rows} == {
        ("50000", "2003", "ANNUAL")
    }
    assert {row["ags"] for row in rows} == {"16073077", "16073076", "16073005"}
    assert len({row["flow"] for row in rows}) == 1
    assert not sources.rows(f"SELECT ?town {{ {SAALEBOGEN} ?alliance koop:hasProject?/koop:fundedBy ?town . }}")


def test_districts_of_nordthueringen(sources: Built) -> None:
    rows = sources.rows(f"""
      SELECT DISTINCT ?key ?doc ?quote ?start ?end WHERE {{
        {NORTH} ?district koop:memberOf ?alliance ; a koop:District ; koop:districtKey ?key .
        {proof("?district", "koop:memberOf", "?alliance")} }}""")
    reread(sources, rows)
    assert {row["key"] for row in rows} == {"16062", "16064", "16065"}


def test_nordthueringen_has_a_concept_of_2016_and_no_other_date(sources: Built) -> None:
    rows = sources.rows(f"""
      SELECT DISTINCT ?year ?doc ?quote ?start ?end WHERE {{
        {NORTH} ?alliance koop:coversArea?/koop:hasConcept ?concept . ?concept koop:issued ?year .
        {proof("?concept", "koop:issued", "?year")} }}""")
    reread(sources, rows)
    assert {row["year"] for row in rows} == {"2016"}
    dates = f"""
      SELECT DISTINCT ?date WHERE {{
        GRAPH ?graph {{ ?claim rdf:object ?date ; koop:evidence/prov:wasQuotedFrom <{rows[0]["doc"]}> }}
        FILTER(DATATYPE(?date) IN (xsd:date, xsd:gYear, xsd:gYearMonth)) }}"""
    assert sources.column(dates) == {"2016"}


def test_head_of_office_of_the_impulsregion(sources: Built) -> None:
    rows = sources.rows(f"""
      SELECT DISTINCT ?role ?doc ?quote ?start ?end WHERE {{
        {IMPULS} ?alliance koop:managedBy ?head . ?head a koop:Person ; koop:role ?role .
        {proof("?alliance", "koop:managedBy", "?head")} }}""")
    reread(sources, rows)
    assert len(rows) > 0
    assert all(re.search(r"Leit\w+ Geschäftsstelle|Geschäftsstellenleit", row["role"]) for row in rows)


def test_visit_to_the_impulsregion(sources: Built) -> None:
    rows = sources.rows(f"""
      SELECT DISTINCT ?first ?last ?guest ?doc ?quote ?start ?end WHERE {{
        ?visit a koop:Event ; koop:startDate ?first ; koop:endDate ?last ; koop:participant ?host, ?ministry .
        ?ministry a koop:Ministry ; skos:prefLabel ?guest . FILTER(?host = ?alliance) {IMPULS}
        {proof("?visit", "koop:participant", "?ministry")} }}""")
    reread(sources, rows)
    assert {(row["first"], row["last"]) for row in rows} == {("2019-09-02", "2019-09-03")}
    assert {row["guest"] for row in rows} == {"Ministerium des Innern und für Sport Rheinland-Pfalz"}


def test_programme_of_the_guests(sources: Built) -> None:
    rows = sources.rows(f"""
      SELECT DISTINCT ?name ?state ?doc ?quote ?start ?end WHERE {{
        ?programme a koop:Programme ; skos:prefLabel ?name ; koop:coversArea ?land . ?land a koop:State ;
          skos:prefLabel ?state . {proof("?programme", "koop:coversArea", "?land")} }}""")
    reread(sources, rows)
    (found,) = {(row["name"], row["state"]) for row in rows}
    assert re.fullmatch(r"Starke Kommunen\W+Starkes Land", found[0])
    assert found[1] == "Rheinland-Pfalz"


def test_impulsregion_has_no_funding(sources: Built) -> None:
    assert not sources.rows(f"""
      SELECT ?x {{ {IMPULS}
        {{ ?alliance koop:fundedBy|koop:fundedUnder ?x }} UNION {{ ?x koop:recipient ?alliance }} }}""")


def test_alliances_with_members_in_two_states(sources: Built) -> None:
    names = sources.rows("""
      SELECT ?alliance (SAMPLE(?called) AS ?name) WHERE {
        ?a koop:memberOf ?alliance ; koop:ags ?one . ?b koop:memberOf ?alliance ; koop:ags ?other .
        ?alliance a koop:Cooperation ; skos:prefLabel|skos:altLabel ?called . FILTER(CONTAINS(STR(?called), "SON"))
        FILTER(SUBSTR(?one, 1, 2) < SUBSTR(?other, 1, 2)) } GROUP BY ?alliance""")
    assert len(names) == 1
    everything = sources.column("""
      SELECT DISTINCT ?alliance WHERE {
        ?a koop:memberOf ?alliance ; koop:ags ?one . ?b koop:memberOf ?alliance ; koop:ags ?other .
        FILTER(SUBSTR(?one, 1, 2) < SUBSTR(?other, 1, 2)) }""")
    assert everything == {names[0]["alliance"]}


def test_path_from_a_ministry_through_an_alliance_to_the_towns(sources: Built) -> None:
    rows = sources.rows("""
      SELECT DISTINCT ?ministry ?ags WHERE {
        ?payer a koop:Ministry ; skos:prefLabel ?ministry ; ^koop:fundedBy/^koop:memberOf ?town .
        ?town koop:ags ?ags }""")
    ministry = "Thüringer Ministerium für Infrastruktur und Landwirtschaft"
    assert {(row["ministry"], row["ags"]) for row in rows} == {(ministry, "16072018"), (ministry, "09473151")}
