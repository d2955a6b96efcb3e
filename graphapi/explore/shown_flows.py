"""Rows of flows as pages show them: parties as things, words as quotes of titled texts, what a flow adds to a sum."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from graphapi.explore.flows import Flow
from graphapi.explore.funding import names_of
from graphapi.explore.statements import Quote
from graphapi.explore.tables import Row, Tables
from graphapi.explore.things import Thing, local_name

SHOWN: Final = (
    "iri", "status", "funder_iris", "programme", "recipient_iris", "amount", "amount_max", "approximate", "currency",
    "per", "from", "to", "first_year", "last_year", "share", "purpose", "counts_as", "disputed", "included_in",
    "granted_as", "evidence",
)  # fmt: skip
"""The columns that a page of flows shows."""


@dataclass(frozen=True, slots=True)
class ShownFlow:
    """A flow with all its recipients, and why it may not be in the sum below it (``counts_as``)."""

    flow: Flow
    recipients: tuple[Thing, ...]
    counts_as: str
    disputed: bool
    included_in: Thing | None
    granted_as: Thing | None


@dataclass(frozen=True, slots=True)
class ShownHop:
    """A step of money as a page tells it; ``indent`` is how far from the start."""

    row: Row
    end: Thing
    flow: Thing | None
    indent: int
    first: bool
    """False where the step before has the same ends: another flow between them."""
    quotes: tuple[Quote, ...]


def show_flows(tables: Tables, rows: Sequence[Row]) -> list[ShownFlow]:
    """Rows of ``fundings`` with their words, as records."""
    things = {iri for row in rows for iri in (*row["funder_iris"], *row["recipient_iris"], row["programme"]) if iri}
    names = names_of(tables, sorted(things))
    known = {iri: Thing(iri, names.get(iri, local_name(iri))) for iri in things}
    titles = titles_of(tables, rows)
    return [_shown(row, known, titles) for row in rows]


def _shown(row: Row, known: Mapping[str, Thing], titles: Mapping[str, str]) -> ShownFlow:
    recipients = tuple(known[iri] for iri in row["recipient_iris"])
    flow = Flow(
        row["iri"],
        tuple(known[iri] for iri in row["funder_iris"]),
        recipients[0] if recipients else None,
        known[row["programme"]] if row["programme"] else None,
        row["status"],
        _text(row["amount"]),
        _text(row["amount_max"]),
        row["approximate"],
        row["currency"] or "",
        row["per"] or "",
        row["from"] or "",
        row["to"] or "",
        _text(row["share"]),
        row["purpose"] or "",
        quotes_of(row["evidence"], titles),
    )
    return ShownFlow(
        flow,
        recipients,
        row["counts_as"],
        row["disputed"],
        flow_thing(row["included_in"]),
        flow_thing(row["granted_as"]),
    )


def flow_thing(iri: str | None) -> Thing | None:
    """A flow as something to link to; flows have no names."""
    return Thing(iri, local_name(iri)) if iri else None


def _text(value: object) -> str:
    return "" if value is None else f"{value:f}"


def titles_of(tables: Tables, rows: Iterable[Row]) -> dict[str, str]:
    """The titles of the texts that prove the rows."""
    texts = sorted({quote["text"] for row in rows for quote in row["evidence"] or ()})
    found = tables.rows("SELECT text, title FROM texts WHERE text IN (SELECT unnest(?))", [texts]) if texts else []
    return {row["text"]: row["title"] or row["text"] for row in found}


def quotes_of(evidence: Iterable[Mapping[str, object]] | None, titles: Mapping[str, str]) -> tuple[Quote, ...]:
    return tuple(
        Quote(str(q["text"]), int(str(q["start"])), int(str(q["end"])), str(q["quote"]), titles.get(str(q["text"]), ""))
        for q in evidence or ()
    )


def show_hops(tables: Tables, lines: Sequence[tuple[Row, int]], direction: str) -> list[ShownHop]:
    """Hops with their distance from the start, as a page tells them from there."""
    titles = titles_of(tables, (row for row, _ in lines))
    end = "source" if direction == "to" else "target"
    ends = [(row["source"], row["target"], indent) for row, indent in lines]
    return [
        ShownHop(
            row,
            Thing(row[end], row[f"{end}_name"] or local_name(row[end]), row[f"{end}_kind"] or ""),
            flow_thing(row["flow"]),
            indent,
            place == 0 or ends[place - 1] != ends[place],
            quotes_of(row["evidence"], titles),
        )
        for place, (row, indent) in enumerate(lines)
    ]
