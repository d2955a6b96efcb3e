"""How the builder's commands speak: results on standard output, all else on standard error, exit status 0, 1 or 2."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, Any, Final, NoReturn

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from ingest.model import Issue
from ingest.release.findings import Report, Severity
from ingest.release.publication import open_release
from ingest.scoring import Annotation, read_annotations

NOT_ACCEPTABLE: Final = 1
BAD_INPUT: Final = 2

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON instead of a table.")]
Release = Annotated[Path, typer.Argument(help="A release, or the folder of releases.", metavar="RELEASE")]


def fail(message: str, status: int = BAD_INPUT) -> NoReturn:
    """End with a message that says what was wrong and what to do."""
    typer.echo(f"koopgraph: {message}", err=True)
    raise typer.Exit(status)


def annotations_at(path: Path) -> dict[str, Annotation]:
    """The annotations of a folder or file by the name of their text; ends with a message where there are none."""
    if not path.exists():
        fail(f"{path} does not exist")
    try:
        annotated = read_annotations(path)
    except ValueError as error:
        fail(f"{path} is no annotation: {error}")
    if not annotated:
        fail(f"{path} holds no annotation (files that end in .json)")
    return annotated


def tell(issues: Iterable[Issue]) -> None:
    """Say on standard error what could not be read or was not understood; notes are only counted."""
    listed = list(issues)
    for issue in listed:
        if issue.level != "note":
            typer.echo(f"{issue.level}: {issue.message.en}", err=True)
    notes = sum(issue.level == "note" for issue in listed)
    if notes:
        typer.echo(f"{notes} notes: see issues.jsonl of the release", err=True)


def show_findings(report: Report, *severities: Severity) -> None:
    """Say in words on standard error what a check found, each fault with the quotes that caused it."""
    for finding in report.findings:
        if finding.severity in severities:
            typer.echo(f"{finding.severity}: {finding.message('en')}", err=True)
            typer.echo(f"  {finding.focus} {finding.path.rpartition('#')[2]} {finding.value}".rstrip(), err=True)
            for quote in finding.quotes:
                typer.echo(f"  {quote.source} {quote.start}–{quote.end}: »{' '.join(quote.quote.split())}«", err=True)


def release_at(path: Path) -> Path:
    """The release folder meant by ``path``; ends with a message if there is none."""
    found = open_release(path)
    if found is None:
        fail(f"{path} is no release and holds none as „current“; build one with: koopgraph build PATH… --out {path}")
    return found


def day(given: str) -> str:
    """``given`` as a date, today if it is empty."""
    if not given:
        return datetime.datetime.now(tz=datetime.UTC).date().isoformat()
    try:
        return datetime.date.fromisoformat(given).isoformat()
    except ValueError:
        fail(f"{given!r} is no date of the form 2026-11-22")


def print_json(content: Any) -> None:
    typer.echo(json.dumps(content, ensure_ascii=False, indent=1))


def print_table(title: str, headings: Iterable[str], rows: Iterable[Iterable[str]]) -> None:
    """A table on standard output; words of texts are shown as they are, never taken for markup."""
    table = Table(title=Text(title), show_lines=True)
    for heading in headings:
        table.add_column(heading)
    for row in rows:
        table.add_row(*map(Text, row))
    Console().print(table)
