"""Pages and machine forms over HTTP: weight, headers, caching, and that both say the same."""

from __future__ import annotations

import csv
import io
import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from decimal import Decimal
from html import unescape

import httpx
import pytest
from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from graphapi.explore import schema_records
from graphapi.explore.documents import describe_source, span_id
from graphapi.explore.entities import describe_entity
from graphapi.explore.sources import list_sources
from graphapi.explore.things import Thing, Value, ontology_name, text_of
from graphapi.store import Release
from graphapi.web.words import say_decimal
from ontology.terms import KINDS, OA, koop

ALLIANCE = "https://w3id.org/koopgraph/id/agent/initiative-rodachtal"
FIRST_PAGE = 150_000


@pytest.fixture(scope="module")
def client(site: str) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=site, timeout=30) as asking:
        yield asking


def transferred(client: httpx.Client, path: str) -> int:
    with client.stream("GET", path, headers={"accept-encoding": "br, gzip"}) as answer:
        return sum(len(piece) for piece in answer.iter_raw())


def test_weight_of_the_first_page(client: httpx.Client) -> None:
    html = client.get("/").text
    parts = re.findall(r'(?:href|src)="(/static/[^"]+\.(?:css|js))"', html)
    style = client.get(next(part for part in parts if part.endswith(".css"))).text
    fonts = [f"/static/{name}" for name in re.findall(r"url\(\"?\.?/?([\w.-]+\.woff2)", style)]
    assert len(fonts) == 2
    assert not any(heavy in part for part in parts for heavy in ("sparql", "network", "sankey", "map"))
    assert sum(transferred(client, path) for path in ("/", *parts, *fonts)) < FIRST_PAGE


def test_static_files_may_be_kept(client: httpx.Client) -> None:
    path = re.findall(r'href="(/static/[^"]+\.css)"', client.get("/").text)[0]
    assert "immutable" in client.get(path).headers["cache-control"]


@pytest.mark.parametrize("path", ["/static/.stamp", "/static/..%2fpages.py", "/static/assets.json.nope", "/static/geo"])
def test_static_gives_nothing_else(client: httpx.Client, path: str) -> None:
    assert client.get(path).status_code == 404


def test_kept_page_is_the_same_page(client: httpx.Client) -> None:
    path = "/page/agent/initiative-rodachtal"
    first, again = client.get(path), client.get(path)
    plain = client.get(path, headers={"accept-encoding": "identity"})
    assert first.text == again.text == plain.text
    assert again.headers["content-security-policy"] == first.headers["content-security-policy"]
    assert "unsafe-inline" not in first.headers["content-security-policy"]


def test_kept_pages_do_not_mix(client: httpx.Client) -> None:
    german, english = (client.get("/", headers={"accept-language": tag}).text for tag in ("de", "en"))
    assert 'lang="de"' in german
    assert 'lang="en"' in english
    other = client.get("/", headers={"host": "elsewhere.example"}).text
    assert "elsewhere.example" not in client.get("/").text
    assert "elsewhere.example" in other


def test_language_in_the_address_stays_in_the_links(client: httpx.Client) -> None:
    html = client.get("/?lang=en", headers={"accept-language": "de"}).text
    assert 'href="/questions?lang=en"' in html


@pytest.mark.parametrize("path", ["/nothing", "/page/agent/nobody", "/doc/0000000000000000", "/questions/nothing"])
def test_faults_are_pages_for_browsers_and_json_for_programs(client: httpx.Client, path: str) -> None:
    page = client.get(path, headers={"accept": "text/html,application/xhtml+xml,*/*;q=0.8"})
    assert page.status_code == 404
    assert page.headers["content-type"].startswith("text/html")
    assert client.get(path).headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize(
    "path",
    [
        "/search?page=0",
        "/search?page=100000",
        "/search?q=" + "x" * 2000,
        "/sitemap.xml?part=-3",
        f"/funding?page={10**24}",
    ],
)
def test_bad_parameters(client: httpx.Client, path: str) -> None:
    assert client.get(path).status_code in (400, 404)


