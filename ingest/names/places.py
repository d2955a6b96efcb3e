"""Places by table and context: towns, districts, states, landscapes, and names among them that no table knows."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import Final

from ingest.model import BlockKind
from ingest.names.elided_places import find_elided
from ingest.names.enumerations import (
    ARTICLES,
    JOINTS,
    could_be_place,
    find_district,
    find_enumerated,
    next_item,
    with_addition,
)
from ingest.names.knowledge.demonyms import bases
from ingest.names.knowledge.gazetteer import Entry, gazetteer, is_town_adjective, match, nominative, territory
from ingest.names.knowledge.kinds import LOCAL
from ingest.names.knowledge.lexicon import cues, find_head, vocabulary
from ingest.names.knowledge.personal_words import is_first_name, is_office
from ingest.names.sightings import Sighting
from ingest.names.words import BLOCK, Words

_ABBREVIATED: Final = frozenset({"Lkr", "Landkr", "LK", "Lkrs"})
"""How "Landkreis" is shortened before a name."""
_BARE_PREPOSITIONS: Final = frozenset({"in", "aus", "nach", "bei"})
_BUILDINGS: Final = re.compile(
    r"(?:Rathaus|Residenz|Schloss|Stadthalle|Kulturhaus|Kongress|Messe|Bürgerhaus|Landratsamt|Kreishaus|Ratssaal"
    r"|Theater|Staatskanzlei|Landtag|Dom|Museum|Universität)\w*"
)
_OFFICE: Final = re.compile(
    r"\w*(?:meister|meisterin|meisters|rat|rats|räte|rätin|landrat|verwaltungschef|verwaltungschefin|rathauschef"
    r"|rathauschefin|stadtchef|dezernent|dezernentin|kämmerer|kämmerin|beigeordnete[rn]?|politik|stadtrat|gemeinderat)"
)


def find_places(words: Words) -> list[Sighting]:
    """The places that a text names; doubtful names only where the context makes them places."""
    found: dict[int, Sighting] = {}
    doubtful: dict[int, Sighting] = {}
    index = 0
    forms = words.forms
    while index < len(forms):
        if index in found:
            index = found[index].last
            continue
        form = forms[index]
        noun = territory(form) if form[0].isupper() else None
        if form == "Markt" and (whole := match(words, index)) is not None and whole[0] > index + 1:
            noun = None  # "Markt Schwaben" is the name
        if noun is not None:
            found.update({sighting.first: sighting for sighting in find_enumerated(words, index, noun)})
            index = found[index].last if index in found else index + 1
            continue
        column = words.columns.get(words.starts[index])
        if form in _ABBREVIATED and index + 2 < len(forms):
            district = find_district(words, index + 1 + (forms[index + 1] == "."))
            if district is not None:
                found[index] = replace(district, first=index)
                index = district.last
                continue
        if column == "district":
            district = find_district(words, index)
            if district is not None:
                found[index] = district
                index = district.last
                continue
        if form[0].isupper() or not form[0].isascii():
            matched = match(words, index)
            if matched is not None:
                end, entry = matched
                end = with_addition(words, end)
                name = nominative(words, index, end, entry)
                rank = _WHOLE if entry.kind == "District" and name.startswith(_UNIONS) else _NAMED
                sighting = Sighting(index, end, entry.kind, name, sort=_sort(entry), rank=rank)
                if (entry.sure or column == "place") and not _is_cut_off(words, end):
                    found[index] = sighting
                else:
                    doubtful[index] = sighting
                index = end
                continue
            if column == "place" and _is_item(words, index) and _is_stranger(words, index):
                found[index] = Sighting(index, index + 1, "Municipality", form, sort="Ort", rank=38)
                index += 1
                continue
            elided = find_elided(words, index) if form.endswith("-") else None
            if elided is not None:
                found[index] = elided
                index += 1
                continue
            adjective = _adjective(words, index) or _area(words, index)
            if adjective is not None:
                found[index] = adjective
                index = adjective.last
                continue
        index += 1
    _settle(words, found, doubtful)
    _add_strangers(words, found)
    return [_with_code(words, found[i]) for i in sorted(found)]


def _with_code(words: Words, sighting: Sighting) -> Sighting:
    """The sighting of a district with the letters that a bracket behind it shortens it to: "Lahn-Dill-Kreis (LDK)"."""
    forms, at = words.forms, sighting.last
    if sighting.kind != "District" or forms[at : at + 1] != ["("] or forms[at + 2 : at + 3] != [")"]:
        return sighting
    code = forms[at + 1]
    return replace(sighting, aliases=(*sighting.aliases, code)) if _CODE.fullmatch(code) else sighting


_CODE: Final = re.compile(r"[A-ZÄÖÜ]{2,3}")
_NAMED: Final = 40
_WHOLE: Final = 51
"""Above that of the noun that the name of a district begins with: "Regionalverband Saarbrücken" is no association."""
_UNIONS: Final = ("Regionalverband ", "Städteregion ", "StädteRegion ")


def _sort(entry: Entry) -> str:
    return "Ort" if entry.kind == "Municipality" else entry.kind


def _is_cut_off(words: Words, last: int) -> bool:
    """Whether the words before ``last`` are only the first part of a compound: "Sachsen- und …"."""
    return words.forms[last - 1].endswith("-")


def _adjective(words: Words, index: int) -> Sighting | None:
    """ "Remscheider" before an office or a building of the town: the town itself is meant."""
    form = words.forms[index]
    if not form.endswith("er") or len(form) < 5 or index + 1 >= len(words) or words.breaks[index + 1]:
        return None
    following = words.forms[index + 1]
    if not (_OFFICE.fullmatch(following.lower()) or _BUILDINGS.fullmatch(following)):
        return None
    for base in bases(form):
        for pieces, entry in gazetteer().get(base, ()):
            if len(pieces) == 1 and entry.kind == "Municipality":
                return Sighting(index, index + 1, "Municipality", base, sort="Ort", rank=30, refers=True)
    return None


_LANDSCAPE: Final = re.compile(
    r"(?:[A-ZÄÖÜ][a-zäöüß]*)?(?:[lL]and|[tT]al|[bB]ecken|[hH]öhen?|[hH]eide|[mM]oor|[sS]een|[wW]inkel|[bB]ogen|[sS]chweiz|[gG]äu"
    r"|[aA]lb|[wW]ald|[wW]esten|[oO]sten|[sS]üden|[nN]orden|[sS]eenplatte|[lL]andschaft|[bB]örde|[mM]ark|[aA]uen?|[rR]evier"
    r"|[oO]berland|[bB]erge|[hH]eimat|[sS]pitze)"
)


@lru_cache(maxsize=16384)
def _is_landscape_noun(form: str) -> bool:
    return _LANDSCAPE.fullmatch(form) is not None


def _is_region(form: str) -> bool:
    """Whether the table has a landscape of this one word: "Oberschwaben"."""
    return any(len(pieces) == 1 and entry.kind == "Region" for pieces, entry in gazetteer().get(form, ()))


def _area(words: Words, index: int) -> Sighting | None:
    """ "Ronneburger Hügelland", "Nördliches Harzvorland": an adjective of place or direction and a landscape."""
    forms = words.forms
    after = index + 1
    if after >= len(forms) or words.breaks[after]:
        return None
    form = forms[index]
    if not _is_landscape_noun(forms[after]) and not (_DIRECTION.fullmatch(form) and _is_region(forms[after])):
        return None
    if form.endswith("er") and is_town_adjective(form) and forms[after] != "Landes":
        return Sighting(index, after + 1, "Region", f"{form} {forms[after]}", sort="Landschaft", gender="n", rank=41)
    direction = _DIRECTION.fullmatch(form)
    if direction and not words.opens[index] and len(forms[after]) > 5:
        name = f"{direction[1]}es {forms[after]}"
        return Sighting(index, after + 1, "Region", name, sort="Landschaft", gender="n", rank=41)
    return None


_DIRECTION: Final = re.compile(
    r"((?:Nörd|Süd|Öst|West)lich|Mittler|Ober|Unter|Hoh|Nieder|Vorder|Hinter|Bergisch|Märkisch|Fränkisch|Schwäbisch"
    r"|Sächsisch|Hessisch|Bayerisch|Württembergisch|Rheinisch|Alt)(?:e|en|em|er|es)"
)


def _settle(words: Words, found: dict[int, Sighting], doubtful: dict[int, Sighting]) -> None:
    """Move doubtful names to ``found`` where a preposition or neighbours in an enumeration speak for a place."""
    for index, sighting in sorted(doubtful.items()):
        if _speaks_for_place(words, index, sighting):
            found[index] = sighting
            del doubtful[index]
    moved = True
    while moved and doubtful:
        moved = False
        ends = {s.last: s for s in found.values() if s.kind in LOCAL}
        for index, sighting in sorted(doubtful.items()):
            after = next_item(words, sighting.last)
            before = _previous_end(words, index)
            beside = (after in found and found[after].kind == "Municipality") or before in ends
            if beside and not words.forms[sighting.last - 1].endswith("-"):
                found[index] = sighting
                del doubtful[index]
                moved = True


def _previous_end(words: Words, index: int) -> int:
    at = index
    while at > 0 and index - at < 3 and words.forms[at - 1] in JOINTS:
        at -= 1
    return at if at != index else -1


_PLACE_ENDING: Final = re.compile(
    r"[A-ZÄÖÜ][a-zäöüß-]{2,}(?:heim|hausen|dorf|bach|stedt|städt|berg|burg|furt|feld|felden|rode|roda|leben|ingen|ungen"
    r"|itz|witz|ow|au|brunn|bronn|kirchen|hofen|büttel|hagen|wald|walde|see|stein|thal|tal|münde|brück|born|beck|mühle"
    r"|mühl|reuth|grün|lohe|heide|moor|horst|loh|ried|zell|weiler|haus|kirch)"
)


def _add_strangers(words: Words, found: dict[int, Sighting]) -> None:
    """Names that no table knows: inside an enumeration of places, or by their ending after "in", "aus", "nach"."""
    forms = words.forms
    taken = {i for s in found.values() for i in range(s.first, s.last)}
    for sighting in [found[i] for i in sorted(found) if found[i].kind == "Municipality" and not found[i].refers]:
        row = [sighting]
        end = sighting.last
        first = sighting.first - _OPENING
        if first >= 0 and forms[first] == ":" and forms[first + 2] in {",", "und"} and _is_stranger(words, first + 1):
            row.insert(0, Sighting(first + 1, first + 2, "Municipality", forms[first + 1], sort="Ort", rank=38))
        while (after := next_item(words, end)) is not None and len(row) < 40:
            if after in found:
                row.append(found[after])
            elif after not in taken and forms[after - 1] not in ARTICLES and _is_stranger(words, after):
                row.append(Sighting(after, after + 1, "Municipality", forms[after], sort=sighting.sort, rank=38))
            else:
                break
            end = row[-1].last
        strangers = [s for s in row if s.first not in found]
        known = len(row) - len(strangers)
        if strangers and (known > len(strangers) or (known > 1 and row[-1].first in found)):
            found.update({s.first: s for s in strangers})
            taken.update(s.first for s in strangers)
    for index in range(1, len(forms)):
        if index in taken or forms[index - 1] not in _BARE_PREPOSITIONS or words.breaks[index]:
            continue
        if _PLACE_ENDING.fullmatch(forms[index]) and _is_stranger(words, index):
            found[index] = Sighting(index, index + 1, "Municipality", forms[index], sort="Ort", rank=22)


_OPENING: Final = 3
"""Words from a colon to the second name behind it."""


def _is_item(words: Words, index: int) -> bool:
    """Whether the word is all of an item of a list of towns, or is followed by another town of it."""
    after = index + 1
    if words.kinds[index] is BlockKind.TABLE_ROW:
        return False
    if after >= len(words) or words.breaks[after]:
        return words.breaks[index] == BLOCK and words.kinds[index] is BlockKind.LIST_ITEM
    following = next_item(words, after)
    return following is not None and match(words, following) is not None and words.forms[after] in {",", "und"}


def _is_stranger(words: Words, at: int) -> bool:
    form = words.forms[at]
    return (
        could_be_place(form) and territory(form) is None and find_head(form) is None and not form.endswith("-")
        and form not in vocabulary("first_names") and not form[-1].isdigit() and form not in cues("stops")
        and not is_office(form) and words.forms[at + 1 : at + 2] not in (["der"], ["des"])  # "Beitritt der Stadt X"
    )  # fmt: skip


def _speaks_for_place(words: Words, index: int, sighting: Sighting) -> bool:
    forms = words.forms
    if forms[sighting.last - 1].endswith("-") or index == 0 or words.breaks[index]:
        return False
    before = forms[index - 1]
    if before in _BARE_PREPOSITIONS:
        return forms[sighting.last - 1] == sighting.name.split(" ")[-1]
    if before == "(" and index > 2 and forms[sighting.last : sighting.last + 1] == [")"]:
        return is_first_name(forms[index - 3])
    if before == "von" and index > 1:
        return bool(_OFFICE.fullmatch(forms[index - 2].lower()) or _BUILDINGS.fullmatch(forms[index - 2]))
    return False
