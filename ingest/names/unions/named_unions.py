"""Cooperations that their noun and a landscape name by themselves ("Hunsrückbund"), or a noun of towns and a name.

No sentence need say that towns join in them: nobody else is called a league of a landscape or a "Städtekette Nordharz".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from ingest.names.brackets import OPENING
from ingest.names.knowledge.gazetteer import is_landscape, is_town_adjective, territory
from ingest.names.knowledge.inflection import decline, may_open_name
from ingest.names.knowledge.lexicon import cues, find_head
from ingest.names.sightings import Sighting
from ingest.names.structure.name_ends import name_end
from ingest.names.words import Words

_GENDERS: Final[dict[str, str]] = {
    "bund": "m", "verbund": "m", "pakt": "m", "konvent": "m", "kranz": "m", "ring": "m", "tisch": "m",
    "bündnis": "n", "quartett": "n", "quintett": "n", "trio": "n", "kleeblatt": "n", "netz": "n", "forum": "n",
    "runde": "f", "kette": "f", "union": "f", "nachbarschaft": "f", "partnerschaft": "f", "allianz": "f", "reihe": "f",
}  # fmt: skip
_OF_LAND: Final = ("bund", "verbund", "pakt", "bündnis", "quartett", "quintett", "trio", "kleeblatt", "runde", "union")
"""Nouns that make a union of the name of a landscape."""
_LAND: Final = re.compile(
    r"(?:.{2,}(?:tal|täler|land|wald|heide|gau|gäu|aue|auen|berg|berge|gebirgs?|winkel|seen|seenland|moor|börde|mark|höhen?"
    r"|rück|niederung|marsch|geest|ried|luch|lausitz|platte|bucht|ufer|küsten?|insel|alb)|hanse|ostsee|nordsee)",
    re.IGNORECASE,
)
_TOWNS: Final = re.compile(
    r"(?:klein|mittel|hanse|fachwerk|residenz|rosen|burgen|fluss|insel)?(?:städte|stadt)|gemeinde|gemeinden|dörfer"
    r"|kommunal|kommunen|nachbar|nachbarschafts|stadt-umland|umland|orte",
    re.IGNORECASE,
)
_SHAPE: Final = re.compile(
    rf"(?P<lead>[A-ZÄÖÜ][\wäöüß-]*?)-?(?P<noun>{'|'.join(_GENDERS)})(?P<end>e?s)?", re.IGNORECASE
)
_ENDS: Final = tuple(noun + end for noun in _GENDERS for end in ("", "s", "es"))
_STRONG: Final = ("bund", "verbund", "pakt", "kranz")
_RANK: Final = 50


def find_named_unions(words: Words) -> Iterator[Sighting]:
    """The unions of landscapes, and those of towns that have a name of their own behind the noun."""
    for index, form in enumerate(words.forms):
        built = union_noun(form)
        if built is None or words.labels[index]:
            continue
        noun, lead, sort, gender = built
        first = index
        if index and not words.breaks[index]:
            before = words.forms[index - 1]
            first -= before[0].isupper() and (is_town_adjective(before) or _is_of_land(before))
        if _is_of_work(words, first):
            continue
        end = name_end(words, index + 1) if index + 1 < len(words) and not words.breaks[index + 1] else index + 1
        of_towns = _TOWNS.fullmatch(lead) is not None and (first < index or end > index + 1)
        if not of_towns and not names_land(lead, sort):
            continue
        opening = [decline(words.forms[first], gender, False)] if first < index else []
        rest = [words.spelled(index + 1, end)] if end > index + 1 else []
        name = " ".join((*opening, noun, *rest))
        short = (noun,) if name != noun else ()
        yield Sighting(first, end, "Cooperation", name, short, sort=sort, gender=gender, rank=_RANK)


def _is_of_work(words: Words, first: int) -> bool:
    """Whether a work is called so: "der Radfernweg „Thüringer Städtekette“"."""
    at = first - 1 - (first > 0 and words.forms[first - 1] in OPENING)
    head = find_head(words.forms[at]) if at >= 0 and not words.breaks[at + 1] else None
    return head is not None and head[0].kind in ("Project", "Event") and head[0].bare == "founds"


def _is_of_land(form: str) -> bool:
    """Whether an adjective is derived from a landscape: "Altmärkischer", "Fränkische"."""
    return may_open_name(form) and re.search(r"isch(?:e[rsnm]?)?$", form) is not None


def names_land(lead: str, sort: str) -> bool:
    """Whether the first part of a compound is a landscape and its noun makes a union of that."""
    return sort.lower() in _OF_LAND and (is_landscape(lead.rstrip("-")) or _LAND.fullmatch(lead) is not None)


def is_union_of_land(form: str) -> bool:
    """Whether a compound names the union of a landscape by itself: "Seenlandbund"."""
    built = union_noun(form)
    return built is not None and names_land(built[1], built[2])


@lru_cache(maxsize=16384)
def union_noun(form: str) -> tuple[str, str, str, str] | None:
    """The nominative of a compound that ends like a union, its first part, its noun and its gender."""
    found = _SHAPE.fullmatch(form) if form.lower().endswith(_ENDS) else None
    if found is None or len(found["lead"]) < _LEAST or territory(form) is not None:
        return None
    head = find_head(form)
    if head is not None:
        return None
    lead, sort = found["lead"], found["noun"].lower()
    plain = lead.lower().rstrip("-")
    if not cues("general_first_parts").isdisjoint((plain, plain.rstrip("s"))) and _TOWNS.fullmatch(lead) is None:
        return None
    ending = found["end"] or ""
    noun = form.removesuffix(ending) if ending == "s" or (ending == "es" and sort in _STRONG) else form
    return noun, lead, sort.capitalize(), _GENDERS[sort]


_LEAST: Final = 3