def one_of_each_kind(release: Release) -> dict[str, str]:
    """A thing of each kind of which texts speak, the one with the most claims."""
    things: dict[str, tuple[int, str]] = {}
    rows = release.store.select(
        "SELECT ?thing ?kind (COUNT(?claim) AS ?facts) WHERE { GRAPH ?g { ?claim a koop:Claim ; ?end ?thing } "
        "VALUES ?end { rdf:subject rdf:object } ?thing skos:prefLabel ?name ; a ?kind } GROUP BY ?thing ?kind"
    )
    for row in rows:
        kind = ontology_name(text_of(row, "kind"))
        if kind in KINDS:
            things[kind] = max(things.get(kind, (0, "")), (int(text_of(row, "facts")), text_of(row, "thing")))
    return {kind: iri for kind, (_, iri) in things.items()}


@pytest.mark.parametrize(
    ("suffix", "form"), [("ttl", RdfFormat.TURTLE), ("jsonld", RdfFormat.JSON_LD), ("nt", RdfFormat.N_TRIPLES)]
)
def test_machine_forms_say_what_the_page_says(
    client: httpx.Client, corpus_release: Release, suffix: str, form: RdfFormat
) -> None:
    """For a thing of every kind: each fact of its page, each quote, each flow of money with its sum."""
    things = one_of_each_kind(corpus_release)
    assert len(things) >= 14
    for iri in things.values():
        page = describe_entity(corpus_release, iri)
        assert page is not None
        answer = client.get(f"/data/{iri.removeprefix(corpus_release.base_iri + 'id/')}.{suffix}")
        triples = {(q.subject, q.predicate, q.object) for q in parse(answer.content, format=form)}
        told = [(group, fact) for group in (*page.groups, *page.mentions) for fact in group.facts]
        assert told or page.flows
        for group, fact in told:
            assert fact.modality or stated(iri, group.key, fact.value) & triples, (iri, group.key, fact.value)
        quotes = {quote.words for _, fact in told for said in fact.statements for quote in said.quotes}
        assert quotes <= {o.value for _, p, o in triples if p.value == OA + "exact"}
        sums = {(flow.iri, flow.amount) for flow in page.flows if flow.amount}
        assert sums <= {(s.value, o.value) for s, p, o in triples if p == koop("amount")}


def stated(iri: str, key: str, value: Thing | Value) -> set[tuple[object, object, object]]:
    """The triple that a fact on the page of ``iri`` is."""
    relation = koop(key.removeprefix("in."))
    if isinstance(value, Thing):
        ends = (NamedNode(iri), NamedNode(value.iri))
        subject, target = reversed(ends) if key.startswith("in.") else ends
        return {(subject, relation, target)}
    if value.language:
        return {(NamedNode(iri), relation, Literal(value.lexical, language=value.language))}
    return {(NamedNode(iri), relation, Literal(value.lexical, datatype=NamedNode(value.datatype)))}


def test_the_data_of_a_source_say_what_its_page_says(client: httpx.Client, corpus_release: Release) -> None:
    """For every source: each finding of the page is a claim or a flow of its data, at the same place."""
    for source in list_sources(corpus_release):
        page = describe_source(corpus_release, f"{corpus_release.base_iri}doc/{source.id}")
        assert page is not None
        body = client.get(f"/data/doc/{source.id}.ttl").content
        triples = {(q.subject, q.predicate, q.object) for q in parse(body, format=RdfFormat.TURTLE)}
        proofs = {(s.value, o.value) for s, p, o in triples if p == koop("evidence")}
        exact = {s.value: o.value for s, p, o in triples if p.value == OA + "exact"}
        for finding in page.findings:
            span = f"{page.iri}#{span_id(finding.start, finding.end)}"
            assert exact[span] == finding.quote
            names = {f"claim/{source.id}/{finding.id}", f"funding/{source.id}/{finding.id.removeprefix('f')}"}
            assert {(corpus_release.base_iri + name, span) for name in names} & proofs, finding.id


