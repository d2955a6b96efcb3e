"""Where the names of registered clubs begin that hold small words: "Verein zur Förderung des Oderlandes e. V.", "Leben
am Fluss e. V.", "LAG Moorheide und Ruppiner Land e. V."."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from ingest.names.knowledge.gazetteer import territory
from ingest.names.knowledge.inflection import is_adjective
from ingest.names.knowledge.lexicon import cues, find_head
from ingest.names.knowledge.personal_words import is_office
from ingest.names.words import Words

BODY_NOUN: Final = re.compile(
    r"\w*(?:gesellschaft|verein|verband|institut|zentrum|agentur|initiative|land|gemeinschaft|büro)", re.IGNORECASE
)


def forms_club(form: str) -> bool:
    """Whether a legal form is that of a registered club."""
    return form in {"e", "e.V.", "eV"}


_PURPOSE: Final = frozenset({"zur", "zum", "für"})
_CLUB_NOUN: Final = re.compile(
    r"(?:[A-ZÄÖÜ][\wäöüß-]*)?(?:[Vv]erein|[Vv]erband|[Gg]esellschaft|[Gg]emeinschaft|[Ii]nitiative)(?:s|es)?"
)
_SMALL_IN_NAME: Final = frozenset(
    {"der", "des", "die", "das", "dem", "den", "und", "zur", "zum", "für", "von", "im", "in", "am"}
    | {"an", "auf", "&", "-", "–"}
)
_LONGEST_PURPOSE: Final = 11


def purpose_start(words: Words, index: int, at: int) -> int:
    """Where the name of a club begins that tells its purpose: "Verein zur Entwicklung des Oderlandes e. V."."""
    forms = words.forms
    for noun in range(min(at, index - 1), max(index - _LONGEST_PURPOSE, -1), -1):
        if noun + 1 < index and forms[noun + 1] in _PURPOSE and _CLUB_NOUN.fullmatch(forms[noun]):
            return noun
        plain = forms[noun][0].isupper() or forms[noun] in _SMALL_IN_NAME or is_adjective(forms[noun])
        if not plain or words.breaks[noun]:
            break
    return at


WITHIN: Final = frozenset({"im", "am", "und"})


def is_named_there(words: Words, at: int, index: int) -> bool:
    """Whether the words before "im" or "am" belong to the name of a club, since a place alone is no club: "Leben am
    Fluss e. V.", not "Mitglied im Heimatverein e. V."."""
    forms = words.forms
    if at < _WITH_NOUN or words.breaks[at - 1] or not forms[at - 2][0].isupper() or is_office(forms[at - 2]):
        return False
    if forms[at - 2] in cues("held_by_cooperations") or not forms_club(forms[index]):
        return False
    if forms[at - 1] == "und" and not any(map(_is_union, forms[max(0, at - _HEAD) : at - 2])):
        return False  # "LAG Moorland und Ruppiner Land e. V."
    return not any(find_head(form) or BODY_NOUN.fullmatch(form) for form in forms[at : index - 1])


_HEAD: Final = 5
"""Words before "und" among which the noun of a cooperation opens its name."""
_WITH_NOUN: Final = 2
"""Words before a name that "am" and a noun take."""


def is_called_land(words: Words, at: int) -> bool:
    """Whether the noun for a country ends the name of a club: "Kulturverein Wittlager Land e. V."."""
    before = words.forms[at - 1] if at and not words.breaks[at] else ""
    return words.forms[at] == "Land" and before[:1].isupper() and territory(before) is None


_PLAIN: Final = frozenset({"Verein", "Vereins", "Vereines", "Trägerverein", "Trägervereins"})


def _is_union(form: str) -> bool:
    """Whether a word opens the name of a cooperation by itself: "LAG", "Regionalverband"."""
    head = find_head(form)
    return head is not None and head[0].kind == "Cooperation"


def is_plain_club(words: Words, at: int) -> bool:
    """Whether the word only says that the cooperation named behind it is a club: "der Verein LAG Oberland e. V."."""
    noun = at + 1 + is_adjective(words.forms[at + 1])
    return words.forms[at] in _PLAIN and noun < len(words) and _is_union(words.forms[noun])


def is_bracketed(words: Words, at: int) -> bool:
    """Whether the words before are the noun of a cooperation and its short form: "Aktionsgruppe (LAG) |X e. V."."""
    forms = words.forms
    return at > _BRACKET and forms[at - 3] == "(" and forms[at - 2].isupper() and _is_union(forms[at - 4])


_BRACKET: Final = 3


def without_bracket(name: str) -> str:
    """A name without the short form in the middle of it."""
    return re.sub(r" \([A-ZÄÖÜ]{2,6}\)(?= )", "", name)


def ends_small(words: Words, at: int) -> bool:
    """Whether a capital word and a small one are all of a club's name: "Oberland gemeinsam |e. V."."""
    if at < _WITH_NOUN or not forms_club(words.forms[at]) or words.breaks[at - 1]:
        return False
    first, small = words.forms[at - 2], words.forms[at - 1]
    named = find_head(first) is None and territory(first) is None and first[0].isupper() and first not in cues("stops")
    return named and small not in cues("function_words") and not is_office(first)


@lru_cache(maxsize=16384)
def meets(form: str) -> bool:
    """Whether a noun is that of a meeting or committee of the club named right behind it: "Vorstand X e. V."."""
    head = find_head(form)
    return head is not None and head[0].kind in {"Event", "Committee"}
