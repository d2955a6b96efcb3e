"""Plurals that are no names: "die drei Städte", "beide Landkreise", "die vier", "das Quartett"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from ingest.names.cast.cast import Cast, Member
from ingest.names.knowledge.inflection import is_adjective
from ingest.names.knowledge.kinds import LOCAL
from ingest.names.knowledge.lexicon import cues
from ingest.names.sightings import Sighting
from ingest.names.structure.pronouns import Use
from ingest.names.words import Words

_DEFINITE: Final = cues("definite")
_NUMBERS: Final = {
    "beide": 2, "beiden": 2, "beider": 2, "zwei": 2, "zweier": 2, "drei": 3, "dreier": 3, "vier": 4, "fünf": 5,
    "sechs": 6, "sieben": 7, "acht": 8, "neun": 9, "zehn": 10, "elf": 11, "zwölf": 12,
}  # fmt: skip
_UNIONS: Final = {
    "Samtgemeinden": "Samtgemeinde ", "Verbandsgemeinden": "Verbandsgemeinde ", "Ämter": "Amt ", "Ämtern": "Amt ",
}  # fmt: skip
"""Plurals of those whose noun belongs to their names."""
_PLURALS: Final = {
    **dict.fromkeys(("Städte", "Städten"), "Municipality"),
    **dict.fromkeys(("Gemeinden", "Märkte", "Märkten"), "Municipality"),
    **dict.fromkeys(_UNIONS, "Municipality"),
    **dict.fromkeys(("Mitgliedsgemeinden", "Mitgliedsstädte", "Mitgliedsstädten"), "Municipality"),
    **dict.fromkeys(("Landkreise", "Landkreisen", "Kreise", "Kreisen"), "District"),
    **dict.fromkeys(("Kommunen", "Mitglieder", "Mitgliedern", "Mitgliedskommunen", "Nachbarn"), ""),
    **dict.fromkeys(("Partner", "Partnern", "Gebietskörperschaften", "Partnerkommunen", "Orte", "Orten"), ""),
}
_DEMONYM: Final = re.compile(r"[A-ZÄÖÜ][\w-]{3,30}er")
"""A derived adjective as before a plural: "die Eichsfelder Kommunen"."""
_APART: Final = re.compile(
    r"(?!teil)\w+eren|\w*(?:nörd|süd|öst|west)lichen|[a-zäöü]\w+ischen|übrigen|restlichen|neuen|jüngsten|alten|umliegenden"
    r"|angrenzenden|benachbarten|meisten|einzelnen|künftigen|potenziellen|möglichen|interessierten|assoziierten"
)
"""Adjectives of a few of many: "die kleineren", "die tschechischen", "die übrigen"."""
_RECENT: Final = 30
"""How many enumerations a plural looks back over."""
_MARKS: Final = frozenset({".", ",", ";", "!", "?", ")"})
_ENSEMBLES: Final = {"Duo": 2, "Trio": 3, "Quartett": 4, "Quintett": 5, "Sextett": 6, "Septett": 7, "Oktett": 8}
"""Nouns for so many who act together."""
_GLUE: Final = cues("enumeration_glue")
Group = tuple[int, tuple[int, ...]]


def find_plurals(words: Words, sightings: list[Sighting], cast: Cast) -> Iterator[Use]:
    """ "die drei Städte", "beide Landkreise": the last enumeration of so many, or all that were named before."""
    covered = {i for s in sightings for i in range(s.first, s.last)}
    groups = _groups(words, sightings, cast)
    passed = 0
    known: dict[int, None] = {}
    order = sorted((first, place) for place, m in enumerate(cast.members) for first, _ in m.places[:1])
    met = 0
    for at, form in enumerate(words.forms):
        alone = _count_alone(words, at)
        kind = "" if alone is not None else _PLURALS.get(form)
        if kind is None or at in covered or words.labels[at]:
            continue
        first, count, definite = (at, alone, True) if alone is not None else _counted(words, at)
        if count is None and (not definite or _is_single(words.forms, first, at) or _is_part(words.forms, first, at)):
            continue
        while passed < len(groups) and groups[passed][0] <= at:
            passed += 1
        while met < len(order) and order[met][0] < at:
            if cast.members[order[met][1]].kind in LOCAL:
                known[order[met][1]] = None
            met += 1
        near = groups[max(0, passed - _RECENT) : passed]
        meant = _meant(cast.members, near, known, kind, count, _UNIONS.get(form, ""))
        if meant:
            yield Use(first, at + 1, meant, min(cast.members[p].kind for p in meant), "p")


def _count_alone(words: Words, at: int) -> int | None:
    """How many "die vier", without a noun, or "das Quartett" means."""
    forms = words.forms
    if at == 0 or words.breaks[at] or forms[at - 1].lower() not in _DEFINITE:
        return None
    if forms[at] in _ENSEMBLES:
        return _ENSEMBLES[forms[at]]
    if _leads_noun(forms, at + 1):
        return None
    number = _NUMBERS.get(forms[at])
    return number if number is not None and number > 2 else None


def _leads_noun(forms: Sequence[str], at: int) -> bool:
    """Whether the words from ``at`` on belong to the noun that a number counts: "die drei besten Ideen"."""
    after, further = (*forms[at : at + 2], ".", ".")[:2]
    if after == "zusammen":
        return False
    if not after[0].islower() or after in {"und", "bis", "oder"}:
        return after not in _MARKS
    return is_adjective(after) and not (after.endswith("en") and further[0].islower())


def _counted(words: Words, at: int) -> tuple[int, int | None, bool]:
    """The first word of the noun group that ends at ``at``, its number and whether it is definite."""
    forms = words.forms
    first = at
    count = None
    while first > 0 and not words.breaks[first] and at - first < 4:
        before = forms[first - 1]
        if before.lower() in _NUMBERS:
            count = _NUMBERS[before.lower()]
            first -= 1
        elif (before[0].islower() and is_adjective(before) and before not in _DEFINITE) or _DEMONYM.fullmatch(before):
            first -= 1
        else:
            break
    definite = first > 0 and forms[first - 1].lower() in _DEFINITE
    both = forms[first].lower() in {"beide", "beiden", "beider", "sämtliche", "sämtlichen", "alle", "allen"}
    return first, count if definite or both else None, definite or both


def _is_single(forms: Sequence[str], first: int, at: int) -> bool:
    """Whether "der Partner", "der fünfte Partner" is one only."""
    weak = first == at or not forms[at - 1].endswith("en")
    return forms[at] == "Partner" and forms[first - 1].lower() == "der" and weak


def _is_part(forms: Sequence[str], first: int, at: int) -> bool:
    """Whether an adjective sets some apart from those that were named: "die kleineren Städte"."""
    return any(_APART.fullmatch(form) for form in forms[first:at])


def _groups(words: Words, sightings: list[Sighting], cast: Cast) -> list[Group]:
    """Enumerations of towns and districts: where each ends, and who is in it."""
    return [(end, tuple(dict.fromkeys(p for _, p in run))) for end, run in find_runs(words, sightings, cast)]


def find_runs(words: Words, sightings: list[Sighting], cast: Cast) -> list[tuple[int, list[tuple[int, int]]]]:
    """The enumerations with the first word and the member of each item."""
    runs: list[tuple[int, list[tuple[int, int]]]] = []
    run: list[tuple[int, int]] = []
    end = -1
    for number, sighting in enumerate(sightings):
        place = cast.roles.get(number)
        if place is None or cast.members[place].kind not in LOCAL:
            continue
        parted = words.opens[sighting.first] and words.forms[sighting.first - 1] == "."
        near = sighting.first - end <= 4 and not parted
        if run and near and _only_glue(words, end, sighting.first):
            run.append((sighting.first, place))
        else:
            if len({p for _, p in run}) > 1:
                runs.append((end, run))
            run = [(sighting.first, place)]
        end = sighting.last
    if len({p for _, p in run}) > 1:
        runs.append((end, run))
    return runs


def _only_glue(words: Words, first: int, last: int) -> bool:
    return all(form in _GLUE for form in words.forms[first:last])


def _meant(
    members: list[Member], groups: list[Group], known: dict[int, None], kind: str, count: int | None, sort: str
) -> tuple[int, ...]:
    for _, group in reversed(groups):
        fitting = _of_sort(members, group, kind, sort)
        if len(fitting) > 1 and count in {None, len(fitting)}:
            return fitting
    if count is None or len(known) > 4 * count:
        return ()
    fitting = _of_sort(members, known, kind, sort)
    return fitting if len(fitting) == count else ()


def _of_sort(members: list[Member], places: Iterable[int], kind: str, sort: str) -> tuple[int, ...]:
    """Those of the kind that a plural has; of "die Ämter" those that are called so, if any are."""
    fitting = tuple(p for p in places if not kind or members[p].kind == kind)
    return tuple(p for p in fitting if sort and members[p].name.startswith(sort)) or fitting
