"""``koopgraph diff``: what changed between two releases."""

from __future__ import annotations

import typer

from ingest.commands.console import AsJson, Release, print_json, release_at
from ingest.release.differences import Differences, compare_releases

_SHOWN = 20
"""Lines of each sort on a terminal; ``--json`` has all."""


def diff(old: Release, new: Release, as_json: AsJson = False) -> None:
    """Facts new, gone, changed and confirmed; conflicts; identities."""
    found = compare_releases(release_at(old), release_at(new))
    if as_json:
        print_json(found.as_json())
        return
    for line in lines(found):
        typer.echo(line)


def lines(found: Differences) -> list[str]:
    """The differences, one a line: + new, - gone, ~ changed, = confirmed, ! in conflict."""
    told = [f"{found.old} → {found.new}"]
    told += [f"+ text {text}" for text in found.texts_added] + [f"- text {text}" for text in found.texts_gone]
    for mark, facts in (("+", found.added), ("-", found.gone), ("=", found.confirmed)):
        told += [f"{mark} {fact.subject} · {fact.predicate} · {fact.value}" for fact in facts[:_SHOWN]]
        if len(facts) > _SHOWN:
            told.append(f"{mark} … and {len(facts) - _SHOWN:,} more: see --json")
    told += [f"~ {c.subject} · {c.predicate} · {c.before or 'nothing'} → {c.after or 'nothing'}" for c in found.changed]
    told += [f"! {conflict} is in conflict now" for conflict in found.conflicts_added]
    told += [f"! {conflict} is in conflict no more" for conflict in found.conflicts_gone]
    told += [f"~ {c.before} is the same as {c.after}" for c in found.merged]
    return told if len(told) > 1 else [*told, "no difference"]
