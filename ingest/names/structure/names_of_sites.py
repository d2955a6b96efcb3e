"""Names that say where something lies, as names do with a small word: "am Saalebogen", "an der Fränkischen Saale"."""

from __future__ import annotations

import re
from typing import Final

from ingest.names.knowledge.gazetteer import match, territory
from ingest.names.knowledge.inflection import is_adjective
from ingest.names.knowledge.lexicon import cues, find_head
from ingest.names.knowledge.personal_words import is_office
from ingest.names.words import Words


def where_end(words: Words, at: int) -> int:
    """The end of a name that says where, from the small word ``at`` on: "am Saalebogen"; ``at`` if there is none."""
    forms = words.forms
    after = at + 1
    if after < len(forms) and forms[after] in {"der", "die", "den"}:
        after += 1
        if forms[at] == "in" and after < len(forms) and match(words, after) is None:
            return at  # "die Allianz in der Stadthalle"
    elif forms[at] == "in":  # "die Baunach-Allianz in Klosterlangheim": where it is, not what it is called
        return at
    if forms[after : after + 1] and (forms[after] in PHRASES or _is_direction(words, after)):
        return at
    start = after
    if start > at + 1 and start < len(forms) and _DEEDS.fullmatch(forms[start]):
        return at  # "im Rahmen eines Verbunds um die Aufnahme beworben"
    if start < len(forms) and (
        forms[start] in _SIDES or _BUILDINGS.fullmatch(forms[start]) or _TIMES.fullmatch(forms[start])
    ):
        return at  # "der Zusammenschluss im Norden des Landkreises"
    while after < len(forms) and not words.breaks[after] and forms[after][0].isupper() and forms[after] not in _STOPS:
        if (
            is_office(forms[after])
            or territory(forms[after]) is not None
            or (find_head(forms[after]) is not None and after == start)
        ):
            return at
        after += 1
        if not is_adjective(forms[after - 1]):
            break
    if after == start or (match(words, start) is not None and forms[at] == "in"):
        return at
    return after


_STOPS: Final = cues("stops")
PHRASES: Final = frozenset(
    {"Start", "Netz", "Werk", "Betrieb", "Bau", "Rennen", "Gang", "Rahmen", "Zuge", "Leben", "Tag", "Überblick"}
    | {"Blick", "Zahlen", "Porträt", "Portrait", "Profil", "Kürze", "Wandel", "Detail", "Fokus", "Mittelpunkt"}
    | {"Einsatz", "Ziel", "Aufbruch", "Umbruch", "Rückblick", "Ausblick", "Gespräch", "Interview", "Dialog", "Aufbau"}
    | {"Fakten", "Bildern", "Kommen", "Gange", "Vormarsch", "Verzug", "Ort", "Vergleich", "Jubiläum", "Jahr"}
    | {"Auftrag", "Plan", "Wort", "Bild", "Vordergrund", "Test", "Gespräche", "Zentrum", "Stichworten"}
    | {"Schlagzeilen", "Einzelnen", "Ganzen", "Griff", "Sinne", "Einvernehmen", "Benehmen", "Wege", "Wesentlichen"}
    | {"Übrigen", "Folgenden", "Schnitt"}
)
"""Nouns that a verb takes behind a preposition: "ging an den Start" names no place."""
_DEEDS: Final = re.compile(r"(?!\w*(?:nieder|münd|sied|wald|fest)ung)[A-ZÄÖÜ]\w+(?:ung|nahme|tion|heit|keit)")
"""Nouns of what is done, at which nothing lies."""
_SIDES: Final = frozenset(
    {"Norden", "Süden", "Osten", "Westen", "Nordosten", "Nordwesten", "Südosten", "Südwesten", "Zentrum", "Herzen"}
    | {"Rande"}
)
"""Where something lies, which is no name of it."""
_BUILDINGS: Final = re.compile(
    r"\w*(?:[Hh]aus|[Hh]alle|[Ss]aal|[Ss]chloss|[Mm]useum|[Tt]heater|[Hh]otel|[Gg]asthof|[Kk]loster|[Ss]cheune|[Kk]irche"
    r"|[Ss]chule|[Rr]athaus|[Ss]porthalle|[Bb]ürgersaal|[Kk]ino|[Cc]afé|[Zz]elt)"
)
"""Where something is held, which is no name of who holds it."""
_TIMES: Final = re.compile(
    r"(?:Mon|Diens|Donners|Frei|Sams|Sonn)tag\w*|Mittwoch\w*|Sonnabend\w*|\w*(?:[Jj]ahr|[Mm]onat|[Ww]ochenende|[Qq]uartal"
    r"|[Zz]eitraum|[Aa]bend|[Mm]orgen|[Vv]ormittag|[Nn]achmittag|[Ff]rühjahr|[Ss]ommer|[Hh]erbst|[Ww]inter|[Aa]nschluss)"
)
"""When something is done: "die Allianz im Berichtsjahr"."""


def _is_direction(words: Words, at: int) -> bool:
    """Whether the word at ``at`` with what follows only says where in a territory something lies."""
    following = words.forms[at + 1 : at + 2]
    return _DIRECTIONS.fullmatch(words.forms[at]) is not None and not (following and following[0][:1].isupper())


_DIRECTIONS: Final = re.compile(
    r"(?:äußerste[nrm]? |tiefe[nrm]? )?(?:(?:Nord|Süd|Ost|West)*(?:[Nn]orden|[Ss]üden|[Oo]sten|[Ww]esten)"
    r"|(?:Nord|Süd|Ost|West)*(?:[Tt]eil|[Rr]and|[Hh]älfte|[Zz]ipfel|[Ss]pitze|[Rr]aum)|Herzen?|Zentrum|Bereich|Kern"
    r"|Einzugsbereich|Umfeld|Umkreis|Dreieck|Grenzgebiet|Grenzraum)"
)
"""Nouns that only say where something lies; behind them its territory may follow: "im Norden des Landkreises X"."""


def is_address(words: Words, index: int) -> bool:
    """Whether the noun is a street with the number of a house: "Kirchplatz 3"."""
    street = words.forms[index].endswith(("platz", "straße", "weg", "gasse", "allee", "markt", "anger"))
    number = words.forms[index + 1] if index + 1 < len(words) and not words.breaks[index + 1] else ""
    return street and len(number) <= _HOUSES and number.isdigit()


_HOUSES: Final = 3
"""Digits of the number of a house."""
