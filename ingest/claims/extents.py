"""How far a name reaches around its head noun: adjectives before it, and the proper name behind it."""

from __future__ import annotations

import re
from typing import Final

from ingest.claims.gazetteer import match, territory
from ingest.claims.inflection import is_adjective, may_open_name
from ingest.claims.lexicon import cues, find_head
from ingest.claims.people import is_first_name, is_office
from ingest.claims.policies import STATE_GENITIVES, complement_end
from ingest.claims.words import BLOCK, Words
from ingest.model import BlockKind

_STOPS: Final = cues("stops")
_FUNCTION: Final = cues("function_words")
_LEGAL: Final = cues("legal_forms")
_NAMED_WHERE: Final = frozenset({"Am", "An", "Im", "Ob", "Vor"})
"""The like in capitals, as names have it: "Allianz Am Limes"."""
_WHERE: Final = frozenset({"am", "an", "im", "in", "ob", "vor", "um"})
_TIME_NOUNS: Final = frozenset({"Mitte", "Ende", "Anfang"})
_TIMED: Final = frozenset({"des", "der", "("})


def left_end(words: Words, index: int) -> int:
    """Where a name begins whose head noun is word ``index``: "Bergischen Struktur- und Wirtschaftsförderungs…"."""
    at = index
    while at > 0 and not words.breaks[at]:
        step = _step_left(words, at, index)
        if step == 0:
            break
        at -= step
    return at


def _step_left(words: Words, at: int, index: int) -> int:
    """How many words before word ``at`` belong to the name as well."""
    forms = words.forms
    before = forms[at - 1]
    further = forms[at - 2] if at > 1 else ""
    if before.endswith("-") and len(before) > 1:
        return 1
    if at == index and forms[at] in _CLUBS and before in _FOUNDERS:
        return 1
    if before in {"und", "u", "&", ","} and further.endswith("-") and len(further) > 1:
        return 2
    if before[0].isupper() and may_open_name(before) and _joins_left(words, at - 1):
        return 1
    if before in {"und", ","} and at < index and further[:1].isupper() and may_open_name(further):
        return 2
    if before[0].islower() and further and is_adjective(before) and _follows_adjective(words, at - 1):
        return 2
    return 0


_CLUBS: Final = frozenset({"Club", "Clubs", "Klub", "Klubs"})
_FOUNDERS: Final = frozenset({"Rotary", "Lions", "Kiwanis", "Zonta", "Automobil", "Alpin", "Marketing", "Rad", "Ski"})
"""What clubs are called by that name themselves in foreign words or in two."""


def _follows_adjective(words: Words, at: int) -> bool:
    """Whether a small adjective stands between a capital one and the noun: "Interkommunales strategisches Konzept"."""
    before = words.forms[at - 1]
    same = before[-1] == words.forms[at][-1] and not before.endswith("er")
    first = words.breaks[at - 1] == BLOCK and before.endswith("es")  # "Konzept: Integriertes ländliches …"
    opens = words.opens[at - 1] and not first
    return same and before[0].isupper() and may_open_name(before) and not words.breaks[at] and not opens


def _joins_left(words: Words, at: int) -> bool:
    """Whether a capital word before a head noun belongs to the name and is neither noun, person nor place."""
    form = words.forms[at]
    if is_office(form) or is_first_name(form) or territory(form) is not None or form in _STOPS:
        return False
    if form.startswith("Gemeinsam") and words.opens[at]:
        return False
    head = find_head(form)
    if head is not None and head[0].lemma != "Regionale":
        return False
    return form.endswith("er") or match(words, at) is None


def name_end(words: Words, at: int, *, where: bool = False, state: bool = False, firm: bool = False) -> int:
    """The end of a run of capital words and places from word ``at`` on; ``at`` itself if there is none.

    ``where`` lets "am Saalebogen" be the name, ``state`` lets it be "des Landes Brandenburg", ``firm`` "Dr. Kern".
    """
    end = at
    while end < len(words) and not words.breaks[end]:
        after = _step_right(words, end, at, where=where, state=state, firm=firm)
        if after == end:
            break
        end = after
    return end


