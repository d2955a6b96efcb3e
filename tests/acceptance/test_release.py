"""What holds for every published release, whatever it is built from."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
from pathlib import Path

import pyarrow.parquet as parquet
import pytest

from tests.acceptance.graph import CORPUS, DATE, SOURCES, Built, build, koopgraph

CONTACT = re.compile(r"[\w.+-]+@[\w-]+\.\w[\w.]*|(?<!\d)\+?0\d{2,4}[-/ ]\d{3}[\d ]{3,}\d")


def contacts_in(texts: Path) -> set[str]:
    return {match for path in texts.glob("*.txt") for match in CONTACT.findall(path.read_text(encoding="utf-8"))}


def strings_in(release: Path) -> str:
    """All that a reader of the release's files can see, but for the store and the index, whose files are packed."""
    parts = []
    for path in sorted(release.rglob("*")):
        if path.suffix == ".parquet":
            parts.append(json.dumps(parquet.read_table(path).to_pylist(), ensure_ascii=False, default=str))
        elif path.is_file() and path.suffix in (".txt", ".json", ".jsonl", ".ttl"):
            parts.append(path.read_text(encoding="utf-8"))
    return "\n".join(parts)


def test_no_contact_of_a_person_is_published(sources: Built) -> None:
    contacts = contacts_in(SOURCES)
    assert len(contacts) > 3
    published = strings_in(sources.folder) + "".join(sources.lines())
    assert sorted(contact for contact in contacts if contact in published) == []
    index = b"".join(path.read_bytes() for path in sources.folder.rglob("*") if path.is_file())
    assert sorted(contact for contact in contacts if contact.encode() in index) == []
    assert not sources.rows(
        "SELECT ?s { { ?s koop:email|koop:phone ?o } UNION { GRAPH ?g { ?c rdf:predicate koop:email } } }"
    )


def test_contacts_are_published_where_the_operator_asks_for_them(tmp_path: Path, sources: Built) -> None:
    koopgraph("build", str(SOURCES), "--out", str(tmp_path), "--date", DATE, "--publish-contacts")
    asked = Built(tmp_path, SOURCES, 0, "")
    assert asked.rows("SELECT ?mail { ?person a koop:Person ; koop:email ?mail }")


def test_two_builds_are_equal_to_the_byte(corpus: Built, tmp_path: Path) -> None:
    again = build(CORPUS, tmp_path, jobs=1)
    assert again.folder.name == corpus.folder.name
    assert again.manifest["files"] == corpus.manifest["files"]
    assert (again.folder / "data.nq.gz").read_bytes() == (corpus.folder / "data.nq.gz").read_bytes()


def test_order_of_the_texts_does_not_matter(corpus: Built, tmp_path: Path) -> None:
    texts = [str(path) for path in sorted(CORPUS.glob("*.txt"), reverse=True)]
    koopgraph("build", *texts, "--out", str(tmp_path), "--date", DATE)
    assert (tmp_path / "current" / "data.nq.gz").read_bytes() == (corpus.folder / "data.nq.gz").read_bytes()


def test_manifest_holds_the_digest_of_each_file(corpus: Built) -> None:
    files = corpus.manifest["files"]
    assert isinstance(files, dict)
    assert {"data.nq.gz", "report.ttl", "report.json", "issues.jsonl"} <= set(files)
    for name, digest in files.items():
        assert hashlib.sha256((corpus.folder / name).read_bytes()).hexdigest() == digest


def test_dump_and_store_hold_the_same_quads(corpus: Built) -> None:
    assert len(corpus.store) == sum(1 for _ in corpus.lines())


@pytest.mark.parametrize(
    ("name", "content"),
    [("latin.txt", "Förderung".encode("latin-1")), ("zeros.txt", b"\0" * 100), ("empty.txt", b"")],
)
def test_an_unreadable_text_is_named_and_stops_nothing(tmp_path: Path, name: str, content: bytes) -> None:
    texts = tmp_path / "texts"
    texts.mkdir()
    shutil.copyfile(CORPUS / "02-sonnec-allianz.txt", texts / "good.txt")
    (texts / name).write_bytes(content)
    built = build(texts, tmp_path / "releases", jobs=2)
    assert name in built.stderr
    assert name.removesuffix(".txt") in (built.folder / "issues.jsonl").read_text(encoding="utf-8")
    assert built.rows("SELECT ?s { ?s a koop:Cooperation }")


def test_every_fact_between_entities_has_a_claim_or_an_authority(corpus: Built) -> None:
    """No fact without words: each direct triple of a relation of the guide is said by a claim or a flow of money."""
    orphans = corpus.rows("""
      SELECT ?s ?p ?o WHERE {
        VALUES ?p {
          koop:memberOf koop:hasConcept koop:preparedBy koop:commissionedBy koop:implementedBy koop:managedBy
          koop:governedBy koop:hasProject koop:worksFor koop:receivedAward koop:grantedBy koop:fundedBy koop:fundedUnder
        }
        ?s ?p ?o .
        FILTER NOT EXISTS { GRAPH ?g {
          ?claim rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o ; koop:evidence ?span } }
        FILTER NOT EXISTS { GRAPH ?g {
          ?flow koop:recipient ?s ; koop:funder|koop:programme ?o ; koop:evidence ?span } } }""")
    assert orphans == []


def test_every_quote_stands_in_its_text(corpus: Built) -> None:
    inputs = corpus.manifest["inputs"]
    assert isinstance(inputs, dict)
    texts = {}
    for source in inputs["sources"]:
        (file,) = (path for path in CORPUS.iterdir() if source["name"] in (path.stem, path.name))
        texts[source["id"]] = file.read_bytes().decode()
    rows = corpus.rows("""
      SELECT ?doc ?start ?end ?quote WHERE {
        GRAPH ?g {
          ?span a koop:TextSpan ; prov:wasQuotedFrom ?doc ; oa:start ?start ; oa:end ?end ; oa:exact ?quote } }""")
    assert len(rows) > 100
    for row in rows:
        text = texts[row["doc"].rpartition("/")[2]]
        assert text[int(row["start"]) : int(row["end"])] == row["quote"]


def test_builds_are_quick(sources: Built, corpus: Built) -> None:
    """In seconds of the processors, which do not grow when the machine is busy with something else."""
    assert sources.seconds < 10
    assert corpus.seconds < 20
