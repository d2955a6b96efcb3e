"""The gazetteer: every name of a place in Germany by its first word, and how such names are written and derived."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from ingest.names.knowledge.demonyms import bases
from ingest.names.knowledge.lexicon import Territory, cues, phrases, territories, vocabulary
from ingest.names.words import Words, split_words
from ontology import places as tables

GENITIVE: Final = ("s", "’", "'")
"""How the genitive of a name ends."""
CITY_STATES: Final = frozenset({"Berlin", "Hamburg", "Bremen"})


@dataclass(frozen=True, slots=True)
class Entry:
    """One name of the gazetteer; ``sure`` is false for names that are ordinary words or surnames as well."""

    kind: str
    name: str
    sure: bool


Index = dict[str, list[tuple[tuple[str, ...], Entry]]]


@cache
def gazetteer() -> Index:
    """All names of places by their first word, the longest first."""
    index: Index = {}
    seen: set[str] = set()
    doubtful = vocabulary("ambiguous_places")

    def add(kind: str, name: str) -> None:
        if not name or name in seen:
            return
        seen.add(name)
        pieces = split_words(name)
        index.setdefault(pieces[0], []).append((pieces, Entry(kind, name, name not in doubtful)))

    def alias(name: str, form: str) -> None:
        """Let an inflected form stand for the name."""
        if form not in seen:
            pieces = split_words(form)
            entry = next(e for words, e in index[split_words(name)[0]] if e.name == name)
            index.setdefault(pieces[0], []).append((pieces, entry))

    for state in tables.states():
        add("Municipality" if state.name in CITY_STATES else "State", state.name)
    for short, name in STATES_IN_SHORT.items():
        alias(name, short)
    add("State", "Deutschland")
    add("State", "Bundesrepublik Deutschland")
    for district in tables.districts():
        if "kreis" in district.name.lower():
            add("District", district.name)
            alias(district.name, re.sub(r"(?<=[kK]reis)\b", "es", district.name))
            if declined := re.fullmatch(r"([\w-]+)er Kreis", district.name):
                for ending, noun in (("e", "Kreis"), ("en", "Kreis"), ("en", "Kreises"), ("em", "Kreis")):
                    alias(district.name, f"{declined[1]}{ending} {noun}")
        elif district.full_name.startswith(("Region ", "Städteregion ", "StädteRegion ", "Regionalverband ")):
            add("District", district.full_name)
    for government in tables.government_districts():
        if government.name.endswith(("franken", "bayern", "pfalz")) or government.name == "Schwaben":
            add("District", government.name)
    for town in tables.municipalities():
        if town.designation != "Gemeindefreies Gebiet":
            for name in (town.name, town.full_name, town.short_name):
                add("Municipality", name)
    towns = {t.ags for t in tables.municipalities()}
    for spelling in tables.spellings():
        if spelling.key in towns:
            add("Municipality", spelling.name)
    for region in phrases("regions"):
        add("Region", region)
        first, _, rest = region.partition(" ")
        if rest and (declined := re.fullmatch(r"(\w{3,})(?:es|er|e)", first)) and not is_town_adjective(first):
            for ending in ("e", "en", "em", "er", "es"):
                alias(region, f"{declined[1]}{ending} {rest}")
    for district in tables.districts():
        if not district.is_city:
            add("Region" if district.name in _regional() else "District", district.name)
    for entries in index.values():
        entries.sort(key=lambda e: -len(e[0]))
    return index


STATES_IN_SHORT: Final = {
    "NRW": "Nordrhein-Westfalen",
    "RLP": "Rheinland-Pfalz",
    "BaWü": "Baden-Württemberg",
    "Meck-Pomm": "Mecklenburg-Vorpommern",
}
"""States by what they are called in short, and nothing else is."""
_TOWN_NOUN: Final = re.compile(r"[A-ZÄÖÜ][a-zäöüß-]{2,30}?(stadt|städten?|gemeinden?|kommunen?|orten?|dörfern?)")
_TOWN_NOUNS: Final = {
    "stadt": "Stadt", "städte": "Städte", "städten": "Städte", "gemeinde": "Gemeinde", "gemeinden": "Gemeinden",
    "kommune": "Kommune", "kommunen": "Kommunen", "orte": "Orte", "orten": "Orte", "dörfer": "Dörfer",
    "dörfern": "Dörfer",
}  # fmt: skip


_NO_TOWNS: Final = tuple(sorted(word.lower() for word in cues("no_towns")))


@lru_cache(maxsize=32768)
def territory(form: str) -> Territory | None:
    """The noun before names of places that a word is: one of the table, or a compound of "Stadt", "Gemeinden" …"""
    known = territories().get(form)
    if known is not None or len(form) < 8:
        return known
    compound = _TOWN_NOUN.fullmatch(form)
    noun = _TOWN_NOUNS.get(compound[1]) if compound else None
    return territories()[noun] if noun and not form.lower().endswith(_NO_TOWNS) and form not in gazetteer() else None


@cache
def _regional() -> frozenset[str]:
    return frozenset(phrases("regions"))


@cache
def districts() -> frozenset[str]:
    """The names of districts, with and without "Landkreis"."""
    return frozenset(n for d in tables.districts() for n in (d.name, d.full_name))


@cache
def _seats() -> dict[str, frozenset[str]]:
    """The names of towns and of unions of towns, with the keys of the districts in which those of the name lie."""
    found: dict[str, set[str]] = {}
    for town in tables.municipalities():
        for name in (town.name, town.full_name, town.short_name):
            found.setdefault(name, set()).add(town.district)
    for union in tables.associations():
        for name in (union.name, union.full_name):
            found.setdefault(name, set()).add(union.key[:_DISTRICT_DIGITS])
    return {name: frozenset(keys) for name, keys in found.items()}


_DISTRICT_DIGITS: Final = 5
"""Digits of a key that tell the district; the first two tell the state."""


@cache
def _area_keys() -> dict[str, str]:
    keys = {name: d.key for d in tables.districts() for name in (d.name, d.full_name)}
    return keys | {state.name: state.key for state in tables.states()}


def lies_in(town: str, area: str) -> bool:
    """Whether the tables know a town of this name in the district or state of that name. It tells only which of
    several towns of a text a district in brackets is said of."""
    key = _area_keys().get(area)
    return key is not None and any(seat.startswith(key) for seat in _seats().get(town, ()))


def is_known_town(name: str) -> bool:
    """Whether the tables know a town or a union of towns of this name."""
    return name in _seats()


def lies_elsewhere(town: str, areas: tuple[str, ...]) -> bool:
    """Whether the tables know towns of this name, but none in the district or state with these names: then a sentence
    that seems to say that it lies there was not understood."""
    keys = {key for area in areas if (key := _area_keys().get(area)) is not None}
    seats = _seats().get(town)
    return bool(keys and seats) and not any(seat.startswith(key) for seat in seats or () for key in keys)


@cache
def associations() -> frozenset[str]:
    """The names of unions of municipalities: Ämter, Samtgemeinden, Verbandsgemeinden …"""
    return frozenset(a.name for a in tables.associations())


@cache
def states() -> frozenset[str]:
    return frozenset(s.name for s in tables.states())


def match(words: Words, index: int) -> tuple[int, Entry] | None:
    """The longest name of a place that begins at word ``index``, also in the genitive: its end and what it is."""
    forms = words.forms
    form = forms[index]
    entries = gazetteer().get(form)
    if entries is None:
        if form[-1:] in GENITIVE and len(form) > 3:
            return _match_genitive(index, form[:-1])
        return None
    for pieces, entry in entries:
        end = index + len(pieces)
        if end <= len(forms) and (len(pieces) == 1 or _continues(words, index, pieces)):
            return end, entry
    return None


def _match_genitive(index: int, stem: str) -> tuple[int, Entry] | None:
    for pieces, entry in gazetteer().get(stem, ()):
        if len(pieces) == 1:
            return index + 1, entry
    return None


def _continues(words: Words, index: int, pieces: tuple[str, ...]) -> bool:
    forms = words.forms
    last = len(pieces) - 1
    for offset in range(1, len(pieces)):
        if words.breaks[index + offset]:
            return False
        form, piece = forms[index + offset], pieces[offset]
        if form != piece and not (offset == last and len(form) > 3 and form[-1] in GENITIVE and form[:-1] == piece):
            return False
    return True


def nominative(words: Words, first: int, last: int, entry: Entry) -> str:
    """The name at the words ``first`` to before ``last`` without the ending of the genitive."""
    spelled = words.spelled(first, last)
    if entry.kind in {"Region", "District"} and entry.name.split(" ")[-1] in spelled:
        return entry.name
    if spelled != entry.name and spelled[-1] in GENITIVE and spelled[:-1] == entry.name:
        return entry.name
    if spelled[-1] in GENITIVE and spelled[:-1].endswith(entry.name.split(" ")[-1]):
        return spelled[:-1]
    return spelled


@cache
def _town_names() -> frozenset[str]:
    return (
        frozenset(t.short_name for t in tables.municipalities())
        | states()
        | frozenset(region for region in phrases("regions") if " " not in region)
    )


@lru_cache(maxsize=4096)
def is_landscape(name: str) -> bool:
    """Whether a name is in the gazetteer just as it is."""
    pieces = split_words(name)
    return any(entry[0] == pieces for entry in gazetteer().get(pieces[0], ()))


@lru_cache(maxsize=16384)
def is_town_adjective(form: str) -> bool:
    """Whether a word is derived from the name of a place: "Berliner", "Bremer", "Münchner"."""
    return len(form) > 4 and form[0].isupper() and form.endswith("er") and any(b in _town_names() for b in bases(form))