def _step_right(words: Words, end: int, start: int, *, where: bool, state: bool, firm: bool) -> int:
    """The word after the next part of a proper name that began at ``start`` and so far reaches to ``end``."""
    forms = words.forms
    form = forms[end]
    first = end == start
    matched = match(words, end) if form[0].isupper() else None
    if matched is not None and not forms[matched[0] - 1].endswith("-"):
        return _joined_places(words, matched[0])
    if form[0].isupper() and len(form) > 1 and _may_name(words, end, first=first):
        return end + 1
    if form == "Oder" and not first and forms[end - 1].rstrip("nrs").lower() in _REACHES:
        return end + 1  # the river: "Städtenetz Mittlere Oder"
    if form in {"A", "B"} and forms[end + 1 : end + 2] and forms[end + 1].isdigit() and not words.breaks[end + 1]:
        return end + 2  # "Gewerbepark A 31"
    if len(form) > 3 and not form[0].isupper() and any(c.isupper() or c in "|&+" for c in form[1:]):
        return end + 1  # "hesselberg|limes"
    barred = forms[end + 1 : end + 2] == ["|"] and words.kinds[end] is not BlockKind.TABLE_ROW
    if first and where and form[0].islower() and barred and form not in _FUNCTION:
        return min(end + 3, len(forms))
    if (
        firm
        and form == "Dr"
        and forms[end + 1 : end + 2] == ["."]
        and forms[end + 2 : end + 3]
        and forms[end + 2][0].isupper()
    ):
        return end + 3  # "Kommunalberatung Dr. Kern"
    if first:
        if where and (form in _WHERE or (form in _NAMED_WHERE and not words.opens[end])):
            return _where_end(words, end)
        if state and form == "des" and forms[end + 1 : end + 2] and forms[end + 1] in {*STATE_GENITIVES, "Saarlandes"}:
            return complement_end(words, end)
        return end
    if form == "plus" or (form[0].isdigit() and _is_number_of_name(words, end)):
        return end + 1
    if form in {"&", "+"} and end + 1 < len(forms) and forms[end + 1][0].isupper():
        return end + 2
    if form in {"und", "/"} and end + 1 < len(forms) and forms[end + 1][0].isupper() and _is_registered(words, end + 1):
        return end + 2
    return end


_REACHES: Final = frozenset({"mittlere", "untere", "obere", "alte", "neue", "westliche", "östliche"})
"""What parts of a river are called."""


def _is_registered(words: Words, at: int) -> bool:
    """Whether a run of capital words leads to "e. V.": then "und" before it stands inside the name."""
    forms = words.forms
    for index in range(at, min(at + 5, len(forms))):
        if forms[index] in {"e.V.", "eV"} or (forms[index] == "e" and forms[index + 1 : index + 3] == [".", "V"]):
            return True
        if words.breaks[index] or not forms[index][0].isupper():
            return False
    return False


def _is_number_of_name(words: Words, at: int) -> bool:
    """Whether digits belong to a name ("Mobilitätsstrategie 2030") and are no sum, date or count."""
    form = words.forms[at]
    after = words.forms[at + 1] if at + 1 < len(words) else ""
    if after in {"–", "-", "/"} and at + 2 < len(words) and words.forms[at + 2][0].isdigit():
        return False
    if len(form) < 4 and after == "," and at + 2 < len(words) and words.forms[at + 2][0].isdigit():
        return False  # the decimal comma of a sum
    return bool(re.fullmatch(r"\d{1,4}(?:\.0)?", form)) and after not in {
        ".",
        "Euro",
        "€",
        "Prozent",
        "%",
        "Mio",
        "EUR",
    }


def _joined_places(words: Words, end: int) -> int:
    """Over "A – B" where both are places, and over "A–B" without spaces."""
    forms = words.forms
    while end + 1 < len(forms) and forms[end] in {"–", "-"} and not (words.breaks[end] or words.breaks[end + 1]):
        following = match(words, end + 1)
        glued = words.glued(end) and words.glued(end + 1) and forms[end + 1][0].isupper()
        if following is None and not glued:
            break
        end = following[0] if following is not None else end + 2
    return end


_PHRASES: Final = frozenset(
    {
        "Start",
        "Netz",
        "Werk",
        "Betrieb",
        "Bau",
        "Rennen",
        "Gang",
        "Rahmen",
        "Zuge",
        "Leben",
        "Tag",
        "Überblick",
        "Blick",
    }
    | {
        "Zahlen",
        "Porträt",
        "Portrait",
        "Profil",
        "Kürze",
        "Wandel",
        "Detail",
        "Fokus",
        "Mittelpunkt",
        "Einsatz",
        "Ziel",
    }
    | {"Aufbruch", "Umbruch", "Rückblick", "Ausblick", "Gespräch", "Interview", "Dialog", "Aufbau", "Fakten", "Bildern"}
    | {
        "Kommen",
        "Gange",
        "Vormarsch",
        "Verzug",
        "Ort",
        "Vergleich",
        "Jubiläum",
        "Jahr",
        "Auftrag",
        "Plan",
        "Wort",
        "Bild",
    }
    | {"Vordergrund", "Test", "Gespräche", "Zentrum", "Stichworten", "Schlagzeilen", "Einzelnen", "Ganzen", "Griff"}
    | {"Sinne", "Rahmen", "Zuge", "Einvernehmen", "Benehmen", "Wege", "Wesentlichen", "Übrigen", "Folgenden", "Schnitt"}
)
"""Nouns that a verb takes behind a preposition: "ging an den Start" names no place."""
_DIRECTIONS: Final = re.compile(
    r"(?:äußerste[nrm]? |tiefe[nrm]? )?(?:(?:Nord|Süd|Ost|West)*(?:[Nn]orden|[Ss]üden|[Oo]sten|[Ww]esten)"
    r"|(?:Nord|Süd|Ost|West)*(?:[Tt]eil|[Rr]and|[Hh]älfte|[Zz]ipfel|[Ss]pitze|[Rr]aum)|Herzen?|Zentrum|Bereich|Kern"
    r"|Einzugsbereich|Umfeld|Umkreis|Dreieck|Grenzgebiet|Grenzraum)"
)
"""Nouns that only say where something lies; behind them its territory may follow: "im Norden des Landkreises X"."""


