"""The order of the street: texts → readings → things → graph → release. Each stage lives in a module of its own."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Any

from pyoxigraph import Store

import ingest
import ontology
from ingest.cluster import read_on_cluster
from ingest.documents.sources import find_documents
from ingest.entities.curation import Curated, curate, digest, rulings
from ingest.entities.resolution import resolve
from ingest.model import Document, Issue, Reading, Span, content_hash
from ingest.quality import quality
from ingest.readings import Read, read_documents
from ingest.release.admission import admit
from ingest.release.assembly import assemble
from ingest.release.bases import home, moved, moved_quads
from ingest.release.contacts import read_contacts, without_contacts
from ingest.release.findings import Report
from ingest.release.folder import finish_folder, write_data, write_quality, write_report
from ingest.release.manifest import Inputs, digest_of_files
from ingest.release.publication import building, publish, refuse
from ingest.release.suppression import Suppressions, read_suppressions, without_people
from ingest.release.texts import published_text
from ingest.release.validation import query_findings, shape_findings, with_quotes
from ingest.scoring import Annotation
from ontology import shapes
from ontology.terms import BASE


@dataclass(frozen=True, slots=True)
class Order:
    """What to build: which texts, where to publish, under which date. The date is given, never asked of a clock."""

    paths: tuple[Path | str, ...]
    releases: Path
    date: str
    jobs: int = 1
    base_iri: str = BASE
    publish_contacts: bool = False
    decisions: tuple[Curated, ...] = ()
    scheduler: str = ""
    annotations: Mapping[str, Annotation] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of it. ``folder`` is None where the release was refused; the issues say what else went wrong."""

    version: str
    folder: Path | None
    manifest: dict[str, Any]
    report: Report
    issues: tuple[Issue, ...]


class NothingToBuildError(ValueError):
    """None of the paths gave a text; the issues say why."""

    def __init__(self, issues: Sequence[Issue]) -> None:
        super().__init__("no text could be read")
        self.issues = tuple(issues)


def read_texts(
    paths: Sequence[Path | str],
    read: Read,
    *,
    jobs: int = 1,
    scheduler: str = "",
    done: Callable[[Document], None] = lambda document: None,
) -> tuple[tuple[Reading, ...], tuple[Issue, ...]]:
    """The admitted readings of all texts at ``paths``, and every issue met on the way."""
    found = find_documents(paths)
    if scheduler:
        answers = read_on_cluster(found.documents, read, scheduler, done=done)
    else:
        answers = read_documents(found.documents, read, jobs=jobs, done=done)
    readings = tuple(admit(reading) for reading in answers)
    return readings, (*found.issues, *(issue for reading in readings for issue in reading.issues))


def build(order: Order, read: Read, *, done: Callable[[Document], None] = lambda document: None) -> Outcome:
    """A release of the texts of ``order``, checked and published; raises NothingToBuildError where there is no text."""
    readings, issues = read_texts(order.paths, read, jobs=order.jobs, scheduler=order.scheduler, done=done)
    if not readings:
        raise NothingToBuildError(issues)
    suppressions = read_suppressions(order.releases)
    readings = tuple(without_people(reading, suppressions) for reading in readings)
    issues = tuple(replace(issue, message=issue.message.changed(suppressions.blacked)) for issue in issues)
    decisions = tuple(home(decision, order.base_iri) for decision in order.decisions)
    identities, unknown = curate(resolve(readings), decisions)
    published = readings if order.publish_contacts else tuple(without_contacts(reading) for reading in readings)
    inputs = _inputs(order, published, suppressions)
    version = inputs.version(order.date)
    measured = quality(order.annotations, readings, identities)
    graph = assemble(published, identities, version, rulings(decisions))
    if order.base_iri != BASE:
        graph = replace(graph, quads=tuple(moved_quads(graph.quads, order.base_iri)))
    issues = (*issues, *unknown, *graph.issues)
    texts = {
        shown.document.source.id: published_text(shown, _hidden(order, whole, suppressions))
        for whole, shown in zip(readings, published, strict=True)
    }
    shortened = partial(_without_paths, paths=order.paths)
    plain = [replace(issue, message=issue.message.changed(shortened)) for issue in issues]
    options = ["publish-contacts"] if order.publish_contacts else []
    found = shape_findings(graph.quads, jobs=order.jobs)
    with building(order.releases, version) as folder:
        quads = write_data(folder, graph)
        found += query_findings(Store.read_only(str(folder / "store")), options)
        report = with_quotes(found, graph.quads)
        names = {moved(thing.iri.value, order.base_iri): thing.name for thing in identities.things}
        write_report(folder, report, names, plain)
        if measured:
            write_quality(folder, measured)
        if report.conforms:
            manifest = finish_folder(
                folder, version, inputs, {"texts": len(readings), **graph.counts(), "quads": quads}, texts
            )
            release = publish(folder, order.releases, version)
        else:
            manifest, release = {}, None
            refuse(folder, order.releases, version)
    return Outcome(version, release, manifest, report, issues)


def _inputs(order: Order, readings: Sequence[Reading], suppressions: Suppressions) -> Inputs:
    return Inputs(
        sources=tuple(reading.document.source for reading in readings),
        decisions=digest(order.decisions),
        ontology=digest_of_files(Path(ontology.__file__).parent, (".py", ".ttl", ".tsv", ".jsonld"))
        + digest_of_files(shapes.FOLDER, (".ttl", ".rq")),
        code=digest_of_files(Path(ingest.__file__).parent, (".py", ".yaml", ".txt", ".tsv")),
        base_iri=order.base_iri,
        options=(
            ("publish-contacts", str(order.publish_contacts).lower()),
            ("annotations", content_hash(json.dumps(order.annotations, sort_keys=True)) if order.annotations else ""),
            ("suppressed", content_hash(*sorted(suppressions.hashes)) if suppressions.hashes else ""),
        ),
    )


def _hidden(order: Order, reading: Reading, suppressions: Suppressions) -> tuple[Span, ...]:
    """What may not be shown of a text: people who are to be forgotten, and contacts unless they are asked for."""
    contacts = () if order.publish_contacts else read_contacts(reading)
    return (*suppressions.spans(reading.document.text), *contacts)


def _without_paths(message: str, paths: Sequence[Path | str]) -> str:
    """A release names files below the given folders, not where on this machine the folders lie."""
    for path in sorted(map(str, paths), key=len, reverse=True):
        message = message.replace(f"{path.rstrip('/')}/", "").replace(path, Path(path).name)
    return message
