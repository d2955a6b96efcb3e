"""Cooperations that only the headings of a page with several of them name: above "Mitglieder: …", above their towns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Final

from ingest.documents.labels import is_label
from ingest.model import BlockKind
from ingest.names.knowledge.kinds import LOCAL
from ingest.names.knowledge.lexicon import cues, find_head
from ingest.names.sightings import Sighting
from ingest.names.words import BLOCK, Words

_LEADER_REGION: Final = re.compile(r"leader-?region", re.IGNORECASE)
_SHEET: Final = re.compile(r"\w*(?:steckbrief|projekt|datenblatt|maßnahme|vorhaben|kapitel)", re.IGNORECASE)
"""What the heading of a sheet says that names no cooperation."""
_OF_WORKS: Final = re.compile(
    r"(?:\w+-?)?(?:[Pp]rojekte|[Mm]aßnahmen|[Mm]aßnahmenkatalog|[Vv]orhaben)(?:n|blatt|liste)?$"
)
_SHARED: Final = frozenset({"Partner", "Partnerin", "Beteiligte", "Kommunen", "Partner:", "Beteiligte:"})
"""Labels that the sheets of projects have as well as those of cooperations."""
_SEEN: Final = frozenset({"Cooperation", "Concept", "Programme", "Event"})
"""What a heading is already known to name."""
_PARTS: Final = re.compile(r"Kern(?:stadt|städte|bereich|zone)?$|Umland\w*$|Kernraum$")
_MEMBERS: Final = re.compile(r"Partner|Mitglied|Beteiligt|Kommunen|Verbandsmitglied|Mitgliedskommunen|Gesellschafter")
_LONGEST: Final = 8
"""Words of a heading that may still be a name with its legal form."""
_JOINT: Final = re.compile(
    r"(?:\w+-)?(?:[Kk]ooperation(?:en)?|IKZ|[Ii]nterkommunal\w*|[Aa]llianz(?:en)?|[Zz]usammenarbeit|[Zz]usammenschl\w+"
    r"|[Vv]erb(?:u|ü)nde?n?|[Bb]ündnis(?:se|sen)?|[Gg]emeindeverb\w+|[Zz]weckverb\w+|[Pp]artnerschaften)"
)
"""Words of pages on cooperations."""
_OPENS: Final = frozenset({"Die", "Das", "Der", "Den"})
_BETWEEN: Final = frozenset({",", "und", "sowie", "·", "/", ";", "die", "der", "das", "den", "|", "&"})
_AFTER: Final = frozenset({".", ",", ";", "–"})
_DOING: Final = frozenset(
    {"teilen", "arbeiten", "kooperieren", "betreiben", "haben", "bilden", "gründeten", "wirken", "unterhalten"}
    | {"bündeln", "tragen", "sind", "stimmen", "planen", "gehören", "im", "in", "aus", "mit", "seit"}
)
"""What stands behind the towns of an entry that act together or that lie somewhere."""


def find_headed(words: Words, sightings: list[Sighting]) -> Iterator[Sighting]:
    """The names in headings over members, parts or towns, on a page that has several such headings."""
    seen = {i: s for s in sightings for i in range(s.first, s.last)}
    edges = [*(i for i in range(len(words)) if words.breaks[i] == BLOCK), len(words)]
    heading: tuple[int, int] | None = None
    found: list[Sighting] = []
    works = any(words.kinds[i] is BlockKind.HEADING and _OF_WORKS.match(words.forms[i]) for i in range(len(words)))
    joint = any(map(_JOINT.fullmatch, words.forms))
    others = 0
    for start, end in pairwise(edges):
        if words.kinds[start] is BlockKind.HEADING:
            heading = (start, end)
            others += start > 0 and _names_group(words, start, end, seen)
        elif heading is not None:
            kind = _kind_below(words, start, works=works)
            if kind is None and joint and _lists_towns(words, start, end, seen) and _is_name(words, *heading, seen):
                kind = "Cooperation"
            named = _named(words, *heading, kind) if kind is not None else None
            found.extend([named] if named is not None else [])
            heading = None
    new = [s for s in found if s.kind == "Region" or not _is_known(s, seen)]
    if len(found) > 1 or (found and len(new) + others > 1):
        yield from new


def _is_known(found: Sighting, seen: Mapping[int, Sighting]) -> bool:
    """Whether a word of what was found names something else already."""
    inside = (seen[i] for i in range(found.first, found.last) if i in seen)
    return any(s.kind in _SEEN and not (s.bare or s.refers) for s in inside)


def _names_group(words: Words, start: int, end: int, seen: Mapping[int, Sighting]) -> bool:
    """Whether a heading is the name of a cooperation known by its noun, but for a number."""
    first = _after_number(words, start, end)
    group = seen.get(first)
    whole = group is not None and (group.first, group.last) == (first, end)
    return whole and group is not None and group.kind == "Cooperation" and not (group.bare or group.refers)


def _kind_below(words: Words, start: int, *, works: bool) -> str | None:
    """What the heading names above a label: a cooperation above "Mitglieder", a region above "Kern" and "Umland"."""
    label = words.forms[start]
    if not words.labels[start] or (works and label in _SHARED):
        return None
    if _MEMBERS.match(label):
        return "Cooperation"
    return "Region" if _PARTS.match(label) else None


def _named(words: Words, first: int, last: int, kind: str) -> Sighting | None:
    first = _after_number(words, first, last)
    bracket = next((i for i in range(first, last) if words.forms[i] == "("), last)
    short = words.forms[bracket + 1] if bracket + 2 < last else ""
    titled = any(_SHEET.match(form) for form in words.forms[first:bracket])
    if _LEADER_REGION.match(words.forms[first]):
        titled = True  # it says itself that it is a region, whose parts are listed below
    if not 0 < bracket - first <= _LONGEST or words.forms[first] in cues("generic_headings") or titled:
        return None
    name = " ".join(f.title() if f.isupper() and len(f) > 3 else f for f in words.spelled(first, bracket).split())
    sort, rank = ("Name", 59) if kind == "Cooperation" else ("Stadtregion", 61)
    aliases = [short] if short else []
    aliases.extend(part for part in name.split(" – ")[:1] if part != name)
    return Sighting(first, last, kind, name, tuple(aliases), sort=sort, rank=rank)


def _after_number(words: Words, first: int, last: int) -> int:
    """Where the name in a heading begins behind its number or mark: "[2] Kochertal", "3. Allianz"."""
    while first + 1 < last and (words.forms[first].isdigit() or words.forms[first].strip("#[]") in ("", ".", ")")):
        first += 1
    return first


def _lists_towns(words: Words, start: int, end: int, seen: Mapping[int, Sighting]) -> bool:
    """Whether a block opens with two towns or more, and nothing but them: "A, B und das Amt C. Seit 2011 …"."""
    if words.kinds[start] not in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM) or words.labels[start]:
        return False
    at = start + (words.forms[start] in _OPENS)
    towns: set[str] = set()
    while at < end:
        form, sighting = words.forms[at], seen.get(at)
        head = find_head(form)
        if sighting is not None and sighting.kind in LOCAL and sighting.first == at:
            towns.add(sighting.name)
            at = sighting.last
        elif form in _BETWEEN or (head is not None and head[0].kind in LOCAL):
            at += 1
        else:
            break
    closed = at >= end or words.forms[at] in _AFTER or words.forms[at] in _DOING or words.forms[at - 1] == ","
    return len(towns) > 1 and closed


_VERBS: Final = re.compile(
    r"ist|sind|war|wird|werden|hat|haben|geht|gibt|macht|machen|arbeitet|arbeiten|wie|was|wer|wo|warum"
)


def _is_name(words: Words, first: int, last: int, seen: Mapping[int, Sighting]) -> bool:
    """Whether a heading over towns names what they have formed: no label, question or sentence, no place or work."""
    first = _after_number(words, first, last)
    forms = words.forms[first:last]
    if not forms[0][0].isupper() or forms[-1] in {"?", "!", ":", "."} or is_label(" ".join(forms)):
        return False
    if any(map(_VERBS.fullmatch, forms)) or cues("generic_headings").intersection(forms[:1]):
        return False
    inside = {seen[i].kind for i in range(first, last) if i in seen}
    whole = seen.get(first)
    covered = whole is not None and (whole.first, whole.last) == (first, last)
    if covered and whole is not None:
        return whole.kind in ("Cooperation", "Organisation")
    return inside.isdisjoint({"Concept", "Programme", "Event", "Project", "Person", "Award", "Ministry", "Authority"})