_SIDES: Final = frozenset(
    {
        "Norden",
        "Süden",
        "Osten",
        "Westen",
        "Nordosten",
        "Nordwesten",
        "Südosten",
        "Südwesten",
        "Zentrum",
        "Herzen",
        "Rande",
    }
)
"""Where something lies, which is no name of it."""


_BUILDINGS: Final = re.compile(
    r"\w*(?:[Hh]aus|[Hh]alle|[Ss]aal|[Ss]chloss|[Mm]useum|[Tt]heater|[Hh]otel|[Gg]asthof|[Kk]loster|[Ss]cheune|[Kk]irche"
    r"|[Ss]chule|[Rr]athaus|[Ss]porthalle|[Bb]ürgersaal|[Kk]ino|[Cc]afé|[Zz]elt)"
)
"""Where something is held, which is no name of who holds it."""


def _where_end(words: Words, at: int) -> int:
    forms = words.forms
    after = at + 1
    if after < len(forms) and forms[after] in {"der", "die", "den"}:
        after += 1
        if forms[at] == "in" and after < len(forms) and match(words, after) is None:
            return at  # "die Allianz in der Stadthalle"
    elif forms[at] == "in":  # "die Baunach-Allianz in Klosterlangheim": where it is, not what it is called
        return at
    if forms[after : after + 1] and (forms[after] in _PHRASES or _is_direction(words, after)):
        return at
    start = after
    if start < len(forms) and (forms[start] in _SIDES or _BUILDINGS.fullmatch(forms[start])):
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


def _is_direction(words: Words, at: int) -> bool:
    """Whether the word at ``at`` with what follows only says where in a territory something lies."""
    following = words.forms[at + 1 : at + 2]
    return _DIRECTIONS.fullmatch(words.forms[at]) is not None and not (following and following[0][:1].isupper())


_UNDERTAKINGS: Final = frozenset(
    {"Projekt", "Vorhaben", "Leitprojekt", "Modellprojekt", "Pilotprojekt", "Modellvorhaben"}
)


_UNITED: Final = frozenset(
    {"Kooperation", "Allianz", "Bündnis", "Verbund", "Netzwerk", "Städtenetz", "ARGE", "Initiative"}
)
_OWN_TOWNS: Final = re.compile(
    r"(?!Mitglied|Partner|Nachbar|Klein|Mittel|Groß|Gründung|Modell|Umland|Kern|Kreis|Land|Bundes|Heimat|Schwester"
    r"|Hanse|Alt|Neu|Rand|Einzel|Teil|Orts|Samt|Verband|Mit|Kur|Schul|Industrie|Wohn)[A-ZÄÖÜ][a-zäöüß]{2,20}(?:städte|gemeinden|dörfer|orte)"
)
"""Towns called together by a name: "Muldestädte"."""


def _may_name(words: Words, at: int, *, first: bool) -> bool:
    """Whether a capital word may be part of the proper name behind a head noun."""
    forms = words.forms
    form = forms[at]
    following = forms[at + 1] if at + 1 < len(forms) and not words.breaks[at + 1] else ""
    if form == "Mitte" and first:  # "das Städtenetz Mitte umfasst …"
        return bool(following) and not following[0].isupper() and not following[0].isdigit() and following not in _TIMED
    if form in _TIME_NOUNS:
        return not first and not following[:1].isdigit() and following not in {"des", "der"} and following not in _STOPS
    if form in {"Land", "Stadt", "Region"} and forms[at - 1][0].isupper():
        if forms[at - 1] == "Stiftung" or (not first and may_open_name(forms[at - 1])):
            return True  # "Stiftung Lebendiges Land"
        if form == "Land":
            return False
    if first and forms[at - 1] == "Stiftung" and form not in _STOPS and match(words, at) is None:
        return True  # "Stiftung Lebensraum"
    if first and _OWN_TOWNS.fullmatch(form) and form not in _STOPS:
        return find_head(forms[at - 1]) is not None and forms[at - 1] in _UNITED  # "die Kooperation Muldestädte"
    if form in _STOPS or territory(form) is not None or form in _LEGAL:
        return False
    if is_office(form):
        return first and forms[at - 1] in _UNDERTAKINGS and not following[:1].isupper()  # "das Projekt Dorfkümmerer"
    if is_first_name(form) and following[:1].isupper():
        return False
    head = find_head(form)
    if first and forms[at - 1].startswith("Zweckverband") and following[:1].isupper():
        return True  # "Zweckverband Naturpark Steinwald"
    if form == "Region" and first and following[:1].isupper():
        return True
    return head is None or not first or form.isupper() or "-" in form or form.lower() != head[0].lemma.lower()