def test_the_data_of_a_flow_say_what_its_page_says(client: httpx.Client, corpus_release: Release) -> None:
    """Every sum that the table of money shows stands on the page of its flow and in its Turtle, with its quote."""
    rows = list(csv.DictReader(io.StringIO(client.get("/funding.csv").text)))
    sums = [row for row in rows if row["amount"]]
    assert len(sums) > 10
    for row in sums:
        path = row["iri"].removeprefix(corpus_release.base_iri)
        html = client.get(f"/{path}", headers={"accept": "text/html"}, follow_redirects=True).text
        assert say_decimal("de", row["amount"]) in html
        data = client.get(f"/{path}", headers={"accept": "text/turtle"}, follow_redirects=True)
        triples = {(q.subject.value, q.predicate, q.object) for q in parse(data.content, format=RdfFormat.TURTLE)}
        amounts = {Decimal(o.value) for s, p, o in triples if s == row["iri"] and p == koop("amount")}
        assert amounts == {Decimal(row["amount"])}


def test_the_record_in_a_page_says_what_the_page_says(client: httpx.Client, corpus_release: Release) -> None:
    """The schema.org record of a thing of every kind names nothing that its page does not show."""
    for kind, iri in one_of_each_kind(corpus_release).items():
        path = iri.removeprefix(f"{corpus_release.base_iri}id/")
        html = client.get(f"/page/{path}").text
        records = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
        assert bool(records) is (kind in schema_records.KINDS)
        shown = unescape(html)
        for record in map(json.loads, records):
            assert record["@id"] == iri
            listed = [each for value in record.values() if isinstance(value, list) for each in value]
            names = [each["name"] for each in listed if isinstance(each, dict) and "name" in each]
            assert all(f">{name}</a>" in shown for name in names)
            assert f'<h1 lang="de">{record["name"]}</h1>' in shown


def test_csv_says_what_the_page_says(client: httpx.Client, corpus_release: Release) -> None:
    page = describe_entity(corpus_release, ALLIANCE)
    assert page is not None
    lines = list(csv.DictReader(io.StringIO(client.get("/data/agent/initiative-rodachtal.csv").text)))
    groups = {(line["direction"], line["relation"]) for line in lines if line["direction"] != "flow"}
    assert groups == {
        ("in" if group.key.startswith("in.") else "out", group.key.removeprefix("in."))
        for group in (*page.groups, *page.mentions)
    }
    assert {line["statement"] for line in lines if line["amount"]} == {f.iri for f in page.flows if f.amount}


def test_alternate_forms_are_linked(client: httpx.Client) -> None:
    html = client.get("/page/agent/initiative-rodachtal").text
    for media_type in ("text/turtle", "application/ld+json", "text/csv"):
        href = re.findall(rf'<link rel="alternate" type="{re.escape(media_type)}" href="([^"]+)"', html)[0]
        assert client.get(href).headers["content-type"].startswith(media_type)


def test_sitemap(client: httpx.Client, site: str) -> None:
    pages = [
        node.text or "" for node in ET.fromstring(client.get("/sitemap.xml").text).iter() if node.tag.endswith("loc")
    ]
    assert f"{site}/" in pages
    assert len(pages) > 100
    assert not any("/person/" in page for page in pages)
    assert all(client.get(page).status_code == 200 for page in pages[::25])


def test_robots(client: httpx.Client, site: str) -> None:
    assert f"Sitemap: {site}/sitemap.xml" in client.get("/robots.txt").text


def test_persons_are_not_for_search_engines(client: httpx.Client) -> None:
    hits = client.get("/search/suggest?q=Dressel").json()
    person = next(hit for hit in hits if "/person/" in hit["href"])
    assert '<meta name="robots" content="noindex">' in client.get(person["href"]).text


