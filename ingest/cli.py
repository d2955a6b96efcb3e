"""The builder's commands: results on standard output, messages on standard error, exit status 0, 1 or 2."""

from __future__ import annotations

import json
import os
import re
from itertools import groupby
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import Progress, TaskID
from rich.table import Table
from rich.text import Text

from ingest.cluster import ClusterError
from ingest.commands import decide
from ingest.commands.compare import diff, lines
from ingest.commands.console import NOT_ACCEPTABLE, AsJson, annotations_at, day, fail, print_json, show_findings, tell
from ingest.commands.explain import explain
from ingest.commands.forget import forget
from ingest.commands.score import score
from ingest.commands.validate import validate
from ingest.entities.curation import DecisionsError, read_decisions
from ingest.model import Reading
from ingest.release.differences import compare_releases
from ingest.release.publication import open_release
from ontology.terms import BASE

ALL_CORES = os.cpu_count() or 1

Paths = Annotated[list[str], typer.Argument(help="Text files, or folders of them.", metavar="PATH…")]
Jobs = Annotated[int, typer.Option(min=1, help="Processes that read at the same time.")]


def add_commands(app: typer.Typer) -> None:
    """Mount the builder's commands on the one command line."""
    for command in (build, extract, score, validate, diff, explain, forget):
        app.command()(command)
    app.add_typer(decide.commands, name="decide")


def build(
    paths: Paths,
    out: Annotated[Path, typer.Option(help="The folder of releases.", metavar="RELEASES")],
    date: Annotated[str, typer.Option(help="The date of the release, YYYY-MM-DD; today if not given.")] = "",
    jobs: Jobs = ALL_CORES,
    decisions: Annotated[Path, typer.Option(help="Decisions of people to replay.", metavar="FILE")] = decide.DECISIONS,
    base_iri: Annotated[str, typer.Option(help="What the IRIs of things begin with.")] = BASE,
    publish_contacts: Annotated[
        bool, typer.Option("--publish-contacts", help="Publish e-mail addresses and telephone numbers.")
    ] = False,
    annotations: Annotated[
        Path | None, typer.Option(help="Annotations of texts, to measure and publish how well they were read.")
    ] = None,
    scheduler: Annotated[str, typer.Option(help="A Dask scheduler whose workers read the texts.", metavar="URL")] = "",
    as_json: AsJson = False,
) -> None:
    """Texts → a checked release, published in one step; prints what is in it."""
    from ingest import pipeline
    from ingest.claims.find import find_claims

    try:
        decided = read_decisions(decisions)
    except DecisionsError as error:
        fail(str(error))
    if not re.fullmatch(r"https?://[^\s<>\"{}|\\^`#?]+[/]", base_iri):
        fail(f"--base-iri {base_iri!r} is no IRI that ends in a slash, such as https://example.org/graph/")
    annotated = annotations_at(annotations) if annotations else {}
    before = open_release(out)
    order = pipeline.Order(
        tuple(paths), out, day(date), jobs, base_iri, publish_contacts, decided, scheduler, annotated
    )
    errors = Console(stderr=True)
    try:
        # Refreshed by hand: a thread that did it would keep the reading processes from being copies of this one.
        with Progress(console=errors, transient=True, disable=not errors.is_terminal, auto_refresh=False) as progress:
            task = progress.add_task("reading", total=None)
            outcome = pipeline.build(order, find_claims, done=lambda document: _advance(progress, task))
    except pipeline.NothingToBuildError as nothing:
        tell(nothing.issues)
        fail("none of the paths gave a text; nothing was built")
    except ClusterError as error:
        fail(str(error))
    except OSError as error:
        fail(f"{error.strerror or error}: nothing was published, what was current in {out} is current still")
    tell(outcome.issues)
    if outcome.folder is None:
        show_findings(outcome.report, "Violation")
        place = out / "refused" / outcome.version
        fail(
            f"{outcome.version} is not published: it breaks a rule above; the whole report is in {place}",
            NOT_ACCEPTABLE,
        )
    changes = compare_releases(before, outcome.folder) if before and before != outcome.folder.resolve() else None
    counts = outcome.manifest["counts"]
    if as_json:
        findings = outcome.report.counts()
        changed = changes.counts() if changes else {}
        print_json({"version": outcome.version, "counts": counts, "findings": findings, "changes": changed})
        return
    typer.echo(f"published {outcome.folder}")
    typer.echo(", ".join(f"{number:,} {name}" for name, number in counts.items()))
    typer.echo(", ".join(f"{number:,} of severity {name}" for name, number in outcome.report.counts().items()))
    if changes:
        for line in lines(changes):
            typer.echo(line)


def _advance(progress: Progress, task: TaskID) -> None:
    progress.advance(task)
    progress.refresh()


def extract(
    paths: Paths,
    jobs: Jobs = ALL_CORES,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object per text and line.")] = False,
    html: Annotated[Path | None, typer.Option(help="Write one page per text here.", metavar="FOLDER")] = None,
) -> None:
    """What texts say, each statement with its very words; nothing is built or published."""
    from ingest import pipeline
    from ingest.claims.find import find_claims
    from ingest.entities.resolution import resolve
    from ingest.extracts import extract as extract_reading
    from ingest.reader.page import render_page

    readings, issues = pipeline.read_texts(paths, find_claims, jobs=jobs)
    tell(issues)
    if not readings:
        fail("none of the paths gave a text")
    if html:
        html.mkdir(parents=True, exist_ok=True)
        for reading in readings:
            page = html / f"{Path(reading.document.source.name).stem}.html"
            page.write_text(render_page(reading), encoding="utf-8")
            typer.echo(page)
    elif as_json:
        identities = resolve(readings)
        for reading in readings:
            typer.echo(json.dumps(extract_reading(reading, identities), ensure_ascii=False))
    else:
        for reading in readings:
            show(reading)


def show(reading: Reading) -> None:
    """Print the quotes of a text in its order, and beside each what it says."""
    from ingest.reader.statements import find_statements

    table = Table(title=Text(reading.document.source.title or reading.document.source.name), show_lines=True)
    table.add_column("Der Text", ratio=2, overflow="fold")
    table.add_column("sagt", ratio=3, overflow="fold")
    for _, group in groupby(find_statements(reading), key=lambda said: said.evidence.span):
        statements = tuple(group)
        beside = Text("\n").join(
            Text.assemble(
                ("– ", "dim"),
                (said.subject, "bold"),
                (f" {said.predicate} ", "dim"),
                said.object,
                (f" ({said.note})" if said.note else "", "dim"),
            )
            for said in statements
        )
        table.add_row(Text(" ".join(statements[0].evidence.quote.split())), beside)
    Console().print(table)
