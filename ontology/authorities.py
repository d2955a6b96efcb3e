"""What is known beforehand: governments, ministries, offices, banks, planning offices, programmes, states, districts.

The tables stand in ``ontology/authorities/*.tsv``, one row a name that a body or programme bore, with the span of its
validity and the source of the row: a table stays reviewable line by line where Turtle would not. A body that changed
its name has one row, and one IRI, for each name; successors link them. States and districts come from the tables of
``ontology.places``, where municipalities are looked up too.
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final
from urllib.parse import quote

from pyoxigraph import NamedNode

from ontology import iris, places

FOLDER: Final = Path(__file__).parent / "authorities"
AREAS_SOURCE: Final = f"© GeoBasis-DE / BKG 2016, state of {places.STATE_OF_DATA}"
GERMANY: Final = iris.entity("State", "Deutschland")
_BAYERN: Final = "09"
_CLEAR_ABBREVIATION: Final = 4
"""Letters from which on an abbreviation of a state's body is taken to be its own: "MIL" is used in several states."""
_MULTIPLE: Final = re.compile(r"\s*;\s*")
_SPACE: Final = re.compile(r"[\s\u00ad]+")
_QUOTES: Final = re.compile(r"[„“”\"‚‘’'»«]")
_DASHES: Final = re.compile(r"\s*[–—-]\s*")


