"""``koopgraph score``: how well the extraction agrees with one's own annotations."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ingest.commands.console import NOT_ACCEPTABLE, AsJson, annotations_at, fail, print_json, tell
from ingest.scoring import Score, Tally
from ingest.scoring import score as score_readings


def score(
    gold: Annotated[Path, typer.Argument(help="A folder of annotations, or one.", metavar="GOLD")],
    paths: Annotated[list[str], typer.Argument(help="The texts that are annotated.", metavar="PATH…")],
    floor: Annotated[float, typer.Option(help="The least F1 of all facts; below it the exit status is 1.")] = 0.0,
    details: Annotated[bool, typer.Option("--details", help="List each fact missed or wrong.")] = False,
    as_json: AsJson = False,
) -> None:
    """Precision, recall and F1 of the extraction for each relation, on one's own annotations."""
    from ingest.claims.find import find_claims
    from ingest.entities.resolution import resolve
    from ingest.extracts import extract
    from ingest.pipeline import read_texts

    annotated = annotations_at(gold)
    readings, issues = read_texts(paths, find_claims)
    tell(issue for issue in issues if issue.stage == "documents")
    identities = resolve(readings)
    found = score_readings(annotated, [extract(reading, identities) for reading in readings])
    if as_json:
        print_json(found.as_json())
    else:
        _show(found, details)
    if found.facts.f1 < floor:
        fail(f"F1 {found.facts.f1:.3f} is under the floor of {floor:g}", NOT_ACCEPTABLE)


def _show(found: Score, details: bool) -> None:
    typer.echo(f"{'':32}{'precision':>10}{'recall':>8}{'f1':>8}{'right':>7}{'wrong':>7}{'missed':>7}")
    rows: list[tuple[str, Tally]] = [("facts", found.facts), *sorted(found.tallies.items())]
    for name, tally in rows:
        figures = f"{tally.precision:>10.3f}{tally.recall:>8.3f}{tally.f1:>8.3f}"
        typer.echo(f"{name:32}{figures}{tally.right:>7}{tally.wrong:>7}{tally.missed:>7}")
    typer.echo(f"{found.texts} texts, {len(found.unread)} without a reading; kind right in "
               f"{found.kinds_right} of {found.kinds_compared} entities")  # fmt: skip
    if details:
        for fault in found.faults:
            typer.echo("\t".join(fault))