def test_feed(client: httpx.Client, corpus_release: Release) -> None:
    feed = ET.fromstring(client.get("/releases.atom").text)
    titles = [node.text for node in feed.iter("{http://www.w3.org/2005/Atom}title")]
    assert f"koopgraph {corpus_release.version}" in titles
    [german, english] = [client.get("/releases.atom", headers={"accept-language": lang}).text for lang in ("de", "en")]
    assert (" Quellen, " in german, " sources, " in english) == (True, True)


@pytest.mark.parametrize("suffix", ["ttl", "jsonld", "nt", "rdf"])
def test_record_of_the_data_set(client: httpx.Client, suffix: str) -> None:
    form = RdfFormat.from_extension(suffix)
    assert form is not None
    record = list(parse(client.get(f"/dataset.{suffix}").content, format=form))
    predicates = {quad.predicate.value.rsplit("#", 1)[-1].rsplit("/", 1)[-1] for quad in record}
    assert {"contactPoint", "theme", "distribution", "servesDataset", "modified", "spatial"} <= predicates


def test_dumps(client: httpx.Client, corpus_release: Release) -> None:
    everything = list(parse(client.get("/exports/data.nq").content, format=RdfFormat.N_QUADS))
    assert len(everything) == corpus_release.manifest["counts"]["quads"]
    packed = client.get("/exports/data.nq.gz")
    assert packed.content[:2] == b"\x1f\x8b"
    assert client.get("/exports/manifest.json").json()["version"] == corpus_release.version


@pytest.mark.parametrize(
    "name", ["store/CURRENT", "texts%2f..%2fmanifest.json", "..%2f..%2fetc%2fpasswd", "search/meta.json"]
)
def test_only_listed_files_leave_a_release(client: httpx.Client, name: str) -> None:
    assert client.get(f"/exports/{name}").status_code == 404


def test_questions_have_the_same_answer_in_each_form(client: httpx.Client) -> None:
    rows = client.get("/questions/ministry-alliances.json").json()["rows"]
    lines = list(csv.DictReader(io.StringIO(client.get("/questions/ministry-alliances.csv").text)))
    assert len(lines) == sum(max(1, len(row["quotes"])) for row in rows)
    html = client.get("/questions/ministry-alliances").text
    assert html.count("<tr>") == len(rows) + 1
    asked = client.get("/questions/ministry-alliances.json", params={"recipient": "SON.NEC"}).json()["rows"]
    assert asked
    assert {row["recipient"]["name"] for row in asked} == {"Allianz SON.NEC"}


def test_files_of_answers_keep_their_columns(client: httpx.Client) -> None:
    """Whatever is asked for: the whole, or an alliance that gives no money of its own."""
    whole, none = (
        client.get("/questions/own-money.csv", params=asked).text.splitlines()
        for asked in ({}, {"recipient": ALLIANCE})
    )
    assert none == whole[:1]


@pytest.mark.parametrize("suffix", ["csv", "xlsx", "json", "parquet"])
def test_no_file_answers_for_all_where_a_name_is_unknown(client: httpx.Client, suffix: str) -> None:
    answer = client.get(f"/questions/own-money.{suffix}", params={"recipient": "Qwxyz"})
    assert answer.status_code == 404


def test_query_of_a_question_runs_on_the_endpoint(client: httpx.Client) -> None:
    told = client.get("/questions/office-concepts.json", params={"office": "cima"}).json()
    answer = client.get(
        "/sparql", params={"query": told["query"]}, headers={"accept": "application/sparql-results+json"}
    )
    offices = {binding["office"]["value"] for binding in json.loads(answer.text)["results"]["bindings"]}
    assert offices == {row["office"]["iri"] for row in told["rows"]}