@dataclass(frozen=True, slots=True)
class Period:
    """A span of validity in years, months or days, as precise as it is known; None where it is open or unknown."""

    start: str | None = None
    end: str | None = None

    def holds(self, date: str) -> bool:
        """Whether ``date`` may lie in the period, judged as precisely as both are known."""
        after = self.start is None or date[: len(self.start)] >= self.start[: len(date)]
        before = self.end is None or date[: len(self.end)] <= self.end[: len(date)]
        return after and before


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing known beforehand under one name: "TMIL was a ministry of Thüringen from December 2014".

    ``colloquial`` are names that many use but none bears, such as "Bundesverkehrsministerium"; which body they mean
    depends on the date. ``bare`` are names that leave out the state ("Umweltministerium"): they mean it in its state
    only. ``state`` is a state key; ``owner`` runs a programme; ``part_of`` are wider programmes; ``superiors`` are
    the ministries, or their successors, that a body was subordinate to, the latest last.
    """

    iri: NamedNode
    kind: str
    name: str
    aliases: tuple[str, ...] = ()
    abbreviations: tuple[str, ...] = ()
    colloquial: tuple[str, ...] = ()
    bare: tuple[str, ...] = ()
    periods: tuple[Period, ...] = ()
    state: str | None = None
    owner: NamedNode | None = None
    part_of: tuple[NamedNode, ...] = ()
    successors: tuple[NamedNode, ...] = ()
    superiors: tuple[NamedNode, ...] = ()
    keys: tuple[tuple[str, str], ...] = ()
    source: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """All that it is called, the full name first, each once."""
        return tuple(dict.fromkeys((self.name, *self.aliases, *self.abbreviations, *self.colloquial, *self.bare)))

    def existed(self, date: str) -> bool:
        """Whether it may have existed under this name at ``date``; True where nothing is known."""
        return not self.periods or any(period.holds(date) for period in self.periods)


@cache
def entries() -> tuple[Entry, ...]:
    """All entries, sorted by IRI: bodies, programmes, states, Regierungsbezirke and districts."""
    found = [*_governments(), *_bodies(), *_programmes(), *_areas()]
    return tuple(sorted(found, key=lambda entry: entry.iri.value))


@cache
def by_iri() -> Mapping[NamedNode, Entry]:
    return {entry.iri: entry for entry in entries()}


def named(name: str) -> tuple[Entry, ...]:
    """All entries that bear ``name`` or are called so, sorted by IRI."""
    return _by_name().get(folded(name), ())


def resolve(name: str, *, date: str | None = None, state: str | None = None, kind: str | None = None) -> Entry | None:
    """The one entry that ``name`` can mean at ``date`` in ``state``; None if there is none or more than one.

    An entry that bears the name goes before one that is only called so. A text may speak of a body of the past by its
    full name, so a date chooses among several and rules out only what is called so. A name that leaves out its state,
    or an abbreviation that other states may use as well, means nothing where the state is not known.
    """
    key = folded(name)
    found = [entry for entry in named(name) if kind is None or entry.kind == kind]
    if date is not None:
        then = [entry for entry in found if entry.existed(date)]
        found = then or [entry for entry in found if key in _borne_names(entry)]
    if state is None:
        found = [entry for entry in found if entry.state is None or key in _full_names(entry)]
    else:
        found = [entry for entry in found if entry.state == state] or [entry for entry in found if entry.state is None]
    if len(found) > 1:
        found = [entry for entry in found if folded(entry.name) == key] or found
    return found[0] if len(found) == 1 else None


def _borne_names(entry: Entry) -> frozenset[str]:
    """The names that ``entry`` bears itself."""
    long = (short for short in entry.abbreviations if len(short) >= _CLEAR_ABBREVIATION)
    return frozenset(folded(name) for name in (entry.name, *entry.aliases, *long))


def _full_names(entry: Entry) -> frozenset[str]:
    """The names that mean ``entry`` in whatever state they are said."""
    return _borne_names(entry) | {folded(name) for name in entry.colloquial}


@cache
def kinds_of_names() -> Mapping[str, frozenset[str]]:
    """Every name as written, with the kinds of the things that bear it: what a finder of mentions looks for."""
    kinds: dict[str, set[str]] = defaultdict(set)
    for entry in entries():
        for name in entry.names:
            kinds[name].add(entry.kind)
    return {name: frozenset(kinds[name]) for name in sorted(kinds)}


@cache
def lands() -> Mapping[str, str]:
    """The names of the sixteen states by their keys, the first two digits of every key of a place."""
    return {row["state"]: row["land"] for row in _rows("governments") if row["state"]}


def folded(name: str) -> str:
    """``name`` for comparison: quotation marks, case, kinds of dashes and spaces do not count."""
    plain = _DASHES.sub("-", _SPACE.sub(" ", _QUOTES.sub("", name)))
    return plain.strip().casefold()


@cache
def _by_name() -> Mapping[str, tuple[Entry, ...]]:
    found: dict[str, dict[NamedNode, Entry]] = defaultdict(dict)
    for entry in entries():
        for name in entry.names:
            found[folded(name)][entry.iri] = entry
    return {name: tuple(entries.values()) for name, entries in found.items()}


def _governments() -> Iterator[Entry]:
    """The EU, the federation and the states as those who act and pay; their territories are other things."""
    for row in _rows("governments"):
        yield Entry(
            iri=iris.entity(row["kind"], row["name"]),
            kind=row["kind"],
            name=row["name"],
            aliases=_many(row["aliases"]),
            state=row["state"] or None,
            source=_source(row["source"]),
        )


def _bodies() -> Iterator[Entry]:
    lands = {row["state"]: (row["land"], row["adjective"]) for row in _rows("governments") if row["state"]}
    for table in ("ministries", "offices", "organisations"):
        for row in _rows(table):
            kind = row.get("kind", "Ministry")
            land, portfolios = lands.get(row["state"]), _many(row.get("portfolio", ""))
            yield Entry(
                iri=iris.entity(kind, row["name"]),
                kind=kind,
                name=row["name"],
                aliases=_many(row["aliases"]),
                abbreviations=_many(row["abbreviations"]),
                colloquial=tuple(_colloquial(row["name"], kind, portfolios, land)),
                bare=tuple(_bare(row["name"], kind, portfolios, land)),
                periods=_periods(row["valid"]),
                state=row["state"] or None,
                successors=tuple(iris.entity(kind, name) for name in _many(row["successors"])),
                superiors=tuple(iris.entity("Authority", name) for name in _many(row.get("superiors", ""))),
                source=_source(row["source"]),
            )


def _programmes() -> Iterator[Entry]:
    for row in _rows("programmes"):
        yield Entry(
            iri=iris.entity("Programme", row["name"]),
            kind="Programme",
            name=row["name"],
            aliases=_many(row["aliases"]),
            abbreviations=_many(row["abbreviations"]),
            bare=_many(row["bare"]),
            periods=_periods(row["valid"]),
            state=row["state"] or None,
            owner=iris.entity("Authority", row["owner"]) if row["owner"] else None,
            part_of=tuple(iris.entity("Programme", name) for name in _many(row["part of"])),
            successors=tuple(iris.entity("Programme", name) for name in _many(row["successors"])),
            source=_source(row["source"]),
        )


def _areas() -> Iterator[Entry]:
    """Germany, its states, Regierungsbezirke and districts, as the tables of places have them."""
    yield Entry(GERMANY, "State", "Deutschland", source=AREAS_SOURCE)
    for state in places.states():
        keys = (("stateKey", state.key), ("nuts", state.nuts1))
        yield Entry(iris.state(state.key), "State", state.name, state=state.key, keys=keys, source=AREAS_SOURCE)
    for area in places.government_districts():
        # Those of Bayern have names of their own; the others are called after the town that they are governed from.
        name, aliases = area.full_name, tuple[str, ...]()
        if area.key.startswith(_BAYERN):
            name, aliases = area.name, (area.full_name, f"Bezirk {area.name}")
        keys = (("districtKey", area.key), ("nuts", area.nuts2))
        yield Entry(
            iris.district(area.key), "District", name, aliases, state=area.key[:2], keys=keys, source=AREAS_SOURCE
        )
    for district in places.districts():
        keys = (("districtKey", district.key), ("nuts", district.nuts3))
        aliases = (f"{district.designation} {district.name}",) if district.is_city else ()
        yield Entry(
            iri=iris.district(district.key),
            kind="District",
            name=district.full_name,
            aliases=tuple(alias for alias in aliases if alias != district.full_name),
            state=district.state,
            keys=keys,
            source=AREAS_SOURCE,
        )


def _colloquial(name: str, kind: str, portfolios: tuple[str, ...], land: tuple[str, str] | None) -> Iterator[str]:
    """What people call a ministry beside its names: "Bundesbauministerium", "Umweltministerium Hessen", and its name
    with its state put elsewhere."""
    if land is None:
        for portfolio in portfolios:
            yield f"Bundes{portfolio[0].lower()}{portfolio[1:]}ministerium"
    elif kind == "Ministry":
        for short in _bare(name, kind, portfolios, land):
            yield from (f"{land[1]} {short}", *_with_state(short, land[0]))


def _bare(name: str, kind: str, portfolios: tuple[str, ...], land: tuple[str, str] | None) -> Iterator[str]:
    """What people call a ministry in its own state, where nobody needs to say which state."""
    if land is None or kind != "Ministry":
        return
    state, adjective = land
    yield from (f"{portfolio}ministerium" for portfolio in portfolios)
    without = re.sub(rf" (des Landes |des Freistaats )?{state}$", "", name)
    yield without.removeprefix(f"{adjective[0].upper()}{adjective[1:]} ")


def _with_state(name: str, state: str) -> tuple[str, ...]:
    whose = "des Saarlandes" if state == "Saarland" else f"des Landes {state}"
    return (f"{name} {state}", f"{name} {whose}", f"{name} des Freistaats {state}")


def _rows(table: str) -> Iterator[dict[str, str]]:
    with (FOLDER / f"{table}.tsv").open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)


def _many(cell: str) -> tuple[str, ...]:
    return tuple(part for part in _MULTIPLE.split(cell) if part)


def _periods(cell: str) -> tuple[Period, ...]:
    """``1949–2018-03-14; 2025-05-06–``: spans joined by an en dash, an end that is not known left out."""
    found = []
    for part in _many(cell):
        start, dash, end = part.partition("–")
        if not dash:
            raise ValueError(f"no span of validity: {part!r}")
        found.append(Period(start or None, end or None))
    return tuple(found)


def _source(cell: str) -> str:
    """``wp:Title`` is the article of that title in the German Wikipedia."""
    if cell.startswith("wp:"):
        return "https://de.wikipedia.org/wiki/" + quote(cell.removeprefix("wp:").replace(" ", "_"), safe="(),_-.")
    return cell
