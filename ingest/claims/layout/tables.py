"""Rows of tables: the town of a row lies in its district, has its inhabitants and mayor, belongs to its cooperation."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from ingest.claims.money.ledgers import is_term, period_of
from ingest.documents.tables import Cell
from ingest.model import Claim, Value
from ingest.names.knowledge.kinds import GROUPS, LOCAL
from ingest.names.knowledge.personal_words import is_office
from ingest.passages.announcements import announced
from ingest.passages.passages import Passage

_NUMBER: Final = re.compile(r"(?:rund |ca\. |etwa |knapp )?(\d{1,3}(?:[. ]\d{3})+|\d{3,7})(?:\s*(?:Einwohner\w*|EW))?")
_MANY: Final = re.compile(r"([1-9]\d{0,2})(?: (?:Kommunen|Gemeinden|Städte|Orte|Mitglieder))?")
"""How many a cell below "Kommunen" or "Mitglieder" counts."""
_YEAR: Final = re.compile(r"(?:seit )?((?:19|20)\d\d)")
_JOINING: Final = frozenset({"Organisation", "Authority"})
_WIDER: Final = frozenset({"District", "State"})


def find_claims(passage: Passage, cells: tuple[Cell, ...]) -> Iterator[Claim]:
    """The claims of one row. Its places are those of the columns for places, else of the one for districts."""
    quote = (passage.document.evidence(passage.block.span),)
    places = _named(passage, cells, "place", LOCAL)
    areas = [*_named(passage, cells, "district", _WIDER), *_named(passage, cells, "state", _WIDER)]
    groups = _named(passage, cells, "group", frozenset({"Cooperation"}))
    leading = [cell.column for cell in cells[:1]] == ["group"] and len(groups) == 1
    for area in areas if leading else ():
        yield Claim(groups[0], "coversArea", area, quote, "table", 0.85)
    for place in () if leading else places:
        for area in areas:
            if place != area:
                yield Claim(place, "partOf", area, quote, "table", 0.9)
    yield from _of_work(passage, cells)
    yield from _delegates(passage, cells, places)
    members = places or _named(passage, cells, "district", LOCAL)
    if any(cell.column == "place" and "itglied" in cell.title for cell in cells):
        members = members or _named(passage, cells, "place", _JOINING)
    yield from _belonging(passage, cells, members)
    owner = places[0] if len(places) == 1 else None
    owner = owner or next(iter(_named(passage, cells, "group", GROUPS)), None)
    for cell in cells:
        if cell.column == "since" and len(groups) == 1:
            year = _YEAR.fullmatch(passage.document.text[cell.span.start : cell.span.end])
            if year:
                yield Claim(groups[0], "foundedOn", Value(year[1]), quote, "table", 0.9)
        if cell.column == "place" and len(groups) == 1:
            many = _MANY.fullmatch(passage.document.text, cell.span.start, cell.span.end)
            if many:
                yield Claim(groups[0], "memberCount", Value(many[1]), quote, "table", 0.9)
        if cell.column == "inhabitants" and owner is not None:
            number = _NUMBER.fullmatch(passage.document.text[cell.span.start : cell.span.end])
            if number:
                yield Claim(owner, "population", Value(re.sub(r"\D", "", number[1])), quote, "table", 0.9)
        elif cell.column == "chair" and len(groups) == 1:
            for person in _named(passage, (cell,), "chair", frozenset({"Person"})):
                yield Claim(person, "role", Value(_role(cell.title)), quote, "table", 0.9)
                yield Claim(person, "worksFor", groups[0], quote, "table", 0.9)
            yield from _own_post(passage, cell)
        elif cell.column == "manager" and len(groups) == 1:
            for manager in _named(passage, (cell,), "manager", _MANAGING):
                yield Claim(groups[0], "managedBy", manager, quote, "table", 0.85)
                if passage.kind(manager) == "Person":
                    yield Claim(manager, "role", Value(_role(cell.title)), quote, "table", 0.8)
                    yield Claim(manager, "worksFor", groups[0], quote, "table", 0.8)
        elif cell.column == "head" and len(places) == 1:
            for person in _named(passage, (cell,), "head", frozenset({"Person"})):
                yield Claim(person, "role", Value(_role(cell.title)), quote, "table", 0.9)
                yield Claim(person, "worksFor", places[0], quote, "table", 0.9)


def _delegates(passage: Passage, cells: tuple[Cell, ...], places: list[str]) -> Iterator[Claim]:
    """Who stands for the one town of the row with an office: "Bürgermeisterin Eva Lang" under "Vertretung"."""
    for cell in cells:
        people = [r for r in passage.references_in(cell.span) if r.kind == "Person" and len(r.entities) == 1]
        if cell.column != "other" or len(places) != 1 or len(people) != 1:
            continue
        title = passage.document.text[cell.span.start : people[0].span.start].strip()
        if _LOCAL_OFFICE.fullmatch(title):
            quote = (passage.document.evidence(passage.block.span),)
            yield Claim(people[0].entities[0], "role", Value(title), quote, "table", 0.9)
            yield Claim(people[0].entities[0], "worksFor", places[0], quote, "table", 0.9)


_LOCAL_OFFICE: Final = re.compile(
    r"(?:(?:[1-3]\.|Erste[r]?|Zweite[r]?|Dritte[r]?|stellvertretende[r]?) )?"
    r"(?:(?:Ober|Samtgemeinde|Verbandsgemeinde|Orts|Stadt)?[Bb]ürgermeister(?:in)?|Land(?:rat|rätin)|Amts(?:direktor|vorsteher)"
    r"(?:in)?|(?:Gemeinde|Stadt|Kreis|Kreis-)?(?:rat|rätin|direktor|direktorin)|Beigeordnete[r]?|Gemeinderat"
    r"|Stadtbau(?:rat|rätin)|Bauamtsleiter(?:in)?|Kämmerer|Kämmerin|Dezernent(?:in)?)"
)
"""Offices that are held in a town or district and nowhere else."""


def _role(title: str) -> str:
    return re.split(r"[/(*:-]|innen", title)[0].strip()


def _own_post(passage: Passage, cell: Cell) -> Iterator[Claim]:
    """The office that the one person of a cell has besides: "Bürgermeister P, Adorf"."""
    words = passage.document.text[cell.span.start : cell.span.end]
    people = _named(passage, (cell,), cell.column, frozenset({"Person"}))
    towns = _named(passage, (cell,), cell.column, LOCAL)
    title = words.split(" ")[0]
    if len(people) == 1 and len(towns) == 1 and is_office(title):
        quote = (passage.document.evidence(cell.span),)
        yield Claim(people[0], "role", Value(title), quote, "table", 0.9)
        yield Claim(people[0], "worksFor", towns[0], quote, "table", 0.9)


_MANAGING: Final = frozenset({"Consultancy", "Organisation", "Authority", "Person"})


def work_rows(rows: Mapping[int, tuple[Cell, ...]]) -> frozenset[int]:
    """The rows, by the index of their block, whose columns tell whose the work is and whether it was begun."""
    return frozenset(index for index, cells in rows.items() if any(cell.column == "work" for cell in cells))


def _of_work(passage: Passage, cells: tuple[Cell, ...]) -> Iterator[Claim]:
    """Whose the one project of the row is, who carries it out, and its term; nothing of one that is not there yet."""
    works = _named(passage, cells, "work", frozenset({"Project"}))
    if len(works) != 1 or any(_is_open(passage, cell) for cell in cells):
        return
    quote = (passage.document.evidence(passage.block.span),)
    carriers = _named(passage, cells, "carrier", frozenset({"Cooperation"}))
    towns = _named(passage, cells, "carrier", LOCAL)
    group = passage.topic("Cooperation") or announced(passage, "Cooperation")
    if group is not None and passage.is_tabled(group):
        group = None  # one of those that carry out works
    owners = carriers[:1] if len(carriers) == 1 else [group] if group is not None else []
    for owner in [*owners, *(towns if len(towns) == 1 else ())]:
        yield Claim(owner, "hasProject", works[0], quote, "table", 0.8)
    for carrier in _named(passage, cells, "carrier", _CARRYING):
        yield Claim(works[0], "implementedBy", carrier, quote, "table", 0.8)
    for cell in cells:
        if is_term(cell.title):
            start, end = period_of(passage.document.text, cell.span)
            for predicate, day in (("startDate", start), ("endDate", end)):
                if day is not None:
                    yield Claim(works[0], predicate, Value(day), quote, "table", 0.85)


_CARRYING: Final = frozenset({"Organisation", "Consultancy", "Authority"})
_OPEN: Final = re.compile(
    r"(?:in |noch )?(?:planung|vorbereitung|geplant|beantragt|vorgesehen|zurückgezogen|abgelehnt|angedacht|idee|offen"
    r"|angefragt|gestoppt|abgebrochen|ruht|zurückgestellt|gestrichen|verworfen|aufgegeben|eingestellt|nicht \w+"
    r"|antrag\b|vertagt|gescheitert|in aussicht)",
    re.IGNORECASE,
)


def _is_open(passage: Passage, cell: Cell) -> bool:
    """Whether the cell says that the work of its row has not begun, or never will."""
    words = passage.document.text[cell.span.start : cell.span.end].strip(" *()")
    return cell.column != "work" and _OPEN.match(words) is not None


def _belonging(passage: Passage, cells: tuple[Cell, ...], members: list[str]) -> Iterator[Claim]:
    """``memberOf`` the cooperation, ``partOf`` the region of the row, else of the heading or the text."""
    if any(_LEFT.search(passage.document.text, cell.span.start, cell.span.end) for cell in cells):
        return
    groups = _named(passage, cells, "group", GROUPS)
    if not groups and not any(cell.column == "group" for cell in cells):
        group = passage.topic("Cooperation") or passage.topic("Region")
        groups = [group] if group is not None else []
    for group in groups:
        predicate = "memberOf" if passage.kind(group) == "Cooperation" else "partOf"
        for member in members:
            yield Claim(member, predicate, group, (passage.document.evidence(passage.block.span),), "table", 0.85)


_LEFT: Final = re.compile(r"ausgetreten|ausgeschieden|ausgestiegen|ehemals|austritt|beobachter|\bgast\b", re.IGNORECASE)


def _named(passage: Passage, cells: tuple[Cell, ...], column: str, kinds: frozenset[str]) -> list[str]:
    found: list[str] = []
    for cell in cells:
        if cell.column == column:
            for reference in passage.references_in(cell.span):
                if reference.kind in kinds:
                    found.extend(e for e in reference.entities if e not in found)
    return found
