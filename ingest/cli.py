"""The builder's commands: results on standard output, messages on standard error, exit status 0, 1 or 2."""

from __future__ import annotations

import datetime
import json
import os
from pathlib import Path
from typing import Annotated, NoReturn

import typer
from rich.console import Console
from rich.progress import Progress
from rich.table import Table
from rich.text import Text

from ingest.model import Issue, Reading
from ingest.release.findings import Report, Severity
from ontology.terms import BASE

NOT_ACCEPTABLE = 1
BAD_INPUT = 2
ALL_CORES = os.cpu_count() or 1

Paths = Annotated[list[str], typer.Argument(help="Text files, or folders of them.", metavar="PATH…")]
Jobs = Annotated[int, typer.Option(min=1, help="Processes that read at the same time.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON instead of a table.")]


def add_commands(app: typer.Typer) -> None:
    """Mount the builder's commands on the one command line."""
    for command in (build, extract):
        app.command()(command)


def build(
    paths: Paths,
    out: Annotated[Path, typer.Option(help="The folder of releases.", metavar="RELEASES")],
    date: Annotated[str, typer.Option(help="The date of the release, YYYY-MM-DD; today if not given.")] = "",
    jobs: Jobs = ALL_CORES,
    base_iri: Annotated[str, typer.Option(help="What the IRIs of things begin with.")] = BASE,
    publish_contacts: Annotated[
        bool, typer.Option("--publish-contacts", help="Publish e-mail addresses and telephone numbers.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Texts → a checked release, published in one step; prints what is in it."""
    from ingest import pipeline
    from ingest.claims.find import find_claims

    order = pipeline.Order(tuple(paths), out, _date(date), jobs, base_iri, publish_contacts)
    errors = Console(stderr=True)
    try:
        with Progress(console=errors, transient=True, disable=not errors.is_terminal) as progress:
            task = progress.add_task("reading", total=None)
            outcome = pipeline.build(order, find_claims, done=lambda document: progress.advance(task))
    except pipeline.NothingToBuildError as nothing:
        tell(nothing.issues)
        fail("none of the paths gave a text; nothing was built")
    tell(outcome.issues)
    if outcome.folder is None:
        show_findings(outcome.report, "Violation")
        place = out / "refused" / outcome.version
        fail(
            f"{outcome.version} is not published: it breaks a rule above; the whole report is in {place}",
            NOT_ACCEPTABLE,
        )
    if as_json:
        typer.echo(json.dumps({"version": outcome.version, "counts": outcome.manifest["counts"]}, indent=1))
    else:
        counts = ", ".join(f"{number:,} {name}" for name, number in outcome.manifest["counts"].items())
        typer.echo(f"published {outcome.folder}\n{counts}")


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
    """Print the statements of a text as a table, each with its words."""
    from ingest.reader.statements import find_statements

    table = Table(title=Text(reading.document.source.title or reading.document.source.name), show_lines=True)
    for heading in ("Wer", "Was", "Wen oder wie", "Wörtlich"):
        table.add_column(heading)
    for said in find_statements(reading):
        note = f" ({said.note})" if said.note else ""
        quote = " ".join(said.evidence.quote.split())
        table.add_row(*map(Text, (said.subject, said.predicate, said.object + note, f"»{quote}«")))
    Console().print(table)


def show_findings(report: Report, *severities: Severity) -> None:
    """Say in words on standard error what a check found, each fault with the quotes that caused it."""
    for finding in report.findings:
        if finding.severity in severities:
            typer.echo(f"{finding.severity}: {finding.message('en')}", err=True)
            typer.echo(f"  {finding.focus} {finding.path.rpartition('#')[2]} {finding.value}".rstrip(), err=True)
            for quote in finding.quotes:
                typer.echo(f"  {quote.source} {quote.start}–{quote.end}: »{' '.join(quote.quote.split())}«", err=True)


def tell(issues: tuple[Issue, ...]) -> None:
    """Say on standard error what could not be read or was not understood; notes are only counted."""
    for issue in issues:
        if issue.level != "note":
            typer.echo(f"{issue.level}: {issue.message}", err=True)
    notes = sum(issue.level == "note" for issue in issues)
    if notes:
        typer.echo(f"{notes} notes: see issues.jsonl of the release", err=True)


def fail(message: str, status: int = BAD_INPUT) -> NoReturn:
    """End with a message that says what was wrong and what to do."""
    typer.echo(f"koopgraph: {message}", err=True)
    raise typer.Exit(status)


def _date(given: str) -> str:
    if not given:
        return datetime.datetime.now(tz=datetime.UTC).date().isoformat()
    try:
        return datetime.date.fromisoformat(given).isoformat()
    except ValueError:
        fail(f"--date {given!r} is no date of the form 2026-11-22")
