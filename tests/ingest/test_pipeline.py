"""The whole street on real texts: same input, same bytes; decisions can be undone; one bad text stops nothing."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest

from ingest.claims.find import find_claims
from ingest.documents.sources import find_documents
from ingest.entities.curation import Curated
from ingest.model import Document, Reading
from ingest.pipeline import NothingToBuildError, Order, Outcome, build
from ingest.release.contacts import BLACK
from ingest.scoring import read_annotations
from ontology.terms import OA, PROV, koop
from tests.ingest.gold import SHARED

CORPUS = Path(__file__).parents[2] / "corpus"
TEXTS = tuple(sorted(CORPUS.glob("1[0-5]*.txt")))


def order(releases: Path, *paths: Path, **options: object) -> Order:
    return Order(paths or TEXTS, releases, "2026-11-22", **options)  # type: ignore[arg-type]


def data(outcome: Outcome) -> bytes:
    assert outcome.folder is not None, outcome.report
    return (outcome.folder / "data.nq.gz").read_bytes()


def quads(outcome: Outcome) -> Iterator[ox.Quad]:
    yield from ox.parse(gzip.decompress(data(outcome)), ox.RdfFormat.N_QUADS)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    return build(order(tmp_path_factory.mktemp("releases")), find_claims)


def test_the_same_texts_in_any_order_and_by_any_number_of_processes_give_the_same_bytes(
    built: Outcome, tmp_path: Path
) -> None:
    again = build(order(tmp_path, *reversed(TEXTS), jobs=2), find_claims)
    assert again.version == built.version
    assert data(again) == data(built)
    assert built.folder is not None
    files = [sorted(outcome.manifest["files"].items()) for outcome in (again, built)]
    assert files[0] == files[1]


def test_a_release_holds_what_the_server_needs(built: Outcome) -> None:
    assert built.folder is not None
    names = {path.name for path in built.folder.iterdir()}
    wanted = {"manifest.json", "data.nq.gz", "store", "tables", "search", "report.ttl", "report.json", "issues.jsonl"}
    assert wanted <= names
    manifest = json.loads((built.folder / "manifest.json").read_text())
    assert manifest["version"] == built.version == built.folder.name
    assert [source["sha256"] for source in manifest["inputs"]["sources"]] == [
        d.source.sha256 for d in find_documents(TEXTS).documents
    ]
    assert manifest["counts"]["texts"] == len(TEXTS)


def test_every_quote_stands_in_its_text_and_in_the_published_text(built: Outcome) -> None:
    originals = {document.source.id: document.text for document in find_documents(TEXTS).documents}
    spans: dict[str, dict[str, str]] = {}
    for quad in quads(built):
        if quad.predicate.value in {OA + "start", OA + "end", OA + "exact", PROV + "wasQuotedFrom"}:
            assert isinstance(quad.subject, ox.NamedNode)
            spans.setdefault(quad.subject.value, {})[quad.predicate.value] = quad.object.value  # type: ignore[union-attr]
    assert len(spans) > 20
    for span in spans.values():
        if OA + "exact" not in span:
            continue
        source = span[PROV + "wasQuotedFrom"].rpartition("/")[2]
        start, end, quote = int(span[OA + "start"]), int(span[OA + "end"]), span[OA + "exact"]
        assert built.folder is not None
        published = (built.folder / "texts" / f"{source}.txt").read_bytes().decode()
        assert originals[source][start:end] == quote == published[start:end]


def test_no_contact_gets_out_unless_asked_for(tmp_path: Path) -> None:
    text = tmp_path / "in" / "a.txt"
    text.parent.mkdir()
    text.write_text(
        "Die Allianz Silbertal besteht seit 2001. Ansprechpartnerin der Allianz Silbertal ist Anna Muster, "
        "Planwerk GmbH, Tel. 0361 7654321, muster@example.org."
    )
    private = build(order(tmp_path / "private", text), find_claims)
    assert private.folder is not None
    for path in private.folder.rglob("*"):
        content = path.read_bytes() if path.is_file() else b""
        content = gzip.decompress(content) if path.suffix == ".gz" else content
        assert b"7654321" not in content, path
        assert b"muster@example.org" not in content, path
    open_ = build(order(tmp_path / "open", text, publish_contacts=True), find_claims)
    assert b"0361 7654321" in next((tmp_path / "open").glob("2*/texts/*.txt")).read_bytes() or open_.folder is None


def test_a_text_without_an_open_licence_is_shown_as_its_quotes(tmp_path: Path) -> None:
    source = CORPUS / "11-rodachtal-kurzprofil.txt"
    copy = tmp_path / "in" / source.name
    copy.parent.mkdir()
    copy.write_text(source.read_text().replace("licence: CC0-1.0", "licence: null"))
    outcome = build(order(tmp_path / "out", copy), find_claims)
    assert outcome.folder is not None
    (text,) = (outcome.folder / "texts").iterdir()
    assert BLACK in text.read_text()
    assert len(text.read_bytes().decode()) == len(copy.read_bytes().decode())


def test_a_decision_taken_back_gives_the_bytes_of_before(built: Outcome, tmp_path: Path) -> None:
    assert built.folder is not None
    named = {q.object.value for q in quads(built) if q.predicate == koop("aboutEntity")}  # type: ignore[union-attr]
    things = sorted(iri for iri in named if "/id/agent/" in iri)
    wrong = Curated("same", (things[0], things[1]), "Ada", "2026-11-22", "on purpose")
    merged = build(order(tmp_path, decisions=(wrong,)), find_claims)
    assert merged.version != built.version
    assert data(merged) != data(built)
    replaced = [q for q in quads(merged) if q.predicate.value.endswith("isReplacedBy")]
    assert [q.subject.value for q in replaced] == [things[1]]  # type: ignore[union-attr]
    assert data(build(order(tmp_path), find_claims)) == data(built)


def test_a_rejected_claim_is_no_fact_and_stays_in_its_text(built: Outcome, tmp_path: Path) -> None:
    predicate = "http://www.w3.org/1999/02/22-rdf-syntax-ns#predicate"
    claim = next(
        q.subject.value
        for q in quads(built)
        if q.predicate.value == predicate and q.object.value.endswith("#issued")  # type: ignore[union-attr]
    )
    rejected = Curated("reject", (claim,), "Ada", "2026-11-22", "misread")
    outcome = build(order(tmp_path, decisions=(rejected,)), find_claims)
    ranks = [q.object.value for q in quads(outcome) if q.subject == ox.NamedNode(claim) and "rank" in str(q.predicate)]  # type: ignore[union-attr]
    assert [rank.rpartition("/")[2] for rank in ranks] == ["deprecated"]


def _fails_on_one(document: Document) -> Reading:
    if "Rodachtal" in (document.source.title or ""):
        raise RuntimeError("no idea")
    return find_claims(document)


def test_a_text_that_cannot_be_read_is_named_and_stops_nothing(tmp_path: Path) -> None:
    outcome = build(order(tmp_path, jobs=2), _fails_on_one)
    assert outcome.folder is not None
    named = [issue.message.en for issue in outcome.issues if "no idea" in issue.message.en]
    assert len(named) == 2
    assert all("rodachtal" in message for message in named)


def _contradicts_the_shapes(document: Document) -> Reading:
    reading = find_claims(document)
    claims = tuple(replace(claim, confidence=7.0) for claim in reading.claims)
    return replace(reading, claims=claims)


def test_a_release_that_breaks_a_rule_is_refused_and_the_last_one_stays(tmp_path: Path) -> None:
    good = build(order(tmp_path, TEXTS[0]), find_claims)
    bad = build(order(tmp_path, *TEXTS), _contradicts_the_shapes)
    assert bad.folder is None
    assert not bad.report.conforms
    assert good.folder is not None
    assert (tmp_path / "current").resolve() == good.folder.resolve()
    assert json.loads((tmp_path / "refused" / bad.version / "report.json").read_text())["conforms"] is False


def test_how_well_annotated_texts_were_read_is_published_with_them(built: Outcome, tmp_path: Path) -> None:
    annotated = read_annotations(CORPUS.with_name("annotations"))
    measured = build(order(tmp_path, annotations=annotated), find_claims)
    assert measured.folder is not None
    assert built.folder is not None
    figures = json.loads((measured.folder / "quality.json").read_text("utf-8"))
    assert figures["texts"] == len(TEXTS)
    members = sum(claim["p"] == "memberOf" for path in TEXTS for claim in annotated[path.stem]["relations"])
    assert figures["relations"]["memberOf"]["annotated"] == members
    assert 0.5 < figures["facts"]["f1"] < 1
    assert not (built.folder / "quality.json").exists()
    assert measured.version != built.version


def test_nothing_to_build_says_why(tmp_path: Path) -> None:
    with pytest.raises(NothingToBuildError) as nothing:
        build(order(tmp_path, tmp_path / "missing"), find_claims)
    assert "does not exist" in nothing.value.issues[0].message.en


@pytest.mark.skipif(not (SHARED / "sources").is_dir(), reason="../shared with the original texts is absent")
def test_the_original_texts_build_and_conform(tmp_path: Path) -> None:
    outcome = build(order(tmp_path, SHARED / "sources", jobs=2), find_claims)
    assert outcome.report.conforms
    assert outcome.manifest["counts"]["texts"] == 5


def test_another_base_moves_the_things_and_not_the_words(tmp_path: Path) -> None:
    base = "https://example.org/graph/"
    outcome = build(order(tmp_path, TEXTS[0], base_iri=base), find_claims)
    subjects = {q.subject.value for q in quads(outcome)}  # type: ignore[union-attr]
    assert any(subject.startswith(f"{base}id/") for subject in subjects)
    assert not any(subject.startswith("https://w3id.org/koopgraph/id/") for subject in subjects)
    assert any(q.predicate == koop("confidence") for q in quads(outcome))
    assert outcome.manifest["base_iri"] == base
