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

from ingest.model import Issue
from ontology.terms import BASE

NOT_ACCEPTABLE = 1
BAD_INPUT = 2
ALL_CORES = os.cpu_count() or 1

Paths = Annotated[list[str], typer.Argument(help="Text files, or folders of them.", metavar="PATH…")]
Jobs = Annotated[int, typer.Option(min=1, help="Processes that read at the same time.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON instead of a table.")]


def add_commands(app: typer.Typer) -> None:
    """Mount the builder's commands on the one command line."""
    app.command()(build)


def build(
    paths: Paths,
    out: Annotated[Path, typer.Option(help="The folder of releases.", metavar="RELEASES")],
    date: Annotated[str, typer.Option(help="The date of the release, YYYY-MM-DD; today if not given.")] = "",
    jobs: Jobs = ALL_CORES,
    base_iri: Annotated[str, typer.Option(help="What the IRIs of things begin with.")] = BASE,
    publish_contacts: Annotated[bool, typer.Option(help="Publish e-mail addresses and telephone numbers.")] = False,
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
    if as_json:
        typer.echo(json.dumps({"version": outcome.version, "counts": outcome.manifest["counts"]}, indent=1))
    else:
        counts = ", ".join(f"{number:,} {name}" for name, number in outcome.manifest["counts"].items())
        typer.echo(f"published {outcome.folder}\n{counts}")


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
