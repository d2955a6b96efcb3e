"""``koopgraph validate``: the SHACL report on a release or on any RDF file, in words."""

from __future__ import annotations

import gzip
import tempfile
from pathlib import Path
from typing import Annotated

import pyoxigraph as ox
import typer

from ingest.commands.console import NOT_ACCEPTABLE, AsJson, fail, print_json
from ingest.release.findings import Report, report_as_json, report_as_turtle
from ingest.release.publication import open_release
from ontology.terms import SKOS


def validate(
    target: Annotated[
        Path, typer.Argument(help="A release, a folder of releases or an RDF file.", metavar="RELEASE|FILE")
    ],
    as_json: AsJson = False,
    turtle: Annotated[bool, typer.Option("--turtle", help="Print the SHACL report as Turtle.")] = False,
    contacts: Annotated[
        bool, typer.Option("--publish-contacts", help="E-mail addresses and telephone numbers may be published.")
    ] = False,
) -> None:
    """Judge a graph by the shapes and rules: what is wrong, on what, in which words. Exit status 1 at a violation."""
    quads = _quads(target)
    report = _report(quads, contacts)
    names = {q.subject.value: q.object.value for q in quads if q.predicate.value == SKOS + "prefLabel"}  # type: ignore[union-attr]
    if turtle:
        typer.echo(report_as_turtle(report).decode(), nl=False)
    elif as_json:
        print_json(report_as_json(report, names))
    else:
        _show(report, names)
    if not report.conforms:
        raise typer.Exit(NOT_ACCEPTABLE)


def _report(quads: list[ox.Quad], contacts: bool) -> Report:
    from ingest.release.validation import query_findings, shape_findings, with_quotes

    found = shape_findings(quads)
    with tempfile.TemporaryDirectory() as folder:
        store = ox.Store(folder)
        store.bulk_extend(quads)
        found += query_findings(store, ["publish-contacts"] if contacts else [])
        del store
    return with_quotes(found, quads)


def _quads(target: Path) -> list[ox.Quad]:
    release = open_release(target)
    path = release / "data.nq.gz" if release else target
    if not path.is_file():
        fail(f"{target} is no release and no file")
    name = path.name.removesuffix(".gz")
    form = ox.RdfFormat.from_extension(name.rpartition(".")[2])
    if form is None or form == ox.RdfFormat.RDF_XML:
        fail(f"{path.name}: validated are .nq, .trig, .ttl, .nt and .jsonld, also with .gz")
    content = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    try:
        return list(ox.parse(content, form, base_iri=path.resolve().as_uri()))
    except (SyntaxError, ValueError) as error:
        fail(f"{path.name} cannot be read as {form.name}: {error}")


def _show(report: Report, names: dict[str, str]) -> None:
    for finding in report.findings:
        typer.echo(f"{finding.severity}: {finding.message('en')}")
        about = names.get(finding.focus, finding.focus)
        value = names.get(finding.value, finding.value)
        typer.echo(f"  {about} · {finding.path.rpartition('#')[2]} · {value}".rstrip(" ·"))
        for quote in finding.quotes:
            typer.echo(f"  {quote.source} {quote.start}–{quote.end}: »{' '.join(quote.quote.split())}«")
    counts = ", ".join(f"{number:,} of severity {name}" for name, number in report.counts().items())
    typer.echo(f"{'conforms' if report.conforms else 'does not conform'}: {counts}")
