"""``koopgraph forget``: take a person out of the graph for good, and prove it."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Annotated

import typer

from ingest.commands.console import NOT_ACCEPTABLE, day, fail, release_at
from ingest.release.explanations import find_things, names_of
from ingest.release.publication import open_release
from ingest.release.suppression import read_suppressions, suppress
from ingest.release.traces import find_traces


def forget(
    person: Annotated[str, typer.Argument(help="The name, or the IRI in the current release.", metavar="NAME|IRI")],
    releases: Annotated[Path, typer.Argument(help="The folder of releases.", metavar="RELEASES")],
    withdraw: Annotated[
        bool, typer.Option("--withdraw", help="Delete the older releases that still know the person.")
    ] = False,
    date: Annotated[str, typer.Option(help="The day of the request; today if not given.")] = "",
) -> None:
    """Put a person on the list that every build asks, then look through all releases for traces.

    The current release is built anew with ``koopgraph build``; run ``forget`` again for the proof. Exit status 1 while
    the current release still knows the person.
    """
    current = open_release(releases)
    names = {person} if not person.startswith(("http://", "https://")) else set()
    if current:
        for iri in find_things(current, person):
            names |= set(names_of(current, iri))
    if not names:
        fail(f"{release_at(releases).name} has no thing {person}; give the name instead")
    added = suppress(releases, names, day(date))
    typer.echo(f"{added} new on the list of {releases}" if added else f"already on the list of {releases}")
    suppressions = read_suppressions(releases)
    remains = False
    for release in sorted(path.parent for path in releases.glob("*/manifest.json") if not path.parent.is_symlink()):
        traces = find_traces(release, suppressions)
        if not traces:
            typer.echo(f"{release.name}: no trace in any file")
        elif withdraw and release != current:
            shutil.rmtree(release)
            typer.echo(f"{release.name}: withdrawn")
        else:
            typer.echo(f"{release.name}: still known in {', '.join(traces)}", err=True)
            remains = remains or release == current
    if remains:
        fail("the current release still knows the person: build it anew, then run this again", NOT_ACCEPTABLE)
