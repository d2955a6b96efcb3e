"""``koopgraph explain``: why a thing is one thing."""

from __future__ import annotations

from dataclasses import asdict
from enum import StrEnum
from typing import Annotated

import typer

from ingest.commands.console import AsJson, Release, fail, print_json, release_at
from ingest.release.explanations import Judgement, find_things
from ingest.release.explanations import explain as explain_thing


class Language(StrEnum):
    DE = "de"
    EN = "en"


def explain(
    release: Release,
    thing: Annotated[str, typer.Argument(help="Its IRI or its name.", metavar="NAME|IRI")],
    language: Annotated[Language, typer.Option(help="Of the reasons: de or en.")] = Language.EN,
    as_json: AsJson = False,
) -> None:
    """Each name in each text that was taken for the thing, by which rule, for which reasons; and what is in doubt."""
    folder = release_at(release)
    found = find_things(folder, thing)
    if len(found) > 1:
        fail(f"„{thing}“ names {len(found)} things; give one of these IRIs:\n" + "\n".join(found))
    explained = explain_thing(folder, found[0], language) if found else None
    if explained is None:
        fail(f"{folder.name} has no thing „{thing}“; names are matched as they are written")
    if as_json:
        print_json(asdict(explained))
        return
    typer.echo(f"{explained.name}  {explained.iri}")
    for judgement in explained.judgements:
        for line in _lines(judgement):
            typer.echo(line)
    for old in explained.replaces:
        typer.echo(f"\nanswers for {old} too")


def _lines(made: Judgement) -> list[str]:
    """What was named where, what was decided about it, and every point that was weighed."""
    where = f" in {made.text}" if made.text else ""
    about = f"„{made.name}“{where}" if made.name else made.other
    who = f" by {made.who}" if made.who else ""
    return [f"\n{about}: {made.verdict}{who} ({made.rule}, {made.score})", *(f"  {words}" for words in made.reasons)]
