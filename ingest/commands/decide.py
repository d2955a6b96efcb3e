"""``koopgraph decide``: write, list and take back decisions of people."""

from __future__ import annotations

import getpass
from pathlib import Path
from typing import Annotated, Final

import typer

from ingest.commands.console import AsJson, day, fail, print_json, print_table, release_at
from ingest.entities.curation import (
    Curated,
    DecisionsError,
    Verb,
    add_decision,
    fault_of,
    read_decisions,
    remove_decision,
)
from ingest.release.explanations import find_things

DECISIONS: Final = Path("decisions.yaml")

commands = typer.Typer(
    help="Decisions of people on identities and claims; each build replays them. The next build shows their effect.",
    no_args_is_help=True,
)

Why = Annotated[str, typer.Option(help="The reason, for everyone who reads the graph.")]
Who = Annotated[str, typer.Option(help="Who decides; your login if not given.")]
When = Annotated[str, typer.Option(help="The day, YYYY-MM-DD; today if not given.")]
File = Annotated[Path, typer.Option("--decisions", help="The file of decisions.", metavar="FILE")]
In = Annotated[Path | None, typer.Option("--release", help="Where names are looked up.", metavar="RELEASE")]
Thing = Annotated[str, typer.Argument(help="An IRI, or a name with --release.")]


@commands.command()
def same(
    kept: Thing,
    merged: Annotated[list[str], typer.Argument(help="The things that are the first one too.")],
    why: Why,
    who: Who = "",
    when: When = "",
    file: File = DECISIONS,
    release: In = None,
) -> None:
    """Two or more things are one; the first keeps its IRI, the others answer for it."""
    _add("same", [kept, *merged], why, who, when, file, release)


@commands.command()
def different(
    things: Annotated[list[str], typer.Argument(help="Two things, or one with --text.")],
    why: Why,
    text: Annotated[list[str] | None, typer.Option(help="Id of a text whose mention is another thing.")] = None,
    who: Who = "",
    when: When = "",
    file: File = DECISIONS,
    release: In = None,
) -> None:
    """Two things are not one; or, with --text, one thing is two: what those texts mean is another."""
    _add("different", things, why, who, when, file, release, texts=tuple(text or ()))


@commands.command()
def rename(
    thing: Thing, to: str, why: Why, who: Who = "", when: When = "", file: File = DECISIONS, release: In = None
) -> None:
    """A thing is called otherwise; its IRI stays."""
    _add("rename", [thing], why, who, when, file, release, value=to)


@commands.command()
def retype(
    thing: Thing, to: str, why: Why, who: Who = "", when: When = "", file: File = DECISIONS, release: In = None
) -> None:
    """A thing is of another kind; its IRI stays."""
    _add("retype", [thing], why, who, when, file, release, value=to)


@commands.command()
def reject(claim: str, why: Why, who: Who = "", when: When = "", file: File = DECISIONS) -> None:
    """A claim or flow of money was read wrongly: it stays in the graph of its text and is no fact."""
    _add("reject", [claim], why, who, when, file, None)


@commands.command()
def prefer(claim: str, why: Why, who: Who = "", when: When = "", file: File = DECISIONS) -> None:
    """Of contradicting claims, or statements on one sum of money, this one holds: it settles the conflict."""
    _add("prefer", [claim], why, who, when, file, None)


@commands.command("list")
def list_(file: File = DECISIONS, as_json: AsJson = False) -> None:
    """All decisions with their numbers."""
    decisions = _read(file)
    if as_json:
        print_json([{name: getattr(d, name) for name in Curated.__slots__} for d in decisions])
        return
    rows = [
        (str(n), d.verb, "\n".join([*d.iris, d.value, *d.texts]).strip(), f"{d.who}, {d.when}", d.why)
        for n, d in enumerate(decisions, start=1)
    ]
    print_table(str(file), ("no", "decision", "about", "by", "reason"), rows)


@commands.command()
def undo(
    number: Annotated[int, typer.Argument(help="Its number in the list; the last if not given.")] = 0,
    file: File = DECISIONS,
) -> None:
    """Take a decision back; the next build gives the graph of before."""
    try:
        removed = remove_decision(file, number or len(_read(file)))
    except DecisionsError as error:
        fail(str(error))
    typer.echo(f"taken back: {removed.verb} {' '.join(removed.iris)} ({removed.why})")


def _add(
    verb: Verb,
    things: list[str],
    why: str,
    who: str,
    when: str,
    file: Path,
    release: Path | None,
    *,
    value: str = "",
    texts: tuple[str, ...] = (),
) -> None:
    named = tuple(_iri(thing, release) for thing in things)
    decision = Curated(verb, named, who or getpass.getuser(), day(when), why, value, texts)
    fault = fault_of(decision)
    if fault:
        fail(fault)
    _read(file)
    add_decision(file, decision)
    typer.echo(f"written to {file}: {verb} {' '.join(named)}")


def _read(file: Path) -> tuple[Curated, ...]:
    try:
        return read_decisions(file)
    except DecisionsError as error:
        fail(str(error))


def _iri(thing: str, release: Path | None) -> str:
    if thing.startswith(("http://", "https://")):
        return thing
    if release is None:
        fail(f"„{thing}“ is no IRI; give --release RELEASE to look names up")
    found = find_things(release_at(release), thing)
    if len(found) != 1:
        listed = "".join(f"\n{iri}" for iri in found)
        fail(
            f"„{thing}“ names {len(found) or 'no'} things in {release}"
            + (f"; give one of these:{listed}" if found else "")
        )
    return found[0]