@pytest.mark.parametrize("name", ["agent/initiative-rodachtal", "place/ags-16072018"])
def test_identifier_leads_to_page_or_data(client: httpx.Client, name: str) -> None:
    page = client.get(f"/id/{name}", headers={"accept": "text/html"})
    data = client.get(f"/id/{name}", headers={"accept": "text/turtle"})
    assert (page.status_code, page.headers["location"]) == (303, f"/page/{name}")
    assert (data.status_code, data.headers["location"]) == (303, f"/data/{name}.ttl")


def test_source_and_claim_lead_to_page_or_data(client: httpx.Client, corpus_release: Release) -> None:
    query = "SELECT ?claim WHERE { GRAPH ?g { ?claim a koop:Claim } } ORDER BY ?claim LIMIT 1"
    claim = str(corpus_release.store.select(query)[0]["claim"].value).removeprefix(corpus_release.base_iri)
    _, document, name = claim.split("/")
    page = client.get(f"/{claim}", headers={"accept": "text/html"})
    assert (page.status_code, page.headers["location"]) == (303, f"/doc/{document}?c={name}#c-{name}")
    data = client.get(f"/{claim}", headers={"accept": "text/turtle"}, follow_redirects=True)
    assert list(parse(data.content, format=RdfFormat.TURTLE))
    assert client.get(f"/doc/{document}", headers={"accept": "text/turtle"}).headers["location"].endswith(".ttl")
    text = client.get(f"/data/doc/{document}.nt")
    subjects = {quad.subject.value for quad in parse(text.content, format=RdfFormat.N_TRIPLES)}
    assert {corpus_release.base_iri + claim, f"{corpus_release.base_iri}doc/{document}"} <= subjects
    assert client.get(f"/doc/{document}", headers={"accept": "text/html"}).status_code == 200


def test_contradiction_leads_to_its_place(client: httpx.Client) -> None:
    html = client.get("/conflicts").text
    name = re.findall(r'class="conflict" id="(\w+)"', html)[0]
    assert client.get(f"/conflict/{name}", headers={"accept": "text/html"}).headers["location"] == f"/conflicts#{name}"
    assert client.get("/conflict/000000000000").status_code == 404


def test_page_carries_a_record_for_search_engines(client: httpx.Client) -> None:
    html = client.get("/page/agent/initiative-rodachtal").text
    record = json.loads(re.findall(r'<script type="application/ld\+json">(.*?)</script>', html)[0])
    assert record["@id"] == ALLIANCE
    assert len(record["member"]) > 5


@pytest.mark.parametrize("name", ["cooperations", "sources", "conflicts", "questions/ministry-alliances"])
@pytest.mark.parametrize("suffix", ["csv", "xlsx", "json", "parquet"])
def test_every_table_is_a_file(client: httpx.Client, name: str, suffix: str) -> None:
    html = client.get(f"/{name}").text
    assert f'href="/{name}.{suffix}"' in html
    answer = client.get(f"/{name}.{suffix}")
    assert answer.status_code == 200
    beginnings = {"xlsx": b"PK", "parquet": b"PAR1", "json": b"{"}
    assert answer.content.startswith(beginnings.get(suffix, b""))


@pytest.mark.parametrize(
    ("language", "own", "other"),
    [
        ("de", "die Namen sind gleich", "the names are the same"),
        ("en", "the names are the same", "die Namen sind gleich"),
    ],
)
def test_reasons_of_identity_speak_the_language_of_the_page(
    client: httpx.Client, language: str, own: str, other: str
) -> None:
    page = client.get("/page/agent/initiative-rodachtal", params={"lang": language}).text
    assert own in page
    assert other not in page


def test_what_was_not_understood_speaks_the_language_of_the_page(hostile_site: str) -> None:
    pages = {
        language: httpx.get(f"{hostile_site}/doc/00000000000000aa", params={"lang": language}).text
        for language in ("de", "en")
    }
    assert "onerror=alert(20)&gt; unklar" in pages["de"]
    assert "unclear" not in pages["de"]
    assert "onerror=alert(21)&gt; unclear" in pages["en"]
    assert "unklar" not in pages["en"]
