"""Cooperations by their build and company: "In der Randen-Partnerschaft arbeiten A, B und C zusammen".

A noun like Partnerschaft, Bund, Forum or Runde names many things. Where several towns are said to join in it, and it
has a name of its own, it is a cooperation of theirs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from ingest.names.knowledge.kinds import LOCAL
from ingest.names.sightings import Sighting
from ingest.names.unions.joined_names import joined_name
from ingest.names.unions.joint_names import ARTICLES, TAKEN, joint_name, joint_noun
from ingest.names.unions.quoted_unions import WORK, find_quoted, is_of_works
from ingest.names.unions.topical_unions import (
    LIGHT,
    called_union,
    headed_unions,
    is_other,
    named_unions,
    repeated,
    topical_union,
)
from ingest.names.words import Words

_JOINING: Final = re.compile(
    r"(?:an)?gehör(?:en|t|ten|te)|angehören\w*|bilde(?:n|t|ten|te)|gebildet|besteht|bestehend|umfasst|vereint|vereinen|vereinigt"
    r"|zusammen\w*|gründe(?:n|t|ten|te)|gegründet\w*|vereinbar\w+|mitglied\w*|partner\w*|beteilig\w+|verb[uü]nde[nt]\w*"
    r"|kooperier\w+|vernetz\w+|organisiert|getragen|geschlossen|unterzeichne\w+|besiegel\w+|angeschlossen|beigetreten|nenn\w+|verabred\w+"
    r"|geschmiedet|taufe|getauft|leben|gründung|gesellschafter|träger|verbandsmitglieder|gründungsmitglieder|dabei|boot|formiert|dahinter"
)
_SURE: Final = re.compile(
    r"mitglied\w*|zusammen\w*|gründung|gemeinsam|gründe\w+|gegründet\w*|partner\w*|kooperier\w+|vereinbar\w+|geschlossen|beigetreten|taufe"
    r"|unterzeichne\w+|besiegel\w+|organisiert|verb[uü]nde[nt]\w*|verbandsmitglieder"
)
_TELLING: Final = re.compile(
    r"gemeinsame\w*|verbinde(?:n|t)|verband|trägt|tragen|trugen|betreib(?:en|t)|unterhalten|unterschrieben|zähl(?:en|t)"
)
"""What towns do in a union whose noun means nothing else."""
_TOLD: Final = frozenset({"zählen", "gehören", "dahinter"})
_REACH: Final = 70
"""Words of a sentence to either side of a town that are looked at."""


def find_pacts(words: Words, sightings: list[Sighting]) -> Iterator[Sighting]:
    """Sightings of cooperations that a sentence names together with the towns that join in them, wherever named."""
    found = list(_find_pacts(words, sightings))
    yield from found
    yield from repeated(words, found)


def _find_pacts(words: Words, sightings: list[Sighting]) -> Iterator[Sighting]:
    taken = {i for s in sightings if s.kind in TAKEN for i in range(s.first, s.last)}
    unions = {i for s in sightings if s.kind == "Cooperation" and not s.refers for i in range(s.first, s.last)}
    called = [s.name for s in sightings if s.kind == "Cooperation" and not s.refers]
    towns = [s for s in sightings if s.kind in LOCAL and not s.refers]
    read = 0
    named = named_unions(words, taken)
    joined = known = bool(unions)
    homeless = False
    met: list[int] = []
    for number, town in enumerate(towns):
        if town.first < read:
            continue
        start, end = words.sentence(town.first, town.last, _REACH)
        read = end
        inside = [s for s in towns[number : number + _REACH] if s.first < end]
        low = [form.lower() for form in words.forms[start:end]]
        if len({s.name for s in inside}) < 2 or not unions.isdisjoint(range(start, end)):
            continue
        local = {i for s in inside for i in range(s.first, s.last)}
        joining = any(map(_JOINING.fullmatch, low))
        if not joining and not any(map(_TELLING.fullmatch, low)):
            listed = _before_list(words, inside, local)
            known = known or listed is not None
            yield from (listed,) if listed is not None else ()
            continue
        if not joining:
            union = _told(words, start, end, taken | local, named)
            known = known or union is not None
            yield from (union,) if union is not None else ()
            continue
        met.append(start)
        sure = any(map(_SURE.fullmatch, low))
        joined = joined or sure or not _TOLD.isdisjoint(low)
        quoted = None if any(map(WORK.search, low)) else find_quoted(words, start, end, local)
        if quoted is not None:
            known = True
            yield quoted
            continue
        for at in range(start, end):
            if at not in taken and at not in local and not _is_item(words, at, local):
                found = called_union(words, at, named) or joint_name(words, at, local, sure=sure)
                if found is not None:
                    known = True
                    whole = next((name for name in called if name.startswith(f"{found.name} ")), None)
                    yield found if whole is None else replace(found, name=whole, aliases=(found.name,))
                    break
        else:
            found = joined_name(words, start, end, local, taken)
            homeless = homeless or (sure and found is None)
            if found is not None:
                known = True
                yield found

    if not known and len({s.name for s in towns}) > 1:
        found = _of_towns_meant(words, taken)
        known = found is not None
        yield from (found,) if found is not None else ()
    if homeless or (joined and not known):
        quoted = find_quoted(words, 0, len(words), {i for s in towns for i in range(s.first, s.last)})
        sure = joined and not known
        if quoted is not None and not is_of_works(words, quoted) and (sure or _is_another(words, quoted, called)):
            yield quoted
            known = True
    if met and not known:
        local = {i for s in towns for i in range(s.first, s.last)}
        near = (_told_before(words, start, taken, local) for start in met)
        hyphened = next((n for n in near if n is not None), None) or _hyphened(words, taken, local, acted=False)
        known = hyphened is not None
        yield from (hyphened,) if hyphened is not None else ()
    elif not known and len({s.name for s in towns}) > 1:
        local = {i for s in towns for i in range(s.first, s.last)}
        hyphened = _hyphened(words, taken, local, acted=True)
        known = hyphened is not None
        yield from (hyphened,) if hyphened is not None else ()
    yield from headed_unions(words, named, towns)
    if not known and len({s.name for s in towns}) > 1:
        topic = topical_union(words, named)
        yield from (topic,) if topic is not None else ()


def _is_item(words: Words, at: int, local: set[int]) -> bool:
    """Whether the noun at word ``at`` ends one more item behind the towns: "die Stadt A und der Verband B"."""
    forms = words.forms
    first = at
    while first > 0 and at - first < _LEAD and forms[first - 1].lower() not in {"der", "die", "das"}:
        first -= 1
    return first > 2 and forms[first - 2] in {"und", "sowie", ","} and first - 3 in local


def _is_another(words: Words, quoted: Sighting, called: list[str]) -> bool:
    """Whether a name in quotation marks has an article and a noun for unions, and none named so far is called so."""
    articled = words.forms[max(quoted.first - 2, 0)] in ARTICLES
    joint = any(map(joint_noun, quoted.name.split(" ")))
    return articled and joint and not any(quoted.name in name for name in called)


def _told(words: Words, start: int, end: int, taken: set[int], named: dict[str, Sighting]) -> Sighting | None:
    """The union that the sentence says something of that unions do, if its noun can mean nothing else."""
    for at in range(start, end):
        found = None
        if at not in taken and not is_other(words.forms[at]):
            found = called_union(words, at, named) or joint_name(words, at, taken, sure=False)
        if found is not None and found.sort not in LIGHT:
            return found
    return None


def _of_towns_meant(words: Words, taken: set[int]) -> Sighting | None:
    """The cooperation of a sentence that means its towns by their number: "der Bund, dem die drei Städte angehören"."""
    for at, form in enumerate(words.forms):
        if form not in _TOWNS or _COUNTS.isdisjoint(words.forms[max(at - 2, 0) : at]):
            continue
        start, end = words.sentence(at, at + 1, _REACH)
        low = [f.lower() for f in words.forms[start:end]]
        if not any(map(_UNITING.fullmatch, low)):
            continue
        named = (joint_name(words, i, set(), sure=True) for i in range(start, end) if i not in taken)
        found = next((n for n in named if n is not None), None) or joined_name(words, start, end, set(), taken)
        if found is not None:
            return found
    return None


_TOWNS: Final = frozenset(
    {"Städte", "Gemeinden", "Kommunen", "Orte", "Märkte", "Städten", "Orten", "Märkten", "Landkreise", "Landkreisen"}
    | {"Nachbarn", "Nachbarstädte", "Nachbargemeinden", "Verbandsgemeinden", "Samtgemeinden", "Partner", "Dörfer"}
)
_COUNTS: Final = frozenset(
    {"beide", "beiden", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "genannten"}
)
_UNITING: Final = re.compile(
    r"angehör\w+|zusammengeschlossen|zusammengefunden|zusammengetan|zusammenschlossen|gegründet|gründeten"
)


def _told_before(words: Words, start: int, taken: set[int], local: set[int]) -> Sighting | None:
    """The cooperation named in the sentences before, of which the one at ``start`` goes on: "Zu ihm gehören"."""
    first = max(start - _REACH // 2, 0)
    while start > first and words.breaks[start] != _BLOCK:
        start -= 1
        found = joint_name(words, start, local, sure=True) if start not in taken and start not in local else None
        if found is not None:
            return found
    return None


_BLOCK: Final = 2


def _hyphened(words: Words, taken: set[int], local: set[int], *, acted: bool) -> Sighting | None:
    """The cooperation that a compound names in a sentence that tells nothing of its towns: "der Eder-Lahn-Bund"; with
    ``acted`` only one in which they are said to act: "Alle drei arbeiten im Eder-Lahn-Bund zusammen"."""
    for at, form in enumerate(words.forms):
        if "-" in form and at not in taken and at not in local:
            found = joint_name(words, at, local, sure=False)
            if found is not None and (not acted or _is_acted_in(words, found)):
                return found
    return None


def _is_acted_in(words: Words, sighting: Sighting) -> bool:
    """Whether several who are not named act together in what is named."""
    start, end = words.sentence(sighting.first, sighting.last, _REACH)
    low = [form.lower() for form in words.forms[start:end]]
    return any(map(_SURE.fullmatch, low)) and not _ALL.isdisjoint(low)


_ALL: Final = _COUNTS | {"alle", "sie", "städte", "gemeinden", "kommunen", "nachbarn", "orte", "bürgermeister"}
"""Who stands for towns that an earlier sentence names."""


def _before_list(words: Words, towns: list[Sighting], local: set[int]) -> Sighting | None:
    """The cooperation whose towns a bracket or dash right behind its name lists: "Der Bund X – A, B und C – gibt"."""
    mark = next((i for i in range(towns[0].first - 1, towns[0].first - _LEAD, -1) if words.forms[i] in _LISTS), None)
    if mark is None or len({s.name for s in towns}) <= _PAIR or words.breaks[mark]:
        return None
    for at in range(max(mark - _LEAD, 0), mark):
        found = joint_name(words, at, local, sure=True)
        if found is not None and found.last == mark:
            return found
    return None


_LISTS: Final = frozenset({"–", "(", "-"})
_LEAD: Final = 5
"""Words from the noun to the mark, and from the mark to the first town."""
_PAIR: Final = 2
