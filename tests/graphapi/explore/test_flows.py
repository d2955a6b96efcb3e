"""Flows on the page of a thing say what the query that stands under their table says."""

from __future__ import annotations

from pathlib import Path

from pyoxigraph import NamedNode

from graphapi.explore.flows import flows_of
from graphapi.explore.networks import count_neighbours, neighbour_groups
from graphapi.explore.queries import read_query
from graphapi.explore.statements import quote_of, statements_about
from graphapi.explore.things import local_of, text_of
from graphapi.store import open_release

ALLIANCE = "https://w3id.org/koopgraph/id/agent/staedtedreieck-am-saalebogen"
PROGRAMME = "https://w3id.org/koopgraph/id/programme/thueringer-richtlinie-regionalentwicklung"


def test_flows_are_those_of_the_query_shown_under_their_table(releases: Path) -> None:
    release = open_release(releases)
    store = release.store
    for iri in (ALLIANCE, PROGRAMME):
        [row] = store.select(read_query("flows"), this=NamedNode(iri))
        [flow] = flows_of(release, iri)
        assert flow.recipient is not None
        assert flow.programme is not None
        assert (flow.iri, flow.recipient.iri, flow.recipient.name, flow.programme.name, flow.status) == (
            text_of(row, "flow"),
            text_of(row, "recipient"),
            text_of(row, "recipientName"),
            text_of(row, "programmeName"),
            local_of(row, "status"),
        )
        assert (flow.amount, flow.amount_max, flow.currency, flow.per) == ("50000", "100000", "EUR", "year")
        [quote] = flow.quotes
        assert quote.words == "jährlich 50.000 bis 100.000 Euro"


def test_statements_are_those_of_the_query_shown_under_them(releases: Path) -> None:
    release = open_release(releases)
    about, _ = statements_about(release, ALLIANCE)
    rows = release.store.select(read_query("statements_about"), this=NamedNode(ALLIANCE))
    shown = {(text_of(row, "claim"), local_of(row, "property"), row["value"], quote_of(row)) for row in rows}
    assert {(said.claim, said.relation, said.other, quote) for said in about for quote in said.quotes} == shown != set()


def test_what_is_said_about_a_thing_is_said_with_regard_to_another(releases: Path) -> None:
    release = open_release(releases)
    about, _ = statements_about(release, ALLIANCE)
    none, to = statements_about(release, PROGRAMME)
    assert none == []
    assert {str(said.other) for said in to} == {f"<{ALLIANCE}>"}
    assert [said.claim for said in to] == [said.claim for said in about if str(said.other) == f"<{PROGRAMME}>"] != []


def test_neighbours_are_counted_alike_from_the_facts_and_by_query(releases: Path) -> None:
    store = open_release(releases).store
    for iri in (ALLIANCE, PROGRAMME):
        facts, links = (store.select(read_query(name), this=NamedNode(iri)) for name in ("facts", "links"))
        assert list(count_neighbours(facts, links)) == neighbour_groups(store, iri) != []
